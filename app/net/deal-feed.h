/* deal-feed.h: a list of articles, whatever format it is written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEAL_FEED_MAX_BYTES (8 * 1024 * 1024)
#define DEAL_FEED_MAX_ENTRIES 20000

typedef enum
{
  DEAL_FEED_JSON, /* JSON Feed 1.0 and 1.1 */
  DEAL_FEED_RSS,  /* 0.9x, 1.0 and 2.0 */
  DEAL_FEED_ATOM, /* 0.3 and 1.0 */
} DealFeedFormat;

/**
 * DealFeedEntry:
 * @id: what the list calls it, or its address; unique in the document
 * @title: one line of plain text; may be empty
 * @url: (nullable): absolute, http or https
 * @date_published: (nullable): `YYYY-MM-DDThh:mm:ssZ`, or `YYYY-MM-DD`, `YYYY-MM`
 *   or `YYYY` where the list gives no more
 * @date_modified: (nullable): likewise
 * @summary: (nullable): plain text, at most 2 000 characters
 * @text: (nullable): the whole article as plain text, where the list carries it
 *
 * All of it is cleaned: no markup, no control characters, nothing that changes
 * the direction of writing, valid UTF-8.
 */
typedef struct
{
  char *id;
  char *title;
  char *url;
  char *date_published;
  char *date_modified;
  char *summary;
  char *text;
} DealFeedEntry;

/**
 * DealFeedDocument:
 * @title: one line of plain text; may be empty
 * @entries: (element-type DealFeedEntry): in the order of the list
 */
typedef struct
{
  DealFeedFormat format;
  char          *title;
  GPtrArray     *entries;
} DealFeedDocument;

DealFeedDocument *deal_feed_parse (GBytes     *bytes,
                                   const char *charset,
                                   const char *url,
                                   GError    **error);
void              deal_feed_document_free (DealFeedDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealFeedDocument, deal_feed_document_free)

gboolean deal_feed_entry_matches (const DealFeedEntry *entry,
                                  const char *const   *words,
                                  gsize                n_words);

G_END_DECLS
