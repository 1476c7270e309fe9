/* deal-report.h: everything that a deal gives, in one folder or on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_REPORT_FOLDER, /* pictures, tables, one PDF and a README */
  DEAL_REPORT_PAGE,   /* one HTML page that needs nothing else */
} DealReportForm;

/**
 * DealReportProgress:
 * @doing: what is made next, a file's name
 * @n_done: how many steps are done
 * @n_steps: how many there are, > 0; the same in every call
 *
 * Is called before each step, in the thread that writes the report.
 */
typedef void (*DealReportProgress) (const char *doing,
                                    guint       n_done,
                                    guint       n_steps,
                                    gpointer    user_data);

gboolean deal_report_form_from_name (const char *name, DealReportForm *form);
/* Whether a path has the name of a page. */
gboolean deal_report_is_page (const char *path);
/* Whether a folder holds a report, whole or not, which another one replaces. */
gboolean deal_report_is_in (const char *folder);
gboolean deal_report_write (const DealOptions *options,
                            DealStyle          style,
                            DealReportForm     form,
                            const char        *path,
                            GCancellable      *cancellable,
                            DealReportProgress progress,
                            gpointer           user_data,
                            GError           **error);
char    *deal_report_find_folder (const char *parent, const DealOptions *options);
char    *deal_report_suggest_name (const DealOptions *options, DealReportForm form);

G_END_DECLS
