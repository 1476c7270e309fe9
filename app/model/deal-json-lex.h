/* deal-json-lex.h: the smallest pieces of JSON: strings, numbers, white space
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with a piece; @at is where. */
typedef struct
{
  const char *at;
  const char *message;  /* for N_() */
  const char *expected; /* likewise; nullable */
} DealJsonFlaw;

const char *deal_json_check_wide (const char *p, const char *end, DealJsonFlaw *flaw);
const char *deal_json_check_escape (const char *p, const char *end, DealJsonFlaw *flaw);
const char *deal_json_check_number (const char *p, const char *end, DealJsonFlaw *flaw);

#define DEAL_JSON_LOW (G_MAXUINT64 / 255) /* 0x01 in every byte */
#define DEAL_JSON_HIGH (DEAL_JSON_LOW << 7)

/* A bit in the high half of every byte of @word that is zero.  A byte above a
 * zero byte may be marked as well, so only the first mark is sure.
 * Source: Warren, "Hacker's Delight", 6-1. */
static inline guint64
deal_json_mark_zero (guint64 word)
{
  return (word - DEAL_JSON_LOW) & ~word & DEAL_JSON_HIGH;
}

/* The first byte from @p on that is a quote, a backslash or a control
 * character or, when @wide is the high bit of every byte, not ASCII. */
static inline const char *
deal_json_find_special (const char *p,
                        const char *end,
                        guint64     wide)
{
#if G_BYTE_ORDER == G_LITTLE_ENDIAN
  for (; end - p >= 8; p += 8)
    {
      guint64 word, marks;

      memcpy (&word, p, sizeof word);
      marks = deal_json_mark_zero (word ^ DEAL_JSON_LOW * '"') |
              deal_json_mark_zero (word ^ DEAL_JSON_LOW * '\\') |
              ((word - DEAL_JSON_LOW * ' ') & ~word & DEAL_JSON_HIGH) |
              (word & wide);
      if (marks != 0)
        return p + __builtin_ctzll (marks) / 8;
    }
#endif

  while (p < end && *p != '"' && *p != '\\' &&
         ((guchar) *p >= 0x80 ? wide == 0 : (guchar) *p >= ' '))
    p++;

  return p;
}

G_END_DECLS
