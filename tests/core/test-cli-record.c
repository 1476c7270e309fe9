/* test-cli-record.c: a picture describes itself and is exported again, without a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "deal-data.h"
#include "run-counterpart.h"

/* Without a display: the picture describes itself, and is exported again. */
static void
test_command_line (void)
{
  g_autofree char *folder = g_dir_make_tmp ("record-XXXXXX", NULL);
  g_autofree char *first = g_build_filename (folder, "first.png", NULL);
  g_autofree char *second = g_build_filename (folder, "second.png", NULL);
  g_autofree char *make = g_strdup_printf (
    "export payments -o %s --set cap=38bn --by quarter --known-on 2026-05-01 "
    "--preset report-column --style print",
    first);
  g_autofree char *again = g_strdup_printf ("export %s -o %s", first, second);
  g_autofree char *tell = g_strdup_printf ("describe %s", first);
  g_autofree char *both = g_strdup_printf ("describe %s --scenario low", first);
  g_auto (Run) made = run_line (make);
  g_auto (Run) remade = run_line (again);
  g_auto (Run) told = run_line (tell);
  g_auto (Run) misused = run_line (both);
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  gsize            n_one, n_two;

  g_assert_cmpstr (made.err, ==, "");
  g_assert_cmpstr (remade.err, ==, "");
  g_assert_cmpint (told.status, ==, 0);
  g_assert_nonnull (strstr (told.out, "\"changed\" : false"));
  g_assert_nonnull (strstr (told.out, "\"cap\" : \"38bn\""));
  g_assert_nonnull (strstr (told.out, "\"known_on\" : \"2026-05-01\""));
  g_assert_nonnull (strstr (told.out, "\"dpi\" : 300.0"));
  g_assert_cmpint (misused.status, ==, 2);
  g_assert_true (g_file_get_contents (first, &one, &n_one, NULL));
  g_assert_true (g_file_get_contents (second, &two, &n_two, NULL));
  g_assert_cmpmem (one, n_one, two, n_two);

  g_unlink (first);
  g_unlink (second);
  g_rmdir (folder);
}

/* Another edition of the deal is named as such; another deal is refused. */
static void
test_other_editions (void)
{
  g_autofree char *folder = g_dir_make_tmp ("record-XXXXXX", NULL);
  g_autofree char *deal = g_build_filename (folder, "good-small.deal.json", NULL);
  g_autofree char *picture = g_build_filename (folder, "figure.png", NULL);
  g_autofree char *from = get_fixture ("good-small.deal.json");
  g_autofree char *make = g_strdup_printf ("export terms -o %s %s", picture, deal);
  g_autofree char *tell = g_strdup_printf ("describe %s", picture);
  g_autofree char *other = deal_data_get_bundled_deal ();
  g_autofree char *wrong = g_strdup_printf ("describe %s %s", picture, other);
  g_autofree char *again = g_strdup_printf ("export %s -o %s/x.svg", picture, folder);
  g_autofree char *text = NULL;
  g_autoptr (GString) longer = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  g_assert_true (g_file_set_contents (deal, text, -1, NULL));
  {
    g_auto (Run) made = run_line (make);
    g_auto (Run) told = run_line (tell);
    g_auto (Run) refused = run_line (wrong);

    g_assert_cmpstr (made.err, ==, "");
    g_assert_nonnull (strstr (told.out, "\"changed\" : false"));
    g_assert_cmpint (refused.status, ==, 2);
    g_assert_nonnull (strstr (refused.err, "is the deal"));
  }

  longer = g_string_new (text);
  g_string_append_c (longer, '\n');
  g_assert_true (g_file_set_contents (deal, longer->str, -1, NULL));
  {
    g_auto (Run) told = run_line (tell);
    g_auto (Run) remade = run_line (again);

    g_assert_nonnull (strstr (told.out, "\"changed\" : true"));
    g_assert_cmpint (remade.status, ==, 0);
    g_assert_nonnull (strstr (remade.err, "has changed since"));
  }

  g_unlink (deal);
  {
    g_auto (Run) told = run_line (tell);
    g_auto (Run) remade = run_line (again);

    g_assert_cmpint (told.status, ==, 0);
    g_assert_nonnull (strstr (told.out, "\"deal_now\" : null"));
    g_assert_cmpint (remade.status, ==, 2);
    g_assert_nonnull (strstr (remade.err, "good-small.deal.json"));
  }
  {
    g_autofree char *svg = g_build_filename (folder, "x.svg", NULL);

    g_unlink (svg);
    g_unlink (picture);
    g_rmdir (folder);
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli-record/draws-the-same-again", test_command_line);
  g_test_add_func ("/cli-record/other-editions", test_other_editions);

  return g_test_run ();
}
