/* deal-evidence-matrix.c: terms by sources, with what orders them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-evidence-matrix.h"

#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/**
 * DealEvidenceMatrix:
 *
 * The figure scrolls in its card with names and heads in place.  The selected term
 * is tinted, and in sight.
 */
struct _DealEvidenceMatrix
{
  DealFigureView parent_instance;

  GtkDropDown     *order;
  GtkToggleButton *by_source;
  GtkToggleButton *by_kind;
  gboolean         is_showing; /* the options, in the controls */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* In the order of DealTermOrder. */
static const char *const orders[DEAL_N_ORDERS] = {
  [DEAL_ORDER_DISPUTED] = N_ ("Disputed first"),
  [DEAL_ORDER_FILE] = N_ ("As in the deal"),
  [DEAL_ORDER_SOURCES] = N_ ("Most sources first"),
  [DEAL_ORDER_TITLE] = N_ ("By name"),
};

/* What people read in the table; a file has all columns. */
static const char *const columns[] = { "title",
                                       "stance",
                                       "strength",
                                       "number",
                                       "publisher",
                                       "kind",
                                       "published",
                                       "says",
                                       "locator",
                                       NULL };

G_DEFINE_FINAL_TYPE (DealEvidenceMatrix, deal_evidence_matrix, DEAL_TYPE_FIGURE_VIEW)

static DealTable *
make_table (DealFigure *figure)
{
  return deal_table_select (deal_figure_get_table (figure), columns);
}

static DealSelection *
get_selection (DealEvidenceMatrix *self)
{
  return deal_view_get_selection (DEAL_VIEW (self));
}

static void
show_selected (DealEvidenceMatrix *self)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (self));
  DealChart      *chart = deal_figure_card_get_chart (card);
  DealFigure     *figure = deal_chart_get_figure (chart);
  const char     *term = deal_selection_get_term (get_selection (self));
  gssize          found = -1;

  for (gsize i = 0; figure != NULL && i < deal_figure_get_n_marks (figure); i++)
    if (found < 0 &&
        g_strcmp0 (deal_figure_get_mark (figure, i)->term->id, term) == 0)
      found = (gssize) i;
  deal_chart_set_selected (chart, found);
}

static void
choice_changed_cb (DealEvidenceMatrix *self)
{
  DealSelection     *selection = get_selection (self);
  const DealOptions *options = deal_selection_get_options (selection);
  g_autoptr (DealOptions) chosen = NULL;

  if (self->is_showing || options == NULL)
    return;

  chosen = deal_options_copy (options);
  chosen->term_order = (DealTermOrder) gtk_drop_down_get_selected (self->order);
  chosen->by_kind = gtk_toggle_button_get_active (self->by_kind);
  if (chosen->term_order != options->term_order || chosen->by_kind != options->by_kind)
    deal_selection_set_options (selection, chosen);
}

static gboolean
mark_activated_cb (DealEvidenceMatrix *self,
                   guint               index,
                   DealFigureCard     *card)
{
  DealFigure     *figure = deal_chart_get_figure (deal_figure_card_get_chart (card));
  const DealMark *mark = deal_figure_get_mark (figure, index);
  DealSelection  *selection = get_selection (self);

  deal_selection_set_term (selection, mark->term->id);
  if (mark->source != NULL)
    deal_selection_set_source (selection, mark->source->id);
  g_signal_emit (self, signals[CHOSEN], 0);

  return TRUE;
}

static void
deal_evidence_matrix_show_options (DealFigureView    *view,
                                   const DealOptions *options)
{
  DealEvidenceMatrix *self = DEAL_EVIDENCE_MATRIX (view);

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (self->order, options->term_order);
  gtk_toggle_button_set_active (options->by_kind ? self->by_kind : self->by_source, TRUE);
  self->is_showing = FALSE;
}

static void
deal_evidence_matrix_show_figure (DealFigureView *view,
                                  DealFigure     *figure)
{
  show_selected (DEAL_EVIDENCE_MATRIX (view));
}

static void
deal_evidence_matrix_selection_changed (DealView *view)
{
  DealSelection *selection = deal_view_get_selection (view);

  if (selection != NULL)
    g_signal_connect_object (selection, "notify::term", G_CALLBACK (show_selected), view,
                             G_CONNECT_SWAPPED);
}

static void
deal_evidence_matrix_class_init (DealEvidenceMatrixClass *klass)
{
  DealFigureViewClass *view_class = DEAL_FIGURE_VIEW_CLASS (klass);

  view_class->kind = DEAL_FIGURE_EVIDENCE;
  view_class->chart_icon = "view-evidence-symbolic";
  view_class->chart_label = N_ ("Matrix");
  view_class->show_options = deal_evidence_matrix_show_options;
  view_class->show_figure = deal_evidence_matrix_show_figure;
  DEAL_VIEW_CLASS (klass)->selection_changed = deal_evidence_matrix_selection_changed;

  signals[CHOSEN] = deal_ui_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), 0);
}

static GtkWidget *
new_order (DealEvidenceMatrix *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    gtk_string_list_append (list, _ (orders[i]));
  self->order = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (list)),
                                                  NULL));
  deal_ui_let_shrink (self->order);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->order), _ ("Order of the terms"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Order of the terms"),
                                  -1);
  g_signal_connect_swapped (self->order, "notify::selected",
                            G_CALLBACK (choice_changed_cb), self);

  return GTK_WIDGET (self->order);
}

static GtkWidget *
new_columns (DealEvidenceMatrix *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  deal_wrap_layout_link (box);
  self->by_source = GTK_TOGGLE_BUTTON (
    /* Translators: a column for each source, or one for each kind of source. */
    gtk_toggle_button_new_with_label (C_ ("columns", "Sources")));
  self->by_kind = GTK_TOGGLE_BUTTON (
    gtk_toggle_button_new_with_label (C_ ("columns", "Kinds")));
  gtk_toggle_button_set_group (self->by_kind, self->by_source);
  gtk_toggle_button_set_active (self->by_source, TRUE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->by_source),
                               _ ("A column for each source"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->by_kind),
                               _ ("Count the sources by kind"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->by_source));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->by_kind));
  g_signal_connect_swapped (self->by_kind, "toggled", G_CALLBACK (choice_changed_cb),
                            self);

  return box;
}

static void
deal_evidence_matrix_init (DealEvidenceMatrix *self)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (self));
  GtkWidget      *controls = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (controls, deal_wrap_layout_new (8, 8));
  gtk_box_append (GTK_BOX (controls), new_order (self));
  gtk_box_append (GTK_BOX (controls), new_columns (self));
  deal_figure_view_add_controls (DEAL_FIGURE_VIEW (self), controls);
  deal_figure_card_set_scrolls (card, TRUE);
  deal_figure_card_set_table_func (card, make_table);
  g_signal_connect_swapped (card, "mark-activated", G_CALLBACK (mark_activated_cb), self);
}
