/* deal-window-toast.c: tells what was done, and takes it back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-text.h"
#include "deal-ui.h"
#include "deal-window-private.h"

#define SECONDS_TOLD 5
#define APPEARING 500    /* ms */
#define LEAST_OFFER 6000 /* ms; to read an offer to undo, and to press its button */
#define MOST_LINES 6
/* What a message leaves to its buttons and to the edges, in pixels and in letters. */
#define BESIDE 112
#define LETTERS_BESIDE 6
#define LEAST_LETTERS 8
#define MOST_LETTERS 80
#define MOST_UNDOS 100 /* each keeps what was there before */

typedef struct
{
  char     *text;
  GClosure *closure;
  AdwToast *toast; /* nullable: nothing was told */
} Undo;

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_free (undo->text);
  g_closure_unref (undo->closure);
  g_clear_object (&undo->toast);
  g_free (undo);
}

static void
update_undo (DealWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo",
                                 !g_queue_is_empty (&self->undos));
}

static void schedule (DealWindow *self);

static void
dismissed_cb (AdwToast *toast,
              gpointer  user_data)
{
  DealWindow *self = DEAL_WINDOW (user_data);

  if (self->toast != toast)
    return;

  g_clear_weak_pointer (&self->toast);
  schedule (self);
}

/* In the place of the message that is shown.  One that is dismissed a second time, or
 * put back into the overlay's queue by one of higher priority, or ended while it still
 * appears, makes libadwaita 1.2 free what it moves: none of that is done here. */
static void
show_toast (DealWindow *self,
            AdwToast   *toast)
{
  AdwToast *before = self->toast;

  g_clear_weak_pointer (&self->toast);
  if (before != NULL)
    adw_toast_dismiss (before);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_since = g_get_monotonic_time ();
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, 0);
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

static gboolean
show_next_cb (gpointer user_data)
{
  DealWindow *self = DEAL_WINDOW (user_data);
  g_autoptr (AdwToast) next = g_steal_pointer (&self->next_offer);

  if (next == NULL)
    next = g_steal_pointer (&self->next_toast);
  self->toast_id = 0;
  self->is_offer = adw_toast_get_button_label (next) != NULL;
  show_toast (self, next);
  schedule (self);

  return G_SOURCE_REMOVE;
}

/* Shows what waits, if anything does, as soon as the message before it has appeared,
 * and an offer to undo has been there long enough to be taken. */
static void
schedule (DealWindow *self)
{
  gint64 age = (g_get_monotonic_time () - self->toast_since) / 1000;
  gint64 least = self->is_offer && self->next_offer == NULL ? LEAST_OFFER : APPEARING;

  g_clear_handle_id (&self->toast_id, g_source_remove);
  if (self->next_offer == NULL && self->next_toast == NULL)
    return;

  self->toast_id = g_timeout_add (
    self->toast != NULL ? (guint) MAX (least - age, 0) : 0, show_next_cb, self);
}

/* An offer takes the place of all that waits, a plain message that of another. */
static void
queue_toast (DealWindow *self,
             AdwToast   *toast,
             gboolean    is_offer)
{
  if (is_offer)
    {
      g_set_object (&self->next_offer, toast);
      g_clear_object (&self->next_toast);
    }
  else
    {
      g_set_object (&self->next_toast, toast);
    }
  schedule (self);
}

/* What was taken back is no longer offered. */
static void
end_offer (DealWindow *self,
           AdwToast   *toast)
{
  if (toast == NULL)
    return;
  if (self->toast == toast)
    self->is_offer = FALSE;
  if (self->next_offer == toast)
    g_clear_object (&self->next_offer);
}

/* Takes @undo, which is no longer in the queue. */
static void
take_back (DealWindow *self,
           Undo       *undo)
{
  GValue           values[] = { G_VALUE_INIT, G_VALUE_INIT };
  GError          *problem = NULL;
  g_autofree char *told = NULL;

  /* A marshaller counts on an instance, as a signal has. */
  g_value_init (&values[0], ADW_TYPE_TOAST);
  g_value_set_object (&values[0], undo->toast);
  g_value_init (&values[1], G_TYPE_POINTER);
  g_value_set_pointer (&values[1], &problem);
  g_closure_invoke (undo->closure, NULL, G_N_ELEMENTS (values), values, NULL);
  g_value_unset (&values[0]);
  g_value_unset (&values[1]);
  end_offer (self, undo->toast);

  if (problem == NULL)
    /* Translators: %s is what was done, as "Marked as read". */
    told = g_strdup_printf (_ ("Taken back: %s"), undo->text);
  undo_free (undo);
  update_undo (self);
  deal_window_toast (self, problem != NULL ? problem->message : told);
  g_clear_error (&problem);
}

static void
undo_clicked_cb (AdwToast *toast,
                 gpointer  user_data)
{
  DealWindow *self = DEAL_WINDOW (user_data);

  for (GList *link = self->undos.head; link != NULL; link = link->next)
    {
      Undo *undo = link->data;

      if (undo->toast != toast)
        continue;
      g_queue_delete_link (&self->undos, link);
      /* Its button ends the message. */
      if (self->toast == toast)
        g_clear_weak_pointer (&self->toast);
      take_back (self, undo);
      return;
    }
}

static void
undo_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);
  Undo       *undo = g_queue_pop_tail (&self->undos);

  if (undo != NULL)
    take_back (self, undo);
}

/**
 * deal_window_install_undo:
 * @widget_class: the window's
 *
 * Adds `win.undo`.  Its key is a binding and no accelerator: a text that is
 * being edited takes back its own changes first.
 */
void
deal_window_install_undo (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK,
                                       "win.undo", NULL);
}

void
deal_window_init_undo (DealWindow *self)
{
  g_queue_init (&self->undos);
  update_undo (self);
}

void
deal_window_forget_undo (DealWindow *self)
{
  g_clear_weak_pointer (&self->toast);
  g_clear_handle_id (&self->toast_id, g_source_remove);
  g_clear_object (&self->next_offer);
  g_clear_object (&self->next_toast);
  g_queue_clear_full (&self->undos, undo_free);
}

/**
 * deal_window_toast:
 * @self: a window
 * @text: what happened
 *
 * Tells of it for some seconds; a message that is still shown makes room, an offer to
 * undo when it could be read.
 */
void
deal_window_toast (DealWindow *self,
                   const char *text)
{
  deal_window_toast_undo (self, text, NULL);
}

/* The width by which a label in bold letters counts, at least. */
static int
get_letter_width (GtkWidget *widget)
{
  PangoContext         *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (context));
  PangoFontMetrics *metrics;
  int               width;

  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  metrics = pango_context_get_metrics (context, font, NULL);
  width = MAX (pango_font_metrics_get_approximate_char_width (metrics),
               pango_font_metrics_get_approximate_digit_width (metrics));
  pango_font_metrics_unref (metrics);
  pango_font_description_free (font);

  return MAX (PANGO_PIXELS_CEIL (width), 1);
}

/* Unlike libadwaita's own one this is read to its end in a small window.  The overlay
 * gives a message the height for its natural width, so that must not be wider than what
 * the buttons beside it leave. */
static GtkWidget *
make_title (DealWindow *self,
            const char *text)
{
  GtkWidget *label = deal_ui_label_new (text, "heading");
  int        letter = get_letter_width (GTK_WIDGET (self));
  int        room = gtk_widget_get_width (GTK_WIDGET (self)) - BESIDE -
             LETTERS_BESIDE * letter;

  gtk_label_set_max_width_chars (GTK_LABEL (label),
                                 CLAMP (room / letter, LEAST_LETTERS, MOST_LETTERS));
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 4);
  gtk_widget_set_margin_bottom (label, 4);

  return label;
}

static void
push_undo (DealWindow *self,
           const char *text,
           GClosure   *closure,
           AdwToast   *toast)
{
  Undo *undo = g_new0 (Undo, 1);

  undo->text = g_strdup (text);
  undo->closure = g_closure_ref (closure);
  g_set_object (&undo->toast, toast);
  g_closure_sink (closure);
  if (G_CLOSURE_NEEDS_MARSHAL (closure))
    g_closure_set_marshal (closure, g_cclosure_marshal_VOID__POINTER);
  g_queue_push_tail (&self->undos, undo);
  if (g_queue_get_length (&self->undos) > MOST_UNDOS)
    undo_free (g_queue_pop_head (&self->undos));
  update_undo (self);
}

/**
 * deal_window_toast_undo:
 * @self: a window
 * @text: what was done, as its result
 * @undo: (nullable): takes it back, with a `GError **` as its argument for why it
 *   cannot; a floating one is taken over
 *
 * Tells of it as deal_window_toast() does, and offers to take it back; after
 * the message has gone, `win.undo` still does, the last of all first.
 */
void
deal_window_toast_undo (DealWindow *self,
                        const char *text,
                        GClosure   *undo)
{
  g_autoptr (AdwToast) toast = adw_toast_new ("");

  g_return_if_fail (DEAL_IS_WINDOW (self));

  adw_toast_set_custom_title (toast, make_title (self, text));
  if (undo != NULL)
    {
      push_undo (self, text, undo, toast);
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb),
                               self, 0);
    }
  adw_toast_set_timeout (toast, undo != NULL ? DEAL_UI_SECONDS_OFFERED : SECONDS_TOLD);
  queue_toast (self, toast, undo != NULL);
}

/**
 * deal_window_keep_undo:
 * @self: a window
 * @text: what was done, as its result
 * @undo: takes it back, as deal_window_toast_undo() has it
 *
 * Lets `win.undo` take back what needs no telling.
 */
void
deal_window_keep_undo (DealWindow *self,
                       const char *text,
                       GClosure   *undo)
{
  g_return_if_fail (DEAL_IS_WINDOW (self));
  g_return_if_fail (undo != NULL);

  push_undo (self, text, undo, NULL);
}
