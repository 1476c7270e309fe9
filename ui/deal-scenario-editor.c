/* deal-scenario-editor.c: a scenario of the user's own is made or changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-scenario-editor.h"

#include "calc/deal-format.h"
#include "deal-names.h"
#include "deal-row-problem.h"
#include "deal-scenario-rows.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "export/deal-scenario-json.h"

#define MOST_TITLE 80

/**
 * DealScenarioEditor:
 *
 * Starts from a scenario of the deal, or from none: what is left empty stays as that
 * has it.  What was reported has no row.
 */
struct _DealScenarioEditor
{
  AdwWindow parent_instance;

  DealOptions        *options;
  const DealScenario *edited; /* nullable */
  GPtrArray          *bases;  /* of DealScenario; the first is NULL */
  DealScenarioRows   *rows;

  GtkBox        *groups;
  AdwEntryRow   *title_row;
  AdwEntryRow   *why_row;
  AdwComboRow   *base_row;
  GtkSpinButton *growth_spin;
  GtkSwitch     *parameters_switch; /* nullable */
  GtkLabel      *problem;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealScenarioEditor, deal_scenario_editor, ADW_TYPE_WINDOW)

static const DealScenario *
get_base (DealScenarioEditor *self)
{
  return self->bases->pdata[adw_combo_row_get_selected (self->base_row)];
}

/* What is wrong with none of the rows, or with no one of them alone. */
static void
show_problem (DealScenarioEditor *self,
              const char         *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

/* Those that were edited, and those that the reader assumes now. */
static GArray *
collect_parameters (DealScenarioEditor *self)
{
  const Deal *deal = self->options->deal;
  GArray     *all = g_array_new (FALSE, TRUE, sizeof (DealParameterValue));

  for (gsize i = 0; i < deal->n_parameters; i++)
    {
      DealParameterValue one = { .parameter = &deal->parameters[i] };
      gboolean           is_there = self->options->is_set[i];

      if (is_there)
        one.value = self->options->values[i];
      for (gsize j = 0; !is_there && self->edited != NULL &&
                        j < self->edited->n_own_parameters;
           j++)
        if (self->edited->own_parameters[j].parameter == one.parameter)
          {
            one.value = self->edited->own_parameters[j].value;
            is_there = TRUE;
          }
      if (is_there)
        g_array_append_val (all, one);
    }

  return all;
}

static char *
dup_stripped (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
show_title_problem (DealScenarioEditor *self,
                    const char         *text)
{
  deal_row_problem_set (GTK_WIDGET (self->title_row), text);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));
}

static gboolean
check_scenario (DealScenarioEditor *self,
                const DealScenario *scenario)
{
  if (scenario->title[0] == '\0')
    show_title_problem (self, _ ("Give the scenario a name."));
  else if (g_utf8_strlen (scenario->title, -1) > MOST_TITLE)
    show_title_problem (self, _ ("The name is too long."));
  else if (scenario->n_own_series == 0 && scenario->n_own_parameters == 0)
    show_problem (self,
                  _ ("Nothing is changed yet: type an amount, or assume a number."));
  else
    return TRUE;

  return FALSE;
}

/**
 * deal_scenario_editor_save:
 * @self: an editor
 *
 * Emits “saved” and closes, or says what is wrong.
 *
 * Returns: whether it could be saved
 */
gboolean
deal_scenario_editor_save (DealScenarioEditor *self)
{
  g_autoptr (GPtrArray) arrays =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree char *title = dup_stripped (self->title_row);
  g_autofree char *why = dup_stripped (self->why_row);
  g_autofree char *id = NULL;
  g_autofree char *body = NULL;
  DealScenario     scenario = { .title = title, .is_own = TRUE };
  GArray          *parameters;

  g_return_val_if_fail (DEAL_IS_SCENARIO_EDITOR (self), FALSE);

  scenario.why = why[0] != '\0' ? why : NULL;
  scenario.base = get_base (self);
  show_problem (self, NULL);
  if (!deal_scenario_rows_collect (self->rows, &scenario, arrays))
    return FALSE;
  if (self->parameters_switch != NULL && gtk_switch_get_active (self->parameters_switch))
    {
      parameters = collect_parameters (self);
      g_ptr_array_add (arrays, parameters);
      scenario.own_parameters = (DealParameterValue *) (gpointer) parameters->data;
      scenario.n_own_parameters = parameters->len;
    }
  if (!check_scenario (self, &scenario))
    return FALSE;

  id = deal_scenario_make_id (&scenario, self->options->deal);
  scenario.id = id;
  body = deal_scenario_to_json (&scenario, self->options->deal);
  g_signal_emit (self, signals[SAVED], 0, id, body);
  gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

static void
base_selected_cb (DealScenarioEditor *self)
{
  deal_scenario_rows_set_base (self->rows, get_base (self));
}

static void
fill_clicked_cb (DealScenarioEditor *self)
{
  show_problem (self, NULL);
  deal_scenario_rows_fill (self->rows, gtk_spin_button_get_value (self->growth_spin));
}

static void
save_clicked_cb (DealScenarioEditor *self)
{
  deal_scenario_editor_save (self);
}

static void
deal_scenario_editor_dispose (GObject *object)
{
  DealScenarioEditor *self = DEAL_SCENARIO_EDITOR (object);

  g_clear_pointer (&self->rows, deal_scenario_rows_free);
  g_clear_pointer (&self->bases, g_ptr_array_unref);
  g_clear_pointer (&self->options, deal_options_free);

  G_OBJECT_CLASS (deal_scenario_editor_parent_class)->dispose (object);
}

static void
deal_scenario_editor_class_init (DealScenarioEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_scenario_editor_dispose;

  signals[SAVED] = deal_ui_signal_new ("saved", G_TYPE_FROM_CLASS (klass), 2,
                                       G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
add_header (DealScenarioEditor *self,
            GtkBox             *box)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_clicked_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  gtk_box_append (box, header);
  gtk_window_set_default_widget (GTK_WINDOW (self), save);
}

static AdwPreferencesGroup *
add_group (DealScenarioEditor *self,
           const char         *title,
           const char         *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  gtk_box_append (self->groups, GTK_WIDGET (group));

  return group;
}

static AdwEntryRow *
add_entry (AdwPreferencesGroup *group,
           const char          *title)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (row, TRUE);
  adw_preferences_group_add (group, GTK_WIDGET (row));

  return row;
}

static void
add_names (DealScenarioEditor *self)
{
  const Deal          *deal = self->options->deal;
  AdwPreferencesGroup *group = add_group (self, NULL, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->title_row = add_entry (group, _ ("Name"));
  g_signal_connect (self->title_row, "changed", G_CALLBACK (deal_row_problem_clear),
                    NULL);
  self->why_row = add_entry (group, _ ("Why (optional)"));
  self->base_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->base_row), _ ("Based on"));
  g_ptr_array_add (self->bases, NULL);
  gtk_string_list_append (titles, _ ("Nothing: only what was reported"));
  for (gsize i = 0; i < deal->n_scenarios; i++)
    {
      const DealScenario *scenario = &deal->scenarios[i];

      if (scenario->is_own)
        continue;
      if (scenario == (self->edited != NULL ? self->edited->base
                                            : self->options->scenario))
        chosen = self->bases->len;
      g_ptr_array_add (self->bases, (gpointer) scenario);
      gtk_string_list_append (titles, scenario->title);
    }
  adw_combo_row_set_model (self->base_row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->base_row, chosen);
  adw_preferences_group_add (group, GTK_WIDGET (self->base_row));
  g_signal_connect_swapped (self->base_row, "notify::selected",
                            G_CALLBACK (base_selected_cb), self);
}

/* The number and its button have a line of their own: beside them the words would have
 * no room in a narrow window. */
static void
add_growth (DealScenarioEditor  *self,
            AdwPreferencesGroup *group)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *fields = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Fill In"));

  self->growth_spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (-99, 1000, 1));
  gtk_spin_button_set_digits (self->growth_spin, 1);
  gtk_spin_button_set_value (self->growth_spin, 10);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->growth_spin), 4);
  gtk_widget_set_hexpand (GTK_WIDGET (self->growth_spin), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->growth_spin),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Growth a year, per cent"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (fill_clicked_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Growth a Year, %"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("From the first amount on, into the years below"));
  adw_preferences_group_add (group, row);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->growth_spin));
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (fields), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (fields), FALSE);
  gtk_widget_set_focusable (fields, FALSE);
  adw_preferences_group_add (group, fields);
}

static const char *
name_scale (gint64 scale)
{
  switch (scale)
    {
    case 1000:
      return C_ ("scale", "thousand");
    case 1000000:
      return C_ ("scale", "million");
    case 1000000000:
      return C_ ("scale", "billion");
    default:
      return "";
    }
}

static void
add_series (DealScenarioEditor *self,
            const DealSeries   *series)
{
  g_autofree char     *title = g_markup_escape_text (series->title, -1);
  g_autofree char     *unit = g_strdup_printf ("%s %s", self->options->deal->currency,
                                               name_scale (series->scale));
  AdwPreferencesGroup *group = add_group (self, title, g_strchomp (unit));

  if (self->growth_spin == NULL)
    add_growth (self, group);
  deal_scenario_rows_add_series (self->rows, series, group);
}

static void
add_parameters (DealScenarioEditor *self)
{
  g_autoptr (GArray) all = collect_parameters (self);
  g_autoptr (GString) list = g_string_new (NULL);
  AdwPreferencesGroup *group;
  GtkWidget           *row;

  if (all->len == 0)
    return;

  for (guint i = 0; i < all->len; i++)
    {
      const DealParameterValue *one = &g_array_index (all, DealParameterValue, i);
      g_autofree char          *value = deal_format_parameter (one->parameter, one->value,
                                                               self->options->deal);

      g_string_append_printf (list, "%s%s: %s", i > 0 ? "; " : "", one->parameter->title,
                              value);
    }
  group = add_group (self, _ ("Assumed Numbers"), NULL);
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Make Them Part of the Scenario"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), list->str);
  self->parameters_switch = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->parameters_switch, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->parameters_switch), GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->parameters_switch));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row),
                                         GTK_WIDGET (self->parameters_switch));
  adw_preferences_group_add (group, row);
}

static void
deal_scenario_editor_init (DealScenarioEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->bases = g_ptr_array_new ();
  self->groups = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  self->problem = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_ALERT, "wrap", TRUE,
                                           "xalign", 0.0, "visible", FALSE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "deal-row-problem");
  gtk_widget_set_margin_top (GTK_WIDGET (self->groups), 18);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->groups), 18);
  gtk_widget_set_margin_start (GTK_WIDGET (self->groups), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->groups), 12);
  add_header (self, GTK_BOX (box));
  /* Above what scrolls: in sight from every row. */
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->problem));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->groups));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), 480, 640);
}

/**
 * deal_scenario_editor_new:
 * @parent: (nullable): the window that asks
 * @options: what is looked at
 * @edited: (nullable): a scenario of the user's own to change; `NULL`: a new one
 *
 * Returns: (transfer none): an editor, which belongs to itself as windows do
 */
GtkWidget *
deal_scenario_editor_new (GtkWindow          *parent,
                          const DealOptions  *options,
                          const DealScenario *edited)
{
  const char         *title = edited != NULL ? _ ("Edit Scenario") : _ ("New Scenario");
  DealScenarioEditor *self = g_object_new (DEAL_TYPE_SCENARIO_EDITOR, "transient-for",
                                           parent, "modal", TRUE, "title", title, NULL);

  self->options = deal_options_copy (options);
  self->edited = edited;
  self->rows = deal_scenario_rows_new (options->deal, edited);
  add_names (self);
  for (gsize i = 0; i < options->deal->n_series; i++)
    add_series (self, &options->deal->series[i]);
  add_parameters (self);
  base_selected_cb (self);
  if (edited != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->title_row), edited->title);
      gtk_editable_set_text (GTK_EDITABLE (self->why_row),
                             edited->why != NULL ? edited->why : "");
    }
  deal_names_add (GTK_WIDGET (self), title);
  gtk_widget_grab_focus (GTK_WIDGET (self->title_row));

  return GTK_WIDGET (self);
}

void
deal_scenario_editor_set_title (DealScenarioEditor *self,
                                const char         *title)
{
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), title);
}

void
deal_scenario_editor_set_amount (DealScenarioEditor *self,
                                 guint               row,
                                 const char         *amount)
{
  deal_scenario_rows_set_text (self->rows, row, amount);
}

void
deal_scenario_editor_grow (DealScenarioEditor *self,
                           double              percent)
{
  gtk_spin_button_set_value (self->growth_spin, percent);
  fill_clicked_cb (self);
}

/* What is wrong with it; empty: nothing. */
const char *
deal_scenario_editor_get_problem (DealScenarioEditor *self)
{
  const char *problem = deal_row_problem_get (GTK_WIDGET (self->title_row));

  if (problem == NULL)
    problem = deal_scenario_rows_get_problem (self->rows);

  return problem != NULL ? problem : gtk_label_get_text (self->problem);
}
