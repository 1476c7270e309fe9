/* deal-marks.h: what the user marks in the archive, and takes back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "archive/deal-archive.h"

G_BEGIN_DECLS

GClosure *
deal_marks_set_read (DealArchive *archive, gint64 id, gboolean is_read, GError **error);

GClosure *deal_marks_judge (DealArchive                 *archive,
                            const char                  *deal_id,
                            const DealArchivedJudgement *judgement,
                            GError                     **error);

GClosure *deal_marks_take_back (DealArchive                 *archive,
                                const char                  *deal_id,
                                const DealArchivedJudgement *judgement,
                                GError                     **error);

G_END_DECLS
