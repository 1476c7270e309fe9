/* test-report-dialog.c: the dialog writes a report, says why not, or stops
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>

#include "deal-report-dialog.h"
#include "show-widget.h"

typedef struct
{
  Deal             *deal;
  DealOptions      *options;
  char             *folder;
  DealReportDialog *dialog;
  gboolean          is_gone;
} Fixture;

static void
gone_cb (gpointer fixture,
         GObject *dialog)
{
  ((Fixture *) fixture)->is_gone = TRUE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->deal = read_small_deal ();
  fixture->options = deal_options_new (fixture->deal);
  fixture->folder = g_dir_make_tmp ("counterpart-report-XXXXXX", NULL);
  fixture->dialog =
    DEAL_REPORT_DIALOG (deal_report_dialog_new (NULL, fixture->options));
  g_object_weak_ref (G_OBJECT (fixture->dialog), gone_cb, fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

static void
remove_tree (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_tree (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  if (!fixture->is_gone)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  settle ();
  g_assert_true (fixture->is_gone);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  deal_options_free (fixture->options);
  deal_unref (fixture->deal);
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type,
      const char *class)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) &&
      (class == NULL || gtk_widget_has_css_class (widget, class)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find (child, type, class);

  return found;
}

static const char *
get_page (Fixture *fixture)
{
  GtkWidget *stack = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static char *
begin (Fixture    *fixture,
       const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  deal_report_dialog_write (fixture->dialog, file);
  g_assert_cmpstr (get_page (fixture), ==, "progress");

  return path;
}

static void
wait_until_it_stops (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  while (!fixture->is_gone && g_str_equal (get_page (fixture), "progress") &&
         g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_folder (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const names[] = { "report.pdf", "README.md", "terms.csv",
                                       "payments-annual.png",
                                       "counterpart-report.sha256" };
  g_autofree char         *path = begin (fixture, "out");
  g_autofree char         *chosen = NULL;

  wait_until_it_stops (fixture);
  g_assert_true (fixture->is_gone);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);

      g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
    }

  /* Chosen again, it is replaced; beside it, another would be made. */
  chosen = deal_report_find_folder (path, fixture->options);
  g_assert_cmpstr (chosen, ==, path);
  g_free (chosen);
  chosen = deal_report_find_folder (fixture->folder, fixture->options);
  g_assert_true (g_str_has_prefix (chosen, fixture->folder));
  g_assert_nonnull (strstr (chosen, "/counterpart-report-"));
}

static void
test_page (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  deal_report_dialog_set_form (fixture->dialog, DEAL_REPORT_PAGE);
  path = begin (fixture, "out.html");
  wait_until_it_stops (fixture);
  g_assert_true (fixture->is_gone);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "<!DOCTYPE html>"));
}

static GtkWindow *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow  *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }

  return found;
}

static void
assert_holds (const char *path,
              const char *start)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, start));
}

/* A name without its ending is a page all the same, of which no file chooser knows: it
 * is replaced when the reader says so, and only then. */
static void
test_replacing (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.html", NULL);
  g_autofree char *typed = g_build_filename (fixture->folder, "out", NULL);
  g_autoptr (GFile) chosen = g_file_new_for_path (typed);

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  deal_report_dialog_set_form (fixture->dialog, DEAL_REPORT_PAGE);
  deal_report_dialog_choose (fixture->dialog, chosen);
  g_assert_nonnull (find_question ());
  g_assert_cmpstr (get_page (fixture), ==, "choices");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "cancel");
  settle ();
  g_assert_cmpstr (get_page (fixture), ==, "choices");
  assert_holds (path, "mine");

  deal_report_dialog_choose (fixture->dialog, chosen);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "do");
  g_assert_cmpstr (get_page (fixture), ==, "progress");
  wait_until_it_stops (fixture);
  g_assert_true (fixture->is_gone);
  assert_holds (path, "<!DOCTYPE html>");
}

/* A report in the folder that was chosen is asked about. */
static void
test_replacing_a_folder (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (fixture->folder, "counterpart-report.sha256", NULL);
  g_autoptr (GFile) chosen = g_file_new_for_path (fixture->folder);
  g_autofree char *target = NULL;

  g_assert_true (g_file_set_contents (path, "", -1, NULL));
  target = deal_report_find_folder (fixture->folder, fixture->options);
  g_assert_cmpstr (target, ==, fixture->folder);
  deal_report_dialog_choose (fixture->dialog, chosen);
  g_assert_nonnull (find_question ());
  g_assert_cmpstr (get_page (fixture), ==, "choices");
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_question ()), "cancel");
  settle ();
}

/* What is in the way is named, and there is another try. */
static void
test_failure (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *taken = g_build_filename (fixture->folder, "taken", NULL);
  g_autofree char *path = NULL;
  GtkWidget       *problem = find (GTK_WIDGET (fixture->dialog), GTK_TYPE_LABEL, "error");

  g_assert_false (gtk_widget_get_visible (problem));
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  path = begin (fixture, "taken");
  wait_until_it_stops (fixture);
  g_assert_false (fixture->is_gone);
  g_assert_cmpstr (get_page (fixture), ==, "choices");
  g_assert_true (gtk_widget_get_visible (problem));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (problem)), "taken"));

  g_free (path);
  path = begin (fixture, "free");
  g_assert_false (gtk_widget_get_visible (problem));
  wait_until_it_stops (fixture);
  g_assert_true (fixture->is_gone);
}

static void
test_closing (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *path = begin (fixture, "out");
  gint64           end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;

  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  g_assert_true (fixture->is_gone);
  /* The thread finds out between two files. */
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Neither form is wider than a telephone, with letters twice as large. */
static void
test_narrow (Fixture      *fixture,
             gconstpointer data)
{
  static const DealReportForm forms[] = { DEAL_REPORT_FOLDER, DEAL_REPORT_PAGE };
  GtkSettings                *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 192 * 1024, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      int minimum;

      deal_report_dialog_set_form (fixture->dialog, forms[i]);
      gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1,
                          &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 360);
    }
  g_object_set (settings, "gtk-xft-dpi", 96 * 1024, NULL);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/report-dialog/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("writes-a-folder", test_folder);
  ADD ("writes-a-page", test_page);
  ADD ("asks-before-a-page-is-lost", test_replacing);
  ADD ("asks-before-a-folder-is-lost", test_replacing_a_folder);
  ADD ("says-why-not", test_failure);
  ADD ("stops-when-closed", test_closing);
  ADD ("narrow", test_narrow);

  return g_test_run ();
}
