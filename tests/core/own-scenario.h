/* own-scenario.h: the bundled deal with a scenario of somebody's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bundled-figure.h"
#include "deal-error.h"
#include "export/deal-scenario-json.h"
#include "model/deal-own.h"

G_BEGIN_DECLS

#define SLOW                                                                 \
  "{\"id\": \"slow\", \"title\": \"Slow\", \"base\": \"base\", \"series\": " \
  "{\"openai-revenue\": [{\"period\": \"2028\", \"amount\": 50, \"kind\": "  \
  "\"projected\", \"sources\": []}]}, \"parameters\": {\"cap\": 38}}"

static GBytes *
wrap (const char *body)
{
  return deal_scenarios_wrap ("microsoft-openai", (const char *[]){ body, NULL });
}

static Deal *
add (const Deal *deal,
     const char *body)
{
  g_autoptr (GBytes) bytes = wrap (body);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *with = deal_new_with_scenarios (deal, bytes, "own.json", problems, &error);

  if (with == NULL && problems->len > 0)
    g_error ("%s", ((DealProblem *) problems->pdata[0])->message);
  g_assert_no_error (error);

  return with;
}

G_GNUC_UNUSED static DealFigure *
make_figure (const Deal *deal,
             const char *scenario)
{
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  options->scenario = deal_find_scenario (deal, scenario);
  g_assert_nonnull (options->scenario);
  figure = deal_figure_new (DEAL_FIGURE_PAYMENTS, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

G_END_DECLS
