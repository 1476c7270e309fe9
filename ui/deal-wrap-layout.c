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
 *
 * Of a `linked` row, as of toggles, the children touch while one line holds them, and
 * the widget has the style class of that name; on more lines they stand apart by the
 * row spacing.
 */
struct _DealWrapLayout
{
  GtkLayoutManager parent_instance;

  int      column_spacing; /* px, >= 0 */
  int      row_spacing;
  gboolean linked;
};

enum
{
  PROP_COLUMN_SPACING = 1,
  PROP_ROW_SPACING,
  PROP_LINKED,
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

/* Of all children of @widget in one line. */
static void
measure_width (GtkWidget *widget,
               int        spacing,
               int       *minimum,
               int       *natural)
{
  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
       child != NULL; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum,
                          &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? spacing : 0);
    }
}

/* Between the children of a line, when @width is there for each. */
static int
get_spacing (DealWrapLayout *self,
             GtkWidget      *widget,
             int             width)
{
  int minimum = 0;
  int natural = 0;

  if (!self->linked)
    return self->column_spacing;
  measure_width (widget, 0, &minimum, &natural);

  return natural <= width ? 0 : self->row_spacing;
}

/* What @child gets of @width, with its part of what its line has @left over. */
static int
take_width (GtkWidget *child,
            int        width,
            int       *left,
            guint     *n_left)
{
  int natural = MIN (get_natural_width (child), width);
  int part;

  if (*n_left == 0 || !gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return natural;

  part = *left / (int) *n_left;
  *left -= part;
  (*n_left)--;

  return natural + part;
}

/* The line that starts at @first when @width is there to be filled. */
static Line
get_line (GtkWidget *first,
          int        width,
          int        column_spacing)
{
  Line  line = { first, NULL, 0, 0, 0 };
  int   left;
  guint n_left;

  for (GtkWidget *child = first; child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int spacing = child == first ? 0 : column_spacing;
      int natural = MIN (get_natural_width (child), width);

      if (child != first && line.width + spacing + natural > width)
        {
          line.end = child;
          break;
        }
      line.width += spacing + natural;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line.n_expanding++;
    }

  left = MAX (0, width - line.width);
  n_left = line.n_expanding;
  for (GtkWidget *child = first; child != line.end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int height = get_height (child, take_width (child, width, &left, &n_left));

      line.height = MAX (line.height, height);
    }

  return line;
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
  int             spacing = self->linked ? 0 : self->column_spacing;
  int             height = 0;
  int             ignored = 0;

  *minimum = 0;
  *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, spacing, minimum, natural);
      return;
    }

  if (for_size < 0)
    measure_width (widget, spacing, &ignored, &for_size);
  spacing = get_spacing (self, widget, for_size);
  while (child != NULL)
    {
      Line line = get_line (child, for_size, spacing);

      height += line.height + (height > 0 ? self->row_spacing : 0);
      child = line.end;
    }
  *minimum = height;
  *natural = height;
}

/* Places the children of @line and shares what it has left over. */
static void
allocate_line (const Line *line,
               int         y,
               int         width,
               int         spacing,
               gboolean    is_rtl)
{
  int   left = MAX (0, width - line->width);
  guint n_left = line->n_expanding;
  int   x = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int           natural = take_width (child, width, &left, &n_left);
      GtkAllocation place;

      place.x = is_rtl ? width - x - natural : x;
      place.y = y;
      place.width = natural;
      place.height = line->height;
      gtk_widget_size_allocate (child, &place, -1);
      x += natural + spacing;
    }
}

/* Style may not change while places are given out. */
static gboolean
link_cb (gpointer user_data)
{
  gtk_widget_add_css_class (user_data, "linked");

  return G_SOURCE_REMOVE;
}

static gboolean
unlink_cb (gpointer user_data)
{
  gtk_widget_remove_css_class (user_data, "linked");

  return G_SOURCE_REMOVE;
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
  int             spacing = get_spacing (self, widget, width);
  int             y = 0;

  if (self->linked && (spacing == 0) != gtk_widget_has_css_class (widget, "linked"))
    g_idle_add_full (GTK_PRIORITY_RESIZE - 1, spacing == 0 ? link_cb : unlink_cb,
                     g_object_ref (widget), g_object_unref);

  while (child != NULL)
    {
      Line line = get_line (child, width, spacing);

      allocate_line (&line, y, width, spacing, is_rtl);
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
    case PROP_LINKED:
      g_value_set_boolean (value, self->linked);
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
    case PROP_LINKED:
      self->linked = g_value_get_boolean (value);
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
  properties[PROP_LINKED] = g_param_spec_boolean (
    "linked", NULL, NULL, FALSE,
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

/**
 * deal_wrap_layout_link:
 * @box: (transfer none): what holds toggles of one group
 *
 * Lays out its children as a linked row, in lines where one is too long.
 */
void
deal_wrap_layout_link (GtkWidget *box)
{
  gtk_widget_set_layout_manager (box, g_object_new (DEAL_TYPE_WRAP_LAYOUT, "row-spacing",
                                                    4, "linked", TRUE, NULL));
  gtk_widget_add_css_class (box, "linked");
}
