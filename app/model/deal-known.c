/* deal-known.c: a deal as it was publicly known on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-known.h"

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-known-private.h"

/**
 * deal_source_get_known_day:
 * @source: a source
 * @deal: its deal
 *
 * By when a source was certainly public: the last day that its date of
 * publication allows, else that of its retrieval, else that of the deal's as-of
 * date.  A source without a date is thus never taken for older than the file.
 *
 * Returns: a Julian day
 */
guint32
deal_source_get_known_day (const DealSource *source,
                           const Deal       *deal)
{
  if (deal_date_is_set (source->published))
    return deal_date_get_last_day (source->published);

  return deal_date_get_last_day (
    deal_date_is_set (source->retrieved) ? source->retrieved : deal->as_of);
}

/**
 * deal_known_has:
 * @known: a copy that has its sources
 * @sources: what something rests on
 *
 * Returns: whether one of @sources was known; what needs none needs none to be
 */
gboolean
deal_known_has (const DealKnown      *known,
                const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    if (DEAL_COPY_OF (known, sources, sources->items[i]) != NULL)
      return TRUE;

  return sources->n == 0;
}

/**
 * deal_known_has_all:
 * @known: a copy that has its sources
 * @sources: what something rests on, in the whole deal
 *
 * Returns: whether all of @sources were known; a remark that may weigh one which
 *   was not is none of that day
 */
gboolean
deal_known_has_all (const DealKnown      *known,
                    const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    if (DEAL_COPY_OF (known, sources, sources->items[i]) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * deal_known_keep_sources:
 * @known: a copy that has its sources
 * @sources: a list of the whole deal, to be replaced
 *
 * Leaves those that were known.
 */
void
deal_known_keep_sources (const DealKnown *known,
                         DealSourceList  *sources)
{
  const DealSource **kept = DEAL_NEW_PARTS (known, const DealSource *, sources->n);
  gsize              n = 0;

  for (gsize i = 0; i < sources->n; i++)
    {
      const DealSource *copy = DEAL_COPY_OF (known, sources, sources->items[i]);

      if (copy != NULL)
        kept[n++] = copy;
    }
  *sources = (DealSourceList){ kept, n };
}

static void
copy_sources (DealKnown *known)
{
  const Deal *whole = known->whole;
  DealStore  *store = known->store;
  DealSource *copies = DEAL_NEW_PARTS (known, DealSource, whole->n_sources);
  gsize       n = 0;

  for (gsize i = 0; i < whole->n_sources; i++)
    if (deal_source_get_known_day (&whole->sources[i], whole) <= known->day)
      {
        copies[n] = whole->sources[i];
        known->sources[i] = &copies[n];
        n++;
        known->sources[i]->number = (guint) n;
      }

  deal_index_init (&store->sources, n);
  for (gsize i = 0; i < n; i++)
    {
      copies[i].origin = DEAL_COPY_OF (known, sources, copies[i].origin);
      deal_index_add (&store->sources, &copies[i]);
    }
  store->deal.sources = copies;
  store->deal.n_sources = n;
}

static gboolean
is_version_known (const DealKnown   *known,
                  const DealVersion *version)
{
  return deal_date_get_last_day (version->announced) <= known->day;
}

/* The last version that bound anybody was amended by what came later, and was
 * in force until then. */
static void
restore_status (DealVersion *versions,
                gsize        n)
{
  while (n-- > 0)
    {
      DealVersionStatus *status = &versions[n].status;

      if (*status == DEAL_VERSION_AMENDED || *status == DEAL_VERSION_SUPERSEDED)
        *status = DEAL_VERSION_IN_FORCE;
      if (*status == DEAL_VERSION_IN_FORCE)
        return;
    }
}

static void
copy_versions (DealKnown *known)
{
  const Deal  *whole = known->whole;
  DealStore   *store = known->store;
  DealVersion *copies = DEAL_NEW_PARTS (known, DealVersion, whole->n_versions);
  gsize        n = 0;

  for (gsize i = 0; i < whole->n_versions; i++)
    if (is_version_known (known, &whole->versions[i]))
      {
        copies[n] = whole->versions[i];
        deal_known_keep_sources (known, &copies[n].sources);
        known->versions[i] = &copies[n++];
      }
  if (n < whole->n_versions)
    restore_status (copies, n);

  deal_index_init (&store->versions, n);
  for (gsize i = 0; i < n; i++)
    deal_index_add (&store->versions, &copies[i]);
  store->deal.versions = copies;
  store->deal.n_versions = n;
}

static void
keep_values (const DealKnown *known,
             const DealTerm  *term,
             DealTerm        *copy)
{
  DealValue *values = DEAL_NEW_PARTS (known, DealValue, term->n_values);
  gsize      n = 0;

  for (gsize i = 0; i < term->n_values; i++)
    {
      values[n] = term->values[i];
      values[n].version = DEAL_COPY_OF (known, versions, values[n].version);
      if (values[n].version == NULL || !deal_known_has (known, &values[n].sources))
        continue;

      if (!deal_known_has_all (known, &values[n].sources))
        values[n].note = NULL;
      deal_known_keep_sources (known, &values[n].sources);
      n++;
    }
  copy->values = values;
  copy->n_values = n;
}

/* Whether @copy still has what @term had in a version that was kept. */
static gboolean
has_kept (const DealTerm    *term,
          const DealTerm    *copy,
          const DealVersion *from,
          const DealVersion *to)
{
  return deal_term_get_value (term, from) == NULL ||
         deal_term_get_value (copy, to) != NULL;
}

/* What a reader concludes about two values stands only while both do. */
static void
keep_changes (const DealKnown *known,
              const DealTerm  *term,
              DealTerm        *copy)
{
  DealChange *changes = DEAL_NEW_PARTS (known, DealChange, term->n_changes);
  gsize       n = 0;

  for (gsize i = 0; i < term->n_changes; i++)
    {
      const DealChange  *change = &term->changes[i];
      const DealVersion *from = DEAL_COPY_OF (known, versions, change->from);
      const DealVersion *to = DEAL_COPY_OF (known, versions, change->to);

      if (from == NULL || to == NULL || !has_kept (term, copy, change->from, from) ||
          !has_kept (term, copy, change->to, to))
        continue;

      changes[n] = *change;
      changes[n].from = from;
      changes[n++].to = to;
    }
  copy->changes = changes;
  copy->n_changes = n;
}

/* The terms that a claim speaks of which was known. */
static gboolean *
find_claimed (const DealKnown *known)
{
  const Deal *whole = known->whole;
  gboolean   *claimed = g_new0 (gboolean, whole->n_terms);

  for (gsize i = 0; i < whole->n_claims; i++)
    if (DEAL_COPY_OF (known, sources, whole->claims[i].source) != NULL)
      claimed[whole->claims[i].term - whole->terms] = TRUE;

  return claimed;
}

/* A term goes when it had values and nothing of it was known. */
static void
copy_terms (DealKnown *known)
{
  const Deal          *whole = known->whole;
  DealStore           *store = known->store;
  DealTerm            *copies = DEAL_NEW_PARTS (known, DealTerm, whole->n_terms);
  g_autofree gboolean *claimed = find_claimed (known);
  gsize                n = 0;

  for (gsize i = 0; i < whole->n_terms; i++)
    {
      const DealTerm *term = &whole->terms[i];

      copies[n] = *term;
      keep_values (known, term, &copies[n]);
      if (term->n_values > 0 && copies[n].n_values == 0 && !claimed[i])
        continue;

      keep_changes (known, term, &copies[n]);
      known->terms[i] = &copies[n++];
    }

  deal_index_init (&store->terms, n);
  for (gsize i = 0; i < n; i++)
    deal_index_add (&store->terms, &copies[i]);
  store->deal.terms = copies;
  store->deal.n_terms = n;
}

/* The payments were copied before the terms, which need them not. */
static void
keep_terms_of_payments (DealKnown *known)
{
  DealPayment *payments = (DealPayment *) known->store->deal.payments;

  for (gsize i = 0; i < known->store->deal.n_payments; i++)
    payments[i].term = DEAL_COPY_OF (known, terms, payments[i].term);
}

static void
copy_claims (DealKnown *known)
{
  const Deal *whole = known->whole;
  DealClaim  *copies = DEAL_NEW_PARTS (known, DealClaim, whole->n_claims);
  gsize       n = 0;

  for (gsize i = 0; i < whole->n_claims; i++)
    {
      DealClaim copy = whole->claims[i];

      copy.source = DEAL_COPY_OF (known, sources, copy.source);
      copy.term = DEAL_COPY_OF (known, terms, copy.term);
      copy.version = DEAL_COPY_OF (known, versions, copy.version);
      if (copy.source != NULL && copy.term != NULL &&
          (copy.version != NULL || whole->claims[i].version == NULL))
        copies[n++] = copy;
    }
  known->store->deal.claims = copies;
  known->store->deal.n_claims = n;
}

/* A conflict needs two positions; an assessment that weighed one which was not
 * known yet is not one of that day. */
static void
copy_conflicts (DealKnown *known)
{
  const Deal   *whole = known->whole;
  DealConflict *copies = DEAL_NEW_PARTS (known, DealConflict, whole->n_conflicts);
  gsize         n = 0;

  for (gsize i = 0; i < whole->n_conflicts; i++)
    {
      DealConflict  copy = whole->conflicts[i];
      DealPosition *positions = DEAL_NEW_PARTS (known, DealPosition, copy.n_positions);
      gsize         n_positions = 0;

      for (gsize j = 0; j < copy.n_positions; j++)
        if (deal_known_has (known, &copy.positions[j].sources))
          {
            positions[n_positions] = copy.positions[j];
            deal_known_keep_parameter_values (known, &positions[n_positions].parameters,
                                              &positions[n_positions].n_parameters);
            deal_known_keep_sources (known, &positions[n_positions++].sources);
          }
      copy.term = DEAL_COPY_OF (known, terms, copy.term);
      if (copy.term == NULL || n_positions < 2)
        continue;

      if (n_positions < copy.n_positions)
        copy.assessment = copy.settled_by = NULL;
      copy.positions = positions;
      copy.n_positions = n_positions;
      copies[n++] = copy;
    }
  known->store->deal.conflicts = copies;
  known->store->deal.n_conflicts = n;
}

/* An end that lies ahead and may have been told by a later source is open. */
static void
copy_availability (DealKnown *known)
{
  const Deal       *whole = known->whole;
  DealAvailability *copies = DEAL_NEW_PARTS (known, DealAvailability,
                                             whole->n_availability);
  gsize             n = 0;

  for (gsize i = 0; i < whole->n_availability; i++)
    {
      const DealAvailability *entry = &whole->availability[i];

      if (!deal_known_has (known, &entry->sources))
        continue;

      copies[n] = *entry;
      copies[n].term = DEAL_COPY_OF (known, terms, entry->term);
      if (!deal_known_has_all (known, &entry->sources))
        copies[n].note = NULL;
      if (deal_date_is_set (entry->to) &&
          deal_date_get_last_day (entry->to) > known->day &&
          !deal_known_has_all (known, &entry->sources))
        copies[n].to = (DealDate){ 0 };
      deal_known_keep_sources (known, &copies[n++].sources);
    }
  known->store->deal.availability = copies;
  known->store->deal.n_availability = n;
}

static void
copy_events (DealKnown *known)
{
  const Deal *whole = known->whole;
  DealEvent  *copies = DEAL_NEW_PARTS (known, DealEvent, whole->n_events);
  gsize       n = 0;

  for (gsize i = 0; i < whole->n_events; i++)
    {
      const DealEvent *event = &whole->events[i];

      if (!deal_known_has (known, &event->sources) ||
          (event->sources.n == 0 && deal_date_get_last_day (event->date) > known->day))
        continue;

      copies[n] = *event;
      deal_known_keep_sources (known, &copies[n++].sources);
    }
  known->store->deal.events = copies;
  known->store->deal.n_events = n;
}

/* Where the file's pair was not known, the last two versions that were. */
static void
choose_pair (DealKnown *known)
{
  const Deal *whole = known->whole;
  Deal       *deal = &known->store->deal;

  deal->compare_old = DEAL_COPY_OF (known, versions, whole->compare_old);
  deal->compare_new = DEAL_COPY_OF (known, versions, whole->compare_new);
  if (deal->compare_old != NULL && deal->compare_new != NULL)
    return;

  deal->compare_new = &deal->versions[deal->n_versions - 1];
  deal->compare_old = &deal->versions[deal->n_versions > 1 ? deal->n_versions - 2 : 0];
}

static void
copy_parts (DealKnown *known)
{
  const Deal          *whole = known->whole;
  g_autofree gpointer *copies = g_new0 (
    gpointer, whole->n_sources + whole->n_versions + whole->n_series +
                whole->n_parameters + whole->n_terms + 1);

  known->sources = (DealSource **) copies;
  known->versions = (DealVersion **) (known->sources + whole->n_sources);
  known->series = (DealSeries **) (known->versions + whole->n_versions);
  known->parameters = (DealParameter **) (known->series + whole->n_series);
  known->terms = (DealTerm **) (known->parameters + whole->n_parameters);

  copy_sources (known);
  copy_versions (known);
  deal_known_copy_money (known);
  copy_terms (known);
  keep_terms_of_payments (known);
  copy_claims (known);
  copy_conflicts (known);
  copy_availability (known);
  copy_events (known);
  if (known->store->deal.n_versions > 0)
    choose_pair (known);
}

/**
 * deal_new_known_on:
 * @deal: a deal, whole
 * @day: the day; a month or a year means its last day
 * @error: return location for an error
 *
 * Makes the picture that the public had at the end of @day: everything that
 * rests on sources none of which was public is left out, and versions announced
 * later with all that belongs to them.  Values, points, entries and positions
 * go one by one; what needs no source stays.  `data/deal-format.md` has the
 * rules.  The copy keeps @deal, tells @day in `known_on`, and is as of @day
 * where the file is younger.
 *
 * Returns: (transfer full): the deal; NULL with `DEAL_ERROR_NOT_FOUND` when no
 *   version was known
 */
Deal *
deal_new_known_on (const Deal *deal,
                   DealDate    day,
                   GError    **error)
{
  DealKnown known = { .whole = deal, .day = deal_date_get_last_day (day) };
  Deal     *copy;

  g_return_val_if_fail (!deal_date_is_set (deal->known_on), NULL);

  known.store = deal_store_new ();
  known.store->whole = deal_ref (deal);
  copy = &known.store->deal;
  *copy = *deal;
  copy->known_on = day;
  if (deal_date_get_last_day (deal->as_of) > known.day)
    copy->as_of = day;

  copy_parts (&known);
  copy->n_unknown_sources = (guint) (deal->n_sources - copy->n_sources);
  if (copy->n_versions == 0)
    {
      g_autofree char *date = deal_date_to_iso (day);

      deal_unref (copy);
      /* Translators: %s is a date */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                   _ ("No version of the deal was publicly known on %s."), date);
      return NULL;
    }

  return copy;
}
