/* test-archive-judgements.c: what the user made of passages is kept, by deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "made-archive.h"

static guint
count (DealArchive *archive,
       const char  *deal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) judgements = deal_archive_load_judgements (archive, deal, &error);

  g_assert_no_error (error);

  return judgements->len;
}

static void
test_keep (void)
{
  static const DealReceivedEntry entry = { .entry = "1", .title = "One", .text = "Text" };
  char                           passage[] = "The share is capped.";
  char                           term[] = "share-cap";
  char                           stance[] = "supports";
  char                           says[] = "There is a cap.";
  DealArchivedJudgement          judgement = { 1, term, passage, stance, says, 0 };
  DealArchivedJudgement          dismissed = { 1, term, passage, NULL, NULL, 0 };
  DealArchivedJudgement          nowhere = { 77, term, passage, stance, says, 0 };
  g_autoptr (MadeFolder) made = made_folder_new ();
  g_autoptr (DealArchive) archive = made_archive_open (made);
  g_autoptr (GPtrArray) judgements = NULL;
  g_autoptr (GError) error = NULL;
  const DealArchivedJudgement *kept;
  guint                        n_new;
  guint                        n_changed;

  made_archive_store (archive, "https://example.org/a", 100, &entry, 1, &n_new,
                      &n_changed);
  g_assert_true (deal_archive_keep_judgement (archive, "deal", &judgement, &error));
  g_assert_cmpuint (count (archive, "deal"), ==, 1);
  g_assert_cmpuint (count (archive, "other"), ==, 0);

  /* Still there when it is opened again. */
  g_clear_object (&archive);
  archive = made_archive_open (made);
  judgements = deal_archive_load_judgements (archive, "deal", &error);
  kept = judgements->pdata[0];
  g_assert_cmpint (kept->source, ==, 1);
  g_assert_cmpstr (kept->term, ==, term);
  g_assert_cmpstr (kept->passage, ==, passage);
  g_assert_cmpstr (kept->stance, ==, stance);
  g_assert_cmpstr (kept->says, ==, says);
  g_assert_cmpint (kept->at, >, 0);

  /* What is said later takes its place; and is taken back. */
  g_assert_true (deal_archive_keep_judgement (archive, "deal", &dismissed, &error));
  g_ptr_array_unref (judgements);
  judgements = deal_archive_load_judgements (archive, "deal", &error);
  g_assert_cmpuint (judgements->len, ==, 1);
  kept = judgements->pdata[0];
  g_assert_null (kept->stance);
  g_assert_true (deal_archive_forget_judgement (archive, "deal", &dismissed, &error));
  g_assert_cmpuint (count (archive, "deal"), ==, 0);
  g_assert_no_error (error);

  g_assert_false (deal_archive_keep_judgement (archive, "deal", &nowhere, &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_ARCHIVE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/archive-judgements/keep", test_keep);

  return g_test_run ();
}
