/* deal-names.c: the words of the file format for every enumeration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-private.h"

/* A list that ends with NULL, and the function that reads one word of it. */
#define DEFINE_WORDS(name, T, ...)                                               \
  const char *const deal_##name##_words[] = { __VA_ARGS__, NULL };               \
                                                                                 \
  const char *deal_##name##_to_name (T name)                                     \
  {                                                                              \
    g_return_val_if_fail ((guint) name < G_N_ELEMENTS (deal_##name##_words) - 1, \
                          NULL);                                                 \
                                                                                 \
    return deal_##name##_words[name];                                            \
  }

/* clang-format off */
DEFINE_WORDS (state, DealState,
              "value", "zero", "not-applicable", "not-disclosed", "not-found")
DEFINE_WORDS (type, DealType,
              "text", "flag", "share", "amount", "date", "period", "party")
DEFINE_WORDS (effect, DealEffect,
              "ended", "narrowed", "capped", "added", "widened", "unchanged", "unclear")
DEFINE_WORDS (version_status, DealVersionStatus,
              "in-force", "amended", "superseded", "non-binding", "statement")
DEFINE_WORDS (certainty, DealCertainty,
              "official", "reported", "derived", "projected", "interpolated", "assumed",
              "unknown")
DEFINE_WORDS (unit, DealUnit,
              "currency", "share", "year", "number")
DEFINE_WORDS (payment_kind, DealPaymentKind,
              "obligation", "investment", "purchase")
DEFINE_WORDS (rule_type, DealRuleType,
              "share", "schedule", "fixed", "one-off", "unknown")
DEFINE_WORDS (every, DealEvery,
              "month", "quarter", "year")
DEFINE_WORDS (layer, DealLayer,
              "contract", "offer")
DEFINE_WORDS (status, DealStatus,
              "unknown", "exclusive", "first", "allowed", "forbidden", "silent",
              "none", "announced", "preview", "available", "withdrawn")
DEFINE_WORDS (source_kind, DealSourceKind,
              "party", "filing", "regulator", "reporting", "analysis", "aggregator")
DEFINE_WORDS (stance, DealStance,
              "supports", "contradicts", "mentions")
DEFINE_WORDS (strength, DealStrength,
              "official", "named", "anonymous", "opinion")
DEFINE_WORDS (conflict_kind, DealConflictKind,
              "contradiction", "date", "scope", "rounding", "unit")
/* clang-format on */
