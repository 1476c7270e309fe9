/* show-excerpt.h: what was found, so that a test can read it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-query.h"

G_BEGIN_DECLS

/* The excerpt with [ ] around what was looked for. */
G_GNUC_UNUSED static char *
show_excerpt (const DealExcerpt *excerpt)
{
  GString *text = g_string_new (NULL);
  guint32  at = 0;

  for (gsize i = 0; i < excerpt->n_spans; i++)
    {
      const DealTextSpan *span = &excerpt->spans[i];

      g_assert_cmpuint (span->start, >=, at);
      g_assert_cmpuint (span->end, >, span->start);
      g_string_append_len (text, excerpt->text + at, span->start - at);
      g_string_append_c (text, '[');
      g_string_append_len (text, excerpt->text + span->start, span->end - span->start);
      g_string_append_c (text, ']');
      at = span->end;
    }
  g_string_append (text, excerpt->text + at);

  return g_string_free (text, FALSE);
}

G_END_DECLS
