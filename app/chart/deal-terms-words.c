/* deal-terms-words.c: what the figure of the terms says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-terms-private.h"
#include "deal-text.h"

/**
 * deal_terms_write_cell:
 * @self: the figure
 * @row: one of its rows
 * @is_new: which side
 *
 * Returns: (transfer full): what that side says; where it says nothing itself,
 *   that, and what the latest earlier version said
 */
char *
deal_terms_write_cell (const DealTermsFigure *self,
                       const DealDiffRow     *row,
                       gboolean               is_new)
{
  return deal_format_term (self->diff, row, is_new);
}

/**
 * deal_terms_describe_row:
 * @self: the figure
 * @row: one of its rows
 *
 * Returns: (transfer full): the row in a sentence
 */
char *
deal_terms_describe_row (const DealTermsFigure *self,
                         const DealDiffRow     *row)
{
  g_autofree char *old_text = deal_terms_write_cell (self, row, FALSE);
  g_autofree char *new_text = deal_terms_write_cell (self, row, TRUE);
  GString         *text = g_string_new (NULL);

  /* Translators: a term, the kind of change, what the old and the new version say. */
  g_string_append_printf (text, _ ("%s: %s. Old: %s New: %s"), row->term->title,
                          deal_format_badge (row->badge), old_text, new_text);
  if (row->size != NULL)
    g_string_append_printf (text, " (%s)", row->size);
  if (row->disputed)
    g_string_append (text, _ (" Disputed."));

  return g_string_free (text, FALSE);
}

static char *
write_title (const DealDiff *diff)
{
  if (diff->n_changed == 0)
    return g_strdup (_ ("These two versions agree on every term that both state"));

  return g_strdup_printf (P_ ("%u of %zu terms changed", "%u of %zu terms changed",
                              diff->n_changed),
                          diff->n_changed, diff->n_rows);
}

/* "4 ended, 3 narrowed; 16 disputed" */
static char *
write_tally (const DealDiff *diff)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DEAL_N_BADGES; i++)
    if (diff->tally[i] > 0)
      {
        g_autofree char *badge =
          g_utf8_strdown (deal_format_badge ((DealBadge) i), -1);

        /* Translators: a number, a kind of change in small letters. */
        g_string_append_printf (text, _ ("%s%u %s"), text->len > 0 ? ", " : "",
                                diff->tally[i], badge);
      }
  if (diff->n_disputed > 0)
    g_string_append_printf (text, P_ ("; %u disputed", "; %u disputed", diff->n_disputed),
                            diff->n_disputed);

  return g_string_free (text, FALSE);
}

static char *
write_subtitle (const DealTermsFigure *self)
{
  const DealOptions *options = self->base.options;
  g_autofree char   *tally = write_tally (self->diff);

  /* Translators: two versions of the deal, then how many terms changed how. */
  return g_strdup_printf (_ ("%s → %s: %s."), options->old_version->title,
                          options->new_version->title, tally);
}

static char *
write_alt_text (const DealTermsFigure *self)
{
  const DealDiff *diff = self->diff;
  GString        *text = g_string_new (NULL);

  /* Translators: the finding, then the versions and the numbers. */
  g_string_append_printf (text, _ ("%s. %s"), self->base.title,
                          self->base.subtitle);
  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[self->order[i]];
      g_autofree char   *line = NULL;

      if (row->badge == DEAL_BADGE_UNCHANGED || row->badge == DEAL_BADGE_NOT_RESTATED)
        continue;
      line = deal_terms_describe_row (self, row);
      g_string_append_printf (text, " %s", line);
    }

  return g_string_free (text, FALSE);
}

/**
 * deal_terms_write:
 * @self: a figure with its rows
 *
 * Writes title, subtitle, alternative text and assumptions.
 */
void
deal_terms_write (DealTermsFigure *self)
{
  self->base.title = write_title (self->diff);
  self->base.subtitle = write_subtitle (self);
  self->base.alt_text = write_alt_text (self);
  if (self->diff->tally[DEAL_BADGE_NOT_RESTATED] > 0)
    deal_figure_add_assumption (
      &self->base,
      g_strdup (_ ("“Not restated”: the version is silent, which neither ends nor "
                   "confirms what an earlier one said.")),
      _ ("“Not restated”: the version is silent."));
}
