/* deal-wrap-layout.c: children in lines, as words in a paragraph
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-wrap-layout.h"

/**
 * DealWrapLayout:
 *
 * Puts children beside each other at their natural width, and starts a new
 * line where the width ends.  What a line has left over goes to its children
 * that expand: an expanding child aligned to the end keeps to the far side.
 *
 * GtkFlowBox is no help: it aligns children in columns, so that one wide child
 * widens its whole column.
 */
struct _DealWrapLayout
{
  GtkLayoutManager parent_instance;

  int column_spacing; /* px, >= 0 */
  int row_spacing;
};

enum
{
  PROP_COLUMN_SPACING = 1,
  PROP_ROW_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealWrapLayout, deal_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* A line of children, from @first up to and without @end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end; /* nullable: the line is the last */
  int        width;
  int        height;
  guint      n_expanding;
} Line;

static int
get_natural_width (GtkWidget *child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
get_height (GtkWidget *child,
            int        width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural;
}

/* The next child from @child on that is shown: a hidden one takes neither place
 * nor spacing. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

/* The line that starts at @first when @width is there to be filled. */
static Line
get_line (DealWrapLayout *self,
          GtkWidget      *first,
          int             width)
{
  Line line = { first, NULL, 0, 0, 0 };

  for (GtkWidget *child = first; child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int spacing = child == first ? 0 : self->column_spacing;
      int natural = MIN (get_natural_width (child), width);

      if (child != first && line.width + spacing + natural > width)
        {
          line.end = child;
          break;
        }
      line.width += spacing + natural;
      line.height = MAX (line.height, get_height (child, natural));
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line.n_expanding++;
    }

  return line;
}

static void
measure_width (DealWrapLayout *self,
               GtkWidget      *widget,
               int            *minimum,
               int            *natural)
{
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
       child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->column_spacing : 0);
    }
}

static GtkSizeRequestMode
deal_wrap_layout_get_request_mode (GtkLayoutManager *manager,
                                   GtkWidget        *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
deal_wrap_layout_measure (GtkLayoutManager *manager,
                          GtkWidget        *widget,
                          GtkOrientation    orientation,
                          int               for_size,
                          int              *minimum,
                          int              *natural,
                          int              *minimum_baseline,
                          int              *natural_baseline)
{
  DealWrapLayout *self = DEAL_WRAP_LAYOUT (manager);
  GtkWidget      *child = skip_hidden (gtk_widget_get_first_child (widget));
  int             height = 0;
  int             ignored = 0;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, widget, minimum, natural);
      return;
    }

  if (for_size < 0)
    measure_width (self, widget, &ignored, &for_size);
  while (child != NULL)
    {
      Line line = get_line (self, child, for_size);

      height += line.height + (height > 0 ? self->row_spacing : 0);
      child = line.end;
    }
  *minimum = height;
  *natural = height;
}

/* Places the children of @line and shares what it has left over. */
static void
allocate_line (DealWrapLayout *self,
               const Line     *line,
               int             y,
               int             width,
               gboolean        is_rtl)
{
  int   left = MAX (0, width - line->width);
  guint n_left = line->n_expanding;
  int   x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int           natural = MIN (get_natural_width (child), width);
      GtkAllocation place;

      if (n_left > 0 && gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        {
          int part = left / (int) n_left;

          natural += part;
          left -= part;
          n_left--;
        }
      place.x = is_rtl ? width - x - natural : x;
      place.y = y;
      place.width = natural;
      place.height = line->height;
      gtk_widget_size_allocate (child, &place, -1);
      x += natural + self->column_spacing;
    }
}

static void
deal_wrap_layout_allocate (GtkLayoutManager *manager,
                           GtkWidget        *widget,
                           int               width,
                           int               height,
                           int               baseline)
{
  DealWrapLayout *self = DEAL_WRAP_LAYOUT (manager);
  gboolean        is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget      *child = skip_hidden (gtk_widget_get_first_child (widget));
  int             y = 0;

  while (child != NULL)
    {
      Line line = get_line (self, child, width);

      allocate_line (self, &line, y, width, is_rtl);
      y += line.height + self->row_spacing;
      child = line.end;
    }
}

static void
deal_wrap_layout_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  DealWrapLayout *self = DEAL_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_COLUMN_SPACING:
      g_value_set_int (value, self->column_spacing);
      break;
    case PROP_ROW_SPACING:
      g_value_set_int (value, self->row_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_wrap_layout_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  DealWrapLayout *self = DEAL_WRAP_LAYOUT (object);

  switch (prop_id)
    {
    case PROP_COLUMN_SPACING:
      self->column_spacing = g_value_get_int (value);
      break;
    case PROP_ROW_SPACING:
      self->row_spacing = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_wrap_layout_class_init (DealWrapLayoutClass *klass)
{
  GObjectClass          *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = deal_wrap_layout_get_property;
  object_class->set_property = deal_wrap_layout_set_property;
  layout_class->get_request_mode = deal_wrap_layout_get_request_mode;
  layout_class->measure = deal_wrap_layout_measure;
  layout_class->allocate = deal_wrap_layout_allocate;

  properties[PROP_COLUMN_SPACING] = g_param_spec_int (
    "column-spacing", NULL, NULL, 0, G_MAXINT16, 8,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROW_SPACING] = g_param_spec_int (
    "row-spacing", NULL, NULL, 0, G_MAXINT16, 8,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
deal_wrap_layout_init (DealWrapLayout *self)
{
}

/**
 * deal_wrap_layout_new:
 * @column_spacing: between the children of a line, in px
 * @row_spacing: between the lines, in px
 *
 * Returns: (transfer full): a layout for one widget
 */
GtkLayoutManager *
deal_wrap_layout_new (int column_spacing,
                      int row_spacing)
{
  return g_object_new (DEAL_TYPE_WRAP_LAYOUT, "column-spacing", column_spacing,
                       "row-spacing", row_spacing, NULL);
}
