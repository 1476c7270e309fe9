/* main.c: `counterpart`: the subcommands, or the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <glib/gstdio.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "chart/deal-fonts.h"
#include "cli/deal-cli-fetch.h"
#include "cli/deal-cli.h"
#include "deal-config.h"
#include "deal-text.h"

#define WINDOW "counterpart-window"

/* Of a command and what follows it, in the list of commands; as the longest. */
#define USAGE_WIDTH 30

static void
set_up_language (void)
{
  const char *folder = g_getenv ("COUNTERPART_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE_DOMAIN, folder != NULL ? folder : DEAL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE_DOMAIN, "UTF-8");
}

/* 1 if it cannot be written, as on a full disk. */
static int
print (const char *text)
{
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return DEAL_EXIT_DONE;

  g_printerr ("counterpart: %s\n", _ ("The output could not be written."));

  return DEAL_EXIT_FAILED;
}

static int
print_help (void)
{
  g_autoptr (GString) help = g_string_new (NULL);

  g_string_append_printf (
    help, "%s\n  counterpart [FILE | URL | FIGURE.png]   %s\n  counterpart %s\n\n%s\n",
    _ ("Usage:"), _ ("open the window"), _ ("COMMAND [ARGUMENT…]"), _ ("Commands:"));
  for (gsize i = 0; i < deal_n_commands; i++)
    {
      const DealCommand *command = &deal_commands[i];
      g_autofree char   *usage = g_strconcat (command->name, " ", command->usage, NULL);
      int                padding = (int) MAX (USAGE_WIDTH - g_utf8_strlen (usage, -1), 0);

      g_string_append_printf (help, "  %s%*s  %s\n", usage, padding, "",
                              _ (command->summary));
    }
  g_string_append_printf (help, "\n%s\n",
                          _ ("Where FILE is left out, the bundled deal counts.  "
                             "“counterpart COMMAND --help” lists a command’s options."));

  return print (help->str);
}

/* The window's program: named by the environment for a program that was not
 * installed, beside this one, or where it is installed. */
static char *
find_window (void)
{
  const char      *named = g_getenv ("COUNTERPART_WINDOW");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *beside = NULL;

  if (named != NULL && named[0] != '\0')
    return g_strdup (named);
  if (self != NULL)
    {
      g_autofree char *folder = g_path_get_dirname (self);

      beside = g_build_filename (folder, WINDOW, NULL);
      if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&beside);
    }

  return g_build_filename (DEAL_LIBEXECDIR, WINDOW, NULL);
}

static gboolean
has_display (void)
{
  static const char *const names[] = { "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY",
                                       "GDK_BACKEND" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = g_getenv (names[i]);

      if (value != NULL && value[0] != '\0')
        return TRUE;
    }

  return FALSE;
}

/* Becomes the window; comes back only to say why not. */
static int
open_window (char **argv)
{
  g_autofree char *window = find_window ();

  if (!has_display ())
    {
      g_printerr ("counterpart: %s\n",
                  _ ("There is no display to open a window on; "
                     "“counterpart --help” lists what works without one."));
      return DEAL_EXIT_FAILED;
    }

  argv[0] = window;
  execv (window, argv);

  /* Translators: a path and the system's reason */
  g_printerr (_ ("counterpart: The window’s program “%s” cannot be run: %s\n"), window,
              g_strerror (errno));

  return DEAL_EXIT_FAILED;
}

/* The window knows files only: nothing that other programs hand it is fetched. */
static int
open_address (char **argv)
{
  g_autofree char *path = NULL;
  int              status;

  if (!has_display ())
    return open_window (argv);
  status = deal_cli_fetch_deal (argv[1], &path);
  if (status != DEAL_EXIT_DONE)
    return status;

  argv[1] = path;

  return open_window (argv);
}

/* What the window opens: a file that is there or an address; not an option, for
 * none stands before a command. */
static gboolean
is_for_window (const char *argument)
{
  g_autofree char *scheme = g_uri_parse_scheme (argument);

  if (argument[0] == '-')
    return FALSE;

  return scheme != NULL ||
         g_file_test (argument, G_FILE_TEST_EXISTS);
}

int
main (int    argc,
      char **argv)
{
  const DealCommand *command;
  g_autofree char   *shown = NULL;

  set_up_language ();
  if (argc < 2)
    return open_window (argv);
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return print_help ();
  if (g_str_equal (argv[1], "--version"))
    return print ("counterpart " DEAL_VERSION "\n");

  command = deal_command_find (argv[1]);
  if (command != NULL)
    {
      deal_fonts_claim_process ();
      return command->run (argc - 1, argv + 1);
    }
  if (deal_cli_is_url (argv[1]))
    return open_address (argv);
  if (is_for_window (argv[1]))
    return open_window (argv);

  shown = g_filename_display_name (argv[1]);

  /* Translators: %s is what was given on the command line */
  g_printerr (_ ("counterpart: “%s” is no command and no file; "
                 "“counterpart --help” lists the commands.\n"),
              shown);

  return DEAL_EXIT_USAGE;
}
