/* deal-address.h: which network addresses are public
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean deal_address_is_public (GInetAddress *address);
gboolean deal_address_is_public_name (const char *host);

G_END_DECLS
