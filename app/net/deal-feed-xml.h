/* deal-feed-xml.h: an XML list while it is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <expat.h>

#include "net/deal-feed-private.h"

G_BEGIN_DECLS

typedef enum
{
  NS_OTHER,
  NS_NONE, /* also what RSS 1.0 and some RSS 2.0 call theirs */
  NS_ATOM,
  NS_DC,
  NS_DCTERMS,
  NS_CONTENT,
  NS_XHTML,
} DealXmlNamespace;

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
} DealXmlField;

/* What addresses are relative to, from the element of that depth on inwards. */
typedef struct
{
  guint depth; /* 0: the document */
  GUri *uri;   /* owned; nullable */
} DealXmlBase;

/**
 * DealXmlReader:
 * @depth: of the element that is open; the root has 1
 * @bases: (element-type DealXmlBase): of the document, and of the elements around
 *   that have one of their own
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

  guint        depth;
  GArray      *bases;
  gboolean     has_root;
  guint        feed_depth;
  guint        entry_depth;
  guint        field_depth;
  DealXmlField field;
  DealMarkup   markup;
  GString     *text;
  DealDraft    draft;
  gboolean     is_guid_link;
  guint        link_rank;
} DealXmlReader;

/* What becomes of the elements of an entry. */
void deal_xml_push_base (DealXmlReader *reader, const char **attributes);
void deal_xml_pop_base (DealXmlReader *reader);
void deal_xml_begin_entry (DealXmlReader *reader, const char **attributes);
void deal_xml_begin_child (DealXmlReader   *reader,
                           DealXmlNamespace ns,
                           const char      *name,
                           const char     **attributes);
void deal_xml_begin_field (DealXmlReader   *reader,
                           DealXmlField     field,
                           DealXmlNamespace ns,
                           const char     **attributes);
void deal_xml_end_field (DealXmlReader *reader);

G_END_DECLS
