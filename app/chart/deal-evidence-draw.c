/* deal-evidence-draw.c: terms in rows, sources in columns, names and heads in place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "calc/deal-format.h"
#include "chart/deal-evidence-private.h"
#include "deal-text.h"

#define TURN 56.0

DealGlyph
deal_glyph_for_voice (DealVoice voice)
{
  static const DealGlyph glyphs[DEAL_N_VOICES] = {
    [DEAL_VOICE_SILENT] = DEAL_GLYPH_DOT,
    [DEAL_VOICE_MENTIONS] = DEAL_GLYPH_HALF,
    [DEAL_VOICE_SUPPORTS] = DEAL_GLYPH_DISC,
    [DEAL_VOICE_CONTRADICTS] = DEAL_GLYPH_CROSS,
  };

  return glyphs[voice];
}

DealColour
deal_colour_for_voice (DealVoice voice)
{
  static const DealColour colours[DEAL_N_VOICES] = {
    [DEAL_VOICE_SILENT] = DEAL_COLOUR_INK3,
    [DEAL_VOICE_MENTIONS] = DEAL_COLOUR_STRONG,
    [DEAL_VOICE_SUPPORTS] = DEAL_COLOUR_STRONG,
    [DEAL_VOICE_CONTRADICTS] = DEAL_COLOUR_CONTRADICTS,
  };

  return colours[voice];
}

static double
get_row_y (const DealEvidenceGrid *grid,
           gsize                   row)
{
  return grid->top + grid->row_tops[row] - grid->scroll_y;
}

static gboolean
is_row_seen (const DealEvidenceGrid *grid,
             gsize                   row)
{
  double y = get_row_y (grid, row);
  double above = deal_evidence_grid_has_heading (grid, row) ? grid->heading_height : 0;

  return y + grid->row_height > grid->top && y - above < grid->bottom;
}

static gboolean
is_column_seen (const DealEvidenceGrid   *grid,
                const DealEvidenceColumn *column)
{
  double x = grid->left + column->x - grid->scroll_x;

  return x + column->width > grid->left && x < grid->right;
}

/* The part of a mark that is not under the names or the heads. */
static void
set_area (const DealEvidenceGrid *grid,
          gsize                   mark,
          double                  left,
          cairo_rectangle_t       box)
{
  double right = MIN (box.x + box.width, grid->right);
  double bottom = MIN (box.y + box.height, grid->bottom);

  box.x = MAX (box.x, left);
  box.y = MAX (box.y, grid->top);
  if (right - box.x > 1 && bottom - box.y > 1)
    deal_scene_set_area (grid->scene, mark, box.x, box.y, right - box.x, bottom - box.y);
}

static void
add_sign (const DealEvidenceGrid *grid,
          DealVoice               voice,
          double                  x,
          double                  y)
{
  double size = grid->chrome.axis.size * 1.05;

  deal_scene_add_glyph (grid->scene, deal_glyph_for_voice (voice), x - size / 2,
                        y - size / 2, size, deal_colour_for_voice (voice));
}

/* Which of the voices have no room: contradictions are told before agreement. */
static gboolean
is_counted (const DealEvidenceGrid *grid,
            const guint             counts[DEAL_N_VOICES],
            DealVoice               voice)
{
  int rank = 0;

  if (counts[voice] == 0)
    return FALSE;
  for (guint other = voice + 1; other < DEAL_N_VOICES; other++)
    rank += counts[other] > 0 ? 1 : 0;

  return rank < grid->n_counts;
}

static void
add_counts (const DealEvidenceGrid   *grid,
            const DealStanceRow      *row,
            const DealEvidenceColumn *column,
            double                    y)
{
  static const DealVoice order[] = { DEAL_VOICE_SUPPORTS, DEAL_VOICE_CONTRADICTS,
                                     DEAL_VOICE_MENTIONS };
  const guint           *counts = row->by_kind[column->kind];
  DealFont               font = grid->chrome.axis;
  double                 slot = deal_evidence_grid_get_slot (grid);
  double                 half = font.size * 0.5;
  double                 x = grid->left + column->x - grid->scroll_x;
  gboolean               is_aligned = grid->n_counts >= (int) G_N_ELEMENTS (order);
  gboolean               is_silent = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", counts[order[i]]);

      if (!is_counted (grid, counts, order[i]))
        {
          x += is_aligned ? slot : 0;
          continue;
        }
      is_silent = FALSE;
      add_sign (grid, order[i], x + half, y);
      deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, text, x + half * 2.3,
                           y - deal_fonts_get_height (font) / 2, 0);
      x += slot;
    }
  if (is_silent)
    add_sign (grid, DEAL_VOICE_SILENT, grid->left + column->x - grid->scroll_x + half, y);
}

/* The mark of a row's cell, or -1 where it is silent or has no mark here. */
static gssize
find_mark (const DealEvidenceGrid   *grid,
           gsize                     row,
           const DealEvidenceColumn *column)
{
  const DealEvidenceFigure *self = grid->self;
  const DealStanceRow      *stance = &grid->stances->rows[row];

  if (column->column >= 0)
    {
      const DealStanceCell *cell =
        deal_stances_get_cell (grid->stances, row, (gsize) column->column);

      return cell != NULL ? (gssize) self->first_mark[row] + 1 + (cell - stance->cells)
                          : -1;
    }
  for (gsize i = self->first_mark[row] + 1; i < self->first_mark[row + 1]; i++)
    {
      const DealMark *mark = deal_figure_get_mark (&self->base, i);

      if (mark->source == NULL && mark->column == 1 + (int) column->kind)
        return (gssize) i;
    }

  return -1;
}

static void
add_cells (const DealEvidenceGrid *grid,
           gsize                   row)
{
  double y = get_row_y (grid, row);

  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DealEvidenceColumn *column =
        &g_array_index (grid->columns, DealEvidenceColumn, i);
      cairo_rectangle_t box = { grid->left + column->x - grid->scroll_x, y, column->width,
                                grid->row_height };
      gssize            mark;

      if (!is_column_seen (grid, column))
        continue;
      if (column->column < 0)
        {
          add_counts (grid, &grid->stances->rows[row], column, y + box.height / 2);
        }
      else
        {
          const DealStanceCell *cell =
            deal_stances_get_cell (grid->stances, row, (gsize) column->column);

          add_sign (grid, cell != NULL ? cell->voice : DEAL_VOICE_SILENT,
                    box.x + box.width / 2, y + box.height / 2);
        }
      mark = find_mark (grid, row, column);
      if (mark >= 0)
        set_area (grid, (gsize) mark, grid->left, box);
    }
}

/* The name of a row that begins a group: “Disputed 15”. */
static void
add_heading (const DealEvidenceGrid *grid,
             gsize                   row)
{
  DealBacking      backing = grid->stances->rows[row].backing;
  DealFont         strong = { grid->chrome.small.size, 700 };
  double           line = deal_fonts_get_height (strong);
  double           y = get_row_y (grid, row) - grid->heading_height;
  const char      *title = deal_format_backing (backing);
  g_autofree char *count = g_strdup_printf ("%u", grid->stances->n_backed[backing]);
  double           x = grid->chrome.body.x;
  double           middle = y + (grid->heading_height - line) / 2;

  if (y >= grid->bottom || y + grid->heading_height <= grid->top)
    return;
  deal_scene_add_text (grid->scene, strong, DEAL_COLOUR_INK, title, x, middle, 0);
  deal_scene_add_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2, count,
                       x + deal_fonts_get_width (strong, title) + strong.size * 0.6,
                       middle, 0);
}

static void
add_name (const DealEvidenceGrid *grid,
          gsize                   row)
{
  const DealStanceRow *stance = &grid->stances->rows[row];
  DealFont             font = deal_evidence_grid_get_name_font (grid, row);
  double               sign = font.size * 1.1;
  double               x = grid->chrome.body.x;
  double               y = get_row_y (grid, row);
  double               indent = font.size * 1.5;
  double               room = grid->names - indent - grid->chrome.gap * 0.6;
  g_autofree char     *title = deal_fonts_ellipsize (font, stance->term->title, room);
  cairo_rectangle_t    box = { x, y, grid->names, grid->row_height };

  if (stance->backing == DEAL_BACKING_DISPUTED)
    deal_scene_add_glyph (grid->scene, DEAL_GLYPH_DISPUTED, x,
                          y + (grid->row_height - sign) / 2, sign, DEAL_COLOUR_DISPUTED);
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, title, x + indent,
                       y + (grid->row_height - deal_fonts_get_height (font)) / 2, 0);
  set_area (grid, grid->self->first_mark[row], x, box);
}

static void
add_rule (const DealEvidenceGrid *grid,
          double                  y)
{
  if (y > grid->top && y < grid->bottom + 1)
    deal_scene_add_line (grid->scene, grid->chrome.body.x, y,
                         grid->scrolls ? grid->right
                                       : MIN (grid->right,
                                              grid->left + grid->content_width),
                         y, 1, DEAL_COLOUR_LINE);
}

/* The number of a kind's sources: in words, if there is room for those of all. */
static char *
write_kind_count (const DealEvidenceGrid *grid,
                  DealSourceKind          kind,
                  gboolean                in_words)
{
  const guint *first = grid->stances->first_of_kind;
  guint        n = first[kind + 1] - first[kind];

  return in_words ? g_strdup_printf (P_ ("%u source", "%u sources", n), n)
                  : g_strdup_printf ("%u", n);
}

static gboolean
has_room_for_words (const DealEvidenceGrid *grid)
{
  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DealEvidenceColumn *column =
        &g_array_index (grid->columns, DealEvidenceColumn, i);
      g_autofree char *count = write_kind_count (grid, column->kind, TRUE);

      if (deal_fonts_get_width (grid->chrome.small, count) >
          column->width - grid->chrome.gap * 0.5)
        return FALSE;
    }

  return TRUE;
}

/* The heads of the kinds that are counted: their names, and how many they have. */
static void
add_kind_heads (const DealEvidenceGrid *grid)
{
  gboolean in_words = has_room_for_words (grid);
  double   strong = deal_fonts_get_height (grid->chrome.strong);
  double   small = deal_fonts_get_height (grid->chrome.small);
  double   y = grid->top - strong - small - 3 * grid->unit;

  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DealEvidenceColumn *column =
        &g_array_index (grid->columns, DealEvidenceColumn, i);
      g_autofree char *count = write_kind_count (grid, column->kind, in_words);
      double           x = grid->left + column->x - grid->scroll_x;

      if (!is_column_seen (grid, column))
        continue;
      deal_scene_add_text (grid->scene, grid->chrome.strong, DEAL_COLOUR_INK,
                           deal_format_source_kind (column->kind), x, y, 0);
      deal_scene_add_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2, count, x,
                           y + strong, 0);
    }
}

/* A source by its number, with its publisher turned above it. */
static void
add_source_head (const DealEvidenceGrid   *grid,
                 const DealEvidenceColumn *column)
{
  const DealSource *source = grid->stances->columns[column->column];
  DealFont          font = { grid->chrome.small.size, 700 };
  g_autofree char  *number = g_strdup_printf ("%u", source->number);
  double            line = deal_fonts_get_height (font);
  double            width = MAX (deal_fonts_get_width (font, number) + font.size * 0.5,
                                 font.size * 1.6);
  double            middle = grid->left + column->x - grid->scroll_x + column->width / 2;
  double            y = grid->top - line - 5 * grid->unit;
  double            turn = TURN * G_PI / 180;
  double            length;
  g_autofree char  *publisher = NULL;
  g_autofree char  *date = NULL;
  g_autofree char  *name = NULL;

  deal_scene_add_rect (grid->scene, middle - width / 2, y, width, line, DEAL_COLOUR_GRID)
    ->radius = 4 * grid->unit;
  deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK, number, middle, y, 0.5);
  if (source->publisher == NULL || grid->names_height <= 0)
    return;

  length = MIN ((grid->names_height - line * cos (turn)) / sin (turn),
                (grid->scene->width - middle - 2) / cos (turn));
  if (length < font.size * 2)
    return;
  /* The end tells it from its namesakes: the name gives way to that. */
  date = deal_evidence_date_head (grid->self, source);
  if (date != NULL)
    length -= deal_fonts_get_width (grid->chrome.small, date);
  publisher = deal_fonts_ellipsize (grid->chrome.small, source->publisher,
                                    MAX (length, font.size * 2));
  name = g_strconcat (publisher, date, NULL);
  deal_scene_add_turned_text (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                              name, middle + line * 0.3, y - 2 * grid->unit, TURN);
}

/* The name of a kind above its sources stays in sight while one of them is. */
static void
add_group_head (const DealEvidenceGrid *grid,
                guint                   first,
                guint                   last)
{
  const DealEvidenceColumn *begin =
    &g_array_index (grid->columns, DealEvidenceColumn, first);
  const DealEvidenceColumn *end =
    &g_array_index (grid->columns, DealEvidenceColumn, last);
  const char *title = deal_format_source_kind (begin->kind);
  double      width = deal_fonts_get_width (grid->chrome.strong, title);
  double      left = grid->left + begin->x - grid->scroll_x;
  double      right = grid->left + end->x + end->width - grid->scroll_x;
  double      x = MIN (MAX (left, grid->left), right - width - grid->unit);
  double      line = deal_fonts_get_height (grid->chrome.small);
  double      y = grid->top - line - grid->names_height - 8 * grid->unit -
             deal_fonts_get_height (grid->chrome.strong);

  if (right <= grid->left || left >= grid->right)
    return;
  if (x + width <= grid->right)
    deal_scene_add_text (grid->scene, grid->chrome.strong, DEAL_COLOUR_INK, title, x, y,
                         0);
  if (first > 0 && left >= grid->left)
    deal_scene_add_line (grid->scene, left, grid->top - line, left, grid->bottom, 1,
                         DEAL_COLOUR_LINE);
}

static void
add_source_heads (const DealEvidenceGrid *grid)
{
  guint first = 0;

  for (guint i = 0; i < grid->columns->len; i++)
    {
      const DealEvidenceColumn *column =
        &g_array_index (grid->columns, DealEvidenceColumn, i);

      if (is_column_seen (grid, column))
        add_source_head (grid, column);
      if (i + 1 == grid->columns->len || column[1].kind != column->kind)
        {
          add_group_head (grid, first, i);
          first = i + 1;
        }
    }
}

/* Paints over what was scrolled out of the content, where it may have been. */
static void
add_cover (const DealEvidenceGrid *grid,
           double                  x,
           double                  y,
           double                  width,
           double                  height)
{
  if (grid->scroll_x > 0 || grid->scroll_y > 0)
    deal_scene_add_rect (grid->scene, x, y, width, height, grid->chrome.ground);
}

/**
 * deal_evidence_lay_out:
 * @self: the figure
 * @frame: the frame
 * @scene: where the items are put
 *
 * The cells first, then what is pinned over them: the heads above, the names
 * beside, and the key in the corner.
 */
void
deal_evidence_lay_out (const DealEvidenceFigure *self,
                       const DealFrame          *frame,
                       DealScene                *scene)
{
  g_auto (DealEvidenceGrid) grid = { 0 };

  deal_evidence_grid_init (&grid, self, frame, scene);
  if (self->stances->n_rows == 0)
    return;

  scene->clips = grid.scrolls;
  for (gsize row = 0; row < grid.n_rows; row++)
    if (is_row_seen (&grid, row))
      add_cells (&grid, row);

  add_cover (&grid, 0, 0, frame->width, grid.top);
  if (grid.by_kind)
    add_kind_heads (&grid);
  else
    add_source_heads (&grid);
  add_cover (&grid, 0, 0, grid.left - grid.chrome.gap * 0.4, frame->height);
  for (gsize row = 0; row < grid.n_rows; row++)
    if (is_row_seen (&grid, row))
      {
        add_rule (&grid, get_row_y (&grid, row));
        if (deal_evidence_grid_has_heading (&grid, row))
          {
            add_rule (&grid, get_row_y (&grid, row) - grid.heading_height);
            add_heading (&grid, row);
          }
        add_name (&grid, row);
      }

  add_cover (&grid, 0, 0, grid.left - grid.chrome.gap * 0.4, grid.top);
  deal_scene_add_line (scene, grid.chrome.body.x, grid.top,
                       grid.scrolls ? grid.right
                                    : MIN (grid.right, grid.left + grid.content_width),
                       grid.top, 1, DEAL_COLOUR_INK3);
  add_rule (&grid, grid.top + grid.content_height - grid.scroll_y);
  if (!frame->thumbnail)
    deal_evidence_add_key (&grid);
  deal_evidence_add_note (&grid, grid.bottom + 3 * grid.unit);
}
