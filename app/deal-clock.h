/* deal-clock.h: the one function that knows what time it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 deal_clock_now (void);
char  *deal_clock_to_iso (gint64 seconds);

G_END_DECLS
