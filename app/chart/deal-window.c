/* deal-window.c: a part of the time that a figure shows, wider or narrower, earlier or
 * later
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-window.h"

#include <math.h>

/* So many periods are seen at a glance. */
#define GLANCE 40
/* And fewer than these nobody needs to look at alone. */
#define LEAST_PERIODS 6

static gint32
get_length (DealPeriod period)
{
  return period.last - period.first + 1;
}

/* A window of @n periods that begins about @first; all of the time: none. */
static DealPeriod
make_window (const DealTime *time,
             double          first,
             gint32          n)
{
  gint32 n_whole = get_length (time->whole) / time->period;
  gint32 offset = (gint32) round ((first - time->whole.first) / time->period);

  if (n >= n_whole)
    return (DealPeriod){ 0, 0 };

  offset = CLAMP (offset, 0, n_whole - n);

  return (DealPeriod){ time->whole.first + offset * time->period,
                       time->whole.first + (offset + n) * time->period - 1 };
}

gboolean
deal_time_can_zoom (const DealTime *time)
{
  return get_length (time->whole) > GLANCE * time->period ||
         get_length (time->shown) < get_length (time->whole);
}

/**
 * deal_time_zoom:
 * @time: what is shown
 * @factor: how many times as long the window shall be, > 0
 * @month: what stays where it is in the picture
 *
 * Returns: the window, in whole periods; the last month is 0 for all of the time
 */
DealPeriod
deal_time_zoom (const DealTime *time,
                double          factor,
                double          month)
{
  double shown = get_length (time->shown);
  gint32 n = (gint32) round (shown / time->period * factor);
  gint32 now = (gint32) round (shown / time->period);
  double part = CLAMP ((month - time->shown.first) / shown, 0, 1);

  /* A small factor does something all the same. */
  if (n == now)
    n += factor > 1 ? 1 : -1;
  n = MAX (n, MIN (LEAST_PERIODS, now));

  return make_window (time, time->shown.first + part * (shown - n * time->period), n);
}

/**
 * deal_time_pan:
 * @time: what is shown
 * @months: how far the window shall go, < 0 for earlier
 *
 * Returns: the window, as long as before and within the whole
 */
DealPeriod
deal_time_pan (const DealTime *time,
               gint32          months)
{
  return make_window (time, (double) time->shown.first + months,
                      get_length (time->shown) / time->period);
}

/**
 * deal_time_reveal:
 * @time: what is shown
 * @period: what shall be seen
 *
 * Returns: the window, gone no farther than it has to
 */
DealPeriod
deal_time_reveal (const DealTime *time,
                  DealPeriod      period)
{
  if (period.first < time->shown.first)
    return deal_time_pan (time, period.first - time->shown.first);
  if (period.last > time->shown.last)
    return deal_time_pan (time, period.last - time->shown.last);

  return deal_time_pan (time, 0);
}
