/* deal-cli-search.c: `search`
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "archive/deal-archive-search.h"
#include "cli/deal-cli-sources.h"
#include "deal-text.h"

/* A command line is in the file names' encoding. */
static DealQuery *
read_query (DealCli *cli)
{
  g_autofree char *words = g_strjoinv (" ", cli->arguments);
  g_autofree char *text = g_filename_display_name (words);

  return deal_query_new (text);
}

static void
add_archived (DealTable             *table,
              const DealArchivedHit *hit)
{
  g_autofree char *id = g_strdup_printf ("archive-%" G_GINT64_FORMAT, hit->source->id);
  g_autofree char *day = g_strndup (
    hit->source->published != NULL ? hit->source->published : "", 10);
  const char *cells[] = {
    "archived",
    id,
    hit->title.text,
    hit->detail.text,
    "",
    "",
    day,
    hit->source->url,
  };

  g_assert (table->columns->len == G_N_ELEMENTS (cells));
  deal_table_add_row (table, cells);
}

/* There may be no archive yet, and looking for something makes none. */
static gboolean
find_archived (DealCli         *cli,
               const DealQuery *query,
               gsize            most,
               DealTable       *table,
               gsize           *n_left)
{
  g_autofree char *path = deal_archive_get_default_path ();
  g_autoptr (DealArchive) archive = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  guint32 day = 0;
  gsize   n_found = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  archive = deal_cli_open_archive (cli);
  if (archive == NULL)
    return FALSE;
  if (deal_date_is_set (cli->deal->known_on))
    day = deal_date_get_last_day (cli->deal->known_on);
  hits = deal_archive_find (archive, query, day, most, &n_found, NULL, &error);
  if (hits == NULL)
    return deal_cli_fail (cli, error);

  for (guint i = 0; i < hits->len; i++)
    add_archived (table, hits->pdata[i]);
  *n_left += n_found - hits->len;

  return TRUE;
}

static void
tell_of_rest (const DealQuery *query,
              const DealTable *table,
              gsize            n_left)
{
  if (table->rows->len == 0)
    /* Translators: %s is what was looked for */
    g_printerr (_ ("Nothing matches “%s”.\n"), query->text);
  else if (n_left > 0)
    g_printerr (P_ ("%u more result is left out; --most 0 prints all.\n",
                    "%u more results are left out; --most 0 prints all.\n", n_left),
                (guint) n_left);
}

int
deal_cli_search (int    argc,
                 char **argv)
{
  static const char *const for_people[] = { "kind", "title", "text", NULL };
  char                    *path = NULL;
  int                      most = 0;
  const GOptionEntry       own[] = {
          { "deal", 0, 0, G_OPTION_ARG_FILENAME, &path,
            N_ ("The deal to look through, instead of the bundled one"), N_ ("FILE") },
          { "most", 0, 0, G_OPTION_ARG_INT, &most,
            N_ ("How many results of each kind; 0, and without it: all"), N_ ("NUMBER") },
          G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli =
    deal_cli_new ("search", DEAL_CLI_FORMAT | DEAL_CLI_KNOWN, own);
  g_autoptr (DealSearchIndex) index = NULL;
  g_autoptr (DealQuery) query = NULL;
  g_autoptr (DealHits) hits = NULL;
  g_autoptr (DealTable) table = NULL;
  g_autofree char *owned_path = NULL;
  gboolean         is_parsed = deal_cli_parse (cli, argc, argv, 1, G_MAXSIZE);
  gsize            limit;
  gsize            n_left = 0;

  owned_path = path;
  if (!is_parsed)
    return cli->status;
  query = read_query (cli);
  if (query->n_words == 0)
    {
      deal_cli_misuse (cli, _ ("There is no word to look for."));
      return cli->status;
    }
  if (most < 0)
    {
      deal_cli_misuse (cli, _ ("--most takes 0 or more."));
      return cli->status;
    }
  if (!deal_cli_load (cli, path))
    return cli->status;

  limit = most > 0 ? (gsize) most : G_MAXSIZE;
  index = deal_search_index_new (cli->deal, NULL);
  hits = deal_search_index_find (index, query, limit, NULL);
  table = deal_hits_to_table (hits);
  n_left = hits->n_all - table->rows->len;
  find_archived (cli, query, limit, table, &n_left);
  if (cli->output == DEAL_OUTPUT_TEXT)
    tell_of_rest (query, table, n_left);
  if (cli->output != DEAL_OUTPUT_TEXT || table->rows->len > 0)
    deal_cli_print_columns (cli, table, for_people);

  return cli->status;
}
