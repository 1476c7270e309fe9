/* deal-figure-preview.c: a figure as it will be in a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-preview.h"

#define MINIMUM_WIDTH 240
#define SHADOW 6

/**
 * DealFigurePreview:
 *
 * Draws with the function and the layout that write the file, made smaller to
 * fit; or, in full size, each pixel of the file as one of the screen.
 */
struct _DealFigurePreview
{
  GtkWidget parent_instance;

  DealFigure    *figure; /* nullable */
  DealSize       size;
  DealStyle      style;
  gboolean       full_size;
  GskRenderNode *node; /* nullable: to be drawn */
  double         zoom; /* of the node */
};

enum
{
  PROP_ZOOM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealFigurePreview, deal_figure_preview, GTK_TYPE_WIDGET)

/* Screen pixels for one of the file's; never more than one. */
static double
choose_zoom (DealFigurePreview *self,
             int                width,
             int                height)
{
  if (self->full_size || self->size.width == 0)
    return 1;

  return MIN (1, MIN ((double) MAX (1, width - 2 * SHADOW) / self->size.width,
                      (double) MAX (1, height - 2 * SHADOW) / self->size.height));
}

static GskRenderNode *
draw (DealFigurePreview *self)
{
  DealFrame      frame;
  double         scale;
  GskRenderNode *node;
  cairo_t       *cr;

  deal_size_get_frame (&self->size, self->style, &frame, &scale);
  node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT (0, 0, (float) (self->size.width * self->zoom),
                         (float) (self->size.height * self->zoom)));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_scale (cr, scale * self->zoom, scale * self->zoom);
  deal_figure_draw (self->figure, cr, &frame);
  cairo_destroy (cr);

  return node;
}

static void
deal_figure_preview_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  DealFigurePreview *self = DEAL_FIGURE_PREVIEW (widget);
  GskRoundedRect     outline;
  float              width = (float) (self->size.width * self->zoom);
  float              height = (float) (self->size.height * self->zoom);

  if (self->figure == NULL)
    return;
  if (self->node == NULL)
    self->node = draw (self);

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height),
                                   0);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot,
    &GRAPHENE_POINT_INIT ((float) (int) ((gtk_widget_get_width (widget) - width) / 2),
                          (float) (int) ((gtk_widget_get_height (widget) - height) / 2)));
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.35f }, 0,
                                     1, 0, SHADOW);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
deal_figure_preview_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  DealFigurePreview *self = DEAL_FIGURE_PREVIEW (widget);
  gboolean           is_width = orientation == GTK_ORIENTATION_HORIZONTAL;
  int                whole = 2 * SHADOW +
              (is_width ? self->size.width : self->size.height);

  *minimum = self->full_size ? whole : is_width ? MINIMUM_WIDTH
                                                : MINIMUM_WIDTH / 2;
  *natural = MAX (*minimum, whole);
}

static void
deal_figure_preview_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  DealFigurePreview *self = DEAL_FIGURE_PREVIEW (widget);
  double             zoom = choose_zoom (self, width, height);

  if (self->zoom == zoom)
    return;

  self->zoom = zoom;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
deal_figure_preview_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, DEAL_FIGURE_PREVIEW (object)->zoom);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_figure_preview_dispose (GObject *object)
{
  DealFigurePreview *self = DEAL_FIGURE_PREVIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->figure, deal_figure_unref);

  G_OBJECT_CLASS (deal_figure_preview_parent_class)->dispose (object);
}

static void
deal_figure_preview_class_init (DealFigurePreviewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_figure_preview_dispose;
  object_class->get_property = deal_figure_preview_get_property;
  widget_class->snapshot = deal_figure_preview_snapshot;
  widget_class->measure = deal_figure_preview_measure;
  widget_class->size_allocate = deal_figure_preview_size_allocate;

  /**
   * DealFigurePreview:zoom:
   *
   * How many pixels of the screen one of the file takes, along each side.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0, 1, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
deal_figure_preview_init (DealFigurePreview *self)
{
  self->zoom = 1;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * deal_figure_preview_set_figure:
 * @self: a preview
 * @figure: a figure, as it will be exported
 * @size: of the file; one that deal_size_check_for() accepts
 * @style: the colours
 */
void
deal_figure_preview_set_figure (DealFigurePreview *self,
                                DealFigure        *figure,
                                const DealSize    *size,
                                DealStyle          style)
{
  DealFigure *old_figure;

  g_return_if_fail (DEAL_IS_FIGURE_PREVIEW (self));

  old_figure = self->figure;
  self->figure = deal_figure_ref (figure);
  self->size = *size;
  self->style = style;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&old_figure, deal_figure_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  deal_figure_get_alt_text (figure), -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
deal_figure_preview_set_full_size (DealFigurePreview *self,
                                   gboolean           full_size)
{
  g_return_if_fail (DEAL_IS_FIGURE_PREVIEW (self));

  self->full_size = full_size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

double
deal_figure_preview_get_zoom (DealFigurePreview *self)
{
  g_return_val_if_fail (DEAL_IS_FIGURE_PREVIEW (self), 1);

  return self->zoom;
}
