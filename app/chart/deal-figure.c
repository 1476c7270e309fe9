/* deal-figure.c: a figure: what is drawn, tabled, told and picked, from one set of
 * numbers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure.h"

#include <string.h>

#include "chart/deal-figure-private.h"
#include "deal-error.h"
#include "deal-text.h"

static const struct
{
  const char            *name;
  const DealFigureClass *klass;
} kinds[DEAL_N_FIGURES] = {
  [DEAL_FIGURE_PAYMENTS] = { "payments", &deal_payments_figure_class },
  [DEAL_FIGURE_AVAILABILITY] = { "availability", &deal_availability_figure_class },
  [DEAL_FIGURE_TIMELINE] = { "timeline", &deal_timeline_figure_class },
  [DEAL_FIGURE_EVIDENCE] = { "evidence", &deal_evidence_figure_class },
  [DEAL_FIGURE_TERMS] = { "terms", &deal_terms_figure_class },
};

static const char *const styles[DEAL_N_STYLES] = {
  [DEAL_STYLE_LIGHT] = "light",
  [DEAL_STYLE_DARK] = "dark",
  [DEAL_STYLE_HIGH_CONTRAST] = "high-contrast",
  [DEAL_STYLE_HIGH_CONTRAST_DARK] = "high-contrast-dark",
  [DEAL_STYLE_PRINT] = "print",
};

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
  DealFigure *figure = g_malloc0 (kinds[kind].klass->struct_size);

  figure->translated = translated;
  figure->klass = kinds[kind].klass;
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

const char *
deal_figure_kind_to_name (DealFigureKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

gboolean
deal_figure_kind_from_name (const char     *name,
                            DealFigureKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = (DealFigureKind) i;
        return TRUE;
      }

  return FALSE;
}

const char *
deal_style_to_name (DealStyle style)
{
  g_return_val_if_fail ((gsize) style < G_N_ELEMENTS (styles), NULL);

  return styles[style];
}

gboolean
deal_style_from_name (const char *name,
                      DealStyle  *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (styles[i], name) == 0)
      {
        *style = (DealStyle) i;
        return TRUE;
      }

  return FALSE;
}
