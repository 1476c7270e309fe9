/* small-figure.h: a figure of a deal that a test writes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <string.h>

#include "chart/deal-figure.h"
#include "model/deal-reader.h"

G_BEGIN_DECLS

/* A deal from a text, as somebody's first try at one. */
G_GNUC_UNUSED static DealFigure *
make_small_figure (DealFigureKind kind,
                   const char    *members,
                   gboolean       cumulative)
{
  g_autofree char *text = g_strdup_printf (
    "{\"format\":\"counterpart-deal/"
    "1\",\"id\":\"small\",\"title\":\"Small\",\"as_of\":\"2026-06-30\","
    "\"currency\":\"JPY\",\"compare\":{\"old\":\"a\",\"new\":\"b\"},"
    "\"parties\":[{\"id\":\"x\",\"name\":\"Nihon "
    "東京\"},{\"id\":\"y\",\"name\":\"Y\"},{\"id\":\"z\",\"name\":\"Z\"}],"
    "\"versions\":["
    "{\"id\":\"a\",\"title\":\"A version with a title that is much too long for any key "
    "of any figure\","
    "\"announced\":\"2026-01-05\",\"effective\":\"2026-01-05\",\"status\":\"superseded\","
    "\"summary\":\"\",\"sources\":[]},"
    "{\"id\":\"b\",\"title\":\"B "
    "<b>&amp;\",\"announced\":\"2026-01-20\",\"effective\":\"2026-01-20\","
    "\"status\":\"in-force\",\"summary\":\"\",\"sources\":[]}],"
    "\"categories\":[],\"terms\":[],\"sources\":[]%s}",
    members);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal =
    deal_new_from_bytes (bytes, "small.deal.json", problems, &error);
  g_autoptr (DealOptions) options = NULL;
  DealFigure *figure;

  g_assert_no_error (error);
  options = deal_options_new (deal);
  options->cumulative = cumulative;
  figure = deal_figure_new (kind, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

G_END_DECLS
