/* deal-cli-output.c: what the subcommands print on stdout
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"

/* Narrower, columns would be single words; wider, a line is hard to follow. */
#define LEAST_WIDTH 60
#define MOST_WIDTH 160
#define USUAL_WIDTH 100

/**
 * deal_cli_get_width:
 *
 * Returns: how many cells a line has: those of the terminal that stdout is, else what
 *   `COLUMNS` says, else as many as fit a page
 */
guint
deal_cli_get_width (void)
{
  const char    *columns = g_getenv ("COLUMNS");
  guint64        width = USUAL_WIDTH;
  struct winsize size;

  if (isatty (STDOUT_FILENO) && ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
      size.ws_col > 0)
    width = size.ws_col;
  else if (columns != NULL)
    g_ascii_string_to_unsigned (columns, 10, 1, G_MAXUINT, &width, NULL);

  return (guint) CLAMP (width, LEAST_WIDTH, MOST_WIDTH);
}

/* stdout as it is: no conversion to the locale's character set. */
gboolean
deal_cli_write (DealCli    *cli,
                const char *text,
                gsize       length)
{
  g_autoptr (GError) error = NULL;

  if (fwrite (text, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_set_error (&error, DEAL_ERROR, DEAL_ERROR_WRITE,
               _ ("The output could not be written."));

  return deal_cli_fail (cli, error);
}

/**
 * deal_cli_print:
 * @cli: a run
 * @table: the answer
 *
 * Prints the table on stdout in the format that was asked for.
 *
 * Returns: FALSE after telling what is wrong, with the status set
 */
gboolean
deal_cli_print (DealCli         *cli,
                const DealTable *table)
{
  g_autofree char *text = NULL;

  switch (cli->output)
    {
    case DEAL_OUTPUT_CSV:
      {
        g_autoptr (GBytes) bytes = deal_table_to_csv (table);
        gsize       length;
        const char *csv = g_bytes_get_data (bytes, &length);

        return deal_cli_write (cli, csv, length);
      }
    case DEAL_OUTPUT_JSON:
      text = deal_table_to_json (table);
      break;
    case DEAL_OUTPUT_MARKDOWN:
      text = deal_table_to_markdown (table);
      break;
    case DEAL_OUTPUT_TEXT:
    default:
      text = deal_table_to_text_in (table, deal_cli_get_width ());
      break;
    }

  return deal_cli_write (cli, text, strlen (text));
}

/**
 * deal_cli_print_either:
 * @cli: a run
 * @table: the answer, whole
 * @people: the same as people want it
 *
 * Prints the one for machines and Markdown, the other as text.
 *
 * Returns: FALSE after telling what is wrong, with the status set
 */
gboolean
deal_cli_print_either (DealCli         *cli,
                       const DealTable *table,
                       const DealTable *people)
{
  return deal_cli_print (cli, cli->output == DEAL_OUTPUT_TEXT ? people : table);
}

/**
 * deal_cli_print_columns:
 * @cli: a run
 * @table: the answer
 * @columns: (array zero-terminated=1): what a person wants to see of it
 *
 * Prints the whole table for machines and Markdown, and as text so much of it
 * as a terminal has room for.
 *
 * Returns: FALSE after telling what is wrong, with the status set
 */
gboolean
deal_cli_print_columns (DealCli           *cli,
                        const DealTable   *table,
                        const char *const *columns)
{
  g_autoptr (DealTable) some = NULL;

  if (cli->output != DEAL_OUTPUT_TEXT)
    return deal_cli_print (cli, table);

  some = deal_table_select (table, columns);

  return deal_cli_print (cli, some);
}
