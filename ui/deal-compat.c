/* deal-compat.c: the widgets that later releases replace, each behind one function
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Debian 12 has no others; with GTK 4.10 and libadwaita 1.5 this file is due.
 */

#include "deal-compat.h"

#include "deal-config.h"
#include "deal-text.h"
#include "deal-window.h"
#include "net/deal-url.h"

/**
 * deal_compat_show_about:
 * @parent: (nullable): the window to stay above
 *
 * Says what the program is, in a window of its own.
 */
void
deal_compat_show_about (GtkWindow *parent)
{
  static const char *const developers[] = { "The Counterpart maintainers", NULL };
  g_autofree char         *debug_info = NULL;

  debug_info = g_strdup_printf ("Counterpart %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\n",
                                DEAL_VERSION,
                                gtk_get_major_version (),
                                gtk_get_minor_version (),
                                gtk_get_micro_version (),
                                adw_get_major_version (),
                                adw_get_minor_version (),
                                adw_get_micro_version ());
  adw_show_about_window (
    parent,
    "application-name", _ ("Counterpart"),
    "application-icon", DEAL_APP_ID,
    "developer-name", _ ("The Counterpart maintainers"),
    "version", DEAL_VERSION,
    "comments", _ ("Shows the old and the new terms of a deal side by side, draws what "
                   "is paid and what is available where, and keeps its sources fresh."),
    "license-type", GTK_LICENSE_GPL_3_0,
    "developers", developers,
    "debug-info", debug_info,
    "debug-info-filename", "counterpart.txt",
    NULL);
}

/**
 * deal_compat_preferences_window_new:
 * @parent: the window to stay above
 * @page: (transfer floating): its only page
 *
 * Returns: (transfer none): a window, which belongs to itself as windows do
 */
GtkWindow *
deal_compat_preferences_window_new (GtkWindow          *parent,
                                    AdwPreferencesPage *page)
{
  GtkWidget *window = adw_preferences_window_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  /* All of it at the usual size of text; a smaller screen scrolls. */
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 640);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), page);

  return GTK_WINDOW (window);
}

/**
 * deal_compat_preferences_tell:
 * @inside: a widget in a window of deal_compat_preferences_window_new()
 * @text: one sentence, without markup
 *
 * Says what came of something that was done there.
 */
void
deal_compat_preferences_tell (GtkWidget  *inside,
                              const char *text)
{
  GtkRoot         *root = gtk_widget_get_root (inside);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  if (ADW_IS_PREFERENCES_WINDOW (root))
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (root),
                                      adw_toast_new (escaped));
}

typedef struct
{
  DealConfirmFunc confirmed;
  gpointer        user_data;
} Question;

static void
answered_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  Question *question = user_data;

  if (g_str_equal (response, "do"))
    question->confirmed (question->user_data);
}

static void
question_gone_cb (gpointer  data,
                  GClosure *closure)
{
  g_free (data);
}

/**
 * deal_compat_confirm:
 * @parent: the window that asks; destroying it ends the dialog
 * @heading: the question
 * @body: what is lost, and what stays
 * @action: what the button says that does it
 * @confirmed: called if the reader presses that button
 * @user_data: for @confirmed; must live as long as @parent
 *
 * Asks before something is done that cannot be undone.
 */
void
deal_compat_confirm (GtkWindow      *parent,
                     const char     *heading,
                     const char     *body,
                     const char     *action,
                     DealConfirmFunc confirmed,
                     gpointer        user_data)
{
  GtkWidget        *window = adw_message_dialog_new (parent, heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (window);
  Question         *question = g_new0 (Question, 1);

  question->confirmed = confirmed;
  question->user_data = user_data;
  /* No mnemonics: a screen reader would be given the underscores. */
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "do", action, NULL);
  adw_message_dialog_set_response_appearance (dialog, "do", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question,
                         question_gone_cb, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* In the window that @inside belongs to, itself or by the window above which it is. */
static void
tell (GtkWidget  *inside,
      const char *text)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (inside));

  while (window != NULL && !DEAL_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL && gtk_widget_get_mapped (GTK_WIDGET (window)))
    deal_window_toast (DEAL_WINDOW (window), text);
}

static void
shown_cb (GObject      *parent,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (parent), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tell (GTK_WIDGET (parent), error->message);
}

/**
 * deal_compat_show_uri:
 * @inside: the widget that it is asked from
 * @uri: an address; only what deal_url_check() takes is opened
 *
 * Opens a page in the reader's browser.  Deal files and feeds give the
 * addresses, so that anything else is refused; the window says why.
 */
void
deal_compat_show_uri (GtkWidget  *inside,
                      const char *uri)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *checked = deal_url_check (uri, &error);

  /* The place in the page, which that leaves out, is the browser's affair. */
  if (checked != NULL)
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (inside)), uri, GDK_CURRENT_TIME,
                       NULL, shown_cb, NULL);
  else
    tell (inside, error->message);
}

typedef struct
{
  DealFileFunc chosen;
  gpointer     user_data;
} Choice;

static void
file_chosen_cb (GtkNativeDialog *dialog,
                int              response,
                gpointer         user_data)
{
  Choice *choice = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        choice->chosen (file, choice->user_data);
    }
  g_object_unref (dialog);
}

static void
choice_gone_cb (gpointer  data,
                GClosure *closure)
{
  g_free (data);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *pattern,
            const char     *other_pattern,
            const char     *mime_type)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_pattern (filter, pattern);
  if (other_pattern != NULL)
    gtk_file_filter_add_pattern (filter, other_pattern);
  if (mime_type != NULL)
    gtk_file_filter_add_mime_type (filter, mime_type);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
show_chooser (GtkFileChooserNative *dialog,
              DealFileFunc          chosen,
              gpointer              user_data)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->user_data = user_data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (file_chosen_cb), choice,
                         choice_gone_cb, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * deal_compat_choose_deal_file:
 * @parent: the window that asks; destroying it ends the dialog
 * @chosen: called with the file, unless the reader cancels
 * @user_data: for @chosen; must live as long as @parent
 *
 * Asks for a deal file, or a picture that was exported from one.
 */
void
deal_compat_choose_deal_file (GtkWindow   *parent,
                              DealFileFunc chosen,
                              gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Open Deal File"),
                                 parent,
                                 GTK_FILE_CHOOSER_ACTION_OPEN,
                                 _ ("_Open"),
                                 _ ("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Deal files and their pictures"),
              "*.deal.json", "*.png",
              "application/vnd.counterpart.deal+json");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*", NULL, NULL);
  show_chooser (dialog, chosen, user_data);
}

/**
 * deal_compat_choose_scenarios_file:
 * @parent: the window that asks; destroying it ends the dialog
 * @chosen: called with the file, unless the reader cancels
 * @user_data: for @chosen; must live as long as @parent
 *
 * Asks for a file of scenarios.
 */
void
deal_compat_choose_scenarios_file (GtkWindow   *parent,
                                   DealFileFunc chosen,
                                   gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Add Scenarios"), parent,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Add"), _ ("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Scenarios"), "*.json", NULL, NULL);
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*", NULL, NULL);
  show_chooser (dialog, chosen, user_data);
}

/**
 * deal_compat_choose_lists_file:
 * @parent: the window that asks; destroying it ends the dialog
 * @chosen: called with the file, unless the reader cancels
 * @user_data: for @chosen; must live as long as @parent
 *
 * Asks for a file of lists that a reader of news wrote.
 */
void
deal_compat_choose_lists_file (GtkWindow   *parent,
                               DealFileFunc chosen,
                               gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_ ("Import Lists"), parent,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
                                 _ ("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog), _ ("Lists in OPML"), "*.opml", "*.xml",
              "text/x-opml");
  add_filter (GTK_FILE_CHOOSER (dialog), _ ("All files"), "*", NULL, NULL);
  show_chooser (dialog, chosen, user_data);
}

/**
 * deal_compat_choose_save_file:
 * @parent: the window that asks; destroying it ends the dialog
 * @title: what is saved
 * @name: the name that is proposed
 * @folder: (nullable): the folder that is proposed
 * @chosen: called with the file, unless the reader cancels
 * @user_data: for @chosen; must live as long as @parent
 *
 * Asks where to save; asks again before a file is replaced.
 */
void
deal_compat_choose_save_file (GtkWindow   *parent,
                              const char  *title,
                              const char  *name,
                              GFile       *folder,
                              DealFileFunc chosen,
                              gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _ ("_Save"), _ ("_Cancel"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  show_chooser (dialog, chosen, user_data);
}

/**
 * deal_compat_choose_folder:
 * @parent: the window that asks; destroying it ends the dialog
 * @title: what for
 * @chosen: called with the folder, unless the reader cancels
 * @user_data: for @chosen; must live as long as @parent
 *
 * Asks for a folder, which can be made on the way.
 */
void
deal_compat_choose_folder (GtkWindow   *parent,
                           const char  *title,
                           DealFileFunc chosen,
                           gpointer     user_data)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                 _ ("_Choose"), _ ("_Cancel"));

  show_chooser (dialog, chosen, user_data);
}

/**
 * deal_compat_open_file:
 * @parent: a widget of the window that asks
 * @file: a file that the program itself has written
 *
 * Opens the file in the program that the desktop has for it.
 */
void
deal_compat_open_file (GtkWidget *parent,
                       GFile     *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (parent)), uri, GDK_CURRENT_TIME);
}
