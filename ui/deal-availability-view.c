/* deal-availability-view.c: what is permitted and offered where, on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-availability-view.h"

#include "deal-adaptive-bin.h"
#include "deal-date-bar.h"
#include "deal-pending.h"
#include "deal-selection.h"
#include "deal-ui.h"

/**
 * DealAvailabilityView:
 *
 * Everything that it shows is made from the selection's options, and made only
 * while it can be seen.
 */
struct _DealAvailabilityView
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  gboolean       is_stale;

  DealAdaptiveBin *bin;
  GtkBox          *page;
  GtkLabel        *headline;
  GtkLabel        *subtitle;
  GtkToggleButton *chart_toggle;
  GtkToggleButton *table_toggle;
  DealDateBar     *date_bar;
  DealFigureCard  *card;
};

enum
{
  PROP_SELECTION = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealAvailabilityView, deal_availability_view, GTK_TYPE_WIDGET)

static void
update (DealAvailabilityView *self)
{
  const DealOptions *options = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;

  if (self->selection != NULL)
    options = deal_selection_get_options (self->selection);
  if (options == NULL)
    return;

  self->is_stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->is_stale)
    return;

  deal_date_bar_set_options (self->date_bar, options);
  figure = deal_figure_new (DEAL_FIGURE_AVAILABILITY, options, TRUE, &error);
  if (figure == NULL)
    {
      deal_figure_card_set_problem (self->card, error->message);
      return;
    }

  gtk_label_set_text (self->headline, deal_figure_get_title (figure));
  gtk_label_set_text (self->subtitle, deal_figure_get_subtitle (figure));
  deal_figure_card_set_figure (self->card, figure, self->selection);
}

static void
set_class (gpointer    widget,
           const char *name,
           gboolean    has_class)
{
  if (has_class)
    gtk_widget_add_css_class (GTK_WIDGET (widget), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (widget), name);
}

static void
narrow_changed_cb (DealAvailabilityView *self)
{
  gboolean is_narrow = deal_adaptive_bin_is_narrow (self->bin);

  set_class (self->page, "narrow", is_narrow);
  set_class (self->date_bar, "narrow", is_narrow);
}

static void
date_changed_cb (DealAvailabilityView *self)
{
  DealOptions *options =
    deal_options_copy (deal_pending_get (GTK_WIDGET (self), self->selection));

  options->on = deal_date_bar_get_date (self->date_bar);
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

static void
table_toggled_cb (DealAvailabilityView *self)
{
  deal_figure_card_set_shows_table (self->card,
                                    gtk_toggle_button_get_active (self->table_toggle));
}

static void
shows_table_changed_cb (DealAvailabilityView *self)
{
  gtk_toggle_button_set_active (deal_figure_card_get_shows_table (self->card)
                                  ? self->table_toggle
                                  : self->chart_toggle,
                                TRUE);
}

static void
table_activated (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (widget);

  deal_figure_card_set_shows_table (self->card,
                                    !deal_figure_card_get_shows_table (self->card));
}

static void
copy_activated (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  deal_figure_card_copy (DEAL_AVAILABILITY_VIEW (widget)->card);
}

static void
deal_availability_view_map (GtkWidget *widget)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (widget);

  GTK_WIDGET_CLASS (deal_availability_view_parent_class)->map (widget);
  if (self->is_stale)
    update (self);
}

static void
set_selection (DealAvailabilityView *self,
               DealSelection        *selection)
{
  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    g_signal_connect_swapped (selection, "changed", G_CALLBACK (update), self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

static void
deal_availability_view_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_availability_view_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      set_selection (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_availability_view_dispose (GObject *object)
{
  DealAvailabilityView *self = DEAL_AVAILABILITY_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_AVAILABILITY_VIEW);

  G_OBJECT_CLASS (deal_availability_view_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealAvailabilityView, name)

static void
deal_availability_view_class_init (DealAvailabilityViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_availability_view_dispose;
  object_class->get_property = deal_availability_view_get_property;
  object_class->set_property = deal_availability_view_set_property;
  widget_class->map = deal_availability_view_map;

  properties[PROP_SELECTION] = g_param_spec_object (
    "selection", NULL, NULL, DEAL_TYPE_SELECTION,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_DATE_BAR);
  g_type_ensure (DEAL_TYPE_FIGURE_CARD);
  gtk_widget_class_install_action (widget_class, "view.table", NULL, table_activated);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, copy_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-availability-view.ui");
  BIND (bin);
  BIND (page);
  BIND (headline);
  BIND (subtitle);
  BIND (chart_toggle);
  BIND (table_toggle);
  BIND (date_bar);
  BIND (card);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_table_changed_cb);
}

static void
deal_availability_view_init (DealAvailabilityView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DealFigureCard *
deal_availability_view_get_card (DealAvailabilityView *self)
{
  g_return_val_if_fail (DEAL_IS_AVAILABILITY_VIEW (self), NULL);

  return self->card;
}
