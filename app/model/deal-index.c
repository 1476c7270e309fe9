/* deal-index.c: parts found by their id, in constant time whatever the ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-index.h"

#include <string.h>
#include <sys/random.h>

typedef struct
{
  guint64 v0, v1, v2, v3;
} SipState;

static guint64 secret[2];

static void
make_secret (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      if (getrandom (secret, sizeof secret, GRND_NONBLOCK) != (gssize) sizeof secret)
        for (guint i = 0; i < G_N_ELEMENTS (secret); i++)
          secret[i] = (guint64) g_random_int () << 32 | g_random_int ();
      g_once_init_leave (&once, 1);
    }
}

static inline guint64
rotate (guint64 word,
        guint   bits)
{
  return word << bits | word >> (64 - bits);
}

static inline void
sip_round (SipState *s)
{
  s->v0 += s->v1;
  s->v1 = rotate (s->v1, 13) ^ s->v0;
  s->v0 = rotate (s->v0, 32);
  s->v2 += s->v3;
  s->v3 = rotate (s->v3, 16) ^ s->v2;
  s->v0 += s->v3;
  s->v3 = rotate (s->v3, 21) ^ s->v0;
  s->v2 += s->v1;
  s->v1 = rotate (s->v1, 17) ^ s->v2;
  s->v2 = rotate (s->v2, 32);
}

static inline void
sip_word (SipState *s,
          guint64   word)
{
  s->v3 ^= word;
  sip_round (s);
  s->v0 ^= word;
}

/* SipHash-1-3.  Source: Aumasson and Bernstein, "SipHash: a fast short-input
 * PRF", INDOCRYPT 2012. */
static guint32
hash_id (const char *id,
         gsize       length)
{
  SipState s = {
    secret[0] ^ 0x736f6d6570736575,
    secret[1] ^ 0x646f72616e646f6d,
    secret[0] ^ 0x6c7967656e657261,
    secret[1] ^ 0x7465646279746573,
  };
  guint64 word;
  guint64 last = (guint64) length << 56;

  for (; length >= sizeof word; id += sizeof word, length -= sizeof word)
    {
      memcpy (&word, id, sizeof word);
      sip_word (&s, word);
    }

  for (gsize i = 0; i < length; i++)
    last |= (guint64) (guchar) id[i] << (8 * i);
  sip_word (&s, last);

  s.v2 ^= 0xff;
  sip_round (&s);
  sip_round (&s);
  sip_round (&s);

  return (guint32) (s.v0 ^ s.v1 ^ s.v2 ^ s.v3);
}

static const char *
get_id (gconstpointer part)
{
  return *(const char *const *) part;
}

/* The slot that holds @id, or the free one where it belongs. */
static guint32
find_slot (const DealIndex *index,
           const char      *id,
           gsize            length,
           guint32          hash)
{
  guint32 slot = hash & index->mask;

  while (index->slots[slot].item != 0)
    {
      if (index->slots[slot].hash == hash)
        {
          const char *other = get_id (index->items[index->slots[slot].item - 1]);

          if (strncmp (other, id, length) == 0 && other[length] == '\0')
            break;
        }
      slot = (slot + 1) & index->mask;
    }

  return slot;
}

/**
 * deal_index_init:
 * @index: (out caller-allocates): what deal_index_clear() clears
 * @n_items: how many parts will be added at most
 */
void
deal_index_init (DealIndex *index,
                 gsize      n_items)
{
  guint32 n_slots = 8;

  g_assert (n_items <= G_MAXUINT32 / 4);
  make_secret ();

  /* At most two thirds of them are taken. */
  while (n_slots < n_items + n_items / 2)
    n_slots *= 2;

  index->slots = g_malloc0_n (n_slots, sizeof *index->slots);
  index->mask = n_slots - 1;
  index->items = g_new (gconstpointer, n_items);
  index->n_items = 0;
}

void
deal_index_clear (DealIndex *index)
{
  g_clear_pointer (&index->slots, g_free);
  g_clear_pointer (&index->items, g_free);
  index->n_items = 0;
}

/**
 * deal_index_add:
 * @index: an index
 * @part: (transfer none): a struct that begins with its id and outlives @index
 *
 * Returns: (nullable): the part that already has this id, and keeps it; or
 *   `NULL` when @part was added
 */
gconstpointer
deal_index_add (DealIndex    *index,
                gconstpointer part)
{
  const char *id = get_id (part);
  gsize       length = strlen (id);
  guint32     hash = hash_id (id, length);
  guint32     slot = find_slot (index, id, length, hash);

  if (index->slots[slot].item != 0)
    return index->items[index->slots[slot].item - 1];

  index->items[index->n_items++] = part;
  index->slots[slot].hash = hash;
  index->slots[slot].item = index->n_items;

  return NULL;
}

/**
 * deal_index_find:
 * @index: an index
 * @id: an id, which may hold anything
 * @length: its bytes
 *
 * Returns: (nullable): the part with this id
 */
gconstpointer
deal_index_find (const DealIndex *index,
                 const char      *id,
                 gsize            length)
{
  guint32 slot;

  if (index->n_items == 0 || memchr (id, '\0', length) != NULL)
    return NULL;

  slot = find_slot (index, id, length, hash_id (id, length));
  if (index->slots[slot].item == 0)
    return NULL;

  return index->items[index->slots[slot].item - 1];
}
