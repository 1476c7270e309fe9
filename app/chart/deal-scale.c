/* deal-scale.c: amounts to lengths, with round ticks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-scale.h"

static gint64
power_of_ten (guint exponent)
{
  gint64 power = 1;

  while (exponent-- > 0)
    power *= 10;

  return power;
}

/**
 * deal_scale_get_power:
 * @amount: minor units
 * @minor_digits: of the currency
 *
 * Returns: the power of ten, a multiple of three up to 12, in whose unit
 *   @amount is at least 1, or 0
 */
guint
deal_scale_get_power (gint64 amount,
                      guint  minor_digits)
{
  guint power = 12;

  if (amount < 0)
    amount = amount == G_MININT64 ? G_MAXINT64 : -amount;
  while (power > 0 && amount < power_of_ten (power + minor_digits))
    power -= 3;

  return power;
}

/* Decimals that a step needs in units of @unit minor units. */
static guint
count_places (gint64 step,
              gint64 unit)
{
  guint places = 0;

  while (places < 3 && unit > 1 && step % unit != 0)
    {
      unit /= 10;
      places++;
    }

  return places;
}

/**
 * deal_scale_init:
 * @scale: (out): the scale
 * @up: the largest amount above zero, minor units, >= 0
 * @down: the largest below zero, likewise positive
 * @minor_digits: of the currency
 * @n_ticks: how many ticks in all there may be, at least 2
 *
 * Chooses the smallest step of 1, 2 or 5 times a power of ten that covers both
 * amounts in @n_ticks ticks.
 */
void
deal_scale_init (DealScale *scale,
                 gint64     up,
                 gint64     down,
                 guint      minor_digits,
                 guint      n_ticks)
{
  static const gint64 steps[] = { 1, 2, 5 };
  gint64              magnitude = 1;
  gint64              most = MAX (n_ticks, 2);
  gint64              n;

  up = MAX (up, 1);
  down = MAX (down, 0);
  for (guint i = 0;; i++)
    {
      gint64 step = steps[i % 3] * magnitude;
      gint64 n_up = up / step + (up % step != 0);
      gint64 n_down = down / step + (down % step != 0);

      /* Either count alone may be as large as there are numbers. */
      if ((n_up <= most && n_down <= most - n_up) || magnitude > G_MAXINT64 / 50)
        {
          scale->step = step;
          scale->n_up = (guint) n_up;
          scale->n_down = (guint) n_down;
          break;
        }
      if (i % 3 == 2)
        magnitude *= 10;
    }

  n = MAX (scale->n_up, scale->n_down);
  scale->power = deal_scale_get_power (
    scale->step > G_MAXINT64 / n ? G_MAXINT64 : scale->step * n, minor_digits);
  scale->places = count_places (scale->step, power_of_ten (scale->power + minor_digits));
}
