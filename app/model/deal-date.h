/* deal-date.h: dates that keep their precision, and spans of whole months
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealDate:
 * @year: 1 to 9999; 0 when the date is not set
 * @month: 1 to 12; 0 when only the year is known
 * @day: 1 to 31; 0 when only the month is known
 *
 * A date as precise as its source: `2026`, `2026-04` or `2026-04-27`.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
} DealDate;

/**
 * DealPeriod:
 * @first: the first month, as year * 12 + month - 1
 * @last: the last month, included
 *
 * A span of whole months: a year, a quarter, a month or any run of them.
 */
typedef struct
{
  gint32 first;
  gint32 last;
} DealPeriod;

gboolean deal_date_parse (const char *text, DealDate *date);
gboolean deal_date_is_set (DealDate date);
gboolean deal_date_is_valid (DealDate date);
guint32  deal_date_get_first_day (DealDate date);
guint32  deal_date_get_last_day (DealDate date);
int      deal_date_compare (DealDate a, DealDate b);
DealDate deal_date_from_day (guint32 julian_day);
DealDate deal_date_get_today (void);
char    *deal_date_to_iso (DealDate date);

gboolean   deal_period_parse (const char *text, DealPeriod *period);
gboolean   deal_period_equal (DealPeriod a, DealPeriod b);
gboolean   deal_period_overlaps (DealPeriod a, DealPeriod b);
DealPeriod deal_period_of_year (int year);
char      *deal_period_to_text (DealPeriod period);

G_END_DECLS
