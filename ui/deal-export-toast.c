/* deal-export-toast.c: says that a file is written, and opens it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-export-toast.h"

#include <adwaita.h>

#include "deal-compat.h"
#include "deal-text.h"
#include "deal-ui.h"

static void
open_clicked_cb (AdwToast  *toast,
                 GtkWidget *overlay)
{
  deal_compat_open_file (overlay, g_object_get_data (G_OBJECT (toast), "deal-file"));
}

static GtkWidget *
find_toast_overlay (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_toast_overlay (child);

  return found;
}

static void
announce (GtkWindow  *window,
          GFile      *file,
          const char *title,
          const char *button)
{
  GtkWidget *overlay = window != NULL ? find_toast_overlay (GTK_WIDGET (window)) : NULL;
  AdwToast  *toast;

  if (overlay == NULL)
    return;

  toast = adw_toast_new (title);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, DEAL_UI_SECONDS_OFFERED);
  g_object_set_data_full (G_OBJECT (toast), "deal-file", g_object_ref (file),
                          g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_clicked_cb), overlay,
                           0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/**
 * deal_export_announce:
 * @window: (nullable): the window behind the dialog, which is gone when this is read
 * @file: what was written
 */
void
deal_export_announce (GtkWindow *window,
                      GFile     *file)
{
  announce (window, file, _ ("Chart saved"), _ ("Open"));
}

/**
 * deal_report_announce:
 * @window: (nullable): likewise
 * @file: what was written
 * @is_folder: whether that is a folder
 */
void
deal_report_announce (GtkWindow *window,
                      GFile     *file,
                      gboolean   is_folder)
{
  announce (window, file, _ ("Report saved"), is_folder ? _ ("Open Folder") : _ ("Open"));
}
