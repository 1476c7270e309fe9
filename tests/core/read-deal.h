/* read-deal.h: deals read from files, for tests of what is calculated from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-reader.h"

G_BEGIN_DECLS

G_GNUC_UNUSED static const char *const files[] = {
  "data/deals/microsoft-openai.deal.json",
  "tests/fixtures/deals/good-small.deal.json",
};

G_GNUC_UNUSED static Deal *
read_bytes (const char *text,
            gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_bytes (bytes, "laws.deal.json", problems, &error);

  g_assert_no_error (error);

  return deal;
}

G_GNUC_UNUSED static char *
get_text (const char *where,
          gsize      *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", where, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);

  return text;
}

G_GNUC_UNUSED static Deal *
read_file (const char *where)
{
  gsize            length;
  g_autofree char *text = get_text (where, &length);

  return read_bytes (text, length);
}

G_END_DECLS
