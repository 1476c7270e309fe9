/* deal-payments-zoom.c: a closer look at a part of the payments' time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-payments-zoom.h"

#include "chart/deal-window.h"
#include "deal-pending.h"
#include "deal-text.h"
#include "deal-ui.h"

/* One press, or one notch of the wheel. */
#define STEP 1.5
/* Of what is shown, by a key or a notch. */
#define PAN_SHARE 4
/* What the pointer may stray while it clicks. */
#define DRAG_THRESHOLD 8.0

/**
 * DealPaymentsZoom:
 *
 * Buttons for closer, farther and all of the time, seen where there are more
 * periods than can be told apart.  The same is had on the chart itself: the wheel
 * with Control, Control and plus, minus and 0; along the time by dragging, by a
 * wheel that goes sideways, and with Page Up and Page Down.
 *
 * It changes the window of the selection's options and keeps nothing itself.
 */
struct _DealPaymentsZoom
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  DealChart     *chart;     /* not owned: both are in the same view */
  gboolean       has_time;
  DealTime       time;
  DealTime       dragged; /* as it was when the drag began */
  double         x;       /* of the pointer, in the chart */

  GtkWidget *out_button;
  GtkWidget *all_button;
};

G_DEFINE_FINAL_TYPE (DealPaymentsZoom, deal_payments_zoom, GTK_TYPE_WIDGET)

static void
set_window (DealPaymentsZoom *self,
            DealPeriod        window)
{
  DealOptions *options;

  if (self->selection == NULL)
    return;

  options = deal_options_copy (deal_pending_get (GTK_WIDGET (self), self->selection));
  if (deal_period_equal (options->window, window))
    {
      deal_options_free (options);
      return;
    }
  options->window = window;
  deal_pending_set (GTK_WIDGET (self), self->selection, options);
}

/* Where the time lies in the chart, by the marks that are seen: pixels a month, and
 * the month at the left edge.  FALSE: none or only one is seen. */
static gboolean
measure (DealPaymentsZoom *self,
         double           *scale,
         double           *edge)
{
  DealFigure *figure = deal_chart_get_figure (self->chart);
  double      left = G_MAXDOUBLE;
  double      right = -1;
  double      first = 0;
  double      last = 0;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      DealPeriod   period = deal_figure_get_mark (figure, i)->period;
      double       month = (period.first + period.last + 1) / 2.0;
      GdkRectangle area;

      if (!deal_chart_get_mark_rectangle (self->chart, i, &area))
        continue;
      if (area.x < left)
        {
          left = area.x;
          first = month;
        }
      if (area.x > right)
        {
          right = area.x;
          last = month;
        }
    }
  if (right <= left || last <= first)
    return FALSE;

  *scale = (right - left) / (last - first);
  *edge = first - left / *scale;

  return TRUE;
}

static void
zoom (DealPaymentsZoom *self,
      double            factor,
      gboolean          at_pointer)
{
  double month;
  double scale;
  double edge;

  if (!self->has_time || (factor < 1 && !deal_time_can_zoom (&self->time)))
    return;

  month = (self->time.shown.first + self->time.shown.last) / 2.0;
  if (at_pointer && measure (self, &scale, &edge))
    month = edge + self->x / scale;
  set_window (self, deal_time_zoom (&self->time, factor, month));
}

static void
pan (DealPaymentsZoom *self,
     double            steps)
{
  gint32 shown = self->time.shown.last - self->time.shown.first + 1;

  if (self->has_time)
    set_window (self, deal_time_pan (&self->time,
                                     (gint32) (steps * MAX (shown / PAN_SHARE,
                                                            self->time.period))));
}

static void
zoomed_in_cb (DealPaymentsZoom *self)
{
  zoom (self, 1 / STEP, FALSE);
}

static void
zoomed_out_cb (DealPaymentsZoom *self)
{
  zoom (self, STEP, FALSE);
}

static void
all_shown_cb (DealPaymentsZoom *self)
{
  set_window (self, (DealPeriod){ 0, 0 });
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller,
                  double                    x,
                  double                    y,
                  DealPaymentsZoom         *self)
{
  self->x = x;
}

static gboolean
scrolled_cb (GtkEventControllerScroll *controller,
             double                    dx,
             double                    dy,
             DealPaymentsZoom         *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
    GTK_EVENT_CONTROLLER (controller));

  if (!self->has_time || !deal_time_can_zoom (&self->time))
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_CONTROL_MASK) != 0 && dy != 0)
    zoom (self, dy < 0 ? 1 / STEP : STEP, TRUE);
  else if ((state & GDK_SHIFT_MASK) != 0 && dy != 0)
    pan (self, dy);
  else if (dx != 0)
    pan (self, dx);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

static void
drag_begun_cb (DealPaymentsZoom *self)
{
  self->dragged = self->time;
}

static void
dragged_cb (GtkGestureDrag   *gesture,
            double            dx,
            double            dy,
            DealPaymentsZoom *self)
{
  double scale;
  double edge;

  if (!self->has_time || ABS (dx) < DRAG_THRESHOLD ||
      deal_period_equal (self->dragged.shown, self->dragged.whole) ||
      !measure (self, &scale, &edge))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  set_window (self, deal_time_pan (&self->dragged, (gint32) (-dx / scale)));
}

static void
mark_hidden_cb (DealPaymentsZoom *self,
                guint             mark)
{
  DealFigure *figure = deal_chart_get_figure (self->chart);

  if (self->has_time)
    set_window (self, deal_time_reveal (&self->time,
                                        deal_figure_get_mark (figure, mark)->period));
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  DealPaymentsZoom *self = data;

  if (!self->has_time || !deal_time_can_zoom (&self->time))
    return GDK_EVENT_PROPAGATE;

  switch (g_variant_get_int32 (arguments))
    {
    case '+':
      zoom (self, 1 / STEP, FALSE);
      break;
    case '-':
      zoom (self, STEP, FALSE);
      break;
    case '0':
      all_shown_cb (self);
      break;
    case '<':
      pan (self, -1);
      break;
    case '>':
    default:
      pan (self, 1);
      break;
    }

  return GDK_EVENT_STOP;
}

static void
add_keys (DealPaymentsZoom *self,
          GtkWidget        *view)
{
  static const struct
  {
    const char *trigger;
    int         does;
  } keys[] = {
    { "<Control>plus|<Control>equal|<Control>KP_Add", '+' },
    { "<Control>minus|<Control>KP_Subtract", '-' },
    { "<Control>0|<Control>KP_0", '0' },
    { "Page_Up|KP_Page_Up", '<' },
    { "Page_Down|KP_Page_Down", '>' },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                          gtk_callback_action_new (key_cb, self, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (keys[i].does));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            shortcut);
    }
  gtk_widget_add_controller (view, controller);
}

static void
add_pointer (DealPaymentsZoom *self)
{
  GtkWidget          *chart = GTK_WIDGET (self->chart);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (pointer_moved_cb), self, 0);
  gtk_widget_add_controller (chart, motion);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scrolled_cb), self, 0);
  gtk_widget_add_controller (chart, scroll);
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begun_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (dragged_cb), self, 0);
  gtk_widget_add_controller (chart, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (chart, "mark-hidden", G_CALLBACK (mark_hidden_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWidget *
add_button (DealPaymentsZoom *self,
            GtkWidget        *button,
            const char       *tooltip,
            GCallback         clicked)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

static void
deal_payments_zoom_dispose (GObject *object)
{
  DealPaymentsZoom *self = DEAL_PAYMENTS_ZOOM (object);

  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (deal_payments_zoom_parent_class)->dispose (object);
}

static void
deal_payments_zoom_class_init (DealPaymentsZoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_payments_zoom_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_payments_zoom_init (DealPaymentsZoom *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->out_button =
    add_button (self, gtk_button_new_from_icon_name ("zoom-out-symbolic"),
                _ ("Show a longer time"), G_CALLBACK (zoomed_out_cb));
  add_button (self, gtk_button_new_from_icon_name ("zoom-in-symbolic"),
              _ ("Show a shorter time"), G_CALLBACK (zoomed_in_cb));
  self->all_button = add_button (self, gtk_button_new_with_label (_ ("All years")),
                                 _ ("Show all years"), G_CALLBACK (all_shown_cb));
}

/**
 * deal_payments_zoom_new:
 * @chart: the chart of the payments
 * @view: the view that both are in, whose keys it takes
 *
 * Returns: (transfer floating): the buttons
 */
GtkWidget *
deal_payments_zoom_new (DealChart *chart,
                        GtkWidget *view)
{
  DealPaymentsZoom *self = g_object_new (DEAL_TYPE_PAYMENTS_ZOOM, NULL);

  self->chart = chart;
  add_pointer (self);
  add_keys (self, view);

  return GTK_WIDGET (self);
}

void
deal_payments_zoom_set_selection (DealPaymentsZoom *self,
                                  DealSelection    *selection)
{
  g_return_if_fail (DEAL_IS_PAYMENTS_ZOOM (self));

  g_set_object (&self->selection, selection);
}

/**
 * deal_payments_zoom_set_figure:
 * @self: the buttons
 * @figure: what the chart shows
 *
 * Offers what can be done with the time of the figure.
 */
void
deal_payments_zoom_set_figure (DealPaymentsZoom *self,
                               DealFigure       *figure)
{
  gboolean is_whole;

  g_return_if_fail (DEAL_IS_PAYMENTS_ZOOM (self));

  self->has_time = deal_figure_get_time (figure, &self->time);
  is_whole = !self->has_time || deal_period_equal (self->time.shown, self->time.whole);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->has_time && deal_time_can_zoom (&self->time));
  gtk_widget_set_sensitive (self->out_button, !is_whole);
  gtk_widget_set_sensitive (self->all_button, !is_whole);
}
