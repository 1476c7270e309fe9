/* deal-export-private.h: what the writers of this folder share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/deal-export.h"

G_BEGIN_DECLS

gboolean deal_text_is_number (const char *text);
void     deal_json_append_string (GString *json, const char *text);

G_END_DECLS
