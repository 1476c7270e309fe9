/* deal-sha256.c: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-reader-private.h"

/**
 * deal_sha256:
 * @arena: where the result lives
 * @data: (array length=size): bytes
 * @size: how many
 *
 * Returns: (transfer none): their SHA-256, as 64 hexadecimal digits
 */
const char *
deal_sha256 (DealArena  *arena,
             const char *data,
             gsize       size)
{
  g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                                         (const guchar *) data, size);

  return deal_arena_strndup (arena, digest, strlen (digest));
}
