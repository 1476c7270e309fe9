/* deal-schema.h: the tables of the archive, version by version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* deal_schema_steps[n] makes version n + 1 of version n. */
extern const char *const deal_schema_steps[];
extern const guint       deal_schema_version;

G_END_DECLS
