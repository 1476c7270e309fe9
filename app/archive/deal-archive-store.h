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
 * DealReceivedList:
 * @url: the list's address as it was given
 * @current_url: (nullable): where it has moved for good
 * @title: its title
 * @now: seconds since 1970
 * @status: HTTP status
 * @etag: (nullable): from @validators_url, like @last_modified
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): the address that answered
 * @entries: (array length=n_entries): what is worth keeping of it
 */
typedef struct
{
  const char              *url;
  const char              *current_url;
  const char              *title;
  gint64                   now;
  guint                    status;
  const char              *etag;
  const char              *last_modified;
  const char              *validators_url;
  const DealReceivedEntry *entries;
  gsize                    n_entries;
} DealReceivedList;

/**
 * DealFailedList:
 * @url: the list's address as it was given
 * @title: what to call it, should it never have come in
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
  gint64      now;
  guint       status;
  gboolean    is_gone;
  const char *reason;
  gint64      not_before;
  const char *host;
  gint64      host_not_before;
} DealFailedList;

/**
 * DealReceivedPage:
 * @url: the address of the source, as deal_url_check() gives it
 * @current_url: (nullable): where it has moved for good
 * @title: what to call it, should it be unknown; may be empty
 * @publisher: likewise
 * @is_known: the deal cites it
 * @now: seconds since 1970
 * @status: HTTP status
 * @etag: (nullable): from @validators_url, like @last_modified
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): the address that answered
 * @text: what a person reads of it
 */
typedef struct
{
  const char *url;
  const char *current_url;
  const char *title;
  const char *publisher;
  gboolean    is_known;
  gint64      now;
  guint       status;
  const char *etag;
  const char *last_modified;
  const char *validators_url;
  const char *text;
} DealReceivedPage;

/**
 * DealReceivedEdition:
 * @url: where a deal is published, as deal_url_check() gives it
 * @current_url: (nullable): where it has moved for good
 * @now: seconds since 1970
 * @status: HTTP status
 * @etag: (nullable): from @validators_url, like @last_modified
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): the address that answered
 * @hash: the SHA-256 of @body, in hexadecimal
 * @body: (array length=size): a deal file that was checked
 * @size: bytes of @body
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
  const char *hash;
  const char *body;
  gsize       size;
} DealReceivedEdition;

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
gboolean    deal_archive_end_batch (DealArchive *self, GError **error);
gboolean    deal_archive_store_list (DealArchive            *self,
                                     const DealReceivedList *received,
                                     guint                  *n_new,
                                     guint                  *n_changed,
                                     GError                **error);
gboolean    deal_archive_store_same (DealArchive *self,
                                     const char  *url,
                                     gint64       now,
                                     GError     **error);
gboolean    deal_archive_store_failure (DealArchive          *self,
                                        const DealFailedList *failed,
                                        GError              **error);
gboolean    deal_archive_store_page (DealArchive            *self,
                                     const DealReceivedPage *received,
                                     DealPageChange         *change,
                                     GError                **error);
gboolean    deal_archive_store_page_same (DealArchive *self,
                                          const char  *url,
                                          gint64       now,
                                          GError     **error);
gboolean    deal_archive_store_page_failure (DealArchive          *self,
                                             const DealFailedList *failed,
                                             gboolean              is_known,
                                             GError              **error);
gboolean    deal_archive_store_edition (DealArchive               *self,
                                        const DealReceivedEdition *received,
                                        GError                   **error);
gboolean    deal_archive_store_edition_same (DealArchive *self,
                                             const char  *url,
                                             gint64       now,
                                             GError     **error);
gboolean    deal_archive_store_edition_failure (DealArchive          *self,
                                                const DealFailedList *failed,
                                                GError              **error);
GPtrArray  *deal_archive_load_pages (DealArchive *self, GError **error);
GHashTable *deal_archive_load_holds (DealArchive *self, gint64 now, GError **error);

G_END_DECLS
