/* deal-digits.c: whole numbers as digits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-digits.h"

/* Of the largest number in 64 bits. */
#define MAX_DIGITS 20

/* As printf() does with a plain “%u”, ten times as quickly: a large deal has a
 * million numbers to say. */
void
deal_digits_append (GString *text,
                    guint64  number)
{
  char  digits[MAX_DIGITS];
  gsize start = MAX_DIGITS;

  do
    {
      digits[--start] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (number > 0);

  g_string_append_len (text, digits + start, (gssize) (MAX_DIGITS - start));
}

/**
 * deal_digits_append_fraction:
 * @text: what stands before the point
 * @number: the digits behind it, as a number below 10^@places; not 0
 * @places: how many there are, at most 19
 *
 * Appends the point and the digits, without zeros at the end.
 */
void
deal_digits_append_fraction (GString *text,
                             guint64  number,
                             guint    places)
{
  char digits[MAX_DIGITS];

  for (guint i = places; i > 0; i--)
    {
      digits[i - 1] = (char) ('0' + number % 10);
      number /= 10;
    }
  while (places > 0 && digits[places - 1] == '0')
    places--;

  g_string_append_c (text, '.');
  g_string_append_len (text, digits, places);
}
