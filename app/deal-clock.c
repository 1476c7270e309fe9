/* deal-clock.c: the one function that knows what time it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clock.h"

/**
 * deal_clock_now:
 *
 * `COUNTERPART_NOW`, an ISO 8601 time, stops the clock, so that tests reach
 * tomorrow.  What is no time there is ignored.
 *
 * Returns: seconds since 1970
 */
gint64
deal_clock_now (void)
{
  const char *set = g_getenv ("COUNTERPART_NOW");
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) time = NULL;

  if (set == NULL)
    return g_get_real_time () / G_USEC_PER_SEC;

  utc = g_time_zone_new_utc ();
  time = g_date_time_new_from_iso8601 (set, utc);
  if (time == NULL)
    return g_get_real_time () / G_USEC_PER_SEC;

  return g_date_time_to_unix (time);
}

/**
 * deal_clock_to_iso:
 * @seconds: since 1970
 *
 * Returns: (transfer full): `2026-04-27T09:41:00Z`, or an empty string for a
 *   time outside the years 1 to 9999
 */
char *
deal_clock_to_iso (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}
