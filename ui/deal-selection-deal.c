/* deal-selection-deal.c: the deal that is looked at: whole or as it was known on a day,
 * and how its conflicts are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-selection-private.h"

#include <string.h>

#include "model/deal-known.h"

static void
carry_over (const DealOptions *from,
            DealOptions       *to)
{
  const Deal        *deal = to->deal;
  const DealVersion *old_version = deal_find_version (deal, from->old_version->id);
  const DealVersion *new_version = deal_find_version (deal, from->new_version->id);

  if (old_version != NULL && new_version != NULL)
    {
      to->old_version = old_version;
      to->new_version = new_version;
    }
  deal_options_take_assumptions (to, from);
  to->by = from->by;
  to->cumulative = from->cumulative;
  to->range = from->range;
  /* The end of a deal that was brought up to date is a later one. */
  if (deal_date_get_last_day (from->on) != deal_date_get_last_day (from->deal->as_of))
    to->on = from->on;
  if (deal_date_get_last_day (to->on) > deal_date_get_last_day (deal->as_of))
    to->on = deal_date_from_day (deal_date_get_last_day (deal->as_of));
  to->kinds = from->kinds;
  to->term_order = from->term_order;
  to->by_kind = from->by_kind;
}

static const DealPosition *
find_position (const DealConflict *conflict,
               const char         *says)
{
  for (gsize i = 0; i < conflict->n_positions; i++)
    if (g_str_equal (conflict->positions[i].says, says))
      return &conflict->positions[i];

  return NULL;
}

/* Readings of conflicts and positions that the deal does not have wait. */
static void
apply_readings (DealSelection *self)
{
  for (guint i = 0; self->options != NULL && i < self->readings->len; i++)
    {
      const DealArchivedReading *reading = self->readings->pdata[i];
      const DealConflict        *conflict = deal_find_conflict (self->deal,
                                                                reading->conflict);

      if (conflict != NULL)
        deal_options_choose_reading (self->options, conflict,
                                     find_position (conflict, reading->says),
                                     reading->reason);
    }
}

/* Takes @deal, and chooses again what was chosen. */
static void
take_deal (DealSelection *self,
           Deal          *deal)
{
  g_autoptr (DealOptions) options = deal != NULL ? deal_options_new (deal) : NULL;

  if (options != NULL && self->options != NULL &&
      g_str_equal (deal->id, self->deal->id))
    carry_over (self->options, options);

  deal_selection_forget_values (self);
  g_clear_pointer (&self->evidence, deal_evidence_free);
  g_clear_pointer (&self->options, deal_options_free);
  g_clear_pointer (&self->deal, deal_unref);
  self->options = g_steal_pointer (&options);
  self->deal = deal;
  apply_readings (self);

  if (self->term != NULL && (deal == NULL || deal_find_term (deal, self->term) == NULL))
    deal_selection_set_term (self, NULL);
  if (self->source != NULL &&
      (deal == NULL || deal_find_source (deal, self->source) == NULL))
    deal_selection_set_source (self, NULL);
}

/**
 * deal_selection_rebuild:
 * @self: a selection
 *
 * Makes the whole of the file and the user's own scenarios, and what was known of it
 * on the day, and looks at it.
 *
 * Returns: how many of the scenarios do not fit the deal
 */
guint
deal_selection_rebuild (DealSelection *self)
{
  guint n_left_out = 0;
  Deal *whole = deal_selection_add_own (self, &n_left_out);
  Deal *known = NULL;

  self->hidden_old = self->hidden_new = NULL;
  if (whole != NULL && deal_date_is_set (self->known_on))
    known = deal_new_known_on (whole, self->known_on, NULL);
  if (known == NULL)
    self->known_on = (DealDate){ 0 };
  if (known == NULL && whole != NULL)
    known = deal_ref (whole);

  take_deal (self, known);
  g_clear_pointer (&self->whole, deal_unref);
  self->whole = whole;
  deal_selection_emit_changed (self);

  return n_left_out;
}

/**
 * deal_selection_set_deal:
 * @self: a selection
 * @deal: (nullable): the deal to look at, whole
 *
 * Looks at another deal, or at the same one as its file is now.  What was
 * chosen is chosen again where @deal has something of the same id; a term or
 * a source that it does not have is no longer selected.  A day on which none of
 * it was known is given up.
 */
void
deal_selection_set_deal (DealSelection *self,
                         Deal          *deal)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));

  if (deal == self->file)
    return;

  if (deal == NULL || self->file == NULL || !g_str_equal (deal->id, self->file->id))
    {
      g_ptr_array_set_size (self->readings, 0);
      g_ptr_array_set_size (self->own, 0);
      self->known_on = (DealDate){ 0 };
    }
  g_clear_pointer (&self->file, deal_unref);
  self->file = deal != NULL ? deal_ref (deal) : NULL;
  deal_selection_rebuild (self);
}

/**
 * deal_selection_get_whole:
 * @self: a selection
 *
 * Returns: (nullable): the deal as its file has it, whatever day is looked at
 */
Deal *
deal_selection_get_whole (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  return self->whole;
}

/**
 * deal_selection_get_known_on:
 * @self: a selection
 *
 * Returns: the day whose knowledge is shown; unset: all of it
 */
DealDate
deal_selection_get_known_on (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), (DealDate){ 0 });

  return self->known_on;
}

/* A pair that the day hid comes back with it, unless another was chosen. */
static void
restore_pair (DealSelection *self)
{
  if (self->hidden_old == NULL || deal_date_is_set (self->known_on))
    return;

  self->options->old_version = self->hidden_old;
  self->options->new_version = self->hidden_new;
  self->hidden_old = self->hidden_new = NULL;
}

/**
 * deal_selection_set_known_on:
 * @self: a selection with a deal
 * @day: the day whose knowledge is shown; unset: all of it
 * @error: return location for an error
 *
 * Looks at the deal as it was publicly known on a day.
 *
 * Returns: FALSE, with nothing changed, when no version was known then
 */
gboolean
deal_selection_set_known_on (DealSelection *self,
                             DealDate       day,
                             GError       **error)
{
  Deal              *deal;
  const DealVersion *old_version;
  const DealVersion *new_version;

  g_return_val_if_fail (DEAL_IS_SELECTION (self), FALSE);
  g_return_val_if_fail (self->whole != NULL, FALSE);

  deal = deal_date_is_set (day) ? deal_new_known_on (self->whole, day, error)
                                : deal_ref (self->whole);
  if (deal == NULL)
    return FALSE;

  old_version = deal_find_version (self->whole, self->options->old_version->id);
  new_version = deal_find_version (self->whole, self->options->new_version->id);
  self->known_on = day;
  take_deal (self, deal);
  if (self->hidden_old == NULL &&
      (deal_find_version (deal, old_version->id) == NULL ||
       deal_find_version (deal, new_version->id) == NULL))
    {
      self->hidden_old = old_version;
      self->hidden_new = new_version;
    }
  restore_pair (self);
  deal_selection_emit_changed (self);

  return TRUE;
}

/**
 * deal_selection_set_readings:
 * @self: a selection with a deal
 * @readings: (element-type DealArchivedReading) (transfer full): what was kept
 *   of the deal's conflicts
 *
 * Reads the conflicts as they were read before.
 */
void
deal_selection_set_readings (DealSelection *self,
                             GPtrArray     *readings)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));

  g_ptr_array_unref (self->readings);
  self->readings = readings;
  apply_readings (self);
  if (readings->len > 0)
    deal_selection_emit_changed (self);
}

/* How @options read the conflicts of their deal. */
static void
take_readings (DealSelection     *self,
               const DealOptions *options)
{
  const Deal *deal = options->deal;

  g_ptr_array_set_size (self->readings, 0);
  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];
      const DealReading  *reading = deal_options_get_reading (options, conflict);

      if (reading->position != NULL)
        g_ptr_array_add (self->readings,
                         deal_archived_reading_new (conflict->id, reading->position->says,
                                                    reading->reason));
    }
}

/**
 * deal_selection_restore:
 * @self: a selection with a deal
 * @options: options of its whole deal, or of that deal as known on a day
 *
 * Looks at the deal exactly as @options do: the day of knowledge and the readings
 * of conflicts are theirs as well.  Nothing of it is kept for the next time.
 */
void
deal_selection_restore (DealSelection     *self,
                        const DealOptions *options)
{
  DealOptions *restored;

  g_return_if_fail (DEAL_IS_SELECTION (self));
  g_return_if_fail (self->whole != NULL);
  g_return_if_fail (g_str_equal (options->deal->id, self->whole->id));

  self->known_on = options->deal->known_on;
  self->hidden_old = self->hidden_new = NULL;
  take_readings (self, options);
  take_deal (self, deal_ref (options->deal));
  restored = deal_options_copy (options);
  deal_options_set_anchors (restored, self->options->anchors);
  g_clear_pointer (&self->options, deal_options_free);
  self->options = restored;
  deal_selection_forget_values (self);
  deal_selection_emit_changed (self);
}

/**
 * deal_selection_choose_reading:
 * @self: a selection with a deal
 * @conflict: a conflict of the deal
 * @position: (nullable): the position that calculations follow; `NULL`: none
 * @reason: (nullable): why, in the reader's words
 *
 * Reads a conflict so, in all figures, and has it kept.
 */
void
deal_selection_choose_reading (DealSelection      *self,
                               const DealConflict *conflict,
                               const DealPosition *position,
                               const char         *reason)
{
  DealArchivedReading *reading = NULL;

  g_return_if_fail (DEAL_IS_SELECTION (self));
  g_return_if_fail (self->options != NULL);

  for (guint i = self->readings->len; i-- > 0;)
    if (g_str_equal (((DealArchivedReading *) self->readings->pdata[i])->conflict,
                     conflict->id))
      g_ptr_array_remove_index (self->readings, i);
  if (position != NULL)
    {
      reading = deal_archived_reading_new (conflict->id, position->says, reason);
      g_ptr_array_add (self->readings, reading);
    }

  deal_options_choose_reading (self->options, conflict, position, reason);
  deal_selection_forget_values (self);
  deal_selection_emit_reading (self, conflict->id, reading);
  deal_selection_emit_changed (self);
}

static gboolean
has_anchors (const DealOptions     *options,
             const DealAnchorState *anchors)
{
  gsize size = options->deal->n_claims * sizeof *anchors;

  if (options->anchors == NULL || anchors == NULL)
    return options->anchors == anchors;

  return memcmp (options->anchors, anchors, size) == 0;
}

/**
 * deal_selection_set_citations:
 * @self: a selection
 * @citations: (nullable): what became of the citations of its deal
 *
 * Says nothing when it is what it was.
 */
void
deal_selection_set_citations (DealSelection       *self,
                              const DealCitations *citations)
{
  const DealAnchorState *anchors = citations != NULL ? citations->states : NULL;

  g_return_if_fail (DEAL_IS_SELECTION (self));
  g_return_if_fail (citations == NULL || self->options == NULL ||
                    citations->n_claims == self->options->deal->n_claims);

  if (self->options == NULL || has_anchors (self->options, anchors))
    return;

  deal_options_set_anchors (self->options, anchors);
  deal_selection_emit_changed (self);
}
