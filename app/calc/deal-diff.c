/* deal-diff.c: how two versions differ, term by term
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"

#include <stdlib.h>

#include "calc/deal-diff-private.h"
#include "calc/deal-evidence.h"

const char *
deal_kind_to_name (DealKind kind)
{
  static const char *const names[] = {
    [DEAL_KIND_UNCHANGED] = "unchanged",
    [DEAL_KIND_ADDED] = "added",
    [DEAL_KIND_ENDED] = "ended",
    [DEAL_KIND_RAISED] = "raised",
    [DEAL_KIND_LOWERED] = "lowered",
    [DEAL_KIND_EXTENDED] = "extended",
    [DEAL_KIND_SHORTENED] = "shortened",
    [DEAL_KIND_REWORDED] = "reworded",
    [DEAL_KIND_NOT_RESTATED] = "not-restated",
    [DEAL_KIND_UNCLEAR] = "unclear",
    [DEAL_KIND_ABSENT] = "absent",
  };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

const char *
deal_badge_to_name (DealBadge badge)
{
  static const char *const names[] = {
    [DEAL_BADGE_ENDED] = "ended",
    [DEAL_BADGE_NARROWED] = "narrowed",
    [DEAL_BADGE_CAPPED] = "capped",
    [DEAL_BADGE_ADDED] = "added",
    [DEAL_BADGE_WIDENED] = "widened",
    [DEAL_BADGE_CHANGED] = "changed",
    [DEAL_BADGE_UNCHANGED] = "unchanged",
    [DEAL_BADGE_NOT_RESTATED] = "not-restated",
    [DEAL_BADGE_UNCLEAR] = "unclear",
  };

  g_return_val_if_fail ((gsize) badge < G_N_ELEMENTS (names), NULL);

  return names[badge];
}

/* What @version says, or else the latest before it; values and versions are in
 * the order of announcement. */
static const DealValue *
find_value (const DealTerm    *term,
            const DealVersion *version)
{
  const DealValue *found = NULL;

  for (gsize i = 0; i < term->n_values; i++)
    if (term->values[i].version <= version)
      found = &term->values[i];

  return found;
}

/* What never applied, as a limit that there was not, has not ended either. */
static gboolean
never_applied (const DealTerm  *term,
               const DealValue *value)
{
  if (value->state != DEAL_STATE_NOT_APPLICABLE)
    return FALSE;
  for (gsize i = 0; i < term->n_values; i++)
    {
      const DealValue *other = &term->values[i];

      if (other->version < value->version && deal_value_is_present (other))
        return FALSE;
    }

  return TRUE;
}

/* What is carried over had ended: it says so itself, or the file says so of
 * the change that led to it. */
static gboolean
has_ended (const DealTerm  *term,
           const DealValue *value)
{
  const DealChange *latest = NULL;

  if (!deal_value_is_present (value) && value->state != DEAL_STATE_NOT_FOUND)
    return !never_applied (term, value);

  for (gsize i = 0; i < term->n_changes; i++)
    if (term->changes[i].to == value->version &&
        (latest == NULL || term->changes[i].from > latest->from))
      latest = &term->changes[i];

  return latest != NULL && latest->effect == DEAL_EFFECT_ENDED;
}

static const DealChange *
find_change (const DealTerm    *term,
             const DealVersion *from,
             const DealVersion *to)
{
  for (gsize i = 0; i < term->n_changes; i++)
    if (term->changes[i].from == from && term->changes[i].to == to)
      return &term->changes[i];

  return NULL;
}

/* What became of a term between an earlier version and a later one, neither
 * of which need speak of it. */
static DealKind
derive_kind (const DealTerm  *term,
             const DealValue *earlier,
             gboolean         earlier_is_restated,
             const DealValue *later,
             gboolean         later_is_restated)
{
  DealKind kind;

  if (later == NULL)
    return DEAL_KIND_ABSENT;
  if (!later_is_restated)
    return DEAL_KIND_NOT_RESTATED;
  /* A version is what it is, even where nobody says what that is. */
  if (earlier == later)
    return DEAL_KIND_UNCHANGED;
  if (earlier == NULL)
    return deal_value_is_present (later) ? DEAL_KIND_ADDED : DEAL_KIND_UNCLEAR;

  kind = deal_value_compare (term, earlier, later);

  /* Silence is not agreement. */
  return kind == DEAL_KIND_UNCHANGED && !earlier_is_restated ? DEAL_KIND_NOT_RESTATED
                                                             : kind;
}

static DealEffect
mirror_effect (DealEffect effect)
{
  switch (effect)
    {
    case DEAL_EFFECT_ENDED:
      return DEAL_EFFECT_ADDED;
    case DEAL_EFFECT_ADDED:
      return DEAL_EFFECT_ENDED;
    case DEAL_EFFECT_NARROWED:
    case DEAL_EFFECT_CAPPED:
      return DEAL_EFFECT_WIDENED;
    case DEAL_EFFECT_WIDENED:
      return DEAL_EFFECT_NARROWED;
    case DEAL_EFFECT_UNCHANGED:
    case DEAL_EFFECT_UNCLEAR:
    default:
      return effect;
    }
}

static DealBadge
get_badge_of_effect (DealEffect effect)
{
  static const DealBadge badges[] = {
    [DEAL_EFFECT_ENDED] = DEAL_BADGE_ENDED,
    [DEAL_EFFECT_NARROWED] = DEAL_BADGE_NARROWED,
    [DEAL_EFFECT_CAPPED] = DEAL_BADGE_CAPPED,
    [DEAL_EFFECT_ADDED] = DEAL_BADGE_ADDED,
    [DEAL_EFFECT_WIDENED] = DEAL_BADGE_WIDENED,
    [DEAL_EFFECT_UNCHANGED] = DEAL_BADGE_UNCHANGED,
    [DEAL_EFFECT_UNCLEAR] = DEAL_BADGE_UNCLEAR,
  };

  return badges[effect];
}

static DealBadge
get_badge_of_kind (DealKind kind)
{
  static const DealBadge badges[] = {
    [DEAL_KIND_UNCHANGED] = DEAL_BADGE_UNCHANGED,
    [DEAL_KIND_ADDED] = DEAL_BADGE_ADDED,
    [DEAL_KIND_ENDED] = DEAL_BADGE_ENDED,
    [DEAL_KIND_RAISED] = DEAL_BADGE_WIDENED,
    [DEAL_KIND_LOWERED] = DEAL_BADGE_NARROWED,
    [DEAL_KIND_EXTENDED] = DEAL_BADGE_WIDENED,
    [DEAL_KIND_SHORTENED] = DEAL_BADGE_NARROWED,
    [DEAL_KIND_REWORDED] = DEAL_BADGE_CHANGED,
    [DEAL_KIND_NOT_RESTATED] = DEAL_BADGE_NOT_RESTATED,
    [DEAL_KIND_UNCLEAR] = DEAL_BADGE_UNCLEAR,
    [DEAL_KIND_ABSENT] = DEAL_BADGE_UNCLEAR,
  };

  return badges[kind];
}

#define BIT(kind) (1u << DEAL_KIND_##kind)

/* The kinds that an effect excludes.  A limit that is added narrows, and one
 * that is lifted widens, so that only plain opposites are here. */
static gboolean
excludes (DealEffect effect,
          DealKind   kind)
{
  static const guint excluded[] = {
    [DEAL_EFFECT_ENDED] = BIT (UNCHANGED) | BIT (ADDED) | BIT (RAISED) | BIT (EXTENDED),
    [DEAL_EFFECT_NARROWED] = BIT (UNCHANGED) | BIT (EXTENDED),
    [DEAL_EFFECT_CAPPED] = BIT (UNCHANGED) | BIT (RAISED) | BIT (EXTENDED),
    [DEAL_EFFECT_ADDED] = BIT (UNCHANGED) | BIT (ENDED) | BIT (LOWERED) | BIT (SHORTENED),
    [DEAL_EFFECT_WIDENED] = BIT (UNCHANGED) | BIT (SHORTENED),
    [DEAL_EFFECT_UNCHANGED] = BIT (ADDED) | BIT (ENDED) | BIT (RAISED) | BIT (LOWERED) |
                              BIT (EXTENDED) | BIT (SHORTENED),
    [DEAL_EFFECT_UNCLEAR] = 0,
  };

  return (excluded[effect] & (1u << kind)) != 0;
}

/* @kind in the direction of the declared effect. */
static gboolean
agrees (const DealDiffRow *row,
        DealEffect         effect,
        DealKind           kind)
{
  /* The typed value of a share does not say all that its words do. */
  if (kind == DEAL_KIND_UNCHANGED && effect != DEAL_EFFECT_UNCHANGED &&
      effect != DEAL_EFFECT_ADDED &&
      effect != DEAL_EFFECT_ENDED &&
      !deal_text_is_same (row->old_value->text, row->new_value->text))
    return TRUE;

  return !excludes (effect, kind);
}

/* The declared change.  Of a swapped pair its effect counts mirrored; whom it
 * favours and why was said of the other direction. */
static void
apply_declared (DealDiffRow       *row,
                const DealVersion *old_version,
                const DealVersion *new_version)
{
  const DealChange *change = find_change (row->term, old_version, new_version);
  const DealChange *reverse = find_change (row->term, new_version, old_version);

  row->agrees = TRUE;
  row->declared = change;
  row->has_effect = change != NULL || reverse != NULL;
  if (!row->has_effect)
    return;

  if (change != NULL)
    {
      row->effect = change->effect;
      row->agrees = agrees (row, change->effect, row->kind);
    }
  else
    {
      row->effect = mirror_effect (reverse->effect);
      row->agrees = agrees (row, reverse->effect, deal_kind_mirror (row->kind));
    }

  /* A declaration cannot make a version say what it does not say. */
  if (row->kind != DEAL_KIND_NOT_RESTATED)
    row->badge = get_badge_of_effect (row->effect);
}

/* Of the later version, where that is silent, or else of the earlier one. */
static gboolean
has_ended_before (const DealDiffRow *row,
                  gboolean           is_in_order)
{
  const DealValue *earlier = is_in_order ? row->old_value : row->new_value;
  const DealValue *later = is_in_order ? row->new_value : row->old_value;
  gboolean         earlier_speaks = row->old_is_restated;
  gboolean         later_speaks = row->new_is_restated;

  if (!is_in_order)
    {
      earlier_speaks = row->new_is_restated;
      later_speaks = row->old_is_restated;
    }
  if (!later_speaks)
    return later != NULL && has_ended (row->term, later);

  return !earlier_speaks && earlier != NULL && has_ended (row->term, earlier);
}

/* FALSE: neither side speaks of the term. */
static gboolean
fill_row (DealDiffRow       *row,
          const Deal        *deal,
          const DealTerm    *term,
          const DealVersion *old_version,
          const DealVersion *new_version)
{
  row->term = term;
  row->old_value = find_value (term, old_version);
  row->new_value = find_value (term, new_version);
  if (row->old_value == NULL && row->new_value == NULL)
    return FALSE;

  row->old_is_restated = row->old_value != NULL && row->old_value->version == old_version;
  row->new_is_restated = row->new_value != NULL && row->new_value->version == new_version;
  row->kind =
    old_version <= new_version
      ? derive_kind (term, row->old_value, row->old_is_restated, row->new_value,
                     row->new_is_restated)
      : deal_kind_mirror (derive_kind (term, row->new_value, row->new_is_restated,
                                       row->old_value, row->old_is_restated));
  row->badge = get_badge_of_kind (row->kind);
  apply_declared (row, old_version, new_version);

  row->ended_before = has_ended_before (row, old_version <= new_version);
  row->size =
    deal_value_get_size (deal, term, row->kind, row->old_value, row->new_value);

  return TRUE;
}

static int
compare_categories (gconstpointer a,
                    gconstpointer b)
{
  const DealDiffRow *left = a;
  const DealDiffRow *right = b;

  if (left->term->category != right->term->category)
    return left->term->category < right->term->category ? -1 : 1;

  return left->term < right->term ? -1 : left->term > right->term;
}

static void
count_rows (DealDiff *diff)
{
  for (gsize i = 0; i < diff->n_rows; i++)
    {
      DealBadge badge = diff->rows[i].badge;

      diff->tally[badge]++;
      diff->n_disputed += diff->rows[i].disputed ? 1 : 0;
      if (badge != DEAL_BADGE_UNCHANGED && badge != DEAL_BADGE_NOT_RESTATED &&
          badge != DEAL_BADGE_UNCLEAR)
        diff->n_changed++;
    }
}

/**
 * deal_diff_new:
 * @deal: a deal
 * @old_version: the version on the left
 * @new_version: the version on the right; may be the earlier one
 *
 * Compares two versions term by term.
 *
 * Where the later version is silent on a term, the row is “not restated”,
 * whatever was carried over into it.  Where only the earlier one is silent, what
 * it took over counts: a difference is a difference, but sameness is “not
 * restated”, for silence is not agreement.  The badge is the effect that
 * the file declares for just this pair, mirrored if the pair is swapped, or
 * else what the kind amounts to.
 *
 * Returns: (transfer full): the difference
 */
DealDiff *
deal_diff_new (const Deal        *deal,
               const DealVersion *old_version,
               const DealVersion *new_version)
{
  DealDiff *diff = g_new0 (DealDiff, 1);
  g_autoptr (DealEvidence) evidence = deal_evidence_new (deal);

  g_atomic_ref_count_init (&diff->ref_count);
  diff->deal = deal_ref (deal);
  diff->old_version = old_version;
  diff->new_version = new_version;
  diff->rows = g_new0 (DealDiffRow, deal->n_terms);
  for (gsize i = 0; i < deal->n_terms; i++)
    {
      DealDiffRow *row = &diff->rows[diff->n_rows];

      if (!fill_row (row, deal, &deal->terms[i], old_version, new_version))
        continue;
      row->disputed = deal_evidence_get_term (evidence, row->term)->disputed;
      diff->n_rows++;
    }

  if (diff->n_rows > 1)
    qsort (diff->rows, diff->n_rows, sizeof *diff->rows, compare_categories);
  count_rows (diff);

  return diff;
}

/**
 * deal_diff_ref:
 * @diff: a difference
 *
 * Returns: (transfer full): @diff, from any thread
 */
DealDiff *
deal_diff_ref (const DealDiff *diff)
{
  DealDiff *self = (DealDiff *) diff;

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * deal_diff_unref:
 * @diff: (nullable) (transfer full): a difference
 *
 * Lets go of it, and frees it with its last reference.
 */
void
deal_diff_unref (DealDiff *diff)
{
  if (diff == NULL || !g_atomic_ref_count_dec (&diff->ref_count))
    return;

  for (gsize i = 0; i < diff->n_rows; i++)
    g_free (diff->rows[i].size);
  g_free (diff->rows);
  deal_unref (diff->deal);
  g_free (diff);
}
