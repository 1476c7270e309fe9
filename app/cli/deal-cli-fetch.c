/* deal-cli-fetch.c: addresses that were typed on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-fetch.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "cli/deal-cli.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"
#include "net/deal-publication.h"
#include "net/deal-url.h"

#define ACCEPT                                                      \
  "application/vnd.counterpart.deal+json, application/json;q=0.9, " \
  "*/*;q=0.1"

/* Of the name of a file, without what stands behind it. */
#define NAME_MOST 60

gboolean
deal_cli_is_url (const char *text)
{
  return g_ascii_strncasecmp (text, "http://", 7) == 0 ||
         g_ascii_strncasecmp (text, "https://", 8) == 0;
}

typedef struct
{
  GMainLoop   *loop;
  DealFetched *fetched;
  GError      *error;
} Call;

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Call *call = user_data;

  call->fetched = deal_fetcher_fetch_finish (DEAL_FETCHER (object), result, &call->error);
  g_main_loop_quit (call->loop);
}

/**
 * deal_cli_fetch:
 * @request: what is asked for
 * @error: return location for an error
 *
 * Waits for the answer.
 *
 * Returns: (transfer full): whatever the server said, or `NULL`
 */
DealFetched *
deal_cli_fetch (const DealFetchRequest *request,
                GError                **error)
{
  g_autoptr (DealFetcher) fetcher = deal_fetcher_new (error);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Call call = { .loop = loop };

  if (fetcher == NULL)
    return NULL;

  deal_fetcher_fetch_async (fetcher, request, NULL, fetched_cb, &call);
  g_main_loop_run (loop);
  if (call.fetched == NULL)
    g_propagate_error (error, call.error);

  return call.fetched;
}

/* A deal that was opened from an address. */
typedef struct
{
  const char  *url;
  DealArchive *archive;
  char        *uri; /* nullable: the copy on this computer */
  DealFetched *fetched;
  Deal        *deal;
} Opening;

static void
opening_clear (Opening *opening)
{
  g_clear_object (&opening->archive);
  g_free (opening->uri);
  g_clear_pointer (&opening->fetched, deal_fetched_free);
  g_clear_pointer (&opening->deal, deal_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/* Fetches and judges it. */
static gboolean
fetch_deal (Opening *opening,
            GError **error)
{
  const DealFetchRequest request = {
    .url = opening->url,
    .chosen = TRUE,
    .accept = ACCEPT,
    .max_bytes = DEAL_FETCHED_MAX_BYTES,
  };
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);

  opening->fetched = deal_cli_fetch (&request, error);
  if (opening->fetched == NULL || !deal_fetched_check (opening->fetched, error))
    return FALSE;

  opening->deal =
    deal_new_from_bytes (opening->fetched->body, opening->url, problems, error);
  deal_cli_print_problems (problems, opening->url, FALSE);

  return opening->deal != NULL;
}

/* A place for a new copy, below the user's data. */
static char *
make_path (const Deal *deal,
           GError    **error)
{
  g_autofree char *folder =
    g_build_filename (g_get_user_data_dir (), "counterpart", "deals", NULL);
  g_autofree char *name = g_strndup (deal->id, NAME_MOST);

  g_strcanon (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_", '-');
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int number = errno;

      g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
                   /* Translators: a folder, and what the system says */
                   _ ("“%s” could not be made: %s"), folder, g_strerror (number));
      return NULL;
    }

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *file = g_strconcat (name, number, ".deal.json", NULL);
      char            *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

static gboolean
make_copy (Opening *opening,
           GError **error)
{
  g_autofree char *path = make_path (opening->deal, error);

  if (path == NULL || !deal_file_save (path, opening->fetched->body, error))
    return FALSE;

  opening->uri = g_filename_to_uri (path, NULL, error);

  return opening->uri != NULL &&
         deal_archive_keep_origin (opening->archive, opening->uri, opening->url, error);
}

/* What came is what a refresh would have found: it waits beside the copy, or is the
 * same. */
static gboolean
keep_edition (const Opening *opening,
              GError       **error)
{
  g_autofree char *published = NULL;
  gboolean         is_chosen;

  return deal_publication_find (opening->archive, opening->deal, opening->uri,
                                &published, &is_chosen, error) &&
         (g_strcmp0 (published, opening->url) != 0 ||
          deal_publication_keep (opening->archive, opening->url, opening->fetched,
                                 opening->deal, error));
}

static void
tell (const char   *address,
      const GError *error)
{
  g_autofree char *name = g_filename_display_name (address);

  g_printerr ("counterpart: %s: %s\n", name, error->message);
}

/* The copy from an earlier time, when there is one and it is still there. */
static gboolean
find_copy (Opening *opening,
           GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) problem = NULL;

  opening->uri = deal_archive_find_copy (opening->archive, opening->url, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (opening->uri != NULL)
    path = g_filename_from_uri (opening->uri, NULL, NULL);
  if (path == NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_clear_pointer (&opening->uri, g_free);

  return TRUE;
}

/**
 * deal_cli_fetch_deal:
 * @address: what the user typed
 * @path: (out) (transfer full): the copy of it on this computer
 *
 * Fetches a deal, guarded like everything that is fetched, and keeps a copy.  Where
 * there is one already, it stays, and what came waits beside it.  Without the network
 * the copy still opens.  Says on stderr what went wrong.
 *
 * Returns: an exit status
 */
int
deal_cli_fetch_deal (const char *address,
                     char      **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = deal_url_check (address, &error);
  g_auto (Opening) opening = { .url = url };
  gboolean had_copy = FALSE;
  gboolean is_good = FALSE;

  if (url != NULL)
    opening.archive = deal_archive_open (NULL, &error);
  if (opening.archive != NULL)
    {
      is_good = find_copy (&opening, &error);
      had_copy = opening.uri != NULL;
      is_good = is_good && fetch_deal (&opening, &error) &&
                (opening.uri != NULL || make_copy (&opening, &error)) &&
                keep_edition (&opening, &error);
    }
  if (!is_good)
    tell (address, error);
  if (opening.uri == NULL)
    return DEAL_EXIT_FAILED;

  *path = g_filename_from_uri (opening.uri, NULL, NULL);
  if (!is_good)
    g_printerr ("counterpart: %s\n",
                had_copy ? _ ("The copy that was fetched earlier is opened.")
                         : _ ("The copy that was fetched just now is opened."));

  return DEAL_EXIT_DONE;
}
