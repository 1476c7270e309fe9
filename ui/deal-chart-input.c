/* deal-chart-input.c: the pointer and the keys on a chart
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-private.h"
#include "deal-chart-walk.h"

/* Of a chart that the pointer carries. */
#define ICON_WIDTH 240.0f

/* Kept free around a mark that the page scrolls to. */
#define MARGIN 12.0

gboolean
_deal_chart_is_focus_visible (DealChart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return gtk_widget_has_focus (GTK_WIDGET (self)) && GTK_IS_WINDOW (root) &&
         gtk_window_get_focus_visible (GTK_WINDOW (root));
}

/* GTK hides the focus some seconds after the last Tab, and an arrow key that the
 * chart takes does not bring it back: where the keys have gone has to be seen for as
 * long as they act there. */
gboolean
_deal_chart_is_mark_visible (DealChart *self)
{
  return self->mark >= 0 &&
         (_deal_chart_is_focus_visible (self) ||
          (self->is_walked && gtk_widget_has_focus (GTK_WIDGET (self))));
}

static void
set_hovered (DealChart *self,
             gssize     mark)
{
  if (self->hovered == mark)
    return;

  self->hovered = mark;
  _deal_chart_update_tip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pointer_moved_cb (GtkEventControllerMotion *controller,
                  double                    x,
                  double                    y,
                  DealChart                *self)
{
  set_hovered (self, deal_chart_picture_find_mark (&self->picture, x, y));
}

static void
pointer_left_cb (DealChart *self)
{
  set_hovered (self, -1);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture,
                 double               x,
                 double               y,
                 DealChart           *self)
{
  set_hovered (self, deal_chart_picture_find_mark (&self->picture, x, y));
}

static GtkAdjustment *
find_adjustment (DealChart *self)
{
  GtkWidget *window =
    gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return window != NULL
           ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window))
           : NULL;
}

/* A page jumps to show as much of the focus as it can: of a chart that is
 * higher than the page, not under a pointer that has just clicked on it. */
static void
take_focus (DealChart *self)
{
  GtkAdjustment *adjustment = find_adjustment (self);
  double         value = adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (adjustment != NULL)
    gtk_adjustment_set_value (adjustment, value);
}

/* But the mark that the keys have gone to has to be seen. */
static void
scroll_to_mark (DealChart *self)
{
  GtkAdjustment    *adjustment = find_adjustment (self);
  cairo_rectangle_t area = deal_chart_picture_get_area (&self->picture, self->mark);
  GtkWidget        *window;
  double            x;
  double            y;
  double            top;

  if (self->mark >= 0 && _deal_chart_scroll_to_mark (self, (gsize) self->mark))
    return;
  if (adjustment == NULL || area.width <= 0)
    return;

  window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self), window, area.x, area.y, &x,
                                         &y))
    return;

  top = gtk_adjustment_get_value (adjustment) + y;
  gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + area.height + MARGIN);
}

static void
clicked_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            DealChart       *self)
{
  gssize mark = deal_chart_picture_find_mark (&self->picture, x, y);

  take_focus (self);
  deal_chart_set_mark (self, mark);
  self->is_walked = FALSE;
  _deal_chart_update_tip (self);
  if (mark >= 0)
    _deal_chart_activate (self);
}

static gboolean
walked_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   unused)
{
  DealChart *self = DEAL_CHART (widget);
  DealStep   step = (DealStep) g_variant_get_int32 (arguments);

  if (self->picture.figure == NULL)
    return GDK_EVENT_PROPAGATE;

  self->hovered = -1;
  self->is_walked = TRUE;
  deal_chart_set_mark (self, deal_chart_walk (self->picture.figure, self->mark, step));
  _deal_chart_look_for_mark (self);
  scroll_to_mark (self);

  return GDK_EVENT_STOP;
}

static gboolean
released_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   unused)
{
  DealChart *self = DEAL_CHART (widget);

  if (self->mark < 0)
    return GDK_EVENT_PROPAGATE;
  deal_chart_set_mark (self, -1);

  return GDK_EVENT_STOP;
}

static gboolean
entered_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   unused)
{
  DealChart *self = DEAL_CHART (widget);

  if (self->mark < 0)
    return GDK_EVENT_PROPAGATE;
  _deal_chart_activate (self);

  return GDK_EVENT_STOP;
}

static void
focus_changed_cb (DealChart *self)
{
  _deal_chart_update_tip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_deal_chart_add_controllers (DealChart *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (pointer_moved_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);

  g_signal_connect_swapped (focus, "notify::is-focus", G_CALLBACK (focus_changed_cb),
                            self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);

  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

void
_deal_chart_add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    DealStep        step;
  } steps[] = {
    { GDK_KEY_Left, 0, DEAL_STEP_LEFT },
    { GDK_KEY_KP_Left, 0, DEAL_STEP_LEFT },
    { GDK_KEY_Right, 0, DEAL_STEP_RIGHT },
    { GDK_KEY_KP_Right, 0, DEAL_STEP_RIGHT },
    { GDK_KEY_Up, 0, DEAL_STEP_UP },
    { GDK_KEY_KP_Up, 0, DEAL_STEP_UP },
    { GDK_KEY_Down, 0, DEAL_STEP_DOWN },
    { GDK_KEY_KP_Down, 0, DEAL_STEP_DOWN },
    { GDK_KEY_Home, 0, DEAL_STEP_ROW_START },
    { GDK_KEY_KP_Home, 0, DEAL_STEP_ROW_START },
    { GDK_KEY_End, 0, DEAL_STEP_ROW_END },
    { GDK_KEY_KP_End, 0, DEAL_STEP_ROW_END },
    { GDK_KEY_Home, GDK_CONTROL_MASK, DEAL_STEP_FIRST },
    { GDK_KEY_End, GDK_CONTROL_MASK, DEAL_STEP_LAST },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (klass, steps[i].key, steps[i].modifiers, walked_cb, "i",
                                  (int) steps[i].step);
  gtk_widget_class_add_binding (klass, GDK_KEY_Escape, 0, released_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Return, 0, entered_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Enter, 0, entered_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_space, 0, entered_cb, NULL);
}

GdkPaintable *
deal_chart_make_icon (DealChart *self)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  const DealFrame *frame = &self->picture.frame;
  graphene_size_t  size;
  float            scale;

  g_return_val_if_fail (DEAL_IS_CHART (self), NULL);

  if (self->picture.node == NULL || frame->width <= 0)
    return gtk_snapshot_free_to_paintable (g_steal_pointer (&snapshot), NULL);

  scale = ICON_WIDTH / (float) frame->width;
  graphene_size_init (&size, ICON_WIDTH, (float) frame->height * scale);
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_node (snapshot, self->picture.node);

  return gtk_snapshot_free_to_paintable (g_steal_pointer (&snapshot), &size);
}
