/* deal-terms-list.h: the rows of the terms, of which one is selected
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "deal-term-item.h"

G_BEGIN_DECLS

/*
 * Property `narrow`: old stands above new.  Signals:
 *   chosen     (const char *term): the reader selected it
 *   activated  (const char *term): the reader wants to see all of it
 */
#define DEAL_TYPE_TERMS_LIST (deal_terms_list_get_type ())
G_DECLARE_FINAL_TYPE (DealTermsList, deal_terms_list, DEAL, TERMS_LIST, GtkWidget)

void        deal_terms_list_set_items (DealTermsList *self, GPtrArray *items);
void        deal_terms_list_show_readings (DealTermsList     *self,
                                           const DealOptions *options);
guint       deal_terms_list_get_n_items (DealTermsList *self);
void        deal_terms_list_select (DealTermsList *self, const char *term_id);
void        deal_terms_list_focus (DealTermsList *self);
const char *deal_terms_list_get_selected (DealTermsList *self); /* nullable */
const char *deal_terms_list_get_next (DealTermsList *self, int direction, gboolean any);

G_END_DECLS
