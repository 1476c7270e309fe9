/* deal-fade.c: one picture turns into the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-fade.h"

/* Changes that follow each other sooner come from a slider that is dragged: each of
 * them is shown at once, or the picture would lag behind the hand. */
#define DRAGGED (400 * G_TIME_SPAN_MILLISECOND)

/* The new picture is seen from the first frame on. */
#define LEAST 0.01

static void
value_changed_cb (double   value,
                  gpointer widget)
{
  gtk_widget_queue_draw (widget);
}

static void
done_cb (DealFade *self)
{
  g_clear_pointer (&self->before, gsk_render_node_unref);
}

/**
 * deal_fade_begin:
 * @self: a fade
 * @widget: the widget that draws it
 * @before: (nullable): what @widget showed until now; `NULL`: nothing
 * @milliseconds: how long it takes
 *
 * To be called when the picture changes.  Nothing fades where the user wants no
 * motion, in a widget that is not seen, and between changes that come quickly.
 */
void
deal_fade_begin (DealFade      *self,
                 GtkWidget     *widget,
                 GskRenderNode *before,
                 guint          milliseconds)
{
  gint64              now = g_get_monotonic_time ();
  gboolean            is_dragged = now - self->changed < DRAGGED;
  AdwAnimationTarget *target;

  deal_fade_end (self);
  self->changed = now;
  if (before == NULL || is_dragged || milliseconds == 0 ||
      !gtk_widget_get_mapped (widget) || !adw_get_enable_animations (widget))
    return;

  self->before = gsk_render_node_ref (before);
  target = adw_callback_animation_target_new (value_changed_cb, widget, NULL);
  self->animation = adw_timed_animation_new (widget, 0, 1, milliseconds, target);
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation),
                                  ADW_EASE_OUT_CUBIC);
  g_signal_connect_swapped (self->animation, "done", G_CALLBACK (done_cb), self);
  adw_animation_play (self->animation);
}

/* What is left is not shown any more. */
void
deal_fade_end (DealFade *self)
{
  g_autoptr (AdwAnimation) animation = g_steal_pointer (&self->animation);

  g_clear_pointer (&self->before, gsk_render_node_unref);
  if (animation == NULL)
    return;

  g_signal_handlers_disconnect_by_data (animation, self);
  adw_animation_skip (animation);
}

/**
 * deal_fade_snapshot:
 * @self: a fade
 * @snapshot: where to
 * @now: the picture of now
 *
 * Draws @now, and over it what is left of the picture before it.
 */
void
deal_fade_snapshot (DealFade      *self,
                    GtkSnapshot   *snapshot,
                    GskRenderNode *now)
{
  if (self->before == NULL)
    {
      gtk_snapshot_append_node (snapshot, now);
      return;
    }

  gtk_snapshot_push_cross_fade (
    snapshot, MAX (adw_animation_get_value (self->animation), LEAST));
  gtk_snapshot_append_node (snapshot, self->before);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_node (snapshot, now);
  gtk_snapshot_pop (snapshot);
}
