/* deal-money.h: exact amounts; nothing wraps and nothing is rounded twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-decimal.h"

G_BEGIN_DECLS

/*
 * Amounts are 64-bit counts of a currency's minor unit.  Every function says
 * FALSE instead of wrapping; roundings are half to even.
 */
gboolean deal_money_add (gint64 a, gint64 b, gint64 *sum);
gboolean deal_money_subtract (gint64 a, gint64 b, gint64 *difference);
gboolean deal_money_multiply (gint64 amount, DealDecimal factor, gint64 *product);
gboolean deal_money_divide (gint64  amount,
                            gint64  numerator,
                            gint64  denominator,
                            gint64 *part);
char    *deal_money_to_plain (gint64 minor, guint minor_digits);

G_END_DECLS
