/* deal-table-search.c: what was found as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-table-private.h"

#include "deal-text.h"

/**
 * deal_hits_to_table:
 * @hits: (nullable): what was found in the deal; `NULL`: the columns alone
 *
 * One row per result, by kind and then the best first.  `text` is where the
 * words are, or what the result belongs to.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_hits_to_table (const DealHits *hits)
{
  static const DealColumnSpec columns[] = {
    { "kind", N_ ("Kind"), DEAL_COLUMN_TEXT },
    { "id", N_ ("Id"), DEAL_COLUMN_TEXT },
    { "title", N_ ("Title"), DEAL_COLUMN_TEXT },
    { "text", N_ ("Text"), DEAL_COLUMN_TEXT },
    { "term", N_ ("Term"), DEAL_COLUMN_TEXT },
    { "source", N_ ("Source"), DEAL_COLUMN_TEXT },
    { "date", N_ ("Date"), DEAL_COLUMN_DATE },
    { "url", N_ ("Address"), DEAL_COLUMN_TEXT },
  };
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  DealTable *table = deal_table_new_with_columns ("search", _ ("Search"), columns,
                                                  G_N_ELEMENTS (columns));

  for (guint kind = 0; hits != NULL && kind < DEAL_N_HIT_KINDS; kind++)
    for (guint i = 0; i < hits->groups[kind]->len; i++)
      {
        const DealHit    *hit = hits->groups[kind]->pdata[i];
        const DealSource *source = hit->source;
        DealDate          date = hit->event != NULL ? hit->event->date
                                 : source != NULL   ? source->published
                                                    : (DealDate){ 0 };

        deal_cells_add (cells, deal_hit_kind_to_name (hit->kind));
        deal_cells_add (cells, hit->id);
        deal_cells_add (cells, hit->title.text);
        deal_cells_add (cells, hit->detail.text);
        deal_cells_add (cells, hit->term != NULL ? hit->term->id : "");
        deal_cells_add (cells, source != NULL ? source->id : "");
        deal_cells_take (cells, deal_date_to_iso (date));
        deal_cells_add (cells, source != NULL ? source->url : "");
        deal_cells_end (cells, table);
      }

  return table;
}
