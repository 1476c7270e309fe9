/* deal-payments-key.c: what the fills and lines of a payments figure mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-payments-private.h"
#include "deal-text.h"

#define MAX_TITLE_WIDTH 230.0
#define SHORT_WIDTH 480.0 /* below it versions go by their month */

#define HANGING_SHARE 0.3

/* Lines of samples; by eye. */
#define OLD_LINE 2.5
#define NEW_LINE 3.5

typedef enum
{
  SWATCH_SOLID,
  SWATCH_HATCHED,
  SWATCH_INTERPOLATED,
  SWATCH_CUT,
  SWATCH_GAP,
  SWATCH_UNKNOWN,
  SWATCH_RANGE,
  SWATCH_LANE_UNKNOWN,
  SWATCH_LANE_GAP,
  SWATCH_DIAMOND,
} Swatch;

typedef struct
{
  Swatch swatch;
  int    side;
} Sample;

typedef struct
{
  Sample samples[2];
  guint  n_samples;
  char  *text;
} Entry;

static void
entry_clear (gpointer data)
{
  g_free (((Entry *) data)->text);
}

/* Which of the signs a figure uses, so that its key explains no other. */
typedef struct
{
  gboolean solid[DEAL_N_SIDES];
  gboolean hatched[DEAL_N_SIDES];
  int      interpolated; /* side, or -1 */
  int      cut;          /* side, or -1 */
  gboolean gap;
  gboolean unknown;
  gboolean range;
  gboolean reported; /* what a rate comes to is not all that is said of a payment */
} Uses;

static void
look_at (Uses           *uses,
         const DealCell *cell,
         int             side,
         gboolean        of_totals)
{
  uses->reported |= cell->reported != NULL;
  if (cell->state == DEAL_STATE_NOT_FOUND)
    uses->gap = TRUE;
  if (deal_cell_is_unknown (cell))
    uses->unknown = TRUE;
  if (!deal_cell_has_height (cell))
    return;

  if (cell->capped)
    uses->cut = side;
  if (cell->state == DEAL_STATE_VALUE || cell->state == DEAL_STATE_NOT_DISCLOSED)
    {
      if (deal_cell_is_interpolated (cell))
        uses->interpolated = side;
      if (deal_cell_is_hatched (cell))
        uses->hatched[side] = TRUE;
      else
        uses->solid[side] = TRUE;
    }
  if (of_totals)
    uses->range |= cell->has_running_range && cell->running_low < cell->running_high;
  else
    uses->range |= cell->has_range && cell->low < cell->high;
}

static Uses
find_uses (const DealPlot *plot)
{
  const DealPaymentsFigure *self = plot->self;
  Uses                      uses = { .cut = -1, .interpolated = -1 };

  for (int side = 0; side < DEAL_N_SIDES; side++)
    for (int way = 0; way < DEAL_N_WAYS; way++)
      for (gsize i = 0; self->rows[way][side] != NULL && i < plot->n_periods; i++)
        look_at (&uses, &self->rows[way][side]->cells[i], side,
                 self->base.options->cumulative);
  uses.range &= deal_plot_shows_range (plot);

  return uses;
}

static void
add_entry (GArray *entries,
           Swatch  swatch,
           int     first,
           int     second,
           char   *text)
{
  Entry entry = { .text = text };

  if (first >= 0)
    entry.samples[entry.n_samples++] = (Sample){ swatch, first };
  if (second >= 0)
    entry.samples[entry.n_samples++] = (Sample){ swatch, second };
  g_array_append_val (entries, entry);
}

/* A side is shown as it is drawn: solid, hatched, or both. */
static void
add_side (GArray         *entries,
          const DealPlot *plot,
          const Uses     *uses,
          int             side)
{
  const DealVersion *version = deal_payments_get_version (plot->self, side);
  Entry              entry = {
                 .text = plot->chrome.compact ||
                plot->chrome.body.width < SHORT_WIDTH * plot->chrome.small.size / 12
                           ? deal_figure_name_version (&plot->self->base, version)
                           : deal_fonts_ellipsize (plot->chrome.axis, version->title,
                                                   MAX_TITLE_WIDTH)
  };

  if (uses->solid[side] || !uses->hatched[side])
    entry.samples[entry.n_samples++] = (Sample){ SWATCH_SOLID, side };
  if (uses->hatched[side])
    entry.samples[entry.n_samples++] = (Sample){ SWATCH_HATCHED, side };
  g_array_append_val (entries, entry);
}

/* What a bar is where there are more periods than places: of what is not known, none
 * is the highest. */
static char *
describe_share (const DealPlot *plot,
                gboolean        with_unknown)
{
  g_autofree char *n = deal_payments_count_periods (plot->figure, plot->share);

  /* Translators: %s is "6 months". */
  return with_unknown ? g_strdup_printf (_ ("each bar: the highest known of %s"), n)
                      : g_strdup_printf (_ ("each bar: the highest of %s"), n);
}

/* The signs of the lanes, and of how many periods they tell. */
static gboolean
add_lane_entries (GArray         *entries,
                  const DealPlot *plot)
{
  guint n_undisclosed = deal_plot_count_missing (plot, DEAL_TRAIT_UNDISCLOSED);
  guint n_not_found = deal_plot_count_missing (plot, DEAL_TRAIT_NOT_FOUND);

  if (n_undisclosed > 0)
    {
      g_autofree char *n = deal_payments_count_periods (plot->figure, n_undisclosed);

      /* Translators: %s is "6 months". */
      add_entry (entries, SWATCH_LANE_UNKNOWN, 0, -1,
                 g_strdup_printf (_ ("not disclosed: %s"), n));
    }
  if (n_not_found > 0)
    {
      g_autofree char *n = deal_payments_count_periods (plot->figure, n_not_found);

      /* Translators: %s is "6 months". */
      add_entry (entries, SWATCH_LANE_GAP, 0, -1,
                 g_strdup_printf (_ ("no figure found: %s"), n));
    }

  return n_undisclosed + n_not_found > 0;
}

/* What is not stated; in few words where the others have no room. */
static char *
describe_hatched (const DealPlot *plot)
{
  gboolean    is_line = plot->self->base.options->cumulative;
  const char *text = is_line ? _ ("dashed: projected, assumed or open-ended")
                     : plot->is_pale
                       ? _ ("pale: projected, assumed or open-ended")
                       : _ ("hatched: projected, assumed or open-ended");

  if ((plot->is_pale && plot->chrome.compact && !is_line) ||
      deal_fonts_get_width (plot->chrome.axis, text) > plot->chrome.body.width)
    text = is_line         ? _ ("dashed: not stated")
           : plot->is_pale ? _ ("pale: not stated")
                           : _ ("hatched: not stated");

  return g_strdup (text);
}

static char *
describe_range (const DealPlot *plot)
{
  gsize n = deal_schedule_count_scenarios (plot->self->base.options->deal);

  if (plot->chrome.compact)
    return g_strdup_printf (P_ ("range of %zu scenario", "range of %zu scenarios", n), n);

  return g_strdup_printf (P_ ("low–high of %zu scenario", "low–high of %zu scenarios", n),
                          n);
}

static GArray *
list_entries (const DealPlot *plot)
{
  Uses     uses = find_uses (plot);
  gboolean is_line = plot->self->base.options->cumulative;
  gboolean has_lanes = deal_plot_has_lanes (plot);
  gboolean has_missing;
  GArray  *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  g_array_set_clear_func (entries, entry_clear);
  for (int side = 0; side < DEAL_N_SIDES; side++)
    add_side (entries, plot, &uses, side);
  if (uses.hatched[0] || uses.hatched[1])
    add_entry (entries, SWATCH_SOLID, -1, -1,
               describe_hatched (plot));
  if (uses.interpolated >= 0 && (is_line || !plot->is_pale))
    add_entry (entries, SWATCH_INTERPOLATED, uses.interpolated, -1,
               g_strdup (_ ("interpolated")));
  if (uses.cut >= 0 && !is_line)
    add_entry (entries, SWATCH_CUT, uses.cut, -1, g_strdup (_ ("cut off by the cap")));
  if (uses.gap && !has_lanes)
    add_entry (entries, SWATCH_GAP, 0, -1, g_strdup (_ ("no figure found")));
  if (uses.unknown && !plot->chrome.compact && !has_lanes)
    add_entry (entries, SWATCH_UNKNOWN, 0, -1, g_strdup (_ ("not disclosed")));
  has_missing = has_lanes && add_lane_entries (entries, plot);
  if (uses.range)
    add_entry (entries, SWATCH_RANGE, 0, -1, describe_range (plot));
  if (plot->has_differences)
    add_entry (entries, SWATCH_SOLID, -1, -1,
               g_strdup (uses.reported
                           ? _ ("Δ: new less old; ?: not known")
                           : _ ("Δ: new less old")));
  if (deal_plot_has_break_point (plot))
    add_entry (entries, SWATCH_DIAMOND, 0, -1, g_strdup (_ ("break-point")));
  if (plot->share > 1)
    add_entry (entries, SWATCH_SOLID, -1, -1, describe_share (plot, has_missing));
  if (!uses.range && plot->self->base.options->range && !is_line &&
      !deal_plot_shows_range (plot))
    add_entry (entries, SWATCH_RANGE, -1, -1,
               g_strdup (_ ("low to high: no room to draw it")));

  return entries;
}

static void
add_bar_sample (DealPlot     *plot,
                const Sample *sample,
                double        x,
                double        y,
                double        width,
                double        height)
{
  DealItem *item = deal_scene_add_rect (plot->scene, x, y, width, height,
                                        DEAL_COLOUR_NONE);

  if (sample->swatch == SWATCH_SOLID)
    {
      item->fill = deal_side_fill[sample->side];
    }
  else if (sample->swatch == SWATCH_HATCHED || sample->swatch == SWATCH_INTERPOLATED)
    {
      gboolean is_stated = sample->swatch == SWATCH_HATCHED;

      item->fill = is_stated ? deal_side_tint[sample->side] : plot->chrome.ground;
      item->edge = deal_side_fill[sample->side];
      item->dash = is_stated ? DEAL_DASH_NONE : DEAL_DASH_DOTS;
      item->hatch = plot->is_pale ? DEAL_HATCH_NONE : deal_side_hatch[sample->side];
    }
  else if (plot->is_pale)
    {
      deal_scene_add_line (plot->scene, x, y + height / 2, x + width, y + height / 2, 1.5,
                           deal_side_fill[sample->side]);
    }
  else
    {
      item->edge = deal_side_fill[sample->side];
      item->edge_width = 1.4;
      item->dash = DEAL_DASH_DASHES;
    }
}

/* Of all samples; a line needs room for two dashes. */
static double
get_sample_width (const DealPlot *plot)
{
  double width = plot->chrome.axis.size * 1.5;

  return plot->self->base.options->cumulative ? MAX (width, deal_dash_get_pair (NEW_LINE))
                                              : width;
}

static void
add_sample (DealPlot     *plot,
            const Sample *sample,
            double        x,
            double        y,
            double        width,
            double        height)
{
  double    middle = y + height / 2;
  DealItem *item;

  if (sample->swatch == SWATCH_GAP)
    {
      deal_scene_add_glyph (plot->scene, DEAL_GLYPH_CROSS, x + (width - 9) / 2,
                            middle - 4.5, 9, DEAL_COLOUR_INK3);
    }
  else if (sample->swatch == SWATCH_UNKNOWN)
    {
      deal_scene_add_glyph (plot->scene, DEAL_GLYPH_QUESTION, x + (width - 12) / 2,
                            middle - 6, 12, DEAL_COLOUR_INK2);
    }
  else if (sample->swatch == SWATCH_DIAMOND)
    {
      deal_plot_add_diamond (plot, x + width / 2, middle, height / 2);
    }
  else if (sample->swatch >= SWATCH_LANE_UNKNOWN)
    {
      deal_plot_add_lane_sample (plot,
                                 sample->swatch == SWATCH_LANE_GAP
                                   ? DEAL_TRAIT_NOT_FOUND
                                   : DEAL_TRAIT_UNDISCLOSED,
                                 x, middle, width);
    }
  else if (sample->swatch == SWATCH_RANGE && plot->self->base.options->cumulative)
    {
      for (int side = 0; side < DEAL_N_SIDES; side++)
        {
          item = deal_scene_add_path (plot->scene, DEAL_ITEM_AREA, deal_side_fill[side]);
          item->opacity = 0.3;
          deal_item_add_point (item, x + side * width / 2, y);
          deal_item_add_point (item, x + (side + 1) * width / 2, y);
          deal_item_add_point (item, x + (side + 1) * width / 2, y + height);
          deal_item_add_point (item, x + side * width / 2, y + height);
        }
    }
  else if (sample->swatch == SWATCH_RANGE)
    {
      deal_scene_add_line (plot->scene, x + width / 2, y, x + width / 2, y + height, 1.4,
                           DEAL_COLOUR_INK2);
      deal_scene_add_line (plot->scene, x + width / 2 - 4, y, x + width / 2 + 4, y, 1.4,
                           DEAL_COLOUR_INK2);
    }
  else if (plot->self->base.options->cumulative)
    {
      double thick = sample->side == 0 ? OLD_LINE : NEW_LINE;
      double length = sample->swatch == SWATCH_HATCHED ? deal_dash_get_pair (thick)
                                                       : width;

      x += (width - length) / 2;
      item = deal_scene_add_line (plot->scene, x, middle, x + length, middle, thick,
                                  deal_side_fill[sample->side]);
      item->dash = sample->swatch == SWATCH_HATCHED        ? DEAL_DASH_DASHES
                   : sample->swatch == SWATCH_INTERPOLATED ? DEAL_DASH_DOTS
                                                           : DEAL_DASH_NONE;
    }
  else
    {
      add_bar_sample (plot, sample, x, y, width, height);
    }
}

/**
 * deal_plot_add_key:
 * @plot: a plot; its body loses what the heading and the key take
 *
 * "↑ A pays B", then one entry for each sign that the figure uses, in as many
 * lines as they need.
 */
void
deal_plot_add_key (DealPlot *plot)
{
  cairo_rectangle_t *body = &plot->chrome.body;
  DealFont           font = plot->chrome.axis;
  double             line = deal_fonts_get_height (font) + 3;
  double             width = get_sample_width (plot);
  double             height = font.size * 0.85;
  double             space = font.size * (0.9 + 0.6 * plot->chrome.ease);
  double             x = body->x;
  double             y = body->y;
  double             left = body->x;
  g_autofree char   *heading = deal_payments_heading (plot->self, 0);
  g_autoptr (GArray) entries = list_entries (plot);

  if (plot->chrome.thumbnail)
    return;

  if (plot->self->payers[0] != NULL)
    {
      g_autofree char *whole = g_strconcat ("↑ ", heading, NULL);
      g_autofree char *arrow =
        deal_fonts_ellipsize (plot->chrome.strong, whole, body->width);
      DealItem *item = deal_scene_add_text (plot->scene, plot->chrome.strong,
                                            DEAL_COLOUR_INK, arrow, x, y, 0);

      x += item->box.width + 2.2 * space;
      /* Where the heading leaves room, all lines of the key begin behind it. */
      if (x - body->x <= body->width * HANGING_SHARE && body->width > 40 * font.size)
        left = x;
      y += MAX (item->box.height - line, 0) / 2;
    }

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);
      double       gap = entry->n_samples > 0 ? 3 : 0;
      double       samples = entry->n_samples * (width + 4) + gap;
      double       whole = samples + deal_fonts_get_width (font, entry->text);

      if (x > left && x + whole > body->x + body->width)
        {
          x = left;
          y += line;
        }
      for (guint k = 0; k < entry->n_samples; k++)
        add_sample (plot, &entry->samples[k], x + k * (width + 4),
                    y + (line - 3 - height) / 2, width, height);
      deal_scene_add_text (plot->scene, font, DEAL_COLOUR_INK, entry->text, x + samples,
                           y, 0);
      x += whole + space;
    }

  y += line + plot->chrome.gap * 0.5;
  body->height -= y - body->y;
  body->y = y;
}
