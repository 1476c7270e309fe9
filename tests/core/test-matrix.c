/* test-matrix.c: what is permitted and offered where, before and after
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-matrix.h"

#include "made-deal.h"

static const DealProduct  products[] = { { .id = "api", .title = "API" },
                                         { .id = "chat", .title = "Chat" } };
static const DealPlatform platforms[] = { { .id = "x", .title = "X" },
                                          { .id = "y", .title = "Y" } };

#define ENTRY(product_index, platform_index, layer_name, status_name, ...)             \
  {                                                                                    \
    .product = &products[product_index], .platform = &platforms[platform_index],       \
    .layer = DEAL_LAYER_##layer_name, .status = DEAL_STATUS_##status_name, __VA_ARGS__ \
  }

static const DealAvailability entries[] = {
  ENTRY (0, 0, CONTRACT, EXCLUSIVE, .from = { 2019, 7, 0 }, .to = { 2026, 4, 26 }),
  ENTRY (0, 0, CONTRACT, FIRST, .from = { 2026, 4, 27 }),
  ENTRY (0, 0, OFFER, AVAILABLE, .from = { 2020, 0, 0 }),
  ENTRY (0, 1, CONTRACT, ALLOWED, .from = { 2026, 4, 27 }),
  ENTRY (1, 0, OFFER, AVAILABLE, .from = { 2023, 0, 0 }, .to = { 2025, 0, 0 }),
  ENTRY (1, 0, CONTRACT, SILENT, .from = { 2019, 0, 0 }),
  ENTRY (1, 1, OFFER, UNKNOWN, .from = { 2023, 0, 0 }),
};

static Deal *
make_deal (void)
{
  Deal *deal = made_deal_new ();

  deal->products = products;
  deal->n_products = G_N_ELEMENTS (products);
  deal->platforms = platforms;
  deal->n_platforms = G_N_ELEMENTS (platforms);
  deal->availability = entries;
  deal->n_availability = G_N_ELEMENTS (entries);

  return deal;
}

static void
test_statuses (void)
{
  Deal *deal = make_deal ();
  g_autoptr (DealMatrix) matrix =
    deal_matrix_new (deal, MADE_DATE (2026, 4, 26), MADE_DATE (2026, 4, 27));
  const DealMatrixCell *cell = deal_matrix_get_cell (matrix, 0, 0);

  g_assert_cmpint (cell->layers[DEAL_LAYER_CONTRACT].before, ==, DEAL_STATUS_EXCLUSIVE);
  g_assert_true (cell->layers[DEAL_LAYER_CONTRACT].before_entry == &entries[0]);
  g_assert_cmpint (cell->layers[DEAL_LAYER_CONTRACT].after, ==, DEAL_STATUS_FIRST);
  g_assert_true (cell->layers[DEAL_LAYER_CONTRACT].after_entry == &entries[1]);
  g_assert_cmpint (cell->layers[DEAL_LAYER_CONTRACT].change, ==, DEAL_MATRIX_CHANGED);
  g_assert_cmpint (cell->layers[DEAL_LAYER_OFFER].change, ==, DEAL_MATRIX_UNCHANGED);
  g_assert_cmpint (cell->change, ==, DEAL_MATRIX_CHANGED);

  cell = deal_matrix_get_cell (matrix, 0, 1);
  g_assert_null (cell->layers[DEAL_LAYER_CONTRACT].before_entry);
  g_assert_cmpint (cell->layers[DEAL_LAYER_CONTRACT].change, ==,
                   DEAL_MATRIX_NEWLY_STATED);
  g_assert_cmpint (cell->layers[DEAL_LAYER_OFFER].change, ==, DEAL_MATRIX_UNKNOWN);
  g_assert_cmpint (cell->change, ==, DEAL_MATRIX_NEWLY_STATED);

  /* The offer ran out with 2025: unknown both times, the contract is as it was. */
  cell = deal_matrix_get_cell (matrix, 1, 0);
  g_assert_null (cell->layers[DEAL_LAYER_OFFER].before_entry);
  g_assert_cmpint (cell->change, ==, DEAL_MATRIX_UNCHANGED);

  /* Said to be unknown is unknown. */
  cell = deal_matrix_get_cell (matrix, 1, 1);
  g_assert_true (cell->layers[DEAL_LAYER_OFFER].after_entry == &entries[6]);
  g_assert_cmpint (cell->change, ==, DEAL_MATRIX_UNKNOWN);

  g_assert_cmpuint (matrix->n_changed, ==, 1);
  g_assert_cmpuint (matrix->n_newly_stated, ==, 1);
  g_assert_cmpuint (matrix->n_unchanged, ==, 1);
  g_assert_cmpuint (matrix->n_unknown, ==, 1);
  deal_unref (deal);
}

/* From the first day to the last, both included, as precise as they are. */
static void
test_days (void)
{
  static const struct
  {
    DealDate   on;
    DealStatus contract; /* of the API on X */
    DealStatus offer;    /* of the chat on X */
  } cases[] = {
    { { 2018, 12, 31 }, DEAL_STATUS_UNKNOWN, DEAL_STATUS_UNKNOWN },
    { { 2019, 6, 30 }, DEAL_STATUS_UNKNOWN, DEAL_STATUS_UNKNOWN },
    { { 2019, 7, 1 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_UNKNOWN },
    { { 2022, 12, 31 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_UNKNOWN },
    { { 2023, 1, 1 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_AVAILABLE },
    { { 2025, 12, 31 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_AVAILABLE },
    { { 2026, 1, 1 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_UNKNOWN },
    { { 2026, 4, 26 }, DEAL_STATUS_EXCLUSIVE, DEAL_STATUS_UNKNOWN },
    { { 2026, 4, 27 }, DEAL_STATUS_FIRST, DEAL_STATUS_UNKNOWN },
    { { 9999, 12, 31 }, DEAL_STATUS_FIRST, DEAL_STATUS_UNKNOWN },
  };
  Deal *deal = make_deal ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealMatrix) matrix = deal_matrix_new (deal, cases[i].on, cases[i].on);
      const DealMatrixCell *api = deal_matrix_get_cell (matrix, 0, 0);
      const DealMatrixCell *chat = deal_matrix_get_cell (matrix, 1, 0);

      g_assert_cmpint (api->layers[DEAL_LAYER_CONTRACT].after, ==, cases[i].contract);
      g_assert_cmpint (chat->layers[DEAL_LAYER_OFFER].after, ==, cases[i].offer);
      g_assert_cmpuint (matrix->n_changed + matrix->n_newly_stated, ==, 0);
    }
  deal_unref (deal);
}

/* What became of it since, up to the deal's as-of date. */
static void
test_latest (void)
{
  static const struct
  {
    DealDate before;
    DealDate after;
    DealDate latest;
    guint    n_outdated;
  } cases[] = {
    { { 2026, 4, 26 }, { 2026, 6, 30 }, { 2026, 6, 30 }, 0 },
    { { 2026, 4, 26 }, { 2026, 4, 27 }, { 2026, 6, 30 }, 0 },
    /* Permitted and first only since the amendment. */
    { { 2025, 10, 27 }, { 2026, 4, 26 }, { 2026, 6, 30 }, 2 },
    { { 2026, 4, 26 }, { 2025, 10, 27 }, { 2026, 6, 30 }, 2 },
    /* Nor had the offer of the chat ended. */
    { { 2025, 1, 1 }, { 2025, 12, 31 }, { 2026, 6, 30 }, 3 },
    /* Beyond the as-of date nothing is later. */
    { { 2025, 1, 1 }, { 2027, 1, 1 }, { 2027, 1, 1 }, 0 },
  };
  Deal *deal = make_deal ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealMatrix) matrix = deal_matrix_new (deal, cases[i].before,
                                                       cases[i].after);
      const DealMatrixLayer *layer =
        &deal_matrix_get_cell (matrix, 0, 1)->layers[DEAL_LAYER_CONTRACT];
      guint n = 0;

      g_assert_cmpint (deal_date_compare (matrix->latest, cases[i].latest), ==, 0);
      g_assert_cmpuint (matrix->n_outdated, ==, cases[i].n_outdated);
      for (gsize k = 0; k < 4; k++)
        n += matrix->cells[k].is_outdated ? 1 : 0;
      g_assert_cmpuint (n, ==, cases[i].n_outdated);
      g_assert_cmpint (layer->latest, ==, DEAL_STATUS_ALLOWED);
      g_assert_true (layer->latest_entry == &entries[3]);
    }
  deal_unref (deal);
}

/* Said again: the same status in entries that follow each other, with and without a
 * gap, in no order; and what became unknown. */
static const DealAvailability said_again[] = {
  ENTRY (0, 0, OFFER, AVAILABLE, .from = { 2026, 4, 24 }),
  ENTRY (0, 0, OFFER, AVAILABLE, .from = { 2025, 6, 20 }, .to = { 2026, 4, 23 }),
  ENTRY (0, 0, CONTRACT, FORBIDDEN, .from = { 2023, 0, 0 }, .to = { 2024, 0, 0 }),
  ENTRY (0, 0, CONTRACT, ALLOWED, .from = { 2025, 1, 0 }, .to = { 2025, 12, 0 }),
  ENTRY (0, 0, CONTRACT, ALLOWED, .from = { 2026, 1, 1 }, .to = { 2026, 4, 26 }),
  ENTRY (0, 0, CONTRACT, FIRST, .from = { 2026, 4, 27 }),
  ENTRY (0, 1, OFFER, NONE, .from = { 2025, 10, 28 }, .to = { 2026, 4, 26 }),
  ENTRY (0, 1, OFFER, NONE, .from = { 2026, 4, 28 }, .to = { 2026, 7, 0 }),
  ENTRY (0, 1, OFFER, UNKNOWN, .from = { 2026, 8, 0 }),
  ENTRY (1, 0, OFFER, UNKNOWN, .from = { 2025, 10, 28 }, .to = { 2026, 6, 9 }),
  ENTRY (1, 0, OFFER, ANNOUNCED, .from = { 2026, 6, 10 }),
};

/* A status holds from its first statement, not from its latest. */
static void
test_spans (void)
{
  static const struct
  {
    gsize    entry;
    DealDate since;
    DealDate until;
    gboolean has_start;
  } cases[] = {
    { 0, { 2025, 6, 20 }, { 0, 0, 0 }, FALSE },
    { 1, { 2025, 6, 20 }, { 0, 0, 0 }, FALSE },
    { 2, { 2023, 0, 0 }, { 2024, 0, 0 }, FALSE },
    { 3, { 2025, 1, 0 }, { 2026, 4, 26 }, TRUE },
    { 4, { 2025, 1, 0 }, { 2026, 4, 26 }, TRUE },
    { 5, { 2026, 4, 27 }, { 0, 0, 0 }, TRUE },
    /* On 27 April nothing is on record. */
    { 6, { 2025, 10, 28 }, { 2026, 4, 26 }, FALSE },
    { 7, { 2026, 4, 28 }, { 2026, 7, 0 }, FALSE },
    /* It became unknown; the other was never known. */
    { 8, { 2026, 8, 0 }, { 0, 0, 0 }, TRUE },
    { 9, { 0, 0, 0 }, { 2026, 6, 9 }, FALSE },
    { 10, { 2026, 6, 10 }, { 0, 0, 0 }, TRUE },
  };
  Deal *deal = make_deal ();
  g_autoptr (DealMatrix) matrix = NULL;

  deal->availability = said_again;
  deal->n_availability = G_N_ELEMENTS (said_again);
  /* Whichever days are compared, and in which order. */
  matrix = deal_matrix_new (deal, MADE_DATE (2026, 6, 1), MADE_DATE (2026, 1, 1));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealMatrixSpan span = deal_matrix_get_span (matrix, &said_again[cases[i].entry]);

      g_test_message ("entry %u", (guint) cases[i].entry);
      g_assert_cmpint (deal_date_compare (span.since, cases[i].since), ==, 0);
      g_assert_cmpint (deal_date_compare (span.until, cases[i].until), ==, 0);
      g_assert_cmpint (span.has_start, ==, cases[i].has_start);
    }
  g_assert_false (deal_date_is_set (deal_matrix_get_span (matrix, NULL).since));
  deal_unref (deal);
}

/* A source that is older than the status, younger than the day or without a day says not
 * when it was last confirmed; what is unknown nobody confirms. */
static void
test_confirmed (void)
{
  static const DealSource sources[] = {
    { .id = "before", .published = { 2025, 5, 1 } },
    { .id = "first", .published = { 2025, 6, 21 } },
    { .id = "month", .published = { 2026, 3, 0 } },
    { .id = "late", .published = { 2026, 5, 30 } },
    { .id = "undated" },
  };
  static const DealSource *const of_first[] = { &sources[0], &sources[1] };
  static const DealSource *const of_second[] = { &sources[2], &sources[3], &sources[4] };
  static const struct
  {
    gsize    entry;
    DealDate on;
    DealDate last;
  } cases[] = {
    { 0, { 2025, 6, 20 }, { 0, 0, 0 } },
    { 0, { 2025, 12, 31 }, { 2025, 6, 21 } },
    { 1, { 2026, 5, 29 }, { 2026, 3, 0 } },
    { 1, { 2026, 11, 20 }, { 2026, 5, 30 } },
    { 2, { 2026, 11, 20 }, { 0, 0, 0 } },
    { 3, { 2026, 11, 20 }, { 0, 0, 0 } },
  };
  Deal            *deal = make_deal ();
  DealAvailability said[] = { said_again[0], said_again[0], said_again[0],
                              said_again[0] };
  g_autoptr (DealMatrix) matrix = NULL;

  said[0].from = MADE_DATE (2025, 6, 20);
  said[0].to = MADE_DATE (2026, 2, 28);
  said[0].sources = (DealSourceList){ of_first, G_N_ELEMENTS (of_first) };
  said[1].from = MADE_DATE (2026, 3, 1);
  said[1].to = MADE_DATE (2026, 8, 31);
  said[1].sources = (DealSourceList){ of_second, G_N_ELEMENTS (of_second) };
  said[2].from = MADE_DATE (2026, 9, 1);
  said[2].to = MADE_DATE (2026, 9, 30);
  said[2].status = DEAL_STATUS_UNKNOWN;
  said[2].sources = said[1].sources;
  said[3].from = MADE_DATE (2026, 10, 1);
  said[3].sources = (DealSourceList){ of_second, G_N_ELEMENTS (of_second) };
  deal->availability = said;
  deal->n_availability = G_N_ELEMENTS (said);
  matrix = deal_matrix_new (deal, MADE_DATE (2026, 1, 1), MADE_DATE (2026, 6, 1));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealDate last =
        deal_matrix_get_confirmed (matrix, &said[cases[i].entry], cases[i].on);

      g_test_message ("%u", (guint) i);
      g_assert_cmpint (deal_date_compare (last, cases[i].last), ==, 0);
    }
  g_assert_false (deal_date_is_set (
    deal_matrix_get_confirmed (matrix, NULL, MADE_DATE (2026, 6, 1))));
  deal->availability = NULL;
  deal->n_availability = 0;
  deal_unref (deal);
}

/* The day since which something is on record has its own source among those told. */
static void
test_sources_of_spans (void)
{
  static const DealSource        sources[] = { { .id = "old" },
                                               { .id = "new" },
                                               { .id = "other" } };
  static const DealSource *const lists[][2] = { { &sources[0], &sources[1] },
                                                { &sources[1], NULL },
                                                { &sources[2], NULL } };
  Deal                          *deal = make_deal ();
  DealAvailability               said[] = { said_again[0], said_again[0], said_again[0] };
  g_autoptr (DealMatrix) matrix = NULL;

  said[0].from = MADE_DATE (2025, 6, 20);
  said[0].to = MADE_DATE (2026, 4, 23);
  said[0].sources = (DealSourceList){ lists[0], 2 };
  said[1].from = MADE_DATE (2026, 4, 24);
  said[1].to = MADE_DATE (2026, 8, 31);
  said[1].sources = (DealSourceList){ lists[1], 1 };
  said[2].from = MADE_DATE (2026, 9, 1);
  said[2].status = DEAL_STATUS_WITHDRAWN;
  said[2].sources = (DealSourceList){ lists[2], 1 };
  deal->availability = said;
  deal->n_availability = G_N_ELEMENTS (said);
  matrix = deal_matrix_new (deal, MADE_DATE (2026, 1, 1), MADE_DATE (2026, 6, 1));

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      static const char *const expected[] = { "old new", "new old", "other" };
      g_autoptr (GPtrArray) found = deal_matrix_list_sources (matrix, &said[i]);
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        g_string_append_printf (ids, "%s%s", k > 0 ? " " : "",
                                ((const DealSource *) found->pdata[k])->id);
      g_assert_cmpstr (ids->str, ==, expected[i]);
    }
  deal->availability = NULL;
  deal->n_availability = 0;
  deal_unref (deal);
}

/* What was known and is no more has not changed: nobody can say. */
static void
test_lost (void)
{
  Deal *deal = make_deal ();
  g_autoptr (DealMatrix) matrix =
    deal_matrix_new (deal, MADE_DATE (2025, 6, 1), MADE_DATE (2026, 6, 1));
  const DealMatrixCell *cell = deal_matrix_get_cell (matrix, 1, 0);

  g_assert_cmpint (cell->layers[DEAL_LAYER_OFFER].before, ==, DEAL_STATUS_AVAILABLE);
  g_assert_cmpint (cell->layers[DEAL_LAYER_OFFER].change, ==, DEAL_MATRIX_UNKNOWN);
  g_assert_cmpint (cell->change, ==, DEAL_MATRIX_UNCHANGED);
  deal_unref (deal);
}

/* The new version has no date of effect, so that of its announcement counts. */
static void
test_dates_of_options (void)
{
  static const struct
  {
    gboolean is_swapped;
    DealDate on;
    DealDate before;
    DealDate after;
  } cases[] = {
    { FALSE, { 2026, 6, 30 }, { 2026, 4, 26 }, { 2026, 6, 30 } },
    { FALSE, { 2026, 4, 27 }, { 2026, 4, 26 }, { 2026, 4, 27 } },
    { FALSE, { 2026, 4, 26 }, { 2025, 10, 27 }, { 2026, 4, 26 } },
    { FALSE, { 2025, 10, 28 }, { 2025, 10, 27 }, { 2025, 10, 28 } },
    { FALSE, { 2025, 10, 27 }, { 2025, 10, 27 }, { 2025, 10, 27 } },
    { TRUE, { 2026, 4, 26 }, { 2026, 4, 26 }, { 2025, 10, 27 } },
    { TRUE, { 2026, 6, 30 }, { 2026, 6, 30 }, { 2026, 4, 26 } },
  };
  Deal        *deal = make_deal ();
  DealOptions *options = deal_options_new (deal);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealMatrix) matrix = NULL;

      options->old_version = &made_versions[cases[i].is_swapped ? 1 : 0];
      options->new_version = &made_versions[cases[i].is_swapped ? 0 : 1];
      options->on = cases[i].on;
      matrix = deal_matrix_new_for_options (options);
      g_assert_cmpint (deal_date_compare (matrix->before, cases[i].before), ==, 0);
      g_assert_cmpint (deal_date_compare (matrix->after, cases[i].after), ==, 0);
    }
  deal_options_free (options);
  deal_unref (deal);
}

static void
test_dates (void)
{
  static const DealDate wanted[] = {
    { 2019, 1, 1 },
    { 2019, 7, 1 },
    { 2020, 1, 1 },
    { 2023, 1, 1 },
    { 2026, 1, 1 },
    { 2026, 4, 27 },
  };
  Deal *deal = make_deal ();
  g_autoptr (GArray) dates = deal_matrix_get_dates (deal);

  g_assert_cmpuint (dates->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < dates->len; i++)
    g_assert_cmpint (deal_date_compare (g_array_index (dates, DealDate, i), wanted[i]),
                     ==, 0);
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/before-and-after", test_statuses);
  g_test_add_func ("/matrix/first-and-last-day", test_days);
  g_test_add_func ("/matrix/lost-is-not-changed", test_lost);
  g_test_add_func ("/matrix/latest", test_latest);
  g_test_add_func ("/matrix/spans", test_spans);
  g_test_add_func ("/matrix/sources-of-spans", test_sources_of_spans);
  g_test_add_func ("/matrix/last-confirmed", test_confirmed);
  g_test_add_func ("/matrix/dates-of-the-pair", test_dates_of_options);
  g_test_add_func ("/matrix/days-of-change", test_dates);

  return g_test_run ();
}
