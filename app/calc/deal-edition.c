/* deal-edition.c: what a deal file said when it was last looked at, and what is new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition.h"

#include <string.h>

static const char *const kind_names[DEAL_N_NEWS_KINDS] = {
  [DEAL_NEWS_VERSION] = "version",
  [DEAL_NEWS_TERM] = "term",
  [DEAL_NEWS_CONFLICT] = "conflict",
  [DEAL_NEWS_CLAIM] = "claim",
  [DEAL_NEWS_SOURCE] = "source",
  [DEAL_NEWS_PAYMENT] = "payment",
  [DEAL_NEWS_SERIES] = "series",
  [DEAL_NEWS_PARAMETER] = "parameter",
  [DEAL_NEWS_SCENARIO] = "scenario",
  [DEAL_NEWS_AVAILABILITY] = "availability",
  [DEAL_NEWS_EVENT] = "event",
  [DEAL_NEWS_DEAL] = "deal",
};

/* The word for @kind in an edition. */
const char *
deal_news_kind_get_word (DealNewsKind kind)
{
  return kind_names[kind];
}

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
