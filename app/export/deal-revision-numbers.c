/* deal-revision-numbers.c: the numbers of a file, digit by digit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-revision-private.h"

#include <string.h>

#include "model/deal-decimal.h"

/*
 * json-glib makes binary fractions of numbers: some that differ would be the same,
 * and 0.2 be shown as 0.20000000000000001.  So it is given each as a string that
 * begins with a mark.
 */
#define MARK_WRITTEN "\"\\u0001"

/* As it is written; what is written otherwise and the same number is written alike. */
static void
append_number (GString    *text,
               const char *number,
               gsize       length)
{
  g_autofree char *plain = NULL;
  DealDecimal      decimal;

  if (deal_decimal_parse (number, (gssize) length, &decimal))
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

/**
 * deal_revision_mark_numbers:
 * @data: (array length=size): JSON that is in order
 * @size: its bytes
 *
 * Returns: (transfer full): the same with marked strings for the numbers
 */
GString *
deal_revision_mark_numbers (const char *data,
                            gsize       size)
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
      append_number (text, data + at, end - at);
    }

  return text;
}

/**
 * deal_revision_node_to_text:
 * @node: a value of what deal_revision_mark_numbers() has made
 *
 * Returns: (transfer full): it as it stood in the file; of a string, what it says
 */
char *
deal_revision_node_to_text (JsonNode *node)
{
  g_autofree char *text = NULL;
  GString         *plain;
  const char      *from;

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *said = json_node_get_string (node);

      return g_strdup (*said == DEAL_REVISION_MARK ? said + 1 : said);
    }

  text = json_to_string (node, FALSE);
  plain = g_string_new (NULL);
  from = text;
  for (const char *mark; (mark = strstr (from, MARK_WRITTEN)) != NULL;)
    {
      const char *number = mark + strlen (MARK_WRITTEN);

      g_string_append_len (plain, from, mark - from);
      from = strchr (number, '"');
      g_string_append_len (plain, number, from - number);
      from++;
    }
  g_string_append (plain, from);

  return g_string_free (plain, FALSE);
}
