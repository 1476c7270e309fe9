/* deal-page-private.h: a page between the guard and the parser
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/deal-page.h"

G_BEGIN_DECLS

/* The attributes that the guard lets through, one an element: “this is nothing to
 * read”, and “this is the main part”. */
#define DEAL_PAGE_SKIP "hidden"
#define DEAL_PAGE_MAIN "role"
/* The element that stands for a link. */
#define DEAL_PAGE_LINK "q"

/**
 * DealPageScan:
 * @html: what goes to the parser: blocks, links, text, and nothing else
 * @title: as it is written in the page; may be empty
 */
typedef struct
{
  GString *html;
  char    *title;
} DealPageScan;

void deal_page_scan_clear (DealPageScan *scan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DealPageScan, deal_page_scan_clear)

gboolean deal_page_scan (const char   *html,
                         gsize         length,
                         DealPageScan *scan,
                         GError      **error);

/* Whether the attribute @name with @value takes the element @tag out of the reading. */
gboolean deal_page_hides (const char *tag, const char *name, const char *value);
/* Whether it says that the element is the page's main part. */
gboolean deal_page_is_main (const char *name, const char *value);

G_END_DECLS
