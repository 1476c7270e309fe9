/* deal-page.h: the readable text of a page of the web
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEAL_PAGE_MAX_BYTES (2 * 1024 * 1024)

/**
 * DealPage:
 * @title: one line; may be empty
 * @text: a paragraph a line, never empty
 *
 * What a person reads of a page: without navigation, scripts and what is hidden.
 * Headings, items of lists and rows of tables are paragraphs too.
 */
typedef struct
{
  char *title;
  char *text;
} DealPage;

void deal_page_free (DealPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealPage, deal_page_free)

DealPage *deal_page_parse (GBytes     *bytes,
                           const char *content_type,
                           const char *charset,
                           GError    **error);

G_END_DECLS
