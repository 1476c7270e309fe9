/* deal-cli-load.c: the deal that a subcommand works on, and what was chosen of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include "deal-data.h"
#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-known.h"
#include "model/deal-own.h"
#include "model/deal-reader.h"

/**
 * deal_cli_print_problems:
 * @problems: (element-type DealProblem): what is wrong with a file
 * @path: the file, as it was named on the command line
 * @with_warnings: FALSE: only what keeps the file from opening
 *
 * Prints one line each on stderr.
 */
void
deal_cli_print_problems (GPtrArray  *problems,
                         const char *path,
                         gboolean    with_warnings)
{
  g_autofree char *name = g_filename_display_name (path);

  for (guint i = 0; i < problems->len; i++)
    {
      const DealProblem *problem = problems->pdata[i];
      g_autofree char   *line = deal_problem_to_text (problem, name);

      if (with_warnings || problem->severity == DEAL_SEVERITY_ERROR)
        g_printerr ("%s\n", line);
    }
}

static char *
list_versions (const Deal *deal)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < deal->n_versions; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", deal->versions[i].id);

  return g_string_free (list, FALSE);
}

static gboolean
choose_version (DealCli            *cli,
                const char         *id,
                const DealVersion **version)
{
  g_autofree char *list = NULL;

  if (id == NULL)
    return TRUE;
  *version = deal_find_version (cli->deal, id);
  if (*version != NULL)
    return TRUE;

  list = list_versions (cli->deal);

  /* Translators: what was given, then a list of names */
  return deal_cli_misuse (cli, _ ("There is no version “%s”; the deal has: %s."), id,
                          list);
}

static gboolean
choose_scenario (DealCli *cli)
{
  g_autoptr (GString) list = g_string_new ("none");

  if (cli->scenario_id == NULL)
    return TRUE;
  cli->options->scenario = deal_find_scenario (cli->deal, cli->scenario_id);
  if (cli->options->scenario != NULL || g_str_equal (cli->scenario_id, "none"))
    return TRUE;

  for (gsize i = 0; i < cli->deal->n_scenarios; i++)
    g_string_append_printf (list, ", %s", cli->deal->scenarios[i].id);

  /* Translators: what was given, then a list of names */
  return deal_cli_misuse (cli, _ ("There is no scenario “%s”; the deal has: %s."),
                          cli->scenario_id, list->str);
}

static gboolean
choose_parameters (DealCli *cli)
{
  for (gsize i = 0; cli->settings != NULL && cli->settings[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) parts = g_strsplit (cli->settings[i], "=", 2);

      if (g_strv_length (parts) != 2)
        return deal_cli_misuse (cli, _ ("“%s” is not of the form NAME=VALUE."),
                                cli->settings[i]);
      if (!deal_options_set (cli->options, parts[0], parts[1], &error))
        return deal_cli_misuse (cli, "%s", error->message);
    }

  return TRUE;
}

static gboolean
parse_date (DealCli    *cli,
            const char *text,
            DealDate   *date)
{
  if (deal_date_parse (text, date))
    return TRUE;

  return deal_cli_misuse (cli, _ ("“%s” is no date: YYYY-MM-DD, YYYY-MM or YYYY."), text);
}

/* Puts the picture of an earlier day in the place of the deal. */
static gboolean
forget_later (DealCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) whole = NULL;
  DealDate day;

  if (cli->known_on == NULL)
    return TRUE;
  if (!parse_date (cli, cli->known_on, &day))
    return FALSE;

  whole = g_steal_pointer (&cli->deal);
  cli->deal = deal_new_known_on (whole, day, &error);

  return cli->deal != NULL || deal_cli_fail (cli, error);
}

static gboolean
choose_readings (DealCli *cli)
{
  for (gsize i = 0; cli->readings != NULL && cli->readings[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!deal_options_set_reading (cli->options, cli->readings[i], &error))
        return deal_cli_misuse (cli, "%s", error->message);
    }

  return TRUE;
}

/* Beyond the as-of date the file knows nothing, and must not seem to. */
static gboolean
check_on (DealCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *as_of = NULL;

  if (deal_date_get_last_day (cli->options->on) <=
      deal_date_get_last_day (cli->deal->as_of))
    return TRUE;

  as_of = deal_date_to_iso (cli->deal->as_of);
  /* Translators: a date as it was given, and the date to which the file reaches */
  g_set_error (&error, DEAL_ERROR, DEAL_ERROR_INVALID,
               _ ("%s is after the deal’s as-of date, %s: of later days the file says "
                  "nothing."),
               cli->on, as_of);

  return deal_cli_fail (cli, error);
}

static gboolean
choose_dates (DealCli *cli)
{
  DealDate on;

  if (cli->on != NULL)
    {
      if (!parse_date (cli, cli->on, &on))
        return FALSE;
      cli->options->on = deal_date_from_day (deal_date_get_last_day (on));
      if (!check_on (cli))
        return FALSE;
    }
  if (cli->by == NULL || deal_granularity_from_name (cli->by, &cli->options->by))
    return TRUE;

  return deal_cli_misuse (cli, _ ("“%s” is no period: month, quarter or year."), cli->by);
}

/**
 * deal_cli_read:
 * @cli: a run that was parsed
 * @path: (nullable): a deal file; `NULL` for the bundled one
 *
 * Reads the deal, and says on stderr what keeps it from opening.  Warnings are
 * for `check`.
 *
 * Returns: FALSE after telling what is wrong, with the status set
 */
gboolean
deal_cli_read (DealCli    *cli,
               const char *path)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
    (GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *bundled = NULL;

  if (path == NULL)
    path = bundled = deal_data_get_bundled_deal ();
  cli->deal = deal_new_from_path (path, problems, &error);
  deal_cli_print_problems (problems, path, FALSE);

  return cli->deal != NULL || deal_cli_fail (cli, error);
}

/* Puts the deal with the user's own scenarios in the place of the deal. */
static gboolean
add_scenarios (DealCli *cli)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (
    (GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Deal) whole = NULL;
  g_autofree char *name = NULL;

  if (cli->scenario_file == NULL)
    return TRUE;
  bytes = deal_file_load (cli->scenario_file, &error);
  if (bytes == NULL)
    return deal_cli_fail (cli, error);

  name = g_filename_display_basename (cli->scenario_file);
  whole = g_steal_pointer (&cli->deal);
  cli->deal = deal_new_with_scenarios (whole, bytes, name, problems, &error);
  deal_cli_print_problems (problems, cli->scenario_file, FALSE);
  if (cli->deal == NULL)
    return deal_cli_fail (cli, error);
  if (cli->scenario_id == NULL && cli->deal->n_scenarios > whole->n_scenarios)
    cli->scenario_id = g_strdup (cli->deal->scenarios[whole->n_scenarios].id);

  return TRUE;
}

/**
 * deal_cli_load:
 * @cli: a run that was parsed
 * @path: (nullable): a deal file; `NULL` for the bundled one
 *
 * Reads the deal and applies to it what the command line chose.
 *
 * Returns: FALSE after telling what is wrong, with the status set
 */
gboolean
deal_cli_load (DealCli    *cli,
               const char *path)
{
  if (!deal_cli_read (cli, path) || !add_scenarios (cli) || !forget_later (cli))
    return FALSE;

  cli->options = deal_options_new (cli->deal);
  if (!choose_version (cli, cli->old_id, &cli->options->old_version) ||
      !choose_version (cli, cli->new_id, &cli->options->new_version))
    return FALSE;
  deal_options_fit_date (cli->options);
  cli->version = cli->options->new_version;

  return choose_version (cli, cli->version_id, &cli->version) && choose_scenario (cli) &&
         choose_parameters (cli) && choose_readings (cli) && choose_dates (cli);
}
