/* same-lines.h: two long texts that must be the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Says which line differs, of thousands. */
G_GNUC_UNUSED static void
assert_same_lines (const char *found,
                   const char *wanted)
{
  g_auto (GStrv) found_lines = g_strsplit (found, "\n", -1);
  g_auto (GStrv) wanted_lines = g_strsplit (wanted, "\n", -1);

  for (gsize i = 0; found_lines[i] != NULL && wanted_lines[i] != NULL; i++)
    g_assert_cmpstr (found_lines[i], ==, wanted_lines[i]);
  g_assert_cmpuint (g_strv_length (found_lines), ==, g_strv_length (wanted_lines));
}

G_END_DECLS
