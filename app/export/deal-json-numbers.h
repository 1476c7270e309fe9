/* deal-json-numbers.h: the numbers of a file, digit by digit, through json-glib
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The first character of a string that stands for a number. */
#define DEAL_JSON_NUMBER_MARK '\001'

JsonParser *deal_json_parse_exactly (GBytes *bytes, gboolean alike, GError **error);
char       *deal_json_unmark (const char *text);
char       *deal_json_node_to_text (JsonNode *node);

G_END_DECLS
