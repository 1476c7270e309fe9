/* deal-report-svg.c: figures inside an HTML page, light by day and dark by night
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "export/deal-report-page.h"

#define COLOUR "rgb("

/* What stands between the figure's own description and its end. */
static char *
get_body (const DealFigure *figure,
          const DealSize   *size,
          DealStyle         style,
          GError          **error)
{
  static const char *const mark = "</metadata>";
  g_autoptr (GBytes) bytes = deal_figure_to_svg (figure, size, style, error);
  const char *text;
  const char *start;
  const char *end;
  gsize       length;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &length);
  start = g_strstr_len (text, (gssize) length, mark);
  end = g_strrstr_len (text, (gssize) length, "</svg>");
  g_assert (start != NULL && end != NULL);
  start += strlen (mark);

  return g_strndup (start, (gsize) (end - start));
}

/* Moves @p behind the next colour, and says where that begins and ends; up to
 * it stand @plain bytes. */
static gboolean
next_colour (const char **p,
             gsize       *plain,
             char       **colour)
{
  const char *found = strstr (*p, COLOUR);
  const char *end = found != NULL ? strchr (found, ')') : NULL;

  if (end == NULL)
    {
      *plain = strlen (*p);
      *p += *plain;
      *colour = NULL;
      return FALSE;
    }

  *plain = (gsize) (found - *p);
  *colour = g_strndup (found, (gsize) (end + 1 - found));
  *p = end + 1;

  return TRUE;
}

static guint
find_variable (GPtrArray  *colours,
               const char *light,
               const char *dark)
{
  g_autofree char *pair = g_strconcat (light, "|", dark, NULL);
  guint            index;

  if (!g_ptr_array_find_with_equal_func (colours, pair, g_str_equal, &index))
    {
      index = colours->len;
      g_ptr_array_add (colours, g_steal_pointer (&pair));
    }

  return index;
}

/**
 * deal_page_merge_colours:
 * @light: a picture
 * @dark: the same in other colours
 * @colours: (element-type utf8): "LIGHT|DARK", one for each variable `--cN`
 *
 * Puts variables in the place of colours.
 *
 * Returns: (transfer full): the picture; without variables if the two differ in
 *   more than their colours
 */
char *
deal_page_merge_colours (const char *light,
                         const char *dark,
                         GPtrArray  *colours)
{
  g_autoptr (GString) merged = g_string_new (NULL);
  const char *p = light;
  const char *q = dark;

  for (;;)
    {
      const char      *from = p;
      const char      *other = q;
      gsize            plain;
      gsize            other_plain;
      g_autofree char *colour = NULL;
      g_autofree char *other_colour = NULL;
      gboolean         is_colour = next_colour (&p, &plain, &colour);

      if (next_colour (&q, &other_plain, &other_colour) != is_colour ||
          plain != other_plain || memcmp (from, other, plain) != 0)
        return g_strdup (light);

      g_string_append_len (merged, from, (gssize) plain);
      if (!is_colour)
        break;
      g_string_append_printf (merged, "var(--c%u)",
                              find_variable (colours, colour, other_colour));
    }

  return g_strdup (merged->str);
}

/* A name that two pictures on one page must not share. */
static gsize
measure_name (const char *p)
{
  static const char *const marks[] = { " id=\"", "xlink:href=\"#", "url(#" };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_prefix (p, marks[i]))
      return strlen (marks[i]);

  return 0;
}

/* Only tags have names: a text may read like one.  An element without content
 * gets an end tag, for HTML before 5 knows no other end. */
static void
append_with_prefix (GString    *page,
                    const char *svg,
                    guint       number)
{
  const char *tag = NULL;

  for (const char *p = svg; *p != '\0';)
    {
      gsize length;

      if (*p == '<')
        tag = p + 1;
      if (tag != NULL && g_str_has_prefix (p, "/>"))
        {
          g_string_append_printf (page, "></%.*s>", (int) strcspn (tag, " />"), tag);
          p += 2;
          tag = NULL;
          continue;
        }
      if (*p == '>')
        tag = NULL;

      length = tag != NULL ? measure_name (p) : 0;
      g_string_append_len (page, p, (gssize) MAX (length, 1));
      if (length > 0)
        g_string_append_printf (page, "f%u-", number);
      p += MAX (length, 1);
    }
}

/* That of a sheet of paper if all of it has room there, for the page may be printed. */
static const DealSize *
choose_size (const DealReportFigure *entry)
{
  DealFrame frame;
  double    scale;
  gsize     n_all;

  deal_size_get_frame (&entry->page_size, DEAL_STYLE_LIGHT, &frame, &scale);

  return deal_figure_count_left_out (entry->figure, &frame, &n_all) == 0
           ? &entry->page_size
           : &entry->size;
}

/**
 * deal_page_append_figure:
 * @page: a page
 * @report: its report
 * @number: of the figure, from 1
 * @words: the id of what describes it
 * @colours: (element-type utf8): "LIGHT|DARK", one for each variable `--cN`
 * @error: return location for an error
 *
 * Draws the figure on the page.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_WRITE`
 */
gboolean
deal_page_append_figure (GString          *page,
                         const DealReport *report,
                         guint             number,
                         const char       *words,
                         GPtrArray        *colours,
                         GError          **error)
{
  const DealReportFigure *entry = report->figures->pdata[number - 1];
  const DealSize         *size = choose_size (entry);
  DealStyle               dark_style = deal_page_get_dark (report->style);
  g_autofree char        *body = get_body (entry->figure, size, report->style, error);
  char                    width[G_ASCII_DTOSTR_BUF_SIZE];
  char                    height[G_ASCII_DTOSTR_BUF_SIZE];

  if (body == NULL)
    return FALSE;
  if (dark_style != report->style)
    {
      g_autofree char *light = g_steal_pointer (&body);
      g_autofree char *dark = get_body (entry->figure, size, dark_style, error);

      if (dark == NULL)
        return FALSE;
      body = deal_page_merge_colours (light, dark, colours);
    }

  g_ascii_dtostr (width, sizeof width, size->width * 72 / size->dpi);
  g_ascii_dtostr (height, sizeof height, size->height * 72 / size->dpi);
  g_string_append_printf (page,
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                          "xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                          "viewBox=\"0 0 %s %s\" role=\"img\" "
                          "aria-labelledby=\"title-%u\" aria-describedby=\"%s\">\n"
                          "<title id=\"title-%u\">",
                          width, height, number, words, number);
  deal_page_append_text (page, deal_figure_get_title (entry->figure));
  g_string_append (page, "</title>\n");
  append_with_prefix (page, body, number);
  g_string_append (page, "</svg>\n");

  return TRUE;
}
