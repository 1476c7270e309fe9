/* deal-cli-calc.c: the subcommands that print what was calculated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-text.h"

static int
print_pair (const char *name,
            int         argc,
            char      **argv)
{
  static const char *const columns[] = { "term", "effect", "disputed", "old_text",
                                         "new_text", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (
    name, DEAL_CLI_PAIR | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealDiff) diff = NULL;
  g_autoptr (DealTable) table = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  diff = deal_diff_new (cli->deal, cli->options->old_version, cli->options->new_version);
  table = deal_diff_to_table (diff);
  deal_cli_print_columns (cli, table, columns);

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

/* Assumptions travel with the numbers, also where their column has no room. */
static void
print_assumptions (DealCli         *cli,
                   const DealTable *table)
{
  const DealScenario *scenario = cli->options->scenario;
  gssize              column = deal_table_find_column (table, "assumptions");
  const char         *assumptions;
  g_autofree char    *line = NULL;

  if (cli->output != DEAL_OUTPUT_TEXT || table->rows->len == 0)
    return;

  assumptions = deal_table_get_cell (table, 0, (gsize) column);
  if (assumptions[0] == '\0')
    assumptions = C_ ("assumptions", "none");
  /* Translators: the currency of the amounts, the scenario, the assumptions */
  line = g_strdup_printf (_ ("Amounts in %s. Scenario: %s. Assumptions: %s.\n"),
                          cli->deal->currency,
                          scenario != NULL ? scenario->id : C_ ("scenario", "none"),
                          assumptions);
  deal_cli_write (cli, line, strlen (line));
}

int
deal_cli_schedule (int    argc,
                   char **argv)
{
  static const char *const columns[] = { "period", "payment", "payer", "state",
                                         "bound", "amount", "due",
                                         "running", "certainty", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (
    "schedule",
    DEAL_CLI_VERSION | DEAL_CLI_SCENARIO | DEAL_CLI_BY | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT,
    NULL);
  g_autoptr (DealSchedule) schedule = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autoptr (GError) error = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  schedule = deal_schedule_new (cli->options, cli->version, &error);
  if (schedule == NULL)
    {
      deal_cli_fail (cli, error);
      return cli->status;
    }
  if (schedule->n_rows == 0)
    /* Translators: %s is a version of the deal */
    g_printerr (_ ("counterpart: The file lists no obligation under “%s”.\n"),
                cli->version->id);
  table = deal_schedule_to_table (schedule, cli->options);
  if (deal_cli_print_columns (cli, table, columns))
    print_assumptions (cli, table);

  return cli->status;
}

int
deal_cli_matrix (int    argc,
                 char **argv)
{
  static const char *const columns[] = { "product", "platform", "layer", "before",
                                         "after", "change", "since", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (
    "matrix", DEAL_CLI_PAIR | DEAL_CLI_ON | DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealMatrix) matrix = NULL;
  g_autoptr (DealTable) table = NULL;

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
  deal_cli_print_columns (cli, table, columns);

  return cli->status;
}

int
deal_cli_conflicts (int    argc,
                    char **argv)
{
  static const char *const columns[] = { "conflict", "question", "kind",
                                         "both_true", "position", "behind",
                                         "says", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (
    "conflicts", DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealTable) table = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  table = deal_conflicts_to_table (cli->deal);
  deal_cli_print_columns (cli, table, columns);

  return cli->status;
}

int
deal_cli_sources (int    argc,
                  char **argv)
{
  static const char *const columns[] = { "number", "id", "publisher", "kind",
                                         "published", "claims", "title", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (
    "sources", DEAL_CLI_KNOWN | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealEvidence) evidence = NULL;
  g_autoptr (DealTable) table = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  if (cli->output == DEAL_OUTPUT_JSON)
    {
      deal_cli_print_sources (cli);
      return cli->status;
    }

  evidence = deal_evidence_new (cli->deal);
  table = deal_sources_to_table (evidence);
  deal_cli_print_columns (cli, table, columns);

  return cli->status;
}
