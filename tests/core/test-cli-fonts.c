/* test-cli-fonts.c: the machine's fonts decide nothing about a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "run-counterpart.h"

/* What a machine may say of its fonts: the usual, none at all, bold and hinted ones
 * of another family in the place of every other, and nonsense. */
static const char *const configs[] = {
  NULL,
  "<fontconfig/>",
  "<fontconfig><dir>/usr/share/fonts</dir><match target=\"pattern\">"
  "<edit name=\"family\" mode=\"assign\" binding=\"same\"><string>DejaVu Serif</string>"
  "</edit><edit name=\"weight\" mode=\"assign\"><const>black</const></edit></match>"
  "<match target=\"font\"><edit name=\"hintstyle\" mode=\"assign\"><const>hintfull"
  "</const></edit><edit name=\"rgba\" mode=\"assign\"><const>rgb</const></edit>"
  "<edit name=\"embolden\" mode=\"assign\"><bool>true</bool></edit></match>"
  "</fontconfig>",
  "<fontconfig><dir>/nowhere</dir><match>",
};

static char *
sum (const char *path)
{
  g_autofree char *data = NULL;
  gsize            size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
}

static void
test_same (gconstpointer ending)
{
  g_autofree char *folder = g_dir_make_tmp ("fonts-XXXXXX", NULL);
  g_autofree char *config = g_build_filename (folder, "fonts.conf", NULL);
  g_autofree char *name = g_strconcat ("figure.", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *line = g_strdup_printf ("export payments -o %s --set cap=38bn", path);
  g_autofree char *settings = g_strconcat ("FONTCONFIG_FILE=", config, NULL);
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (configs); i++)
    {
      g_autofree char *this = NULL;

      if (configs[i] != NULL)
        g_assert_true (g_file_set_contents (config, configs[i], -1, NULL));
      {
        g_auto (Run) run = run_with (configs[i] != NULL ? settings : "", line);

        g_assert_cmpint (run.status, ==, 0);
        g_assert_cmpstr (run.err, ==, "");
      }
      this = sum (path);
      if (first == NULL)
        first = g_steal_pointer (&this);
      else
        g_assert_cmpstr (first, ==, this);
    }
  g_unlink (path);
  g_unlink (config);
  g_rmdir (folder);
}

/* A deal in letters that the bundled font lacks says so. */
static void
test_says_so (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fonts-XXXXXX", NULL);
  g_autofree char *deal = g_build_filename (folder, "a.deal.json", NULL);
  g_autofree char *from = get_fixture ("good-small.deal.json");
  g_autofree char *line = g_strdup_printf ("export terms -o %s/a.png %s", folder, deal);
  g_autofree char *tell = g_strdup_printf ("describe terms %s", deal);
  g_autofree char *plain = g_strdup_printf ("describe terms %s", from);
  g_autofree char *png = g_build_filename (folder, "a.png", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) other = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  other = g_string_new (text);
  g_assert_cmpuint (g_string_replace (other, "Licence to the charts", "海図の使用", 0), >,
                    0);
  g_assert_true (g_file_set_contents (deal, other->str, -1, NULL));
  {
    g_auto (Run) run = run_line (line);
    g_auto (Run) told = run_line (tell);
    g_auto (Run) bundled = run_line (plain);

    g_assert_cmpint (run.status, ==, 0);
    g_assert_nonnull (strstr (run.err, "not in the bundled font"));
    g_assert_nonnull (strstr (told.out, "\"letters_are_bundled\" : false"));
    g_assert_nonnull (strstr (bundled.out, "\"letters_are_bundled\" : true"));
  }
  g_unlink (png);
  g_unlink (deal);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/cli-fonts/png", "png", test_same);
  g_test_add_data_func ("/cli-fonts/svg", "svg", test_same);
  g_test_add_data_func ("/cli-fonts/pdf", "pdf", test_same);
  g_test_add_func ("/cli-fonts/says-so", test_says_so);

  return g_test_run ();
}
