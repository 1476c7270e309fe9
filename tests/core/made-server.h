/* made-server.h: a server that answers, or misbehaves, byte by byte as a test says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct _MadeServer MadeServer;

/**
 * MadeCall:
 * @path: with the query
 * @headers: of the request, names in lower case
 * @keep: the connection may be used again; the handler clears it
 *
 * One request, on a thread of its own.
 */
typedef struct
{
  MadeServer    *server;
  const char    *path;
  GHashTable    *headers;
  GOutputStream *output;
  gboolean       keep;
} MadeCall;

typedef void (*MadeHandler) (MadeCall *call, gpointer user_data);

/**
 * MadeServer:
 * @log: (element-type utf8): “PATH etag=… since=…” of each request
 * @certificate: (nullable): speak TLS with it
 * @most_active: how many requests were under way at once at most
 */
struct _MadeServer
{
  GSocketService  *service;
  guint16          port;
  MadeHandler      handler;
  gpointer         user_data;
  GMutex           lock;
  GPtrArray       *log;
  GTlsCertificate *certificate;
  guint            n_connections;
  guint            n_active;
  guint            most_active;
};

/* FALSE when the client is gone, which many tests are about. */
static inline gboolean
made_call_write (MadeCall   *call,
                 const void *data,
                 gsize       length)
{
  return g_output_stream_write_all (call->output, data, length, NULL, NULL, NULL);
}

static inline gboolean
made_call_say (MadeCall   *call,
               const char *text)
{
  return made_call_write (call, text, strlen (text));
}

/* @head: status line and headers, each line ended by \r\n, without the length. */
static inline void
made_call_reply (MadeCall   *call,
                 const char *head,
                 const void *body,
                 gsize       length)
{
  g_autofree char *start = g_strdup_printf ("HTTP/1.1 %sContent-Length: %" G_GSIZE_FORMAT
                                            "\r\n\r\n",
                                            head, length);

  made_call_say (call, start);
  made_call_write (call, body, length);
}

static inline void
made_call_reply_text (MadeCall   *call,
                      const char *head,
                      const char *body)
{
  made_call_reply (call, head, body, strlen (body));
}

static inline const char *
made_call_get_header (MadeCall   *call,
                      const char *name)
{
  return g_hash_table_lookup (call->headers, name);
}

static inline void
made_server_note (MadeServer *server,
                  MadeCall   *call)
{
  const char *etag = made_call_get_header (call, "if-none-match");
  const char *since = made_call_get_header (call, "if-modified-since");

  g_mutex_lock (&server->lock);
  g_ptr_array_add (server->log,
                   g_strdup_printf ("%s etag=%s since=%s", call->path, etag ? etag : "-",
                                    since ? since : "-"));
  server->n_active++;
  server->most_active = MAX (server->most_active, server->n_active);
  g_mutex_unlock (&server->lock);
}

static inline gboolean
made_server_read_request (GDataInputStream *input,
                          MadeCall         *call,
                          char            **path)
{
  g_autofree char *line = g_data_input_stream_read_line (input, NULL, NULL, NULL);
  g_auto (GStrv) words = line != NULL ? g_strsplit (line, " ", 3) : NULL;

  if (words == NULL || g_strv_length (words) < 2)
    return FALSE;

  *path = g_strdup (words[1]);
  for (;;)
    {
      g_autofree char *field = g_data_input_stream_read_line (input, NULL, NULL, NULL);
      char            *colon;

      if (field == NULL)
        return FALSE;
      g_strchomp (field);
      if (*field == '\0')
        return TRUE;
      colon = strchr (field, ':');
      g_assert_nonnull (colon);
      *colon = '\0';
      g_hash_table_insert (call->headers, g_ascii_strdown (field, -1),
                           g_strstrip (g_strdup (colon + 1)));
    }
}

static inline GIOStream *
made_server_wrap (MadeServer        *server,
                  GSocketConnection *connection)
{
  if (server->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));

  return g_tls_server_connection_new (G_IO_STREAM (connection), server->certificate,
                                      NULL);
}

static inline gboolean
made_server_run (GThreadedSocketService *service,
                 GSocketConnection      *connection,
                 GObject                *source,
                 gpointer                user_data)
{
  MadeServer *server = user_data;
  g_autoptr (GIOStream) stream = made_server_wrap (server, connection);
  g_autoptr (GDataInputStream) input =
    g_data_input_stream_new (g_io_stream_get_input_stream (stream));
  MadeCall call = {
    .server = server,
    .output = g_io_stream_get_output_stream (stream),
    .keep = TRUE,
  };

  g_mutex_lock (&server->lock);
  server->n_connections++;
  g_mutex_unlock (&server->lock);
  g_data_input_stream_set_newline_type (input, G_DATA_STREAM_NEWLINE_TYPE_CR_LF);

  while (call.keep)
    {
      g_autofree char *path = NULL;
      g_autoptr (GHashTable) headers =
        g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      call.headers = headers;
      if (!made_server_read_request (input, &call, &path))
        break;
      call.path = path;
      made_server_note (server, &call);
      server->handler (&call, server->user_data);
      g_mutex_lock (&server->lock);
      server->n_active--;
      g_mutex_unlock (&server->lock);
    }
  g_io_stream_close (stream, NULL, NULL);

  return TRUE;
}

static inline MadeServer *
made_server_new (MadeHandler handler,
                 gpointer    user_data)
{
  MadeServer *server = g_new0 (MadeServer, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) real = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&server->lock);
  server->log = g_ptr_array_new_with_free_func (g_free);
  server->handler = handler;
  server->user_data = user_data;
  server->service = g_threaded_socket_service_new (64);
  g_socket_listener_add_address (G_SOCKET_LISTENER (server->service), any,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &real,
                                 &error);
  g_assert_no_error (error);
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (real));
  g_signal_connect (server->service, "run", G_CALLBACK (made_server_run), server);
  g_socket_service_start (server->service);

  return server;
}

static inline char *
made_server_url (MadeServer *server,
                 const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", server->port, path);
}

/* How many requests there were for @path, with any query and headers. */
static inline guint
made_server_count (MadeServer *server,
                   const char *path)
{
  guint n = 0;
  gsize length = strlen (path);

  g_mutex_lock (&server->lock);
  for (guint i = 0; i < server->log->len; i++)
    {
      const char *line = server->log->pdata[i];

      n += strncmp (line, path, length) == 0 &&
           (line[length] == ' ' || line[length] == '?');
    }
  g_mutex_unlock (&server->lock);

  return n;
}

static inline char *
made_server_dup_last (MadeServer *server)
{
  char *line;

  g_mutex_lock (&server->lock);
  line = server->log->len > 0 ? g_strdup (server->log->pdata[server->log->len - 1])
                              : NULL;
  g_mutex_unlock (&server->lock);

  return line;
}

/* The threads of the service end with their connections, which the client may
 * keep open: what they use is left to the end of the process. */
static inline void
made_server_stop (MadeServer *server)
{
  g_socket_service_stop (server->service);
  g_socket_listener_close (G_SOCKET_LISTENER (server->service));
}

G_END_DECLS
