/* deal-window-copy.c: what is shown, on the clipboard and on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clipboard.h"
#include "deal-export-choices.h"
#include "deal-figure-provider.h"
#include "deal-print.h"
#include "deal-text.h"
#include "deal-window-private.h"

/* FALSE, and says so, in a view that has no figure. */
static gboolean
get_kind (DealWindow     *self,
          DealFigureKind *kind)
{
  if (deal_selection_get_options (self->selection) == NULL)
    return FALSE;
  if (deal_figure_kind_from_name (deal_window_get_view (self), kind))
    return TRUE;

  deal_window_toast (self, _ ("This view has no chart of its own: open one first"));

  return FALSE;
}

static void
copy_figure_activated (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GError) error = NULL;
  DealExportChoices choices;
  DealFigureKind    kind;

  if (!get_kind (self, &kind))
    return;

  deal_export_choices_load (self->settings, &choices);
  provider = deal_figure_provider_new (deal_selection_get_options (self->selection), kind,
                                       &choices.size, choices.style, &error);
  if (provider == NULL)
    {
      deal_window_toast (self, error->message);
      return;
    }

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  deal_window_toast (self, _ ("The chart is on the clipboard, with its sources"));
}

/* All rows of a figure that has no table of its own on the screen. */
static gboolean
copy_table (DealWindow    *self,
            DealFigureKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) figure = deal_figure_new (
    kind, deal_selection_get_options (self->selection), TRUE, &error);

  if (figure == NULL)
    {
      deal_window_toast (self, error->message);
      return FALSE;
    }

  deal_clipboard_set_rows (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                           deal_figure_get_table (figure), NULL);

  return TRUE;
}

static void
copy_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealWindow    *self = DEAL_WINDOW (widget);
  DealFigureKind kind;

  if (!get_kind (self, &kind))
    return;
  if (gtk_widget_activate_action (deal_window_get_view_widget (self), "view.copy",
                                  NULL) ||
      copy_table (self, kind))
    deal_window_toast (self, _ ("The table is on the clipboard"));
}

static void
print_done_cb (GtkPrintOperation      *operation,
               GtkPrintOperationResult result,
               DealWindow             *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  deal_window_toast (self, error != NULL ? error->message
                                         : _ ("The chart could not be printed"));
}

static void
print_activated (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  DealWindow *self = DEAL_WINDOW (widget);
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GError) error = NULL;
  DealFigureKind kind;

  if (!get_kind (self, &kind))
    return;
  figure = deal_figure_new (kind, deal_selection_get_options (self->selection), FALSE,
                            &error);
  if (figure == NULL)
    {
      deal_window_toast (self, error->message);
      return;
    }

  operation = deal_print_operation_new (figure);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

/* Control+C is no key of the program: a text that is selected comes first. */
void
deal_window_install_copying (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "win.copy-figure", NULL,
                                   copy_figure_activated);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "win.copy", NULL);
}
