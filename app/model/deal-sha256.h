/* deal-sha256.h: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GBytes  *bytes;
  GThread *thread; /* nullable */
} DealSha256;

char      *deal_sha256_of (gconstpointer data, gsize size);
char      *deal_sha256_of_text (const char *text);
char      *deal_sha256_of_bytes (GBytes *bytes);
DealSha256 deal_sha256_begin (GBytes *bytes);
char      *deal_sha256_end (DealSha256 *sha256);

G_END_DECLS
