/* test-evidence-figure.c: the matrix of evidence, in a picture and in a window that
 * scrolls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bundled-figure.h"
#include "chart/deal-evidence-private.h"
#include "read-deal.h"

#define EIGHT "tests/fixtures/deals/eight-conflicts.deal.json"

static DealFigure *
make_figure (const char *where,
             gboolean    by_kind)
{
  Deal *deal = read_file (where);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  options->by_kind = by_kind;
  figure = deal_figure_new (DEAL_FIGURE_EVIDENCE, options, FALSE, &error);
  g_assert_no_error (error);
  deal_unref (deal);

  return figure;
}

static gboolean
has_text (const DealScene *scene,
          const char      *wanted)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && strstr (item->text, wanted) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_words (void)
{
  g_autoptr (DealFigure) figure = make_figure (EIGHT, FALSE);
  const DealMark *term = deal_figure_get_mark (figure, 0);
  const DealMark *cell = deal_figure_get_mark (figure, 1);

  g_assert_cmpstr (deal_figure_get_title (figure), ==,
                   "Sources conflict on 8 of 9 terms");
  g_assert_cmpstr (deal_figure_get_subtitle (figure), ==,
                   "9 claims; 10 sources, 6 origins; 1 source that speaks of no term is "
                   "hidden");
  g_assert_nonnull (strstr (deal_figure_get_alt_text (figure),
                            "Exclusive berth. Disputed: 2 sources support it, 1 source "
                            "contradicts it, 5 sources mention it."));
  g_assert_nonnull (strstr (deal_figure_get_alt_text (figure),
                            "Two or more origins agree: 1."));
  g_assert_cmpstr (term->term->id, ==, "exclusive");
  g_assert_null (term->source);
  g_assert_cmpuint (term->sources.n, ==, 8);
  g_assert_cmpstr (cell->source->id, ==, "harbour-note");
  g_assert_cmpstr (cell->label, ==,
                   "Exclusive berth, source 2 Harbour Office: contradicts, official text. "
                   "The berth is open to others. And 1 more claim.");
}

/* Sources of one publisher are told apart by their months, whatever is cut off. */
static void
test_heads (void)
{
  for (int same = 0; same < 2; same++)
    {
      Deal *deal = read_file (EIGHT);
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (DealFigure) figure = NULL;
      g_autoptr (DealScene) scene = NULL;
      DealFrame frame = get_preset_frame ("square");

      for (gsize i = 0; i < deal->n_sources && same; i++)
        ((DealSource *) &deal->sources[i])->publisher = "The Office of all the Harbours";
      figure = deal_figure_new (DEAL_FIGURE_EVIDENCE, options, FALSE, NULL);
      scene = deal_figure_get_scene (figure, &frame);
      g_assert_true (has_text (scene, "…, Mar") == same);
      deal_unref (deal);
    }
}

/* The words for deals without conflicts, without claims and without terms. */
static void
test_empty (void)
{
  static const struct
  {
    gsize       n_terms;
    gsize       n_claims;
    gsize       n_conflicts;
    const char *title;
  } cases[] = {
    { 9, 9, 8, "Sources conflict on 8 of 9 terms" },
    { 9, 2, 0, "No source contradicts another on any of 9 terms" },
    { 9, 0, 0, "No source on record speaks of any term" },
    { 0, 0, 0, "This deal names no terms" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Deal *deal = read_file (EIGHT);
      g_autoptr (DealOptions) options = deal_options_new (deal);
      g_autoptr (DealFigure) figure = NULL;
      DealFrame frame = get_preset_frame ("web");

      deal->n_terms = cases[i].n_terms;
      deal->n_claims = cases[i].n_claims;
      deal->n_conflicts = cases[i].n_conflicts;
      figure = deal_figure_new (DEAL_FIGURE_EVIDENCE, options, FALSE, NULL);
      g_assert_cmpstr (deal_figure_get_title (figure), ==, cases[i].title);
      g_assert_cmpfloat (deal_figure_get_smallest_font (figure, &frame), >=, 12);
      deal_unref (deal);
    }
}

/* What does not fit is counted or left out, in letters no smaller, and told. */
static void
test_fold (void)
{
  static const struct
  {
    const char *where;
    const char *preset;
    const char *note; /* nullable */
    gboolean    names;
  } cases[] = {
    { files[0], "report-column", "Sources are counted by kind.", FALSE },
    { files[0], "report-page", "disputed, are left out here.", FALSE },
    { files[0], "slide", "Sources are counted by kind.", FALSE },
    { files[0], "square", "Sources are counted by kind.", FALSE },
    { EIGHT, "report-column", "Sources are counted by kind.", FALSE },
    { EIGHT, "square", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealFigure) figure = make_figure (cases[i].where, FALSE);
      DealFrame frame = get_preset_frame (cases[i].preset);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);

      g_test_message ("%s, %s", cases[i].where, cases[i].preset);
      g_assert_cmpfloat (deal_figure_get_smallest_font (figure, &frame), >=, 12);
      g_assert_true (cases[i].note == NULL || has_text (scene, cases[i].note));
      g_assert_cmpint (has_text (scene, "Paper 4"), ==, cases[i].names);
      g_assert_cmpint (has_text (scene, "left out here") ||
                         has_text (scene, "counted by kind"),
                       ==, cases[i].note != NULL);
    }
}

/* Rows shown and rows told to be left out add up, at any size. */
static void
test_rows_add_up (void)
{
  g_autoptr (DealFigure) figure = make_figure (files[0], FALSE);
  const DealStances *stances = ((DealEvidenceFigure *) figure)->stances;

  for (double height = 290; height < 1400; height += 37)
    {
      DealFrame frame = { .width = 820,
                          .height = height,
                          .whole = TRUE,
                          .text_scale = 1 };
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      guint            n_seen = 0;
      g_autofree char *told = NULL;

      for (gsize row = 0; row < stances->n_rows; row++)
        {
          cairo_rectangle_t area;
          gsize             mark = ((DealEvidenceFigure *) figure)->first_mark[row];

          n_seen += deal_figure_get_mark_area (figure, &frame, mark, &area) ? 1 : 0;
        }
      g_assert_cmpuint (n_seen, >, 0);
      told = g_strdup_printf ("%u more term", (guint) stances->n_rows - n_seen);
      g_assert_cmpint (has_text (scene, told), ==, n_seen < stances->n_rows);
    }
}

/* A mark that the window cannot show yet is seen when the window has scrolled as
 * told, and is then picked where it is. */
static void
test_scroll (gconstpointer by_kind)
{
  g_autoptr (DealFigure) figure = make_figure (files[0], GPOINTER_TO_INT (by_kind));
  DealFrame frame = { .width = 420, .height = 330, .text_scale = 1 };
  double    width;
  double    height;
  guint     n_scrolled = 0;

  g_assert_true (deal_figure_get_content_size (figure, &frame, &width, &height));
  g_assert_cmpfloat (width, >, frame.width);
  g_assert_cmpfloat (height, >, frame.height);

  for (gsize mark = 0; mark < deal_figure_get_n_marks (figure); mark++)
    {
      cairo_rectangle_t area;
      double            dx;
      double            dy;

      if (deal_figure_get_scroll_to_mark (figure, &frame, mark, &dx, &dy))
        {
          frame.scroll_x += dx;
          frame.scroll_y += dy;
          n_scrolled++;
        }
      g_assert_cmpfloat (frame.scroll_x, >=, 0);
      g_assert_cmpfloat (frame.scroll_y, >=, 0);
      g_assert_cmpfloat (frame.scroll_x, <=, width - frame.width + 0.01);
      g_assert_cmpfloat (frame.scroll_y, <=, height - frame.height + 0.01);
      g_assert_false (deal_figure_get_scroll_to_mark (figure, &frame, mark, &dx, &dy));
      g_assert_true (deal_figure_get_mark_area (figure, &frame, mark, &area));
      g_assert_cmpint (pick_middle (figure, &frame, &area),
                       ==, mark);
    }
  g_assert_cmpuint (n_scrolled, >, 10);
}

/* Names and heads stay where they are while the cells go by. */
static void
test_pinned (void)
{
  g_autoptr (DealFigure) figure = make_figure (files[0], FALSE);
  DealFrame         still = { .width = 600, .height = 400, .text_scale = 1 };
  DealFrame         scrolled = still;
  cairo_rectangle_t before;
  cairo_rectangle_t after;
  g_autoptr (DealScene) scene = NULL;

  scrolled.scroll_x = 500;
  g_assert_true (deal_figure_get_mark_area (figure, &still, 0, &before));
  g_assert_true (deal_figure_get_mark_area (figure, &scrolled, 0, &after));
  g_assert_cmpfloat (before.x, ==, after.x);
  g_assert_cmpfloat (before.y, ==, after.y);

  scrolled.scroll_y = 300;
  scene = deal_figure_get_scene (figure, &scrolled);
  g_assert_true (scene->clips);
  g_assert_true (has_text (scene, "Supports"));
  g_assert_true (has_text (scene, "Reporting"));
  g_assert_false (has_text (scene, "Party"));
}

/* The same picture every time, and dark only in its colours. */
static void
test_same_bytes (void)
{
  const DealSize *size = &deal_preset_find ("slide")->size;
  g_autoptr (DealFigure) first = make_figure (files[0], FALSE);
  g_autoptr (DealFigure) second = make_figure (files[0], FALSE);

  for (int format = DEAL_FORMAT_PNG; format <= DEAL_FORMAT_CSV; format++)
    {
      g_autoptr (GBytes) a =
        deal_figure_export (first, (DealFormat) format, size, DEAL_STYLE_PRINT, NULL);
      g_autoptr (GBytes) b =
        deal_figure_export (second, (DealFormat) format, size, DEAL_STYLE_PRINT, NULL);

      g_assert_cmpuint (g_bytes_get_size (a), >, 1000);
      g_assert_true (g_bytes_equal (a, b));
    }
}

/* A deal of 1 000 terms, 500 sources and 10 000 claims. */
static Deal *
make_large_deal (void)
{
  GString *text = g_string_new ("{\"format\":\"counterpart-deal/1\",\"id\":\"large\","
                                "\"title\":\"Large\",\"as_of\":\"2026-01-01\","
                                "\"currency\":\"USD\",\"compare\":{\"old\":\"a\",\"new\":"
                                "\"b\"},\"parties\":[{\"id\":\"p\",\"name\":\"P\"},{"
                                "\"id\":\"q\",\"name\":\"Q\"}],\"versions\":[{\"id\":"
                                "\"a\",\"title\":\"A\",\"announced\":\"2025-01-01\","
                                "\"status\":\"superseded\",\"sources\":[]},{\"id\":\"b\","
                                "\"title\":\"B\",\"announced\":\"2026-01-01\",\"status\":"
                                "\"in-force\",\"sources\":[]}],\"categories\":[{\"id\":"
                                "\"c\",\"title\":\"C\"}],\"terms\":[");
  Deal    *deal;

  for (int i = 0; i < 1000; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"t%d\",\"category\":\"c\",\"title\":\"Term %d\","
                            "\"type\":\"text\",\"values\":{}}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "],\"sources\":[");
  for (int i = 0; i < 500; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"s%d\",\"title\":\"S %d\",\"publisher\":\"Paper "
                            "%d\",\"kind\":\"%s\"}",
                            i > 0 ? "," : "", i, i, i,
                            i % 3 == 0 ? "reporting" : "analysis");
  g_string_append (text, "],\"claims\":[");
  for (int i = 0; i < 10000; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"c%d\",\"source\":\"s%d\",\"term\":\"t%d\","
                            "\"stance\":\"%s\",\"says\":\"So it is.\",\"locator\":\"1\","
                            "\"strength\":\"named\"}",
                            i > 0 ? "," : "", i, i * 7 % 500, i / 10,
                            i % 11 == 0 ? "contradicts" : "supports");
  g_string_append (text, "]}");
  deal = read_bytes (text->str, text->len);
  g_string_free (text, TRUE);

  return deal;
}

/* Scrolling lays out what is seen and nothing else: the number of shapes does not
 * grow with the deal. */
static void
test_large (void)
{
  Deal *deal = make_large_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealFigure) figure =
    deal_figure_new (DEAL_FIGURE_EVIDENCE, options, FALSE, NULL);
  DealFrame frame = { .width = 1000, .height = 700, .text_scale = 1 };

  g_assert_cmpuint (deal_figure_get_n_marks (figure), ==, 11000);
  for (int step = 0; step < 40; step++)
    {
      g_autoptr (DealScene) scene = NULL;

      frame.scroll_x = step * 211;
      frame.scroll_y = step * 811;
      scene = deal_figure_get_scene (figure, &frame);
      g_assert_cmpuint (scene->items->len, >, 100);
      g_assert_cmpuint (scene->items->len, <, 900);
    }
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-figure/words", test_words);
  g_test_add_func ("/evidence-figure/heads-tell-namesakes-apart", test_heads);
  g_test_add_func ("/evidence-figure/nothing-to-show", test_empty);
  g_test_add_func ("/evidence-figure/what-does-not-fit-is-told", test_fold);
  g_test_add_func ("/evidence-figure/rows-add-up", test_rows_add_up);
  g_test_add_data_func ("/evidence-figure/scrolls-to-mark/sources",
                        GINT_TO_POINTER (FALSE), test_scroll);
  g_test_add_data_func ("/evidence-figure/scrolls-to-mark/kinds", GINT_TO_POINTER (TRUE),
                        test_scroll);
  g_test_add_func ("/evidence-figure/heads-stay-in-place", test_pinned);
  g_test_add_func ("/evidence-figure/same-bytes", test_same_bytes);
  g_test_add_func ("/evidence-figure/ten-thousand-claims", test_large);

  return g_test_run ();
}
