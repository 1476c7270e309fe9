/* deal-terms-bar.c: the controls that say which terms are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-terms-bar.h"

#include "deal-badge.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

struct _DealTermsBar
{
  GtkWidget parent_instance;

  int      badge; /* shown alone; -1: all */
  gboolean narrow;
  gboolean is_filling;

  GtkBoxLayout    *layout;
  GtkWidget       *filters;
  GtkWidget       *toggles;
  GtkToggleButton *all;
  GtkToggleButton *changed;
  GtkToggleButton *disputed;
  GtkLabel        *all_label;
  GtkLabel        *changed_label;
  GtkLabel        *disputed_label;
  GtkWidget       *badge_filter;
  DealBadgePill   *badge_pill;
  GtkWidget       *entry;
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealTermsBar, deal_terms_bar, GTK_TYPE_WIDGET)

static void
changed_cb (DealTermsBar *self)
{
  gtk_widget_set_visible (self->badge_filter, self->badge >= 0);
  if (self->badge >= 0)
    deal_badge_pill_set_badge (self->badge_pill, (DealBadge) self->badge);
  if (!self->is_filling)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* One toggle takes over from another: the second signal is the news. */
static void
toggled_cb (DealTermsBar    *self,
            GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    changed_cb (self);
}

static void
clear_badge_activated (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DealTermsBar *self = DEAL_TERMS_BAR (widget);

  self->badge = -1;
  changed_cb (self);
}

static void
set_narrow (DealTermsBar *self,
            gboolean      narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->layout),
                                  narrow ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_layout_set_spacing (self->layout, narrow ? 6 : 12);
  gtk_widget_insert_after (self->filters, GTK_WIDGET (self), narrow ? self->entry : NULL);
  gtk_widget_set_hexpand (self->toggles, narrow);
  for (GtkWidget *toggle = gtk_widget_get_first_child (self->toggles); toggle != NULL;
       toggle = gtk_widget_get_next_sibling (toggle))
    gtk_widget_set_hexpand (toggle, narrow);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
deal_terms_bar_dispose (GObject *object)
{

  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_TERMS_BAR);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_terms_bar_parent_class)->dispose (object);
}

static void
deal_terms_bar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, DEAL_TERMS_BAR (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_terms_bar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (DEAL_TERMS_BAR (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, layout);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, filters);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, toggles);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, all);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, changed);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, disputed);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, all_label);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, changed_label);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, disputed_label);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, badge_filter);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, badge_pill);
  gtk_widget_class_bind_template_child (widget_class, DealTermsBar, entry);
}

static void
deal_terms_bar_class_init (DealTermsBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_terms_bar_dispose;
  object_class->get_property = deal_terms_bar_get_property;
  object_class->set_property = deal_terms_bar_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);

  g_type_ensure (DEAL_TYPE_BADGE_PILL);
  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-terms-bar.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "bar.clear-badge", NULL,
                                   clear_badge_activated);
}

/* Escape takes the filter away. */
static void
search_stopped_cb (GtkSearchEntry *entry)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
deal_terms_bar_init (DealTermsBar *self)
{
  self->badge = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->changed, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->disputed, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->entry, "stop-search", G_CALLBACK (search_stopped_cb), NULL);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * deal_terms_bar_get_query:
 * @self: a bar
 * @query: (out caller-allocates): what it says; the words are the bar's and
 *   good until the reader types
 */
void
deal_terms_bar_get_query (DealTermsBar   *self,
                          DealTermsQuery *query)
{
  g_return_if_fail (DEAL_IS_TERMS_BAR (self));

  query->filter = DEAL_TERMS_ALL;
  if (gtk_toggle_button_get_active (self->changed))
    query->filter = DEAL_TERMS_CHANGED;
  else if (gtk_toggle_button_get_active (self->disputed))
    query->filter = DEAL_TERMS_DISPUTED;
  query->badge = self->badge;
  query->words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Says another query, and that once. */
void
deal_terms_bar_set_query (DealTermsBar         *self,
                          const DealTermsQuery *query)
{
  g_return_if_fail (DEAL_IS_TERMS_BAR (self));

  self->is_filling = TRUE;
  self->badge = query->badge;
  gtk_editable_set_text (GTK_EDITABLE (self->entry),
                         query->words != NULL ? query->words : "");
  gtk_toggle_button_set_active (query->filter == DEAL_TERMS_CHANGED    ? self->changed
                                : query->filter == DEAL_TERMS_DISPUTED ? self->disputed
                                                                       : self->all,
                                TRUE);
  self->is_filling = FALSE;
  changed_cb (self);
}

static void
set_count (GtkLabel   *label,
           const char *name,
           guint       count)
{
  g_autofree char *spoken = g_strdup_printf ("%s, %u", name, count);
  g_autofree char *markup = NULL;
  GtkWidget       *button = gtk_widget_get_parent (GTK_WIDGET (label));

  /* An en space between. */
  markup = g_markup_printf_escaped ("%s\342\200\202<span weight=\"normal\">%u</span>",
                                    name, count);
  gtk_label_set_markup (label, markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/**
 * deal_terms_bar_set_counts:
 * @self: a bar
 * @diff: (nullable): what the terms are of
 *
 * Says how many terms each filter would show.
 */
void
deal_terms_bar_set_counts (DealTermsBar   *self,
                           const DealDiff *diff)
{
  g_return_if_fail (DEAL_IS_TERMS_BAR (self));

  set_count (self->all_label, C_ ("terms", "All"),
             diff != NULL ? (guint) diff->n_rows : 0);
  set_count (self->changed_label, C_ ("terms", "Changed"),
             diff != NULL ? diff->n_changed : 0);
  set_count (self->disputed_label, C_ ("terms", "Disputed"),
             diff != NULL ? diff->n_disputed : 0);
}

/**
 * deal_terms_bar_say_none:
 * @self: a bar
 * @page: what is shown instead of terms
 * @n: among how many terms
 *
 * Says that there is none that the bar asks for.
 */
void
deal_terms_bar_say_none (DealTermsBar  *self,
                         AdwStatusPage *page,
                         guint          n)
{
  const char      *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;
  g_autofree char *searched = g_strdup_printf (P_ ("Searched %u term.",
                                                   "Searched %u terms.", n),
                                               n);

  gtk_widget_set_visible (adw_status_page_get_child (page), n > 0);
  if (n == 0)
    {
      adw_status_page_set_title (page, _ ("This deal names no terms"));
      adw_status_page_set_description (
        page, _ ("Add terms, and what each version says of them, to the file."));
      return;
    }

  if (words[0] != '\0')
    /* Translators: %s is what was searched for */
    title = g_strdup_printf (_ ("No Terms Match “%s”"), words);
  else
    title = g_strdup (_ ("No Such Terms"));
  markup = g_markup_escape_text (title, -1);
  adw_status_page_set_title (page, markup);
  adw_status_page_set_description (page, searched);
}

void
deal_terms_bar_grab_entry (DealTermsBar *self)
{
  g_return_if_fail (DEAL_IS_TERMS_BAR (self));

  gtk_widget_grab_focus (self->entry);
}
