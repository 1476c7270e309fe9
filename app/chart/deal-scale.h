/* deal-scale.h: amounts to lengths, with round ticks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealScale:
 * @step: between two ticks, minor units, > 0
 * @n_up: ticks above zero
 * @n_down: ticks below zero
 * @power: ticks are labelled in units of 10^@power main units: 0, 3, 6, 9, 12
 * @places: decimals that the ticks need in that unit
 *
 * One scale for both directions of payment; zero is always on it.
 */
typedef struct
{
  gint64 step;
  guint  n_up;
  guint  n_down;
  guint  power;
  guint  places;
} DealScale;

void deal_scale_init (
  DealScale *scale, gint64 up, gint64 down, guint minor_digits, guint n_ticks);
guint deal_scale_get_power (gint64 amount, guint minor_digits);

G_END_DECLS
