/* deal-status-look.h: how a status of the matrix looks, in figures and in the window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-scene.h"

G_BEGIN_DECLS

typedef struct
{
  DealColour fill;
  DealColour text;
  DealColour edge;
  DealDash   dash;
} DealStatusLook;

DealStatusLook deal_status_get_look (DealStatus status);

G_END_DECLS
