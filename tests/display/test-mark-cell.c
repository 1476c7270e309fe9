/* test-mark-cell.c: how old what a cell of the matrix says is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-mark-cell.h"

#include "deal-data.h"
#include "fixture.h"
#include "show-widget.h"

static const DealMark *
find_mark (const DealFigure *figure,
           const char       *product,
           const char       *platform)
{
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      if (g_str_equal (mark->product->id, product) &&
          g_str_equal (mark->platform->id, platform))
        return mark;
    }
  g_assert_not_reached ();
}

/* A state that is carried on says when a source last confirmed it before the day looked
 * at; one without a dated source says that, and of what is unknown nothing is said. */
static void
test_confirmed (void)
{
  static const char undated[] = "The sources of it bear no date.";
  static const struct
  {
    const char *product;
    const char *platform;
    const char *says; /* ~: a space that does not break */
    gboolean    is_said;
  } cases[] = {
    { "frontier-api", "aws", "Last confirmed 2~Jun~2026.", TRUE },
    { "frontier-api", "aws", "Last confirmed 14~Apr~2026.", TRUE },
    { "frontier-api", "aws", undated, FALSE },
    { "gpt-oss", "gcp", undated, TRUE },
    { "frontier-api", "gcp", undated, FALSE },
  };
  g_autoptr (DealSelection) selection = make_selection ();
  g_autofree char *path = deal_data_get_bundled_deal ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, &error);
  g_autoptr (DealFigure) figure = NULL;
  const DealOptions *options;

  g_assert_no_error (error);
  deal_selection_set_deal (selection, deal);
  options = deal_selection_get_options (selection);
  figure = deal_figure_new (DEAL_FIGURE_AVAILABILITY, options, FALSE, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) says = g_string_new (cases[i].says);
      const DealMark *mark = find_mark (figure, cases[i].product, cases[i].platform);
      GtkWidget      *cell = deal_mark_cell_new (options, mark, selection);
      GtkWidget      *window = show_widget (cell, 400, 800);

      g_string_replace (says, "~", "\u00a0", 0);
      g_test_message ("%s on %s: %s", cases[i].product, cases[i].platform, says->str);
      g_assert_cmpint (fixture_shows (cell, says->str), ==, cases[i].is_said);
      destroy_window (window);
    }
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/mark-cell/last-confirmed", test_confirmed);

  return g_test_run ();
}
