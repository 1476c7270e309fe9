/* test-terms.c: which terms are shown, in which order, and how one is found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-badge.h"
#include "deal-marked-text.h"
#include "deal-selection.h"
#include "deal-term-item.h"
#include "deal-terms-list.h"
#include "deal-terms-view.h"
#include "fixture.h"

static DealDiff *
new_diff (Deal *deal)
{
  return deal_diff_new (deal, deal->compare_old, deal->compare_new);
}

static guint
count_terms (GPtrArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (deal_term_item_get_row (items->pdata[i]) != NULL)
      n++;

  return n;
}

static void
test_filters (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = new_diff (deal);
  const struct
  {
    const char    *what;
    DealTermsQuery query;
    guint          expected;
  } cases[] = {
    { "all", { DEAL_TERMS_ALL, -1, NULL }, (guint) diff->n_rows },
    { "changed", { DEAL_TERMS_CHANGED, -1, NULL }, diff->n_changed },
    { "disputed", { DEAL_TERMS_DISPUTED, -1, "" }, diff->n_disputed },
    { "a badge",
      { DEAL_TERMS_ALL, DEAL_BADGE_ENDED, "" },
      diff->tally[DEAL_BADGE_ENDED] },
    { "unchanged that changed", { DEAL_TERMS_CHANGED, DEAL_BADGE_UNCHANGED, "" }, 0 },
    { "a title", { DEAL_TERMS_ALL, -1, "Azure first" }, 1 },
    { "in any case and order", { DEAL_TERMS_ALL, -1, "FIRST azure" }, 1 },
    { "nothing", { DEAL_TERMS_ALL, -1, "indemnity" }, 0 },
  };

  g_assert_cmpuint (diff->tally[DEAL_BADGE_ENDED], >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = deal_terms_select (diff, &cases[i].query);

      g_test_message ("%s", cases[i].what);
      if (g_str_has_prefix (cases[i].what, "a title") ||
          g_str_has_prefix (cases[i].what, "in any"))
        g_assert_cmpuint (count_terms (items), >=, cases[i].expected);
      else
        g_assert_cmpuint (count_terms (items), ==, cases[i].expected);
      if (cases[i].expected == 0)
        g_assert_cmpuint (items->len, ==, 0);
    }
}

/* Heads count what follows them; the ends of each group are marked. */
static void
test_groups (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = new_diff (deal);
  DealTermsQuery query = { DEAL_TERMS_ALL, -1, NULL };
  g_autoptr (GPtrArray) items = deal_terms_select (diff, &query);
  guint i = 0;

  while (i < items->len)
    {
      DealTermItem *head = items->pdata[i];
      guint         n = deal_term_item_get_n_terms (head);

      g_assert_null (deal_term_item_get_row (head));
      g_assert_cmpuint (n, >, 0);
      for (guint k = 1; k <= n; k++)
        {
          DealTermItem *item = items->pdata[i + k];

          g_assert_nonnull (deal_term_item_get_row (item));
          g_assert_true (deal_term_item_get_category (item) ==
                         deal_term_item_get_category (head));
          g_assert_cmpint (deal_term_item_is_first (item), ==, k == 1);
          g_assert_cmpint (deal_term_item_is_last (item), ==, k == n);
        }
      i += n + 1;
    }
}

static void
test_spoken (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = new_diff (deal);
  DealTermsQuery query = { DEAL_TERMS_ALL, DEAL_BADGE_ADDED, "Azure first" };
  g_autoptr (GPtrArray) items = deal_terms_select (diff, &query);
  g_autofree char *head = NULL;
  g_autofree char *row = NULL;

  g_assert_cmpuint (items->len, ==, 2);
  head = deal_term_item_describe (items->pdata[0]);
  g_assert_cmpstr (head, ==, "Cloud and distribution, 1 term");
  row = deal_term_item_describe (items->pdata[1]);
  g_assert_true (g_str_has_prefix (row,
                                   "Azure first. Added, disputed. Old: not stated in "
                                   "any source. New: "));
}

static void
chosen_cb (GObject    *list,
           const char *term_id,
           char      **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (term_id);
}

static void
test_list (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealDiff) diff = new_diff (deal);
  DealTermsQuery query = { DEAL_TERMS_ALL, -1, NULL };
  g_autoptr (GPtrArray) items = deal_terms_select (diff, &query);
  DealTermsList   *list = g_object_ref_sink (g_object_new (DEAL_TYPE_TERMS_LIST, NULL));
  g_autofree char *chosen = NULL;
  const char      *last = NULL;
  guint            n = 0;

  g_signal_connect (list, "chosen", G_CALLBACK (chosen_cb), &chosen);
  deal_terms_list_set_items (list, items);
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, items->len);
  g_assert_null (deal_terms_list_get_selected (list));

  /* Down through all that changed, each once. */
  for (const char *id = deal_terms_list_get_next (list, 1, FALSE); id != NULL;
       id = deal_terms_list_get_next (list, 1, FALSE))
    {
      deal_terms_list_select (list, id);
      g_assert_cmpstr (deal_terms_list_get_selected (list), ==, id);
      last = id;
      n++;
    }
  g_assert_cmpuint (n, ==, diff->n_changed);
  g_assert_nonnull (last);

  /* And up again through everything. */
  deal_terms_list_select (list, NULL);
  for (n = 0; deal_terms_list_get_next (list, -1, TRUE) != NULL; n++)
    deal_terms_list_select (list, deal_terms_list_get_next (list, -1, TRUE));
  g_assert_cmpuint (n, ==, diff->n_rows);

  deal_terms_list_select (list, "no-such-term");
  g_assert_null (deal_terms_list_get_selected (list));
  /* What the program selects, the reader did not choose. */
  g_assert_null (chosen);
  g_assert_finalize_object (list);
}

/* A row is a sentence with one full stop at a time, and says “unchanged” of other words
 * only with the words for it. */
static void
test_rows_are_sentences (void)
{
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  guint n_reworded = 0;

  for (gsize i = 1; i < deal->n_versions; i++)
    {
      g_autoptr (DealDiff) diff =
        deal_diff_new (deal, &deal->versions[i - 1], &deal->versions[i]);
      DealTermsQuery query = { DEAL_TERMS_ALL, -1, NULL };
      g_autoptr (GPtrArray) items = deal_terms_select (diff, &query);

      for (guint k = 0; k < items->len; k++)
        {
          const DealDiffRow *row = deal_term_item_get_row (items->pdata[k]);
          g_autofree char   *said = deal_term_item_describe (items->pdata[k]);

          if (row == NULL)
            continue;
          g_assert_null (strstr (said, ".."));
          g_assert_true (g_str_has_suffix (said, "."));
          g_assert_cmpint (deal_diff_row_is_same_in_other_words (row), ==,
                           strstr (said, ". Unchanged, reworded") != NULL);
          n_reworded += deal_diff_row_is_same_in_other_words (row) ? 1 : 0;
        }
    }
  g_assert_cmpuint (n_reworded, >, 0);
}

static void
test_marks (void)
{
  const char *old_text = "No limit on the total.";
  const char *new_text = "A cap on the total.";
  g_autoptr (GArray) words = deal_words_diff (old_text, new_text);

  for (int side = 0; side < 2; side++)
    for (int style = 0; style < 4; style++)
      {
        PangoAttrList     *list = deal_marked_text_get_attributes (words, side, style);
        PangoAttrIterator *iterator = pango_attr_list_get_iterator (list);
        gboolean           is_high = style >= DEAL_STYLE_HIGH_CONTRAST;
        PangoAttrType      line = side == DEAL_SIDE_OLD ? PANGO_ATTR_STRIKETHROUGH
                                                        : PANGO_ATTR_UNDERLINE;
        PangoAttribute    *attribute;
        int                start, end;

        attribute = pango_attr_iterator_get (iterator, line);
        g_assert_nonnull (attribute);
        pango_attr_iterator_range (iterator, &start, &end);
        g_assert_cmpint (start, ==, 0);
        g_assert_cmpint (end, ==, side == DEAL_SIDE_OLD ? 8 : 5);
        g_assert_cmpint (pango_attr_iterator_get (iterator, PANGO_ATTR_BACKGROUND) ==
                           NULL,
                         ==, is_high);
        pango_attr_iterator_destroy (iterator);
        pango_attr_list_unref (list);
      }
}

static GtkWidget *
get_child (GtkWidget  *view,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (view, G_OBJECT_TYPE (view), name);

  g_assert_nonnull (child);

  return GTK_WIDGET (child);
}

static GtkWidget *
get_bar_child (GtkWidget  *view,
               const char *name)
{
  return get_child (get_child (view, "bar"), name);
}

static void
test_view (void)
{
  g_autoptr (DealSelection) selection = deal_selection_new ();
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  GtkWidget      *window = gtk_window_new ();
  GtkWidget      *view = g_object_new (DEAL_TYPE_TERMS_VIEW,
                                       "selection", selection, NULL);
  DealTermsList  *list = DEAL_TERMS_LIST (get_child (view, "list"));
  const DealDiff *diff;
  guint           n_all;

  gtk_window_set_child (GTK_WINDOW (window), view);
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, 0);
  deal_selection_set_deal (selection, deal);
  diff = deal_selection_get_diff (selection);

  /* Nobody sees it yet. */
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, 0);
  gtk_window_present (GTK_WINDOW (window));
  n_all = deal_terms_list_get_n_items (list);
  g_assert_cmpuint (n_all, >, diff->n_rows);
  g_assert_nonnull (deal_selection_get_term (selection));
  g_assert_cmpstr (deal_terms_list_get_selected (list), ==,
                   deal_selection_get_term (selection));

  /* The details are of a term that is shown, whatever the filter hides. */
  deal_selection_set_term (selection, "equity");
  deal_selection_open_view (selection, "terms/ended");
  g_assert_cmpstr (deal_selection_get_term (selection), !=, "equity");
  g_assert_cmpstr (deal_terms_list_get_selected (list), ==,
                   deal_selection_get_term (selection));
  g_assert_true (gtk_widget_get_visible (get_bar_child (view, "badge_filter")));
  g_assert_cmpuint (deal_terms_list_get_n_items (list), <, n_all);
  gtk_widget_activate_action (get_child (view, "bar"), "bar.clear-badge", NULL);
  g_assert_false (gtk_widget_get_visible (get_bar_child (view, "badge_filter")));
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, n_all);

  deal_selection_open_view (selection, "terms/disputed");
  g_assert_true (gtk_toggle_button_get_active (
    GTK_TOGGLE_BUTTON (get_bar_child (view, "disputed"))));
  deal_selection_open_view (selection, "payments");
  g_assert_cmpuint (deal_terms_list_get_n_items (list), <, n_all);
  gtk_widget_activate_action (view, "view.clear-filter", NULL);
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, n_all);

  /* An empty list has no details. */
  deal_selection_set_term (selection, "equity");
  deal_selection_open_view (selection, "terms/find:no term has these letters");
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, 0);
  g_assert_null (deal_selection_get_term (selection));
  gtk_widget_activate_action (view, "view.clear-filter", NULL);
  g_assert_cmpstr (deal_terms_list_get_selected (list), ==, "equity");
  gtk_widget_activate_action (view, "view.previous", NULL);
  g_assert_cmpstr (deal_selection_get_term (selection), !=, "equity");

  gtk_widget_hide (view);
  deal_selection_open_view (selection, "terms/disputed");
  g_assert_cmpuint (deal_terms_list_get_n_items (list), ==, n_all);
  gtk_widget_show (view);
  g_assert_cmpuint (deal_terms_list_get_n_items (list), <, n_all);
  g_assert_cmpstr (deal_terms_list_get_selected (list), !=, "equity");
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_selected_focused (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  return focus != NULL && gtk_widget_has_css_class (focus, "deal-term") &&
         (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* A step that is no arrow key takes the focus of a row along, and no other's. */
static void
test_focus (void)
{
  g_autoptr (DealSelection) selection = deal_selection_new ();
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = g_object_new (DEAL_TYPE_TERMS_VIEW, "selection", selection, NULL);
  GtkWidget *entry = get_bar_child (view, "entry");
  GtkWidget *before;

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  deal_selection_set_deal (selection, deal);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (view, "view.focus", NULL);
  fixture_wait (is_selected_focused, window);

  before = gtk_window_get_focus (GTK_WINDOW (window));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (view, "view.next", NULL);
      fixture_wait (is_selected_focused, window);
    }
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != before);

  gtk_widget_grab_focus (entry);
  before = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (gtk_widget_is_ancestor (before, entry));
  gtk_widget_activate_action (view, "view.next", NULL);
  fixture_idle (200);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == before);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* How many labels on the screen say something with @text. */
static guint
count_labels (GtkWidget  *widget,
              const char *text)
{
  guint n = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
            strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);

  return n;
}

typedef struct
{
  GtkWidget  *widget;
  const char *text;
  guint       n;
} Said;

static gboolean
is_said (gpointer data)
{
  Said *said = data;

  return count_labels (said->widget, said->text) == said->n;
}

/* A reading that was chosen elsewhere is marked at its term, and told in the details;
 * no longer when it is taken back, and never of another term. */
static void
test_reading (void)
{
  g_autoptr (DealSelection) selection = deal_selection_new ();
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  GtkWidget          *window = gtk_window_new ();
  GtkWidget          *view = g_object_new (DEAL_TYPE_TERMS_VIEW,
                                           "selection", selection, NULL);
  GtkWidget          *list = get_child (view, "list");
  GtkWidget          *details = get_child (view, "details");
  const DealConflict *conflict = deal_find_conflict (deal, "cap-size");
  Said                marks = { list, "Disputed †", 0 };
  Said                words = { details, "† Your reading: charts follow it.", 0 };
  Said                reasons = { details, "Because I asked.", 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 900);
  gtk_window_set_child (GTK_WINDOW (window), view);
  deal_selection_set_deal (selection, deal);
  gtk_window_present (GTK_WINDOW (window));
  deal_selection_set_term (selection, conflict->term->id);
  fixture_wait (is_said, &(Said){ details, conflict->question, 1 });
  fixture_wait (is_said, &marks);
  fixture_wait (is_said, &words);

  deal_selection_choose_reading (selection, conflict, &conflict->positions[1],
                                 "Because I asked.");
  marks.n = words.n = reasons.n = 1;
  fixture_wait (is_said, &marks);
  fixture_wait (is_said, &words);
  fixture_wait (is_said, &reasons);
  /* Beside its title as well. */
  fixture_wait (is_said, &(Said){ details, "Disputed †", 1 });
  g_assert_cmpstr (deal_terms_list_get_selected (DEAL_TERMS_LIST (list)), ==,
                   conflict->term->id);

  deal_selection_choose_reading (selection, conflict, NULL, NULL);
  marks.n = words.n = 0;
  fixture_wait (is_said, &marks);
  fixture_wait (is_said, &words);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Those who hear the row hear of it. */
static void
test_reading_spoken (void)
{
  const DealTermsQuery all = { DEAL_TERMS_ALL, -1, NULL };
  g_autoptr (Deal) deal = fixture_load (NULL, NULL);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealDiff) diff =
    deal_diff_new (deal, options->old_version, options->new_version);
  g_autoptr (GPtrArray) items = deal_terms_select (diff, &all);
  g_autoptr (GListStore) store = g_list_store_new (DEAL_TYPE_TERM_ITEM);
  const DealConflict *conflict = deal_find_conflict (deal, "cap-size");
  guint               n = 0;

  g_list_store_splice (store, 0, 0, items->pdata, items->len);
  g_assert_false (deal_terms_mark_read (G_LIST_MODEL (store), options));
  deal_options_choose_reading (options, conflict, &conflict->positions[0], NULL);
  g_assert_true (deal_terms_mark_read (G_LIST_MODEL (store), options));
  g_assert_false (deal_terms_mark_read (G_LIST_MODEL (store), options));
  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *spoken = deal_term_item_describe (items->pdata[i]);

      if (strstr (spoken, "a reading is chosen") == NULL)
        continue;
      g_assert_true (deal_term_item_get_row (items->pdata[i])->term == conflict->term);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_badges (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme,
                                    "/io/github/counterpart_app/Counterpart/icons");
  for (int i = 0; i < DEAL_N_BADGES; i++)
    g_assert_true (gtk_icon_theme_has_icon (theme, deal_badge_get_icon ((DealBadge) i)));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/terms/filters", test_filters);
  g_test_add_func ("/terms/groups", test_groups);
  g_test_add_func ("/terms/spoken", test_spoken);
  g_test_add_func ("/terms/list", test_list);
  g_test_add_func ("/terms/marks", test_marks);
  g_test_add_func ("/terms/rows-are-sentences", test_rows_are_sentences);
  g_test_add_func ("/terms/view", test_view);
  g_test_add_func ("/terms/focus-goes-along", test_focus);
  g_test_add_func ("/terms/marks-a-reading", test_reading);
  g_test_add_func ("/terms/speaks-of-a-reading", test_reading_spoken);
  g_test_add_func ("/terms/badges-have-icons", test_badges);

  return g_test_run ();
}
