/* deal-cli-archive.c: the archive itself, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-text.h"
#include "export/deal-archive-folder.h"

static gboolean
prune (DealCli     *cli,
       DealArchive *archive)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!deal_archive_prune (archive, &n, &error))
    return deal_cli_fail (cli, error);

  g_printerr (P_ ("%u old text was removed.\n", "%u old texts were removed.\n", n), n);

  return TRUE;
}

static gboolean
save (DealCli     *cli,
      DealArchive *archive,
      const char  *folder)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!deal_archive_save_folder (archive, folder, &n, &error))
    return deal_cli_fail (cli, error);

  g_printerr (P_ ("%u text was written.\n", "%u texts were written.\n", n), n);

  return TRUE;
}

static gboolean
print_size (DealCli     *cli,
            DealArchive *archive)
{
  g_autofree char *name = g_filename_display_name (deal_archive_get_path (archive));
  g_autofree char *line = g_strdup_printf ("%s  %" G_GINT64_FORMAT "\n", name,
                                           deal_archive_get_size (archive));

  return deal_cli_write (cli, line, strlen (line));
}

int
deal_cli_archive (int    argc,
                  char **argv)
{
  g_autofree char   *output = NULL;
  gboolean           wants_prune = FALSE;
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write all texts into this folder, with an index in JSON"), N_ ("FOLDER") },
    { "prune", 0, 0, G_OPTION_ARG_NONE, &wants_prune,
      N_ ("Remove old texts, but for the first and the newest of each page"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("archive", DEAL_CLI_NO_OPTIONS, own);
  g_autoptr (DealArchive) archive = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 0))
    return cli->status;
  archive = deal_cli_open_archive (cli);
  if (archive == NULL)
    return cli->status;

  if (output != NULL && !save (cli, archive, output))
    return cli->status;
  if (wants_prune && !prune (cli, archive))
    return cli->status;
  if (output == NULL && !wants_prune)
    print_size (cli, archive);

  return cli->status;
}
