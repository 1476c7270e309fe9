/* deal-sha256.c: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-sha256.h"

#include <nettle/sha2.h>

/* Below, all is done before a thread would have begun. */
#define WORTH_A_THREAD (4 * 1024 * 1024)

/* By nettle, which has the processor's own instructions where there are any: GLib
 * takes six times as long, longer than to read the deal. */
static gpointer
hash_in_thread (gpointer bytes)
{
  struct sha256_ctx context;
  guint8            digest[SHA256_DIGEST_SIZE];
  GString          *text = g_string_sized_new (2 * sizeof digest);
  gsize             size;
  const guint8     *data = g_bytes_get_data (bytes, &size);

  sha256_init (&context);
  sha256_update (&context, size, data);
  sha256_digest (&context, sizeof digest, digest);
  for (gsize i = 0; i < sizeof digest; i++)
    g_string_append_printf (text, "%02x", digest[i]);

  return g_string_free (text, FALSE);
}

/**
 * deal_sha256_begin:
 * @bytes: what to hash; it must live until deal_sha256_end()
 *
 * Begins to hash @bytes, beside the caller's work when they are many.
 *
 * Returns: what deal_sha256_end() wants
 */
DealSha256
deal_sha256_begin (GBytes *bytes)
{
  DealSha256 sha256 = { bytes, NULL };

  /* NULL when the system has no thread left: then it waits for the end. */
  if (g_bytes_get_size (bytes) >= WORTH_A_THREAD)
    sha256.thread = g_thread_try_new ("sha256", hash_in_thread, bytes, NULL);

  return sha256;
}

/**
 * deal_sha256_end:
 * @sha256: what deal_sha256_begin() began
 *
 * Returns: (transfer full): the SHA-256, as 64 hexadecimal digits
 */
char *
deal_sha256_end (DealSha256 *sha256)
{
  if (sha256->thread != NULL)
    return g_thread_join (g_steal_pointer (&sha256->thread));

  return hash_in_thread (sha256->bytes);
}
