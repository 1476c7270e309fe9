/* deal-scenario-picker.c: one of the scenarios of a deal, or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-scenario-picker.h"

#include "calc/deal-scenario-words.h"
#include "deal-names.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* Toggles for a few short names; what is longer goes into a list. */
#define MAX_TOGGLES 5
#define MAX_CHARS 44

/**
 * DealScenarioPicker:
 *
 * Scenarios that have short names stand side by side, so that going through
 * them takes one click each.  "Reported" is no scenario: what the file itself
 * reports or projects, and nothing put in its place.
 */
struct _DealScenarioPicker
{
  GtkWidget parent_instance;

  Deal               *deal; /* nullable */
  const DealScenario *scenario;
  GPtrArray          *toggles;   /* GtkToggleButton; the first is for no scenario */
  GtkWidget          *drop_down; /* nullable */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealScenarioPicker, deal_scenario_picker, GTK_TYPE_WIDGET)

/* The scenario behind a place in the list, which "Reported" heads. */
static const DealScenario *
get_scenario_at (DealScenarioPicker *self,
                 guint               place)
{
  return place == 0 ? NULL : &self->deal->scenarios[place - 1];
}

static guint
get_place (DealScenarioPicker *self)
{
  return self->scenario == NULL ? 0
                                : (guint) (self->scenario - self->deal->scenarios) + 1;
}

static char *
describe (const DealScenario *scenario,
          const Deal         *deal)
{
  if (scenario != NULL && scenario->is_own)
    return deal_scenario_describe (scenario, deal);
  if (scenario == NULL)
    return g_strdup (_ ("Only what the deal file itself reports or projects"));
  if (scenario->why == NULL)
    return g_strdup (scenario->title);

  return g_strdup_printf ("%s\n%s", scenario->title, scenario->why);
}

static gboolean
wants_toggles (const Deal *deal)
{
  glong n_chars = 0;

  for (gsize i = 0; i < deal->n_scenarios; i++)
    {
      g_autofree char *title = deal_scenario_get_short_title (&deal->scenarios[i]);

      n_chars += g_utf8_strlen (title, -1);
    }

  return deal->n_scenarios + 1 <= MAX_TOGGLES && n_chars <= MAX_CHARS;
}

static void
set_scenario (DealScenarioPicker *self,
              const DealScenario *scenario)
{
  if (self->scenario == scenario)
    return;

  self->scenario = scenario;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GtkToggleButton    *toggle,
            DealScenarioPicker *self)
{
  guint place;

  if (gtk_toggle_button_get_active (toggle) &&
      g_ptr_array_find (self->toggles, toggle, &place))
    set_scenario (self, get_scenario_at (self, place));
}

static void
selected_cb (DealScenarioPicker *self)
{
  guint place = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (place != GTK_INVALID_LIST_POSITION)
    set_scenario (self, get_scenario_at (self, place));
}

static void
clear (DealScenarioPicker *self)
{

  g_ptr_array_set_size (self->toggles, 0);
  self->drop_down = NULL;
  deal_ui_remove_children (GTK_WIDGET (self));
}

static void
add_toggles (DealScenarioPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  deal_wrap_layout_link (box);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i <= self->deal->n_scenarios; i++)
    {
      g_autofree char *title = deal_scenario_get_short_title (get_scenario_at (self, i));
      g_autofree char *description = describe (get_scenario_at (self, i), self->deal);
      GtkWidget       *toggle = gtk_toggle_button_new_with_label (title);

      /* A single title may be longer than a telephone is wide. */
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (toggle))),
                               PANGO_ELLIPSIZE_END);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (toggle), self->toggles->pdata[0]);
      gtk_widget_set_tooltip_text (toggle, description);
      g_ptr_array_add (self->toggles, toggle);
      gtk_box_append (GTK_BOX (box), toggle);
    }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_toggle_button_set_active (self->toggles->pdata[get_place (self)], TRUE);
  for (guint i = 0; i < self->toggles->len; i++)
    g_signal_connect (self->toggles->pdata[i], "toggled", G_CALLBACK (toggled_cb), self);
}

static void
add_drop_down (DealScenarioPicker *self)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i <= self->deal->n_scenarios; i++)
    {
      const DealScenario *scenario = get_scenario_at (self, i);

      g_ptr_array_add (titles, scenario != NULL && !scenario->is_own
                                 ? g_strdup (scenario->title)
                                 : deal_scenario_get_short_title (scenario));
    }
  g_ptr_array_add (titles, NULL);
  self->drop_down = gtk_drop_down_new_from_strings ((const char *const *) titles->pdata);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), get_place (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Scenario"), -1);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  deal_names_add (self->drop_down, _ ("Scenario"));
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb),
                            self);
}

static gboolean
is_in_sight (GtkWidget       *widget,
             graphene_rect_t *box,
             int             *height)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_native (widget));

  *height = gtk_widget_get_height (window);

  return gtk_widget_compute_bounds (widget, window, box) && box->origin.y >= 0 &&
         box->origin.y + box->size.height <= *height;
}

static void
bring_into_sight (GtkWidget *widget)
{
  GtkWidget      *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment  *adjustment;
  graphene_rect_t box;
  double          below;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &box))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  below = box.origin.y + box.size.height - gtk_widget_get_height (scrolled);
  if (box.origin.y < 0 || below > 0)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            (below > 0 ? below : box.origin.y));
}

static gboolean
point_again_cb (GtkWidget     *button,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  GtkPopover     *popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  graphene_rect_t box;
  int             height;

  if (popover != NULL && gtk_widget_get_visible (GTK_WIDGET (popover)) &&
      !is_in_sight (button, &box, &height))
    {
      bring_into_sight (button);
      return G_SOURCE_CONTINUE;
    }
  if (popover != NULL)
    gtk_popover_set_pointing_to (popover, NULL);

  return G_SOURCE_REMOVE;
}

/* A screen reader opens the menu of a button that is scrolled out of sight: no monitor
 * is where that is.  The button comes into sight, and the menu points at the edge of
 * the window until it has. */
static void
point_menu (GtkMenuButton *button,
            gpointer       user_data)
{
  GtkWidget      *widget = GTK_WIDGET (button);
  graphene_rect_t box = GRAPHENE_RECT_INIT_ZERO;
  GdkRectangle    place = { .width = 1, .height = 1 };
  int             height;

  if (gtk_widget_get_native (widget) == NULL || is_in_sight (widget, &box, &height))
    return;

  place.y = (int) (CLAMP (box.origin.y, 0, height - 1) - box.origin.y);
  gtk_popover_set_pointing_to (gtk_menu_button_get_popover (button), &place);
  bring_into_sight (widget);
  gtk_widget_add_tick_callback (widget, point_again_cb, NULL, NULL);
}

/* The window does it: it has the archive. */
static void
add_menu (DealScenarioPicker *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) own = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  g_menu_append (own, _ ("_New Scenario…"), "win.scenario-new");
  g_menu_append (own, _ ("_Edit Scenario…"), "win.scenario-edit");
  g_menu_append (own, _ ("_Delete Scenario"), "win.scenario-delete");
  g_menu_append (files, _ ("_Save Scenario as a File…"), "win.scenario-export");
  g_menu_append (files, _ ("_Add Scenarios from a File…"), "win.scenario-import");
  g_menu_append_section (menu, _ ("Of Your Own"), G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), point_menu, NULL,
                                         NULL);
  gtk_widget_set_tooltip_text (button, _ ("Scenarios of your own"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  deal_names_add (button, _ ("Scenarios of your own"));
  deal_names_set (button, _ ("Scenarios of your own"));
}

static void
rebuild (DealScenarioPicker *self)
{
  GtkWidget *label = gtk_label_new (_ ("Scenario"));

  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->deal->n_scenarios > 0 ||
                                               self->deal->n_series > 0);
  gtk_widget_add_css_class (label, "deal-caption");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  if (wants_toggles (self->deal))
    add_toggles (self);
  else
    add_drop_down (self);
  if (self->deal->n_series > 0)
    add_menu (self);
}

static void
deal_scenario_picker_dispose (GObject *object)
{
  DealScenarioPicker *self = DEAL_SCENARIO_PICKER (object);

  clear (self);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_scenario_picker_parent_class)->dispose (object);
}

static void
deal_scenario_picker_finalize (GObject *object)
{
  DealScenarioPicker *self = DEAL_SCENARIO_PICKER (object);

  g_ptr_array_unref (self->toggles);

  G_OBJECT_CLASS (deal_scenario_picker_parent_class)->finalize (object);
}

static void
deal_scenario_picker_class_init (DealScenarioPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_scenario_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_scenario_picker_finalize;

  /**
   * DealScenarioPicker::changed:
   *
   * The reader chose another scenario.
   */
  signals[CHANGED] =
    deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_scenario_picker_init (DealScenarioPicker *self)
{
  self->toggles = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), deal_wrap_layout_new (8, 4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scenario"), -1);
}

/**
 * deal_scenario_picker_set_options:
 * @self: a picker
 * @options: options, of any deal
 *
 * Shows the scenario of the options.  Emits nothing.
 */
void
deal_scenario_picker_set_options (DealScenarioPicker *self,
                                  const DealOptions  *options)
{
  g_return_if_fail (DEAL_IS_SCENARIO_PICKER (self));

  self->scenario = options->scenario;
  if (self->deal != options->deal)
    {
      g_clear_pointer (&self->deal, deal_unref);
      self->deal = deal_ref (options->deal);
      rebuild (self);
    }
  else if (self->drop_down != NULL)
    {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), get_place (self));
    }
  else
    {
      gtk_toggle_button_set_active (self->toggles->pdata[get_place (self)], TRUE);
    }
}

/**
 * deal_scenario_picker_get_scenario:
 * @self: a picker
 *
 * Returns: (nullable): the scenario of the reader's choice; `NULL`: none
 */
const DealScenario *
deal_scenario_picker_get_scenario (DealScenarioPicker *self)
{
  g_return_val_if_fail (DEAL_IS_SCENARIO_PICKER (self), NULL);

  return self->scenario;
}
