/* deal-reader-fields.c: members of an object, read by a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-reader-private.h"

static const char *const list_names[DEAL_N_LISTS] = {
  "parties",
  "versions",
  "categories",
  "terms",
  "series",
  "parameters",
  "scenarios",
  "products",
  "platforms",
  "sources",
  "payments",
  "claims",
};
/* The part with the id @id.  Neighbours in a file often refer to the same one. */
static gconstpointer
find_part (DealReader *reader,
           DealListId  list,
           const char *id,
           gsize       length)
{
  const char *const *latest = reader->latest[list];

  if (latest != NULL && strlen (*latest) == length && memcmp (*latest, id, length) == 0)
    return latest;

  latest = deal_index_find (&reader->lists[list], id, length);
  if (latest != NULL)
    reader->latest[list] = latest;

  return latest;
}

/**
 * deal_reader_resolve:
 * @reader: the reader
 * @list: where the id should be
 * @offset: where to report that it is not
 * @id: the id as the file writes it
 * @length: its bytes
 * @is_escaped: whether there are escapes in it
 *
 * Returns: (nullable): the part with the id
 */
gconstpointer
deal_reader_resolve (DealReader *reader,
                     DealListId  list,
                     guint32     offset,
                     const char *id,
                     gsize       length,
                     gboolean    is_escaped)
{
  gconstpointer    part;
  g_autofree char *decoded = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *expected = NULL;
  const char      *wanted = id;
  gsize            wanted_length = length;

  if (!reader->list_is_known[list])
    return NULL;

  if (is_escaped)
    {
      wanted = decoded = g_malloc (length + 1);
      wanted_length = deal_json_unescape (id, length, decoded);
    }
  part = find_part (reader, list, wanted, wanted_length);
  if (part != NULL)
    return part;

  quoted = deal_reader_quote_raw (id, length, is_escaped);
  /* Translators: %s is the name of a list in the deal file. */
  expected = g_strdup_printf (_ ("an id from “%s”"), list_names[list]);
  /* Translators: the first is an id, the second the name of a list in the deal file. */
  deal_reader_error (reader, offset, expected, _ ("“%s” is not among the “%s”"), quoted,
                     list_names[list]);

  return NULL;
}

/* What the string @node refers to. */
gconstpointer
deal_reader_resolve_node (DealReader *reader,
                          DealListId  list,
                          Node       *node)
{
  if (!deal_reader_expect (reader, node, DEAL_FIELD_REF))
    return NULL;

  return deal_reader_resolve (reader, list, node->start, reader->text + node->start + 1,
                              node->end - node->start - 2,
                              (node->flags & DEAL_JSON_ESCAPED) != 0);
}

/* What the name of the member @node refers to. */
gconstpointer
deal_reader_resolve_name (DealReader *reader,
                          DealListId  list,
                          Node       *node)
{
  return deal_reader_resolve (reader, list, node->name - 1, reader->text + node->name,
                              node->name_length,
                              (node->flags & DEAL_JSON_NAME_ESCAPED) != 0);
}

static void
read_sources (DealReader     *reader,
              Node           *list,
              DealSourceList *sources)
{
  const DealSource **items = deal_arena_new_array (reader->store->arena,
                                                   const DealSource *, list->n);

  reader->n_seen++;
  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    {
      const DealSource *source = deal_reader_resolve_node (reader, DEAL_LIST_SOURCES,
                                                           node);
      guint32          *seen_in;

      if (source == NULL)
        continue;

      seen_in = &reader->seen_in[source->number - 1];
      if (*seen_in == reader->n_seen)
        deal_reader_error (reader, node->start, NULL, _ ("“%s” is given twice"),
                           source->id);
      *seen_in = reader->n_seen;
      items[sources->n++] = source;
    }

  sources->items = items;
}

static void
read_words (DealReader   *reader,
            Node         *list,
            DealWordList *words)
{
  const char **items = deal_arena_new_array (reader->store->arena, const char *, list->n);

  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    if (deal_reader_expect (reader, node, DEAL_FIELD_TEXT))
      items[words->n++] = deal_reader_read_text (reader, node, FALSE);

  words->items = items;
}

/* Returns whether the struct has the value now, or the caller can read it. */
static gboolean
read_field (DealReader      *reader,
            Node            *node,
            const DealField *field,
            gpointer         part)
{
  gpointer place;

  if (!deal_reader_expect (reader, node, field->kind))
    return FALSE;
  if (field->offset == DEAL_NO_OFFSET)
    return TRUE;

  place = (char *) part + field->offset;

  switch (field->kind)
    {
    case DEAL_FIELD_TEXT:
      *(const char **) place = deal_reader_read_text (reader, node, !field->required);
      return TRUE;
    case DEAL_FIELD_BLANK:
      *(const char **) place = deal_reader_read_text (reader, node, TRUE);
      return TRUE;
    case DEAL_FIELD_ID:
      *(const char **) place = deal_reader_read_id (reader, node);
      reader->id_offset = node->start;
      return TRUE;
    case DEAL_FIELD_WORD:
      return deal_reader_read_word (reader, node, field, place);
    case DEAL_FIELD_DATE:
      return deal_reader_read_date (reader, node, place);
    case DEAL_FIELD_PERIOD:
      return deal_reader_read_period (reader, node, place);
    case DEAL_FIELD_NUMBER:
      return deal_reader_read_number (reader, node, place);
    case DEAL_FIELD_FLAG:
      *(gboolean *) place = node->type == DEAL_JSON_TRUE;
      return TRUE;
    case DEAL_FIELD_SCALE:
      *(gint64 *) place = deal_reader_read_scale (reader, node);
      return TRUE;
    case DEAL_FIELD_URL:
      *(const char **) place = deal_reader_read_url (reader, node);
      return TRUE;
    case DEAL_FIELD_REF:
      *(gconstpointer *) place = deal_reader_resolve_node (reader, field->list, node);
      return *(gconstpointer *) place != NULL;
    case DEAL_FIELD_SOURCES:
      read_sources (reader, node, place);
      return TRUE;
    case DEAL_FIELD_WORDS:
      read_words (reader, node, place);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* The field that @node is, looked for from @start on: a file mostly gives its
 * members in the order of the table.  @n_fields when it is none. */
static gsize
find_field (DealReader      *reader,
            Node            *node,
            const DealField *fields,
            gsize            n_fields,
            gsize            start)
{
  char        decoded[DEAL_MAX_ID];
  const char *name = reader->text + node->name;
  gsize       length = node->name_length;

  if ((node->flags & DEAL_JSON_NAME_ESCAPED) != 0)
    {
      if (length > sizeof decoded)
        return n_fields;
      length = deal_json_unescape (name, length, decoded);
      name = decoded;
    }

  for (gsize i = 0; i < n_fields; i++)
    {
      gsize field = start + i < n_fields ? start + i : start + i - n_fields;

      if (fields[field].length == length &&
          memcmp (fields[field].name, name, length) == 0)
        return field;
    }

  return n_fields;
}

/* The member @name of @object, right or wrong. */
Node *
deal_reader_find_member (DealReader *reader,
                         Node       *object,
                         const char *name)
{
  DealField field = { .name = name, .length = strlen (name) };

  for (Node *node = deal_node_first (object); node != NULL;
       node = deal_node_next (object, node))
    if (find_field (reader, node, &field, 1, 0) == 0)
      return node;

  return NULL;
}

/**
 * deal_reader_read_fields:
 * @reader: the reader
 * @object: an object
 * @fields: (array length=n_fields): the members that it may have
 * @n_fields: how many, at most DEAL_MAX_FIELDS
 * @part: the struct that they belong to; zeroed
 * @nodes: (out caller-allocates) (array length=n_fields): the members that
 *   are there and right, in the order of @fields; else `NULL`
 *
 * Reads all members that need no more than a table, and says which are missing
 * or wrong.  Members that are not in the table are passed over.
 */
void
deal_reader_read_fields (DealReader      *reader,
                         Node            *object,
                         const DealField *fields,
                         gsize            n_fields,
                         gpointer         part,
                         Node           **nodes)
{
  gsize   next = 0;
  guint32 found = 0;

  for (gsize i = 0; i < n_fields; i++)
    {
      nodes[i] = NULL;
      if (fields[i].kind == DEAL_FIELD_SCALE)
        *(gint64 *) ((char *) part + fields[i].offset) = 1;
    }

  for (Node *node = deal_node_first (object); node != NULL;
       node = deal_node_next (object, node))
    {
      gsize i = find_field (reader, node, fields, n_fields, next);

      if (i == n_fields || (found >> i & 1) != 0)
        continue;
      found |= 1u << i;
      next = i + 1;
      if (read_field (reader, node, &fields[i], part))
        nodes[i] = node;
    }

  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].required && (found >> i & 1) == 0)
      /* Translators: %s is the name of a member of the deal file. */
      deal_reader_error (reader, object->start,
                         _ (deal_reader_expectations[fields[i].kind]),
                         _ ("“%s” is missing"), fields[i].name);
}
