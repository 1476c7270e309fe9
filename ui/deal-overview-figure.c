/* deal-overview-figure.c: a card with a small figure, the way into the view of that
 * figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-overview-figure.h"

#include "deal-adaptive-bin.h"
#include "deal-chart.h"
#include "deal-figure-job.h"
#include "deal-figure-maker.h"
#include "deal-text.h"
#include "deal-ui.h"

/* Three cards in a line, however wide the figures would like to be. */
#define WANTED_WIDTH 260
#define CHART_HEIGHT 230
#define TEXT_CHARS 34
#define LEAST_CHARS 10

/**
 * DealOverviewFigure:
 *
 * Under the title of the view: what the figure finds, what its amounts are and who
 * chose them, and the figure without words of its own.
 */
struct _DealOverviewFigure
{
  GtkButton parent_instance;

  GtkLabel  *title;
  GtkLabel  *finding;
  GtkLabel  *ground;
  DealChart *chart;

  DealFigureMaker maker;
};

G_DEFINE_FINAL_TYPE (DealOverviewFigure, deal_overview_figure, GTK_TYPE_BUTTON)

static GtkLabel *
add_caption (GtkBox *box)
{
  GtkWidget *label = deal_ui_label_new (NULL, "caption");

  gtk_widget_add_css_class (label, "deal-dim");
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TEXT_CHARS);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static GtkWidget *
add_head (GtkBox *box)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = deal_ui_label_new (NULL, "heading");
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   NULL);

  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), arrow);
  gtk_box_append (box, head);

  return title;
}

static DealChart *
add_chart (GtkBox *box)
{
  GtkWidget *chart = deal_chart_new_thumbnail ();
  GtkWidget *bin = deal_adaptive_bin_new (chart);

  g_object_set (bin, "wanted-width", WANTED_WIDTH, NULL);
  gtk_widget_set_hexpand (bin, TRUE);
  gtk_widget_set_vexpand (bin, TRUE);
  gtk_widget_set_size_request (chart, -1, CHART_HEIGHT);
  gtk_box_append (box, bin);

  return DEAL_CHART (chart);
}

static void
deal_overview_figure_dispose (GObject *object)
{
  deal_figure_maker_stop (&DEAL_OVERVIEW_FIGURE (object)->maker);

  G_OBJECT_CLASS (deal_overview_figure_parent_class)->dispose (object);
}

static void
deal_overview_figure_class_init (DealOverviewFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = deal_overview_figure_dispose;
}

static void
deal_overview_figure_init (DealOverviewFigure *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-card");
  self->title = GTK_LABEL (add_head (GTK_BOX (box)));
  self->finding = add_caption (GTK_BOX (box));
  self->ground = add_caption (GTK_BOX (box));
  self->chart = add_chart (GTK_BOX (box));
  gtk_button_set_child (GTK_BUTTON (self), box);
}

static void
show_words (DealOverviewFigure *self,
            const char         *finding,
            const char         *ground)
{
  const char      *title = deal_figure_kind_get_title (self->maker.kind);
  g_autofree char *said = NULL;
  g_autofree char *name = NULL;

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->finding, finding);
  gtk_label_set_label (self->ground, ground);
  gtk_widget_set_visible (GTK_WIDGET (self->ground), ground[0] != '\0');
  said = ground[0] != '\0' ? g_strjoin (". ", finding, ground, NULL) : g_strdup (finding);
  /* Translators: a card for a screen reader: its title and what it says. */
  name = g_strdup_printf (_ ("%s: %s"), title, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
show_chart (DealOverviewFigure *self,
            DealFigure         *figure)
{
  deal_chart_set_figure (self->chart, figure);
  /* The words say that there is nothing to draw. */
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->chart)),
                          figure != NULL && deal_figure_get_n_marks (figure) > 0);
}

static void
show_figure (DealOverviewFigure *self,
             DealFigure         *figure,
             const GError       *error)
{
  show_chart (self, figure);
  if (figure != NULL)
    show_words (self, deal_figure_get_title (figure), deal_figure_get_ground (figure));
  else
    show_words (self, error->message, "");
}

static void
say_busy (DealOverviewFigure *self,
          gboolean            is_busy)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_busy,
                               -1);
}

static void
made (GtkWidget    *widget,
      DealFigure   *figure,
      const GError *error)
{
  say_busy (DEAL_OVERVIEW_FIGURE (widget), FALSE);
  show_figure (DEAL_OVERVIEW_FIGURE (widget), figure, error);
}

/* The figure of another deal goes at once. */
static void
make_later (DealOverviewFigure *self,
            const DealOptions  *options)
{
  if (!deal_figure_job_leaves (deal_chart_get_figure (self->chart), options))
    {
      show_chart (self, NULL);
      show_words (self, _ ("Drawing…"), "");
    }
  say_busy (self, TRUE);
  deal_figure_maker_make (&self->maker, options);
}

/**
 * deal_overview_figure_show:
 * @self: the card
 * @kind: the same at each call
 * @options: the reader's choices; a running total by year is shown of payments,
 *   whatever they say
 *
 * Makes the figure anew, a large one in a thread: until it is there, what the card
 * shows of the same deal stays, with the words of what that is of.  Where it cannot be
 * made, the card says why.
 */
void
deal_overview_figure_show (DealOverviewFigure *self,
                           DealFigureKind      kind,
                           const DealOptions  *options)
{
  g_autoptr (DealOptions) small = deal_options_copy (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;

  g_return_if_fail (DEAL_IS_OVERVIEW_FIGURE (self));

  small->by = DEAL_BY_YEAR;
  small->cumulative = TRUE;
  small->range = FALSE;
  self->maker.widget = GTK_WIDGET (self);
  self->maker.kind = kind;
  self->maker.made = made;
  figure = deal_figure_job_move_window (deal_chart_get_figure (self->chart), small);
  if (figure == NULL && deal_figure_job_is_worth (kind, small))
    {
      make_later (self, small);
      return;
    }

  deal_figure_maker_stop (&self->maker);
  say_busy (self, FALSE);
  if (figure == NULL)
    figure = deal_figure_new (kind, small, TRUE, &error);
  show_figure (self, figure, error);
}
