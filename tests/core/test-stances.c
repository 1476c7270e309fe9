/* test-stances.c: terms by sources, and what conflicts come to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-stances.h"

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-table.h"
#include "read-deal.h"

#define EIGHT "tests/fixtures/deals/eight-conflicts.deal.json"

typedef struct
{
  Deal        *deal;
  DealOptions *options;
  DealStances *stances;
} Fixture;

static void
make_stances (Fixture *fixture)
{
  g_clear_pointer (&fixture->stances, deal_stances_free);
  fixture->stances = deal_stances_new (fixture->options);
}

static void
set_up (Fixture      *fixture,
        gconstpointer where)
{
  fixture->deal = read_file (where);
  fixture->options = deal_options_new (fixture->deal);
  make_stances (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer where)
{
  deal_stances_free (fixture->stances);
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

/* The eight pairs of the fixture, labelled by hand, and what stands behind the
 * first position of each. */
static void
test_conflicts (Fixture      *fixture,
                gconstpointer where)
{
  static const struct
  {
    const char *term;
    const char *label;
    gboolean    allows_both;
    const char *behind;
  } cases[] = {
    { "exclusive", "Contradiction", FALSE, "5 sources, 1 origin" },
    { "dog", "Contradiction", FALSE, "1 source, 1 origin" },
    { "start", "Different dates", TRUE, "1 source, 1 origin" },
    { "end", "Different dates", TRUE, "1 source, 1 origin" },
    { "fleet", "Different scope", TRUE, "1 source, 1 origin" },
    { "crew", "Different scope", TRUE, "1 source, 1 origin" },
    { "cap", "Different rounding", TRUE, "1 source, 1 origin" },
    { "fare", "Different measures", TRUE, "1 source, 1 origin" },
  };
  const Deal *deal = fixture->deal;

  g_assert_cmpuint (deal->n_conflicts, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealConflict *conflict = &deal->conflicts[i];
      const char         *verdict = deal_format_conflict_verdict (conflict->kind);
      g_autofree char    *behind = deal_format_origins (&conflict->positions[0].sources);

      g_assert_cmpstr (conflict->term->id, ==, cases[i].term);
      g_assert_cmpstr (deal_format_conflict_kind (conflict->kind), ==, cases[i].label);
      g_assert_cmpint (deal_conflict_allows_both (conflict->kind), ==,
                       cases[i].allows_both);
      g_assert_true (g_str_has_prefix (verdict, cases[i].allows_both ? "Yes" : "No"));
      g_assert_cmpstr (behind, ==, cases[i].behind);
    }
}

/* Two sides of which neither reprints the other. */
static void
test_origins (Fixture      *fixture,
              gconstpointer where)
{
  const DealConflict *conflict = &fixture->deal->conflicts[0];
  g_autofree char    *behind = deal_format_origins (&conflict->positions[1].sources);
  DealSourceList      none = { NULL, 0 };
  g_autofree char    *nothing = deal_format_origins (&none);

  g_assert_cmpstr (behind, ==, "2 sources, 2 origins");
  g_assert_cmpstr (nothing, ==, "0 sources, 0 origins");
  g_assert_cmpstr (conflict->settled_by, ==, "The clause on the berth.");
}

static char
get_letter (const DealStanceCell *cell)
{
  static const char letters[DEAL_N_VOICES] = { '.', 'm', 's', 'X' };

  return letters[cell != NULL ? cell->voice : DEAL_VOICE_SILENT];
}

/* The whole matrix as letters: rows by backing, columns by kind and number. */
static char *
draw_matrix (const DealStances *stances)
{
  GString *text = g_string_new (NULL);

  for (gsize row = 0; row < stances->n_rows; row++)
    {
      g_string_append_printf (text, "%s ", stances->rows[row].term->id);
      for (gsize column = 0; column < stances->n_columns; column++)
        g_string_append_c (text,
                           get_letter (deal_stances_get_cell (stances, row, column)));
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* Columns: both parties, the register, the wire and the weekly, the column, four
 * reprints.  The tide tables, who say nothing, have none. */
static void
test_matrix (Fixture      *fixture,
             gconstpointer where)
{
  static const char *const columns[] = { "company-note", "harbour-note", "register",
                                         "wire", "weekly", "column", "reprint-1",
                                         "reprint-2", "reprint-3", "reprint-4" };
  const DealStances       *stances = fixture->stances;
  g_autofree char         *matrix = draw_matrix (stances);

  g_assert_cmpstr (matrix, ==,
                   "exclusive .Xms.msmmm\n"
                   "fare s...m.....\n"
                   "start m.m.......\n"
                   "end m...m.....\n"
                   "cap ..mm......\n"
                   "fleet m.m.......\n"
                   "crew sm........\n"
                   "dog ....mm....\n"
                   "subsidy .s..s.....\n");
  g_assert_cmpuint (stances->n_columns, ==, G_N_ELEMENTS (columns));
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    g_assert_cmpstr (stances->columns[i]->id, ==, columns[i]);
  g_assert_cmpuint (stances->n_silent, ==, 1);
  g_assert_cmpuint (stances->n_origins, ==, 6);
  g_assert_cmpuint (stances->n_backed[DEAL_BACKING_DISPUTED], ==, 8);
  g_assert_cmpuint (stances->n_backed[DEAL_BACKING_AGREED], ==, 1);
  g_assert_cmpuint (stances->first_of_kind[DEAL_SOURCE_FILING], ==, 2);
  g_assert_cmpuint (stances->first_of_kind[DEAL_SOURCE_REGULATOR], ==, 3);
  g_assert_cmpuint (stances->first_of_kind[DEAL_SOURCE_REPORTING], ==, 3);
  g_assert_cmpuint (stances->first_of_kind[DEAL_N_SOURCE_KINDS], ==, 10);
}

/* A source that says both is shown as contradicting, with all its claims. */
static void
test_both_stances (Fixture      *fixture,
                   gconstpointer where)
{
  const DealStances    *stances = fixture->stances;
  const DealStanceCell *cell = deal_stances_get_cell (stances, 0, 1);
  const DealStanceCell *named = deal_stances_get_cell (stances, 0, 2);
  const guint          *press = stances->rows[0].by_kind[DEAL_SOURCE_AGGREGATOR];

  g_assert_cmpint (cell->voice, ==, DEAL_VOICE_CONTRADICTS);
  g_assert_cmpuint (cell->n_claims, ==, 2);
  g_assert_cmpstr (cell->claims[0]->id, ==, "c03");
  g_assert_cmpstr (cell->claims[1]->id, ==, "c09");
  /* It has no claim: a conflict names it. */
  g_assert_cmpint (named->voice, ==, DEAL_VOICE_MENTIONS);
  g_assert_cmpuint (named->n_claims, ==, 0);
  g_assert_cmpstr (named->position->says, ==, "Other boats may use it.");
  g_assert_cmpuint (press[DEAL_VOICE_SUPPORTS], ==, 1);
  g_assert_cmpuint (press[DEAL_VOICE_MENTIONS], ==, 3);
}

static void
test_orders (Fixture      *fixture,
             gconstpointer where)
{
  static const struct
  {
    const char *name;
    const char *terms;
  } cases[] = {
    { "disputed", "exclusive fare start end cap fleet crew dog subsidy" },
    { "file", "exclusive fare start end cap fleet subsidy crew dog" },
    { "sources", "exclusive fare start end cap fleet subsidy crew dog" },
    { "title", "cap crew dog end exclusive fare start fleet subsidy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) terms = g_string_new (NULL);

      g_assert_true (
        deal_term_order_from_name (cases[i].name, &fixture->options->term_order));
      g_assert_cmpstr (deal_term_order_to_name (fixture->options->term_order), ==,
                       cases[i].name);
      make_stances (fixture);
      for (gsize k = 0; k < fixture->stances->n_rows; k++)
        g_string_append_printf (terms, "%s%s", k > 0 ? " " : "",
                                fixture->stances->rows[k].term->id);
      g_assert_cmpstr (terms->str, ==, cases[i].terms);
    }
  g_assert_false (deal_term_order_from_name ("luck", &fixture->options->term_order));
}

static void
test_find (Fixture      *fixture,
           gconstpointer where)
{
  const DealStances *stances = fixture->stances;

  for (gsize i = 0; i < stances->n_rows; i++)
    g_assert_cmpint (deal_stances_find_row (stances, stances->rows[i].term), ==, i);
  g_assert_cmpint (deal_stances_find_row (stances, NULL), ==, -1);
}

static char *
print_table (const DealStances *stances)
{
  g_autoptr (DealTable) table = deal_stances_to_table (stances);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      g_autofree char *row = g_strjoinv ("|", table->rows->pdata[i]);

      g_string_append_printf (text, "%s\n", row);
    }

  return g_string_free (text, FALSE);
}

/* Golden lines, by hand: a claim in full, a place in a conflict, a silent term. */
static void
test_table (Fixture      *fixture,
            gconstpointer where)
{
  static const char *const wanted[] = {
    "exclusive|Exclusive berth|Service|Disputed|contradicts|official text|2|harbour-note|"
    "Harbour Office|party|2025-03-04||The berth is open to others.|section 2||c03||"
    "https://harbour-note.example/\n",
    "exclusive|Exclusive berth|Service|Disputed|supports|unnamed source|4|wire|"
    "Coast Wire|reporting|2025-03-05||Only the ferry may use the berth.|paragraph 1|"
    "only the ferry|c01||https://wire.example/\n",
    "exclusive|Exclusive berth|Service|Disputed|mentions||8|reprint-4|Paper 4|aggregator|"
    "2025-03-09|reprint-3|Only the ferry may use the berth.|||||"
    "https://reprint-4.example/\n",
    "subsidy|Subsidy|Service|Two or more origins agree|supports|named source|9|weekly|"
    "Island Weekly|reporting|2025-03-12||A subsidy is paid.|paragraph 1||c06||"
    "https://weekly.example/\n",
  };
  g_autofree char *text = print_table (fixture->stances);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (strstr (text, wanted[i]) == NULL)
      g_error ("“%s” is not in\n%s", wanted[i], text);
}

/* A deal without claims: every term is there, and said to be silent. */
static void
test_silence (Fixture      *fixture,
              gconstpointer where)
{
  g_autoptr (DealTable) table = NULL;
  gssize stance;

  fixture->deal->n_claims = 0;
  fixture->deal->n_conflicts = 0;
  make_stances (fixture);
  g_assert_cmpuint (fixture->stances->n_columns, ==, 0);
  g_assert_cmpuint (fixture->stances->n_silent, ==, fixture->deal->n_sources);
  g_assert_cmpuint (fixture->stances->n_backed[DEAL_BACKING_NONE], ==,
                    fixture->deal->n_terms);
  table = deal_stances_to_table (fixture->stances);
  stance = deal_table_find_column (table, "stance");
  g_assert_cmpuint (table->rows->len, ==, fixture->deal->n_terms);
  for (guint i = 0; i < table->rows->len; i++)
    g_assert_cmpstr (deal_table_get_cell (table, i, (gsize) stance), ==, "silent");
}

#define SHUFFLE(type, items, n)                                      \
  G_STMT_START                                                       \
  {                                                                  \
    for (gsize k = (n); k > 1; k--)                                  \
      {                                                              \
        gsize other = (gsize) g_test_rand_int_range (0, (gint32) k); \
        type  kept = (items)[other];                                 \
                                                                     \
        (items)[other] = (items)[k - 1];                             \
        (items)[k - 1] = kept;                                       \
      }                                                              \
  }                                                                  \
  G_STMT_END

/* The order of claims and conflicts in the file says nothing. */
static void
test_shuffled (Fixture      *fixture,
               gconstpointer where)
{
  Deal                    *deal = fixture->deal;
  g_autofree char         *wanted = print_table (fixture->stances);
  g_autofree DealClaim    *claims = g_memdup2 (deal->claims,
                                               deal->n_claims * sizeof *deal->claims);
  g_autofree DealConflict *conflicts =
    g_memdup2 (deal->conflicts, deal->n_conflicts * sizeof *deal->conflicts);

  g_assert_cmpuint (strlen (wanted), >, 500);
  deal->claims = claims;
  deal->conflicts = conflicts;
  for (guint round = 0; round < 5; round++)
    {
      g_autofree char *found = NULL;

      SHUFFLE (DealClaim, claims, deal->n_claims);
      SHUFFLE (DealConflict, conflicts, deal->n_conflicts);
      make_stances (fixture);
      found = print_table (fixture->stances);
      g_assert_cmpstr (found, ==, wanted);
    }
}

/* Every claim is in one cell, every cell in one row and column, every count is a
 * count of cells. */
static void
test_sums (Fixture      *fixture,
           gconstpointer where)
{
  const DealStances *stances = fixture->stances;
  gsize              n_claims = 0;
  gsize              n_cells = 0;

  for (gsize row = 0; row < stances->n_rows; row++)
    {
      guint n_counted = 0;

      for (guint kind = 0; kind < DEAL_N_SOURCE_KINDS; kind++)
        for (guint voice = 0; voice < DEAL_N_VOICES; voice++)
          n_counted += stances->rows[row].by_kind[kind][voice];
      g_assert_cmpuint (n_counted, ==, stances->rows[row].n_cells);
      for (gsize column = 0; column < stances->n_columns; column++)
        {
          const DealStanceCell *cell = deal_stances_get_cell (stances, row, column);

          if (cell == NULL)
            continue;
          n_cells++;
          n_claims += cell->n_claims;
          g_assert_true (cell->n_claims > 0 || cell->position != NULL);
          for (gsize i = 0; i < cell->n_claims; i++)
            {
              g_assert_true (cell->claims[i]->term == stances->rows[row].term);
              g_assert_true (cell->claims[i]->source == stances->columns[column]);
            }
        }
    }
  g_assert_cmpuint (n_claims, ==, fixture->deal->n_claims);
  g_assert_cmpuint (n_cells, ==, stances->n_cells);
}

#define ADD(path, where, test) \
  g_test_add ("/stances/" path, Fixture, where, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("eight-labelled-pairs", EIGHT, test_conflicts);
  ADD ("origins-behind-a-position", EIGHT, test_origins);
  ADD ("matrix", EIGHT, test_matrix);
  ADD ("a-source-on-both-sides", EIGHT, test_both_stances);
  ADD ("orders", EIGHT, test_orders);
  ADD ("find", EIGHT, test_find);
  ADD ("table", EIGHT, test_table);
  ADD ("silence-is-shown", EIGHT, test_silence);
  ADD ("shuffled/eight", EIGHT, test_shuffled);
  ADD ("shuffled/bundled", files[0], test_shuffled);
  ADD ("sums/eight", EIGHT, test_sums);
  ADD ("sums/bundled", files[0], test_sums);

  return g_test_run ();
}
