/* deal-parameter-control.h: one number of the deal that the reader may assume
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "calc/deal-options.h"

G_BEGIN_DECLS

#define DEAL_TYPE_PARAMETER_CONTROL (deal_parameter_control_get_type ())
G_DECLARE_FINAL_TYPE (
  DealParameterControl, deal_parameter_control, DEAL, PARAMETER_CONTROL, GtkWidget)

GtkWidget *deal_parameter_control_new (const DealOptions   *options,
                                       const DealParameter *parameter);

void deal_parameter_control_align (DealParameterControl *self,
                                   GtkSizeGroup         *labels,
                                   GtkSizeGroup         *toggles);

void deal_parameter_control_set_narrow (DealParameterControl *self, gboolean is_narrow);

void                 deal_parameter_control_set_options (DealParameterControl *self,
                                                         const DealOptions    *options);
const DealParameter *deal_parameter_control_get_parameter (DealParameterControl *self);
gboolean             deal_parameter_control_get_value (DealParameterControl *self,
                                                       DealDecimal          *value);

G_END_DECLS
