/* deal-updates.h: the archive and the refresh that a window works with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "archive/deal-archive.h"
#include "net/deal-refresh.h"

G_BEGIN_DECLS

/*
 * Properties, all read-only and notifying: `running` (gboolean), `fraction`
 * (double, 0 to 1), `status` (string: one line about the refresh, translated)
 * and `host` (string).  Signals:
 *   finished  (const DealRefreshSummary *): a refresh ran to its end
 *   failed    (const GError *): it could not run; cancelled ones say nothing
 *   changed   something in the archive is different, whoever changed it
 */
#define DEAL_TYPE_UPDATES (deal_updates_get_type ())
G_DECLARE_FINAL_TYPE (DealUpdates, deal_updates, DEAL, UPDATES, GObject)

DealUpdates *deal_updates_new (void);

DealArchive *deal_updates_get_archive (DealUpdates *self, const GError **error);
void         deal_updates_set_file (DealUpdates *self, GFile *file);
void         deal_updates_start (DealUpdates *self,
                                 Deal        *deal,
                                 DealPages    pages,
                                 gboolean     only_due);
void         deal_updates_fetch_again (DealUpdates *self, Deal *deal, const char *url);
void         deal_updates_ask_lists (DealUpdates *self, const char *const *urls);
void         deal_updates_stop (DealUpdates *self);
GPtrArray   *deal_updates_get_lines (DealUpdates *self);
gboolean     deal_updates_is_running (DealUpdates *self);
double       deal_updates_get_fraction (DealUpdates *self);
const char  *deal_updates_get_status (DealUpdates *self);
char        *deal_updates_describe_age (DealUpdates *self);
gboolean     deal_updates_was_answered (DealUpdates *self);
char        *deal_updates_describe_failures (DealUpdates *self);

const char *const *deal_updates_get_added (DealUpdates *self);

G_END_DECLS
