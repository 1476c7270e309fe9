/* deal-json-lex.c: the smallest pieces of JSON, judged by RFC 8259
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json-lex.h"

#include <math.h>

#include "deal-text.h"
#include "model/deal-json.h"

/* Longer numbers of 18 digits have zeros that say nothing. */
#define MAX_NUMBER 64
#define MAX_DIGITS 18

static const char *
refuse (DealJsonFlaw *flaw,
        const char   *at,
        const char   *message,
        const char   *expected)
{
  *flaw = (DealJsonFlaw){ at, message, expected };

  return NULL;
}

/**
 * deal_json_check_wide:
 * @p: a byte beyond ASCII
 * @end: the end of the text
 * @flaw: (out): what is wrong
 *
 * Returns: (nullable): behind the characters beyond ASCII that stand at @p;
 *   `NULL` when they are no UTF-8
 */
const char *
deal_json_check_wide (const char   *p,
                      const char   *end,
                      DealJsonFlaw *flaw)
{
  while (p < end && (guchar) *p >= 0x80)
    {
      gunichar c = g_utf8_get_char_validated (p, end - p);

      if (c == (gunichar) -1 || c == (gunichar) -2)
        return refuse (flaw, p, N_ ("This is not UTF-8"), N_ ("a file in UTF-8"));
      p = g_utf8_next_char (p);
    }

  return p;
}

/* The number that four hexadecimal digits make, or -1. */
static int
get_hex (const char *p,
         const char *end)
{
  int value = 0;

  if (end - p < 4)
    return -1;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }

  return value;
}

static const char *
check_unicode_escape (const char   *p,
                      const char   *end,
                      DealJsonFlaw *flaw)
{
  int unit = get_hex (p + 2, end);

  if (unit < 0)
    return refuse (flaw, p, N_ ("An escape is incomplete"),
                   N_ ("four hexadecimal digits after “\\u”"));
  if (unit == 0)
    return refuse (flaw, p, N_ ("A text holds the character U+0000"), NULL);
  if (unit < 0xd800 || unit > 0xdfff)
    return p + 6;

  int second = unit < 0xdc00 && end - p >= 12 && p[6] == '\\' && p[7] == 'u'
                 ? get_hex (p + 8, end)
                 : -1;

  if (second < 0xdc00 || second > 0xdfff)
    return refuse (flaw, p, N_ ("An escape is half of a surrogate pair"),
                   N_ ("both halves, the high one first"));

  return p + 12;
}

/**
 * deal_json_check_escape:
 * @p: a backslash in a string
 * @end: the end of the text
 * @flaw: (out): what is wrong
 *
 * Returns: (nullable): behind the escape; `NULL` when it is none
 */
const char *
deal_json_check_escape (const char   *p,
                        const char   *end,
                        DealJsonFlaw *flaw)
{
  if (end - p >= 2 && p[1] == 'u')
    return check_unicode_escape (p, end, flaw);
  if (end - p >= 2 && p[1] != '\0' && strchr ("\"\\/bfnrt", p[1]) != NULL)
    return p + 2;

  return refuse (flaw, p, N_ ("An escape is not known"),
                 N_ ("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"));
}

static const char *
skip_digits (const char *p,
             const char *end)
{
  while (p < end && g_ascii_isdigit (*p))
    p++;

  return p;
}

static guint
count_digits (const char *p,
              const char *end)
{
  guint n = 0;

  for (; p < end && *p != 'e' && *p != 'E'; p++)
    n += g_ascii_isdigit (*p) && (n > 0 || *p != '0');

  return n;
}

static gboolean
is_finite (const char *p,
           const char *end)
{
  char copy[MAX_NUMBER + 1] = { 0 };

  memcpy (copy, p, end - p);

  return isfinite (g_ascii_strtod (copy, NULL));
}

/**
 * deal_json_check_number:
 * @p: a digit or a minus sign
 * @end: the end of the text
 * @flaw: (out): what is wrong
 *
 * Returns: (nullable): behind the number; `NULL` when it is none, or one that
 *   we do not take
 */
const char *
deal_json_check_number (const char   *p,
                        const char   *end,
                        DealJsonFlaw *flaw)
{
  const char *start = p;
  const char *digits;
  gboolean    has_exponent = FALSE;

  digits = p += *p == '-';
  p = skip_digits (digits, end);
  if (p == digits)
    return refuse (flaw, start, N_ ("A minus sign has no number"),
                   N_ ("a digit after it"));
  if (*digits == '0' && p - digits > 1)
    return refuse (flaw, start, N_ ("A number begins with a zero too many"), NULL);

  if (p < end && *p == '.')
    {
      digits = p + 1;
      p = skip_digits (digits, end);
      if (p == digits)
        return refuse (flaw, start, N_ ("A number ends with its point"),
                       N_ ("a digit after it"));
    }

  if (p < end && (*p == 'e' || *p == 'E'))
    {
      has_exponent = TRUE;
      digits = p + 1;
      digits += digits < end && (*digits == '-' || *digits == '+');
      p = skip_digits (digits, end);
      if (p == digits)
        return refuse (flaw, start, N_ ("A number has an empty exponent"),
                       N_ ("a digit after it"));
    }

  if (p - start > MAX_NUMBER || count_digits (start, p) > MAX_DIGITS)
    return refuse (flaw, start, N_ ("A number has more than 18 digits"), NULL);
  if (has_exponent && !is_finite (start, p))
    return refuse (flaw, start, N_ ("A number is too large"), NULL);

  return p;
}

/* A code point as UTF-8; returns behind it. */
static char *
put_character (char *out,
               int   c)
{
  return out + g_unichar_to_utf8 ((gunichar) c, out);
}

/**
 * deal_json_unescape:
 * @raw: the inside of a string that passed the check
 * @length: its bytes
 * @decoded: (out caller-allocates): room for @length bytes; may be @raw
 *
 * Returns: how many bytes were written; no NUL is added
 */
gsize
deal_json_unescape (const char *raw,
                    gsize       length,
                    char       *decoded)
{
  static const char from[] = "bfnrt";
  static const char to[] = "\b\f\n\r\t";
  const char       *end = raw + length;
  char             *out = decoded;

  while (raw < end)
    {
      if (*raw != '\\')
        {
          *out++ = *raw++;
        }
      else if (raw[1] != 'u')
        {
          const char *letter = strchr (from, raw[1]);

          *out++ = letter != NULL ? to[letter - from] : raw[1];
          raw += 2;
        }
      else
        {
          int unit = get_hex (raw + 2, end);

          raw += 6;
          if (unit >= 0xd800 && unit <= 0xdbff)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) +
                     (get_hex (raw + 2, end) - 0xdc00);
              raw += 6;
            }
          out = put_character (out, unit);
        }
    }

  return (gsize) (out - decoded);
}
