/* deal-cli-calc.c: the subcommands that print what was calculated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-text.h"
#include "model/deal-reader.h"

static int
print_pair (const char *name,
            int         argc,
            char      **argv)
{
  static const char *const columns[] = { "term", "effect", "disputed", "old_text",
                                         "new_text", NULL };
  g_autoptr (DealCli) cli = deal_cli_new (name, DEAL_CLI_PAIR | DEAL_CLI_FORMAT, NULL);
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
  g_autofree char    *line = NULL;

  if (cli->output != DEAL_OUTPUT_TEXT || table->rows->len == 0)
    return;

  /* Translators: the currency of the amounts, the scenario, the assumptions */
  line = g_strdup_printf (_ ("Amounts in %s. Scenario: %s. Assumptions: %s.\n"),
                          cli->deal->currency,
                          scenario != NULL ? scenario->id : C_ ("scenario", "none"),
                          deal_table_get_cell (table, 0, (gsize) column));
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
    "schedule", DEAL_CLI_VERSION | DEAL_CLI_SCENARIO | DEAL_CLI_BY | DEAL_CLI_FORMAT,
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
  g_autoptr (DealCli) cli =
    deal_cli_new ("matrix", DEAL_CLI_PAIR | DEAL_CLI_ON | DEAL_CLI_FORMAT, NULL);
  g_autoptr (DealMatrix) matrix = NULL;
  g_autoptr (DealTable) table = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;

  matrix = deal_matrix_new_for_options (cli->options);
  table = deal_matrix_to_table (matrix);
  deal_cli_print_columns (cli, table, columns);

  return cli->status;
}

int
deal_cli_conflicts (int    argc,
                    char **argv)
{
  static const char *const columns[] = { "term", "kind", "position", "origins",
                                         "says", NULL };
  g_autoptr (DealCli) cli = deal_cli_new ("conflicts", DEAL_CLI_FORMAT, NULL);
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
  g_autoptr (DealCli) cli = deal_cli_new ("sources", DEAL_CLI_FORMAT, NULL);
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

static gboolean
is_error (const DealProblem *problem)
{
  return problem->severity == DEAL_SEVERITY_ERROR;
}

/* What a file concludes of a change, and what its values say of the same. */
static DealProblem *
make_disagreement (const Deal        *deal,
                   const DealDiffRow *row)
{
  g_autofree char *pointer = g_strdup_printf (
    "/terms/%" G_GSIZE_FORMAT "/changes/%" G_GSIZE_FORMAT "/effect",
    (gsize) (row->term - deal->terms), (gsize) (row->declared - row->term->changes));

  /* Translators: a term, a declared effect as "narrowed", what the values say as
   * "raised" */
  return deal_problem_new (DEAL_SEVERITY_WARNING, row->declared->place, pointer, NULL,
                           _ ("“%s” is declared “%s”, but its values say “%s”"),
                           row->term->id, deal_effect_to_name (row->declared->effect),
                           deal_kind_to_name (row->kind));
}

/* Compares every pair of versions that some change names. */
static void
add_disagreements (const Deal *deal,
                   GPtrArray  *problems)
{
  for (gsize i = 0; i < deal->n_versions; i++)
    for (gsize j = 0; j < deal->n_versions; j++)
      {
        g_autoptr (DealDiff) diff = NULL;
        gboolean is_named = FALSE;

        for (gsize k = 0; k < deal->n_terms && !is_named; k++)
          for (gsize l = 0; l < deal->terms[k].n_changes && !is_named; l++)
            is_named = deal->terms[k].changes[l].from == &deal->versions[i] &&
                       deal->terms[k].changes[l].to == &deal->versions[j];
        if (!is_named)
          continue;

        diff = deal_diff_new (deal, &deal->versions[i], &deal->versions[j]);
        for (gsize k = 0; k < diff->n_rows; k++)
          if (!diff->rows[k].agrees && diff->rows[k].declared != NULL)
            g_ptr_array_add (problems, make_disagreement (deal, &diff->rows[k]));
      }
}

static char *
count (gsize       n,
       const char *one,
       const char *many)
{
  return g_strdup_printf ("%" G_GSIZE_FORMAT " %s", n, P_ (one, many, n));
}

/* "FILE: ok (…)", with what is in it, so that one sees that it was read. */
static void
print_ok (const char *path,
          const Deal *deal)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *versions = count (deal->n_versions, N_ ("version"), N_ ("versions"));
  g_autofree char *terms = count (deal->n_terms, N_ ("term"), N_ ("terms"));
  g_autofree char *payments = count (deal->n_payments, N_ ("payment"), N_ ("payments"));
  g_autofree char *sources = count (deal->n_sources, N_ ("source"), N_ ("sources"));
  g_autofree char *claims = count (deal->n_claims, N_ ("claim"), N_ ("claims"));

  /* Translators: a file name and five counts, as "4 versions" */
  g_print (_ ("%s: ok: %s, %s, %s, %s, %s\n"), name, versions, terms, payments, sources,
           claims);
}

/* FALSE: the file does not open. */
static gboolean
check_file (DealCli    *cli,
            const char *path)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
    (GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_path (path, problems, &error);
  gboolean has_errors = FALSE;

  if (deal != NULL)
    add_disagreements (deal, problems);
  deal_cli_print_problems (problems, path, TRUE);
  for (guint i = 0; i < problems->len; i++)
    has_errors |= is_error (problems->pdata[i]);
  if (deal != NULL)
    print_ok (path, deal);
  else if (!has_errors)
    deal_cli_fail (cli, error);

  return deal != NULL;
}

int
deal_cli_check (int    argc,
                char **argv)
{
  g_autoptr (DealCli) cli = deal_cli_new ("check", DEAL_CLI_NO_OPTIONS, NULL);

  if (!deal_cli_parse (cli, argc, argv, 1, G_MAXSIZE))
    return cli->status;

  for (gsize i = 0; i < cli->n_arguments; i++)
    if (!check_file (cli, cli->arguments[i]))
      cli->status = DEAL_EXIT_FAILED;

  return cli->status;
}
