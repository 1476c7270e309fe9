/* deal-sha256.c: the digest of a file's bytes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-sha256.h"

#include <string.h>

/* A thread costs as much as hashing so many bytes a few times. */
#define WORTH_A_THREAD (256 * 1024)

/* GChecksum needs longer for a large file than all the rest of reading it, and
 * the processor's own instructions a seventh of that. */
#ifdef __x86_64__

#include <cpuid.h>
#include <immintrin.h>

#define BLOCK 64

/* Source: FIPS 180-4, 4.2.2. */
static const guint32 constants[64] = {
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2,
};

static gboolean
can_hash (void)
{
  unsigned a, b = 0, c, d;

  return __builtin_cpu_supports ("sse4.1") && __builtin_cpu_supports ("ssse3") &&
         __get_cpuid_count (7, 0, &a, &b, &c, &d) != 0 && (b & bit_SHA) != 0;
}

/* @n blocks of @data into @state: a to d and e to h, which the instructions want
 * as ABEF and CDGH.  Source: Intel, "Intel SHA Extensions", 2013. */
__attribute__ ((target ("sha,sse4.1,ssse3"))) static void
hash_blocks (guint32       state[8],
             const guint8 *data,
             gsize         n)
{
  const __m128i swap = _mm_set_epi64x (0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i       dcba = _mm_loadu_si128 ((const __m128i *) &state[0]);
  __m128i       hgfe = _mm_loadu_si128 ((const __m128i *) &state[4]);
  __m128i       cdab = _mm_shuffle_epi32 (dcba, 0xb1);
  __m128i       efgh = _mm_shuffle_epi32 (hgfe, 0x1b);
  __m128i       abef = _mm_alignr_epi8 (cdab, efgh, 8);
  __m128i       cdgh = _mm_blend_epi16 (efgh, cdab, 0xf0);

  for (; n > 0; n--, data += BLOCK)
    {
      __m128i old_abef = abef;
      __m128i old_cdgh = cdgh;
      __m128i w[4];

      for (guint i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8 (_mm_loadu_si128 ((const __m128i *) data + i), swap);

        /* Four rounds at a time; w holds the last sixteen words. */
#pragma GCC unroll 16
      for (guint i = 0; i < 16; i++)
        {
          __m128i sum = _mm_add_epi32 (w[i % 4],
                                       _mm_loadu_si128 ((const __m128i *) constants + i));

          cdgh = _mm_sha256rnds2_epu32 (cdgh, abef, sum);
          abef = _mm_sha256rnds2_epu32 (abef, cdgh, _mm_shuffle_epi32 (sum, 0x0e));

          __m128i next = _mm_sha256msg1_epu32 (w[i % 4], w[(i + 1) % 4]);

          next = _mm_add_epi32 (next,
                                _mm_alignr_epi8 (w[(i + 3) % 4], w[(i + 2) % 4], 4));
          w[i % 4] = _mm_sha256msg2_epu32 (next, w[(i + 3) % 4]);
        }

      abef = _mm_add_epi32 (abef, old_abef);
      cdgh = _mm_add_epi32 (cdgh, old_cdgh);
    }

  __m128i feba = _mm_shuffle_epi32 (abef, 0x1b);
  __m128i dchg = _mm_shuffle_epi32 (cdgh, 0xb1);

  _mm_storeu_si128 ((__m128i *) &state[0], _mm_blend_epi16 (feba, dchg, 0xf0));
  _mm_storeu_si128 ((__m128i *) &state[4], _mm_alignr_epi8 (dchg, feba, 8));
}

static void
hash_all (const char *data,
          gsize       size,
          char        digest[65])
{
  guint32 state[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
  gsize   rest = size % BLOCK;
  guint8  last[2 * BLOCK] = { 0 };
  gsize   n_last = rest + 9 > BLOCK ? 2 : 1;
  guint64 bits = GUINT64_TO_BE ((guint64) size * 8);

  hash_blocks (state, (const guint8 *) data, size / BLOCK);

  if (rest > 0)
    memcpy (last, data + size - rest, rest);
  last[rest] = 0x80;
  memcpy (last + n_last * BLOCK - sizeof bits, &bits, sizeof bits);
  hash_blocks (state, last, n_last);

  for (guint i = 0; i < G_N_ELEMENTS (state); i++)
    g_snprintf (digest + 8 * i, 9, "%08x", state[i]);
}

#endif

/* The digest of @bytes as 64 hexadecimal digits. */
static char *
hash_bytes (GBytes *bytes)
{
#ifdef __x86_64__
  if (can_hash ())
    {
      gsize       size;
      const char *data = g_bytes_get_data (bytes, &size);
      char       *digest = g_malloc (65);

      hash_all (data, size, digest);

      return digest;
    }
#endif

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

static gpointer
hash_in_thread (gpointer bytes)
{
  return hash_bytes (bytes);
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

  return hash_bytes (sha256->bytes);
}
