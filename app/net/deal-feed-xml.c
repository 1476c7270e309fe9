/* deal-feed-xml.c: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-xml.h"

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

static const struct
{
  const char      *uri;
  DealXmlNamespace ns;
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

static void
refuse (DealXmlReader *reader,
        GError        *error)
{
  if (reader->error == NULL)
    reader->error = error;
  else
    g_error_free (error);
  XML_StopParser (reader->parser, XML_FALSE);
}

static void
refuse_here (DealXmlReader *reader,
             const char    *message)
{
  GError *error = NULL;

  deal_feed_set_error (&error, XML_GetCurrentLineNumber (reader->parser), message);
  refuse (reader, error);
}

static const char *
split_name (const char       *name,
            DealXmlNamespace *ns)
{
  const char *separator = strchr (name, SEPARATOR);

  *ns = NS_NONE;
  if (separator == NULL)
    return name;

  *ns = NS_OTHER;
  for (gsize i = 0; *ns == NS_OTHER && i < G_N_ELEMENTS (namespaces); i++)
    if (strncmp (namespaces[i].uri, name, (gsize) (separator - name)) == 0 &&
        namespaces[i].uri[separator - name] == '\0')
      *ns = namespaces[i].ns;

  return separator + 1;
}

/* Elements */

static void
read_root (DealXmlReader   *reader,
           DealXmlNamespace ns,
           const char      *name)
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
element_started_cb (void        *user_data,
                    const char  *full_name,
                    const char **attributes)
{
  DealXmlReader   *reader = user_data;
  DealXmlNamespace ns;
  const char      *name = split_name (full_name, &ns);

  reader->depth++;
  deal_xml_push_base (reader, attributes);
  if (XML_GetCurrentByteCount (reader->parser) > DEAL_FEED_TAG_MOST)
    {
      refuse_here (reader, _ ("a tag is too long"));
      return;
    }
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
        deal_xml_begin_child (reader, ns, name, attributes);
    }
  else if ((ns == NS_NONE && g_str_equal (name, "item")) ||
           (ns == NS_ATOM && g_str_equal (name, "entry")))
    deal_xml_begin_entry (reader, attributes);
  else if (ns == NS_NONE && g_str_equal (name, "channel") && reader->feed_depth == 0)
    reader->feed_depth = reader->depth;
  else if (reader->feed_depth > 0 && reader->depth == reader->feed_depth + 1 &&
           (ns == NS_NONE || ns == NS_ATOM) && g_str_equal (name, "title"))
    deal_xml_begin_field (reader, FIELD_FEED_TITLE, ns, attributes);
}

static void
element_ended_cb (void       *user_data,
                  const char *full_name)
{
  DealXmlReader   *reader = user_data;
  DealXmlNamespace ns;
  const char      *name = split_name (full_name, &ns);
  GError          *error = NULL;

  if (reader->field_depth == reader->depth)
    deal_xml_end_field (reader);
  else if (reader->field_depth > 0 && deal_clean_is_block (name))
    g_string_append_c (reader->text, '\n');
  else if (reader->entry_depth == reader->depth)
    {
      reader->entry_depth = 0;
      if (!deal_feed_builder_add (reader->builder, &reader->draft, &error))
        refuse (reader, error);
    }

  deal_xml_pop_base (reader);
  reader->depth--;
}

static void
text_found_cb (void       *user_data,
               const char *text,
               int         length)
{
  DealXmlReader *reader = user_data;

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
  DealXmlReader *reader = user_data;

  if (is_parameter || value == NULL || system_id != NULL || notation != NULL ||
      ++reader->n_entities > ENTITIES_MOST || value_length > 1024 ||
      memchr (value, '&', (gsize) value_length) != NULL ||
      memchr (value, '%', (gsize) value_length) != NULL ||
      memchr (value, '<', (gsize) value_length) != NULL)
    refuse_here (reader, _ ("the text declares entities that are not accepted"));
}

/* Mistakes in words of ours: the parser's are English, and not whole sentences. */
const char *
deal_feed_explain_xml (int code)
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
    case XML_ERROR_DUPLICATE_ATTRIBUTE:
      return _ ("an element has the same attribute twice");
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
      return _ ("something stands behind the end of the list");
    default:
      return _ ("this is not well-formed XML");
    }
}

static void
clear_base (gpointer base)
{
  g_clear_pointer (&((DealXmlBase *) base)->uri, g_uri_unref);
}

/* Past this, expat says nothing of a reference that it does not know, and drops it. */
static void
type_declared_cb (void       *user_data,
                  const char *name,
                  const char *system_id,
                  const char *public_id,
                  int         has_internal_subset)
{
  DealXmlReader *reader = user_data;

  if (system_id != NULL || public_id != NULL)
    XML_StopParser (reader->parser, XML_FALSE);
}

/* TRUE, also, for what was refused: then @reader has the error.  FALSE: it is not
 * XML as it stands, and the parser knows why. */
static gboolean
parse (DealXmlReader *reader,
       const char    *text,
       gsize          length,
       const char    *url,
       gboolean       is_mended)
{
  g_autoptr (GArray) bases = g_array_new (FALSE, FALSE, sizeof (DealXmlBase));
  g_autoptr (GString) field = g_string_new (NULL);
  DealXmlBase outermost = { 0 };
  gboolean    is_good;

  reader->bases = bases;
  reader->text = field;
  g_array_set_clear_func (bases, clear_base);
  outermost.uri = url != NULL ? deal_url_parse (url, NULL) : NULL;
  g_array_append_val (bases, outermost);
  XML_SetUserData (reader->parser, reader);
  XML_SetElementHandler (reader->parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (reader->parser, text_found_cb);
  XML_SetEntityDeclHandler (reader->parser, entity_declared_cb);
  if (!is_mended)
    XML_SetStartDoctypeDeclHandler (reader->parser, type_declared_cb);

  /* At once: expat 2.5 goes through a long token anew with each piece of it. */
  is_good = XML_Parse (reader->parser, text, (int) length, XML_TRUE) == XML_STATUS_OK;
  deal_draft_clear (&reader->draft);

  return is_good || reader->error != NULL;
}

static void
start_again (DealXmlReader *reader)
{
  DealFeedBuilder *builder = reader->builder;
  XML_Parser       parser = reader->parser;

  g_hash_table_remove_all (builder->ids);
  g_ptr_array_set_size (builder->document->entries, 0);
  g_clear_pointer (&builder->document->title, g_free);
  XML_ParserReset (parser, "UTF-8");
  *reader = (DealXmlReader){ .builder = builder, .parser = parser };
}

/**
 * deal_feed_parse_xml:
 * @text: XML in UTF-8, a zero behind it
 * @length: of @text
 * @url: (nullable): where it came from
 * @builder: gets what is found
 * @error: return location for an error
 *
 * Nearly all lists are XML as they stand; the others are mended, and read again.
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
  /* The encoding outranks what the text declares, for it is converted already. */
  DealXmlReader reader = { .builder = builder,
                           .parser = XML_ParserCreateNS ("UTF-8", SEPARATOR) };

  if (!parse (&reader, text, length, url, FALSE))
    {
      g_autoptr (GString) mended = NULL;

      start_again (&reader);
      if (deal_feed_mend (text, length, &mended, &reader.error) &&
          !parse (&reader, mended != NULL ? mended->str : text,
                  mended != NULL ? mended->len : length, url, TRUE))
        deal_feed_set_error (&reader.error, XML_GetCurrentLineNumber (reader.parser),
                             deal_feed_explain_xml (XML_GetErrorCode (reader.parser)));
    }
  XML_ParserFree (reader.parser);
  if (reader.error != NULL)
    g_propagate_error (error, reader.error);

  return reader.error == NULL;
}
