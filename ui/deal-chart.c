/* deal-chart.c: a figure on the screen: pointed at, walked through, dragged
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-chart-private.h"

#include <adwaita.h>
#include <math.h>

#include "deal-ui.h"

/* The ring of a chart with no mark chosen keeps this far inside. */
#define RING_INSET 4.0

/* How long the change of a figure is seen, in milliseconds. */
#define PAYMENTS_FADE 200
#define AVAILABILITY_FADE 150

enum
{
  ACTIVATED,
  MARK_HIDDEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

enum
{
  PROP_THUMBNAIL = 1,
  /* Those of GtkScrollable. */
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (DealChart,
                               deal_chart,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/**
 * deal_chart_get_style_for_widget:
 * @widget: a widget
 *
 * Returns: the colours of figures that go with the desktop's
 */
DealStyle
deal_chart_get_style_for_widget (GtkWidget *widget)
{
  GdkDisplay      *display = gtk_widget_get_display (widget);
  AdwStyleManager *manager = adw_style_manager_get_for_display (display);

  if (adw_style_manager_get_high_contrast (manager))
    return adw_style_manager_get_dark (manager) ? DEAL_STYLE_HIGH_CONTRAST_DARK
                                                : DEAL_STYLE_HIGH_CONTRAST;

  return adw_style_manager_get_dark (manager) ? DEAL_STYLE_DARK : DEAL_STYLE_LIGHT;
}

/* The name is the mark's sentence while one is walked to, else the finding. */
static void
update_accessible (DealChart *self)
{
  const char      *title;
  g_autofree char *name = NULL;

  if (self->is_thumbnail || self->picture.figure == NULL)
    return;

  title = deal_figure_get_title (self->picture.figure);
  name = deal_chart_picture_describe (&self->picture, self->mark);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : title,
    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    name != NULL ? title : deal_figure_get_alt_text (self->picture.figure), -1);
}

void
_deal_chart_activate (DealChart *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, (guint) self->mark);
}

void
_deal_chart_look_for_mark (DealChart *self)
{
  cairo_rectangle_t area = deal_chart_picture_get_area (&self->picture, self->mark);

  if (self->mark >= 0 && area.width <= 0)
    g_signal_emit (self, signals[MARK_HIDDEN], 0, (guint) self->mark);
}

static void
text_scaled_cb (DealChart *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
deal_chart_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  DealChart        *self = DEAL_CHART (widget);
  cairo_rectangle_t area = { 0 };
  DealFrame         frame;

  if (self->picture.figure == NULL || gtk_widget_get_width (widget) <= 0 ||
      gtk_widget_get_height (widget) <= 0)
    return;

  deal_chart_get_frame (self, &frame);
  deal_chart_picture_update (&self->picture, &frame);
  deal_fade_snapshot (&self->fade, snapshot, self->picture.node);
  if (self->is_thumbnail)
    return;

  if (self->selected >= 0)
    deal_chart_picture_snapshot_row (&self->picture, snapshot, self->selected);
  if (self->hovered >= 0)
    deal_chart_picture_snapshot_hover (&self->picture, snapshot, self->hovered);
  if (self->mark >= 0 &&
      (_deal_chart_is_mark_visible (self) || _deal_chart_has_open_popover (self)))
    area = deal_chart_picture_get_sign (&self->picture, self->mark);
  else if (self->mark < 0 && _deal_chart_is_focus_visible (self))
    area = (cairo_rectangle_t){ RING_INSET, RING_INSET, frame.width - 2 * RING_INSET,
                                frame.height - 2 * RING_INSET };
  if (area.width > 0)
    deal_chart_picture_snapshot_ring (&self->picture, snapshot, &area);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
deal_chart_size_allocate (GtkWidget *widget,
                          int        width,
                          int        height,
                          int        baseline)
{
  DealChart *self = DEAL_CHART (widget);

  _deal_chart_configure_scroll (self);
  if (self->tip != NULL && gtk_widget_get_child_visible (self->tip) &&
      self->tip_mark >= 0)
    _deal_chart_allocate_tip (self, width, height);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
deal_chart_dispose (GObject *object)
{
  DealChart *self = DEAL_CHART (object);

  self->tip = NULL;
  deal_fade_end (&self->fade);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  deal_ui_remove_children (GTK_WIDGET (self));
  deal_chart_picture_set_figure (&self->picture, NULL);

  G_OBJECT_CLASS (deal_chart_parent_class)->dispose (object);
}

static void
deal_chart_finalize (GObject *object)
{
  DealChart *self = DEAL_CHART (object);

  deal_chart_picture_clear (&self->picture);

  G_OBJECT_CLASS (deal_chart_parent_class)->finalize (object);
}

static void
deal_chart_constructed (GObject *object)
{
  DealChart       *self = DEAL_CHART (object);
  GtkWidget       *widget = GTK_WIDGET (self);
  AdwStyleManager *manager;

  G_OBJECT_CLASS (deal_chart_parent_class)->constructed (object);

  manager = adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_scaled_cb), self, G_CONNECT_SWAPPED);
  if (self->is_thumbnail)
    return;

  gtk_widget_set_focusable (widget, TRUE);
  self->tip = adw_bin_new ();
  gtk_widget_add_css_class (self->tip, "deal-tip");
  gtk_widget_set_can_target (self->tip, FALSE);
  gtk_widget_set_child_visible (self->tip, FALSE);
  gtk_widget_set_parent (self->tip, widget);
  _deal_chart_add_controllers (self);
}

static void
deal_chart_get_property (GObject    *object,
                         guint       property_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DealChart *self = DEAL_CHART (object);

  switch (property_id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, GTK_SCROLL_MINIMUM);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_chart_set_property (GObject      *object,
                         guint         property_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DealChart *self = DEAL_CHART (object);

  switch (property_id)
    {
    case PROP_THUMBNAIL:
      self->is_thumbnail = g_value_get_boolean (value);
      break;
    case PROP_HADJUSTMENT:
      _deal_chart_set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      _deal_chart_set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      /* It takes what it gets. */
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_chart_class_init (DealChartClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = deal_chart_constructed;
  object_class->dispose = deal_chart_dispose;
  object_class->finalize = deal_chart_finalize;
  object_class->get_property = deal_chart_get_property;
  object_class->set_property = deal_chart_set_property;
  widget_class->snapshot = deal_chart_snapshot;
  widget_class->get_request_mode = _deal_chart_get_request_mode;
  widget_class->measure = _deal_chart_measure;
  widget_class->size_allocate = deal_chart_size_allocate;

  g_object_class_install_property (object_class, PROP_THUMBNAIL,
                                   g_param_spec_boolean ("thumbnail", NULL, NULL, FALSE,
                                                         G_PARAM_WRITABLE |
                                                           G_PARAM_CONSTRUCT_ONLY |
                                                           G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * DealChart::activated:
   * @self: the chart
   * @mark: which mark
   *
   * A mark was clicked, or Enter was pressed on it: its evidence is wanted.
   */
  signals[ACTIVATED] =
    deal_ui_signal_new ("activated", G_TYPE_FROM_CLASS (klass), 1, G_TYPE_UINT);

  /**
   * DealChart::mark-hidden:
   * @self: the chart
   * @mark: which mark
   *
   * The keys have gone to a mark that is not in the part of the figure that is
   * shown.
   */
  signals[MARK_HIDDEN] =
    deal_ui_signal_new ("mark-hidden", G_TYPE_FROM_CLASS (klass), 1, G_TYPE_UINT);

  _deal_chart_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "dealchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
deal_chart_init (DealChart *self)
{
  deal_chart_picture_init (&self->picture);
  self->mark = -1;
  self->hovered = -1;
  self->tip_mark = -1;
  self->selected = -1;
}

GtkWidget *
deal_chart_new (void)
{
  return g_object_new (DEAL_TYPE_CHART, NULL);
}

/**
 * deal_chart_new_thumbnail:
 *
 * Returns: (transfer floating): a picture alone: no focus, no pointer, and no
 *   word for those who do not see it
 */
GtkWidget *
deal_chart_new_thumbnail (void)
{
  return g_object_new (DEAL_TYPE_CHART, "thumbnail", TRUE, "accessible-role",
                       GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);
}

/* What the eye has to follow: other amounts, and other states. */
static guint
choose_fade (DealChart  *self,
             DealFigure *figure)
{
  if (self->is_thumbnail || figure == NULL)
    return 0;

  if (deal_figure_get_kind (figure) == DEAL_FIGURE_PAYMENTS)
    return PAYMENTS_FADE;

  return deal_figure_get_kind (figure) == DEAL_FIGURE_AVAILABILITY ? AVAILABILITY_FADE
                                                                   : 0;
}

/**
 * deal_chart_set_figure:
 * @self: a chart
 * @figure: (nullable): what it shows from now on
 *
 * Keeps the place in the figure, so that a change of the assumptions does not
 * take the reader away from the year that is being looked at.
 */
void
deal_chart_set_figure (DealChart  *self,
                       DealFigure *figure)
{
  g_return_if_fail (DEAL_IS_CHART (self));

  if (self->picture.figure == figure)
    return;

  self->mark = deal_chart_picture_find_same (&self->picture, self->mark, figure);
  self->hovered = deal_chart_picture_find_same (&self->picture, self->hovered, figure);
  self->selected = deal_chart_picture_find_same (&self->picture, self->selected, figure);
  self->tip_mark = -1;
  deal_fade_begin (&self->fade, GTK_WIDGET (self), self->picture.node,
                   choose_fade (self, figure));
  deal_chart_picture_set_figure (&self->picture, figure);
  update_accessible (self);
  _deal_chart_update_tip (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

DealFigure *
deal_chart_get_figure (DealChart *self)
{
  g_return_val_if_fail (DEAL_IS_CHART (self), NULL);

  return self->picture.figure;
}

/**
 * deal_chart_set_tip_func:
 * @self: a chart
 * @tip_func: (nullable): makes what the pointer's tip shows; `NULL`: the
 *   sentence of the mark
 */
void
deal_chart_set_tip_func (DealChart       *self,
                         DealChartTipFunc tip_func)
{
  g_return_if_fail (DEAL_IS_CHART (self));

  self->tip_func = tip_func;
  self->tip_mark = -1;
}

/**
 * deal_chart_set_mark:
 * @self: a chart
 * @mark: the mark to go to; -1 lets go
 *
 * Goes to a mark as the keyboard does.
 */
void
deal_chart_set_mark (DealChart *self,
                     gssize     mark)
{
  g_return_if_fail (DEAL_IS_CHART (self));
  g_return_if_fail (mark < 0 ||
                    (self->picture.figure != NULL &&
                     (gsize) mark < deal_figure_get_n_marks (self->picture.figure)));

  /* A popover that goes to the mark that was clicked is no step of the keys. */
  self->is_walked |= mark != self->mark;
  self->mark = mark;
  update_accessible (self);
  _deal_chart_update_tip (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * deal_chart_set_selected:
 * @self: a chart
 * @mark: a mark of the row that is selected in the window; -1: none
 *
 * Tints the row, and scrolls to it where the chart scrolls.
 */
void
deal_chart_set_selected (DealChart *self,
                         gssize     mark)
{
  g_return_if_fail (DEAL_IS_CHART (self));

  if (self->selected == mark)
    return;

  self->selected = mark;
  if (mark >= 0)
    _deal_chart_scroll_to_mark (self, (gsize) mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gssize
deal_chart_get_mark (DealChart *self)
{
  g_return_val_if_fail (DEAL_IS_CHART (self), -1);

  return self->mark;
}

/**
 * deal_chart_get_mark_rectangle:
 * @self: a chart
 * @mark: a mark
 * @rectangle: (out): where it was drawn last, in the chart's pixels
 *
 * Says where a popover has to point.
 *
 * Returns: FALSE if it is not seen
 */
gboolean
deal_chart_get_mark_rectangle (DealChart    *self,
                               gsize         mark,
                               GdkRectangle *rectangle)
{
  cairo_rectangle_t area;

  g_return_val_if_fail (DEAL_IS_CHART (self), FALSE);

  area = deal_chart_picture_get_area (&self->picture, (gssize) mark);
  *rectangle =
    (GdkRectangle){ (int) area.x, (int) area.y, (int) area.width, (int) area.height };

  return area.width > 0;
}

guint
deal_chart_get_n_draws (DealChart *self)
{
  g_return_val_if_fail (DEAL_IS_CHART (self), 0);

  return self->picture.n_draws;
}
