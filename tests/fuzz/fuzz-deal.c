/* fuzz-deal.c: the reader under libFuzzer; see tests/fuzz/run
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* A file makes a deal or at least one problem, and every problem has a place. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_bytes (bytes, "fuzz", problems, &error);

  g_assert_true ((deal != NULL) == (error == NULL));
  g_assert_true (deal != NULL || problems->len > 0);

  for (guint i = 0; i < problems->len; i++)
    {
      const DealProblem *problem = problems->pdata[i];
      g_autofree char   *text = deal_problem_to_text (problem, "fuzz");

      g_assert_true (problem->line >= 1 && problem->column >= 1);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }

  return 0;
}
