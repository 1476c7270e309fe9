/* deal-plain.h: text that cannot do more than be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gunichar deal_plain_find_unsafe (const char *text, gsize length);
char    *deal_plain_text (const char *text, gsize max_characters);

G_END_DECLS
