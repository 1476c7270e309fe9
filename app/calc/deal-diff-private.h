/* deal-diff-private.h: how two values of a term are compared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"

G_BEGIN_DECLS

gboolean deal_value_is_present (const DealValue *value);
gboolean deal_value_has_end (const DealValue *value);
gboolean deal_text_is_same (const char *a, const char *b);
DealKind deal_value_compare (const DealTerm  *term,
                             const DealValue *old_value,
                             const DealValue *new_value);
DealKind deal_kind_mirror (DealKind kind);
char    *deal_value_get_size (const Deal      *deal,
                              const DealTerm  *term,
                              DealKind         kind,
                              const DealValue *old_value,
                              const DealValue *new_value);

G_END_DECLS
