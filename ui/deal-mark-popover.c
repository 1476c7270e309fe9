/* deal-mark-popover.c: what stands behind a mark of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-mark-popover.h"

#include <adwaita.h>

#include "calc/deal-evidence.h"
#include "deal-adaptive-bin.h"
#include "deal-mark-cell.h"
#include "deal-names.h"
#include "deal-source-chips.h"
#include "deal-text.h"

#define TEXT_CHARS 40

/* With its padding and border a popover is at most 382 px wide, in text of the usual
 * size; in a small window it leaves this much of the window free. */
#define WIDTH 346
#define MAX_HEIGHT 340
#define WINDOW_MARGIN 56

/* What a popover takes above and below what scrolls: padding, buttons, arrow. */
#define FRAME_HEIGHT 96

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

/* The source that the mark's present state rests on, in the archive. */
static void
source_clicked_cb (GtkButton     *button,
                   DealSelection *selection)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_POPOVER);

  gtk_popover_popdown (GTK_POPOVER (popover));
  deal_selection_set_source (selection,
                             g_object_get_data (G_OBJECT (button), "deal-source"));
  deal_selection_open_view (selection, "sources");
}

static void
add_source (GtkBox         *box,
            const DealMark *mark,
            DealSelection  *selection)
{
  const DealAvailability *entry = mark->availability;
  g_autoptr (GPtrArray) claims = NULL;
  const DealSource *source;
  GtkWidget        *button;
  g_autofree char  *name = NULL;

  if (entry == NULL || entry->sources.n == 0)
    return;

  claims = deal_mark_cell_list_claims (deal_selection_get_deal (selection), entry);
  source = claims->len > 0 ? ((const DealClaim *) claims->pdata[0])->source
                           : entry->sources.items[0];
  /* Translators: %u is the number of a source. */
  name = g_strdup_printf (_ ("Open Source %u"), source->number);
  button = gtk_button_new_with_label (name);
  g_object_set_data_full (G_OBJECT (button), "deal-source", g_strdup (source->id),
                          g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (source_clicked_cb), selection,
                           0);
  gtk_box_append (box, button);
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

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, label);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                           PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (button), "deal-term", g_strdup (term->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (claims_clicked_cb), selection,
                           0);
  gtk_box_append (box, button);
}

/* Above the mark or below it, where there is more room; returns how much. */
static int
choose_side (DealChart          *chart,
             const GdkRectangle *mark,
             GtkPositionType    *side)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (chart)));
  double     x;
  double     y;
  int        above;
  int        below;

  gtk_widget_translate_coordinates (GTK_WIDGET (chart), root, mark->x, mark->y, &x, &y);
  above = (int) y;
  below = gtk_widget_get_height (root) - above - mark->height;
  *side = above > below ? GTK_POS_TOP : GTK_POS_BOTTOM;

  return MAX (above, below);
}

static GtkWidget *
make_content (DealChart      *chart,
              const DealMark *mark,
              int             room,
              DealSelection  *selection)
{
  DealFigure *figure = deal_chart_get_figure (chart);
  GtkWidget  *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (chart)));
  double      scale = deal_adaptive_get_text_scale (GTK_WIDGET (chart));
  int         wanted = (int) (WIDTH * scale);
  int         width = MIN (wanted, gtk_widget_get_width (root) - WINDOW_MARGIN);
  int         most = (int) (MAX_HEIGHT * scale);
  int         height = CLAMP (room - (int) (FRAME_HEIGHT * scale), MAX_HEIGHT / 2, most);
  GtkWidget  *clamp = adw_clamp_new ();
  GtkWidget  *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget  *window = gtk_scrolled_window_new ();
  GtkWidget  *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget  *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_set_size_request (clamp, width, -1);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  if (mark->product != NULL && mark->platform != NULL)
    gtk_box_append (GTK_BOX (box), deal_mark_cell_new (deal_figure_get_options (figure),
                                                       mark, selection));
  else
    add_payment (GTK_BOX (box), mark, selection);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (window), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (window), height);
  /* What the contract permits often fills it: the bar tells of the offer below. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (window), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), box);
  deal_names_set (window, mark->label);
  gtk_box_append (GTK_BOX (content), window);
  gtk_box_append (GTK_BOX (content), buttons);
  if (mark->term != NULL)
    add_claims (GTK_BOX (buttons), mark->term, selection);
  add_source (GTK_BOX (buttons), mark, selection);

  return clamp;
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
  GdkRectangle    rectangle = { 0 };
  gboolean        is_seen = deal_chart_get_mark_rectangle (chart, mark, &rectangle);
  GtkPositionType side;
  int             room = choose_side (chart, &rectangle, &side);

  gtk_popover_set_child (GTK_POPOVER (popover),
                         make_content (chart, details, room, selection));
  gtk_popover_set_position (GTK_POPOVER (popover), side);
  gtk_widget_add_css_class (popover, "deal-evidence");
  deal_names_set (popover, details->label);
  gtk_widget_set_parent (popover, GTK_WIDGET (chart));
  if (is_seen)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), &rectangle);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), chart, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
  deal_chart_set_mark (chart, (gssize) mark);

  return GTK_POPOVER (popover);
}
