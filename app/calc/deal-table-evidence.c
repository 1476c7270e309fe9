/* deal-table-evidence.c: conflicts and stances as tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "calc/deal-format.h"
#include "deal-text.h"

/**
 * deal_conflicts_to_table:
 * @deal: a deal
 *
 * One row per position; `origins` counts the independent sources behind it, and
 * `both_true` says whether the kind of conflict lets all positions be true.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_conflicts_to_table (const Deal *deal)
{
  static const DealColumnSpec columns[] = {
    { "conflict", N_ ("Conflict"), DEAL_COLUMN_TEXT },
    { "term", N_ ("Term"), DEAL_COLUMN_TEXT },
    { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
    { "kind", N_ ("Kind"), DEAL_COLUMN_TEXT },
    { "both_true", N_ ("Can all be true"), DEAL_COLUMN_FLAG },
    { "question", N_ ("Question"), DEAL_COLUMN_TEXT },
    { "position", N_ ("Position"), DEAL_COLUMN_NUMBER },
    { "says", N_ ("Says"), DEAL_COLUMN_TEXT },
    { "n_sources", N_ ("Number of sources"), DEAL_COLUMN_NUMBER },
    { "origins", N_ ("Independent origins"), DEAL_COLUMN_NUMBER },
    { "behind", N_ ("Behind it"), DEAL_COLUMN_TEXT },
    { "sources", N_ ("Sources"), DEAL_COLUMN_LIST },
    { "assessment", N_ ("Assessment"), DEAL_COLUMN_TEXT },
    { "verdict", N_ ("Why they can or cannot"), DEAL_COLUMN_TEXT },
    { "settled_by", N_ ("What would settle it"), DEAL_COLUMN_TEXT },
  };
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  DealTable *table = deal_table_new_with_columns (
    "conflicts", _ ("Conflicts between sources"), columns, G_N_ELEMENTS (columns));

  for (gsize i = 0; i < deal->n_conflicts; i++)
    for (gsize j = 0; j < deal->conflicts[i].n_positions; j++)
      {
        const DealConflict *conflict = &deal->conflicts[i];
        const DealPosition *position = &conflict->positions[j];

        deal_cells_add (cells, conflict->id);
        deal_cells_add (cells, conflict->term->id);
        deal_cells_add (cells, conflict->term->title);
        deal_cells_add (cells, deal_conflict_kind_to_name (conflict->kind));
        deal_cells_add (cells,
                        deal_conflict_allows_both (conflict->kind) ? _ ("yes")
                                                                   : _ ("no"));
        deal_cells_add (cells, conflict->question);
        deal_cells_add_number (cells, (gint64) j + 1);
        deal_cells_add (cells, position->says);
        deal_cells_add_number (cells, (gint64) position->sources.n);
        deal_cells_add_number (cells,
                               deal_source_list_count_origins (&position->sources));
        deal_cells_take (cells, deal_format_origins (&position->sources));
        deal_cells_take (cells, deal_source_list_to_ids (&position->sources));
        deal_cells_add (cells, conflict->assessment);
        deal_cells_add (cells, deal_format_conflict_verdict (conflict->kind));
        deal_cells_add (cells, conflict->settled_by);
        deal_cells_end (cells, table);
      }

  return table;
}

static const DealColumnSpec stance_columns[] = {
  { "term", N_ ("Term"), DEAL_COLUMN_TEXT },
  { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
  { "category", N_ ("Category"), DEAL_COLUMN_TEXT },
  { "backing", N_ ("Backing"), DEAL_COLUMN_TEXT },
  { "stance", N_ ("Stance"), DEAL_COLUMN_TEXT },
  { "strength", N_ ("Strength"), DEAL_COLUMN_TEXT },
  { "number", N_ ("No."), DEAL_COLUMN_NUMBER },
  { "source", N_ ("Source"), DEAL_COLUMN_TEXT },
  { "publisher", N_ ("Publisher"), DEAL_COLUMN_TEXT },
  { "kind", N_ ("Kind"), DEAL_COLUMN_TEXT },
  { "published", N_ ("Published"), DEAL_COLUMN_DATE },
  { "origin", N_ ("Reprints"), DEAL_COLUMN_TEXT },
  { "says", N_ ("Says"), DEAL_COLUMN_TEXT },
  { "locator", N_ ("Place"), DEAL_COLUMN_TEXT },
  { "anchor", N_ ("To find it"), DEAL_COLUMN_TEXT },
  { "claim", N_ ("Claim"), DEAL_COLUMN_TEXT },
  { "version", N_ ("Version"), DEAL_COLUMN_TEXT },
  { "url", N_ ("Address"), DEAL_COLUMN_TEXT },
};

static void
add_term (GPtrArray           *cells,
          const DealStanceRow *row)
{
  deal_cells_add (cells, row->term->id);
  deal_cells_add (cells, row->term->title);
  deal_cells_add (cells, row->term->category->title);
  deal_cells_add (cells, deal_format_backing (row->backing));
}

static void
add_source (GPtrArray        *cells,
            const DealSource *source)
{
  deal_cells_add_number (cells, source->number);
  deal_cells_add (cells, source->id);
  deal_cells_add (cells, source->publisher);
  deal_cells_add (cells, deal_source_kind_to_name (source->kind));
  deal_cells_take (cells, deal_date_to_iso (source->published));
  deal_cells_add (cells, source->origin != NULL ? source->origin->id : "");
}

static void
write_claim (DealTable           *table,
             GPtrArray           *cells,
             const DealStanceRow *row,
             const DealClaim     *claim)
{
  add_term (cells, row);
  deal_cells_add (cells, deal_format_stance (claim->stance));
  deal_cells_add (cells, deal_format_strength (claim->strength));
  add_source (cells, claim->source);
  deal_cells_add (cells, claim->says);
  deal_cells_add (cells, claim->locator);
  deal_cells_add (cells, claim->anchor);
  deal_cells_add (cells, claim->id);
  deal_cells_add (cells, claim->version != NULL ? claim->version->id : "");
  deal_cells_add (cells, claim->source->url);
  deal_cells_end (cells, table);
}

/* The words of a position in a conflict, where the source has no claim. */
static void
write_position (DealTable            *table,
                GPtrArray            *cells,
                const DealStanceRow  *row,
                const DealStanceCell *cell,
                const DealSource     *source)
{
  add_term (cells, row);
  deal_cells_add (cells, deal_format_voice (cell->voice));
  deal_cells_add (cells, "");
  add_source (cells, source);
  deal_cells_add (cells, cell->position->says);
  deal_cells_add (cells, "");
  deal_cells_add (cells, "");
  deal_cells_add (cells, "");
  deal_cells_add (cells, "");
  deal_cells_add (cells, source->url);
  deal_cells_end (cells, table);
}

/* A term of which nobody speaks is not left out: its silence is the finding. */
static void
write_silence (DealTable           *table,
               GPtrArray           *cells,
               const DealStanceRow *row)
{
  add_term (cells, row);
  deal_cells_add (cells, deal_format_voice (DEAL_VOICE_SILENT));
  for (gsize i = 5; i < G_N_ELEMENTS (stance_columns); i++)
    deal_cells_add (cells, "");
  deal_cells_end (cells, table);
}

/**
 * deal_stances_to_table:
 * @stances: stances
 *
 * One row per claim, by term and then by source as in the matrix; one for a
 * source that only a conflict names, and one for a term of which nobody speaks.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_stances_to_table (const DealStances *stances)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  DealTable *table = deal_table_new_with_columns ("evidence", _ ("Evidence"),
                                                  stance_columns,
                                                  G_N_ELEMENTS (stance_columns));

  for (gsize i = 0; i < stances->n_rows; i++)
    {
      const DealStanceRow *row = &stances->rows[i];

      for (gsize k = 0; k < row->n_cells; k++)
        {
          const DealStanceCell *cell = &row->cells[k];

          for (gsize n = 0; n < cell->n_claims; n++)
            write_claim (table, cells, row, cell->claims[n]);
          if (cell->n_claims == 0)
            write_position (table, cells, row, cell, stances->columns[cell->column]);
        }
      if (row->n_cells == 0)
        write_silence (table, cells, row);
    }

  return table;
}
