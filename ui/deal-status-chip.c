/* deal-status-chip.c: a status of the matrix as a sign and a word
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-status-chip.h"

#include <adwaita.h>

#include "calc/deal-format.h"
#include "chart/deal-glyph.h"
#include "chart/deal-status-look.h"
#include "deal-chart.h"

#define PADDING 8
#define SPACING 5
#define RADIUS 6
#define DASH 3.0

/**
 * DealStatusChip:
 *
 * Looks like the status does in the figure, in whatever colours the desktop
 * has: sign and colours come from the same tables.
 */
struct _DealStatusChip
{
  GtkWidget parent_instance;

  DealStatus status;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DealStatusChip, deal_status_chip, GTK_TYPE_WIDGET)

static int
get_sign_size (DealStatusChip *self)
{
  int height;

  gtk_widget_measure (self->label, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL,
                      NULL);

  return (int) (height * 0.7);
}

static void
deal_status_chip_measure (GtkWidget     *widget,
                          GtkOrientation orientation,
                          int            for_size,
                          int           *minimum,
                          int           *natural,
                          int           *minimum_baseline,
                          int           *natural_baseline)
{
  DealStatusChip *self = DEAL_STATUS_CHIP (widget);

  gtk_widget_measure (self->label, orientation, -1, NULL, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += 2 * PADDING + SPACING + get_sign_size (self);
  else
    *natural += PADDING / 2;
  *minimum = *natural;
}

static void
deal_status_chip_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  DealStatusChip *self = DEAL_STATUS_CHIP (widget);
  gboolean        is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int             sign = PADDING + get_sign_size (self) + SPACING;
  GtkAllocation   place = { is_rtl ? PADDING : sign, 0, width - sign - PADDING, height };

  gtk_widget_size_allocate (self->label, &place, -1);
}

static void
add_rounded_rectangle (cairo_t *cr,
                       double   width,
                       double   height)
{
  double inset = 0.5;

  cairo_new_sub_path (cr);
  cairo_arc (cr, width - inset - RADIUS, inset + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, width - inset - RADIUS, height - inset - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, inset + RADIUS, height - inset - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, inset + RADIUS, inset + RADIUS, RADIUS, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint (DealStatusChip *self,
       cairo_t        *cr,
       double          width,
       double          height)
{
  DealStyle      style = deal_chart_get_style_for_widget (GTK_WIDGET (self));
  DealStatusLook look = deal_status_get_look (self->status);
  gboolean       is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) ==
                    GTK_TEXT_DIR_RTL;
  double            sign = get_sign_size (self);
  cairo_rectangle_t box = { is_rtl ? width - PADDING - sign : PADDING,
                            (height - sign) / 2, sign, sign };

  add_rounded_rectangle (cr, width, height);
  if (deal_palette_has (style, look.fill))
    {
      deal_palette_set_source (cr, style, look.fill);
      cairo_fill_preserve (cr);
    }
  if (deal_palette_has (style, look.edge))
    {
      deal_palette_set_source (cr, style, look.edge);
      cairo_set_line_width (cr, 1);
      if (look.dash != DEAL_DASH_NONE)
        cairo_set_dash (cr, &(double){ DASH }, 1, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
  deal_palette_set_source (cr, style, look.text);
  deal_glyph_paint (deal_glyph_for_status (self->status), cr, &box);
}

static void
deal_status_chip_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  DealStatusChip *self = DEAL_STATUS_CHIP (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);
  cairo_t        *cr;

  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  paint (self, cr, width, height);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->label, snapshot);
}

/* The word in the colour that goes with the fill. */
static void
update_colour (DealStatusChip *self)
{
  DealStyle      style = deal_chart_get_style_for_widget (GTK_WIDGET (self));
  guint32        rgb = deal_palette_get (style, deal_status_get_look (self->status).text);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* 0x101 makes 0xffff of 0xff: Pango counts in 16 bits. */
  pango_attr_list_insert (
    attributes, pango_attr_foreground_new ((guint16) ((rgb >> 16 & 0xff) * 0x101),
                                           (guint16) ((rgb >> 8 & 0xff) * 0x101),
                                           (guint16) ((rgb & 0xff) * 0x101)));
  gtk_label_set_attributes (GTK_LABEL (self->label), attributes);
  pango_attr_list_unref (attributes);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
deal_status_chip_dispose (GObject *object)
{
  DealStatusChip *self = DEAL_STATUS_CHIP (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_status_chip_parent_class)->dispose (object);
}

static void
deal_status_chip_class_init (DealStatusChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_status_chip_dispose;
  widget_class->measure = deal_status_chip_measure;
  widget_class->size_allocate = deal_status_chip_size_allocate;
  widget_class->snapshot = deal_status_chip_snapshot;
}

static void
deal_status_chip_init (DealStatusChip *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->label, "caption-heading");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
deal_status_chip_new (DealStatus status)
{
  DealStatusChip  *self = g_object_new (DEAL_TYPE_STATUS_CHIP, NULL);
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));

  self->status = status;
  gtk_label_set_text (GTK_LABEL (self->label), deal_format_status (status));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  update_colour (self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (update_colour), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (update_colour),
                           self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
