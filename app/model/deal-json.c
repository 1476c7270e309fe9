/* deal-json.c: strict JSON, in place, with the place of every value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json.h"

#include <string.h>

#include "model/deal-json-scan.h"

static gboolean
scan_word (Scanner    *s,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (s->end - s->p) < length || memcmp (s->p, word, length) != 0)
    return fail (s, s->p, _ ("a text, a number, an object, a list, true, false or null"),
                 g_strdup (_ ("A word stands outside a text")));
  s->p += length;

  return TRUE;
}

TEMPLATE gboolean
scan_number (Scanner *s,
             gboolean judge)
{
  DealJsonFlaw flaw;

  if (judge)
    {
      const char *end = deal_json_check_number (s->p, s->end, &flaw);

      if (end == NULL)
        return fail_flaw (s, &flaw);
      s->p = end;
    }
  else
    {
      while (g_ascii_isdigit (*s->p) || *s->p == '-' || *s->p == '.' || *s->p == '+' ||
             (*s->p | 0x20) == 'e')
        s->p++;
    }

  return TRUE;
}

/* What stands where a value should. */
static gboolean
fail_value (Scanner *s)
{
  const char *expected = _ ("a text, a number, an object, a list, true, false or null");

  if (s->p == s->end)
    return fail (s, s->p, expected, g_strdup (_ ("The file ends too early")));
  if (s->p == s->text && s->end - s->p >= 3 && memcmp (s->p, "\xef\xbb\xbf", 3) == 0)
    return fail (s, s->p, NULL, g_strdup (_ ("The file begins with a byte order mark")));
  if (*s->p == '/' || *s->p == '#')
    return fail (s, s->p, expected, g_strdup (_ ("JSON has no comments")));
  if (g_ascii_isalpha (*s->p) || *s->p == '+')
    return fail (s, s->p, expected, g_strdup (_ ("A word stands outside a text")));

  return fail (s, s->p, expected, g_strdup (_ ("A value is missing")));
}

/* A text, a number or a word. */
TEMPLATE gboolean
scan_scalar (Scanner *s,
             gboolean judge)
{
  guint8  flags = 0;
  guint32 node;

  switch (s->p < s->end ? *s->p : '\0')
    {
    case '"':
      node = begin_node (s, DEAL_JSON_STRING, judge);
      s->p++;
      if (!scan_string (s, &flags, judge))
        return FALSE;
      break;

    case 't':
      node = begin_node (s, DEAL_JSON_TRUE, judge);
      if (!scan_word (s, "true"))
        return FALSE;
      break;

    case 'f':
      node = begin_node (s, DEAL_JSON_FALSE, judge);
      if (!scan_word (s, "false"))
        return FALSE;
      break;

    case 'n':
      node = begin_node (s, DEAL_JSON_NULL, judge);
      if (!scan_word (s, "null"))
        return FALSE;
      break;

    default:
      if (s->p == s->end || (!g_ascii_isdigit (*s->p) && *s->p != '-'))
        return fail_value (s);
      node = begin_node (s, DEAL_JSON_NUMBER, judge);
      if (!scan_number (s, judge))
        return FALSE;
    }

  end_node (s, node, 0, flags);

  return TRUE;
}

/* A member's name and the colon behind it. */
TEMPLATE gboolean
scan_name (Scanner *s,
           gboolean judge)
{
  const char *start;
  guint8      flags;

  skip_space (s);
  if (judge && (s->p == s->end || *s->p != '"'))
    return fail (s, s->p, _ ("a name in double quotes"),
                 g_strdup (s->p == s->end ? _ ("The file ends too early")
                                          : _ ("A member has no name")));

  start = ++s->p;
  if (!scan_string (s, &flags, judge))
    return FALSE;

  s->name = (guint32) (start - s->text);
  s->name_length = (guint32) (s->p - 1 - start);
  s->name_flags = (flags & DEAL_JSON_ESCAPED) != 0 ? DEAL_JSON_NAME_ESCAPED : 0;
  if (judge)
    deal_json_names_add (&s->names, s->name, s->name_length, s->name_flags != 0);

  skip_space (s);
  if (judge && (s->p == s->end || *s->p != ':'))
    return fail (s, s->p, _ ("a colon"), g_strdup (_ ("A name has no value")));
  s->p++;

  return TRUE;
}

TEMPLATE gboolean
open_container (Scanner *s,
                gboolean judge)
{
  gboolean is_object = *s->p == '{';
  guint32  node;

  if (judge && s->depth == DEAL_JSON_MAX_DEPTH)
    return fail (
      s, s->p, NULL,
      g_strdup_printf (_ ("Lists and objects lie more than %d deep in each other"),
                       DEAL_JSON_MAX_DEPTH));

  node = begin_node (s, is_object ? DEAL_JSON_OBJECT : DEAL_JSON_ARRAY, judge);
  s->p++;
  s->depth++;
  s->frames[s->depth] = (Frame){ .node = node, .is_object = is_object };
  if (judge)
    s->frames[s->depth].names = deal_json_names_open (&s->names);
  s->name = 0;
  s->name_length = 0;
  s->name_flags = 0;

  return TRUE;
}

static void
report_twice_cb (guint32     offset,
                 const char *name,
                 gpointer    user_data)
{
  Scanner *s = user_data;

  /* Translators: %s is the name of a member of a JSON object. */
  fail (s, s->text + offset, NULL, g_strdup_printf (_ ("“%s” is given twice"), name));
}

TEMPLATE void
close_container (Scanner *s,
                 gboolean judge)
{
  Frame *frame = &s->frames[s->depth];

  s->p++;
  end_node (s, frame->node, frame->n, 0);
  s->depth--;
  if (judge && frame->is_object)
    deal_json_names_close (&s->names, frame->names, report_twice_cb, s);
}

/* One more value in the innermost container. */
static gboolean
count_value (Scanner *s)
{
  Frame *frame = &s->frames[s->depth];

  if (++s->n_values > DEAL_JSON_MAX_VALUES)
    return fail (s, s->p, NULL,
                 g_strdup_printf (_ ("The file holds more than %d values"),
                                  DEAL_JSON_MAX_VALUES));
  if (frame->is_object && frame->n >= DEAL_JSON_MAX_MEMBERS)
    return fail (s, s->p, NULL,
                 g_strdup_printf (_ ("An object has more than %d members"),
                                  DEAL_JSON_MAX_MEMBERS));
  if (!frame->is_object && frame->n >= DEAL_JSON_MAX_ELEMENTS)
    return fail (s, s->p, NULL,
                 g_strdup_printf (_ ("A list has more than %d elements"),
                                  DEAL_JSON_MAX_ELEMENTS));

  return TRUE;
}

/* What follows a value: the end of its containers, or a comma. */
TEMPLATE gboolean
scan_after_value (Scanner *s,
                  gboolean judge)
{
  while (s->depth > 0)
    {
      gboolean is_object = s->frames[s->depth].is_object;

      skip_space (s);
      if (s->p < s->end && *s->p == ',')
        {
          s->p++;
          return TRUE;
        }
      if (judge && (s->p == s->end || *s->p != (is_object ? '}' : ']')))
        return fail (s, s->p,
                     is_object ? _ ("a comma or “}”") : _ ("a comma or “]”"),
                     g_strdup (s->p == s->end ? _ ("The file ends too early")
                               : is_object    ? _ ("An object does not end here")
                                              : _ ("A list does not end here")));
      close_container (s, judge);
    }

  return TRUE;
}

/* One value and all in it, without recursion. */
TEMPLATE gboolean
scan_value (Scanner *s,
            gboolean judge)
{
  do
    {
      if (s->frames[s->depth].is_object && !scan_name (s, judge))
        return FALSE;
      skip_space (s);
      if (judge && !count_value (s))
        return FALSE;
      s->frames[s->depth].n++;

      if (s->p < s->end && (*s->p == '{' || *s->p == '['))
        {
          if (!open_container (s, judge))
            return FALSE;
          skip_space (s);
          if (s->p == s->end || *s->p != (s->frames[s->depth].is_object ? '}' : ']'))
            continue;
          close_container (s, judge);
        }
      else if (!scan_scalar (s, judge))
        {
          return FALSE;
        }

      if (!scan_after_value (s, judge))
        return FALSE;
    }
  while (s->depth > 0);

  return TRUE;
}

void
deal_json_tape_clear (DealJsonTape *tape)
{
  g_clear_pointer (&tape->nodes, g_free);
  tape->n_nodes = 0;
  tape->n_allocated = 0;
}

/**
 * deal_json_check:
 * @text: (array length=size): the text
 * @size: its bytes, at most DEAL_FILE_MAX_BYTES
 * @root: the outermost value and, of an object, its members
 * @report: takes each mistake
 * @user_data: for @report
 *
 * Judges @text by RFC 8259 and the limits of deal-reader.h.  It stops at the
 * first mistake in the grammar; names that are given twice do not stop it.
 *
 * Returns: whether the grammar is right, so that @text can be read
 */
gboolean
deal_json_check (const char       *text,
                 gsize             size,
                 DealJsonTape     *root,
                 DealJsonFaultFunc report,
                 gpointer          user_data)
{
  Frame   frames[N_FRAMES];
  Scanner s = {
    .text = text,
    .p = text,
    .end = text + size,
    .line = 1,
    .line_start = text,
    .tape = root,
    .frames = frames,
    .report = report,
    .user_data = user_data,
  };
  gboolean is_right;

  g_assert (size <= DEAL_FILE_MAX_BYTES);

  frames[0] = (Frame){ 0 };
  root->n_nodes = 0;
  deal_json_names_init (&s.names, text);
  is_right = scan_value (&s, TRUE);
  deal_json_names_clear (&s.names);
  if (!is_right)
    return FALSE;

  skip_space (&s);
  if (s.p < s.end)
    return fail (&s, s.p, _ ("the end of the file"),
                 g_strdup (_ ("Something follows the end of the deal")));

  return TRUE;
}

/**
 * deal_json_read:
 * @text: a text that passed the check
 * @size: its bytes
 * @position: (inout): a value, or the white space before it; moves behind it
 * @tape: (inout): holds the value afterwards, and nothing else
 */
void
deal_json_read (const char       *text,
                gsize             size,
                DealJsonPosition *position,
                DealJsonTape     *tape)
{
  Frame   frames[N_FRAMES];
  Scanner s = {
    .text = text,
    .p = text + position->offset,
    .end = text + size,
    .line = position->line,
    .line_start = text + position->line_start,
    .tape = tape,
    .frames = frames,
  };

  frames[0] = (Frame){ 0 };
  tape->n_nodes = 0;
  scan_value (&s, FALSE);

  position->offset = (guint32) (s.p - text);
  position->line = s.line;
  position->line_start = (guint32) (s.line_start - text);
}

/**
 * deal_json_read_element:
 * @text: a text that passed the check
 * @size: its bytes
 * @position: (inout): behind the bracket that opens a list, or behind an
 *   element of it; moves behind the next
 * @tape: (inout): holds the next element afterwards, and nothing else
 *
 * Returns: whether there was one
 */
gboolean
deal_json_read_element (const char       *text,
                        gsize             size,
                        DealJsonPosition *position,
                        DealJsonTape     *tape)
{
  const char *p = text + position->offset;

  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
    {
      if (*p++ == '\n')
        {
          position->line++;
          position->line_start = (guint32) (p - text);
        }
    }

  if (*p == ']')
    return FALSE;

  position->offset = (guint32) (p - text) + (*p == ',');
  deal_json_read (text, size, position, tape);

  return TRUE;
}
