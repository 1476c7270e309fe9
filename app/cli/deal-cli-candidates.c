/* deal-cli-candidates.c: passages that may become claims, on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-data.h"
#include "deal-text.h"
#include "export/deal-claims-file.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"
#include "net/deal-findings.h"

/* Of one article, unless more are wanted. */
#define MOST 5

static gboolean
print_json (DealCli                  *cli,
            const DealArchivedSource *source,
            const DealCandidate      *candidate)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "term", candidate->term->id);
  deal_cli_add_text (builder, "title", source->title);
  deal_cli_add_text (builder, "url", source->url);
  deal_cli_add_text (builder, "published", source->published);
  deal_cli_add_number (builder, "score", candidate->score);
  deal_cli_add_text (builder, "passage", candidate->passage);
  json_builder_set_member_name (builder, "words");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < candidate->n_spans; i++)
    {
      DealTextSpan     span = candidate->spans[i];
      g_autofree char *words = g_strndup (candidate->passage + span.start,
                                          span.end - span.start);

      json_builder_add_string_value (builder, words);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

static gboolean
print_text (DealCli                  *cli,
            const DealArchivedSource *source,
            const DealCandidate      *candidate)
{
  g_autofree char *text = g_strdup_printf ("%s  %s\n    %s\n", candidate->term->id,
                                           source->title, candidate->passage);

  return deal_cli_write (cli, text, strlen (text));
}

/* Of what nobody has read yet. */
static gboolean
print_candidates (DealCli     *cli,
                  DealArchive *archive,
                  gsize        most)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = deal_archive_load_sources (archive, &error);
  guint n_unread = 0;
  guint n_found = 0;

  if (sources == NULL)
    return deal_cli_fail (cli, error);

  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];
      g_autoptr (GPtrArray) found = NULL;

      if (source->is_read || !source->has_text)
        continue;
      n_unread++;
      found = deal_findings_load (archive, cli->deal, source, most, &error);
      if (found == NULL)
        return deal_cli_fail (cli, error);
      for (guint j = 0; j < found->len; j++)
        if (cli->output == DEAL_OUTPUT_JSON ? !print_json (cli, source, found->pdata[j])
                                            : !print_text (cli, source, found->pdata[j]))
          return FALSE;
      n_found += found->len;
    }
  if (n_unread == 0)
    g_printerr ("counterpart candidates: %s\n",
                _ ("The archive holds no unread article with its text."));
  else if (n_found == 0)
    g_printerr ("counterpart candidates: %s\n",
                _ ("No passage of the unread articles speaks of a term."));

  return TRUE;
}

static gboolean
write_file (DealCli     *cli,
            DealArchive *archive,
            const char  *output)
{
  g_autofree char *bundled = deal_data_get_bundled_deal ();
  const char      *path = cli->arguments[0] != NULL ? cli->arguments[0] : bundled;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = deal_file_load (path, &error);
  g_autoptr (GBytes) bytes = NULL;
  guint n_claims = 0;

  if (file != NULL)
    bytes = deal_claims_file_new (file, cli->deal, archive, &n_claims, &error);
  if (bytes == NULL || !deal_file_save (output, bytes, &error))
    return deal_cli_fail (cli, error);

  g_printerr (P_ ("%u claim was added.\n", "%u claims were added.\n", n_claims),
              n_claims);

  return TRUE;
}

int
deal_cli_candidates (int    argc,
                     char **argv)
{
  g_autofree char   *output = NULL;
  int                most = MOST;
  const GOptionEntry own[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Write the deal with the claims that you accepted, instead"), N_ ("OUT") },
    { "most", 0, 0, G_OPTION_ARG_INT, &most,
      N_ ("How many of one article; 5 if not given, 0: all"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("candidates", DEAL_CLI_FORMAT, own);
  g_autoptr (DealArchive) archive = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1))
    return cli->status;
  if (most < 0 ||
      (cli->output != DEAL_OUTPUT_TEXT && cli->output != DEAL_OUTPUT_JSON))
    {
      deal_cli_misuse (cli, _ ("Candidates are printed as text or json."));
      return cli->status;
    }
  if (!deal_cli_load (cli, cli->arguments[0]))
    return cli->status;
  archive = deal_cli_open_archive (cli);
  if (archive == NULL)
    return cli->status;

  if (output != NULL)
    write_file (cli, archive, output);
  else
    print_candidates (cli, archive, most > 0 ? (gsize) most : G_MAXSIZE);

  return cli->status;
}
