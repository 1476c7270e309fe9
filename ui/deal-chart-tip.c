/* deal-chart-tip.c: what stands beside the mark that is pointed at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "deal-adaptive-bin.h"
#include "deal-chart-private.h"

/* A tip stands this far to the right of its mark, and is so wide; to the left where
 * less room remains. */
#define TIP_DISTANCE 12
#define TIP_WIDTH 272
#define TIP_ROOM 280

/* A popover that hangs on the chart speaks of the mark: it stays ringed. */
gboolean
_deal_chart_has_open_popover (DealChart *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
      return TRUE;

  return FALSE;
}

static GtkWidget *
make_sentence (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_label_set_xalign (GTK_LABEL (label), 0);

  return label;
}

/* What the mark is, and what the picture makes of it at this size. */
static GtkWidget *
make_content (DealChart *self,
              gsize      mark)
{
  g_autofree char *note = deal_chart_picture_get_note (&self->picture, (gssize) mark);
  GtkWidget       *content;
  GtkWidget       *box;
  GtkWidget       *label;

  content =
    self->tip_func != NULL
      ? self->tip_func (self->picture.figure, mark)
      : make_sentence (deal_figure_get_mark (self->picture.figure, mark)->label);
  if (note == NULL)
    return content;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  label = make_sentence (note);
  gtk_widget_add_css_class (label, "deal-caption");
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* Shows the tip of what is pointed at or walked to, or hides it. */
void
_deal_chart_update_tip (DealChart *self)
{
  gssize   mark = self->hovered >= 0 ? self->hovered : self->mark;
  gboolean is_shown = mark >= 0 && !_deal_chart_has_open_popover (self) &&
                      (self->hovered >= 0 || _deal_chart_is_mark_visible (self));

  if (self->tip == NULL)
    return;
  if (is_shown && mark != self->tip_mark)
    {
      adw_bin_set_child (ADW_BIN (self->tip), make_content (self, (gsize) mark));
      self->tip_mark = mark;
    }
  gtk_widget_set_child_visible (self->tip, is_shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* How wide it is, in the desktop's size of text. */
static int
get_width (DealChart *self,
           int        width)
{
  double scale = deal_adaptive_get_text_scale (GTK_WIDGET (self));
  int    minimum;

  gtk_widget_measure (self->tip, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);

  return MIN (MAX (minimum, (int) (TIP_WIDTH * scale)), width);
}

/* Puts the tip beside what it speaks of, on the side that has room. */
void
_deal_chart_allocate_tip (DealChart *self,
                          int        width,
                          int        height)
{
  cairo_rectangle_t area;
  GtkAllocation     place = { .width = get_width (self, width) };
  DealFrame         frame;

  /* Where the mark is now, after the content was scrolled. */
  deal_chart_get_frame (self, &frame);
  deal_chart_picture_update (&self->picture, &frame);

  gtk_widget_measure (self->tip, GTK_ORIENTATION_VERTICAL, place.width, NULL,
                      &place.height, NULL, NULL);

  area = deal_chart_picture_get_highlight (&self->picture, self->tip_mark);
  place.x = (int) (area.x + area.width) + TIP_DISTANCE;
  if (width - place.x < MAX (TIP_ROOM, place.width))
    place.x = (int) area.x - TIP_DISTANCE - place.width;
  place.y = (int) area.y;
  /* With room on neither side it would lie on what it speaks of. */
  if (place.x < 0 && area.height < height / 2.0)
    {
      place.y = (int) area.y - TIP_DISTANCE / 2 - place.height;
      if (place.y < 0)
        place.y = (int) (area.y + area.height) + TIP_DISTANCE;
    }
  place.x = CLAMP (place.x, 0, MAX (0, width - place.width));
  place.y = CLAMP (place.y, 0, MAX (0, height - place.height));
  gtk_widget_size_allocate (self->tip, &place, -1);
}
