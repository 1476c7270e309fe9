/* deal-figure-words.c: assumptions, sources and the footer that every figure has
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-lanes.h"
#include "chart/deal-figure-private.h"
#include "deal-config.h"
#include "deal-text.h"

/* How many sources a footer names; it always says how many there are. */
#define N_CITED 3
#define N_DIGITS_OF_HASH 8

/* A version's name inside a plot, in letters. */
#define NAME_LENGTH 22

/**
 * deal_figure_add_assumption:
 * @figure: the figure
 * @sentence: (transfer full): a sentence with its full stop
 * @brief: (nullable): the same in fewer words; "" if a small picture shows it
 *   by other means; NULL: there is no shorter way
 */
void
deal_figure_add_assumption (DealFigure *figure,
                            char       *sentence,
                            const char *brief)
{
  g_ptr_array_add (figure->assumptions, sentence);
  g_ptr_array_add (figure->briefs, g_strdup (brief != NULL ? brief : sentence));
}

static int
compare_sources (gconstpointer a,
                 gconstpointer b)
{
  const DealSource *first = *(const DealSource *const *) a;
  const DealSource *second = *(const DealSource *const *) b;

  return (first->number > second->number) - (first->number < second->number);
}

static void
add_unique (GPtrArray            *array,
            const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    if (!g_ptr_array_find (array, sources->items[i], NULL))
      g_ptr_array_add (array, (gpointer) sources->items[i]);
}

void
deal_figure_add_sources (DealFigure           *figure,
                         const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    if (g_hash_table_add (figure->cited, (gpointer) sources->items[i]))
      g_ptr_array_add (figure->sources, (gpointer) sources->items[i]);
}

/**
 * deal_figure_add_mark:
 * @figure: the figure
 * @mark: the mark; its label and sources are set here
 * @label: (transfer full): what it is, a sentence
 * @sources: (transfer full) (element-type DealSource): what it rests on; may
 *   name one more than once
 */
void
deal_figure_add_mark (DealFigure     *figure,
                      const DealMark *mark,
                      char           *label,
                      GPtrArray      *sources)
{
  DealMark       copy = *mark;
  DealSourceList all = { (const DealSource *const *) sources->pdata, sources->len };
  GPtrArray     *unique = g_ptr_array_new ();

  add_unique (unique, &all);
  g_ptr_array_sort (unique, compare_sources);
  g_ptr_array_unref (sources);
  g_ptr_array_add (figure->owned, unique);

  copy.label = label;
  copy.sources = (DealSourceList){ (const DealSource *const *) unique->pdata,
                                   unique->len };
  g_array_append_val (figure->marks, copy);
  deal_figure_add_sources (figure, &copy.sources);
}

/**
 * deal_figure_get_change_date:
 * @version: a version
 *
 * Returns: the day from which it counts: effective, signed or announced
 */
DealDate
deal_figure_get_change_date (const DealVersion *version)
{
  return deal_version_get_start (version);
}

static char *
cut (const char *text,
     glong       length)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= length)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, length - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * deal_figure_name_version:
 * @figure: the figure
 * @version: one of its pair
 *
 * Returns: (transfer full): what labels call it: the month of its
 *   announcement, or its title where that does not tell the pair apart
 */
char *
deal_figure_name_version (const DealFigure  *figure,
                          const DealVersion *version)
{
  const DealOptions *options = figure->options;
  DealDate           a = options->old_version->announced;
  DealDate           b = options->new_version->announced;
  DealDate           month = version->announced;

  if (options->old_version != options->new_version && a.year == b.year &&
      a.month == b.month)
    return cut (version->title, NAME_LENGTH);
  month.day = 0;

  return deal_format_date (month);
}

static char *
cite (const DealSource *source)
{
  const char      *who = source->publisher != NULL ? source->publisher : source->title;
  g_autofree char *date = NULL;

  if (!deal_date_is_set (source->published))
    return g_strdup (who);

  date = deal_format_date (source->published);
  /* Translators: a short citation: publisher, then date. */
  return g_strdup_printf (_ ("%s, %s"), who, date);
}

/* Takes ownership of the texts and @links. */
static void
add_footer (DealFigure    *figure,
            DealFooterKind kind,
            char          *text,
            char          *brief,
            GArray        *links,
            gsize          n_bold)
{
  DealFooterLine line = { kind, n_bold, brief, links };

  g_ptr_array_add (figure->footer, text);
  g_array_append_val (figure->footer_lines, line);
}

static char *
count_sources (const DealFigure *figure)
{
  DealSourceList   all = { (const DealSource *const *) figure->sources->pdata,
                           figure->sources->len };
  guint            n_origins = deal_source_list_count_origins (&all);
  g_autofree char *sources = g_strdup_printf (
    P_ ("%u source", "%u sources", figure->sources->len), figure->sources->len);
  g_autofree char *origins = g_strdup_printf (
    P_ ("%u independent origin", "%u independent origins", n_origins), n_origins);

  /* Translators: "12 sources, 7 independent origins". */
  return g_strdup_printf (_ ("%s, %s"), sources, origins);
}

/* Original reports before retellings, then in the order of the file; parties and
 * filings before the press. */
static int
compare_weight (gconstpointer a,
                gconstpointer b)
{
  const DealSource *first = *(const DealSource *const *) a;
  const DealSource *second = *(const DealSource *const *) b;
  int               retold = (first->origin != NULL) - (second->origin != NULL);

  if (retold != 0)
    return retold;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;

  return compare_sources (a, b);
}

static void
add_sources_line (DealFigure *figure)
{
  g_autoptr (GPtrArray) cited = g_ptr_array_copy (figure->sources, NULL, NULL);
  g_autofree char *count = count_sources (figure);
  GString         *text = g_string_new (NULL);
  GArray          *links = g_array_new (FALSE, FALSE, sizeof (DealLink));

  if (figure->sources->len == 0)
    {
      g_string_append (text, _ ("No source is on file for what is shown."));
      add_footer (figure, DEAL_FOOTER_SOURCES, g_string_free (text, FALSE), NULL, links,
                  0);
      return;
    }

  /* Translators: %s is "12 sources, 7 independent origins". */
  g_string_append_printf (text, _ ("Based on %s: "), count);
  g_ptr_array_sort (cited, compare_weight);
  for (guint i = 0; i < MIN (cited->len, N_CITED); i++)
    {
      const DealSource *source = cited->pdata[i];
      g_autofree char  *citation = cite (source);
      DealLink          link = { text->len, strlen (citation), source->url };

      if (i > 0)
        {
          g_string_append (text, "; ");
          link.start += 2;
        }
      g_string_append (text, citation);
      if (source->url != NULL)
        g_array_append_val (links, link);
    }
  if (cited->len > N_CITED)
    {
      guint n_more = cited->len - N_CITED;

      g_string_append_printf (text, P_ ("; and %u more.", "; and %u more.", n_more),
                              n_more);
    }
  else
    {
      g_string_append_c (text, '.');
    }

  add_footer (figure, DEAL_FOOTER_SOURCES, g_string_free (text, FALSE),
              g_strconcat (count, ".", NULL), links, 0);
}

static gboolean
rests_on (const DealFigure     *figure,
          const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    if (g_hash_table_contains (figure->cited, sources->items[i]))
      return TRUE;

  return FALSE;
}

static guint
count_positions (const DealFigure   *figure,
                 const DealConflict *conflict)
{
  guint n = 0;

  for (gsize i = 0; i < conflict->n_positions; i++)
    n += rests_on (figure, &conflict->positions[i].sources) ? 1 : 0;

  return n;
}

/* What a figure is about: the category of terms in which its own sources stand
 * on more than one side most often. */
static const DealCategory *
find_subject (const DealFigure *figure)
{
  const Deal         *deal = figure->options->deal;
  const DealCategory *subject = NULL;
  guint               most = 0;

  for (gsize i = 0; i < deal->n_categories; i++)
    {
      guint n = 0;

      for (gsize k = 0; k < deal->n_conflicts; k++)
        if (deal->conflicts[k].term->category == &deal->categories[i] &&
            count_positions (figure, &deal->conflicts[k]) >= 2)
          n++;
      if (n > most)
        {
          most = n;
          subject = &deal->categories[i];
        }
    }

  return subject;
}

/* The rows of these are the terms. */
static gboolean
has_all_terms (const DealFigure *figure)
{
  return figure->kind == DEAL_FIGURE_EVIDENCE || figure->kind == DEAL_FIGURE_TERMS;
}

/* A conflict touches a figure when it is about the same subject and the figure
 * rests on a source of one of its positions; the evidence is about them all, a
 * timeline about its lanes. */
static gboolean
is_touched (const DealFigure   *figure,
            const DealCategory *subject,
            const DealConflict *conflict)
{
  if (figure->kind == DEAL_FIGURE_TIMELINE)
    return deal_timeline_has_lane (figure, conflict->term);

  return has_all_terms (figure) ||
         (conflict->term->category == subject && count_positions (figure, conflict) > 0);
}

gboolean
deal_figure_is_touched (const DealFigure   *figure,
                        const DealConflict *conflict)
{
  return is_touched (figure, find_subject (figure), conflict);
}

/* Of a figure whose rows are the terms: it says itself which are disputed. */
static void
add_all_conflicts_line (DealFigure *figure)
{
  guint n = (guint) figure->options->deal->n_conflicts;
  char *count;

  if (n == 0)
    return;

  count = g_strdup_printf (P_ ("%u conflict between sources is on file.",
                               "%u conflicts between sources are on file.", n),
                           n);
  add_footer (figure, DEAL_FOOTER_CONFLICTS, count, g_strdup (count), NULL, 0);
}

static void
add_conflicts_line (DealFigure *figure)
{
  const Deal *deal = figure->options->deal;
  guint       n = 0;
  GString    *terms = g_string_new (NULL);
  g_autoptr (GPtrArray) named = g_ptr_array_new ();
  const DealCategory *subject = find_subject (figure);

  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];

      if (!is_touched (figure, subject, conflict))
        continue;
      if (g_ptr_array_find (named, conflict->term, NULL))
        continue;
      n++;
      if (named->len > 0)
        g_string_append (terms, "; ");
      g_string_append (terms, conflict->term->title);
      g_ptr_array_add (named, (gpointer) conflict->term);
    }

  if (n > 0)
    {
      /* Translators: %s is a list of terms of the deal. */
      g_autofree char *count = g_strdup_printf (
        P_ ("Sources conflict on %u point", "Sources conflict on %u points", n), n);

      add_footer (figure, DEAL_FOOTER_CONFLICTS,
                  /* Translators: "Sources conflict on 2 points: Cap; Rate." */
                  g_strdup_printf (_ ("%s: %s."), count, terms->str),
                  g_strconcat (count, ".", NULL), NULL, 0);
    }
  g_string_free (terms, TRUE);
}

/* The footer as one paragraph, for pictures with little room: conflicts by number
 * alone, and in the second sources too. */
static char *
write_flow (DealFigure *figure,
            gboolean    with_citations)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i + 3 < figure->footer_lines->len; i++)
    {
      const DealFooterLine *line = &g_array_index (figure->footer_lines, DealFooterLine,
                                                   i);
      gboolean              is_brief = line->brief != NULL &&
                          !(with_citations && line->kind == DEAL_FOOTER_SOURCES);

      g_string_append (text, i > 0 ? " " : "");
      for (guint k = 0; with_citations && line->links != NULL && k < line->links->len;
           k++)
        {
          DealLink link = g_array_index (line->links, DealLink, k);

          link.start += text->len;
          g_array_append_val (figure->flow_links, link);
        }
      g_string_append (text, is_brief ? line->brief : figure->footer->pdata[i]);
    }

  return g_string_free (text, FALSE);
}

/* The shortest: what is assumed, and how many sources and conflicts there are. */
static char *
write_shortest (const DealFigure *figure)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < figure->briefs->len; i++)
    {
      const char *brief = figure->briefs->pdata[i];

      if (brief[0] != '\0')
        g_string_append_printf (text, "%s ", brief);
    }
  for (guint i = 0; i + 3 < figure->footer_lines->len; i++)
    {
      const DealFooterLine *line = &g_array_index (figure->footer_lines, DealFooterLine,
                                                   i);

      if (line->brief != NULL)
        g_string_append_printf (text, "%s ", line->brief);
    }

  return g_strchomp (g_string_free (text, FALSE));
}

/**
 * deal_figure_finish_words:
 * @figure: a figure whose marks and assumptions are complete
 *
 * Sorts the sources and writes the footer: assumptions first, then sources,
 * conflicts, the date, the deal's file and the program.
 */
void
deal_figure_finish_words (DealFigure *figure)
{
  const Deal      *deal = figure->options->deal;
  gboolean         is_dated = figure->kind == DEAL_FIGURE_AVAILABILITY;
  g_autofree char *as_of =
    deal_format_date (is_dated ? figure->options->on : deal->as_of);
  gsize n_bold = 0;

  g_ptr_array_sort (figure->sources, compare_sources);
  deal_figure_add_readings (figure);
  deal_figure_add_gone (figure);
  deal_figure_insert_known_on (figure);
  if (figure->assumptions->len > 0)
    {
      if (figure->illustrative)
        n_bold = strlen (figure->assumptions->pdata[0]);
      g_ptr_array_add (figure->assumptions, NULL);
      add_footer (figure, DEAL_FOOTER_ASSUMPTIONS,
                  g_strjoinv (" ", (char **) figure->assumptions->pdata), NULL, NULL,
                  n_bold);
    }
  else
    {
      g_ptr_array_add (figure->assumptions, NULL);
    }

  add_sources_line (figure);
  if (has_all_terms (figure))
    add_all_conflicts_line (figure);
  else
    add_conflicts_line (figure);
  /* Translators: %s is a date. */
  add_footer (figure, DEAL_FOOTER_AS_OF, g_strdup_printf (_ ("As of %s"), as_of),
              g_strdup (as_of), NULL, 0);
  add_footer (
    figure, DEAL_FOOTER_FILE,
    g_strdup_printf ("%s · %.*s", deal->file_name, N_DIGITS_OF_HASH, deal->sha256), NULL,
    NULL, 0);
  /* Translators: %s is a version number. */
  add_footer (figure, DEAL_FOOTER_PROGRAM,
              g_strdup_printf (_ ("Made with Counterpart %s"), DEAL_VERSION),
              g_strdup ("Counterpart " DEAL_VERSION), NULL, 0);
  figure->flow_links = g_array_new (FALSE, FALSE, sizeof (DealLink));
  figure->flow[0] = write_flow (figure, TRUE);
  figure->flow[1] = write_flow (figure, FALSE);
  figure->flow[2] = write_shortest (figure);
  g_ptr_array_add (figure->footer, NULL);
}
