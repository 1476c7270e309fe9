/* deal-format-evidence.c: what evidence comes to, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-evidence.h"
#include "calc/deal-format.h"
#include "calc/deal-look-up.h"
#include "calc/deal-stances.h"

const char *
deal_format_conflict_kind (DealConflictKind kind)
{
  static const char *const names[] = {
    [DEAL_CONFLICT_CONTRADICTION] = N_ ("Contradiction"),
    [DEAL_CONFLICT_DATE] = N_ ("Different dates"),
    [DEAL_CONFLICT_SCOPE] = N_ ("Different scope"),
    [DEAL_CONFLICT_ROUNDING] = N_ ("Different rounding"),
    [DEAL_CONFLICT_UNIT] = N_ ("Different measures"),
  };

  DEAL_LOOK_UP (names, kind);
}

const char *
deal_format_conflict_verdict (DealConflictKind kind)
{
  static const char *const verdicts[] = {
    [DEAL_CONFLICT_CONTRADICTION] =
      N_ ("No. Not all of them can be right."),
    [DEAL_CONFLICT_DATE] =
      N_ ("Yes, if each speaks of its own day: they differ in when, not in what."),
    [DEAL_CONFLICT_SCOPE] =
      N_ ("Yes, if each speaks of its own part: they differ in what they cover."),
    [DEAL_CONFLICT_ROUNDING] =
      N_ ("Yes. It is one number, given with more or fewer digits."),
    [DEAL_CONFLICT_UNIT] =
      N_ ("Yes, each in its own measure: the numbers count different things."),
  };

  DEAL_LOOK_UP (verdicts, kind);
}

const char *
deal_format_voice (DealVoice voice)
{
  static const char *const names[] = {
    [DEAL_VOICE_SILENT] = N_ ("silent"),
    [DEAL_VOICE_MENTIONS] = N_ ("mentions"),
    [DEAL_VOICE_SUPPORTS] = N_ ("supports"),
    [DEAL_VOICE_CONTRADICTS] = N_ ("contradicts"),
  };

  DEAL_LOOK_UP (names, voice);
}

const char *
deal_format_backing (DealBacking backing)
{
  static const char *const names[] = {
    [DEAL_BACKING_DISPUTED] = N_ ("Disputed"),
    [DEAL_BACKING_AGREED] = N_ ("Two or more origins agree"),
    [DEAL_BACKING_SINGLE] = N_ ("One origin only"),
    [DEAL_BACKING_NONE] = N_ ("No source takes a side"),
  };

  DEAL_LOOK_UP (names, backing);
}

/**
 * deal_format_origins:
 * @sources: what something rests on
 *
 * Returns: (transfer full): "5 sources, 1 origin": how many there are, and how
 *   many of them are independent
 */
char *
deal_format_origins (const DealSourceList *sources)
{
  guint            n_sources = (guint) sources->n;
  guint            n_origins = deal_source_list_count_origins (sources);
  g_autofree char *all = g_strdup_printf (P_ ("%u source", "%u sources", n_sources),
                                          n_sources);
  g_autofree char *independent = g_strdup_printf (P_ ("%u origin", "%u origins",
                                                      n_origins),
                                                  n_origins);

  /* Translators: "5 sources", then "1 origin": reprints of one article have one
   * origin. */
  return g_strdup_printf (_ ("%1$s, %2$s"), all, independent);
}

/* What a value says: its words, or its state where it has none. */
static const char *
get_words (const DealValue *value)
{
  return value->text[0] != '\0' ? value->text : deal_format_state (value->state);
}

/**
 * deal_format_term:
 * @diff: the comparison
 * @row: one of its rows
 * @is_new: which side
 *
 * Returns: (transfer full): what that side says; where it says nothing itself,
 *   that, and what the latest earlier version said
 */
char *
deal_format_term (const DealDiff    *diff,
                  const DealDiffRow *row,
                  gboolean           is_new)
{
  const DealValue *value = is_new ? row->new_value : row->old_value;
  gboolean         is_restated = is_new ? row->new_is_restated : row->old_is_restated;
  g_autofree char *version = NULL;

  if (value == NULL)
    return g_strdup (C_ ("term", "Not stated"));
  if (is_restated)
    return g_strdup (get_words (value));

  version = deal_format_version (value->version, diff->old_version);
  if (row->ended_before)
    /* Translators: a version, what it says. */
    return g_strdup_printf (_ ("Not restated; ended before, in %s: %s"), version,
                            get_words (value));

  /* Translators: a version, what it says. */
  return g_strdup_printf (_ ("Not restated; said in %s: %s"), version, get_words (value));
}
