/* deal-reader.c: a deal file becomes a Deal, or a list of all its mistakes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

#include <string.h>

#include "deal-error.h"
#include "model/deal-plain.h"
#include "model/deal-reader-private.h"
#include "model/deal-sha256.h"

/* Of a file's name in messages and footers, in characters. */
#define MAX_FILE_NAME 120

static const char *const format_words[] = { "counterpart-deal/1", NULL };

/* The outermost object. */
typedef struct
{
  Deal  deal;
  guint format;
} Root;

typedef enum
{
  ROOT_FORMAT,
  ROOT_ID,
  ROOT_TITLE,
  ROOT_SUMMARY,
  ROOT_AS_OF,
  ROOT_CURRENCY,
  ROOT_COMPARE,
  ROOT_PARTIES,
  ROOT_VERSIONS,
  ROOT_CATEGORIES,
  ROOT_TERMS,
  ROOT_SERIES,
  ROOT_PARAMETERS,
  ROOT_SCENARIOS,
  ROOT_PAYMENTS,
  ROOT_PRODUCTS,
  ROOT_PLATFORMS,
  ROOT_AVAILABILITY,
  ROOT_EVENTS,
  ROOT_SOURCES,
  ROOT_CLAIMS,
  ROOT_CONFLICTS,
  ROOT_FEEDS,
  ROOT_UPDATE_URL,
  N_ROOT_FIELDS,
} RootField;

static const DealField root_fields[N_ROOT_FIELDS] = {
  DEAL_WORD (Root, format, "format", format_words, DEAL_ALL_WORDS, DEAL_REQUIRED),
  DEAL_FIELD (Root, deal.id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
  DEAL_FIELD (Root, deal.title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
  DEAL_FIELD (Root, deal.summary, "summary", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  DEAL_FIELD (Root, deal.as_of, "as_of", DEAL_FIELD_DATE, DEAL_REQUIRED),
  DEAL_FIELD (Root, deal.currency, "currency", DEAL_FIELD_TEXT, DEAL_REQUIRED),
  DEAL_NODE ("compare", DEAL_FIELD_OBJECT, DEAL_REQUIRED),
  DEAL_NODE ("parties", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  DEAL_NODE ("versions", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  DEAL_NODE ("categories", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  DEAL_NODE ("terms", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  DEAL_NODE ("series", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("parameters", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("scenarios", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("payments", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("products", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("platforms", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("availability", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("events", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("sources", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  DEAL_NODE ("claims", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("conflicts", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("feeds", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_FIELD (Root, deal.update_url, "update_url", DEAL_FIELD_URL, DEAL_OPTIONAL),
};

#define PARTS(member) G_STRUCT_OFFSET (Deal, member), G_STRUCT_OFFSET (Deal, n_##member)

/* The lists, each before those that refer to it. */
static const struct
{
  RootField    field;
  DealListId   id;
  DealReadFunc read;
  gsize        size;
  gsize        parts; /* where a Deal has the array */
  gsize        n;     /* and its length */
} lists[] = {
  { ROOT_SOURCES, DEAL_LIST_SOURCES, deal_reader_read_source, sizeof (DealSource),
    PARTS (sources) },
  { ROOT_PARTIES, DEAL_LIST_PARTIES, deal_reader_read_party, sizeof (DealParty),
    PARTS (parties) },
  { ROOT_VERSIONS, DEAL_LIST_VERSIONS, deal_reader_read_version, sizeof (DealVersion),
    PARTS (versions) },
  { ROOT_CATEGORIES, DEAL_LIST_CATEGORIES, deal_reader_read_category,
    sizeof (DealCategory), PARTS (categories) },
  { ROOT_TERMS, DEAL_LIST_TERMS, deal_reader_read_term, sizeof (DealTerm),
    PARTS (terms) },
  { ROOT_SERIES, DEAL_LIST_SERIES, deal_reader_read_series, sizeof (DealSeries),
    PARTS (series) },
  { ROOT_PARAMETERS, DEAL_LIST_PARAMETERS, deal_reader_read_parameter,
    sizeof (DealParameter), PARTS (parameters) },
  { ROOT_SCENARIOS, DEAL_LIST_SCENARIOS, deal_reader_read_scenario, sizeof (DealScenario),
    PARTS (scenarios) },
  { ROOT_PAYMENTS, DEAL_LIST_PAYMENTS, deal_reader_read_payment, sizeof (DealPayment),
    PARTS (payments) },
  { ROOT_PRODUCTS, DEAL_LIST_PRODUCTS, deal_reader_read_product, sizeof (DealProduct),
    PARTS (products) },
  { ROOT_PLATFORMS, DEAL_LIST_PLATFORMS, deal_reader_read_platform, sizeof (DealPlatform),
    PARTS (platforms) },
  { ROOT_AVAILABILITY, DEAL_LIST_NONE, deal_reader_read_availability,
    sizeof (DealAvailability), PARTS (availability) },
  { ROOT_EVENTS, DEAL_LIST_NONE, deal_reader_read_event, sizeof (DealEvent),
    PARTS (events) },
  { ROOT_CLAIMS, DEAL_LIST_CLAIMS, deal_reader_read_claim, sizeof (DealClaim),
    PARTS (claims) },
  { ROOT_CONFLICTS, DEAL_LIST_CONFLICTS, deal_reader_read_conflict, sizeof (DealConflict),
    PARTS (conflicts) },
  { ROOT_FEEDS, DEAL_LIST_NONE, deal_reader_read_feed, sizeof (DealFeed), PARTS (feeds) },
};

/* Adds @part, whose id was the last to be read. */
void
deal_reader_add_to_index (DealReader   *reader,
                          DealListId    id,
                          gconstpointer part)
{
  const char *name = *(const char *const *) part;

  if (name != NULL && deal_index_add (&reader->lists[id], part) != NULL)
    {
      g_autofree char *plain = deal_plain_text (name, MAX_FILE_NAME);

      deal_reader_error (reader, reader->id_offset, _ ("an id that the list has not had"),
                         _ ("The id “%s” is given twice"), plain);
    }
}

/* Reads the elements of @list; returns them as an array of @n structs. */
static gpointer
read_list (DealReader  *reader,
           Node        *list,
           gsize        size,
           DealReadFunc read,
           DealListId   id,
           gsize       *n)
{
  DealJsonPosition position = { list->start + 1, list->line, list->line_start };
  char            *parts = deal_arena_alloc (reader->store->arena, list->n, size);

  *n = 0;
  while (deal_json_read_element (reader->text, reader->size, &position, &reader->tape))
    {
      Node    *node = reader->tape.nodes;
      gpointer part = parts + *n * size;

      reader->base = deal_reader_get_place (reader, node);
      reader->base_offset = node->start;
      if (!deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
        continue;

      read (reader, node, part);
      if (id != DEAL_LIST_NONE)
        deal_reader_add_to_index (reader, id, part);
      *n += 1;
    }

  return parts;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  return deal_date_compare (((const DealVersion *) a)->announced,
                            ((const DealVersion *) b)->announced);
}

/* Puts the versions in order, and the index right again. */
static void
sort_versions (DealReader *reader)
{
  Deal      *deal = &reader->store->deal;
  DealIndex *index = &reader->lists[DEAL_LIST_VERSIONS];

  g_qsort_with_data (deal->versions, (int) deal->n_versions, sizeof (DealVersion),
                     compare_versions, NULL);
  deal_index_clear (index);
  deal_index_init (index, deal->n_versions);
  for (gsize i = 0; i < deal->n_versions; i++)
    if (deal->versions[i].id != NULL)
      deal_index_add (index, &deal->versions[i]);
}

static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  return deal_date_compare (((const DealEvent *) a)->date, ((const DealEvent *) b)->date);
}

/* What a list needs when all of it was read. */
static void
finish_list (DealReader *reader,
             RootField   field)
{
  Deal *deal = &reader->store->deal;

  switch ((int) field)
    {
    case ROOT_SOURCES:
      reader->seen_in = g_new0 (guint32, deal->n_sources + 1);
      deal_reader_resolve_origins (reader);
      break;
    case ROOT_VERSIONS:
      reader->version_seen_in = g_new0 (guint32, deal->n_versions + 1);
      if (deal->n_versions > 1)
        sort_versions (reader);
      break;
    case ROOT_EVENTS:
      if (deal->n_events > 1)
        g_qsort_with_data (deal->events, (int) deal->n_events, sizeof (DealEvent),
                           compare_events, NULL);
      break;
    case ROOT_CONFLICTS:
      deal_reader_name_conflicts (reader);
      break;
    case ROOT_AVAILABILITY:
      deal_reader_check_availability (reader);
      break;
    default:
      break;
    }
}

static void
read_lists (DealReader *reader,
            Node      **nodes)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      Node      *node = nodes[lists[i].field];
      DealListId id = lists[i].id;
      char      *deal = (char *) &reader->store->deal;
      gboolean   is_known = node != NULL || !root_fields[lists[i].field].required;

      if (id != DEAL_LIST_NONE)
        {
          deal_index_init (&reader->lists[id], node != NULL ? node->n : 0);
          reader->list_is_known[id] = is_known;
        }
      if (node == NULL)
        continue;

      *(gpointer *) (deal + lists[i].parts) =
        read_list (reader, node, lists[i].size, lists[i].read, id,
                   (gsize *) (deal + lists[i].n));
      if ((lists[i].field == ROOT_PARTIES || lists[i].field == ROOT_VERSIONS) &&
          node->n == 0)
        deal_reader_error (reader, node->start, _ ("at least one"),
                           _ ("A list is empty"));
      finish_list (reader, lists[i].field);
    }
}

static void
read_compare (DealReader *reader,
              Node       *node)
{
  static const DealField fields[] = {
    DEAL_REF (Deal, compare_old, "old", DEAL_LIST_VERSIONS, DEAL_REQUIRED),
    DEAL_REF (Deal, compare_new, "new", DEAL_LIST_VERSIONS, DEAL_REQUIRED),
    DEAL_REF (Deal, compare_scenario, "scenario", DEAL_LIST_SCENARIOS, DEAL_OPTIONAL),
  };
  DealJsonPosition position = { node->start, node->line, node->line_start };
  Node            *nodes[G_N_ELEMENTS (fields)];

  deal_json_read (reader->text, reader->size, &position, &reader->tape);
  deal_reader_read_fields (reader, reader->tape.nodes, fields, G_N_ELEMENTS (fields),
                           &reader->store->deal, nodes);
}

/* Reads the whole; its grammar is right. */
static void
read_deal (DealReader *reader)
{
  Root  root = { 0 };
  Deal *deal = &reader->store->deal;
  Node *nodes[N_ROOT_FIELDS];

  if (!deal_reader_expect (reader, reader->root.nodes, DEAL_FIELD_OBJECT))
    return;

  deal_reader_read_fields (reader, reader->root.nodes, root_fields, N_ROOT_FIELDS, &root,
                           nodes);
  *deal = root.deal;

  /* Where the currency is not known, amounts are judged as most are. */
  deal->currency_digits = 2;
  if (nodes[ROOT_CURRENCY] != NULL &&
      !deal_currency_get_digits (deal->currency, &deal->currency_digits))
    {
      g_autofree char *quoted = deal_reader_quote (reader, nodes[ROOT_CURRENCY]);

      deal_reader_error (reader, nodes[ROOT_CURRENCY]->start,
                         _ ("a code of ISO 4217, as USD or EUR"),
                         _ ("“%s” is no currency"), quoted);
    }

  read_lists (reader, nodes);
  if (nodes[ROOT_COMPARE] != NULL)
    read_compare (reader, nodes[ROOT_COMPARE]);
}

/* What a deal keeps of its reader. */
static void
take_indexes (DealReader *reader)
{
  DealStore *store = reader->store;

  store->versions = reader->lists[DEAL_LIST_VERSIONS];
  store->scenarios = reader->lists[DEAL_LIST_SCENARIOS];
  store->parameters = reader->lists[DEAL_LIST_PARAMETERS];
  store->terms = reader->lists[DEAL_LIST_TERMS];
  store->sources = reader->lists[DEAL_LIST_SOURCES];
}

/* What stands for a file in messages, from its name or path. */
static char *
clean_name (const char *file_name)
{
  g_autofree char *base = g_path_get_basename (file_name);

  return deal_plain_text (base, MAX_FILE_NAME);
}

/**
 * deal_new_from_bytes:
 * @bytes: the file
 * @file_name: its name or path; of a path, the last part is kept
 * @problems: (nullable) (element-type DealProblem): where every mistake is
 *   added, errors and warnings in the order of the file; deal_problem_free()
 *   frees one
 * @error: return location for an error
 *
 * Reads a deal.  A file with an error makes no deal, one with warnings does.
 * The bytes are not needed afterwards.
 *
 * Returns: (transfer full): the deal, or `NULL` with `DEAL_ERROR_INVALID`, or
 *   `DEAL_ERROR_LIMIT` when there are too many bytes
 */
Deal *
deal_new_from_bytes (GBytes     *bytes,
                     const char *file_name,
                     GPtrArray  *problems,
                     GError    **error)
{
  g_autofree char *name = clean_name (file_name);
  g_autoptr (Deal) deal = NULL;
  DealReader       reader = { .known = { 1, 1 } };
  DealSha256       sha256;
  g_autofree char *digest = NULL;

  reader.text = g_bytes_get_data (bytes, &reader.size);
  if (reader.text == NULL)
    reader.text = "";
  if (reader.size > DEAL_FILE_MAX_BYTES)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT, _ ("%s is larger than %d MiB"),
                   name, DEAL_FILE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  sha256 = deal_sha256_begin (bytes);
  reader.store = deal_store_new ();
  deal_reader_begin (&reader);
  deal = &reader.store->deal;

  if (deal_reader_judge (&reader))
    read_deal (&reader);
  take_indexes (&reader);
  digest = deal_sha256_end (&sha256);
  if (!deal_reader_end (&reader, name, problems, error))
    return NULL;

  deal->file_name = deal_arena_strndup (reader.store->arena, name, strlen (name));
  deal->sha256 = deal_arena_strndup (reader.store->arena, digest, strlen (digest));

  return g_steal_pointer (&deal);
}

/**
 * deal_new_from_path:
 * @path: a file, in the encoding of file names
 * @problems: as for deal_new_from_bytes()
 * @error: return location for an error
 *
 * Returns: (transfer full): the deal, or `NULL` with an error of
 *   deal_file_load() or deal_new_from_bytes()
 */
Deal *
deal_new_from_path (const char *path,
                    GPtrArray  *problems,
                    GError    **error)
{
  g_autoptr (GBytes) bytes = deal_file_load (path, error);

  if (bytes == NULL)
    return NULL;

  return deal_new_from_bytes (bytes, path, problems, error);
}
