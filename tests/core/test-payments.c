/* test-payments.c: many periods, few, none and less than nothing in the payments figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart/deal-figure-private.h"
#include "export/deal-export.h"
#include "find-text.h"
#include "small-figure.h"

#define N_MONTHS 1000
#define FIRST_MONTH (1950 * 12)

static char *
write_table (const DealFigure *figure)
{
  g_autoptr (GBytes) bytes = deal_table_to_csv (deal_figure_get_table (figure));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const DealFrame frame = {
  .width = 960, .height = 560, .style = DEAL_STYLE_LIGHT, .whole = TRUE, .text_scale = 1
};

/* Small amounts, and a few months that stand out: first, last, in the midst. */
static gint64
get_amount (int side,
            int month)
{
  if (month == 0 || month == 617 + side || month == N_MONTHS - 1)
    return 5000 + month;

  return 1 + (month * (side + 3) * 7919) % 997;
}

static void
add_payment (GString    *text,
             const char *id,
             const char *payer,
             const char *payee,
             const char *version,
             const char *amounts)
{
  g_string_append_printf (
    text,
    "%s{\"id\":\"%s\",\"title\":\"%s\",\"payer\":\"%s\",\"payee\":\"%s\","
    "\"versions\":[\"%s\"],\"rule\":{\"type\":\"schedule\",\"amounts\":[%s]},"
    "\"certainty\":\"official\",\"note\":\"\",\"sources\":[]}",
    text->len > 0 ? "," : "", id, id, payer, payee, version, amounts);
}

static DealFigure *
make_figure (const GString  *payments,
             gboolean        cumulative,
             DealGranularity by,
             DealPeriod      window)
{
  g_autofree char *members = g_strdup_printf (",\"payments\":[%s]", payments->str);
  g_autoptr (DealFigure) yearly =
    make_small_figure (DEAL_FIGURE_PAYMENTS, members, cumulative);
  g_autoptr (DealOptions) options =
    deal_options_copy (deal_figure_get_options (yearly));
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  options->by = by;
  options->window = window;
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

static DealFigure *
make_long_figure (int        n_months,
                  gboolean   cumulative,
                  DealPeriod window)
{
  g_autoptr (GString) payments = g_string_new (NULL);

  for (int side = 0; side < 2; side++)
    {
      g_autoptr (GString) amounts = g_string_new (NULL);

      for (int i = 0; i < n_months; i++)
        g_string_append_printf (
          amounts,
          "%s{\"period\":\"%04d-%02d\",\"amount\":%" G_GINT64_FORMAT
          ",\"kind\":\"reported\",\"sources\":[]}",
          i > 0 ? "," : "", (FIRST_MONTH + i) / 12, (FIRST_MONTH + i) % 12 + 1,
          get_amount (side, i));
      add_payment (payments, side == 0 ? "p" : "q", "x", "y", side == 0 ? "a" : "b",
                   amounts->str);
    }

  return make_figure (payments, cumulative, DEAL_BY_MONTH, window);
}

static gboolean
is_bar (const DealItem *item,
        int             side)
{
  return item->kind == DEAL_ITEM_RECT && item->box.y > 100 && item->box.height > 0 &&
         item->fill == (side == 0 ? DEAL_COLOUR_OLD : DEAL_COLOUR_NEW);
}

/* How high the bars stand that begin within @reach of @x. */
static double
find_height (const DealScene *scene,
             int              side,
             double           x,
             double           reach)
{
  double height = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (is_bar (item, side) && item->box.x + item->box.width >= x - reach &&
          item->box.x <= x + reach)
        height = MAX (height, item->box.height);
    }

  return height;
}

static void
find_plot (const DealScene *scene,
           double          *left,
           double          *right,
           double          *tallest)
{
  *left = *right = *tallest = 0;
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_LINE && item->edge == DEAL_COLOUR_INK2 &&
          item->box.width > *right - *left)
        {
          *left = item->box.x;
          *right = item->box.x + item->box.width;
        }
      if (is_bar (item, 0) || is_bar (item, 1))
        *tallest = MAX (*tallest, item->box.height);
    }
}

/* Naively every month would have a bar of its own: each is at least as high where
 * several share one, and none is higher than the highest of them. */
static void
test_no_spike_is_lost (void)
{
  g_autoptr (DealFigure) figure =
    make_long_figure (N_MONTHS, FALSE, (DealPeriod){ 0, 0 });
  const DealTable *table = deal_figure_get_table (figure);
  int              n_axis = (FIRST_MONTH + N_MONTHS + 11) / 12 * 12 - FIRST_MONTH;

  g_assert_nonnull (table);
  for (double width = 480; width <= 1920; width += 180)
    {
      DealFrame wide = frame;
      g_autoptr (DealScene) scene = NULL;
      double left;
      double right;
      double tallest;
      double month;
      double unit;

      wide.width = width;
      scene = deal_figure_get_scene (figure, &wide);
      find_plot (scene, &left, &right, &tallest);
      month = (right - left) / n_axis;
      unit = tallest / (double) get_amount (0, N_MONTHS - 1);
      for (int side = 0; side < 2; side++)
        for (int i = 0; i < N_MONTHS; i++)
          {
            double x = left + month * (i + 0.5);
            double naive = (double) get_amount (side, i) * unit;
            double most = 0;

            /* A place is less than a dozen units wide. */
            g_assert_cmpfloat (find_height (scene, side, x, 12), >=, naive - 1);
            for (int k = MAX (0, i - (int) (24 / month) - 1);
                 k <= MIN (N_MONTHS - 1, i + (int) (24 / month) + 1); k++)
              most = MAX (most, (double) get_amount (side, k) * unit);
            g_assert_cmpfloat (find_height (scene, side, x, 2), <=, most + 1);
          }
    }
}

/* As many shapes as there are places, however many amounts lie behind them. */
static void
test_shapes_are_bounded (void)
{
  static const int lengths[] = { 100, 1000, 20000 };

  for (int cumulative = 0; cumulative < 2; cumulative++)
    for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        g_autoptr (DealFigure) figure =
          make_long_figure (lengths[i], cumulative, (DealPeriod){ 0, 0 });
        g_autoptr (DealScene) scene = deal_figure_get_scene (figure, &frame);
        gsize n_points = 0;

        for (guint k = 0; k < scene->items->len; k++)
          {
            const DealItem *item = scene->items->pdata[k];

            n_points += item->points != NULL ? item->points->len / 2 : 0;
          }
        g_assert_cmpuint (scene->items->len, <, 900);
        g_assert_cmpuint (n_points, <, 9000);
      }
}

static gsize
count_areas (const DealFigure *figure,
             DealPeriod        window)
{
  gsize n = 0;

  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark   *mark = deal_figure_get_mark (figure, i);
      cairo_rectangle_t area;

      if (!deal_figure_get_mark_area (figure, &frame, i, &area))
        continue;
      g_assert_cmpint (mark->period.last, >=, window.first);
      g_assert_cmpint (mark->period.first, <=, window.last);
      n++;
    }

  return n;
}

/* The picture says what it leaves out; the table leaves out nothing. */
static void
test_window (void)
{
  static const struct
  {
    DealPeriod  window;
    const char *says; /* NULL: it shows all */
    gsize       n_months;
  } cases[] = {
    { { 1990 * 12, 1991 * 12 + 11 }, "Shown: 1990–1991 of 1950–2033.", 24 },
    { { 1990 * 12 + 2, 1990 * 12 + 2 }, "Shown: Mar\u00a01990 of 1950–2033.", 1 },
    { { 12, 1950 * 12 + 5 }, "Shown: Jan\u00a01950–Jun\u00a01950 of 1950–2033.", 6 },
    { { 2033 * 12, 9999 * 12 }, "Shown: 2033 of 1950–2033.", 4 },
    { { 1900 * 12, 2100 * 12 }, NULL, 0 },
    { { 2100 * 12, 2101 * 12 }, NULL, 0 },
  };
  g_autoptr (DealFigure) whole = make_long_figure (N_MONTHS, FALSE, (DealPeriod){ 0, 0 });
  g_autofree char *csv = write_table (whole);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int cumulative = 0; cumulative < 2; cumulative++)
      {
        g_autoptr (DealFigure) figure =
          make_long_figure (N_MONTHS, cumulative, cases[i].window);
        g_autofree char *table = write_table (figure);
        const char      *subtitle = deal_figure_get_subtitle (figure);

        if (!cumulative)
          g_assert_cmpstr (table, ==, csv);
        g_assert_cmpstr (deal_figure_get_title (figure), ==,
                         deal_figure_get_title (whole));
        if (cases[i].says == NULL)
          {
            g_assert_null (strstr (subtitle, "Shown"));
            continue;
          }
        g_test_message ("%s", subtitle);
        g_assert_nonnull (strstr (subtitle, cases[i].says));
        g_assert_nonnull (strstr (deal_figure_get_alt_text (figure), cases[i].says));
        /* Two sides, each with a mark for every month that is drawn. */
        g_assert_cmpuint (count_areas (figure, cases[i].window), ==,
                          2 * cases[i].n_months);
      }
}

#define POINT(period, amount)                     \
  "{\"period\":\"" period "\",\"amount\":" amount \
  ",\"kind\":\"reported\",\"sources\":[]}"

/* What is paid back stands on the other side, beyond what is paid that way, with its
 * sign; nothing of it is outside the picture. */
static void
test_paid_back (void)
{
  g_autoptr (GString) payments = g_string_new (NULL);
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (DealFigure) total = NULL;
  g_autoptr (DealScene) scene = NULL;
  const DealItem *back;
  const DealItem *under;

  add_payment (payments, "p", "x", "y", "a",
               POINT ("2026", "100") "," POINT ("2027", "-40"));
  add_payment (payments, "q", "x", "y", "b",
               POINT ("2026", "80") "," POINT ("2027", "-155"));
  add_payment (payments, "r", "y", "x", "b", POINT ("2027", "50"));
  figure = make_figure (payments, FALSE, DEAL_BY_YEAR, (DealPeriod){ 0, 0 });
  scene = deal_figure_get_scene (figure, &frame);
  back = find_text (scene, "−155");
  under = find_text (scene, "50");
  g_assert_nonnull (back);
  g_assert_nonnull (under);
  g_assert_cmpfloat (back->box.y, >, under->box.y);
  g_assert_nonnull (find_text (scene, "−40"));
  g_assert_nonnull (strstr (deal_figure_get_alt_text (figure), "2027 −¥155"));
  for (guint i = 0; i < scene->items->len; i++)
    {
      const cairo_rectangle_t *box = &((DealItem *) scene->items->pdata[i])->box;

      g_assert_cmpfloat (box->x, >=, 0);
      g_assert_cmpfloat (box->y, >=, 0);
      g_assert_cmpfloat (box->x + box->width, <=, frame.width);
      g_assert_cmpfloat (box->y + box->height, <=, frame.height);
    }

  total = make_figure (payments, TRUE, DEAL_BY_YEAR, (DealPeriod){ 0, 0 });
  g_clear_pointer (&scene, deal_scene_unref);
  scene = deal_figure_get_scene (total, &frame);
  g_assert_nonnull (find_text (scene, "−¥75 by 2027"));
}

/* However few or many: every amount has its number or its mark. */
static void
test_few_and_many (void)
{
  g_autoptr (GString) one = g_string_new (NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (DealFigure) lonely = NULL;
  g_autoptr (DealFigure) crowded = NULL;
  g_autoptr (DealScene) scene = NULL;

  add_payment (one, "p", "x", "y", "a", POINT ("2026", "7"));
  lonely = make_figure (one, FALSE, DEAL_BY_YEAR, (DealPeriod){ 0, 0 });
  scene = deal_figure_get_scene (lonely, &frame);
  g_assert_nonnull (find_text (scene, "7"));
  g_assert_nonnull (find_text (scene, "2026"));
  g_clear_pointer (&scene, deal_scene_unref);

  for (int i = 0; i < 40; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%d", i);

      add_payment (many, id, i % 2 == 0 ? "x" : "y", i % 2 == 0 ? "y" : "x", "b",
                   POINT ("2026", "3"));
    }
  crowded = make_figure (many, FALSE, DEAL_BY_YEAR, (DealPeriod){ 0, 0 });
  scene = deal_figure_get_scene (crowded, &frame);
  /* Twenty each way. */
  g_assert_nonnull (find_text (scene, "60"));
}

/* A redraw with the numbers in memory, as a slider or a wheel asks for it. */
static void
test_redraw_is_quick (void)
{
  g_autoptr (DealFigure) figure = NULL;
  cairo_surface_t *surface;
  cairo_t         *cr;

  if (!g_test_perf ())
    {
      g_test_skip ("only with -m perf");
      return;
    }

  figure = make_long_figure (84000, FALSE, (DealPeriod){ 0, 0 });
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1600, 900);
  cr = cairo_create (surface);
  for (int i = 0; i < 20; i++)
    {
      DealFrame other = frame;
      double    seconds;

      other.width = 1500 + i;
      g_test_timer_start ();
      deal_figure_draw (figure, cr, &other);
      seconds = g_test_timer_elapsed ();
      g_test_minimized_result (seconds, "redraw: %.2f ms", seconds * 1000);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments/no-spike-is-lost", test_no_spike_is_lost);
  g_test_add_func ("/payments/shapes-are-bounded", test_shapes_are_bounded);
  g_test_add_func ("/payments/window", test_window);
  g_test_add_func ("/payments/paid-back", test_paid_back);
  g_test_add_func ("/payments/few-and-many", test_few_and_many);
  g_test_add_func ("/payments/redraw-is-quick", test_redraw_is_quick);

  return g_test_run ();
}
