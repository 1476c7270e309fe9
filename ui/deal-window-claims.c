/* deal-window-claims.c: the claims that the user accepted, as a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "deal-compat.h"
#include "deal-text.h"
#include "deal-window-private.h"
#include "export/deal-claims-file.h"
#include "export/deal-export.h"

/* The whole file with the claims in it, so that what this program does not know of
 * the format stays. */
static GBytes *
make_file (DealWindow *self,
           guint      *n_claims,
           GError    **error)
{
  GFile           *file = deal_document_get_file (self->document);
  const GError    *no_archive = NULL;
  DealArchive     *archive = deal_updates_get_archive (self->updates, &no_archive);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (archive == NULL)
    {
      g_propagate_error (error, g_error_copy (no_archive));
      return NULL;
    }

  bytes = path != NULL ? deal_file_load (path, error) : NULL;

  return bytes != NULL
           ? deal_claims_file_new (bytes, deal_selection_get_whole (self->selection),
                                   archive, n_claims, error)
           : NULL;
}

static void
place_chosen (GFile   *place,
              gpointer user_data)
{
  DealWindow      *self = user_data;
  g_autofree char *path = g_file_get_path (place);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint n_claims = 0;

  if (path != NULL)
    bytes = make_file (self, &n_claims, &error);
  if (bytes != NULL && deal_file_save (path, bytes, &error))
    text = g_strdup_printf (P_ ("Deal saved, with %u claim of yours",
                                "Deal saved, with %u claims of yours", n_claims),
                            n_claims);
  else
    text = g_strdup (error != NULL ? error->message
                                   : _ ("Choose a place on this computer."));
  deal_window_toast (self, text);
}

static void
save_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealWindow      *self = DEAL_WINDOW (widget);
  GFile           *file = deal_document_get_file (self->document);
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : NULL;
  char            *ending = base != NULL ? strstr (base, ".deal.json") : NULL;
  g_autofree char *proposed = NULL;

  if (base == NULL)
    return;
  if (ending != NULL)
    *ending = '\0';

  proposed = g_strdup_printf ("%s-claims.deal.json", base);
  deal_compat_choose_save_file (GTK_WINDOW (self), _ ("Save as Deal File"), proposed,
                                NULL, place_chosen, self);
}

void
deal_window_install_claims (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save-claims", NULL, save_activated);
}
