/* deal-options.c: what a reader chose: the pair, the scenario, the parameters, the dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-options.h"

#include <string.h>

#include "calc/deal-lanes.h"

static gsize
get_index (const DealOptions   *options,
           const DealParameter *parameter)
{
  gsize index = (gsize) (parameter - options->deal->parameters);

  g_assert (index < options->deal->n_parameters);

  return index;
}

/**
 * deal_options_new:
 * @deal: a deal
 *
 * Makes the options that a reader meets first: the pair and the scenario of
 * the file's `compare`, by year, obligations alone, on the last day of the
 * later version's time, no parameter set.
 *
 * Returns: (transfer full): the options
 */
DealOptions *
deal_options_new (const Deal *deal)
{
  DealOptions *options = g_new0 (DealOptions, 1);

  options->deal = deal_ref (deal);
  options->old_version = deal->compare_old;
  options->new_version = deal->compare_new;
  options->scenario = deal->compare_scenario;
  options->by = DEAL_BY_YEAR;
  options->kinds = 1u << DEAL_PAYMENT_OBLIGATION;
  options->is_set = g_new0 (gboolean, deal->n_parameters);
  options->is_withheld = g_new0 (gboolean, deal->n_parameters);
  options->values = g_new0 (DealDecimal, deal->n_parameters);
  options->readings = g_new0 (DealReading, deal->n_conflicts);
  deal_options_fit_date (options);

  return options;
}

/**
 * deal_options_copy:
 * @options: options
 *
 * Returns: (transfer full): a copy that changes on its own
 */
DealOptions *
deal_options_copy (const DealOptions *options)
{
  DealOptions *copy = g_memdup2 (options, sizeof *options);
  gsize        n = options->deal->n_parameters;

  copy->deal = deal_ref (options->deal);
  copy->is_set = g_memdup2 (options->is_set, n * sizeof *options->is_set);
  copy->is_withheld =
    g_memdup2 (options->is_withheld, n * sizeof *options->is_withheld);
  copy->values = g_memdup2 (options->values, n * sizeof *options->values);
  copy->anchors = g_memdup2 (options->anchors,
                             options->deal->n_claims * sizeof *options->anchors);
  copy->readings = g_new0 (DealReading, options->deal->n_conflicts);
  for (gsize i = 0; i < options->deal->n_conflicts; i++)
    {
      copy->readings[i].position = options->readings[i].position;
      copy->readings[i].reason = g_strdup (options->readings[i].reason);
    }

  return copy;
}

/**
 * deal_options_take_assumptions:
 * @options: options
 * @from: options of the same deal, or of another edition of it
 *
 * Makes the scenario and the values of all parameters those of @from, and
 * leaves the rest.  What only one of the two deals has stays as it is.
 */
void
deal_options_take_assumptions (DealOptions       *options,
                               const DealOptions *from)
{
  const DealScenario *scenario =
    from->scenario != NULL ? deal_find_scenario (options->deal, from->scenario->id)
                           : NULL;

  if (scenario != NULL || from->scenario == NULL)
    options->scenario = scenario;
  for (gsize i = 0; i < from->deal->n_parameters; i++)
    {
      const DealParameter *parameter =
        deal_find_parameter (options->deal, from->deal->parameters[i].id);

      if (parameter == NULL)
        continue;
      if (from->is_withheld[i])
        deal_options_withhold_parameter (options, parameter);
      else
        deal_options_set_parameter (options, parameter,
                                    from->is_set[i] ? &from->values[i] : NULL);
    }
}

/**
 * deal_options_free:
 * @options: (nullable) (transfer full): options
 *
 * Frees the options and lets go of their deal.
 */
void
deal_options_free (DealOptions *options)
{
  if (options == NULL)
    return;

  g_free (options->is_set);
  g_free (options->is_withheld);
  g_free (options->values);
  for (gsize i = 0; i < options->deal->n_conflicts; i++)
    g_free (options->readings[i].reason);
  g_free (options->readings);
  g_free (options->anchors);
  deal_unref (options->deal);
  g_free (options);
}

static gboolean
are_same_readings (const DealOptions *a,
                   const DealOptions *b)
{
  for (gsize i = 0; i < a->deal->n_conflicts; i++)
    if (a->readings[i].position != b->readings[i].position ||
        g_strcmp0 (a->readings[i].reason, b->readings[i].reason) != 0)
      return FALSE;

  return TRUE;
}

static gboolean
are_same_values (const DealOptions *a,
                 const DealOptions *b)
{
  for (gsize i = 0; i < a->deal->n_parameters; i++)
    if (a->is_set[i] != b->is_set[i] || a->is_withheld[i] != b->is_withheld[i] ||
        (a->is_set[i] && deal_decimal_compare (a->values[i], b->values[i]) != 0))
      return FALSE;

  return TRUE;
}

static gboolean
are_same_anchors (const DealOptions *a,
                  const DealOptions *b)
{
  if (a->anchors == NULL || b->anchors == NULL)
    return a->anchors == b->anchors;

  return memcmp (a->anchors, b->anchors, a->deal->n_claims * sizeof *a->anchors) == 0;
}

/**
 * deal_options_equal_but_window:
 * @a: options
 * @b: options
 *
 * Bytes are compared, those between the members too, so that a choice that is added
 * later is not forgotten here: the answer is then at worst that they differ.
 *
 * Returns: whether they are the same deal and the same choices, except perhaps of the
 *   months of the payments that are drawn
 */
gboolean
deal_options_equal_but_window (const DealOptions *a,
                               const DealOptions *b)
{
  DealOptions one;
  DealOptions other;

  memcpy (&one, a, sizeof one);
  memcpy (&other, b, sizeof other);
  one.window = other.window = (DealPeriod){ 0, 0 };
  one.is_set = other.is_set = NULL;
  one.is_withheld = other.is_withheld = NULL;
  one.values = other.values = NULL;
  one.readings = other.readings = NULL;
  one.anchors = other.anchors = NULL;

  return memcmp (&one, &other, sizeof one) == 0 && are_same_values (a, b) &&
         are_same_readings (a, b) && are_same_anchors (a, b);
}

/**
 * deal_options_swap:
 * @options: options
 *
 * Makes the old version the new one, and the new one the old.
 */
void
deal_options_swap (DealOptions *options)
{
  const DealVersion *version = options->old_version;

  options->old_version = options->new_version;
  options->new_version = version;
}

/**
 * deal_options_set_pair:
 * @options: options
 * @old_version: a version of their deal
 * @new_version: another, or the same
 *
 * Compares another pair.  Where the later version of the two is another one than
 * before, the as-of date moves into its time: see deal_options_fit_date().
 */
void
deal_options_set_pair (DealOptions       *options,
                       const DealVersion *old_version,
                       const DealVersion *new_version)
{
  const DealVersion *later = MAX (options->old_version, options->new_version);

  options->old_version = old_version;
  options->new_version = new_version;
  if (MAX (old_version, new_version) != later)
    deal_options_fit_date (options);
}

/**
 * deal_options_fit_date:
 * @options: options
 *
 * Moves the as-of date to the last day of the later version of the pair: the day
 * before the next version of the deal took effect, or the end of what the file
 * knows.  So the days that the matrix compares are of the versions that the pair
 * names, and no later version's work is seen as theirs.
 */
void
deal_options_fit_date (DealOptions *options)
{
  const Deal        *deal = options->deal;
  const DealVersion *later = MAX (options->old_version, options->new_version);
  guint32            first = deal_date_get_first_day (deal_version_get_start (later));
  guint32            last = deal_date_get_last_day (deal->as_of);

  for (const DealVersion *next = later + 1; next < deal->versions + deal->n_versions;
       next++)
    {
      guint32 start = deal_date_get_first_day (deal_version_get_start (next));

      /* Two of the same day: the one takes nothing from the other. */
      if (start > first)
        last = MIN (last, start - 1);
    }
  options->on = deal_date_from_day (last);
}

/**
 * deal_options_set_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 * @value: (nullable): its value, in the parameter's scale; `NULL` takes the
 *   reader's value back, so that the scenario's or the file's counts again
 *
 * Sets a parameter as a control of the window does: the range is the caller's
 * affair.
 */
void
deal_options_set_parameter (DealOptions         *options,
                            const DealParameter *parameter,
                            const DealDecimal   *value)
{
  static const DealDecimal zero = { 0 };
  gsize                    index = get_index (options, parameter);

  options->is_withheld[index] = FALSE;
  options->is_set[index] = value != NULL;
  options->values[index] = value != NULL ? *value : zero;
}

/**
 * deal_options_withhold_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 *
 * Makes a parameter undisclosed, whatever the scenario or the file says of it.
 */
void
deal_options_withhold_parameter (DealOptions         *options,
                                 const DealParameter *parameter)
{
  deal_options_set_parameter (options, parameter, NULL);
  options->is_withheld[get_index (options, parameter)] = TRUE;
}

static DealReading *
get_reading (const DealOptions  *options,
             const DealConflict *conflict)
{
  gsize index = (gsize) (conflict - options->deal->conflicts);

  g_assert (index < options->deal->n_conflicts);

  return &options->readings[index];
}

/**
 * deal_options_choose_reading:
 * @options: options
 * @conflict: a conflict of their deal
 * @position: (nullable): the position of @conflict that calculations follow;
 *   `NULL` takes the choice back
 * @reason: (nullable): why, in the user's words
 *
 * Chooses how a conflict is read.  A position that gives parameters a value
 * changes the numbers; every choice is told by the figures that it touches.
 */
void
deal_options_choose_reading (DealOptions        *options,
                             const DealConflict *conflict,
                             const DealPosition *position,
                             const char         *reason)
{
  DealReading *reading = get_reading (options, conflict);

  g_return_if_fail (position == NULL ||
                    (position >= conflict->positions &&
                     position < conflict->positions + conflict->n_positions));

  g_free (reading->reason);
  reading->position = position;
  reading->reason = position != NULL ? g_strdup (reason) : NULL;
}

/**
 * deal_options_get_reading:
 * @options: options
 * @conflict: a conflict of their deal
 *
 * Returns: (transfer none): what the user chose; without a position: nothing
 */
const DealReading *
deal_options_get_reading (const DealOptions  *options,
                          const DealConflict *conflict)
{
  return get_reading (options, conflict);
}

/**
 * deal_options_get_read_terms:
 * @options: options
 *
 * Returns: (transfer container) (element-type DealTerm): a set of the terms about
 *   which the user has chosen how a conflict is read
 */
GHashTable *
deal_options_get_read_terms (const DealOptions *options)
{
  GHashTable *terms = g_hash_table_new (NULL, NULL);
  const Deal *deal = options->deal;

  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (get_reading (options, &deal->conflicts[i])->position != NULL)
      g_hash_table_add (terms, (gpointer) deal->conflicts[i].term);

  return terms;
}

/* What the readings that were chosen say of a parameter; FALSE: nothing.  Where
 * they do not say the same, nobody knows: @value is NULL. */
static gboolean
find_read_value (const DealOptions         *options,
                 const DealParameter       *parameter,
                 const DealParameterValue **value)
{
  gboolean is_found = FALSE;

  *value = NULL;
  for (gsize i = 0; i < options->deal->n_conflicts; i++)
    {
      const DealPosition *position = options->readings[i].position;

      for (gsize k = 0; position != NULL && k < position->n_parameters; k++)
        {
          const DealParameterValue *said = &position->parameters[k];

          if (said->parameter != parameter)
            continue;
          if (is_found &&
              (*value == NULL || said->is_withheld != (*value)->is_withheld ||
               deal_decimal_compare (said->value, (*value)->value) != 0))
            said = NULL;
          *value = said;
          is_found = TRUE;
        }
    }

  return is_found;
}

/**
 * deal_options_get_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 * @value: (out) (optional): its value, in the parameter's scale; untouched
 *   when nobody gave one
 *
 * The reader outranks the reading of a conflict that the reader chose, which
 * outranks the scenario, which outranks the file's default.  A reader or a
 * reading may also want it undisclosed, and readings that contradict each other
 * leave it so.
 *
 * Returns: who gave the value
 */
DealGivenBy
deal_options_get_parameter (const DealOptions   *options,
                            const DealParameter *parameter,
                            DealDecimal         *value)
{
  gsize                     index = get_index (options, parameter);
  const DealScenario       *scenario = options->scenario;
  const DealParameterValue *read;
  DealDecimal               ignored;

  if (value == NULL)
    value = &ignored;
  if (options->is_withheld[index])
    return DEAL_GIVEN_BY_NOBODY;
  if (options->is_set[index])
    {
      *value = options->values[index];
      return DEAL_GIVEN_BY_USER;
    }
  if (find_read_value (options, parameter, &read))
    {
      if (read == NULL || read->is_withheld)
        return DEAL_GIVEN_BY_NOBODY;
      *value = read->value;
      return DEAL_GIVEN_BY_READING;
    }
  for (gsize i = 0; scenario != NULL && i < scenario->n_parameters; i++)
    if (scenario->parameters[i].parameter == parameter)
      {
        *value = scenario->parameters[i].value;
        return DEAL_GIVEN_BY_SCENARIO;
      }
  if (parameter->has_default)
    {
      *value = parameter->default_value;
      return DEAL_GIVEN_BY_DEFAULT;
    }

  return DEAL_GIVEN_BY_NOBODY;
}

/**
 * deal_options_set_anchors:
 * @options: the choice
 * @anchors: (nullable): what became of the passage of each claim of the deal
 *
 * Lets figures warn of citations that are gone.  They are the same bytes only
 * where the archive said the same.
 */
void
deal_options_set_anchors (DealOptions           *options,
                          const DealAnchorState *anchors)
{
  g_free (options->anchors);
  options->anchors = g_memdup2 (anchors, options->deal->n_claims * sizeof *anchors);
}
