/* deal-refresh-private.h: one list on its way from the network to the archive
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive-store.h"
#include "net/deal-feed.h"
#include "net/deal-fetch.h"
#include "net/deal-page.h"
#include "net/deal-refresh.h"

G_BEGIN_DECLS

/**
 * DealRefreshJob:
 * @is_page: the page of a source, not a list
 * @is_deal: a deal file
 * @deal_id: (nullable): what the deal must be called, if @is_deal
 * @deal_hash: (nullable): the SHA-256 of the open edition of it
 * @url: the address as it was given
 * @title: (nullable): what the deal calls it
 * @publisher: (nullable): of a page
 * @is_cited: a page that the deal cites
 * @words: what an entry must have one of; empty: nothing
 * @chosen: the user named it
 * @named: the user named it for this refresh, which asks even what is gone
 * @record: (nullable): what the archive knows of it
 * @known: the addresses that the deal cites; shared, not changed any more
 * @now: when the refresh began
 */
typedef struct
{
  gboolean          is_page;
  gboolean          is_deal;
  char             *deal_id;
  char             *deal_hash;
  char             *url;
  char             *title;
  char             *publisher;
  gboolean          is_cited;
  GPtrArray        *words;
  gboolean          chosen;
  gboolean          named;
  DealArchivedList *record;
  GHashTable       *known;
  gint64            now;
} DealRefreshJob;

void  deal_refresh_job_free (DealRefreshJob *job);
char *deal_refresh_job_dup_title (const DealRefreshJob *job);

GPtrArray *deal_refresh_plan (DealArchive              *archive,
                              const DealRefreshOptions *options,
                              GError                  **error);

DealRefreshLine *deal_refresh_skip (const DealRefreshJob     *job,
                                    const DealRefreshOptions *options);

/**
 * DealRefreshWork:
 * @job: the run's
 * @fetched: (nullable): what its server answered
 * @problem: (nullable): why nothing came of it
 * @document: (nullable): the list that came
 * @page: (nullable): or the page
 * @deal: (nullable): or the deal
 *
 * A job whose answer has come.
 */
typedef struct
{
  DealRefreshJob   *job;
  DealFetched      *fetched;
  GError           *problem;
  DealFeedDocument *document;
  DealPage         *page;
  Deal             *deal;
} DealRefreshWork;

/* All block: for a thread of their own. */
void             deal_refresh_work_read (DealRefreshWork *work);
DealRefreshLine *deal_refresh_work_keep (const DealRefreshWork *work,
                                         DealArchive           *archive);

/* Steps of these two. */
Deal            *deal_refresh_read_deal (const DealRefreshJob *job,
                                         const DealFetched    *fetched,
                                         GError              **error);
DealRefreshLine *deal_refresh_keep_deal (const DealRefreshWork *work,
                                         DealArchive           *archive);
DealRefreshLine *deal_refresh_deal_line_new (const DealRefreshJob *job,
                                             DealArchive          *archive,
                                             const char           *hash);
DealRefreshLine *deal_refresh_keep_page (const DealRefreshWork *work,
                                         DealArchive           *archive);
void             deal_refresh_job_describe_failure (const DealRefreshJob *job,
                                                    const DealFetched    *fetched,
                                                    const GError         *problem,
                                                    DealFailed           *failed);
DealReceived     deal_refresh_describe_answer (const char        *url,
                                               const DealFetched *fetched);

/* Keeps what comes, together what comes together. */
typedef struct _DealRefreshWriter DealRefreshWriter;
typedef void (*DealRefreshWritten) (DealRefreshLine *line, gpointer user_data);

DealRefreshWriter *deal_refresh_writer_new (DealArchive       *archive,
                                            DealRefreshWritten written,
                                            gpointer           user_data);
void               deal_refresh_writer_free (DealRefreshWriter *writer);
void               deal_refresh_writer_push (DealRefreshWriter *writer,
                                             DealRefreshJob    *job,
                                             DealFetched       *fetched,
                                             GError            *problem);
gboolean           deal_refresh_writer_is_full (DealRefreshWriter *writer);

DealRefreshLine *deal_refresh_line_new (const DealRefreshJob *job,
                                        DealOutcome           outcome,
                                        const char           *message);
DealRefreshLine *deal_refresh_line_new_held (const DealRefreshJob *job,
                                             const DealFetched    *fetched);
void             deal_refresh_line_free (DealRefreshLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealRefreshLine, deal_refresh_line_free)

G_END_DECLS
