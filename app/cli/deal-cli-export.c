/* deal-cli-export.c: the subcommands that make or describe a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "chart/deal-window.h"
#include "cli/deal-cli-figure.h"
#include "cli/deal-cli-picture.h"
#include "cli/deal-cli-sources.h"
#include "deal-text.h"
#include "net/deal-citations.h"

/* What both subcommands take besides the shared options. */
typedef struct
{
  char    *output; /* export only */
  char    *preset;
  char    *size;
  double   dpi;
  char    *style;
  gboolean cumulative;
  gboolean range;
  char    *sort;
  gboolean by_kind;
  gboolean citations;
  char    *from;
  char    *to;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->output);
  g_free (choice->preset);
  g_free (choice->size);
  g_free (choice->style);
  g_free (choice->sort);
  g_free (choice->from);
  g_free (choice->to);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

#define N_ENTRIES 13

/* Below all that can be wanted. */
#define NO_DPI (-1.0)

static void
fill_entries (GOptionEntry entries[N_ENTRIES],
              Choice      *choice,
              gboolean     with_output)
{
  const GOptionEntry all[N_ENTRIES] = {
    { "preset", 0, 0, G_OPTION_ARG_STRING, &choice->preset,
      N_ ("report-column, report-page, slide, web, link-preview or square"),
      N_ ("PRESET") },
    { "size", 0, 0, G_OPTION_ARG_STRING, &choice->size,
      N_ ("Width and height in pixels, as 1600x900"), N_ ("WxH") },
    { "citations", 0, 0, G_OPTION_ARG_NONE, &choice->citations,
      N_ ("Warn of citations that the archive says are gone"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_DOUBLE, &choice->dpi,
      N_ ("Pixels an inch, with --size; 96 if not given"), N_ ("NUMBER") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &choice->style,
      N_ ("light, dark, print, high-contrast or high-contrast-dark"), N_ ("STYLE") },
    { "cumulative", 0, 0, G_OPTION_ARG_NONE, &choice->cumulative,
      N_ ("Running totals instead of each period"), NULL },
    { "range", 0, 0, G_OPTION_ARG_NONE, &choice->range,
      N_ ("Lowest and highest of the deal’s scenarios"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &choice->sort,
      N_ ("Terms of the evidence by: disputed, file, sources or title"), N_ ("ORDER") },
    { "by-kind", 0, 0, G_OPTION_ARG_NONE, &choice->by_kind,
      N_ ("Count the sources of the evidence by kind"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &choice->from,
      N_ ("Where timeline and payments begin: a year, or a month as 2027-04"),
      N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &choice->to,
      N_ ("The last year or month of the payments that are drawn"), N_ ("DATE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice->output,
      N_ ("The file to write: .png, .svg, .pdf or .csv"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };

  memcpy (entries, all, sizeof all);
  if (!with_output)
    memset (&entries[N_ENTRIES - 2], 0, sizeof entries[0]);
}

static gboolean
refuse_preset (DealCli    *cli,
               const char *name)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", deal_preset_get (i)->name);

  /* Translators: what was given, then the names that there are. */
  return deal_cli_misuse (cli, _ ("“%s” is no preset; there are: %s."), name, all->str);
}

static gboolean
choose_size (DealCli      *cli,
             const Choice *choice,
             DealSize     *size)
{
  g_autoptr (GError) error = NULL;
  const DealPreset *preset;

  if (choice->dpi != NO_DPI && !(choice->dpi > 0))
    return deal_cli_misuse (cli, _ ("--dpi must be more than 0."));
  if (choice->size != NULL)
    {
      if (choice->preset != NULL)
        return deal_cli_misuse (cli, _ ("Give either --preset or --size."));
      if (!deal_size_parse (choice->size, choice->dpi != NO_DPI ? choice->dpi : 96, size,
                            &error))
        return deal_cli_misuse (cli, "%s.", error->message);
      return TRUE;
    }
  if (choice->dpi != NO_DPI)
    return deal_cli_misuse (cli, _ ("--dpi goes with --size; a preset has its own."));

  preset = deal_preset_find (choice->preset != NULL ? choice->preset : "report-page");
  if (preset == NULL)
    return refuse_preset (cli, choice->preset);
  *size = preset->size;

  return TRUE;
}

static gboolean
choose_kind (DealCli        *cli,
             DealFigureKind *kind)
{
  g_autofree char *shown = NULL;
  g_autoptr (GString) all = NULL;

  if (deal_figure_kind_from_name (cli->arguments[0], kind))
    return TRUE;

  shown = g_filename_display_name (cli->arguments[0]);
  all = g_string_new (NULL);
  for (int i = 0; i < DEAL_N_FIGURES; i++)
    g_string_append_printf (all, "%s%s", i > 0 ? ", " : "",
                            deal_figure_kind_to_name ((DealFigureKind) i));

  /* Translators: what was given, then the names that there are. */
  return deal_cli_misuse (cli, _ ("“%s” is no figure; there are: %s."), shown, all->str);
}

/* A figure in the place of the deal that it was made from would lose the deal. */
static gboolean
is_same_file (const char *output,
              const char *input)
{
  GStatBuf out;
  GStatBuf in;

  return input != NULL && g_stat (output, &out) == 0 && g_stat (input, &in) == 0 &&
         out.st_dev == in.st_dev && out.st_ino == in.st_ino;
}

/* Only on demand: the same deal and options give the same bytes whatever is in
 * somebody's archive. */
static gboolean
look_at_citations (DealCli *cli)
{
  g_autoptr (DealArchive) archive = deal_cli_open_archive (cli);
  g_autoptr (DealCitations) citations = NULL;
  g_autoptr (GError) error = NULL;

  if (archive == NULL)
    return FALSE;
  citations = deal_citations_load (archive, cli->deal, &error);
  if (citations == NULL)
    return deal_cli_fail (cli, error);

  deal_options_set_anchors (cli->options, citations->states);

  return TRUE;
}

/* A window beside all that is paid would show everything, as if none were given. */
static gboolean
check_window (DealCli          *cli,
              const DealFigure *figure,
              DealPeriod        window)
{
  DealTime time;
  int      first_year;
  int      last_year;

  if (window.last == 0 || !deal_figure_get_time (figure, &time) ||
      (window.first <= time.whole.last && window.last >= time.whole.first))
    return TRUE;

  first_year = time.whole.first / 12;
  last_year = time.whole.last / 12;

  /* Translators: the first and the last year. */
  return deal_cli_misuse (cli,
                          _ ("No payments lie between --from and --to; they run from "
                             "%d to %d."),
                          first_year, last_year);
}

/* The figure that the command line asks for; NULL after saying why not. */
static DealFigure *
make_figure (DealCli       *cli,
             const Choice  *choice,
             DealFigureKind kind)
{
  g_autoptr (GError) error = NULL;
  DealTermOrder order;
  DealPeriod    window;
  int           from_year;
  DealFigure   *figure;

  if (!deal_cli_choose_order (cli, choice->sort, &order) ||
      !deal_cli_choose_window (cli, choice->from, choice->to, &from_year, &window) ||
      !deal_cli_load (cli, cli->arguments[1]) ||
      (choice->citations && !look_at_citations (cli)))
    return NULL;

  cli->options->cumulative = choice->cumulative;
  cli->options->range = choice->range;
  cli->options->term_order = order;
  cli->options->by_kind = choice->by_kind;
  cli->options->from_year = from_year;
  cli->options->window = window;
  figure = deal_figure_new (kind, cli->options, FALSE, &error);
  if (figure == NULL)
    deal_cli_fail (cli, error);
  else if (!check_window (cli, figure, window))
    g_clear_pointer (&figure, deal_figure_unref);

  return figure;
}

/* The figure of a picture, drawn again; its size and style unless others are
 * chosen. */
static DealFigure *
remake_figure (DealCli      *cli,
               const Choice *choice,
               DealSize     *size,
               DealStyle    *style)
{
  g_autoptr (DealRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  DealFigure *figure;

  if (choice->cumulative || choice->range || choice->by_kind || choice->sort != NULL ||
      choice->from != NULL || choice->to != NULL)
    {
      deal_cli_misuse (cli, _ ("A picture brings its own options; only its size and "
                               "style can be chosen anew."));
      return NULL;
    }
  record = deal_cli_load_picture (cli);
  if (record == NULL)
    return NULL;

  if (choice->size == NULL && choice->preset == NULL)
    *size = record->size;
  if (choice->style == NULL)
    *style = record->style;
  figure = deal_figure_new (record->kind, cli->options, FALSE, &error);
  if (figure == NULL)
    deal_cli_fail (cli, error);

  return figure;
}

/* The figure that is named, or that of a picture. */
static DealFigure *
find_figure (DealCli      *cli,
             const Choice *choice,
             DealSize     *size,
             DealStyle    *style)
{
  DealFigureKind kind;

  if (deal_cli_names_picture (cli->arguments[0]))
    return remake_figure (cli, choice, size, style);

  return choose_kind (cli, &kind) ? make_figure (cli, choice, kind) : NULL;
}

/* A picture says how many rows it has no room for, but not what would help. */
static void
tell_left_out (const DealFigure *figure,
               const DealSize   *size)
{
  DealSize         full;
  g_autofree char *text = deal_size_tell_left_out (size, figure, &full);

  if (text == NULL)
    return;
  if (deal_size_check (&full, NULL))
    g_printerr ("counterpart export: %s (--size %dx%d --dpi %g)\n", text, full.width,
                full.height, full.dpi);
  else
    g_printerr ("counterpart export: %s\n", text);
}

int
deal_cli_export (int    argc,
                 char **argv)
{
  g_auto (Choice) choice = { .dpi = NO_DPI };
  GOptionEntry entries[N_ENTRIES] = { 0 };
  g_autoptr (DealCli) cli = deal_cli_new ("export", DEAL_CLI_VIEW, entries);
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DealFormat format;
  DealSize   size;
  DealStyle  style;

  fill_entries (entries, &choice, TRUE);
  if (!deal_cli_parse (cli, argc, argv, 1, 2) || !choose_size (cli, &choice, &size) ||
      !deal_cli_choose_style (cli, choice.style, &style))
    return cli->status;
  if (choice.output == NULL)
    {
      deal_cli_misuse (cli, _ ("Name the file to write with -o."));
      return cli->status;
    }
  if (!deal_format_from_path (choice.output, &format, &error))
    {
      deal_cli_misuse (cli, "%s.", error->message);
      return cli->status;
    }

  if (is_same_file (choice.output, cli->arguments[1]))
    {
      deal_cli_misuse (cli, _ ("The figure would overwrite the deal it is made from."));
      return cli->status;
    }

  figure = find_figure (cli, &choice, &size, &style);
  if (figure == NULL)
    return cli->status;

  if (format != DEAL_FORMAT_CSV && !deal_figure_is_reproducible (figure))
    g_printerr ("counterpart export: %s\n",
                _ ("Some letters are not in the bundled font; where other fonts are "
                   "installed, the picture will look different."));
  bytes = deal_figure_export (figure, format, &size, style, &error);
  if (bytes == NULL || !deal_file_save (choice.output, bytes, &error))
    deal_cli_fail (cli, error);
  else if (format != DEAL_FORMAT_CSV)
    tell_left_out (figure, &size);

  return cli->status;
}

/* What a picture says of itself, which needs no deal. */
static int
describe_picture (DealCli *cli)
{
  g_autoptr (DealRecord) record = deal_cli_read_picture (cli);
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  if (record == NULL)
    return cli->status;

  text = deal_record_describe (record, cli->deal);
  line = g_strconcat (text, "\n", NULL);
  deal_cli_write (cli, line, strlen (line));

  return cli->status;
}

int
deal_cli_describe (int    argc,
                   char **argv)
{
  g_auto (Choice) choice = { .dpi = NO_DPI };
  GOptionEntry entries[N_ENTRIES] = { 0 };
  g_autoptr (DealCli) cli = deal_cli_new ("describe", DEAL_CLI_VIEW, entries);
  g_autoptr (DealFigure) figure = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  DealFigureKind   kind;
  DealSize         size;
  DealStyle        style;

  fill_entries (entries, &choice, FALSE);
  if (!deal_cli_parse (cli, argc, argv, 1, 2))
    return cli->status;
  if (deal_cli_names_picture (cli->arguments[0]))
    return describe_picture (cli);
  if (!choose_kind (cli, &kind) || !choose_size (cli, &choice, &size) ||
      !deal_cli_choose_style (cli, choice.style, &style))
    return cli->status;

  figure = make_figure (cli, &choice, kind);
  if (figure == NULL)
    return cli->status;

  text = deal_figure_describe (figure, &size, style);
  line = g_strconcat (text, "\n", NULL);
  deal_cli_write (cli, line, strlen (line));

  return cli->status;
}
