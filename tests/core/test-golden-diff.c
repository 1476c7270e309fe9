/* test-golden-diff.c: every pair of versions of the bundled deal, as it was reviewed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-diff-private.h"
#include "read-deal.h"
#include "same-lines.h"

#define BUNDLED "data/deals/microsoft-openai.deal.json"
#define GOLDEN "tests/fixtures/bundled-diff.txt"

/* The first lines of the file. */
#define HEADER                                                                     \
  "How each two versions of the bundled deal differ, in the order old → new.\n"  \
  "Term; what the old and the new version say of it: # by themselves, ~ carried\n" \
  "over from an earlier one, . nothing; kind; badge; the effect in the file or\n"  \
  "our own; whom it favours; size.\n"

static const char *
get_favours (const DealDiffRow *row)
{
  if (row->declared == NULL || row->declared->favours == NULL)
    return "";

  return row->declared->favours->id;
}

/* What was carried over into a side that is silent, and what it says itself. */
static char
get_side (const DealValue *value,
          gboolean         is_restated)
{
  return value == NULL ? '.' : is_restated ? '#'
                                           : '~';
}

static void
append_row (GString           *text,
            const DealDiffRow *row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_printf (line,
                   "%-20s %c%c  %-12s  %-12s  %-8s  %-9s  %s",
                   row->term->id,
                   get_side (row->old_value, row->old_is_restated),
                   get_side (row->new_value, row->new_is_restated),
                   deal_kind_to_name (row->kind),
                   deal_badge_to_name (row->badge),
                   row->has_effect ? "declared" : "derived",
                   get_favours (row),
                   row->size != NULL ? row->size : "");
  g_string_append_printf (text, "%s\n", g_strchomp (line->str));
}

/* One line for each ordered pair and term. */
static char *
write_all_pairs (const Deal *deal)
{
  GString *text = g_string_new (HEADER);

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = 0; j < deal->n_versions; j++)
      {
        const DealVersion *from = &deal->versions[i];
        const DealVersion *to = &deal->versions[j];
        g_autoptr (DealDiff) diff = deal_diff_new (deal, from, to);

        if (i == j)
          continue;
        g_string_append_printf (text, "\n%s → %s\n", from->id, to->id);
        for (gsize k = 0; k < diff->n_rows; k++)
          append_row (text, &diff->rows[k]);
      }

  return g_string_free (text, FALSE);
}

/* To be read and reviewed again, by whoever changes the deal or the comparison:
 * COUNTERPART_WRITE_GOLDEN=1 writes the file anew. */
static void
write_golden (const char *text)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", GOLDEN, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_test_skip ("the file was written, not compared");
}

static void
test_all_pairs (void)
{
  Deal            *deal = read_file (BUNDLED);
  g_autofree char *found = write_all_pairs (deal);
  g_autofree char *wanted = NULL;

  deal_unref (deal);
  if (g_getenv ("COUNTERPART_WRITE_GOLDEN") != NULL)
    {
      write_golden (found);
      return;
    }

  wanted = get_text (GOLDEN, NULL);
  assert_same_lines (found, wanted);
}

/* What there is of a row to be mirrored, seen from one side or from the other. */
static char *
describe (const DealDiff *diff,
          gboolean        is_swapped)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];
      const DealValue   *first = is_swapped ? row->new_value : row->old_value;
      const DealValue   *second = is_swapped ? row->old_value : row->new_value;
      DealKind           kind = is_swapped ? deal_kind_mirror (row->kind) : row->kind;

      g_string_append_printf (text, "%s: %s, %s, %s, %s%s\n", row->term->id,
                              first != NULL ? first->version->id : "none",
                              second != NULL ? second->version->id : "none",
                              deal_kind_to_name (kind),
                              row->disputed ? "disputed" : "undisputed",
                              row->size != NULL ? ", with a size" : "");
    }

  return g_string_free (text, FALSE);
}

/* A pair is the mirror image of the swapped pair. */
static void
test_mirrored (void)
{
  Deal *deal = read_file (BUNDLED);

  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = 0; j <= i; j++)
      {
        const DealVersion *from = &deal->versions[i];
        const DealVersion *to = &deal->versions[j];
        g_autoptr (DealDiff) diff = deal_diff_new (deal, from, to);
        g_autoptr (DealDiff) swapped = deal_diff_new (deal, to, from);
        g_autofree char *forwards = describe (diff, FALSE);
        g_autofree char *backwards = describe (swapped, TRUE);

        assert_same_lines (backwards, forwards);
      }
  deal_unref (deal);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden-diff/all-pairs", test_all_pairs);
  g_test_add_func ("/golden-diff/mirrored", test_mirrored);

  return g_test_run ();
}
