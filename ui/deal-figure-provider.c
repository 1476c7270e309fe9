/* deal-figure-provider.c: a figure for other programs, made when one asks for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-provider.h"

#include <string.h>

#define PNG "image/png"
#define SVG "image/svg+xml"
#define FILES "text/uri-list"

/**
 * DealFigureProvider:
 *
 * Gives the very bytes of an export: whole, with sources and assumptions, in the
 * language of the source.  They are drawn in a thread when they are wanted, so
 * that copying and dragging begin at once.  A drag offers a file as well, for
 * file managers and mail programs.
 */
struct _DealFigureProvider
{
  GdkContentProvider parent_instance;

  DealFigure *figure;
  DealSize    size;
  DealStyle   style;
  gboolean    has_file;
};

G_DEFINE_FINAL_TYPE (DealFigureProvider, deal_figure_provider, GDK_TYPE_CONTENT_PROVIDER)

/* What one reader wants. */
typedef struct
{
  DealFigure    *figure;
  DealFormat     format;
  DealSize       size;
  DealStyle      style;
  gboolean       as_file;
  GOutputStream *stream;
} Request;

static void
request_free (Request *request)
{
  deal_figure_unref (request->figure);
  g_object_unref (request->stream);
  g_free (request);
}

/* The address of a file with @bytes, as a list of files.  The folder is the same
 * each time, so that what was dragged before makes room. */
static GBytes *
save_file (const Request *request,
           GBytes        *bytes,
           GError       **error)
{
  g_autofree char *name = deal_figure_suggest_name (request->figure, request->format);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "counterpart",
                                              "dragged", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, error);
  char            *list;

  g_mkdir_with_parents (folder, 0700);
  if (uri == NULL || !deal_file_save (path, bytes, error))
    return NULL;

  list = g_strconcat (uri, "\r\n", NULL);

  return g_bytes_new_take (list, strlen (list));
}

/* In a thread of its own. */
static void
run (GTask        *task,
     gpointer      source_object,
     gpointer      task_data,
     GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = deal_figure_export (request->figure, request->format,
                                                 &request->size, request->style, &error);
  gsize size;

  if (bytes != NULL && request->as_file)
    {
      g_autoptr (GBytes) picture = g_steal_pointer (&bytes);

      bytes = save_file (request, picture, &error);
    }
  if (bytes != NULL &&
      g_output_stream_write_all (request->stream, g_bytes_get_data (bytes, &size),
                                 g_bytes_get_size (bytes), NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
deal_figure_provider_write_mime_type_async (GdkContentProvider *provider,
                                            const char         *mime_type,
                                            GOutputStream      *stream,
                                            int                 priority,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data)
{
  DealFigureProvider *self = DEAL_FIGURE_PROVIDER (provider);
  Request            *request = g_new0 (Request, 1);
  g_autoptr (GTask) task = g_task_new (provider, cancellable, callback, user_data);

  request->figure = deal_figure_ref (self->figure);
  request->format = g_str_equal (mime_type, SVG) ? DEAL_FORMAT_SVG : DEAL_FORMAT_PNG;
  request->size = self->size;
  request->style = self->style;
  request->as_file = g_str_equal (mime_type, FILES);
  request->stream = g_object_ref (stream);
  g_task_set_source_tag (task, deal_figure_provider_write_mime_type_async);
  g_task_set_priority (task, priority);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, run);
}

static gboolean
deal_figure_provider_write_mime_type_finish (GdkContentProvider *provider,
                                             GAsyncResult       *result,
                                             GError            **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static GdkContentFormats *
deal_figure_provider_ref_formats (GdkContentProvider *provider)
{
  static const char *const all[] = { PNG, SVG, FILES };
  gboolean                 has_file = DEAL_FIGURE_PROVIDER (provider)->has_file;

  return gdk_content_formats_new ((const char **) all, has_file ? 3 : 2);
}

static void
deal_figure_provider_finalize (GObject *object)
{
  deal_figure_unref (DEAL_FIGURE_PROVIDER (object)->figure);

  G_OBJECT_CLASS (deal_figure_provider_parent_class)->finalize (object);
}

static void
deal_figure_provider_class_init (DealFigureProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = deal_figure_provider_finalize;
  provider_class->ref_formats = deal_figure_provider_ref_formats;
  provider_class->write_mime_type_async = deal_figure_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = deal_figure_provider_write_mime_type_finish;
}

static void
deal_figure_provider_init (DealFigureProvider *self)
{
}

/**
 * deal_figure_provider_new:
 * @options: what the figure is made with
 * @kind: which figure
 * @size: of the picture
 * @style: its colours
 * @error: return location for an error
 *
 * Returns: (transfer full): what a clipboard takes, or `NULL` with an error of
 *   deal_figure_new() or deal_size_check_for()
 */
GdkContentProvider *
deal_figure_provider_new (const DealOptions *options,
                          DealFigureKind     kind,
                          const DealSize    *size,
                          DealStyle          style,
                          GError           **error)
{
  g_autoptr (DealFigure) figure = deal_figure_new (kind, options, FALSE, error);
  DealFigureProvider *self;

  if (figure == NULL || !deal_size_check_for (size, figure, error))
    return NULL;

  self = g_object_new (DEAL_TYPE_FIGURE_PROVIDER, NULL);
  self->figure = g_steal_pointer (&figure);
  self->size = *size;
  self->style = style;

  return GDK_CONTENT_PROVIDER (self);
}

/**
 * deal_figure_provider_new_for_drag:
 *
 * Like deal_figure_provider_new(), with a file.
 */
GdkContentProvider *
deal_figure_provider_new_for_drag (const DealOptions *options,
                                   DealFigureKind     kind,
                                   const DealSize    *size,
                                   DealStyle          style,
                                   GError           **error)
{
  GdkContentProvider *self = deal_figure_provider_new (options, kind, size, style, error);

  if (self != NULL)
    DEAL_FIGURE_PROVIDER (self)->has_file = TRUE;

  return self;
}
