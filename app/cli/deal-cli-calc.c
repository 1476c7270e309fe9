/* deal-cli-calc.c: the subcommands that print what was calculated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <string.h>

#include "chart/deal-figure.h"
#include "cli/deal-cli-sources.h"
#include "cli/deal-cli-text.h"
#include "deal-text.h"
#include "export/deal-export.h"

/* The last lines of a footer name the deal's file and the program. */
#define N_IMPRINT 2

static int
print_pair (const char *name,
            int         argc,
            char      **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new (
    name, DEAL_CLI_PAIR | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealDiff) diff = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (DealTable) people = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  diff = deal_diff_new (cli->deal, cli->options->old_version, cli->options->new_version);
  table = deal_diff_to_table (diff);
  people = deal_cli_make_terms (diff);
  deal_cli_print_either (cli, table, people);

  return cli->status;
}

int
deal_cli_terms (int    argc,
                char **argv)
{
  return print_pair ("terms", argc, argv);
}

int
deal_cli_diff (int    argc,
               char **argv)
{
  return print_pair ("diff", argc, argv);
}

/* The figure of the one version: it knows what its numbers rest on. */
static DealFigure *
make_figure (DealCli *cli,
             GError **error)
{
  g_autoptr (DealOptions) alone = deal_options_copy (cli->options);
  gboolean for_people = cli->output == DEAL_OUTPUT_TEXT;

  alone->old_version = alone->new_version = cli->version;

  return deal_figure_new (DEAL_FIGURE_PAYMENTS, alone, for_people, error);
}

/* Assumptions, sources and conflicts. */
static void
append_footer (GString          *text,
               const DealFigure *figure)
{
  const char *const *lines = deal_figure_get_footer (figure);

  for (guint i = 0; i + N_IMPRINT < g_strv_length ((char **) lines); i++)
    deal_text_append_wrapped (text, "", lines[i], deal_cli_get_width ());
}

/* Assumptions travel with the numbers, also where their column has no room. */
static void
print_assumptions (DealCli          *cli,
                   const DealFigure *figure,
                   const DealTable  *table)
{
  const DealScenario *scenario = cli->options->scenario;
  gssize              column = deal_table_find_column (table, "assumptions");
  const char         *assumptions;
  g_autofree char    *line = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (cli->output != DEAL_OUTPUT_TEXT || table->rows->len == 0)
    return;

  assumptions = deal_table_get_cell (table, 0, (gsize) column);
  if (assumptions[0] == '\0')
    assumptions = C_ ("assumptions", "none");
  /* Translators: the currency of the amounts, the scenario, the assumptions */
  line = g_strdup_printf (_ ("Amounts in %s. Scenario: %s. Assumptions: %s."),
                          cli->deal->currency,
                          scenario != NULL ? scenario->id : C_ ("scenario", "none"),
                          assumptions);
  deal_text_append_wrapped (text, "", line, deal_cli_get_width ());
  append_footer (text, figure);
  deal_cli_write (cli, text->str, text->len);
}

int
deal_cli_schedule (int    argc,
                   char **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new (
    "schedule",
    DEAL_CLI_VERSION | DEAL_CLI_SCENARIO | DEAL_CLI_BY | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT,
    NULL);
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (DealTable) whole = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (DealTable) people = NULL;
  g_autoptr (GError) error = NULL;
  const DealSchedule *before;
  const DealSchedule *schedule;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  figure = make_figure (cli, &error);
  if (figure == NULL)
    {
      deal_cli_fail (cli, error);
      return cli->status;
    }
  deal_figure_get_schedules (figure, &before, &schedule);
  if (schedule->n_rows == 0)
    /* Translators: %s is a version of the deal */
    g_printerr (_ ("counterpart: The file lists no obligation under “%s”.\n"),
                cli->version->id);
  table = deal_schedule_to_table (schedule, cli->options);
  people = deal_cli_make_schedule (schedule);
  whole = deal_figure_complete_table (figure, table);
  if (deal_cli_print_either (cli, whole, people))
    print_assumptions (cli, figure, table);

  return cli->status;
}

/* What the arrows of the table go from and to. */
static void
print_days (DealCli          *cli,
            const DealMatrix *matrix)
{
  g_autofree char *before = deal_date_to_iso (matrix->before);
  g_autofree char *after = deal_date_to_iso (matrix->after);
  g_autofree char *line = NULL;

  if (cli->output != DEAL_OUTPUT_TEXT)
    return;

  /* Translators: two days */
  line = g_strdup_printf (_ ("From %1$s to %2$s; “unknown”: no source says.\n"), before,
                          after);
  deal_cli_write (cli, line, strlen (line));
}

int
deal_cli_matrix (int    argc,
                 char **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new (
    "matrix", DEAL_CLI_PAIR | DEAL_CLI_ON | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealMatrix) matrix = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (DealTable) people = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  matrix = deal_matrix_new_for_options (cli->options);
  if (deal_date_compare (matrix->before, matrix->after) == 0)
    {
      g_autofree char *on = deal_date_to_iso (matrix->after);

      /* Translators: %s is a date */
      g_printerr (_ ("counterpart: On %s neither version was in force; "
                     "nothing is compared.\n"),
                  on);
    }
  table = deal_matrix_to_table (matrix);
  people = deal_cli_make_matrix (matrix);
  print_days (cli, matrix);
  deal_cli_print_either (cli, table, people);

  return cli->status;
}

int
deal_cli_conflicts (int    argc,
                    char **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new (
    "conflicts", DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealTable) table = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  if (cli->output == DEAL_OUTPUT_TEXT)
    {
      g_autofree char *text = deal_cli_list_conflicts (cli->deal, deal_cli_get_width ());

      deal_cli_write (cli, text, strlen (text));
      return cli->status;
    }
  table = deal_conflicts_to_table (cli->deal);
  deal_cli_print (cli, table);

  return cli->status;
}

int
deal_cli_sources (int    argc,
                  char **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new (
    "sources", DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealEvidence) evidence = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (DealTable) people = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  if (cli->output == DEAL_OUTPUT_JSON)
    {
      deal_cli_print_sources (cli);
      return cli->status;
    }

  evidence = deal_evidence_new (cli->deal);
  table = deal_sources_to_table (evidence);
  people = deal_cli_make_sources (evidence);
  deal_cli_print_either (cli, table, people);

  return cli->status;
}
