/* deal-version-button.h: one side of the comparison pair, and the choice of its version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-selection.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_SIDE_OLD, /* on the left, ochre */
  DEAL_SIDE_NEW, /* on the right, petrol */
} DealSide;

#define DEAL_TYPE_VERSION_BUTTON (deal_version_button_get_type ())
G_DECLARE_FINAL_TYPE (DealVersionButton,
                      deal_version_button,
                      DEAL,
                      VERSION_BUTTON,
                      GtkWidget)

GtkWidget *deal_version_button_new (DealSide side);
void       deal_version_button_set_selection (DealVersionButton *self,
                                              DealSelection     *selection);
void       deal_version_button_set_narrow (DealVersionButton *self, gboolean narrow);

/* The square that stands for a side: hatched for the old, solid for the new. */
GtkWidget *deal_swatch_new (DealSide side);

G_END_DECLS
