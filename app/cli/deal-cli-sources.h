/* deal-cli-sources.h: the archive on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "archive/deal-archive.h"
#include "cli/deal-cli.h"

G_BEGIN_DECLS

DealArchive *deal_cli_open_archive (DealCli *cli);
gboolean     deal_cli_print_sources (DealCli *cli);
gboolean     deal_cli_print_archived (DealCli                  *cli,
                                      const DealArchivedSource *source,
                                      gboolean                  typed);
gboolean     deal_cli_print_news (DealCli *cli, const DealArchivedSource *source);

/* A member of the object that is being built: null for what is not known. */
void     deal_cli_add_text (JsonBuilder *builder, const char *name, const char *text);
void     deal_cli_add_number (JsonBuilder *builder, const char *name, gint64 number);
void     deal_cli_add_time (JsonBuilder *builder, const char *name, gint64 seconds);
gboolean deal_cli_print_json_line (DealCli *cli, JsonBuilder *builder);

G_END_DECLS
