/* deal-decimal.h: decimal numbers as they stand in a file, never binary fractions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealDecimal:
 * @digits: the digits as a whole number, at most 18 of them
 * @places: how many of them stand behind the point, 0 to 18
 *
 * The number @digits / 10^@places, exactly.  Kept without trailing zeros
 * behind the point, so that equal numbers are equal structs.
 */
typedef struct
{
  gint64 digits;
  guint8 places;
} DealDecimal;

gboolean deal_decimal_parse (const char *text, gssize length, DealDecimal *decimal);
int      deal_decimal_compare (DealDecimal a, DealDecimal b);
gboolean deal_decimal_subtract (DealDecimal a, DealDecimal b, DealDecimal *difference);
gboolean deal_decimal_to_minor (DealDecimal decimal,
                                gint64      scale,
                                guint       minor_digits,
                                gint64     *minor);
char    *deal_decimal_to_text (DealDecimal decimal);
double   deal_decimal_to_double (DealDecimal decimal);

G_END_DECLS
