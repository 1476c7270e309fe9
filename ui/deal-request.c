/* deal-request.c: what the window wants to be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-request.h"

#include "deal-text.h"

/* Takes @data, which may be NULL. */
void
deal_request_free (gpointer data)
{
  DealRequest *request = data;

  if (request == NULL)
    return;

  g_clear_pointer (&request->deal, deal_unref);
  g_strfreev (request->list_urls);
  g_free (request->again_url);
  g_free (request);
}

/* @lists NULL: whatever lists there are. */
static gboolean
has_all (char **lists,
         char **wanted)
{
  for (gsize i = 0; lists != NULL && wanted[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) lists, wanted[i]))
      return FALSE;

  return TRUE;
}

/**
 * deal_request_covers:
 * @request: a request
 * @is_under_way: it has begun; else it waits
 * @wanted: another one
 *
 * Returns: whether @request, once it has run, has done what @wanted asks for
 */
gboolean
deal_request_covers (const DealRequest *request,
                     gboolean           is_under_way,
                     const DealRequest *wanted)
{
  /* What the user's own lists were is looked up when a request begins. */
  if (wanted->list_urls != NULL)
    return request->again_url == NULL && !is_under_way &&
           has_all (request->list_urls, wanted->list_urls);
  if (wanted->again_url != NULL)
    return g_strcmp0 (request->again_url, wanted->again_url) == 0;

  return request->again_url == NULL && request->list_urls == NULL &&
         request->deal == wanted->deal && request->pages >= wanted->pages &&
         (!request->only_due || wanted->only_due);
}

/**
 * deal_request_describe:
 * @request: a request that is under way
 * @refresh: what runs it
 *
 * Returns: (transfer full): how far it is, in words
 */
char *
deal_request_describe (const DealRequest *request,
                       DealRefresh       *refresh)
{
  guint done = deal_refresh_get_done (refresh);
  guint total = deal_refresh_get_total (refresh);

  if (deal_refresh_has_deal (refresh))
    /* Translators: progress of a refresh; the numbers count addresses. */
    return g_strdup_printf (_ ("Checking %u of %u addresses"), done, total);
  if (request->pages != DEAL_PAGES_NONE || request->again_url != NULL)
    /* Translators: progress of a refresh; the numbers count addresses. */
    return g_strdup_printf (_ ("Checking %u of %u lists and pages"), done, total);

  /* Translators: progress of a refresh; the numbers count lists of articles. */
  return g_strdup_printf (_ ("Checking %u of %u lists"), done, total);
}
