/* deal-report-words.c: how the numbers of a report come about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-report-private.h"

static const struct
{
  const char *heading;
  const char *text;
} method[] = {
  { "What is unknown",
    "Every value is in one of five states: value, zero, not applicable, not "
    "disclosed, not found. A number that is missing is never taken for zero. A "
    "total with a missing part is a lower bound and bears “≥”; what a cap of "
    "undisclosed size may still cut is an upper bound and bears “≤”." },
  { "Money",
    "Amounts are whole numbers of the currency’s minor unit and shares are "
    "decimal fractions, so that months add up to quarters and years to the last "
    "digit. Rounding is half to even, once for each month. A payment that is a "
    "share of a series, such as a party’s revenue, follows the points of that "
    "series; between points nothing is invented unless the deal file itself holds "
    "an interpolated point, and then the figure says so." },
  { "Caps and open ends",
    "Under a cap, payments are counted from the date that the deal file gives, or "
    "from their first day; where the size of the cap is not published, that date is "
    "an assumption too. The period in which the cap is reached is cut to what is "
    "left. The break-point is what would be due without the cap: any cap below it "
    "binds by that year. What runs without an end date is drawn as assumed." },
  { "Changes of terms",
    "The kind of change follows from the typed values of both versions; where the "
    "deal file itself says what a change comes to, that is shown. A term that a "
    "version does not mention is not restated: the latest earlier wording is shown "
    "and marked, and whether it still binds is for the sources to say." },
  { "Availability",
    "What the contract permits and what is offered are two layers that are never "
    "merged. The first state is that of the day before the new version, the second "
    "that of the as-of date. “Unknown” means that no source on file says; it "
    "is not a no. A state holds until a source says otherwise, and the table has the "
    "day of the last source that confirms it; that there is no offer is known only "
    "as long as sources look, and unknown after the last." },
  { "Evidence",
    "A source supports, contradicts or only mentions a term; one that is silent "
    "agrees with nothing. A term is disputed when a claim contradicts it or the "
    "deal file names a conflict. A reprint counts as no second origin." },
};

/**
 * deal_report_add_method:
 * @report: a report
 *
 * Says how the numbers come about, and who answers for what.
 */
void
deal_report_add_method (DealReport *report)
{
  DealBlock *block = deal_report_add_block (report, DEAL_BLOCK_CHAPTER,
                                            g_strdup ("Method"));

  block->id = g_strdup ("method");
  for (gsize i = 0; i < G_N_ELEMENTS (method); i++)
    {
      deal_report_add_block (report, DEAL_BLOCK_HEADING, g_strdup (method[i].heading));
      deal_report_add_block (report, DEAL_BLOCK_PARAGRAPH, g_strdup (method[i].text));
    }
  deal_report_add_block (report, DEAL_BLOCK_NOTE,
                         g_strdup ("Made with Counterpart, free software under "
                                   "GPL-3.0-or-later, whose licence does not extend to "
                                   "this report. Facts are those of the sources named."));
}
