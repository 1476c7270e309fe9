/* deal-cli-figure.c: options of figures that several subcommands take
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-figure.h"

#include "deal-text.h"

#define LAST_YEAR 9999

/* Of what a date can say. */
#define FIRST_MONTH 12
#define LAST_MONTH (LAST_YEAR * 12 + 11)

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

static gboolean
parse_period (DealCli    *cli,
              const char *text,
              DealPeriod *period)
{
  if (text == NULL || deal_period_parse (text, period))
    return TRUE;

  return deal_cli_misuse (
    cli, _ ("“%s” is neither a year nor a month, as 2027 or 2027-04."), text);
}

/**
 * deal_cli_choose_window:
 * @cli: the command
 * @from: (nullable): where timeline and payments begin
 * @to: (nullable): where the payments end
 * @from_year: (out): the year of @from, or 0
 * @window: (out): the months; the last is 0 where neither is given
 *
 * Says what is drawn of the time that the deal speaks of.
 *
 * Returns: FALSE after saying what is wrong with it
 */
gboolean
deal_cli_choose_window (DealCli    *cli,
                        const char *from,
                        const char *to,
                        int        *from_year,
                        DealPeriod *window)
{
  DealPeriod first = { FIRST_MONTH, FIRST_MONTH };
  DealPeriod last = { LAST_MONTH, LAST_MONTH };

  if (!parse_period (cli, from, &first) || !parse_period (cli, to, &last))
    return FALSE;

  *from_year = from != NULL ? first.first / 12 : 0;
  *window = (DealPeriod){ 0, 0 };
  if (from != NULL || to != NULL)
    *window = (DealPeriod){ first.first, last.last };
  if (window->first <= window->last)
    return TRUE;

  return deal_cli_misuse (cli, _ ("--from comes after --to."));
}
