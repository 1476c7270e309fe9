/* deal-cli-check.c: the subcommand that finds every mistake in deal files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <string.h>

#include "cli/deal-cli-strict.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-record.h"
#include "model/deal-reader.h"

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

/* What no format forbids and no deal means. */
static void
add_payment_warnings (const Deal *deal,
                      GPtrArray  *problems)
{
  static const DealDecimal one = { 1, 0 };

  for (gsize i = 0; i < deal->n_payments; i++)
    {
      const DealPayment *payment = &deal->payments[i];
      const DealRule    *rule = &payment->rule;
      g_autofree char   *pointer = g_strdup_printf ("/payments/%" G_GSIZE_FORMAT, i);
      gboolean           is_negative = FALSE;

      if (payment->payer == payment->payee)
        g_ptr_array_add (problems,
                         deal_problem_new (DEAL_SEVERITY_WARNING, payment->place, pointer,
                                           NULL, _ ("“%s” pays itself in “%s”"),
                                           payment->payer->id, payment->id));
      if (rule->type == DEAL_RULE_SHARE && rule->rate.parameter == NULL &&
          deal_decimal_compare (rule->rate.number, one) > 0)
        g_ptr_array_add (problems,
                         deal_problem_new (DEAL_SEVERITY_WARNING, payment->place, pointer,
                                           NULL, _ ("The rate of “%s” is more than all"),
                                           payment->id));

      is_negative = rule->amount.number.digits < 0 || rule->rate.number.digits < 0;
      for (gsize j = 0; j < rule->n_amounts; j++)
        is_negative |= rule->amounts[j].amount < 0;
      if (is_negative)
        g_ptr_array_add (problems,
                         deal_problem_new (DEAL_SEVERITY_WARNING, payment->place, pointer,
                                           NULL, _ ("“%s” pays less than nothing"),
                                           payment->id));
    }
}

/* "FILE: ok (…)", with what is in it, so that one sees that it was read. */
static gboolean
print_ok (DealCli    *cli,
          const char *path,
          const Deal *deal)
{
  g_autofree char *line = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *versions = count (deal->n_versions, N_ ("version"), N_ ("versions"));
  g_autofree char *terms = count (deal->n_terms, N_ ("term"), N_ ("terms"));
  g_autofree char *payments = count (deal->n_payments, N_ ("payment"), N_ ("payments"));
  g_autofree char *sources = count (deal->n_sources, N_ ("source"), N_ ("sources"));
  g_autofree char *claims = count (deal->n_claims, N_ ("claim"), N_ ("claims"));

  /* Translators: a file name and five counts, as "4 versions" */
  line = g_strdup_printf (_ ("%s: ok: %s, %s, %s, %s, %s\n"), name, versions, terms,
                          payments, sources, claims);

  return deal_cli_write (cli, line, strlen (line));
}

/* A picture of a figure is no deal file, though most subcommands take it for one. */
static void
refuse_picture (DealCli    *cli,
                const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  g_set_error (&error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: a file name, twice. */
               _ ("“%s” is a picture, not a deal file. “counterpart describe %s” "
                  "tells what is in it."),
               name, name);
  deal_cli_fail (cli, error);
}

/* FALSE: the file does not open, or that it does could not be said. */
static gboolean
check_file (DealCli    *cli,
            const char *path,
            gboolean    is_strict)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
    (GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = deal_new_from_path (path, problems, &error);
  gboolean has_errors = FALSE;

  if (deal != NULL)
    {
      add_disagreements (deal, problems);
      add_payment_warnings (deal, problems);
      if (is_strict)
        deal_cli_check_strictly (deal, problems);
    }
  deal_cli_print_problems (problems, path, TRUE);
  for (guint i = 0; i < problems->len; i++)
    has_errors |= is_error (problems->pdata[i]);
  if (deal != NULL)
    return print_ok (cli, path, deal);
  if (!has_errors)
    deal_cli_fail (cli, error);

  return FALSE;
}

int
deal_cli_check (int    argc,
                char **argv)
{
  gboolean           is_strict = FALSE;
  const GOptionEntry own[] = {
    { "strict", 0, 0, G_OPTION_ARG_NONE, &is_strict,
      N_ ("Warn of weak evidence and of reprints as well"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("check", DEAL_CLI_NO_OPTIONS, own);

  if (!deal_cli_parse (cli, argc, argv, 1, G_MAXSIZE))
    return cli->status;

  for (gsize i = 0; i < cli->n_arguments; i++)
    if (deal_png_is_at (cli->arguments[i]))
      refuse_picture (cli, cli->arguments[i]);
    else if (!check_file (cli, cli->arguments[i], is_strict))
      cli->status = DEAL_EXIT_FAILED;

  return cli->status;
}
