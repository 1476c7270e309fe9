/* deal-archive-folder.c: the archive as a folder of text files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-archive-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "deal-clock.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export.h"

static gboolean
save (const char *folder,
      const char *name,
      const char *text,
      GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return deal_file_save (path, bytes, error);
}

/* Only into a folder of its own: nothing of the user's is written over. */
static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *name = g_filename_display_name (folder);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      /* Translators: a folder */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
                   _ ("The folder “%s” could not be made"), name);
      return FALSE;
    }
  if (g_dir_read_name (dir) != NULL)
    {
      /* Translators: a folder */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_REFUSED,
                   _ ("The folder “%s” is not empty"), name);
      return FALSE;
    }

  return TRUE;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_time (JsonBuilder *builder,
          const char  *name,
          gint64       seconds)
{
  g_autofree char *text = seconds != 0 ? deal_clock_to_iso (seconds) : NULL;

  add_text (builder, name, text);
}

/* Another program may be removing old texts: one that is gone is left out. */
static gboolean
save_version (DealArchive               *archive,
              const char                *folder,
              const char                *name,
              const DealArchivedVersion *version,
              JsonBuilder               *builder,
              guint                     *n_texts,
              GError                   **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text =
    deal_archive_load_version_text (archive, version->hash, &problem);
  g_autofree char *whole = text != NULL ? g_strconcat (text, "\n", NULL) : NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (whole == NULL)
    return TRUE;
  if (!save (folder, name, whole, error))
    return FALSE;

  (*n_texts)++;
  json_builder_begin_object (builder);
  add_text (builder, "file", name);
  add_time (builder, "seen", version->seen);
  add_text (builder, "sha256", version->hash);
  json_builder_set_member_name (builder, "page");
  json_builder_add_boolean_value (builder, version->is_page);
  json_builder_end_object (builder);

  return TRUE;
}

static gboolean
save_source (DealArchive              *archive,
             const char               *folder,
             const DealArchivedSource *source,
             JsonBuilder              *builder,
             guint                    *n_texts,
             GError                  **error)
{
  g_autoptr (GPtrArray) versions =
    deal_archive_load_versions (archive, source->id, error);

  if (versions == NULL)
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, source->id);
  add_text (builder, "title", source->title);
  add_text (builder, "publisher", source->publisher);
  add_text (builder, "url", source->url);
  add_text (builder, "list", source->list_url);
  add_text (builder, "published", source->published);
  add_text (builder, "state", deal_archived_state_to_name (source->state));
  add_time (builder, "first_seen", source->first_seen);
  add_time (builder, "asked", source->asked);
  add_time (builder, "answered", source->answered);
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < versions->len; i++)
    {
      g_autofree char *name =
        g_strdup_printf ("%" G_GINT64_FORMAT "-%u.txt", source->id, i + 1);

      if (!save_version (archive, folder, name, versions->pdata[i], builder, n_texts,
                         error))
        return FALSE;
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return TRUE;
}

/**
 * deal_archive_save_folder:
 * @archive: the archive
 * @folder: (type filename): is made, or empty
 * @n_texts: (out): how many texts were written
 * @error: return location for an error
 *
 * Writes every version of every text as a file, and `index.json` with what is known
 * of the sources.  The index comes last: a folder that has it is whole.
 *
 * Returns: FALSE with `DEAL_ERROR_WRITE`, `DEAL_ERROR_REFUSED` or
 *   `DEAL_ERROR_ARCHIVE`
 */
gboolean
deal_archive_save_folder (DealArchive *archive,
                          const char  *folder,
                          guint       *n_texts,
                          GError     **error)
{
  g_autoptr (GPtrArray) sources = deal_archive_load_sources (archive, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  *n_texts = 0;
  if (sources == NULL || !make_folder (folder, error))
    return FALSE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    if (!save_source (archive, folder, sources->pdata[i], builder, n_texts, error))
      return FALSE;
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return save (folder, "index.json", text, error);
}
