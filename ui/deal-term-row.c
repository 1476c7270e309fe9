/* deal-term-row.c: one term, old on the left and new on the right, or one above the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-term-row.h"

#include "calc/deal-format.h"
#include "deal-adaptive-bin.h"
#include "deal-badge.h"
#include "deal-chart.h"
#include "deal-marked-text.h"
#include "deal-text.h"
#include "deal-ui.h"

/* Of the width, in pixels at the usual size of text: what the titles take, what
 * lies between the columns and between the lines.  By eye. */
#define TITLE_PART 0.25
#define MIN_TITLE 130
#define MAX_TITLE 240
#define COLUMN_GAP 16
#define LEAST_CHARS 8   /* a label tries one letter a line without this */
#define USUAL_HEIGHT 60 /* of a row */
#define LINE_GAP 7
#define SWATCH_GAP 10

/* What one side says; the swatch stands before the box where sides are not columns. */
typedef struct
{
  GtkWidget *swatch;
  GtkWidget *box;
  GtkWidget *text;
  GtkWidget *note;
} Cell;

/**
 * DealTermRow:
 *
 * Shares out its width itself, by the same rule in every row and in the
 * heading, so that the columns stand in line without one row knowing another.
 */
struct _DealTermRow
{
  GtkWidget parent_instance;

  gboolean narrow;
  gboolean is_heading;

  GtkWidget *title;
  GtkWidget *badges;
  GtkWidget *badge;
  GtkWidget *disputed;
  Cell       cells[2];
};

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealTermRow, deal_term_row, GTK_TYPE_WIDGET)

static int
get_title_width (DealTermRow *self,
                 int          width)
{
  double scale = deal_adaptive_get_text_scale (GTK_WIDGET (self));

  return (int) CLAMP (width * TITLE_PART, MIN_TITLE * scale, MAX_TITLE * scale);
}

static int
get_text_width (DealTermRow *self,
                int          width)
{
  int width_left = (width - get_title_width (self, width) - 2 * COLUMN_GAP) / 2;
  int old_least = deal_ui_get_width (self->cells[0].box, FALSE);
  int new_least = deal_ui_get_width (self->cells[1].box, FALSE);

  return MAX (width_left, MAX (old_least, new_least));
}

/* In one line with the title, if both are no wider than the row. */
static gboolean
badges_fit (DealTermRow *self,
            int          width)
{
  int title_width = deal_ui_get_width (self->title, TRUE);

  return title_width + deal_ui_get_width (self->badges, TRUE) + COLUMN_GAP <= width;
}

/* Gives @child a place, counted from where reading begins. */
static void
place (DealTermRow *self,
       GtkWidget   *child,
       int          row_width,
       int          x,
       int          y,
       int          width,
       int          height)
{
  GtkAllocation place = { x, y, width, height };

  if (!gtk_widget_should_layout (child))
    return;
  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = row_width - x - width;
  gtk_widget_size_allocate (child, &place, -1);
}

static int
get_indent (const Cell *cell)
{
  return gtk_widget_get_visible (cell->swatch)
           ? deal_ui_get_width (cell->swatch, TRUE) + SWATCH_GAP
           : 0;
}

static int
get_cell_height (const Cell *cell,
                 int         width)
{
  int text_height = deal_ui_get_height (cell->box, width - get_indent (cell));
  int swatch_height = deal_ui_get_height (cell->swatch, -1);

  return MAX (text_height, swatch_height);
}

static void
place_cell (DealTermRow *self,
            const Cell  *cell,
            int          row_width,
            int          x,
            int          y,
            int          width,
            int          height)
{
  int indent = get_indent (cell);

  place (self, cell->swatch, row_width, x, y, indent - SWATCH_GAP,
         deal_ui_get_height (cell->swatch, -1));
  place (self, cell->box, row_width, x + indent, y, width - indent, height);
}

static int
lay_out_narrow (DealTermRow *self,
                int          width,
                gboolean     allocate)
{
  gboolean one_line = badges_fit (self, width);
  int      badges_wanted = deal_ui_get_width (self->badges, TRUE);
  int      badges_width = MIN (width, badges_wanted);
  int      badges_height = deal_ui_get_height (self->badges, badges_width);
  int      title_width = one_line ? width - badges_width : width;
  int      title_height = deal_ui_get_height (self->title, title_width);
  int      y = one_line ? MAX (title_height, badges_height) : title_height;

  if (allocate)
    place (self, self->title, width, 0, 0, title_width, title_height);
  if (one_line)
    {
      if (allocate)
        place (self, self->badges, width, width - badges_width, 0, badges_width,
               badges_height);
    }
  else if (badges_height > 0)
    {
      if (allocate)
        place (self, self->badges, width, 0, y + LINE_GAP / 2, badges_width,
               badges_height);
      y += LINE_GAP / 2 + badges_height;
    }

  for (int i = 0; i < 2; i++)
    {
      int height = get_cell_height (&self->cells[i], width);

      if (allocate)
        place_cell (self, &self->cells[i], width, 0, y + LINE_GAP, width, height);
      y += LINE_GAP + height;
    }

  return y;
}

static int
lay_out_wide (DealTermRow *self,
              int          width,
              gboolean     allocate)
{
  int title_width = get_title_width (self, width);
  int text_width = get_text_width (self, width);
  int title_height = deal_ui_get_height (self->title, title_width);
  int badges_height = deal_ui_get_height (self->badges, title_width);
  int height = title_height + (badges_height > 0 ? LINE_GAP / 2 + badges_height : 0);

  for (int i = 0; i < 2; i++)
    {
      int cell_height = get_cell_height (&self->cells[i], text_width);

      height = MAX (height, cell_height);
    }
  if (!allocate)
    return height;

  place (self, self->title, width, 0, 0, title_width, title_height);
  place (self, self->badges, width, 0, title_height + LINE_GAP / 2, title_width,
         badges_height);
  for (int i = 0; i < 2; i++)
    place_cell (self, &self->cells[i], width,
                title_width + COLUMN_GAP + i * (text_width + COLUMN_GAP), 0,
                text_width, height);

  return height;
}

static void
deal_term_row_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  DealTermRow *self = DEAL_TERM_ROW (widget);
  double       scale = deal_adaptive_get_text_scale (widget);
  int          title_least;
  int          badges_least;
  int          least;

  /* A list asks this of each of two hundred rows before it has a width, and makes no
   * use of the answer. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    {
      *minimum = *natural = (int) (scale * USUAL_HEIGHT);
      return;
    }

  /* Also side by side: a list that is too narrow for that can only become so
   * if its rows let it. */
  title_least = deal_ui_get_width (self->title, FALSE);
  badges_least = deal_ui_get_width (self->badges, FALSE);
  least = MAX (title_least, badges_least);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = MAX (least, (int) (scale * 480));
    }
  else
    {
      int width = MAX (least, for_size);

      *minimum = *natural = self->narrow ? lay_out_narrow (self, width, FALSE)
                                         : lay_out_wide (self, width, FALSE);
    }
}

static void
deal_term_row_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  DealTermRow *self = DEAL_TERM_ROW (widget);

  if (self->narrow)
    lay_out_narrow (self, width, TRUE);
  else
    lay_out_wide (self, width, TRUE);
}

static GtkSizeRequestMode
deal_term_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
set_narrow (DealTermRow *self,
            gboolean     narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->badges),
                                  narrow ? GTK_ORIENTATION_HORIZONTAL
                                         : GTK_ORIENTATION_VERTICAL);
  for (int i = 0; i < 2; i++)
    gtk_widget_set_visible (self->cells[i].swatch, narrow || self->is_heading);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
deal_term_row_dispose (GObject *object)
{
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_term_row_parent_class)->dispose (object);
}

static void
deal_term_row_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  DealTermRow *self = DEAL_TERM_ROW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_term_row_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (DEAL_TERM_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_term_row_class_init (DealTermRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_term_row_dispose;
  object_class->get_property = deal_term_row_get_property;
  object_class->set_property = deal_term_row_set_property;
  widget_class->measure = deal_term_row_measure;
  widget_class->size_allocate = deal_term_row_size_allocate;
  widget_class->get_request_mode = deal_term_row_get_request_mode;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "dealterm");
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_yalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
init_cell (DealTermRow *self,
           DealSide     side)
{
  Cell *cell = &self->cells[side];

  cell->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  cell->swatch = deal_swatch_new (side);
  gtk_widget_hide (cell->swatch);
  cell->text = new_label (NULL);
  cell->note = new_label ("deal-caption");
  gtk_box_append (GTK_BOX (cell->box), cell->text);
  gtk_box_append (GTK_BOX (cell->box), cell->note);
  gtk_widget_add_css_class (cell->box, side == DEAL_SIDE_OLD ? "old" : "new");
  gtk_widget_set_parent (cell->swatch, GTK_WIDGET (self));
  gtk_widget_set_parent (cell->box, GTK_WIDGET (self));
}

static void
deal_term_row_init (DealTermRow *self)
{
  self->title = new_label ("heading");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));

  self->badges = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->disputed = deal_badge_pill_new ();
  deal_badge_pill_set_disputed (DEAL_BADGE_PILL (self->disputed));
  self->badge = deal_badge_pill_new ();
  gtk_box_append (GTK_BOX (self->badges), self->badge);
  gtk_box_append (GTK_BOX (self->badges), self->disputed);
  gtk_widget_set_parent (self->badges, GTK_WIDGET (self));

  init_cell (self, DEAL_SIDE_OLD);
  init_cell (self, DEAL_SIDE_NEW);
}

static void
fill_cell (Cell            *cell,
           const DealValue *value,
           gboolean         is_restated,
           const char      *note,
           PangoAttrList   *attributes)
{
  const char *plain[] = { NULL };
  const char *dim[] = { "deal-dim", NULL };
  gboolean    is_said = value != NULL && value->text[0] != '\0';
  const char *text = _ ("Not stated in any source.");

  if (value != NULL)
    text = is_said ? value->text : deal_format_state (value->state);

  gtk_label_set_text (GTK_LABEL (cell->text), text);
  gtk_label_set_attributes (GTK_LABEL (cell->text), attributes);
  gtk_widget_set_css_classes (cell->text, is_said && is_restated ? plain : dim);
  gtk_label_set_text (GTK_LABEL (cell->note), note != NULL ? note : "");
  gtk_widget_set_visible (cell->note, note != NULL);
}

/**
 * deal_term_row_set_item:
 * @self: a row
 * @item: a term
 *
 * Shows a term.
 */
void
deal_term_row_set_item (DealTermRow  *self,
                        DealTermItem *item)
{
  const DealDiffRow *row = deal_term_item_get_row (item);
  const DealValue   *values[] = { row->old_value, row->new_value };
  const gboolean     restated[] = { row->old_is_restated, row->new_is_restated };
  const gboolean     is_same = deal_diff_row_is_same_in_other_words (row);
  g_autoptr (GArray) words = deal_words_diff (values[0] != NULL ? values[0]->text : "",
                                              values[1] != NULL ? values[1]->text : "");

  if (is_same)
    g_array_set_size (words, 0);
  gtk_label_set_text (GTK_LABEL (self->title), row->term->title);
  deal_badge_pill_set_badge (DEAL_BADGE_PILL (self->badge), row->badge);
  gtk_widget_set_visible (self->disputed, row->disputed);
  for (int side = 0; side < 2; side++)
    {
      g_autofree char *note = deal_term_item_dup_note (item, side);
      PangoAttrList   *marks = deal_marked_text_get_attributes (
          words, side, deal_chart_get_style_for_widget (GTK_WIDGET (self)));

      fill_cell (&self->cells[side], values[side], restated[side], note, marks);
      pango_attr_list_unref (marks);
    }
}

/**
 * deal_term_row_set_heading:
 * @self: a row
 * @old_title: of the version on the left
 * @new_title: of the version on the right
 *
 * Makes it the heading above the rows.
 */
void
deal_term_row_set_heading (DealTermRow *self,
                           const char  *old_title,
                           const char  *new_title)
{
  self->is_heading = TRUE;
  gtk_label_set_text (GTK_LABEL (self->title), _ ("Term"));
  gtk_label_set_text (GTK_LABEL (self->cells[DEAL_SIDE_OLD].text), old_title);
  gtk_label_set_text (GTK_LABEL (self->cells[DEAL_SIDE_NEW].text), new_title);
  gtk_widget_hide (self->badges);
  for (int i = 0; i < 2; i++)
    {
      gtk_widget_hide (self->cells[i].note);
      gtk_widget_show (self->cells[i].swatch);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self), "heading");
}
