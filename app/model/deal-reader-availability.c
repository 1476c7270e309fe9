/* deal-reader-availability.c: products, platforms and what is to be had where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader-private.h"

#define BIT(word) (1u << (word))

/* In the order of DealLayer: a layer has words of its own. */
static const guint layer_words[DEAL_N_LAYERS] = {
  [DEAL_LAYER_CONTRACT] = BIT (DEAL_STATUS_EXCLUSIVE) | BIT (DEAL_STATUS_FIRST) |
                          BIT (DEAL_STATUS_ALLOWED) | BIT (DEAL_STATUS_FORBIDDEN) |
                          BIT (DEAL_STATUS_SILENT),
  [DEAL_LAYER_OFFER] = BIT (DEAL_STATUS_NONE) | BIT (DEAL_STATUS_ANNOUNCED) |
                       BIT (DEAL_STATUS_PREVIEW) | BIT (DEAL_STATUS_AVAILABLE) |
                       BIT (DEAL_STATUS_WITHDRAWN) | BIT (DEAL_STATUS_UNKNOWN),
};

void
deal_reader_read_product (DealReader *reader,
                          Node       *node,
                          gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealProduct, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealProduct, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealProduct, detail, "detail", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}

void
deal_reader_read_platform (DealReader *reader,
                           Node       *node,
                           gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealPlatform, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealPlatform, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealPlatform, detail, "detail", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}

void
deal_reader_read_availability (DealReader *reader,
                               Node       *node,
                               gpointer    part)
{
  enum
  {
    LAYER = 2,
    TO = 5,
  };
  static const DealField fields[] = {
    DEAL_REF (DealAvailability, product, "product", DEAL_LIST_PRODUCTS, DEAL_REQUIRED),
    DEAL_REF (DealAvailability, platform, "platform", DEAL_LIST_PLATFORMS, DEAL_REQUIRED),
    [LAYER] = DEAL_WORD (DealAvailability, layer, "layer", deal_layer_words,
                         DEAL_ALL_WORDS, DEAL_REQUIRED),
    DEAL_NODE ("status", DEAL_FIELD_ANY, DEAL_REQUIRED),
    DEAL_FIELD (DealAvailability, from, "from", DEAL_FIELD_DATE, DEAL_REQUIRED),
    [TO] = DEAL_FIELD (DealAvailability, to, "to", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_FIELD (DealAvailability, note, "note", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealAvailability, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
    DEAL_REF (DealAvailability, term, "term", DEAL_LIST_TERMS, DEAL_OPTIONAL),
  };
  DealAvailability *entry = part;
  Node             *nodes[G_N_ELEMENTS (fields)];
  Node             *status[1];

  entry->place = deal_reader_get_place (reader, node);
  g_array_append_val (reader->offsets, node->start);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  if (nodes[TO] != NULL)
    deal_reader_check_span (reader, nodes[TO], entry->from, entry->to);
  if (nodes[LAYER] != NULL)
    {
      const DealField by_layer = DEAL_WORD (DealAvailability, status, "status",
                                            deal_status_words, layer_words[entry->layer],
                                            DEAL_OPTIONAL);

      deal_reader_read_fields (reader, node, &by_layer, 1, part, status);
    }
}

/* An entry and where it stands. */
typedef struct
{
  const DealAvailability *entry;
  guint32                 offset;
} ReadEntry;

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return ((guintptr) a > (guintptr) b) - ((guintptr) a < (guintptr) b);
}

static int
compare_cells (const DealAvailability *one,
               const DealAvailability *other)
{
  int order = compare_pointers (one->product, other->product);

  if (order == 0)
    order = compare_pointers (one->platform, other->platform);

  return order != 0 ? order : (int) one->layer - (int) other->layer;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const DealAvailability *one = ((const ReadEntry *) a)->entry;
  const DealAvailability *other = ((const ReadEntry *) b)->entry;
  int                     order = compare_cells (one, other);

  return order != 0 ? order : deal_date_compare (one->from, other->from);
}

/* The last day of @entry; of an open end, the last of all. */
static guint32
get_last_day (const DealAvailability *entry)
{
  return deal_date_is_set (entry->to) ? deal_date_get_last_day (entry->to) : G_MAXUINT32;
}

static void
report_overlap (DealReader      *reader,
                const ReadEntry *one,
                const ReadEntry *other)
{
  const ReadEntry *earlier = one->offset < other->offset ? one : other;
  const ReadEntry *later = earlier == one ? other : one;

  deal_reader_error (
    reader, later->offset, NULL,
    /* Translators: the ids of a product and a platform, and a line number. */
    _ ("The entry for “%s” on “%s” overlaps the one in line %u"),
    later->entry->product->id, later->entry->platform->id, earlier->entry->place.line);
}

/**
 * deal_reader_check_availability:
 * @reader: the reader, when all entries are read
 *
 * Reports entries of one cell and layer that hold at the same time.
 */
void
deal_reader_check_availability (DealReader *reader)
{
  const Deal           *deal = &reader->store->deal;
  g_autofree ReadEntry *entries = g_new (ReadEntry, deal->n_availability + 1);
  const ReadEntry      *longest;
  gsize                 n = 0;

  for (gsize i = 0; i < deal->n_availability; i++)
    {
      const DealAvailability *entry = &deal->availability[i];

      if (entry->product != NULL && entry->product->id != NULL &&
          entry->platform != NULL && entry->platform->id != NULL &&
          deal_date_is_set (entry->from))
        entries[n++] = (ReadEntry){ entry, g_array_index (reader->offsets, guint32, i) };
    }
  if (n > 1)
    g_qsort_with_data (entries, (int) n, sizeof *entries, compare_entries, NULL);

  longest = entries;
  for (gsize i = 1; i < n; i++)
    {
      if (compare_cells (longest->entry, entries[i].entry) != 0)
        {
          longest = &entries[i];
          continue;
        }
      if (deal_date_get_first_day (entries[i].entry->from) <=
          get_last_day (longest->entry))
        report_overlap (reader, longest, &entries[i]);
      if (get_last_day (entries[i].entry) > get_last_day (longest->entry))
        longest = &entries[i];
    }
}
