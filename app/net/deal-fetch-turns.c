/* deal-fetch-turns.c: whose turn it is to ask
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-fetch-private.h"

#include "deal-clock.h"

typedef struct
{
  char    *key;
  GQueue   waiting; /* DealFetch, owned by their tasks' way */
  guint    n_active;
  gint64   held_until;
  gboolean has_turn;
} Host;

/**
 * DealFetchTurns:
 *
 * No more than `DEAL_FETCH_MAX_PER_HOST` fetches at a time from one server, and
 * `DEAL_FETCH_MAX_ACTIVE` in all.  Each server has its own queue, and they take
 * turns: one with a thousand lists keeps nobody else waiting.
 */
struct _DealFetchTurns
{
  GHashTable *hosts; /* host key → Host, owned */
  GQueue      turns; /* Host: those that somebody waits for */
  guint       n_active;
};

static void
host_free (gpointer data)
{
  Host *host = data;

  g_assert (g_queue_is_empty (&host->waiting));
  g_free (host->key);
  g_free (host);
}

DealFetchTurns *
deal_fetch_turns_new (void)
{
  DealFetchTurns *turns = g_new0 (DealFetchTurns, 1);

  turns->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, host_free);
  g_queue_init (&turns->turns);

  return turns;
}

/**
 * deal_fetch_turns_free:
 * @turns: (transfer full): turns that nobody waits for
 */
void
deal_fetch_turns_free (DealFetchTurns *turns)
{
  g_queue_clear (&turns->turns);
  g_hash_table_unref (turns->hosts);
  g_free (turns);
}

static Host *
get_host (DealFetchTurns *turns,
          const char     *key)
{
  Host *host = g_hash_table_lookup (turns->hosts, key);

  if (host == NULL)
    {
      host = g_new0 (Host, 1);
      host->key = g_strdup (key);
      g_queue_init (&host->waiting);
      g_hash_table_insert (turns->hosts, host->key, host);
    }

  return host;
}

void
deal_fetch_turns_hold (DealFetchTurns *turns,
                       const char     *host,
                       gint64          until)
{
  get_host (turns, host)->held_until = until;
}

/**
 * deal_fetch_turns_wait:
 * @turns: the turns
 * @fetch: what waits
 * @is_first: it has had its turn already, at another server
 */
void
deal_fetch_turns_wait (DealFetchTurns *turns,
                       DealFetch      *fetch,
                       gboolean        is_first)
{
  Host *host = get_host (turns, fetch->host);

  if (is_first)
    g_queue_push_head (&host->waiting, fetch);
  else
    g_queue_push_tail (&host->waiting, fetch);
  if (host->has_turn)
    return;

  host->has_turn = TRUE;
  if (is_first)
    g_queue_push_head (&turns->turns, host);
  else
    g_queue_push_tail (&turns->turns, host);
}

/* For a fetch that waits no more.  Its server's turn passes by itself. */
void
deal_fetch_turns_leave (DealFetchTurns *turns,
                        DealFetch      *fetch)
{
  g_queue_remove (&get_host (turns, fetch->host)->waiting, fetch);
}

static DealFetch *
take_first (DealFetchTurns *turns,
            GList          *turn)
{
  Host      *host = turn->data;
  DealFetch *fetch = g_queue_pop_head (&host->waiting);

  g_queue_delete_link (&turns->turns, turn);
  host->has_turn = !g_queue_is_empty (&host->waiting);
  if (host->has_turn)
    g_queue_push_tail (&turns->turns, host);

  return fetch;
}

/**
 * deal_fetch_turns_next:
 * @turns: the turns
 * @held_until: (out): its server wants to be left alone until then; 0: it has a
 *   slot now, for deal_fetch_turns_release()
 *
 * Returns: (nullable): whoever waits no more
 */
DealFetch *
deal_fetch_turns_next (DealFetchTurns *turns,
                       gint64         *held_until)
{
  GList *next;

  if (turns->n_active >= DEAL_FETCH_MAX_ACTIVE)
    return NULL;

  for (GList *turn = turns->turns.head; turn != NULL; turn = next)
    {
      Host      *host = turn->data;
      gboolean   is_held = host->held_until != 0 && host->held_until > deal_clock_now ();
      DealFetch *fetch;

      next = turn->next;
      if (!is_held && !g_queue_is_empty (&host->waiting) &&
          host->n_active >= DEAL_FETCH_MAX_PER_HOST)
        continue;

      fetch = take_first (turns, turn);
      if (fetch == NULL)
        continue;
      *held_until = is_held ? host->held_until : 0;
      if (!is_held)
        {
          host->n_active++;
          turns->n_active++;
          fetch->has_slot = TRUE;
        }
      return fetch;
    }

  return NULL;
}

void
deal_fetch_turns_release (DealFetchTurns *turns,
                          DealFetch      *fetch)
{
  if (!fetch->has_slot)
    return;

  get_host (turns, fetch->host)->n_active--;
  turns->n_active--;
  fetch->has_slot = FALSE;
}
