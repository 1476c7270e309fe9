/* deal-figure-view.c: a view that is one figure, with what changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-figure-view.h"

#include "deal-adaptive-bin.h"
#include "deal-figure-job.h"
#include "deal-figure-maker.h"
#include "deal-text.h"
#include "deal-ui.h"

/**
 * DealFigureView:
 *
 * Finding, controls, and the figure in a card, as chart or as table.  With
 * little room the picture comes first, and what changes it stands below.
 *
 * A large figure is made in a thread.
 *
 * The actions `view.table` and `view.copy` are those of the window's shortcuts.
 */
typedef struct
{
  DealAdaptiveBin *bin;
  GtkBox          *outside;
  GtkBox          *page;
  GtkWidget       *head;
  GtkLabel        *headline;
  GtkLabel        *subtitle;
  GtkWidget       *toggle;
  GtkToggleButton *chart_toggle;
  GtkToggleButton *table_toggle;
  GtkBox          *controls;
  GtkWidget       *overlay;
  GtkWidget       *cover;
  GtkSpinner      *spinner;
  DealFigureCard  *card;

  DealFigureMaker maker;
  guint           cover_id; /* 0: the cover is there, or need not be */
} DealFigureViewPrivate;

/* A figure that is there sooner needs no sign of being made; in milliseconds. */
#define PATIENCE 200

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DealFigureView, deal_figure_view, DEAL_TYPE_VIEW)

/* What to do where a figure has nothing to show. */
static const char *
get_advice (DealFigureKind kind)
{
  switch (kind)
    {
    case DEAL_FIGURE_PAYMENTS:
      return _ ("Choose other versions in the header bar, or add payments to the file.");
    case DEAL_FIGURE_AVAILABILITY:
      return _ ("Add products, platforms, and what is permitted and offered where, to "
                "the file.");
    case DEAL_FIGURE_EVIDENCE:
    case DEAL_FIGURE_TERMS:
      return _ ("Add terms, and what the sources say of them, to the file.");
    case DEAL_FIGURE_TIMELINE:
    default:
      return _ ("Add terms with a time, payments or events to the file.");
    }
}

/* The card says it, in place of a picture with nothing in it. */
static void
show_nothing (DealFigureView *self,
              const char     *message)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealFigureViewClass   *klass = DEAL_FIGURE_VIEW_GET_CLASS (self);

  gtk_widget_set_visible (priv->head, FALSE);
  deal_figure_card_set_nothing (priv->card, klass->chart_icon, message,
                                get_advice (klass->kind));
}

static void
show_figure (DealFigureView *self,
             DealFigure     *figure,
             const GError   *error)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealFigureViewClass   *klass = DEAL_FIGURE_VIEW_GET_CLASS (self);

  gtk_widget_set_visible (priv->head, figure != NULL);
  if (figure == NULL)
    {
      deal_figure_card_set_problem (priv->card, error->message);
      return;
    }

  if (deal_figure_get_n_marks (figure) == 0)
    {
      show_nothing (self, deal_figure_get_title (figure));
      return;
    }

  gtk_label_set_text (priv->headline, deal_figure_get_title (figure));
  gtk_label_set_text (priv->subtitle, deal_figure_get_subtitle (figure));
  deal_figure_card_set_figure (priv->card, figure,
                               deal_view_get_selection (DEAL_VIEW (self)));
  if (klass->show_figure != NULL)
    klass->show_figure (self, figure);
}

static void
show_cover (DealFigureView *self,
            gboolean        is_shown)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  gtk_widget_set_visible (priv->cover, is_shown);
  gtk_spinner_set_spinning (priv->spinner, is_shown);
}

static void
patience_ended_cb (gpointer user_data)
{
  DealFigureView        *self = DEAL_FIGURE_VIEW (user_data);
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  priv->cover_id = 0;
  show_cover (self, TRUE);
}

static void
say_busy (DealFigureView *self,
          gboolean        is_busy)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->card), GTK_ACCESSIBLE_STATE_BUSY,
                               is_busy, -1);
  g_clear_handle_id (&priv->cover_id, g_source_remove);
  if (is_busy)
    priv->cover_id = g_timeout_add_once (PATIENCE, patience_ended_cb, self);
  else
    show_cover (self, FALSE);
}

static void
clear_other_deal (DealFigureView    *self,
                  const DealOptions *options)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealChart             *chart = deal_figure_card_get_chart (priv->card);

  if (deal_figure_job_leaves (deal_chart_get_figure (chart), options))
    return;

  gtk_label_set_text (priv->headline, NULL);
  gtk_label_set_text (priv->subtitle, NULL);
  deal_figure_card_clear (priv->card);
}

static void
make_later (DealFigureView    *self,
            const DealOptions *options)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  clear_other_deal (self, options);
  if (!deal_figure_view_is_busy (self))
    say_busy (self, TRUE);
  deal_figure_maker_make (&priv->maker, options);
}

static void
made (GtkWidget    *widget,
      DealFigure   *figure,
      const GError *error)
{
  say_busy (DEAL_FIGURE_VIEW (widget), FALSE);
  show_figure (DEAL_FIGURE_VIEW (widget), figure, error);
}

static void
deal_figure_view_update (DealView          *view,
                         const DealOptions *options)
{
  DealFigureView        *self = DEAL_FIGURE_VIEW (view);
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealFigureViewClass   *klass = DEAL_FIGURE_VIEW_GET_CLASS (self);
  g_autoptr (DealOptions) adapted = deal_options_copy (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = NULL;

  if (klass->show_options != NULL)
    klass->show_options (self, options);

  if (klass->adapt_options != NULL)
    klass->adapt_options (self, adapted);
  figure = deal_figure_job_move_window (
    deal_chart_get_figure (deal_figure_card_get_chart (priv->card)), adapted);
  if (figure == NULL && deal_figure_job_is_worth (klass->kind, adapted))
    {
      make_later (self, adapted);
      return;
    }

  deal_figure_maker_stop (&priv->maker);
  say_busy (self, FALSE);
  if (figure == NULL)
    figure = deal_figure_new (klass->kind, adapted, TRUE, &error);
  show_figure (self, figure, error);
}

/* A mark of the picture before may not be where it is, or not be at all. */
static gboolean
mark_activated_cb (DealFigureView *self)
{
  return deal_figure_view_is_busy (self);
}

static void
lay_out (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  gboolean               is_narrow = deal_adaptive_bin_is_narrow (priv->bin);
  GtkWidget             *controls = GTK_WIDGET (priv->controls);
  gboolean               is_large = deal_adaptive_has_large_text (controls);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (priv->head),
                                  is_narrow && is_large ? GTK_ORIENTATION_VERTICAL
                                                        : GTK_ORIENTATION_HORIZONTAL);
  if (is_narrow)
    {
      gtk_widget_add_css_class (GTK_WIDGET (priv->page), "narrow");
      gtk_box_reorder_child_after (priv->page, controls, priv->overlay);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (priv->page), "narrow");
      gtk_box_reorder_child_after (priv->page, priv->overlay, controls);
    }
}

static void
narrow_changed_cb (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealFigureViewClass   *klass = DEAL_FIGURE_VIEW_GET_CLASS (self);

  lay_out (self);
  if (klass->narrow_changed != NULL)
    klass->narrow_changed (self, deal_adaptive_bin_is_narrow (priv->bin));
}

static void
table_toggled_cb (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  deal_figure_card_set_shows_table (priv->card,
                                    gtk_toggle_button_get_active (priv->table_toggle));
}

static void
shows_table_changed_cb (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  gtk_toggle_button_set_active (deal_figure_card_get_shows_table (priv->card)
                                  ? priv->table_toggle
                                  : priv->chart_toggle,
                                TRUE);
}

static void
table_activated (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  DealFigureCard *card = deal_figure_view_get_card (DEAL_FIGURE_VIEW (widget));

  deal_figure_card_set_shows_table (card, !deal_figure_card_get_shows_table (card));
}

static void
copy_activated (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  deal_figure_card_copy (deal_figure_view_get_card (DEAL_FIGURE_VIEW (widget)));
}

static void
deal_figure_view_constructed (GObject *object)
{
  DealFigureView        *self = DEAL_FIGURE_VIEW (object);
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);
  DealFigureViewClass   *klass = DEAL_FIGURE_VIEW_GET_CLASS (self);

  G_OBJECT_CLASS (deal_figure_view_parent_class)->constructed (object);

  priv->maker =
    (DealFigureMaker){ .widget = GTK_WIDGET (self), .kind = klass->kind, .made = made };
  /* Small until it has more: else the first layout could keep a window from being so. */
  lay_out (self);

  gtk_button_set_icon_name (GTK_BUTTON (priv->chart_toggle), klass->chart_icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->chart_toggle), _ (klass->chart_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->chart_toggle),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ (klass->chart_label),
                                  -1);
}

static void
deal_figure_view_dispose (GObject *object)
{
  DealFigureView        *self = DEAL_FIGURE_VIEW (object);
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  deal_figure_maker_stop (&priv->maker);
  g_clear_handle_id (&priv->cover_id, g_source_remove);

  G_OBJECT_CLASS (deal_figure_view_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child_private (widget_class, DealFigureView, name)

/* Its dispose function does without gtk_widget_dispose_template(), which looks for the
 * template in the class of the view itself: DealView takes the children out. */
static void
deal_figure_view_class_init (DealFigureViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = deal_figure_view_constructed;
  G_OBJECT_CLASS (klass)->dispose = deal_figure_view_dispose;
  DEAL_VIEW_CLASS (klass)->update = deal_figure_view_update;

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_FIGURE_CARD);
  gtk_widget_class_install_action (widget_class, "view.table", NULL, table_activated);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, copy_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-figure-view.ui");
  BIND (bin);
  BIND (outside);
  BIND (page);
  BIND (head);
  BIND (headline);
  BIND (subtitle);
  BIND (toggle);
  BIND (chart_toggle);
  BIND (table_toggle);
  BIND (controls);
  BIND (overlay);
  BIND (cover);
  BIND (spinner);
  BIND (card);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, shows_table_changed_cb);
}

static void
deal_figure_view_init (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Before what the view itself does. */
  g_signal_connect_object (priv->card, "mark-activated", G_CALLBACK (mark_activated_cb),
                           self, G_CONNECT_SWAPPED);
}

/**
 * deal_figure_view_add_controls:
 * @self: a view
 * @controls: what changes the figure
 *
 * Puts them between the finding and the figure; with little room, below it.
 */
void
deal_figure_view_add_controls (DealFigureView *self,
                               GtkWidget      *controls)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  g_return_if_fail (DEAL_IS_FIGURE_VIEW (self));

  gtk_box_append (priv->controls, controls);
  gtk_widget_set_visible (GTK_WIDGET (priv->controls), TRUE);
}

/**
 * deal_figure_view_add_bar:
 * @self: a view
 * @bar: what stays below the page while it scrolls
 */
void
deal_figure_view_add_bar (DealFigureView *self,
                          GtkWidget      *bar)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  g_return_if_fail (DEAL_IS_FIGURE_VIEW (self));

  gtk_box_append (priv->outside, bar);
  gtk_widget_add_css_class (GTK_WIDGET (priv->page), "with-bar");
}

/**
 * deal_figure_view_get_toggle:
 * @self: a view
 *
 * The two buttons, chart and table.  They stand beside the finding; a view that
 * has a line of controls may move them there.
 *
 * Returns: (transfer none): the buttons
 */
GtkWidget *
deal_figure_view_get_toggle (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  g_return_val_if_fail (DEAL_IS_FIGURE_VIEW (self), NULL);

  return priv->toggle;
}

DealFigureCard *
deal_figure_view_get_card (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  g_return_val_if_fail (DEAL_IS_FIGURE_VIEW (self), NULL);

  return priv->card;
}

/**
 * deal_figure_view_is_busy:
 * @self: a view
 *
 * Returns: whether a figure is being made that will take the place of what is shown
 */
gboolean
deal_figure_view_is_busy (DealFigureView *self)
{
  DealFigureViewPrivate *priv = deal_figure_view_get_instance_private (self);

  g_return_val_if_fail (DEAL_IS_FIGURE_VIEW (self), FALSE);

  return priv->maker.making != NULL;
}
