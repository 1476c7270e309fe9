/* show-widget.h: a deal, a window around a widget, and its picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "deal-selection.h"
#include "model/deal-reader.h"

/* The deal of the fixtures that uses the whole format. */
static inline Deal *
read_small_deal (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_path (path, NULL, &error);

  g_assert_no_error (error);

  return deal;
}

static inline DealSelection *
make_selection (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  DealSelection *selection = deal_selection_new ();

  deal_selection_set_deal (selection, deal);

  return selection;
}

/* Lets pending work happen (allocations, frames, idle sources) until there has
 * been none for a while, however slow the machine. */
static inline void
settle (void)
{
  const gint64 quiet = 120 * G_TIME_SPAN_MILLISECOND;
  gint64       last = g_get_monotonic_time ();
  gint64       end = last + 20 * G_TIME_SPAN_SECOND;

  while (g_get_monotonic_time () < MIN (last + quiet, end))
    if (g_main_context_iteration (NULL, FALSE))
      last = g_get_monotonic_time ();
    else
      g_usleep (2000);
}

static inline GtkWidget *
show_widget (GtkWidget *widget,
             int        width,
             int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

/* The widget as its render node is drawn, without a screen in between. */
static inline cairo_surface_t *
picture_widget (GtkWidget *widget)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot     *snapshot = gtk_snapshot_new ();
  GskRenderNode   *node;
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static inline GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);

  return found;
}

/* The button or toggle that says @label. */
static inline GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);

  return found;
}

/* Moves the pointer without a pointer: through the widget's own controllers. */
static inline void
point_at (GtkWidget *widget,
          double     x,
          double     y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", x, y);
    }
}

static inline void
destroy_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
