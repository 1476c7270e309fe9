/* deal-export-preview.c: what a file will hold, and how large it will be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-export-preview.h"

#include "deal-export-job.h"
#include "deal-figure-preview.h"
#include "deal-text.h"
#include "deal-ui.h"

/* While a spin button is held, only the last size is worth a file. */
#define PATIENCE 150

/* The first lines of a table are enough to see what is in it. */
#define MAX_TEXT 20000

/**
 * DealExportPreview:
 *
 * The picture as it will be, or the beginning of the text.  The size of the
 * file is that of a file which is written to nowhere, in a thread.
 */
struct _DealExportPreview
{
  GtkWidget parent_instance;

  DealFigure   *figure; /* nullable */
  DealFormat    format;
  DealSize      size;
  DealStyle     style;
  GCancellable *estimate; /* nullable */
  guint         estimate_id;
  gssize        n_bytes; /* -1: not known */

  GtkStack          *stack;
  GtkWidget         *picture_page;
  GtkWidget         *text_page;
  DealFigurePreview *preview;
  GtkTextView       *text_view;
  GtkLabel          *caption;
  GtkToggleButton   *zoom_toggle;
};

G_DEFINE_FINAL_TYPE (DealExportPreview, deal_export_preview, GTK_TYPE_WIDGET)

/* What stands below the preview: how large it is shown, how large it is. */
static void
update_caption (DealExportPreview *self)
{
  GString *text = g_string_new (NULL);

  if (self->format != DEAL_FORMAT_CSV)
    {
      /* Translators: how large the preview is, in per cent; width and height */
      g_string_append_printf (
        text, _ ("Preview at %d%% · %d × %d px"),
        (int) (deal_figure_preview_get_zoom (self->preview) * 100 + 0.5),
        self->size.width, self->size.height);
    }
  if (self->n_bytes >= 0)
    {
      g_autofree char *bytes = g_format_size ((guint64) self->n_bytes);

      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: %s is the size of a file, as "130 kB" */
      g_string_append_printf (text, _ ("about %s"), bytes);
    }
  gtk_label_set_text (self->caption, text->str);
  g_string_free (text, TRUE);
}

static void
estimated_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gssize             n_bytes = deal_export_job_run_finish (result, &error);
  DealExportPreview *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  g_clear_object (&self->estimate);
  self->n_bytes = n_bytes;
  update_caption (self);
}

static gboolean
estimate_cb (gpointer user_data)
{
  DealExportPreview *self = user_data;

  self->estimate_id = 0;
  self->estimate = g_cancellable_new ();
  deal_export_job_run_async (self->figure, self->format, &self->size, self->style, NULL,
                             self->estimate, estimated_cb, self);

  return G_SOURCE_REMOVE;
}

static void
cancel_estimate (DealExportPreview *self)
{
  g_clear_handle_id (&self->estimate_id, g_source_remove);
  if (self->estimate != NULL)
    g_cancellable_cancel (self->estimate);
  g_clear_object (&self->estimate);
  self->n_bytes = -1;
}

static void
show_text (DealExportPreview *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *text;
  const char *end;
  gsize       length;

  bytes =
    deal_figure_export (self->figure, DEAL_FORMAT_CSV, &self->size, self->style, &error);
  if (bytes == NULL)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view),
                                error->message, -1);
      return;
    }

  text = g_bytes_get_data (bytes, &length);
  g_utf8_validate_len (text, MIN (length, MAX_TEXT), &end);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), text,
                            (int) (end - text));
}

static void
zoom_toggled_cb (DealExportPreview *self)
{
  deal_figure_preview_set_full_size (self->preview,
                                     gtk_toggle_button_get_active (self->zoom_toggle));
}

static void
deal_export_preview_dispose (GObject *object)
{
  DealExportPreview *self = DEAL_EXPORT_PREVIEW (object);

  cancel_estimate (self);
  g_clear_pointer (&self->figure, deal_figure_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_EXPORT_PREVIEW);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_export_preview_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealExportPreview, name)

static void
deal_export_preview_class_init (DealExportPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_export_preview_dispose;

  g_type_ensure (DEAL_TYPE_FIGURE_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-export-preview.ui");
  BIND (stack);
  BIND (picture_page);
  BIND (text_page);
  BIND (preview);
  BIND (text_view);
  BIND (caption);
  BIND (zoom_toggle);
  gtk_widget_class_bind_template_callback (widget_class, update_caption);
  gtk_widget_class_bind_template_callback (widget_class, zoom_toggled_cb);
}

static void
deal_export_preview_init (DealExportPreview *self)
{
  self->n_bytes = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_export_preview_show:
 * @self: a preview
 * @figure: what is exported
 * @format: as what
 * @size: how large; one that deal_size_check_for() accepts
 * @style: in which colours
 */
void
deal_export_preview_show (DealExportPreview *self,
                          DealFigure        *figure,
                          DealFormat         format,
                          const DealSize    *size,
                          DealStyle          style)
{
  DealFigure *old_figure;
  gboolean    is_picture = format != DEAL_FORMAT_CSV;

  g_return_if_fail (DEAL_IS_EXPORT_PREVIEW (self));

  cancel_estimate (self);
  old_figure = self->figure;
  self->figure = deal_figure_ref (figure);
  g_clear_pointer (&old_figure, deal_figure_unref);
  self->format = format;
  self->size = *size;
  self->style = style;

  gtk_widget_set_visible (GTK_WIDGET (self->zoom_toggle), is_picture);
  gtk_stack_set_visible_child (self->stack,
                               is_picture ? self->picture_page : self->text_page);
  if (is_picture)
    deal_figure_preview_set_figure (self->preview, figure, size, style);
  else
    show_text (self);
  update_caption (self);
  self->estimate_id = g_timeout_add (PATIENCE, estimate_cb, self);
}
