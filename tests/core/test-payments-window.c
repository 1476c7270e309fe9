/* test-payments-window.c: another part of the time, from the same numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bundled-figure.h"

static const DealPeriod windows[] = {
  { 0, 0 },
  { 2027 * 12, 2028 * 12 + 11 },
  { 2026 * 12 + 3, 2026 * 12 + 5 },
  { 1900 * 12, 1900 * 12 },
};

static void
append (GString *all,
        GBytes  *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_string_append_len (all, data, (gssize) size);
}

/* All that can be seen or read of a figure: the picture has its words as well. */
static char *
write_all (const DealFigure *figure)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = deal_figure_export (figure, DEAL_FORMAT_SVG,
                                               &deal_preset_find ("report-page")->size,
                                               DEAL_STYLE_LIGHT, &error);
  g_autoptr (GBytes) csv = deal_table_to_csv (deal_figure_get_table (figure));

  g_assert_no_error (error);
  append (all, svg);
  append (all, csv);
  for (gsize i = 0; i < deal_figure_get_n_marks (figure); i++)
    {
      const DealMark *mark = deal_figure_get_mark (figure, i);

      g_string_append_printf (all, "%s %u\n", mark->label, (guint) mark->sources.n);
    }
  g_string_append_printf (all, "%s\n%s\n%s\n", deal_figure_get_alt_text (figure),
                          deal_figure_get_summary (figure),
                          deal_figure_get_ground (figure));

  return g_string_free (all, FALSE);
}

/* Whatever was chosen, it is the figure that would have been made. */
static void
test_same (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS,
                                                           choices[i]);

      g_test_message ("%s", choices[i]);
      for (gsize k = 0; k < G_N_ELEMENTS (windows); k++)
        {
          g_autoptr (DealOptions)
            options = deal_options_copy (deal_figure_get_options (figure));
          g_autoptr (DealFigure) moved = deal_figure_new_window (figure, windows[k]);
          g_autoptr (DealFigure) made = NULL;
          g_autofree char *got = NULL;
          g_autofree char *wanted = NULL;

          options->window = windows[k];
          made = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, NULL);
          g_assert_nonnull (made);
          got = write_all (moved);
          wanted = write_all (made);
          g_assert_cmpstr (got, ==, wanted);
          g_assert_true (deal_options_equal_but_window (
            deal_figure_get_options (moved), deal_figure_get_options (figure)));
        }
    }
}

/* One after the other, and after the first has been let go of. */
static void
test_chain (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "month");
  g_autofree char *before = write_all (figure);
  g_autofree char *after = NULL;

  for (gsize k = G_N_ELEMENTS (windows); k-- > 0;)
    {
      DealFigure *moved = deal_figure_new_window (figure, windows[k]);

      deal_figure_unref (figure);
      figure = moved;
    }
  after = write_all (figure);
  g_assert_cmpstr (after, ==, before);
}

/* The same value is the same, whatever lies in the bytes behind it. */
static void
test_same_value (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  DealOptions *options[2];

  for (int i = 0; i < 2; i++)
    {
      DealDecimal value;

      memset (&value, i, sizeof value);
      value.digits = 38;
      value.places = 0;
      options[i] = deal_options_new (deal);
      deal_options_set_parameter (options[i], &deal->parameters[0], &value);
    }
  g_assert_true (deal_options_equal_but_window (options[0], options[1]));
  deal_options_set_parameter (options[1], &deal->parameters[0], NULL);
  g_assert_false (deal_options_equal_but_window (options[0], options[1]));
  deal_options_free (options[0]);
  deal_options_free (options[1]);
}

/* Any other choice is another figure. */
static void
test_other_choices (void)
{
  g_autoptr (DealFigure) figure = make_bundled_figure (DEAL_FIGURE_PAYMENTS, "");
  const DealOptions *options = deal_figure_get_options (figure);
  const Deal        *deal = options->deal;
  g_autoptr (DealOptions) same = deal_options_copy (options);
  static const char *const words[] = { "cap=38bn", "range", "month", "cumulative",
                                       "scenario=flat", "swap", "on=2025-01-01",
                                       "from=2020", "platform=0" };

  same->window = windows[1];
  g_assert_true (deal_options_equal_but_window (options, same));
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (DealOptions) other = deal_options_copy (options);
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      apply_word (other, parts[0], parts[1]);
      g_test_message ("%s", words[i]);
      g_assert_false (deal_options_equal_but_window (options, other));
    }

  for (int reason = 0; reason < 2; reason++)
    {
      g_autoptr (DealOptions) other = deal_options_copy (same);

      deal_options_choose_reading (other, &deal->conflicts[0],
                                   &deal->conflicts[0].positions[0],
                                   reason ? "Because." : NULL);
      g_assert_false (deal_options_equal_but_window (same, other));
      if (reason == 0)
        deal_options_choose_reading (same, &deal->conflicts[0],
                                     &deal->conflicts[0].positions[0], NULL);
    }
  deal_options_withhold_parameter (same, &deal->parameters[0]);
  g_assert_false (deal_options_equal_but_window (options, same));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/payments-window/same-figure", test_same);
  g_test_add_func ("/payments-window/one-after-the-other", test_chain);
  g_test_add_func ("/payments-window/other-choices", test_other_choices);
  g_test_add_func ("/payments-window/same-value", test_same_value);

  return g_test_run ();
}
