/* deal-cli-refresh.c: the subcommands that ask servers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

#include "cli/deal-cli-fetch.h"
#include "cli/deal-cli-sources.h"
#include "deal-clock.h"
#include "deal-data.h"
#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-reader.h"
#include "net/deal-feed.h"
#include "net/deal-fetch.h"
#include "net/deal-refresh.h"
#include "net/deal-url.h"

#define TIMEOUT_MOST 3600

static gboolean
check_timeout (DealCli *cli,
               int      timeout)
{
  if (timeout >= 0 && timeout <= TIMEOUT_MOST)
    return TRUE;

  return deal_cli_misuse (cli, _ ("The timeout is a number of seconds from 1 to %d."),
                          TIMEOUT_MOST);
}

/* feed */

static DealFeedDocument *
read_feed (const char *place,
           int         timeout,
           GError    **error)
{
  const DealFetchRequest request = { .url = place,
                                     .chosen = TRUE,
                                     .timeout = (guint) timeout };
  g_autoptr (DealFetched) fetched = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!deal_cli_is_url (place))
    {
      bytes = deal_file_load (place, error);
      return bytes != NULL ? deal_feed_parse (bytes, NULL, NULL, error) : NULL;
    }

  fetched = deal_cli_fetch (&request, error);
  if (fetched == NULL || !deal_fetched_check (fetched, error))
    return NULL;

  return deal_feed_parse (fetched->body, fetched->charset, fetched->url, error);
}

static gboolean
print_entry (DealCli             *cli,
             const DealFeedEntry *entry)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "id", entry->id);
  deal_cli_add_text (builder, "title", entry->title);
  deal_cli_add_text (builder, "url", entry->url);
  deal_cli_add_text (builder, "date_published", entry->date_published);
  deal_cli_add_text (builder, "date_modified", entry->date_modified);
  deal_cli_add_text (builder, "summary", entry->summary);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

int
deal_cli_feed (int    argc,
               char **argv)
{
  int                timeout = 0;
  const GOptionEntry own[] = {
    { "timeout", 0, 0, G_OPTION_ARG_INT, &timeout,
      N_ ("How long the address may take in all, 20 when not given"), N_ ("SECONDS") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("feed", DEAL_CLI_NO_OPTIONS, own);
  g_autoptr (DealFeedDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  if (!deal_cli_parse (cli, argc, argv, 1, 1) || !check_timeout (cli, timeout))
    return cli->status;

  document = read_feed (cli->arguments[0], timeout, &error);
  if (document == NULL)
    {
      g_autofree char *name = g_filename_display_name (cli->arguments[0]);

      g_prefix_error (&error, "%s: ", name);
      deal_cli_fail (cli, error);
      return cli->status;
    }
  for (guint i = 0; i < document->entries->len; i++)
    if (!print_entry (cli, document->entries->pdata[i]))
      break;

  return cli->status;
}

/* refresh */

typedef struct
{
  DealCli           *cli;
  GMainLoop         *loop;
  DealRefreshSummary summary;
  GError            *error;
} RefreshCall;

static gboolean
interrupted_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_CONTINUE;
}

static gboolean
print_line (DealCli               *cli,
            const DealRefreshLine *line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "type", line->is_deal ? "deal" : line->is_page ? "page"
                                                                             : "list");
  deal_cli_add_text (builder, "url", line->url);
  deal_cli_add_text (builder, "title", line->title);
  deal_cli_add_text (builder, "outcome", deal_outcome_to_name (line->outcome));
  deal_cli_add_number (builder, "status", line->status);
  if (!line->is_page && !line->is_deal)
    {
      deal_cli_add_number (builder, "entries", line->n_entries);
      deal_cli_add_number (builder, "new", line->n_new);
    }
  deal_cli_add_number (builder, "changed", line->n_changed);
  deal_cli_add_time (builder, "not_before", line->not_before);
  deal_cli_add_text (builder, "message", line->message);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

static void
line_done_cb (DealRefresh           *refresh,
              const DealRefreshLine *line,
              gpointer               user_data)
{
  RefreshCall *call = user_data;

  g_printerr ("[%u/%u] %s: %s\n", deal_refresh_get_done (refresh),
              deal_refresh_get_total (refresh), line->title, line->message);
  if (call->cli->output == DEAL_OUTPUT_JSON)
    print_line (call->cli, line);
}

static void
refresh_ended_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  RefreshCall *call = user_data;

  deal_refresh_run_finish (DEAL_REFRESH (object), result, &call->summary, &call->error);
  g_main_loop_quit (call->loop);
}

/* The sources of the lists that were asked; as text only those that are new or
 * changed, which is what one asked for. */
static gboolean
print_results (DealCli     *cli,
               DealArchive *archive,
               GPtrArray   *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = deal_archive_load_sources (archive, &error);
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  if (sources == NULL)
    return deal_cli_fail (cli, error);

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_add (asked, ((const DealRefreshLine *) lines->pdata[i])->url);
  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];
      gboolean                  is_news = source->state == DEAL_ARCHIVED_NEW ||
                         source->state == DEAL_ARCHIVED_CHANGED;

      if (source->list_url == NULL || !g_hash_table_contains (asked, source->list_url))
        continue;
      if (cli->output == DEAL_OUTPUT_JSON ? !deal_cli_print_archived (cli, source, TRUE)
                                          : is_news && !deal_cli_print_news (cli, source))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_refresh (DealCli                  *cli,
             DealArchive              *archive,
             const DealRefreshOptions *options)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DealRefresh) refresh = deal_refresh_new (archive);
  RefreshCall call = { .cli = cli, .loop = loop };
  guint       interrupt = g_unix_signal_add (SIGINT, interrupted_cb, cancellable);
  guint       terminate = g_unix_signal_add (SIGTERM, interrupted_cb, cancellable);

  g_signal_connect (refresh, "line", G_CALLBACK (line_done_cb), &call);
  deal_refresh_run_async (refresh, options, cancellable, refresh_ended_cb, &call);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);

  if (call.error != NULL)
    {
      g_autoptr (GError) error = call.error;

      return deal_cli_fail (cli, error);
    }
  if (!print_results (cli, archive, deal_refresh_get_lines (refresh)))
    return FALSE;

  if (call.summary.n_lists > 0 || call.summary.n_pages + call.summary.n_deals == 0)
    /* Translators: how many lists came in, how many there are */
    g_printerr (_ ("%u of %u lists came in.\n"), call.summary.n_in,
                call.summary.n_lists);
  if (call.summary.n_pages > 0)
    /* Translators: how many pages came in, how many there are, how many changed */
    g_printerr (_ ("%u of %u pages came in, %u changed.\n"), call.summary.n_pages_in,
                call.summary.n_pages, call.summary.n_pages_changed);
  if (call.summary.n_deals_changed > 0)
    g_printerr ("%s\n", _ ("Another edition of the deal is published: “counterpart "
                           "update” shows what it changes."));
  if (call.summary.n_in < call.summary.n_lists || call.summary.n_deals_failed > 0 ||
      (options->pages == DEAL_PAGES_NONE &&
       call.summary.n_pages_in < call.summary.n_pages))
    cli->status = DEAL_EXIT_FAILED;

  return TRUE;
}

/* The addresses as everything else compares them. */
static char **
check_urls (DealCli *cli,
            char   **urls)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; urls != NULL && urls[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = deal_url_check (urls[i], &error);

      if (url == NULL)
        {
          deal_cli_misuse (cli, "%s: %s.", urls[i], error->message);
          return NULL;
        }
      g_strv_builder_add (builder, url);
    }

  return g_strv_builder_end (builder);
}

int
deal_cli_refresh (int    argc,
                  char **argv)
{
  g_auto (GStrv) lists = NULL;
  g_auto (GStrv) urls = NULL;
  g_auto (GStrv) pages = NULL;
  g_auto (GStrv) page_urls = NULL;
  int                timeout = 0;
  gboolean           all_pages = FALSE;
  gboolean           offline = FALSE;
  gboolean           if_due = FALSE;
  const GOptionEntry own[] = {
    { "source-list", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lists,
      N_ ("Ask this list; without FILE, only this one"), N_ ("URL") },
    { "pages", 0, 0, G_OPTION_ARG_NONE, &all_pages,
      N_ ("Ask also for the pages that the deal cites"), NULL },
    { "page", 0, 0, G_OPTION_ARG_STRING_ARRAY, &pages,
      N_ ("Ask for the page of this source; without FILE, for nothing else"),
      N_ ("URL") },
    { "timeout", 0, 0, G_OPTION_ARG_INT, &timeout,
      N_ ("How long each address may take in all, 20 when not given"), N_ ("SECONDS") },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &offline, N_ ("Ask nobody"), NULL },
    { "if-due", 0, 0, G_OPTION_ARG_NONE, &if_due,
      N_ ("Leave alone for a while what failed lately"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DealCli) cli = deal_cli_new ("refresh", DEAL_CLI_FORMAT, own);
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (DealArchive) archive = NULL;

  if (!deal_cli_parse (cli, argc, argv, 0, 1) || !check_timeout (cli, timeout))
    return cli->status;
  if (cli->output != DEAL_OUTPUT_TEXT && cli->output != DEAL_OUTPUT_JSON)
    {
      deal_cli_misuse (cli, _ ("A refresh is printed as text or json."));
      return cli->status;
    }
  urls = check_urls (cli, lists);
  page_urls = urls != NULL ? check_urls (cli, pages) : NULL;
  if (page_urls == NULL)
    return cli->status;

  gboolean only_urls =
    (*urls != NULL || *page_urls != NULL) && !all_pages && cli->n_arguments == 0;

  if (!only_urls && !deal_cli_load (cli, cli->arguments[0]))
    return cli->status;
  archive = deal_cli_open_archive (cli);
  if (archive == NULL)
    return cli->status;

  path = cli->n_arguments > 0 ? g_strdup (cli->arguments[0])
                              : deal_data_get_bundled_deal ();
  file = g_file_new_for_path (path);
  uri = g_file_get_uri (file);

  DealRefreshOptions options = {
    .deal = cli->deal,
    .deal_uri = uri,
    .urls = (const char *const *) urls,
    .only_urls = only_urls,
    .pages = all_pages ? DEAL_PAGES_ALL : DEAL_PAGES_NONE,
    .page_urls = (const char *const *) page_urls,
    .only_due = if_due,
    .offline = offline,
    .timeout = (guint) timeout,
  };

  run_refresh (cli, archive, &options);

  return cli->status;
}
