/* deal-data.c: where the files that come with the program are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-data.h"

#include "deal-config.h"

/**
 * deal_data_get_path:
 * @name: below the data folder, as `fonts/Cantarell-Bold.otf`
 *
 * The data folder is the one that `COUNTERPART_DATA_DIR` names, for a program
 * that is run from its build folder, or else the one it was installed into.
 *
 * Returns: (transfer full) (type filename): the path; nothing need be there
 */
char *
deal_data_get_path (const char *name)
{
  const char *folder = g_getenv ("COUNTERPART_DATA_DIR");

  return g_build_filename (folder != NULL && folder[0] != '\0' ? folder : DEAL_PKGDATADIR,
                           name, NULL);
}

/**
 * deal_data_get_bundled_deal:
 *
 * Returns: (transfer full) (type filename): the deal that comes with the
 *   program, shown when no other is asked for
 */
char *
deal_data_get_bundled_deal (void)
{
  return deal_data_get_path ("deals" G_DIR_SEPARATOR_S "microsoft-openai.deal.json");
}
