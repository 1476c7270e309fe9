/* deal-edition.c: what a deal file said when it was last looked at, and what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition.h"

#include <string.h>

/*
 * An edition is a text.  Its first line is the SHA-256 of the file; each other
 * one a kind, an id, what stands for the content, and a title, between tabs.
 */

/* Of the SHA-256 of a content; as many hexadecimal digits tell any two apart. */
#define N_DIGITS 16

static const char *const kind_names[DEAL_N_NEWS_KINDS] = {
  [DEAL_NEWS_VERSION] = "version",
  [DEAL_NEWS_TERM] = "term",
  [DEAL_NEWS_CONFLICT] = "conflict",
  [DEAL_NEWS_CLAIM] = "claim",
  [DEAL_NEWS_SOURCE] = "source",
};

/**
 * deal_news_free:
 * @news: (nullable) (transfer full): one thing that is new
 */
void
deal_news_free (DealNews *news)
{
  if (news == NULL)
    return;

  g_free (news->id);
  g_free (news->title);
  g_free (news);
}

/* A text that no other sequence of texts makes as well. */
static void
add_text (GString    *content,
          const char *text)
{
  if (text == NULL)
    g_string_append (content, "-;");
  else
    g_string_append_printf (content, "%zu:%s;", strlen (text), text);
}

static void
add_number (GString *content,
            gint64   number)
{
  g_string_append_printf (content, "%" G_GINT64_FORMAT ";", number);
}

static void
add_date (GString *content,
          DealDate date)
{
  add_number (content, date.year);
  add_number (content, date.month);
  add_number (content, date.day);
}

static void
add_sources (GString              *content,
             const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    add_text (content, sources->items[i]->id);
}

static void
add_line (GString       *edition,
          DealNewsKind   kind,
          const char    *id,
          const char    *title,
          const GString *content)
{
  g_autofree char *hash =
    g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content->str,
                                 content->len);
  g_autofree char *line = g_strdup (title);

  g_string_append_printf (edition, "%s\t%s\t%.*s\t%s\n", kind_names[kind], id, N_DIGITS,
                          hash, g_strdelimit (line, "\t\n", ' '));
}

static void
add_version (GString           *edition,
             GString           *content,
             const DealVersion *version)
{
  add_text (content, version->title);
  add_date (content, version->announced);
  add_date (content, version->effective);
  add_date (content, version->signed_on);
  add_number (content, version->status);
  add_text (content, version->summary);
  add_sources (content, &version->sources);
  add_line (edition, DEAL_NEWS_VERSION, version->id, version->title, content);
}

static void
add_value (GString         *content,
           const DealValue *value)
{
  add_text (content, value->version->id);
  add_number (content, value->state);
  add_text (content, value->text);
  add_number (content, value->has_flag);
  add_number (content, value->flag);
  add_number (content, value->number.digits);
  add_number (content, value->number.places);
  add_date (content, value->date);
  add_date (content, value->from);
  add_date (content, value->to);
  add_text (content, value->until);
  add_text (content, value->party != NULL ? value->party->id : NULL);
  add_text (content, value->note);
  add_sources (content, &value->sources);
}

static void
add_term (GString        *edition,
          GString        *content,
          const DealTerm *term)
{
  add_text (content, term->category->id);
  add_text (content, term->title);
  add_number (content, term->type);
  add_text (content, term->unit);
  add_number (content, term->scale);
  for (gsize i = 0; i < term->n_values; i++)
    add_value (content, &term->values[i]);
  for (gsize i = 0; i < term->n_changes; i++)
    {
      const DealChange *change = &term->changes[i];

      add_text (content, change->from->id);
      add_text (content, change->to->id);
      add_number (content, change->effect);
      add_text (content, change->favours != NULL ? change->favours->id : NULL);
      add_text (content, change->why);
    }
  add_line (edition, DEAL_NEWS_TERM, term->id, term->title, content);
}

static void
add_conflict (GString            *edition,
              GString            *content,
              const DealConflict *conflict)
{
  add_text (content, conflict->term->id);
  add_text (content, conflict->question);
  add_number (content, conflict->kind);
  add_text (content, conflict->assessment);
  add_text (content, conflict->settled_by);
  for (gsize i = 0; i < conflict->n_positions; i++)
    {
      add_text (content, conflict->positions[i].says);
      add_sources (content, &conflict->positions[i].sources);
    }
  add_line (edition, DEAL_NEWS_CONFLICT, conflict->id, conflict->question, content);
}

static void
add_claim (GString         *edition,
           GString         *content,
           const DealClaim *claim)
{
  add_text (content, claim->source->id);
  add_text (content, claim->term->id);
  add_text (content, claim->version != NULL ? claim->version->id : NULL);
  add_number (content, claim->stance);
  add_number (content, claim->strength);
  add_text (content, claim->says);
  add_text (content, claim->locator);
  add_text (content, claim->anchor);
  add_line (edition, DEAL_NEWS_CLAIM, claim->id, claim->says, content);
}

static void
add_source (GString          *edition,
            GString          *content,
            const DealSource *source)
{
  add_text (content, source->title);
  add_text (content, source->publisher);
  add_text (content, source->url);
  add_date (content, source->published);
  add_number (content, source->kind);
  add_text (content, source->origin != NULL ? source->origin->id : NULL);
  add_line (edition, DEAL_NEWS_SOURCE, source->id, source->title, content);
}

/**
 * deal_edition_write:
 * @deal: a deal, of which nothing is hidden
 *
 * Returns: (transfer full): what deal_edition_compare() needs of it, a text to
 *   be kept; the order of the file's lists does not matter to it
 */
char *
deal_edition_write (const Deal *deal)
{
  GString *edition = g_string_new (deal->sha256);
  g_autoptr (GString) content = g_string_new (NULL);

  g_string_append_c (edition, '\n');
  for (gsize i = 0; i < deal->n_versions; i++)
    add_version (edition, g_string_truncate (content, 0), &deal->versions[i]);
  for (gsize i = 0; i < deal->n_terms; i++)
    add_term (edition, g_string_truncate (content, 0), &deal->terms[i]);
  for (gsize i = 0; i < deal->n_conflicts; i++)
    add_conflict (edition, g_string_truncate (content, 0), &deal->conflicts[i]);
  for (gsize i = 0; i < deal->n_claims; i++)
    add_claim (edition, g_string_truncate (content, 0), &deal->claims[i]);
  for (gsize i = 0; i < deal->n_sources; i++)
    add_source (edition, g_string_truncate (content, 0), &deal->sources[i]);

  return g_string_free (edition, FALSE);
}

/* Without the SHA-256; of a line that is none, nothing. */
static char **
split_line (const char *line)
{
  char **parts = g_strsplit (line, "\t", 4);

  if (g_strv_length (parts) == 4)
    return parts;

  g_strfreev (parts);

  return NULL;
}

static gboolean
find_kind (const char   *name,
           DealNewsKind *kind)
{
  for (guint i = 0; i < DEAL_N_NEWS_KINDS; i++)
    if (g_str_equal (kind_names[i], name))
      {
        *kind = i;
        return TRUE;
      }

  return FALSE;
}

static void
add_news (GPtrArray     *news,
          char         **parts,
          DealNewsChange change)
{
  DealNewsKind kind;
  DealNews    *one;

  if (!find_kind (parts[0], &kind))
    return;

  one = g_new0 (DealNews, 1);
  one->kind = kind;
  one->change = change;
  one->id = g_strdup (parts[1]);
  one->title = g_strdup (parts[3]);
  g_ptr_array_add (news, one);
}

/* What each line of @edition says, by kind and id. */
static GHashTable *
index_lines (char **lines)
{
  GHashTable *index =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);

  for (gsize i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      char **parts = split_line (lines[i]);

      if (parts != NULL)
        g_hash_table_insert (index, g_strconcat (parts[0], "\t", parts[1], NULL), parts);
    }

  return index;
}

/**
 * deal_edition_compare:
 * @before: what deal_edition_write() made of an earlier edition of a deal
 * @after: what it makes of the present one
 *
 * Says what was added, what is different and what is gone.  Lines that it does
 * not understand count for nothing: a later program may have written them.
 *
 * Returns: (transfer full) (element-type DealNews): in the order of @after, then
 *   what was removed
 */
GPtrArray *
deal_edition_compare (const char *before,
                      const char *after)
{
  GPtrArray *news = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_news_free);
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  g_autoptr (GHashTable) old_index = NULL;
  g_autoptr (GHashTable) new_index = NULL;

  if (g_str_equal (before, after))
    return news;

  old_lines = g_strsplit (before, "\n", -1);
  new_lines = g_strsplit (after, "\n", -1);
  old_index = index_lines (old_lines);
  new_index = index_lines (new_lines);
  for (gsize i = 1; new_lines[0] != NULL && new_lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = split_line (new_lines[i]);
      g_autofree char *key =
        parts != NULL ? g_strconcat (parts[0], "\t", parts[1], NULL) : NULL;
      char **was = key != NULL ? g_hash_table_lookup (old_index, key) : NULL;

      if (parts != NULL && was == NULL)
        add_news (news, parts, DEAL_NEWS_ADDED);
      else if (parts != NULL && !g_str_equal (was[2], parts[2]))
        add_news (news, parts, DEAL_NEWS_CHANGED);
    }
  for (gsize i = 1; old_lines[0] != NULL && old_lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = split_line (old_lines[i]);
      g_autofree char *key =
        parts != NULL ? g_strconcat (parts[0], "\t", parts[1], NULL) : NULL;

      if (key != NULL && !g_hash_table_contains (new_index, key))
        add_news (news, parts, DEAL_NEWS_REMOVED);
    }

  return news;
}
