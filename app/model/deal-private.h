/* deal-private.h: what stands behind a Deal, for the model's own files
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-arena.h"
#include "model/deal-index.h"
#include "model/deal.h"

G_BEGIN_DECLS

/* Everything that the deal points to lives in its arena. */
typedef struct
{
  Deal            deal; /* first: a Deal is always one of these */
  gatomicrefcount ref_count;
  DealArena      *arena;
  DealIndex       versions;
  DealIndex       scenarios;
  DealIndex       parameters;
  DealIndex       terms;
  DealIndex       sources;
  Deal           *whole; /* nullable: the deal that this is a part of, and shares with */
} DealStore;

DealStore *deal_store_new (void);

/* The words of the file format, in the order of their enumerations. */
extern const char *const deal_state_words[];
extern const char *const deal_type_words[];
extern const char *const deal_effect_words[];
extern const char *const deal_version_status_words[];
extern const char *const deal_certainty_words[];
extern const char *const deal_unit_words[];
extern const char *const deal_payment_kind_words[];
extern const char *const deal_rule_type_words[];
extern const char *const deal_every_words[];
extern const char *const deal_layer_words[];
extern const char *const deal_status_words[];
extern const char *const deal_source_kind_words[];
extern const char *const deal_stance_words[];
extern const char *const deal_strength_words[];
extern const char *const deal_conflict_kind_words[];

G_END_DECLS
