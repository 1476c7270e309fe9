/* deal-figure-notes.c: what a figure owes to readings of conflicts and to a day
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-figure-private.h"
#include "deal-text.h"

/* How the user reads a conflict that touches the figure, as a footnote. */
static char *
write_reading (const DealConflict *conflict,
               const DealReading  *reading)
{
  guint            number = (guint) (reading->position - conflict->positions) + 1;
  guint            n = (guint) conflict->n_positions;
  GString         *note = g_string_new (NULL);
  g_autofree char *says = g_strdup (reading->position->says);

  if (g_str_has_suffix (says, "."))
    says[strlen (says) - 1] = '\0';
  /* Translators: a question, one of the answers that sources give, its number,
   * how many answers there are. */
  g_string_append_printf (note, _ ("† %s Read here as: “%s” (%u of %u positions)"),
                          conflict->question, says, number, n);
  if (reading->reason != NULL)
    /* Translators: why the user reads it so. */
    g_string_append_printf (note, _ (", because: %s"), reading->reason);
  if (note->str[note->len - 1] != '.')
    g_string_append_c (note, '.');

  return g_string_free (note, FALSE);
}

/**
 * deal_figure_add_readings:
 * @figure: a figure whose words are written
 *
 * Marks a figure that rests on readings, and says on which.
 */
void
deal_figure_add_readings (DealFigure *figure)
{
  const Deal *deal = figure->options->deal;
  g_autoptr (GString) notes = g_string_new (NULL);

  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];
      const DealReading  *reading = deal_options_get_reading (figure->options, conflict);
      char               *note;

      if (reading->position == NULL || !deal_figure_is_touched (figure, conflict))
        continue;
      note = write_reading (conflict, reading);
      g_string_append_printf (notes, " %s", note);
      deal_figure_add_assumption (figure, note, NULL);
    }

  if (notes->len > 0)
    {
      g_autofree char *subtitle = g_steal_pointer (&figure->subtitle);
      g_autofree char *alt_text = g_steal_pointer (&figure->alt_text);

      figure->subtitle = g_strconcat (subtitle, " †", NULL);
      figure->alt_text = g_strconcat (alt_text, notes->str, NULL);
    }
}

/**
 * deal_figure_add_gone:
 * @figure: a figure whose sources are complete
 *
 * Warns when passages that it rests on are gone from where they were found.
 */
void
deal_figure_add_gone (DealFigure *figure)
{
  const DealOptions *options = figure->options;
  const Deal        *deal = options->deal;
  g_autoptr (GString) numbers = g_string_new (NULL);
  guint n = 0;
  guint last = 0;

  for (gsize i = 0; options->anchors != NULL && i < deal->n_claims; i++)
    {
      const DealSource *source = deal->claims[i].source;

      if (options->anchors[i] != DEAL_ANCHOR_GONE ||
          !g_hash_table_contains (figure->cited, source))
        continue;
      n++;
      if (source->number != last)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "",
                                source->number);
      last = source->number;
    }
  if (n == 0)
    return;

  deal_figure_add_assumption (
    figure,
    /* Translators: how many passages, then the numbers of the sources. */
    g_strdup_printf (P_ ("%u passage that it cites is no longer found in its source "
                         "(number %s).",
                         "%u passages that it cites are no longer found in their "
                         "sources (numbers %s).",
                         n),
                     n, numbers->str),
    NULL);
}

/**
 * deal_figure_insert_known_on:
 * @figure: a figure whose assumptions are complete
 *
 * Says of a picture of an earlier day that it is one, and what it leaves out.
 */
void
deal_figure_insert_known_on (DealFigure *figure)
{
  const Deal      *deal = figure->options->deal;
  guint            n = deal->n_unknown_sources;
  int              place = figure->illustrative ? 1 : 0;
  g_autofree char *date = NULL;
  g_autofree char *sentence = NULL;

  if (!deal_date_is_set (deal->known_on))
    return;

  date = deal_format_date (deal->known_on);
  /* Translators: the number of sources, then a date */
  sentence = g_strdup_printf (P_ ("As publicly known on %2$s: %1$u source that is "
                                  "younger, or bears no date, is left out.",
                                  "As publicly known on %2$s: %1$u sources that are "
                                  "younger, or bear no date, are left out.",
                                  n),
                              n, date);
  g_ptr_array_insert (figure->assumptions, place, g_strdup (sentence));
  g_ptr_array_insert (figure->briefs, place, g_steal_pointer (&sentence));
}

/* Behind a space, with one full stop. */
static void
append_sentence (GString    *text,
                 const char *sentence)
{
  gsize length = strlen (sentence);

  if (length == 0)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  if (strchr (".?!", sentence[length - 1]) == NULL)
    g_string_append_c (text, '.');
}

/**
 * deal_figure_finish_summary:
 * @figure: a figure whose words and footer are complete, and whose summary has its
 *   numbers, or is NULL
 *
 * Puts what it finds before its numbers, and what is disputed behind them.
 */
void
deal_figure_finish_summary (DealFigure *figure)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *numbers = g_steal_pointer (&figure->summary);

  append_sentence (text, figure->title);
  append_sentence (text, figure->subtitle);
  append_sentence (text, numbers != NULL ? numbers : "");
  for (guint i = 0; i < figure->footer_lines->len; i++)
    {
      const DealFooterLine *line =
        &g_array_index (figure->footer_lines, DealFooterLine, i);

      if (line->kind == DEAL_FOOTER_CONFLICTS)
        append_sentence (text, line->brief);
    }
  figure->summary = g_string_free (text, FALSE);
}

char *
deal_figure_get_mark_note (const DealFigure *figure,
                           const DealFrame  *frame,
                           gsize             mark)
{
  g_autoptr (DealScene) scene = deal_figure_get_scene (figure, frame);

  return g_strdup (deal_scene_get_note (scene, mark));
}
