/* deal-cli-fetch.h: addresses that were typed on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "net/deal-fetch.h"

G_BEGIN_DECLS

gboolean     deal_cli_is_url (const char *text);
DealFetched *deal_cli_fetch (const DealFetchRequest *request, GError **error);
int          deal_cli_fetch_deal (const char *address, char **path);

G_END_DECLS
