/* deal-cli.h: what the subcommands of `counterpart` share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "calc/deal-table.h"

G_BEGIN_DECLS

/* How a subcommand ends: DESIGN §7. */
#define DEAL_EXIT_DONE 0
#define DEAL_EXIT_FAILED 1
#define DEAL_EXIT_USAGE 2

/**
 * DealCommand:
 * @name: the word on the command line
 * @usage: what follows it, as `[FILE]`
 * @summary: one line for `--help`; pass through _()
 * @run: the command; gets its own name as the first argument
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  int (*run) (int argc, char **argv);
} DealCommand;

/* A command is one line in deal-cli-commands.h and a function deal_cli_NAME(). */
#define DEAL_COMMAND(name, usage, summary) int deal_cli_##name (int argc, char **argv);
#include "cli/deal-cli-commands.h"
#undef DEAL_COMMAND

extern const DealCommand deal_commands[];
extern const gsize       deal_n_commands;

const DealCommand *deal_command_find (const char *name);

/* The options that a command takes besides its own; all take --help. */
typedef enum
{
  DEAL_CLI_NO_OPTIONS = 0,
  DEAL_CLI_PAIR = 1 << 0,     /* --old --new */
  DEAL_CLI_VERSION = 1 << 1,  /* --version */
  DEAL_CLI_SCENARIO = 1 << 2, /* --scenario --scenario-file --set --reading */
  DEAL_CLI_BY = 1 << 3,       /* --by */
  DEAL_CLI_ON = 1 << 4,       /* --on */
  DEAL_CLI_FORMAT = 1 << 5,   /* --format text|json|csv|markdown */
  DEAL_CLI_KNOWN = 1 << 6,    /* --known-on */
  DEAL_CLI_VIEW =
    DEAL_CLI_PAIR | DEAL_CLI_SCENARIO | DEAL_CLI_BY | DEAL_CLI_ON | DEAL_CLI_KNOWN,
} DealCliFlags;

typedef enum
{
  DEAL_OUTPUT_TEXT,
  DEAL_OUTPUT_JSON,
  DEAL_OUTPUT_CSV,
  DEAL_OUTPUT_MARKDOWN,
} DealOutput;

/**
 * DealCli:
 *
 * One run of a subcommand.  The pattern of a command:
 *
 * |[
 * g_autoptr (DealCli) cli = deal_cli_new ("matrix", DEAL_CLI_ON | DEAL_CLI_FORMAT, NULL);
 *
 * if (!deal_cli_parse (cli, argc, argv, 0, 1) || !deal_cli_load (cli, cli->arguments[0]))
 *   return cli->status;
 * ]|
 */
typedef struct
{
  const char         *name;
  DealCliFlags        flags;
  const GOptionEntry *own;       /* nullable; ended by an empty entry */
  int                 status;    /* what to return when a step said FALSE */
  char              **arguments; /* what is no option, in file name encoding */
  gsize               n_arguments;
  DealOutput          output;
  Deal               *deal;    /* after deal_cli_load() */
  DealOptions        *options; /* likewise, with all that the command line chose */
  const DealVersion  *version; /* likewise: --version, or the new one of the pair */

  /* As they stood on the command line. */
  char    *old_id;
  char    *new_id;
  char    *version_id;
  char    *scenario_id;
  char    *scenario_file;
  char   **settings;
  char   **readings;
  char    *by;
  char    *on;
  char    *known_on;
  char    *format;
  gboolean wants_help;
} DealCli;

DealCli *deal_cli_new (const char *name, DealCliFlags flags, const GOptionEntry *own);
void     deal_cli_free (DealCli *cli);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealCli, deal_cli_free)

gboolean deal_cli_parse (DealCli *cli,
                         int      argc,
                         char   **argv,
                         gsize    least_arguments,
                         gsize    most_arguments);
gboolean deal_cli_read (DealCli *cli, const char *path);
gboolean deal_cli_load (DealCli *cli, const char *path);
gboolean deal_cli_print (DealCli *cli, const DealTable *table);
/* As text, for people, only @columns of it; the list ends with NULL. */
gboolean deal_cli_print_columns (DealCli           *cli,
                                 const DealTable   *table,
                                 const char *const *columns);
gboolean deal_cli_print_either (DealCli         *cli,
                                const DealTable *table,
                                const DealTable *people);
guint    deal_cli_get_width (void);
gboolean deal_cli_write (DealCli *cli, const char *text, gsize length);

void
deal_cli_print_problems (GPtrArray *problems, const char *path, gboolean with_warnings);

/* Each prints “counterpart NAME: MESSAGE” on stderr, sets the status and says FALSE. */
gboolean deal_cli_fail (DealCli *cli, const GError *error);
gboolean deal_cli_misuse (DealCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
