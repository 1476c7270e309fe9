/* deal-cli-report.c: the subcommand that writes everything at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-figure.h"
#include "deal-text.h"
#include "export/deal-report.h"

typedef struct
{
  char    *output;
  char    *form;
  char    *style;
  gboolean range;
  char    *sort;
  gboolean by_kind;
  int      from_year;
} Choice;

static void
choice_clear (Choice *choice)
{
  g_free (choice->output);
  g_free (choice->form);
  g_free (choice->style);
  g_free (choice->sort);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static gboolean
choose_form (DealCli        *cli,
             const Choice   *choice,
             DealReportForm *form)
{
  gboolean         is_page = deal_report_is_page (choice->output);
  g_autofree char *shown = NULL;

  *form = is_page ? DEAL_REPORT_PAGE : DEAL_REPORT_FOLDER;
  if (choice->form == NULL)
    return TRUE;
  if (!deal_report_form_from_name (choice->form, form))
    return deal_cli_misuse (cli, _ ("“%s” is no form of a report: folder or html."),
                            choice->form);
  if (!is_page || *form == DEAL_REPORT_PAGE)
    return TRUE;

  shown = g_filename_display_name (choice->output);

  /* Translators: %s is a file name that ends in .html. */
  return deal_cli_misuse (cli, _ ("“%s” is the name of a page, and --format folder asks "
                                  "for a folder."),
                          shown);
}

static void
print_progress (const char *doing,
                guint       n_done,
                guint       n_steps,
                gpointer    user_data)
{
  DealCli         *cli = user_data;
  g_autofree char *shown = g_filename_display_name (doing);

  /* Translators: the name of the command, how many steps, of how many, a file */
  g_printerr (_ ("counterpart %1$s: %2$u of %3$u: %4$s\n"), cli->name, n_done + 1,
              n_steps, shown);
}

static void
write_report (DealCli       *cli,
              const Choice  *choice,
              DealReportForm form,
              DealStyle      style)
{
  g_autoptr (GError) error = NULL;
  gboolean replaces = form == DEAL_REPORT_FOLDER && deal_report_is_in (choice->output);

  if (!deal_cli_load (cli, cli->arguments[0]))
    return;

  cli->options->range = choice->range;
  cli->options->by_kind = choice->by_kind;
  cli->options->from_year = MAX (choice->from_year, 0);
  if (!deal_cli_choose_order (cli, choice->sort, &cli->options->term_order))
    return;

  if (!deal_report_write (cli->options, style, form, choice->output, NULL, print_progress,
                          cli, &error))
    deal_cli_fail (cli, error);
  else if (replaces)
    {
      g_autofree char *shown = g_filename_display_name (choice->output);

      /* Translators: the name of the command, a folder. */
      g_printerr (_ ("counterpart %1$s: The earlier report in “%2$s” was replaced.\n"),
                  cli->name, shown);
    }
}

int
deal_cli_report (int    argc,
                 char **argv)
{
  g_auto (Choice) choice = { .from_year = DEAL_CLI_NO_YEAR };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choice.output,
      N_ ("The folder to write into, or an .html file"), N_ ("FOLDER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &choice.form,
      N_ ("folder, or html for one page with everything on it"), N_ ("FORM") },
    { "style", 0, 0, G_OPTION_ARG_STRING, &choice.style,
      N_ ("light, dark, print, high-contrast or high-contrast-dark"), N_ ("STYLE") },
    { "range", 0, 0, G_OPTION_ARG_NONE, &choice.range,
      N_ ("Lowest and highest of the deal’s scenarios"), NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &choice.sort,
      N_ ("Terms of the evidence by: disputed, file, sources or title"), N_ ("ORDER") },
    { "by-kind", 0, 0, G_OPTION_ARG_NONE, &choice.by_kind,
      N_ ("Count the sources of the evidence by kind"), NULL },
    { "from", 0, 0, G_OPTION_ARG_INT, &choice.from_year,
      N_ ("The year in which the timeline begins"), N_ ("YEAR") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("report", DEAL_CLI_VIEW, entries);
  DealReportForm form;
  DealStyle      style;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) ||
      !deal_cli_choose_style (cli, choice.style, &style) ||
      !deal_cli_check_year (cli, choice.from_year))
    return cli->status;
  if (choice.output == NULL)
    {
      deal_cli_misuse (cli, _ ("Name the folder to write into with -o."));
      return cli->status;
    }
  if (!choose_form (cli, &choice, &form))
    return cli->status;

  write_report (cli, &choice, form, style);

  return cli->status;
}
