/* deal-source-chips.c: the sources that something rests on, by number
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-chips.h"

#include "calc/deal-format.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* More than these stand in a list behind "+9". */
#define N_SHOWN 6
#define LIST_HEIGHT 320
#define LIST_CHARS 48

/**
 * DealSourceChips:
 *
 * Each chip selects its source and opens the view of the sources.
 */
struct _DealSourceChips
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  Deal          *deal;      /* nullable; what the sources live in */
  GPtrArray     *sources;   /* const DealSource */
};

G_DEFINE_FINAL_TYPE (DealSourceChips, deal_source_chips, GTK_TYPE_WIDGET)

static void
clear (DealSourceChips *self)
{

  deal_ui_remove_children (GTK_WIDGET (self));
}

/**
 * deal_source_describe:
 * @source: a source
 *
 * Returns: (transfer full): its title, publisher and date in one line
 */
char *
deal_source_describe (const DealSource *source)
{
  GString *text = g_string_new (source->title);

  if (source->publisher != NULL)
    g_string_append_printf (text, " · %s", source->publisher);
  if (deal_date_is_set (source->published))
    {
      g_autofree char *date = deal_format_date (source->published);

      g_string_append_printf (text, " · %s", date);
    }

  return g_string_free (text, FALSE);
}

/* The click outlives what it is about: the view that it opens may tear the
 * chips down. */
static void
clicked_cb (GtkButton       *button,
            DealSourceChips *self)
{
  g_autoptr (DealSelection) selection = g_object_ref (self->selection);
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "deal-source"));
  GtkWidget       *popover = gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                      GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  deal_selection_set_source (selection, id);
  deal_selection_open_view (selection, "sources");
}

static GtkWidget *
make_button (DealSourceChips  *self,
             const DealSource *source,
             const char       *label)
{
  GtkWidget       *button = gtk_button_new_with_label (label);
  g_autofree char *description = deal_source_describe (source);
  g_autofree char *name = NULL;

  /* Translators: the number of a source and what it is */
  name = g_strdup_printf (_ ("Source %u: %s"), source->number, description);
  g_object_set_data_full (G_OBJECT (button), "deal-source", g_strdup (source->id),
                          g_free);
  gtk_widget_set_tooltip_text (button, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);

  return button;
}

static void
add_chip (DealSourceChips  *self,
          const DealSource *source)
{
  g_autofree char *number = g_strdup_printf ("%u", source->number);
  GtkWidget       *button = make_button (self, source, number);

  gtk_widget_add_css_class (button, "deal-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static GtkWidget *
make_list (DealSourceChips *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const DealSource *source = self->sources->pdata[i];
      g_autofree char  *text = g_strdup_printf ("%u  %s", source->number, source->title);
      GtkWidget        *button = make_button (self, source, text);
      GtkLabel         *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

      gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (label, LIST_CHARS);
      gtk_label_set_xalign (label, 0);
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (window), 300);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);

  return window;
}

/* Filled when it opens: a figure may rest on a hundred sources. */
static void
list_wanted_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         make_list (DEAL_SOURCE_CHIPS (user_data)));
  gtk_menu_button_set_popover (button, popover);
}

static void
add_rest (DealSourceChips *self)
{
  GtkWidget       *button = gtk_menu_button_new ();
  guint            n_more = self->sources->len - N_SHOWN;
  g_autofree char *label = g_strdup_printf (DEAL_UI_LEFT_TO_RIGHT "+%u", n_more);
  g_autofree char *name = g_strdup_printf (
    P_ ("%u source", "All %u sources", self->sources->len), self->sources->len);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), list_wanted_cb, self,
                                         NULL);
  gtk_widget_add_css_class (button, "deal-chip");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static gboolean
has_sources (DealSourceChips         *self,
             Deal                    *deal,
             const DealSource *const *sources,
             gsize                    n_sources)
{
  if (self->deal != deal || self->sources->len != n_sources)
    return FALSE;
  for (guint i = 0; i < self->sources->len; i++)
    if (self->sources->pdata[i] != sources[i])
      return FALSE;

  return TRUE;
}

static void
deal_source_chips_dispose (GObject *object)
{
  DealSourceChips *self = DEAL_SOURCE_CHIPS (object);

  clear (self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_source_chips_parent_class)->dispose (object);
}

static void
deal_source_chips_finalize (GObject *object)
{
  DealSourceChips *self = DEAL_SOURCE_CHIPS (object);

  g_ptr_array_unref (self->sources);

  G_OBJECT_CLASS (deal_source_chips_parent_class)->finalize (object);
}

static void
deal_source_chips_class_init (DealSourceChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_source_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_source_chips_finalize;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_source_chips_init (DealSourceChips *self)
{
  self->sources = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), deal_wrap_layout_new (4, 4));
}

GtkWidget *
deal_source_chips_new (void)
{
  return g_object_new (DEAL_TYPE_SOURCE_CHIPS, NULL);
}

/**
 * deal_source_chips_set_sources:
 * @self: the chips
 * @selection: where a click selects a source
 * @sources: (array length=n_sources): the sources, by number
 * @n_sources: how many
 *
 * Shows the first of them as chips, and all of them in a list when there are
 * many.
 */
void
deal_source_chips_set_sources (DealSourceChips         *self,
                               DealSelection           *selection,
                               const DealSource *const *sources,
                               gsize                    n_sources)
{
  Deal *deal = deal_selection_get_deal (selection);

  g_return_if_fail (DEAL_IS_SOURCE_CHIPS (self));

  if (has_sources (self, deal, sources, n_sources))
    return;

  clear (self);
  g_set_object (&self->selection, selection);
  g_clear_pointer (&self->deal, deal_unref);
  self->deal = deal != NULL ? deal_ref (deal) : NULL;
  g_ptr_array_set_size (self->sources, 0);
  for (gsize i = 0; i < n_sources; i++)
    g_ptr_array_add (self->sources, (gpointer) sources[i]);

  for (gsize i = 0; i < MIN (n_sources, N_SHOWN); i++)
    add_chip (self, sources[i]);
  if (n_sources > N_SHOWN)
    add_rest (self);
  gtk_widget_set_visible (GTK_WIDGET (self), n_sources > 0);
}
