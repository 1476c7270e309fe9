/* deal-cli-update.c: an edition that may take the place of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "cli/deal-cli-sources.h"
#include "deal-data.h"
#include "deal-text.h"
#include "export/deal-update.h"

static gboolean
print_json (DealCli            *cli,
            const DealRevision *revision)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "section", revision->section);
  deal_cli_add_text (builder, "id", revision->id);
  deal_cli_add_text (builder, "title", revision->title);
  deal_cli_add_text (builder, "change", deal_revision_change_to_name (revision->change));
  json_builder_set_member_name (builder, "details");
  json_builder_begin_array (builder);
  for (guint i = 0; i < revision->details->len; i++)
    {
      const DealRevisionDetail *detail = revision->details->pdata[i];

      json_builder_begin_object (builder);
      deal_cli_add_text (builder, "path", detail->path);
      deal_cli_add_text (builder, "before", detail->before);
      deal_cli_add_text (builder, "after", detail->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

static gboolean
print_text (DealCli            *cli,
            const DealRevision *revision)
{
  static const char signs[DEAL_N_NEWS_CHANGES] = { '+', '~', '-' };
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%c %s", signs[revision->change],
                          deal_revision_get_section_title (revision));
  if (*revision->title != '\0')
    g_string_append_printf (text, ": %s", revision->title);
  if (revision->id != NULL)
    g_string_append_printf (text, " (%s)", revision->id);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < revision->details->len; i++)
    {
      g_autofree char *line = deal_revision_detail_to_text (revision->details->pdata[i]);

      g_string_append_printf (text, "    %s\n", line);
    }

  return deal_cli_write (cli, text->str, text->len);
}

static gboolean
print_update (DealCli          *cli,
              const DealUpdate *update)
{
  g_autofree char *which = deal_update_describe (update);
  g_autofree char *count = deal_update_count (update);

  g_printerr ("%s %s.\n", which, count);
  for (guint i = 0; i < update->revisions->len; i++)
    if (cli->output == DEAL_OUTPUT_JSON ? !print_json (cli, update->revisions->pdata[i])
                                        : !print_text (cli, update->revisions->pdata[i]))
      return FALSE;

  return TRUE;
}

/* What is to be done with the edition. */
typedef struct
{
  gboolean accept;
  gboolean keep;
  gboolean undo;
} Choice;

static gboolean
undo (DealCli     *cli,
      DealArchive *archive,
      const char  *uri)
{
  g_autoptr (GError) error = NULL;

  if (!deal_update_undo (archive, uri, &error))
    return deal_cli_fail (cli, error);

  g_printerr ("%s\n", _ ("The file is again as it was before."));

  return TRUE;
}

static gboolean
take (DealCli          *cli,
      DealArchive      *archive,
      const DealUpdate *update,
      const Choice     *choice)
{
  g_autoptr (GError) error = NULL;

  if (choice->accept ? !deal_update_accept (update, archive, &error)
                     : !deal_update_decline (update, archive, TRUE, &error))
    return deal_cli_fail (cli, error);

  g_printerr ("%s\n", choice->accept
                        ? _ ("The edition has taken the place of the file; “counterpart "
                             "update --undo” puts it back.")
                        : _ ("The file stays as it is; only another edition is told "
                             "of."));

  return TRUE;
}

static gboolean
run (DealCli      *cli,
     const char   *uri,
     const Choice *choice)
{
  g_autoptr (DealArchive) archive = deal_cli_open_archive (cli);
  g_autoptr (DealUpdate) update = NULL;
  g_autoptr (GError) error = NULL;

  if (archive == NULL)
    return FALSE;
  if (choice->undo)
    return undo (cli, archive, uri);

  update = deal_update_load (archive, cli->deal, uri, choice->accept, &error);
  if (error != NULL)
    return deal_cli_fail (cli, error);
  if (update == NULL)
    {
      g_printerr ("%s\n", _ ("No other edition is known; “counterpart refresh” asks "
                             "for one."));
      if (choice->accept || choice->keep)
        cli->status = DEAL_EXIT_FAILED;
      return FALSE;
    }

  return choice->accept || choice->keep ? take (cli, archive, update, choice)
                                        : print_update (cli, update);
}

int
deal_cli_update (int    argc,
                 char **argv)
{
  Choice             choice = { 0 };
  const GOptionEntry own[] = {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &choice.accept,
      N_ ("Put the edition in the place of the file"), NULL },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &choice.keep,
      N_ ("Keep the file, and do not tell of this edition again"), NULL },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &choice.undo,
      N_ ("Put back the file that an edition took the place of"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("update", DEAL_CLI_FORMAT, own);
  g_autofree char *bundled = deal_data_get_bundled_deal ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1))
    return cli->status;
  if ((cli->output != DEAL_OUTPUT_TEXT && cli->output != DEAL_OUTPUT_JSON) ||
      choice.accept + choice.keep + choice.undo > 1)
    {
      deal_cli_misuse (cli, cli->output != DEAL_OUTPUT_TEXT &&
                                cli->output != DEAL_OUTPUT_JSON
                              ? _ ("An update is printed as text or json.")
                              : _ ("Only one of --accept, --keep and --undo is "
                                   "possible at a time."));
      return cli->status;
    }

  file = g_file_new_for_path (cli->n_arguments > 0 ? cli->arguments[0] : bundled);
  uri = g_file_get_uri (file);
  if (choice.undo || deal_cli_read (cli, cli->arguments[0]))
    run (cli, uri, &choice);

  return cli->status;
}
