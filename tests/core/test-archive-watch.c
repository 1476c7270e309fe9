/* test-archive-watch.c: what another process writes into the archive is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "made-archive.h"

static void
count_cb (guint *n)
{
  (*n)++;
}

static gboolean
end_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
iterate (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, end_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* Two connections to one file are to each other what two processes are. */
static void
test_watch (void)
{
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (DealArchive) other = made_archive_open (made);
  guint n = 0;
  guint before;

  g_signal_connect_swapped (archive, "changed", G_CALLBACK (count_cb), &n);
  g_assert_true (deal_archive_add_list (other, "https://a.example/", NULL, NULL, NULL));
  iterate (1500);
  g_assert_cmpuint (n, ==, 0);

  deal_archive_watch (archive);
  deal_archive_watch (archive);
  g_assert_true (deal_archive_add_list (other, "https://b.example/", NULL, NULL, NULL));
  for (guint i = 0; n == 0 && i < 100; i++)
    iterate (50);
  g_assert_cmpuint (n, ==, 1);

  /* What it writes itself is told once, and at once. */
  g_assert_true (deal_archive_add_list (archive, "https://c.example/", NULL, NULL, NULL));
  iterate (1500);
  g_assert_cmpuint (n, ==, 2);

  /* Many at once are few. */
  before = n;
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://d.example/%u", i);

      g_assert_true (deal_archive_add_list (other, url, NULL, NULL, NULL));
    }
  iterate (2500);
  g_assert_cmpuint (n, >, before);
  g_assert_cmpuint (n, <, before + 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-watch/others", test_watch);

  return g_test_run ();
}
