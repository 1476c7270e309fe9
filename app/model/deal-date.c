/* deal-date.c: dates that keep their precision, and spans of whole months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-date.h"

#include "deal-clock.h"

#define MAX_YEAR 9999

/* Exactly @n_digits digits at *@text, which moves behind them. */
static gboolean
take_number (const char **text,
             guint        n_digits,
             guint       *number)
{
  guint value = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      value = value * 10 + (guint) ((*text)[i] - '0');
    }

  *text += n_digits;
  *number = value;

  return TRUE;
}

/* A date at *@text, which moves behind it. */
static gboolean
take_date (const char **text,
           DealDate    *date)
{
  guint year, month = 0, day = 0;

  if (!take_number (text, 4, &year))
    return FALSE;

  if ((*text)[0] == '-' && g_ascii_isdigit ((*text)[1]))
    {
      *text += 1;
      if (!take_number (text, 2, &month) || month == 0)
        return FALSE;
      if (**text == '-')
        {
          *text += 1;
          if (!take_number (text, 2, &day) || day == 0)
            return FALSE;
        }
    }

  *date = (DealDate){ (gint16) year, (guint8) month, (guint8) day };

  return deal_date_is_valid (*date);
}

/**
 * deal_date_parse:
 * @text: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and nothing else
 * @date: (out): the date; unchanged when there is none
 *
 * Returns: whether @text is a date that the calendar has
 */
gboolean
deal_date_parse (const char *text,
                 DealDate   *date)
{
  DealDate parsed;

  if (!take_date (&text, &parsed) || *text != '\0')
    return FALSE;

  *date = parsed;

  return TRUE;
}

gboolean
deal_date_is_set (DealDate date)
{
  return date.year != 0;
}

/**
 * deal_date_is_valid:
 * @date: anything
 *
 * Returns: whether @date is set and the (proleptic Gregorian) calendar has it
 */
gboolean
deal_date_is_valid (DealDate date)
{
  if (date.year < 1 || date.year > MAX_YEAR || date.month > 12)
    return FALSE;
  if (date.month == 0)
    return date.day == 0;

  return date.day <= g_date_get_days_in_month (date.month, (GDateYear) date.year);
}

static guint32
get_day (int year,
         int month,
         int day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);

  return g_date_get_julian (&date);
}

/**
 * deal_date_get_first_day:
 * @date: a valid date
 *
 * Returns: the first day that @date can mean, as days since 31 December of
 *   the year 0; the number a GDate calls its Julian day
 */
guint32
deal_date_get_first_day (DealDate date)
{
  return get_day (date.year, MAX (date.month, 1), MAX (date.day, 1));
}

/**
 * deal_date_get_last_day:
 * @date: a valid date
 *
 * Returns: the last day that @date can mean; counted as in
 *   deal_date_get_first_day()
 */
guint32
deal_date_get_last_day (DealDate date)
{
  int month = date.month != 0 ? date.month : 12;
  int day = date.day != 0 ? date.day
                          : g_date_get_days_in_month (month, (GDateYear) date.year);

  return get_day (date.year, month, day);
}

/**
 * deal_date_compare:
 * @a: a valid date, or one that is not set
 * @b: likewise
 *
 * Orders dates by their first day, then by their last: 2026-01-01, 2026-01,
 * 2026, 2026-02.  A date that is not set comes before all others.
 *
 * Returns: negative, 0 or positive; 0 only for equal dates
 */
int
deal_date_compare (DealDate a,
                   DealDate b)
{
  if (!deal_date_is_set (a) || !deal_date_is_set (b))
    return (int) deal_date_is_set (a) - (int) deal_date_is_set (b);

  guint32 first_a = deal_date_get_first_day (a);
  guint32 first_b = deal_date_get_first_day (b);

  if (first_a != first_b)
    return first_a < first_b ? -1 : 1;

  guint32 last_a = deal_date_get_last_day (a);
  guint32 last_b = deal_date_get_last_day (b);

  return (last_a > last_b) - (last_a < last_b);
}

/**
 * deal_date_from_day:
 * @julian_day: as deal_date_get_first_day() counts
 *
 * Returns: the date, precise to the day
 */
DealDate
deal_date_from_day (guint32 julian_day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian_day);

  return (DealDate){ (gint16) g_date_get_year (&date),
                     (guint8) g_date_get_month (&date),
                     (guint8) g_date_get_day (&date) };
}

/**
 * deal_date_get_today:
 *
 * Returns: the reader's day, by the program's clock; 1 January 1970 where the
 *   clock shows no time that a calendar has
 */
DealDate
deal_date_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (deal_clock_now ());
  int year;
  int month;
  int day;

  if (now == NULL)
    return (DealDate){ 1970, 1, 1 };

  g_date_time_get_ymd (now, &year, &month, &day);

  return (DealDate){ (gint16) year, (guint8) month, (guint8) day };
}

/**
 * deal_date_to_iso:
 * @date: a date
 *
 * Returns: (transfer full): as deal_date_parse() reads it; "" when not set
 */
char *
deal_date_to_iso (DealDate date)
{
  if (!deal_date_is_set (date))
    return g_strdup ("");
  if (date.month == 0)
    return g_strdup_printf ("%04d", date.year);
  if (date.day == 0)
    return g_strdup_printf ("%04d-%02d", date.year, date.month);

  return g_strdup_printf ("%04d-%02d-%02d", date.year, date.month, date.day);
}

/* A year or a month as the months it covers. */
static gboolean
take_months (const char **text,
             DealPeriod  *months)
{
  DealDate date;

  if (!take_date (text, &date) || date.day != 0)
    return FALSE;

  *months = deal_period_of_year (date.year);
  if (date.month != 0)
    {
      months->first += date.month - 1;
      months->last = months->first;
    }

  return TRUE;
}

/**
 * deal_period_parse:
 * @text: `YYYY`, `YYYY-Qn`, `YYYY-MM`, or two of `YYYY` and `YYYY-MM` with a
 *   slash between them, both included
 * @period: (out): the months; unchanged when @text is no period
 *
 * Returns: whether @text is a period, its end not before its start
 */
gboolean
deal_period_parse (const char *text,
                   DealPeriod *period)
{
  DealPeriod months, last;

  if (!take_months (&text, &months))
    return FALSE;

  if (text[0] == '-' && text[1] == 'Q' && months.last - months.first == 11 &&
      text[2] >= '1' && text[2] <= '4')
    {
      months.first += (text[2] - '1') * 3;
      months.last = months.first + 2;
      text += 3;
    }
  else if (*text == '/')
    {
      text++;
      if (!take_months (&text, &last) || last.last < months.first)
        return FALSE;
      months.last = last.last;
    }

  if (*text != '\0')
    return FALSE;

  *period = months;

  return TRUE;
}

gboolean
deal_period_equal (DealPeriod a,
                   DealPeriod b)
{
  return a.first == b.first && a.last == b.last;
}

gboolean
deal_period_overlaps (DealPeriod a,
                      DealPeriod b)
{
  return a.first <= b.last && b.first <= a.last;
}

DealPeriod
deal_period_of_year (int year)
{
  return (DealPeriod){ year * 12, year * 12 + 11 };
}

/**
 * deal_period_to_text:
 * @period: a period
 *
 * Returns: (transfer full): the shortest form that deal_period_parse() reads
 *   as @period: `2026`, `2026-Q2`, `2026-04` or `2025-01/2025-09`
 */
char *
deal_period_to_text (DealPeriod period)
{
  int n_months = period.last - period.first + 1;
  int year = period.first / 12;
  int month = period.first % 12;

  if (n_months == 1)
    return g_strdup_printf ("%04d-%02d", year, month + 1);
  if (n_months == 3 && month % 3 == 0)
    return g_strdup_printf ("%04d-Q%d", year, month / 3 + 1);
  if (n_months == 12 && month == 0)
    return g_strdup_printf ("%04d", year);
  if (n_months % 12 == 0 && month == 0)
    return g_strdup_printf ("%04d/%04d", year, period.last / 12);

  return g_strdup_printf ("%04d-%02d/%04d-%02d", year, month + 1,
                          period.last / 12, period.last % 12 + 1);
}
