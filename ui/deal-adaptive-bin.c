/* deal-adaptive-bin.c: one child, told whether there is little room for it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-adaptive-bin.h"

#define LARGE_TEXT 1.5 /* times the usual size */

/**
 * DealAdaptiveBin:
 *
 * Does two things that libadwaita 1.2 has no widget for.
 *
 * Its natural width is `wanted-width`, whatever the child's is: in an
 * AdwLeaflet that folds by natural widths this says when to fold, and still
 * lets the folded page become as small as its child can be.
 *
 * Below `narrow-width` it is `narrow`, so that the child can be laid out in
 * another way.  It is so until it first gets more, because a child that begins
 * wide could keep a window from opening small; its first size is always told.
 *
 * Both widths are in pixels at the usual size of text and grow with it.
 */
struct _DealAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int        wanted_width; /* 0: the child's own */
  int        narrow_width; /* 0: never narrow */
  gboolean   narrow;
  gboolean   narrow_next;
  gboolean   has_size;
  guint      idle_id;
};

enum
{
  PROP_CHILD = 1,
  PROP_WANTED_WIDTH,
  PROP_NARROW_WIDTH,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void deal_adaptive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DealAdaptiveBin,
                               deal_adaptive_bin,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      deal_adaptive_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static int
scale (DealAdaptiveBin *self,
       int              width)
{
  return (int) (width * deal_adaptive_get_text_scale (GTK_WIDGET (self)));
}

static void
tell (DealAdaptiveBin *self)
{
  if (self->narrow == self->narrow_next && self->has_size)
    return;

  self->has_size = TRUE;
  self->narrow = self->narrow_next;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static gboolean
narrow_changed_cb (gpointer user_data)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (user_data);

  self->idle_id = 0;
  tell (self);

  return G_SOURCE_REMOVE;
}

static void
deal_adaptive_bin_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (widget);

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, orientation, for_size,
                      minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && self->wanted_width > 0)
    *natural = MAX (*minimum, scale (self, self->wanted_width));
}

static void
deal_adaptive_bin_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (widget);

  self->narrow_next = width < scale (self, self->narrow_width);
  /* A child that is on the screen must not be changed while it is given its
   * size; one that has none yet would be seen in the wrong layout. */
  if (!self->has_size)
    tell (self);
  else if (self->narrow_next != self->narrow && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_changed_cb, self, NULL);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static GtkSizeRequestMode
deal_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (widget);

  return self->child != NULL ? gtk_widget_get_request_mode (self->child)
                             : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
deal_adaptive_bin_dispose (GObject *object)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (deal_adaptive_bin_parent_class)->dispose (object);
}

static void
deal_adaptive_bin_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_WANTED_WIDTH:
      g_value_set_int (value, self->wanted_width);
      break;

    case PROP_NARROW_WIDTH:
      g_value_set_int (value, self->narrow_width);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_adaptive_bin_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DealAdaptiveBin *self = DEAL_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      deal_adaptive_bin_set_child (self, g_value_get_object (value));
      break;

    case PROP_WANTED_WIDTH:
      self->wanted_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;

    case PROP_NARROW_WIDTH:
      self->narrow_width = g_value_get_int (value);
      self->narrow = self->narrow_width > 0;
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_adaptive_bin_class_init (DealAdaptiveBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_adaptive_bin_dispose;
  object_class->get_property = deal_adaptive_bin_get_property;
  object_class->set_property = deal_adaptive_bin_set_property;
  widget_class->measure = deal_adaptive_bin_measure;
  widget_class->size_allocate = deal_adaptive_bin_size_allocate;
  widget_class->get_request_mode = deal_adaptive_bin_get_request_mode;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WANTED_WIDTH] =
    g_param_spec_int ("wanted-width", NULL, NULL, 0, G_MAXINT16, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW_WIDTH] =
    g_param_spec_int ("narrow-width", NULL, NULL, 0, G_MAXINT16, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
deal_adaptive_bin_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  if (GTK_IS_WIDGET (child))
    deal_adaptive_bin_set_child (DEAL_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
deal_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = deal_adaptive_bin_add_child;
}

static void
deal_adaptive_bin_init (DealAdaptiveBin *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
deal_adaptive_bin_new (GtkWidget *child)
{
  return g_object_new (DEAL_TYPE_ADAPTIVE_BIN, "child", child, NULL);
}

void
deal_adaptive_bin_set_child (DealAdaptiveBin *self,
                             GtkWidget       *child)
{
  g_return_if_fail (DEAL_IS_ADAPTIVE_BIN (self));

  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

gboolean
deal_adaptive_bin_is_narrow (DealAdaptiveBin *self)
{
  g_return_val_if_fail (DEAL_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}

/**
 * deal_adaptive_get_text_scale:
 * @widget: a widget
 *
 * Returns: how much larger text is than usual; 1 as the desktop comes
 */
double
deal_adaptive_get_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  /* 1 024 times the dots per inch; 96 is text of the usual size. */
  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (96.0 * 1024.0) : 1.0;
}

/* So large that a small window has to leave out what is not needed. */
gboolean
deal_adaptive_has_large_text (GtkWidget *widget)
{
  return deal_adaptive_get_text_scale (widget) >= LARGE_TEXT;
}
