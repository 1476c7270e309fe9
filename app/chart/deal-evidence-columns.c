/* deal-evidence-columns.c: which columns and rows a matrix of evidence has room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-evidence-private.h"

/* A window's, for the pointer; by eye, after the sample. */
#define ROW_WINDOW 36.0
#define HEADING_WINDOW 30.0
#define PITCH_WINDOW 40.0
#define PITCH_KIND_MOST 150.0

/* A picture's: from as tight as a sign needs to as airy as a window. */
#define PITCH_LEAST 24.0
#define PITCH_MOST 72.0
#define ROW_MOST 32.0
#define ROW_AIR 3.0 /* above and below the letters together, at least */

/* The names of the terms take at most this much of the width. */
#define NAMES_SHARE 0.36
#define NAMES_SHARE_LEAST 0.3
#define NAMES_SHARE_WINDOW 0.42

/* Names of publishers are turned and cut to this length. */
#define TURNED_LENGTH 104.0
#define HIGH_ENOUGH 400.0 /* a window's frame, for names above the numbers */
#define TURN (56.0 * G_PI / 180)

DealFont
deal_evidence_grid_get_name_font (const DealEvidenceGrid *grid,
                                  gsize                   row)
{
  gboolean is_disputed = grid->stances->rows[row].backing == DEAL_BACKING_DISPUTED;

  return (DealFont){ grid->chrome.axis.size, is_disputed ? 700 : 400 };
}

gboolean
deal_evidence_grid_has_heading (const DealEvidenceGrid *grid,
                                gsize                   row)
{
  const DealStanceRow *rows = grid->stances->rows;

  return grid->has_headings && (row == 0 || rows[row].backing != rows[row - 1].backing);
}

/* One sign with its number, and the air behind. */
double
deal_evidence_grid_get_slot (const DealEvidenceGrid *grid)
{
  g_autofree char *most = NULL;
  guint            count = 0;

  for (gsize i = 0; i < grid->stances->n_rows; i++)
    for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
      for (guint voice = 0; voice < DEAL_N_VOICES; voice++)
        count = MAX (count, grid->stances->rows[i].by_kind[kind][voice]);
  most = g_strdup_printf ("%u", count);

  return grid->chrome.axis.size * 1.55 + deal_fonts_get_width (grid->chrome.axis, most);
}

static double
measure_names (const DealEvidenceGrid *grid)
{
  double sign = grid->chrome.axis.size * 1.5;
  double most = (grid->scrolls ? NAMES_SHARE_WINDOW : NAMES_SHARE) *
                grid->chrome.body.width;
  double width = 0;

  for (gsize i = 0; i < grid->stances->n_rows && width < most; i++)
    width = MAX (width,
                 deal_fonts_get_width (deal_evidence_grid_get_name_font (grid, i),
                                       grid->stances->rows[i].term->title) +
                   sign + grid->chrome.gap);

  return MIN (width, most);
}

static double
measure_kind (const DealEvidenceGrid *grid,
              DealSourceKind          kind)
{
  return deal_fonts_get_width (grid->chrome.strong, deal_format_source_kind (kind)) +
         grid->chrome.gap;
}

static guint
count_of_kind (const DealEvidenceGrid *grid,
               guint                   kind)
{
  return grid->stances->first_of_kind[kind + 1] - grid->stances->first_of_kind[kind];
}

static void
add_column (DealEvidenceGrid *grid,
            guint             kind,
            gssize            column,
            double            width)
{
  DealEvidenceColumn added = { (DealSourceKind) kind, column, grid->content_width,
                               width };

  g_array_append_val (grid->columns, added);
  grid->content_width += width;
}

/* A kind's columns are together at least as wide as its name. */
static void
add_columns (DealEvidenceGrid *grid,
             double            pitch)
{
  g_array_set_size (grid->columns, 0);
  grid->content_width = 0;
  for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
    {
      guint  n = count_of_kind (grid, kind);
      double label = measure_kind (grid, (DealSourceKind) kind);

      if (n > 0 && grid->by_kind)
        add_column (grid, kind, -1,
                    MAX (MAX (pitch, label),
                         grid->n_counts * deal_evidence_grid_get_slot (grid)));
      for (guint i = 0; i < n && !grid->by_kind; i++)
        add_column (grid, kind, grid->stances->first_of_kind[kind] + i,
                    MAX (pitch, label / n));
    }
}

/* What is left over makes the columns wider, up to @most. */
static void
stretch_columns (DealEvidenceGrid *grid,
                 double            room,
                 double            most)
{
  double each = (room - grid->content_width) / MAX (grid->columns->len, 1);
  double x = 0;

  for (guint i = 0; i < grid->columns->len; i++)
    {
      DealEvidenceColumn *column = &g_array_index (grid->columns, DealEvidenceColumn, i);

      column->x = x;
      if (each > 0)
        column->width = MAX (column->width, MIN (column->width + each, most));
      x += column->width;
    }
  grid->content_width = x;
}

static double
measure_head (DealEvidenceGrid *grid)
{
  double strong = deal_fonts_get_height (grid->chrome.strong);
  double small = deal_fonts_get_height (grid->chrome.small);
  double most = TURNED_LENGTH * grid->unit;
  double longest = 0;

  grid->names_height = 0;
  if (grid->by_kind)
    return strong + small + 4 * grid->unit;

  for (gsize i = 0;
       grid->has_names && i < grid->stances->n_columns && longest < most; i++)
    {
      const DealSource *source = grid->stances->columns[i];
      g_autofree char  *date = deal_evidence_date_head (grid->self, source);
      g_autofree char  *name = g_strconcat (
         source->publisher != NULL ? source->publisher : "", date, NULL);

      longest = MAX (longest, deal_fonts_get_width (grid->chrome.small, name));
    }
  if (longest > 0)
    grid->names_height = MIN (longest, most) * sin (TURN) +
                         small * cos (TURN);

  return strong + grid->names_height + small + 12 * grid->unit;
}

/* Where each row begins; as many as end above @room, and the height of those. */
static void
place_rows (DealEvidenceGrid *grid,
            double            row_height,
            double            room)
{
  double y = 0;

  grid->row_height = row_height;
  grid->heading_height = grid->scrolls ? HEADING_WINDOW * grid->unit : row_height;
  grid->n_rows = 0;
  for (gsize i = 0; i < grid->stances->n_rows; i++)
    {
      if (deal_evidence_grid_has_heading (grid, i))
        y += grid->heading_height;
      grid->row_tops[i] = y;
      y += row_height;
      if (y <= room + 0.5)
        {
          grid->n_rows = i + 1;
          grid->content_height = y;
        }
    }
  grid->row_tops[grid->stances->n_rows] = y;
}

/* Rows and headings. */
static double
count_lines (const DealEvidenceGrid *grid)
{
  gsize n = grid->stances->n_rows;

  for (gsize i = 0; i < grid->stances->n_rows; i++)
    n += deal_evidence_grid_has_heading (grid, i) ? 1 : 0;

  return (double) n;
}

static double
get_least_row (const DealEvidenceGrid *grid)
{
  return deal_fonts_get_height (grid->chrome.axis) +
         (grid->chrome.compact ? 1 : ROW_AIR) * grid->unit;
}

/* Whether a picture has room for every source by name, and for all terms. */
static gboolean
can_name_sources (DealEvidenceGrid *grid,
                  double            key)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   turned;

  grid->by_kind = FALSE;
  grid->has_headings = grid->stances->order == DEAL_ORDER_DISPUTED;
  add_columns (grid, PITCH_LEAST * grid->unit);
  turned = TURNED_LENGTH * grid->unit * cos (TURN);

  return grid->names + grid->content_width + turned * 0.5 <= body->width &&
         key + measure_head (grid) + count_lines (grid) * get_least_row (grid) <=
           body->height;
}

/* As many numbers in a cell as leave the terms their names, somewhat cut. */
static void
choose_counts (DealEvidenceGrid *grid)
{
  double width = grid->chrome.body.width;

  grid->by_kind = TRUE;
  do
    add_columns (grid, 0);
  while (MIN (grid->names, NAMES_SHARE_LEAST * width) + grid->content_width > width &&
         --grid->n_counts > 0);
  grid->n_counts = MAX (grid->n_counts, 1);
  grid->names =
    MIN (grid->names, MAX (width - grid->content_width, NAMES_SHARE_LEAST * width));
}

/* As many rows as there is room for: with the headings of their groups if that
 * costs no row. */
static void
fit_rows (DealEvidenceGrid *grid,
          double            room)
{
  double least = get_least_row (grid);

  grid->has_headings = grid->stances->order == DEAL_ORDER_DISPUTED;
  place_rows (grid, least, room);
  if (grid->n_rows == grid->stances->n_rows)
    return;
  grid->has_headings = FALSE;
  place_rows (grid, least, room);
}

/* A picture: everything inside the frame, and what has no room is told. */
static void
fit_picture (DealEvidenceGrid *grid)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   key = deal_evidence_add_key (grid);
  double                   room;

  grid->n_counts = 3;
  if (grid->by_kind || !can_name_sources (grid, key))
    choose_counts (grid);
  stretch_columns (grid,
                   body->width - grid->names -
                     (grid->by_kind ? 0
                                    : TURNED_LENGTH * 0.5 * grid->unit * cos (TURN)),
                   (grid->by_kind ? PITCH_KIND_MOST : PITCH_MOST) * grid->unit);

  grid->top = body->y + key + measure_head (grid);
  room = body->y + body->height - grid->top;
  fit_rows (grid, room);
  grid->note = deal_evidence_write_note (grid, grid->n_rows);
  if (grid->note != NULL)
    {
      room -= deal_evidence_add_note (grid, 0) + 3 * grid->unit;
      fit_rows (grid, room);
      g_free (grid->note);
      grid->note = deal_evidence_write_note (grid, grid->n_rows);
    }
  if (grid->n_rows == grid->stances->n_rows)
    place_rows (grid,
                CLAMP (room / MAX (count_lines (grid), 1), get_least_row (grid),
                       ROW_MOST * grid->unit),
                room + 1);
  grid->right = body->x + body->width;
  grid->bottom = grid->top + grid->content_height;
}

/* A window: as large as it wants to be, the rest is scrolled to. */
static void
fit_window (DealEvidenceGrid *grid,
            const DealFrame  *frame)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   turned = TURNED_LENGTH * grid->unit * cos (TURN);
  double                   room;

  grid->n_counts = 3;
  grid->has_headings = grid->stances->order == DEAL_ORDER_DISPUTED;
  grid->top = body->y + deal_evidence_add_key (grid) + measure_head (grid);
  add_columns (grid, (grid->by_kind ? 0 : PITCH_WINDOW) * grid->unit);
  room = body->width - grid->names;
  if (grid->by_kind)
    stretch_columns (grid, room, PITCH_KIND_MOST * grid->unit);
  else
    /* So that the last turned name can be scrolled into the window. */
    grid->content_width += turned;
  place_rows (grid, ROW_WINDOW * grid->unit, G_MAXDOUBLE);

  grid->right = frame->width;
  grid->bottom = frame->height;
  grid->scroll_x = frame->scroll_x;
  grid->scroll_y = frame->scroll_y;
}

/**
 * deal_evidence_grid_init:
 * @grid: (out): the geometry
 * @self: the figure
 * @frame: the frame
 * @scene: (nullable): where title, footer and key are put; `NULL` only measures
 *
 * Decides what the frame has room for.  A window shows all and scrolls; a picture
 * names every source if they fit with all terms, and else counts them by kind,
 * and shows as many terms as can be read.
 */
void
deal_evidence_grid_init (DealEvidenceGrid         *grid,
                         const DealEvidenceFigure *self,
                         const DealFrame          *frame,
                         DealScene                *scene)
{
  *grid = (DealEvidenceGrid){ .self = self, .stances = self->stances, .scene = NULL };
  grid->unit = frame->text_scale;
  grid->scrolls = !frame->whole && !frame->thumbnail;
  grid->has_names = !grid->scrolls || frame->height >= HIGH_ENOUGH * frame->text_scale;
  grid->by_kind = self->base.options->by_kind || frame->thumbnail;
  grid->columns = g_array_new (FALSE, FALSE, sizeof (DealEvidenceColumn));
  grid->row_tops = g_new0 (double, self->stances->n_rows + 1);
  if (scene != NULL)
    deal_chrome_lay_out (&self->base, frame, scene, &grid->chrome);
  else
    deal_chrome_init (&grid->chrome, frame);

  grid->names = measure_names (grid);
  grid->left = grid->chrome.body.x + grid->names;
  if (grid->scrolls)
    fit_window (grid, frame);
  else
    fit_picture (grid);
  grid->left = grid->chrome.body.x + grid->names;
  grid->scene = scene;
}

void
deal_evidence_grid_clear (DealEvidenceGrid *grid)
{
  g_clear_pointer (&grid->columns, g_array_unref);
  g_clear_pointer (&grid->row_tops, g_free);
  g_clear_pointer (&grid->note, g_free);
}
