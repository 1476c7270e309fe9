/* deal-scenario-words.h: a scenario in a sentence, with all that the user changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

char    *deal_scenario_describe (const DealScenario *scenario, const Deal *deal);
char    *deal_scenario_describe_briefly (const DealScenario *scenario,
                                         const Deal         *deal);
char    *deal_scenario_get_short_title (const DealScenario *scenario);
gboolean deal_series_grow (gint64      amount,
                           DealDecimal rate,
                           gsize       n,
                           gint64     *amounts);

G_END_DECLS
