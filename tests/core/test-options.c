/* test-options.c: what a reader may choose, and how it is written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-options.h"

#include <string.h>

#include "deal-error.h"
#include "made-deal.h"

static const DealParameter parameters[] = {
  {
    .id = "cap",
    .title = "Cap",
    .unit = DEAL_UNIT_CURRENCY,
    .scale = 1000000000,
    .minimum = { 1, 3 },
    .maximum = { 200, 0 },
  },
  {
    .id = "rate",
    .title = "Rate",
    .unit = DEAL_UNIT_SHARE,
    .scale = 1,
    .maximum = { 1, 0 },
    .has_default = TRUE,
    .default_value = { 15, 2 },
  },
  {
    .id = "end",
    .title = "End",
    .unit = DEAL_UNIT_YEAR,
    .scale = 1,
    .minimum = { 2026, 0 },
    .maximum = { 2040, 0 },
  },
  {
    .id = "factor",
    .title = "Factor",
    .unit = DEAL_UNIT_NUMBER,
    .scale = 1,
    .minimum = { -2, 0 },
    .maximum = { 2, 0 },
  },
};

static const DealParameterValue values[] = { { &parameters[1], { 2, 1 }, FALSE } };
static const DealScenario       scenarios[] = {
        { .id = "base", .title = "Base", .parameters = values, .n_parameters = 1 }
};

typedef struct
{
  Deal        *deal;
  DealOptions *options;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->deal = made_deal_new ();
  fixture->deal->as_of = MADE_DATE (2026, 2, 0);
  made_deal_set_scenarios (fixture->deal, scenarios, 1);
  fixture->deal->compare_scenario = &scenarios[0];
  made_deal_set_parameters (fixture->deal, parameters, G_N_ELEMENTS (parameters));
  fixture->options = deal_options_new (fixture->deal);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

static void
test_defaults (Fixture      *fixture,
               gconstpointer data)
{
  const DealOptions *options = fixture->options;

  g_assert_true (options->old_version == &made_versions[0]);
  g_assert_true (options->new_version == &made_versions[1]);
  g_assert_true (options->scenario == &scenarios[0]);
  g_assert_cmpint (options->by, ==, DEAL_BY_YEAR);
  g_assert_cmpuint (options->kinds, ==, 1u << DEAL_PAYMENT_OBLIGATION);
  g_assert_cmpint (deal_date_compare (options->on, MADE_DATE (2026, 2, 28)), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (parameters); i++)
    g_assert_false (options->is_set[i]);

  deal_options_swap (fixture->options);
  g_assert_true (options->old_version == &made_versions[1]);
  g_assert_true (options->new_version == &made_versions[0]);
}

/* The as-of date goes with the later version of the pair, into its time. */
static void
test_date_of_pair (void)
{
  static const DealVersion versions[] = {
    { .id = "a", .title = "A", .announced = { 2019, 7, 22 } },
    { .id = "b", .title = "B", .announced = { 2021, 0, 0 } },
    { .id = "c",
      .title = "C",
      .announced = { 2025, 1, 9 },
      .effective = { 2025, 1, 21 } },
    { .id = "d", .title = "D", .announced = { 2025, 1, 21 } },
    { .id = "e", .title = "E", .announced = { 2026, 4, 27 } },
  };
  static const struct
  {
    guint    old_version;
    guint    new_version;
    DealDate on;
  } cases[] = {
    { 0, 4, { 2026, 6, 30 } },
    { 0, 1, { 2025, 1, 20 } },
    { 1, 0, { 2025, 1, 20 } },
    { 0, 0, { 2020, 12, 31 } },
    { 1, 2, { 2026, 4, 26 } },
    { 1, 3, { 2026, 4, 26 } },
    { 4, 1, { 2026, 6, 30 } },
  };
  Deal *deal = made_deal_new ();

  deal->versions = versions;
  deal->n_versions = G_N_ELEMENTS (versions);
  deal->compare_old = &versions[3];
  deal->compare_new = &versions[4];
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DealVersion *old_version = &versions[cases[i].old_version];
      const DealVersion *new_version = &versions[cases[i].new_version];
      g_autoptr (DealOptions) options = deal_options_new (deal);

      g_assert_cmpint (deal_date_compare (options->on, deal->as_of), ==, 0);
      deal_options_set_pair (options, old_version, new_version);
      g_assert_true (options->old_version == old_version);
      g_assert_true (options->new_version == new_version);
      if (deal_date_compare (options->on, cases[i].on) != 0)
        g_error ("pair %" G_GSIZE_FORMAT ": %d-%d-%d", i, options->on.year,
                 options->on.month, options->on.day);

      /* The same later version: the day that the reader chose stays. */
      options->on = MADE_DATE (2020, 1, 1);
      deal_options_set_pair (options, new_version, old_version);
      g_assert_cmpint (deal_date_compare (options->on, MADE_DATE (2020, 1, 1)), ==, 0);
    }
  deal_unref (deal);
}

/* The value is in the parameter's scale; whatever it is written in, it is the
 * same number. */
static void
test_set (Fixture      *fixture,
          gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    DealDecimal value;
  } cases[] = {
    { "cap", "38bn", { 38, 0 } },
    { "cap", "38 bn", { 38, 0 } },
    { "cap", " 38\u00a0BN ", { 38, 0 } },
    { "cap", "38000000000", { 38, 0 } },
    { "cap", "0.2tn", { 200, 0 } },
    { "cap", "500m", { 5, 1 } },
    { "cap", "98.8bn", { 988, 1 } },
    { "cap", "1250k", { 125, 5 } },
    { "cap", "1000000.01", { 100000001, 11 } },
    { "rate", "20%", { 2, 1 } },
    { "rate", "20 %", { 2, 1 } },
    { "rate", "0.2", { 2, 1 } },
    { "rate", "12.5%", { 125, 3 } },
    { "rate", "100%", { 1, 0 } },
    { "rate", "0", { 0, 0 } },
    { "end", "2030", { 2030, 0 } },
    { "factor", "-1.5", { -15, 1 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      const DealParameter *parameter = deal_find_parameter (fixture->deal, cases[i].name);
      DealDecimal          value;

      g_test_message ("%s=%s", cases[i].name, cases[i].text);
      deal_options_set (fixture->options, cases[i].name, cases[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpint (deal_options_get_parameter (fixture->options, parameter, &value),
                       ==, DEAL_GIVEN_BY_USER);
      g_assert_cmpint (value.digits, ==, cases[i].value.digits);
      g_assert_cmpint (value.places, ==, cases[i].value.places);
    }
}

/* Refused with a message that helps, and nothing is changed. */
static void
test_refuse (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *text;
    DealError   code;
    const char *told;
  } cases[] = {
    { "lid", "38bn", DEAL_ERROR_NOT_FOUND, "cap, rate, end, factor" },
    { "cap", "", DEAL_ERROR_INVALID, "38bn" },
    { "cap", "bn", DEAL_ERROR_INVALID, "38bn" },
    { "cap", "38x", DEAL_ERROR_INVALID, "“38x”" },
    { "cap", "38%", DEAL_ERROR_INVALID, "“38%”" },
    { "cap", "3 8bn", DEAL_ERROR_INVALID, "“3 8bn”" },
    { "cap", "1,5bn", DEAL_ERROR_INVALID, "“1,5bn”" },
    { "cap", "--5bn", DEAL_ERROR_INVALID, "“--5bn”" },
    { "cap", "1e3bn", DEAL_ERROR_INVALID, "“1e3bn”" },
    { "cap", "38", DEAL_ERROR_INVALID, "$1\u00a0m" },
    { "cap", "201bn", DEAL_ERROR_INVALID, "$200\u00a0bn" },
    { "cap", "-1bn", DEAL_ERROR_INVALID, "must be from" },
    { "cap", "1000000.001", DEAL_ERROR_INVALID, "no value" },
    { "cap", "999999999999999999tn", DEAL_ERROR_INVALID, "no value" },
    { "rate", "101%", DEAL_ERROR_INVALID, "100%" },
    { "rate", "20bn", DEAL_ERROR_INVALID, "0.2" },
    { "end", "2030.5", DEAL_ERROR_INVALID, "2030" },
    { "end", "2025", DEAL_ERROR_INVALID, "from 2026 to 2040" },
    { "factor", "2.1", DEAL_ERROR_INVALID, "from -2 to 2" },
    { "factor", "\xff", DEAL_ERROR_INVALID, "no value" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_utf8_make_valid (cases[i].text, -1);

      g_test_message ("%s=%s", cases[i].name, shown);
      g_assert_false (
        deal_options_set (fixture->options, cases[i].name, cases[i].text, &error));
      g_assert_error (error, DEAL_ERROR, (int) cases[i].code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      if (strstr (error->message, cases[i].told) == NULL)
        g_error ("“%s” does not tell “%s”", error->message, cases[i].told);
      for (gsize j = 0; j < G_N_ELEMENTS (parameters); j++)
        g_assert_false (fixture->options->is_set[j]);
    }
}

static void
test_no_parameters (void)
{
  Deal        *deal = made_deal_new ();
  DealOptions *options;
  g_autoptr (GError) error = NULL;

  made_deal_set_parameters (deal, NULL, 0);
  options = deal_options_new (deal);
  g_assert_false (deal_options_set (options, "cap", "1", &error));
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "none"));

  deal_options_free (options);
  deal_unref (deal);
}

/* The reader outranks the scenario, the scenario the default. */
static void
test_given_by (Fixture      *fixture,
               gconstpointer data)
{
  DealOptions         *options = fixture->options;
  const DealParameter *rate = &parameters[1];
  DealDecimal          value = { 77, 0 };

  g_assert_cmpint (deal_options_get_parameter (options, rate, &value), ==,
                   DEAL_GIVEN_BY_SCENARIO);
  g_assert_cmpint (deal_decimal_compare (value, MADE_DECIMAL (2, 1)), ==, 0);

  options->scenario = NULL;
  g_assert_cmpint (deal_options_get_parameter (options, rate, &value), ==,
                   DEAL_GIVEN_BY_DEFAULT);
  g_assert_cmpint (deal_decimal_compare (value, MADE_DECIMAL (15, 2)), ==, 0);

  g_assert_true (deal_options_set (options, "rate", "30%", NULL));
  g_assert_cmpint (deal_options_get_parameter (options, rate, NULL), ==,
                   DEAL_GIVEN_BY_USER);

  /* Undisclosed is undisclosed, whoever else gives a value. */
  g_assert_true (deal_options_set (options, "rate", "Undisclosed", NULL));
  g_assert_cmpint (deal_options_get_parameter (options, rate, NULL), ==,
                   DEAL_GIVEN_BY_NOBODY);
  options->scenario = &scenarios[0];
  g_assert_cmpint (deal_options_get_parameter (options, rate, NULL), ==,
                   DEAL_GIVEN_BY_NOBODY);
  deal_options_set_parameter (options, rate, NULL);
  g_assert_cmpint (deal_options_get_parameter (options, rate, NULL), ==,
                   DEAL_GIVEN_BY_SCENARIO);

  value = MADE_DECIMAL (77, 0);
  g_assert_cmpint (deal_options_get_parameter (options, &parameters[0], &value), ==,
                   DEAL_GIVEN_BY_NOBODY);
  g_assert_cmpint (value.digits, ==, 77);
}

static void
test_copy (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (DealOptions) copy = deal_options_copy (fixture->options);

  g_assert_true (deal_options_set (copy, "cap", "38bn", NULL));
  g_assert_true (copy->is_set[0]);
  g_assert_false (fixture->options->is_set[0]);

  deal_options_withhold_parameter (copy, &parameters[1]);
  g_assert_true (copy->is_withheld[1]);
  g_assert_false (fixture->options->is_withheld[1]);

  deal_options_set_parameter (copy, &parameters[0], NULL);
  g_assert_false (copy->is_set[0]);
  g_assert_cmpint (copy->values[0].digits, ==, 0);
}

/* The scenario and all parameters, set, withheld or left alone; nothing else. */
static void
test_take_assumptions (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (DealOptions) from = deal_options_copy (fixture->options);
  DealDecimal value;

  from->scenario = &scenarios[0];
  from->by = DEAL_BY_MONTH;
  g_assert_true (deal_options_set (from, "cap", "38bn", NULL));
  deal_options_withhold_parameter (from, &parameters[1]);
  fixture->options->scenario = NULL;
  fixture->options->by = DEAL_BY_QUARTER;
  g_assert_true (deal_options_set (fixture->options, "end", "2030", NULL));

  deal_options_take_assumptions (fixture->options, from);
  g_assert_true (fixture->options->scenario == &scenarios[0]);
  g_assert_cmpint (fixture->options->by, ==, DEAL_BY_QUARTER);
  g_assert_cmpint (
    deal_options_get_parameter (fixture->options, &parameters[0], &value), ==,
    DEAL_GIVEN_BY_USER);
  g_assert_cmpint (value.digits, ==, 38);
  g_assert_cmpint (deal_options_get_parameter (fixture->options, &parameters[1], NULL),
                   ==, DEAL_GIVEN_BY_NOBODY);
  g_assert_cmpint (deal_options_get_parameter (fixture->options, &parameters[2], NULL),
                   ==, DEAL_GIVEN_BY_NOBODY);
}

/* Another edition has its parameters at other places, and not the same ones. */
static void
test_take_from_edition (Fixture      *fixture,
                        gconstpointer data)
{
  static const DealParameter theirs[] = {
    { .id = "gone", .unit = DEAL_UNIT_NUMBER, .scale = 1, .maximum = { 9, 0 } },
    { .id = "end", .unit = DEAL_UNIT_YEAR, .scale = 1, .maximum = { 2040, 0 } },
    { .id = "cap",
      .unit = DEAL_UNIT_CURRENCY,
      .scale = 1000000000,
      .maximum = { 200, 0 } },
  };
  static const DealScenario other = { .id = "other", .title = "Other" };
  g_autoptr (Deal) edition = made_deal_new ();
  g_autoptr (DealOptions) from = NULL;
  DealDecimal value;

  made_deal_set_parameters (edition, theirs, G_N_ELEMENTS (theirs));
  from = deal_options_new (edition);
  from->scenario = &other;
  g_assert_true (deal_options_set (from, "gone", "7", NULL));
  g_assert_true (deal_options_set (from, "cap", "38bn", NULL));
  g_assert_true (deal_options_set (fixture->options, "end", "2030", NULL));
  g_assert_true (deal_options_set (fixture->options, "factor", "1", NULL));
  fixture->options->scenario = &scenarios[0];

  deal_options_take_assumptions (fixture->options, from);
  g_assert_cmpint (
    deal_options_get_parameter (fixture->options, &parameters[0], &value), ==,
    DEAL_GIVEN_BY_USER);
  g_assert_cmpint (value.digits, ==, 38);
  g_assert_false (fixture->options->is_set[2]);
  g_assert_cmpint (
    deal_options_get_parameter (fixture->options, &parameters[3], &value), ==,
    DEAL_GIVEN_BY_USER);
  g_assert_cmpint (value.digits, ==, 1);
  g_assert_true (fixture->options->scenario == &scenarios[0]);

  from->scenario = NULL;
  deal_options_take_assumptions (fixture->options, from);
  g_assert_null (fixture->options->scenario);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/options/first-met", test_defaults);
  ADD ("/options/set-as-people-write", test_set);
  ADD ("/options/refuse-and-say-why", test_refuse);
  ADD ("/options/who-gave-it", test_given_by);
  ADD ("/options/copy-is-apart", test_copy);
  ADD ("/options/take-assumptions", test_take_assumptions);
  ADD ("/options/take-from-another-edition", test_take_from_edition);
  g_test_add_func ("/options/deal-without-parameters", test_no_parameters);

  g_test_add_func ("/options/date-of-the-pair", test_date_of_pair);

  return g_test_run ();
}
