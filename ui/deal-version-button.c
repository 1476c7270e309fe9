/* deal-version-button.c: one side of the comparison pair, and the choice of its version
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-version-button.h"

#include "calc/deal-format.h"
#include "deal-text.h"

/**
 * DealVersionButton:
 *
 * Shows the version on one side; its popover lists all of them.  The one on the
 * other side cannot be chosen: a version compared with itself says nothing.
 */
struct _DealVersionButton
{
  GtkWidget parent_instance;

  DealSide       side;
  DealSelection *selection;

  gboolean narrow;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DealVersionButton, deal_version_button, GTK_TYPE_WIDGET)

static const DealVersion *
get_version (DealVersionButton *self,
             DealSide           side)
{
  const DealOptions *options = deal_selection_get_options (self->selection);

  if (options == NULL)
    return NULL;

  return side == DEAL_SIDE_OLD ? options->old_version : options->new_version;
}

static DealSide
get_other_side (DealSide side)
{
  return side == DEAL_SIDE_OLD ? DEAL_SIDE_NEW : DEAL_SIDE_OLD;
}

static guint
count_terms (const Deal        *deal,
             const DealVersion *version)
{
  guint n = 0;

  for (gsize i = 0; i < deal->n_terms; i++)
    if (deal_term_get_value (&deal->terms[i], version) != NULL)
      n++;

  return n;
}

static char *
dup_note (DealVersionButton *self,
          const DealVersion *version)
{
  const Deal *deal = deal_selection_get_deal (self->selection);

  if (version == get_version (self, get_other_side (self->side)))
    return g_strdup (self->side == DEAL_SIDE_OLD ? _ ("shown on the right")
                                                 : _ ("shown on the left"));

  /* Translators: how many of all terms the version speaks of */
  return g_strdup_printf (P_ ("%u of %u term", "%u of %u terms", deal->n_terms),
                          count_terms (deal, version),
                          (guint) deal->n_terms);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), expand ? 18 : 15);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_set_hexpand (label, expand);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_row (DealVersionButton *self,
         const DealVersion *version)
{
  gboolean         is_here = version == get_version (self, self->side);
  gboolean         is_there = version == get_version (self, get_other_side (self->side));
  g_autofree char *date = deal_format_date_long (version->announced);
  g_autofree char *note = dup_note (self, version);
  g_autofree char *name = NULL;
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget       *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_opacity (check, is_here ? 1.0 : 0.0);
  gtk_box_append (GTK_BOX (text),
                  new_label (version->title, is_here ? "heading" : NULL, TRUE));
  gtk_box_append (GTK_BOX (text), new_label (date, "deal-caption", TRUE));
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), new_label (note, "deal-caption", FALSE));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, !is_there);

  /* Translators: a version, its date, and how many terms it has */
  name = g_strdup_printf (_ ("%s, %s, %s"), version->title, date, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return row;
}

static void
fill_list (DealVersionButton *self)
{
  const Deal *deal = deal_selection_get_deal (self->selection);
  GtkWidget  *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (gsize i = 0; deal != NULL && i < deal->n_versions; i++)
    {
      row = new_row (self, &deal->versions[i]);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      if (&deal->versions[i] == get_version (self, self->side))
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }
}

static void
popover_shown_cb (GtkWidget         *popover,
                  DealVersionButton *self)
{
  GtkListBoxRow *row;

  fill_list (self);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
row_activated_cb (GtkListBox        *list,
                  GtkListBoxRow     *row,
                  DealVersionButton *self)
{
  g_autoptr (DealOptions) options = NULL;
  const DealVersion *version = NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  options = deal_options_copy (deal_selection_get_options (self->selection));
  version = &options->deal->versions[gtk_list_box_row_get_index (row)];
  if (self->side == DEAL_SIDE_OLD)
    deal_options_set_pair (options, version, options->new_version);
  else
    deal_options_set_pair (options, options->old_version, version);
  deal_selection_set_options (self->selection, options);
}

/* The whole title, or where there is no room for it the month, if that tells the two
 * sides apart. */
static char *
dup_title (DealVersionButton *self,
           const DealVersion *version)
{
  const DealVersion *other = get_version (self, get_other_side (self->side));
  DealDate           month = version->announced;

  if (!self->narrow || (other != version && other->announced.year == month.year &&
                        other->announced.month == month.month))
    return g_strdup (version->title);
  month.day = 0;

  return deal_format_date (month);
}

static void
update (DealVersionButton *self)
{
  const DealVersion *version = get_version (self, self->side);
  g_autofree char   *title = version != NULL ? dup_title (self, version) : g_strdup ("");
  g_autofree char   *name = NULL;

  gtk_label_set_text (GTK_LABEL (self->label), title);
  gtk_widget_set_tooltip_text (self->button, version != NULL ? version->title : NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), version != NULL);
  if (version == NULL)
    return;

  if (self->side == DEAL_SIDE_OLD)
    /* Translators: %s is a version, as "Oct 2025 agreement" */
    name = g_strdup_printf (_ ("Old version: %s"), version->title);
  else
    /* Translators: %s is a version, as "Apr 2026 amendment" */
    name = g_strdup_printf (_ ("New version: %s"), version->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  /* The button inside is what has the focus. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (self->button)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name,
    -1);
}

static void
deal_version_button_dispose (GObject *object)
{
  DealVersionButton *self = DEAL_VERSION_BUTTON (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_version_button_parent_class)->dispose (object);
}

static void
deal_version_button_class_init (DealVersionButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_version_button_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
deal_version_button_init (DealVersionButton *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "deal-versions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Versions"),
                                  -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), 300);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);

  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scrolled);
  g_signal_connect (self->popover, "show", G_CALLBACK (popover_shown_cb), self);

  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 5);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 28);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0.0f);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->button, "raised");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
deal_version_button_new (DealSide side)
{
  DealVersionButton *self = g_object_new (DEAL_TYPE_VERSION_BUTTON, NULL);
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->side = side;
  gtk_box_append (GTK_BOX (box), deal_swatch_new (side));
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);

  return GTK_WIDGET (self);
}

/* Once, with the window's selection. */
void
deal_version_button_set_selection (DealVersionButton *self,
                                   DealSelection     *selection)
{
  g_return_if_fail (DEAL_IS_VERSION_BUTTON (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (update), self);
  update (self);
}

/* For a window that has no room for titles beside each other. */
void
deal_version_button_set_narrow (DealVersionButton *self,
                                gboolean           narrow)
{
  g_return_if_fail (DEAL_IS_VERSION_BUTTON (self));

  self->narrow = narrow;
  if (self->selection != NULL)
    update (self);
}

GtkWidget *
deal_swatch_new (DealSide side)
{
  GtkWidget *swatch = g_object_new (GTK_TYPE_BOX,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "valign", GTK_ALIGN_CENTER,
                                    NULL);

  gtk_widget_add_css_class (swatch, "deal-swatch");
  gtk_widget_add_css_class (swatch, side == DEAL_SIDE_OLD ? "old" : "new");

  return swatch;
}
