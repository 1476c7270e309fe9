/* deal-scenario-json.h: scenarios of the user's own as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

char   *deal_scenario_to_json (const DealScenario *scenario, const Deal *deal);
char   *deal_scenario_make_id (const DealScenario *scenario, const Deal *deal);
GBytes *deal_scenarios_wrap (const char *deal_id, const char *const *bodies);
GBytes *deal_file_add_scenario (GBytes *file, const char *body, GError **error);

G_END_DECLS
