/* deal-record.c: what a picture says of how it was made, read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-record.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "calc/deal-stances.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"
#include "export/deal-record-private.h"
#include "model/deal-plain.h"

#define FORMAT "counterpart-figure/1"
#define FORMAT_START "counterpart-figure/"

#define SIGNATURE 8

/* Of a text in a message, in characters. */
#define MAX_SHOWN 60

#define SHA256_DIGITS 64

static void
record_pair_free (DealRecordPair *pair)
{
  g_free (pair->id);
  g_free (pair->text);
  g_free (pair->reason);
  g_free (pair);
}

static GPtrArray *
pairs_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) record_pair_free);
}

static gboolean
read_set (const DealSaid *json,
          Node           *options,
          GPtrArray      *set,
          GError        **error)
{
  Node *object = deal_said_find (json, options, "set");

  if (object == NULL || object->type != DEAL_JSON_OBJECT)
    return deal_said_refuse (error, "set");

  for (Node *node = deal_said_get_first (object); node != NULL;
       node = deal_said_get_next (object, node))
    {
      DealRecordPair *pair = g_new0 (DealRecordPair, 1);

      g_ptr_array_add (set, pair);
      pair->id = deal_said_dup_name (json, node);
      pair->text = deal_said_dup_text (json, node);
      if (pair->id == NULL || pair->text == NULL)
        return deal_said_refuse (error, "set");
    }

  return TRUE;
}

static gboolean
read_readings (const DealSaid *json,
               Node           *options,
               GPtrArray      *readings,
               GError        **error)
{
  Node *list = deal_said_find (json, options, "readings");

  if (list == NULL || list->type != DEAL_JSON_ARRAY)
    return deal_said_refuse (error, "readings");

  for (Node *node = deal_said_get_first (list); node != NULL;
       node = deal_said_get_next (list, node))
    {
      DealRecordPair *pair = g_new0 (DealRecordPair, 1);

      g_ptr_array_add (readings, pair);
      if (node->type != DEAL_JSON_OBJECT)
        return deal_said_refuse (error, "readings");
      if (!deal_said_read_text (json, node, "conflict", &pair->id, error) ||
          !deal_said_read_text (json, node, "says", &pair->text, error) ||
          !deal_said_read_nullable (json, node, "reason", &pair->reason, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_words (const DealSaid *json,
            Node           *options,
            DealRecord     *record,
            GError        **error)
{
  g_autofree char *by = NULL;
  g_autofree char *sort = NULL;

  if (!deal_said_read_text (json, options, "by", &by, error) ||
      !deal_said_read_text (json, options, "sort", &sort, error))
    return FALSE;

  return (deal_granularity_from_name (by, &record->by) ||
          deal_said_refuse (error, "by")) &&
         (deal_term_order_from_name (sort, &record->term_order) ||
          deal_said_refuse (error, "sort"));
}

/* Earlier pictures have none. */
static gboolean
read_window (const DealSaid *json,
             Node           *options,
             DealRecord     *record,
             GError        **error)
{
  g_autofree char *text = NULL;

  if (deal_said_find (json, options, "window") == NULL)
    return TRUE;
  if (!deal_said_read_nullable (json, options, "window", &text, error))
    return FALSE;

  return text == NULL || deal_period_parse (text, &record->window) ||
         deal_said_refuse (error, "window");
}

/* Of a matrix of one platform alone. */
static gboolean
read_platform (const DealSaid *json,
               Node           *options,
               DealRecord     *record,
               GError        **error)
{
  return deal_said_find (json, options, "platform") == NULL ||
         deal_said_read_text (json, options, "platform", &record->platform_id, error);
}

/* As text: the deal's reader will judge it. */
static gboolean
read_own_scenario (const DealSaid *json,
                   Node           *options,
                   DealRecord     *record,
                   GError        **error)
{
  Node *node = deal_said_find (json, options, "own_scenario");

  if (node == NULL)
    return TRUE;
  if (node->type != DEAL_JSON_OBJECT)
    return deal_said_refuse (error, "own_scenario");

  record->own_scenario = g_strndup (json->text + node->start, node->end - node->start);

  return TRUE;
}

static gboolean
read_options (const DealSaid *json,
              Node           *options,
              DealRecord     *record,
              GError        **error)
{
  guint from_year;

  if (options == NULL || options->type != DEAL_JSON_OBJECT)
    return deal_said_refuse (error, "options");
  if (!deal_said_read_number (json, options, "from_year", 9999, &from_year, error))
    return FALSE;
  record->from_year = (int) from_year;

  return deal_said_read_text (json, options, "old", &record->old_id, error) &&
         deal_said_read_text (json, options, "new", &record->new_id, error) &&
         deal_said_read_nullable (json, options, "scenario", &record->scenario_id,
                                  error) &&
         read_own_scenario (json, options, record, error) &&
         read_platform (json, options, record, error) &&
         read_set (json, options, record->set, error) &&
         read_window (json, options, record, error) &&
         deal_said_read_texts (json, options, "withheld", &record->withheld, error) &&
         read_readings (json, options, record->readings, error) &&
         read_words (json, options, record, error) &&
         deal_said_read_flag (json, options, "cumulative", &record->cumulative, error) &&
         deal_said_read_flag (json, options, "range", &record->range, error) &&
         deal_said_read_flag (json, options, "by_kind", &record->by_kind, error) &&
         deal_said_read_date (json, options, "on", FALSE, &record->on, error) &&
         deal_said_read_date (json, options, "known_on", TRUE, &record->known_on,
                              error) &&
         deal_said_read_number (json, options, "kinds", G_MAXINT, &record->kinds, error);
}

static gboolean
read_deal (const DealSaid *json,
           Node           *deal,
           DealRecord     *record,
           GError        **error)
{
  if (deal == NULL || deal->type != DEAL_JSON_OBJECT)
    return deal_said_refuse (error, "deal");
  if (!deal_said_read_text (json, deal, "id", &record->deal_id, error) ||
      !deal_said_read_text (json, deal, "file", &record->deal_file, error) ||
      !deal_said_read_text (json, deal, "sha256", &record->deal_sha256, error))
    return FALSE;

  return (strlen (record->deal_sha256) == SHA256_DIGITS &&
          strspn (record->deal_sha256, "0123456789abcdef") == SHA256_DIGITS) ||
         deal_said_refuse (error, "sha256");
}

/* Another format than ours is another program's text, or a later one's. */
static gboolean
check_format (const DealSaid *json,
              Node           *root,
              GError        **error)
{
  g_autofree char *format = NULL;

  if (root->type == DEAL_JSON_OBJECT)
    format = deal_said_dup_text (json, deal_said_find (json, root, "format"));
  if (g_strcmp0 (format, FORMAT) == 0)
    return TRUE;

  if (format != NULL && g_str_has_prefix (format, FORMAT_START))
    {
      g_autofree char *shown = deal_plain_text (format, MAX_SHOWN);

      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   /* Translators: %s is a name like “counterpart-figure/2”. */
                   _ ("The picture is of a newer Counterpart: its format is “%s”"),
                   shown);
    }
  else
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                   _ ("The picture was not made by Counterpart"));
    }

  return FALSE;
}

static gboolean
read_record (const DealSaid *json,
             DealRecord     *record,
             GError        **error)
{
  Node            *root = json->tape.nodes;
  g_autofree char *figure = NULL;
  g_autofree char *style = NULL;

  if (!check_format (json, root, error) ||
      !deal_said_read_text (json, root, "program", &record->program, error) ||
      !read_deal (json, deal_said_find (json, root, "deal"), record, error) ||
      !deal_said_read_text (json, root, "figure", &figure, error) ||
      !deal_said_read_text (json, root, "style", &style, error))
    return FALSE;
  if (!deal_figure_kind_from_name (figure, &record->kind))
    return deal_said_refuse (error, "figure");
  if (!deal_style_from_name (style, &record->style))
    return deal_said_refuse (error, "style");

  return read_options (json, deal_said_find (json, root, "options"), record, error) &&
         deal_said_read_texts (json, root, "assumptions", &record->assumptions, error);
}

static DealRecord *
record_new (void)
{
  DealRecord *record = g_new0 (DealRecord, 1);

  record->set = pairs_new ();
  record->readings = pairs_new ();

  return record;
}

/**
 * deal_record_new_from_png:
 * @bytes: a file of unknown origin
 * @error: return location for an error
 *
 * Returns: (transfer full): what a picture of this program says of itself, or
 *   `NULL` with `DEAL_ERROR_INVALID` for what is damaged, `DEAL_ERROR_LIMIT`, or
 *   `DEAL_ERROR_NOT_FOUND` for a picture of another program
 */
DealRecord *
deal_record_new_from_png (GBytes  *bytes,
                          GError **error)
{
  g_auto (DealPngFacts) facts = { 0 };
  g_autoptr (DealRecord) record = record_new ();
  DealSaid json = { 0 };
  gboolean is_good;

  if (!deal_png_read_facts (bytes, &facts, error))
    return NULL;

  json.text = g_hash_table_lookup (facts.texts, "Comment");
  if (json.text == NULL || json.text[0] != '{')
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                   _ ("The picture was not made by Counterpart"));
      return NULL;
    }

  json.size = strlen (json.text);
  is_good = deal_said_make_tape (&json, error) && read_record (&json, record, error);
  deal_json_tape_clear (&json.tape);
  if (!is_good)
    return NULL;

  record->json = g_strdup (json.text);
  record->size = facts.size;
  record->title = g_strdup (g_hash_table_lookup (facts.texts, "Title"));
  record->alt_text = g_strdup (g_hash_table_lookup (facts.texts, "Description"));
  record->sources = g_strdup (g_hash_table_lookup (facts.texts, "Source"));

  return g_steal_pointer (&record);
}

/**
 * deal_record_new_from_path:
 * @path: a file, in the encoding of file names
 * @error: return location for an error
 *
 * Returns: (transfer full): as deal_record_new_from_png(), or `NULL` with an
 *   error of deal_file_load()
 */
DealRecord *
deal_record_new_from_path (const char *path,
                           GError    **error)
{
  g_autoptr (GBytes) bytes = deal_file_load (path, error);
  g_autofree char *shown = NULL;
  g_autofree char *name = NULL;
  DealRecord      *record = NULL;

  if (bytes == NULL)
    return NULL;

  if (g_bytes_get_size (bytes) > DEAL_PICTURE_MAX_BYTES)
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                 _ ("The picture is larger than %d MiB"),
                 DEAL_PICTURE_MAX_BYTES / 1024 / 1024);
  else
    record = deal_record_new_from_png (bytes, error);
  if (record == NULL)
    {
      shown = g_filename_display_basename (path);
      name = deal_plain_text (shown, MAX_SHOWN);
      g_prefix_error (error, "%s: ", name);
    }

  return record;
}

void
deal_record_free (DealRecord *record)
{
  if (record == NULL)
    return;

  g_free (record->json);
  g_free (record->title);
  g_free (record->alt_text);
  g_free (record->sources);
  g_free (record->program);
  g_free (record->deal_id);
  g_free (record->deal_file);
  g_free (record->deal_sha256);
  g_free (record->old_id);
  g_free (record->new_id);
  g_free (record->scenario_id);
  g_free (record->platform_id);
  g_free (record->own_scenario);
  g_ptr_array_unref (record->set);
  g_strfreev (record->withheld);
  g_ptr_array_unref (record->readings);
  g_strfreev (record->assumptions);
  g_free (record);
}

gboolean
deal_png_is_at (const char *path)
{
  guint8      start[SIGNATURE];
  struct stat status;
  gboolean    is_png;
  int         fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);

  if (fd < 0)
    return FALSE;

  is_png = fstat (fd, &status) == 0 && S_ISREG (status.st_mode) &&
           read (fd, start, sizeof start) == sizeof start &&
           deal_png_has_signature (start, sizeof start);
  close (fd);

  return is_png;
}

/**
 * deal_record_get_sibling:
 * @record: what a picture says
 * @path: where the picture is
 *
 * Returns: (transfer full): where its deal file would be if it lay beside it; it
 *   need not exist, and is never in another folder
 */
char *
deal_record_get_sibling (const DealRecord *record,
                         const char       *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (record->deal_file);

  return g_build_filename (folder, name, NULL);
}

gboolean
deal_record_is_of (const DealRecord *record,
                   const Deal       *deal)
{
  return g_str_equal (record->deal_id, deal->id);
}

/* Byte for byte. */
gboolean
deal_record_is_unchanged (const DealRecord *record,
                          const Deal       *deal)
{
  return g_str_equal (record->deal_sha256, deal->sha256);
}
