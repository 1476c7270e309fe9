/* test-record.c: a picture tells how it was made, and is not believed blindly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <zlib.h>

#include "bundled-figure.h"
#include "deal-error.h"
#include "export/deal-export-private.h"
#include "export/deal-record.h"

static const DealSize small = { 1200, 628, 96 };

static GBytes *export(DealFigureKind kind,
                      const char    *choice)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (kind, choice);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = deal_figure_export (figure, DEAL_FORMAT_PNG, &small, DEAL_STYLE_LIGHT,
                                      &error);

  g_assert_no_error (error);

  return bytes;
}

/* The whole way: the picture drawn again from what it says is the same file. */
static void
test_again (void)
{
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      DealFigureKind kind = (DealFigureKind) (i % DEAL_N_FIGURES);
      g_autoptr (GBytes) first = NULL;
      g_autoptr (GBytes) second = NULL;
      g_autoptr (DealRecord) record = NULL;
      g_autoptr (DealOptions) options = NULL;
      g_autoptr (DealFigure) figure = NULL;
      g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s: %s", deal_figure_kind_to_name (kind), choices[i]);
      first = export(kind, choices[i]);
      record = deal_record_new_from_png (first, &error);
      g_assert_no_error (error);
      g_assert_cmpint (record->size.width, ==, small.width);
      g_assert_cmpint (record->size.height, ==, small.height);
      g_assert_cmpfloat (record->size.dpi, ==, small.dpi);
      options = deal_record_to_options (record, deal, missing, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (missing->len, ==, 0);
      figure = deal_figure_new (record->kind, options, FALSE, &error);
      second = deal_figure_export (figure, DEAL_FORMAT_PNG, &record->size, record->style,
                                   &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
    }
}

/* A matrix of one platform is again of that one, and says so if there is none. */
static void
test_one_platform (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (Deal) other = NULL;

  for (gsize i = 0; i < deal->n_platforms; i++)
    {
      g_autofree char *choice = g_strdup_printf ("platform=%zu", i);
      g_autoptr (GBytes) first = export(DEAL_FIGURE_AVAILABILITY, choice);
      g_autoptr (GBytes) whole = export(DEAL_FIGURE_AVAILABILITY, "");
      g_autoptr (DealRecord) record = deal_record_new_from_png (first, NULL);
      g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (DealOptions) options =
        deal_record_to_options (record, deal, missing, &error);
      g_autoptr (DealFigure) figure = NULL;
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (missing->len, ==, 0);
      g_assert_true (options->platform == &deal->platforms[i]);
      figure = deal_figure_new (record->kind, options, FALSE, &error);
      second = deal_figure_export (figure, DEAL_FORMAT_PNG, &record->size, record->style,
                                   &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_false (g_bytes_equal (first, whole));

      /* The same file cannot lack what it was drawn from; another may. */
      g_free (record->platform_id);
      record->platform_id = g_strdup ("nowhere");
      g_assert_null (deal_record_to_options (record, deal, missing, &error));
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      record->deal_sha256[0] = record->deal_sha256[0] == '0' ? '1' : '0';
      other = deal_ref (deal);
      g_clear_error (&error);
      g_clear_pointer (&options, deal_options_free);
      options = deal_record_to_options (record, other, missing, &error);
      g_assert_no_error (error);
      g_assert_null (options->platform);
      g_assert_cmpuint (missing->len, ==, 1);
      g_assert_cmpstr (missing->pdata[0], ==, "The deal has no platform “nowhere”.");
      g_clear_pointer (&other, deal_unref);
    }
}

/* A picture of 1×1 with @comment, as another program could have written it. */
static GBytes *
make_picture (const char *comment)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  DealPngText      texts[] = { { "Comment", (char *) comment } };
  GBytes          *png = deal_png_encode (surface, 96, texts, comment != NULL, NULL);

  cairo_surface_destroy (surface);

  return png;
}

/* What a picture of the bundled deal says, with @from replaced by @to. */
static char *
change_record (const char *from,
               const char *to)
{
  g_autoptr (GBytes) png = export(DEAL_FIGURE_PAYMENTS, "cap=38bn");
  g_autoptr (DealRecord) record = deal_record_new_from_png (png, NULL);
  GString *json = g_string_new (record->json);

  if (g_string_replace (json, from, to, 0) == 0)
    g_error ("nothing to replace: %s in %s", from, record->json);

  return g_string_free (json, FALSE);
}

static void
assert_refused (GBytes     *png,
                DealError   code,
                const char *pattern)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealRecord) record = deal_record_new_from_png (png, &error);

  g_assert_null (record);
  g_assert_error (error, DEAL_ERROR, (int) code);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not like “%s”", error->message, pattern);
}

static void
test_foreign (void)
{
  static const struct
  {
    const char *comment;
    DealError   code;
    const char *pattern;
  } cases[] = {
    { NULL, DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "", DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "Created with an editor", DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "{}", DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "{\"format\":7}", DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "{\"format\":\"other/1\"}", DEAL_ERROR_NOT_FOUND, "*not made by Counterpart" },
    { "{\"format\":\"counterpart-figure/2\"}", DEAL_ERROR_INVALID, "*newer*figure/2*" },
    { "{\"format\":\"counterpart-figure/1\"}", DEAL_ERROR_INVALID, "*“program”*" },
    { "{\"format\"", DEAL_ERROR_INVALID, "*damaged*" },
    { "{\"format\":\"counterpart-figure/1\",}", DEAL_ERROR_INVALID, "*damaged*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) png = make_picture (cases[i].comment);

      assert_refused (png, cases[i].code, cases[i].pattern);
    }
}

static void
test_wrong_members (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *pattern;
  } cases[] = {
    { "\"figure\":\"payments\"", "\"figure\":\"pie\"", "*“figure”*" },
    { "\"style\":\"light\"", "\"style\":\"pink\"", "*“style”*" },
    { "\"by\":\"year\"", "\"by\":\"week\"", "*“by”*" },
    { "\"by\":\"year\"", "\"by\":null", "*“by”*" },
    { "\"cumulative\":false", "\"cumulative\":0", "*“cumulative”*" },
    { "\"from_year\":0", "\"from_year\":-1", "*“from_year”*" },
    { "\"from_year\":0", "\"from_year\":1e9", "*“from_year”*" },
    { "\"set\":{\"cap\":\"38bn\"}", "\"set\":[]", "*“set”*" },
    { "\"set\":{\"cap\":\"38bn\"}", "\"set\":{\"cap\":38}", "*“set”*" },
    { "\"withheld\":[]", "\"withheld\":[{}]", "*“withheld”*" },
    { "\"readings\":[]", "\"readings\":[7]", "*“readings”*" },
    { "\"readings\":[]", "\"readings\":[{}]", "*“conflict”*" },
    { "\"known_on\":null", "\"known_on\":\"yesterday\"", "*“known_on”*" },
    { "\"on\":\"2026", "\"on\":\"2026-99", "*“on”*" },
    { "\"old\":\"", "\"old\":null,\"x\":\"", "*“old”*" },
    { "\"sha256\":\"", "\"sha256\":\"../", "*“sha256”*" },
    { "\"options\":{", "\"options\":[],\"x\":{", "*“options”*" },
    { "\"deal\":{", "\"deal\":0,\"x\":{", "*“deal”*" },
    { "\"assumptions\":[", "\"assumptions\":[null,", "*“assumptions”*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = change_record (cases[i].from, cases[i].to);
      g_autoptr (GBytes) png = make_picture (json);

      assert_refused (png, DEAL_ERROR_INVALID, cases[i].pattern);
    }
}

/* A later program may say more. */
static void
test_more_members (void)
{
  g_autofree char *json = change_record ("\"options\":{",
                                         "\"later\":[{}],\"options\":{\"later\":1,");
  g_autoptr (GBytes) png = make_picture (json);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealRecord) record = deal_record_new_from_png (png, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (record->set->len, ==, 1);
}

/* Under the same checksum nothing can be missing; under another it is told. */
static void
test_unknown_ids (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *pattern;
  } cases[] = {
    { "\"old\":\"2", "\"old\":\"x2", "*version “x2*" },
    { "\"new\":\"2", "\"new\":\"x2", "*version “x2*" },
    { "\"scenario\":\"base\"", "\"scenario\":\"mine\"", "*scenario “mine”*" },
    { "{\"cap\":\"38bn\"}", "{\"hat\":\"38\"}", "*parameter “hat”*" },
    { "{\"cap\":\"38bn\"}", "{\"cap\":\"-1\"}", "*“cap”*not one*" },
    { "{\"cap\":\"38bn\"}", "{\"cap\":\"a lot\"}", "*“cap”*not one*" },
    { "\"withheld\":[]", "\"withheld\":[\"hat\"]", "*parameter “hat”*" },
    { "\"readings\":[]",
      "\"readings\":[{\"conflict\":\"none\",\"says\":\"it\",\"reason\":null}]",
      "*position “it”*" },
    { "\"on\":\"2", "\"on\":\"9", "*9* is after the deal’s as-of date*" },
    { "\"known_on\":null", "\"known_on\":\"1999-01-01\"", "*1999-01-01*" },
    { "\"old\":\"2", "\"old\":\"<b>\\u202e2", "*version “<b>*" },
  };
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = change_record (cases[i].from, cases[i].to);
      g_autoptr (GBytes) png = make_picture (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (DealRecord) record = deal_record_new_from_png (png, &error);
      g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DealOptions) options = NULL;

      g_assert_no_error (error);
      options = deal_record_to_options (record, deal, missing, &error);
      g_assert_null (options);
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      g_assert_true (g_pattern_match_simple (cases[i].pattern,
                                             strrchr (error->message, ':') + 1));
      g_assert_null (strstr (error->message, "\u202e"));
      g_clear_error (&error);

      record->deal_sha256[0] = record->deal_sha256[0] == '0' ? '1' : '0';
      options = deal_record_to_options (record, deal, missing, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (missing->len, ==, 1);
      g_assert_true (g_pattern_match_simple (cases[i].pattern, missing->pdata[0]));
    }
}

/* A value as it is typed, and as earlier pictures have it. */
static void
test_values (void)
{
  static const char *const values[] = { "38bn", "38", "38000m", "38 bn" };
  g_autoptr (Deal) deal = load_bundled ();

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *to = g_strdup_printf ("{\"cap\":\"%s\"}", values[i]);
      g_autofree char *json = change_record ("{\"cap\":\"38bn\"}", to);
      g_autoptr (GBytes) png = make_picture (json);
      g_autoptr (GError) error = NULL;
      g_autoptr (DealRecord) record = deal_record_new_from_png (png, &error);
      g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (DealOptions) options = NULL;
      DealDecimal value;

      g_assert_no_error (error);
      options = deal_record_to_options (record, deal, missing, &error);
      g_assert_no_error (error);
      g_assert_cmpint (
        deal_options_get_parameter (options, deal_find_parameter (deal, "cap"), &value),
        !=, DEAL_GIVEN_BY_NOBODY);
      g_assert_cmpint (deal_decimal_compare (value, (DealDecimal){ 38, 0 }), ==, 0);
    }
}

/* No part of a file is taken for the whole; and no byte of it breaks the reader. */
static void
test_cut (void)
{
  g_autofree char *json = change_record ("\"cap\"", "\"cap\"");
  g_autoptr (GBytes) png = make_picture (json);
  gsize size = g_bytes_get_size (png);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (png, 0, i);
      g_autoptr (GError) error = NULL;

      g_assert_null (deal_record_new_from_png (cut, &error));
      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
    }
}

static void
test_flipped (void)
{
  g_autofree char *json = change_record ("\"cap\"", "\"cap\"");
  g_autoptr (GBytes) png = make_picture (json);
  gsize         size;
  const guint8 *data = g_bytes_get_data (png, &size);
  guint         n_refused = 0;

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) flipped = NULL;
      g_autoptr (DealRecord) record = NULL;

      copy[i] ^= 0x10;
      flipped = g_bytes_new (copy, size);
      record = deal_record_new_from_png (flipped, NULL);
      n_refused += record == NULL;
    }
  /* Only the picture itself, which is not read, and its end may be wrong. */
  g_assert_cmpuint (size - n_refused, <, 40);
}

static void
append_chunk (GByteArray *file,
              const char *type,
              const void *data,
              gsize       size)
{
  guint32 length = GUINT32_TO_BE ((guint32) size);
  guint32 sum;

  g_byte_array_append (file, (const guint8 *) &length, 4);
  g_byte_array_append (file, (const guint8 *) type, 4);
  g_byte_array_append (file, data, (guint) size);
  sum = (guint32) crc32 (0, file->data + file->len - size - 4, (uInt) size + 4);
  sum = GUINT32_TO_BE (sum);
  g_byte_array_append (file, (const guint8 *) &sum, 4);
}

/* A picture whose Comment is compressed: @size spaces. */
static GBytes *
make_bomb (gsize size)
{
  static const guint8 start[] = "\x89PNG\r\n\x1a\n";
  static const guint8 header[] = { 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0 };
  GByteArray         *file = g_byte_array_new ();
  g_autofree guint8  *plain = g_malloc (size);
  uLongf              packed_size = compressBound (size);
  g_autofree guint8  *packed = g_malloc (packed_size);
  g_autoptr (GByteArray) text = g_byte_array_new ();

  memset (plain, ' ', size);
  plain[0] = '{';
  g_assert_cmpint (compress2 (packed, &packed_size, plain, size, 9), ==, Z_OK);
  g_byte_array_append (text, (const guint8 *) "Comment\0", 9);
  g_byte_array_append (text, packed, (guint) packed_size);
  g_byte_array_append (file, start, 8);
  append_chunk (file, "IHDR", header, sizeof header);
  append_chunk (file, "zTXt", text->data, text->len);
  append_chunk (file, "IDAT", "", 0);
  append_chunk (file, "IEND", "", 0);

  return g_byte_array_free_to_bytes (file);
}

static void
test_bombs (void)
{
  g_autoptr (GBytes) small_bomb = make_bomb (1000);
  g_autoptr (GBytes) bomb = make_bomb (300 * 1024 * 1024);
  g_autoptr (DealRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  /* The small one is unpacked, and is no JSON. */
  assert_refused (small_bomb, DEAL_ERROR_INVALID, "*damaged:*");
  /* What is larger than any text of ours is not. */
  g_assert_cmpuint (g_bytes_get_size (bomb), <, 1024 * 1024);
  record = deal_record_new_from_png (bomb, &error);
  g_assert_null (record);
  g_assert_nonnull (error);
}

static void
test_huge_chunks (void)
{
  static const guint8 start[] = "\x89PNG\r\n\x1a\n";
  static const guint8 huge[] = "\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt";
  g_autoptr (GByteArray) large = g_byte_array_new ();
  g_autoptr (GByteArray) many = g_byte_array_new ();
  g_autofree guint8 *zeros = g_malloc0 (5 * 1024 * 1024);
  g_autoptr (GBytes) wrong = g_bytes_new_static (huge, sizeof huge - 1);
  g_autoptr (GBytes) too_large = NULL;
  g_autoptr (GBytes) too_many = NULL;

  assert_refused (wrong, DEAL_ERROR_INVALID, "*cut off*");

  g_byte_array_append (large, start, 8);
  append_chunk (large, "tEXt", zeros, 5 * 1024 * 1024);
  append_chunk (large, "IEND", "", 0);
  too_large = g_bytes_new (large->data, large->len);
  assert_refused (too_large, DEAL_ERROR_LIMIT, "*4 MiB*");

  g_byte_array_append (many, start, 8);
  for (guint i = 0; i < 1001; i++)
    append_chunk (many, "tEXt", "a\0b", 3);
  append_chunk (many, "IEND", "", 0);
  too_many = g_bytes_new (many->data, many->len);
  assert_refused (too_many, DEAL_ERROR_LIMIT, "*1000 parts*");
}

/* The name of a file in a picture leads nowhere but beside it. */
static void
test_sibling (void)
{
  static const char *const names[] = { "a.deal.json", "/etc/a.deal.json",
                                       "../../a.deal.json" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DealRecord       record = { .deal_file = (char *) names[i] };
      g_autofree char *path = deal_record_get_sibling (&record, "/home/x/figure.png");

      g_assert_cmpstr (path, ==, "/home/x/a.deal.json");
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/one-platform", test_one_platform);
  g_test_add_func ("/record/draws-the-same-again", test_again);
  g_test_add_func ("/record/refuses/foreign", test_foreign);
  g_test_add_func ("/record/refuses/wrong-members", test_wrong_members);
  g_test_add_func ("/record/refuses/unknown-ids", test_unknown_ids);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/refuses/cut", test_cut);
  g_test_add_func ("/record/refuses/flipped", test_flipped);
  g_test_add_func ("/record/refuses/bombs", test_bombs);
  g_test_add_func ("/record/refuses/huge-chunks", test_huge_chunks);
  g_test_add_func ("/record/ignores-more-members", test_more_members);
  g_test_add_func ("/record/stays-beside-the-picture", test_sibling);

  return g_test_run ();
}
