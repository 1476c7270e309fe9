/* deal-json-scan.h: the ground of the scanner, for deal-json.c alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-text.h"
#include "model/deal-json-lex.h"
#include "model/deal-json-names.h"
#include "model/deal-json.h"

G_BEGIN_DECLS

typedef struct
{
  guint32  node; /* in the tape */
  guint32  n;
  gboolean is_object;

  DealJsonMark names;
} Frame;

typedef struct
{
  const char *text;
  const char *p;
  const char *end;
  guint32     line;
  const char *line_start;

  DealJsonTape *tape;
  guint         depth;
  Frame        *frames; /* N_FRAMES; the first is around the whole value */
  guint32       name;   /* of the member whose value comes next */
  guint32       name_length;
  guint8        name_flags;

  /* Only when the text is judged. */
  guint32           n_values;
  DealJsonNames     names;
  DealJsonFaultFunc report;
  gpointer          user_data;
} Scanner;

#define N_FRAMES (DEAL_JSON_MAX_DEPTH + 1)

/* The same functions judge a text and read one that was judged: @judge is a
 * constant wherever they are inlined, and half of them vanishes. */
#define TEMPLATE static inline __attribute__ ((always_inline))

static gboolean
fail (Scanner    *s,
      const char *at,
      const char *expected,
      char       *message)
{
  DealJsonFault fault = {
    (guint32) (at - s->text), DEAL_SEVERITY_ERROR, message, g_strdup (expected)
  };

  s->report (fault, s->user_data);

  return FALSE;
}

static gboolean
fail_flaw (Scanner            *s,
           const DealJsonFlaw *flaw)
{
  return fail (s, flaw->at, flaw->expected != NULL ? _ (flaw->expected) : NULL,
               g_strdup (_ (flaw->message)));
}

static void
skip_much_space (Scanner *s)
{
  const char *p = s->p;

  for (; p < s->end; p++)
    {
      guint64 word;

      /* Most white space is the spaces that a line begins with. */
      while (s->end - p >= 8 &&
             (memcpy (&word, p, 8), word == DEAL_JSON_LOW * ' '))
        p += 8;
      if (p == s->end)
        break;
      if (*p == '\n')
        {
          s->line++;
          s->line_start = p + 1;
        }
      else if (*p != ' ' && *p != '\t' && *p != '\r')
        {
          break;
        }
    }

  s->p = p;
}

/* Within a line there is mostly none, or one. */
static inline void
skip_space (Scanner *s)
{
  if (s->p < s->end && *s->p == ' ')
    s->p++;
  if (s->p < s->end && (guchar) *s->p <= ' ')
    skip_much_space (s);
}

static const char *
skip_wide (const char *p,
           const char *end)
{
  while (p < end && (guchar) *p >= 0x80)
    p++;

  return p;
}

/* A string whose opening quote was taken; leaves s->p behind the closing one. */
TEMPLATE gboolean
scan_string (Scanner *s,
             guint8  *flags,
             gboolean judge)
{
  const char  *start = s->p;
  const char  *p = start;
  DealJsonFlaw flaw;

  *flags = 0;
  for (;;)
    {
      p = deal_json_find_special (p, s->end, DEAL_JSON_HIGH);
      if (p < s->end && *p == '"')
        break;

      if (p < s->end && (guchar) *p >= 0x80)
        {
          *flags |= DEAL_JSON_WIDE;
          p = judge ? deal_json_check_wide (p, s->end, &flaw) : skip_wide (p, s->end);
        }
      else if (p < s->end && *p == '\\')
        {
          *flags |= DEAL_JSON_ESCAPED;
          p = judge ? deal_json_check_escape (p, s->end, &flaw) : p + 2;
        }
      else if (p < s->end)
        {
          return fail (s, p, _ ("an escape, as \\n or \\t"),
                       g_strdup (_ ("A text holds a control character")));
        }
      else
        {
          return fail (s, start - 1, NULL, g_strdup (_ ("A text does not end")));
        }

      if (judge && p == NULL)
        return fail_flaw (s, &flaw);
    }

  if (judge && p - start > DEAL_JSON_MAX_STRING)
    return fail (s, start - 1, NULL,
                 g_strdup (_ ("A text is longer than 1 MiB")));
  s->p = p + 1;

  return TRUE;
}

/* Room for one more node; the values in it are the caller's. */
static inline DealJsonNode *
add_node (DealJsonTape *tape)
{
  if (tape->n_nodes == tape->n_allocated)
    {
      tape->n_allocated = MAX (64, tape->n_allocated * 2);
      tape->nodes = g_renew (DealJsonNode, tape->nodes, tape->n_allocated);
    }

  return &tape->nodes[tape->n_nodes++];
}

/* A node for the value that begins at s->p; G_MAXUINT32 where none is kept:
 * the judge keeps the outermost object and its members only. */
TEMPLATE guint32
begin_node (Scanner     *s,
            DealJsonType type,
            gboolean     judge)
{
  DealJsonNode *node;

  if (judge && s->depth > 1)
    return G_MAXUINT32;

  node = add_node (s->tape);
  *node = (DealJsonNode){
    .start = (guint32) (s->p - s->text),
    .name = s->name,
    .name_length = s->name_length,
    .line = s->line,
    .line_start = (guint32) (s->line_start - s->text),
    .type = (guint8) type,
    .flags = s->name_flags,
  };

  return s->tape->n_nodes - 1;
}

static inline void
end_node (Scanner *s,
          guint32  index,
          guint32  n,
          guint8   flags)
{
  DealJsonNode *node;

  if (index == G_MAXUINT32)
    return;

  node = &s->tape->nodes[index];
  node->end = (guint32) (s->p - s->text);
  node->span = s->tape->n_nodes - index;
  node->n = n;
  node->flags |= flags;
}

G_END_DECLS
