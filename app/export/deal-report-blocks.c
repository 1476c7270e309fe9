/* deal-report-blocks.c: a document as a list of headings, texts, figures and tables
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-text.h"
#include "export/deal-report-private.h"

static void
block_free (gpointer data)
{
  DealBlock *block = data;

  g_clear_pointer (&block->links, g_array_unref);
  g_clear_pointer (&block->table, deal_table_unref);
  g_free (block->id);
  g_free (block->label);
  g_free (block->text);
  g_free (block);
}

static char *
write_pair (const DealOptions *options)
{
  return g_strdup_printf ("%s → %s", options->old_version->title,
                          options->new_version->title);
}

/**
 * deal_report_new:
 * @options: what the reader chose; must live as long as the report
 * @style: the colours of its figures
 * @error: return location for an error
 *
 * Makes the figures, numbers and words of a report, in the source's language.
 *
 * Returns: (transfer full): the report, or NULL with a `DealError`
 */
DealReport *
deal_report_new (const DealOptions *options,
                 DealStyle          style,
                 GError           **error)
{
  g_autoptr (DealReport) report = g_new0 (DealReport, 1);

  report->options = options;
  report->deal = options->deal;
  report->style = style;
  report->left_out = g_ptr_array_new_with_free_func (g_free);
  report->assumptions = g_ptr_array_new_with_free_func (g_free);
  report->blocks = g_ptr_array_new_with_free_func (block_free);
  report->strings = g_string_chunk_new (4096);
  report->pair = write_pair (options);
  if (!deal_date_is_set (options->deal->known_on))
    report->summary = options->deal->summary;
  report->evidence = deal_evidence_new (options->deal);
  if (!deal_report_add_figures (report, error))
    return NULL;

  deal_text_begin_untranslated ();
  report->diff = deal_diff_new (options->deal, options->old_version,
                                options->new_version);
  deal_report_write_blocks (report);
  deal_text_end_untranslated ();

  return g_steal_pointer (&report);
}

/**
 * deal_report_free:
 * @report: (nullable) (transfer full): a report
 *
 * Lets go of all its parts.
 */
void
deal_report_free (DealReport *report)
{
  if (report == NULL)
    return;

  g_clear_pointer (&report->blocks, g_ptr_array_unref);
  g_clear_pointer (&report->figures, g_ptr_array_unref);
  g_clear_pointer (&report->left_out, g_ptr_array_unref);
  g_clear_pointer (&report->assumptions, g_ptr_array_unref);
  g_clear_pointer (&report->diff, deal_diff_unref);
  g_clear_pointer (&report->evidence, deal_evidence_free);
  g_clear_pointer (&report->strings, g_string_chunk_free);
  g_free (report->pair);
  g_free (report);
}

/**
 * deal_report_add_block:
 * @report: a report
 * @kind: what it is
 * @text: (transfer full): what it says
 *
 * Returns: (transfer none): the new last block
 */
DealBlock *
deal_report_add_block (DealReport   *report,
                       DealBlockKind kind,
                       char         *text)
{
  DealBlock *block = g_new0 (DealBlock, 1);

  block->kind = kind;
  block->text = text;
  g_ptr_array_add (report->blocks, block);

  return block;
}

void
deal_report_text_init (DealReportText *text,
                       DealReport     *report)
{
  text->report = report;
  text->text = g_string_new (NULL);
  text->links = g_array_new (FALSE, FALSE, sizeof (DealLink));
}

/**
 * deal_report_text_link:
 * @text: a text
 * @words: what is read and clicked
 * @uri: an address, or "#NAME" for the block of that id
 *
 * Appends a link.
 */
void
deal_report_text_link (DealReportText *text,
                       const char     *words,
                       const char     *uri)
{
  DealLink link = { text->text->len, strlen (words),
                    g_string_chunk_insert_const (text->report->strings, uri) };

  g_string_append (text->text, words);
  g_array_append_val (text->links, link);
}

/**
 * deal_report_text_cite:
 * @text: a text
 * @sources: what it rests on
 *
 * Appends the numbers of the sources, each leading to its entry in the list.
 */
void
deal_report_text_cite (DealReportText       *text,
                       const DealSourceList *sources)
{
  for (gsize i = 0; i < sources->n; i++)
    {
      guint            number = sources->items[i]->number;
      g_autofree char *words = g_strdup_printf ("[%u]", number);
      g_autofree char *place = g_strdup_printf ("#source-%u", number);

      g_string_append (text->text, i > 0 ? " " : "");
      deal_report_text_link (text, words, place);
    }
}

/**
 * deal_report_text_end:
 * @text: a text; is over
 * @kind: what it is
 *
 * Returns: (transfer none): the new last block
 */
DealBlock *
deal_report_text_end (DealReportText *text,
                      DealBlockKind   kind)
{
  DealBlock *block = deal_report_add_block (text->report, kind,
                                            g_string_free (text->text, FALSE));

  block->links = text->links;

  return block;
}
