/* ui-types.c: makes the types of the window known to gtk4-builder-tool
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "deal-view.h"

/* Preloaded.  The tool finds the types of children by the names of their
 * functions, which this module exports with the whole library of the window, but
 * the parent of a template only among the types that exist already. */
__attribute__ ((constructor)) static void
ensure_parents (void)
{
  g_type_ensure (ADW_TYPE_ACTION_ROW);
  g_type_ensure (ADW_TYPE_APPLICATION_WINDOW);
  g_type_ensure (ADW_TYPE_BIN);
  g_type_ensure (ADW_TYPE_PREFERENCES_GROUP);
  g_type_ensure (ADW_TYPE_PREFERENCES_PAGE);
  g_type_ensure (ADW_TYPE_WINDOW);
  g_type_ensure (DEAL_TYPE_VIEW);
}
