/* deal-search-results.c: what the search found, in groups
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-search-results.h"

#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

#define ROWS_A_PAGE 6

struct _DealSearchResults
{
  GtkWidget parent_instance;

  gsize n_all;

  GtkWidget         *box;
  GtkStack          *stack;
  GtkLabel          *none;
  GtkScrolledWindow *scroller;
  GtkListBox        *list;
  GtkLabel          *problem;
  GtkBox            *foot;
};

enum
{
  CHOSEN,
  SELECTED,
  CLEARED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSearchResults, deal_search_results, GTK_TYPE_WIDGET)

static void
remove_rows (DealSearchResults *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
show_page (DealSearchResults *self,
           const char        *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), g_str_equal (page, "results"));
}

static gsize
count_found (const DealFindings *findings,
             guint               group)
{
  return group == DEAL_SEARCH_ARCHIVED ? findings->n_archived
                                       : findings->hits->n_found[group];
}

static guint
count_there (const DealFindings *findings,
             guint               group)
{
  return group == DEAL_SEARCH_ARCHIVED ? findings->archived->len
                                       : findings->hits->groups[group]->len;
}

/* Terms and sources have a view that filters by words; of the others more are
 * shown here. */
static char *
describe_more (guint    group,
               gsize    n,
               gboolean all_shown)
{
  if (group == DEAL_HIT_TERM)
    return g_strdup_printf (P_ ("and %u more in Terms", "and %u more in Terms",
                                (gulong) n),
                            (guint) n);
  if (group == DEAL_HIT_SOURCE)
    return g_strdup_printf (P_ ("and %u more in Sources", "and %u more in Sources",
                                (gulong) n),
                            (guint) n);
  if (all_shown)
    return g_strdup_printf (P_ ("and %u more; another word narrows it down",
                                "and %u more; another word narrows it down",
                                (gulong) n),
                            (guint) n);

  return g_strdup_printf (P_ ("Show %u more", "Show %u more", (gulong) n), (guint) n);
}

static void
add_group (DealSearchResults *self,
           DealFindings      *findings,
           guint              group,
           gboolean           all)
{
  gsize n_found = count_found (findings, group);
  guint n_there = count_there (findings, group);
  guint n_shown = MIN (n_there, all ? DEAL_SEARCH_MANY : DEAL_SEARCH_FEW);

  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (self->list, deal_search_row_new (findings, group, i));

  if (n_found > n_shown)
    {
      g_autofree char *text = describe_more (group, n_found - n_shown, all);
      GtkWidget       *row = deal_search_row_new_more (findings, group, text);
      gboolean         leads = group == DEAL_HIT_TERM || group == DEAL_HIT_SOURCE || !all;

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), leads);
      gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), leads);
      gtk_list_box_append (self->list, row);
    }
}

/* A sentence in which what stands between bars is a key. */
static void
fill_foot (DealSearchResults *self)
{
  g_autofree char *count = g_strdup_printf (P_ ("%u result", "%u results",
                                                (gulong) self->n_all),
                                            (guint) self->n_all);
  /* Translators: what stands between two bars is shown as a key of the keyboard */
  g_auto (GStrv) parts = g_strsplit (_ ("|↑| |↓| to move, |Enter| to open"), "|", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->foot))) != NULL)
    gtk_box_remove (self->foot, child);
  gtk_box_append (self->foot, gtk_label_new (count));
  gtk_box_append (self->foot, gtk_label_new ("·"));
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      {
        GtkWidget *label = gtk_label_new (parts[i]);

        if (i % 2 == 1)
          gtk_widget_add_css_class (label, "deal-key");
        gtk_box_append (self->foot, label);
      }
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       unused)
{
  guint      group = deal_search_row_get_group (DEAL_SEARCH_ROW (row));
  GtkWidget *title;

  if (before != NULL && deal_search_row_get_group (DEAL_SEARCH_ROW (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  title = deal_ui_label_new (deal_search_group_get_title (group), "deal-search-group");
  gtk_list_box_row_set_header (row, title);
}

static void
row_activated_cb (DealSearchResults *self,
                  DealSearchRow     *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

static void
row_selected_cb (DealSearchResults *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
clear_clicked_cb (DealSearchResults *self)
{
  g_signal_emit (self, signals[CLEARED], 0);
}

static void
deal_search_results_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_SEARCH_RESULTS);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_search_results_parent_class)->dispose (object);
}

static void
deal_search_results_class_init (DealSearchResultsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_search_results_dispose;
  signals[CHOSEN] = deal_ui_signal_new ("chosen", type, 1, DEAL_TYPE_SEARCH_ROW);
  signals[SELECTED] = deal_ui_signal_new ("selected", type, 0);
  signals[CLEARED] = deal_ui_signal_new ("cleared", type, 0);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-search-results.ui");
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, box);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, stack);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, none);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, scroller);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, list);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, problem);
  gtk_widget_class_bind_template_child (widget_class, DealSearchResults, foot);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
deal_search_results_init (DealSearchResults *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/* Nothing was typed. */
void
deal_search_results_show_hint (DealSearchResults *self)
{
  g_return_if_fail (DEAL_IS_SEARCH_RESULTS (self));

  remove_rows (self);
  gtk_widget_hide (GTK_WIDGET (self->problem));
  show_page (self, "hint");
}

/* It takes long enough to say so. */
void
deal_search_results_show_looking (DealSearchResults *self)
{
  g_return_if_fail (DEAL_IS_SEARCH_RESULTS (self));

  remove_rows (self);
  gtk_widget_hide (GTK_WIDGET (self->problem));
  show_page (self, "looking");
}

/**
 * deal_search_results_show:
 * @self: the results
 * @findings: what was found; kept
 * @all_of: the group of which more than the best are shown; `G_MAXUINT`: none
 *
 * Shows what was found, with the first marked.
 */
void
deal_search_results_show (DealSearchResults *self,
                          DealFindings      *findings,
                          guint              all_of)
{
  g_return_if_fail (DEAL_IS_SEARCH_RESULTS (self));

  remove_rows (self);
  self->n_all = findings->hits->n_all + findings->n_archived;
  for (guint group = 0; group < DEAL_N_SEARCH_GROUPS; group++)
    add_group (self, findings, group, group == all_of);

  gtk_widget_set_visible (GTK_WIDGET (self->problem), findings->error != NULL);
  if (findings->error != NULL)
    gtk_label_set_label (self->problem, findings->error->message);
  if (self->n_all == 0)
    {
      g_autofree char *text =
        /* Translators: %s is what was looked for */
        g_strdup_printf (_ ("Nothing matches “%s”."), findings->hits->query->text);

      gtk_label_set_label (self->none, text);
      show_page (self, "none");
      return;
    }

  fill_foot (self);
  show_page (self, "results");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* Of the list alone, in pixels. */
void
deal_search_results_set_max_height (DealSearchResults *self,
                                    int                height)
{
  g_return_if_fail (DEAL_IS_SEARCH_RESULTS (self));

  gtk_scrolled_window_set_max_content_height (self->scroller, MAX (height, 80));
}

static void
scroll_to (DealSearchResults *self,
           GtkListBoxRow     *row)
{
  GtkAdjustment  *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return;

  /* The first row's heading comes into sight with it. */
  if (gtk_list_box_row_get_index (row) == 0)
    gtk_adjustment_set_value (adjustment, 0);
  else
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

/**
 * deal_search_results_move:
 * @self: the results
 * @rows: how many rows down; negative: up
 *
 * Marks another row; beyond an end it is the one at the end.
 *
 * Returns: FALSE: there are no rows
 */
gboolean
deal_search_results_move (DealSearchResults *self,
                          int                rows)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *last = row;
  int            step = rows < 0 ? -1 : 1;
  int            index;

  g_return_val_if_fail (DEAL_IS_SEARCH_RESULTS (self), FALSE);

  if (row == NULL)
    return FALSE;

  index = gtk_list_box_row_get_index (row);
  for (int left = ABS (rows); left > 0; left--)
    {
      do
        row = gtk_list_box_get_row_at_index (self->list, index += step);
      while (row != NULL && index >= 0 && !gtk_list_box_row_get_selectable (row));
      if (row == NULL || index < 0)
        break;
      last = row;
    }
  gtk_list_box_select_row (self->list, last);
  scroll_to (self, last);

  return TRUE;
}

/**
 * deal_search_results_take_key:
 * @self: the results
 * @key: a key that was pressed, without modifiers
 *
 * Marks another row when the key is one that goes up or down.
 *
 * Returns: whether it was
 */
gboolean
deal_search_results_take_key (DealSearchResults *self,
                              guint              key)
{
  g_return_val_if_fail (DEAL_IS_SEARCH_RESULTS (self), FALSE);

  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return deal_search_results_move (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return deal_search_results_move (self, -1);
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return deal_search_results_move (self, ROWS_A_PAGE);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return deal_search_results_move (self, -ROWS_A_PAGE);
    default:
      return FALSE;
    }
}

/**
 * deal_search_results_choose:
 * @self: the results
 *
 * Opens the row that is marked.
 *
 * Returns: FALSE: there is none
 */
gboolean
deal_search_results_choose (DealSearchResults *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (DEAL_IS_SEARCH_RESULTS (self), FALSE);

  row = gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    return FALSE;

  g_signal_emit (self, signals[CHOSEN], 0, row);

  return TRUE;
}

/**
 * deal_search_results_describe:
 * @self: the results
 *
 * Returns: (transfer full): how many there are and which is marked, for those who
 *   hear it
 */
char *
deal_search_results_describe (DealSearchResults *self)
{
  GtkListBoxRow   *row;
  const char      *page;
  g_autofree char *count = NULL;
  g_autofree char *marked = NULL;

  g_return_val_if_fail (DEAL_IS_SEARCH_RESULTS (self), NULL);

  page = gtk_stack_get_visible_child_name (self->stack);
  row = gtk_list_box_get_selected_row (self->list);
  if (g_str_equal (page, "none"))
    return g_strdup (gtk_label_get_label (self->none));
  if (!g_str_equal (page, "results") || row == NULL)
    return g_strdup ("");

  count = g_strdup_printf (P_ ("%u result", "%u results", (gulong) self->n_all),
                           (guint) self->n_all);
  marked = deal_search_row_describe (DEAL_SEARCH_ROW (row));

  /* Translators: how many results there are, and the one that is marked */
  return g_strdup_printf (_ ("%1$s. %2$s"), count, marked);
}

GtkWidget *
deal_search_results_get_list (DealSearchResults *self)
{
  g_return_val_if_fail (DEAL_IS_SEARCH_RESULTS (self), NULL);

  return GTK_WIDGET (self->list);
}
