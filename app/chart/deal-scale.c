/* deal-scale.c: amounts to lengths, with round ticks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-scale.h"

/* One part in so many: how far beyond the longest bar a last tick may be. */
#define BEYOND 25

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

/* Ticks within @amount, or a little beyond its end. */
static gint64
count_ticks (gint64 amount,
             gint64 step)
{
  gint64 rest = amount % step;

  return amount / step + (rest > 0 && step - rest <= amount / BEYOND ? 1 : 0);
}

/* Whether a step, given in tenths, is one of whole minor units; and one of 2.5 where
 * ticks can say so, not 0.25. */
static gboolean
is_round (gint64 tenths,
          gint64 n_ticks,
          guint  minor_digits)
{
  gint64 step = tenths / 10;
  gint64 n = MAX (n_ticks, 1);
  guint  power =
    deal_scale_get_power (step > G_MAXINT64 / n ? G_MAXINT64 : step * n, minor_digits);
  gint64 digits = step;

  if (tenths % 10 != 0)
    return FALSE;
  while (digits % 10 == 0 && digits > 0)
    digits /= 10;

  return digits != 25 || count_places (step, power_of_ten (power + minor_digits)) < 2;
}

/**
 * deal_scale_init:
 * @scale: (out): the scale
 * @up: the largest amount above zero, minor units, >= 0
 * @down: the largest below zero, likewise positive
 * @minor_digits: of the currency
 * @n_ticks: how many ticks in all there may be, at least 1
 *
 * Chooses the smallest step of 1, 2, 2.5 or 5 times a power of ten that reaches
 * through both amounts in @n_ticks ticks.  Where four are allowed, or five for two
 * amounts, there are always at least two, unless there is but one minor unit.
 *
 * The unit is that of the outermost tick on either side.
 */
void
deal_scale_init (DealScale *scale,
                 gint64     up,
                 gint64     down,
                 guint      minor_digits,
                 guint      n_ticks)
{
  static const gint64 tenths[] = { 10, 20, 25, 50 };
  gint64              magnitude = 1;
  gint64              most = MAX (n_ticks, 1);
  gint64              n;

  up = MAX (up, 0);
  down = MAX (down, 0);
  if (up == 0 && down == 0)
    up = 1;
  for (guint i = 0;; i++)
    {
      gint64 step = tenths[i % 4] * magnitude / 10;
      gint64 n_up = count_ticks (up, step);
      gint64 n_down = count_ticks (down, step);

      /* Half a minor unit is none; either count alone may be as large as there
       * are numbers. */
      if ((n_up <= most && n_down <= most - n_up &&
           is_round (tenths[i % 4] * magnitude, MAX (n_up, n_down), minor_digits)) ||
          (i % 4 == 3 && magnitude > G_MAXINT64 / 500))
        {
          scale->step = step;
          scale->n_up = (guint) n_up;
          scale->n_down = (guint) n_down;
          break;
        }
      if (i % 4 == 3)
        magnitude *= 10;
    }

  n = MAX (MAX (scale->n_up, scale->n_down), 1);
  scale->power = deal_scale_get_power (
    scale->step > G_MAXINT64 / n ? G_MAXINT64 : scale->step * n, minor_digits);
  scale->places = count_places (scale->step, power_of_ten (scale->power + minor_digits));
}
