/* deal-options-text.c: choices as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-options.h"
#include "deal-error.h"
#include "deal-text.h"

/* The most digits that a DealDecimal holds. */
#define MAX_DIGITS 18

/* @decimal times 10^@power, exactly; FALSE: more digits than a decimal has. */
static gboolean
shift (DealDecimal *decimal,
       int          power)
{
  gint64 digits = decimal->digits;
  int    places = (int) decimal->places - power;

  for (; places < 0; places++)
    if (__builtin_mul_overflow (digits, 10, &digits))
      return FALSE;
  for (; places > 0 && digits % 10 == 0; places--)
    digits /= 10;
  if (places > MAX_DIGITS || ABS (digits) >= G_GINT64_CONSTANT (1000000000000000000))
    return FALSE;

  decimal->digits = digits;
  decimal->places = (guint8) places;

  return TRUE;
}

/* What stands behind the number, as the power of ten that it means. */
static gboolean
parse_suffix (const char *suffix,
              DealUnit    unit,
              int        *power)
{
  static const struct
  {
    const char *name;
    DealUnit    unit;
    int         power;
  } suffixes[] = {
    { "k", DEAL_UNIT_CURRENCY, 3 },
    { "m", DEAL_UNIT_CURRENCY, 6 },
    { "bn", DEAL_UNIT_CURRENCY, 9 },
    { "tn", DEAL_UNIT_CURRENCY, 12 },
    { "%", DEAL_UNIT_SHARE, -2 },
  };

  *power = 0;
  if (suffix[0] == '\0')
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (suffixes[i].unit == unit && g_ascii_strcasecmp (suffix, suffixes[i].name) == 0)
      {
        *power = suffixes[i].power;
        return TRUE;
      }

  return FALSE;
}

/* Spaces and the no-break spaces that our own output has between the two. */
static const char *
skip_spaces (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static int
get_power (gint64 scale)
{
  int power = 0;

  for (; scale > 1; scale /= 10)
    power++;

  return power;
}

/* A number and the power of ten that stands behind it; @is_bare: nothing does. */
static gboolean
parse_number (const char  *text,
              DealUnit     unit,
              DealDecimal *value,
              int         *power,
              gboolean    *is_bare)
{
  const char      *start;
  g_autofree char *suffix = NULL;
  gsize            length;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  start = skip_spaces (text);
  length = strspn (start, "-.0123456789");
  suffix = g_strchomp (g_strdup (skip_spaces (start + length)));
  *is_bare = suffix[0] == '\0';

  return length > 0 && parse_suffix (suffix, unit, power) &&
         deal_decimal_parse (start, (gssize) length, value);
}

/* @text as a number in the parameter's scale. */
static gboolean
parse_value (const DealParameter *parameter,
             const char          *text,
             DealDecimal         *value)
{
  int      power;
  gboolean is_bare;

  if (!parse_number (text, parameter->unit, value, &power, &is_bare))
    return FALSE;

  if (parameter->unit == DEAL_UNIT_CURRENCY)
    power -= get_power (parameter->scale);

  return shift (value, power);
}

/**
 * deal_amount_skip_currency:
 * @text: what someone typed, as UTF-8
 *
 * Returns: where the number begins, behind a currency sign or code; @text when it
 *   has none
 */
const char *
deal_amount_skip_currency (const char *text)
{
  const char *start = text;

  while (*start != '\0' && !g_ascii_isdigit (*start) && *start != '-' && *start != '.')
    start = g_utf8_next_char (start);

  return *start != '\0' ? start : text;
}

/**
 * deal_amount_parse:
 * @text: what someone typed, as UTF-8: "$80 bn", "80bn", "80"
 * @scale: of the field: 1 or a power of 1 000
 * @value: (out): the amount, in @scale
 *
 * Reads an amount as the command line takes it, and a bare number in the unit of the
 * field.
 *
 * Returns: FALSE for what is no amount
 */
gboolean
deal_amount_parse (const char  *text,
                   gint64       scale,
                   DealDecimal *value)
{
  int      power;
  gboolean is_bare;

  if (!parse_number (deal_amount_skip_currency (text), DEAL_UNIT_CURRENCY, value, &power,
                     &is_bare))
    return FALSE;

  return is_bare || shift (value, power - get_power (scale));
}

static char *
list_parameters (const Deal *deal)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < deal->n_parameters; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", deal->parameters[i].id);

  return g_string_free (list, FALSE);
}

static void
set_unknown_name (GError    **error,
                  const Deal *deal,
                  const char *name)
{
  g_autofree char *list = list_parameters (deal);

  if (deal->n_parameters == 0)
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                 _ ("There is no parameter “%s”: the deal has none."), name);
  else
    /* Translators: the last %s is a list of names */
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                 _ ("There is no parameter “%s”; the deal has: %s."), name, list);
}

static void
set_bad_value (GError             **error,
               const DealParameter *parameter,
               const char          *value)
{
  const char *example[] = {
    [DEAL_UNIT_CURRENCY] = "38bn, 500m, 250k, 38000000000",
    [DEAL_UNIT_SHARE] = "20%, 0.2",
    [DEAL_UNIT_YEAR] = "2030",
    [DEAL_UNIT_NUMBER] = "1.5",
  };
  g_autofree char *given = g_utf8_make_valid (value, -1);

  /* Translators: the first %s is what was given, the second the name of the
   * parameter, the third examples of what would be right */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               _ ("“%s” is no value for “%s”; write it like: %s, or undisclosed."),
               given, parameter->id, example[parameter->unit]);
}

static gboolean
check_value (const DealOptions   *options,
             const DealParameter *parameter,
             const char          *text,
             DealDecimal          value,
             GError             **error)
{
  gint64 minor;

  if (deal_decimal_compare (value, parameter->minimum) < 0 ||
      deal_decimal_compare (value, parameter->maximum) > 0)
    {
      const Deal      *deal = options->deal;
      g_autofree char *least =
        deal_format_parameter (parameter, parameter->minimum, deal);
      g_autofree char *most = deal_format_parameter (parameter, parameter->maximum, deal);

      /* Translators: name of a parameter, its limits, what was given */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   _ ("“%s” must be from %s to %s, not %s."),
                   parameter->id, least, most, text);
      return FALSE;
    }
  if ((parameter->unit == DEAL_UNIT_YEAR && value.places != 0) ||
      (parameter->unit == DEAL_UNIT_CURRENCY &&
       !deal_decimal_to_minor (value, parameter->scale, options->deal->currency_digits,
                               &minor)))
    {
      set_bad_value (error, parameter, text);
      return FALSE;
    }

  return TRUE;
}

/**
 * deal_options_check_value:
 * @options: options
 * @parameter: a parameter of their deal
 * @value: a number in its scale
 * @error: return location for an error
 *
 * Returns: whether the parameter may have that value; FALSE with
 *   `DEAL_ERROR_INVALID`
 */
gboolean
deal_options_check_value (const DealOptions   *options,
                          const DealParameter *parameter,
                          DealDecimal          value,
                          GError             **error)
{
  g_autofree char *text = deal_decimal_to_text (value);

  return check_value (options, parameter, text, value, error);
}

/**
 * deal_parameter_to_setting:
 * @parameter: a parameter
 * @value: its value, in its scale
 *
 * Returns: (transfer full): what is typed for it behind `--set NAME=`
 */
char *
deal_parameter_to_setting (const DealParameter *parameter,
                           DealDecimal          value)
{
  static const char *const suffixes[] = { [0] = "", [3] = "k", [6] = "m", [9] = "bn" };
  g_autofree char         *number = deal_decimal_to_text (value);

  return g_strconcat (number, suffixes[get_power (parameter->scale)], NULL);
}

static const char *const granularities[] = { "month", "quarter", "year" };

const char *
deal_granularity_to_name (DealGranularity by)
{
  return granularities[by];
}

gboolean
deal_granularity_from_name (const char      *name,
                            DealGranularity *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (granularities); i++)
    if (g_str_equal (name, granularities[i]))
      {
        *by = (DealGranularity) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * deal_options_set:
 * @options: options
 * @name: the id of a parameter
 * @value: as people write it: `38bn`, `38 bn`, `500m`, `250k`, `38000000000`
 *   for money, always in main units; `20%` or `0.2` for a share; `2030` for a
 *   year; `undisclosed` for none, whoever else gives one
 * @error: return location for an error
 *
 * Sets a parameter as `--set NAME=VALUE` does.
 *
 * Returns: FALSE with `DEAL_ERROR_NOT_FOUND` for a name that does not exist, or
 *   `DEAL_ERROR_INVALID` for a value that is none or out of range; the
 *   options are then as they were
 */
gboolean
deal_options_set (DealOptions *options,
                  const char  *name,
                  const char  *value,
                  GError     **error)
{
  const DealParameter *parameter = deal_find_parameter (options->deal, name);
  DealDecimal          number;

  if (parameter == NULL)
    {
      set_unknown_name (error, options->deal, name);
      return FALSE;
    }
  if (g_ascii_strcasecmp (value, "undisclosed") == 0)
    {
      deal_options_withhold_parameter (options, parameter);
      return TRUE;
    }
  if (!parse_value (parameter, value, &number))
    {
      set_bad_value (error, parameter, value);
      return FALSE;
    }
  if (!check_value (options, parameter, value, number, error))
    return FALSE;

  deal_options_set_parameter (options, parameter, &number);

  return TRUE;
}

static gboolean
set_unknown_conflict (GError    **error,
                      const Deal *deal,
                      const char *id)
{
  GString         *ids = g_string_new (NULL);
  g_autofree char *list = NULL;

  for (gsize i = 0; i < deal->n_conflicts; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", deal->conflicts[i].id);
  list = g_string_free (ids, FALSE);
  /* Translators: what was given, then a list of names */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
               _ ("There is no conflict “%s”; the deal has: %s."), id, list);

  return FALSE;
}

/**
 * deal_options_set_reading:
 * @options: options
 * @reading: `CONFLICT=NUMBER` or `CONFLICT=NUMBER:REASON`; positions count from
 *   1, and 0 takes the choice back
 * @error: return location for an error
 *
 * Chooses how a conflict is read, as `--reading` does.
 *
 * Returns: FALSE with `DEAL_ERROR_NOT_FOUND` for a conflict that does not
 *   exist, or `DEAL_ERROR_INVALID`; the options are then as they were
 */
gboolean
deal_options_set_reading (DealOptions *options,
                          const char  *reading,
                          GError     **error)
{
  const char         *equals = strchr (reading, '=');
  const char         *reason = NULL;
  g_autofree char    *id = NULL;
  const DealConflict *conflict;
  char               *end;
  guint64             number;

  if (equals == NULL || !g_ascii_isdigit (equals[1]))
    {
      /* Translators: what was given */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   _ ("“%s” is not of the form CONFLICT=NUMBER or "
                      "CONFLICT=NUMBER:REASON."),
                   reading);
      return FALSE;
    }
  id = g_strndup (reading, (gsize) (equals - reading));
  conflict = deal_find_conflict (options->deal, id);
  if (conflict == NULL)
    return set_unknown_conflict (error, options->deal, id);

  number = g_ascii_strtoull (equals + 1, &end, 10);
  if (number > conflict->n_positions || (*end != '\0' && *end != ':'))
    {
      /* Translators: a conflict, the number of its positions, what was given */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   _ ("“%s” has the positions 1 to %u, not “%s”."), id,
                   (guint) conflict->n_positions, equals + 1);
      return FALSE;
    }
  if (*end == ':' && end[1] != '\0')
    reason = end + 1;
  deal_options_choose_reading (options, conflict,
                               number > 0 ? &conflict->positions[number - 1] : NULL,
                               reason);

  return TRUE;
}
