/* deal-request.h: what the window wants to be asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/deal-refresh.h"

G_BEGIN_DECLS

/**
 * DealRequest:
 * @deal: (nullable): whose feeds are asked
 * @list_urls: (nullable): only these lists
 * @again_url: (nullable): only the page of this source
 *
 * What somebody wants to be asked for.
 */
typedef struct
{
  Deal     *deal;
  DealPages pages;
  gboolean  only_due;
  char    **list_urls;
  char     *again_url;
} DealRequest;

void     deal_request_free (gpointer request);
gboolean deal_request_covers (const DealRequest *request,
                              gboolean           is_under_way,
                              const DealRequest *wanted);
char    *deal_request_describe (const DealRequest *request, DealRefresh *refresh);

G_END_DECLS
