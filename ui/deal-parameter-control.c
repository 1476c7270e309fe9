/* deal-parameter-control.c: one number of the deal that the reader may assume
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-parameter-control.h"

#include "calc/deal-format.h"
#include "deal-parameter-steps.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

#define SCALE_WIDTH 130
#define NARROW_SCALE_WIDTH 170
#define ENTRY_CHARS 8
#define LABEL_CHARS 34
#define PROBLEM_CHARS 60

/**
 * DealParameterControl:
 *
 * Two toggles say whether the number is left as it is known, or assumed; a
 * slider and a field say what is assumed.  What was assumed last is kept while
 * the first toggle is on, so that one click brings it back.
 */
struct _DealParameterControl
{
  GtkWidget parent_instance;

  DealOptions         *options; /* the latest shown; keeps the deal */
  const DealParameter *parameter;
  gboolean             is_assumed;
  DealDecimal          value;

  GtkWidget       *line; /* what follows but the problem */
  GtkWidget       *label;
  GtkWidget       *toggles;
  GtkToggleButton *known_toggle;
  GtkToggleButton *assumed_toggle;
  GtkScale        *scale;
  GtkEntry        *entry;
  GtkWidget       *problem; /* why what was typed is no value */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealParameterControl, deal_parameter_control, GTK_TYPE_WIDGET)

/* What is in force: assumed, or given by the deal; FALSE: nothing is known. */
static gboolean
get_value_in_force (DealParameterControl *self,
                    DealDecimal          *value)
{
  g_autoptr (DealOptions) copy = deal_options_copy (self->options);

  deal_options_set_parameter (copy, self->parameter,
                              self->is_assumed ? &self->value : NULL);

  return deal_options_get_parameter (copy, self->parameter, value) !=
         DEAL_GIVEN_BY_NOBODY;
}

/* No number while none is known, lest one be read as the value. */
static char *
write_value (DealParameterControl *self)
{
  DealDecimal value;

  if (!get_value_in_force (self, &value))
    return g_strdup ("–");

  return deal_format_parameter (self->parameter, value, self->options->deal);
}

static void
clear_problem (DealParameterControl *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
  gtk_accessible_reset_property (GTK_ACCESSIBLE (self->entry),
                                 GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_problem (DealParameterControl *self,
              const char           *text)
{
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (self->problem)), text);
  gtk_widget_set_visible (self->problem, TRUE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* Shows the state without telling anyone. */
static void
update_widgets (DealParameterControl *self)
{
  g_autofree char *text = write_value (self);
  DealDecimal      value;
  gboolean         is_known = get_value_in_force (self, &value);
  const char      *known = deal_parameter_describe_known (self->options, self->parameter);
  GtkAdjustment   *adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));

  g_signal_handlers_block_matched (self->assumed_toggle, G_SIGNAL_MATCH_DATA, 0, 0, NULL,
                                   NULL, self);
  g_signal_handlers_block_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                   self);

  gtk_button_set_label (GTK_BUTTON (self->known_toggle), known);
  gtk_toggle_button_set_active (
    self->is_assumed ? self->assumed_toggle : self->known_toggle, TRUE);
  gtk_adjustment_set_value (
    adjustment, is_known ? deal_parameter_find_step (self->parameter, value) : 0);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  clear_problem (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->scale), self->is_assumed);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), self->is_assumed);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  is_known ? text : known, -1);

  g_signal_handlers_unblock_matched (adjustment, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL,
                                     self);
  g_signal_handlers_unblock_matched (self->assumed_toggle, G_SIGNAL_MATCH_DATA, 0, 0,
                                     NULL, NULL, self);
}

static void
set_value (DealParameterControl *self,
           DealDecimal           value)
{
  if (deal_decimal_compare (self->value, value) != 0)
    {
      self->value = value;
      update_widgets (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    {
      update_widgets (self);
    }
}

static void
toggled_cb (DealParameterControl *self)
{
  gboolean is_assumed = gtk_toggle_button_get_active (self->assumed_toggle);

  if (self->is_assumed == is_assumed)
    return;

  self->is_assumed = is_assumed;
  update_widgets (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
slid_cb (GtkAdjustment        *adjustment,
         DealParameterControl *self)
{
  set_value (self,
             deal_parameter_get_step_value (
               self->parameter, (guint) (gtk_adjustment_get_value (adjustment) + 0.5)));
}

/* Takes what was typed; what is no value stays there, marked, with the reason below. */
static void
entered_cb (DealParameterControl *self)
{
  g_autoptr (GError) error = NULL;
  DealDecimal value;

  if (deal_parameter_parse (self->options, self->parameter,
                            gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value,
                            &error))
    set_value (self, value);
  else
    show_problem (self, error->message);
}

/* Whether the field says what is in force, and no more is being typed. */
static gboolean
is_taken (DealParameterControl *self)
{
  g_autofree char *text = write_value (self);

  return strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) == 0;
}

/* Takes what was typed; where that is no value, the one in force comes back. */
static void
entry_left_cb (DealParameterControl *self)
{
  DealDecimal value;

  if (is_taken (self))
    return;

  if (self->is_assumed &&
      deal_parameter_parse (self->options, self->parameter,
                            gtk_editable_get_text (GTK_EDITABLE (self->entry)), &value,
                            NULL))
    set_value (self, value);
  else
    update_widgets (self);
}

/* Up and down in the field go by one step of the slider.  Ctrl+Z takes back letters
 * while they are typed, and what was chosen once they are taken. */
static gboolean
entry_key_pressed_cb (GtkEventControllerKey *controller,
                      guint                  key,
                      guint                  code,
                      GdkModifierType        modifiers,
                      DealParameterControl  *self)
{
  guint step = deal_parameter_find_step (self->parameter, self->value);

  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    set_value (self, deal_parameter_get_step_value (self->parameter, step + 1));
  else if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && step > 0)
    set_value (self, deal_parameter_get_step_value (self->parameter, step - 1));
  else if (key == GDK_KEY_z && (modifiers & GDK_CONTROL_MASK) != 0 && is_taken (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo", NULL);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
deal_parameter_control_dispose (GObject *object)
{
  DealParameterControl *self = DEAL_PARAMETER_CONTROL (object);

  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->options, deal_options_free);

  G_OBJECT_CLASS (deal_parameter_control_parent_class)->dispose (object);
}

static void
deal_parameter_control_class_init (DealParameterControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_parameter_control_dispose;

  /**
   * DealParameterControl::changed:
   *
   * The reader assumes another value, or none.
   */
  signals[CHANGED] =
    deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);
  gtk_widget_class_set_css_name (widget_class, "dealparameter");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_label (DealParameterControl *self)
{
  GtkWidget *label = deal_ui_label_new (self->parameter->title, "deal-caption");

  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARS);
  gtk_widget_set_tooltip_text (label, self->parameter->why);
  gtk_box_append (GTK_BOX (self->line), label);
  self->label = label;
}

static void
add_toggles (DealParameterControl *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->known_toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (NULL));
  self->assumed_toggle =
    GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (C_ ("parameter", "Assumed")));
  gtk_toggle_button_set_group (self->assumed_toggle, self->known_toggle);
  deal_wrap_layout_link (box);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->known_toggle));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->assumed_toggle));
  gtk_box_append (GTK_BOX (self->line), box);
  self->toggles = box;
  g_signal_connect_swapped (self->assumed_toggle, "toggled", G_CALLBACK (toggled_cb),
                            self);
}

static void
add_slider (DealParameterControl *self)
{
  guint          n_steps = deal_parameter_get_n_steps (self->parameter);
  GtkAdjustment *adjustment =
    gtk_adjustment_new (0, 0, n_steps, 1, MAX (1, n_steps / 10), 0);

  self->scale = GTK_SCALE (gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, adjustment));
  gtk_scale_set_draw_value (self->scale, FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), 0);
  gtk_widget_set_size_request (GTK_WIDGET (self->scale), SCALE_WIDTH, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->scale), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->parameter->title,
                                  -1);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->scale));
  g_signal_connect (adjustment, "value-changed", G_CALLBACK (slid_cb), self);
}

static void
add_entry (DealParameterControl *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), ENTRY_CHARS);
  gtk_widget_set_valign (GTK_WIDGET (self->entry), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, self->parameter->title,
                                  -1);
  gtk_box_append (GTK_BOX (self->line), GTK_WIDGET (self->entry));
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entered_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
}

static void
add_problem (DealParameterControl *self)
{
  GtkWidget *text = deal_ui_label_new (NULL, "deal-caption");

  gtk_widget_add_css_class (text, "deal-problem");
  gtk_label_set_max_width_chars (GTK_LABEL (text), PROBLEM_CHARS);
  self->problem = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->problem),
                  deal_ui_small_icon_new ("dialog-warning-symbolic", "deal-problem"));
  gtk_box_append (GTK_BOX (self->problem), text);
  gtk_widget_set_halign (self->problem, GTK_ALIGN_END);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
}

static void
deal_parameter_control_init (DealParameterControl *self)
{
  GtkLayoutManager *layout = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->line, deal_wrap_layout_new (12, 6));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

/**
 * deal_parameter_control_new:
 * @options: options of the parameter's deal
 * @parameter: the parameter
 *
 * Returns: (transfer floating): a control that shows the options
 */
GtkWidget *
deal_parameter_control_new (const DealOptions   *options,
                            const DealParameter *parameter)
{
  DealParameterControl *self = g_object_new (DEAL_TYPE_PARAMETER_CONTROL, NULL);

  self->parameter = parameter;
  self->value = deal_parameter_get_start (parameter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  parameter->title, -1);
  add_label (self);
  add_toggles (self);
  add_slider (self);
  add_entry (self);
  add_problem (self);
  deal_parameter_control_set_options (self, options);

  return GTK_WIDGET (self);
}

/**
 * deal_parameter_control_align:
 * @self: a control
 * @labels: of the labels of all controls that stand below each other
 * @toggles: of what follows them
 *
 * Makes columns of them.
 */
void
deal_parameter_control_align (DealParameterControl *self,
                              GtkSizeGroup         *labels,
                              GtkSizeGroup         *toggles)
{
  g_return_if_fail (DEAL_IS_PARAMETER_CONTROL (self));

  gtk_size_group_add_widget (labels, self->label);
  gtk_size_group_add_widget (toggles, self->toggles);
}

/**
 * deal_parameter_control_set_narrow:
 * @self: a control
 * @is_narrow: whether there is little room
 *
 * Gives slider and field a line of their own, which the slider fills.
 */
void
deal_parameter_control_set_narrow (DealParameterControl *self,
                                   gboolean              is_narrow)
{
  g_return_if_fail (DEAL_IS_PARAMETER_CONTROL (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->scale),
                               is_narrow ? NARROW_SCALE_WIDTH : SCALE_WIDTH, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->scale), is_narrow);
}

/**
 * deal_parameter_control_set_options:
 * @self: a control
 * @options: options of the same deal
 *
 * Shows what the options say of the parameter.  Emits nothing.
 */
void
deal_parameter_control_set_options (DealParameterControl *self,
                                    const DealOptions    *options)
{
  g_return_if_fail (DEAL_IS_PARAMETER_CONTROL (self));

  g_clear_pointer (&self->options, deal_options_free);
  self->options = deal_options_copy (options);
  self->is_assumed = deal_options_get_parameter (options, self->parameter,
                                                 &self->value) == DEAL_GIVEN_BY_USER;
  update_widgets (self);
}

const DealParameter *
deal_parameter_control_get_parameter (DealParameterControl *self)
{
  g_return_val_if_fail (DEAL_IS_PARAMETER_CONTROL (self), NULL);

  return self->parameter;
}

/**
 * deal_parameter_control_get_value:
 * @self: a control
 * @value: (out) (optional): what is assumed, or was assumed last
 *
 * Returns: whether the reader assumes a value
 */
gboolean
deal_parameter_control_get_value (DealParameterControl *self,
                                  DealDecimal          *value)
{
  g_return_val_if_fail (DEAL_IS_PARAMETER_CONTROL (self), FALSE);

  if (value != NULL)
    *value = self->value;

  return self->is_assumed;
}
