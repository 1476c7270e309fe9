/* deal-opml.c: the lists that a reader of news asks, as one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-opml.h"

#include <expat.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-clean.h"
#include "net/deal-feed-private.h"
#include "net/deal-url.h"

#define BYTES_MOST (8 * 1024 * 1024)
#define ENTRIES_MOST 10000
#define DEPTH_MOST 64

typedef struct
{
  XML_Parser  parser;
  GPtrArray  *entries;
  GHashTable *urls; /* of @entries */
  guint       depth;
  gboolean    is_opml;
  const char *refusal; /* nullable */
} Reader;

DealOpmlEntry *
deal_opml_entry_new (const char *url,
                     const char *title)
{
  DealOpmlEntry *entry = g_new0 (DealOpmlEntry, 1);

  entry->url = g_strdup (url);
  entry->title = g_strdup (title);

  return entry;
}

void
deal_opml_entry_free (DealOpmlEntry *entry)
{
  if (entry == NULL)
    return;

  g_free (entry->url);
  g_free (entry->title);
  g_free (entry);
}

static void
refuse (Reader     *reader,
        const char *why)
{
  reader->refusal = why;
  XML_StopParser (reader->parser, XML_FALSE);
}

/* Nothing in such a file needs an entity of its own. */
static void XMLCALL
entity_cb (void       *user_data,
           const char *name,
           int         is_parameter,
           const char *value,
           int         length,
           const char *base,
           const char *system_id,
           const char *public_id,
           const char *notation)
{
  refuse (user_data, N_ ("It declares entities, which no list of lists needs"));
}

static const char *
find_attribute (const char **attributes,
                const char  *name)
{
  for (gsize i = 0; attributes[i] != NULL; i += 2)
    if (g_ascii_strcasecmp (attributes[i], name) == 0)
      return attributes[i + 1];

  return NULL;
}

static void
add_outline (Reader      *reader,
             const char **attributes)
{
  const char      *address = find_attribute (attributes, "xmlUrl");
  const char      *title = find_attribute (attributes, "title");
  g_autofree char *bare = g_strstrip (g_strdup (address != NULL ? address : ""));
  g_autofree char *url = deal_url_check (bare, NULL);
  g_autofree char *clean = NULL;
  DealOpmlEntry   *entry;

  if (url == NULL || g_hash_table_contains (reader->urls, url))
    return;
  if (reader->entries->len == ENTRIES_MOST)
    {
      refuse (reader, N_ ("It has more lists than anybody reads"));
      return;
    }

  if (title == NULL)
    title = find_attribute (attributes, "text");
  clean = deal_clean_text (title != NULL ? title : "", DEAL_CLEAN_ONE_LINE,
                           DEAL_CLEAN_TITLE);
  entry = deal_opml_entry_new (url, clean);
  g_ptr_array_add (reader->entries, entry);
  g_hash_table_add (reader->urls, entry->url);
}

static void XMLCALL
start_cb (void        *user_data,
          const char  *name,
          const char **attributes)
{
  Reader *reader = user_data;

  if (++reader->depth > DEPTH_MOST)
    refuse (reader, N_ ("It is nested too deeply"));
  else if (reader->depth == 1)
    reader->is_opml = g_ascii_strcasecmp (name, "opml") == 0;
  else if (g_ascii_strcasecmp (name, "outline") == 0)
    add_outline (reader, attributes);
}

static void XMLCALL
end_cb (void       *user_data,
        const char *name)
{
  ((Reader *) user_data)->depth--;
}

static gboolean
parse (Reader     *reader,
       const char *text,
       gsize       length,
       GError    **error)
{
  XML_SetUserData (reader->parser, reader);
  XML_SetElementHandler (reader->parser, start_cb, end_cb);
  XML_SetEntityDeclHandler (reader->parser, entity_cb);

  if (XML_Parse (reader->parser, text, (int) length, XML_TRUE) == XML_STATUS_ERROR)
    {
      deal_feed_set_error (error, XML_GetCurrentLineNumber (reader->parser),
                           reader->refusal != NULL
                             ? _ (reader->refusal)
                             : deal_feed_explain_xml (
                                 XML_GetErrorCode (reader->parser)));
      return FALSE;
    }
  if (!reader->is_opml)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("The file is no OPML"));
      return FALSE;
    }

  return TRUE;
}

/**
 * deal_opml_parse:
 * @bytes: a file
 * @error: return location for an error
 *
 * Folders of lists count for nothing; what is no address of the web is left out.
 *
 * Returns: (transfer full) (element-type DealOpmlEntry): the lists, each once, or
 *   `NULL` with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
GPtrArray *
deal_opml_parse (GBytes  *bytes,
                 GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_opml_entry_free);
  g_autoptr (GHashTable) urls = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;
  Reader           reader = { .entries = entries, .urls = urls };
  gboolean         is_good;
  gsize            length;

  if (g_bytes_get_size (bytes) > BYTES_MOST)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           _ ("The file is larger than any list of lists"));
      return NULL;
    }
  if (g_bytes_get_size (bytes) == 0)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("The file is empty"));
      return NULL;
    }
  text = deal_feed_decode (bytes, NULL, &length, error);
  if (text == NULL)
    return NULL;

  /* It is UTF-8 by now, whatever it says. */
  reader.parser = XML_ParserCreate ("UTF-8");
  is_good = parse (&reader, text, length, error);
  XML_ParserFree (reader.parser);

  return is_good ? g_steal_pointer (&entries) : NULL;
}

/**
 * deal_opml_write:
 * @entries: (element-type DealOpmlEntry): lists
 *
 * Returns: (transfer full): a file in OPML 2.0
 */
char *
deal_opml_write (GPtrArray *entries)
{
  GString *text = g_string_new (
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<opml version=\"2.0\">\n"
    "  <head><title>Counterpart</title></head>\n"
    "  <body>\n");

  for (guint i = 0; i < entries->len; i++)
    {
      const DealOpmlEntry *entry = entries->pdata[i];
      const char          *shown = *entry->title != '\0' ? entry->title : entry->url;
      g_autofree char     *line = g_markup_printf_escaped (
            "    <outline type=\"rss\" text=\"%s\" xmlUrl=\"%s\"/>\n", shown, entry->url);

      g_string_append (text, line);
    }
  g_string_append (text, "  </body>\n</opml>\n");

  return g_string_free (text, FALSE);
}
