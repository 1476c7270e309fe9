/* deal-report-readme.c: what lies in the folder of a report, and how to cite it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-config.h"
#include "export/deal-report-private.h"

static void
append_list (GString   *text,
             GPtrArray *sentences)
{
  for (guint i = 0; i < sentences->len; i++)
    {
      g_string_append (text, "- ");
      deal_markdown_append (text, sentences->pdata[i]);
      g_string_append_c (text, '\n');
    }
}

static void
append_facts (GString          *text,
              const DealReport *report)
{
  for (guint i = 0; i < report->blocks->len; i++)
    {
      const DealBlock *block = report->blocks->pdata[i];

      if (block->kind != DEAL_BLOCK_FACT)
        continue;
      g_string_append (text, "- **");
      deal_markdown_append (text, block->label);
      g_string_append (text, ":** ");
      deal_markdown_append (text, block->text);
      g_string_append_c (text, '\n');
    }
}

/* The headings and paragraphs behind the chapter of that id. */
static void
append_chapter (GString          *text,
                const DealReport *report,
                const char       *id)
{
  gboolean is_inside = FALSE;

  for (guint i = 0; i < report->blocks->len; i++)
    {
      const DealBlock *block = report->blocks->pdata[i];

      if (block->kind == DEAL_BLOCK_CHAPTER)
        is_inside = g_strcmp0 (block->id, id) == 0;
      else if (is_inside)
        {
          g_string_append (text, block->kind == DEAL_BLOCK_HEADING ? "### " : "");
          deal_markdown_append (text, block->text);
          g_string_append (text, "\n\n");
        }
    }
}

static void
append_files (GString   *text,
              GPtrArray *files)
{
  g_string_append (text, "| File | What it shows |\n| --- | --- |\n");
  for (guint i = 0; i < files->len; i++)
    {
      const DealReportFile *file = files->pdata[i];

      /* Our names have no character that means anything here. */
      g_string_append_printf (text, "| [%s](%s) | ", file->name, file->name);
      deal_markdown_append (text, file->shows);
      g_string_append (text, " |\n");
    }
}

/* A version of which no schedule lies there, and why. */
static void
append_missing (GString    *text,
                const Deal *deal)
{
  for (gsize i = 0; deal->n_payments > 0 && i < deal->n_versions; i++)
    {
      const DealVersion *version = &deal->versions[i];

      if (deal_report_has_schedule (deal, version))
        continue;
      g_string_append (text, "\nThere is no schedule of “");
      deal_markdown_append (text, version->title);
      g_string_append (text, "”: the deal file lists no payments under it.\n");
    }
}

static void
append_figures (GString          *text,
                const DealReport *report)
{
  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *entry = report->figures->pdata[i];

      g_string_append_printf (text, "%u. **%s:** ", i + 1, entry->heading);
      deal_markdown_append (text, deal_figure_get_title (entry->figure));
      g_string_append (text, ". ");
      deal_markdown_append (text, deal_figure_get_subtitle (entry->figure));
      g_string_append_c (text, '\n');
      if (!entry->too_large)
        g_string_append_printf (text, "\n   ![%s](%s.png)\n\n", entry->heading,
                                entry->name);
    }
}

/* What to write under a picture. */
static void
append_citations (GString          *text,
                  const DealReport *report)
{
  const Deal      *deal = report->deal;
  g_autofree char *as_of = deal_date_to_iso (deal->as_of);

  g_string_append (text, "The whole report:\n\n> ");
  deal_markdown_append (text, deal->title);
  g_string_append (text, ": ");
  deal_markdown_append (text, report->pair);
  g_string_append_printf (text, ". Report of Counterpart %s, as of %s. Deal file ",
                          DEAL_VERSION, as_of);
  deal_markdown_append (text, deal->file_name);
  g_string_append_printf (text, ", SHA-256 %s.\n\nA single figure:\n\n", deal->sha256);

  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *entry = report->figures->pdata[i];
      guint                   n = deal_figure_get_sources (entry->figure)->len;

      g_string_append (text, "> ");
      deal_markdown_append (text, deal_figure_get_title (entry->figure));
      g_string_append_printf (text, ". %s. ", entry->heading);
      deal_markdown_append (text, deal->title);
      g_string_append_printf (text,
                              ", as of %s, from %u %s. Figure: Counterpart %s, deal file "
                              "%.8s.\n\n",
                              as_of, n, n == 1 ? "source" : "sources", DEAL_VERSION,
                              deal->sha256);
    }
}

static gboolean
ends_sentence (const char *title)
{
  gsize length = strlen (title);

  return length > 0 && strchr (".?!", title[length - 1]) != NULL;
}

static void
append_sources (GString    *text,
                const Deal *deal)
{
  if (deal->n_sources == 0)
    g_string_append (text, "No source is on file.\n");

  for (gsize i = 0; i < deal->n_sources; i++)
    {
      const DealSource *source = &deal->sources[i];
      g_autofree char  *date = deal_date_to_iso (source->published);

      g_string_append_printf (text, "- \\[%u\\] ", source->number);
      deal_markdown_append (text, source->title);
      g_string_append (text, ends_sentence (source->title) ? " " : ". ");
      deal_markdown_append (text, source->publisher != NULL ? source->publisher
                                                            : "No publisher named");
      g_string_append_printf (text, ", %s",
                              deal_date_is_set (source->published) ? date : "undated");
      if (source->url == NULL)
        g_string_append (text, ". No address");
      if (source->url != NULL)
        {
          g_autofree char *uri = g_uri_escape_bytes (
            (const guint8 *) source->url, strlen (source->url), ":/?#[]@!$&()*+,;=%-._~");

          g_string_append_printf (text, ". <%s>", uri);
        }
      g_string_append_c (text, '\n');
    }
}

/**
 * deal_report_to_readme:
 * @report: a report
 * @files: (element-type DealReportFile): what lies beside it
 *
 * Markdown; nothing that the deal file says acts as markup.
 *
 * Returns: (transfer full): the file
 */
GBytes *
deal_report_to_readme (const DealReport *report,
                       GPtrArray        *files)
{
  GString *text = g_string_new ("# ");
  gsize    length;

  deal_markdown_append (text, report->deal->title);
  g_string_append (text, "\n\n");
  deal_markdown_append (text, report->pair);
  g_string_append (text, "\n\n");
  if (report->summary != NULL)
    {
      deal_markdown_append (text, report->summary);
      g_string_append (text, "\n\n");
    }

  g_string_append (text, "## What this report rests on\n\n");
  append_facts (text, report);
  g_string_append (text, "\n## Figures\n\n");
  append_figures (text, report);
  g_string_append (text, "\n## Assumptions\n\n");
  append_list (text, report->assumptions);
  if (report->left_out->len > 0)
    {
      g_string_append (text, "\n## Not in this report\n\n");
      append_list (text, report->left_out);
    }
  g_string_append (text, "\n## Files\n\n");
  append_files (text, files);
  append_missing (text, report->deal);
  g_string_append (
    text, "\n`sha256sum -c counterpart-report.sha256` says whether the report is whole.\n"
          "\n## Method\n\n");
  append_chapter (text, report, "method");
  g_string_append (text, "## How to cite\n\n");
  append_citations (text, report);
  g_string_append (text, "## Sources\n\n");
  append_sources (text, report->deal);
  length = text->len;

  return g_bytes_new_take (g_string_free (text, FALSE), length);
}
