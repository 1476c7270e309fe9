/* deal-mark-popover.c: what stands behind a mark of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-mark-popover.h"

#include "calc/deal-format.h"
#include "calc/deal-matrix.h"
#include "deal-source-chips.h"
#include "deal-status-chip.h"
#include "deal-text.h"

#define TEXT_CHARS 40
#define CAPTION_CHARS 11
#define WIDTH 320
#define MAX_HEIGHT 400

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_sources (GtkBox               *box,
             DealSelection        *selection,
             const DealSourceList *sources)
{
  GtkWidget *chips;

  if (sources->n == 0)
    return;

  chips = deal_source_chips_new ();
  deal_source_chips_set_sources (DEAL_SOURCE_CHIPS (chips), selection, sources->items,
                                 sources->n);
  gtk_box_append (box, chips);
}

/* When, which status, why, and who says so. */
static void
add_side (GtkGrid                *grid,
          int                     row,
          const char             *when,
          DealStatus              status,
          const DealAvailability *entry,
          DealSelection          *selection)
{
  GtkWidget *caption = make_label (when, "deal-caption");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_label_set_width_chars (GTK_LABEL (caption), CAPTION_CHARS);
  gtk_widget_set_valign (caption, GTK_ALIGN_START);
  gtk_grid_attach (grid, caption, 0, row, 1, 1);

  gtk_box_append (GTK_BOX (box), deal_status_chip_new (status));
  if (entry == NULL)
    gtk_box_append (GTK_BOX (box),
                    make_label (_ ("Nothing on record for this day."), "deal-caption"));
  else if (entry->note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (entry->note, "deal-body"));
  if (entry != NULL)
    add_sources (GTK_BOX (box), selection, &entry->sources);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_grid_attach (grid, box, 1, row, 1, 1);
}

static GtkWidget *
make_layer (const DealMatrix      *matrix,
            const DealMatrixLayer *cell,
            DealLayer              layer,
            DealSelection         *selection)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget       *grid = gtk_grid_new ();
  g_autofree char *before = deal_format_date (matrix->before);
  g_autofree char *after = deal_format_date (matrix->after);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_box_append (GTK_BOX (box),
                  make_label (deal_format_layer (layer), "caption-heading"));
  if (cell->before == cell->after && cell->before_entry == cell->after_entry)
    {
      add_side (GTK_GRID (grid), 0, C_ ("availability", "Both days"), cell->after,
                cell->after_entry, selection);
    }
  else
    {
      add_side (GTK_GRID (grid), 0, before, cell->before, cell->before_entry, selection);
      add_side (GTK_GRID (grid), 1, after, cell->after, cell->after_entry, selection);
    }
  gtk_box_append (GTK_BOX (box), grid);

  return box;
}

static void
add_cell (GtkBox         *box,
          DealFigure     *figure,
          const DealMark *mark,
          DealSelection  *selection)
{
  const DealOptions *options = deal_figure_get_options (figure);
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);
  const DealMatrixCell *cell =
    deal_matrix_get_cell (matrix, (gsize) (mark->product - options->deal->products),
                          (gsize) (mark->platform - options->deal->platforms));
  g_autofree char *title = NULL;

  /* Translators: a product, then the cloud that it is on */
  title = g_strdup_printf (_ ("%s on %s"), mark->product->title, mark->platform->title);
  gtk_box_append (box, make_label (title, "heading"));
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    gtk_box_append (
      box, make_layer (matrix, &cell->layers[layer], (DealLayer) layer, selection));
}

static void
add_payment (GtkBox         *box,
             const DealMark *mark,
             DealSelection  *selection)
{
  if (mark->payment != NULL)
    gtk_box_append (box, make_label (mark->payment->title, "heading"));
  gtk_box_append (box, make_label (mark->label, "deal-body"));
  if (mark->payment != NULL && mark->payment->note != NULL)
    gtk_box_append (box, make_label (mark->payment->note, "deal-caption"));
  add_sources (box, selection, &mark->sources);
}

static void
claims_clicked_cb (GtkButton     *button,
                   DealSelection *selection)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  deal_selection_set_term (selection,
                           g_object_get_data (G_OBJECT (button), "deal-term"));
  deal_selection_open_view (selection, "evidence");
}

/* The way to what everybody says of the term behind the mark. */
static void
add_claims (GtkBox         *box,
            const DealTerm *term,
            DealSelection  *selection)
{
  g_autoptr (GPtrArray) claims =
    deal_term_get_claims (deal_selection_get_deal (selection), term);
  /* Translators: a number of claims, the title of the term that they speak of */
  g_autofree char *label = g_strdup_printf (P_ ("%u Claim on “%s”", "%u Claims on “%s”",
                                                claims->len),
                                            claims->len, term->title);
  GtkWidget       *button = gtk_button_new_with_label (label);

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "deal-term", g_strdup (term->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (claims_clicked_cb), selection,
                           0);
  gtk_box_append (box, button);
}

static GtkWidget *
make_content (DealFigure     *figure,
              const DealMark *mark,
              DealSelection  *selection)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *window = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_size_request (box, WIDTH, -1);
  if (mark->product != NULL && mark->platform != NULL)
    add_cell (GTK_BOX (box), figure, mark, selection);
  else
    add_payment (GTK_BOX (box), mark, selection);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  gtk_box_append (GTK_BOX (content), window);
  if (mark->term != NULL)
    add_claims (GTK_BOX (content), mark->term, selection);

  return content;
}

static gboolean
remove_popover_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);

  return G_SOURCE_REMOVE;
}

/* Not at once: the popover is still at work on its closing. */
static void
closed_cb (GtkPopover *popover,
           DealChart  *chart)
{
  gtk_widget_grab_focus (GTK_WIDGET (chart));
  g_idle_add_full (G_PRIORITY_DEFAULT, remove_popover_cb, g_object_ref (popover),
                   g_object_unref);
}

/**
 * deal_mark_popover_open:
 * @chart: a chart
 * @mark: a mark of its figure
 * @selection: where a click on a source goes
 *
 * Opens a popover at the mark: what it says, before and after, why, and which
 * sources say so.  It goes when it is closed.
 *
 * Returns: (transfer none): the popover
 */
GtkPopover *
deal_mark_popover_open (DealChart     *chart,
                        gsize          mark,
                        DealSelection *selection)
{
  DealFigure     *figure = deal_chart_get_figure (chart);
  const DealMark *details = deal_figure_get_mark (figure, mark);
  GtkWidget      *popover = gtk_popover_new ();
  GdkRectangle    rectangle;

  gtk_popover_set_child (GTK_POPOVER (popover),
                         make_content (figure, details, selection));
  gtk_widget_add_css_class (popover, "deal-evidence");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  details->label, -1);
  gtk_widget_set_parent (popover, GTK_WIDGET (chart));
  if (deal_chart_get_mark_rectangle (chart, mark, &rectangle))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &rectangle);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), chart, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  deal_chart_set_mark (chart, (gssize) mark);

  return GTK_POPOVER (popover);
}
