/* deal-report-text.c: what a report says, in the order in which it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "deal-config.h"
#include "deal-text.h"
#include "export/deal-report-private.h"

static DealBlock *
add_heading (DealReport   *report,
             DealBlockKind kind,
             const char   *text,
             const char   *id)
{
  DealBlock *block = deal_report_add_block (report, kind, g_strdup (text));

  block->id = g_strdup (id);

  return block;
}

static void
add_fact (DealReport *report,
          const char *label,
          char       *text)
{
  deal_report_add_block (report, DEAL_BLOCK_FACT, text)->label = g_strdup (label);
}

static void
add_item (DealReport *report,
          const char *text)
{
  deal_report_add_block (report, DEAL_BLOCK_ITEM, g_strdup (text));
}

static char *
count (gsize       n,
       const char *one,
       const char *many)
{
  return g_strdup_printf ("%zu %s", n, n == 1 ? one : many);
}

static char *
describe_version (const DealVersion *version)
{
  GString         *text = g_string_new (version->title);
  g_autofree char *announced = deal_format_date_long (version->announced);
  g_autofree char *effective = deal_format_date_long (version->effective);

  g_string_append_printf (text, " (%s), announced %s", version->id, announced);
  if (deal_date_is_set (version->effective))
    g_string_append_printf (text, ", effective %s", effective);
  g_string_append_printf (text, " · %s", deal_format_version_status (version->status));

  return g_string_free (text, FALSE);
}

static void
add_parameters (DealReport *report)
{
  const Deal *deal = report->deal;

  for (gsize i = 0; i < deal->n_parameters; i++)
    {
      static const char *const by[] = {
        [DEAL_GIVEN_BY_NOBODY] = "",
        [DEAL_GIVEN_BY_DEFAULT] = "the deal file’s own value",
        [DEAL_GIVEN_BY_SCENARIO] = "given by the scenario",
        [DEAL_GIVEN_BY_READING] = "follows from how a conflict is read",
        [DEAL_GIVEN_BY_USER] = "assumed by whoever made this report",
      };
      const DealParameter *parameter = &deal->parameters[i];
      DealDecimal          value;
      DealGivenBy          given;
      g_autofree char     *text = NULL;

      given = deal_options_get_parameter (report->options, parameter, &value);
      if (given == DEAL_GIVEN_BY_NOBODY)
        {
          add_fact (report, parameter->title,
                    g_strdup (deal_format_state (parameter->state)));
          continue;
        }
      text = deal_format_parameter (parameter, value, deal);
      add_fact (report, parameter->title, g_strdup_printf ("%s, %s", text, by[given]));
    }
}

static void
add_numbers (DealReport *report)
{
  const Deal      *deal = report->deal;
  g_autofree char *sources = count (deal->n_sources, "source", "sources");
  g_autofree char *claims = count (deal->n_claims, "claim", "claims");
  g_autofree char *conflicts = count (deal->n_conflicts, "conflict between them",
                                      "conflicts between them");

  add_fact (report, "Evidence",
            g_strdup_printf ("%s, %s, %s", sources, claims, conflicts));
}

static void
add_facts (DealReport *report)
{
  const Deal         *deal = report->deal;
  const DealScenario *scenario = report->options->scenario;

  add_heading (report, DEAL_BLOCK_HEADING, "What this report rests on", "basis");
  add_fact (report, "Old version", describe_version (report->options->old_version));
  add_fact (report, "New version", describe_version (report->options->new_version));
  add_fact (report, "As of", deal_format_date_long (deal->as_of));
  if (deal_date_compare (report->options->on, deal->as_of) != 0)
    add_fact (report, "Availability on", deal_format_date_long (report->options->on));
  if (deal_date_is_set (deal->known_on))
    add_fact (report, "As known on", deal_format_date_long (deal->known_on));
  if (deal->n_scenarios > 0 || deal->n_series > 0)
    add_fact (report, "Scenario",
              g_strdup (scenario != NULL ? scenario->title
                                         : "none: reported numbers only"));
  add_parameters (report);
  add_numbers (report);
  add_fact (report, "Deal file", g_strdup (deal->file_name));
  add_fact (report, "SHA-256", g_strdup (deal->sha256));
  add_fact (report, "Made with", g_strdup (deal_export_get_software ()));
}

static void
add_assumptions (DealReport *report)
{
  if (report->assumptions->len > 0)
    {
      add_heading (report, DEAL_BLOCK_HEADING, "Assumptions", "assumptions");
      for (guint i = 0; i < report->assumptions->len; i++)
        add_item (report, report->assumptions->pdata[i]);
    }
  if (report->left_out->len > 0)
    {
      add_heading (report, DEAL_BLOCK_HEADING, "Not in this report", "left-out");
      for (guint i = 0; i < report->left_out->len; i++)
        add_item (report, report->left_out->pdata[i]);
    }
}

static void
add_sources_of (DealReport             *report,
                const DealReportFigure *entry)
{
  GPtrArray       *sources = deal_figure_get_sources (entry->figure);
  DealSourceList   list = { (const DealSource *const *) sources->pdata, sources->len };
  DealReportText   text;
  g_autofree char *behind = deal_format_origins (&list);

  if (sources->len == 0)
    return;

  deal_report_text_init (&text, report);
  g_string_append_printf (text.text, "Rests on %s: ", behind);
  deal_report_text_cite (&text, &list);
  deal_report_text_end (&text, DEAL_BLOCK_NOTE);
}

static void
add_table (DealReport   *report,
           DealTable    *table,
           const char   *caption,
           const double *widths,
           guint         head_columns)
{
  DealBlock *block = deal_report_add_block (report, DEAL_BLOCK_TABLE, g_strdup (caption));

  block->table = table;
  block->widths = widths;
  block->head_columns = head_columns;
}

static void
add_payments_table (DealReport             *report,
                    const DealReportFigure *entry)
{
  static const double each[] = { 0.2, 0.27, 0.18, 0.18, 0.17 };
  static const double ranges[] = { 0.1, 0.24, 0.13, 0.2, 0.13, 0.2 };
  static const double running[] = { 0.22, 0.3, 0.24, 0.24 };
  const DealOptions  *options = deal_figure_get_options (entry->figure);
  DealTable          *table = deal_report_make_payments (entry);
  g_autofree char    *caption = g_strconcat (entry->heading, ": the numbers", NULL);

  if (table == NULL)
    return;

  deal_report_add_block (report, DEAL_BLOCK_HEADING, g_strdup ("The numbers"));
  add_table (report, table, caption,
             options->cumulative ? running : options->range ? ranges
                                                            : each,
             2);
}

static void
add_dispute_note (DealReport *report)
{
  deal_report_add_block (report, DEAL_BLOCK_NOTE,
                         g_strdup ("† disputed: a source contradicts it, or sources are "
                                   "in conflict about it."));
}

static void
add_titled_table (DealReport   *report,
                  const char   *title,
                  const char   *caption,
                  DealTable    *table,
                  const double *widths,
                  guint         head_columns)
{
  if (table->rows->len == 0)
    {
      deal_table_unref (table);
      return;
    }

  deal_report_add_block (report, DEAL_BLOCK_HEADING, g_strdup (title));
  add_table (report, table, caption, widths, head_columns);
}

static void
add_lanes (DealReport             *report,
           const DealReportFigure *entry)
{
  static const double lanes[] = { 0.23, 0.19, 0.29, 0.29 };
  static const double events[] = { 0.07, 0.15, 0.78 };
  DealTable          *table = deal_report_make_lanes (entry);
  gboolean            has_disputed = deal_report_has_disputed (table);

  add_titled_table (report, "Each right, duty and payment", entry->heading, table, lanes,
                    1);
  if (has_disputed)
    add_dispute_note (report);
  add_titled_table (report, "Events", "Events, by their numbers in the figure",
                    deal_report_make_events (report->deal), events, 1);
}

/* What the picture draws, for who cannot see it or wants it exactly. */
static void
add_twin (DealReport             *report,
          const DealReportFigure *entry)
{
  static const double statuses[] = { 0.21, 0.23, 0.14, 0.14, 0.14, 0.14 };
  static const double stances[] = { 0.28, 0.3, 0.14, 0.14, 0.14 };

  switch (deal_figure_get_kind (entry->figure))
    {
    case DEAL_FIGURE_PAYMENTS:
      add_payments_table (report, entry);
      break;
    case DEAL_FIGURE_AVAILABILITY:
      add_titled_table (report, "Each product and platform", entry->heading,
                        deal_report_make_availability (entry), statuses, 2);
      break;
    case DEAL_FIGURE_TIMELINE:
      add_lanes (report, entry);
      break;
    case DEAL_FIGURE_EVIDENCE:
      add_titled_table (report, "How many sources speak of each term", entry->heading,
                        deal_report_make_stances (entry), stances, 1);
      break;
    case DEAL_FIGURE_TERMS:
    default:
      break;
    }
}

static void
add_chapter_of (DealReport             *report,
                guint                   number,
                const DealReportFigure *entry)
{
  g_autofree char   *heading = g_strdup_printf ("Figure %u. %s", number, entry->heading);
  g_autofree char   *id = g_strdup_printf ("figure-%u", number);
  DealBlock         *block = add_heading (report, DEAL_BLOCK_CHAPTER, heading, id);
  const char *const *assumptions = deal_figure_get_assumptions (entry->figure);

  block = deal_report_add_block (report, DEAL_BLOCK_FIGURE,
                                 g_strdup (deal_figure_get_alt_text (entry->figure)));
  block->figure = entry;
  if (assumptions[0] != NULL)
    add_heading (report, DEAL_BLOCK_HEADING, "Assumptions of this figure", NULL);
  for (gsize i = 0; assumptions[i] != NULL; i++)
    add_item (report, assumptions[i]);
  add_heading (report, DEAL_BLOCK_HEADING, "In words", NULL);
  block = deal_report_add_block (report, DEAL_BLOCK_PARAGRAPH,
                                 g_strdup (deal_figure_get_summary (entry->figure)));
  block->id = g_strdup_printf ("words-%u", number);
  add_sources_of (report, entry);
  add_twin (report, entry);
}

/* The figure of the terms is a table, and a document has room for all of it. */
static void
add_terms (DealReport             *report,
           guint                   number,
           const DealReportFigure *entry)
{
  static const double widths[] = { 0.2, 0.16, 0.32, 0.32 };
  g_autofree char    *heading = g_strdup_printf ("Figure %u. %s", number, entry->heading);
  g_autofree char    *id = g_strdup_printf ("figure-%u", number);
  const char         *finding = deal_figure_get_title (entry->figure);
  DealBlock          *block;
  const char *const  *assumptions = deal_figure_get_assumptions (entry->figure);

  add_heading (report, DEAL_BLOCK_CHAPTER, heading, id);
  block = deal_report_add_block (
    report, DEAL_BLOCK_PARAGRAPH,
    g_strdup_printf ("%s. %s", finding, deal_figure_get_subtitle (entry->figure)));
  block->n_bold = strlen (finding) + 1;
  for (gsize i = 0; assumptions[i] != NULL; i++)
    add_item (report, assumptions[i]);
  if (report->diff->n_disputed > 0)
    add_dispute_note (report);
  add_table (report, deal_report_make_terms (report), entry->heading, widths, 1);
  add_sources_of (report, entry);
}

static void
add_figures (DealReport *report)
{
  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *entry = report->figures->pdata[i];

      if (deal_figure_get_kind (entry->figure) == DEAL_FIGURE_TERMS)
        add_terms (report, i + 1, entry);
      else
        add_chapter_of (report, i + 1, entry);
    }
}

/* Ends with one full stop, whatever the file has. */
static void
append_sentence (GString    *text,
                 const char *sentence)
{
  g_string_append (text, sentence);
  if (text->len > 0 && strchr (".?!", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
}

static void
add_position (DealReport         *report,
              const DealConflict *conflict,
              gsize               index)
{
  const DealPosition *position = &conflict->positions[index];
  const DealReading  *reading = deal_options_get_reading (report->options, conflict);
  g_autofree char    *behind = deal_format_origins (&position->sources);
  DealReportText      text;
  DealBlock          *block;
  gsize               n_bold;

  deal_report_text_init (&text, report);
  append_sentence (text.text, position->says);
  n_bold = text.text->len;
  g_string_append_printf (text.text, " %s: ", behind);
  deal_report_text_cite (&text, &position->sources);
  if (reading->position == position)
    {
      g_string_append (text.text, " — read so in this report");
      if (reading->reason != NULL)
        g_string_append_printf (text.text, ", because: %s", reading->reason);
      append_sentence (text.text, "");
    }
  block = deal_report_text_end (&text, DEAL_BLOCK_ITEM);
  block->label = g_strdup_printf ("%zu.", index + 1);
  block->n_bold = n_bold;
}

static void
add_conflicts (DealReport *report)
{
  const Deal *deal = report->deal;

  add_heading (report, DEAL_BLOCK_CHAPTER, "Where the sources conflict", "conflicts");
  if (deal->n_conflicts == 0)
    deal_report_add_block (report, DEAL_BLOCK_PARAGRAPH,
                           g_strdup ("The deal file names no conflict between sources."));
  else
    deal_report_add_block (
      report, DEAL_BLOCK_PARAGRAPH,
      g_strdup ("What each side says, who says it and how many independent origins stand "
                "behind it; a reprint is no second origin. The report names no winner."));

  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];
      GString            *verdict = g_string_new (NULL);

      deal_report_add_block (report, DEAL_BLOCK_HEADING,
                             g_strdup_printf ("%s: %s", conflict->term->title,
                                              conflict->question))
        ->id = g_strdup_printf ("conflict-%zu", i + 1);
      for (gsize k = 0; k < conflict->n_positions; k++)
        add_position (report, conflict, k);
      g_string_append_printf (verdict, "%s. Can all be true? ",
                              deal_format_conflict_kind (conflict->kind));
      append_sentence (verdict, deal_format_conflict_verdict (conflict->kind));
      if (conflict->assessment != NULL)
        {
          g_string_append_c (verdict, ' ');
          append_sentence (verdict, conflict->assessment);
        }
      if (conflict->settled_by != NULL)
        {
          g_string_append (verdict, " What would settle it: ");
          append_sentence (verdict, conflict->settled_by);
        }
      deal_report_add_block (report, DEAL_BLOCK_NOTE, g_string_free (verdict, FALSE));
    }
}

static void
add_source (DealReport       *report,
            const DealSource *source)
{
  guint            index = source->number - 1;
  guint            n_claims = report->evidence->claims_by_source[index];
  g_autofree char *claims = count (n_claims, "claim", "claims");
  g_autofree char *date = NULL;
  DealReportText   text;
  DealBlock       *block;
  gsize            n_bold;

  deal_report_text_init (&text, report);
  append_sentence (text.text, source->title);
  n_bold = text.text->len;
  date = deal_date_is_set (source->published) ? deal_format_date_long (source->published)
                                              : g_strdup ("undated");
  g_string_append_printf (text.text, " %s, %s.",
                          source->publisher != NULL ? source->publisher
                                                    : "No publisher named",
                          date);
  g_string_append_printf (text.text, " %s, %s.", deal_format_source_kind (source->kind),
                          claims);
  if (source->origin != NULL)
    {
      DealSourceList origin = { (const DealSource *const *) &source->origin, 1 };

      g_string_append (text.text, " Reprints ");
      deal_report_text_cite (&text, &origin);
      g_string_append_c (text.text, '.');
    }
  if (source->url != NULL)
    {
      g_string_append_c (text.text, ' ');
      deal_report_text_link (&text, source->url, source->url);
    }
  else
    g_string_append (text.text, " The deal file has no address of it.");
  block = deal_report_text_end (&text, DEAL_BLOCK_ITEM);
  block->label = g_strdup_printf ("[%u]", source->number);
  block->id = g_strdup_printf ("source-%u", source->number);
  block->n_bold = n_bold;
}

static void
add_sources (DealReport *report)
{
  add_heading (report, DEAL_BLOCK_CHAPTER, "Sources", "sources");
  if (report->deal->n_sources == 0)
    deal_report_add_block (report, DEAL_BLOCK_PARAGRAPH,
                           g_strdup ("No source is on file: nothing in this report can "
                                     "be checked by it."));
  for (gsize i = 0; i < report->deal->n_sources; i++)
    add_source (report, &report->deal->sources[i]);
}

/**
 * deal_report_write_blocks:
 * @report: a report with its figures
 *
 * Writes everything that stands behind the title.  To be called with the words
 * in the source's language.
 */
void
deal_report_write_blocks (DealReport *report)
{
  add_facts (report);
  add_assumptions (report);
  add_figures (report);
  add_conflicts (report);
  deal_report_add_method (report);
  add_sources (report);
}
