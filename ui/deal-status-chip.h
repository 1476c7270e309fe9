/* deal-status-chip.h: a status of the matrix as a sign and a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/deal.h"

G_BEGIN_DECLS

#define DEAL_TYPE_STATUS_CHIP (deal_status_chip_get_type ())
G_DECLARE_FINAL_TYPE (DealStatusChip, deal_status_chip, DEAL, STATUS_CHIP, GtkWidget)

GtkWidget *deal_status_chip_new (DealStatus status);

G_END_DECLS
