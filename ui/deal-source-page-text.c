/* deal-source-page-text.c: the archived text of a source, and what changed in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "calc/deal-text-diff.h"
#include "deal-chart.h"
#include "deal-marked-text.h"
#include "deal-source-page-private.h"
#include "deal-text.h"

char *
_deal_source_page_format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) local = NULL;
  DealDate         date = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (seconds == 0)
    return NULL;

  time = g_date_time_new_from_unix_utc (seconds);
  local = g_date_time_to_local (time);
  date.year = (gint16) g_date_time_get_year (local);
  date.month = (guint8) g_date_time_get_month (local);
  date.day = (guint8) g_date_time_get_day_of_month (local);
  day = deal_format_date_long (date);
  clock = g_date_time_format (local, "%H:%M");

  /* Translators: a day and a time of day. */
  return g_strdup_printf (_ ("%s, %s"), day, clock);
}

/* The texts that its page had, the oldest first; NULL without any, and with an
 * error. */
static GPtrArray *
load_page_versions (DealSourcePage *self,
                    GError        **error)
{
  const DealArchivedSource *archived = deal_source_item_get_archived (self->item);
  GPtrArray                *versions = NULL;

  if (self->archive != NULL && archived != NULL && archived->has_page)
    versions = deal_archive_load_versions (self->archive, archived->id, error);
  for (guint i = versions != NULL ? versions->len : 0; i > 0; i--)
    if (!((DealArchivedVersion *) versions->pdata[i - 1])->is_page)
      g_ptr_array_remove_index (versions, i - 1);

  return versions;
}

/* What its page says now beside what it said before; NULL when a text is there no
 * more, and with an error. */
static DealTextDiff *
compare_versions (DealSourcePage *self,
                  GPtrArray      *versions,
                  GError        **error)
{
  const DealArchivedVersion *before = versions->pdata[versions->len - 2];
  const DealArchivedVersion *after = versions->pdata[versions->len - 1];
  g_autofree char           *old_text =
    deal_archive_load_version_text (self->archive, before->hash, error);
  g_autofree char *new_text =
    old_text != NULL ? deal_archive_load_version_text (self->archive, after->hash, error)
                     : NULL;

  return old_text != NULL && new_text != NULL ? deal_text_diff_new (old_text, new_text)
                                              : NULL;
}

static void
show_changes (DealSourcePage     *self,
              const DealTextDiff *diff)
{
  DealStyle      style = deal_chart_get_style_for_widget (GTK_WIDGET (self));
  PangoAttrList *list = deal_marked_text_get_attributes (diff->marks, DEAL_SIDE_OLD,
                                                         style);
  PangoAttrList *added = deal_marked_text_get_attributes (diff->marks, DEAL_SIDE_NEW,
                                                          style);

  pango_attr_list_splice (list, added, 0, 0);
  gtk_label_set_label (self->text, diff->text);
  gtk_label_set_attributes (self->text, list);
  pango_attr_list_unref (added);
  pango_attr_list_unref (list);
}

static void
show_versions (DealSourcePage *self,
               GPtrArray      *versions)
{
  guint                      n = versions != NULL ? versions->len : 0;
  const DealArchivedVersion *newest;
  g_autofree char           *since = NULL;
  g_autofree char           *text = NULL;

  gtk_widget_set_visible (self->versions_box, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_button), n > 1);
  if (n == 0)
    return;

  newest = versions->pdata[n - 1];
  since = _deal_source_page_format_time (newest->seen);
  /* Translators: how many texts a page had, and since when it has this one */
  text = g_strdup_printf (P_ ("%u version of its page, since %s",
                              "%u versions of its page; this one since %s", n),
                          n, since);
  gtk_label_set_label (self->versions, text);
}

/* What stands for a text that is kept but could not be read. */
static void
show_problem (DealSourcePage *self,
              const GError   *problem)
{
  if (problem != NULL)
    {
      gtk_label_set_label (self->text, problem->message);
      gtk_widget_add_css_class (GTK_WIDGET (self->text), "deal-problem");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), "deal-problem");
}

void
_deal_source_page_show_text (DealSourcePage *self)
{
  const DealArchivedSource *archived = deal_source_item_get_archived (self->item);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GPtrArray) versions = load_page_versions (self, &problem);
  g_autoptr (DealTextDiff) diff = NULL;
  g_autofree char *text = NULL;
  gboolean         has_text;

  show_versions (self, versions);
  if (versions != NULL && versions->len > 1 &&
      gtk_toggle_button_get_active (self->changes_button))
    diff = compare_versions (self, versions, &problem);
  if (diff == NULL && problem == NULL && self->archive != NULL && archived != NULL &&
      archived->has_text)
    text = deal_archive_load_text (self->archive, archived->id, &problem);

  has_text = text != NULL || diff != NULL || problem != NULL;
  gtk_widget_set_visible (self->text_title, has_text);
  gtk_widget_set_visible (GTK_WIDGET (self->text), has_text);
  gtk_label_set_attributes (self->text, NULL);
  if (diff != NULL)
    show_changes (self, diff);
  else
    gtk_label_set_label (self->text, text != NULL ? text : "");
  show_problem (self, problem);
}
