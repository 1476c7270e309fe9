/* deal-record-options.c: the choices that a picture records, made again in a deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-export-private.h"
#include "export/deal-record.h"
#include "export/deal-scenario-json.h"
#include "model/deal-known.h"
#include "model/deal-own.h"
#include "model/deal-plain.h"

/* Of a text in a message, in characters. */
#define MAX_SHOWN 80

/* What the deal does not have; the sentences go to a list or into an error. */
typedef struct
{
  const DealRecord *record;
  DealOptions      *options;
  GPtrArray        *missing;
} Restoring;

static void
miss (Restoring  *r,
      const char *format,
      const char *text)
{
  g_autofree char *shown = deal_plain_text (text, MAX_SHOWN);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_ptr_array_add (r->missing, g_strdup_printf (format, shown));
#pragma GCC diagnostic pop
}

/* Either both versions are there, or the deal's own pair is shown. */
static void
restore_pair (Restoring *r)
{
  const Deal        *deal = r->options->deal;
  const DealVersion *old_version = deal_find_version (deal, r->record->old_id);
  const DealVersion *new_version = deal_find_version (deal, r->record->new_id);

  if (old_version == NULL)
    /* Translators: %s is the id of a version. */
    miss (r, _ ("The deal has no version “%s”."), r->record->old_id);
  if (new_version == NULL && g_strcmp0 (r->record->old_id, r->record->new_id) != 0)
    /* Translators: %s is the id of a version. */
    miss (r, _ ("The deal has no version “%s”."), r->record->new_id);
  if (old_version == NULL || new_version == NULL)
    return;

  r->options->old_version = old_version;
  r->options->new_version = new_version;
}

static void
restore_scenario (Restoring *r)
{
  const char         *id = r->record->scenario_id;
  const DealScenario *scenario = id != NULL ? deal_find_scenario (r->options->deal, id)
                                            : NULL;

  if (id != NULL && scenario == NULL)
    /* Translators: %s is the id of a scenario. */
    miss (r, _ ("The deal has no scenario “%s”."), id);
  else
    r->options->scenario = scenario;
}

static void
restore_platform (Restoring *r)
{
  const Deal *deal = r->options->deal;
  const char *id = r->record->platform_id;

  for (gsize i = 0; id != NULL && i < deal->n_platforms; i++)
    if (g_str_equal (deal->platforms[i].id, id))
      r->options->platform = &deal->platforms[i];
  if (id != NULL && r->options->platform == NULL)
    /* Translators: %s is the id of a platform, as “azure”. */
    miss (r, _ ("The deal has no platform “%s”."), id);
}

/* As it is typed, "38bn"; earlier pictures have the number alone, in the scale that the
 * deal gives it. */
static gboolean
restore_parameter (DealOptions          *options,
                   const DealParameter  *parameter,
                   const DealRecordPair *pair)
{
  DealDecimal value;

  if (!deal_decimal_parse (pair->text, -1, &value))
    return deal_options_set (options, pair->id, pair->text, NULL);
  if (!deal_options_check_value (options, parameter, value, NULL))
    return FALSE;

  deal_options_set_parameter (options, parameter, &value);

  return TRUE;
}

static void
restore_parameters (Restoring *r)
{
  for (guint i = 0; i < r->record->set->len; i++)
    {
      const DealRecordPair *pair = r->record->set->pdata[i];
      const DealParameter  *parameter = deal_find_parameter (r->options->deal, pair->id);

      if (parameter == NULL)
        /* Translators: %s is the id of a parameter, as “cap”. */
        miss (r, _ ("The deal has no parameter “%s”."), pair->id);
      else if (!restore_parameter (r->options, parameter, pair))
        /* Translators: %s is the id of a parameter, as “cap”. */
        miss (r, _ ("The value of “%s” is not one that the deal allows."), pair->id);
    }
  for (guint i = 0; r->record->withheld[i] != NULL; i++)
    {
      const DealParameter *parameter =
        deal_find_parameter (r->options->deal, r->record->withheld[i]);

      if (parameter == NULL)
        /* Translators: %s is the id of a parameter, as “cap”. */
        miss (r, _ ("The deal has no parameter “%s”."), r->record->withheld[i]);
      else
        deal_options_withhold_parameter (r->options, parameter);
    }
}

static const DealPosition *
find_position (const DealConflict *conflict,
               const char         *says)
{
  for (gsize i = 0; i < conflict->n_positions; i++)
    if (g_str_equal (conflict->positions[i].says, says))
      return &conflict->positions[i];

  return NULL;
}

static void
restore_readings (Restoring *r)
{
  for (guint i = 0; i < r->record->readings->len; i++)
    {
      const DealRecordPair *pair = r->record->readings->pdata[i];
      const DealConflict   *conflict = deal_find_conflict (r->options->deal, pair->id);
      const DealPosition   *position =
        conflict != NULL ? find_position (conflict, pair->text) : NULL;

      if (position == NULL)
        /* Translators: %s is a position on which sources contradict each other. */
        miss (r, _ ("The deal has no position “%s” in a conflict."), pair->text);
      else
        deal_options_choose_reading (r->options, conflict, position, pair->reason);
    }
}

static void
restore_dates (Restoring *r)
{
  guint32 last = deal_date_get_last_day (r->options->deal->as_of);
  guint32 on = deal_date_get_last_day (r->record->on);

  if (on > last)
    {
      g_autofree char *iso = deal_date_to_iso (r->record->on);

      /* Translators: %s is a date. */
      miss (r,
            _ ("%s is after the deal’s as-of date; of later days the file says nothing."),
            iso);
    }
  r->options->on = deal_date_from_day (MIN (on, last));
}

static void
restore_rest (Restoring *r)
{
  r->options->by = r->record->by;
  r->options->cumulative = r->record->cumulative;
  r->options->range = r->record->range;
  r->options->kinds = r->record->kinds;
  r->options->from_year = r->record->from_year;
  r->options->window = r->record->window;
  r->options->term_order = r->record->term_order;
  r->options->by_kind = r->record->by_kind;
}

static gboolean
check_missing (const DealRecord *record,
               const Deal       *deal,
               GPtrArray        *missing,
               GError          **error)
{
  if (missing->len == 0 || !deal_record_is_unchanged (record, deal))
    return TRUE;

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: %s is a sentence that says what is wrong. */
               _ ("What the picture says of itself cannot be true: %s"),
               (const char *) missing->pdata[0]);

  return FALSE;
}

/**
 * deal_record_add_scenario:
 * @record: what a picture says
 * @deal: the whole deal that it is of
 *
 * Returns: (transfer full): the deal with the scenario of the user's own that the
 *   picture was drawn under, or as it is where there is none, or none that fits
 */
Deal *
deal_record_add_scenario (const DealRecord *record,
                          const Deal       *deal)
{
  g_autoptr (GBytes) bytes = NULL;
  Deal *with;

  if (record->own_scenario == NULL || record->scenario_id == NULL ||
      deal_find_scenario (deal, record->scenario_id) != NULL)
    return deal_ref (deal);

  bytes = deal_scenarios_wrap (deal->id, (const char *[]){ record->own_scenario, NULL });
  with = deal_new_with_scenarios (deal, bytes, record->deal_file, NULL, NULL);

  return with != NULL ? with : deal_ref (deal);
}

/**
 * deal_record_to_options:
 * @record: what a picture says
 * @deal: the whole deal that it is of, in this or another edition
 * @missing: (element-type utf8): where sentences are added that say what @deal no
 *   longer has, and so is as the deal has it by itself
 * @error: return location for an error
 *
 * Makes the choices again from which the figure was drawn, of the deal as it was
 * known on the day that was looked at.  A picture that names what the very same
 * file does not have was tampered with.
 *
 * Returns: (transfer full): the options, or `NULL` with `DEAL_ERROR_INVALID`
 */
DealOptions *
deal_record_to_options (const DealRecord *record,
                        const Deal       *deal,
                        GPtrArray        *missing,
                        GError          **error)
{
  g_autoptr (Deal) whole = deal_record_add_scenario (record, deal);
  g_autoptr (Deal) shown = NULL;
  g_autoptr (DealOptions) options = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  Restoring r = { .record = record, .missing = found };

  if (deal_date_is_set (record->known_on))
    {
      shown = deal_new_known_on (whole, record->known_on, NULL);
      if (shown == NULL)
        {
          g_autofree char *iso = deal_date_to_iso (record->known_on);

          /* Translators: %s is a date. */
          miss (&r, _ ("On %s nothing of the deal was known."), iso);
        }
    }
  options = deal_options_new (shown != NULL ? shown : whole);
  r.options = options;
  restore_pair (&r);
  restore_scenario (&r);
  restore_platform (&r);
  restore_parameters (&r);
  restore_readings (&r);
  restore_dates (&r);
  restore_rest (&r);
  if (!check_missing (record, deal, found, error))
    return NULL;

  g_ptr_array_extend_and_steal (missing, g_steal_pointer (&found));

  return g_steal_pointer (&options);
}

static void
add_picture (JsonBuilder      *builder,
             const DealRecord *record)
{
  json_builder_set_member_name (builder, "picture");
  json_builder_begin_object (builder);
  deal_json_add_text (builder, "title", record->title);
  deal_json_add_text (builder, "alt_text", record->alt_text);
  deal_json_add_text (builder, "sources", record->sources);
  json_builder_set_member_name (builder, "width");
  json_builder_add_int_value (builder, record->size.width);
  json_builder_set_member_name (builder, "height");
  json_builder_add_int_value (builder, record->size.height);
  json_builder_set_member_name (builder, "dpi");
  json_builder_add_double_value (builder, record->size.dpi);
  json_builder_end_object (builder);
}

static void
add_present (JsonBuilder      *builder,
             const DealRecord *record,
             const Deal       *deal)
{
  json_builder_set_member_name (builder, "deal_now");
  if (deal == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  deal_json_add_text (builder, "file", deal->file_name);
  deal_json_add_text (builder, "sha256", deal->sha256);
  json_builder_set_member_name (builder, "changed");
  json_builder_add_boolean_value (builder, !deal_record_is_unchanged (record, deal));
  json_builder_end_object (builder);
}

/**
 * deal_record_describe:
 * @record: what a picture says
 * @deal: (nullable): its deal as it is now; `NULL`: not found
 *
 * Returns: (transfer full): the record as JSON, with the texts of the picture and
 *   whether the deal has changed since
 */
char *
deal_record_describe (const DealRecord *record,
                      const Deal       *deal)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) said = json_from_string (record->json, NULL);
  g_autoptr (JsonNode) root = NULL;
  JsonObjectIter iter;
  const char    *name;
  JsonNode      *node;

  /* The strict scanner has passed it. */
  g_assert (said != NULL && JSON_NODE_HOLDS_OBJECT (said));

  json_builder_begin_object (builder);
  add_picture (builder, record);
  add_present (builder, record, deal);
  json_object_iter_init_ordered (&iter, json_node_get_object (said));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_str_equal (name, "picture") && !g_str_equal (name, "deal_now"))
      {
        json_builder_set_member_name (builder, name);
        json_builder_add_value (builder, json_node_copy (node));
      }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
