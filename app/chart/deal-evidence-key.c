/* deal-evidence-key.c: what the signs mean, and what a picture had no room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-evidence-private.h"
#include "deal-text.h"

typedef struct
{
  DealGlyph   glyph;
  DealColour  colour;
  const char *text;
} Entry;

static const char *
get_voice_title (DealVoice voice)
{
  static const char *const titles[DEAL_N_VOICES] = {
    [DEAL_VOICE_SILENT] = N_ ("Silent"),
    [DEAL_VOICE_MENTIONS] = N_ ("Mentions"),
    [DEAL_VOICE_SUPPORTS] = N_ ("Supports"),
    [DEAL_VOICE_CONTRADICTS] = N_ ("Contradicts"),
  };

  return _ (titles[voice]);
}

static void
add_entry (DealEvidenceGrid *grid,
           const Entry      *entry,
           double            line,
           double           *x,
           double           *y)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  DealFont                 font = { grid->chrome.small.size, 400 };
  double                   sign = font.size * 0.95;
  double                   width = sign * 1.4 + deal_fonts_get_width (font, entry->text);

  if (*x > body->x && *x + width > body->x + body->width)
    {
      *x = body->x;
      *y += line;
    }
  if (grid->scene != NULL)
    {
      deal_scene_add_glyph (grid->scene, entry->glyph, *x, *y + (line - sign) / 2, sign,
                            entry->colour);
      deal_scene_add_text (grid->scene, font, DEAL_COLOUR_INK2, entry->text,
                           *x + sign * 1.4,
                           *y + (line - deal_fonts_get_height (font)) / 2, 0);
    }
  *x += width + font.size * 1.1;
}

/**
 * deal_evidence_add_key:
 * @grid: a grid whose sizes are known
 *
 * Puts the signs and their words at the top of the body, on as many lines as
 * they need; without a scene it only measures.
 *
 * Returns: its height, with the air below it
 */
double
deal_evidence_add_key (DealEvidenceGrid *grid)
{
  static const DealVoice voices[] = { DEAL_VOICE_SUPPORTS, DEAL_VOICE_MENTIONS,
                                      DEAL_VOICE_CONTRADICTS, DEAL_VOICE_SILENT };
  double                 line = deal_fonts_get_height (grid->chrome.small) +
                (grid->chrome.compact ? 0 : 3 * grid->unit);
  double      x = grid->chrome.body.x;
  double      y = grid->chrome.body.y;
  const Entry disputed = { DEAL_GLYPH_DISPUTED, DEAL_COLOUR_DISPUTED, _ ("Disputed") };

  for (gsize i = 0; i < G_N_ELEMENTS (voices); i++)
    {
      const Entry entry = { deal_glyph_for_voice (voices[i]),
                            deal_colour_for_voice (voices[i]),
                            get_voice_title (voices[i]) };

      add_entry (grid, &entry, line, &x, &y);
    }
  if (grid->stances->n_backed[DEAL_BACKING_DISPUTED] > 0)
    add_entry (grid, &disputed, line, &x, &y);

  return y + line + grid->chrome.gap * 0.5 - grid->chrome.body.y;
}

/* How many terms have no room. */
static char *
write_more (const DealEvidenceGrid *grid,
            gsize                   n_rows)
{
  guint n_more = (guint) (grid->stances->n_rows - n_rows);
  guint n_disputed = 0;

  for (gsize i = n_rows; i < grid->stances->n_rows; i++)
    n_disputed += grid->stances->rows[i].backing == DEAL_BACKING_DISPUTED;
  if (n_disputed == 0)
    return g_strdup_printf (P_ ("%u more term, not disputed, is left out here.",
                                "%u more terms, none disputed, are left out here.",
                                n_more),
                            n_more);

  /* Translators: how many more terms there are, then how many of them are disputed. */
  return g_strdup_printf (P_ ("%1$u more term, %2$u disputed, is left out here.",
                              "%1$u more terms, %2$u disputed, are left out here.",
                              n_more),
                          n_more, n_disputed);
}

/**
 * deal_evidence_write_note:
 * @grid: a grid
 * @n_rows: how many rows are shown
 *
 * Returns: (transfer full) (nullable): what a picture leaves out
 */
char *
deal_evidence_write_note (const DealEvidenceGrid *grid,
                          gsize                   n_rows)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_rows < grid->stances->n_rows)
    g_ptr_array_add (parts, write_more (grid, n_rows));
  if (grid->by_kind && !grid->self->base.options->by_kind)
    g_ptr_array_add (parts, g_strdup (_ ("Sources are counted by kind.")));
  if (grid->by_kind && grid->n_counts == 2)
    g_ptr_array_add (parts,
                     g_strdup (_ ("Where three numbers do not fit, mentions are not "
                                  "counted.")));
  if (grid->by_kind && grid->n_counts == 1)
    g_ptr_array_add (parts,
                     g_strdup (_ ("Where two numbers do not fit, contradictions are "
                                  "counted, or else agreement.")));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" ", (char **) parts->pdata);
}

/**
 * deal_evidence_add_note:
 * @grid: a grid
 * @y: where the note begins
 *
 * Puts the note there, if there is one; without a scene it only measures.
 *
 * Returns: its height
 */
double
deal_evidence_add_note (DealEvidenceGrid *grid,
                        double            y)
{
  const cairo_rectangle_t *body = &grid->chrome.body;
  double                   height;

  if (grid->note == NULL)
    return 0;

  deal_fonts_measure (grid->chrome.small, grid->note, 0, body->width, NULL, &height);
  if (grid->scene != NULL)
    deal_scene_add_paragraph (grid->scene, grid->chrome.small, DEAL_COLOUR_INK2,
                              grid->note, 0, body->x, y, body->width);

  return height;
}
