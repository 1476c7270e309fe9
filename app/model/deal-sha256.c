/* deal-sha256.c: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

#include "model/deal-sha256.h"

/* To hash so many bytes takes several times as long as to begin a thread. */
#define WORTH_A_THREAD (1024 * 1024)

/**
 * deal_sha256_of:
 * @data: (array length=size): what to hash
 * @size: its bytes
 *
 * Nettle uses the processor's own instructions where it has them, and is then
 * several times quicker than GChecksum: a large deal is not hashed for longer than
 * it is read.
 *
 * Returns: (transfer full): the SHA-256, as 64 hexadecimal digits
 */
char *
deal_sha256_of (gconstpointer data,
                gsize         size)
{
  struct sha256_ctx context;
  guint8            digest[SHA256_DIGEST_SIZE];
  char             *text = g_malloc0 (BASE16_ENCODE_LENGTH (sizeof digest) + 1);

  sha256_init (&context);
  sha256_update (&context, size, data);
  sha256_digest (&context, sizeof digest, digest);
  base16_encode_update (text, sizeof digest, digest);

  return text;
}

/**
 * deal_sha256_of_text:
 * @text: what to hash
 *
 * Returns: (transfer full): as deal_sha256_of()
 */
char *
deal_sha256_of_text (const char *text)
{
  return deal_sha256_of (text, strlen (text));
}

/**
 * deal_sha256_of_bytes:
 * @bytes: what to hash
 *
 * Returns: (transfer full): as deal_sha256_of()
 */
char *
deal_sha256_of_bytes (GBytes *bytes)
{
  gsize         size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return deal_sha256_of (data, size);
}

static gpointer
hash_in_thread (gpointer bytes)
{
  return deal_sha256_of_bytes (bytes);
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
