/* deal-edition-content.c: what stands for the content of a part of a deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition-content.h"

#include <string.h>

#include "calc/deal-digits.h"
#include "model/deal-sha256.h"

/* Of the SHA-256 of a content; as many hexadecimal digits tell any two apart. */
#define N_DIGITS 16

/* A text that no other sequence of texts makes as well. */
void
deal_edition_add_text (GString    *content,
                       const char *text)
{
  gsize length;

  if (text == NULL)
    {
      g_string_append (content, "-;");
      return;
    }

  length = strlen (text);
  deal_digits_append (content, length);
  g_string_append_c (content, ':');
  g_string_append_len (content, text, (gssize) length);
  g_string_append_c (content, ';');
}

void
deal_edition_add_number (GString *content,
                         gint64   number)
{
  if (number < 0)
    g_string_append_c (content, '-');
  deal_digits_append (content, number < 0 ? -(guint64) number : (guint64) number);
  g_string_append_c (content, ';');
}

void
deal_edition_add_decimal (GString    *content,
                          DealDecimal decimal)
{
  deal_edition_add_number (content, decimal.digits);
  deal_edition_add_number (content, decimal.places);
}

void
deal_edition_add_date (GString *content,
                       DealDate date)
{
  deal_edition_add_number (content, date.year);
  deal_edition_add_number (content, date.month);
  deal_edition_add_number (content, date.day);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
deal_edition_set_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* Of @part, which begins a new one. */
void
deal_edition_add_to_set (GPtrArray *set,
                         GString   *part)
{
  g_ptr_array_add (set, g_strdup (part->str));
  g_string_truncate (part, 0);
}

/* The texts of @set, in whatever order the file has them. */
void
deal_edition_add_set (GString   *content,
                      GPtrArray *set)
{
  g_ptr_array_sort (set, compare_texts);
  deal_edition_add_number (content, set->len);
  for (guint i = 0; i < set->len; i++)
    deal_edition_add_text (content, g_ptr_array_index (set, i));
}

void
deal_edition_add_sources (GString              *content,
                          const DealSourceList *sources)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (gsize i = 0; i < sources->n; i++)
    g_ptr_array_add (ids, (gpointer) sources->items[i]->id);
  deal_edition_add_set (content, ids);
}

void
deal_edition_add_words (GString            *content,
                        const DealWordList *words)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (gsize i = 0; i < words->n; i++)
    g_ptr_array_add (texts, (gpointer) words->items[i]);
  deal_edition_add_set (content, texts);
}

void
deal_edition_add_line (GString       *edition,
                       DealNewsKind   kind,
                       const char    *id,
                       const char    *title,
                       const GString *content)
{
  g_autofree char *hash = deal_sha256_of (content->str, content->len);
  g_autofree char *line = g_strdup (title);

  g_string_append_printf (edition, "%s\t%s\t%.*s\t%s\n", deal_news_kind_get_word (kind),
                          id, N_DIGITS, hash, g_strdelimit (line, "\t\n", ' '));
}
