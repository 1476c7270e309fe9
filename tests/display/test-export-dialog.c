/* test-export-dialog.c: the dialog writes what the command line writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "deal-config.h"
#include "deal-export-dialog.h"
#include "deal-export-preview.h"
#include "deal-figure-preview.h"
#include "show-widget.h"

typedef struct
{
  Deal             *deal;
  DealOptions      *options;
  char             *folder;
  DealExportDialog *dialog;
  gboolean          is_gone;
} Fixture;

static void
gone_cb (gpointer fixture,
         GObject *dialog)
{
  ((Fixture *) fixture)->is_gone = TRUE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  DealFigureKind kind = (DealFigureKind) GPOINTER_TO_INT (data);

  fixture->deal = read_small_deal ();
  fixture->options = deal_options_new (fixture->deal);
  g_assert_true (deal_options_set (fixture->options, "cap", "12m", NULL));
  fixture->folder = g_dir_make_tmp ("counterpart-export-XXXXXX", NULL);
  fixture->dialog =
    DEAL_EXPORT_DIALOG (deal_export_dialog_new (NULL, fixture->options, kind));
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  if (!fixture->is_gone)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  settle ();
  g_assert_true (fixture->is_gone);
  g_free (fixture->folder);
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

static char *
save (Fixture    *fixture,
      const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  deal_export_dialog_save (fixture->dialog, file);
  while (!fixture->is_gone && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);

  return path;
}

/* The file that the program writes without a window. */
static char *
export_with_program (Fixture    *fixture,
                     const char *figure,
                     const char *name,
                     const char *preset,
                     const char *style)
{
  g_autofree char *deal = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  char            *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *log = NULL;
  const char      *argv[] = { g_getenv ("COUNTERPART"),
                              "export",
                              figure,
                              "-o",
                              path,
                              deal,
                              "--preset",
                              preset,
                              "--style",
                              style,
                              "--set",
                              "cap=12m",
                              NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_nonnull (argv[0]);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, &log,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);

  return path;
}

static void
assert_same_bytes (const char *first,
                   const char *second)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize            n_a;
  gsize            n_b;

  g_assert_true (g_file_get_contents (first, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (second, &b, &n_b, NULL));
  g_assert_cmpuint (n_a, >, 100);
  g_assert_cmpmem (a, n_a, b, n_b);
}

static const struct
{
  const char *says;
  const char *kind;
  const char *extension;
  DealFormat  format;
  const char *preset;
  const char *style;
} cases[] = {
  { "payments-png", "payments", "png", DEAL_FORMAT_PNG, "slide", "dark" },
  { "payments-svg", "payments", "svg", DEAL_FORMAT_SVG, "report-page", "light" },
  { "payments-pdf", "payments", "pdf", DEAL_FORMAT_PDF, "report-page", "print" },
  { "payments-csv", "payments", "csv", DEAL_FORMAT_CSV, "report-page", "light" },
  { "availability-png", "availability", "png", DEAL_FORMAT_PNG, "web", "light" },
};

static void
test_same_bytes (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  Fixture          fixture = { 0 };
  DealFigureKind   kind;
  DealStyle        style;
  g_autofree char *saved = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *saved_name = g_strconcat ("saved.", cases[i].extension, NULL);
  g_autofree char *exported_name = g_strconcat ("exported.", cases[i].extension, NULL);

  g_assert_true (deal_figure_kind_from_name (cases[i].kind, &kind));
  g_assert_true (deal_style_from_name (cases[i].style, &style));
  set_up (&fixture, GINT_TO_POINTER (kind));
  deal_export_dialog_set_format (fixture.dialog, cases[i].format);
  deal_export_dialog_set_size (fixture.dialog, &deal_preset_find (cases[i].preset)->size);
  deal_export_dialog_set_style (fixture.dialog, style);
  saved = save (&fixture, saved_name);
  g_assert_true (fixture.is_gone);
  exported = export_with_program (&fixture, cases[i].kind, exported_name, cases[i].preset,
                                  cases[i].style);
  assert_same_bytes (saved, exported);
  tear_down (&fixture, NULL);
}

static gboolean
has_text (GtkWidget  *widget,
          const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, part))
      return TRUE;

  return FALSE;
}

/* A folder that does not exist keeps the dialog open, with the reason. */
static void
test_failure_stays (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (fixture->folder, "no-such-folder", "a.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *button = find_button (GTK_WIDGET (fixture->dialog), "_Export…");
  gint64     end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  deal_export_dialog_save (fixture->dialog, file);
  g_assert_false (gtk_widget_get_sensitive (button));
  while (!gtk_widget_get_sensitive (button) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  settle ();
  g_assert_false (fixture->is_gone);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_true (has_text (GTK_WIDGET (fixture->dialog), "no-such-folder"));
}

/* What no picture can have is refused before it is drawn. */
static void
test_refuses_size (Fixture      *fixture,
                   gconstpointer data)
{
  GtkWidget *button = find_button (GTK_WIDGET (fixture->dialog), "_Export…");

  deal_export_dialog_set_size (fixture->dialog, &(DealSize){ 8192, 8192, 300 });
  settle ();
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (has_text (GTK_WIDGET (fixture->dialog), "megapixels"));
  deal_export_dialog_set_size (fixture->dialog, &(DealSize){ 1000, 800, 96 });
  settle ();
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_false (has_text (GTK_WIDGET (fixture->dialog), "megapixels"));
}

/* Size and bytes stand below the preview; the bytes are those of the file. */
static void
test_tells_the_size (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *content = NULL;
  gsize            length;
  gint64           end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  deal_export_dialog_set_format (fixture->dialog, DEAL_FORMAT_PNG);
  deal_export_dialog_set_size (fixture->dialog, &(DealSize){ 1000, 800, 96 });
  g_assert_true (has_text (GTK_WIDGET (fixture->dialog), "1000 × 800"));
  while (!has_text (GTK_WIDGET (fixture->dialog), "about") &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  path = export_with_program (fixture, "payments", "a.png", "web", "light");
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  deal_export_dialog_set_size (fixture->dialog, &deal_preset_find ("web")->size);
  bytes = g_format_size (length);
  while (!has_text (GTK_WIDGET (fixture->dialog), bytes) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (has_text (GTK_WIDGET (fixture->dialog), bytes));
}

/* Of a window that is to be of use. */
#define NARROWEST 360

static void
find_wide (GtkWidget *widget,
           int        width)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                            NULL);
      if (minimum > width)
        g_test_message ("%s takes %d", G_OBJECT_TYPE_NAME (child), minimum);
      find_wide (child, width);
    }
}

/* On a telephone's width nothing is cut off. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  static const DealFormat formats[] = { DEAL_FORMAT_PNG, DEAL_FORMAT_PDF,
                                        DEAL_FORMAT_CSV };

  gtk_window_set_default_size (GTK_WINDOW (fixture->dialog), NARROWEST, 640);
  settle ();
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      int minimum;

      deal_export_dialog_set_format (fixture->dialog, formats[i]);
      gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1,
                          &minimum, NULL, NULL, NULL);
      if (minimum > NARROWEST)
        find_wide (GTK_WIDGET (fixture->dialog), 330);
      g_assert_cmpint (minimum, <=, NARROWEST);
    }
}

/* The next dialog begins where the last one ended. */
static void
test_remembers (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (DEAL_APP_ID);
  g_autofree char *path = NULL;
  g_autofree char *preset = NULL;
  g_autofree char *style = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *expected = g_filename_to_uri (fixture->folder, NULL, NULL);
  GtkWidget       *next;

  deal_export_dialog_set_format (fixture->dialog, DEAL_FORMAT_SVG);
  deal_export_dialog_set_size (fixture->dialog, &deal_preset_find ("square")->size);
  deal_export_dialog_set_style (fixture->dialog, DEAL_STYLE_PRINT);
  path = save (fixture, "a.svg");
  g_assert_true (fixture->is_gone);
  preset = g_settings_get_string (settings, "export-preset");
  style = g_settings_get_string (settings, "export-style");
  folder = g_settings_get_string (settings, "export-folder");
  g_assert_cmpstr (preset, ==, "square");
  g_assert_cmpstr (style, ==, "print");
  g_assert_cmpstr (folder, ==, expected);

  next = deal_export_dialog_new (NULL, fixture->options, DEAL_FIGURE_PAYMENTS);
  g_assert_cmpint (deal_export_dialog_get_format (DEAL_EXPORT_DIALOG (next)), ==,
                   DEAL_FORMAT_SVG);
  gtk_window_destroy (GTK_WINDOW (next));
}

/* The preview at full size is the picture of the file, pixel for pixel. */
static void
test_preview (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure =
    deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
  const DealSize size = { 700, 500, 96 };
  GtkWidget     *preview = g_object_new (DEAL_TYPE_FIGURE_PREVIEW, NULL);
  GtkWidget     *window;
  double         zoom;

  g_assert_no_error (error);
  deal_figure_preview_set_figure (DEAL_FIGURE_PREVIEW (preview), figure, &size,
                                  DEAL_STYLE_LIGHT);
  window = show_widget (preview, 350, 260);
  settle ();
  zoom = deal_figure_preview_get_zoom (DEAL_FIGURE_PREVIEW (preview));
  g_assert_cmpfloat (zoom, <, 0.51);
  g_assert_cmpfloat (zoom, >, 0.4);
  deal_figure_preview_set_full_size (DEAL_FIGURE_PREVIEW (preview), TRUE);
  settle ();
  g_assert_cmpfloat (deal_figure_preview_get_zoom (DEAL_FIGURE_PREVIEW (preview)), ==, 1);
  g_assert_cmpint (gtk_widget_get_width (preview), >=, 700);
  destroy_window (window);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path =
        g_strconcat ("/export-dialog/as-the-program/", cases[i].says, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_same_bytes);
    }
#define ADD(path, test)                                                            \
  g_test_add (path, Fixture, GINT_TO_POINTER (DEAL_FIGURE_PAYMENTS), set_up, test, \
              tear_down)
  ADD ("/export-dialog/a-failure-stays", test_failure_stays);
  ADD ("/export-dialog/refuses-a-size", test_refuses_size);
  ADD ("/export-dialog/tells-the-size", test_tells_the_size);
  ADD ("/export-dialog/narrow", test_narrow);
  ADD ("/export-dialog/remembers", test_remembers);
  g_test_add_func ("/export-dialog/preview", test_preview);

  return g_test_run ();
}
