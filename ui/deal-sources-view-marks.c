/* deal-sources-view-marks.c: what the user marks of sources and their passages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-marks.h"
#include "deal-source-item.h"
#include "deal-sources-view-private.h"
#include "deal-text.h"

/* What the user says, or, taken back, no longer says of a passage. */
static void
judge (DealSourcesView       *self,
       DealArchivedJudgement *judgement,
       gboolean               is_taken_back)
{
  DealSourceItem *item = gtk_single_selection_get_selected_item (self->selected);
  DealArchive    *archive = _deal_sources_view_get_archive (self, NULL);
  const char     *deal_id = deal_selection_get_whole (self->selection)->id;
  const char     *text = is_taken_back               ? _ ("Taken back")
                         : judgement->stance != NULL ? _ ("Kept as a claim")
                                                     : _ ("Dismissed");
  g_autoptr (GError) error = NULL;
  GClosure *undo;

  judgement->source = deal_source_item_get_archived (item)->id;
  undo = is_taken_back ? deal_marks_take_back (archive, deal_id, judgement, &error)
                       : deal_marks_judge (archive, deal_id, judgement, &error);
  if (undo == NULL)
    _deal_sources_view_tell (self, error->message);
  else
    _deal_sources_view_offer_undo (self, text, undo);
}

void
_deal_sources_view_judged_cb (DealSourcesView *self,
                              const char      *term,
                              const char      *passage,
                              const char      *stance,
                              const char      *says)
{
  DealArchivedJudgement judgement = {
    .term = (char *) term,
    .passage = (char *) passage,
    .stance = (char *) stance,
    .says = (char *) says,
  };

  judge (self, &judgement, FALSE);
}

void
_deal_sources_view_taken_back_cb (DealSourcesView *self,
                                  const char      *term,
                                  const char      *passage)
{
  DealArchivedJudgement judgement = { .term = (char *) term,
                                      .passage = (char *) passage };

  judge (self, &judgement, TRUE);
}

void
_deal_sources_view_mark_read_cb (DealSourcesView *self,
                                 gboolean         is_read)
{
  DealSourceItem *item =
    gtk_single_selection_get_selected_item (self->selected);
  const DealArchivedSource *archived = deal_source_item_get_archived (item);
  g_autoptr (GError) error = NULL;
  GClosure *undo = deal_marks_set_read (_deal_sources_view_get_archive (self, NULL),
                                        archived->id, is_read, &error);

  if (undo == NULL)
    {
      _deal_sources_view_tell (self, error->message);
      return;
    }

  _deal_sources_view_offer_undo (
    self, is_read ? _ ("Marked as read") : _ ("Marked as unread"), undo);
}
