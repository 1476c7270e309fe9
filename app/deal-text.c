/* deal-text.c: the words a person reads, in their language or in the source's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-text.h"

static _Thread_local guint untranslated;

/**
 * deal_text:
 * @text: a message in the source language
 *
 * Returns: the message for the reader: translated, unless the thread is
 *   between deal_text_begin_untranslated() and its end
 */
const char *
deal_text (const char *text)
{
  return untranslated > 0 ? text : g_dgettext (GETTEXT_PACKAGE_DOMAIN, text);
}

/**
 * deal_text_in_context:
 * @context: tells equal words apart, as in "state" or "verb"
 * @text: a message in the source language
 *
 * Returns: as deal_text()
 */
const char *
deal_text_in_context (const char *context,
                      const char *text)
{
  return untranslated > 0 ? text : g_dpgettext2 (GETTEXT_PACKAGE_DOMAIN, context, text);
}

/**
 * deal_text_plural:
 * @one: the message for one
 * @many: the message for every other number
 * @n: the number
 *
 * Returns: as deal_text()
 */
const char *
deal_text_plural (const char *one,
                  const char *many,
                  gulong      n)
{
  if (untranslated > 0)
    return n == 1 ? one : many;

  return g_dngettext (GETTEXT_PACKAGE_DOMAIN, one, many, n);
}

/**
 * deal_text_begin_untranslated:
 *
 * Turns translation off for this thread until the matching
 * deal_text_end_untranslated().
 */
void
deal_text_begin_untranslated (void)
{
  untranslated++;
}

/**
 * deal_text_end_untranslated:
 *
 * Ends what deal_text_begin_untranslated() began.
 */
void
deal_text_end_untranslated (void)
{
  g_assert (untranslated > 0);
  untranslated--;
}
