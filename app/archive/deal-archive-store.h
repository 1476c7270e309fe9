/* deal-archive-store.h: what a refresh puts into the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"

G_BEGIN_DECLS

/**
 * DealReceivedEntry:
 * @entry: what the list calls it
 * @url: (nullable): http or https
 * @title: one line
 * @published: (nullable): ISO 8601
 * @modified: (nullable): likewise
 * @text: (nullable): plain text
 * @is_known: the deal cites it, so it is nothing new
 */
typedef struct
{
  const char *entry;
  const char *url;
  const char *title;
  const char *published;
  const char *modified;
  const char *text;
  gboolean    is_known;
} DealReceivedEntry;

/**
 * DealLedger:
 *
 * What is asked for: there is a ledger of the questions to each.
 */
typedef enum
{
  DEAL_LEDGER_LISTS,
  DEAL_LEDGER_SOURCES,
  DEAL_LEDGER_EDITIONS,
} DealLedger;

/**
 * DealReceived:
 * @url: the address as it was given; of a page or deal as deal_url_check() gives it
 * @current_url: (nullable): where it has moved for good
 * @now: seconds since 1970
 * @status: HTTP status
 * @etag: (nullable): from @validators_url, like @last_modified
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): the address that answered
 *
 * An answer, whatever came with it.
 */
typedef struct
{
  const char *url;
  const char *current_url;
  gint64      now;
  guint       status;
  const char *etag;
  const char *last_modified;
  const char *validators_url;
} DealReceived;

/**
 * DealReceivedList:
 * @title: its title
 * @entries: (array length=n_entries): what is worth keeping of it
 */
typedef struct
{
  DealReceived             answer;
  const char              *title;
  const DealReceivedEntry *entries;
  gsize                    n_entries;
} DealReceivedList;

/**
 * DealReceivedPage:
 * @title: what to call it, should it be unknown; may be empty
 * @publisher: likewise
 * @is_known: the deal cites it
 * @text: what a person reads of it
 */
typedef struct
{
  DealReceived answer;
  const char  *title;
  const char  *publisher;
  gboolean     is_known;
  const char  *text;
} DealReceivedPage;

/**
 * DealReceivedEdition:
 * @hash: the SHA-256 of @body, in hexadecimal
 * @body: (array length=size): a deal file that was checked
 * @size: bytes of @body
 */
typedef struct
{
  DealReceived answer;
  const char  *hash;
  const char  *body;
  gsize        size;
} DealReceivedEdition;

/**
 * DealFailed:
 * @url: the address, as in a `DealReceived`
 * @title: what to call it, should it never have come in
 * @is_known: the deal cites it; of pages only
 * @now: seconds since 1970
 * @status: HTTP status; 0: no answer
 * @is_gone: do not ask it again
 * @reason: a sentence for people
 * @not_before: when a refresh that nobody asked for may ask it again
 * @host: (nullable): this host wants to be left alone,
 * @host_not_before: until then
 */
typedef struct
{
  const char *url;
  const char *title;
  gboolean    is_known;
  gint64      now;
  guint       status;
  gboolean    is_gone;
  const char *reason;
  gint64      not_before;
  const char *host;
  gint64      host_not_before;
} DealFailed;

/**
 * DealPageChange:
 * @DEAL_PAGE_FIRST: there was no text of the page before
 *
 * What a page is to the one before.
 */
typedef enum
{
  DEAL_PAGE_FIRST,
  DEAL_PAGE_SAME,
  DEAL_PAGE_CHANGED,
} DealPageChange;

gboolean    deal_archive_begin_batch (DealArchive *self, GError **error);
gboolean    deal_archive_end_batch (DealArchive *self, gboolean is_good, GError **error);
gboolean    deal_archive_store_list (DealArchive            *self,
                                     const DealReceivedList *received,
                                     guint                  *n_new,
                                     guint                  *n_changed,
                                     GError                **error);
gboolean    deal_archive_store_page (DealArchive            *self,
                                     const DealReceivedPage *received,
                                     DealPageChange         *change,
                                     GError                **error);
gboolean    deal_archive_store_edition (DealArchive               *self,
                                        const DealReceivedEdition *received,
                                        GError                   **error);
gboolean    deal_archive_store_same (DealArchive *self,
                                     DealLedger   ledger,
                                     const char  *url,
                                     gint64       now,
                                     GError     **error);
gboolean    deal_archive_store_failure (DealArchive      *self,
                                        DealLedger        ledger,
                                        const DealFailed *failed,
                                        GError          **error);
GPtrArray  *deal_archive_load_pages (DealArchive *self, GError **error);
GHashTable *deal_archive_load_holds (DealArchive *self, gint64 now, GError **error);

G_END_DECLS
