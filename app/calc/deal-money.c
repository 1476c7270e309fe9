/* deal-money.c: exact amounts; nothing wraps and nothing is rounded twice
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-money.h"

/* Two 64-bit factors fit: 2^63 * 2^63 < 2^127. */
__extension__ typedef __int128 Wide;

/* @product / @divisor, half to even; FALSE: does not fit in 64 bits. */
static gboolean
divide_half_even (Wide    product,
                  Wide    divisor,
                  gint64 *result)
{
  gboolean negative = product < 0;
  Wide     size = negative ? -product : product;
  Wide     whole = size / divisor;
  Wide     rest = size % divisor;

  if (rest > divisor - rest || (rest == divisor - rest && whole % 2 == 1))
    whole++;
  if (negative)
    whole = -whole;
  if (whole < G_MININT64 || whole > G_MAXINT64)
    return FALSE;

  *result = (gint64) whole;

  return TRUE;
}

/**
 * deal_money_add:
 * @a: an amount in minor units
 * @b: another
 * @sum: (out): their sum; untouched on failure
 *
 * Returns: FALSE if the sum does not fit
 */
gboolean
deal_money_add (gint64  a,
                gint64  b,
                gint64 *sum)
{
  gint64 result;

  if (__builtin_add_overflow (a, b, &result))
    return FALSE;

  *sum = result;

  return TRUE;
}

/**
 * deal_money_subtract:
 * @a: an amount in minor units
 * @b: what is taken from it
 * @difference: (out): @a − @b; untouched on failure
 *
 * Returns: FALSE if the difference does not fit
 */
gboolean
deal_money_subtract (gint64  a,
                     gint64  b,
                     gint64 *difference)
{
  gint64 result;

  if (__builtin_sub_overflow (a, b, &result))
    return FALSE;

  *difference = result;

  return TRUE;
}

/**
 * deal_money_multiply:
 * @amount: an amount in minor units
 * @factor: as a share of revenue
 * @product: (out): rounded once, half to even; untouched on failure
 *
 * Returns: FALSE if the product does not fit
 */
gboolean
deal_money_multiply (gint64      amount,
                     DealDecimal factor,
                     gint64     *product)
{
  Wide divisor = 1;

  for (guint i = 0; i < factor.places; i++)
    divisor *= 10;

  return divide_half_even ((Wide) amount * factor.digits, divisor, product);
}

/**
 * deal_money_divide:
 * @amount: an amount in minor units
 * @numerator: how many parts are wanted
 * @denominator: of how many equal parts; > 0
 * @part: (out): @amount × @numerator / @denominator, rounded once, half to
 *   even; untouched on failure
 *
 * Returns: FALSE if the part does not fit
 */
gboolean
deal_money_divide (gint64  amount,
                   gint64  numerator,
                   gint64  denominator,
                   gint64 *part)
{
  g_return_val_if_fail (denominator > 0, FALSE);

  return divide_half_even ((Wide) amount * numerator, denominator, part);
}

/**
 * deal_money_to_plain:
 * @minor: an amount in minor units
 * @minor_digits: digits of the minor unit: 2 for cents; at most 18
 *
 * Returns: (transfer full): the amount in main units for machines, as
 *   `38000000000.00` or `-0.05`, in every locale alike
 */
char *
deal_money_to_plain (gint64 minor,
                     guint  minor_digits)
{
  guint64 size = minor < 0 ? -(guint64) minor : (guint64) minor;
  guint64 unit = 1;

  g_return_val_if_fail (minor_digits <= 18, NULL);

  for (guint i = 0; i < minor_digits; i++)
    unit *= 10;
  if (minor_digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, minor < 0 ? "-" : "", size);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                          minor < 0 ? "-" : "", size / unit, (int) minor_digits,
                          size % unit);
}
