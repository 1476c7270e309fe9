/* deal-cli-figure.h: options of figures that several subcommands take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/deal-figure.h"
#include "cli/deal-cli.h"

G_BEGIN_DECLS

/* No --from on the command line. */
#define DEAL_CLI_NO_YEAR (-1)

/* Each takes what stood on the command line, NULL for nothing; FALSE after telling
 * what is wrong, with the status set. */
gboolean deal_cli_choose_style (DealCli *cli, const char *name, DealStyle *style);
gboolean deal_cli_choose_order (DealCli *cli, const char *name, DealTermOrder *order);
gboolean deal_cli_check_year (DealCli *cli, int year);
gboolean deal_cli_choose_window (DealCli    *cli,
                                 const char *from,
                                 const char *to,
                                 int        *from_year,
                                 DealPeriod *window);

G_END_DECLS
