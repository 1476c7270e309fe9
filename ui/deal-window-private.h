/* deal-window-private.h: what the window's own files know of each other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-document.h"
#include "deal-figure-bar.h"
#include "deal-file-menu.h"
#include "deal-known-bar.h"
#include "deal-pair.h"
#include "deal-problems-page.h"
#include "deal-refresh-button.h"
#include "deal-search-bar.h"
#include "deal-update-bar.h"
#include "deal-updates.h"
#include "deal-window.h"
#include "export/deal-record.h"
#include "export/deal-update.h"

G_BEGIN_DECLS

/**
 * DealWindow:
 *
 * Owns the document and the selection, and hands the selection to the views,
 * whose table is in deal-window-views.c.
 */
struct _DealWindow
{
  AdwApplicationWindow parent_instance;

  DealDocument  *document;
  DealSelection *selection;
  DealUpdates   *updates;
  GSettings     *settings;
  guint          patience_id;
  guint          citations_id;   /* looks at the archive soon; 0: nothing new */
  guint          interval_id;    /* looks from time to time whether lists are due */
  gboolean       is_automatic;   /* the refresh under way: nobody asked for it */
  GFile         *picture;        /* nullable; the last that was opened */
  DealRecord    *record;         /* nullable; of a picture whose deal is being read */
  GCancellable  *finding;        /* nullable; of a picture and its deal */
  gboolean       was_asked;      /* for a certain file */
  GCancellable  *looking;        /* nullable; for another edition */
  DealUpdate    *update;         /* nullable: the edition that waits */
  char          *update_put_off; /* nullable: the SHA-256 of the one not to tell of */
  char          *replaced_uri;   /* nullable: an edition is being put in its place */
  char          *citations_told; /* nullable: why these could not be looked at */
  char          *edition_told;   /* nullable: likewise, of another edition */
  GQueue         undos;          /* what can be taken back, the last at its tail */

  AdwToastOverlay   *toasts;
  AdwToast          *toast;       /* nullable; the one that is shown, not owned */
  gint64             toast_since; /* microseconds */
  gboolean           is_offer;    /* that one can still be taken back */
  AdwToast          *next_offer;  /* nullable; shown as soon as that one has appeared */
  AdwToast          *next_toast;  /* nullable; after that, and after an offer's time */
  guint              toast_id;
  AdwLeaflet        *leaflet;
  AdwHeaderBar      *sidebar_header;
  DealFileMenu      *file_menu;
  GtkListBox        *list;
  GtkLabel          *status;
  GtkWidget         *content;
  AdwHeaderBar      *header;
  GtkWidget         *back;
  DealPair          *pair;
  DealSearchBar     *search;
  GtkWidget         *search_button;
  GtkLabel          *view_title;
  DealRefreshButton *refresh_button;
  GtkWidget         *export_button;
  GtkWidget         *export_label;
  GtkWidget         *menu_button;
  DealPair          *narrow_pair;
  GtkWidget         *order_bar;
  DealFigureBar     *figure_bar;
  DealUpdateBar     *update_bar;
  DealKnownBar      *known_bar;
  GtkStack          *pages;
  GtkStack          *views;
  DealProblemsPage  *problems;
};

/* deal-window-actions.c */
void deal_window_install_actions (GtkWidgetClass *widget_class);
void deal_window_set_accels (GtkApplication *application);
void deal_window_update_actions (DealWindow *self);

/* deal-window-claims.c */
void deal_window_install_claims (GtkWidgetClass *widget_class);

/* deal-window-copy.c */
void deal_window_install_copying (GtkWidgetClass *widget_class);

/* deal-window-document.c */
void deal_window_init_document (DealWindow *self);
void deal_window_open_first (DealWindow *self);
void deal_window_open_bundled (DealWindow *self);
void deal_window_bind_problems (GtkWidgetClass *widget_class);

void deal_window_update_status (DealWindow *self);

/* deal-window-edition.c */
void     deal_window_bind_edition (GtkWidgetClass *widget_class);
void     deal_window_look_for_edition (DealWindow *self);
void     deal_window_forget_edition (DealWindow *self);
void     deal_window_clear_edition (DealWindow *self);
gboolean deal_window_tell_replaced (DealWindow *self);

/* deal-window-figure.c */
void deal_window_bind_figure (GtkWidgetClass *widget_class);
void deal_window_open_figure (DealWindow *self, GFile *picture);
void deal_window_restore_figure (DealWindow *self);
void deal_window_forget_figure (DealWindow *self);

/* deal-window-scenario.c */
void deal_window_install_scenarios (GtkWidgetClass *widget_class);
void deal_window_init_scenarios (DealWindow *self);
void deal_window_load_scenarios (DealWindow *self);

/* deal-window-toast.c */
void deal_window_install_undo (GtkWidgetClass *widget_class);
void deal_window_init_undo (DealWindow *self);
void deal_window_forget_undo (DealWindow *self);

/* deal-window-interval.c */
void deal_window_init_interval (DealWindow *self);

/* deal-window-updates.c */
DealPages deal_window_get_pages (DealWindow *self);
void      deal_window_install_updates (GtkWidgetClass *widget_class);
void      deal_window_init_updates (DealWindow *self);
void      deal_window_load_readings (DealWindow *self);
void      deal_window_tell_once (DealWindow   *self,
                                 char        **told,
                                 const GError *problem);

/* deal-window-views.c */
void       deal_window_init_views (DealWindow *self);
void       deal_window_name_views (DealWindow *self);
void       deal_window_show_view (DealWindow *self, const char *name);
void       deal_window_show_nth_view (DealWindow *self, guint index);
void       deal_window_go_back (DealWindow *self);
void       deal_window_update_title (DealWindow *self);
GtkWidget *deal_window_get_view_widget (DealWindow *self);

G_END_DECLS
