/* deal-figure-footer.c: the assumptions and sources below a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-footer.h"

#include "deal-source-chips.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

#define TEXT_CHARS 140

/**
 * DealFigureFooter:
 *
 * What an exported picture says in its footer, with sources to click on.
 */
struct _DealFigureFooter
{
  GtkWidget parent_instance;

  GtkLabel        *assumptions;
  GtkWidget       *caption;
  DealSourceChips *chips;
};

G_DEFINE_FINAL_TYPE (DealFigureFooter, deal_figure_footer, GTK_TYPE_WIDGET)

/* The first assumption is the one that holds for every amount. */
static void
show_assumptions (DealFigureFooter  *self,
                  const char *const *assumptions)
{
  g_autofree char *rest = NULL;
  g_autofree char *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->assumptions), assumptions[0] != NULL);
  if (assumptions[0] == NULL)
    return;

  rest = g_strjoinv (" ", (char **) assumptions + 1);
  markup = g_markup_printf_escaped ("<b>%s</b> %s", assumptions[0], rest);
  gtk_label_set_markup (self->assumptions, markup);
}

static void
deal_figure_footer_dispose (GObject *object)
{
  DealFigureFooter *self = DEAL_FIGURE_FOOTER (object);

  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_figure_footer_parent_class)->dispose (object);
}

static void
deal_figure_footer_class_init (DealFigureFooterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_figure_footer_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "dealfooter");
}

static void
deal_figure_footer_init (DealFigureFooter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), deal_wrap_layout_new (18, 6));
  self->assumptions = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->assumptions, TRUE);
  gtk_label_set_max_width_chars (self->assumptions, TEXT_CHARS);
  gtk_label_set_xalign (self->assumptions, 0);
  gtk_label_set_selectable (self->assumptions, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->assumptions), "deal-caption");
  gtk_widget_set_parent (GTK_WIDGET (self->assumptions), GTK_WIDGET (self));

  self->caption = gtk_label_new (C_ ("figure", "Sources"));
  gtk_widget_add_css_class (self->caption, "deal-caption");
  self->chips = DEAL_SOURCE_CHIPS (deal_source_chips_new ());
  gtk_widget_set_hexpand (GTK_WIDGET (self->chips), TRUE);
  gtk_box_append (GTK_BOX (box), self->caption);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->chips));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
deal_figure_footer_new (void)
{
  return g_object_new (DEAL_TYPE_FIGURE_FOOTER, NULL);
}

/**
 * deal_figure_footer_set_figure:
 * @self: a footer
 * @figure: the figure above it
 * @selection: where a click on a source goes
 */
void
deal_figure_footer_set_figure (DealFigureFooter *self,
                               DealFigure       *figure,
                               DealSelection    *selection)
{
  GPtrArray *sources = deal_figure_get_sources (figure);

  g_return_if_fail (DEAL_IS_FIGURE_FOOTER (self));

  show_assumptions (self, deal_figure_get_assumptions (figure));
  deal_source_chips_set_sources (
    self->chips, selection, (const DealSource *const *) sources->pdata, sources->len);
  gtk_widget_set_visible (self->caption, sources->len > 0);
}
