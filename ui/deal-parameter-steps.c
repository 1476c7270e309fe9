/* deal-parameter-steps.c: the places of a slider as exact values, and what is
 * known without it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-parameter-steps.h"

#include <math.h>

#include "calc/deal-format.h"
#include "deal-error.h"
#include "deal-text.h"

/* More places than this no slider can be put to by hand. */
#define MAX_STEPS 10000

/* A slider shows a place; only what is computed from its number is a value.
 * So binary fractions are good enough to find the number. */
static double
get_range (const DealParameter *parameter)
{
  return deal_decimal_to_double (parameter->maximum) -
         deal_decimal_to_double (parameter->minimum);
}

/**
 * deal_parameter_get_n_steps:
 * @parameter: a parameter
 *
 * Returns: how many steps lead from its minimum to its maximum; 0 when there
 *   is nothing to choose
 */
guint
deal_parameter_get_n_steps (const DealParameter *parameter)
{
  double step = deal_decimal_to_double (parameter->step);
  double range = get_range (parameter);

  if (range <= 0)
    return 0;
  if (step <= 0 || range / step > MAX_STEPS)
    return 1;

  return (guint) ceil (range / step - 1e-9);
}

/**
 * deal_parameter_get_step_value:
 * @parameter: a parameter
 * @step: how many steps from the minimum
 *
 * Returns: the value there, exactly; the maximum at the end, also when the
 *   last step is a shorter one
 */
DealDecimal
deal_parameter_get_step_value (const DealParameter *parameter,
                               guint                step)
{
  DealDecimal offset;
  DealDecimal value;

  if (step >= deal_parameter_get_n_steps (parameter))
    return step == 0 ? parameter->minimum : parameter->maximum;

  offset.places = parameter->step.places;
  if (__builtin_mul_overflow (parameter->step.digits, -(gint64) step, &offset.digits) ||
      !deal_decimal_subtract (parameter->minimum, offset, &value))
    return parameter->maximum;

  return value;
}

/**
 * deal_parameter_find_step:
 * @parameter: a parameter
 * @value: any value
 *
 * Returns: the step whose value is nearest
 */
guint
deal_parameter_find_step (const DealParameter *parameter,
                          DealDecimal          value)
{
  guint  n_steps = deal_parameter_get_n_steps (parameter);
  double step = deal_decimal_to_double (parameter->step);
  double offset =
    deal_decimal_to_double (value) - deal_decimal_to_double (parameter->minimum);

  if (n_steps <= 1)
    return n_steps == 1 && offset > get_range (parameter) / 2 ? 1 : 0;
  if (deal_decimal_compare (value, parameter->maximum) >= 0)
    return n_steps;

  return (guint) CLAMP (round (offset / step), 0, n_steps);
}

/**
 * deal_parameter_get_start:
 * @parameter: a parameter
 *
 * Where the slider of a parameter stands before anyone has moved it.  It is no
 * estimate: a round number in the first third of the range, unless the file
 * has a default.
 *
 * Returns: the value
 */
DealDecimal
deal_parameter_get_start (const DealParameter *parameter)
{
  double      minimum = deal_decimal_to_double (parameter->minimum);
  double      part = get_range (parameter) / 3;
  double      unit = part > 0 ? pow (10, floor (log10 (part))) : 1;
  double      target = round ((minimum + part) / unit) * unit;
  double      step = deal_decimal_to_double (parameter->step);
  guint       n_steps = deal_parameter_get_n_steps (parameter);
  const guint nearest =
    step > 0 ? (guint) CLAMP (round ((target - minimum) / step), 0, n_steps) : 0;

  if (parameter->has_default)
    return parameter->default_value;

  return deal_parameter_get_step_value (parameter, nearest);
}

/* A bare number in the field of an amount means the unit that the field shows,
 * so that "40" is 40 bn where the slider counts in bn. */
static const char *
get_suffix (const DealParameter *parameter,
            const char          *number)
{
  gsize length = strspn (number, "-.0123456789");

  if (number[length] != '\0')
    return "";
  if (parameter->unit == DEAL_UNIT_SHARE)
    return "%";
  if (parameter->unit != DEAL_UNIT_CURRENCY)
    return "";

  switch (parameter->scale)
    {
    case 1000:
      return "k";
    case 1000000:
      return "m";
    case 1000000000:
      return "bn";
    default:
      return "";
    }
}

/* In the words of the window: the title that stands there, and what was typed. */
static void
set_problem (GError             **error,
             const Deal          *deal,
             const DealParameter *parameter,
             const char          *typed)
{
  g_autofree char *least = deal_format_parameter (parameter, parameter->minimum, deal);
  g_autofree char *most = deal_format_parameter (parameter, parameter->maximum, deal);

  if (parameter->unit == DEAL_UNIT_YEAR)
    /* Translators: title of a parameter, its limits, what was typed */
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                 _ ("“%1$s” takes a year from %2$s to %3$s, not “%4$s”."),
                 parameter->title, least, most, typed);
  else
    /* Translators: title of a parameter, its limits, what was typed */
    g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                 _ ("“%1$s” takes a value from %2$s to %3$s, not “%4$s”."),
                 parameter->title, least, most, typed);
}

/**
 * deal_parameter_parse:
 * @options: options of the parameter's deal; unchanged
 * @parameter: a parameter
 * @text: what someone typed, as UTF-8: "$40 bn", "40bn", "40"
 * @value: (out): the value, in the parameter's scale
 * @error: return location for an error
 *
 * Reads what deal_format_parameter() writes, what the command line takes, and
 * a bare number in the unit of the field.
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` for what is no value or out of range
 */
gboolean
deal_parameter_parse (const DealOptions   *options,
                      const DealParameter *parameter,
                      const char          *text,
                      DealDecimal         *value,
                      GError             **error)
{
  g_autoptr (DealOptions) copy = deal_options_copy (options);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char      *number = deal_amount_skip_currency (stripped);
  g_autofree char *full = g_strconcat (number, get_suffix (parameter, number), NULL);

  /* The word for "nobody knows" is the toggle's business, not the field's. */
  if (deal_options_set (copy, parameter->id, full, NULL) &&
      deal_options_get_parameter (copy, parameter, value) == DEAL_GIVEN_BY_USER)
    return TRUE;

  set_problem (error, options->deal, parameter, stripped);

  return FALSE;
}

/**
 * deal_parameter_describe_known:
 * @options: the reader's choices
 * @parameter: one of their deal
 *
 * Returns: what the number is while the reader assumes nothing
 */
const char *
deal_parameter_describe_known (const DealOptions   *options,
                               const DealParameter *parameter)
{
  g_autoptr (DealOptions) copy = deal_options_copy (options);

  deal_options_set_parameter (copy, parameter, NULL);
  switch (deal_options_get_parameter (copy, parameter, NULL))
    {
    case DEAL_GIVEN_BY_SCENARIO:
      return C_ ("parameter", "By scenario");
    case DEAL_GIVEN_BY_READING:
      return C_ ("parameter", "As read");
    case DEAL_GIVEN_BY_DEFAULT:
      return C_ ("parameter", "As on file");
    default:
      break;
    }

  switch (parameter->state)
    {
    case DEAL_STATE_NOT_DISCLOSED:
      return C_ ("parameter", "Undisclosed");
    case DEAL_STATE_NOT_FOUND:
      return C_ ("parameter", "Unknown");
    default:
      return C_ ("parameter", "Not set");
    }
}
