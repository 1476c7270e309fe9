/* deal-cli-picture.h: a picture in the place of the options that it was made with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/deal-cli.h"
#include "export/deal-record.h"

G_BEGIN_DECLS

gboolean    deal_cli_names_picture (const char *argument);
DealRecord *deal_cli_read_picture (DealCli *cli);
DealRecord *deal_cli_load_picture (DealCli *cli);

G_END_DECLS
