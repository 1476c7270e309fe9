/* deal-cli.c: the options, input and output that the subcommands share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <stdio.h>
#include <string.h>

#include "deal-text.h"
#include "export/deal-export.h"

#define DEAL_COMMAND(name, usage, summary) { #name, usage, summary, deal_cli_##name },
const DealCommand deal_commands[] = {
#include "cli/deal-cli-commands.h"
};
#undef DEAL_COMMAND
const gsize deal_n_commands = G_N_ELEMENTS (deal_commands);

/**
 * deal_command_find:
 * @name: a word of the command line
 *
 * Returns: (nullable): the subcommand of that name
 */
const DealCommand *
deal_command_find (const char *name)
{
  for (gsize i = 0; i < deal_n_commands; i++)
    if (g_str_equal (deal_commands[i].name, name))
      return &deal_commands[i];

  return NULL;
}

/**
 * deal_cli_new:
 * @name: the subcommand
 * @flags: which of the shared options it takes
 * @own: (nullable): its own options; must live as long as the run
 *
 * Returns: (transfer full): a run that has not begun
 */
DealCli *
deal_cli_new (const char         *name,
              DealCliFlags        flags,
              const GOptionEntry *own)
{
  DealCli *cli = g_new0 (DealCli, 1);

  cli->name = name;
  cli->flags = flags;
  cli->own = own;
  cli->output = DEAL_OUTPUT_TEXT;

  return cli;
}

/* What machines read is the same in every language. */
static gboolean
is_for_machines (const DealCli *cli)
{
  return cli->output == DEAL_OUTPUT_CSV || cli->output == DEAL_OUTPUT_JSON;
}

/**
 * deal_cli_free:
 * @cli: (nullable) (transfer full): a run
 *
 * Ends a run.
 */
void
deal_cli_free (DealCli *cli)
{
  if (cli == NULL)
    return;

  if (is_for_machines (cli))
    deal_text_end_untranslated ();
  g_strfreev (cli->arguments);
  g_strfreev (cli->settings);
  g_strfreev (cli->readings);
  g_free (cli->old_id);
  g_free (cli->new_id);
  g_free (cli->version_id);
  g_free (cli->scenario_id);
  g_free (cli->scenario_file);
  g_free (cli->by);
  g_free (cli->on);
  g_free (cli->known_on);
  g_free (cli->format);
  g_clear_pointer (&cli->options, deal_options_free);
  g_clear_pointer (&cli->deal, deal_unref);
  g_free (cli);
}

/**
 * deal_cli_fail:
 * @cli: a run
 * @error: what went wrong with the input or the work
 *
 * Returns: FALSE, with status 1
 */
gboolean
deal_cli_fail (DealCli      *cli,
               const GError *error)
{
  g_printerr ("counterpart %s: %s\n", cli->name, error->message);
  cli->status = DEAL_EXIT_FAILED;

  return FALSE;
}

/**
 * deal_cli_misuse:
 * @cli: a run
 * @format: what is wrong with the command line, a translated format
 * @...: its arguments
 *
 * Returns: FALSE, with status 2
 */
gboolean
deal_cli_misuse (DealCli    *cli,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  g_autofree char *hint = NULL;
  va_list          args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  /* Translators: %s is a subcommand */
  hint = g_strdup_printf (_ ("“counterpart %s --help” tells how to use it."), cli->name);
  g_printerr ("counterpart %s: %s\n%s\n", cli->name, message, hint);
  cli->status = DEAL_EXIT_USAGE;

  return FALSE;
}

static void
add_entries (DealCli        *cli,
             GOptionContext *context)
{
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &cli->wants_help, N_ ("Show this help"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const struct
  {
    DealCliFlags flag;
    GOptionEntry entry;
  } entries[] = {
    { DEAL_CLI_PAIR,
      { "old", 0, 0, G_OPTION_ARG_STRING, &cli->old_id,
        N_ ("The older version"), N_ ("VERSION") } },
    { DEAL_CLI_PAIR,
      { "new", 0, 0, G_OPTION_ARG_STRING, &cli->new_id,
        N_ ("The newer version"), N_ ("VERSION") } },
    { DEAL_CLI_VERSION,
      { "version", 0, 0, G_OPTION_ARG_STRING, &cli->version_id,
        N_ ("The version that counts"), N_ ("VERSION") } },
    { DEAL_CLI_SCENARIO,
      { "scenario", 0, 0, G_OPTION_ARG_STRING, &cli->scenario_id,
        N_ ("The scenario, or “none”"), N_ ("SCENARIO") } },
    { DEAL_CLI_SCENARIO,
      { "scenario-file", 0, 0, G_OPTION_ARG_FILENAME, &cli->scenario_file,
        N_ ("A file with scenarios of your own; the first is chosen"), N_ ("FILE") } },
    { DEAL_CLI_SCENARIO,
      { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->settings,
        N_ ("Give a parameter a value, as cap=38bn"), N_ ("NAME=VALUE") } },
    { DEAL_CLI_SCENARIO,
      { "reading", 0, 0, G_OPTION_ARG_STRING_ARRAY, &cli->readings,
        N_ ("How a conflict between sources is read, and why, as rev-cap:1=2"),
        N_ ("CONFLICT=NUMBER[:REASON]") } },
    { DEAL_CLI_BY,
      { "by", 0, 0, G_OPTION_ARG_STRING, &cli->by,
        N_ ("The length of a period: month, quarter or year"), N_ ("PERIOD") } },
    { DEAL_CLI_ON,
      { "on", 0, 0, G_OPTION_ARG_STRING, &cli->on,
        N_ ("The as-of date"), N_ ("DATE") } },
    { DEAL_CLI_KNOWN,
      { "known-on", 0, 0, G_OPTION_ARG_STRING, &cli->known_on,
        N_ ("Only what was publicly known on that day"), N_ ("DATE") } },
    { DEAL_CLI_FORMAT,
      { "format", 0, 0, G_OPTION_ARG_STRING, &cli->format,
        N_ ("text, json, csv or markdown"), N_ ("FORMAT") } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    if ((cli->flags & entries[i].flag) != 0)
      {
        GOptionEntry one[] = { entries[i].entry, G_OPTION_ENTRY_NULL };

        g_option_context_add_main_entries (context, one, GETTEXT_PACKAGE_DOMAIN);
      }
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE_DOMAIN);
  if (cli->own != NULL)
    g_option_context_add_main_entries (context, cli->own, GETTEXT_PACKAGE_DOMAIN);
}

static gboolean
parse_output (DealCli *cli)
{
  static const char *const names[] = { "text", "json", "csv", "markdown" };

  if (cli->format == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (cli->format, names[i]))
      {
        cli->output = (DealOutput) i;
        if (is_for_machines (cli))
          deal_text_begin_untranslated ();
        return TRUE;
      }

  return deal_cli_misuse (cli, _ ("“%s” is no format: text, json, csv or markdown."),
                          cli->format);
}

static GOptionContext *
make_context (DealCli *cli)
{
  const DealCommand *command = deal_command_find (cli->name);
  g_autofree char   *name = NULL;
  GOptionContext    *context;

  g_assert (command != NULL);
  name = g_strconcat ("counterpart ", command->name, NULL);
  g_set_prgname (name);
  context = g_option_context_new (command->usage);
  /* Ours ends with a status that tells whether it could be written. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE_DOMAIN);
  add_entries (cli, context);

  return context;
}

/**
 * deal_cli_parse:
 * @cli: a run that has not begun
 * @argc: how many arguments
 * @argv: the arguments, the command's name first; left as they are
 * @least_arguments: how many must be there that are no options
 * @most_arguments: how many may be there; `G_MAXSIZE` for any number
 *
 * Reads the command line.
 *
 * Returns: FALSE after telling what is wrong, or printing help, with the status
 *   set
 */
gboolean
deal_cli_parse (DealCli *cli,
                int      argc,
                char   **argv,
                gsize    least_arguments,
                gsize    most_arguments)
{
  g_autoptr (GOptionContext) context = make_context (cli);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  for (int i = 0; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  words = g_strv_builder_end (builder);

  if (!g_option_context_parse_strv (context, &words, &error))
    return deal_cli_misuse (cli, "%s", error->message);
  if (cli->wants_help)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      deal_cli_write (cli, help, strlen (help));
      return FALSE;
    }
  if (!parse_output (cli))
    return FALSE;

  /* GOption leaves the “--” that ends the options. */
  gsize first = words[0] != NULL && g_strcmp0 (words[1], "--") == 0 ? 2 : 1;

  cli->arguments = g_strdupv (words + first);
  cli->n_arguments = g_strv_length (cli->arguments);
  if (cli->n_arguments < least_arguments)
    return deal_cli_misuse (cli, _ ("Something is missing: it takes %s."),
                            deal_command_find (cli->name)->usage);
  if (cli->n_arguments > most_arguments)
    return deal_cli_misuse (cli, _ ("“%s” is one argument too many."),
                            cli->arguments[most_arguments]);

  return TRUE;
}
