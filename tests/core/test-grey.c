/* test-grey.c: without colours the two sides of a figure are still two
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-figure-private.h"
#include "chart/deal-scene.h"
#include "drawn-figures.h"

/* What a mark of one side is without its hue. */
typedef struct
{
  DealItemKind kind;
  DealColour   colour;
  gboolean     is_outline;
  DealHatch    hatch;
  DealDash     dash;
} Look;

/* Source: the palette's least, high contrast, has 1.48. */
#define LEAST_OF_GREY 1.4

/* The same share of light: what a copy in grey shows. */
static gboolean
differ_in_grey (const Look *a,
                const Look *b,
                DealStyle   style)
{
  double contrast = deal_palette_get_contrast (deal_palette_get (style, a->colour),
                                               deal_palette_get (style, b->colour));

  return contrast >= LEAST_OF_GREY || a->kind != b->kind || a->hatch != b->hatch ||
         a->dash != b->dash || a->is_outline != b->is_outline;
}

/* Rectangles and lines that stand for a side.  What lies on them, as a range does,
 * is told apart by them. */
static void
collect_looks (const DealScene *scene,
               GArray          *old_looks,
               GArray          *new_looks)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      gboolean        is_filled = item->fill == DEAL_COLOUR_OLD ||
                           item->fill == DEAL_COLOUR_NEW;
      Look look = { item->kind, is_filled ? item->fill : item->edge, !is_filled,
                    item->hatch, item->dash };

      if (item->kind == DEAL_ITEM_TEXT || item->kind == DEAL_ITEM_GLYPH ||
          item->opacity < 1)
        continue;
      if (look.colour == DEAL_COLOUR_OLD)
        g_array_append_val (old_looks, look);
      else if (look.colour == DEAL_COLOUR_NEW)
        g_array_append_val (new_looks, look);
    }
}

/* A colour of one side beside the same kind of mark of the other: one of value,
 * hatch or dash tells them apart. */
static void
test_grey (void)
{
  gsize n = 0;

  for (int style = 0; style < DEAL_N_STYLES; style++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (DealFigure)
          figure = make_bundled_figure (cases[i].kind, cases[i].choice);
        g_autoptr (GArray) old_looks = g_array_new (FALSE, FALSE, sizeof (Look));
        g_autoptr (GArray) new_looks = g_array_new (FALSE, FALSE, sizeof (Look));
        g_autoptr (DealScene) scene = NULL;
        DealFrame frame;
        double    scale;

        deal_size_get_frame (&deal_preset_get (1)->size, (DealStyle) style, &frame,
                             &scale);
        scene = deal_figure_get_scene (figure, &frame);
        collect_looks (scene, old_looks, new_looks);
        for (guint a = 0; a < old_looks->len; a++)
          for (guint b = 0; b < new_looks->len; b++, n++)
            if (!differ_in_grey (&g_array_index (old_looks, Look, a),
                                 &g_array_index (new_looks, Look, b), (DealStyle) style))
              g_error ("%s “%s”, %s: colours %d and %d of kind %d are alike in grey",
                       deal_figure_kind_to_name (cases[i].kind), cases[i].choice,
                       deal_style_to_name ((DealStyle) style),
                       g_array_index (old_looks, Look, a).colour,
                       g_array_index (new_looks, Look, b).colour,
                       g_array_index (old_looks, Look, a).kind);
      }
  g_assert_cmpuint (n, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grey/sides-differ", test_grey);

  return g_test_run ();
}
