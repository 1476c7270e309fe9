/* deal-feed-xml-entry.c: the elements of an entry of RSS or Atom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-xml.h"

#include <string.h>

#include "net/deal-clean.h"
#include "net/deal-url.h"

/* What a child of an entry is for; a later line fills only what is empty. */
static const struct
{
  DealXmlNamespace ns;
  const char      *name;
  DealXmlField     field;
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

static DealXmlBase *
get_base (DealXmlReader *reader)
{
  return &g_array_index (reader->bases, DealXmlBase, reader->bases->len - 1);
}

static char *
resolve (DealXmlReader *reader,
         const char    *link)
{
  g_autofree char *stripped = g_strstrip (g_strdup (link));

  if (*stripped == '\0')
    return NULL;

  return deal_url_resolve_text (get_base (reader)->uri, stripped, NULL);
}

void
deal_xml_push_base (DealXmlReader *reader,
                    const char   **attributes)
{
  const char *text = find_attribute (attributes,
                                     "http://www.w3.org/XML/1998/namespace\nbase");
  GUri       *around = get_base (reader)->uri;
  DealXmlBase own = { .depth = reader->depth };

  if (text == NULL)
    return;

  own.uri = around != NULL ? deal_url_resolve (around, text, NULL)
                           : deal_url_parse (text, NULL);
  if (own.uri != NULL)
    g_array_append_val (reader->bases, own);
}

/* The element that is open ends. */
void
deal_xml_pop_base (DealXmlReader *reader)
{
  if (get_base (reader)->depth == reader->depth)
    g_array_set_size (reader->bases, reader->bases->len - 1);
}

static void
offer_link (DealXmlReader *reader,
            const char    *link,
            guint          rank)
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
read_atom_link (DealXmlReader *reader,
                const char   **attributes)
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
read_markup (DealXmlNamespace ns,
             const char     **attributes)
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

void
deal_xml_begin_field (DealXmlReader   *reader,
                      DealXmlField     field,
                      DealXmlNamespace ns,
                      const char     **attributes)
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
set_text (char         **place,
          DealMarkup    *place_markup,
          DealXmlReader *reader)
{
  if (*place == NULL)
    *place_markup = reader->markup;
  set_once (place, reader->text->str);
}

void
deal_xml_end_field (DealXmlReader *reader)
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

void
deal_xml_begin_entry (DealXmlReader *reader,
                      const char   **attributes)
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

void
deal_xml_begin_child (DealXmlReader   *reader,
                      DealXmlNamespace ns,
                      const char      *name,
                      const char     **attributes)
{
  if (ns == NS_ATOM && g_str_equal (name, "link"))
    {
      read_atom_link (reader, attributes);
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].ns == ns && *fields[i].name == *name &&
        g_str_equal (fields[i].name, name))
      deal_xml_begin_field (reader, fields[i].field, ns, attributes);
}
