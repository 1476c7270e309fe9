/* deal-timeline-figure.c: when each right or obligation runs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-timeline-private.h"

static void
add_sources (GPtrArray            *array,
             const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    g_ptr_array_add (array, (gpointer) sources->items[i]);
}

static void
add_event_marks (DealTimelineFigure *self)
{
  const Deal *deal = self->base.options->deal;

  for (gsize i = 0; i < deal->n_events; i++)
    {
      const DealEvent *event = &deal->events[i];
      DealMark         mark = { .row = 0, .column = (int) i, .event = event };
      GPtrArray       *sources = g_ptr_array_new ();

      add_sources (sources, &event->sources);
      deal_figure_add_mark (&self->base, &mark, deal_timeline_describe_event (event),
                            sources);
    }
}

static void
add_lane_marks (DealTimelineFigure *self,
                gsize               index)
{
  const DealLane *lane = &self->lanes->lanes[index];

  self->first_mark[index] = self->base.marks->len;
  for (guint i = 0; i < lane->spans->len; i++)
    {
      const DealSpan *span = &g_array_index (lane->spans, DealSpan, i);
      DealMark        mark = {
               .row = (int) index + 1,
               .column = (int) i,
               .term = lane->term,
               .payment = span->payment,
      };
      GPtrArray *sources = g_ptr_array_new ();

      add_sources (sources, span->value != NULL ? &span->value->sources
                                                : &span->payment->sources);
      deal_figure_add_mark (&self->base, &mark,
                            deal_timeline_describe_span (self, lane, span), sources);
    }
}

static gboolean
build (DealFigure *figure,
       GError    **error)
{
  DealTimelineFigure *self = (DealTimelineFigure *) figure;

  self->lanes = deal_lanes_new (figure->options);
  self->first_mark = g_new0 (gsize, self->lanes->n_lanes);
  add_event_marks (self);
  for (gsize i = 0; i < self->lanes->n_lanes; i++)
    add_lane_marks (self, i);
  figure->table = deal_lanes_to_table (self->lanes);
  deal_timeline_write (self);
  deal_figure_finish_words (figure);

  return TRUE;
}

static void
clear (DealFigure *figure)
{
  DealTimelineFigure *self = (DealTimelineFigure *) figure;

  g_clear_pointer (&self->lanes, deal_lanes_free);
  g_clear_pointer (&self->first_mark, g_free);
}

static void
lay_out (const DealFigure *figure,
         const DealFrame  *frame,
         DealScene        *scene)
{
  deal_timeline_lay_out ((const DealTimelineFigure *) figure, frame, scene);
}

/* As wide as the frame, and as high as all lanes and events. */
static void
get_content_size (const DealFigure *figure,
                  const DealFrame  *frame,
                  double           *width,
                  double           *height)
{
  DealTimelinePlan plan;

  deal_timeline_plan_init (&plan, (const DealTimelineFigure *) figure, frame, NULL);
  *height = plan.content;
  deal_timeline_plan_clear (&plan);
}

/* The top of a lane; of one that is not shown, that of the next. */
static double
get_lane_y (const DealTimelinePlan *plan,
            gsize                   lane)
{
  const char *group = NULL;
  double      y = plan->top;

  for (gsize i = 0; i <= lane; i++)
    if (plan->is_shown[i])
      {
        const char *name = deal_lane_get_group (&plan->lanes->lanes[i]);

        if (group == NULL || strcmp (name, group) != 0)
          y += plan->heading;
        group = name;
        y += i < lane ? plan->pitch : 0;
      }

  return y;
}

static void
get_scroll_to_mark (const DealFigure *figure,
                    const DealFrame  *frame,
                    gsize             mark,
                    double           *dx,
                    double           *dy)
{
  const DealMark  *to = deal_figure_get_mark (figure, mark);
  DealTimelinePlan plan;
  double           y;
  double           height;

  /* Events are in the head, which stays. */
  if (to->event != NULL)
    return;

  deal_timeline_plan_init (&plan, (const DealTimelineFigure *) figure, frame, NULL);
  y = get_lane_y (&plan, (gsize) to->row - 1);
  height = plan.pitch;
  if (y < plan.view_top)
    *dy = y - plan.view_top;
  else if (y + height > plan.view_bottom)
    *dy = MIN (y + height - plan.view_bottom, y - plan.view_top);
  deal_timeline_plan_clear (&plan);
}

static gsize
count_left_out (const DealFigure *figure,
                const DealFrame  *frame,
                gsize            *n_all)
{
  const DealTimelineFigure *self = (const DealTimelineFigure *) figure;
  g_autoptr (DealScene) scene = deal_scene_new (frame->width, frame->height, 0);
  DealTimelinePlan plan;
  gsize            n;

  deal_timeline_plan_init (&plan, self, frame, scene);
  *n_all = plan.n_visible;
  n = plan.n_visible - plan.n_shown - MIN (plan.first_lane, plan.n_visible);
  deal_timeline_plan_clear (&plan);

  return n;
}

/**
 * deal_timeline_has_lane:
 * @figure: a timeline
 * @term: a term of its deal
 *
 * Returns: whether it has a lane of that term
 */
gboolean
deal_timeline_has_lane (const DealFigure *figure,
                        const DealTerm   *term)
{
  const DealTimelineFigure *self = (const DealTimelineFigure *) figure;

  for (gsize i = 0; i < self->lanes->n_lanes; i++)
    if (self->lanes->lanes[i].term == term)
      return TRUE;

  return FALSE;
}

const DealFigureClass deal_timeline_figure_class = {
  .struct_size = sizeof (DealTimelineFigure),
  .build = build,
  .clear = clear,
  .lay_out = lay_out,
  .get_content_size = get_content_size,
  .get_scroll_to_mark = get_scroll_to_mark,
  .count_left_out = count_left_out,
};
