/* deal-reader-evidence.c: events, sources, claims, conflicts and feeds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader-private.h"

#include <string.h>

/* An anchor finds a place again; more words would be the text itself. */
#define MAX_ANCHOR_WORDS 8

void
deal_reader_read_event (DealReader *reader,
                        Node       *node,
                        gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealEvent, date, "date", DEAL_FIELD_DATE, DEAL_REQUIRED),
    DEAL_FIELD (DealEvent, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealEvent, detail, "detail", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealEvent, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}

void
deal_reader_read_source (DealReader *reader,
                         Node       *node,
                         gpointer    part)
{
  enum
  {
    ORIGIN = 8,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealSource, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealSource, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealSource, publisher, "publisher", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealSource, url, "url", DEAL_FIELD_URL, DEAL_OPTIONAL),
    DEAL_FIELD (DealSource, published, "published", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_FIELD (DealSource, retrieved, "retrieved", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_WORD (DealSource, kind, "kind", deal_source_kind_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
    DEAL_FIELD (DealSource, language, "language", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    [ORIGIN] = DEAL_NODE ("origin", DEAL_FIELD_REF, DEAL_OPTIONAL),
    DEAL_FIELD (DealSource, note, "note", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  DealSource *source = part;
  Node       *nodes[G_N_ELEMENTS (fields)];

  source->place = deal_reader_get_place (reader, node);
  source->number = ++reader->n_sources;
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  /* The origin may stand further down: it is resolved when all are read. */
  if (nodes[ORIGIN] != NULL)
    {
      DealPendingOrigin pending = { source, *nodes[ORIGIN] };

      g_array_append_val (reader->origins, pending);
    }
}

/**
 * deal_reader_resolve_origins:
 * @reader: the reader, when all sources are read
 *
 * Resolves the origins of sources, and breaks and reports chains that come
 * back to where they began.
 */
void
deal_reader_resolve_origins (DealReader *reader)
{
  g_autofree guint32 *seen_from = g_new0 (guint32, reader->n_sources + 1);

  for (guint i = 0; i < reader->origins->len; i++)
    {
      DealPendingOrigin *pending = &g_array_index (reader->origins, DealPendingOrigin, i);

      pending->source->origin = deal_reader_resolve_node (reader, DEAL_LIST_SOURCES,
                                                          &pending->node);
    }

  for (guint i = 0; i < reader->origins->len; i++)
    {
      DealPendingOrigin *pending = &g_array_index (reader->origins, DealPendingOrigin, i);
      const DealSource  *source = pending->source;

      /* A source that an earlier walk came through needs no other. */
      while (source != NULL && seen_from[source->number] == 0)
        {
          seen_from[source->number] = i + 1;
          source = source->origin;
        }
      if (source == NULL || seen_from[source->number] != i + 1)
        continue;

      deal_reader_error (reader, pending->node.start, NULL,
                         _ ("The chain of origins of “%s” comes back to itself"),
                         pending->source->id != NULL ? pending->source->id : "");
      pending->source->origin = NULL;
    }
}

static guint
count_words (const char *text)
{
  guint    n = 0;
  gboolean in_word = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (text));

      n += !is_space && !in_word;
      in_word = !is_space;
    }

  return n;
}

void
deal_reader_read_claim (DealReader *reader,
                        Node       *node,
                        gpointer    part)
{
  enum
  {
    LOCATOR = 6,
    ANCHOR,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealClaim, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_REF (DealClaim, source, "source", DEAL_LIST_SOURCES, DEAL_REQUIRED),
    DEAL_REF (DealClaim, term, "term", DEAL_LIST_TERMS, DEAL_REQUIRED),
    DEAL_REF (DealClaim, version, "version", DEAL_LIST_VERSIONS, DEAL_OPTIONAL),
    DEAL_WORD (DealClaim, stance, "stance", deal_stance_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
    DEAL_FIELD (DealClaim, says, "says", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    [LOCATOR] = DEAL_FIELD (DealClaim, locator, "locator", DEAL_FIELD_TEXT,
                            DEAL_OPTIONAL),
    [ANCHOR] = DEAL_FIELD (DealClaim, anchor, "anchor", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_WORD (DealClaim, strength, "strength", deal_strength_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
  };
  DealClaim *claim = part;
  Node      *nodes[G_N_ELEMENTS (fields)];

  claim->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  if (nodes[ANCHOR] != NULL && count_words (claim->anchor) > MAX_ANCHOR_WORDS)
    deal_reader_error (reader, nodes[ANCHOR]->start, _ ("at most eight words"),
                       _ ("The anchor has %u words"), count_words (claim->anchor));
  if (deal_reader_find_member (reader, node, "locator") == NULL)
    deal_reader_report (reader, DEAL_SEVERITY_WARNING, node->start,
                        _ ("where in the source it stands"),
                        _ ("The claim has no locator"));
}

static void
read_positions (DealReader   *reader,
                Node         *list,
                DealConflict *conflict)
{
  enum
  {
    PARAMETERS = 2,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealPosition, says, "says", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealPosition, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
    [PARAMETERS] = DEAL_NODE ("parameters", DEAL_FIELD_OBJECT, DEAL_OPTIONAL),
  };
  Node         *nodes[G_N_ELEMENTS (fields)];
  DealPosition *positions = deal_arena_new_array (reader->store->arena, DealPosition,
                                                  list->n);

  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    {
      DealPosition *position = &positions[conflict->n_positions];

      if (!deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
        continue;
      deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), position,
                               nodes);
      if (nodes[PARAMETERS] != NULL)
        position->parameters = deal_reader_read_parameter_values (
          reader, nodes[PARAMETERS], TRUE, &position->n_parameters);
      conflict->n_positions++;
    }

  if (list->n < 2)
    deal_reader_error (reader, list->start, _ ("at least two"),
                       _ ("A conflict has fewer than two positions"));
  conflict->positions = positions;
}

void
deal_reader_read_conflict (DealReader *reader,
                           Node       *node,
                           gpointer    part)
{
  enum
  {
    POSITIONS = 3,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealConflict, id, "id", DEAL_FIELD_ID, DEAL_OPTIONAL),
    DEAL_REF (DealConflict, term, "term", DEAL_LIST_TERMS, DEAL_REQUIRED),
    DEAL_FIELD (DealConflict, question, "question", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    [POSITIONS] = DEAL_NODE ("positions", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
    DEAL_FIELD (DealConflict, assessment, "assessment", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealConflict, settled_by, "settled_by", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_WORD (DealConflict, kind, "kind", deal_conflict_kind_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
  };
  DealConflict *conflict = part;
  Node         *nodes[G_N_ELEMENTS (fields)];

  conflict->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
  if (nodes[POSITIONS] != NULL)
    read_positions (reader, nodes[POSITIONS], conflict);
}

/**
 * deal_reader_name_conflicts:
 * @reader: the reader, when all conflicts are read
 *
 * Gives those without an id one that no file can: that of the term and their
 * place among the conflicts of the term.
 */
void
deal_reader_name_conflicts (DealReader *reader)
{
  Deal             *deal = &reader->store->deal;
  DealConflict     *conflicts = (DealConflict *) deal->conflicts;
  g_autofree guint *n = g_new0 (guint, deal->n_terms + 1);

  for (gsize i = 0; i < deal->n_conflicts; i++)
    if (conflicts[i].term != NULL)
      {
        guint            place = ++n[conflicts[i].term - deal->terms];
        g_autofree char *id = g_strdup_printf ("%s:%u", conflicts[i].term->id, place);

        if (conflicts[i].id == NULL)
          conflicts[i].id = deal_arena_strndup (reader->store->arena, id, strlen (id));
      }
}

void
deal_reader_read_feed (DealReader *reader,
                       Node       *node,
                       gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealFeed, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealFeed, url, "url", DEAL_FIELD_URL, DEAL_REQUIRED),
    DEAL_FIELD (DealFeed, match, "match", DEAL_FIELD_WORDS, DEAL_REQUIRED),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}
