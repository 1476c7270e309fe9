/* deal-revision-private.h: which elements of two lists belong together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * DealRevisionPair:
 * @before: (nullable): an element that is not as it was; `NULL`: it was not there
 * @after: (nullable): the same now; `NULL`: it is gone
 * @id: (nullable): its name, if it has one
 */
typedef struct
{
  JsonNode   *before;
  JsonNode   *after;
  const char *id;
} DealRevisionPair;

GArray     *deal_revision_pair (JsonNode *before, JsonNode *after);
const char *deal_revision_get_text (JsonNode *node, const char *member);

G_END_DECLS
