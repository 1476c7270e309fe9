/* bundled-figure.h: the bundled deal, as many choices as a reader could make of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdlib.h>

#include "deal-data.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"

G_BEGIN_DECLS

/* Words that apply_choice() knows, with spaces between. */
G_GNUC_UNUSED static const char *const choices[] = {
  "",
  "cap=38bn",
  "cap=10bn",
  "cap=150bn",
  "range",
  "range cap=38bn",
  "microsoft-share=2bn",
  "microsoft-share=2bn cap=38bn",
  "agi-year=2027",
  "agi-year=2032 cap=38bn",
  "quarter",
  "quarter cap=38bn range",
  "month",
  "month cap=38bn",
  "month microsoft-share=2bn",
  "cumulative",
  "cumulative cap=38bn",
  "cumulative range",
  "cumulative range cap=38bn",
  "cumulative month cap=10bn microsoft-share=2bn",
  "cumulative cap=150bn",
  "scenario=none",
  "scenario=none cumulative",
  "scenario=flat cap=38bn",
  "swap",
  "swap cap=38bn",
  "old=2019-07 new=2021",
  "old=2023-01 new=2025-01",
  "old=2025-01 new=2025-10",
  "old=2025-01 new=2026-04 cap=38bn",
  "old=2026-04 new=2026-04",
  "on=2026-04-28",
  "on=2025-01-01",
  "from=2025",
  "from=2027 swap",
  "from=2040",
  "old=2025-01 new=2026-04 from=2020",
};

static Deal *
load_bundled (void)
{
  g_autofree char *path = deal_data_get_path ("deals/microsoft-openai.deal.json");
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_path (path, problems, &error);

  g_assert_no_error (error);
  g_assert_nonnull (deal);

  return deal;
}

static void
apply_word (DealOptions *options,
            const char  *name,
            const char  *value)
{
  g_autoptr (GError) error = NULL;

  if (g_str_equal (name, "range"))
    options->range = TRUE;
  else if (g_str_equal (name, "from"))
    options->from_year = atoi (value);
  else if (g_str_equal (name, "platform"))
    options->platform = &options->deal->platforms[atoi (value)];
  else if (g_str_equal (name, "month"))
    options->by = DEAL_BY_MONTH;
  else if (g_str_equal (name, "quarter"))
    options->by = DEAL_BY_QUARTER;
  else if (g_str_equal (name, "cumulative"))
    options->cumulative = TRUE;
  else if (g_str_equal (name, "swap"))
    deal_options_swap (options);
  else if (g_str_equal (name, "scenario"))
    options->scenario = deal_find_scenario (options->deal, value);
  else if (g_str_equal (name, "old"))
    options->old_version = deal_find_version (options->deal, value);
  else if (g_str_equal (name, "new"))
    options->new_version = deal_find_version (options->deal, value);
  else if (g_str_equal (name, "on"))
    g_assert_true (deal_date_parse (value, &options->on));
  else
    g_assert_true (deal_options_set (options, name, value, &error));
  g_assert_no_error (error);
}

G_GNUC_UNUSED static DealFigure *
make_bundled_figure (DealFigureKind kind,
                     const char    *choice)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (choice, " ", -1);
  DealFigure *figure;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);

      if (parts[0] != NULL && parts[0][0] != '\0')
        apply_word (options, parts[0], parts[1]);
    }
  figure = deal_figure_new (kind, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

/* The frame that a preset of exports draws in. */
static inline DealFrame
get_preset_frame (const char *name)
{
  DealFrame frame;
  double    scale;

  deal_size_get_frame (&deal_preset_find (name)->size, DEAL_STYLE_LIGHT, &frame, &scale);

  return frame;
}

/* The mark that a reader meets in the middle of @area. */
static inline gssize
pick_middle (const DealFigure        *figure,
             const DealFrame         *frame,
             const cairo_rectangle_t *area)
{
  cairo_rectangle_t met;

  return deal_figure_pick_area (figure, frame, area->x + area->width / 2,
                                area->y + area->height / 2, &met);
}

G_END_DECLS
