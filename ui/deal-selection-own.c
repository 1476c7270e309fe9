/* deal-selection-own.c: the scenarios of the user's own, beside those of the deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-selection-private.h"
#include "export/deal-scenario-json.h"
#include "model/deal-own.h"

/* @deal with one scenario more; NULL where it does not fit. */
static Deal *
add_one (Deal       *deal,
         const char *body)
{
  g_autoptr (GBytes) bytes = deal_scenarios_wrap (deal->id,
                                                  (const char *[]){ body, NULL });

  return deal_new_with_scenarios (deal, bytes, deal->file_name, NULL, NULL);
}

/**
 * deal_selection_add_own:
 * @self: a selection
 * @n_left_out: (out): how many of the scenarios do not fit the deal
 *
 * Returns: (transfer full) (nullable): the deal of the file, with the others
 */
Deal *
deal_selection_add_own (DealSelection *self,
                        guint         *n_left_out)
{
  Deal *whole = self->file != NULL ? deal_ref (self->file) : NULL;

  *n_left_out = 0;
  for (guint i = 0; whole != NULL && i < self->own->len; i++)
    {
      Deal *with = add_one (whole, self->own->pdata[i]);

      if (with == NULL)
        {
          ++*n_left_out;
          continue;
        }
      deal_unref (whole);
      whole = with;
    }

  return whole;
}

/**
 * deal_selection_set_scenarios:
 * @self: a selection with a deal
 * @bodies: (element-type utf8): what was kept of the deal
 *
 * Adds the user's own scenarios to those of the deal.
 *
 * Returns: how many no longer fit it, and are left out
 */
guint
deal_selection_set_scenarios (DealSelection *self,
                              GPtrArray     *bodies)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), 0);

  g_ptr_array_set_size (self->own, 0);
  for (guint i = 0; i < bodies->len; i++)
    g_ptr_array_add (self->own, g_strdup (bodies->pdata[i]));

  return deal_selection_rebuild (self);
}

/* Where the scenario of that id is among the texts; -1: nowhere. */
static int
find_body (DealSelection *self,
           const char    *id)
{
  for (guint i = 0; id != NULL && i < self->own->len; i++)
    {
      g_autoptr (Deal) with = add_one (self->file, self->own->pdata[i]);

      if (with != NULL && with->n_scenarios > self->file->n_scenarios &&
          g_str_equal (with->scenarios[self->file->n_scenarios].id, id))
        return (int) i;
    }

  return -1;
}

/**
 * deal_selection_put_scenario:
 * @self: a selection with a deal
 * @old_id: (nullable): the scenario of the user's own that it replaces; `NULL`: none
 * @body: (nullable): what it is now; `NULL`: there is none any more
 *
 * Returns: FALSE, with nothing changed, when @body does not fit the deal
 */
gboolean
deal_selection_put_scenario (DealSelection *self,
                             const char    *old_id,
                             const char    *body)
{
  g_autoptr (Deal) with = NULL;
  int place;

  g_return_val_if_fail (DEAL_IS_SELECTION (self), FALSE);
  g_return_val_if_fail (self->file != NULL, FALSE);

  with = body != NULL ? add_one (self->file, body) : NULL;
  if (body != NULL && with == NULL)
    return FALSE;

  place = find_body (self, old_id);
  if (place >= 0)
    g_ptr_array_remove_index (self->own, (guint) place);
  if (body != NULL)
    g_ptr_array_insert (self->own, place, g_strdup (body));
  deal_selection_rebuild (self);

  return TRUE;
}
