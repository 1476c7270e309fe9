/* deal-matrix.c: which product is permitted and offered where, before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-matrix.h"

#include "calc/deal-lanes.h"

static gboolean
is_valid_on (const DealAvailability *entry,
             guint32                 day)
{
  return deal_date_get_first_day (entry->from) <= day &&
         (!deal_date_is_set (entry->to) || deal_date_get_last_day (entry->to) >= day);
}

/* Where nothing is on record after, nobody can say what became of it. */
static DealMatrixChange
compare_statuses (DealStatus before,
                  DealStatus after)
{
  if (after == DEAL_STATUS_UNKNOWN)
    return DEAL_MATRIX_UNKNOWN;
  if (before == DEAL_STATUS_UNKNOWN)
    return DEAL_MATRIX_NEWLY_STATED;

  return before == after ? DEAL_MATRIX_UNCHANGED : DEAL_MATRIX_CHANGED;
}

/* A change in one layer outranks news in the other, news outranks sameness,
 * and only what is unknown in both is unknown. */
static DealMatrixChange
compare_cell (const DealMatrixCell *cell)
{
  static const DealMatrixChange ranking[] = {
    DEAL_MATRIX_CHANGED,
    DEAL_MATRIX_NEWLY_STATED,
    DEAL_MATRIX_UNCHANGED,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ranking); i++)
    for (gsize layer = 0; layer < DEAL_N_LAYERS; layer++)
      if (cell->layers[layer].change == ranking[i])
        return ranking[i];

  return DEAL_MATRIX_UNKNOWN;
}

static void
count_cell (DealMatrix     *matrix,
            DealMatrixCell *cell)
{
  gboolean is_swapped = deal_date_get_last_day (matrix->before) >
                        deal_date_get_last_day (matrix->after);

  for (gsize i = 0; i < DEAL_N_LAYERS; i++)
    {
      DealMatrixLayer *layer = &cell->layers[i];

      layer->before = layer->before_entry != NULL ? layer->before_entry->status
                                                  : DEAL_STATUS_UNKNOWN;
      layer->after = layer->after_entry != NULL ? layer->after_entry->status
                                                : DEAL_STATUS_UNKNOWN;
      layer->latest = layer->latest_entry != NULL ? layer->latest_entry->status
                                                  : DEAL_STATUS_UNKNOWN;
      layer->change = compare_statuses (layer->before, layer->after);
      if (layer->latest != (is_swapped ? layer->before : layer->after))
        cell->is_outdated = TRUE;
    }
  if (cell->is_outdated)
    matrix->n_outdated++;

  cell->change = compare_cell (cell);
  switch (cell->change)
    {
    case DEAL_MATRIX_CHANGED:
      matrix->n_changed++;
      break;
    case DEAL_MATRIX_NEWLY_STATED:
      matrix->n_newly_stated++;
      break;
    case DEAL_MATRIX_UNCHANGED:
      matrix->n_unchanged++;
      break;
    case DEAL_MATRIX_UNKNOWN:
    default:
      matrix->n_unknown++;
      break;
    }
}

/**
 * deal_matrix_new:
 * @deal: a deal
 * @before: a date; its last day counts
 * @after: another
 *
 * Says what was on record for each product on each platform on two dates, and at
 * the end of what the deal knows, if that is later than both.  An entry is valid
 * from the first day of its `from` to the last day of its `to`.
 *
 * Returns: (transfer full): the matrix
 */
DealMatrix *
deal_matrix_new (const Deal *deal,
                 DealDate    before,
                 DealDate    after)
{
  DealMatrix *matrix = g_new0 (DealMatrix, 1);
  gsize       n_cells = deal->n_products * deal->n_platforms;
  guint32     before_day = deal_date_get_last_day (before);
  guint32     after_day = deal_date_get_last_day (after);
  guint32     latest_day = deal_date_get_last_day (deal->as_of);

  latest_day = MAX (latest_day, before_day);
  latest_day = MAX (latest_day, after_day);
  matrix->deal = deal_ref (deal);
  matrix->before = before;
  matrix->after = after;
  matrix->latest = deal_date_from_day (latest_day);
  matrix->cells = g_new0 (DealMatrixCell, n_cells);
  matrix->previous = g_new0 (const DealAvailability *, deal->n_availability);

  for (gsize i = 0; i < deal->n_availability; i++)
    {
      const DealAvailability *entry = &deal->availability[i];
      gsize                   product = (gsize) (entry->product - deal->products);
      gsize                   platform = (gsize) (entry->platform - deal->platforms);
      gsize                   index = product * deal->n_platforms + platform;
      DealMatrixLayer        *layer = &matrix->cells[index].layers[entry->layer];

      matrix->previous[i] = layer->last_entry;
      layer->last_entry = entry;
      if (is_valid_on (entry, before_day))
        layer->before_entry = entry;
      if (is_valid_on (entry, after_day))
        layer->after_entry = entry;
      if (is_valid_on (entry, latest_day))
        layer->latest_entry = entry;
    }
  for (gsize i = 0; i < n_cells; i++)
    count_cell (matrix, &matrix->cells[i]);

  return matrix;
}

static guint32
get_start (const DealVersion *version)
{
  return deal_date_get_first_day (deal_version_get_start (version));
}

/**
 * deal_matrix_new_for_options:
 * @options: the pair and the as-of date
 *
 * Compares the day before the later version of the pair took effect (or was
 * signed or announced, where no such date is known) with the as-of date.  On an as-of
 * date before that day, the earlier version of the pair is the one whose work is
 * seen, and the day before that one counts; before both, nothing is compared,
 * and both dates are the as-of date.  When the later version is the old one of
 * the pair, before and after change places with it.
 *
 * Returns: (transfer full): the matrix
 */
DealMatrix *
deal_matrix_new_for_options (const DealOptions *options)
{
  gboolean           is_swapped = options->old_version > options->new_version;
  const DealVersion *first = is_swapped ? options->new_version : options->old_version;
  const DealVersion *second = is_swapped ? options->old_version : options->new_version;
  guint32            on = deal_date_get_last_day (options->on);
  const DealVersion *boundary = on >= get_start (second)  ? second
                                : on >= get_start (first) ? first
                                                          : NULL;
  guint32            day = boundary != NULL ? MAX (get_start (boundary), 2) - 1 : on;
  DealDate           before = deal_date_from_day (day);
  DealDate           after = deal_date_from_day (on);
  DealMatrix        *matrix = is_swapped ? deal_matrix_new (options->deal, after, before)
                                         : deal_matrix_new (options->deal, before, after);

  matrix->boundary = boundary;

  return matrix;
}

/**
 * deal_matrix_free:
 * @matrix: (nullable) (transfer full): a matrix
 */
void
deal_matrix_free (DealMatrix *matrix)
{
  if (matrix == NULL)
    return;

  g_free (matrix->previous);
  g_free (matrix->cells);
  deal_unref (matrix->deal);
  g_free (matrix);
}

/**
 * deal_matrix_get_cell:
 * @matrix: a matrix
 * @product: index of a product of the deal
 * @platform: index of a platform
 *
 * Returns: the cell where they meet
 */
const DealMatrixCell *
deal_matrix_get_cell (const DealMatrix *matrix,
                      gsize             product,
                      gsize             platform)
{
  g_return_val_if_fail (product < matrix->deal->n_products, NULL);
  g_return_val_if_fail (platform < matrix->deal->n_platforms, NULL);

  return &matrix->cells[product * matrix->deal->n_platforms + platform];
}

/* What the cell's layer was on @day; nullable. */
static const DealAvailability *
find_on (const DealMatrix       *matrix,
         const DealAvailability *last,
         guint32                 day)
{
  const DealAvailability *entry = last;

  while (entry != NULL && !is_valid_on (entry, day))
    entry = matrix->previous[entry - matrix->deal->availability];

  return entry;
}

static const DealAvailability *
get_last_entry (const DealMatrix       *matrix,
                const DealAvailability *entry)
{
  const Deal *deal = matrix->deal;

  return deal_matrix_get_cell (matrix, (gsize) (entry->product - deal->products),
                               (gsize) (entry->platform - deal->platforms))
    ->layers[entry->layer]
    .last_entry;
}

/**
 * deal_matrix_get_span:
 * @matrix: a matrix
 * @entry: (nullable): an entry of its deal, as one of a layer
 *
 * Says from when until when the status of the entry held: an entry that only states
 * again what the one before it stated goes on with it.  What is unknown has no first
 * day, unless something was known until the day before.
 *
 * Returns: the days; unset without an entry
 */
DealMatrixSpan
deal_matrix_get_span (const DealMatrix       *matrix,
                      const DealAvailability *entry)
{
  DealMatrixSpan          span = { 0 };
  const DealAvailability *last;
  const DealAvailability *next;

  if (entry == NULL)
    return span;

  last = get_last_entry (matrix, entry);
  span.since = entry->from;
  span.until = entry->to;
  while ((next = find_on (matrix, last, deal_date_get_first_day (span.since) - 1)) !=
           NULL &&
         next->status == entry->status)
    span.since = next->from;
  span.has_start = next != NULL;
  while (deal_date_is_set (span.until) &&
         (next = find_on (matrix, last, deal_date_get_last_day (span.until) + 1)) !=
           NULL &&
         next->status == entry->status)
    span.until = next->to;
  if (entry->status == DEAL_STATUS_UNKNOWN && !span.has_start)
    span.since = (DealDate){ 0 };

  return span;
}

GPtrArray *
deal_matrix_list_sources (const DealMatrix       *matrix,
                          const DealAvailability *entry)
{
  GPtrArray              *sources = g_ptr_array_new ();
  const DealAvailability *last = entry != NULL ? get_last_entry (matrix, entry) : NULL;
  const DealAvailability *one = entry;

  while (one != NULL && one->status == entry->status)
    {
      for (gsize i = 0; i < one->sources.n; i++)
        if (!g_ptr_array_find (sources, one->sources.items[i], NULL))
          g_ptr_array_add (sources, (gpointer) one->sources.items[i]);
      one = find_on (matrix, last, deal_date_get_first_day (one->from) - 1);
    }

  return sources;
}

DealDate
deal_matrix_get_confirmed (const DealMatrix       *matrix,
                           const DealAvailability *entry,
                           DealDate                on)
{
  g_autoptr (GPtrArray) sources = deal_matrix_list_sources (matrix, entry);
  DealMatrixSpan span = deal_matrix_get_span (matrix, entry);
  DealDate       last = { 0 };

  if (entry == NULL || entry->status == DEAL_STATUS_UNKNOWN)
    return last;

  for (guint i = 0; i < sources->len; i++)
    {
      DealDate published = ((const DealSource *) sources->pdata[i])->published;

      if (deal_date_is_set (published) &&
          deal_date_get_first_day (published) <= deal_date_get_last_day (on) &&
          deal_date_get_last_day (published) >= deal_date_get_first_day (span.since) &&
          (!deal_date_is_set (last) ||
           deal_date_get_last_day (published) > deal_date_get_last_day (last)))
        last = published;
    }

  return last;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/**
 * deal_matrix_get_dates:
 * @deal: a deal
 *
 * Returns: (transfer full) (element-type DealDate): the days on which an entry
 *   begins, or has ended the day before; ascending, each once
 */
GArray *
deal_matrix_get_dates (const Deal *deal)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (DealDate));
  guint32 last_day = deal_date_get_last_day ((DealDate){ 9999, 12, 31 });
  guint32 previous = 0;

  for (gsize i = 0; i < deal->n_availability; i++)
    {
      const DealAvailability *entry = &deal->availability[i];
      guint32                 day = deal_date_get_first_day (entry->from);

      g_array_append_val (days, day);
      if (!deal_date_is_set (entry->to))
        continue;
      day = deal_date_get_last_day (entry->to) + 1;
      if (day <= last_day)
        g_array_append_val (days, day);
    }

  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      guint32  day = g_array_index (days, guint32, i);
      DealDate date = deal_date_from_day (day);

      if (day != previous)
        g_array_append_val (dates, date);
      previous = day;
    }

  return dates;
}
