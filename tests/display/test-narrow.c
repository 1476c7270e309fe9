/* test-narrow.c: nothing is cut off or out of reach in a small window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every view and every page of a view, 360 pixels wide, with letters as usual and twice
 * as large, in both directions, with much and with little in the deal.
 */

#include "deal-window.h"

#include "deal-adaptive-bin.h"
#include "deal-config.h"
#include "deal-scenario-picker.h"
#include "deal-shortcut-row.h"
#include "deal-shortcuts.h"
#include "deal-ui.h"
#include "fixture.h"
#include "show-widget.h"

#define WIDTH 360
#define HEIGHT 640
#define N_VIEWS 7
#define MARGINS 60 /* of a part within parts, both sides together */
/* The theme draws a header bar one pixel out of the window at each side. */
#define SLACK 1.5

typedef struct
{
  const char      *name;
  const char      *file; /* of the fixtures; NULL: the bundled deal */
  int              percent;
  GtkTextDirection direction;
} Case;

static const Case cases[] = {
  { "bundled", NULL, 100, GTK_TEXT_DIR_LTR },
  { "bundled-large-rtl", NULL, 200, GTK_TEXT_DIR_RTL },
  { "small", "good-small.deal.json", 100, GTK_TEXT_DIR_LTR },
  { "small-large", "good-small.deal.json", 200, GTK_TEXT_DIR_LTR },
};

typedef struct
{
  DealWindow *window;
  GSettings  *settings;
} Fixture;

static int
get_least (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Which part wants so much. */
static void
tell_widest (GtkWidget *widget,
             int        depth)
{
  g_test_message ("%*s%s %s: at least %d", depth, "", G_OBJECT_TYPE_NAME (widget),
                  gtk_widget_get_name (widget), get_least (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child) && gtk_widget_get_child_visible (child) &&
        get_least (child) > WIDTH - MARGINS)
      tell_widest (child, depth + 1);
}

static gboolean
has_deal (gpointer data)
{
  return deal_selection_get_deal (deal_window_get_selection (data)) != NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  const Case *this = data;
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "fixtures", "deals",
                           this->file != NULL ? this->file : "", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                96 * 1024 * this->percent / 100, NULL);
  gtk_widget_set_default_direction (this->direction);
  fixture->settings = g_settings_new (DEAL_APP_ID);
  g_settings_set_string (fixture->settings, "last-file", this->file != NULL ? uri : "");
  g_settings_set_string (fixture->settings, "view", "overview");
  g_settings_set_int (fixture->settings, "window-width", WIDTH);
  g_settings_set_int (fixture->settings, "window-height", HEIGHT);
  fixture->window = deal_window_new (NULL);
  /* Without a compositor a frame is drawn, which is no part of the content. */
  gtk_widget_remove_css_class (GTK_WIDGET (fixture->window), "solid-csd");
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture_wait (has_deal, fixture->window);
  settle ();
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_settings_reset (fixture->settings, "last-file");
  g_object_unref (fixture->settings);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
}

/* What can be moved sideways may be wider than the window. */
static gboolean
scrolls_sideways (GtkWidget *widget)
{
  GtkPolicyType policy = GTK_POLICY_NEVER;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &policy, NULL);

  return policy != GTK_POLICY_NEVER;
}

/* The parts that stick out of the window at its sides. */
static guint
count_outside (GtkWidget *widget,
               GtkWidget *window)
{
  graphene_rect_t box;
  guint           n = 0;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) ||
      GTK_IS_SCROLLBAR (widget))
    return 0;
  if (gtk_widget_compute_bounds (widget, window, &box) && box.size.width > 0 &&
      (box.origin.x < -SLACK ||
       box.origin.x + box.size.width > gtk_widget_get_width (window) + SLACK))
    {
      g_test_message ("%s %s is at %g, %g wide", G_OBJECT_TYPE_NAME (widget),
                      gtk_widget_get_name (widget), box.origin.x, box.size.width);
      n++;
    }
  if (scrolls_sideways (widget))
    return n;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child))
      n += count_outside (child, window);

  return n;
}

/* With PICTURES set to a folder, also for the eye. */
static void
save_picture (Fixture    *fixture,
              const char *what)
{
  const char      *folder = g_getenv ("PICTURES");
  GtkWidget       *window = GTK_WIDGET (fixture->window);
  const char      *name = g_object_get_data (G_OBJECT (window), "case");
  g_autofree char *path = g_strdup_printf (
    "%s/%s-%s-%s.png", folder, name, deal_window_get_view (fixture->window), what);
  cairo_surface_t *picture = picture_widget (window);

  cairo_surface_write_to_png (picture, path);
  cairo_surface_destroy (picture);
}

static void
check (Fixture    *fixture,
       const char *what)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  int        least;

  settle ();
  least = get_least (window);
  g_test_message ("%s, %s: %d", deal_window_get_view (fixture->window), what, least);
  if (g_getenv ("PICTURES") != NULL)
    save_picture (fixture, what);
  if (least > WIDTH || gtk_widget_get_width (window) > WIDTH)
    {
      g_test_message ("is %d wide", gtk_widget_get_width (window));
      tell_widest (window, 0);
      g_test_fail ();
    }
  else if (count_outside (window, window) > 0)
    g_test_fail ();
}

/* A label with the look of a key. */
static GtkWidget *
find_key (GtkWidget *widget)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, "deal-key") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_key (child);

  return found;
}

static void
test_views (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  const Case *this = data;

  g_object_set_data (G_OBJECT (window), "case", (gpointer) this->name);
  for (guint i = 1; i <= N_VIEWS; i++)
    {
      /* A view that was wider must not have made the window so for the others. */
      gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT + (int) i);
      gtk_widget_activate_action (window, "win.view", "u", i);
      check (fixture, "first");
      gtk_widget_activate_action (window, "win.table", NULL);
      check (fixture, "table");
      gtk_widget_activate_action (window, "win.table", NULL);
      gtk_widget_activate_action (window, "win.details", NULL);
      check (fixture, "details");
      gtk_widget_activate_action (window, "win.details", NULL);
    }
  gtk_widget_activate_action (window, "win.known-on", NULL);
  check (fixture, "known on");
  gtk_widget_activate_action (window, "win.search", NULL);
  check (fixture, "search");
}

static GtkWidget *
find_label (GtkWidget  *widget,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_label (child, text);

  return found;
}

static void
undo_cb (gpointer data)
{
}

/* A message is read to its end, with a button beside it. */
static void
test_toast (Fixture      *fixture,
            gconstpointer data)
{
  static const char text[] = "Reading used in charts: “a cap exists”";
  GtkWidget        *label;
  int               height;

  deal_window_toast_undo (fixture->window, text,
                          g_cclosure_new_swap (G_CALLBACK (undo_cb), fixture, NULL));
  settle ();
  label = find_label (GTK_WIDGET (fixture->window), text);
  g_assert_nonnull (label);
  pango_layout_get_pixel_size (gtk_label_get_layout (GTK_LABEL (label)), NULL, &height);
  g_test_message ("%d wide, %d of %d high", gtk_widget_get_width (label),
                  gtk_widget_get_height (label), height);
  g_assert_cmpint (gtk_widget_get_height (label), >=, height);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpuint (count_outside (GTK_WIDGET (fixture->window),
                                   GTK_WIDGET (fixture->window)),
                    ==, 0);
}

/* As a screen reader does it: the menu of a button that is scrolled out of sight. */
static void
test_menu_out_of_sight (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget      *window = GTK_WIDGET (fixture->window);
  GtkWidget      *picker;
  GtkWidget      *button;
  graphene_rect_t box;

  gtk_widget_activate_action (window, "win.view", "u", 3);
  settle ();
  picker = find_widget (window, DEAL_TYPE_SCENARIO_PICKER);
  g_assert_nonnull (picker);
  button = find_widget (picker, GTK_TYPE_MENU_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_compute_bounds (button, window, &box));
  g_assert_cmpfloat (box.origin.y, >, gtk_widget_get_height (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_true (gtk_widget_compute_bounds (button, window, &box));
  g_assert_cmpfloat (box.origin.y + box.size.height, <=, gtk_widget_get_height (window));
  g_assert_true (gtk_widget_get_mapped (
    GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)))));
  g_assert_false (gtk_popover_get_pointing_to (
    gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), &(GdkRectangle){ 0 }));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* All keys of the program, on the smallest screen. */
static void
test_shortcuts (Fixture      *fixture,
                gconstpointer data)
{
  GtkWidget *shortcuts = g_object_new (DEAL_TYPE_SHORTCUTS, NULL);
  int        height;

  g_assert_cmpint (get_least (shortcuts), <=, WIDTH);
  gtk_widget_measure (shortcuts, GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, <=, HEIGHT);
  g_assert_nonnull (find_widget (shortcuts, DEAL_TYPE_SHORTCUT_ROW));
  g_assert_nonnull (find_key (shortcuts));
  gtk_widget_remove_css_class (shortcuts, "solid-csd");
  gtk_window_set_default_size (GTK_WINDOW (shortcuts), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (shortcuts));
  settle ();
  g_assert_cmpint (gtk_widget_get_width (shortcuts), ==, WIDTH);
  g_assert_cmpuint (count_outside (adw_window_get_content (ADW_WINDOW (shortcuts)),
                                   shortcuts),
                    ==, 0);
  gtk_window_destroy (GTK_WINDOW (shortcuts));
}

/* The program's own style and icons, which its application object would load. */
static void
load_style (void)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, DEAL_UI_PATH "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    DEAL_UI_PATH "icons");
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/narrow/%s", cases[i].name);

      g_autofree char *toast = g_strdup_printf ("%s-toast", path);

      g_test_add (path, Fixture, &cases[i], set_up, test_views, tear_down);
      g_test_add (toast, Fixture, &cases[i], set_up, test_toast, tear_down);
      if (cases[i].percent == 200)
        {
          g_autofree char *keys = g_strdup_printf ("%s-shortcuts", path);

          g_test_add (keys, Fixture, &cases[i], set_up, test_shortcuts, tear_down);
        }
    }
  g_test_add ("/narrow/menu-out-of-sight", Fixture, &cases[0], set_up,
              test_menu_out_of_sight, tear_down);

  return g_test_run ();
}
