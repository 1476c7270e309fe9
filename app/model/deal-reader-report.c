/* deal-reader-report.c: what is wrong with a deal file, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-plain.h"
#include "model/deal-reader-private.h"

/* Of a value that a message quotes, in characters. */
#define MAX_QUOTE 60

/* In the order of DealFieldKind. */
const char *const deal_reader_expectations[] = {
  N_ ("a text"),
  N_ ("a text, which may be empty"),
  N_ ("an id: 1 to 64 letters, digits, “-”, “_” and “.”"),
  N_ ("a text"),
  N_ ("a date as 2026, 2026-04 or 2026-04-27"),
  N_ ("a period as 2026, 2026-Q2, 2026-04 or 2025-01/2025-09"),
  N_ ("a number"),
  N_ ("true or false"),
  N_ ("1, 1000, 1000000 or 1000000000"),
  N_ ("an address that begins with http:// or https://"),
  N_ ("an id, as a text"),
  N_ ("a list of source ids"),
  N_ ("a list of texts"),
  N_ ("a list"),
  N_ ("an object"),
  N_ ("a value"),
};
/* The files of the reader call it as deal_reader_error() mostly. */
void
deal_reader_report (DealReader  *reader,
                    DealSeverity severity,
                    guint32      offset,
                    const char  *expected,
                    const char  *format,
                    ...)
{
  guint        *n = severity == DEAL_SEVERITY_ERROR ? &reader->n_errors
                                                    : &reader->n_warnings;
  DealJsonFault fault = { offset, severity, NULL, NULL };
  va_list       args;

  if (++*n > DEAL_MAX_PROBLEMS)
    return;

  va_start (args, format);
  fault.message = g_strdup_vprintf (format, args);
  va_end (args);
  fault.expected = g_strdup (expected);
  g_array_append_val (reader->faults, fault);
}

/* The text at @raw as a message quotes it. */
char *
deal_reader_quote_raw (const char *raw,
                       gsize       length,
                       gboolean    is_escaped)
{
  g_autofree char *text = g_strndup (raw, length);

  if (is_escaped)
    text[deal_json_unescape (raw, length, text)] = '\0';

  return deal_plain_text (text, MAX_QUOTE);
}

/* A scalar as a message quotes it. */
char *
deal_reader_quote (DealReader *reader,
                   Node       *node)
{
  gboolean is_text = node->type == DEAL_JSON_STRING;

  return deal_reader_quote_raw (reader->text + node->start + is_text,
                                node->end - node->start - 2 * is_text,
                                (node->flags & DEAL_JSON_ESCAPED) != 0);
}

/* Line and column of @node; quick when it follows the last one that was asked for. */
DealPlace
deal_reader_get_place (DealReader *reader,
                       Node       *node)
{
  DealPlace place = { node->line, 1 };
  guint32   from = node->line_start;

  if (reader->known.line == node->line && reader->known_offset <= node->start)
    {
      from = reader->known_offset;
      place = reader->known;
    }
  else if (reader->base.line == node->line && reader->base_offset <= node->start)
    {
      from = reader->base_offset;
      place = reader->base;
    }

  deal_json_advance (reader->text + from, reader->text + node->start, &place);
  reader->known = place;
  reader->known_offset = node->start;

  return place;
}

static gboolean
has_type (Node         *node,
          DealFieldKind kind)
{
  switch (kind)
    {
    case DEAL_FIELD_TEXT:
    case DEAL_FIELD_BLANK:
    case DEAL_FIELD_ID:
    case DEAL_FIELD_WORD:
    case DEAL_FIELD_DATE:
    case DEAL_FIELD_PERIOD:
    case DEAL_FIELD_URL:
    case DEAL_FIELD_REF:
      return node->type == DEAL_JSON_STRING;

    case DEAL_FIELD_NUMBER:
    case DEAL_FIELD_SCALE:
      return node->type == DEAL_JSON_NUMBER;

    case DEAL_FIELD_FLAG:
      return node->type == DEAL_JSON_TRUE || node->type == DEAL_JSON_FALSE;

    case DEAL_FIELD_SOURCES:
    case DEAL_FIELD_WORDS:
    case DEAL_FIELD_ARRAY:
      return node->type == DEAL_JSON_ARRAY;

    case DEAL_FIELD_OBJECT:
      return node->type == DEAL_JSON_OBJECT;

    case DEAL_FIELD_ANY:
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

/* Says it when @node is not of the type that @kind needs. */
gboolean
deal_reader_expect (DealReader   *reader,
                    Node         *node,
                    DealFieldKind kind)
{
  g_autofree char *name = NULL;

  if (has_type (node, kind))
    return TRUE;

  if (node->name_length > 0)
    {
      name = deal_reader_quote_raw (reader->text + node->name, node->name_length,
                                    (node->flags & DEAL_JSON_NAME_ESCAPED) != 0);
      /* Translators: %s is the name of a member of the deal file. */
      deal_reader_error (reader, node->start, _ (deal_reader_expectations[kind]),
                         _ ("“%s” is a value of the wrong type"), name);
    }
  else
    {
      deal_reader_error (reader, node->start, _ (deal_reader_expectations[kind]),
                         _ ("This is a value of the wrong type"));
    }

  return FALSE;
}
