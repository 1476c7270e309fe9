/* deal-known.h: a deal as it was publicly known on a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal.h"

G_BEGIN_DECLS

guint32 deal_source_get_known_day (const DealSource *source, const Deal *deal);
Deal   *deal_new_known_on (const Deal *deal, DealDate day, GError **error);

G_END_DECLS
