/* deal-format.c: numbers, dates and states as people read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"

#include "calc/deal-digits.h"
#include "calc/deal-money.h"
#include "deal-text.h"

/* Typography: amounts and dates must not break across lines, and a minus is
 * as wide as a plus. */
#define NBSP "\u00a0"
#define MINUS "\u2212"

/* 10^19 is the largest power of ten in 64 bits. */
#define MAX_POWER 19

static guint64
get_power_of_ten (guint power)
{
  guint64 result = 1;

  g_assert (power <= MAX_POWER);
  while (power-- > 0)
    result *= 10;

  return result;
}

/* @size / 10^@power with at most @places digits behind the point, half to
 * even, without zeros at the end. */
static char *
format_number (guint64 size,
               guint   power,
               guint   places)
{
  guint64  divisor;
  guint64  rest;
  guint64  whole;
  guint64  unit;
  GString *text;

  places = MIN (places, power);
  divisor = get_power_of_ten (power - places);
  unit = get_power_of_ten (places);
  whole = size / divisor;
  rest = size % divisor;
  if (rest > divisor - rest || (rest == divisor - rest && whole % 2 == 1))
    whole++;

  text = g_string_new (NULL);
  deal_digits_append (text, whole / unit);
  if (whole % unit != 0)
    deal_digits_append_fraction (text, whole % unit, places);

  return g_string_free (text, FALSE);
}

static guint64
get_size (gint64 amount)
{
  return amount < 0 ? -(guint64) amount : (guint64) amount;
}

/* Translators must see whole texts, so each unit is one. */
static char *
add_unit (const char *number,
          guint       power)
{
  switch (power)
    {
    case 12:
      /* Translators: trillions of a currency; keep the no-break space */
      return g_strdup_printf (C_ ("amount", "%s" NBSP "tn"), number);
    case 9:
      /* Translators: billions of a currency; keep the no-break space */
      return g_strdup_printf (C_ ("amount", "%s" NBSP "bn"), number);
    case 6:
      /* Translators: millions of a currency; keep the no-break space */
      return g_strdup_printf (C_ ("amount", "%s" NBSP "m"), number);
    case 3:
      /* Translators: thousands of a currency; keep the no-break space */
      return g_strdup_printf (C_ ("amount", "%s" NBSP "k"), number);
    default:
      return g_strdup (number);
    }
}

/* A code without a sign of its own stands before the number, as "CHF 40 bn". */
static const char *
get_sign (const char *currency)
{
  static const char *const signs[][2] = {
    { "USD", "$" },
    { "EUR", "€" },
    { "GBP", "£" },
    { "JPY", "¥" },
    { "INR", "₹" },
    { "KRW", "₩" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_equal (currency, signs[i][0]))
      return signs[i][1];

  return NULL;
}

/* The largest unit of which there is at least one. */
static guint
choose_power (guint64 size,
              guint   minor_digits)
{
  for (guint power = 12; power > 0; power -= 3)
    if (power + minor_digits <= MAX_POWER &&
        size >= get_power_of_ten (power + minor_digits))
      return power;

  return 0;
}

static char *
join_money (gint64      minor,
            const char *currency,
            const char *number,
            guint       power)
{
  g_autofree char *text = add_unit (number, power);
  const char      *minus = minor < 0 ? MINUS : "";
  const char      *sign = get_sign (currency);

  if (sign != NULL)
    return g_strconcat (minus, sign, text, NULL);

  return g_strconcat (minus, currency, NBSP, text, NULL);
}

/* Amounts below a thousand show all digits of the minor unit or none. */
static char *
format_small_money (guint64 size,
                    guint   minor_digits)
{
  guint64 unit = get_power_of_ten (minor_digits);

  if (size % unit == 0)
    return g_strdup_printf ("%" G_GUINT64_FORMAT, size / unit);

  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT,
                          size / unit, (int) minor_digits, size % unit);
}

/**
 * deal_format_money:
 * @minor: an amount in minor units
 * @currency: an ISO 4217 code
 * @minor_digits: digits of the currency's minor unit
 *
 * Says an amount for people, in the largest unit of which there is at least
 * one, with up to two digits behind the point: `$40 bn`, `$128.78 bn`, `€1.5 m`,
 * `−$300 m`, `$12.50`.  An amount that is not zero is
 * never said to be zero.
 *
 * Returns: (transfer full): the text, with no-break spaces
 */
char *
deal_format_money (gint64      minor,
                   const char *currency,
                   guint       minor_digits)
{
  guint64          size = get_size (minor);
  guint            power = choose_power (size, minor_digits);
  g_autofree char *number = NULL;

  /* 999.996 m rounds to 1000.00 m, which is 1 bn. */
  if (power > 0 && power < 12)
    {
      guint64 unit = get_power_of_ten (power + minor_digits);

      if (size >= 1000 * unit - unit / 200)
        return join_money (minor, currency, "1", power + 3);
    }

  number = power > 0 ? format_number (size, power + minor_digits, 2)
                     : format_small_money (size, minor_digits);

  return join_money (minor, currency, number, power);
}

/**
 * deal_format_money_exact:
 * @minor: an amount in minor units
 * @currency: an ISO 4217 code
 * @minor_digits: digits of the currency's minor unit
 *
 * Says an amount for people to the last digit, as `$128.78 bn`: for sentences
 * that rounding would make false, as "a cap below … binds".
 *
 * Returns: (transfer full): the text, with no-break spaces
 */
char *
deal_format_money_exact (gint64      minor,
                         const char *currency,
                         guint       minor_digits)
{
  guint64          size = get_size (minor);
  guint            power = choose_power (size, minor_digits);
  g_autofree char *number = NULL;

  number = power > 0 ? format_number (size, power + minor_digits, power + minor_digits)
                     : format_small_money (size, minor_digits);

  return join_money (minor, currency, number, power);
}

/**
 * deal_format_money_number:
 * @minor: an amount in minor units
 * @minor_digits: digits of the currency's minor unit
 * @power: the unit, 9 for bn; at most 12
 * @places: how many digits behind the point are wanted
 *
 * Says the number alone, as on an axis or at a bar: `40`, `4.6`, `−0.3`.  Zeros
 * at the end are left out, and an amount that is not zero gets as many digits
 * as it takes to show one.
 *
 * Returns: (transfer full): the number
 */
char *
deal_format_money_number (gint64 minor,
                          guint  minor_digits,
                          guint  power,
                          guint  places)
{
  guint64          size = get_size (minor);
  g_autofree char *number = NULL;

  g_return_val_if_fail (power + minor_digits <= MAX_POWER, NULL);

  number = format_number (size, power + minor_digits, places);
  while (size > 0 && g_str_equal (number, "0"))
    {
      g_free (number);
      number = format_number (size, power + minor_digits, ++places);
    }

  return g_strconcat (minor < 0 ? MINUS : "", number, NULL);
}

/**
 * deal_format_money_in:
 * @minor: an amount in minor units
 * @currency: an ISO 4217 code
 * @minor_digits: digits of the currency's minor unit
 * @power: the unit, 9 for bn; a multiple of three up to 12
 * @places: how many digits behind the point are wanted
 *
 * Says an amount in a unit that others beside it have as well.
 *
 * Returns: (transfer full): the text, with no-break spaces
 */
char *
deal_format_money_in (gint64      minor,
                      const char *currency,
                      guint       minor_digits,
                      guint       power,
                      guint       places)
{
  g_autofree char *number =
    deal_format_money_number (minor == G_MININT64 ? G_MAXINT64 : ABS (minor),
                              minor_digits, power, places);

  return join_money (minor, currency, number, power);
}

/**
 * deal_format_amount:
 * @state: what is known of it
 * @bound: how @minor is meant
 * @minor: an amount in minor units; counts for a value, and as a bound
 * @deal: whose currency it is
 *
 * Says an amount with its state: `≥ $38 bn`, `not disclosed`, `$0`.  An unknown
 * of which at least something is known is said as that bound.
 *
 * Returns: (transfer full): the text
 */
char *
deal_format_amount (DealState   state,
                    DealBound   bound,
                    gint64      minor,
                    const Deal *deal)
{
  gboolean         is_known = state == DEAL_STATE_VALUE || state == DEAL_STATE_ZERO;
  g_autofree char *money = NULL;

  if (!is_known && (bound != DEAL_BOUND_AT_LEAST || minor <= 0))
    return g_strdup (deal_format_state (state));

  money = deal_format_money (state == DEAL_STATE_ZERO ? 0 : minor, deal->currency,
                             deal->currency_digits);
  if (bound == DEAL_BOUND_AT_LEAST)
    return g_strconcat ("≥" NBSP, money, NULL);
  if (bound == DEAL_BOUND_AT_MOST)
    return g_strconcat ("≤" NBSP, money, NULL);

  return g_steal_pointer (&money);
}

char *
deal_format_cell (const DealCell *cell,
                  const Deal     *deal)
{
  gint64 limit;

  if (deal_cell_get_limit (cell, &limit))
    return deal_format_amount (DEAL_STATE_VALUE, DEAL_BOUND_AT_MOST, limit, deal);

  return deal_format_amount (cell->state, cell->bound, cell->amount, deal);
}

/**
 * deal_format_share:
 * @share: 0.2 is 20 %
 *
 * Returns: (transfer full): `20%`, `12.5%`, `−3%`; exactly
 */
char *
deal_format_share (DealDecimal share)
{
  const char      *minus = share.digits < 0 ? MINUS : "";
  guint64          size = get_size (share.digits);
  g_autofree char *number = NULL;

  /* By text: 18 digits times a hundred do not fit. */
  if (share.places < 2 && size > 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%%", minus, size,
                            share.places == 1 ? "0" : "00");

  number = format_number (size, size > 0 ? share.places - 2u : 0, MAX_POWER);

  return g_strconcat (minus, number, "%", NULL);
}

static const char *
get_month_short (guint month)
{
  static const char *const names[] = {
    N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"),
    N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec")
  };

  g_assert (month >= 1 && month <= 12);

  return _ (names[month - 1]);
}

static const char *
get_month_long (guint month)
{
  static const char *const names[] = {
    N_ ("January"), N_ ("February"), N_ ("March"), N_ ("April"),
    N_ ("May"), N_ ("June"), N_ ("July"), N_ ("August"),
    N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December")
  };

  g_assert (month >= 1 && month <= 12);

  return _ (names[month - 1]);
}

static char *
format_date (DealDate    date,
             const char *month)
{
  if (date.day > 0)
    /* Translators: day, month, year, as "28 Oct 2025"; no-break spaces */
    return g_strdup_printf (_ ("%1$d" NBSP "%2$s" NBSP "%3$d"), date.day, month,
                            date.year);
  if (date.month > 0)
    /* Translators: month and year, as "Oct 2025"; a no-break space */
    return g_strdup_printf (_ ("%1$s" NBSP "%2$d"), month, date.year);

  return g_strdup_printf ("%d", date.year);
}

/**
 * deal_format_date:
 * @date: a date
 *
 * Says a date as precisely as it is known: `28 Oct 2025`, `Oct 2025`, `2025`.
 *
 * Returns: (transfer full): the text; "" for a date that is not set
 */
char *
deal_format_date (DealDate date)
{
  if (!deal_date_is_set (date))
    return g_strdup ("");

  return format_date (date, date.month > 0 ? get_month_short (date.month) : "");
}

/**
 * deal_format_date_long:
 * @date: a date
 *
 * Says a date in prose: `28 October 2025`.
 *
 * Returns: (transfer full): the text; "" for a date that is not set
 */
char *
deal_format_date_long (DealDate date)
{
  if (!deal_date_is_set (date))
    return g_strdup ("");

  return format_date (date, date.month > 0 ? get_month_long (date.month) : "");
}

static char *
format_month (gint32 month)
{
  DealDate date = { (gint16) (month / 12), (guint8) (month % 12 + 1), 0 };

  return deal_format_date (date);
}

/**
 * deal_format_period:
 * @period: a span of months
 *
 * Says a period: `2026`, `Q1 2026`, `Jan 2026`, `2025–2027`, `Oct 2025–Mar 2026`.
 *
 * Returns: (transfer full): the text
 */
char *
deal_format_period (DealPeriod period)
{
  gint32           months = period.last - period.first + 1;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (period.first % 12 == 0 && months == 12)
    return g_strdup_printf ("%d", period.first / 12);
  if (period.first % 3 == 0 && months == 3)
    /* Translators: a quarter of a year, as "Q1 2026"; a no-break space */
    return g_strdup_printf (_ ("Q%1$d" NBSP "%2$d"), period.first % 12 / 3 + 1,
                            period.first / 12);
  if (months == 1)
    return format_month (period.first);
  if (period.first % 12 == 0 && months % 12 == 0)
    return g_strdup_printf ("%d–%d", period.first / 12, period.last / 12);

  first = format_month (period.first);
  last = format_month (period.last);

  return g_strdup_printf ("%s–%s", first, last);
}

char *
deal_format_version (const DealVersion *version,
                     const DealVersion *other)
{
  DealDate month = { version->announced.year, version->announced.month, 0 };
  DealDate other_month = { other->announced.year, other->announced.month, 0 };

  if (version != other && deal_date_compare (month, other_month) == 0)
    return g_strdup (version->title);

  return deal_format_date (month);
}

/**
 * deal_format_parameter:
 * @parameter: a parameter
 * @value: its value, in its scale
 * @deal: whose currency it is
 *
 * Returns: (transfer full): the value in the parameter's unit, exactly
 */
char *
deal_format_parameter (const DealParameter *parameter,
                       DealDecimal          value,
                       const Deal          *deal)
{
  gint64 minor;

  if (parameter->unit == DEAL_UNIT_SHARE)
    return deal_format_share (value);
  if (parameter->unit == DEAL_UNIT_CURRENCY &&
      deal_decimal_to_minor (value, parameter->scale, deal->currency_digits, &minor))
    return deal_format_money_exact (minor, deal->currency, deal->currency_digits);

  return deal_decimal_to_text (value);
}
