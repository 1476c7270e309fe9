/* deal-scenario-rows.h: the amounts of a scenario that can be typed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/deal.h"

G_BEGIN_DECLS

/**
 * DealScenarioRows:
 * @base: (nullable): what counts where a row is empty
 * @edited: (nullable): what was typed before
 * @rows: in the order of the series, those of each in order of time
 */
typedef struct
{
  const Deal         *deal;
  const DealScenario *base;
  const DealScenario *edited;
  GArray             *rows;
} DealScenarioRows;

DealScenarioRows *deal_scenario_rows_new (const Deal *deal, const DealScenario *edited);
void              deal_scenario_rows_free (DealScenarioRows *self);
void              deal_scenario_rows_set_base (DealScenarioRows   *self,
                                               const DealScenario *base);
void              deal_scenario_rows_add_series (DealScenarioRows    *self,
                                                 const DealSeries    *series,
                                                 AdwPreferencesGroup *group);
void              deal_scenario_rows_set_text (DealScenarioRows *self,
                                               guint             row,
                                               const char       *text);
gboolean          deal_scenario_rows_fill (DealScenarioRows *self, double percent);
gboolean          deal_scenario_rows_collect (DealScenarioRows *self,
                                              DealScenario     *scenario,
                                              GPtrArray        *arrays);
const char       *deal_scenario_rows_get_problem (DealScenarioRows *self);

G_END_DECLS
