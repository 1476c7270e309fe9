/* deal-reader-money.c: series, parameters and scenarios
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader-private.h"

#define BIT(word) (1u << (word))

#define POINT_KINDS                                                 \
  (BIT (DEAL_CERTAINTY_REPORTED) | BIT (DEAL_CERTAINTY_PROJECTED) | \
   BIT (DEAL_CERTAINTY_INTERPOLATED))

typedef struct
{
  DealPoint point;
  guint32   offset; /* of its object */
} ReadPoint;

static gboolean
read_point (DealReader *reader,
            Node       *node,
            gint64      scale,
            DealPoint  *point)
{
  enum
  {
    PERIOD,
    AMOUNT,
  };
  static const DealField fields[] = {
    [PERIOD] = DEAL_FIELD (DealPoint, period, "period", DEAL_FIELD_PERIOD, DEAL_REQUIRED),
    [AMOUNT] = DEAL_NODE ("amount", DEAL_FIELD_NUMBER, DEAL_REQUIRED),
    DEAL_WORD (DealPoint, certainty, "kind", deal_certainty_words, POINT_KINDS,
               DEAL_REQUIRED),
    DEAL_FIELD (DealPoint, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  point->place = deal_reader_get_place (reader, node);
  if (!deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
    return FALSE;

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), point, nodes);
  if (nodes[AMOUNT] != NULL)
    deal_reader_read_amount (reader, nodes[AMOUNT], scale, &point->amount);

  return nodes[PERIOD] != NULL;
}

static int
compare_points (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const ReadPoint *one = a;
  const ReadPoint *other = b;

  return (one->point.period.first > other->point.period.first) -
         (one->point.period.first < other->point.period.first);
}

/* Says it at the one of two overlapping points that stands later in the file. */
static void
check_overlaps (DealReader      *reader,
                const ReadPoint *points,
                gsize            n)
{
  const ReadPoint *longest = points;

  for (gsize i = 1; i < n; i++)
    {
      const ReadPoint *point = &points[i];

      if (deal_period_overlaps (longest->point.period, point->point.period))
        {
          const ReadPoint *earlier = longest->offset < point->offset ? longest : point;
          const ReadPoint *later = earlier == point ? longest : point;
          g_autofree char *one = deal_period_to_text (earlier->point.period);
          g_autofree char *other = deal_period_to_text (later->point.period);

          deal_reader_error (
            reader, later->offset, NULL,
            /* Translators: both are periods, the second with a line number. */
            _ ("The point for %s overlaps the one for %s in line %u"), other, one,
            earlier->point.place.line);
        }
      if (point->point.period.last > longest->point.period.last)
        longest = point;
    }
}

/**
 * deal_reader_read_points:
 * @reader: the reader
 * @list: a list of points
 * @scale: of their amounts
 * @n: (out): how many there are
 *
 * Returns: the points in ascending order
 */
DealPoint *
deal_reader_read_points (DealReader *reader,
                         Node       *list,
                         gint64      scale,
                         gsize      *n)
{
  g_autofree ReadPoint *read = g_new0 (ReadPoint, list->n);
  DealPoint            *points;

  *n = 0;
  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    {
      read[*n].offset = node->start;
      if (read_point (reader, node, scale, &read[*n].point))
        *n += 1;
    }

  if (*n > 1)
    g_qsort_with_data (read, (int) *n, sizeof *read, compare_points, NULL);
  check_overlaps (reader, read, *n);

  points = deal_arena_new_array (reader->store->arena, DealPoint, *n);
  for (gsize i = 0; i < *n; i++)
    points[i] = read[i].point;

  return points;
}

void
deal_reader_read_series (DealReader *reader,
                         Node       *node,
                         gpointer    part)
{
  enum
  {
    POINTS = 4,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealSeries, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealSeries, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_WORD (DealSeries, unit, "unit", deal_unit_words, BIT (DEAL_UNIT_CURRENCY),
               DEAL_REQUIRED),
    DEAL_FIELD (DealSeries, scale, "scale", DEAL_FIELD_SCALE, DEAL_OPTIONAL),
    [POINTS] = DEAL_NODE ("points", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
  };
  DealSeries *series = part;
  Node       *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
  if (nodes[POINTS] != NULL)
    series->points = deal_reader_read_points (reader, nodes[POINTS], series->scale,
                                              &series->n_points);
}

typedef enum
{
  PARAMETER_ID,
  PARAMETER_TITLE,
  PARAMETER_UNIT,
  PARAMETER_SCALE,
  PARAMETER_MINIMUM,
  PARAMETER_MAXIMUM,
  PARAMETER_STEP,
  PARAMETER_DEFAULT,
  PARAMETER_STATE,
  PARAMETER_WHY,
  PARAMETER_SOURCES,
  N_PARAMETER_FIELDS,
} ParameterField;

/* Says it when @number is no value for @parameter.  A range that is wrong
 * itself, or missing, was reported already. */
static void
check_parameter_value (DealReader          *reader,
                       Node                *node,
                       const DealParameter *parameter,
                       DealDecimal          number)
{
  int order = deal_decimal_compare (parameter->minimum, parameter->maximum);

  if (order > 0 || (order == 0 && parameter->minimum.digits == 0) ||
      (deal_decimal_compare (number, parameter->minimum) >= 0 &&
       deal_decimal_compare (number, parameter->maximum) <= 0))
    return;

  g_autofree char *text = deal_decimal_to_text (number);
  g_autofree char *minimum = deal_decimal_to_text (parameter->minimum);
  g_autofree char *maximum = deal_decimal_to_text (parameter->maximum);
  /* Translators: both are numbers. */
  g_autofree char *expected = g_strdup_printf (_ ("%s to %s"), minimum, maximum);

  deal_reader_error (reader, node->start, expected,
                     /* Translators: a number and the id of a parameter. */
                     _ ("%s is out of the range of “%s”"), text,
                     parameter->id != NULL ? parameter->id : "");
}

/* Every number of @parameter in its unit: money in whole minor units, years whole. */
static void
check_parameter_unit (DealReader          *reader,
                      const DealParameter *parameter,
                      Node                *node,
                      DealDecimal          number,
                      gboolean             is_step)
{
  if (parameter->unit == DEAL_UNIT_CURRENCY)
    deal_reader_check_amount (reader, node, number, parameter->scale);
  else if (parameter->unit == DEAL_UNIT_YEAR &&
           (number.places > 0 || number.digits < 1 || number.digits > 9999))
    deal_reader_error (
      reader, node->start,
      is_step ? _ ("a whole number of years") : _ ("a year from 1 to 9999"),
      is_step ? _ ("The step is no whole number of years") : _ ("The number is no year"));
}

static void
check_parameter (DealReader          *reader,
                 const DealParameter *parameter,
                 Node               **nodes)
{
  const struct
  {
    ParameterField field;
    DealDecimal    number;
  } numbers[] = {
    { PARAMETER_MINIMUM, parameter->minimum },
    { PARAMETER_MAXIMUM, parameter->maximum },
    { PARAMETER_STEP, parameter->step },
    { PARAMETER_DEFAULT, parameter->default_value },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers) && nodes[PARAMETER_UNIT] != NULL; i++)
    {
      Node *node = nodes[numbers[i].field];

      /* A step that is not above zero has its own message. */
      if (node != NULL &&
          (numbers[i].field != PARAMETER_STEP || numbers[i].number.digits > 0))
        check_parameter_unit (reader, parameter, node, numbers[i].number,
                              numbers[i].field == PARAMETER_STEP);
    }

  if (nodes[PARAMETER_STEP] != NULL && parameter->step.digits <= 0)
    deal_reader_error (reader, nodes[PARAMETER_STEP]->start, _ ("a number above zero"),
                       _ ("The step is not above zero"));
  if (nodes[PARAMETER_MINIMUM] == NULL || nodes[PARAMETER_MAXIMUM] == NULL)
    return;
  if (deal_decimal_compare (parameter->minimum, parameter->maximum) > 0)
    deal_reader_error (reader, nodes[PARAMETER_MAXIMUM]->start,
                       _ ("a number that is not below the minimum"),
                       _ ("The maximum is below the minimum"));
  else if (parameter->has_default)
    check_parameter_value (reader, nodes[PARAMETER_DEFAULT], parameter,
                           parameter->default_value);
}

void
deal_reader_read_parameter (DealReader *reader,
                            Node       *node,
                            gpointer    part)
{
  static const DealField fields[N_PARAMETER_FIELDS] = {
    DEAL_FIELD (DealParameter, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_WORD (DealParameter, unit, "unit", deal_unit_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, scale, "scale", DEAL_FIELD_SCALE, DEAL_OPTIONAL),
    DEAL_FIELD (DealParameter, minimum, "minimum", DEAL_FIELD_NUMBER, DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, maximum, "maximum", DEAL_FIELD_NUMBER, DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, step, "step", DEAL_FIELD_NUMBER, DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, default_value, "default", DEAL_FIELD_NUMBER,
                DEAL_OPTIONAL),
    DEAL_WORD (DealParameter, state, "state", deal_state_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
    DEAL_FIELD (DealParameter, why, "why", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealParameter, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
  };
  DealParameter *parameter = part;
  Node          *nodes[N_PARAMETER_FIELDS];

  deal_reader_read_fields (reader, node, fields, N_PARAMETER_FIELDS, part, nodes);
  parameter->has_default = nodes[PARAMETER_DEFAULT] != NULL;

  if (nodes[PARAMETER_UNIT] != NULL && parameter->unit != DEAL_UNIT_CURRENCY &&
      nodes[PARAMETER_SCALE] != NULL)
    {
      deal_reader_error (reader, nodes[PARAMETER_SCALE]->name - 1, NULL,
                         _ ("“%s” does not go with the unit “%s”"), "scale",
                         deal_unit_to_name (parameter->unit));
      parameter->scale = 1;
    }
  check_parameter (reader, parameter, nodes);
}

static void
read_scenario_series (DealReader   *reader,
                      Node         *object,
                      DealScenario *scenario)
{
  DealScenarioSeries *all = deal_arena_new_array (reader->store->arena,
                                                  DealScenarioSeries, object->n);

  for (Node *node = deal_node_first (object); node != NULL;
       node = deal_node_next (object, node))
    {
      DealScenarioSeries *one = &all[scenario->n_series++];

      one->series = deal_reader_resolve_name (reader, DEAL_LIST_SERIES, node);
      if (deal_reader_expect (reader, node, DEAL_FIELD_ARRAY))
        one->points = deal_reader_read_points (
          reader, node, one->series != NULL ? one->series->scale : 1, &one->n_points);
    }

  scenario->series = all;
}

/**
 * deal_reader_read_parameter_values:
 * @reader: the reader
 * @object: an object from parameter ids to numbers
 * @may_be_null: whether null says that the value was withheld
 * @n: (out): how many there are
 *
 * Returns: the values
 */
const DealParameterValue *
deal_reader_read_parameter_values (DealReader *reader,
                                   Node       *object,
                                   gboolean    may_be_null,
                                   gsize      *n)
{
  DealParameterValue *all = deal_arena_new_array (reader->store->arena,
                                                  DealParameterValue, object->n);

  *n = 0;
  for (Node *node = deal_node_first (object); node != NULL;
       node = deal_node_next (object, node))
    {
      DealParameterValue *one = &all[(*n)++];

      one->parameter = deal_reader_resolve_name (reader, DEAL_LIST_PARAMETERS, node);
      one->is_withheld = may_be_null && node->type == DEAL_JSON_NULL;
      if (one->is_withheld || !deal_reader_read_number (reader, node, &one->value) ||
          one->parameter == NULL)
        continue;
      check_parameter_unit (reader, one->parameter, node, one->value, FALSE);
      check_parameter_value (reader, node, one->parameter, one->value);
    }

  return all;
}

void
deal_reader_read_scenario (DealReader *reader,
                           Node       *node,
                           gpointer    part)
{
  enum
  {
    SERIES = 3,
    PARAMETERS,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealScenario, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealScenario, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealScenario, why, "why", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    [SERIES] = DEAL_NODE ("series", DEAL_FIELD_OBJECT, DEAL_OPTIONAL),
    [PARAMETERS] = DEAL_NODE ("parameters", DEAL_FIELD_OBJECT, DEAL_OPTIONAL),
    DEAL_FIELD (DealScenario, is_own, "own", DEAL_FIELD_FLAG, DEAL_OPTIONAL),
    DEAL_REF (DealScenario, base, "base", DEAL_LIST_SCENARIOS, DEAL_OPTIONAL),
  };
  DealScenario *scenario = part;
  Node         *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
  if (nodes[SERIES] != NULL)
    read_scenario_series (reader, nodes[SERIES], scenario);
  if (nodes[PARAMETERS] != NULL)
    scenario->parameters = deal_reader_read_parameter_values (
      reader, nodes[PARAMETERS], FALSE, &scenario->n_parameters);
  scenario->is_own |= reader->is_own;
  if (scenario->is_own)
    deal_reader_finish_own_scenario (reader, node, scenario);
  else if (scenario->base != NULL)
    deal_reader_error (reader, node->start, NULL,
                       _ ("Only a scenario of the user’s own has a “base”"));
}
