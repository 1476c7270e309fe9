/* main.c: the window's process
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-application.h"

#include <libintl.h>
#include <locale.h>
#include <malloc.h>
#include <stdlib.h>

#include "deal-config.h"
#include "deal-text.h"

/* More than a frame of a usual window, less than a picture for a report. */
#define LARGE_BYTES (6 * 1024 * 1024)

/* Where there is no GPU, Mesa computes in software what Cairo draws faster: it
 * costs 0.1 s and 100 MB at the start and half a core for a blinking caret.  A
 * renderer that somebody chose stays chosen; for Cairo's, too, GTK would load Mesa. */
static void
avoid_software_gl (void)
{
  const char *renderer = g_getenv ("GSK_RENDERER");
  gboolean    draws_itself = renderer != NULL
                               ? g_str_equal (renderer, "cairo")
                               : !g_file_test ("/dev/dri", G_FILE_TEST_EXISTS);

  if (draws_itself && g_getenv ("GDK_DEBUG") == NULL)
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
}

/* Each thread would get an arena of its own, eight for a core, and keeps there what it
 * has freed: a window in which charts were exported grew with each, to three times its
 * size.  Two are enough; and pictures are given back. */
static void
limit_heaps (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
#endif
}

static void
bind_text (void)
{
  const char *folder = g_getenv ("COUNTERPART_LOCALE_DIR");

  bindtextdomain (GETTEXT_PACKAGE_DOMAIN, folder != NULL ? folder : DEAL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE_DOMAIN, "UTF-8");
  textdomain (GETTEXT_PACKAGE_DOMAIN);
}

/* `--check-display` answers with the exit status alone; app/start asks it. */
int
main (int    argc,
      char **argv)
{
  g_autoptr (DealApplication) application = NULL;

  limit_heaps ();
  setlocale (LC_ALL, "");
  bind_text ();
  avoid_software_gl ();

  if (argc == 2 && g_str_equal (argv[1], "--check-display"))
    return gtk_init_check () ? EXIT_SUCCESS : EXIT_FAILURE;

  if (!gtk_init_check ())
    {
      g_printerr ("counterpart: %s\n",
                  _ ("there is no display to open a window on; without one, "
                     "“counterpart --help” says what can be done"));
      return EXIT_FAILURE;
    }

  application = deal_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
