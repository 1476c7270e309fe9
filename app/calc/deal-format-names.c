/* deal-format-names.c: the words for states, statuses and kinds, translated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "calc/deal-look-up.h"

const char *
deal_format_state (DealState state)
{
  static const char *const names[] = {
    [DEAL_STATE_VALUE] = N_ ("value"),
    [DEAL_STATE_ZERO] = N_ ("zero"),
    [DEAL_STATE_NOT_APPLICABLE] = N_ ("not applicable"),
    [DEAL_STATE_NOT_DISCLOSED] = N_ ("not disclosed"),
    [DEAL_STATE_NOT_FOUND] = N_ ("not found"),
  };

  DEAL_LOOK_UP (names, state);
}

const char *
deal_format_badge (DealBadge badge)
{
  static const char *const names[] = {
    [DEAL_BADGE_ENDED] = N_ ("Ended"),
    [DEAL_BADGE_NARROWED] = N_ ("Narrowed"),
    [DEAL_BADGE_CAPPED] = N_ ("Capped"),
    [DEAL_BADGE_ADDED] = N_ ("Added"),
    [DEAL_BADGE_WIDENED] = N_ ("Widened"),
    [DEAL_BADGE_CHANGED] = N_ ("Changed"),
    [DEAL_BADGE_UNCHANGED] = N_ ("Unchanged"),
    [DEAL_BADGE_NOT_RESTATED] = N_ ("Not restated"),
    [DEAL_BADGE_UNCLEAR] = N_ ("Unclear"),
  };

  DEAL_LOOK_UP (names, badge);
}

const char *
deal_format_status (DealStatus status)
{
  static const char *const names[] = {
    [DEAL_STATUS_UNKNOWN] = N_ ("Unknown"),
    [DEAL_STATUS_EXCLUSIVE] = N_ ("Exclusive"),
    [DEAL_STATUS_FIRST] = N_ ("Ships first"),
    [DEAL_STATUS_ALLOWED] = N_ ("Permitted"),
    [DEAL_STATUS_FORBIDDEN] = N_ ("Not permitted"),
    [DEAL_STATUS_SILENT] = N_ ("Not addressed"),
    [DEAL_STATUS_NONE] = N_ ("No offer"),
    [DEAL_STATUS_ANNOUNCED] = N_ ("Announced"),
    [DEAL_STATUS_PREVIEW] = N_ ("Preview"),
    [DEAL_STATUS_AVAILABLE] = N_ ("Available"),
    [DEAL_STATUS_WITHDRAWN] = N_ ("Withdrawn"),
  };

  DEAL_LOOK_UP (names, status);
}

const char *
deal_format_layer (DealLayer layer)
{
  static const char *const names[] = {
    [DEAL_LAYER_CONTRACT] = N_ ("Contract permits"),
    [DEAL_LAYER_OFFER] = N_ ("Actually offered"),
  };

  DEAL_LOOK_UP (names, layer);
}

const char *
deal_format_certainty (DealCertainty certainty)
{
  static const char *const names[] = {
    [DEAL_CERTAINTY_OFFICIAL] = N_ ("official"),
    [DEAL_CERTAINTY_REPORTED] = N_ ("reported"),
    [DEAL_CERTAINTY_DERIVED] = N_ ("derived"),
    [DEAL_CERTAINTY_PROJECTED] = N_ ("projected"),
    [DEAL_CERTAINTY_INTERPOLATED] = N_ ("interpolated"),
    [DEAL_CERTAINTY_ASSUMED] = N_ ("assumed"),
    [DEAL_CERTAINTY_UNKNOWN] = N_ ("unknown"),
  };

  DEAL_LOOK_UP (names, certainty);
}

const char *
deal_format_stance (DealStance stance)
{
  static const char *const names[] = {
    [DEAL_STANCE_SUPPORTS] = N_ ("supports"),
    [DEAL_STANCE_CONTRADICTS] = N_ ("contradicts"),
    [DEAL_STANCE_MENTIONS] = N_ ("mentions"),
  };

  DEAL_LOOK_UP (names, stance);
}

const char *
deal_format_strength (DealStrength strength)
{
  static const char *const names[] = {
    [DEAL_STRENGTH_OFFICIAL] = N_ ("official text"),
    [DEAL_STRENGTH_NAMED] = N_ ("named source"),
    [DEAL_STRENGTH_ANONYMOUS] = N_ ("unnamed source"),
    [DEAL_STRENGTH_OPINION] = N_ ("opinion"),
  };

  DEAL_LOOK_UP (names, strength);
}

const char *
deal_format_source_kind (DealSourceKind kind)
{
  static const char *const names[] = {
    [DEAL_SOURCE_PARTY] = N_ ("Party"),
    [DEAL_SOURCE_FILING] = N_ ("Filing"),
    [DEAL_SOURCE_REGULATOR] = N_ ("Regulator"),
    [DEAL_SOURCE_REPORTING] = N_ ("Reporting"),
    [DEAL_SOURCE_ANALYSIS] = N_ ("Analysis"),
    [DEAL_SOURCE_AGGREGATOR] = N_ ("Aggregator"),
  };

  DEAL_LOOK_UP (names, kind);
}

const char *
deal_format_version_status (DealVersionStatus status)
{
  static const char *const names[] = {
    [DEAL_VERSION_IN_FORCE] = N_ ("In force"),
    [DEAL_VERSION_AMENDED] = N_ ("Amended"),
    [DEAL_VERSION_SUPERSEDED] = N_ ("Superseded"),
    [DEAL_VERSION_NON_BINDING] = N_ ("Not binding"),
    [DEAL_VERSION_STATEMENT] = N_ ("Statement"),
  };

  DEAL_LOOK_UP (names, status);
}

char *
deal_format_cell_certainty (const DealCell *cell,
                            DealDate        begin)
{
  g_autofree char *certainty = g_strdup (deal_format_certainty (cell->certainty));
  g_autofree char *date = NULL;

  if (cell->interpolated && cell->certainty > DEAL_CERTAINTY_INTERPOLATED)
    {
      g_free (certainty);
      /* Translators: how certain an amount is, as “assumed”. */
      certainty = g_strdup_printf (_ ("%s and interpolated"),
                                   deal_format_certainty (cell->certainty));
    }
  if (!deal_date_is_set (begin))
    return g_steal_pointer (&certainty);

  date = deal_format_date (begin);

  /* Translators: how certain an amount is; the day from which it counts. */
  return g_strdup_printf (_ ("%1$s, from %2$s"), certainty, date);
}

char *
deal_format_reported (const DealCell *cell,
                      const Deal     *deal)
{
  g_autofree char *amount = NULL;
  g_autofree char *when = NULL;

  if (cell->reported == NULL)
    return NULL;

  amount =
    deal_format_money (cell->reported->amount, deal->currency, deal->currency_digits);
  when = deal_format_period (cell->reported->period);

  /* Translators: an amount; the period that it is of. */
  return g_strdup_printf (_ ("%1$s is reported for %2$s"), amount, when);
}

char *
deal_format_cell_standing (const DealCell *cell,
                           DealDate        begin,
                           const Deal     *deal)
{
  g_autofree char *certainty = NULL;
  g_autofree char *reported = NULL;

  if (cell->state == DEAL_STATE_NOT_APPLICABLE)
    return g_strdup (deal_format_state (cell->state));

  certainty = deal_format_cell_certainty (cell, begin);
  reported = deal_format_reported (cell, deal);
  if (reported == NULL)
    return g_steal_pointer (&certainty);

  /* Translators: how certain an amount is; “$4 bn is reported for 2026”. */
  return g_strdup_printf (_ ("%1$s, but %2$s"), certainty, reported);
}

/* The periods of which the amount is @state, in runs: "2028–2029, 2031". */
static char *
list_periods (const DealRow      *row,
              const DealSchedule *schedule,
              DealState           state)
{
  GString *names = g_string_new (NULL);
  gsize    end;

  for (gsize i = 0; i < schedule->n_periods; i = end)
    {
      DealPeriod       run = schedule->periods[i];
      g_autofree char *name = NULL;

      for (end = i + 1; end < schedule->n_periods && row->cells[i].state == state &&
                        row->cells[end].state == state;
           end++)
        run.last = schedule->periods[end].last;
      if (row->cells[i].state != state)
        continue;
      name = deal_format_period (run);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, FALSE);
}

char *
deal_row_describe_missing (const DealRow      *row,
                           const DealSchedule *schedule)
{
  g_autofree char *no_figure = list_periods (row, schedule, DEAL_STATE_NOT_FOUND);
  g_autofree char *secret = list_periods (row, schedule, DEAL_STATE_NOT_DISCLOSED);
  GString         *text = g_string_new (NULL);
  gsize            last = schedule->n_periods - 1;

  if (schedule->n_periods == 0)
    return g_string_free (text, FALSE);

  if (no_figure[0] != '\0')
    /* Translators: periods, of a total. */
    g_string_append_printf (text, _ ("No figure was found for %s."), no_figure);
  if (secret[0] != '\0')
    {
      g_string_append (text, text->len > 0 ? " " : "");
      /* Translators: periods, of a total. */
      g_string_append_printf (text, _ ("Not disclosed for %s."), secret);
    }
  if (row->cells[last].open_ended && row->total_bound == DEAL_BOUND_AT_LEAST)
    {
      g_autofree char *when = deal_format_period (schedule->periods[last]);

      g_string_append (text, text->len > 0 ? " " : "");
      /* Translators: a period, of a total of payments without an end. */
      g_string_append_printf (text, _ ("What comes after %s is not in it."), when);
    }

  return g_string_free (text, FALSE);
}
