/* deal-scenario-editor.h: a scenario of the user's own is made or changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "calc/deal-options.h"

G_BEGIN_DECLS

#define DEAL_TYPE_SCENARIO_EDITOR (deal_scenario_editor_get_type ())
G_DECLARE_FINAL_TYPE (
  DealScenarioEditor, deal_scenario_editor, DEAL, SCENARIO_EDITOR, AdwWindow)

/* Signal “saved” (id, body): what is to be kept; see deal_scenario_to_json(). */
GtkWidget *deal_scenario_editor_new (GtkWindow          *parent,
                                     const DealOptions  *options,
                                     const DealScenario *edited);

/* What the tests use instead of the keyboard. */
void        deal_scenario_editor_set_title (DealScenarioEditor *self, const char *title);
void        deal_scenario_editor_set_amount (DealScenarioEditor *self,
                                             guint               row,
                                             const char         *amount);
void        deal_scenario_editor_grow (DealScenarioEditor *self, double percent);
gboolean    deal_scenario_editor_save (DealScenarioEditor *self);
const char *deal_scenario_editor_get_problem (DealScenarioEditor *self);

G_END_DECLS
