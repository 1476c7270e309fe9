/* deal-report-tables.c: what figures show as tables that are read on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-lanes.h"
#include "export/deal-report-private.h"

/* A disputed term's sign, which is told where it stands. */
#define DISPUTED "†"

/* How many words a text lost and won says nothing to who reads both beside it;
 * that is a size without two sides. */
static char *
describe_change (const DealDiffRow *row)
{
  const char *badge = deal_format_badge (row->badge);

  if (row->size == NULL ||
      (row->kind == DEAL_KIND_REWORDED && strstr (row->size, "→") == NULL))
    return g_strdup (badge);

  return g_strdup_printf ("%s: %s", badge, row->size);
}

/**
 * deal_report_make_terms:
 * @report: a report
 *
 * Returns: (transfer full): a row for each term: what it is, the kind of
 *   change, what the old and what the new version says
 */
DealTable *
deal_report_make_terms (const DealReport *report)
{
  const DealDiff *diff = report->diff;
  DealTable      *table = deal_table_new ("terms", "Terms side by side");

  deal_table_add_column (table, "title", "Term", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "effect", "Change", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old", diff->old_version->title, DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "new", diff->new_version->title, DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];
      g_autofree char   *title = g_strconcat (
          row->term->title, row->disputed ? " " DISPUTED : "", NULL);
      g_autofree char *old_text = deal_format_term (diff, row, FALSE);
      g_autofree char *new_text = deal_format_term (diff, row, TRUE);
      g_autofree char *effect = describe_change (row);
      const char      *cells[] = { title, effect, old_text, new_text };

      deal_table_add_row (table, cells);
    }

  return table;
}

static const char *
get_cell (const DealTable *sheet,
          gsize            row,
          const char      *id,
          const char      *part)
{
  g_autofree char *name = g_strconcat (id, part, NULL);
  gssize           column = deal_table_find_column (sheet, name);

  return column >= 0 ? deal_table_get_cell (sheet, row, (gsize) column) : "";
}

/* A number of the sheet with its currency and bound, or the word for its state. */
static char *
write_amount (const DealTable *sheet,
              gsize            row,
              const char      *id,
              const Deal      *deal)
{
  const char *plain = get_cell (sheet, row, id, "");
  const char *bound = get_cell (sheet, row, id, "_bound");
  g_auto (GStrv) parts = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *amount = NULL;

  if (plain[0] == '\0')
    return g_strdup (get_cell (sheet, row, id, "_state"));

  /* It has all digits of the minor unit. */
  parts = g_strsplit (plain, ".", 2);
  digits = g_strjoinv ("", parts);
  amount = deal_format_money_exact (g_ascii_strtoll (digits, NULL, 10), deal->currency,
                                    deal->currency_digits);

  if (bound[0] == '\0' || strcmp (bound, deal_bound_to_sign (DEAL_BOUND_EXACT)) == 0)
    return g_steal_pointer (&amount);

  return g_strconcat (bound, "\302\240", amount, NULL);
}

/* Neither version has a payment of that direction then. */
static gboolean
is_outside (const DealTable *sheet,
            gsize            row)
{
  const char *none = deal_format_state (DEAL_STATE_NOT_APPLICABLE);

  return g_str_equal (get_cell (sheet, row, "old", "_state"), none) &&
         g_str_equal (get_cell (sheet, row, "new", "_state"), none) &&
         g_str_equal (get_cell (sheet, row, "old_running", "_state"), none) &&
         g_str_equal (get_cell (sheet, row, "new_running", "_state"), none);
}

static void
add_column (DealTable       *table,
            const DealTable *sheet,
            const char      *id)
{
  gssize column = deal_table_find_column (sheet, id);

  deal_table_add_column (
    table, id, g_array_index (sheet->columns, DealColumn, (guint) column).title,
    DEAL_COLUMN_NUMBER);
}

/**
 * deal_report_make_payments:
 * @figure: a figure of payments
 *
 * Returns: (transfer full) (nullable): what it draws, a row for each period and
 *   direction in which there is a payment; NULL if nothing is paid under either version
 */
DealTable *
deal_report_make_payments (const DealReportFigure *figure)
{
  static const char *const each[] = { "old", "new", "difference" };
  static const char *const ranges[] = { "old", "old_range", "new", "new_range" };
  static const char *const running[] = { "old_running", "new_running" };
  const DealOptions       *options = deal_figure_get_options (figure->figure);
  const char *const       *ids = options->cumulative ? running
                                 : options->range    ? ranges
                                                     : each;
  gsize                    n = options->cumulative ? G_N_ELEMENTS (running)
                               : options->range    ? G_N_ELEMENTS (ranges)
                                                   : G_N_ELEMENTS (each);
  const DealSchedule      *old_schedule;
  const DealSchedule      *new_schedule;
  g_autoptr (DealTable) sheet = NULL;
  g_autoptr (DealTable) table = NULL;

  if (!deal_figure_get_schedules (figure->figure, &old_schedule, &new_schedule))
    return NULL;
  sheet = deal_schedule_pair_to_sheet (old_schedule, new_schedule, options);
  if (sheet->rows->len == 0)
    return NULL;

  table = deal_table_new (figure->name, figure->heading);
  deal_table_add_column (table, "period", "Period", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "direction", "Who pays whom", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < n; i++)
    add_column (table, sheet, ids[i]);

  for (gsize row = 0; row < sheet->rows->len; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      if (is_outside (sheet, row))
        continue;
      g_ptr_array_add (cells, g_strdup (get_cell (sheet, row, "period", "")));
      g_ptr_array_add (cells, g_strdup (get_cell (sheet, row, "direction", "")));
      for (gsize i = 0; i < n; i++)
        g_ptr_array_add (cells, g_str_has_suffix (ids[i], "_range")
                                  ? g_strdup (get_cell (sheet, row, ids[i], ""))
                                  : write_amount (sheet, row, ids[i], options->deal));
      deal_table_add_row (table, (const char *const *) cells->pdata);
    }

  return g_steal_pointer (&table);
}

static gboolean
has_same_statuses (const DealMatrixCell *cell,
                   const DealMatrixCell *other)
{
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    if (cell->layers[layer].before != other->layers[layer].before ||
        cell->layers[layer].after != other->layers[layer].after)
      return FALSE;

  return TRUE;
}

/* Once for all platforms on which a product has the same statuses. */
static void
add_statuses (DealTable        *table,
              const DealMatrix *matrix,
              gsize             product,
              gsize             platform)
{
  const Deal            *deal = matrix->deal;
  const DealMatrixCell  *cell = deal_matrix_get_cell (matrix, product, platform);
  const DealMatrixLayer *contract = &cell->layers[DEAL_LAYER_CONTRACT];
  const DealMatrixLayer *offer = &cell->layers[DEAL_LAYER_OFFER];
  g_autoptr (GString) platforms = g_string_new (deal->platforms[platform].title);
  const char *cells[6];

  for (gsize i = 0; i < platform; i++)
    if (has_same_statuses (cell, deal_matrix_get_cell (matrix, product, i)))
      return;
  for (gsize i = platform + 1; i < deal->n_platforms; i++)
    if (has_same_statuses (cell, deal_matrix_get_cell (matrix, product, i)))
      g_string_append_printf (platforms, ", %s", deal->platforms[i].title);

  cells[0] = deal->products[product].title;
  cells[1] = platforms->str;
  cells[2] = deal_format_status (contract->before);
  cells[3] = deal_format_status (contract->after);
  cells[4] = deal_format_status (offer->before);
  cells[5] = deal_format_status (offer->after);
  deal_table_add_row (table, cells);
}

/**
 * deal_report_make_availability:
 * @figure: a figure of availability
 *
 * Returns: (transfer full): what is permitted and offered before and after, a row
 *   for the platforms on which that is the same
 */
DealTable *
deal_report_make_availability (const DealReportFigure *figure)
{
  const DealOptions *options = deal_figure_get_options (figure->figure);
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);
  const Deal      *deal = matrix->deal;
  DealTable       *table = deal_table_new (figure->name, figure->heading);
  g_autofree char *before = deal_format_date (matrix->before);
  g_autofree char *after = deal_format_date (matrix->after);
  const struct
  {
    const char *id;
    DealLayer   layer;
    const char *date;
  } columns[] = {
    { "old_contract", DEAL_LAYER_CONTRACT, before },
    { "new_contract", DEAL_LAYER_CONTRACT, after },
    { "old_offer", DEAL_LAYER_OFFER, before },
    { "new_offer", DEAL_LAYER_OFFER, after },
  };

  deal_table_add_column (table, "product", "Product", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "platforms", "On", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *title = g_strdup_printf (
        "%s, %s", deal_format_layer (columns[i].layer), columns[i].date);

      deal_table_add_column (table, columns[i].id, title, DEAL_COLUMN_TEXT);
    }
  for (gsize row = 0; row < deal->n_products; row++)
    for (gsize column = 0; column < deal->n_platforms; column++)
      add_statuses (table, matrix, row, column);

  return table;
}

/* When it runs under one side, or why it does not. */
static char *
describe_side (const DealLane *lane,
               DealLaneSide    side)
{
  const DealSpan  *span = deal_lane_get_side (lane, side);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (span == NULL || span->state == DEAL_SPAN_ABSENT)
    return g_strdup ("none");
  if (span->state != DEAL_SPAN_RUNS)
    return g_strdup (deal_span_format_state (span));

  start = deal_span_format_start (span);
  end = deal_span_format_end (span);

  return g_strdup_printf ("%s, %s", start, end);
}

/**
 * deal_report_has_disputed:
 * @table: a table whose first column has the sign of what is disputed
 *
 * Returns: whether any row has it
 */
gboolean
deal_report_has_disputed (const DealTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_str_has_suffix (deal_table_get_cell (table, i, 0), DISPUTED))
      return TRUE;

  return FALSE;
}

/**
 * deal_report_make_lanes:
 * @figure: a timeline
 *
 * Returns: (transfer full): a row for each right, duty and payment: what becomes of
 *   its time, and when it runs under either version
 */
DealTable *
deal_report_make_lanes (const DealReportFigure *figure)
{
  g_autoptr (DealLanes)
    lanes = deal_lanes_new (deal_figure_get_options (figure->figure));
  DealTable *table = deal_table_new (figure->name, figure->heading);

  deal_table_add_column (table, "title", "Right, duty or payment", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "change", "Its time", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old", lanes->old_version->title, DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "new", lanes->new_version->title, DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < lanes->n_lanes; i++)
    {
      const DealLane  *lane = &lanes->lanes[i];
      const char      *sign = lane->disputed ? " " DISPUTED : "";
      g_autofree char *title = g_strconcat (lane->title, sign, NULL);
      g_autofree char *old_time = describe_side (lane, DEAL_LANE_OLD);
      g_autofree char *new_time = describe_side (lane, DEAL_LANE_NEW);
      const char      *cells[] = { title, deal_lane_format_change (lane->change),
                                   old_time, new_time };

      deal_table_add_row (table, cells);
    }

  return table;
}

/**
 * deal_report_make_events:
 * @deal: a deal
 *
 * Returns: (transfer full): its events, by the numbers that a timeline gives them
 */
DealTable *
deal_report_make_events (const Deal *deal)
{
  DealTable *table = deal_table_new ("events", "Events");

  deal_table_add_column (table, "number", "No.", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "date", "Date", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "event", "What happened", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < deal->n_events; i++)
    {
      const DealEvent *event = &deal->events[i];
      g_autofree char *number = g_strdup_printf ("%zu", i + 1);
      g_autofree char *date = deal_format_date (event->date);
      const char      *cells[] = { number, date, event->title };

      deal_table_add_row (table, cells);
    }

  return table;
}

/**
 * deal_report_make_stances:
 * @figure: a figure of the evidence
 *
 * Returns: (transfer full): a row for each term: how well it is backed, and by how
 *   many sources
 */
DealTable *
deal_report_make_stances (const DealReportFigure *figure)
{
  static const struct
  {
    const char *id;
    const char *title;
    DealVoice   voice;
  } voices[] = {
    { "supports", "Support it", DEAL_VOICE_SUPPORTS },
    { "contradicts", "Contradict it", DEAL_VOICE_CONTRADICTS },
    { "mentions", "Mention it", DEAL_VOICE_MENTIONS },
  };
  g_autoptr (DealStances)
    stances = deal_stances_new (deal_figure_get_options (figure->figure));
  DealTable *table = deal_table_new (figure->name, figure->heading);

  deal_table_add_column (table, "term", "Term", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "backing", "How it is backed", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (voices); i++)
    deal_table_add_column (table, voices[i].id, voices[i].title, DEAL_COLUMN_NUMBER);
  for (gsize i = 0; i < stances->n_rows; i++)
    {
      const DealStanceRow *row = &stances->rows[i];
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (row->term->title));
      g_ptr_array_add (cells, g_strdup (deal_format_backing (row->backing)));
      for (gsize k = 0; k < G_N_ELEMENTS (voices); k++)
        {
          guint n = 0;

          for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
            n += row->by_kind[kind][voices[k].voice];
          g_ptr_array_add (cells, g_strdup_printf ("%u", n));
        }
      deal_table_add_row (table, (const char *const *) cells->pdata);
    }

  return table;
}
