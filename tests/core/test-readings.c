/* test-readings.c: how a conflict is read changes the numbers, and is told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "bundled-figure.h"
#include "calc/deal-schedule.h"
#include "deal-error.h"

typedef struct
{
  Deal               *deal;
  DealOptions        *options;
  const DealConflict *size;
  const DealConflict *until;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->deal = load_bundled ();
  fixture->options = deal_options_new (fixture->deal);
  fixture->size = deal_find_conflict (fixture->deal, "cap-size");
  fixture->until = deal_find_conflict (fixture->deal, "share-until");
  g_assert_nonnull (fixture->size);
  g_assert_nonnull (fixture->until);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

static DealGivenBy
get_cap (const DealOptions *options,
         gint64            *digits)
{
  DealDecimal value = { 0 };
  DealGivenBy given_by = deal_options_get_parameter (
    options, deal_find_parameter (options->deal, "cap"), &value);

  *digits = value.digits;

  return given_by;
}

static void
test_nothing_by_itself (Fixture      *fixture,
                        gconstpointer data)
{
  gint64 cap;

  for (gsize i = 0; i < fixture->deal->n_conflicts; i++)
    g_assert_null (
      deal_options_get_reading (fixture->options, &fixture->deal->conflicts[i])
        ->position);
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_NOBODY);
}

/* The user's own number, then the reading, then the scenario. */
static void
test_rank (Fixture      *fixture,
           gconstpointer data)
{
  const DealPosition *positions = fixture->size->positions;
  const DealDecimal   twenty = { 20, 0 };
  gint64              cap;

  deal_options_choose_reading (fixture->options, fixture->size, &positions[1], "why");
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_READING);
  g_assert_cmpint (cap, ==, 38);

  deal_options_set_parameter (fixture->options,
                              deal_find_parameter (fixture->deal, "cap"), &twenty);
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_USER);
  g_assert_cmpint (cap, ==, 20);
  deal_options_withhold_parameter (fixture->options,
                                   deal_find_parameter (fixture->deal, "cap"));
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_NOBODY);
  deal_options_set_parameter (fixture->options,
                              deal_find_parameter (fixture->deal, "cap"), NULL);

  /* A side that says "not disclosed" makes it so. */
  deal_options_choose_reading (fixture->options, fixture->size, &positions[0], NULL);
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_NOBODY);

  deal_options_choose_reading (fixture->options, fixture->size, NULL, NULL);
  g_assert_cmpint (get_cap (fixture->options, &cap), ==, DEAL_GIVEN_BY_NOBODY);
}

/* Two readings that say different things of one number leave it unknown. */
static void
test_contradicting (void)
{
  g_autoptr (Deal) deal = load_bundled ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  const DealConflict *size = deal_find_conflict (deal, "cap-size");
  const DealConflict *other = deal_find_conflict (deal, "97-billion");
  DealPosition       *position = (DealPosition *) &other->positions[0];
  DealParameterValue  said = size->positions[1].parameters[0];
  gint64              cap;

  position->parameters = &said;
  position->n_parameters = 1;
  deal_options_choose_reading (options, size, &size->positions[1], NULL);
  deal_options_choose_reading (options, other, position, NULL);
  g_assert_cmpint (get_cap (options, &cap), ==, DEAL_GIVEN_BY_READING);
  g_assert_cmpint (cap, ==, 38);
  said.value.digits = 40;
  g_assert_cmpint (get_cap (options, &cap), ==, DEAL_GIVEN_BY_NOBODY);
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DealOptions) copy = NULL;
  const DealReading *reading;

  deal_options_choose_reading (fixture->options, fixture->size,
                               &fixture->size->positions[1], "one person said so");
  copy = deal_options_copy (fixture->options);
  deal_options_choose_reading (fixture->options, fixture->size, NULL, NULL);
  reading = deal_options_get_reading (copy, fixture->size);
  g_assert_true (reading->position == &fixture->size->positions[1]);
  g_assert_cmpstr (reading->reason, ==, "one person said so");
}

static void
test_command_line (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *text;
    int         code; /* of the error; -1: it is right */
    gssize      position;
    const char *reason;
  } cases[] = {
    { "cap-size=2", -1, 1, NULL },
    { "cap-size=2:it = 38, said one", -1, 1, "it = 38, said one" },
    { "cap-size=4:", -1, 3, NULL },
    { "cap-size=0", -1, -1, NULL },
    { "cap-size=5", DEAL_ERROR_INVALID, -1, NULL },
    { "cap-size=2nd", DEAL_ERROR_INVALID, -1, NULL },
    { "cap-size=", DEAL_ERROR_INVALID, -1, NULL },
    { "cap-size", DEAL_ERROR_INVALID, -1, NULL },
    { "cap-size=99999999999999999999", DEAL_ERROR_INVALID, -1, NULL },
    { "lid=1", DEAL_ERROR_NOT_FOUND, -1, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DealOptions) options = deal_options_new (fixture->deal);
      g_autoptr (GError) error = NULL;
      const DealReading *reading = deal_options_get_reading (options, fixture->size);

      g_assert_cmpint (deal_options_set_reading (options, cases[i].text, &error), ==,
                       cases[i].code < 0);
      if (cases[i].code >= 0)
        g_assert_error (error, DEAL_ERROR, cases[i].code);
      g_assert_true (reading->position ==
                     (cases[i].position < 0
                        ? NULL
                        : &fixture->size->positions[cases[i].position]));
      g_assert_cmpstr (reading->reason, ==, cases[i].reason);
    }
}

/* The reading of 38 bn gives the amounts of --set cap=38bn. */
static void
test_amounts (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (DealOptions) set = deal_options_new (fixture->deal);
  g_autoptr (DealSchedule) ours = NULL;
  g_autoptr (DealSchedule) theirs = NULL;

  g_assert_true (deal_options_set (set, "cap", "38bn", NULL));
  deal_options_choose_reading (fixture->options, fixture->size,
                               &fixture->size->positions[1], NULL);
  ours = deal_schedule_new (fixture->options, fixture->options->new_version, NULL);
  theirs = deal_schedule_new (set, set->new_version, NULL);
  g_assert_cmpuint (ours->n_rows, ==, theirs->n_rows);
  g_assert_cmpuint (ours->n_rows, >, 0);
  for (gsize i = 0; i < ours->n_rows; i++)
    for (gsize k = 0; k < ours->n_periods; k++)
      g_assert_cmpint (ours->rows[i].cells[k].amount, ==,
                       theirs->rows[i].cells[k].amount);
}

static gboolean
says (const DealFigure *figure,
      const char       *text)
{
  g_autofree char *footer =
    g_strjoinv ("\n", (char **) deal_figure_get_footer (figure));

  return strstr (footer, text) != NULL;
}

/* Marked where it is read, told in footer and alternative text, gone when undone. */
static void
test_footnote (Fixture      *fixture,
               gconstpointer data)
{
  const DealSize *size = &deal_preset_find ("report-page")->size;
  g_autoptr (DealFigure) plain = deal_figure_new (DEAL_FIGURE_PAYMENTS,
                                                  fixture->options, FALSE, NULL);
  g_autoptr (DealFigure) read = NULL;
  g_autoptr (DealFigure) undone = NULL;
  g_autoptr (DealFigure) apart = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) marked = NULL;
  g_autoptr (GBytes) after = NULL;

  deal_options_choose_reading (fixture->options, fixture->size,
                               &fixture->size->positions[1], "the only size reported");
  read = deal_figure_new (DEAL_FIGURE_PAYMENTS, fixture->options, FALSE, NULL);
  apart = deal_figure_new (DEAL_FIGURE_AVAILABILITY, fixture->options, FALSE, NULL);
  g_assert_true (says (read, "† Is the size of the cap known?"));
  g_assert_true (says (read, "38 billion dollars, from one unnamed person"));
  g_assert_true (says (read, "because: the only size reported."));
  g_assert_true (g_str_has_suffix (deal_figure_get_subtitle (read), " †"));
  g_assert_nonnull (strstr (deal_figure_get_alt_text (read), "the only size reported"));
  g_assert_false (says (plain, "†"));
  g_assert_false (says (apart, "†"));

  deal_options_choose_reading (fixture->options, fixture->size, NULL, NULL);
  undone = deal_figure_new (DEAL_FIGURE_PAYMENTS, fixture->options, FALSE, NULL);
  before = deal_figure_export (plain, DEAL_FORMAT_PNG, size, DEAL_STYLE_LIGHT, NULL);
  marked = deal_figure_export (read, DEAL_FORMAT_PNG, size, DEAL_STYLE_LIGHT, NULL);
  after = deal_figure_export (undone, DEAL_FORMAT_PNG, size, DEAL_STYLE_LIGHT, NULL);
  g_assert_false (g_bytes_equal (before, marked));
  g_assert_true (g_bytes_equal (before, after));
}

/* A conflict without an id is called by its term. */
static void
test_names (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                                                 "good-small.deal.json", NULL);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (Deal) deal = deal_new_from_path (path, problems, NULL);

  g_assert_nonnull (deal);
  g_assert_cmpstr (deal->conflicts[0].id, ==, "refusal");
  g_assert_cmpstr (deal->conflicts[1].id, ==, "duration:1");
  g_assert_true (deal_find_conflict (deal, "duration:1") == &deal->conflicts[1]);
  g_assert_true (deal->conflicts[0].positions[0].parameters[0].is_withheld);
  g_assert_cmpint (deal->conflicts[0].positions[1].parameters[0].value.digits, ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/readings/nothing-by-itself", test_nothing_by_itself);
  ADD ("/readings/rank", test_rank);
  ADD ("/readings/copy", test_copy);
  ADD ("/readings/command-line", test_command_line);
  ADD ("/readings/amounts", test_amounts);
  ADD ("/readings/footnote", test_footnote);
  g_test_add_func ("/readings/names", test_names);
  g_test_add_func ("/readings/contradicting", test_contradicting);

  return g_test_run ();
}
