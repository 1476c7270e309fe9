/* deal-export.c: a figure as a file: PNG, SVG, PDF or CSV, the same bytes every time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-export.h"

#include <string.h>

#include "chart/deal-fonts.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"

static const char *const extensions[] = {
  [DEAL_FORMAT_PNG] = "png",
  [DEAL_FORMAT_SVG] = "svg",
  [DEAL_FORMAT_PDF] = "pdf",
  [DEAL_FORMAT_CSV] = "csv",
};

/**
 * deal_format_from_path:
 * @path: (type filename): a file name
 * @format: (out): what its end asks for
 * @error: return location for an error
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_INVALID`
 */
gboolean
deal_format_from_path (const char *path,
                       DealFormat *format,
                       GError    **error)
{
  const char      *dot = strrchr (path, '.');
  g_autofree char *shown = NULL;

  for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS (extensions); i++)
    if (g_ascii_strcasecmp (dot + 1, extensions[i]) == 0)
      {
        *format = (DealFormat) i;
        return TRUE;
      }

  shown = g_filename_display_name (path);
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: %s is a file name. */
               _ ("“%s” must end in .png, .svg, .pdf or .csv"), shown);

  return FALSE;
}

/**
 * deal_figure_export:
 * @figure: the figure, in the source's language
 * @format: which kind of file
 * @size: of the picture; CSV has none
 * @style: its colours
 * @error: return location for an error
 *
 * The same figure, size and style give the same bytes on every machine, in
 * every locale and time zone.  Sources, assumptions and date are part of it.
 *
 * Returns: (transfer full): the file, or NULL with a `DealError`
 */
GBytes *
deal_figure_export (const DealFigure *figure,
                    DealFormat        format,
                    const DealSize   *size,
                    DealStyle         style,
                    GError          **error)
{
  if (format == DEAL_FORMAT_CSV)
    return deal_figure_to_csv (figure);

  if (!deal_fonts_check (error) || !deal_size_check_for (size, figure, error))
    return NULL;

  switch (format)
    {
    case DEAL_FORMAT_SVG:
      return deal_figure_to_svg (figure, size, style, error);
    case DEAL_FORMAT_PDF:
      return deal_figure_to_pdf (figure, size, style, error);
    case DEAL_FORMAT_PNG:
    case DEAL_FORMAT_CSV:
    default:
      return deal_figure_to_png (figure, size, style, error);
    }
}

/**
 * deal_figure_suggest_name:
 * @figure: the figure
 * @format: which kind of file
 *
 * Returns: (transfer full): as "counterpart-payments-annual-2026-04-28.png",
 *   with the date that the deal is as of
 */
char *
deal_figure_suggest_name (const DealFigure *figure,
                          DealFormat        format)
{
  const DealOptions *options = deal_figure_get_options (figure);
  g_autofree char   *date = deal_date_to_iso (options->deal->as_of);
  const char        *name = deal_figure_kind_to_name (deal_figure_get_kind (figure));
  const char        *view = "";

  if (deal_figure_get_kind (figure) == DEAL_FIGURE_PAYMENTS)
    {
      if (options->cumulative)
        view = "-cumulative";
      else
        view = options->by == DEAL_BY_YEAR      ? "-annual"
               : options->by == DEAL_BY_QUARTER ? "-quarterly"
                                                : "-monthly";
    }

  return g_strdup_printf ("counterpart-%s%s-%s.%s", name, view, date, extensions[format]);
}
