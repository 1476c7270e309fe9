/* test-export-files.c: sizes and names of exported files, and how they are saved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include <expat.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "bundled-figure.h"
#include "deal-error.h"
#include "export/deal-export-private.h"

static void
test_sizes (void)
{
  static const struct
  {
    const char *text;
    int         code; /* -1: good */
  } cases[] = {
    { "1600x900", -1 },
    { "320x320", -1 },
    { "8192x3000", -1 },
    { "5000x5000", -1 },
    { "319x900", DEAL_ERROR_LIMIT },
    { "8193x900", DEAL_ERROR_LIMIT },
    { "5001x5000", DEAL_ERROR_LIMIT },
    { "8192x8192", DEAL_ERROR_LIMIT },
    { "1600", DEAL_ERROR_INVALID },
    { "1600x", DEAL_ERROR_INVALID },
    { "x900", DEAL_ERROR_INVALID },
    { "1600x900x2", DEAL_ERROR_INVALID },
    { "-1600x900", DEAL_ERROR_INVALID },
    { "1600x9e2", DEAL_ERROR_INVALID },
    { "99999999999x900", DEAL_ERROR_INVALID },
    { "", DEAL_ERROR_INVALID },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DealSize size;

      if (deal_size_parse (cases[i].text, 96, &size, &error))
        g_assert_cmpint (cases[i].code, ==, -1);
      else
        g_assert_error (error, DEAL_ERROR, cases[i].code);
    }
  g_assert_false (deal_size_parse ("1600x900", 0, &(DealSize){ 0 }, NULL));
  g_assert_false (deal_size_parse ("1600x900", 1e9, &(DealSize){ 0 }, NULL));
}

/* The smallest and the widest pictures are drawn too. */
static void
test_extreme_sizes (void)
{
  static const DealSize sizes[] = {
    { 320, 320, 72 }, { 320, 320, 600 }, { 8192, 320, 300 }, { 320, 8192, 96 }
  };

  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (DealFigure)
          figure = make_bundled_figure ((DealFigureKind) kind, "cap=38bn");
        g_autoptr (GError) error = NULL;
        g_autoptr (GBytes) png = deal_figure_export (figure, DEAL_FORMAT_PNG, &sizes[i],
                                                     DEAL_STYLE_LIGHT, &error);

        g_assert_no_error (error);
        g_assert_cmpuint (g_bytes_get_size (png), >, 1000);
      }
}

/* Pixels of the smallest letters: on a screen as the charts were designed, 15.5 of
 * 900, on paper and on a wall by its size. */
static void
test_letters (void)
{
  static const struct
  {
    DealSize size;
    double   pixels;
  } cases[] = {
    { { 1600, 900, 96 }, 15.5 },
    { { 1920, 1080, 96 }, 18.6 },
    { { 1200, 628, 96 }, 15.5 },
    { { 640, 400, 96 }, 8 / 72.0 * 96 },
    { { 1920, 1080, 144 }, 28 },
    { { 1890, 1181, 300 }, 8 / 72.0 * 300 },
    { { 1004, 709, 300 }, 7 / 72.0 * 300 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealFrame frame;
      double    scale;

      deal_size_get_frame (&cases[i].size, DEAL_STYLE_LIGHT, &frame, &scale);
      g_assert_cmpfloat_with_epsilon (scale * 12, cases[i].pixels, 0.01);
    }
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    int         format; /* -1: none */
  } cases[] = {
    { "a.png", DEAL_FORMAT_PNG },
    { "a.PNG", DEAL_FORMAT_PNG },
    { "b/c.d.svg", DEAL_FORMAT_SVG },
    { "x.pdf", DEAL_FORMAT_PDF },
    { ".csv", DEAL_FORMAT_CSV },
    { "png", -1 },
    { "a.jpg", -1 },
    { "a.", -1 },
    { "", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DealFormat format;

      if (deal_format_from_path (cases[i].path, &format, &error))
        g_assert_cmpint (format, ==, cases[i].format);
      else
        g_assert_cmpint (cases[i].format, ==, -1);
    }
}

static void
test_suggested_names (void)
{
  g_autoptr (DealFigure) payments = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (DealFigure)
    totals = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cumulative");
  g_autoptr (DealFigure) matrix = make_bundled_figure (DEAL_FIGURE_AVAILABILITY, "");
  g_autofree char *first = deal_figure_suggest_name (payments, DEAL_FORMAT_PNG);
  g_autofree char *second = deal_figure_suggest_name (totals, DEAL_FORMAT_PDF);
  g_autofree char *third = deal_figure_suggest_name (matrix, DEAL_FORMAT_CSV);

  g_assert_cmpstr (first, ==, "counterpart-payments-annual-2026-11-20.png");
  g_assert_cmpstr (second, ==, "counterpart-payments-cumulative-2026-11-20.pdf");
  g_assert_cmpstr (third, ==, "counterpart-availability-2026-11-20.csv");
}

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
set_up (Place        *place,
        gconstpointer data)
{
  place->folder = g_dir_make_tmp ("deal-export-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "out.png", NULL);
}

static void
tear_down (Place        *place,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", place->folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (place->folder);
  g_free (place->path);
}

static void
assert_refused (const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  g_assert_false (deal_file_save (path, bytes, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_WRITE);
}

static void
test_save (Place        *place,
           gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *link = g_build_filename (place->folder, "link.png", NULL);
  g_autofree char *content = NULL;
  struct stat      status;

  g_assert_true (deal_file_save (place->path, bytes, &error));
  g_assert_no_error (error);
  /* Through a link to what it points to, and the link stays one. */
  g_assert_cmpint (symlink (place->path, link), ==, 0);
  g_assert_true (deal_file_save (link, bytes, &error));
  g_assert_cmpint (lstat (link, &status), ==, 0);
  g_assert_true (S_ISLNK (status.st_mode));
  g_assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "new");
}

static void
test_refused (Place        *place,
              gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (place->folder, "fifo", NULL);
  g_autofree char *loop = g_build_filename (place->folder, "loop", NULL);
  g_autofree char *missing = g_build_filename (place->folder, "no", "such", "out.png",
                                               NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink (loop, loop), ==, 0);
  assert_refused ("/dev/full");
  assert_refused (place->folder);
  assert_refused (fifo);
  assert_refused (loop);
  assert_refused (missing);
}

/* When the disk is full the old file is still whole. */
static void
test_failure_keeps_old (Place        *place,
                        gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  if (geteuid () == 0)
    {
      /* Root may write anywhere: a name that leaves no room for a temporary
       * file's fails in the same place. */
      g_autofree char *name = g_strnfill (252, 'x');
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
      g_assert_cmpint (rename (place->path, path), ==, 0);
      g_assert_false (deal_file_save (path, bytes, &error));
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
    }
  else
    {
      g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
      g_assert_cmpint (g_chmod (place->folder, 0500), ==, 0);
      g_assert_false (deal_file_save (place->path, bytes, &error));
      g_assert_cmpint (g_chmod (place->folder, 0700), ==, 0);
      g_assert_true (g_file_get_contents (place->path, &content, NULL, NULL));
    }
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_WRITE);
  g_assert_cmpstr (content, ==, "old");
  dir = g_dir_open (place->folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    n++;
  g_assert_cmpuint (n, ==, 1);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/sizes", test_sizes);
  g_test_add_func ("/export/extreme-sizes", test_extreme_sizes);
  g_test_add_func ("/export/letters", test_letters);
  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/suggested-names", test_suggested_names);
  g_test_add ("/export/save", Place, NULL, set_up, test_save, tear_down);
  g_test_add ("/export/save-refuses", Place, NULL, set_up, test_refused, tear_down);
  g_test_add ("/export/failure-keeps-old", Place, NULL, set_up, test_failure_keeps_old,
              tear_down);

  return g_test_run ();
}
