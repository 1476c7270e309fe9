/* deal-timeline-ends.c: how the ends of a timeline and the tally of terms agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff.h"
#include "chart/deal-timeline-private.h"
#include "deal-text.h"

typedef struct
{
  guint n;          /* lanes that end */
  guint n_ended;    /* terms that the tally counts as ended */
  guint n_other;    /* terms that it counts as something else, as narrowed */
  guint n_payments; /* what is paid, which is no term */
} Ends;

/* Of each term of the deal, in its order; (transfer full). */
static DealBadge *
list_badges (const DealLanes *lanes)
{
  g_autoptr (DealDiff)
    diff = deal_diff_new (lanes->deal, lanes->old_version, lanes->new_version);
  DealBadge *badges = g_new (DealBadge, lanes->deal->n_terms);

  for (gsize i = 0; i < lanes->deal->n_terms; i++)
    badges[i] = DEAL_BADGE_UNCLEAR;
  for (gsize i = 0; i < diff->n_rows; i++)
    badges[diff->rows[i].term - lanes->deal->terms] = diff->rows[i].badge;

  return badges;
}

static Ends
count_ends (const DealLanes *lanes)
{
  g_autofree DealBadge *badges = NULL;
  Ends                  ends = { .n = lanes->tally[DEAL_LANE_ENDED] };

  if (ends.n == 0)
    return ends;

  badges = list_badges (lanes);
  for (gsize i = 0; i < lanes->n_lanes; i++)
    {
      const DealLane *lane = &lanes->lanes[i];

      if (lane->change != DEAL_LANE_ENDED)
        continue;
      if (lane->term == NULL)
        ends.n_payments++;
      else if (badges[lane->term - lanes->deal->terms] == DEAL_BADGE_ENDED)
        ends.n_ended++;
      else
        ends.n_other++;
    }

  return ends;
}

/**
 * deal_timeline_explain_ends:
 * @lanes: the lanes of a timeline
 *
 * A payment ends though it is no term, and of a right that ends the file may say that
 * it was narrowed: the headline counts more ends than the tally of terms does.
 *
 * Returns: (transfer full) (nullable): a sentence that leads from one number to the
 *   other; `NULL`: they are the same
 */
char *
deal_timeline_explain_ends (const DealLanes *lanes)
{
  Ends             ends = count_ends (lanes);
  g_autofree char *ended = NULL;
  GString         *text;

  if (ends.n == ends.n_ended)
    return NULL;

  ended = g_strdup_printf (P_ ("%u term counted as ended", "%u terms counted as ended",
                               ends.n_ended),
                           ends.n_ended);
  text = g_string_new (NULL);
  /* Translators: a number, then “4 terms counted as ended”. */
  g_string_printf (text, P_ ("%1$u ends: %2$s", "%1$u end: %2$s", ends.n), ends.n, ended);
  if (ends.n_other > 0)
    /* Translators: goes on “4 terms counted as ended”. */
    g_string_append_printf (text, P_ (", %u otherwise", ", %u otherwise", ends.n_other),
                            ends.n_other);
  if (ends.n_payments > 0)
    /* Translators: goes on “4 terms counted as ended”. */
    g_string_append_printf (text, P_ (", %u payment", ", %u payments", ends.n_payments),
                            ends.n_payments);
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}
