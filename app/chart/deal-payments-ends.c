/* deal-payments-ends.c: what stands beside the ends of the lines
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

/* What stands beside the end of a line. */
typedef struct
{
  gssize last; /* -1: the line is nowhere known */
  gint64 total;
  double top;
  char  *name;
  char  *text;
} EndLabel;

static void
end_label_clear (EndLabel *label)
{
  g_free (label->name);
  g_free (label->text);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EndLabel, end_label_clear)

static EndLabel
get_end_label (const DealPlot *plot,
               int             side)
{
  const DealRow   *row = plot->self->rows[0][side];
  const Deal      *deal = plot->self->base.options->deal;
  EndLabel         label = { .last = -1 };
  const DealCell  *cell;
  g_autofree char *amount = NULL;
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;

  for (gsize i = plot->n_periods; row != NULL && label.last < 0 && i-- > 0;)
    if (deal_plot_get_total (plot, 0, side, i, &label.total))
      label.last = (gssize) i;
  if (label.last < 0)
    return label;

  cell = &row->cells[label.last];
  amount = deal_format_amount (DEAL_STATE_VALUE,
                               cell->running_state == DEAL_STATE_NOT_DISCLOSED
                                 ? DEAL_BOUND_AT_MOST
                                 : cell->running_bound,
                               label.total, deal);
  when = deal_format_period (plot->periods[label.last]);
  name = deal_figure_name_version (&plot->self->base,
                                   deal_payments_get_version (plot->self, side));
  /* Translators: a version and an amount, in one short line. */
  label.name = plot->chrome.compact && !plot->chrome.thumbnail
                 ? g_strdup_printf (_ ("%1$s: %2$s"), name, amount)
                 : g_steal_pointer (&name);
  /* Translators: amount, year. */
  label.text = g_strdup_printf (_ ("%1$s by %2$s"), amount, when);

  return label;
}

static double
get_label_width (const DealPlot *plot,
                 const EndLabel *label)
{
  if (label->last < 0)
    return 0;

  return MAX (deal_fonts_get_width (plot->chrome.strong, label->name),
              plot->chrome.compact
                ? 0
                : deal_fonts_get_width (plot->chrome.label, label->text));
}

/* Each line ends in its name and its total; two that end close together keep
 * their distance. */
static void
place_labels (DealPlot *plot,
              EndLabel  labels[DEAL_N_SIDES])
{
  double first = deal_fonts_get_height (plot->chrome.strong);
  double second = plot->chrome.compact ? 0 : deal_fonts_get_height (plot->chrome.label);
  double line = first + second;
  double lowest = plot->zero[0] - line;
  double room = plot->scene->width - plot->chrome.margin - plot->right - 10;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    labels[side].top = MIN (deal_plot_get_y (plot, 0, labels[side].total) - line / 2,
                            lowest);
  if (labels[0].last >= 0 && labels[1].last >= 0 &&
      fabs (labels[0].top - labels[1].top) < line + 4)
    {
      int    upper = labels[0].top <= labels[1].top ? 0 : 1;
      double middle = (labels[0].top + labels[1].top) / 2;

      labels[1 - upper].top = MIN (middle + line / 2 + 2, lowest);
      labels[upper].top = MAX (labels[1 - upper].top - line - 4, plot->top);
      labels[1 - upper].top = MAX (labels[1 - upper].top, labels[upper].top + line + 4);
    }

  if (labels[0].last >= 0 && labels[1].last >= 0)
    {
      int upper = labels[0].top <= labels[1].top ? 0 : 1;

      deal_plot_add_gap (plot, labels[upper].top + line, labels[1 - upper].top);
    }

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      g_autofree char *name = NULL;

      if (labels[side].last < 0)
        continue;
      name = deal_fonts_ellipsize (plot->chrome.strong, labels[side].name, room);
      deal_scene_add_text (plot->scene, plot->chrome.strong, deal_side_text[side], name,
                           plot->right + 10, labels[side].top, 0);
      if (second > 0)
        deal_scene_add_text (plot->scene, plot->chrome.label, deal_side_text[side],
                             labels[side].text, plot->right + 10,
                             labels[side].top + first, 0);
    }
}

/* How wide the names and totals beside the lines are. */
double
deal_plot_get_ends_width (const DealPlot *plot)
{
  g_autofree char *gap = deal_plot_write_gap (plot);
  double           widest = 0;

  for (int side = 0; side < DEAL_N_SIDES; side++)
    {
      g_auto (EndLabel) label = get_end_label (plot, side);

      widest = MAX (widest, get_label_width (plot, &label));
    }
  if (gap != NULL)
    widest = MAX (widest, deal_fonts_get_width (plot->chrome.strong, gap));

  return widest;
}

void
deal_plot_add_ends (DealPlot *plot)
{
  g_auto (EndLabel) old_label = get_end_label (plot, 0);
  g_auto (EndLabel) new_label = get_end_label (plot, 1);
  EndLabel labels[DEAL_N_SIDES] = { old_label, new_label };

  place_labels (plot, labels);
}
