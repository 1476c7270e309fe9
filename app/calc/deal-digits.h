/* deal-digits.h: whole numbers as digits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void deal_digits_append (GString *text, guint64 number);
void deal_digits_append_fraction (GString *text, guint64 number, guint places);

G_END_DECLS
