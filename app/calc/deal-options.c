/* deal-options.c: what a reader chose: the pair, the scenario, the parameters, the dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-options.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-error.h"
#include "deal-text.h"

/* The most digits that a DealDecimal holds. */
#define MAX_DIGITS 18

static gsize
get_index (const DealOptions   *options,
           const DealParameter *parameter)
{
  gsize index = (gsize) (parameter - options->deal->parameters);

  g_assert (index < options->deal->n_parameters);

  return index;
}

/**
 * deal_options_new:
 * @deal: a deal
 *
 * Makes the options that a reader meets first: the pair and the scenario of
 * the file's `compare`, by year, obligations alone, on the last day of the
 * deal's as-of date, no parameter set.
 *
 * Returns: (transfer full): the options
 */
DealOptions *
deal_options_new (const Deal *deal)
{
  DealOptions *options = g_new0 (DealOptions, 1);

  options->deal = deal_ref (deal);
  options->old_version = deal->compare_old;
  options->new_version = deal->compare_new;
  options->scenario = deal->compare_scenario;
  options->by = DEAL_BY_YEAR;
  options->on = deal_date_from_day (deal_date_get_last_day (deal->as_of));
  options->kinds = 1u << DEAL_PAYMENT_OBLIGATION;
  options->is_set = g_new0 (gboolean, deal->n_parameters);
  options->is_withheld = g_new0 (gboolean, deal->n_parameters);
  options->values = g_new0 (DealDecimal, deal->n_parameters);

  return options;
}

/**
 * deal_options_copy:
 * @options: options
 *
 * Returns: (transfer full): a copy that changes on its own
 */
DealOptions *
deal_options_copy (const DealOptions *options)
{
  DealOptions *copy = g_memdup2 (options, sizeof *options);
  gsize        n = options->deal->n_parameters;

  copy->deal = deal_ref (options->deal);
  copy->is_set = g_memdup2 (options->is_set, n * sizeof *options->is_set);
  copy->is_withheld =
    g_memdup2 (options->is_withheld, n * sizeof *options->is_withheld);
  copy->values = g_memdup2 (options->values, n * sizeof *options->values);

  return copy;
}

/**
 * deal_options_free:
 * @options: (nullable) (transfer full): options
 *
 * Frees the options and lets go of their deal.
 */
void
deal_options_free (DealOptions *options)
{
  if (options == NULL)
    return;

  g_free (options->is_set);
  g_free (options->is_withheld);
  g_free (options->values);
  deal_unref (options->deal);
  g_free (options);
}

/**
 * deal_options_swap:
 * @options: options
 *
 * Makes the old version the new one, and the new one the old.
 */
void
deal_options_swap (DealOptions *options)
{
  const DealVersion *version = options->old_version;

  options->old_version = options->new_version;
  options->new_version = version;
}

/**
 * deal_options_set_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 * @value: (nullable): its value, in the parameter's scale; `NULL` takes the
 *   reader's value back, so that the scenario's or the file's counts again
 *
 * Sets a parameter as a control of the window does: the range is the caller's
 * affair.
 */
void
deal_options_set_parameter (DealOptions         *options,
                            const DealParameter *parameter,
                            const DealDecimal   *value)
{
  static const DealDecimal zero = { 0 };
  gsize                    index = get_index (options, parameter);

  options->is_withheld[index] = FALSE;
  options->is_set[index] = value != NULL;
  options->values[index] = value != NULL ? *value : zero;
}

/**
 * deal_options_withhold_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 *
 * Makes a parameter undisclosed, whatever the scenario or the file says of it.
 */
void
deal_options_withhold_parameter (DealOptions         *options,
                                 const DealParameter *parameter)
{
  deal_options_set_parameter (options, parameter, NULL);
  options->is_withheld[get_index (options, parameter)] = TRUE;
}

/**
 * deal_options_get_parameter:
 * @options: options
 * @parameter: a parameter of their deal
 * @value: (out) (optional): its value, in the parameter's scale; untouched
 *   when nobody gave one
 *
 * The reader outranks the scenario, which outranks the file's default; a reader
 * may also want it undisclosed.
 *
 * Returns: who gave the value
 */
DealGivenBy
deal_options_get_parameter (const DealOptions   *options,
                            const DealParameter *parameter,
                            DealDecimal         *value)
{
  gsize               index = get_index (options, parameter);
  const DealScenario *scenario = options->scenario;
  DealDecimal         ignored;

  if (value == NULL)
    value = &ignored;
  if (options->is_withheld[index])
    return DEAL_GIVEN_BY_NOBODY;
  if (options->is_set[index])
    {
      *value = options->values[index];
      return DEAL_GIVEN_BY_USER;
    }
  for (gsize i = 0; scenario != NULL && i < scenario->n_parameters; i++)
    if (scenario->parameters[i].parameter == parameter)
      {
        *value = scenario->parameters[i].value;
        return DEAL_GIVEN_BY_SCENARIO;
      }
  if (parameter->has_default)
    {
      *value = parameter->default_value;
      return DEAL_GIVEN_BY_DEFAULT;
    }

  return DEAL_GIVEN_BY_NOBODY;
}

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

/* @text as a number in the parameter's scale. */
static gboolean
parse_value (const DealParameter *parameter,
             const char          *text,
             DealDecimal         *value)
{
  const char      *start;
  g_autofree char *suffix = NULL;
  gsize            length;
  int              power;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  start = skip_spaces (text);
  length = strspn (start, "-.0123456789");
  suffix = g_strchomp (g_strdup (skip_spaces (start + length)));
  if (length == 0 || !parse_suffix (suffix, parameter->unit, &power) ||
      !deal_decimal_parse (start, (gssize) length, value))
    return FALSE;

  if (parameter->unit == DEAL_UNIT_CURRENCY)
    power -= get_power (parameter->scale);

  return shift (value, power);
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
