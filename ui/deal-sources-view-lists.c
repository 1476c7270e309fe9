/* deal-sources-view-lists.c: lists of articles from and to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-compat.h"
#include "deal-lists-undo.h"
#include "deal-sources-view-private.h"
#include "deal-text.h"
#include "export/deal-export.h"
#include "net/deal-lists.h"
#include "net/deal-opml.h"

/* The archive, or why there is none where the sources would be. */
static DealArchive *
need_archive (DealSourcesView *self)
{
  const GError *error = NULL;
  DealArchive  *archive = _deal_sources_view_get_archive (self, &error);

  if (archive == NULL && error != NULL)
    _deal_sources_view_show_problem (self, error->message, FALSE);

  return archive;
}

static char *
describe_import (guint n_added,
                 guint n_known)
{
  g_autofree char *added = NULL;
  g_autofree char *known = NULL;

  if (n_added == 0 && n_known == 0)
    return g_strdup (_ ("The file names no list with an address on the web"));

  added = g_strdup_printf (P_ ("%u list added", "%u lists added", n_added), n_added);
  if (n_known == 0)
    return g_steal_pointer (&added);

  known = g_strdup_printf (P_ ("%u was here already", "%u were here already", n_known),
                           n_known);
  /* Translators: how many lists were added, and how many were there. */
  return g_strdup_printf (_ ("%s, %s"), added, known);
}

static void
import_chosen (GFile   *file,
               gpointer user_data)
{
  DealSourcesView *self = user_data;
  DealArchive     *archive = need_archive (self);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;
  guint n_known = 0;

  if (archive == NULL)
    return;
  if (path == NULL)
    {
      _deal_sources_view_show_problem (self, _ ("Choose a file on this computer."),
                                       FALSE);
      return;
    }
  added = deal_lists_import (archive, path, &n_known, &error);
  if (added == NULL)
    {
      _deal_sources_view_show_problem (self, error->message, FALSE);
      return;
    }

  _deal_sources_view_show_problem (self, NULL, FALSE);
  text = describe_import (added->len, n_known);
  if (added->len == 0)
    {
      _deal_sources_view_tell (self, text);
      return;
    }

  _deal_sources_view_offer_undo (
    self, text, deal_lists_undo_new (archive, (const char *const *) added->pdata));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-lists", "^as", added->pdata);
}

static void
export_chosen (GFile   *file,
               gpointer user_data)
{
  DealSourcesView *self = user_data;
  DealArchive     *archive = need_archive (self);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  if (archive == NULL)
    return;
  if (path == NULL)
    {
      _deal_sources_view_show_problem (self, _ ("Choose a file on this computer."),
                                       FALSE);
      return;
    }
  entries = deal_lists_load_own (archive, &error);
  if (entries != NULL)
    {
      text = deal_opml_write (entries);
      bytes = g_bytes_new_take (text, strlen (text));
    }
  if (bytes == NULL || !deal_file_save (path, bytes, &error))
    {
      _deal_sources_view_show_problem (self, error->message, FALSE);
      return;
    }

  told = g_strdup_printf (P_ ("%u list saved", "%u lists saved", entries->len),
                          entries->len);
  _deal_sources_view_tell (self, told);
}

static void
import_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  deal_compat_choose_lists_file (GTK_WINDOW (gtk_widget_get_root (widget)),
                                 import_chosen, widget);
}

static void
export_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  deal_compat_choose_save_file (GTK_WINDOW (gtk_widget_get_root (widget)),
                                _ ("Export Lists"), "lists.opml", NULL, export_chosen,
                                widget);
}

void
_deal_sources_view_install_lists (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "lists.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "lists.export", NULL, export_activated);
}
