/* deal-data.h: where the files that come with the program are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *deal_data_get_path (const char *name);
char *deal_data_get_bundled_deal (void);

G_END_DECLS
