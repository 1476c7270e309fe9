/* deal-scenario-picker.h: one of the scenarios of a deal, or none
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-options.h"
#include "calc/deal-scenario-words.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SCENARIO_PICKER (deal_scenario_picker_get_type ())
G_DECLARE_FINAL_TYPE (
  DealScenarioPicker, deal_scenario_picker, DEAL, SCENARIO_PICKER, GtkWidget)

void                deal_scenario_picker_set_options (DealScenarioPicker *self,
                                                      const DealOptions  *options);
const DealScenario *deal_scenario_picker_get_scenario (DealScenarioPicker *self);

G_END_DECLS
