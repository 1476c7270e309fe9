/* deal-feed-private.h: the steps from bytes to a list of articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/deal-feed.h"

G_BEGIN_DECLS

/* No list needs a longer tag, and a hundred thousand attributes need one. */
#define DEAL_FEED_TAG_MOST (64 * 1024)

/* How a list says what kind of text it gives. */
typedef enum
{
  DEAL_MARKUP_PLAIN,
  DEAL_MARKUP_HTML,
  DEAL_MARKUP_UNSAID, /* RSS: either */
} DealMarkup;

/**
 * DealDraft:
 * @id: (nullable): as the list has it
 * @url: (nullable): absolute, checked
 *
 * An entry as it is written, before deal_feed_builder_add() has cleaned it.
 * The strings are the draft's.
 */
typedef struct
{
  char      *id;
  char      *url;
  char      *title;
  DealMarkup title_markup;
  char      *summary;
  DealMarkup summary_markup;
  char      *content;
  DealMarkup content_markup;
  char      *published;
  char      *modified;
} DealDraft;

typedef struct
{
  DealFeedDocument *document;
  GHashTable       *ids; /* of the document's own strings */
} DealFeedBuilder;

void     deal_draft_clear (DealDraft *draft);
char    *deal_feed_clean (const char *text,
                          DealMarkup  markup,
                          gboolean    is_title,
                          gsize       most);
gboolean deal_feed_builder_add (DealFeedBuilder *builder,
                                DealDraft       *draft,
                                GError         **error);

char    *deal_feed_date_parse (const char *text);
char    *deal_feed_decode (GBytes     *bytes,
                           const char *charset,
                           gsize      *length,
                           GError    **error);
gboolean deal_feed_mend (const char *text,
                         gsize       length,
                         GString   **mended,
                         GError    **error);
gboolean deal_feed_parse_xml (const char      *text,
                              gsize            length,
                              const char      *url,
                              DealFeedBuilder *builder,
                              GError         **error);
gboolean deal_feed_parse_json (const char      *text,
                               gsize            length,
                               const char      *url,
                               DealFeedBuilder *builder,
                               GError         **error);

/* “line N: …” in front of what is wrong. */
/* An error of expat, in the reader's language. */
const char *deal_feed_explain_xml (int code);
void        deal_feed_set_error (GError **error, gulong line, const char *message);

G_END_DECLS
