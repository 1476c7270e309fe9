/* deal-scenario-json.c: scenarios of the user's own as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-scenario-json.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"
#include "model/deal-json.h"
#include "model/deal-own.h"
#include "model/deal-sha256.h"

/* Digits of the checksum that an id has. */
#define ID_DIGITS 10

static guint
count_zeros (gint64 scale)
{
  guint n = 0;

  for (; scale > 1; scale /= 10)
    n++;

  return n;
}

/* @amount in the scale of the series, to the last digit. */
static void
append_amount (GString    *json,
               gint64      amount,
               gint64      scale,
               const Deal *deal)
{
  DealDecimal      number = { amount,
                              (guint8) (deal->currency_digits + count_zeros (scale)) };
  g_autofree char *text = NULL;

  for (; number.places > 0 && number.digits % 10 == 0; number.places--)
    number.digits /= 10;
  text = deal_decimal_to_text (number);
  g_string_append (json, text);
}

static void
append_series (GString                  *json,
               const DealScenarioSeries *own,
               const Deal               *deal)
{
  deal_json_append_string (json, own->series->id);
  g_string_append (json, ": [");
  for (gsize i = 0; i < own->n_points; i++)
    {
      g_autofree char *period = deal_period_to_text (own->points[i].period);

      g_string_append_printf (json, "%s{\"period\": \"%s\", \"amount\": ",
                              i > 0 ? ", " : "", period);
      append_amount (json, own->points[i].amount, own->series->scale, deal);
      g_string_append (json, ", \"kind\": \"projected\", \"sources\": []}");
    }
  g_string_append_c (json, ']');
}

/* All but the id. */
static void
append_members (GString            *json,
                const DealScenario *scenario,
                const Deal         *deal)
{
  g_string_append (json, "\"title\": ");
  deal_json_append_string (json, scenario->title);
  if (scenario->why != NULL)
    {
      g_string_append (json, ", \"why\": ");
      deal_json_append_string (json, scenario->why);
    }
  g_string_append (json, ", \"own\": true");
  if (scenario->base != NULL)
    {
      g_string_append (json, ", \"base\": ");
      deal_json_append_string (json, scenario->base->id);
    }

  g_string_append (json, ", \"series\": {");
  for (gsize i = 0; i < scenario->n_own_series; i++)
    {
      g_string_append (json, i > 0 ? ", " : "");
      append_series (json, &scenario->own_series[i], deal);
    }
  g_string_append (json, "}, \"parameters\": {");
  for (gsize i = 0; i < scenario->n_own_parameters; i++)
    {
      const DealParameterValue *one = &scenario->own_parameters[i];
      g_autofree char          *value = deal_decimal_to_text (one->value);

      g_string_append (json, i > 0 ? ", " : "");
      deal_json_append_string (json, one->parameter->id);
      g_string_append_printf (json, ": %s", value);
    }
  g_string_append_c (json, '}');
}

/**
 * deal_scenario_to_json:
 * @scenario: a scenario of the user's own; of its members those count that say what
 *   it changes
 * @deal: its deal
 *
 * Returns: (transfer full): the scenario as an element of a deal's `scenarios`
 */
char *
deal_scenario_to_json (const DealScenario *scenario,
                       const Deal         *deal)
{
  GString *json = g_string_new ("{\"id\": ");

  deal_json_append_string (json, scenario->id);
  g_string_append (json, ", ");
  append_members (json, scenario, deal);
  g_string_append_c (json, '}');

  return g_string_free (json, FALSE);
}

/**
 * deal_scenario_make_id:
 * @scenario: a scenario of the user's own, without an id
 * @deal: its deal
 *
 * Returns: (transfer full): an id that follows from all that it says: the scenario
 *   that a picture names is never one that was changed since
 */
char *
deal_scenario_make_id (const DealScenario *scenario,
                       const Deal         *deal)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char *sum = NULL;

  append_members (json, scenario, deal);
  sum = deal_sha256_of_text (json->str);

  return g_strdup_printf ("own-%.*s", ID_DIGITS, sum);
}

/**
 * deal_scenarios_wrap:
 * @deal_id: the id of a deal
 * @bodies: (array zero-terminated=1): scenarios as deal_scenario_to_json() gives them
 *
 * Returns: (transfer full): a file of scenarios, as deal_new_with_scenarios() reads it
 */
GBytes *
deal_scenarios_wrap (const char        *deal_id,
                     const char *const *bodies)
{
  GString *json = g_string_new ("{\n  \"format\": \"" DEAL_OWN_FORMAT "\",\n"
                                "  \"deal\": ");
  gsize    length;

  deal_json_append_string (json, deal_id);
  g_string_append (json, ",\n  \"scenarios\": [");
  for (gsize i = 0; bodies[i] != NULL; i++)
    g_string_append_printf (json, "%s\n    %s", i > 0 ? "," : "", bodies[i]);
  g_string_append (json, "\n  ]\n}\n");
  length = json->len;

  return g_bytes_new_take (g_string_free (json, FALSE), length);
}

static void
ignore_cb (DealJsonFault fault,
           gpointer      user_data)
{
  g_free (fault.message);
  g_free (fault.expected);
}

/* Where in @text the scenario goes, and what stands around it. */
static gsize
find_place (const char   *text,
            DealJsonTape *tape,
            const char  **before,
            const char  **after)
{
  const DealJsonNode *root = tape->nodes;

  for (guint32 i = 1; i < tape->n_nodes; i++)
    {
      const DealJsonNode *node = &tape->nodes[i];

      if (node->name_length == strlen ("scenarios") &&
          memcmp (text + node->name, "scenarios", node->name_length) == 0 &&
          node->type == DEAL_JSON_ARRAY)
        {
          *before = node->n > 0 ? ",\n    " : "\n    ";
          *after = "\n  ";
          return node->end - 1;
        }
    }

  *before = ",\n  \"scenarios\": [\n    ";
  *after = "\n  ]\n";

  return root->end - 1;
}

/**
 * deal_file_add_scenario:
 * @file: a deal file without mistakes
 * @body: a scenario as deal_scenario_to_json() gives it
 * @error: return location for an error
 *
 * Returns: (transfer full): the same file, to the byte, with the scenario added as
 *   its last; or `NULL` with `DEAL_ERROR_INVALID`
 */
GBytes *
deal_file_add_scenario (GBytes     *file,
                        const char *body,
                        GError    **error)
{
  gsize        size;
  const char  *text = g_bytes_get_data (file, &size);
  DealJsonTape tape = { 0 };
  const char  *before, *after;
  GString     *json;
  gsize        place;
  gsize        length;

  if (!deal_json_check (text, size, &tape, ignore_cb, NULL) ||
      tape.nodes[0].type != DEAL_JSON_OBJECT)
    {
      deal_json_tape_clear (&tape);
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("The deal file has changed, and has mistakes now"));
      return NULL;
    }

  place = find_place (text, &tape, &before, &after);
  deal_json_tape_clear (&tape);
  while (place > 0 && g_ascii_isspace (text[place - 1]))
    place--;
  json = g_string_new_len (text, (gssize) place);
  g_string_append_printf (json, "%s%s%s", before, body, after);
  while (g_ascii_isspace (text[place]))
    place++;
  g_string_append_len (json, text + place, (gssize) (size - place));
  length = json->len;

  return g_bytes_new_take (g_string_free (json, FALSE), length);
}
