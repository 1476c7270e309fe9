/* run-counterpart.h: calls the program as one calls it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  int   status;
  char *out;
  char *err;
} Run;

G_GNUC_UNUSED static void
clear_run (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

/* Runs @line, a command line without the program's name, with @settings in
 * the environment, as "LC_ALL=C TZ=UTC". */
G_GNUC_UNUSED static Run
run_with (const char *settings,
          const char *line)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) pairs = g_strsplit (settings, " ", -1);
  g_auto (GStrv) words = NULL;
  g_autofree char *whole = g_strconcat ("'", g_getenv ("COUNTERPART"), "' ", line, NULL);
  Run              run = { 0 };

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "GDK_BACKEND");
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  for (gsize i = 0; pairs[i] != NULL && pairs[i][0] != '\0'; i++)
    {
      char *value = strchr (pairs[i], '=');

      *value = '\0';
      g_subprocess_launcher_setenv (launcher, pairs[i], value + 1, TRUE);
    }

  g_assert_true (g_shell_parse_argv (whole, NULL, &words, &error));
  process =
    g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &run.out, &run.err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run.status = g_subprocess_get_exit_status (process);

  return run;
}

G_GNUC_UNUSED static Run
run_line (const char *line)
{
  return run_with ("", line);
}

G_GNUC_UNUSED static char *
get_fixture (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "fixtures", "deals", name, NULL);
}

G_END_DECLS
