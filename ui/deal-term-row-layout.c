/* deal-term-row-layout.c: where the parts of a term's row are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-adaptive-bin.h"
#include "deal-term-row-private.h"
#include "deal-ui.h"

/* Of the width, in pixels at the usual size of text: what the titles take, what
 * lies between the columns and between the lines.  By eye. */
#define TITLE_PART 0.25
#define MIN_TITLE 130
#define MAX_TITLE 240
#define COLUMN_GAP 16
#define LINE_GAP 7
#define SWATCH_GAP 10
#define LINE_HEIGHT 20 /* of the words */
#define NEW_PADDING 9  /* above the new words in a narrow row; as in the style */

static int
get_title_width (DealTermRow *self,
                 int          width)
{
  double scale = deal_adaptive_get_text_scale (GTK_WIDGET (self));

  return (int) CLAMP (width * TITLE_PART, MIN_TITLE * scale, MAX_TITLE * scale);
}

static int
get_text_width (DealTermRow *self,
                int          width)
{
  int width_left = (width - get_title_width (self, width) - 2 * COLUMN_GAP) / 2;
  int old_least = deal_ui_get_width (self->cells[0].box, FALSE);
  int new_least = deal_ui_get_width (self->cells[1].box, FALSE);

  return MAX (width_left, MAX (old_least, new_least));
}

/* In one line with the title, if both are no wider than the row. */
static gboolean
badges_fit (DealTermRow *self,
            int          width)
{
  int title_width = deal_ui_get_width (self->title, TRUE);

  return title_width + deal_ui_get_width (self->badges, TRUE) + COLUMN_GAP <= width;
}

/* Gives @child a place, counted from where reading begins. */
static void
place (DealTermRow *self,
       GtkWidget   *child,
       int          row_width,
       int          x,
       int          y,
       int          width,
       int          height)
{
  GtkAllocation place = { x, y, width, height };

  if (!gtk_widget_should_layout (child))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = row_width - x - width;
  gtk_widget_size_allocate (child, &place, -1);
}

static int
get_indent (const Cell *cell)
{
  return gtk_widget_get_visible (cell->swatch)
           ? deal_ui_get_width (cell->swatch, TRUE) + SWATCH_GAP
           : 0;
}

static int
get_cell_height (const Cell *cell,
                 int         width)
{
  int text_height = deal_ui_get_height (cell->box, width - get_indent (cell));
  int swatch_height = deal_ui_get_height (cell->swatch, -1);

  return MAX (text_height, swatch_height);
}

/* Beside the first line of the words; in a narrow row the new ones stand below a line. */
static int
get_swatch_top (DealTermRow *self,
                const Cell  *cell)
{
  double scale = deal_adaptive_get_text_scale (GTK_WIDGET (self));
  int    above = self->narrow && cell == &self->cells[DEAL_SIDE_NEW] ? NEW_PADDING : 0;

  return above +
         ((int) (scale * LINE_HEIGHT) - deal_ui_get_height (cell->swatch, -1)) / 2;
}

static void
place_cell (DealTermRow *self,
            const Cell  *cell,
            int          row_width,
            int          x,
            int          y,
            int          width,
            int          height)
{
  int indent = get_indent (cell);

  place (self, cell->swatch, row_width, x, y + get_swatch_top (self, cell),
         indent - SWATCH_GAP, deal_ui_get_height (cell->swatch, -1));
  place (self, cell->box, row_width, x + indent, y, width - indent, height);
}

int
deal_term_row_lay_out_narrow (DealTermRow *self,
                              int          width,
                              gboolean     allocate)
{
  gboolean one_line = badges_fit (self, width);
  int      badges_wanted = deal_ui_get_width (self->badges, TRUE);
  int      badges_width = MIN (width, badges_wanted);
  int      badges_height = deal_ui_get_height (self->badges, badges_width);
  int      title_width = one_line ? width - badges_width : width;
  int      title_height = deal_ui_get_height (self->title, title_width);
  int      y = one_line ? MAX (title_height, badges_height) : title_height;

  if (allocate)
    place (self, self->title, width, 0, 0, title_width, title_height);
  if (one_line)
    {
      if (allocate)
        place (self, self->badges, width, width - badges_width, 0, badges_width,
               badges_height);
    }
  else if (badges_height > 0)
    {
      if (allocate)
        place (self, self->badges, width, 0, y + LINE_GAP / 2, badges_width,
               badges_height);
      y += LINE_GAP / 2 + badges_height;
    }

  for (int i = 0; i < 2; i++)
    {
      int height = get_cell_height (&self->cells[i], width);

      if (allocate)
        place_cell (self, &self->cells[i], width, 0, y + LINE_GAP, width, height);
      y += LINE_GAP + height;
    }

  return y;
}

int
deal_term_row_lay_out_wide (DealTermRow *self,
                            int          width,
                            gboolean     allocate)
{
  int title_width = get_title_width (self, width);
  int text_width = get_text_width (self, width);
  int title_height = deal_ui_get_height (self->title, title_width);
  int badges_height = deal_ui_get_height (self->badges, title_width);
  int height = title_height + (badges_height > 0 ? LINE_GAP / 2 + badges_height : 0);

  for (int i = 0; i < 2; i++)
    {
      int cell_height = get_cell_height (&self->cells[i], text_width);

      height = MAX (height, cell_height);
    }
  if (!allocate)
    return height;

  place (self, self->title, width, 0, 0, title_width, title_height);
  place (self, self->badges, width, 0, title_height + LINE_GAP / 2, title_width,
         badges_height);
  for (int i = 0; i < 2; i++)
    place_cell (self, &self->cells[i], width,
                title_width + COLUMN_GAP + i * (text_width + COLUMN_GAP), 0,
                text_width, height);

  return height;
}
