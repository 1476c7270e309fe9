/* deal-term-row.c: one term, old on the left and new on the right, or one above the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-term-row-private.h"

#include "calc/deal-format.h"
#include "deal-adaptive-bin.h"
#include "deal-badge.h"
#include "deal-chart.h"
#include "deal-marked-text.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

#define LEAST_CHARS 8   /* a label tries one letter a line without this */
#define USUAL_HEIGHT 60 /* of a row */
#define BADGE_GAP 4

enum
{
  PROP_NARROW = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealTermRow, deal_term_row, GTK_TYPE_WIDGET)

static void
deal_term_row_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  DealTermRow *self = DEAL_TERM_ROW (widget);

  GTK_WIDGET_CLASS (deal_term_row_parent_class)->snapshot (widget, snapshot);
  deal_marked_text_snapshot (GTK_LABEL (self->cells[DEAL_SIDE_NEW].text), widget,
                             snapshot);
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

      *minimum = *natural = self->narrow
                              ? deal_term_row_lay_out_narrow (self, width, FALSE)
                              : deal_term_row_lay_out_wide (self, width, FALSE);
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
    deal_term_row_lay_out_narrow (self, width, TRUE);
  else
    deal_term_row_lay_out_wide (self, width, TRUE);
}

static GtkSizeRequestMode
deal_term_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkLayoutManager *
new_column (void)
{
  GtkLayoutManager *column = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (column), BADGE_GAP);

  return column;
}

static void
set_narrow (DealTermRow *self,
            gboolean     narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (narrow)
    gtk_widget_set_layout_manager (self->badges,
                                   deal_wrap_layout_new (BADGE_GAP, BADGE_GAP));
  else
    gtk_widget_set_layout_manager (self->badges, new_column ());
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
  widget_class->snapshot = deal_term_row_snapshot;
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

  self->badges = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->badges, new_column ());
  self->disputed = deal_badge_pill_new ();
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
  deal_badge_pill_set_disputed (DEAL_BADGE_PILL (self->disputed),
                                deal_term_item_is_read (item));
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
