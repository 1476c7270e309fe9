/* deal-archive.h: what was ever found, kept in SQLite
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEAL_TYPE_ARCHIVE (deal_archive_get_type ())
G_DECLARE_FINAL_TYPE (DealArchive, deal_archive, DEAL, ARCHIVE, GObject)

/*
 * One archive a user.  Every function may be called from any thread; reading
 * never waits for writing, so that a window may read on its main thread while a
 * refresh is under way.  What returned TRUE is on the disk.
 *
 * Times are seconds since 1970; 0 means never.
 *
 * Signal `changed`: something in the archive is different; emitted on the main
 * context of the thread that opened it, once for any number of changes; of those
 * of other processes only after deal_archive_watch().
 */

typedef enum
{
  DEAL_ARCHIVED_NEW,         /* found in a list, not read yet */
  DEAL_ARCHIVED_UNCHANGED,   /* read, or known to the deal, and as it was */
  DEAL_ARCHIVED_CHANGED,     /* its text is not the one that was read */
  DEAL_ARCHIVED_UNREACHABLE, /* its address did not answer */
  DEAL_ARCHIVED_GONE,        /* its server says that it is gone for good */
} DealArchivedState;

/**
 * DealArchivedSource:
 * @id: its number in the archive, for good
 * @url: (nullable): http or https
 * @title: one line; may be empty
 * @publisher: title of the list it came from; may be empty
 * @list_url: (nullable): that list
 * @published: (nullable): ISO 8601, as the list says
 * @modified: (nullable): likewise
 * @first_seen: when it was first in a list
 * @last_seen: when it was last in a list
 * @asked: when it was last asked for: the source itself or, when it was never
 *   asked for, its list
 * @answered: when that last succeeded
 * @is_own_time: both are of the source itself, not of its list
 * @changed: when its text last changed
 * @status: HTTP status of the last answer; 0: none
 * @reason: (nullable): why it failed or was skipped, in the language of then
 * @is_read: the user marked it as read
 * @has_text: deal_archive_load_text() has something
 * @has_page: and it is that of its page, not what a list says of it
 * @not_before: when a refresh that nobody asked for may ask for it again
 */
typedef struct
{
  gint64            id;
  char             *url;
  char             *title;
  char             *publisher;
  char             *list_url;
  char             *published;
  char             *modified;
  gint64            first_seen;
  gint64            last_seen;
  gint64            asked;
  gint64            answered;
  gboolean          is_own_time;
  gint64            changed;
  guint             status;
  char             *reason;
  DealArchivedState state;
  gboolean          is_read;
  gboolean          has_text;
  gboolean          has_page;
  gint64            not_before;
} DealArchivedSource;

void deal_archived_source_free (DealArchivedSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedSource, deal_archived_source_free)
const char *deal_archived_state_to_name (DealArchivedState state);

/**
 * DealArchivedList:
 * @url: the address that the deal or the user gave
 * @current_url: where it has moved for good, or the same
 * @title: its own title, once it was read; else what the deal, or the file that it was
 *   imported from, calls it; may be empty
 * @by_user: the user added it
 * @asked: when it was last asked for
 * @answered: when it last came in
 * @changed: when it last had something new
 * @not_before: not asked before then
 * @status: HTTP status of the last answer; 0: none
 * @failures: how many times it failed in a row
 * @is_gone: its server said 410; not asked again by itself
 * @reason: (nullable): why it failed or was skipped
 * @etag: (nullable): of the last good answer, from @validators_url
 * @last_modified: (nullable): likewise
 * @validators_url: (nullable): likewise
 */
typedef struct
{
  char    *url;
  char    *current_url;
  char    *title;
  gboolean by_user;
  gint64   asked;
  gint64   answered;
  gint64   changed;
  gint64   not_before;
  guint    status;
  guint    failures;
  gboolean is_gone;
  char    *reason;
  char    *etag;
  char    *last_modified;
  char    *validators_url;
} DealArchivedList;

void deal_archived_list_free (DealArchivedList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedList, deal_archived_list_free)

char        *deal_archive_get_default_path (void);
DealArchive *deal_archive_open (const char *path, GError **error);
void         deal_archive_watch (DealArchive *self);
const char  *deal_archive_get_path (DealArchive *self);
const char  *deal_archive_get_set_aside (DealArchive *self);
gint64       deal_archive_get_size (DealArchive *self);
gboolean     deal_archive_count_old (DealArchive *self,
                                     guint       *n_texts,
                                     gint64      *n_bytes,
                                     GError     **error);
gboolean     deal_archive_prune (DealArchive *self, guint *n_texts, GError **error);

GPtrArray          *deal_archive_load_sources (DealArchive *self, GError **error);
DealArchivedSource *deal_archive_find_source (DealArchive *self,
                                              const char  *url,
                                              GError     **error);
char               *deal_archive_load_text (DealArchive *self, gint64 id, GError **error);
GPtrArray          *deal_archive_search (DealArchive *self,
                                         const char  *words,
                                         guint        most,
                                         GError     **error);

/**
 * DealArchivedVersion:
 * @seen: when it was first found, in seconds since 1970
 * @hash: of the text, for deal_archive_load_version_text()
 * @is_page: it is that of the page, not what a list said of it
 *
 * A text that a source had.
 */
typedef struct
{
  gint64   seen;
  char    *hash;
  gboolean is_page;
} DealArchivedVersion;

void deal_archived_version_free (DealArchivedVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedVersion, deal_archived_version_free)

GPtrArray *deal_archive_load_versions (DealArchive *self, gint64 id, GError **error);
char      *deal_archive_load_version_text (DealArchive *self,
                                           const char  *hash,
                                           GError     **error);

gboolean deal_archive_set_read (DealArchive *self,
                                gint64       id,
                                gboolean     is_read,
                                gboolean    *was_read,
                                GError     **error);

GPtrArray *deal_archive_load_lists (DealArchive *self, GError **error);
gboolean   deal_archive_get_last_asked (DealArchive *self,
                                        gint64      *asked,
                                        GError     **error);
gboolean   deal_archive_add_list (DealArchive *self,
                                  const char  *url,
                                  const char  *title,
                                  gboolean    *is_new,
                                  GError     **error);
gboolean   deal_archive_remove_list (DealArchive *self,
                                     const char  *url,
                                     GError     **error);

/* The user's own scenarios of a deal, as text. */
GPtrArray          *
deal_archive_load_scenarios (DealArchive *self, const char *deal_id, GError **error);
gboolean deal_archive_keep_scenario (DealArchive *self,
                                     const char  *deal_id,
                                     const char  *id,
                                     const char  *body,
                                     GError     **error);
gboolean deal_archive_replace_scenario (DealArchive *self,
                                        const char  *deal_id,
                                        const char  *old_id,
                                        const char  *id,
                                        const char  *body,
                                        GError     **error);

/**
 * DealArchivedReading:
 * @conflict: the id of a conflict
 * @says: the position that the user takes for true, in its words
 * @reason: (nullable): why
 */
typedef struct
{
  char *conflict;
  char *says;
  char *reason;
} DealArchivedReading;

DealArchivedReading *deal_archived_reading_new (const char *conflict,
                                                const char *says,
                                                const char *reason);
void                 deal_archived_reading_free (DealArchivedReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedReading, deal_archived_reading_free)

GPtrArray          *
deal_archive_load_readings (DealArchive *self, const char *deal_id, GError **error);
gboolean deal_archive_keep_reading (DealArchive               *self,
                                    const char                *deal_id,
                                    const char                *conflict,
                                    const DealArchivedReading *reading,
                                    GError                   **error);

gboolean deal_archive_load_visit (DealArchive *self,
                                  const char  *deal_id,
                                  char       **edition,
                                  gint64      *at,
                                  GError     **error);
gboolean deal_archive_keep_visit (DealArchive *self,
                                  const char  *deal_id,
                                  const char  *edition,
                                  gint64       at,
                                  GError     **error);

/**
 * DealArchivedEdition:
 * @url: where it is published
 * @hash: the SHA-256 of @body, in hexadecimal
 * @body: the file
 * @is_declined: the user does not want it
 *
 * A deal as it was published last.
 */
typedef struct
{
  char    *url;
  char    *hash;
  GBytes  *body;
  gboolean is_declined;
} DealArchivedEdition;

void deal_archived_edition_free (DealArchivedEdition *edition);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedEdition, deal_archived_edition_free)

DealArchivedList    *deal_archive_find_publication (DealArchive *self,
                                                    const char  *url,
                                                    GError     **error);
DealArchivedEdition *deal_archive_load_edition (DealArchive *self,
                                                const char  *url,
                                                const char  *open_hash,
                                                GError     **error);
gboolean             deal_archive_decline_edition (DealArchive *self,
                                                   const char  *url,
                                                   const char  *hash,
                                                   GError     **error);

/* Deal files of this computer, by their URI. */
gboolean deal_archive_keep_origin (DealArchive *self,
                                   const char  *uri,
                                   const char  *url,
                                   GError     **error);
char    *deal_archive_find_origin (DealArchive *self,
                                   const char  *uri,
                                   GError     **error);
char    *deal_archive_find_copy (DealArchive *self,
                                 const char  *url,
                                 GError     **error);
gboolean deal_archive_keep_replaced (DealArchive *self,
                                     const char  *uri,
                                     GBytes      *before,
                                     const char  *hash,
                                     GError     **error);
GBytes  *deal_archive_load_replaced (DealArchive *self,
                                     const char  *uri,
                                     const char  *hash,
                                     GError     **error);
gboolean deal_archive_forget_replaced (DealArchive *self,
                                       const char  *uri,
                                       const char  *hash,
                                       GError     **error);

/**
 * DealArchivedJudgement:
 * @source: the number of a source in the archive
 * @term: the id of a term
 * @passage: a piece of its text
 * @stance: (nullable): the file format's word for how it stands to the term, as
 *   “supports”; `NULL`: the passage was dismissed
 * @says: (nullable): what it says, in the user's words
 * @at: when the user said so
 *
 * What the user made of a passage that seemed to speak of a term.
 */
typedef struct
{
  gint64 source;
  char  *term;
  char  *passage;
  char  *stance;
  char  *says;
  gint64 at;
} DealArchivedJudgement;

void deal_archived_judgement_free (DealArchivedJudgement *judgement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArchivedJudgement, deal_archived_judgement_free)

GPtrArray          *
deal_archive_load_judgements (DealArchive *self, const char *deal_id, GError **error);
gboolean deal_archive_keep_judgement (DealArchive                 *self,
                                      const char                  *deal_id,
                                      const DealArchivedJudgement *judgement,
                                      GError                     **error);
gboolean deal_archive_forget_judgement (DealArchive                 *self,
                                        const char                  *deal_id,
                                        const DealArchivedJudgement *judgement,
                                        GError                     **error);

G_END_DECLS
