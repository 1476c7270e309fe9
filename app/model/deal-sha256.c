/* deal-sha256.c: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-sha256.h"

/* A thread costs as much as hashing so many bytes a few times. */
#define WORTH_A_THREAD (256 * 1024)

static gpointer
hash_in_thread (gpointer bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
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
