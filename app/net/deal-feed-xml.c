/* deal-feed-xml.c: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <expat.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-clean.h"
#include "net/deal-url.h"

#define DEPTH_MOST 256
#define ENTITIES_MOST 256
#define FIELD_MOST (4 * 1024 * 1024)

/* expat gives names as namespace, this, and the local name. */
#define SEPARATOR '\n'

typedef enum
{
  NS_OTHER,
  NS_NONE, /* also what RSS 1.0 and some RSS 2.0 call theirs */
  NS_ATOM,
  NS_DC,
  NS_DCTERMS,
  NS_CONTENT,
  NS_XHTML,
} Namespace;

typedef enum
{
  FIELD_NONE,
  FIELD_ID,
  FIELD_LINK,
  FIELD_TITLE,
  FIELD_SUMMARY,
  FIELD_CONTENT,
  FIELD_PUBLISHED,
  FIELD_MODIFIED,
  FIELD_FEED_TITLE,
} Field;

static const struct
{
  const char *uri;
  Namespace   ns;
} namespaces[] = {
  { "http://www.w3.org/2005/Atom", NS_ATOM },
  { "http://purl.org/atom/ns#", NS_ATOM },
  { "http://purl.org/rss/1.0/", NS_NONE },
  { "http://my.netscape.com/rdf/simple/0.9/", NS_NONE },
  { "http://channel.netscape.com/rdf/simple/0.9/", NS_NONE },
  { "http://backend.userland.com/rss2", NS_NONE },
  { "http://blogs.law.harvard.edu/tech/rss", NS_NONE },
  { "http://purl.org/dc/elements/1.1/", NS_DC },
  { "http://purl.org/dc/terms/", NS_DCTERMS },
  { "http://purl.org/rss/1.0/modules/content/", NS_CONTENT },
  { "http://www.w3.org/1999/xhtml", NS_XHTML },
};

/* What a child of an entry is for; a later line fills only what is empty. */
static const struct
{
  Namespace   ns;
  const char *name;
  Field       field;
} fields[] = {
  { NS_NONE, "guid", FIELD_ID },
  { NS_NONE, "link", FIELD_LINK },
  { NS_NONE, "title", FIELD_TITLE },
  { NS_NONE, "description", FIELD_SUMMARY },
  { NS_NONE, "pubDate", FIELD_PUBLISHED },
  { NS_CONTENT, "encoded", FIELD_CONTENT },
  { NS_DC, "title", FIELD_TITLE },
  { NS_DC, "date", FIELD_PUBLISHED },
  { NS_DC, "description", FIELD_SUMMARY },
  { NS_DCTERMS, "issued", FIELD_PUBLISHED },
  { NS_DCTERMS, "created", FIELD_PUBLISHED },
  { NS_DCTERMS, "modified", FIELD_MODIFIED },
  { NS_ATOM, "id", FIELD_ID },
  { NS_ATOM, "title", FIELD_TITLE },
  { NS_ATOM, "summary", FIELD_SUMMARY },
  { NS_ATOM, "content", FIELD_CONTENT },
  { NS_ATOM, "published", FIELD_PUBLISHED },
  { NS_ATOM, "issued", FIELD_PUBLISHED },
  { NS_ATOM, "created", FIELD_PUBLISHED },
  { NS_ATOM, "updated", FIELD_MODIFIED },
  { NS_ATOM, "modified", FIELD_MODIFIED },
};

/**
 * Reader:
 * @depth: of the element that is open; the root has 1
 * @bases: a GUri for each depth, nullable
 * @feed_depth: of `channel` or `feed`; 0 before it
 * @entry_depth: of the entry that is open; 0: none
 * @field_depth: of the field that is open; 0: none
 * @is_guid_link: the `guid` that is open may serve as address
 * @link_rank: how good the address is that the draft has: 0 none, 1 a guid,
 *   2 a link of another type, 3 a link
 */
typedef struct
{
  XML_Parser       parser;
  DealFeedBuilder *builder;
  GError          *error;
  guint            n_entities;

  guint      depth;
  GPtrArray *bases;
  gboolean   has_root;
  guint      feed_depth;
  guint      entry_depth;
  guint      field_depth;
  Field      field;
  DealMarkup markup;
  GString   *text;
  DealDraft  draft;
  gboolean   is_guid_link;
  guint      link_rank;
} Reader;

static void
refuse (Reader *reader,
        GError *error)
{
  if (reader->error == NULL)
    reader->error = error;
  else
    g_error_free (error);
  XML_StopParser (reader->parser, XML_FALSE);
}

static void
refuse_here (Reader     *reader,
             const char *message)
{
  GError *error = NULL;

  deal_feed_set_error (&error, XML_GetCurrentLineNumber (reader->parser), message);
  refuse (reader, error);
}

static const char *
split_name (const char *name,
            Namespace  *ns)
{
  const char *separator = strchr (name, SEPARATOR);

  *ns = NS_NONE;
  if (separator == NULL)
    return name;

  *ns = NS_OTHER;
  for (gsize i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (strncmp (namespaces[i].uri, name, (gsize) (separator - name)) == 0 &&
        namespaces[i].uri[separator - name] == '\0')
      *ns = namespaces[i].ns;

  return separator + 1;
}

static const char *
find_attribute (const char **attributes,
                const char  *name)
{
  for (gsize i = 0; attributes[i] != NULL; i += 2)
    if (g_str_equal (attributes[i], name))
      return attributes[i + 1];

  return NULL;
}

/* Addresses */

static GUri *
get_base (Reader *reader)
{
  return g_ptr_array_index (reader->bases, reader->bases->len - 1);
}

static char *
resolve (Reader     *reader,
         const char *link)
{
  g_autofree char *stripped = g_strstrip (g_strdup (link));
  g_autoptr (GUri) uri = NULL;

  if (*stripped == '\0')
    return NULL;
  uri = get_base (reader) != NULL ? deal_url_resolve (get_base (reader), stripped, NULL)
                                  : deal_url_parse (stripped, NULL);

  return uri != NULL ? g_uri_to_string (uri) : NULL;
}

static void
push_base (Reader      *reader,
           const char **attributes)
{
  const char *text = find_attribute (attributes,
                                     "http://www.w3.org/XML/1998/namespace\nbase");
  GUri       *base = get_base (reader);
  GUri       *own = NULL;

  if (text != NULL)
    own = base != NULL ? deal_url_resolve (base, text, NULL)
                       : deal_url_parse (text, NULL);
  if (own == NULL && base != NULL)
    own = g_uri_ref (base);
  g_ptr_array_add (reader->bases, own);
}

static void
offer_link (Reader     *reader,
            const char *link,
            guint       rank)
{
  char *url = rank > reader->link_rank ? resolve (reader, link) : NULL;

  if (url == NULL)
    return;
  g_free (reader->draft.url);
  reader->draft.url = url;
  reader->link_rank = rank;
}

/* `<atom:link href=… rel=… type=…>` */
static void
read_atom_link (Reader      *reader,
                const char **attributes)
{
  const char *href = find_attribute (attributes, "href");
  const char *rel = find_attribute (attributes, "rel");
  const char *type = find_attribute (attributes, "type");

  if (href == NULL || (rel != NULL && !g_str_equal (rel, "alternate")))
    return;

  offer_link (reader, href, type == NULL || strstr (type, "html") != NULL ? 3 : 2);
}

/* Fields */

static DealMarkup
read_markup (Namespace    ns,
             const char **attributes)
{
  const char *type = find_attribute (attributes, "type");
  const char *mode = find_attribute (attributes, "mode");

  if (ns != NS_ATOM)
    return DEAL_MARKUP_UNSAID;
  if (type != NULL && (g_str_equal (type, "html") ||
                       (g_str_equal (type, "text/html") && mode != NULL &&
                        g_str_equal (mode, "escaped"))))
    return DEAL_MARKUP_HTML;
  /* Atom 0.3 without a type that means anything. */
  if (mode != NULL && g_str_equal (mode, "escaped"))
    return DEAL_MARKUP_UNSAID;

  return DEAL_MARKUP_PLAIN;
}

static void
begin_field (Reader      *reader,
             Field        field,
             Namespace    ns,
             const char **attributes)
{
  const char *is_link = find_attribute (attributes, "isPermaLink");

  reader->field = field;
  reader->field_depth = reader->depth;
  reader->markup = read_markup (ns, attributes);
  reader->is_guid_link = field == FIELD_ID && ns == NS_NONE &&
                         (is_link == NULL || g_str_equal (is_link, "true"));
  g_string_truncate (reader->text, 0);
}

static void
set_once (char      **place,
          const char *text)
{
  if (*place == NULL && *text != '\0')
    *place = g_strdup (text);
}

static void
set_text (char      **place,
          DealMarkup *place_markup,
          Reader     *reader)
{
  if (*place == NULL)
    *place_markup = reader->markup;
  set_once (place, reader->text->str);
}

static void
end_field (Reader *reader)
{
  DealDraft  *draft = &reader->draft;
  const char *text = reader->text->str;
  char      **title = &reader->builder->document->title;

  switch (reader->field)
    {
    case FIELD_ID:
      set_once (&draft->id, text);
      if (reader->is_guid_link &&
          (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "https://")))
        offer_link (reader, text, 1);
      break;
    case FIELD_LINK:
      offer_link (reader, text, 3);
      break;
    case FIELD_TITLE:
      set_text (&draft->title, &draft->title_markup, reader);
      break;
    case FIELD_SUMMARY:
      set_text (&draft->summary, &draft->summary_markup, reader);
      break;
    case FIELD_CONTENT:
      set_text (&draft->content, &draft->content_markup, reader);
      break;
    case FIELD_PUBLISHED:
      set_once (&draft->published, text);
      break;
    case FIELD_MODIFIED:
      set_once (&draft->modified, text);
      break;
    case FIELD_FEED_TITLE:
      if (*title == NULL)
        *title = deal_feed_clean (text, reader->markup, TRUE, DEAL_CLEAN_TITLE);
      break;
    case FIELD_NONE:
    default:
      break;
    }
  reader->field_depth = 0;
}

/* Elements */

static void
read_root (Reader     *reader,
           Namespace   ns,
           const char *name)
{
  DealFeedFormat *format = &reader->builder->document->format;

  reader->has_root = TRUE;
  if (ns == NS_ATOM && g_str_equal (name, "feed"))
    {
      *format = DEAL_FEED_ATOM;
      reader->feed_depth = reader->depth;
    }
  else if (g_str_equal (name, "rss") || g_str_equal (name, "RDF"))
    *format = DEAL_FEED_RSS;
  else if (g_ascii_strcasecmp (name, "html") == 0)
    refuse (reader,
            g_error_new_literal (DEAL_ERROR, DEAL_ERROR_INVALID,
                                 _ ("This is a web page, not a list of articles")));
  else
    refuse (reader, g_error_new_literal (DEAL_ERROR, DEAL_ERROR_INVALID,
                                         _ ("This is XML, but no list of articles")));
}

static void
begin_entry (Reader      *reader,
             const char **attributes)
{
  const char *about = find_attribute (
    attributes, "http://www.w3.org/1999/02/22-rdf-syntax-ns#\nabout");

  reader->entry_depth = reader->depth;
  reader->link_rank = 0;
  deal_draft_clear (&reader->draft);
  if (about != NULL)
    {
      set_once (&reader->draft.id, about);
      offer_link (reader, about, 1);
    }
}

static void
read_child_of_entry (Reader      *reader,
                     Namespace    ns,
                     const char  *name,
                     const char **attributes)
{
  if (ns == NS_ATOM && g_str_equal (name, "link"))
    {
      read_atom_link (reader, attributes);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].ns == ns && g_str_equal (fields[i].name, name))
      begin_field (reader, fields[i].field, ns, attributes);
}

static void
element_started_cb (void        *user_data,
                    const char  *full_name,
                    const char **attributes)
{
  Reader     *reader = user_data;
  Namespace   ns;
  const char *name = split_name (full_name, &ns);

  reader->depth++;
  push_base (reader, attributes);
  if (reader->depth > DEPTH_MOST)
    {
      refuse_here (reader, _ ("the elements are nested too deep"));
      return;
    }
  if (!reader->has_root)
    {
      read_root (reader, ns, name);
      return;
    }

  if (reader->field_depth > 0)
    {
      /* XHTML, or what RSS was not meant to hold: only its text counts. */
      if (deal_clean_is_block (name))
        g_string_append_c (reader->text, '\n');
    }
  else if (reader->entry_depth > 0)
    {
      if (reader->depth == reader->entry_depth + 1)
        read_child_of_entry (reader, ns, name, attributes);
    }
  else if ((ns == NS_NONE && g_str_equal (name, "item")) ||
           (ns == NS_ATOM && g_str_equal (name, "entry")))
    begin_entry (reader, attributes);
  else if (ns == NS_NONE && g_str_equal (name, "channel") && reader->feed_depth == 0)
    reader->feed_depth = reader->depth;
  else if (reader->feed_depth > 0 && reader->depth == reader->feed_depth + 1 &&
           (ns == NS_NONE || ns == NS_ATOM) && g_str_equal (name, "title"))
    begin_field (reader, FIELD_FEED_TITLE, ns, attributes);
}

static void
element_ended_cb (void       *user_data,
                  const char *full_name)
{
  Reader     *reader = user_data;
  Namespace   ns;
  const char *name = split_name (full_name, &ns);
  GError     *error = NULL;

  if (reader->field_depth == reader->depth)
    end_field (reader);
  else if (reader->field_depth > 0 && deal_clean_is_block (name))
    g_string_append_c (reader->text, '\n');
  else if (reader->entry_depth == reader->depth)
    {
      reader->entry_depth = 0;
      if (!deal_feed_builder_add (reader->builder, &reader->draft, &error))
        refuse (reader, error);
    }

  g_ptr_array_set_size (reader->bases, (int) reader->bases->len - 1);
  reader->depth--;
}

static void
text_found_cb (void       *user_data,
               const char *text,
               int         length)
{
  Reader *reader = user_data;

  if (reader->field_depth > 0 && reader->text->len < FIELD_MOST)
    g_string_append_len (reader->text, text, length);
}

/* Plain abbreviations are harmless; what reads files, or grows, is not. */
static void
entity_declared_cb (void       *user_data,
                    const char *name,
                    int         is_parameter,
                    const char *value,
                    int         value_length,
                    const char *base,
                    const char *system_id,
                    const char *public_id,
                    const char *notation)
{
  Reader *reader = user_data;

  if (is_parameter || value == NULL || system_id != NULL || notation != NULL ||
      ++reader->n_entities > ENTITIES_MOST || value_length > 1024 ||
      memchr (value, '&', (gsize) value_length) != NULL ||
      memchr (value, '%', (gsize) value_length) != NULL ||
      memchr (value, '<', (gsize) value_length) != NULL)
    refuse_here (reader, _ ("the text declares entities that are not accepted"));
}

/* The usual mistakes in words of ours. */
static const char *
explain (enum XML_Error code)
{
  switch (code)
    {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
      return _ ("the list breaks off before its end");
    case XML_ERROR_TAG_MISMATCH:
      return _ ("an element is closed that is not open");
    case XML_ERROR_UNDEFINED_ENTITY:
      return _ ("a character reference is not known");
    case XML_ERROR_INVALID_TOKEN:
      return _ ("this is not XML, as a bare “&” is not");
    case XML_ERROR_UNBOUND_PREFIX:
      return _ ("a prefix is used that is not declared");
    default:
      return XML_ErrorString (code);
    }
}

static void
unref_uri (gpointer uri)
{
  if (uri != NULL)
    g_uri_unref (uri);
}

/**
 * deal_feed_parse_xml:
 * @text: XML in UTF-8
 * @length: of @text
 * @url: (nullable): where it came from
 * @builder: gets what is found
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_feed_parse_xml (const char      *text,
                     gsize            length,
                     const char      *url,
                     DealFeedBuilder *builder,
                     GError         **error)
{
  g_autoptr (GString) mended_text = deal_feed_mend (text, length, error);
  g_autoptr (GPtrArray) bases = g_ptr_array_new_with_free_func (unref_uri);
  g_autoptr (GString) field = g_string_new (NULL);
  Reader reader = { .builder = builder, .bases = bases, .text = field };

  if (mended_text == NULL)
    return FALSE;

  g_ptr_array_add (bases, url != NULL ? deal_url_parse (url, NULL) : NULL);
  /* The encoding outranks what the text declares, for it is converted already. */
  reader.parser = XML_ParserCreateNS ("UTF-8", SEPARATOR);
  XML_SetUserData (reader.parser, &reader);
  XML_SetElementHandler (reader.parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (reader.parser, text_found_cb);
  XML_SetEntityDeclHandler (reader.parser, entity_declared_cb);

  /* At once: expat 2.5 goes through a long token anew with each piece of it. */
  if (XML_Parse (reader.parser, mended_text->str, (int) mended_text->len, XML_TRUE) !=
        XML_STATUS_OK &&
      reader.error == NULL)
    deal_feed_set_error (&reader.error, XML_GetCurrentLineNumber (reader.parser),
                         explain (XML_GetErrorCode (reader.parser)));
  XML_ParserFree (reader.parser);
  deal_draft_clear (&reader.draft);

  if (reader.error != NULL)
    g_propagate_error (error, reader.error);

  return reader.error == NULL;
}
