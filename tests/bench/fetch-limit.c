/* fetch-limit.c: fetch-limit LIST [FOLDER]: libsoup alone, sixteen at a time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of LIST is a URL or, for a conditional request, a URL and its ETag.
 * With FOLDER, what comes is written there. */

#include <libsoup/soup.h>
#include <string.h>

#define N_CONNECTIONS 16

static SoupSession *session;
static GMainLoop   *loop;
static char       **lines;
static const char  *folder;
static guint        n_begun;
static guint        n_left;
static guint        n_failed;

static void begin_next (void);

static void
write_body (SoupMessage *message,
            GBytes      *body)
{
  g_autofree char *name = g_path_get_basename (
    g_uri_get_path (soup_message_get_uri (message)));
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents_full (path, g_bytes_get_data (body, NULL),
                                 (gssize) g_bytes_get_size (body),
                                 G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    n_failed++;
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (SoupMessage) message = data;
  g_autoptr (GBytes)
    body = soup_session_send_and_read_finish (session, result, NULL);

  if (body == NULL || soup_message_get_status (message) >= 400)
    n_failed++;
  else if (folder != NULL && soup_message_get_status (message) == SOUP_STATUS_OK)
    write_body (message, body);

  begin_next ();
  if (--n_left == 0)
    g_main_loop_quit (loop);
}

/* libsoup 3.2 waits for the end of the connection after a 304 without a length. */
static void
got_headers_cb (SoupMessage *message)
{
  if (soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED)
    soup_message_headers_set_encoding (soup_message_get_response_headers (message),
                                       SOUP_ENCODING_NONE);
}

static void
begin_next (void)
{
  SoupMessage *message;
  char        *tag;

  if (lines[n_begun] == NULL)
    return;

  tag = strchr (lines[n_begun], ' ');
  if (tag != NULL)
    *tag++ = '\0';
  message = soup_message_new (SOUP_METHOD_GET, lines[n_begun++]);
  if (tag != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message),
                                  "If-None-Match", tag);
  g_signal_connect (message, "got-headers", G_CALLBACK (got_headers_cb), NULL);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                    answered_cb, message);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *text = NULL;

  if (argc < 2 || !g_file_get_contents (argv[1], &text, NULL, NULL))
    return 2;

  folder = argc > 2 ? argv[2] : NULL;
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n_left = g_strv_length (lines);
  loop = g_main_loop_new (NULL, FALSE);
  session = soup_session_new_with_options ("max-conns", N_CONNECTIONS,
                                           "max-conns-per-host", N_CONNECTIONS, NULL);
  for (int i = 0; i < N_CONNECTIONS; i++)
    begin_next ();
  g_main_loop_run (loop);

  return n_failed > 0;
}
