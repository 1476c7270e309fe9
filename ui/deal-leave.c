/* deal-leave.c: tells when the reader turns away from a part of the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-leave.h"

#define KEY "deal-leave-func"

static gboolean
is_within (GtkWidget *inner,
           GtkWidget *widget)
{
  return inner == widget || gtk_widget_is_ancestor (inner, widget);
}

static void
leave (GtkWidget *widget)
{
  DealLeaveFunc left = (DealLeaveFunc) g_object_get_data (G_OBJECT (widget), KEY);

  left (widget);
}

static void
focus_changed_cb (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (widget) && focus != NULL && !is_within (focus, widget))
    leave (widget);
}

/* On what takes no focus.  A press in a popover is on a surface of its own, and a
 * button does what it is for. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            GtkWidget       *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GdkEvent  *event =
    gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *pressed;

  if (!gtk_widget_get_mapped (widget) || root == NULL || event == NULL ||
      gdk_event_get_surface (event) != gtk_native_get_surface (GTK_NATIVE (root)))
    return;

  pressed = gtk_widget_pick (root, x, y, GTK_PICK_DEFAULT);
  if (pressed != NULL && !is_within (pressed, widget) &&
      gtk_widget_get_ancestor (pressed, GTK_TYPE_BUTTON) == NULL)
    leave (widget);
}

/**
 * deal_leave_watch:
 * @widget: a widget in a window
 * @left: called while @widget is mapped and the focus goes elsewhere in the window,
 *   or something else is pressed there
 *
 * What a popover that holds all input would do by itself, for one that does not:
 * the focus is in an entry beside it.
 */
void
deal_leave_watch (GtkWidget    *widget,
                  DealLeaveFunc left)
{
  GtkWidget  *root = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkGesture *click = gtk_gesture_click_new ();

  g_return_if_fail (root != NULL);

  g_object_set_data (G_OBJECT (widget), KEY, (gpointer) left);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), widget, 0);
  gtk_widget_add_controller (root, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb),
                           widget, G_CONNECT_SWAPPED);
}
