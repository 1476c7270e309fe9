/* test-export.c: figures as files: their chunks, their sameness, their limits
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
#include <zlib.h>

#include "bundled-figure.h"
#include "comma-locale.h"
#include "deal-error.h"
#include "export/deal-export-private.h"

static GBytes *
export_as (const char *choice,
           DealFormat  format,
           const char *preset,
           DealStyle   style)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = deal_figure_export (figure, format, &deal_preset_find (preset)->size,
                                      style, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);

  return bytes;
}

static guint32
read_32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

/* A chunk's data by type, and by key if it is a text; checks every sum. */
static const guint8 *
find_chunk (GBytes     *png,
            const char *type,
            const char *key,
            gsize      *length)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);

  g_assert_cmpmem (data, 8, "\x89PNG\r\n\x1a\n", 8);
  for (gsize i = 8; i + 12 <= size;)
    {
      guint32 n = read_32 (data + i);

      g_assert_cmpuint (i + 12 + n, <=, size);
      g_assert_cmpuint (crc32 (0, data + i + 4, (uInt) n + 4), ==,
                        read_32 (data + i + 8 + n));
      if (memcmp (data + i + 4, type, 4) == 0 &&
          (key == NULL || strcmp ((const char *) data + i + 8, key) == 0))
        {
          *length = n;
          return data + i + 8;
        }
      i += 12 + n;
    }

  return NULL;
}

/* Source: PNG 1.2 §4.2.3.3: key, 0, compression flag and method, language, 0,
 * translated key, 0, text. */
static char *
get_text (GBytes     *png,
          const char *key)
{
  gsize         length = 0;
  const guint8 *data = find_chunk (png, "iTXt", key, &length);
  const guint8 *end;

  g_assert_nonnull (data);
  end = data + length;
  data += strlen (key) + 1;
  g_assert_cmpint (data[0], ==, 0);
  data += 2;
  data += strlen ((const char *) data) + 1;
  data += strlen ((const char *) data) + 1;

  return g_strndup ((const char *) data, (gsize) (end - data));
}

static void
test_png_size (void)
{
  g_autoptr (GBytes)
    png = export_as ("", DEAL_FORMAT_PNG, "report-page", DEAL_STYLE_LIGHT);
  gsize         length;
  const guint8 *header = find_chunk (png, "IHDR", NULL, &length);
  const guint8 *density = find_chunk (png, "pHYs", NULL, &length);

  g_assert_cmpuint (read_32 (header), ==, 1890);
  g_assert_cmpuint (read_32 (header + 4), ==, 1181);
  /* 300 dots an inch are 11811 a metre: 160 × 100 mm. */
  g_assert_cmpuint (read_32 (density), ==, 11811);
  g_assert_cmpuint (read_32 (density + 4), ==, 11811);
  g_assert_cmpuint (density[8], ==, 1);
  g_assert_null (find_chunk (png, "tIME", NULL, &length));
  g_assert_nonnull (find_chunk (png, "IEND", NULL, &length));
}

static void
test_png_texts (void)
{
  g_autoptr (DealFigure)
    figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cap=38bn month");
  g_autoptr (GBytes)
    png = export_as ("cap=38bn month", DEAL_FORMAT_PNG, "slide", DEAL_STYLE_DARK);
  g_autofree char  *title = get_text (png, "Title");
  g_autofree char  *description = get_text (png, "Description");
  g_autofree char  *source = get_text (png, "Source");
  g_autofree char  *copyright = get_text (png, "Copyright");
  g_autofree char  *software = get_text (png, "Software");
  const DealSource *first = g_ptr_array_index (deal_figure_get_sources (figure), 0);

  g_assert_cmpstr (title, ==, deal_figure_get_title (figure));
  g_assert_cmpstr (description, ==, deal_figure_get_alt_text (figure));
  g_assert_nonnull (strstr (source, first->title));
  g_assert_nonnull (strstr (source, first->url));
  g_assert_cmpstr (software, ==, "Counterpart 0.1.0");
  g_assert_nonnull (strstr (copyright, "GPL-3.0-or-later"));
}

/* Everything that is needed to make the figure again. */
static void
test_png_provenance (void)
{
  g_autoptr (GBytes)
    png = export_as ("cap=38bn quarter range cumulative old=2025-01 scenario=low",
                     DEAL_FORMAT_PNG, "report-column", DEAL_STYLE_PRINT);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = load_bundled ();
  g_autofree char *comment = get_text (png, "Comment");
  JsonObject      *root;
  JsonObject      *options;

  json_parser_load_from_data (parser, comment, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  options = json_object_get_object_member (root, "options");
  g_assert_cmpstr (json_object_get_string_member (root, "figure"), ==, "payments");
  g_assert_cmpstr (json_object_get_string_member (root, "style"), ==, "print");
  g_assert_cmpstr (json_object_get_string_member (
                     json_object_get_object_member (root, "deal"), "sha256"),
                   ==, deal->sha256);
  g_assert_cmpstr (json_object_get_string_member (options, "old"), ==, "2025-01");
  g_assert_cmpstr (json_object_get_string_member (options, "new"), ==, "2026-04");
  g_assert_cmpstr (json_object_get_string_member (options, "scenario"), ==, "low");
  g_assert_cmpstr (json_object_get_string_member (options, "by"), ==, "quarter");
  g_assert_true (json_object_get_boolean_member (options, "cumulative"));
  g_assert_true (json_object_get_boolean_member (options, "range"));
  g_assert_cmpstr (
    json_object_get_string_member (json_object_get_object_member (options, "set"), "cap"),
    ==, "38bn");
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (root, "assumptions")), >=, 3);
}

static const char *const presets[] = { "report-page", "slide" };

/* The same bytes again, also in another time zone and, if that is so, in a
 * locale that writes a comma for the point. */
static void
assert_same_bytes (const char *locale)
{
  for (int format = DEAL_FORMAT_PNG; format <= DEAL_FORMAT_CSV; format++)
    for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
      {
        g_autoptr (GBytes) first = export_as ("cap=38bn", (DealFormat) format, presets[i],
                                              DEAL_STYLE_LIGHT);
        g_autoptr (GBytes) second = NULL;

        g_setenv ("TZ", "Asia/Tokyo", TRUE);
        tzset ();
        g_assert_nonnull (setlocale (LC_ALL, locale));
        second = export_as ("cap=38bn", (DealFormat) format, presets[i],
                            DEAL_STYLE_LIGHT);
        setlocale (LC_ALL, "C.UTF-8");
        g_setenv ("TZ", "UTC", TRUE);
        tzset ();
        g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first),
                         g_bytes_get_data (second, NULL), g_bytes_get_size (second));
      }
}

static void
test_same_bytes (void)
{
  assert_same_bytes ("C.UTF-8");
}

static void
test_same_bytes_with_comma (void)
{
  if (need_comma_locale ())
    assert_same_bytes (COMMA_LOCALE);
}

static gpointer
export_in_thread (gpointer data)
{
  return export_as ("cap=38bn", DEAL_FORMAT_PNG, "web", DEAL_STYLE_LIGHT);
}

static void
test_threads (void)
{
  GThread *thread = g_thread_new ("export", export_in_thread, NULL);
  g_autoptr (GBytes)
    here = export_as ("cap=38bn", DEAL_FORMAT_PNG, "web", DEAL_STYLE_LIGHT);
  g_autoptr (GBytes) there = g_thread_join (thread);

  g_assert_true (g_bytes_equal (here, there));
}

typedef struct
{
  GString *title;
  GString *description;
  GString *open; /* the element whose text is collected; nullable */
  gboolean has_role;
} Svg;

static void
start_cb (gpointer         data,
          const XML_Char  *name,
          const XML_Char **attributes)
{
  Svg *svg = data;

  svg->open = NULL;
  if (g_str_equal (name, "title"))
    svg->open = svg->title;
  else if (g_str_equal (name, "desc"))
    svg->open = svg->description;
  else if (g_str_equal (name, "svg"))
    for (gsize i = 0; attributes[i] != NULL; i += 2)
      if (g_str_equal (attributes[i], "role") && g_str_equal (attributes[i + 1], "img"))
        svg->has_role = TRUE;
}

static void
text_cb (gpointer        data,
         const XML_Char *text,
         int             length)
{
  Svg *svg = data;

  if (svg->open != NULL)
    g_string_append_len (svg->open, text, length);
}

static void
end_cb (gpointer        data,
        const XML_Char *name)
{
  ((Svg *) data)->open = NULL;
}

static void
test_svg (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (GBytes)
    bytes = export_as ("", DEAL_FORMAT_SVG, "report-page", DEAL_STYLE_LIGHT);
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) description = g_string_new (NULL);
  Svg         svg = { title, description, NULL, FALSE };
  XML_Parser  parser = XML_ParserCreate ("UTF-8");
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  XML_SetUserData (parser, &svg);
  XML_SetElementHandler (parser, start_cb, end_cb);
  XML_SetCharacterDataHandler (parser, text_cb);
  g_assert_cmpint (XML_Parse (parser, data, (int) size, XML_TRUE), ==, XML_STATUS_OK);
  XML_ParserFree (parser);
  g_assert_true (svg.has_role);
  g_assert_cmpstr (title->str, ==, deal_figure_get_title (figure));
  g_assert_true (g_str_has_prefix (description->str, deal_figure_get_alt_text (figure)));
}

static void
test_pdf (void)
{
  g_autoptr (GBytes)
    bytes = export_as ("", DEAL_FORMAT_PDF, "report-page", DEAL_STYLE_LIGHT);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_str_has_prefix (data, "%PDF-"));
  /* The deal's date, not today's; sources to click; 160 mm are 453.6 points. */
  g_assert_nonnull (memmem (data, size, "/CreationDate (20261120000000", 29));
  g_assert_nonnull (memmem (data, size, "/URI", 4));
  g_assert_nonnull (memmem (data, size, "/Title", 6));
  g_assert_nonnull (memmem (data, size, "453.6", 5));
}

static void
test_csv (void)
{
  static const char *const own[] = { "assumptions_in_words", "as_of", "deal_file",
                                     "deal_sha256" };
  g_autoptr (GBytes)
    bytes = export_as ("cap=38bn", DEAL_FORMAT_CSV, "report-page", DEAL_STYLE_LIGHT);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[0], ",", -1);

      g_assert_true (g_strv_contains ((const char *const *) columns, own[i]));
    }
  g_assert_nonnull (strstr (lines[1], "All amounts are illustrative."));
  g_assert_nonnull (strstr (lines[1], "microsoft-openai.deal.json"));
  g_assert_nonnull (strstr (text, "2028"));
}

static void
test_describe (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autofree char *text = deal_figure_describe (figure, &deal_preset_find ("slide")->size,
                                                DEAL_STYLE_LIGHT);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "alt_text"), ==,
                   deal_figure_get_alt_text (figure));
  g_assert_cmpfloat (json_object_get_double_member (root, "smallest_font_pt"), >=, 13.99);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "footer")),
                    ==, g_strv_length ((char **) deal_figure_get_footer (figure)));
}

/* Without the bundled letters a picture is not made with others. */
static void
test_missing_font (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strdup (g_getenv ("COUNTERPART_DATA_DIR"));

  g_setenv ("COUNTERPART_DATA_DIR", "/nonexistent", TRUE);
  g_assert_null (deal_figure_export (figure, DEAL_FORMAT_PNG, &deal_preset_get (0)->size,
                                     DEAL_STYLE_LIGHT, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND);
  g_setenv ("COUNTERPART_DATA_DIR", folder, TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/png/true-size", test_png_size);
  g_test_add_func ("/export/png/texts", test_png_texts);
  g_test_add_func ("/export/png/provenance", test_png_provenance);
  g_test_add_func ("/export/same-bytes", test_same_bytes);
  g_test_add_func ("/export/same-bytes-with-a-comma", test_same_bytes_with_comma);
  g_test_add_func ("/export/same-bytes-in-a-thread", test_threads);
  g_test_add_func ("/export/svg", test_svg);
  g_test_add_func ("/export/pdf", test_pdf);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/describe", test_describe);
  g_test_add_func ("/export/missing-font", test_missing_font);

  return g_test_run ();
}
