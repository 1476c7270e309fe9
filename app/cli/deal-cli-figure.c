/* deal-cli-figure.c: options of figures that several subcommands take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-figure.h"

#include "deal-text.h"

#define LAST_YEAR 9999

gboolean
deal_cli_choose_style (DealCli    *cli,
                       const char *name,
                       DealStyle  *style)
{
  *style = DEAL_STYLE_LIGHT;
  if (name == NULL || deal_style_from_name (name, style))
    return TRUE;

  return deal_cli_misuse (cli, _ ("“%s” is no style; --help lists them."), name);
}

gboolean
deal_cli_choose_order (DealCli       *cli,
                       const char    *name,
                       DealTermOrder *order)
{
  *order = DEAL_ORDER_DISPUTED;
  if (name == NULL || deal_term_order_from_name (name, order))
    return TRUE;

  return deal_cli_misuse (cli, _ ("“%s” is no order; --help lists them."), name);
}

gboolean
deal_cli_check_year (DealCli *cli,
                     int      year)
{
  if (year == DEAL_CLI_NO_YEAR || (year >= 1 && year <= LAST_YEAR))
    return TRUE;

  return deal_cli_misuse (cli, _ ("“%d” is no year."), year);
}
