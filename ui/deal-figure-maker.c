/* deal-figure-maker.c: figures made in a thread for a widget, one at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-maker.h"

#include "deal-figure-job.h"

/* Another part of the time needs no second making. */
static void
move_window (DealFigureMaker *self,
             DealFigure     **figure)
{
  DealFigure *moved = self->next != NULL && *figure != NULL
                        ? deal_figure_job_move_window (*figure, self->next)
                        : NULL;

  if (moved == NULL)
    return;

  deal_figure_job_release (*figure);
  *figure = moved;
  g_clear_pointer (&self->next, deal_options_free);
}

/* A widget that has gone has cancelled it. */
static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  DealFigureMaker *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DealOptions) next = NULL;
  DealFigure *figure = deal_figure_job_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->making);
  move_window (self, &figure);
  next = g_steal_pointer (&self->next);
  if (next != NULL)
    deal_figure_maker_make (self, next);
  else
    self->made (self->widget, figure, error);
  g_clear_pointer (&figure, deal_figure_job_release);
}

/**
 * deal_figure_maker_make:
 * @self: a maker
 * @options: what the reader chose; copied
 *
 * Makes the figure, soon.
 */
void
deal_figure_maker_make (DealFigureMaker   *self,
                        const DealOptions *options)
{
  if (self->making != NULL)
    {
      g_clear_pointer (&self->next, deal_options_free);
      self->next = deal_options_copy (options);
      return;
    }

  self->making = g_cancellable_new ();
  deal_figure_job_run_async (self->kind, options, !self->untranslated, self->making,
                             made_cb, self);
}

/* What is being made is not wanted any more. */
void
deal_figure_maker_stop (DealFigureMaker *self)
{
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  g_clear_pointer (&self->next, deal_options_free);
}
