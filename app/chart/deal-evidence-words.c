/* deal-evidence-words.c: what a figure of evidence finds and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-evidence-private.h"
#include "deal-text.h"

/* "5 sources support it, 1 contradicts it" */
static char *
count_voices (const guint counts[DEAL_N_VOICES])
{
  guint n_supports = counts[DEAL_VOICE_SUPPORTS];
  guint n_contradicts = counts[DEAL_VOICE_CONTRADICTS];
  guint n_mentions = counts[DEAL_VOICE_MENTIONS];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (n_supports > 0)
    g_ptr_array_add (parts, g_strdup_printf (P_ ("%u source supports it",
                                                 "%u sources support it", n_supports),
                                             n_supports));
  if (n_contradicts > 0)
    g_ptr_array_add (
      parts, g_strdup_printf (P_ ("%u source contradicts it", "%u sources contradict it",
                                  n_contradicts),
                              n_contradicts));
  if (n_mentions > 0)
    g_ptr_array_add (parts, g_strdup_printf (P_ ("%u source mentions it",
                                                 "%u sources mention it", n_mentions),
                                             n_mentions));
  if (parts->len == 0)
    return g_strdup (_ ("no source speaks of it"));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * deal_evidence_describe_term:
 * @row: the stances on a term
 *
 * Returns: (transfer full): how it is backed and by how many, in a sentence
 */
char *
deal_evidence_describe_term (const DealStanceRow *row)
{
  guint            counts[DEAL_N_VOICES] = { 0 };
  g_autofree char *counted = NULL;

  for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
    for (guint voice = 0; voice < DEAL_N_VOICES; voice++)
      counts[voice] += row->by_kind[kind][voice];
  counted = count_voices (counts);

  /* Translators: a term; "Disputed" or the like; "5 sources support it, …" */
  return g_strdup_printf (_ ("%1$s. %2$s: %3$s."), row->term->title,
                          deal_format_backing (row->backing), counted);
}

/**
 * deal_evidence_describe_kind:
 * @row: the stances on a term
 * @kind: a kind of source
 *
 * Returns: (transfer full): what sources of that kind say of it, in a sentence
 */
char *
deal_evidence_describe_kind (const DealStanceRow *row,
                             DealSourceKind       kind)
{
  g_autofree char *counted = count_voices (row->by_kind[kind]);

  /* Translators: a term; a kind of source as "Reporting"; "5 sources support it" */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s."), row->term->title,
                          deal_format_source_kind (kind), counted);
}

/* Who it is, as a citation would begin. */
static const char *
name_source (const DealSource *source)
{
  return source->publisher != NULL ? source->publisher : source->title;
}

/**
 * deal_evidence_find_namesakes:
 * @stances: the stances
 *
 * Returns: (transfer full): the publishers of more than one of the sources
 */
GHashTable *
deal_evidence_find_namesakes (const DealStances *stances)
{
  g_autoptr (GHashTable) once = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *namesakes = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < stances->n_columns; i++)
    {
      char *publisher = (char *) stances->columns[i]->publisher;

      if (publisher != NULL && !g_hash_table_add (once, publisher))
        g_hash_table_add (namesakes, publisher);
    }

  return namesakes;
}

/**
 * deal_evidence_date_head:
 * @self: a figure of evidence
 * @source: one of its sources
 *
 * Returns: (nullable): what stands behind its publisher above its column, to tell it
 *   from others of that publisher
 */
char *
deal_evidence_date_head (const DealEvidenceFigure *self,
                         const DealSource         *source)
{
  DealDate         month = source->published;
  g_autofree char *date = NULL;

  if (source->publisher == NULL || !deal_date_is_set (month) ||
      !g_hash_table_contains (self->namesakes, source->publisher))
    return NULL;

  month.day = 0;
  date = deal_format_date (month);

  return g_strconcat (", ", date, NULL);
}

/**
 * deal_evidence_describe_cell:
 * @stances: the stances
 * @cell: one of their cells
 *
 * Returns: (transfer full): term, source, what it says, how strong and in which
 *   words, in sentences
 */
char *
deal_evidence_describe_cell (const DealStances    *stances,
                             const DealStanceCell *cell)
{
  const DealTerm   *term = stances->rows[cell->row].term;
  const DealSource *source = stances->columns[cell->column];
  const char       *voice = deal_format_voice (cell->voice);
  g_autofree char  *more = NULL;

  if (cell->n_claims == 0)
    /* Translators: a term; number and name of a source; the words that a
     * conflict gives it. */
    return g_strdup_printf (_ ("%1$s, source %2$u %3$s: named in a conflict. %4$s"),
                            term->title, source->number, name_source (source),
                            cell->position->says);

  if (cell->n_claims > 1)
    {
      guint n_more = (guint) cell->n_claims - 1;

      more = g_strdup_printf (P_ (" And %u more claim.", " And %u more claims.", n_more),
                              n_more);
    }

  /* Translators: a term; number and name of a source; "contradicts"; how strong, as
   * "named source"; its words; nothing or " And 2 more claims." */
  return g_strdup_printf (_ ("%1$s, source %2$u %3$s: %4$s, %5$s. %6$s%7$s"),
                          term->title, source->number, name_source (source), voice,
                          deal_format_strength (cell->claims[0]->strength),
                          cell->claims[0]->says, more != NULL ? more : "");
}

static char *
write_title (const DealStances *stances)
{
  guint n_terms = (guint) stances->n_rows;
  guint n_disputed = stances->n_backed[DEAL_BACKING_DISPUTED];

  if (n_terms == 0)
    return g_strdup (_ ("This deal names no terms"));
  if (stances->n_columns == 0)
    return g_strdup (_ ("No source on record speaks of any term"));
  if (n_disputed == 0)
    return g_strdup_printf (
      P_ ("No source contradicts another on %u term",
          "No source contradicts another on any of %u terms", n_terms),
      n_terms);

  /* Translators: how many are disputed, then how many there are. */
  return g_strdup_printf (P_ ("Sources conflict on %1$u of %2$u term",
                              "Sources conflict on %1$u of %2$u terms", n_terms),
                          n_disputed, n_terms);
}

static char *
write_subtitle (const DealStances *stances)
{
  guint                n_claims = (guint) stances->deal->n_claims;
  const DealSourceList all = { stances->columns, stances->n_columns };
  g_autofree char     *claims = g_strdup_printf (P_ ("%u claim", "%u claims", n_claims),
                                                 n_claims);
  g_autofree char     *sources = deal_format_origins (&all);
  g_autofree char     *silent = NULL;

  if (stances->n_silent == 0)
    /* Translators: "141 claims", then "108 sources, 92 origins". */
    return g_strdup_printf (_ ("%1$s; %2$s"), claims, sources);

  silent = g_strdup_printf (P_ ("%u source that speaks of no term is hidden",
                                "%u sources that speak of no term are hidden",
                                stances->n_silent),
                            stances->n_silent);

  /* Translators: "141 claims", "108 sources, 92 origins", "72 sources … hidden". */
  return g_strdup_printf (_ ("%1$s; %2$s; %3$s"), claims, sources, silent);
}

static void
append_backings (GString           *text,
                 const DealStances *stances)
{
  for (guint backing = DEAL_BACKING_AGREED; backing < DEAL_N_BACKINGS; backing++)
    if (stances->n_backed[backing] > 0)
      /* Translators: "Two or more origins agree", then how many terms. */
      g_string_append_printf (text, _ (" %1$s: %2$u."),
                              deal_format_backing ((DealBacking) backing),
                              stances->n_backed[backing]);
}

/* How many terms are backed how well, and which are disputed. */
static char *
write_summary (const DealStances *stances)
{
  GString *text = g_string_new (NULL);
  gboolean is_first = TRUE;

  for (gsize i = 0; i < stances->n_rows; i++)
    {
      if (stances->rows[i].backing != DEAL_BACKING_DISPUTED)
        continue;
      g_string_append (text,
                       is_first ? _ (" Disputed: ") : C_ ("between terms", "; "));
      g_string_append (text, stances->rows[i].term->title);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (text, '.');
  append_backings (text, stances);

  return g_strchug (g_string_free (text, FALSE));
}

static char *
write_alt_text (const DealEvidenceFigure *self)
{
  const DealStances *stances = self->stances;
  GString           *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s.", self->base.subtitle);
  for (gsize i = 0; i < stances->n_rows; i++)
    if (stances->rows[i].backing == DEAL_BACKING_DISPUTED)
      {
        g_autofree char *line = deal_evidence_describe_term (&stances->rows[i]);

        g_string_append_printf (text, " %s", line);
      }
  append_backings (text, stances);

  return g_string_free (text, FALSE);
}

/**
 * deal_evidence_write:
 * @self: a figure with its stances and marks
 *
 * Title, subtitle, notes and alternative text, all from the same counts.
 */
void
deal_evidence_write (DealEvidenceFigure *self)
{
  deal_figure_add_assumption (
    &self->base,
    g_strdup (
      _ ("A source that mentions a term takes no side; silence is not agreement.")),
    _ ("Silence is not agreement."));
  deal_figure_add_assumption (
    &self->base, g_strdup (_ ("A reprint is no second origin.")), "");
  self->base.title = write_title (self->stances);
  self->base.subtitle = write_subtitle (self->stances);
  self->base.alt_text = write_alt_text (self);
  self->base.summary = write_summary (self->stances);
}
