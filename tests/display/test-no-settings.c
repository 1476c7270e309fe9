/* test-no-settings.c: a folder for settings that cannot be written to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "window-fixture.h"

static const char text[] =
  "What you set is not kept: the folder for settings cannot be written to.";

static gboolean
is_told (gpointer window)
{
  return fixture_shows (window, text);
}

/* It works, and says so, but once. */
static void
test_told_once (Fixture      *fixture,
                gconstpointer data)
{
  Fixture second = { NULL };

  fixture_wait (is_told, fixture->window);
  set_up (&second, NULL);
  fixture_idle (500);
  g_assert_false (fixture_shows (GTK_WIDGET (second.window), text));
  tear_down (&second, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("deal-window-XXXXXX", &error);

  g_assert_no_error (error);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", "/dev/null/settings", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/no-settings/told-once", Fixture, NULL, set_up, test_told_once, tear_down);

  return g_test_run ();
}
