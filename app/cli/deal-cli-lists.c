/* deal-cli-lists.c: the user's own lists of articles, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-text.h"
#include "export/deal-export.h"
#include "net/deal-lists.h"
#include "net/deal-opml.h"

static gboolean
import (DealCli     *cli,
        DealArchive *archive,
        const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = deal_lists_import (archive, path, NULL, &error);

  if (added == NULL)
    return deal_cli_fail (cli, error);

  g_printerr (P_ ("%u list was added.\n", "%u lists were added.\n", added->len),
              added->len);

  return TRUE;
}

static gboolean
save (DealCli    *cli,
      GPtrArray  *entries,
      const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text = deal_opml_write (entries);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return deal_file_save (path, bytes, &error) || deal_cli_fail (cli, error);
}

static gboolean
print (DealCli             *cli,
       const DealOpmlEntry *entry)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *line = NULL;

  if (cli->output != DEAL_OUTPUT_JSON)
    {
      line = g_strdup_printf ("%s  %s\n", entry->url, entry->title);
      return deal_cli_write (cli, line, strlen (line));
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "url", entry->url);
  deal_cli_add_text (builder, "title", entry->title);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

int
deal_cli_lists (int    argc,
                char **argv)
{
  g_autofree char   *input = NULL;
  g_autofree char   *output = NULL;
  const GOptionEntry own[] = {
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &input,
      N_ ("Add the lists of this file, in OPML"), N_ ("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write them to this file, in OPML, instead of printing them"), N_ ("OUT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("lists", DEAL_CLI_FORMAT, own);
  g_autoptr (DealArchive) archive = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 0))
    return cli->status;
  if (cli->output != DEAL_OUTPUT_TEXT && cli->output != DEAL_OUTPUT_JSON)
    {
      deal_cli_misuse (cli, _ ("Lists are printed as text or json."));
      return cli->status;
    }
  archive = deal_cli_open_archive (cli);
  if (archive == NULL || (input != NULL && !import (cli, archive, input)))
    return cli->status;

  entries = deal_lists_load_own (archive, &error);
  if (entries == NULL)
    {
      deal_cli_fail (cli, error);
      return cli->status;
    }
  if (output != NULL)
    save (cli, entries, output);
  else if (input == NULL && entries->len == 0)
    g_printerr ("counterpart lists: %s\n",
                _ ("There are no lists of your own; --import adds some."));
  for (guint i = 0; output == NULL && input == NULL && i < entries->len; i++)
    if (!print (cli, entries->pdata[i]))
      break;

  return cli->status;
}
