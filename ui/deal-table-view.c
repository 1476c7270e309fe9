/* deal-table-view.c: the table twin of a figure
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-table-view.h"

#include <adwaita.h>

#include "deal-clipboard.h"
#include "deal-tab-stop.h"
#include "deal-table-look.h"
#include "deal-table-row.h"
#include "deal-text.h"
#include "deal-ui.h"

/* Sentences break into lines of at least and at most so many letters. */
#define LONG_CELL 36
#define LINE_CHARS 21
#define MAX_LINE_CHARS 60

/* What the table is worth showing in, when its page gives no more. */
#define MINIMUM_HEIGHT 240

/**
 * DealTableView:
 *
 * Shows the numbers of a figure as rows, which can be sorted, selected and
 * copied.  Columns that say the same in every row are not shown as columns
 * but once, below.
 */
struct _DealTableView
{
  GtkWidget parent_instance;

  DealTable     *table;  /* nullable */
  guint          power;  /* in which its amounts are said; 0: as they are */
  double         beyond; /* from right to left: how much is hidden on the right */
  guint          idle;   /* 0: none */
  GtkColumnView *view;
  GtkLabel      *common; /* what all rows have in common */
};

G_DEFINE_FINAL_TYPE (DealTableView, deal_table_view, GTK_TYPE_WIDGET)

static guint
get_column_of (GtkListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "deal-column"));
}

/* Whether the column has sentences, which have to be read to their ends. */
static gboolean
is_prose (const DealTable *table,
          guint            column)
{
  if (deal_table_get_column (table, column)->type != DEAL_COLUMN_TEXT)
    return FALSE;
  for (guint i = 0; i < table->rows->len; i++)
    if (g_utf8_strlen (deal_table_get_cell (table, i, column), -1) > LONG_CELL)
      return TRUE;

  return FALSE;
}

static void
cell_set_up_cb (GtkListItemFactory *factory,
                GtkListItem        *item,
                DealTableView      *self)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean   is_right = deal_table_is_number (self->table, get_column_of (factory));

  gtk_label_set_xalign (GTK_LABEL (label), is_right ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  if (is_right)
    gtk_widget_add_css_class (label, "numeric");
  if (g_object_get_data (G_OBJECT (factory), "deal-prose") != NULL)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_width_chars (GTK_LABEL (label), LINE_CHARS);
      gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_LINE_CHARS);
    }
  gtk_list_item_set_child (item, label);
}

/* The one that says what the row is of. */
static guint
get_first_column (DealTableView *self)
{
  guint column = 0;

  while (column < self->table->columns->len && !deal_table_is_shown (self->table, column))
    column++;

  return column;
}

/* A number stands behind its sign from right to left too; a word has a direction. */
static char *
dup_shown (DealTableView *self,
           DealTableRow  *row,
           guint          column,
           const char    *text)
{
  gboolean is_number = deal_table_is_number (self->table, column) &&
                       deal_table_row_get_cell (row, column)[0] != '\0';

  return g_strconcat (is_number ? DEAL_UI_LEFT_TO_RIGHT : "", text, NULL);
}

static void
cell_bound_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               DealTableView      *self)
{
  guint            column = get_column_of (factory);
  DealTableRow    *row = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_list_item_get_child (item);
  GtkWidget       *cell = gtk_widget_get_parent (label);
  g_autofree char *text = deal_table_row_format (row, column, self->power);
  g_autofree char *shown = dup_shown (self, row, column, text);
  g_autofree char *name = NULL;

  gtk_label_set_text (GTK_LABEL (label), shown);
  /* Translators: a cell as a screen reader says it: title of the column, value */
  name = g_strdup_printf (C_ ("cell", "%s: %s"),
                          deal_table_get_column (self->table, column)->title,
                          text[0] != '\0' ? text : C_ ("cell", "empty"));
  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
  if (column == get_first_column (self) && cell != NULL &&
      gtk_widget_get_parent (cell) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      column)
{
  return deal_table_row_compare ((DealTableRow *) a, (DealTableRow *) b,
                                 GPOINTER_TO_UINT (column));
}

static void
add_column (DealTableView *self,
            guint          index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (index), NULL));
  g_autofree char *heading = deal_table_make_heading (self->table, index);

  g_object_set_data (G_OBJECT (factory), "deal-column", GUINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (factory), "deal-prose",
                     GINT_TO_POINTER (is_prose (self->table, index)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (cell_set_up_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (cell_bound_cb), self, 0);
  column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, !deal_table_is_number (self->table, index));
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_append_column (self->view, column);
}

/* Headings stand over what they head: those of numbers on the right.  GTK has no
 * property for it. */
static void
align_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_xalign (GTK_LABEL (widget), 1);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_RIGHT);
      gtk_widget_set_hexpand (widget, TRUE);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    align_heading (child);
}

static void
align_headings (DealTableView *self)
{
  GtkWidget *heading =
    gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (self->view)));

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      if (!deal_table_is_shown (self->table, i))
        continue;
      if (heading != NULL && deal_table_is_number (self->table, i))
        align_heading (heading);
      if (heading != NULL)
        heading = gtk_widget_get_next_sibling (heading);
    }
}

static gboolean
has_same_columns (const DealTable *a,
                  const DealTable *b)
{
  if (a == NULL || b == NULL || a->columns->len != b->columns->len)
    return FALSE;
  for (guint i = 0; i < a->columns->len; i++)
    if (strcmp (deal_table_get_column (a, i)->title,
                deal_table_get_column (b, i)->title) != 0 ||
        deal_table_is_shown (a, i) != deal_table_is_shown (b, i) ||
        is_prose (a, i) != is_prose (b, i))
      return FALSE;

  return TRUE;
}

static void
rebuild_columns (DealTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  for (guint i = 0; i < self->table->columns->len; i++)
    if (deal_table_is_shown (self->table, i))
      add_column (self, i);
  align_headings (self);
}

/* The selected rows, or all when none is. */
static GtkBitset *
get_selected (DealTableView *self)
{
  GtkSelectionModel *model = deal_table_view_get_model (self);
  GtkBitset         *rows = gtk_bitset_new_empty ();
  guint              n = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n; i++)
    if (gtk_selection_model_is_selected (model, i))
      {
        g_autoptr (DealTableRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

        gtk_bitset_add (rows, deal_table_row_get_index (row));
      }
  if (gtk_bitset_is_empty (rows) && n > 0)
    gtk_bitset_add_range (rows, 0, n);

  return rows;
}

/* A column view keeps its left edge, also where it begins on the right. */
static gboolean
show_begin_cb (gpointer user_data)
{
  DealTableView *self = user_data;
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (self->view));

  self->idle = 0;
  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across) -
                                      gtk_adjustment_get_page_size (across) -
                                      self->beyond);

  return G_SOURCE_REMOVE;
}

/* It is being given its place, and takes no other one meanwhile. */
static void
width_changed_cb (DealTableView *self)
{
  if (self->idle == 0 &&
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    self->idle = g_idle_add (show_begin_cb, self);
}

static void
scrolled_across_cb (DealTableView *self,
                    GtkAdjustment *across)
{
  self->beyond = gtk_adjustment_get_upper (across) -
                 gtk_adjustment_get_page_size (across) -
                 gtk_adjustment_get_value (across);
}

static void
deal_table_view_dispose (GObject *object)
{
  DealTableView *self = DEAL_TABLE_VIEW (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->table, deal_table_unref);

  G_OBJECT_CLASS (deal_table_view_parent_class)->dispose (object);
}

static gboolean
deal_table_view_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  return !deal_tab_stop_is_left (widget, direction) &&
         GTK_WIDGET_CLASS (deal_table_view_parent_class)->focus (widget, direction);
}

static void
deal_table_view_class_init (DealTableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_table_view_dispose;

  widget_class->focus = deal_table_view_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_table_view_init (DealTableView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget        *window = gtk_scrolled_window_new ();
  GtkWidget        *view = gtk_column_view_new (NULL);
  GtkWidget        *common = gtk_label_new (NULL);
  GtkAdjustment    *across;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);

  self->view = GTK_COLUMN_VIEW (view);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (view, "deal-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window),
                                              MINIMUM_HEIGHT);
  gtk_widget_set_vexpand (window, TRUE);
  gtk_widget_add_css_class (window, "deal-wide");
  across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (window));
  g_signal_connect_object (across, "changed", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (across, "value-changed", G_CALLBACK (scrolled_across_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (window, GTK_WIDGET (self));

  self->common = GTK_LABEL (common);
  gtk_label_set_wrap (self->common, TRUE);
  gtk_label_set_xalign (self->common, 0);
  gtk_widget_add_css_class (common, "deal-note");
  gtk_widget_set_parent (common, GTK_WIDGET (self));
}

GtkWidget *
deal_table_view_new (void)
{
  return g_object_new (DEAL_TYPE_TABLE_VIEW, NULL);
}

/**
 * deal_table_view_set_table:
 * @self: a view
 * @table: what it shows from now on
 *
 * Keeps the widths and the sorting when the columns stay what they were.
 */
void
deal_table_view_set_table (DealTableView   *self,
                           const DealTable *table)
{
  g_autoptr (DealTable) old_table = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *common = NULL;
  g_autofree char *name = NULL;
  GtkSorter       *sorter;
  guint            old_power;

  g_return_if_fail (DEAL_IS_TABLE_VIEW (self));
  g_return_if_fail (table != NULL);

  if (self->table == table)
    return;

  old_table = g_steal_pointer (&self->table);
  self->table = deal_table_ref ((DealTable *) table);
  gtk_column_view_set_model (self->view, NULL);
  old_power = self->power;
  self->power = deal_table_choose_power (table);
  if (self->power != old_power || !has_same_columns (old_table, table))
    rebuild_columns (self);

  sorter = gtk_column_view_get_sorter (self->view);
  selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (
    gtk_sort_list_model_new (deal_table_row_list_new (table), g_object_ref (sorter)))));
  gtk_column_view_set_model (self->view, selection);

  common = deal_table_describe_common (table, self->power);
  gtk_label_set_text (self->common, common);

  name =
    g_strdup_printf (P_ ("%s, table, %u row", "%s, table, %u rows", table->rows->len),
                     table->title, table->rows->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const DealTable *
deal_table_view_get_table (DealTableView *self)
{
  g_return_val_if_fail (DEAL_IS_TABLE_VIEW (self), NULL);

  return self->table;
}

/**
 * deal_table_view_get_model:
 * @self: a view that has a table
 *
 * Returns: (transfer none): the rows as they are sorted, and which are selected
 */
GtkSelectionModel *
deal_table_view_get_model (DealTableView *self)
{
  g_return_val_if_fail (DEAL_IS_TABLE_VIEW (self), NULL);

  return gtk_column_view_get_model (self->view);
}

/**
 * deal_table_view_get_selected_text:
 * @self: a view that has a table
 *
 * Returns: (transfer full): the selected rows, or all when none is, with tabs
 *   between the cells
 */
char *
deal_table_view_get_selected_text (DealTableView *self)
{
  g_autoptr (GtkBitset) rows = NULL;

  g_return_val_if_fail (DEAL_IS_TABLE_VIEW (self), NULL);

  rows = get_selected (self);

  return deal_table_to_tsv (self->table, rows);
}

void
deal_table_view_copy (DealTableView *self)
{
  g_autoptr (GtkBitset) rows = NULL;

  g_return_if_fail (DEAL_IS_TABLE_VIEW (self));

  if (self->table == NULL)
    return;

  rows = get_selected (self);
  deal_clipboard_set_rows (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->table,
                           rows);
}
