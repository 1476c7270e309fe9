/* deal-own.h: a deal with scenarios of the user's own beside those of its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-reader.h"

G_BEGIN_DECLS

#define DEAL_OWN_FORMAT "counterpart-scenarios/1"

Deal *deal_new_with_scenarios (const Deal *deal,
                               GBytes     *bytes,
                               const char *file_name,
                               GPtrArray  *problems,
                               GError    **error);

G_END_DECLS
