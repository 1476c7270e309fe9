/* deal-own.c: a deal with scenarios of the user's own beside those of its file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-own.h"

#include <string.h>

#include "deal-error.h"
#include "model/deal-reader-private.h"

static const char *const format_words[] = { DEAL_OWN_FORMAT, NULL };

/* The outermost object of the text. */
typedef struct
{
  guint       format;
  const char *deal;
} Root;

enum
{
  ROOT_FORMAT,
  ROOT_DEAL,
  ROOT_SCENARIOS,
  N_ROOT_FIELDS,
};

static const DealField root_fields[N_ROOT_FIELDS] = {
  DEAL_WORD (Root, format, "format", format_words, DEAL_ALL_WORDS, DEAL_REQUIRED),
  DEAL_FIELD (Root, deal, "deal", DEAL_FIELD_ID, DEAL_REQUIRED),
  DEAL_NODE ("scenarios", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
};

/* Every part of the deal's list, to be found by its id. */
static void
index_parts (DealIndex    *index,
             gconstpointer parts,
             gsize         size,
             gsize         n,
             gsize         n_more)
{
  deal_index_init (index, n + n_more);
  for (gsize i = 0; i < n; i++)
    deal_index_add (index, (const char *) parts + i * size);
}

#define INDEX_PARTS(index, list, more) \
  index_parts (index, deal->list, sizeof *deal->list, deal->n_##list, more)

/* What scenarios refer to. */
static void
know_deal (DealReader *reader,
           const Deal *deal)
{
  INDEX_PARTS (&reader->lists[DEAL_LIST_SERIES], series, 0);
  INDEX_PARTS (&reader->lists[DEAL_LIST_PARAMETERS], parameters, 0);
  INDEX_PARTS (&reader->lists[DEAL_LIST_SOURCES], sources, 0);
  reader->list_is_known[DEAL_LIST_SERIES] = TRUE;
  reader->list_is_known[DEAL_LIST_PARAMETERS] = TRUE;
  reader->list_is_known[DEAL_LIST_SOURCES] = TRUE;
  reader->list_is_known[DEAL_LIST_SCENARIOS] = TRUE;
  reader->seen_in = g_new0 (guint32, deal->n_sources + 1);
  reader->version_seen_in = g_new0 (guint32, deal->n_versions + 1);
}

/* Those of the file come first, and then those at @list. */
static void
read_scenarios (DealReader *reader,
                Node       *list,
                const Deal *deal)
{
  DealJsonPosition position = { list->start + 1, list->line, list->line_start };
  Deal            *own = &reader->store->deal;
  DealIndex       *index = &reader->lists[DEAL_LIST_SCENARIOS];
  DealScenario    *all = deal_arena_new_array (reader->store->arena, DealScenario,
                                               deal->n_scenarios + list->n);

  if (deal->n_scenarios > 0)
    memcpy (all, deal->scenarios, deal->n_scenarios * sizeof *all);
  own->scenarios = all;
  own->n_scenarios = deal->n_scenarios;
  index_parts (index, all, sizeof *all, deal->n_scenarios, list->n);
  if (deal->compare_scenario != NULL)
    own->compare_scenario = &all[deal->compare_scenario - deal->scenarios];

  while (deal_json_read_element (reader->text, reader->size, &position, &reader->tape))
    {
      Node *node = reader->tape.nodes;

      reader->base = deal_reader_get_place (reader, node);
      reader->base_offset = node->start;
      if (!deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
        continue;

      deal_reader_read_scenario (reader, node, &all[own->n_scenarios]);
      deal_reader_add_to_index (reader, DEAL_LIST_SCENARIOS, &all[own->n_scenarios]);
      own->n_scenarios++;
    }
}

static void
read_root (DealReader *reader,
           const Deal *deal)
{
  Root  root = { 0 };
  Node *nodes[N_ROOT_FIELDS];

  if (!deal_reader_expect (reader, reader->root.nodes, DEAL_FIELD_OBJECT))
    return;

  deal_reader_read_fields (reader, reader->root.nodes, root_fields, N_ROOT_FIELDS, &root,
                           nodes);
  if (nodes[ROOT_DEAL] != NULL && root.deal != NULL &&
      !g_str_equal (root.deal, deal->id))
    deal_reader_error (reader, nodes[ROOT_DEAL]->start, deal->id,
                       /* Translators: %s is the id of a deal. */
                       _ ("The scenarios are for another deal, “%s”"), root.deal);
  if (nodes[ROOT_SCENARIOS] != NULL)
    read_scenarios (reader, nodes[ROOT_SCENARIOS], deal);
}

/* The new deal is the old one but for its scenarios, and keeps it alive. */
static DealStore *
make_store (const Deal *deal)
{
  DealStore *store = deal_store_new ();

  store->deal = *deal;
  store->whole = deal_ref (deal);
  INDEX_PARTS (&store->versions, versions, 0);
  INDEX_PARTS (&store->parameters, parameters, 0);
  INDEX_PARTS (&store->terms, terms, 0);
  INDEX_PARTS (&store->sources, sources, 0);

  return store;
}

/**
 * deal_new_with_scenarios:
 * @deal: a deal, whole
 * @bytes: scenarios: an object with `format`, `deal` and `scenarios`; see
 *   `data/deal-format.md`
 * @file_name: for messages
 * @problems: (nullable) (element-type DealProblem): where every mistake is added
 * @error: return location for an error
 *
 * Adds scenarios of the user's own.  File name and checksum stay those of the
 * deal: what is the user's says so of itself.
 *
 * Returns: (transfer full): another deal, or `NULL` with `DEAL_ERROR_INVALID` or
 *   `DEAL_ERROR_LIMIT`
 */
Deal *
deal_new_with_scenarios (const Deal *deal,
                         GBytes     *bytes,
                         const char *file_name,
                         GPtrArray  *problems,
                         GError    **error)
{
  DealReader reader = { .known = { 1, 1 }, .is_own = TRUE };
  gboolean   is_good;

  reader.text = g_bytes_get_data (bytes, &reader.size);
  if (reader.text == NULL)
    reader.text = "";
  if (reader.size > DEAL_FETCHED_MAX_BYTES)
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT, _ ("%s is larger than %d MiB"),
                   file_name, DEAL_FETCHED_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  reader.store = make_store (deal);
  know_deal (&reader, deal);
  deal_reader_begin (&reader);
  if (deal_reader_judge (&reader))
    read_root (&reader, deal);
  reader.store->scenarios = reader.lists[DEAL_LIST_SCENARIOS];
  deal_index_clear (&reader.lists[DEAL_LIST_PARAMETERS]);
  deal_index_clear (&reader.lists[DEAL_LIST_SOURCES]);
  is_good = deal_reader_end (&reader, file_name, problems, error);
  if (!is_good)
    deal_unref (&reader.store->deal);

  return is_good ? &reader.store->deal : NULL;
}
