/* deal-json-place.c: lines, columns and JSON pointers of places in a text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json.h"

#include <string.h>

#include "deal-text.h"
#include "model/deal-json-lex.h"

/* A name in a pointer, in bytes; longer ones are cut. */
#define MAX_NAME 200

/* One step of the way to a value: a member's name or an element's number. */
typedef struct
{
  gboolean    is_object;
  const char *name; /* nullable: before the first member */
  gsize       name_length;
  guint32     index;
} Step;

typedef struct
{
  const char *text;
  const char *end;
  guint       depth;
  Step        steps[DEAL_JSON_MAX_DEPTH];

  /* Line and column of the last place that was asked for. */
  const char *known;
  DealPlace   place;

  DealJsonFault *faults;
  gsize          n_faults;
  GPtrArray     *problems;
} Walk;

/**
 * deal_json_advance:
 * @from: a place in a text
 * @to: a later one, or the same
 * @place: (inout): line and column of @from; becomes those of @to
 */
void
deal_json_advance (const char *from,
                   const char *to,
                   DealPlace  *place)
{
  const char *newline;

  while ((newline = memchr (from, '\n', to - from)) != NULL)
    {
      place->line++;
      place->column = 1;
      from = newline + 1;
    }

  /* Bytes that continue a character are no columns. */
  for (; from < to; from++)
    place->column += (*from & 0xc0) != 0x80;
}

static void
append_name (GString    *pointer,
             const Step *step)
{
  const char      *end = step->name + step->name_length;
  const char      *p = step->name;
  DealJsonFlaw     flaw;
  g_autofree char *decoded = g_malloc (MAX_NAME + 16);
  g_autofree char *valid = NULL;

  /* The text may be no JSON from here on. */
  while (p != NULL && p < end && p - step->name < MAX_NAME)
    p = *p == '\\' ? deal_json_check_escape (p, end, &flaw) : p + 1;
  if (p == NULL)
    p = flaw.at;

  valid = g_utf8_make_valid (
    decoded, (gssize) deal_json_unescape (step->name, (gsize) (p - step->name), decoded));
  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (*c == '~')
        g_string_append (pointer, "~0");
      else if (*c == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_len (pointer, c, g_utf8_next_char (c) - c);
    }
  if (p < end)
    g_string_append (pointer, "…");
}

static char *
make_pointer (const Walk *walk)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < walk->depth; i++)
    {
      const Step *step = &walk->steps[i];

      if (step->is_object && step->name == NULL)
        break;
      g_string_append_c (pointer, '/');
      if (step->is_object)
        append_name (pointer, step);
      else
        g_string_append_printf (pointer, "%u", step->index);
    }

  return g_string_free (pointer, FALSE);
}

/* Makes problems of the faults before @end, which are all at the place where
 * the walk is. */
static void
emit_until (Walk       *walk,
            const char *end)
{
  while (walk->n_faults > 0 && walk->text + walk->faults->offset < end)
    {
      DealJsonFault   *fault = walk->faults++;
      g_autofree char *pointer = make_pointer (walk);

      walk->n_faults--;
      deal_json_advance (walk->known, walk->text + fault->offset, &walk->place);
      walk->known = walk->text + fault->offset;
      g_ptr_array_add (walk->problems,
                       deal_problem_new (fault->severity, walk->place, pointer,
                                         fault->expected, "%s", fault->message));
    }
}

/* Behind the string that begins at @p. */
static const char *
skip_string (const char *p,
             const char *end)
{
  for (p++; p < end && *p != '"'; p++)
    {
      p = deal_json_find_special (p, end, 0);
      if (p == end || *p == '"')
        break;
      if (*p == '\\' && p + 1 < end)
        p++;
    }

  return p < end ? p + 1 : end;
}

static const char *
walk_string (Walk       *walk,
             const char *p)
{
  const char *end = skip_string (p, walk->end);
  Step       *step = walk->depth > 0 ? &walk->steps[walk->depth - 1] : NULL;

  if (step != NULL && step->is_object && step->name == NULL)
    {
      step->name = p + 1;
      step->name_length = (gsize) (end - p) - 1 - (end > p + 1 && end[-1] == '"');
    }

  return end;
}

/* Takes one piece of the text at @p; returns behind it. */
static const char *
walk_on (Walk       *walk,
         const char *p)
{
  Step *step = walk->depth > 0 ? &walk->steps[walk->depth - 1] : NULL;

  switch (*p)
    {
    case '"':
      return walk_string (walk, p);

    case '{':
    case '[':
      emit_until (walk, p + 1);
      if (walk->depth < DEAL_JSON_MAX_DEPTH)
        walk->steps[walk->depth++] = (Step){ .is_object = *p == '{' };
      break;

    case '}':
    case ']':
      walk->depth -= walk->depth > 0;
      break;

    case ',':
      emit_until (walk, p);
      if (step != NULL)
        {
          step->index++;
          step->name = NULL;
        }
      break;

    default:
      break;
    }

  return p + 1;
}

static int
compare_faults (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  guint32 one = ((const DealJsonFault *) a)->offset;
  guint32 other = ((const DealJsonFault *) b)->offset;

  return (one > other) - (one < other);
}

/**
 * deal_json_locate:
 * @text: a text, right up to the last fault
 * @size: its bytes
 * @faults: (array length=n_faults): what is wrong with it; becomes sorted
 * @n_faults: how many
 * @problems: (element-type DealProblem): where the problems are added, in the
 *   order of the file
 */
void
deal_json_locate (const char    *text,
                  gsize          size,
                  DealJsonFault *faults,
                  gsize          n_faults,
                  GPtrArray     *problems)
{
  Walk walk = {
    .text = text,
    .end = text + size,
    .known = text,
    .place = { 1, 1 },
    .faults = faults,
    .n_faults = n_faults,
    .problems = problems,
  };
  const char *p = text;

  g_qsort_with_data (faults, (int) n_faults, sizeof *faults, compare_faults, NULL);

  while (p < walk.end && walk.n_faults > 0)
    {
      p = walk_on (&walk, p);
      emit_until (&walk, p);
    }
  emit_until (&walk, text + size + 1);
}
