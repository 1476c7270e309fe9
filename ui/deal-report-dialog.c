/* deal-report-dialog.c: the report of the deal, into a folder or onto a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-report-dialog.h"

#include "deal-compat.h"
#include "deal-export-toast.h"
#include "deal-names.h"
#include "deal-report-job.h"
#include "deal-text.h"

/**
 * DealReportDialog:
 *
 * Asks for form, colours and place, then shows how far the report is.  Closing
 * it stops the work; what was there before is then still there.
 */
struct _DealReportDialog
{
  AdwWindow parent_instance;

  DealOptions  *options;
  GFile        *file;    /* nullable: what is being written */
  GCancellable *writing; /* nullable: nothing is */

  GtkStack       *stack;
  GtkWidget      *write_button;
  GtkCheckButton *folder_check;
  GtkCheckButton *page_check;
  GtkDropDown    *style_drop_down;
  GtkLabel       *problem;
  GtkLabel       *status;
  GtkProgressBar *progress;
  GtkLabel       *doing;
};

G_DEFINE_FINAL_TYPE (DealReportDialog, deal_report_dialog, ADW_TYPE_WINDOW)

/* In the order of the drop-down. */
static const DealStyle styles[] = { DEAL_STYLE_LIGHT, DEAL_STYLE_DARK, DEAL_STYLE_PRINT };

static DealReportForm
get_form (DealReportDialog *self)
{
  return gtk_check_button_get_active (self->page_check) ? DEAL_REPORT_PAGE
                                                        : DEAL_REPORT_FOLDER;
}

static void
show_problem (DealReportDialog *self,
              const char       *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

static void
show_working (DealReportDialog *self,
              gboolean          is_working)
{
  gtk_stack_set_visible_child_name (self->stack, is_working ? "progress" : "choices");
  gtk_widget_set_visible (self->write_button, !is_working);
}

static void
step_begun (const char *doing,
            guint       n_done,
            guint       n_steps,
            gpointer    user_data)
{
  DealReportDialog *self = user_data;
  g_autofree char  *shown = g_filename_display_basename (doing);
  g_autofree char  *status = NULL;

  /* Translators: how many steps are done, how many there are */
  status = g_strdup_printf (_ ("Step %1$u of %2$u"), n_done + 1, n_steps);
  gtk_label_set_text (self->status, status);
  gtk_label_set_text (self->doing, shown);
  gtk_progress_bar_set_fraction (self->progress, n_done / (double) n_steps);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, status, -1);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  DealReportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_done = deal_report_job_run_finish (result, &error);

  /* Then it was closed. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->writing);
  if (!is_done)
    {
      show_working (self, FALSE);
      show_problem (self, error->message);
      return;
    }
  deal_report_announce (gtk_window_get_transient_for (GTK_WINDOW (self)), self->file,
                        get_form (self) == DEAL_REPORT_FOLDER);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
replace_confirmed (gpointer user_data)
{
  DealReportDialog *self = user_data;

  deal_report_dialog_write (self, self->file);
}

static void
ask_to_replace (DealReportDialog *self,
                GFile            *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *body = NULL;

  /* Translators: %s is the name of a file or folder. */
  body = g_strdup_printf (_ ("“%s” is there already, and would be lost."), shown);
  g_set_object (&self->file, file);
  deal_compat_confirm (GTK_WINDOW (self), _ ("Replace the Report?"), body, _ ("Replace"),
                       replace_confirmed, self);
}

static void
file_chosen (GFile   *file,
             gpointer user_data)
{
  deal_report_dialog_choose (user_data, file);
}

static void
write_clicked_cb (DealReportDialog *self)
{
  g_autofree char *name = deal_report_suggest_name (self->options, get_form (self));

  if (get_form (self) == DEAL_REPORT_PAGE)
    deal_compat_choose_save_file (GTK_WINDOW (self), _ ("Save Report"), name, NULL,
                                  file_chosen, self);
  else
    deal_compat_choose_folder (GTK_WINDOW (self), _ ("Where to Put the Report"),
                               file_chosen, self);
}

static void
form_changed_cb (DealReportDialog *self)
{
  gtk_button_set_label (GTK_BUTTON (self->write_button),
                        get_form (self) == DEAL_REPORT_PAGE ? _ ("_Save…")
                                                            : _ ("_Choose…"));
}

static void
deal_report_dialog_dispose (GObject *object)
{
  DealReportDialog *self = DEAL_REPORT_DIALOG (object);

  if (self->writing != NULL)
    g_cancellable_cancel (self->writing);
  g_clear_object (&self->writing);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (deal_report_dialog_parent_class)->dispose (object);
}

static void
deal_report_dialog_finalize (GObject *object)
{
  DealReportDialog *self = DEAL_REPORT_DIALOG (object);

  g_clear_pointer (&self->options, deal_options_free);

  G_OBJECT_CLASS (deal_report_dialog_parent_class)->finalize (object);
}

static void
deal_report_dialog_class_init (DealReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_report_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = deal_report_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, folder_check);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, page_check);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, style_drop_down);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, DealReportDialog, doing);
  gtk_widget_class_bind_template_callback (widget_class, write_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
}

static void
deal_report_dialog_init (DealReportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  form_changed_cb (self);
}

/**
 * deal_report_dialog_new:
 * @parent: (nullable): the window that asks
 * @options: what the report is made with; copied
 *
 * Returns: (transfer none): a dialog, which belongs to itself as windows do
 */
GtkWidget *
deal_report_dialog_new (GtkWindow         *parent,
                        const DealOptions *options)
{
  DealReportDialog *self =
    g_object_new (DEAL_TYPE_REPORT_DIALOG, "transient-for", parent, NULL);

  self->options = deal_options_copy (options);
  deal_names_add (GTK_WIDGET (self), _ ("Report"));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->write_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->folder_check));

  return GTK_WIDGET (self);
}

void
deal_report_dialog_set_form (DealReportDialog *self,
                             DealReportForm    form)
{
  g_return_if_fail (DEAL_IS_REPORT_DIALOG (self));

  gtk_check_button_set_active (
    form == DEAL_REPORT_PAGE ? self->page_check : self->folder_check, TRUE);
}

/* Where the report goes when @path was chosen: a folder in the one that was chosen
 * unless that has a report, or a page, which has an ending. */
static char *
find_target (DealReportDialog *self,
             const char       *path)
{
  if (get_form (self) == DEAL_REPORT_FOLDER)
    return deal_report_find_folder (path, self->options);

  return deal_report_is_page (path) ? g_strdup (path) : g_strconcat (path, ".html", NULL);
}

/**
 * deal_report_dialog_choose:
 * @self: a dialog that writes nothing yet
 * @chosen: what the reader chose: a folder, or a page
 *
 * Writes the report there.  What would be lost, and is not what the file chooser has
 * asked about, is asked about first.
 */
void
deal_report_dialog_choose (DealReportDialog *self,
                           GFile            *chosen)
{
  g_autofree char *path = g_file_get_path (chosen);
  g_autofree char *target = NULL;
  g_autoptr (GFile) file = NULL;
  gboolean was_asked;

  g_return_if_fail (DEAL_IS_REPORT_DIALOG (self));

  if (path == NULL)
    {
      deal_report_dialog_write (self, chosen);
      return;
    }

  target = find_target (self, path);
  file = g_file_new_for_path (target);
  was_asked = get_form (self) == DEAL_REPORT_PAGE && g_file_equal (file, chosen);
  if (!was_asked && g_file_query_exists (file, NULL))
    ask_to_replace (self, file);
  else
    deal_report_dialog_write (self, file);
}

/**
 * deal_report_dialog_write:
 * @self: a dialog that writes nothing yet
 * @file: the folder of the report, or its page
 *
 * Writes the report and closes the dialog; if that fails it stays open and says
 * why.
 */
void
deal_report_dialog_write (DealReportDialog *self,
                          GFile            *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (DEAL_IS_REPORT_DIALOG (self));
  g_return_if_fail (self->writing == NULL);

  if (path == NULL)
    {
      show_problem (self, _ ("A report can be saved in a folder of this computer only."));
      return;
    }

  show_problem (self, NULL);
  show_working (self, TRUE);
  g_set_object (&self->file, file);
  self->writing = g_cancellable_new ();
  deal_report_job_run_async (
    self->options, styles[gtk_drop_down_get_selected (self->style_drop_down)],
    get_form (self), path, step_begun, self->writing, written_cb, self);
}
