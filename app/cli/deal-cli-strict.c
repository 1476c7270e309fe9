/* deal-cli-strict.c: what a careful editor of a deal file would be asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-strict.h"

#include "calc/deal-evidence.h"
#include "deal-text.h"

/* Two sources of @sources that go back to the same one; FALSE: there are none. */
static gboolean
find_reprint (const DealSourceList *sources,
              const DealSource    **first,
              const DealSource    **second)
{
  for (gsize i = 0; i < sources->n; i++)
    for (gsize j = i + 1; j < sources->n; j++)
      if (deal_source_get_origin (sources->items[i]) ==
          deal_source_get_origin (sources->items[j]))
        {
          *first = sources->items[i];
          *second = sources->items[j];
          return TRUE;
        }

  return FALSE;
}

/* A reprint beside what it reprints looks like a second witness. */
static void
check_reprints (GPtrArray            *problems,
                const DealSourceList *sources,
                DealPlace             place,
                const char           *pointer)
{
  const DealSource *first;
  const DealSource *second;

  if (find_reprint (sources, &first, &second))
    g_ptr_array_add (
      problems,
      deal_problem_new (DEAL_SEVERITY_WARNING, place, pointer, NULL,
                        /* Translators: two sources, the one they go back to */
                        _ ("“%s” and “%s” go back to one origin, “%s”, and count once"),
                        first->id, second->id, deal_source_get_origin (first)->id));
}

static void
count_source (const DealSource *source,
              guint            *n,
              guint            *n_aggregators)
{
  *n += 1;
  *n_aggregators += source->kind == DEAL_SOURCE_AGGREGATOR ? 1 : 0;
}

/* Aggregators retell: what nobody else says has no witness. */
static void
check_backing (GPtrArray      *problems,
               const Deal     *deal,
               const DealTerm *term)
{
  g_autofree char *pointer = g_strdup_printf ("/terms/%" G_GSIZE_FORMAT,
                                              (gsize) (term - deal->terms));
  g_autoptr (GPtrArray) claims = deal_term_get_claims (deal, term);
  guint n = 0;
  guint n_aggregators = 0;

  for (gsize i = 0; i < term->n_values; i++)
    for (gsize j = 0; j < term->values[i].sources.n; j++)
      count_source (term->values[i].sources.items[j], &n, &n_aggregators);
  for (guint i = 0; i < claims->len; i++)
    count_source (((const DealClaim *) claims->pdata[i])->source, &n, &n_aggregators);

  if (n > 0 && n == n_aggregators)
    g_ptr_array_add (problems,
                     deal_problem_new (DEAL_SEVERITY_WARNING, term->place, pointer,
                                       _ ("a party, a filing or a report"),
                                       _ ("“%s” rests on aggregators alone"), term->id));
}

static void
check_term (GPtrArray      *problems,
            const Deal     *deal,
            const DealTerm *term)
{
  check_backing (problems, deal, term);
  for (gsize i = 0; i < term->n_values; i++)
    {
      const DealValue *value = &term->values[i];
      g_autofree char *pointer = g_strdup_printf (
        "/terms/%" G_GSIZE_FORMAT "/values/%s/sources", (gsize) (term - deal->terms),
        value->version->id);

      check_reprints (problems, &value->sources, value->place, pointer);
    }
}

static void
check_conflict (GPtrArray          *problems,
                const Deal         *deal,
                const DealConflict *conflict)
{
  for (gsize i = 0; i < conflict->n_positions; i++)
    {
      g_autofree char *pointer = g_strdup_printf (
        "/conflicts/%" G_GSIZE_FORMAT "/positions/%" G_GSIZE_FORMAT "/sources",
        (gsize) (conflict - deal->conflicts), i);

      check_reprints (problems, &conflict->positions[i].sources, conflict->place,
                      pointer);
    }
}

/**
 * deal_cli_check_strictly:
 * @deal: a deal
 * @problems: (element-type DealProblem): where warnings are added
 *
 * Finds what the format allows and a reader would doubt: terms that rest on
 * aggregators alone, and reprints beside their origin.  The reader of the file
 * warns by itself of claims without a locator and of versions with one date.
 */
void
deal_cli_check_strictly (const Deal *deal,
                         GPtrArray  *problems)
{
  for (gsize i = 0; i < deal->n_terms; i++)
    check_term (problems, deal, &deal->terms[i]);
  for (gsize i = 0; i < deal->n_payments; i++)
    {
      g_autofree char *pointer =
        g_strdup_printf ("/payments/%" G_GSIZE_FORMAT "/sources", i);

      check_reprints (problems, &deal->payments[i].sources, deal->payments[i].place,
                      pointer);
    }
  for (gsize i = 0; i < deal->n_conflicts; i++)
    check_conflict (problems, deal, &deal->conflicts[i]);
}
