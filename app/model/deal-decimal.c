/* deal-decimal.c: decimal numbers as they stand in a file, never binary fractions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-decimal.h"

#include <string.h>

#define MAX_DIGITS 18

/* Every whole number up to it is a double. */
#define MAX_EXACT (G_GINT64_CONSTANT (1) << 53)

/* 18 digits times 10^18 need 120 bits. */
typedef __int128 Wide;

static const gint64 powers[MAX_DIGITS + 1] = {
  1,
  10,
  100,
  1000,
  10000,
  100000,
  1000000,
  10000000,
  100000000,
  1000000000,
  10000000000,
  100000000000,
  1000000000000,
  10000000000000,
  100000000000000,
  1000000000000000,
  10000000000000000,
  100000000000000000,
  1000000000000000000,
};

/* @digits * 10^@exponent, if it has at most 18 digits on either side. */
static gboolean
make_decimal (Wide         digits,
              int          exponent,
              DealDecimal *decimal)
{
  if (digits == 0)
    exponent = 0;
  while (exponent < 0 && digits % 10 == 0)
    {
      digits /= 10;
      exponent++;
    }
  while (exponent > 0 && digits > -powers[MAX_DIGITS] && digits < powers[MAX_DIGITS])
    {
      digits *= 10;
      exponent--;
    }

  if (exponent > 0 || exponent < -MAX_DIGITS ||
      digits <= -powers[MAX_DIGITS] || digits >= powers[MAX_DIGITS])
    return FALSE;

  *decimal = (DealDecimal){ (gint64) digits, (guint8) -exponent };

  return TRUE;
}

/* The digits at @text, which are added to *@number; leading zeros are no digits. */
static const char *
take_digits (const char *text,
             const char *end,
             gint64     *number,
             int        *n_digits)
{
  for (; text < end && g_ascii_isdigit (*text); text++)
    {
      *n_digits += *n_digits > 0 || *text != '0';
      if (*n_digits <= MAX_DIGITS)
        *number = *number * 10 + (*text - '0');
    }

  return text;
}

/* An exponent, with its "e"; beyond four digits it is only known to be too large. */
static const char *
take_exponent (const char *text,
               const char *end,
               int        *exponent)
{
  gboolean negative;
  gint64   number = 0;
  int      n_digits = 0;

  text++;
  negative = text < end && *text == '-';
  if (text < end && (*text == '-' || *text == '+'))
    text++;
  if (text == end || !g_ascii_isdigit (*text))
    return NULL;

  text = take_digits (text, end, &number, &n_digits);
  if (n_digits > 4)
    number = 9999;
  *exponent += negative ? -(int) number : (int) number;

  return text;
}

/**
 * deal_decimal_parse:
 * @text: a number as JSON writes it
 * @length: bytes in @text, or -1 when it ends with a NUL
 * @decimal: (out): the number; unchanged when there is none
 *
 * Returns: whether @text is a number of at most 18 digits (leading zeros not
 *   counted), at most 18 of them behind the point once the exponent is applied
 */
gboolean
deal_decimal_parse (const char  *text,
                    gssize       length,
                    DealDecimal *decimal)
{
  const char *end = text + (length < 0 ? (gssize) strlen (text) : length);
  gint64      digits = 0;
  int         n_digits = 0;
  int         exponent = 0;
  gboolean    negative = text < end && *text == '-';

  if (negative)
    text++;
  if (text == end || !g_ascii_isdigit (*text) ||
      (*text == '0' && text + 1 < end && g_ascii_isdigit (text[1])))
    return FALSE;

  text = take_digits (text, end, &digits, &n_digits);
  if (text < end && *text == '.')
    {
      const char *fraction = text + 1;

      text = take_digits (fraction, end, &digits, &n_digits);
      if (text == fraction)
        return FALSE;
      exponent = -(int) MIN (text - fraction, 9999);
    }
  if (text < end && (*text == 'e' || *text == 'E'))
    text = take_exponent (text, end, &exponent);

  return text == end && n_digits <= MAX_DIGITS &&
         make_decimal (negative ? -digits : digits, exponent, decimal);
}

/**
 * deal_decimal_compare:
 * @a: a number
 * @b: a number
 *
 * Returns: negative, 0 or positive as @a is less than, equal to or greater than @b
 */
int
deal_decimal_compare (DealDecimal a,
                      DealDecimal b)
{
  Wide left = (Wide) a.digits * powers[b.places];
  Wide right = (Wide) b.digits * powers[a.places];

  return (left > right) - (left < right);
}

/**
 * deal_decimal_subtract:
 * @a: a number
 * @b: a number
 * @difference: (out): @a - @b, exactly
 *
 * Returns: whether the difference fits
 */
gboolean
deal_decimal_subtract (DealDecimal  a,
                       DealDecimal  b,
                       DealDecimal *difference)
{
  int  places = MAX (a.places, b.places);
  Wide digits = (Wide) a.digits * powers[places - a.places] -
                (Wide) b.digits * powers[places - b.places];

  return make_decimal (digits, -places, difference);
}

/**
 * deal_decimal_to_minor:
 * @decimal: a number
 * @scale: how many main units one of @decimal is: 1 to 1 000 000 000
 * @minor_digits: digits of the currency's minor unit, 0 to 4
 * @minor: (out): the amount in minor units
 *
 * Returns: whether the amount is a whole number of minor units and fits
 */
gboolean
deal_decimal_to_minor (DealDecimal decimal,
                       gint64      scale,
                       guint       minor_digits,
                       gint64     *minor)
{
  g_return_val_if_fail (scale >= 1 && scale <= powers[9], FALSE);
  g_return_val_if_fail (minor_digits <= 4, FALSE);

  Wide amount = (Wide) decimal.digits * scale * powers[minor_digits];

  if (amount % powers[decimal.places] != 0)
    return FALSE;

  amount /= powers[decimal.places];
  if (amount < G_MININT64 || amount > G_MAXINT64)
    return FALSE;

  *minor = (gint64) amount;

  return TRUE;
}

/**
 * deal_decimal_to_text:
 * @decimal: a number
 *
 * Returns: (transfer full): the number as JSON writes it, without an exponent
 */
char *
deal_decimal_to_text (DealDecimal decimal)
{
  gint64      unit = powers[decimal.places];
  const char *sign = decimal.digits < 0 ? "-" : "";
  gint64      digits = ABS (decimal.digits);

  if (decimal.places == 0)
    return g_strdup_printf ("%s%" G_GINT64_FORMAT, sign, digits);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT,
                          sign, digits / unit, decimal.places, digits % unit);
}

/**
 * deal_decimal_to_double:
 * @decimal: a number
 *
 * For axes and sliders; never for money.
 *
 * Returns: the nearest double
 */
double
deal_decimal_to_double (DealDecimal decimal)
{
  g_autofree char *text = NULL;

  /* Both are exact then, and a division is rounded to the nearest. */
  if (ABS (decimal.digits) <= MAX_EXACT)
    return (double) decimal.digits / (double) powers[decimal.places];

  text = deal_decimal_to_text (decimal);

  return g_ascii_strtod (text, NULL);
}
