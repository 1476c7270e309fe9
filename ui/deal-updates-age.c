/* deal-updates-age.c: what the last refresh came to, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"
#include "deal-text.h"
#include "deal-updates.h"

/**
 * deal_updates_describe_age:
 * @self: the updates
 *
 * Returns: (transfer full): when the lists last answered, in words; that the last
 *   check failed, if no list answered when it was last asked; why this cannot be told,
 *   if the archive cannot be read
 */
char *
deal_updates_describe_age (DealUpdates *self)
{
  DealArchive *archive = deal_updates_get_archive (self, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  gint64   asked = 0;
  gint64   answered = 0;
  gboolean is_in = FALSE;
  gulong   hours;

  if (archive != NULL)
    lists = deal_archive_load_lists (archive, &error);
  if (error != NULL)
    return g_strdup (error->message);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const DealArchivedList *list = g_ptr_array_index (lists, i);

      asked = MAX (asked, list->asked);
      answered = MAX (answered, list->answered);
      is_in |= list->answered > 0 && list->failures == 0;
    }

  if (asked == 0)
    return g_strdup (_ ("Not checked yet"));
  if (!is_in)
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
