/* deal-anchor.h: whether a passage still stands where a claim found it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealAnchorState:
 * @DEAL_ANCHOR_UNCHECKED: there is no anchor, or no text to look for it in
 * @DEAL_ANCHOR_STANDS: it is there once, in the paragraph that it was in
 * @DEAL_ANCHOR_MOVED: it is there once, in another paragraph
 * @DEAL_ANCHOR_AMBIGUOUS: it is there more than once
 * @DEAL_ANCHOR_GONE: it is not there
 *
 * What became of the words by which a claim is found in its source.
 */
typedef enum
{
  DEAL_ANCHOR_UNCHECKED,
  DEAL_ANCHOR_STANDS,
  DEAL_ANCHOR_MOVED,
  DEAL_ANCHOR_AMBIGUOUS,
  DEAL_ANCHOR_GONE,
} DealAnchorState;
#define DEAL_N_ANCHOR_STATES 5

DealAnchorState deal_anchor_check (const char *anchor,
                                   const char *before,
                                   const char *now);
const char     *deal_anchor_state_to_name (DealAnchorState state);

G_END_DECLS
