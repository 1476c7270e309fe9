/* deal-stances.c: terms by sources: who supports, contradicts or only mentions what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-stances.h"

#include <string.h>

static const char *const order_names[DEAL_N_ORDERS] = {
  [DEAL_ORDER_DISPUTED] = "disputed",
  [DEAL_ORDER_FILE] = "file",
  [DEAL_ORDER_SOURCES] = "sources",
  [DEAL_ORDER_TITLE] = "title",
};

/* One claim, or one place in a position of a conflict. */
typedef struct
{
  guint               row;
  guint               column;
  const DealClaim    *claim; /* nullable */
  const DealConflict *conflict;
  const DealPosition *position;
} Entry;

/* While it is made: what the deal's terms and sources became. */
typedef struct
{
  DealStances *stances;
  guint       *rows;    /* per term of the deal */
  guint       *columns; /* per source of the deal */
  guint       *n_heard; /* sources that speak of it, per term; only to sort by it */
  GStrv        titles;  /* without case, per term; likewise */
  GArray      *entries; /* Entry */
} Builder;

static DealVoice
get_voice (const DealClaim *claim)
{
  switch (claim->stance)
    {
    case DEAL_STANCE_CONTRADICTS:
      return DEAL_VOICE_CONTRADICTS;
    case DEAL_STANCE_SUPPORTS:
      return DEAL_VOICE_SUPPORTS;
    case DEAL_STANCE_MENTIONS:
    default:
      return DEAL_VOICE_MENTIONS;
    }
}

static DealBacking
get_backing (const DealTermEvidence *evidence)
{
  if (evidence->disputed)
    return DEAL_BACKING_DISPUTED;
  if (evidence->n_origins >= 2)
    return DEAL_BACKING_AGREED;

  return evidence->n_origins == 1 ? DEAL_BACKING_SINGLE : DEAL_BACKING_NONE;
}

/* What is said first, with its place in the lists of the deal. */
static void
collect (Builder *builder)
{
  const Deal *deal = builder->stances->deal;

  for (gsize i = 0; i < deal->n_claims; i++)
    {
      Entry entry = { (guint) (deal->claims[i].term - deal->terms),
                      (guint) (deal->claims[i].source - deal->sources),
                      &deal->claims[i], NULL, NULL };

      g_array_append_val (builder->entries, entry);
    }
  for (gsize i = 0; i < deal->n_conflicts; i++)
    for (gsize k = 0; k < deal->conflicts[i].n_positions; k++)
      {
        const DealPosition *position = &deal->conflicts[i].positions[k];

        for (gsize n = 0; n < position->sources.n; n++)
          {
            Entry entry = { (guint) (deal->conflicts[i].term - deal->terms),
                            (guint) (position->sources.items[n] - deal->sources), NULL,
                            &deal->conflicts[i], position };

            g_array_append_val (builder->entries, entry);
          }
      }
}

/* Claims before positions, contradictions before agreements, the strongest first;
 * ids and words settle the rest, so that the order of the file does not matter. */
static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->column != right->column)
    return left->column < right->column ? -1 : 1;
  if ((left->claim == NULL) != (right->claim == NULL))
    return left->claim == NULL ? 1 : -1;
  if (left->claim == NULL)
    {
      int by_question = strcmp (left->conflict->question, right->conflict->question);

      return by_question != 0 ? by_question
                              : strcmp (left->position->says, right->position->says);
    }
  if (get_voice (left->claim) != get_voice (right->claim))
    return get_voice (left->claim) > get_voice (right->claim) ? -1 : 1;
  if (left->claim->strength != right->claim->strength)
    return left->claim->strength < right->claim->strength ? -1 : 1;

  return strcmp (left->claim->id, right->claim->id);
}

static int
compare_columns (gconstpointer a,
                 gconstpointer b)
{
  const DealSource *left = *(const DealSource *const *) a;
  const DealSource *right = *(const DealSource *const *) b;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;

  return (left->number > right->number) - (left->number < right->number);
}

static void
make_columns (Builder *builder)
{
  DealStances         *stances = builder->stances;
  const Deal          *deal = stances->deal;
  g_autofree gboolean *speaks = g_new0 (gboolean, deal->n_sources);
  DealSourceList       all;
  guint                kind = 0;

  for (guint i = 0; i < builder->entries->len; i++)
    speaks[g_array_index (builder->entries, Entry, i).column] = TRUE;
  stances->columns = g_new0 (const DealSource *, deal->n_sources);
  for (gsize i = 0; i < deal->n_sources; i++)
    if (speaks[i])
      stances->columns[stances->n_columns++] = &deal->sources[i];
  if (stances->n_columns > 1)
    qsort (stances->columns, stances->n_columns, sizeof *stances->columns,
           compare_columns);

  for (guint i = 0; i < stances->n_columns; i++)
    {
      builder->columns[stances->columns[i] - deal->sources] = i;
      for (; kind <= (guint) stances->columns[i]->kind; kind++)
        stances->first_of_kind[kind] = i;
    }
  for (; kind <= DEAL_N_SOURCE_KINDS; kind++)
    stances->first_of_kind[kind] = (guint) stances->n_columns;
  all = (DealSourceList){ stances->columns, stances->n_columns };
  stances->n_origins = deal_source_list_count_origins (&all);
  stances->n_silent = (guint) (deal->n_sources - stances->n_columns);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const DealStanceRow *left = a;
  const DealStanceRow *right = b;
  const Builder       *builder = user_data;
  const DealTerm      *terms = builder->stances->deal->terms;
  gsize                left_index = (gsize) (left->term - terms);
  gsize                right_index = (gsize) (right->term - terms);
  int                  order = 0;

  switch (builder->stances->order)
    {
    case DEAL_ORDER_DISPUTED:
      order = (int) left->backing - (int) right->backing;
      break;
    case DEAL_ORDER_SOURCES:
      order =
        (builder->n_heard[left_index] < builder->n_heard[right_index]) -
        (builder->n_heard[left_index] > builder->n_heard[right_index]);
      break;
    case DEAL_ORDER_TITLE:
      order = strcmp (builder->titles[left_index], builder->titles[right_index]);
      break;
    case DEAL_ORDER_FILE:
    default:
      break;
    }
  if (order != 0)
    return order;

  return (left->term > right->term) - (left->term < right->term);
}

/* How many sources speak of each term; one with several claims is one source. */
static void
count_heard (Builder *builder)
{
  const Deal *deal = builder->stances->deal;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                                       g_free, NULL);

  for (guint i = 0; i < builder->entries->len; i++)
    {
      const Entry *entry = &g_array_index (builder->entries, Entry, i);
      gint64       pair = (gint64) entry->row * (gint64) deal->n_sources + entry->column;

      if (g_hash_table_add (seen, g_memdup2 (&pair, sizeof pair)))
        builder->n_heard[entry->row]++;
    }
}

/* The same in every locale, as files have to be; folded once, for each is compared
 * with a dozen others. */
static void
fold_titles (Builder *builder)
{
  const Deal *deal = builder->stances->deal;

  for (gsize i = 0; i < deal->n_terms; i++)
    builder->titles[i] = g_utf8_casefold (deal->terms[i].title, -1);
}

static void
make_rows (Builder *builder)
{
  DealStances *stances = builder->stances;
  const Deal  *deal = stances->deal;

  stances->n_rows = deal->n_terms;
  stances->rows = g_new0 (DealStanceRow, deal->n_terms);
  for (gsize i = 0; i < deal->n_terms; i++)
    {
      DealStanceRow *row = &stances->rows[i];

      row->term = &deal->terms[i];
      row->evidence = deal_evidence_get_term (stances->evidence, row->term);
      row->backing = get_backing (row->evidence);
      stances->n_backed[row->backing]++;
    }
  g_qsort_with_data (stances->rows, (int) stances->n_rows, sizeof *stances->rows,
                     compare_rows, builder);
  for (guint i = 0; i < stances->n_rows; i++)
    builder->rows[stances->rows[i].term - deal->terms] = i;
}

/* The entries of one cell stand together, its claims first. */
static void
make_cells (Builder *builder)
{
  DealStances    *stances = builder->stances;
  DealStanceCell *cell = NULL;
  gsize           n_claims = 0;

  stances->cells = g_new0 (DealStanceCell, builder->entries->len);
  stances->claims = g_new0 (const DealClaim *, builder->entries->len);
  for (guint i = 0; i < builder->entries->len; i++)
    {
      const Entry   *entry = &g_array_index (builder->entries, Entry, i);
      DealStanceRow *row = &stances->rows[entry->row];

      if (cell == NULL || cell->row != entry->row || cell->column != entry->column)
        {
          cell = &stances->cells[stances->n_cells++];
          cell->row = entry->row;
          cell->column = entry->column;
          cell->voice = entry->claim != NULL ? get_voice (entry->claim)
                                             : DEAL_VOICE_MENTIONS;
          cell->claims = &stances->claims[n_claims];
          if (row->cells == NULL)
            row->cells = cell;
          row->n_cells++;
          row->by_kind[stances->columns[cell->column]->kind][cell->voice]++;
        }
      if (entry->claim != NULL)
        {
          stances->claims[n_claims++] = entry->claim;
          cell->n_claims++;
        }
      else if (cell->position == NULL)
        {
          cell->conflict = entry->conflict;
          cell->position = entry->position;
        }
    }
}

/**
 * deal_stances_new:
 * @options: what the reader chose: the deal and the order of its terms
 *
 * Says for every term and source what the source says of the term.  A source
 * that a conflict names on a term, without a claim of its own, mentions it.
 *
 * Returns: (transfer full): the stances
 */
DealStances *
deal_stances_new (const DealOptions *options)
{
  const Deal       *deal = options->deal;
  DealStances      *stances = g_new0 (DealStances, 1);
  g_autofree guint *rows = g_new0 (guint, deal->n_terms);
  g_autofree guint *columns = g_new0 (guint, deal->n_sources);
  g_autofree guint *n_heard = g_new0 (guint, deal->n_terms);
  g_auto (GStrv) titles = g_new0 (char *, deal->n_terms + 1);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Builder builder = { stances, rows, columns, n_heard, titles, entries };

  stances->deal = deal_ref (deal);
  stances->evidence = deal_evidence_new (deal);
  stances->order = options->term_order;

  collect (&builder);
  make_columns (&builder);
  if (stances->order == DEAL_ORDER_SOURCES)
    count_heard (&builder);
  else if (stances->order == DEAL_ORDER_TITLE)
    fold_titles (&builder);
  make_rows (&builder);
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      entry->row = rows[entry->row];
      entry->column = columns[entry->column];
    }
  g_array_sort (entries, compare_entries);
  make_cells (&builder);

  return stances;
}

void
deal_stances_free (DealStances *stances)
{
  if (stances == NULL)
    return;

  g_free (stances->rows);
  g_free (stances->columns);
  g_free (stances->cells);
  g_free (stances->claims);
  deal_evidence_free (stances->evidence);
  deal_unref (stances->deal);
  g_free (stances);
}

const DealStanceCell *
deal_stances_get_cell (const DealStances *stances,
                       gsize              row,
                       gsize              column)
{
  const DealStanceRow *found;
  gsize                low = 0;
  gsize                high;

  g_return_val_if_fail (row < stances->n_rows && column < stances->n_columns, NULL);

  found = &stances->rows[row];
  high = found->n_cells;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (found->cells[middle].column == column)
        return &found->cells[middle];
      if (found->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

gssize
deal_stances_find_row (const DealStances *stances,
                       const DealTerm    *term)
{
  for (gsize i = 0; i < stances->n_rows; i++)
    if (stances->rows[i].term == term)
      return (gssize) i;

  return -1;
}

const char *
deal_term_order_to_name (DealTermOrder order)
{
  g_return_val_if_fail ((gsize) order < G_N_ELEMENTS (order_names), NULL);

  return order_names[order];
}

gboolean
deal_term_order_from_name (const char    *name,
                           DealTermOrder *order)
{
  for (gsize i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (strcmp (order_names[i], name) == 0)
      {
        *order = (DealTermOrder) i;
        return TRUE;
      }

  return FALSE;
}
