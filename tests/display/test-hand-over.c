/* test-hand-over.c: what other programs get: the clipboard, a drag, a printed page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "calc/deal-table.h"
#include "deal-clipboard.h"
#include "deal-config.h"
#include "deal-export-choices.h"
#include "deal-figure-provider.h"
#include "deal-print.h"
#include "show-widget.h"

static const DealSize size = { 1200, 900, 96 };

static DealOptions *
make_options (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  DealOptions *options = deal_options_new (deal);

  g_assert_true (deal_options_set (options, "cap", "12m", NULL));

  return options;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GAsyncResult **done = user_data;

  *done = g_object_ref (result);
}

/* What a program gets that asks @provider for @mime_type. */
static GBytes *
fetch (GdkContentProvider *provider,
       const char         *mime_type)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_async (provider, mime_type, stream,
                                              G_PRIORITY_DEFAULT, NULL, written_cb,
                                              &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  gdk_content_provider_write_mime_type_finish (provider, result, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
fetch_text (GdkContentProvider *provider,
            const char         *mime_type)
{
  g_autoptr (GBytes) bytes = fetch (provider, mime_type);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* The bytes of an export, for every figure. */
static void
test_same_bytes (void)
{
  static const struct
  {
    DealFormat  format;
    const char *mime_type;
  } formats[] = { { DEAL_FORMAT_PNG, "image/png" },
                  { DEAL_FORMAT_SVG, "image/svg+xml" } };
  g_autoptr (DealOptions) options = make_options ();

  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GdkContentProvider) provider = deal_figure_provider_new (
          options, (DealFigureKind) kind, &size, DEAL_STYLE_PRINT, &error);
        g_autoptr (DealFigure) figure = deal_figure_new ((DealFigureKind) kind, options,
                                                         FALSE, &error);
        g_autoptr (GBytes) exported = NULL;
        g_autoptr (GBytes) given = NULL;

        g_assert_no_error (error);
        exported = deal_figure_export (figure, formats[i].format, &size, DEAL_STYLE_PRINT,
                                       &error);
        g_assert_no_error (error);
        given = fetch (provider, formats[i].mime_type);
        g_assert_true (g_bytes_equal (given, exported));
      }
}

static void
test_no_room (void)
{
  static const DealSize tiny = { 1, 1, 96 };
  g_autoptr (DealOptions) options = make_options ();
  g_autoptr (GError) error = NULL;

  g_assert_null (deal_figure_provider_new (options, DEAL_FIGURE_PAYMENTS, &tiny,
                                           DEAL_STYLE_LIGHT, &error));
  g_assert_nonnull (error);
}

static gboolean
offers (GdkContentProvider *provider,
        const char         *mime_type)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (provider);

  return gdk_content_formats_contain_mime_type (formats, mime_type);
}

/* A file manager gets a file that is the picture; the clipboard offers none. */
static void
test_drags_a_file (void)
{
  g_autoptr (DealOptions) options = make_options ();
  g_autoptr (GdkContentProvider) copied = deal_figure_provider_new (
    options, DEAL_FIGURE_TERMS, &size, DEAL_STYLE_LIGHT, NULL);
  g_autoptr (GdkContentProvider) dragged = deal_figure_provider_new_for_drag (
    options, DEAL_FIGURE_TERMS, &size, DEAL_STYLE_LIGHT, NULL);
  g_autoptr (GBytes) png = fetch (dragged, "image/png");
  g_autofree char *list = fetch_text (dragged, "text/uri-list");
  g_auto (GStrv) uris = g_uri_list_extract_uris (list);
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  gsize            length;

  g_assert_false (offers (copied, "text/uri-list"));
  g_assert_true (offers (dragged, "text/uri-list"));
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  path = g_filename_from_uri (uris[0], NULL, NULL);
  g_assert_true (g_str_has_prefix (path, g_get_user_cache_dir ()));
  g_assert_true (g_str_has_suffix (path, ".png"));
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpmem (contents, length, g_bytes_get_data (png, NULL),
                   g_bytes_get_size (png));
  g_unlink (path);
}

static DealTable *
make_table (void)
{
  static const char *const rows[][4] = {
    { "=1+1", "-5", "<b>&\"" },
    { "a\tb\nc", "-5 or so", "@x" },
    { "+49", "", "ä – “q”" },
  };
  DealTable *table = deal_table_new ("test", "Test");

  deal_table_add_column (table, "name", "=Name", DEAL_COLUMN_TEXT);
  deal_table_add_column (table, "number", "Number", DEAL_COLUMN_NUMBER);
  deal_table_add_column (table, "note", "Note & more", DEAL_COLUMN_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    deal_table_add_row (table, rows[i]);

  return table;
}

/* Worked out by hand: no cell is a formula, ends a row or is markup. */
static void
test_table_texts (void)
{
  g_autoptr (DealTable) table = make_table ();
  g_autoptr (GtkBitset) last = gtk_bitset_new_range (2, 1);
  g_autofree char *tsv = deal_table_to_tsv (table, NULL);
  g_autofree char *html = deal_table_to_html (table, NULL);
  g_autofree char *one = deal_table_to_html (table, last);

  g_assert_cmpstr (tsv, ==,
                   "'=Name\tNumber\tNote & more\n"
                   "'=1+1\t-5\t<b>&\"\n"
                   "a b c\t'-5 or so\t'@x\n"
                   "'+49\t\tä – “q”\n");
  g_assert_cmpstr (
    one, ==,
    "<meta charset=\"utf-8\"><table>\n<thead><tr><th>'=Name</th>"
    "<th>Number</th><th>Note &amp; more</th></tr></thead>\n<tbody>\n"
    "<tr><td>'+49</td><td style=\"text-align: right\"></td><td>ä – “q”</td></tr>\n"
    "</tbody></table>\n");
  g_assert_nonnull (strstr (html, "<td>&lt;b&gt;&amp;&quot;</td>"));
  g_assert_nonnull (strstr (html, "<td>'=1+1</td>"));
}

/* Who pastes a table may ask for text, tabs or HTML. */
static void
test_table_on_the_clipboard (void)
{
  g_autoptr (DealTable) table = make_table ();
  g_autofree char *tsv = deal_table_to_tsv (table, NULL);
  g_autofree char *html = deal_table_to_html (table, NULL);
  GdkClipboard    *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  const struct
  {
    const char *mime_type;
    const char *text;
  } cases[] = { { "text/html", html },
                { "text/tab-separated-values", tsv } };
  g_auto (GValue) plain = G_VALUE_INIT;

  deal_clipboard_set_rows (clipboard, table, NULL);
  g_value_init (&plain, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (gdk_clipboard_get_content (clipboard),
                                                 &plain, NULL));
  g_assert_cmpstr (g_value_get_string (&plain), ==, tsv);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fetch_text (gdk_clipboard_get_content (clipboard),
                                          cases[i].mime_type);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static char *
run_tool (const char *line)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_spawn_command_line_sync (line, &out, NULL, NULL, &error);
  g_assert_no_error (error);

  return out;
}

/* One page, wide, with the title and the whole footer, and no picture of pixels. */
static void
test_prints (gconstpointer data)
{
  DealFigureKind kind = (DealFigureKind) GPOINTER_TO_INT (data);
  g_autoptr (DealOptions) options = make_options ();
  g_autoptr (DealFigure) figure = deal_figure_new (kind, options, FALSE, NULL);
  g_autoptr (GtkPrintOperation) operation = deal_print_operation_new (figure);
  g_autofree char *folder = g_dir_make_tmp ("print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "page.pdf", NULL);
  g_autofree char *show = g_strdup_printf ("pdftotext -layout %s -", path);
  g_autofree char *tell = g_strdup_printf ("pdfinfo %s", path);
  g_autofree char *list = g_strdup_printf ("pdfimages -list %s", path);
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;
  g_autofree char *images = NULL;
  g_autofree char *tool = g_find_program_in_path ("pdftotext");
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_allow_async (operation, FALSE);
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));

  if (tool == NULL)
    {
      g_test_skip ("pdftotext is not installed");
    }
  else
    {
      g_auto (GStrv) lines = NULL;

      text = run_tool (show);
      info = run_tool (tell);
      images = run_tool (list);
      lines = g_strsplit (images, "\n", -1);
      g_assert_nonnull (strstr (info, "Pages:           1"));
      g_assert_true (g_regex_match_simple ("Page size: +(792|84[12])", info, 0, 0));
      g_assert_nonnull (strstr (text, "good-small.deal.json"));
      g_assert_nonnull (strstr (text, "Counterpart " DEAL_VERSION));
      g_assert_cmpint (g_strv_length (lines), <=, 3);
    }
  g_unlink (path);
  g_rmdir (folder);
}

/* What was chosen comes back; what cannot be is as at the first time. */
static void
test_choices (void)
{
  g_autoptr (GSettings) settings = g_settings_new (DEAL_APP_ID);
  DealExportChoices chosen = { DEAL_FORMAT_SVG, { 1600, 1000, 110 }, DEAL_STYLE_DARK };
  DealExportChoices choices;

  deal_export_choices_load (settings, &choices);
  g_assert_cmpint (choices.size.width, ==, 1890);
  g_assert_cmpint (choices.style, ==, DEAL_STYLE_LIGHT);

  deal_export_choices_save (settings, &chosen);
  deal_export_choices_load (settings, &choices);
  g_assert_cmpint (choices.format, ==, DEAL_FORMAT_SVG);
  g_assert_cmpint (choices.size.width, ==, 1600);
  g_assert_cmpint (choices.size.height, ==, 1000);
  g_assert_cmpfloat (choices.size.dpi, ==, 110);
  g_assert_cmpint (choices.style, ==, DEAL_STYLE_DARK);

  g_settings_set (settings, "export-size", "(iid)", 1, 99999, 5.0);
  deal_export_choices_load (settings, &choices);
  g_assert_cmpint (choices.size.width, ==, 1890);
  g_settings_set_string (settings, "export-preset", "square");
  deal_export_choices_load (settings, &choices);
  g_assert_cmpint (choices.size.width, ==, 2160);
  g_settings_set_string (settings, "export-preset", "gone");
  deal_export_choices_load (settings, &choices);
  g_assert_cmpint (choices.size.width, ==, 1890);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *cache = g_dir_make_tmp ("cache-XXXXXX", NULL);

  g_setenv ("XDG_CACHE_HOME", cache, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/hand-over/picture/bytes-of-an-export", test_same_bytes);
  g_test_add_func ("/hand-over/picture/no-room", test_no_room);
  g_test_add_func ("/hand-over/picture/dragged-as-a-file", test_drags_a_file);
  g_test_add_func ("/hand-over/table/harmless", test_table_texts);
  g_test_add_func ("/hand-over/table/on-the-clipboard", test_table_on_the_clipboard);
  g_test_add_func ("/hand-over/choices", test_choices);
  for (int i = 0; i < DEAL_N_FIGURES; i++)
    {
      g_autofree char *path = g_strconcat (
        "/hand-over/prints/", deal_figure_kind_to_name ((DealFigureKind) i), NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_prints);
    }

  return g_test_run ();
}
