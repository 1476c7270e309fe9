/* test-search-bar.c: the search in a window: what is asked, shown and opened
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-search-bar.h"

#include "deal-search-results.h"
#include "fixture.h"
#include "show-widget.h"

typedef struct
{
  DealSelection     *selection;
  GtkWidget         *window;
  GtkWidget         *button; /* has the focus before */
  DealSearchBar     *bar;
  GtkEditable       *entry;
  DealSearchResults *results;
  GString           *opened;
} Fixture;

static void
view_asked_cb (DealSelection *selection,
               const char    *view,
               Fixture       *fixture)
{
  g_string_append_printf (fixture->opened, "%s;", view);
}

/* Below @widget, hidden ones included. */
static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);

  return found;
}

static void
set_up (Fixture      *fixture,
        gconstpointer text) /* what the title of a term is made; nullable */
{
  g_autoptr (Deal) deal =
    fixture_load (text != NULL ? "\"Azure first\"" : NULL, text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->opened = g_string_new (NULL);
  fixture->selection = deal_selection_new ();
  deal_selection_set_deal (fixture->selection, deal);
  g_signal_connect (fixture->selection, "open-view", G_CALLBACK (view_asked_cb), fixture);
  fixture->button = gtk_button_new_with_label ("before");
  fixture->bar = g_object_new (DEAL_TYPE_SEARCH_BAR, NULL);
  gtk_box_append (GTK_BOX (box), fixture->button);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->bar));
  fixture->window = show_widget (box, 800, 600);
  deal_search_bar_set_selection (fixture->bar, fixture->selection);
  fixture->entry =
    GTK_EDITABLE (find_type (GTK_WIDGET (fixture->bar), GTK_TYPE_SEARCH_ENTRY));
  fixture->results = DEAL_SEARCH_RESULTS (
    find_type (GTK_WIDGET (fixture->bar), DEAL_TYPE_SEARCH_RESULTS));
  gtk_widget_grab_focus (fixture->button);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer text)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->selection);
  g_string_free (fixture->opened, TRUE);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return GTK_LIST_BOX (deal_search_results_get_list (fixture->results));
}

static DealSearchRow *
get_row (Fixture *fixture,
         int      index)
{
  return (DealSearchRow *) gtk_list_box_get_row_at_index (get_list (fixture), index);
}

static char *
describe_row (Fixture *fixture,
              int      index)
{
  return deal_search_row_describe (get_row (fixture, index));
}

static gboolean
has_rows (gpointer data)
{
  return get_row (data, 0) != NULL;
}

static gboolean
says_none (gpointer data)
{
  g_autofree char *state = deal_search_results_describe (((Fixture *) data)->results);

  return g_str_has_prefix (state, "Nothing matches");
}

static void
type (Fixture    *fixture,
      const char *words)
{
  deal_search_bar_set_active (fixture->bar, TRUE);
  gtk_editable_set_text (fixture->entry, words);
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n)
{
  (*n)++;
}

static void
test_focus (Fixture      *fixture,
            gconstpointer text)
{
  guint n = 0;

  g_signal_connect (fixture->bar, "notify::active", G_CALLBACK (count_cb), &n);
  deal_search_bar_set_active (fixture->bar, TRUE);
  deal_search_bar_set_active (fixture->bar, TRUE);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_assert_true (has_focus_within (GTK_WIDGET (fixture->entry)));

  deal_search_bar_set_active (fixture->bar, FALSE);
  g_assert_cmpuint (n, ==, 2);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->bar)));
  g_assert_true (has_focus_within (fixture->button));

  /* The focus that goes elsewhere by itself stays there. */
  deal_search_bar_grab_entry (fixture->bar);
  g_assert_true (deal_search_bar_get_active (fixture->bar));
  gtk_widget_grab_focus (fixture->button);
  g_assert_false (deal_search_bar_get_active (fixture->bar));
  g_assert_true (has_focus_within (fixture->button));
}

static void
test_finds (Fixture      *fixture,
            gconstpointer text)
{
  GtkAccessible   *entry;
  g_autofree char *state = NULL;

  type (fixture, "first ref");
  fixture_wait (has_rows, fixture);

  entry = GTK_ACCESSIBLE (gtk_editable_get_delegate (fixture->entry));
  state = deal_search_results_describe (fixture->results);
  g_assert_cmpstr (state, ==,
                   "7 results. Term: Right of first refusal. Compute · disputed");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search");
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, state);
  gtk_test_accessible_assert_property (get_row (fixture, 0),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Term: Right of first refusal. Compute · disputed");
  g_assert_true (has_focus_within (GTK_WIDGET (fixture->entry)));
}

/* Groups follow one another; only the first of each has a heading. */
static void
test_groups (Fixture      *fixture,
             gconstpointer text)
{
  guint n_headings = 0;
  guint last = 0;

  type (fixture, "azure");
  fixture_wait (has_rows, fixture);
  for (int i = 0; get_row (fixture, i) != NULL; i++)
    {
      GtkListBoxRow *row = GTK_LIST_BOX_ROW (get_row (fixture, i));
      guint          group = deal_search_row_get_group (DEAL_SEARCH_ROW (row));
      GtkWidget     *heading = gtk_list_box_row_get_header (row);

      g_assert_cmpuint (group, >=, last);
      g_assert_cmpint (heading != NULL, ==, i == 0 || group != last);
      if (heading != NULL)
        g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (heading)), ==,
                         deal_search_group_get_title (group));
      n_headings += heading != NULL;
      last = group;
    }
  g_assert_cmpuint (n_headings, ==, 5);
}

static void
test_moves (Fixture      *fixture,
            gconstpointer text)
{
  GtkListBox *list;

  g_assert_false (deal_search_results_move (fixture->results, 1));
  g_assert_false (deal_search_results_choose (fixture->results));
  type (fixture, "first ref");
  fixture_wait (has_rows, fixture);
  list = get_list (fixture);

  g_assert_true (deal_search_results_take_key (fixture->results, GDK_KEY_Up));
  g_assert_true (gtk_list_box_get_selected_row (list) ==
                 gtk_list_box_get_row_at_index (list, 0));
  g_assert_true (deal_search_results_take_key (fixture->results, GDK_KEY_Down));
  g_assert_true (gtk_list_box_get_selected_row (list) ==
                 gtk_list_box_get_row_at_index (list, 1));
  g_assert_true (deal_search_results_take_key (fixture->results, GDK_KEY_Page_Down));
  g_assert_true (gtk_list_box_get_selected_row (list) ==
                 gtk_list_box_get_row_at_index (list, 6));
  g_assert_true (deal_search_results_take_key (fixture->results, GDK_KEY_Page_Up));
  g_assert_true (gtk_list_box_get_selected_row (list) ==
                 gtk_list_box_get_row_at_index (list, 0));
  g_assert_false (deal_search_results_take_key (fixture->results, GDK_KEY_a));
}

/* Each kind where it is shown. */
static void
test_opens (Fixture      *fixture,
            gconstpointer text)
{
  static const struct
  {
    const char *words;
    const char *view;
    const char *term; /* nullable: any */
    const char *source;
  } cases[] = {
    { "right of first refusal", "terms/term;", "rofr", NULL },
    { "ended with the agreement of october", "evidence;", "rofr", "p-sec-2025-10" },
    { "does a right of first refusal", "evidence;", "rofr", NULL },
    { "stargate is", "timeline/event:", NULL, NULL },
    { "azure-first, non-exclusive until", "sources;", NULL, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (fixture->opened, 0);
      deal_selection_set_source (fixture->selection, NULL);
      type (fixture, cases[i].words);
      fixture_wait (has_rows, fixture);
      g_assert_true (deal_search_results_choose (fixture->results));

      g_test_message ("%s: %s", cases[i].words, fixture->opened->str);
      g_assert_true (g_str_has_prefix (fixture->opened->str, cases[i].view));
      g_assert_false (deal_search_bar_get_active (fixture->bar));
      if (cases[i].term != NULL)
        g_assert_cmpstr (deal_selection_get_term (fixture->selection), ==, cases[i].term);
      if (cases[i].source != NULL && cases[i].source[0] != '\0')
        g_assert_cmpstr (deal_selection_get_source (fixture->selection), ==,
                         cases[i].source);
      else if (cases[i].source != NULL)
        g_assert_nonnull (deal_selection_get_source (fixture->selection));
    }
}

static int
find_more (Fixture *fixture,
           guint    group)
{
  for (int i = 0; get_row (fixture, i) != NULL; i++)
    if (deal_search_row_is_more (get_row (fixture, i)) &&
        deal_search_row_get_group (get_row (fixture, i)) == group)
      return i;

  return -1;
}

static gboolean
has_no_more_claims (gpointer data)
{
  return has_rows (data) && find_more (data, DEAL_HIT_CLAIM) < 0;
}

static void
test_more (Fixture      *fixture,
           gconstpointer text)
{
  int terms, claims;

  type (fixture, "azure");
  fixture_wait (has_rows, fixture);
  terms = find_more (fixture, DEAL_HIT_TERM);
  claims = find_more (fixture, DEAL_HIT_CLAIM);
  g_assert_cmpint (terms, ==, DEAL_SEARCH_FEW);
  g_assert_cmpint (claims, ==, 2 * DEAL_SEARCH_FEW + 1);

  deal_search_results_move (fixture->results, claims);
  deal_search_results_choose (fixture->results);
  g_assert_true (deal_search_bar_get_active (fixture->bar));
  fixture_wait (has_no_more_claims, fixture);
  g_assert_cmpstr (fixture->opened->str, ==, "");

  deal_search_results_move (fixture->results, terms);
  deal_search_results_choose (fixture->results);
  g_assert_cmpstr (fixture->opened->str, ==, "terms/find:azure;");
}

/* What a file says is text. */
static void
test_markup (Fixture      *fixture,
             gconstpointer text)
{
  g_autofree char *row = NULL;
  g_autofree char *state = NULL;

  type (fixture, "<i>azure</i>");
  fixture_wait (says_none, fixture);
  state = deal_search_results_describe (fixture->results);
  g_assert_cmpstr (state, ==, "Nothing matches “<i>azure</i>”.");

  type (fixture, "<b>azure");
  fixture_wait (has_rows, fixture);
  row = describe_row (fixture, 0);
  g_assert_true (g_str_has_prefix (row, "Term: <b>Azure</b> &amp; first."));
}

/* Enter before the results: the first of them is opened as soon as it is there. */
static void
test_hasty (Fixture      *fixture,
            gconstpointer text)
{
  type (fixture, "right of first refusal");
  g_signal_emit_by_name (fixture->entry, "activate");
  g_assert_cmpstr (fixture->opened->str, ==, "");
  while (deal_search_bar_get_active (fixture->bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (fixture->opened->str, ==, "terms/term;");
}

static void
found_cb (DealSearcher *searcher,
          GString      *told)
{
  const DealFindings *findings = deal_searcher_get_findings (searcher);

  g_string_append_printf (told, "%s/%s;", findings->hits->deal->title,
                          findings->hits->query->text);
}

static gboolean
is_told (gpointer data)
{
  return ((GString *) data)->len > 0;
}

/* Of many questions only the last is answered, and of two deals the newer. */
static void
test_newest (void)
{
  g_autoptr (DealSearcher) searcher = deal_searcher_new ();
  g_autoptr (Deal) small = read_small_deal ();
  g_autoptr (Deal) large = fixture_load (NULL, NULL);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *expected = g_strdup_printf ("%s/charts;", small->title);

  g_signal_connect (searcher, "found", G_CALLBACK (found_cb), told);
  deal_searcher_look_for (searcher, "nothing to look through", 4, NULL);
  deal_searcher_set_deal (searcher, large);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *words = g_strdup_printf ("azure %u", i);

      deal_searcher_look_for (searcher, words, 4, NULL);
      g_main_context_iteration (NULL, FALSE);
    }
  g_string_truncate (told, 0);
  deal_searcher_set_deal (searcher, small);
  deal_searcher_look_for (searcher, "chart", 4, NULL);
  deal_searcher_look_for (searcher, "charts", 4, NULL);
  g_assert_null (deal_searcher_get_findings (searcher));
  fixture_wait (is_told, told);
  fixture_idle (100);
  g_assert_cmpstr (told->str, ==, expected);
  g_assert_nonnull (deal_searcher_get_findings (searcher));

  deal_searcher_look_for (searcher, "berth", 4, NULL);
  deal_searcher_stop (searcher);
  g_assert_null (deal_searcher_get_findings (searcher));
  fixture_idle (100);
  g_assert_cmpstr (told->str, ==, expected);
}

static gboolean
has_new_charts (gpointer data)
{
  g_autofree char *row = has_rows (data) ? describe_row (data, 0) : g_strdup ("");

  return g_str_has_prefix (row, "Term: Right of first refusal on new charts.");
}

/* Another deal under the search: what is shown is looked for again. */
static void
test_deal_changes (Fixture      *fixture,
                   gconstpointer text)
{
  g_autoptr (Deal) small = read_small_deal ();

  type (fixture, "right of first refusal on");
  fixture_wait (has_rows, fixture);
  deal_selection_set_deal (fixture->selection, small);
  fixture_wait (has_new_charts, fixture);

  deal_selection_set_deal (fixture->selection, NULL);
  g_assert_false (deal_search_bar_get_active (fixture->bar));
  deal_search_bar_set_active (fixture->bar, TRUE);
  g_assert_false (deal_search_bar_get_active (fixture->bar));
}

int
main (int    argc,
      char **argv)
{
  static const char title[] = "\"<b>Azure</b> &amp; first\"";
  static const struct
  {
    const char *path;
    const char *text;
    void (*run) (Fixture *fixture, gconstpointer text);
  } cases[] = {
    { "/search-bar/focus", NULL, test_focus },
    { "/search-bar/finds", NULL, test_finds },
    { "/search-bar/groups", NULL, test_groups },
    { "/search-bar/moves", NULL, test_moves },
    { "/search-bar/opens", NULL, test_opens },
    { "/search-bar/more", NULL, test_more },
    { "/search-bar/shows-no-markup", title, test_markup },
    { "/search-bar/enter-before-the-results", NULL, test_hasty },
    { "/search-bar/deal-changes", NULL, test_deal_changes },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].path, Fixture, cases[i].text, set_up, cases[i].run, tear_down);
  g_test_add_func ("/search-bar/newest-question", test_newest);

  return g_test_run ();
}
