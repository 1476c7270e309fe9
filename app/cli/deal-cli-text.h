/* deal-cli-text.h: the answers of the subcommands as people read them in a terminal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cli/deal-cli.h"

G_BEGIN_DECLS

/* Fewer columns than the tables for programs, words for what has no number. */
DealTable *deal_cli_make_terms (const DealDiff *diff);
DealTable *deal_cli_make_schedule (const DealSchedule *schedule);
DealTable *deal_cli_make_matrix (const DealMatrix *matrix);
DealTable *deal_cli_make_sources (const DealEvidence *evidence);
char      *deal_cli_list_conflicts (const Deal *deal, guint width);

G_END_DECLS
