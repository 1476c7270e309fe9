/* window-fixture.h: a window with the bundled deal, at its terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-config.h"
#include "deal-window.h"
#include "fixture.h"

typedef struct
{
  DealWindow *window;
  GSettings  *settings;
} Fixture;

static inline gboolean
has_deal (gpointer data)
{
  return deal_selection_get_deal (deal_window_get_selection (data)) != NULL;
}

static inline void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->settings = g_settings_new (DEAL_APP_ID);
  g_settings_reset (fixture->settings, "last-file");
  g_settings_set_string (fixture->settings, "view", "terms");
  fixture->window = deal_window_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_deal, fixture->window);
  fixture_idle (200);
}

static inline void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->settings);
}

static inline void
activate (Fixture    *fixture,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}
