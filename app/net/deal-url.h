/* deal-url.h: which addresses are asked for and opened at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DEAL_URL_MAX_BYTES 4096

GUri    *deal_url_parse (const char *text, GError **error);
GUri    *deal_url_resolve (GUri *base, const char *reference, GError **error);
char    *deal_url_resolve_text (GUri *base, const char *reference, GError **error);
char    *deal_url_check (const char *text, GError **error);
gboolean deal_url_is_same_origin (GUri *a, GUri *b);
gboolean deal_url_have_same_origin (const char *a, const char *b);
char    *deal_url_get_host_key (GUri *uri);

G_END_DECLS
