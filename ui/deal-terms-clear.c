/* deal-terms-clear.c: all terms again, and the filter back if that was not meant
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-bar.h"

#include "deal-text.h"
#include "deal-window.h"

/* What a filter was, to have it back. */
typedef struct
{
  DealTermsBar  *bar; /* weak */
  DealTermsQuery query;
  char          *words;
} Cleared;

static void
cleared_free (gpointer  data,
              GClosure *closure)
{
  Cleared *cleared = data;

  g_clear_weak_pointer (&cleared->bar);
  g_free (cleared->words);
  g_free (cleared);
}

static void
clear_undone_cb (gpointer user_data)
{
  Cleared *cleared = user_data;

  if (cleared->bar != NULL)
    deal_terms_bar_set_query (cleared->bar, &cleared->query);
}

/**
 * deal_terms_bar_clear:
 * @self: a bar
 *
 * Shows all terms.  The window offers to take that back.
 */
void
deal_terms_bar_clear (DealTermsBar *self)
{
  GtkRoot             *root = gtk_widget_get_root (GTK_WIDGET (self));
  Cleared             *cleared = g_new0 (Cleared, 1);
  const DealTermsQuery everything = { DEAL_TERMS_ALL, -1, NULL };

  g_set_weak_pointer (&cleared->bar, self);
  deal_terms_bar_get_query (self, &cleared->query);
  cleared->query.words = cleared->words = g_strdup (cleared->query.words);

  deal_terms_bar_set_query (self, &everything);
  if (DEAL_IS_WINDOW (root))
    deal_window_toast_undo (DEAL_WINDOW (root), _ ("All terms are shown"),
                            g_cclosure_new_swap (G_CALLBACK (clear_undone_cb),
                                                 cleared, cleared_free));
  else
    cleared_free (cleared, NULL);
}
