/* show-figure-view.h: a view of a figure in a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-figure-card.h"
#include "fixture.h"
#include "show-widget.h"

typedef struct
{
  DealSelection  *selection;
  GtkWidget      *view;
  GtkWidget      *window;
  DealFigureCard *card;
} Fixture;

static inline void
show_view (Fixture *fixture,
           GType    type,
           int      width)
{
  fixture->selection = make_selection ();
  fixture->view = g_object_new (type, "selection", fixture->selection, NULL);
  fixture->window = show_widget (fixture->view, width, 760);
  settle ();
  fixture->card = DEAL_FIGURE_CARD (find_widget (fixture->view, DEAL_TYPE_FIGURE_CARD));
}

static inline void
tear_down (Fixture *fixture)
{
  destroy_window (fixture->window);
  g_assert_finalize_object (fixture->selection);
}

/* Wide, a telephone, twice the letters, and from right to left. */
typedef struct
{
  int              width;
  int              dpi;
  GtkTextDirection direction;
} Shape;

G_GNUC_UNUSED static const Shape shapes[] = {
  { 1280, 96, GTK_TEXT_DIR_LTR },
  { 360, 96, GTK_TEXT_DIR_LTR },
  { 1000, 192, GTK_TEXT_DIR_LTR },
  { 1000, 96, GTK_TEXT_DIR_RTL },
  { 360, 96, GTK_TEXT_DIR_RTL },
};

G_GNUC_UNUSED static void
show_in_shape (Fixture     *fixture,
               GType        type,
               const Shape *shape)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", shape->dpi * 1024, NULL);
  gtk_widget_set_default_direction (shape->direction);
  show_view (fixture, type, shape->width);
  settle ();
}

G_GNUC_UNUSED static void
leave_shape (Fixture *fixture)
{
  tear_down (fixture);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

static inline const DealOptions *
get_options (Fixture *fixture)
{
  settle ();

  return deal_selection_get_options (fixture->selection);
}

static inline DealFigure *
get_figure (Fixture *fixture)
{
  return deal_chart_get_figure (deal_figure_card_get_chart (fixture->card));
}

static inline void
press (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *button = find_button (widget, label);

  g_assert_nonnull (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  else
    g_signal_emit_by_name (button, "clicked");
}
