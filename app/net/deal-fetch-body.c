/* deal-fetch-body.c: the body of an answer, piece by piece as it comes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-fetch-private.h"

#include "deal-error.h"
#include "deal-text.h"

#define PIECE (64 * 1024)
/* What is not wanted is short or not there at all. */
#define UNWANTED_PIECE 4096
/* So much of a body that nobody wants is read to keep the connection. */
#define DRAIN_MOST (64 * 1024)
#define PIECES_AT_ONCE 4

static void
stream_closed_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  DealFetch *fetch = user_data;

  g_input_stream_close_finish (G_INPUT_STREAM (object), result, NULL);
  g_clear_object (&fetch->stream);
  deal_fetch_end_hop (fetch);
}

/* Nothing more of it is wanted.  A stream that is dropped unread would be closed, and
 * so waited for, at once. */
void
deal_fetch_drop_body (DealFetch *fetch)
{
  g_cancellable_cancel (fetch->cancellable);
  g_input_stream_close_async (fetch->stream, G_PRIORITY_DEFAULT, fetch->cancellable,
                              stream_closed_cb, fetch);
}

/* Whether the body ended where it was said to. */
static void
end_body (DealFetch *fetch)
{
  /* After its last byte nothing is waited for. */
  g_input_stream_close (fetch->stream, NULL, NULL);
  g_clear_object (&fetch->stream);
  if (fetch->keep && fetch->length >= 0 && (gint64) fetch->body->len != fetch->length)
    fetch->failure = g_error_new_literal (DEAL_ERROR, DEAL_ERROR_NETWORK,
                                          _ ("The answer broke off before its end"));
  deal_fetch_end_hop (fetch);
}

/* One byte more than was promised says whether it ends there. */
static gsize
get_room (const DealFetch *fetch)
{
  if (!fetch->keep)
    return UNWANTED_PIECE;
  if (fetch->length >= (gint64) fetch->body->len)
    return MIN (PIECE, (gsize) fetch->length - fetch->body->len + 1);

  return PIECE;
}

/* Puts what is there behind what came before; -1: nothing is, or an error. */
static gssize
read_piece (DealFetch *fetch,
            GError   **error)
{
  guint  before = fetch->body->len;
  gsize  room = get_room (fetch);
  gssize n;

  g_byte_array_set_size (fetch->body, before + (guint) room);
  n = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (fetch->stream),
                                                fetch->body->data + before, room,
                                                fetch->cancellable, error);
  g_byte_array_set_size (fetch->body, before + (guint) MAX (n, 0));

  return n;
}

static gboolean
readable_cb (GObject *stream,
             gpointer user_data)
{
  deal_fetch_read_body (user_data);

  return G_SOURCE_REMOVE;
}

static void
wait_for_more (DealFetch *fetch)
{
  g_autoptr (GSource) source = g_pollable_input_stream_create_source (
    G_POLLABLE_INPUT_STREAM (fetch->stream), fetch->cancellable);

  g_source_set_callback (source, G_SOURCE_FUNC (readable_cb), fetch, NULL);
  g_source_attach (source, g_task_get_context (fetch->task));
}

/* What has come already, which is nearly all of most bodies, needs no turn of the
 * main loop; others have theirs in between. */
void
deal_fetch_read_body (DealFetch *fetch)
{
  for (guint i = 0; i < PIECES_AT_ONCE; i++)
    {
      g_autoptr (GError) error = NULL;
      gssize n = read_piece (fetch, &error);

      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
        break;
      if (n == 0)
        {
          end_body (fetch);
          return;
        }
      if (n < 0 && fetch->keep && fetch->failure == NULL)
        fetch->failure = deal_fetch_explain (fetch->message, error);
      if (fetch->keep && fetch->body->len > fetch->max_bytes)
        deal_fetch_give_up (fetch, deal_fetch_refuse_size (fetch->max_bytes));
      if (n < 0 || fetch->failure != NULL ||
          (!fetch->keep && fetch->body->len >= DRAIN_MOST))
        {
          deal_fetch_drop_body (fetch);
          return;
        }
    }
  wait_for_more (fetch);
}
