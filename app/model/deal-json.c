/* deal-json.c: strict JSON, in place, with the place of every value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json.h"

#include <string.h>

#include "deal-text.h"
#include "model/deal-json-lex.h"

/* A member's name, while its object is open. */
typedef struct
{
  guint64 key; /* first eight bytes, and the length: most names differ in it */
  guint32 offset;
  guint32 length;
  guint32 decoded; /* of a name with escapes: where it stands in decoded, + 1 */
} Name;

typedef struct
{
  guint32  node; /* in the tape */
  guint32  n;
  guint32  first_name;
  guint32  first_decoded;
  gboolean is_object;
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
  GArray           *names;
  GByteArray       *decoded;
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

static inline void
skip_space (Scanner *s)
{
  const char *p = s->p;

  for (; p < s->end; p++)
    {
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

static const char *
get_name_bytes (Scanner    *s,
                const Name *name)
{
  return name->decoded != 0 ? (const char *) s->decoded->data + name->decoded - 1
                            : s->text + name->offset;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Name *one = a;
  const Name *other = b;
  int         order;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;

  order = memcmp (get_name_bytes (user_data, one), get_name_bytes (user_data, other),
                  one->length);

  return order != 0 ? order : (one->offset > other->offset) - (one->offset < other->offset);
}

static void
add_name (Scanner *s)
{
  Name        name = { 0, s->name, s->name_length, 0 };
  const char *bytes;

  if (s->name_flags != 0)
    {
      name.decoded = s->decoded->len + 1;
      g_byte_array_set_size (s->decoded, s->decoded->len + name.length);
      name.length = (guint32) deal_json_unescape (s->text + name.offset, name.length,
                                                  (char *) s->decoded->data + name.decoded - 1);
    }

  bytes = get_name_bytes (s, &name);
  memcpy (&name.key, bytes, MIN (name.length, sizeof name.key));
  name.key ^= (guint64) name.length << 56;
  g_array_append_val (s->names, name);
}

static void
report_twice (Scanner    *s,
              const Name *name)
{
  g_autofree char *text = g_strndup (get_name_bytes (s, name), MIN (name->length, 80));
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  /* Translators: %s is the name of a member of a JSON object. */
  fail (s, s->text + name->offset - 1, NULL,
        g_strdup_printf (_ ("“%s” is given twice"), valid));
}

static gboolean
is_equal (Scanner    *s,
          const Name *one,
          const Name *other)
{
  return one->key == other->key && one->length == other->length &&
         memcmp (get_name_bytes (s, one), get_name_bytes (s, other), one->length) == 0;
}

/* Two readers of a file must never see two deals, so no name may come twice. */
static void
check_names (Scanner *s,
             guint32  first)
{
  guint n = s->names->len - first;
  Name *names;

  if (n < 2)
    return;

  names = &g_array_index (s->names, Name, first);
  if (n <= 8)
    {
      for (guint i = 1; i < n; i++)
        for (guint j = 0; j < i; j++)
          if (is_equal (s, &names[i], &names[j]))
            {
              report_twice (s, &names[i]);
              break;
            }
    }
  else
    {
      g_qsort_with_data (names, (int) n, sizeof *names, compare_names, s);
      for (guint i = 1; i < n; i++)
        if (is_equal (s, &names[i - 1], &names[i]))
          report_twice (s, &names[i]);
    }
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
    add_name (s);

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
    return fail (s, s->p, NULL,
                 g_strdup_printf (_ ("Lists and objects lie more than %d deep in each other"),
                                  DEAL_JSON_MAX_DEPTH));

  node = begin_node (s, is_object ? DEAL_JSON_OBJECT : DEAL_JSON_ARRAY, judge);
  s->p++;
  s->depth++;
  s->frames[s->depth] = (Frame){ .node = node, .is_object = is_object };
  if (judge)
    {
      s->frames[s->depth].first_name = s->names->len;
      s->frames[s->depth].first_decoded = s->decoded->len;
    }
  s->name = 0;
  s->name_length = 0;
  s->name_flags = 0;

  return TRUE;
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
    {
      check_names (s, frame->first_name);
      g_array_set_size (s->names, frame->first_name);
      g_byte_array_set_size (s->decoded, frame->first_decoded);
    }
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
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  g_autoptr (GByteArray) decoded = g_byte_array_new ();
  Frame   frames[N_FRAMES];
  Scanner s = {
    .text = text,
    .p = text,
    .end = text + size,
    .line = 1,
    .line_start = text,
    .tape = root,
    .frames = frames,
    .names = names,
    .decoded = decoded,
    .report = report,
    .user_data = user_data,
  };

  g_assert (size <= DEAL_FILE_MAX_BYTES);

  frames[0] = (Frame){ 0 };
  root->n_nodes = 0;
  if (!scan_value (&s, TRUE))
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
