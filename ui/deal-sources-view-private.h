/* deal-sources-view-private.h: what the files of the view of sources share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "deal-source-page.h"
#include "deal-sources-view.h"

G_BEGIN_DECLS

/**
 * DealSourcesView:
 *
 * The list at the left is one model of what the deal cites and what the lists
 * brought, made anew when either changes; the same source stays selected.
 */
struct _DealSourcesView
{
  GtkWidget parent_instance;

  DealSelection      *selection;
  DealUpdates        *updates; /* nullable */
  GtkFilterListModel *filtered;
  GtkFilter          *filter;
  GtkSingleSelection *selected;
  GListStore         *items; /* all of them */
  char              **words; /* that a source must have */
  guint               n_unread;
  guint               reload_source; /* 0: none waits */
  GCancellable       *loading;       /* nullable; of the items that are to come */
  gboolean            is_stale;      /* load again when they have come */
  gboolean            is_loaded;     /* they came at least once */
  gboolean            is_reloading;
  char               *wanted; /* nullable; the key to choose when they have come */

  GtkRevealer     *problem_bar;
  GtkImage        *problem_icon;
  GtkLabel        *problem;
  GtkWidget       *again_button;
  AdwLeaflet      *leaflet;
  GtkToggleButton *all_button;
  GtkToggleButton *unread_button;
  GtkToggleButton *problems_button;
  GtkMenuButton   *lists_button;
  GtkEditable     *search;
  GtkWidget       *progress_box;
  GtkLabel        *progress_label;
  GtkProgressBar  *progress;
  GtkLabel        *summary;
  GtkStack        *stack;
  GtkListView     *list;
  GtkWidget       *page_box;
  GtkWidget       *back_button;
  DealSourcePage  *page;
};

/* deal-sources-view.c */
void _deal_sources_view_tell (DealSourcesView *self, const char *text);
void _deal_sources_view_offer_undo (DealSourcesView *self,
                                    const char      *text,
                                    GClosure        *undo);

/* deal-sources-view-lists.c */
void _deal_sources_view_install_lists (GtkWidgetClass *widget_class);

/* deal-sources-view-marks.c */
void _deal_sources_view_judged_cb (DealSourcesView *self,
                                   const char      *term,
                                   const char      *passage,
                                   const char      *stance,
                                   const char      *says);
void _deal_sources_view_taken_back_cb (DealSourcesView *self,
                                       const char      *term,
                                       const char      *passage);
void _deal_sources_view_mark_read_cb (DealSourcesView *self, gboolean is_read);

/* deal-sources-view-list.c */
DealArchive *_deal_sources_view_get_archive (DealSourcesView *self, const GError **error);
gboolean     _deal_sources_view_is_shown (gpointer item, gpointer user_data);
void         _deal_sources_view_update_stack (DealSourcesView *self);
void         _deal_sources_view_update_counts (DealSourcesView *self);
void         _deal_sources_view_show_problem (DealSourcesView *self,
                                              const char      *text,
                                              gboolean         is_network);
void         _deal_sources_view_show_page (DealSourcesView *self);
void         _deal_sources_view_choose_key (DealSourcesView *self, const char *key);
void         _deal_sources_view_reload_soon (DealSourcesView *self);

G_END_DECLS
