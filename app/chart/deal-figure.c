/* deal-figure.c: a figure: what is drawn, tabled, told and picked, from one set of
 * numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure.h"

#include "chart/deal-figure-private.h"
#include "deal-text.h"

static void
footer_line_clear (gpointer data)
{
  DealFooterLine *line = data;

  g_clear_pointer (&line->brief, g_free);
  g_clear_pointer (&line->links, g_array_unref);
}

static void
mark_clear (gpointer data)
{
  g_free ((char *) ((DealMark *) data)->label);
}

/* What a figure says is in one language, also where it is written only when it
 * is known how much room there is. */
void
deal_figure_begin_words (const DealFigure *figure)
{
  if (!figure->translated)
    deal_text_begin_untranslated ();
}

void
deal_figure_end_words (const DealFigure *figure)
{
  if (!figure->translated)
    deal_text_end_untranslated ();
}

static DealFigure *
figure_alloc (DealFigureKind     kind,
              const DealOptions *options,
              gboolean           translated)
{
  const DealFigureClass *klass = deal_figure_kind_get_class (kind);
  DealFigure            *figure = g_malloc0 (klass->struct_size);

  figure->translated = translated;
  figure->klass = klass;
  figure->kind = kind;
  figure->options = deal_options_copy (options);
  figure->footer = g_ptr_array_new_with_free_func (g_free);
  figure->footer_lines = g_array_new (FALSE, TRUE, sizeof (DealFooterLine));
  g_array_set_clear_func (figure->footer_lines, footer_line_clear);
  figure->assumptions = g_ptr_array_new_with_free_func (g_free);
  figure->briefs = g_ptr_array_new_with_free_func (g_free);
  figure->sources = g_ptr_array_new ();
  figure->cited = g_hash_table_new (NULL, NULL);
  figure->marks = g_array_new (FALSE, TRUE, sizeof (DealMark));
  g_array_set_clear_func (figure->marks, mark_clear);
  figure->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_mutex_init (&figure->lock);
  g_atomic_ref_count_init (&figure->ref_count);

  return figure;
}

/**
 * deal_figure_new:
 * @kind: which figure
 * @options: what the reader chose; copied
 * @translated: whether its words are in the reader's language, as on the
 *   screen, or in the source's, as in every export
 * @error: return location for an error
 *
 * Computes the numbers and words of a figure, once.  It never changes.
 *
 * Returns: (transfer full): the figure, or NULL with a `DealError` where an
 *   amount does not fit
 */
DealFigure *
deal_figure_new (DealFigureKind     kind,
                 const DealOptions *options,
                 gboolean           translated,
                 GError           **error)
{
  g_autoptr (DealFigure) figure = NULL;
  gboolean built;

  g_return_val_if_fail (options != NULL, NULL);

  figure = figure_alloc (kind, options, translated);
  deal_figure_begin_words (figure);
  built = figure->klass->build (figure, error);
  if (built)
    deal_figure_finish_summary (figure);
  deal_figure_end_words (figure);

  return built ? g_steal_pointer (&figure) : NULL;
}

/* Numbers do not change, so two figures can have the same. */
static void
share_numbers (DealFigure       *figure,
               const DealFigure *basis)
{
  figure->basis = deal_figure_ref (basis);
  figure->table = deal_table_ref (basis->table);
  g_array_unref (figure->marks);
  figure->marks = g_array_ref (basis->marks);
  for (guint i = 0; i < basis->sources->len; i++)
    {
      g_ptr_array_add (figure->sources, basis->sources->pdata[i]);
      g_hash_table_add (figure->cited, basis->sources->pdata[i]);
    }
}

/**
 * deal_figure_new_window:
 * @figure: a figure of payments
 * @window: the months to draw, as in #DealOptions
 *
 * The same figure with another part of its time, without its numbers being computed
 * anew: of a million amounts that takes seconds.
 *
 * Returns: (transfer full): it
 */
DealFigure *
deal_figure_new_window (const DealFigure *figure,
                        DealPeriod        window)
{
  const DealFigure *basis = figure->basis != NULL ? figure->basis : figure;
  DealFigure       *other;
  gboolean          built;

  g_return_val_if_fail (figure->kind == DEAL_FIGURE_PAYMENTS, NULL);

  other = figure_alloc (figure->kind, figure->options, figure->translated);
  other->options->window = window;
  share_numbers (other, basis);
  deal_figure_begin_words (other);
  built = other->klass->build (other, NULL);
  g_assert (built);
  deal_figure_finish_summary (other);
  deal_figure_end_words (other);

  return other;
}

DealFigure *
deal_figure_ref (const DealFigure *figure)
{
  DealFigure *self = (DealFigure *) figure;

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
deal_figure_unref (DealFigure *figure)
{
  if (!g_atomic_ref_count_dec (&figure->ref_count))
    return;

  figure->klass->clear (figure);
  g_clear_pointer (&figure->scene, deal_scene_unref);
  g_clear_pointer (&figure->table, deal_table_unref);
  g_array_unref (figure->marks);
  g_ptr_array_unref (figure->owned);
  g_clear_pointer (&figure->basis, deal_figure_unref);
  g_ptr_array_unref (figure->sources);
  g_hash_table_unref (figure->cited);
  g_ptr_array_unref (figure->briefs);
  g_ptr_array_unref (figure->assumptions);
  g_clear_pointer (&figure->flow_links, g_array_unref);
  g_free (figure->flow[0]);
  g_free (figure->flow[1]);
  g_free (figure->flow[2]);
  g_array_unref (figure->footer_lines);
  g_ptr_array_unref (figure->footer);
  g_mutex_clear (&figure->lock);
  deal_options_free (figure->options);
  g_free (figure->summary);
  g_free (figure->alt_text);
  g_free (figure->ground);
  g_free (figure->subtitle);
  g_free (figure->title);
  g_free (figure);
}

DealFigureKind
deal_figure_get_kind (const DealFigure *figure)
{
  return figure->kind;
}

const DealOptions *
deal_figure_get_options (const DealFigure *figure)
{
  return figure->options;
}

const char *
deal_figure_get_title (const DealFigure *figure)
{
  return figure->title;
}

const char *
deal_figure_get_subtitle (const DealFigure *figure)
{
  return figure->subtitle;
}

const char *
deal_figure_get_ground (const DealFigure *figure)
{
  return figure->ground != NULL ? figure->ground : "";
}

const char *
deal_figure_get_alt_text (const DealFigure *figure)
{
  return figure->alt_text;
}

const char *
deal_figure_get_summary (const DealFigure *figure)
{
  return figure->summary;
}

const char *const *
deal_figure_get_footer (const DealFigure *figure)
{
  return (const char *const *) figure->footer->pdata;
}

const char *const *
deal_figure_get_assumptions (const DealFigure *figure)
{
  return (const char *const *) figure->assumptions->pdata;
}

GPtrArray *
deal_figure_get_sources (const DealFigure *figure)
{
  return figure->sources;
}

DealTable *
deal_figure_get_table (const DealFigure *figure)
{
  return figure->table;
}

/* Colours are no part of the geometry. */
static gboolean
is_same_layout (const DealFrame *a,
                const DealFrame *b)
{
  return a->width == b->width && a->height == b->height && a->whole == b->whole &&
         a->thumbnail == b->thumbnail && a->text_scale == b->text_scale &&
         a->scroll_x == b->scroll_x && a->scroll_y == b->scroll_y &&
         a->continues == b->continues && a->first_row == b->first_row;
}

/**
 * deal_figure_get_scene:
 * @figure: the figure
 * @frame: where
 *
 * Lays the figure out.  The latest layout is kept, for a pointer that moves
 * asks for the same one again and again.
 *
 * Returns: (transfer full): the scene
 */
DealScene *
deal_figure_get_scene (const DealFigure *figure,
                       const DealFrame  *frame)
{
  DealFigure *self = (DealFigure *) figure;
  DealScene  *scene;

  g_return_val_if_fail (frame->width > 0 && frame->height > 0 && frame->text_scale > 0,
                        NULL);

  g_mutex_lock (&self->lock);
  if (self->scene == NULL || !is_same_layout (&self->frame, frame))
    {
      g_clear_pointer (&self->scene, deal_scene_unref);
      self->scene = deal_scene_new (frame->width, frame->height, self->marks->len);
      self->frame = *frame;
      deal_figure_begin_words (self);
      self->klass->lay_out (self, frame, self->scene);
      deal_figure_end_words (self);
    }
  scene = deal_scene_ref (self->scene);
  g_mutex_unlock (&self->lock);

  return scene;
}

/**
 * deal_figure_draw:
 * @figure: the figure
 * @cr: where to draw, in the units of @frame; left as it was found
 * @frame: the frame
 *
 * Draws the figure.  Screen and every file format come through here.
 */
void
deal_figure_draw (const DealFigure *figure,
                  cairo_t          *cr,
                  const DealFrame  *frame)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  /* A window has no palette to fill. */
  deal_scene_paint (scene, cr, frame->style, frame->whole);
}

double
deal_figure_get_smallest_font (const DealFigure *figure,
                               const DealFrame  *frame)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  return deal_scene_get_smallest_font (scene);
}

static double
get_content_height (const DealFigure *figure,
                    double            width,
                    double            text_scale)
{
  DealFrame frame = { .width = width, .height = width, .text_scale = text_scale };
  double    height = frame.height;

  figure->klass->get_content_size (figure, &frame, &width, &height);

  return height;
}

double
deal_figure_get_natural_height (const DealFigure *figure,
                                double            width,
                                double            text_scale)
{
  double height;

  deal_figure_begin_words (figure);
  height = figure->klass->get_natural_height != NULL
             ? figure->klass->get_natural_height (figure, width, text_scale)
             : get_content_height (figure, width, text_scale);
  deal_figure_end_words (figure);

  return height;
}

gboolean
deal_figure_get_content_size (const DealFigure *figure,
                              const DealFrame  *frame,
                              double           *width,
                              double           *height)
{
  *width = frame->width;
  *height = frame->height;
  if (figure->klass->get_content_size == NULL || frame->whole || frame->thumbnail)
    return FALSE;

  figure->klass->get_content_size (figure, frame, width, height);

  return TRUE;
}

gboolean
deal_figure_get_scroll_to_mark (const DealFigure *figure,
                                const DealFrame  *frame,
                                gsize             mark,
                                double           *dx,
                                double           *dy)
{
  *dx = *dy = 0;
  g_return_val_if_fail (mark < figure->marks->len, FALSE);
  if (figure->klass->get_scroll_to_mark == NULL || frame->whole || frame->thumbnail)
    return FALSE;

  figure->klass->get_scroll_to_mark (figure, frame, mark, dx, dy);

  return *dx != 0 || *dy != 0;
}

gsize
deal_figure_get_n_marks (const DealFigure *figure)
{
  return figure->marks->len;
}

const DealMark *
deal_figure_get_mark (const DealFigure *figure,
                      gsize             mark)
{
  g_return_val_if_fail (mark < figure->marks->len, NULL);

  return &g_array_index (figure->marks, DealMark, mark);
}

/**
 * deal_figure_get_mark_area:
 * @figure: the figure
 * @frame: the frame
 * @mark: which mark
 * @area: (out): where it is, in the units of @frame
 *
 * Returns: FALSE if the frame has no room for it
 */
gboolean
deal_figure_get_mark_area (const DealFigure  *figure,
                           const DealFrame   *frame,
                           gsize              mark,
                           cairo_rectangle_t *area)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  g_return_val_if_fail (mark < scene->areas->len, FALSE);

  *area = g_array_index (scene->areas, cairo_rectangle_t, mark);

  return area->width > 0 && area->height > 0;
}

/**
 * deal_figure_pick_area:
 * @figure: the figure
 * @frame: the frame
 * @x: a place in it
 * @y: likewise
 * @area: (out): what of the mark is there: some marks are in two places
 *
 * Returns: the mark there; -1: none
 */
gssize
deal_figure_pick_area (const DealFigure  *figure,
                       const DealFrame   *frame,
                       double             x,
                       double             y,
                       cairo_rectangle_t *area)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  return deal_scene_pick (scene, x, y, area);
}
