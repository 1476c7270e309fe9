/* deal-fold.h: text as a search compares it: without case, accents and signs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealTextSpan:
 * @start: its first byte
 * @end: behind its last byte
 *
 * A part of a text.
 */
typedef struct
{
  guint32 start;
  guint32 end;
} DealTextSpan;

char *deal_fold_text (const char *text);
void  deal_fold_append (GString *folded, const char *text, GArray *origins);

G_END_DECLS
