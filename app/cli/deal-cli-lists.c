/* deal-cli-lists.c: the user's own lists of articles, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-text.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"
#include "net/deal-opml.h"

static gboolean
import (DealCli     *cli,
        DealArchive *archive,
        const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = deal_file_load (path, &error);
  g_autoptr (GPtrArray) entries = bytes != NULL ? deal_opml_parse (bytes, &error) : NULL;
  guint n_new = 0;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DealOpmlEntry *entry = entries->pdata[i];
      gboolean             is_new = FALSE;

      if (!deal_archive_add_list (archive, entry->url, &is_new, &error))
        break;
      n_new += is_new;
    }
  if (error != NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_prefix_error (&error, "%s: ", name);
      return deal_cli_fail (cli, error);
    }

  g_printerr (P_ ("%u list was added.\n", "%u lists were added.\n", n_new), n_new);

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

/* The lists that the user added. */
static GPtrArray *
load_own (DealCli     *cli,
          DealArchive *archive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = deal_archive_load_lists (archive, &error);
  GPtrArray *entries;

  if (lists == NULL)
    {
      deal_cli_fail (cli, error);
      return NULL;
    }

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_opml_entry_free);
  for (guint i = 0; i < lists->len; i++)
    {
      const DealArchivedList *list = lists->pdata[i];

      if (list->by_user)
        g_ptr_array_add (entries, deal_opml_entry_new (list->url, list->title));
    }

  return entries;
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

  entries = load_own (cli, archive);
  if (entries == NULL)
    return cli->status;
  if (output != NULL)
    save (cli, entries, output);
  for (guint i = 0; output == NULL && input == NULL && i < entries->len; i++)
    if (!print (cli, entries->pdata[i]))
      break;

  return cli->status;
}
