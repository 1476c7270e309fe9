/* deal-timeline-view.c: when each right or obligation runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-timeline-view.h"

#include <string.h>

#include "calc/deal-lanes.h"
#include "deal-text.h"
#include "deal-ui.h"

/* Shorter than this, a timeline is none. */
#define LEAST_YEARS 2

struct _DealTimelineView
{
  DealFigureView parent_instance;

  GtkDropDown *scale;
  int          first_year; /* of the list: all that the deal speaks of */
  int          last_year;
  gboolean     is_showing;
};

G_DEFINE_FINAL_TYPE (DealTimelineView, deal_timeline_view, DEAL_TYPE_FIGURE_VIEW)

/* What people read in the table; a file has all columns. */
static const char *const columns[] = { "title", "side", "version", "state",
                                       "from", "to", "until", "replaced",
                                       "says", "change", NULL };

static DealTable *
make_table (DealFigure *figure)
{
  return deal_table_select (deal_figure_get_table (figure), columns);
}

static DealSelection *
get_selection (DealTimelineView *self)
{
  return deal_view_get_selection (DEAL_VIEW (self));
}

/* All years first, then a start in each later one. */
static int
get_chosen_year (DealTimelineView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->scale);

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION
           ? 0
           : self->first_year + (int) chosen;
}

static void
scale_chosen_cb (DealTimelineView *self)
{
  DealSelection     *selection = get_selection (self);
  const DealOptions *options = deal_selection_get_options (selection);
  g_autoptr (DealOptions) chosen = NULL;

  if (self->is_showing || options == NULL ||
      options->from_year == get_chosen_year (self))
    return;

  chosen = deal_options_copy (options);
  chosen->from_year = get_chosen_year (self);
  deal_selection_set_options (selection, chosen);
}

/* A list for the years of this deal and pair. */
static void
list_years (DealTimelineView *self,
            int               first,
            int               last)
{
  g_autoptr (GtkStringList) list = NULL;
  g_autofree char *all = NULL;

  if (first == self->first_year && last == self->last_year)
    return;

  list = gtk_string_list_new (NULL);
  all = g_strdup_printf (DEAL_UI_LEFT_TO_RIGHT "%d–%d", first, last);
  gtk_string_list_append (list, all);
  for (int year = first + 1; year <= last - LEAST_YEARS; year++)
    {
      /* Translators: %d is the year in which a timeline begins. */
      g_autofree char *text = g_strdup_printf (_ ("From %d"), year);

      gtk_string_list_append (list, text);
    }
  self->first_year = first;
  self->last_year = last;
  gtk_drop_down_set_model (self->scale, G_LIST_MODEL (list));
}

static void
deal_timeline_view_show_options (DealFigureView    *view,
                                 const DealOptions *options)
{
  DealTimelineView *self = DEAL_TIMELINE_VIEW (view);
  g_autoptr (DealOptions) whole = deal_options_copy (options);
  g_autoptr (DealLanes) lanes = NULL;
  guint chosen = 0;

  whole->from_year = 0;
  lanes = deal_lanes_new (whole);
  self->is_showing = TRUE;
  list_years (self, lanes->first_year, lanes->last_year);
  if (options->from_year > lanes->first_year)
    chosen = (guint) MIN (options->from_year, MAX (lanes->last_year - LEAST_YEARS,
                                                   lanes->first_year)) -
             (guint) lanes->first_year;
  gtk_drop_down_set_selected (self->scale, chosen);
  self->is_showing = FALSE;
}

/* On the screen the dotted line is today's; a file has the deal's as-of date. */
static void
deal_timeline_view_adapt_options (DealFigureView *view,
                                  DealOptions    *options)
{
  options->today = deal_date_get_today ();
}

/* Marks the new side of the selected term, or what there is of it. */
static void
show_selected (DealTimelineView *self)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (self));
  DealChart      *chart = deal_figure_card_get_chart (card);
  DealFigure     *figure = deal_chart_get_figure (chart);
  const char     *term = deal_selection_get_term (get_selection (self));
  gssize          found = -1;

  for (gsize i = 0; figure != NULL && i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      if (mark->term != NULL && g_strcmp0 (mark->term->id, term) == 0)
        found = (gssize) i;
    }
  deal_chart_set_selected (chart, found);
}

static void
deal_timeline_view_show_figure (DealFigureView *view,
                                DealFigure     *figure)
{
  show_selected (DEAL_TIMELINE_VIEW (view));
}

/* FALSE: the scale begins after the event. */
static gboolean
mark_event (DealTimelineView *self,
            const DealEvent  *event)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (self));
  DealChart      *chart = deal_figure_card_get_chart (card);
  DealFigure     *figure = deal_chart_get_figure (chart);

  for (gsize i = 0; figure != NULL && i < deal_figure_get_n_marks (figure); i++)
    if (deal_figure_get_mark (figure, i)->event == event)
      {
        deal_chart_set_mark (chart, (gssize) i);
        return TRUE;
      }

  return FALSE;
}

/* “timeline/event:3” asks for an event, by its place in the deal from 0. */
static void
view_asked_cb (DealTimelineView *self,
               const char       *view)
{
  static const char prefix[] = "timeline/event:";
  const Deal       *deal = deal_selection_get_deal (get_selection (self));
  guint64           index;

  if (deal == NULL || !g_str_has_prefix (view, prefix) ||
      !g_ascii_string_to_unsigned (view + strlen (prefix), 10, 0, G_MAXUINT, &index,
                                   NULL) ||
      index >= deal->n_events)
    return;

  if (!mark_event (self, &deal->events[index]))
    {
      gtk_drop_down_set_selected (self->scale, 0);
      mark_event (self, &deal->events[index]);
    }
}

static void
focus_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (widget));

  gtk_widget_grab_focus (GTK_WIDGET (deal_figure_card_get_chart (card)));
}

static void
deal_timeline_view_selection_changed (DealView *view)
{
  DealSelection *selection = deal_view_get_selection (view);

  if (selection == NULL)
    return;

  g_signal_connect_object (selection, "notify::term", G_CALLBACK (show_selected), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "open-view", G_CALLBACK (view_asked_cb), view,
                           G_CONNECT_SWAPPED);
}

/* A term's claims are a view of their own; payments and events say all they have in
 * a popover. */
static gboolean
mark_activated_cb (DealTimelineView *self,
                   guint             index,
                   DealFigureCard   *card)
{
  DealFigure     *figure = deal_chart_get_figure (deal_figure_card_get_chart (card));
  const DealMark *mark = deal_figure_get_mark (figure, index);
  DealSelection  *selection = get_selection (self);

  if (mark->term == NULL)
    return FALSE;

  deal_selection_set_term (selection, mark->term->id);
  deal_selection_open_view (selection, "evidence");

  return TRUE;
}

static void
deal_timeline_view_class_init (DealTimelineViewClass *klass)
{
  DealFigureViewClass *view_class = DEAL_FIGURE_VIEW_CLASS (klass);

  view_class->kind = DEAL_FIGURE_TIMELINE;
  view_class->chart_icon = "view-timeline-symbolic";
  view_class->chart_label = N_ ("Lanes");
  view_class->show_options = deal_timeline_view_show_options;
  view_class->adapt_options = deal_timeline_view_adapt_options;
  view_class->show_figure = deal_timeline_view_show_figure;
  DEAL_VIEW_CLASS (klass)->selection_changed = deal_timeline_view_selection_changed;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "view.focus", NULL,
                                   focus_activated);
}

static void
deal_timeline_view_init (DealTimelineView *self)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (self));
  GtkWidget      *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->scale = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  deal_ui_let_shrink (self->scale);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->scale), _ ("Years of the scale"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Years of the scale"),
                                  -1);
  g_signal_connect_swapped (self->scale, "notify::selected", G_CALLBACK (scale_chosen_cb),
                            self);
  gtk_box_append (GTK_BOX (controls), GTK_WIDGET (self->scale));
  deal_figure_view_add_controls (DEAL_FIGURE_VIEW (self), controls);
  deal_figure_card_set_scrolls (card, TRUE);
  deal_figure_card_set_table_func (card, make_table);
  g_signal_connect_swapped (card, "mark-activated", G_CALLBACK (mark_activated_cb), self);
}
