/* deal-report-page.c: a report as one HTML page that needs nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-report-page.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-text.h"

/* A page while it is written, and what is still open in it. */
typedef struct
{
  const DealReport *report;
  GString          *html;
  GPtrArray        *colours; /* "LIGHT|DARK" */
  const char       *list;    /* "ul", "ol" or "dl"; nullable: none is open */
  guint             n_figures;
} Page;

/**
 * deal_page_append_text:
 * @page: a page, inside an element or a quoted attribute
 * @text: plain
 *
 * Appends @text so that nothing in it acts as markup; characters that HTML does
 * not allow are left out.
 */
void
deal_page_append_text (GString    *page,
                       const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iscntrl (character) || character == '\n' || character == '\t')
        g_string_append_unichar (plain, character);
    }
  escaped = g_markup_escape_text (plain->str, (gssize) plain->len);
  g_string_append (page, escaped);
}

/* An element without attributes but a class. */
static void
append_element (GString    *html,
                const char *tag,
                const char *class,
                const char *text)
{
  g_string_append_printf (html, "<%s class=\"%s\" dir=\"auto\">", tag, class);
  deal_page_append_text (html, text);
  g_string_append_printf (html, "</%s>\n", tag);
}

static void
append_part (GString    *html,
             const char *text,
             gsize       from,
             gsize       to)
{
  g_autofree char *part = g_strndup (text + from, to - from);

  deal_page_append_text (html, part);
}

static void
append_uri (GString    *html,
            const char *uri)
{
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) uri, strlen (uri),
                                                 ":/?#[]@!$&()*+,;=%-._~");

  deal_page_append_text (html, escaped);
}

/* The bold start of a text and what follows with its links, which are never
 * inside the bold. */
static void
append_rich (GString         *html,
             const DealBlock *block)
{
  const char *text = block->text;
  gsize       at = block->n_bold;

  if (block->n_bold > 0)
    {
      g_string_append (html, "<strong>");
      append_part (html, text, 0, block->n_bold);
      g_string_append (html, "</strong>");
    }
  for (guint i = 0; block->links != NULL && i < block->links->len; i++)
    {
      const DealLink *link = &g_array_index (block->links, DealLink, i);

      append_part (html, text, at, link->start);
      g_string_append (html, "<a href=\"");
      append_uri (html, link->uri);
      g_string_append (html, link->uri[0] == '#' ? "\">" : "\" rel=\"noreferrer\">");
      at = link->start + link->length;
      append_part (html, text, link->start, at);
      g_string_append (html, "</a>");
    }
  append_part (html, text, at, strlen (text));
}

static void
close_list (Page *page)
{
  if (page->list != NULL)
    g_string_append_printf (page->html, "</%s>\n", page->list);
  page->list = NULL;
}

static void
open_list (Page       *page,
           const char *list)
{
  if (g_strcmp0 (page->list, list) == 0)
    return;

  close_list (page);
  g_string_append_printf (page->html, "<%s%s>\n", list,
                          g_str_equal (list, "ol") ? " class=\"labelled\"" : "");
  page->list = list;
}

static void
add_item (Page            *page,
          const DealBlock *block)
{
  open_list (page, block->label != NULL ? "ol" : "ul");
  g_string_append (page->html, "<li");
  if (block->id != NULL)
    g_string_append_printf (page->html, " id=\"%s\"", block->id);
  g_string_append_c (page->html, '>');
  if (block->label != NULL)
    {
      append_element (page->html, "span", "label", block->label);
      g_string_append (page->html, "<span dir=\"auto\">");
    }
  append_rich (page->html, block);
  g_string_append (page->html, block->label != NULL ? "</span></li>\n" : "</li>\n");
}

static void
add_fact (Page            *page,
          const DealBlock *block)
{
  open_list (page, "dl");
  g_string_append (page->html, "<div><dt>");
  deal_page_append_text (page->html, block->label);
  g_string_append (page->html, "</dt><dd dir=\"auto\">");
  append_rich (page->html, block);
  g_string_append (page->html, "</dd></div>\n");
}

/* The first is that of what stands before all chapters. */
static void
open_section (Page *page,
              const char *class,
              const char *id,
              const char *title)
{
  g_string_append_printf (page->html,
                          "<section class=\"%s\" id=\"%s\" "
                          "aria-labelledby=\"%s-heading\">\n<h2 id=\"%s-heading\" "
                          "dir=\"auto\">",
                          class, id, id, id);
  deal_page_append_text (page->html, title);
  g_string_append (page->html, "</h2>\n");
}

static void
add_heading (Page            *page,
             const DealBlock *block)
{
  g_string_append (page->html, "<h3");
  if (block->id != NULL)
    g_string_append_printf (page->html, " id=\"%s\"", block->id);
  g_string_append (page->html, " dir=\"auto\">");
  append_rich (page->html, block);
  g_string_append (page->html, "</h3>\n");
}

static const char *
get_class (const DealColumn *column)
{
  gboolean is_number = column->type == DEAL_COLUMN_NUMBER;

  if (g_str_has_prefix (column->id, "old"))
    return is_number ? "old number" : "old";
  if (g_str_has_prefix (column->id, "new"))
    return is_number ? "new number" : "new";

  return is_number ? "number" : "text";
}

static void
add_table (Page            *page,
           const DealBlock *block)
{
  const DealTable *table = block->table;
  GString         *html = page->html;

  /* What scrolls must be reachable by keyboard, and what is reached has a name. */
  g_string_append (html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                         "aria-label=\"");
  deal_page_append_text (html, block->text);
  g_string_append (html, "\">\n<table>\n");
  append_element (html, "caption", "text", block->text);
  g_string_append (html, "<thead><tr>");
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DealColumn *column = &g_array_index (table->columns, DealColumn, i);

      g_string_append_printf (html, "<th scope=\"col\" class=\"%s\">",
                              get_class (column));
      deal_page_append_text (html, column->title);
      g_string_append (html, "</th>");
    }
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < table->rows->len; row++)
    {
      g_string_append (html, "<tr>");
      for (guint i = 0; i < table->columns->len; i++)
        {
          const DealColumn *column = &g_array_index (table->columns, DealColumn, i);
          gboolean          is_head = i < block->head_columns;

          g_string_append_printf (html, "<%s class=\"%s\" dir=\"auto\">",
                                  is_head ? "th scope=\"row\"" : "td",
                                  get_class (column));
          deal_page_append_text (html, deal_table_get_cell (table, row, i));
          g_string_append (html, is_head ? "</th>" : "</td>");
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody>\n</table>\n</div>\n");
}

static gboolean
add_figure (Page            *page,
            const DealBlock *block,
            GError         **error)
{
  const DealReportFigure *entry = block->figure;
  g_autofree char        *words = g_strdup_printf ("words-%u", page->n_figures);

  if (entry->too_large)
    {
      g_string_append (page->html, "<p class=\"note\">No picture can hold this figure; "
                                   "its words are below.</p>\n");
      return TRUE;
    }

  g_string_append (page->html, "<figure>\n");
  if (!deal_page_append_figure (page->html, page->report, page->n_figures, words,
                                page->colours, error))
    return FALSE;
  g_string_append (page->html, "<figcaption>");
  g_string_append_printf (page->html, "Figure %u. ", page->n_figures);
  deal_page_append_text (page->html, entry->heading);
  g_string_append (page->html, "</figcaption>\n</figure>\n");

  return TRUE;
}

static void
add_paragraph (Page            *page,
               const DealBlock *block)
{
  gboolean is_note = block->kind == DEAL_BLOCK_NOTE;

  g_string_append_printf (page->html, "<p class=\"%s\" dir=\"auto\"",
                          is_note ? "note" : "text");
  if (!is_note && block->id != NULL)
    g_string_append_printf (page->html, " id=\"%s\"", block->id);
  g_string_append_c (page->html, '>');
  append_rich (page->html, block);
  g_string_append (page->html, "</p>\n");
}

/* It has a picture, and on paper a page to begin with. */
static gboolean
is_drawn (const Page      *page,
          const DealBlock *chapter)
{
  const DealReportFigure *entry =
    g_str_has_prefix (chapter->id, "figure-")
      ? page->report->figures->pdata[page->n_figures - 1]
      : NULL;

  return entry != NULL && deal_figure_get_kind (entry->figure) != DEAL_FIGURE_TERMS;
}

static gboolean
add_block (Page            *page,
           const DealBlock *block,
           GError         **error)
{
  if (block->kind != DEAL_BLOCK_ITEM && block->kind != DEAL_BLOCK_FACT)
    close_list (page);

  switch (block->kind)
    {
    case DEAL_BLOCK_CHAPTER:
      g_string_append (page->html, "</section>\n");
      if (g_str_has_prefix (block->id, "figure-"))
        page->n_figures++;
      open_section (page, is_drawn (page, block) ? "chapter drawn" : "chapter", block->id,
                    block->text);
      break;
    case DEAL_BLOCK_HEADING:
      add_heading (page, block);
      break;
    case DEAL_BLOCK_ITEM:
      add_item (page, block);
      break;
    case DEAL_BLOCK_FACT:
      add_fact (page, block);
      break;
    case DEAL_BLOCK_FIGURE:
      return add_figure (page, block, error);
    case DEAL_BLOCK_TABLE:
      add_table (page, block);
      break;
    case DEAL_BLOCK_PARAGRAPH:
    case DEAL_BLOCK_NOTE:
    default:
      add_paragraph (page, block);
      break;
    }

  return TRUE;
}

static void
add_contents (Page *page)
{
  const DealReport *report = page->report;
  GString          *html = page->html;
  guint             n = 0;

  g_string_append (html, "<nav aria-labelledby=\"contents\">\n"
                         "<h2 id=\"contents\">Contents</h2>\n<ol>\n");
  for (guint i = 0; i < report->blocks->len; i++)
    {
      const DealBlock *block = report->blocks->pdata[i];

      if (block->kind != DEAL_BLOCK_CHAPTER)
        continue;
      g_string_append_printf (html, "<li><a href=\"#%s\">", block->id);
      deal_page_append_text (html, block->text);
      g_string_append (html, "</a>");
      if (g_str_has_prefix (block->id, "figure-"))
        {
          const DealReportFigure *entry = report->figures->pdata[n++];

          append_element (html, "span", "finding", deal_figure_get_title (entry->figure));
        }
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ol>\n</nav>\n");
}

static void
add_header (Page *page)
{
  const Deal      *deal = page->report->deal;
  g_autofree char *as_of = deal_format_date_long (deal->as_of);
  g_autofree char *kicker = g_strdup_printf ("Report, as of %s", as_of);

  g_string_append (page->html, "<a class=\"skip\" href=\"#content\">Skip to the content"
                               "</a>\n<header>\n<div class=\"bar\"></div>\n");
  append_element (page->html, "p", "kicker", kicker);
  append_element (page->html, "h1", "title", deal->title);
  append_element (page->html, "p", "pair", page->report->pair);
  if (page->report->summary != NULL)
    append_element (page->html, "p", "lead", page->report->summary);
  g_string_append (page->html, "</header>\n");
}

static gboolean
add_main (Page    *page,
          GError **error)
{
  g_string_append (page->html, "<main id=\"content\" tabindex=\"-1\">\n");
  open_section (page, "start", "start", "About this report");
  for (guint i = 0; i < page->report->blocks->len; i++)
    if (!add_block (page, page->report->blocks->pdata[i], error))
      return FALSE;
  close_list (page);
  g_string_append (page->html, "</section>\n</main>\n");

  return TRUE;
}

/* Of the page and of its figures; @which: of each pair. */
static void
append_colours (GString    *html,
                const Page *page,
                DealStyle   style,
                gsize       which)
{
  g_string_append (html, ":root{");
  deal_page_append_tokens (html, style);
  for (guint i = 0; i < page->colours->len; i++)
    {
      g_auto (GStrv) pair = g_strsplit (page->colours->pdata[i], "|", 2);

      g_string_append_printf (html, "--c%u:%s;", i, pair[which]);
    }
  g_string_append (html, "}\n");
}

/* On paper a page that is dark for everybody has dark figures and dark letters. */
static void
append_style (GString    *html,
              const Page *page)
{
  DealStyle style = page->report->style;
  DealStyle dark = deal_page_get_dark (style);

  g_string_append (html, "<style>\n");
  g_string_append (html, deal_page_style);
  append_colours (html, page, style, 0);
  if (dark != style)
    {
      g_string_append (html, "@media screen and (prefers-color-scheme:dark){");
      append_colours (html, page, dark, 1);
      g_string_append (html, "}\n");
    }
  else if (style == DEAL_STYLE_DARK || style == DEAL_STYLE_HIGH_CONTRAST_DARK)
    {
      g_string_append (html, "@media print{:root{");
      deal_page_append_tokens (html, DEAL_STYLE_LIGHT);
      g_string_append (html, "}}\n");
    }
  g_string_append (html, "</style>\n");
}

/* The head comes last, for only then are the colours known. */
static GBytes *
finish (const Page *page)
{
  const Deal *deal = page->report->deal;
  GString    *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                                      "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                                      "content=\"width=device-width, initial-scale=1\">\n"
                                      "<title>");
  gsize       length;

  deal_page_append_text (html, deal->title);
  g_string_append (html, ": ");
  deal_page_append_text (html, page->report->pair);
  g_string_append_printf (html, "</title>\n<meta name=\"generator\" content=\"%s\">\n",
                          deal_export_get_software ());
  append_style (html, page);
  g_string_append (html, "</head>\n<body>\n");
  g_string_append_len (html, page->html->str, (gssize) page->html->len);
  g_string_append (html, "<footer><p dir=\"auto\">");
  deal_page_append_text (html, deal->file_name);
  g_string_append_printf (html, ", SHA-256 %s. %s.</p></footer>\n</body>\n</html>\n",
                          deal->sha256, deal_export_get_software ());
  length = html->len;

  return g_bytes_new_take (g_string_free (html, FALSE), length);
}

/**
 * deal_report_to_page:
 * @report: a report
 * @error: return location for an error
 *
 * Runs no script, fetches nothing and follows the reader's choice of light or
 * dark; on paper it is light.
 *
 * Returns: (transfer full): the file, or NULL with `DEAL_ERROR_WRITE`
 */
GBytes *
deal_report_to_page (const DealReport *report,
                     GError          **error)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GPtrArray) colours = g_ptr_array_new_with_free_func (g_free);
  Page page = { .report = report, .html = html, .colours = colours };

  add_header (&page);
  add_contents (&page);
  if (!add_main (&page, error))
    return NULL;

  return finish (&page);
}
