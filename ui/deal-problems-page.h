/* deal-problems-page.h: what is wrong with a deal file, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "model/deal-reader.h"

G_BEGIN_DECLS

/*
 * Signals: `check-again`, `use-last`, `open-another`: the buttons.
 * `told` (const char *text): something for a toast.
 */
#define DEAL_TYPE_PROBLEMS_PAGE (deal_problems_page_get_type ())
G_DECLARE_FINAL_TYPE (
  DealProblemsPage, deal_problems_page, DEAL, PROBLEMS_PAGE, GtkWidget)

void deal_problems_page_show (DealProblemsPage *self,
                              GFile            *file,
                              const GError     *error,
                              GPtrArray        *problems,
                              gboolean          has_last,
                              gboolean          is_watched);

G_END_DECLS
