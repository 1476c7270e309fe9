/* deal-chart-size.c: how large a chart is, and which part of it is seen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-private.h"

#include <math.h>

/* The narrowest figure that is laid out; a window of 360 px leaves this. */
#define MINIMUM_WIDTH 320
#define NATURAL_WIDTH 720
#define THUMBNAIL_WIDTH 120
#define THUMBNAIL_HEIGHT 96

/* Bars and lines may become this much lower before the page scrolls; tiles with
 * words in them may not. */
#define SQUEEZE 0.8

/* One turn of a wheel, one click on a scrollbar's end. */
#define STEP 40.0

/* The desktop's enlargement of text.  96 dpi is what a size in points is meant
 * for; the setting counts in 1/1024. */
static double
get_text_scale (DealChart *self)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? CLAMP (dpi / 1024.0 / 96.0, 0.5, 3.0) : 1.0;
}

static gboolean
scrolls (DealChart *self)
{
  return self->hadjustment != NULL && self->vadjustment != NULL;
}

GtkSizeRequestMode
_deal_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

void
_deal_chart_measure (GtkWidget     *widget,
                     GtkOrientation orientation,
                     int            for_size,
                     int           *minimum,
                     int           *natural,
                     int           *minimum_baseline,
                     int           *natural_baseline)
{
  DealChart *self = DEAL_CHART (widget);
  double     height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->is_thumbnail ? THUMBNAIL_WIDTH : MINIMUM_WIDTH;
      *natural = self->is_thumbnail ? MINIMUM_WIDTH : NATURAL_WIDTH;
      return;
    }

  *minimum = THUMBNAIL_HEIGHT;
  *natural = THUMBNAIL_HEIGHT;
  if (self->picture.figure == NULL || self->is_thumbnail)
    return;

  height = deal_figure_get_natural_height (
    self->picture.figure, for_size > 0 ? for_size : NATURAL_WIDTH, get_text_scale (self));
  *natural = MAX (THUMBNAIL_HEIGHT, (int) ceil (height));
  if (!scrolls (self))
    *minimum = *natural;
  if (deal_figure_get_kind (self->picture.figure) == DEAL_FIGURE_PAYMENTS)
    *minimum = (int) (*natural * SQUEEZE);
}

/**
 * deal_chart_get_frame:
 * @self: a chart
 * @frame: (out): how it draws its figure at its present size
 */
void
deal_chart_get_frame (DealChart *self,
                      DealFrame *frame)
{
  g_return_if_fail (DEAL_IS_CHART (self));

  *frame = (DealFrame){
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .style = deal_chart_get_style_for_widget (GTK_WIDGET (self)),
    .whole = FALSE,
    .thumbnail = self->is_thumbnail,
    .text_scale = get_text_scale (self),
  };
  if (scrolls (self))
    {
      frame->scroll_x = floor (gtk_adjustment_get_value (self->hadjustment));
      frame->scroll_y = floor (gtk_adjustment_get_value (self->vadjustment));
    }
}

/* Tells the scrollbars how much there is to see, and how much of it is seen. */
void
_deal_chart_configure_scroll (DealChart *self)
{
  DealFrame frame;
  double    width;
  double    height;

  if (!scrolls (self) || self->picture.figure == NULL ||
      gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return;

  deal_chart_get_frame (self, &frame);
  deal_figure_get_content_size (self->picture.figure, &frame, &width, &height);
  width = MAX (floor (width), frame.width);
  height = MAX (floor (height), frame.height);
  gtk_adjustment_configure (self->hadjustment,
                            MIN (frame.scroll_x, width - frame.width), 0, width, STEP,
                            frame.width * 0.9, frame.width);
  gtk_adjustment_configure (self->vadjustment,
                            MIN (frame.scroll_y, height - frame.height), 0, height, STEP,
                            frame.height * 0.9, frame.height);
}

/**
 * _deal_chart_scroll_to_mark:
 * @self: a chart
 * @mark: a mark of its figure
 *
 * Scrolls its own content as little as it takes to see the mark.
 *
 * Returns: FALSE if the chart does not scroll itself: the page may have to
 */
gboolean
_deal_chart_scroll_to_mark (DealChart *self,
                            gsize      mark)
{
  DealFrame frame;
  double    dx;
  double    dy;

  if (!scrolls (self) || gtk_widget_get_width (GTK_WIDGET (self)) <= 0)
    return scrolls (self);

  deal_chart_get_frame (self, &frame);
  if (deal_figure_get_scroll_to_mark (self->picture.figure, &frame, mark, &dx, &dy))
    {
      gtk_adjustment_set_value (self->hadjustment, ceil (frame.scroll_x + dx));
      gtk_adjustment_set_value (self->vadjustment, ceil (frame.scroll_y + dy));
    }

  return TRUE;
}

/* What the pointer is at has moved away under it. */
static void
scrolled_cb (DealChart *self)
{
  self->hovered = -1;
  _deal_chart_update_tip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* A scrolled window gives its child the adjustments, and takes them away. */
void
_deal_chart_set_adjustment (DealChart      *self,
                            GtkAdjustment **field,
                            GtkAdjustment  *adjustment)
{
  if (*field == adjustment)
    return;

  if (*field != NULL)
    g_signal_handlers_disconnect_by_func (*field, scrolled_cb, self);
  g_set_object (field, adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
