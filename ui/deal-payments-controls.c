/* deal-payments-controls.c: scenario, assumptions and periods of the payments
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-payments-controls.h"

#include <adwaita.h>

#include "deal-assumptions-undo.h"
#include "deal-focus-row.h"
#include "deal-names.h"
#include "deal-parameter-control.h"
#include "deal-pending.h"
#include "deal-scenario-picker.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/**
 * DealPaymentsControls:
 *
 * Everything here becomes options of the selection; nothing is kept but what
 * the selection says.  The deal's first parameter has its control in the line,
 * the others are behind a button.
 */
struct _DealPaymentsControls
{
  GtkWidget parent_instance;

  DealSelection *selection;  /* nullable */
  Deal          *deal;       /* nullable; whose parameters have controls */
  GPtrArray     *parameters; /* DealParameterControl, in the order of the file */
  gboolean       is_updating;
  gboolean       is_narrow;

  DealScenarioPicker *scenarios;
  GtkBox             *periods;
  GtkDropDown        *by;
  GtkToggleButton    *amounts_toggle;
  GtkToggleButton    *cumulative_toggle;
  GtkBox             *first_parameter;
  GtkMenuButton      *more_button;
  GtkBox             *other_parameters;
  GtkButton          *reset_button;
  GtkCheckButton     *range_check;
};

G_DEFINE_FINAL_TYPE (DealPaymentsControls, deal_payments_controls, GTK_TYPE_WIDGET)

/* A copy of the choices to change; `NULL` while they are only being shown. */
static DealOptions *
begin_change (DealPaymentsControls *self)
{
  if (self->is_updating || self->selection == NULL)
    return NULL;

  return deal_options_copy (deal_pending_get (GTK_WIDGET (self), self->selection));
}

static void
scenario_changed_cb (DealPaymentsControls *self)
{
  DealOptions *options = begin_change (self);

  if (options == NULL)
    return;
  deal_assumptions_keep_undo (GTK_WIDGET (self), self->selection, options,
                              self->scenarios, _ ("Scenario chosen"));
  options->scenario = deal_scenario_picker_get_scenario (self->scenarios);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static void
parameter_changed_cb (DealPaymentsControls *self,
                      DealParameterControl *control)
{
  DealOptions         *options = begin_change (self);
  const DealParameter *parameter = deal_parameter_control_get_parameter (control);
  DealDecimal          value;
  gboolean             is_assumed = deal_parameter_control_get_value (control, &value);
  g_autofree char     *text = NULL;

  if (options == NULL)
    return;
  text = is_assumed
           /* Translators: %s is a parameter, as "Total cap on OpenAI’s payments". */
           ? g_strdup_printf (_ ("“%s” assumed"), parameter->title)
           /* Translators: %s is a parameter, as "Total cap on OpenAI’s payments". */
           : g_strdup_printf (_ ("“%s” no longer assumed"), parameter->title);
  deal_assumptions_keep_undo (GTK_WIDGET (self), self->selection, options, parameter,
                              text);
  deal_options_set_parameter (options, parameter, is_assumed ? &value : NULL);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static void
by_selected_cb (DealPaymentsControls *self)
{
  DealOptions *options = begin_change (self);

  if (options == NULL)
    return;
  options->by = (DealGranularity) gtk_drop_down_get_selected (self->by);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static void
cumulative_toggled_cb (DealPaymentsControls *self)
{
  DealOptions *options = begin_change (self);

  if (options == NULL)
    return;
  options->cumulative = gtk_toggle_button_get_active (self->cumulative_toggle);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static void
range_toggled_cb (DealPaymentsControls *self)
{
  DealOptions *options = begin_change (self);

  if (options == NULL)
    return;
  options->range = gtk_check_button_get_active (self->range_check);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static guint
count_assumed (const DealOptions *options,
               gsize              from)
{
  guint n = 0;

  for (gsize i = from; i < options->deal->n_parameters; i++)
    n += options->is_set[i] ? 1 : 0;

  return n;
}

static void
clear_parameters (DealPaymentsControls *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->parameters, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->first_parameter))) !=
         NULL)
    gtk_box_remove (self->first_parameter, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->other_parameters))) !=
         NULL)
    gtk_box_remove (self->other_parameters, child);
}

static void
rebuild_parameters (DealPaymentsControls *self,
                    const DealOptions    *options)
{
  g_autoptr (GtkSizeGroup) labels = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  g_autoptr (GtkSizeGroup) toggles = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  clear_parameters (self);
  for (gsize i = 0; i < options->deal->n_parameters; i++)
    {
      GtkWidget *control =
        deal_parameter_control_new (options, &options->deal->parameters[i]);

      g_signal_connect_swapped (control, "changed", G_CALLBACK (parameter_changed_cb),
                                self);
      if (i > 0)
        deal_parameter_control_align (DEAL_PARAMETER_CONTROL (control), labels, toggles);
      gtk_box_append (i == 0 ? self->first_parameter : self->other_parameters, control);
      g_ptr_array_add (self->parameters, control);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->first_parameter), self->parameters->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), self->parameters->len > 1);
}

static void
update_more_button (DealPaymentsControls *self,
                    const DealOptions    *options)
{
  guint            n_assumed = count_assumed (options, 1);
  g_autofree char *label = NULL;

  if (n_assumed == 0)
    label = g_strdup (_ ("More assumptions"));
  else
    /* Translators: how many further numbers the reader assumes */
    label = g_strdup_printf (_ ("More assumptions (%u)"), n_assumed);
  gtk_menu_button_set_label (self->more_button, label);
  deal_names_set (GTK_WIDGET (self->more_button), label);
}

/* Each length of period has a word of its own for what is paid in it. */
static const char *
get_amounts_label (DealGranularity by)
{
  switch (by)
    {
    case DEAL_BY_MONTH:
      return C_ ("amounts", "Monthly");
    case DEAL_BY_QUARTER:
      return C_ ("amounts", "Quarterly");
    case DEAL_BY_YEAR:
    default:
      return C_ ("amounts", "Annual");
    }
}

static void
deal_payments_controls_dispose (GObject *object)
{
  DealPaymentsControls *self = DEAL_PAYMENTS_CONTROLS (object);

  g_ptr_array_set_size (self->parameters, 0);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_PAYMENTS_CONTROLS);
  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_payments_controls_parent_class)->dispose (object);
}

static void
deal_payments_controls_finalize (GObject *object)
{
  DealPaymentsControls *self = DEAL_PAYMENTS_CONTROLS (object);

  g_ptr_array_unref (self->parameters);

  G_OBJECT_CLASS (deal_payments_controls_parent_class)->finalize (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealPaymentsControls, name)

static void
deal_payments_controls_class_init (DealPaymentsControlsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_payments_controls_dispose;
  object_class->finalize = deal_payments_controls_finalize;

  g_type_ensure (DEAL_TYPE_FOCUS_ROW);
  g_type_ensure (DEAL_TYPE_SCENARIO_PICKER);
  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-payments-controls.ui");
  BIND (scenarios);
  BIND (periods);
  BIND (by);
  BIND (amounts_toggle);
  BIND (cumulative_toggle);
  BIND (first_parameter);
  BIND (more_button);
  BIND (other_parameters);
  BIND (reset_button);
  BIND (range_check);
  gtk_widget_class_bind_template_callback (widget_class, by_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cumulative_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, deal_payments_controls_reset);
}

static void
deal_payments_controls_init (DealPaymentsControls *self)
{
  self->parameters = g_ptr_array_new ();
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = FALSE;
  g_signal_connect_swapped (self->scenarios, "changed", G_CALLBACK (scenario_changed_cb),
                            self);
}

void
deal_payments_controls_set_selection (DealPaymentsControls *self,
                                      DealSelection        *selection)
{
  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  g_set_object (&self->selection, selection);
}

/**
 * deal_payments_controls_add_toggle:
 * @self: the controls
 * @toggle: the buttons that choose between chart and table
 *
 * Moves them to the end of the first line.
 */
void
deal_payments_controls_add_toggle (DealPaymentsControls *self,
                                   GtkWidget            *toggle)
{
  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  g_object_ref (toggle);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (toggle)), toggle);
  gtk_box_append (self->periods, toggle);
  g_object_unref (toggle);
}

/* In the line of the periods. */
void
deal_payments_controls_add_zoom (DealPaymentsControls *self,
                                 GtkWidget            *zoom)
{
  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  gtk_box_append (self->periods, zoom);
}

static void
update_narrow (DealPaymentsControls *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self->periods),
                         self->is_narrow ? GTK_ALIGN_FILL : GTK_ALIGN_END);
  for (guint i = 0; i < self->parameters->len; i++)
    deal_parameter_control_set_narrow (self->parameters->pdata[i], self->is_narrow);
}

/**
 * deal_payments_controls_set_narrow:
 * @self: the controls
 * @is_narrow: whether there is little room
 *
 * Makes rows of them, in a card of their own.
 */
void
deal_payments_controls_set_narrow (DealPaymentsControls *self,
                                   gboolean              is_narrow)
{
  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  self->is_narrow = is_narrow;
  if (is_narrow)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "card");
      gtk_widget_add_css_class (GTK_WIDGET (self), "deal-rows");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "card");
      gtk_widget_remove_css_class (GTK_WIDGET (self), "deal-rows");
    }
  update_narrow (self);
}

/**
 * deal_payments_controls_update:
 * @self: the controls
 *
 * Shows the options of the selection, without changing them.
 */
void
deal_payments_controls_update (DealPaymentsControls *self)
{
  const DealOptions *options;

  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  options = deal_selection_get_options (self->selection);
  if (options == NULL)
    return;

  self->is_updating = TRUE;
  if (self->deal != options->deal)
    {
      g_clear_pointer (&self->deal, deal_unref);
      self->deal = deal_ref (options->deal);
      rebuild_parameters (self, options);
      update_narrow (self);
    }
  for (guint i = 0; i < self->parameters->len; i++)
    deal_parameter_control_set_options (self->parameters->pdata[i], options);
  update_more_button (self, options);
  deal_scenario_picker_set_options (self->scenarios, options);
  gtk_drop_down_set_selected (self->by, options->by);
  gtk_button_set_label (GTK_BUTTON (self->amounts_toggle),
                        get_amounts_label (options->by));
  gtk_toggle_button_set_active (
    options->cumulative ? self->cumulative_toggle : self->amounts_toggle, TRUE);
  gtk_check_button_set_active (self->range_check, options->range);
  gtk_widget_set_visible (GTK_WIDGET (self->range_check), options->deal->n_scenarios > 1);
  gtk_widget_set_visible (GTK_WIDGET (self->reset_button),
                          count_assumed (options, 0) > 0 ||
                            options->scenario != options->deal->compare_scenario);
  self->is_updating = FALSE;
}

/**
 * deal_payments_controls_reset:
 * @self: the controls
 *
 * Takes back the scenario and every assumption, and offers to undo that.
 */
void
deal_payments_controls_reset (DealPaymentsControls *self)
{
  const DealOptions *before;
  g_autoptr (DealOptions) options = NULL;

  g_return_if_fail (DEAL_IS_PAYMENTS_CONTROLS (self));

  deal_pending_flush (GTK_WIDGET (self), self->selection);
  before = deal_selection_get_options (self->selection);
  options = deal_options_copy (before);
  options->scenario = options->deal->compare_scenario;
  for (gsize i = 0; i < options->deal->n_parameters; i++)
    deal_options_set_parameter (options, &options->deal->parameters[i], NULL);
  deal_assumptions_offer_undo (GTK_WIDGET (self), self->selection, before,
                               _ ("Scenario and assumptions reset"));
  deal_selection_set_options (self->selection, options);
}
