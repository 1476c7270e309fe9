/* deal-assumptions-undo.c: takes back a scenario and assumptions that were changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-assumptions-undo.h"

#include "deal-pending.h"
#include "deal-ui.h"
#include "deal-window.h"

#define KEY "deal-assumptions-undo"

/* Changes of one thing in quick succession, as by dragging a slider, are one. */
#define SECONDS_APART 1

typedef struct
{
  GtkWidget     *controls; /* weak */
  DealSelection *selection;
  DealOptions   *options;
  gconstpointer  what;
  gint64         changed; /* monotonic time of the last change that it takes back */
} Before;

static void
before_free (gpointer  data,
             GClosure *closure)
{
  Before *before = data;

  if (before->controls != NULL &&
      g_object_get_data (G_OBJECT (before->controls), KEY) == before)
    g_object_set_data (G_OBJECT (before->controls), KEY, NULL);
  g_clear_weak_pointer (&before->controls);
  g_object_unref (before->selection);
  deal_options_free (before->options);
  g_free (before);
}

static void
undone_cb (const Before *before,
           GError      **error)
{
  g_autoptr (DealOptions) options = NULL;
  const Deal *deal;

  /* What is still on its way would come after this. */
  if (before->controls != NULL)
    deal_pending_flush (before->controls, before->selection);
  deal = deal_selection_get_deal (before->selection);
  if (deal == NULL || !g_str_equal (deal->id, before->options->deal->id))
    {
      deal_ui_set_other_deal (error);
      return;
    }

  options = deal_options_copy (deal_selection_get_options (before->selection));
  deal_options_take_assumptions (options, before->options);
  deal_selection_set_options (before->selection, options);
}

static Before *
before_new (GtkWidget         *controls,
            DealSelection     *selection,
            const DealOptions *options)
{
  Before *before = g_new0 (Before, 1);

  g_set_weak_pointer (&before->controls, controls);
  before->selection = g_object_ref (selection);
  before->options = deal_options_copy (options);

  return before;
}

/**
 * deal_assumptions_offer_undo:
 * @controls: where they are changed
 * @selection: whose options they are
 * @before: the options before the change
 * @text: what was done, as its result
 *
 * Tells of a change that gives up others, and offers to take it back.
 */
void
deal_assumptions_offer_undo (GtkWidget         *controls,
                             DealSelection     *selection,
                             const DealOptions *before,
                             const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (controls);

  if (DEAL_IS_WINDOW (root))
    deal_window_toast_undo (DEAL_WINDOW (root), text,
                            g_cclosure_new_swap (G_CALLBACK (undone_cb),
                                                 before_new (controls, selection, before),
                                                 before_free));
}

/**
 * deal_assumptions_keep_undo:
 * @controls: where they are changed
 * @selection: whose options they are
 * @before: the options before the change
 * @what: what is changed: a parameter, or anything else that stays the same
 * @text: what was done, as its result
 *
 * Lets `win.undo` take a change back, without a message: it is seen at once.
 */
void
deal_assumptions_keep_undo (GtkWidget         *controls,
                            DealSelection     *selection,
                            const DealOptions *before,
                            gconstpointer      what,
                            const char        *text)
{
  GtkRoot *root = gtk_widget_get_root (controls);
  Before  *kept = g_object_get_data (G_OBJECT (controls), KEY);
  gint64   now = g_get_monotonic_time ();

  if (!DEAL_IS_WINDOW (root))
    return;

  if (kept == NULL || kept->what != what ||
      now - kept->changed > SECONDS_APART * G_TIME_SPAN_SECOND)
    {
      kept = before_new (controls, selection, before);
      kept->what = what;
      g_object_set_data (G_OBJECT (controls), KEY, kept);
      deal_window_keep_undo (
        DEAL_WINDOW (root), text,
        g_cclosure_new_swap (G_CALLBACK (undone_cb), kept, before_free));
    }
  kept->changed = now;
}
