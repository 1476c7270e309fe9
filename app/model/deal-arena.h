/* deal-arena.h: memory that is taken piece by piece and given back at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DealArena DealArena;

DealArena *deal_arena_new (void);
void       deal_arena_free (DealArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealArena, deal_arena_free)

gpointer deal_arena_alloc (DealArena *arena, gsize n, gsize size);
#define deal_arena_new_array(arena, T, n) \
  ((T *) deal_arena_alloc ((arena), (n), sizeof (T)))
char *deal_arena_strndup (DealArena *arena, const char *text, gsize length);

G_END_DECLS
