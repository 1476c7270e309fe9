/* deal-lists.c: the user's own lists of articles, from and to a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-lists.h"

#include <string.h>

#include "archive/deal-archive-store.h"
#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-reader.h"
#include "net/deal-opml.h"
#include "net/deal-url.h"

/**
 * deal_lists_complete_url:
 * @typed: what the user wrote
 * @error: return location for an error
 *
 * People leave the beginning of an address out: then it is https.
 *
 * Returns: (transfer full): the address, or `NULL` with an error of deal_url_check()
 *   and what an address looks like
 */
char *
deal_lists_complete_url (const char *typed,
                         GError    **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (typed));
  g_autofree char *whole = NULL;
  g_autoptr (GError) local_error = NULL;
  char *url;

  if (*bare == '\0')
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("Write or paste the address of a list first."));
      return NULL;
    }
  if (strstr (bare, "://") == NULL && strchr (bare, '.') != NULL)
    whole = g_strconcat ("https://", bare, NULL);

  url = deal_url_check (whole != NULL ? whole : bare, &local_error);
  if (url == NULL)
    g_set_error (error, DEAL_ERROR, local_error->code,
                 /* Translators: %s says what is wrong with an address. */
                 _ ("%s. An address looks like https://example.org/feed.xml."),
                 local_error->message);

  return url;
}

/**
 * deal_lists_load_own:
 * @archive: the archive
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type DealOpmlEntry): the lists that the user
 *   added, in the order of their coming, or `NULL`
 */
GPtrArray *
deal_lists_load_own (DealArchive *archive,
                     GError     **error)
{
  g_autoptr (GPtrArray) lists = deal_archive_load_lists (archive, error);
  GPtrArray *entries;

  if (lists == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_opml_entry_free);
  for (guint i = 0; i < lists->len; i++)
    {
      const DealArchivedList *list = lists->pdata[i];

      if (list->by_user)
        g_ptr_array_add (entries, deal_opml_entry_new (list->url, list->title));
    }

  return entries;
}

/* The addresses of @entries that are new. */
static GPtrArray *
add (DealArchive *archive,
     GPtrArray   *entries,
     GError     **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_null_terminated (entries->len, g_free,
                                                                 TRUE);
  gboolean is_good = TRUE;

  if (!deal_archive_begin_batch (archive, error))
    return NULL;

  for (guint i = 0; is_good && i < entries->len; i++)
    {
      const DealOpmlEntry *entry = entries->pdata[i];
      gboolean             is_new = FALSE;

      is_good = deal_archive_add_list (archive, entry->url, entry->title, &is_new, error);
      if (is_good && is_new)
        g_ptr_array_add (added, g_strdup (entry->url));
    }
  if (!deal_archive_end_batch (archive, is_good, error))
    return NULL;

  return g_steal_pointer (&added);
}

/**
 * deal_lists_import:
 * @archive: the archive
 * @path: (type filename): a file in OPML
 * @n_known: (out) (optional): how many of its lists were there already
 * @error: return location for an error
 *
 * Makes the lists of a file the user's own.  An error names the file and, where it
 * has one, the line.
 *
 * Returns: (transfer full) (element-type utf8) (array zero-terminated=1): the
 *   addresses that are new, or `NULL` with an error of deal_file_load(),
 *   deal_opml_parse() or the archive
 */
GPtrArray *
deal_lists_import (DealArchive *archive,
                   const char  *path,
                   guint       *n_known,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = deal_file_load (path, error);
  g_autoptr (GPtrArray) entries = bytes != NULL ? deal_opml_parse (bytes, error) : NULL;
  g_autoptr (GPtrArray) added = entries != NULL ? add (archive, entries, error) : NULL;
  g_autofree char *name = g_filename_display_basename (path);

  /* What cannot be loaded names its file itself. */
  if (bytes != NULL && added == NULL)
    g_prefix_error (error, "%s: ", name);
  if (added != NULL && n_known != NULL)
    *n_known = entries->len - added->len;

  return g_steal_pointer (&added);
}

/**
 * deal_lists_remove:
 * @archive: the archive
 * @urls: addresses that the user added
 * @error: return location for an error
 *
 * They are not asked any more; what came from them stays.
 */
gboolean
deal_lists_remove (DealArchive       *archive,
                   const char *const *urls,
                   GError           **error)
{
  gboolean is_good = TRUE;

  if (!deal_archive_begin_batch (archive, error))
    return FALSE;

  for (guint i = 0; is_good && urls[i] != NULL; i++)
    is_good = deal_archive_remove_list (archive, urls[i], error);

  return deal_archive_end_batch (archive, is_good, error);
}
