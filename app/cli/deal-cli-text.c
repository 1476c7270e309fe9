/* deal-cli-text.c: the answers of the subcommands as people read them in a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-text.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-text.h"
#include "export/deal-export.h"

static void
add_row (DealTable *table,
         GPtrArray *cells)
{
  deal_table_add_row (table, (const char *const *) cells->pdata);
  g_ptr_array_set_size (cells, 0);
}

static void
add (GPtrArray  *cells,
     const char *text)
{
  g_ptr_array_add (cells, g_strdup (text));
}

/**
 * deal_cli_make_terms:
 * @diff: a difference
 *
 * Returns: (transfer full): each term with what became of it and what both versions
 *   say; what a version does not say is told
 */
DealTable *
deal_cli_make_terms (const DealDiff *diff)
{
  DealTable *table = deal_table_new ("terms", _ ("Terms"));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  deal_table_add_column (table, "title", _ ("Term"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "effect", _ ("Effect"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "old", diff->old_version->title, DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "new", diff->new_version->title, DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];
      const char        *effect = deal_badge_to_name (row->badge);

      add (cells, row->term->title);
      /* Translators: what became of a term, as “narrowed”. */
      g_ptr_array_add (cells, row->disputed ? g_strdup_printf (_ ("%s, disputed"), effect)
                                            : g_strdup (effect));
      g_ptr_array_add (cells, deal_format_term (diff, row, FALSE));
      g_ptr_array_add (cells, deal_format_term (diff, row, TRUE));
      add_row (table, cells);
    }

  return table;
}

/* To the last digit, with its bound; in words where there is no number. */
static char *
format_amount (DealState   state,
               DealBound   bound,
               gint64      amount,
               const Deal *deal)
{
  gboolean         is_number = state == DEAL_STATE_VALUE || state == DEAL_STATE_ZERO;
  gboolean         is_bound = bound == DEAL_BOUND_AT_LEAST && amount > 0;
  g_autofree char *money =
    deal_format_money_exact (amount, deal->currency, deal->currency_digits);

  if (!is_number && !is_bound)
    return g_strdup (deal_format_state (state));
  if (bound == DEAL_BOUND_EXACT)
    return g_steal_pointer (&money);

  return g_strdup_printf ("%s\u00a0%s", deal_bound_to_sign (bound), money);
}

static char *
format_cell (const DealCell *cell,
             const Deal     *deal)
{
  gint64           limit;
  g_autofree char *text = NULL;

  if (deal_cell_get_limit (cell, &limit))
    return format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit, deal);

  text = format_amount (cell->state, cell->bound, cell->amount, deal);
  if (cell->capped)
    /* Translators: %s is an amount that a cap has cut. */
    return g_strdup_printf (_ ("%s, capped"), text);

  return g_steal_pointer (&text);
}

static char *
format_due (gboolean    has_due,
            DealBound   bound,
            gint64      due,
            const Deal *deal)
{
  if (!has_due)
    return g_strdup ("–");

  return format_amount (DEAL_STATE_VALUE, bound, due, deal);
}

/* How many payments of the version go that way. */
static guint
count_payments (const DealSchedule *schedule,
                const DealParty    *payer,
                const DealParty    *payee)
{
  guint n = 0;

  for (gsize i = 0; i < schedule->n_rows; i++)
    n += schedule->rows[i].payment->payer == payer &&
         schedule->rows[i].payment->payee == payee;

  return n;
}

/* @payment: nullable: all that go that way */
static void
add_payment (GPtrArray          *cells,
             const DealSchedule *schedule,
             const DealPayment  *payment,
             const DealParty    *payer,
             const DealParty    *payee)
{
  const char *of_several = NULL;

  if (count_payments (schedule, payer, payee) > 1)
    of_several = payment != NULL ? payment->title : C_ ("payments", "all");
  /* Translators: who pays, and who is paid. */
  g_ptr_array_add (cells, g_strdup_printf (_ ("%1$s → %2$s%3$s%4$s"), payer->name,
                                           payee->name, of_several != NULL ? ": " : "",
                                           of_several != NULL ? of_several : ""));
}

static void
add_period (DealTable          *table,
            GPtrArray          *cells,
            const DealSchedule *schedule,
            const DealRow      *row,
            gsize               period)
{
  const DealCell *cell = &row->cells[period];
  const Deal     *deal = schedule->deal;
  gint64          limit;

  g_ptr_array_add (cells, deal_period_to_text (schedule->periods[period]));
  add_payment (cells, schedule, row->payment, row->payment->payer, row->payment->payee);
  g_ptr_array_add (cells, format_cell (cell, deal));
  g_ptr_array_add (cells, format_due (cell->has_due, cell->due_bound, cell->due, deal));
  g_ptr_array_add (
    cells, deal_cell_get_running_limit (cell, &limit)
             ? format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit, deal)
             : format_amount (cell->running_state, cell->running_bound, cell->running,
                              deal));
  g_ptr_array_add (cells, cell->state == DEAL_STATE_NOT_APPLICABLE
                            ? g_strdup ("")
                            : deal_format_cell_standing (
                                cell, deal_row_get_begin (row, schedule, period), deal));
  add_row (table, cells);
}

static void
add_total (DealTable          *table,
           GPtrArray          *cells,
           const DealSchedule *schedule,
           const DealRow      *row,
           const DealParty    *payer,
           const DealParty    *payee)
{
  const Deal      *deal = schedule->deal;
  gint64           limit;
  g_autofree char *total =
    deal_row_get_limit (row, &limit)
      ? format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit, deal)
      : format_amount (row->total_state, row->total_bound, row->total, deal);

  add (cells, _ ("total"));
  add_payment (cells, schedule, row->payment, payer, payee);
  add (cells, total);
  g_ptr_array_add (cells, format_due (row->has_total_due, row->total_due_bound,
                                      row->total_due, deal));
  add (cells, total);
  add (cells, "");
  add_row (table, cells);
}

/**
 * deal_cli_make_schedule:
 * @schedule: a schedule
 *
 * Returns: (transfer full): each period and payment, then the totals; amounts with their
 *   unit, to the last digit
 */
DealTable *
deal_cli_make_schedule (const DealSchedule *schedule)
{
  DealTable *table = deal_table_new ("schedule", schedule->version->title);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  deal_table_add_column (table, "period", _ ("Period"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "payment", _ ("Payment"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "amount", _ ("Amount"), DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "due", _ ("Before the cap"), DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "running", _ ("Running total"), DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "certainty", _ ("Certainty"), DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < schedule->n_periods; i++)
    for (gsize j = 0; j < schedule->n_rows; j++)
      add_period (table, cells, schedule, &schedule->rows[j], i);
  for (gsize i = 0; schedule->n_periods > 0 && i < schedule->n_rows; i++)
    {
      const DealPayment *payment = schedule->rows[i].payment;

      add_total (table, cells, schedule, &schedule->rows[i], payment->payer,
                 payment->payee);
    }
  for (gsize i = 0; schedule->n_periods > 0 && i < schedule->n_sums; i++)
    if (count_payments (schedule, schedule->payers[i], schedule->payees[i]) > 1)
      add_total (table, cells, schedule, &schedule->sums[i], schedule->payers[i],
                 schedule->payees[i]);

  return table;
}

/* "Exclusive → Ships first", since when that is on record, and when a source last said
 * so. */
static char *
format_layer (const DealMatrix      *matrix,
              const DealMatrixLayer *layer)
{
  DealMatrixSpan   span = deal_matrix_get_span (matrix, layer->after_entry);
  g_autofree char *since = deal_date_to_iso (span.since);
  g_autofree char *confirmed = deal_date_to_iso (
    deal_matrix_get_confirmed (matrix, layer->after_entry, matrix->after));
  GString *text = g_string_new (NULL);

  if (layer->before != layer->after)
    g_string_append_printf (text, "%s → ", deal_format_status (layer->before));
  g_string_append (text, deal_format_status (layer->after));
  if (since[0] != '\0')
    /* Translators: the first day on record of a state; follows it. */
    g_string_append_printf (text, _ (", on record since %s"), since);
  if (confirmed[0] != '\0' && !g_str_equal (confirmed, since))
    /* Translators: the day of the last source that says so; follows a state. */
    g_string_append_printf (text, _ (", last confirmed %s"), confirmed);
  else if (confirmed[0] == '\0' && layer->after != DEAL_STATUS_UNKNOWN)
    g_string_append (text, _ (", by sources without a date"));

  return g_string_free (text, FALSE);
}

/**
 * deal_cli_make_matrix:
 * @matrix: a matrix
 *
 * Returns: (transfer full): each product on each platform: what the contract permits,
 *   and what is on offer
 */
DealTable *
deal_cli_make_matrix (const DealMatrix *matrix)
{
  const Deal *deal = matrix->deal;
  DealTable  *table = deal_table_new ("availability", _ ("Availability"));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  deal_table_add_column (table, "product", _ ("Product"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "platform", _ ("Platform"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "contract", _ ("Contract permits"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "offer", _ ("Actually offered"), DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < deal->n_products * deal->n_platforms; i++)
    {
      const DealMatrixLayer *layers = matrix->cells[i].layers;

      add (cells, deal->products[i / deal->n_platforms].title);
      add (cells, deal->platforms[i % deal->n_platforms].title);
      g_ptr_array_add (cells, format_layer (matrix, &layers[DEAL_LAYER_CONTRACT]));
      g_ptr_array_add (cells, format_layer (matrix, &layers[DEAL_LAYER_OFFER]));
      add_row (table, cells);
    }

  return table;
}

/**
 * deal_cli_make_sources:
 * @evidence: the evidence of a deal
 *
 * Returns: (transfer full): each source, with how many claims rest on it
 */
DealTable *
deal_cli_make_sources (const DealEvidence *evidence)
{
  const Deal *deal = evidence->deal;
  DealTable  *table = deal_table_new ("sources", _ ("Sources"));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  deal_table_add_column (table, "number", _ ("No."), DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "id", _ ("Id"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "kind", _ ("Kind"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "published", _ ("Published"), DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "claims", _ ("Claims"), DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "title", _ ("Title, publisher"), DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < deal->n_sources; i++)
    {
      const DealSource *source = &deal->sources[i];

      g_ptr_array_add (cells, g_strdup_printf ("%u", source->number));
      add (cells, source->id);
      add (cells, deal_source_kind_to_name (source->kind));
      g_ptr_array_add (cells, deal_date_is_set (source->published)
                                ? deal_date_to_iso (source->published)
                                : g_strdup (C_ ("source", "no date")));
      g_ptr_array_add (cells, g_strdup_printf ("%u", evidence->claims_by_source[i]));
      g_ptr_array_add (cells, source->publisher != NULL
                                ? g_strdup_printf ("%s · %s", source->title,
                                                   source->publisher)
                                : g_strdup (source->title));
      add_row (table, cells);
    }

  return table;
}

static guint
get_longest_id (const Deal *deal)
{
  gsize longest = 0;

  for (gsize i = 0; i < deal->n_conflicts; i++)
    longest = MAX (longest, strlen (deal->conflicts[i].id));

  return (guint) longest;
}

/* What the file makes of a conflict, and what would end it. */
static void
append_judgement (GString            *text,
                  const char         *indent,
                  const DealConflict *conflict,
                  guint               width)
{
  if (conflict->assessment != NULL)
    {
      g_autofree char *assessment =
        /* Translators: %s is one or more sentences. */
        g_strdup_printf (_ ("Assessment: %s"), conflict->assessment);

      deal_text_append_wrapped (text, indent, assessment, width);
    }
  if (conflict->settled_by != NULL)
    {
      g_autofree char *settled =
        /* Translators: %s is one or more sentences. */
        g_strdup_printf (_ ("What would settle it: %s"), conflict->settled_by);

      deal_text_append_wrapped (text, indent, settled, width);
    }
}

/**
 * deal_cli_list_conflicts:
 * @deal: a deal
 * @width: cells of the terminal
 *
 * Returns: (transfer full): each question with its positions below it, by the numbers
 *   that `--reading` takes, the file's assessment and what would settle it
 */
char *
deal_cli_list_conflicts (const Deal *deal,
                         guint       width)
{
  GString         *text = g_string_new (NULL);
  guint            longest = get_longest_id (deal);
  g_autofree char *indent = g_strnfill (longest + 2, ' ');

  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];
      g_autofree char    *head =
        g_strdup_printf ("%-*s  ", (int) longest, conflict->id);
      g_autofree char *about = NULL;

      if (i > 0)
        g_string_append_c (text, '\n');
      deal_text_append_wrapped (text, head, conflict->question, width);
      /* Translators: the kind of a conflict, the term, whether all can be true. */
      about =
        g_strdup_printf (_ ("%1$s about “%2$s”. %3$s"),
                         deal_format_conflict_kind (conflict->kind),
                         conflict->term->title,
                         deal_format_conflict_verdict (conflict->kind));
      deal_text_append_wrapped (text, indent, about, width);
      for (gsize j = 0; j < conflict->n_positions; j++)
        {
          const DealPosition *position = &conflict->positions[j];
          g_autofree char    *behind = deal_format_origins (&position->sources);
          g_autofree char    *start =
            g_strdup_printf ("%*u. ", (int) longest, (guint) j + 1);
          g_autofree char *says = g_strdup_printf ("%s: %s", behind, position->says);

          deal_text_append_wrapped (text, start, says, width);
        }
      append_judgement (text, indent, conflict, width);
    }

  return g_string_free (text, FALSE);
}
