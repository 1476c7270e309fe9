/* deal-text-diff.h: two versions of a long text in one, with the differences marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"

G_BEGIN_DECLS

/**
 * DealTextDiff:
 * @text: the paragraphs that differ, a line each; what is the same between them is
 *   left out, but for a line with an ellipsis
 * @marks: (element-type DealWords): what was removed and added, both as bytes into
 *   @text
 * @n_changed: how many paragraphs differ
 */
typedef struct
{
  char   *text;
  GArray *marks;
  guint   n_changed;
} DealTextDiff;

DealTextDiff *deal_text_diff_new (const char *old_text, const char *new_text);
void          deal_text_diff_free (DealTextDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealTextDiff, deal_text_diff_free)

G_END_DECLS
