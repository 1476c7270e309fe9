/* deal-row-problem.h: what is wrong with a row of a list, said below it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        deal_row_problem_set (GtkWidget *row, const char *text);
void        deal_row_problem_clear (GtkWidget *row);
const char *deal_row_problem_get (GtkWidget *row);

G_END_DECLS
