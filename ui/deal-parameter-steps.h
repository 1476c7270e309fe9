/* deal-parameter-steps.h: the places of a slider as exact values, and what is
 * known without it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-options.h"

G_BEGIN_DECLS

guint       deal_parameter_get_n_steps (const DealParameter *parameter);
DealDecimal deal_parameter_get_step_value (const DealParameter *parameter, guint step);
guint       deal_parameter_find_step (const DealParameter *parameter, DealDecimal value);
DealDecimal deal_parameter_get_start (const DealParameter *parameter);
gboolean    deal_parameter_parse (const DealOptions   *options,
                                  const DealParameter *parameter,
                                  const char          *text,
                                  DealDecimal         *value,
                                  GError             **error);
const char *deal_parameter_describe_known (const DealOptions   *options,
                                           const DealParameter *parameter);

G_END_DECLS
