/* comma-locale.h: a locale that writes a comma for the point, made where it is missing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>

G_BEGIN_DECLS

#define COMMA_LOCALE "de_DE.UTF-8"

static gboolean
has_comma_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_ALL, NULL));
  gboolean         has = setlocale (LC_ALL, COMMA_LOCALE) != NULL &&
                 g_str_equal (localeconv ()->decimal_point, ",");

  setlocale (LC_ALL, before);

  return has;
}

/* Compiles it beside the tests, once for all of them; a rename, for others may
 * do the same. */
static void
compile_comma_locale (const char *folder)
{
  g_autofree char *name = g_build_filename (folder, COMMA_LOCALE, NULL);
  g_autofree char *template = g_build_filename (folder, "making-XXXXXX", NULL);
  g_autofree char *made = NULL;
  g_autoptr (GSubprocess) process = NULL;

  if (g_file_test (name, G_FILE_TEST_IS_DIR) ||
      g_mkdir_with_parents (folder, 0700) != 0 || g_mkdtemp (template) == NULL)
    return;

  made = g_build_filename (template, COMMA_LOCALE, NULL);
  process = g_subprocess_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL,
    "localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8", made, NULL);
  if (process != NULL && g_subprocess_wait_check (process, NULL, NULL))
    g_rename (made, name);
  g_rmdir (template);
}

/* Whether %COMMA_LOCALE can be set now, here and in programs that are started
 * afterwards.  If not, the test is skipped, and says so. */
G_GNUC_UNUSED static gboolean
need_comma_locale (void)
{
  if (!has_comma_locale ())
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "locales", NULL);

      compile_comma_locale (folder);
      g_setenv ("LOCPATH", folder, TRUE);
    }
  if (has_comma_locale ())
    return TRUE;

  g_unsetenv ("LOCPATH");
  g_test_skip (COMMA_LOCALE " is not installed, and localedef or its source neither");

  return FALSE;
}

G_END_DECLS
