/* deal-figure-card.c: a figure as chart or as table, with its assumptions and sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-card.h"

#include <adwaita.h>

#include "deal-adaptive-bin.h"
#include "deal-clipboard.h"
#include "deal-config.h"
#include "deal-export-choices.h"
#include "deal-figure-footer.h"
#include "deal-figure-job.h"
#include "deal-figure-provider.h"
#include "deal-mark-popover.h"
#include "deal-names.h"
#include "deal-text.h"

/**
 * DealFigureCard:
 *
 * The table is filled only while it is shown: a slider that is dragged makes a
 * new figure with every frame.  A mark that is activated opens its evidence.
 */
struct _DealFigureCard
{
  GtkWidget parent_instance;

  DealFigure    *figure;    /* nullable */
  DealSelection *selection; /* nullable */
  DealTable     *tabled;    /* nullable: the numbers that the table shows */
  gboolean       shows_table;
  DealTableFunc  table_func; /* nullable */

  GtkWidget        *box;
  GtkStack         *stack;
  GtkWidget        *chart_page; /* the chart, or what it scrolls in */
  DealChart        *chart;
  DealTableView    *table_view;
  AdwStatusPage    *problem;
  GtkWidget        *separator;
  DealFigureFooter *footer;
};

enum
{
  PROP_SHOWS_TABLE = 1,
  N_PROPS
};

enum
{
  MARK_ACTIVATED,
  N_SIGNALS
};

/* A chart that scrolls itself is at least so high. */
#define LEAST_HEIGHT 320

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealFigureCard, deal_figure_card, GTK_TYPE_WIDGET)

/* The table that people read. */
static DealTable *
make_table (DealFigureCard *self)
{
  return self->table_func != NULL
           ? self->table_func (self->figure)
           : deal_table_ref (deal_figure_get_table (self->figure));
}

/* Another part of the time is a figure of the same numbers. */
static void
show_table (DealFigureCard *self)
{
  g_autoptr (DealTable) table = NULL;

  if (self->tabled == deal_figure_get_table (self->figure))
    return;

  g_clear_pointer (&self->tabled, deal_table_unref);
  self->tabled = deal_table_ref (deal_figure_get_table (self->figure));
  table = make_table (self);
  deal_table_view_set_table (self->table_view, table);
}

/* Heads and a few rows, in the desktop's size of text. */
static void
update_least_height (DealFigureCard *self)
{
  double scale = deal_adaptive_get_text_scale (GTK_WIDGET (self));

  if (GTK_IS_SCROLLED_WINDOW (self->chart_page))
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->chart_page),
                                                (int) (LEAST_HEIGHT * scale));
}

static void
update (DealFigureCard *self)
{
  gboolean has_figure = self->figure != NULL;

  update_least_height (self);
  gtk_widget_set_visible (self->separator, has_figure);
  gtk_widget_set_visible (GTK_WIDGET (self->footer), has_figure);
  if (!has_figure)
    {
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->problem));
      return;
    }

  if (self->shows_table)
    show_table (self);
  gtk_stack_set_visible_child (self->stack, self->shows_table
                                              ? GTK_WIDGET (self->table_view)
                                              : self->chart_page);
}

static void
mark_activated_cb (DealFigureCard *self,
                   guint           mark,
                   DealChart      *chart)
{
  gboolean is_shown = FALSE;

  g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark, &is_shown);
  if (!is_shown && self->selection != NULL)
    deal_mark_popover_open (chart, mark, self->selection);
}

/* The picture that is dragged is that of an export; a figure that has no room in
 * the size that was last chosen cannot be. */
static GdkContentProvider *
drag_prepared_cb (GtkDragSource  *source,
                  double          x,
                  double          y,
                  DealFigureCard *self)
{
  g_autoptr (GSettings) settings = g_settings_new (DEAL_APP_ID);
  const DealOptions *options;
  DealExportChoices  choices;

  options = self->selection != NULL ? deal_selection_get_options (self->selection) : NULL;
  if (self->figure == NULL || options == NULL)
    return NULL;

  deal_export_choices_load (settings, &choices);

  return deal_figure_provider_new_for_drag (
    options, deal_figure_get_kind (self->figure), &choices.size, choices.style, NULL);
}

/* The chart, small. */
static void
drag_begun_cb (GtkDragSource  *source,
               GdkDrag        *drag,
               DealFigureCard *self)
{
  g_autoptr (GdkPaintable) icon = deal_chart_make_icon (self->chart);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static void
add_drag_source (DealFigureCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepared_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begun_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->chart), GTK_EVENT_CONTROLLER (source));
}

static void
deal_figure_card_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DealFigureCard *self = DEAL_FIGURE_CARD (object);

  switch (prop_id)
    {
    case PROP_SHOWS_TABLE:
      g_value_set_boolean (value, self->shows_table);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_figure_card_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DealFigureCard *self = DEAL_FIGURE_CARD (object);

  switch (prop_id)
    {
    case PROP_SHOWS_TABLE:
      deal_figure_card_set_shows_table (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_figure_card_dispose (GObject *object)
{
  DealFigureCard *self = DEAL_FIGURE_CARD (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->figure, deal_figure_job_release);
  g_clear_pointer (&self->tabled, deal_table_unref);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (deal_figure_card_parent_class)->dispose (object);
}

static void
deal_figure_card_class_init (DealFigureCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_figure_card_dispose;
  object_class->get_property = deal_figure_card_get_property;
  object_class->set_property = deal_figure_card_set_property;

  properties[PROP_SHOWS_TABLE] = g_param_spec_boolean (
    "shows-table", NULL, NULL, FALSE,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MARK_ACTIVATED] = g_signal_new (
    "mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
    g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
deal_figure_card_init (DealFigureCard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->box, "card");
  gtk_widget_add_css_class (self->box, "deal-figure");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->chart = DEAL_CHART (deal_chart_new ());
  self->table_view = DEAL_TABLE_VIEW (deal_table_view_new ());
  self->problem = ADW_STATUS_PAGE (adw_status_page_new ());
  g_signal_connect_swapped (self->chart, "activated", G_CALLBACK (mark_activated_cb),
                            self);
  add_drag_source (self);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->chart_page = GTK_WIDGET (self->chart);
  gtk_stack_add_child (self->stack, self->chart_page);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->table_view));
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->problem));
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));

  self->separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_box_append (GTK_BOX (self->box), self->separator);
  self->footer = DEAL_FIGURE_FOOTER (deal_figure_footer_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->footer));
}

/**
 * deal_figure_card_set_figure:
 * @self: a card
 * @figure: what it shows from now on
 * @selection: where a click on a source goes
 */
void
deal_figure_card_set_figure (DealFigureCard *self,
                             DealFigure     *figure,
                             DealSelection  *selection)
{
  DealFigure *old_figure;

  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  old_figure = self->figure;
  self->figure = deal_figure_ref (figure);
  g_set_object (&self->selection, selection);
  deal_chart_set_figure (self->chart, figure);
  deal_figure_footer_set_figure (self->footer, figure, selection);
  update (self);
  g_clear_pointer (&old_figure, deal_figure_job_release);
}

/**
 * deal_figure_card_set_table_func:
 * @self: a card
 * @table_func: (nullable): makes the table that people read; `NULL`: the figure's
 *   own is one
 */
void
deal_figure_card_set_table_func (DealFigureCard *self,
                                 DealTableFunc   table_func)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  self->table_func = table_func;
}

/* The window names what is there when it comes onto the screen; not before, which
 * would make its own place in the accessible tree without a role. */
static void
name_pane (DealFigureCard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root)))
    deal_names_set (self->chart_page, _ ("Chart"));
}

/**
 * deal_figure_card_set_scrolls:
 * @self: a card
 * @scrolls: whether the chart scrolls within the card, for a figure that may be
 *   larger than any window; `FALSE`: it is as high as it needs, and the page scrolls
 */
void
deal_figure_card_set_scrolls (DealFigureCard *self,
                              gboolean        scrolls)
{
  GtkWidget *chart;
  gboolean   is_shown;

  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  chart = GTK_WIDGET (self->chart);
  if (scrolls == (self->chart_page != chart))
    return;

  is_shown = gtk_stack_get_visible_child (self->stack) == self->chart_page;
  g_object_ref (chart);
  if (!scrolls)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->chart_page), NULL);
  gtk_stack_remove (self->stack, self->chart_page);
  self->chart_page = chart;
  if (scrolls)
    {
      self->chart_page = gtk_scrolled_window_new ();
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->chart_page), chart);
      name_pane (self);
    }
  update_least_height (self);
  gtk_stack_add_child (self->stack, self->chart_page);
  g_object_unref (chart);
  if (is_shown)
    gtk_stack_set_visible_child (self->stack, self->chart_page);
}

static void
show_problem (DealFigureCard *self,
              const char     *icon,
              const char     *message,
              const char     *advice)
{
  g_autofree char *title = g_markup_escape_text (message, -1);

  deal_chart_set_figure (self->chart, NULL);
  g_clear_pointer (&self->figure, deal_figure_job_release);
  adw_status_page_set_icon_name (self->problem, icon);
  adw_status_page_set_title (self->problem, title);
  adw_status_page_set_description (self->problem, advice);
  update (self);
}

/**
 * deal_figure_card_set_problem:
 * @self: a card
 * @message: why there is no figure
 */
void
deal_figure_card_set_problem (DealFigureCard *self,
                              const char     *message)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  show_problem (self, "dialog-warning-symbolic", message, NULL);
}

/**
 * deal_figure_card_set_nothing:
 * @self: a card
 * @icon: name of an icon
 * @message: that there is nothing to draw
 * @advice: what to do about it
 */
void
deal_figure_card_set_nothing (DealFigureCard *self,
                              const char     *icon,
                              const char     *message,
                              const char     *advice)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  show_problem (self, icon, message, advice);
}

/* Shows nothing, until there is a figure. */
void
deal_figure_card_clear (DealFigureCard *self)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  show_problem (self, NULL, "", NULL);
}

gboolean
deal_figure_card_get_shows_table (DealFigureCard *self)
{
  g_return_val_if_fail (DEAL_IS_FIGURE_CARD (self), FALSE);

  return self->shows_table;
}

void
deal_figure_card_set_shows_table (DealFigureCard *self,
                                  gboolean        shows_table)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  if (self->shows_table == shows_table)
    return;

  self->shows_table = shows_table;
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_TABLE]);
}

DealChart *
deal_figure_card_get_chart (DealFigureCard *self)
{
  g_return_val_if_fail (DEAL_IS_FIGURE_CARD (self), NULL);

  return self->chart;
}

DealTableView *
deal_figure_card_get_table_view (DealFigureCard *self)
{
  g_return_val_if_fail (DEAL_IS_FIGURE_CARD (self), NULL);

  return self->table_view;
}

/**
 * deal_figure_card_copy:
 * @self: a card
 *
 * Puts the table on the clipboard: while it is shown and rows are selected, those.
 */
void
deal_figure_card_copy (DealFigureCard *self)
{
  g_return_if_fail (DEAL_IS_FIGURE_CARD (self));

  if (self->figure == NULL)
    return;
  if (self->shows_table)
    {
      deal_table_view_copy (self->table_view);
    }
  else
    {
      g_autoptr (DealTable) table = make_table (self);

      deal_clipboard_set_rows (gtk_widget_get_clipboard (GTK_WIDGET (self)), table, NULL);
    }
}
