/* test-refresh-run.c: many lists, whose lists, and an end before the end
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "made-deal.h"
#include "made-refresh.h"

static void
cancel_cb (DealRefresh           *refresh,
           const DealRefreshLine *line,
           gpointer               user_data)
{
  g_cancellable_cancel (user_data);
}

/* What came in before is kept, what was under way leaves no trace. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer user_data)
{
  g_autofree char *slow = made_server_url (fixture->server, "/slow");
  const char      *urls[] = { slow, fixture->url, NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DealArchivedList) list = NULL;
  DealRefreshOptions options = { .urls = urls, .only_urls = TRUE };
  gulong             handler;

  handler =
    g_signal_connect (fixture->refresh, "line", G_CALLBACK (cancel_cb), cancellable);
  run_options (fixture, &options, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  list = made_archive_find_list (fixture->archive, slow);
  g_assert_null (list);

  /* Cancelled from the start. */
  run_options (fixture, &options, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_signal_handler_disconnect (fixture->refresh, handler);
}

static void
drop_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->is_done = deal_refresh_run_finish (DEAL_REFRESH (object), result, NULL, NULL);
  g_clear_object (&fixture->refresh);
}

/* Who wanted it may be the last to hold it, and lets go when it is told of the end. */
static void
test_dropped_at_the_end (Fixture      *fixture,
                         gconstpointer user_data)
{
  const char        *urls[] = { fixture->url, NULL };
  DealRefreshOptions options = { .urls = urls, .only_urls = TRUE };

  deal_refresh_run_async (fixture->refresh, &options, NULL, drop_cb, fixture);
  while (!fixture->is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (fixture->refresh);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (count_sources (fixture), ==, 2);
  fixture->refresh = deal_refresh_new (fixture->archive);
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 gpointer    user_data)
{
  (*(guint *) user_data)++;
}

/* Sixty lists of one server: all in, four at a time; then all “nothing new”. */
static void
test_many (Fixture      *fixture,
           gconstpointer user_data)
{
  enum
  {
    N = 60
  };
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  DealRefreshOptions options = { .only_urls = TRUE };
  guint              progress = 0;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/list/%u", i);

      g_ptr_array_add (urls, made_server_url (fixture->server, path));
    }
  g_ptr_array_add (urls, NULL);
  options.urls = (const char *const *) urls->pdata;
  g_signal_connect (fixture->refresh, "notify::done", G_CALLBACK (count_notify_cb),
                    &progress);

  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_in, ==, N);
  g_assert_cmpuint (progress, ==, N + 1);
  g_assert_cmpuint (fixture->server->log->len, ==, N);
  g_assert_cmpuint (fixture->server->most_active, <=, DEAL_FETCH_MAX_PER_HOST);
  g_assert_cmpuint (fixture->server->most_active, >, 1);

  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_in, ==, N);
  g_assert_cmpuint (fixture->summary.n_new, ==, 0);
  g_assert_cmpuint (fixture->server->log->len, ==, 2 * N);
  for (guint i = N; i < 2 * N; i++)
    g_assert_true (
      g_str_has_suffix (fixture->server->log->pdata[i], "etag=\"1\" since=-"));
}

/* Whoever wrote the deal must not make us ask servers at home; the user may. */
static void
test_private (Fixture      *fixture,
              gconstpointer user_data)
{
  g_autoptr (Deal) deal = made_deal_new ();
  const DealFeed         feeds[] = { { .title = "Made", .url = fixture->url } };
  const char            *urls[] = { fixture->url, NULL };
  DealRefreshOptions     options = { .deal = deal };
  const DealRefreshLine *line;

  deal->feeds = feeds;
  deal->n_feeds = 1;
  run_options (fixture, &options, NULL);
  line = deal_refresh_get_lines (fixture->refresh)->pdata[0];
  g_test_message ("%s", line->message);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_FAILED);
  g_assert_cmpuint (line->status, ==, 0);
  g_assert_cmpuint (fixture->server->n_connections, ==, 0);

  options.urls = urls;
  run_options (fixture, &options, NULL);
  g_assert_cmpuint (fixture->summary.n_lists, ==, 1);
  g_assert_cmpuint (fixture->summary.n_in, ==, 1);
}

static const DealArchivedSource *
find_title (GPtrArray  *sources,
            const char *title)
{
  for (guint i = 0; i < sources->len; i++)
    {
      const DealArchivedSource *source = sources->pdata[i];

      if (g_str_equal (source->title, title))
        return source;
    }

  return NULL;
}

/* Of a feed of the deal only what speaks of it is kept, under the deal's name
 * for the feed; what the deal cites already is not new. */
static void
test_words (Fixture      *fixture,
            gconstpointer user_data)
{
  static const char text[] =
    RSS ("<item><title>OpenAI and AWS</title><link>https://example.org/1</link></item>"
         "<item><title>Something else</title><link>https://example.org/2</link></item>"
         "<item><title>OpenAI, cited</title><link>https://example.org/3</link></item>");
  static const char *const words[] = { "openai", "azure" };
  static const DealFeed    feeds[] = {
       { .title = "Made", .url = "https://example.org/feed", .match = { words, 2 } }
  };
  static const DealSource cited[] = {
    { .id = "s", .title = "S", .url = "https://example.org/3" }
  };
  g_autoptr (Deal) deal = made_deal_new ();
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) jobs = NULL;
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (DealRefreshLine) line = NULL;
  char            url[] = "https://example.org/feed";
  DealFetched     fetched = { .status = 200, .url = url, .body = body };
  DealRefreshWork work = { .fetched = &fetched };

  deal->feeds = feeds;
  deal->n_feeds = 1;
  deal->sources = cited;
  deal->n_sources = 1;
  jobs = deal_refresh_plan (fixture->archive, &(DealRefreshOptions){ .deal = deal },
                            NULL);
  g_assert_cmpuint (jobs->len, ==, 1);
  work.job = jobs->pdata[0];
  deal_refresh_work_read (&work);
  line = deal_refresh_work_keep (&work, fixture->archive);
  deal_feed_document_free (work.document);
  g_assert_cmpint (line->outcome, ==, DEAL_OUTCOME_CAME_IN);
  g_assert_cmpuint (line->n_entries, ==, 3);
  g_assert_cmpuint (line->n_new, ==, 1);

  sources = made_archive_load (fixture->archive);
  g_assert_cmpuint (sources->len, ==, 2);
  g_assert_cmpstr (find_title (sources, "OpenAI and AWS")->publisher, ==, "Made");
  g_assert_cmpint (find_title (sources, "OpenAI and AWS")->state, ==, DEAL_ARCHIVED_NEW);
  g_assert_cmpint (find_title (sources, "OpenAI, cited")->state, ==,
                   DEAL_ARCHIVED_UNCHANGED);
}

int
main (int argc, char *argv[])
{
  made_refresh_set_up ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/refresh/cancelled", test_cancel);
  ADD ("/refresh/dropped-at-the-end", test_dropped_at_the_end);
  ADD ("/refresh/many-lists", test_many);
  ADD ("/refresh/private-only-when-chosen", test_private);
  ADD ("/refresh/words-of-the-deal", test_words);

  return g_test_run ();
}
