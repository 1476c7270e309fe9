/* deal-window-scenario.c: the scenarios of the user's own: made, changed, kept, shared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-compat.h"
#include "deal-scenario-editor.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-window-private.h"
#include "export/deal-export.h"
#include "export/deal-scenario-json.h"
#include "model/deal-own.h"

static const DealScenario *
get_chosen (DealWindow *self)
{
  const DealOptions *options = deal_selection_get_options (self->selection);

  return options != NULL ? options->scenario : NULL;
}

/* The scenario of that id is looked at; NULL: none is. */
static void
choose (DealWindow *self,
        const char *id)
{
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_selection_get_options (self->selection));

  options->scenario = id != NULL ? deal_find_scenario (options->deal, id) : NULL;
  deal_selection_set_options (self->selection, options);
}

/* Puts @body in the place of what is called @old_id, and keeps it; NULL for either:
 * there is none.  What cannot be kept, which is the error, still counts in this
 * window. */
static void
put (DealWindow *self,
     const char *old_id,
     const char *id,
     const char *body,
     GError    **error)
{
  Deal         *deal = deal_selection_get_whole (self->selection);
  const GError *no_archive = NULL;
  DealArchive  *archive = deal_updates_get_archive (self->updates, &no_archive);

  if (archive == NULL)
    g_propagate_error (error, g_error_copy (no_archive));
  else if (body == NULL)
    deal_archive_keep_scenario (archive, deal->id, old_id, NULL, error);
  else if (old_id != NULL)
    deal_archive_replace_scenario (archive, deal->id, old_id, id, body, error);
  else
    deal_archive_keep_scenario (archive, deal->id, id, body, error);
  deal_selection_put_scenario (self->selection, old_id, body);
}

/* What was deleted or changed, to bring it back. */
typedef struct
{
  DealWindow *window; /* not owned: the closure goes with it */
  char       *deal_id;
  char       *old_id; /* nullable */
  char       *id;
  char       *body;
} Before;

static void
before_free (gpointer  data,
             GClosure *closure)
{
  Before *before = data;

  g_free (before->deal_id);
  g_free (before->old_id);
  g_free (before->id);
  g_free (before->body);
  g_free (before);
}

static void
undo_cb (Before  *before,
         GError **error)
{
  Deal *deal = deal_selection_get_whole (before->window->selection);

  if (deal == NULL || !g_str_equal (deal->id, before->deal_id))
    {
      deal_ui_set_other_deal (error);
      return;
    }

  put (before->window, before->old_id, before->id, before->body, error);
  choose (before->window, before->id);
}

/* @old_id: what is there now in its place; nullable. */
static GClosure *
make_undo (DealWindow         *self,
           const DealScenario *scenario,
           const char         *old_id)
{
  Before   *before = g_new0 (Before, 1);
  Deal     *deal = deal_selection_get_deal (self->selection);
  GClosure *closure;

  before->window = self;
  before->deal_id = g_strdup (deal->id);
  before->old_id = g_strdup (old_id);
  before->id = g_strdup (scenario->id);
  before->body = deal_scenario_to_json (scenario, deal);
  closure = g_cclosure_new_swap (G_CALLBACK (undo_cb), before, before_free);
  g_object_watch_closure (G_OBJECT (self), closure);

  return closure;
}

static void
saved_cb (DealScenarioEditor *editor,
          const char         *id,
          const char         *body,
          DealWindow         *self)
{
  const char         *edited = g_object_get_data (G_OBJECT (editor), "edited");
  const DealScenario *before = NULL;
  GClosure           *undo = NULL;
  g_autoptr (GError) error = NULL;

  if (edited != NULL)
    before = deal_find_scenario (deal_selection_get_deal (self->selection), edited);
  if (before != NULL && !g_str_equal (edited, id))
    undo = make_undo (self, before, id);
  put (self, before != NULL ? edited : NULL, id, body, &error);
  choose (self, id);
  deal_window_toast_undo (self,
                          error != NULL    ? error->message
                          : before != NULL ? _ ("The scenario was changed")
                                           : _ ("The scenario was added"),
                          undo);
}

static void
open_editor (DealWindow         *self,
             const DealScenario *edited)
{
  GtkWidget *editor;

  if (deal_selection_get_options (self->selection) == NULL)
    return;

  editor = deal_scenario_editor_new (GTK_WINDOW (self),
                                     deal_selection_get_options (self->selection),
                                     edited);
  if (edited != NULL)
    g_object_set_data_full (G_OBJECT (editor), "edited", g_strdup (edited->id), g_free);
  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, 0);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
new_activated (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  open_editor (DEAL_WINDOW (widget), NULL);
}

static void
edit_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  const DealScenario *scenario = get_chosen (DEAL_WINDOW (widget));

  if (scenario != NULL && scenario->is_own)
    open_editor (DEAL_WINDOW (widget), scenario);
}

static void
delete_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  DealWindow         *self = DEAL_WINDOW (widget);
  const DealScenario *scenario = get_chosen (self);
  g_autofree char    *id = NULL;
  GClosure           *undo;
  g_autoptr (GError) error = NULL;

  if (scenario == NULL || !scenario->is_own)
    return;

  undo = make_undo (self, scenario, NULL);
  id = g_strdup (scenario->id);
  choose (self, scenario->base != NULL ? scenario->base->id : NULL);
  put (self, id, NULL, NULL, &error);
  deal_window_toast_undo (
    self, error != NULL ? error->message : _ ("The scenario was deleted"), undo);
}

/* As a whole deal when the name says so, else the scenario alone. */
static GBytes *
make_file (DealWindow         *self,
           const DealScenario *scenario,
           const char         *path,
           GError            **error)
{
  Deal            *deal = deal_selection_get_deal (self->selection);
  g_autofree char *body = deal_scenario_to_json (scenario, deal);
  g_autofree char *from = g_file_get_path (deal_document_get_file (self->document));
  g_autoptr (GBytes) file = NULL;

  if (!g_str_has_suffix (path, ".deal.json"))
    return deal_scenarios_wrap (deal->id, (const char *[]){ body, NULL });

  file = deal_file_load (from, error);

  return file != NULL ? deal_file_add_scenario (file, body, error) : NULL;
}

static void
export_chosen (GFile   *file,
               gpointer user_data)
{
  DealWindow         *self = DEAL_WINDOW (user_data);
  const DealScenario *scenario = get_chosen (self);
  g_autofree char    *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (scenario == NULL || !scenario->is_own || path == NULL)
    return;
  if (g_file_equal (file, deal_document_get_file (self->document)))
    {
      deal_window_toast (self, _ ("Give it another name than that of the open deal"));
      return;
    }

  bytes = make_file (self, scenario, path, &error);
  if (bytes != NULL && deal_file_save (path, bytes, &error))
    deal_window_toast (self, _ ("The scenario was saved"));
  else
    deal_window_toast (self, error->message);
}

static void
export_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  const DealScenario *scenario = get_chosen (DEAL_WINDOW (widget));

  if (scenario != NULL && scenario->is_own)
    deal_compat_choose_save_file (
      GTK_WINDOW (widget),
      _ ("Save Scenario: name it *.deal.json for a copy of the whole deal"),
      "scenario.json", NULL, export_chosen, widget);
}

/* Each scenario of the file that the deal does not have yet; @last is the last of them
 * that the file has, new or not. */
static guint
take_all (DealWindow  *self,
          const Deal  *with,
          const char **last,
          GError     **error)
{
  Deal *deal = deal_selection_get_whole (self->selection);
  guint n = 0;

  for (gsize i = 0; i < with->n_scenarios; i++)
    {
      const DealScenario *scenario = &with->scenarios[i];
      g_autofree char    *body = NULL;

      if (!scenario->is_own)
        continue;
      *last = scenario->id;
      if (deal_find_scenario (deal, scenario->id) != NULL)
        continue;
      body = deal_scenario_to_json (scenario, with);
      put (self, NULL, scenario->id, body, *error == NULL ? error : NULL);
      deal = deal_selection_get_whole (self->selection);
      n++;
    }

  return n;
}

static void
import_chosen (GFile   *file,
               gpointer user_data)
{
  DealWindow      *self = DEAL_WINDOW (user_data);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) with = NULL;
  /* Without those that the reader has: the file may hold one of them. */
  Deal       *deal = deal_document_get_deal (self->document);
  const char *last = NULL;
  guint       n_added;

  if (path == NULL || deal == NULL)
    return;

  bytes = deal_file_load (path, &error);
  if (bytes != NULL)
    with = deal_new_with_scenarios (deal, bytes, shown, problems, &error);
  if (with == NULL)
    {
      g_autofree char *first =
        problems->len > 0 ? deal_problem_to_text (problems->pdata[0], shown) : NULL;

      deal_window_toast (self, first != NULL ? first : error->message);
      return;
    }

  n_added = take_all (self, with, &last, &error);
  if (last != NULL)
    choose (self, last);
  deal_window_toast (self, error != NULL ? error->message
                           : n_added > 0 ? _ ("The scenarios were added")
                                         : _ ("The deal has these scenarios already"));
}

static void
import_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  if (deal_selection_get_options (DEAL_WINDOW (widget)->selection) != NULL)
    deal_compat_choose_scenarios_file (GTK_WINDOW (widget), import_chosen, widget);
}

static void
selection_changed_cb (DealWindow *self)
{
  const DealScenario *scenario = get_chosen (self);
  gboolean            is_own = scenario != NULL && scenario->is_own;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.scenario-edit", is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.scenario-delete", is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.scenario-export", is_own);
}

void
deal_window_install_scenarios (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.scenario-new", NULL,
                                   new_activated);
  gtk_widget_class_install_action (widget_class, "win.scenario-edit", NULL,
                                   edit_activated);
  gtk_widget_class_install_action (widget_class, "win.scenario-delete", NULL,
                                   delete_activated);
  gtk_widget_class_install_action (widget_class, "win.scenario-export", NULL,
                                   export_activated);
  gtk_widget_class_install_action (widget_class, "win.scenario-import", NULL,
                                   import_activated);
}

void
deal_window_init_scenarios (DealWindow *self)
{
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  selection_changed_cb (self);
}

/* What the user made for the deal before. */
void
deal_window_load_scenarios (DealWindow *self)
{
  Deal        *deal = deal_selection_get_whole (self->selection);
  DealArchive *archive = deal_updates_get_archive (self->updates, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bodies = NULL;
  guint n_left_out = 0;

  if (archive == NULL || deal == NULL)
    return;

  bodies = deal_archive_load_scenarios (archive, deal->id, &error);
  if (bodies == NULL)
    deal_window_toast (self, error->message);
  else if (bodies->len > 0)
    n_left_out = deal_selection_set_scenarios (self->selection, bodies);
  if (n_left_out > 0)
    {
      g_autofree char *text = g_strdup_printf (
        P_ ("%u scenario of yours no longer fits the deal",
            "%u scenarios of yours no longer fit the deal", n_left_out),
        n_left_out);

      deal_window_toast (self, text);
    }
}
