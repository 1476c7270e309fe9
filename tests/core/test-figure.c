/* test-figure.c: what is drawn can be read, stays inside, and is where it is picked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bundled-figure.h"
#include "calc/deal-format.h"
#include "chart/deal-figure-private.h"
#include "small-figure.h"

/* Windows, besides the presets of exports. */
static const DealFrame screens[] = {
  { 1000, 520, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 },
  { 640, 400, DEAL_STYLE_DARK, FALSE, 1, FALSE, 0, 0, FALSE, 0 },
  { 396, 420, DEAL_STYLE_LIGHT, FALSE, 1, FALSE, 0, 0, FALSE, 0 },
  { 1400, 900, DEAL_STYLE_HIGH_CONTRAST, FALSE, 1, FALSE, 0, 0, FALSE, 0 },
  { 1400, 1100, DEAL_STYLE_LIGHT, FALSE, 2, FALSE, 0, 0, FALSE, 0 },
};

/* Small pictures, and two that are far from square. */
static const DealSize sizes[] = {
  { 480, 320, 96 },
  { 320, 320, 96 },
  { 640, 400, 96 },
  { 1200, 320, 96 },
  { 8000, 3000, 300 },
  { 700, 2000, 96 },
};

#define N_EXPORTS (DEAL_N_PRESETS + G_N_ELEMENTS (sizes))
#define N_FRAMES (N_EXPORTS + G_N_ELEMENTS (screens))

static DealFrame
get_frame (gsize index)
{
  DealFrame frame;
  double    scale;

  if (index >= N_EXPORTS)
    return screens[index - N_EXPORTS];
  deal_size_get_frame (index < DEAL_N_PRESETS ? &deal_preset_get (index)->size
                                              : &sizes[index - DEAL_N_PRESETS],
                       DEAL_STYLE_LIGHT, &frame, &scale);

  return frame;
}

static char *
name_case (DealFigureKind   kind,
           const char      *choice,
           const DealFrame *frame)
{
  return g_strdup_printf ("%s “%s” in %.0f×%.0f", deal_figure_kind_to_name (kind), choice,
                          frame->width, frame->height);
}

typedef void (*Check) (const DealFigure *figure,
                       const DealFrame  *frame,
                       const char       *name);

/* A figure that does not say what it needs is made for the presets. */
static gboolean
is_for (const DealFigure *figure,
        gsize             frame)
{
  return figure->klass->get_least_body != NULL || frame < DEAL_N_PRESETS ||
         frame >= N_EXPORTS;
}

/* Every figure, choice and frame. */
static void
check_all (Check check)
{
  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
      {
        g_autoptr (DealFigure)
          figure = make_bundled_figure ((DealFigureKind) kind, choices[i]);

        for (gsize k = 0; k < N_FRAMES; k++)
          {
            DealFrame        frame = get_frame (k);
            g_autofree char *name = name_case ((DealFigureKind) kind, choices[i], &frame);

            if (is_for (figure, k))
              check (figure, &frame, name);
          }
      }
}

static gboolean
is_inside (const cairo_rectangle_t *box,
           const DealFrame         *frame)
{
  return box->x >= -0.5 && box->y >= -0.5 && box->x + box->width <= frame->width + 0.5 &&
         box->y + box->height <= frame->height + 0.5;
}

/* A window scrolls to the marks of a large figure, a picture counts or leaves out
 * what has no room. */
static gboolean
may_hide_marks (const DealFigure *figure,
                const DealFrame  *frame)
{
  if (deal_figure_get_kind (figure) == DEAL_FIGURE_AVAILABILITY)
    return !frame->whole && !frame->thumbnail;

  return deal_figure_get_kind (figure) == DEAL_FIGURE_EVIDENCE ||
         deal_figure_get_kind (figure) == DEAL_FIGURE_TIMELINE ||
         deal_figure_get_kind (figure) == DEAL_FIGURE_TERMS;
}

/* The middle of every mark picks that mark. */
static void
check_marks (const DealFigure *figure,
             const DealFrame  *frame,
             const char       *name)
{
  gsize n_seen = 0;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      cairo_rectangle_t area;

      if (!deal_figure_get_mark_area (figure, frame, i, &area))
        {
          if (!may_hide_marks (figure, frame))
            g_error ("%s: mark %zu has no area", name, i);
          continue;
        }
      n_seen++;
      if (!is_inside (&area, frame))
        g_error ("%s: mark %zu lies outside", name, i);
      if (pick_middle (figure, frame, &area) != (gssize) i)
        g_error ("%s: the middle of mark %zu picks %zd", name, i,
                 pick_middle (figure, frame, &area));
    }
  if (n_seen == 0 && deal_figure_get_n_marks (figure) > 0)
    g_error ("%s: no mark is seen", name);
}

static void
test_marks (void)
{
  check_all (check_marks);
}

/* The letters without the air above and below them. */
static cairo_rectangle_t
get_letters (const DealItem *item)
{
  cairo_rectangle_t box = item->box;
  double            air = item->font.size * 0.24;

  box.y += air;
  box.height -= 2 * air;

  return box;
}

static gboolean
overlaps (const cairo_rectangle_t *a,
          const cairo_rectangle_t *b)
{
  return a->x + 0.5 < b->x + b->width && b->x + 0.5 < a->x + a->width &&
         a->y + 0.5 < b->y + b->height && b->y + 0.5 < a->y + a->height;
}

/* No text lies on another or leaves the frame.  Turned texts are left out: the
 * boxes around them overlap where the letters do not. */
static void
check_texts (const DealFigure *figure,
             const DealFrame  *frame,
             const char       *name)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; i < scene->items->len; i++)
    {
      DealItem         *item = scene->items->pdata[i];
      cairo_rectangle_t box;

      if (item->kind != DEAL_ITEM_TEXT)
        continue;
      if (!scene->clips &&
          (item->box.x + item->box.width > frame->width + 0.5 || item->box.x < -0.5 ||
           item->box.y < -0.5 || item->box.y + item->box.height > frame->height + 1))
        g_error ("%s: “%s” leaves the frame", name, item->text);
      if (item->angle != 0)
        continue;
      box = get_letters (item);
      for (guint k = 0; k < texts->len; k++)
        {
          cairo_rectangle_t other = get_letters (texts->pdata[k]);

          if (overlaps (&box, &other))
            g_error ("%s: “%s” lies on “%s”", name, item->text,
                     ((DealItem *) texts->pdata[k])->text);
        }
      g_ptr_array_add (texts, item);
    }
}

static void
test_texts (void)
{
  check_all (check_texts);
}

/* What is painted stays inside, whatever the layout claims. */
static void
check_ink (const DealFigure *figure,
           const DealFrame  *frame,
           const char       *name)
{
  cairo_surface_t  *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                              NULL);
  cairo_t          *cr = cairo_create (surface);
  cairo_rectangle_t ink;

  deal_figure_draw (figure, cr, frame);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &ink.x, &ink.y, &ink.width, &ink.height);
  if (ink.x < -1 || ink.y < -1 || ink.x + ink.width > frame->width + 1 ||
      ink.y + ink.height > frame->height + 1)
    g_error ("%s: ink at %.1f %.1f, %.1f × %.1f", name, ink.x, ink.y, ink.width,
             ink.height);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_ink (void)
{
  check_all (check_ink);
}

/* Every preset and every size that people give is large enough. */
static void
check_least_size (const DealFigure *figure,
                  const DealFrame  *frame,
                  const char       *name)
{
  double width;
  double height;

  if (!frame->whole)
    return;
  deal_figure_get_least_size (figure, frame, &width, &height);
  if (width > frame->width || height > frame->height)
    g_error ("%s: needs %.0f×%.0f", name, width, height);
}

static void
test_least_size (void)
{
  check_all (check_least_size);
}

static void
check_font (const DealFigure *figure,
            const DealFrame  *frame,
            const char       *name)
{
  g_assert_cmpfloat (deal_figure_get_smallest_font (figure, frame), >=,
                     12 * frame->text_scale);
}

static void
test_font (void)
{
  check_all (check_font);
}

/* On paper: at least 7, 8 and 14 points. */
static void
test_points (void)
{
  static const struct
  {
    const char *preset;
    double      points;
  } cases[] = { { "report-column", 6.999 },
                { "report-page", 7.999 },
                { "slide", 13.99 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
      {
        g_autoptr (DealFigure) figure = make_bundled_figure ((DealFigureKind) kind, "");
        const DealSize *size = &deal_preset_find (cases[i].preset)->size;
        DealFrame       frame;
        double          scale;

        deal_size_get_frame (size, DEAL_STYLE_LIGHT, &frame, &scale);
        g_assert_cmpfloat (deal_figure_get_smallest_font (figure, &frame) * scale * 72 /
                             size->dpi,
                           >=, cases[i].points);
      }
}

/* Titles are short, footers complete, whatever was chosen. */
static void
test_words (void)
{
  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
      {
        g_autoptr (DealFigure)
          figure = make_bundled_figure ((DealFigureKind) kind, choices[i]);
        const Deal      *deal = deal_figure_get_options (figure)->deal;
        g_autofree char *footer =
          g_strjoinv ("\n", (char **) deal_figure_get_footer (figure));
        g_autofree char   *hash = g_strndup (deal->sha256, 8);
        const DealOptions *options = deal_figure_get_options (figure);
        gboolean           is_dated = kind == DEAL_FIGURE_AVAILABILITY;
        g_autofree char   *date = deal_format_date (is_dated ? options->on : deal->as_of);
        g_autofree char   *as_of = g_strconcat ("As of ", date, NULL);
        const char *const *assumptions = deal_figure_get_assumptions (figure);

        g_assert_cmpint (g_utf8_strlen (deal_figure_get_title (figure), -1), <=, 75);
        g_assert_nonnull (strstr (footer, hash));
        g_assert_nonnull (strstr (footer, deal->file_name));
        g_assert_nonnull (strstr (footer, as_of));
        g_assert_nonnull (strstr (footer, "Counterpart 0.1.0"));
        g_assert_true (g_str_has_prefix (deal_figure_get_alt_text (figure),
                                         deal_figure_get_title (figure)));
        for (gsize k = 0; assumptions[k] != NULL; k++)
          g_assert_nonnull (strstr (footer, assumptions[k]));
      }
}

static void
assert_footer_has (const char *choice,
                   const char *words)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, choice);
  g_autofree char *footer = g_strjoinv ("\n", (char **) deal_figure_get_footer (figure));

  if (strstr (footer, words) == NULL)
    g_error ("“%s” is not in the footer of “%s”:\n%s", words, choice, footer);
}

/* Each assumption is told, and in every form of the footer. */
static void
test_assumptions (void)
{
  assert_footer_has ("", "All amounts are illustrative.");
  assert_footer_has ("", "Scenario “Base");
  assert_footer_has ("", "Not disclosed and not assumed: ");
  assert_footer_has ("cap=38bn", "$38 bn is assumed");
  assert_footer_has ("cap=38bn", "It is assumed to count from January 2026.");
  assert_footer_has ("month", "spread evenly");
  assert_footer_has ("scenario=none", "reported figures only");
  assert_footer_has ("microsoft-share=2bn", "$2 bn is assumed");

  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    {
      g_autoptr (DealFigure)
        figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "cap=38bn");
      DealFrame frame = get_frame (i);
      g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
      GString *all = g_string_new (NULL);

      for (guint k = 0; k < scene->items->len; k++)
        if (((DealItem *) scene->items->pdata[k])->text != NULL)
          g_string_append (all, ((DealItem *) scene->items->pdata[k])->text);
      g_assert_nonnull (strstr (all->str, "All amounts are illustrative."));
      g_assert_nonnull (strstr (all->str, "$38 bn is assumed"));
      g_assert_nonnull (strstr (all->str, "sources"));
      g_assert_nonnull (strstr (all->str, "conflict"));
      g_assert_nonnull (strstr (all->str, "20\u00a0Nov\u00a02026"));
      g_string_free (all, TRUE);
    }
}

/* Hovering asks for the same layout again and again. */
static void
test_layout_is_kept (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  DealFrame frame = screens[0];
  g_autoptr (DealScene) first = deal_figure_get_scene (figure, &frame);
  g_autoptr (DealScene) again = NULL;
  g_autoptr (DealScene) dark = NULL;
  g_autoptr (DealScene) other = NULL;

  again = deal_figure_get_scene (figure, &frame);
  g_assert_true (first == again);
  frame.style = DEAL_STYLE_DARK;
  dark = deal_figure_get_scene (figure, &frame);
  g_assert_true (first == dark);
  frame.width += 1;
  other = deal_figure_get_scene (figure, &frame);
  g_assert_true (first != other);
}

/* Nothing to show, one period, three parties, letters that the bundled font
 * does not have: every deal gets a figure. */
static void
test_other_deals (void)
{
  static const char *const deals[] = {
    "",
    ",\"payments\":[{\"id\":\"p\",\"title\":\"P\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"b\"],"
    "\"rule\":{\"type\":\"one-off\",\"amount\":5,\"on\":\"2026-02-01\"},\"certainty\":"
    "\"official\",\"sources\":[]}]",
    ",\"payments\":["
    "{\"id\":\"p\",\"title\":\"P\",\"payer\":\"x\",\"payee\":\"y\",\"versions\":[\"a\","
    "\"b\"],"
    "\"rule\":{\"type\":\"fixed\",\"amount\":7,\"every\":\"month\",\"from\":\"2026-01\","
    "\"to\":\"2027-12\"},"
    "\"certainty\":\"official\",\"sources\":[]},"
    "{\"id\":\"q\",\"title\":\"Q\",\"payer\":\"y\",\"payee\":\"z\",\"versions\":[\"b\"],"
    "\"rule\":{\"type\":\"unknown\",\"from\":\"2026-03\"},\"certainty\":\"unknown\","
    "\"sources\":[]}]",
    ",\"products\":[{\"id\":\"m\",\"title\":\"M\"}],\"platforms\":[{\"id\":\"n\","
    "\"title\":\"N\"}]",
  };

  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    for (gsize i = 0; i < G_N_ELEMENTS (deals); i++)
      for (int cumulative = 0; cumulative < 2; cumulative++)
        {
          g_autoptr (DealFigure) figure =
            make_small_figure ((DealFigureKind) kind, deals[i], cumulative == 1);

          g_assert_cmpint (g_utf8_strlen (deal_figure_get_title (figure), -1), <=, 75);
          for (gsize k = 0; k < N_FRAMES; k++)
            {
              DealFrame        frame = get_frame (k);
              g_autofree char *name = name_case ((DealFigureKind) kind, deals[i], &frame);

              if (!is_for (figure, k))
                continue;
              check_marks (figure, &frame, name);
              check_texts (figure, &frame, name);
              check_ink (figure, &frame, name);
            }
        }
}

static void
test_names (void)
{
  for (int i = 0; i < DEAL_N_FIGURES; i++)
    {
      DealFigureKind kind;

      g_assert_true (deal_figure_kind_from_name (
        deal_figure_kind_to_name ((DealFigureKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
      g_assert_nonnull (deal_figure_kind_get_title (kind));
    }
  g_assert_cmpstr (deal_figure_kind_get_title (DEAL_FIGURE_TERMS), ==, "Terms");
  for (int i = 0; i < DEAL_N_STYLES; i++)
    {
      DealStyle style;

      g_assert_true (deal_style_from_name (deal_style_to_name ((DealStyle) i), &style));
      g_assert_cmpint (style, ==, i);
    }
  g_assert_false (deal_figure_kind_from_name ("pie", &(DealFigureKind){ 0 }));
  g_assert_false (deal_style_from_name ("sepia", &(DealStyle){ 0 }));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/middle-of-mark-picks-it", test_marks);
  g_test_add_func ("/figure/texts-keep-apart", test_texts);
  g_test_add_func ("/figure/ink-stays-inside", test_ink);
  g_test_add_func ("/figure/presets-are-large-enough", test_least_size);
  g_test_add_func ("/figure/smallest-font", test_font);
  g_test_add_func ("/figure/smallest-font-on-paper", test_points);
  g_test_add_func ("/figure/words-are-complete", test_words);
  g_test_add_func ("/figure/assumptions-are-told", test_assumptions);
  g_test_add_func ("/figure/layout-is-kept", test_layout_is_kept);
  g_test_add_func ("/figure/other-deals", test_other_deals);
  g_test_add_func ("/figure/names", test_names);

  return g_test_run ();
}
