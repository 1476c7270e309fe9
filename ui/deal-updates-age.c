/* deal-updates-age.c: what the last refresh came to, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-text.h"
#include "deal-updates.h"

/* A check asks all of its lists within so many seconds. */
#define CHECK_LONGEST (15 * 60)

/* The addresses of the lists of the last refresh; NULL: this window has run none. */
static GHashTable *
collect_lists (DealUpdates *self)
{
  GPtrArray  *lines = deal_updates_get_lines (self);
  GHashTable *urls = NULL;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DealRefreshLine *line = lines->pdata[i];

      if (line->is_deal || line->is_page)
        continue;
      if (urls == NULL)
        urls = g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_add (urls, line->url);
    }

  return urls;
}

/* Whether a list of the last check answered: one that was not asked then, as that of
 * another deal or one that was removed, says nothing of it. */
static gboolean
is_any_in (DealUpdates *self,
           GPtrArray   *lists,
           gint64       asked)
{
  g_autoptr (GHashTable) urls = collect_lists (self);

  for (guint i = 0; i < lists->len; i++)
    {
      const DealArchivedList *list = g_ptr_array_index (lists, i);

      if (list->answered == 0 || list->failures > 0)
        continue;
      if (urls != NULL ? g_hash_table_contains (urls, list->url)
                       : list->asked >= asked - CHECK_LONGEST)
        return TRUE;
    }

  return FALSE;
}

/**
 * deal_updates_describe_age:
 * @self: the updates
 *
 * Returns: (transfer full): when the lists last answered, in words; that the last
 *   check failed, if none that it asked answered; why this cannot be told,
 *   if the archive cannot be read
 */
char *
deal_updates_describe_age (DealUpdates *self)
{
  DealArchive *archive = deal_updates_get_archive (self, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  gint64 asked = 0;
  gint64 answered = 0;
  gulong hours;

  if (archive != NULL)
    lists = deal_archive_load_lists (archive, &error);
  if (error != NULL)
    return g_strdup (error->message);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const DealArchivedList *list = g_ptr_array_index (lists, i);

      asked = MAX (asked, list->asked);
      answered = MAX (answered, list->answered);
    }

  if (asked == 0)
    return g_strdup (_ ("Not checked yet"));
  if (!is_any_in (self, lists, asked))
    return g_strdup (_ ("The last check failed"));

  hours = (gulong) MAX (0, deal_clock_now () - answered) / 3600;
  if (hours == 0)
    return g_strdup (_ ("Checked less than an hour ago"));
  if (hours < 24)
    return g_strdup_printf (P_ ("Checked %lu hour ago", "Checked %lu hours ago", hours),
                            hours);

  return g_strdup_printf (P_ ("Checked %lu day ago", "Checked %lu days ago", hours / 24),
                          hours / 24);
}

/**
 * deal_updates_was_answered:
 * @self: the updates
 *
 * Returns: whether the server of a list answered in the last refresh, if only with what
 *   is none
 */
gboolean
deal_updates_was_answered (DealUpdates *self)
{
  GPtrArray *lines = deal_updates_get_lines (self);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DealRefreshLine *line = lines->pdata[i];

      if (!line->is_deal && !line->is_page && line->status != 0)
        return TRUE;
    }

  return FALSE;
}

/* So many are named; the rest is counted. */
#define FAILURES_MOST 3

/**
 * deal_updates_describe_failures:
 * @self: the updates
 *
 * Returns: (transfer full): which lists and pages of the last refresh failed, and
 *   why, in sentences; empty when there are none
 */
char *
deal_updates_describe_failures (DealUpdates *self)
{
  GPtrArray *lines = deal_updates_get_lines (self);
  GString   *text = g_string_new (NULL);
  guint      n = 0;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const DealRefreshLine *line = lines->pdata[i];

      if (line->outcome != DEAL_OUTCOME_FAILED && line->outcome != DEAL_OUTCOME_GONE)
        continue;
      if (n > 0)
        g_string_append_c (text, ' ');
      if (++n > FAILURES_MOST)
        {
          g_string_append (text, "…");
          break;
        }
      /* Translators: the title of a list or page, and why it failed. */
      g_string_append_printf (text, _ ("%s: %s."), line->title, line->message);
    }

  return g_string_free (text, FALSE);
}
