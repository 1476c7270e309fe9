/* deal-window-figure.c: the window and a picture that opens its view again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-compat.h"
#include "deal-data.h"
#include "deal-figure-finder.h"
#include "deal-text.h"
#include "deal-window-private.h"
#include "model/deal-plain.h"

/* Of a text from a picture, in characters. */
#define MAX_SHOWN 80

#define SHORT_SHA256 8

static char *
get_picture_name (DealWindow *self)
{
  g_autofree char *name = g_file_get_basename (self->picture);
  g_autofree char *shown = g_filename_display_name (name);

  return deal_plain_text (shown, MAX_SHOWN);
}

static void
tell (DealWindow *self,
      const char *text,
      gboolean    is_warning,
      gboolean    can_choose)
{
  g_autofree char *name = get_picture_name (self);

  deal_figure_bar_show (self->figure_bar, name, text, is_warning, can_choose);
}

/* A window that has shown nothing yet does not stay empty for a picture that
 * cannot be opened. */
static void
show_something (DealWindow *self)
{
  if (deal_document_get_deal (self->document) == NULL &&
      !deal_document_is_loading (self->document))
    deal_window_open_first (self);
}

static void
tell_failure (DealWindow *self,
              const char *text,
              gboolean    can_choose)
{
  /* A file that is opened takes the bar of the last picture away. */
  show_something (self);
  tell (self, text, TRUE, can_choose);
}

/* Whether the picture is of this edition, and what could not be restored. */
static char *
describe_state (const DealRecord *record,
                const Deal       *deal,
                GPtrArray        *missing)
{
  GString *text;

  if (deal_record_is_unchanged (record, deal))
    return g_strdup (_ ("This is the view it was made from. The deal has not changed "
                        "since."));

  text = g_string_new (NULL);
  /* Translators: the start of a checksum, then that of another. */
  g_string_append_printf (text, _ ("The deal has changed since this picture was made: "
                                   "edition %.*s then, %.*s now."),
                          SHORT_SHA256, record->deal_sha256, SHORT_SHA256, deal->sha256);
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, " %s", (const char *) missing->pdata[i]);

  return g_string_free (text, FALSE);
}

/**
 * deal_window_restore_figure:
 * @self: a window whose document is there
 *
 * Makes the choices of the picture that is being opened, if one is.
 */
void
deal_window_restore_figure (DealWindow *self)
{
  g_autoptr (DealRecord) record = g_steal_pointer (&self->record);
  g_autoptr (DealOptions) options = NULL;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Deal            *deal = deal_selection_get_whole (self->selection);

  if (record == NULL)
    return;

  if (record->own_scenario != NULL && record->scenario_id != NULL &&
      deal_find_scenario (deal, record->scenario_id) == NULL &&
      deal_selection_put_scenario (self->selection, NULL, record->own_scenario))
    deal = deal_selection_get_whole (self->selection);
  options = deal_record_to_options (record, deal, missing, &error);
  if (options == NULL)
    {
      tell (self, error->message, TRUE, FALSE);
      return;
    }

  deal_selection_restore (self->selection, options);
  deal_window_show_view (self, deal_figure_kind_to_name (record->kind));
  text = describe_state (record, deal, missing);
  tell (self, text, !deal_record_is_unchanged (record, deal), FALSE);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFoundFigure) found = deal_figure_find_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  DealWindow      *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = DEAL_WINDOW (user_data);
  g_clear_object (&self->finding);
  if (found == NULL)
    {
      tell_failure (self, error->message, FALSE);
      return;
    }
  if (found->deal_file == NULL)
    {
      name = deal_plain_text (found->record->deal_file, MAX_SHOWN);
      /* Translators: %s is the name of a file. */
      text = g_strdup_printf (_ ("The deal that this picture was made from, “%s”, is "
                                 "neither open nor beside it."),
                              name);
      tell_failure (self, text, TRUE);
      return;
    }

  g_clear_pointer (&self->record, deal_record_free);
  self->record = g_steal_pointer (&found->record);
  deal_document_open (self->document, found->deal_file);
}

static void
add_candidate (GPtrArray *candidates,
               GFile     *file)
{
  for (guint i = 0; file != NULL && i < candidates->len; i++)
    if (g_file_equal (candidates->pdata[i], file))
      return;

  if (file != NULL)
    g_ptr_array_add (candidates, g_object_ref (file));
}

static void
add_recent (GPtrArray *candidates)
{
  g_autolist (GtkRecentInfo) recent =
    gtk_recent_manager_get_items (gtk_recent_manager_get_default ());

  for (GList *l = recent; l != NULL; l = l->next)
    if (gtk_recent_info_has_application (l->data, "Counterpart"))
      {
        g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (l->data));

        add_candidate (candidates, file);
      }
}

/* What is open comes first, here and in other windows, then what comes with the
 * program, then what was open before. */
static GPtrArray *
list_candidates (DealWindow *self)
{
  GPtrArray       *candidates = g_ptr_array_new_with_free_func (g_object_unref);
  GtkApplication  *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GFile) bundled = g_file_new_for_path (path);

  add_candidate (candidates, deal_document_get_file (self->document));
  if (application != NULL)
    for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
      if (DEAL_IS_WINDOW (l->data))
        add_candidate (candidates,
                       deal_document_get_file (DEAL_WINDOW (l->data)->document));
  add_candidate (candidates, bundled);
  add_recent (candidates);

  return candidates;
}

static void
find (DealWindow *self,
      GPtrArray  *candidates)
{
  deal_window_forget_figure (self);
  self->finding = g_cancellable_new ();
  deal_figure_find_async (self->picture, candidates, self->finding, found_cb, self);
}

/* A picture of the window's own: its view is opened again. */
void
deal_window_open_figure (DealWindow *self,
                         GFile      *picture)
{
  g_set_object (&self->picture, picture);
  find (self, list_candidates (self));
}

/* Gives up a picture that is on its way. */
void
deal_window_forget_figure (DealWindow *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_pointer (&self->record, deal_record_free);
}

static void
deal_chosen_cb (GFile   *file,
                gpointer user_data)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func (g_object_unref);

  add_candidate (candidates, file);
  find (DEAL_WINDOW (user_data), candidates);
}

static void
choose_deal_cb (DealWindow *self)
{
  deal_compat_choose_deal_file (GTK_WINDOW (self), deal_chosen_cb, self);
}

void
deal_window_bind_figure (GtkWidgetClass *widget_class)
{
  g_type_ensure (DEAL_TYPE_FIGURE_BAR);
  gtk_widget_class_bind_template_child (widget_class, DealWindow, figure_bar);
  gtk_widget_class_bind_template_callback (widget_class, choose_deal_cb);
}
