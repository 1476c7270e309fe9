/* deal-request.c: what the window wants to be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-request.h"

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

/**
 * deal_request_covers:
 * @request: a request that is under way or waits
 * @wanted: another one
 *
 * Returns: whether @request, once it has run, has done what @wanted asks for
 */
gboolean
deal_request_covers (const DealRequest *request,
                     const DealRequest *wanted)
{
  if (wanted->again_url != NULL)
    return g_strcmp0 (request->again_url, wanted->again_url) == 0;

  return request->again_url == NULL && request->list_urls == NULL &&
         request->deal == wanted->deal && request->pages >= wanted->pages &&
         (!request->only_due || wanted->only_due);
}
