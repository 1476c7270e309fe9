/* deal-report-page.h: an HTML page while it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/deal-report-private.h"

G_BEGIN_DECLS

/* deal-report-style.c: of the whole page, but for its colours. */
extern const char *const deal_page_style;

void      deal_page_append_tokens (GString *page, DealStyle style);
DealStyle deal_page_get_dark (DealStyle style);

/* deal-report-svg.c */
char          *
deal_page_merge_colours (const char *light, const char *dark, GPtrArray *colours);
gboolean deal_page_append_figure (GString          *page,
                                  const DealReport *report,
                                  guint             number,
                                  const char       *words,
                                  GPtrArray        *colours,
                                  GError          **error);

/* deal-report-page.c */
void deal_page_append_text (GString *page, const char *text);

G_END_DECLS
