/* deal-table-deal.c: differences, the matrix and sources as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "deal-text.h"

static const DealColumnSpec diff_columns[] = {
  { "term", N_ ("Term"), DEAL_COLUMN_TEXT },
  { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
  { "category", N_ ("Category"), DEAL_COLUMN_TEXT },
  { "effect", N_ ("Effect"), DEAL_COLUMN_TEXT },
  { "kind", N_ ("Kind"), DEAL_COLUMN_TEXT },
  { "declared", N_ ("Declared"), DEAL_COLUMN_TEXT },
  { "agrees", N_ ("Agrees"), DEAL_COLUMN_FLAG },
  { "size", N_ ("Size"), DEAL_COLUMN_TEXT },
  { "old_version", N_ ("Old version"), DEAL_COLUMN_TEXT },
  { "old_state", N_ ("Old state"), DEAL_COLUMN_TEXT },
  { "old_text", N_ ("Old"), DEAL_COLUMN_TEXT },
  { "old_restated", N_ ("Old says it itself"), DEAL_COLUMN_FLAG },
  { "old_carried_from", N_ ("Old carried over from"), DEAL_COLUMN_TEXT },
  { "new_version", N_ ("New version"), DEAL_COLUMN_TEXT },
  { "new_state", N_ ("New state"), DEAL_COLUMN_TEXT },
  { "new_text", N_ ("New"), DEAL_COLUMN_TEXT },
  { "new_restated", N_ ("New says it itself"), DEAL_COLUMN_FLAG },
  { "new_carried_from", N_ ("New carried over from"), DEAL_COLUMN_TEXT },
  { "ended_before", N_ ("Ended before"), DEAL_COLUMN_FLAG },
  { "disputed", N_ ("Disputed"), DEAL_COLUMN_FLAG },
  { "favours", N_ ("Favours, as the file judges"), DEAL_COLUMN_TEXT },
  { "why", N_ ("Why"), DEAL_COLUMN_TEXT },
  { "sources", N_ ("Sources"), DEAL_COLUMN_LIST },
};

static void
add_yes_no (GPtrArray *cells,
            gboolean   yes)
{
  deal_cells_add (cells, yes ? _ ("yes") : _ ("no"));
}

/* One side of a difference: version, state, text, whether it says so itself. */
static void
add_value (GPtrArray         *cells,
           const DealVersion *version,
           const DealValue   *value,
           gboolean           is_restated)
{
  deal_cells_add (cells, version->id);
  deal_cells_add (cells, value != NULL ? deal_format_state (value->state) : "");
  deal_cells_add (cells, value != NULL ? value->text : "");
  add_yes_no (cells, is_restated);
  deal_cells_add (cells, value != NULL && !is_restated ? value->version->id : "");
}

static void
add_unseen (GPtrArray       *sources,
            const DealValue *value)
{
  for (gsize i = 0; value != NULL && i < value->sources.n; i++)
    if (!g_ptr_array_find (sources, value->sources.items[i], NULL))
      g_ptr_array_add (sources, (gpointer) value->sources.items[i]);
}

static char *
get_sources (const DealDiffRow *row)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new ();
  DealSourceList list;

  add_unseen (sources, row->old_value);
  add_unseen (sources, row->new_value);
  list.items = (const DealSource *const *) sources->pdata;
  list.n = sources->len;

  return deal_source_list_to_ids (&list);
}

static void
write_diff_row (DealTable         *table,
                GPtrArray         *cells,
                const DealDiff    *diff,
                const DealDiffRow *row)
{
  const DealChange *declared = row->declared;

  deal_cells_add (cells, row->term->id);
  deal_cells_add (cells, row->term->title);
  deal_cells_add (cells, row->term->category->title);
  deal_cells_add (cells, deal_badge_to_name (row->badge));
  deal_cells_add (cells, deal_kind_to_name (row->kind));
  deal_cells_add (cells, row->has_effect ? deal_effect_to_name (row->effect) : "");
  deal_cells_add (cells, !row->has_effect ? "" : row->agrees ? _ ("yes")
                                                             : _ ("no"));
  deal_cells_add (cells, row->size);
  add_value (cells, diff->old_version, row->old_value, row->old_is_restated);
  add_value (cells, diff->new_version, row->new_value, row->new_is_restated);
  add_yes_no (cells, row->ended_before);
  add_yes_no (cells, row->disputed);
  deal_cells_add (
    cells, declared != NULL && declared->favours != NULL ? declared->favours->name : "");
  deal_cells_add (cells, declared != NULL ? declared->why : "");
  deal_cells_take (cells, get_sources (row));
  deal_cells_end (cells, table);
}

/**
 * deal_diff_to_table:
 * @diff: a difference
 *
 * One row per term.  `effect` is what the badge says, `kind` what the program
 * derived, `declared` what the file says, mirrored for a swapped pair; whom that
 * favours and why it says of its own direction only.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_diff_to_table (const DealDiff *diff)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  g_autofree char *title = NULL;
  DealTable       *table;

  /* Translators: both %s are versions of a deal */
  title = g_strdup_printf (_ ("Terms: “%s” and “%s”"), diff->old_version->title,
                           diff->new_version->title);
  table = deal_table_new_with_columns ("terms", title, diff_columns,
                                       G_N_ELEMENTS (diff_columns));
  for (gsize i = 0; i < diff->n_rows; i++)
    write_diff_row (table, cells, diff, &diff->rows[i]);

  return table;
}

static const DealColumnSpec matrix_columns[] = {
  { "product", N_ ("Product id"), DEAL_COLUMN_TEXT },
  { "product_title", N_ ("Product"), DEAL_COLUMN_TEXT },
  { "platform", N_ ("Platform id"), DEAL_COLUMN_TEXT },
  { "platform_title", N_ ("Platform"), DEAL_COLUMN_TEXT },
  { "layer", N_ ("Layer"), DEAL_COLUMN_TEXT },
  { "before", N_ ("Before"), DEAL_COLUMN_TEXT },
  { "after", N_ ("After"), DEAL_COLUMN_TEXT },
  { "before_status", N_ ("Status before"), DEAL_COLUMN_TEXT },
  { "after_status", N_ ("Status after"), DEAL_COLUMN_TEXT },
  { "change", N_ ("Change"), DEAL_COLUMN_TEXT },
  { "before_on", N_ ("Before, on"), DEAL_COLUMN_DATE },
  { "after_on", N_ ("After, on"), DEAL_COLUMN_DATE },
  { "since", N_ ("On record since"), DEAL_COLUMN_DATE },
  { "until", N_ ("Until"), DEAL_COLUMN_DATE },
  { "note", N_ ("Note"), DEAL_COLUMN_TEXT },
  { "before_sources", N_ ("Sources before"), DEAL_COLUMN_LIST },
  { "after_sources", N_ ("Sources after"), DEAL_COLUMN_LIST },
  { "latest", N_ ("Latest"), DEAL_COLUMN_TEXT },
  { "latest_status", N_ ("Latest status"), DEAL_COLUMN_TEXT },
  { "latest_on", N_ ("Latest, on"), DEAL_COLUMN_DATE },
  { "confirmed", N_ ("Last confirmed"), DEAL_COLUMN_DATE },
};

static const char *
get_change_word (DealMatrixChange change)
{
  static const char *const names[] = {
    [DEAL_MATRIX_UNCHANGED] = N_ ("unchanged"),
    [DEAL_MATRIX_CHANGED] = N_ ("changed"),
    [DEAL_MATRIX_NEWLY_STATED] = N_ ("newly stated"),
    [DEAL_MATRIX_UNKNOWN] = N_ ("unknown"),
  };

  return _ (names[change]);
}

static void
add_sources (GPtrArray              *cells,
             const DealMatrix       *matrix,
             const DealAvailability *entry)
{
  g_autoptr (GPtrArray) sources = deal_matrix_list_sources (matrix, entry);
  DealSourceList list = { (const DealSource *const *) sources->pdata, sources->len };

  deal_cells_take (cells, deal_source_list_to_ids (&list));
}

static void
add_latest (GPtrArray             *cells,
            const DealMatrix      *matrix,
            const DealMatrixLayer *state)
{
  guint32  day = deal_date_get_last_day (matrix->latest);
  gboolean is_later = day > deal_date_get_last_day (matrix->before) &&
                      day > deal_date_get_last_day (matrix->after);

  deal_cells_add (cells, is_later ? deal_format_status (state->latest) : "");
  deal_cells_add (cells, is_later ? deal_status_to_name (state->latest) : "");
  deal_cells_take (cells, is_later ? deal_date_to_iso (matrix->latest) : g_strdup (""));
}

static void
write_layer (DealTable        *table,
             GPtrArray        *cells,
             const DealMatrix *matrix,
             gsize             index,
             DealLayer         layer)
{
  const Deal             *deal = matrix->deal;
  const DealProduct      *product = &deal->products[index / deal->n_platforms];
  const DealPlatform     *platform = &deal->platforms[index % deal->n_platforms];
  const DealMatrixLayer  *state = &matrix->cells[index].layers[layer];
  const DealAvailability *entry = state->after_entry;
  DealMatrixSpan          span = deal_matrix_get_span (matrix, entry);

  deal_cells_add (cells, product->id);
  deal_cells_add (cells, product->title);
  deal_cells_add (cells, platform->id);
  deal_cells_add (cells, platform->title);
  deal_cells_add (cells, deal_layer_to_name (layer));
  deal_cells_add (cells, deal_format_status (state->before));
  deal_cells_add (cells, deal_format_status (state->after));
  deal_cells_add (cells, deal_status_to_name (state->before));
  deal_cells_add (cells, deal_status_to_name (state->after));
  deal_cells_add (cells, get_change_word (state->change));
  deal_cells_take (cells, deal_date_to_iso (matrix->before));
  deal_cells_take (cells, deal_date_to_iso (matrix->after));
  deal_cells_take (cells, deal_date_to_iso (span.since));
  deal_cells_take (cells, deal_date_to_iso (span.until));
  deal_cells_add (cells, entry != NULL ? entry->note : "");
  add_sources (cells, matrix, state->before_entry);
  add_sources (cells, matrix, entry);
  add_latest (cells, matrix, state);
  deal_cells_take (cells, deal_date_to_iso (deal_matrix_get_confirmed (matrix, entry,
                                                                       matrix->after)));
  deal_cells_end (cells, table);
}

/**
 * deal_matrix_to_table:
 * @matrix: a matrix
 *
 * One row per product, platform and layer.  `since` and `until` are the first and the
 * last day on record of the status that holds after, without a gap, and `note` that of
 * the entry which states it; a status is said in words and as the file has it.
 * What is latest is left empty where it is no later than the days compared, and when the
 * status was last confirmed where no source of which the day is known says so.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_matrix_to_table (const DealMatrix *matrix)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  gsize      n_cells = matrix->deal->n_products * matrix->deal->n_platforms;
  DealTable *table = deal_table_new_with_columns ("availability", _ ("Availability"),
                                                  matrix_columns,
                                                  G_N_ELEMENTS (matrix_columns));

  for (gsize i = 0; i < n_cells; i++)
    for (guint layer = 0; layer < DEAL_N_LAYERS; layer++)
      write_layer (table, cells, matrix, i, (DealLayer) layer);

  return table;
}

/**
 * deal_sources_to_table:
 * @evidence: the evidence of a deal
 *
 * One row per source, with the number by which it is cited and how many claims
 * rest on it.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_sources_to_table (const DealEvidence *evidence)
{
  static const DealColumnSpec columns[] = {
    { "number", N_ ("No."), DEAL_COLUMN_NUMBER },
    { "id", N_ ("Id"), DEAL_COLUMN_TEXT },
    { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
    { "publisher", N_ ("Publisher"), DEAL_COLUMN_TEXT },
    { "kind", N_ ("Kind"), DEAL_COLUMN_TEXT },
    { "published", N_ ("Published"), DEAL_COLUMN_DATE },
    { "retrieved", N_ ("Retrieved"), DEAL_COLUMN_DATE },
    { "language", N_ ("Language"), DEAL_COLUMN_TEXT },
    { "origin", N_ ("Reprints"), DEAL_COLUMN_TEXT },
    { "claims", N_ ("Claims"), DEAL_COLUMN_NUMBER },
    { "url", N_ ("Address"), DEAL_COLUMN_TEXT },
    { "note", N_ ("Note"), DEAL_COLUMN_TEXT },
  };
  const Deal *deal = evidence->deal;
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  DealTable *table = deal_table_new_with_columns ("sources", _ ("Sources"), columns,
                                                  G_N_ELEMENTS (columns));

  for (gsize i = 0; i < deal->n_sources; i++)
    {
      const DealSource *source = &deal->sources[i];

      deal_cells_add_number (cells, source->number);
      deal_cells_add (cells, source->id);
      deal_cells_add (cells, source->title);
      deal_cells_add (cells, source->publisher);
      deal_cells_add (cells, deal_source_kind_to_name (source->kind));
      deal_cells_take (cells, deal_date_to_iso (source->published));
      deal_cells_take (cells, deal_date_to_iso (source->retrieved));
      deal_cells_add (cells, source->language);
      deal_cells_add (cells, source->origin != NULL ? source->origin->id : "");
      deal_cells_add_number (cells, evidence->claims_by_source[i]);
      deal_cells_add (cells, source->url);
      deal_cells_add (cells, source->note);
      deal_cells_end (cells, table);
    }

  return table;
}
