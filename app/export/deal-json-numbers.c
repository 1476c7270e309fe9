/* deal-json-numbers.c: the numbers of a file, digit by digit, through json-glib
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-json-numbers.h"

#include <string.h>

#include "model/deal-decimal.h"

/*
 * json-glib makes binary fractions of numbers: some that differ would be the same,
 * and 0.2 be written as 0.20000000000000001.  So it is given each as a string that
 * begins with a mark.
 */
#define MARK_WRITTEN "\"\\u0001"

static void
append_number (GString    *text,
               const char *number,
               gsize       length,
               gboolean    alike)
{
  g_autofree char *plain = NULL;
  DealDecimal      decimal;

  if (alike && deal_decimal_parse (number, (gssize) length, &decimal))
    plain = deal_decimal_to_text (decimal);
  g_string_append (text, MARK_WRITTEN);
  if (plain != NULL)
    g_string_append (text, plain);
  else
    g_string_append_len (text, number, (gssize) length);
  g_string_append_c (text, '"');
}

static gboolean
is_of_number (char c)
{
  return g_ascii_isdigit (c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/* Behind the quote that ends the string at @at. */
static gsize
skip_string (const char *data,
             gsize       size,
             gsize       at)
{
  for (at++; at < size && data[at] != '"'; at++)
    at += data[at] == '\\' ? 1 : 0;

  return MIN (at + 1, size);
}

/* The same JSON, which is in order, with marked strings for the numbers. */
static GString *
mark_numbers (const char *data,
              gsize       size,
              gboolean    alike)
{
  GString *text = g_string_sized_new (size + size / 8);
  gsize    end;

  for (gsize at = 0; at < size; at = end)
    {
      end = at + 1;
      if (data[at] == '"')
        end = skip_string (data, size, at);
      if (data[at] != '-' && !g_ascii_isdigit (data[at]))
        {
          g_string_append_len (text, data + at, (gssize) (end - at));
          continue;
        }
      while (end < size && is_of_number (data[end]))
        end++;
      append_number (text, data + at, end - at, alike);
    }

  return text;
}

/**
 * deal_json_parse_exactly:
 * @bytes: a file that the strict reader has passed
 * @alike: whether the same number, written in two ways, becomes the same string
 * @error: return location for an error
 *
 * Returns: (transfer full): what is in it, with marked strings in the place of
 *   numbers, or `NULL`
 */
JsonParser *
deal_json_parse_exactly (GBytes  *bytes,
                         gboolean alike,
                         GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GString) text = mark_numbers (data, size, alike);

  return json_parser_load_from_data (parser, text->str, (gssize) text->len, error)
           ? g_steal_pointer (&parser)
           : NULL;
}

/**
 * deal_json_unmark:
 * @text: what json-glib writes of nodes with marked strings
 *
 * A string of somebody else's that has the mark, with more than a number, stays one.
 *
 * Returns: (transfer full): the same with the numbers
 */
char *
deal_json_unmark (const char *text)
{
  GString    *plain = g_string_new (NULL);
  const char *from = text;

  for (const char *mark; (mark = strstr (from, MARK_WRITTEN)) != NULL;)
    {
      const char *number = mark + strlen (MARK_WRITTEN);
      const char *end = number;
      gboolean    is_escaped = mark > text && mark[-1] == '\\';

      while (is_of_number (*end))
        end++;
      if (is_escaped || end == number || *end != '"')
        {
          g_string_append_len (plain, from, number - from);
          from = number;
          continue;
        }
      g_string_append_len (plain, from, mark - from);
      g_string_append_len (plain, number, end - number);
      from = end + 1;
    }
  g_string_append (plain, from);

  return g_string_free (plain, FALSE);
}

/**
 * deal_json_node_to_text:
 * @node: a value of what deal_json_parse_exactly() has made
 *
 * Returns: (transfer full): it as it stood in the file; of a string, what it says
 */
char *
deal_json_node_to_text (JsonNode *node)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *said = json_node_get_string (node);

      return g_strdup (*said == DEAL_JSON_NUMBER_MARK ? said + 1 : said);
    }

  text = json_to_string (node, FALSE);

  return deal_json_unmark (text);
}
