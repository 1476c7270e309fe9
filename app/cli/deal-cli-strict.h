/* deal-cli-strict.h: what a careful editor of a deal file would be asked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-reader.h"

G_BEGIN_DECLS

void deal_cli_check_strictly (const Deal *deal, GPtrArray *problems);

G_END_DECLS
