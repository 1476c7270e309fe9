/* deal-arena.c: memory that is taken piece by piece and given back at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-arena.h"

#include <string.h>

/* The first block holds a small deal; a large one needs few blocks. */
#define FIRST_BLOCK 4096
#define LARGEST_BLOCK (1024 * 1024)

typedef struct _Block Block;

struct _Block
{
  Block *next;
  _Alignas(max_align_t) char memory[];
};

struct _DealArena
{
  Block *blocks;
  char  *free; /* in the newest ordinary block */
  gsize  left;
  gsize  block_size; /* of the next one */
};

DealArena *
deal_arena_new (void)
{
  DealArena *arena = g_new0 (DealArena, 1);

  arena->block_size = FIRST_BLOCK;

  return arena;
}

void
deal_arena_free (DealArena *arena)
{
  Block *next;

  for (Block *block = arena->blocks; block != NULL; block = next)
    {
      next = block->next;
      g_free (block);
    }
  g_free (arena);
}

/* Zeroed by the system where it can: the pages of a large block are only
 * touched when they are used. */
static char *
add_block (DealArena *arena,
           gsize      size)
{
  Block *block = g_malloc0 (sizeof (Block) + size);

  block->next = arena->blocks;
  arena->blocks = block;

  return block->memory;
}

static char *
take (DealArena *arena,
      gsize      size)
{
  if (size > arena->left)
    {
      /* What would waste most of a block gets one of its own. */
      if (size > arena->block_size / 4)
        return add_block (arena, size);

      arena->free = add_block (arena, arena->block_size);
      arena->left = arena->block_size;
      arena->block_size = MIN (arena->block_size * 2, LARGEST_BLOCK);
    }

  char *memory = arena->free;

  arena->free += size;
  arena->left -= size;

  return memory;
}

/**
 * deal_arena_alloc:
 * @arena: an arena
 * @n: how many
 * @size: bytes each
 *
 * Returns: (transfer none) (nullable): zeroed memory, aligned for any struct of
 *   pointers and 64-bit numbers; `NULL` for none
 */
gpointer
deal_arena_alloc (DealArena *arena,
                  gsize      n,
                  gsize      size)
{
  g_assert (size == 0 || n <= G_MAXSIZE / 2 / size);

  if (n == 0 || size == 0)
    return NULL;

  gsize padding = -(guintptr) arena->free % sizeof (gint64);

  if (padding > arena->left)
    {
      arena->left = 0;
    }
  else if (padding > 0)
    {
      arena->free += padding;
      arena->left -= padding;
    }

  return take (arena, n * size);
}

/**
 * deal_arena_strndup:
 * @arena: an arena
 * @text: @length bytes
 * @length: how many
 *
 * Returns: (transfer none): a copy, with a NUL behind it
 */
char *
deal_arena_strndup (DealArena  *arena,
                    const char *text,
                    gsize       length)
{
  char *copy = take (arena, length + 1);

  memcpy (copy, text, length);

  return copy;
}
