/* deal-words.h: what the parts of a deal can be, and the file format's word for each
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a value.  "Unknown" is two states, and neither is zero. */
typedef enum
{
  DEAL_STATE_VALUE,
  DEAL_STATE_ZERO,
  DEAL_STATE_NOT_APPLICABLE,
  DEAL_STATE_NOT_DISCLOSED,
  DEAL_STATE_NOT_FOUND,
} DealState;

typedef enum
{
  DEAL_TYPE_TEXT,
  DEAL_TYPE_FLAG,
  DEAL_TYPE_SHARE,
  DEAL_TYPE_AMOUNT,
  DEAL_TYPE_DATE,
  DEAL_TYPE_PERIOD,
  DEAL_TYPE_PARTY,
} DealType;

/* What a reader of the contract concludes from a change. */
typedef enum
{
  DEAL_EFFECT_ENDED,
  DEAL_EFFECT_NARROWED,
  DEAL_EFFECT_CAPPED,
  DEAL_EFFECT_ADDED,
  DEAL_EFFECT_WIDENED,
  DEAL_EFFECT_UNCHANGED,
  DEAL_EFFECT_UNCLEAR,
} DealEffect;

typedef enum
{
  DEAL_VERSION_IN_FORCE,
  DEAL_VERSION_AMENDED,
  DEAL_VERSION_SUPERSEDED,
  DEAL_VERSION_NON_BINDING,
  DEAL_VERSION_STATEMENT,
} DealVersionStatus;

/* How firm a number is; a later one is weaker than an earlier one. */
typedef enum
{
  DEAL_CERTAINTY_OFFICIAL,
  DEAL_CERTAINTY_REPORTED,
  DEAL_CERTAINTY_DERIVED,
  DEAL_CERTAINTY_PROJECTED,
  DEAL_CERTAINTY_INTERPOLATED,
  DEAL_CERTAINTY_ASSUMED,
  DEAL_CERTAINTY_UNKNOWN,
} DealCertainty;

typedef enum
{
  DEAL_UNIT_CURRENCY, /* amounts of money: the value times the scale, in the main unit */
  DEAL_UNIT_SHARE,    /* 0.2 is 20 % */
  DEAL_UNIT_YEAR,     /* a calendar year, as the end of an open-ended term */
  DEAL_UNIT_NUMBER,
} DealUnit;

typedef enum
{
  DEAL_PAYMENT_OBLIGATION, /* due under the deal's own terms: what schedules show */
  DEAL_PAYMENT_INVESTMENT,
  DEAL_PAYMENT_PURCHASE,
} DealPaymentKind;

typedef enum
{
  DEAL_RULE_SHARE,
  DEAL_RULE_SCHEDULE,
  DEAL_RULE_FIXED,
  DEAL_RULE_ONE_OFF,
  DEAL_RULE_UNKNOWN,
} DealRuleType;

typedef enum
{
  DEAL_EVERY_MONTH,
  DEAL_EVERY_QUARTER,
  DEAL_EVERY_YEAR,
} DealEvery;

typedef enum
{
  DEAL_LAYER_CONTRACT,
  DEAL_LAYER_OFFER,
} DealLayer;
#define DEAL_N_LAYERS 2

/* One list for both layers; the reader lets each layer have its own only. */
typedef enum
{
  DEAL_STATUS_UNKNOWN, /* offer: said to be unknown; both: nothing on record */
  DEAL_STATUS_EXCLUSIVE,
  DEAL_STATUS_FIRST,
  DEAL_STATUS_ALLOWED,
  DEAL_STATUS_FORBIDDEN,
  DEAL_STATUS_SILENT,
  DEAL_STATUS_NONE,
  DEAL_STATUS_ANNOUNCED,
  DEAL_STATUS_PREVIEW,
  DEAL_STATUS_AVAILABLE,
  DEAL_STATUS_WITHDRAWN,
} DealStatus;

typedef enum
{
  DEAL_SOURCE_PARTY,
  DEAL_SOURCE_FILING,
  DEAL_SOURCE_REGULATOR,
  DEAL_SOURCE_REPORTING,
  DEAL_SOURCE_ANALYSIS,
  DEAL_SOURCE_AGGREGATOR,
} DealSourceKind;
#define DEAL_N_SOURCE_KINDS 6

typedef enum
{
  DEAL_STANCE_SUPPORTS,
  DEAL_STANCE_CONTRADICTS,
  DEAL_STANCE_MENTIONS,
} DealStance;

typedef enum
{
  DEAL_STRENGTH_OFFICIAL,
  DEAL_STRENGTH_NAMED,
  DEAL_STRENGTH_ANONYMOUS,
  DEAL_STRENGTH_OPINION,
} DealStrength;

typedef enum
{
  DEAL_CONFLICT_CONTRADICTION,
  DEAL_CONFLICT_DATE,
  DEAL_CONFLICT_SCOPE,
  DEAL_CONFLICT_ROUNDING,
  DEAL_CONFLICT_UNIT,
} DealConflictKind;

/* The word of the file format for each, as "not-disclosed"; and back. */
const char *deal_state_to_name (DealState state);
const char *deal_type_to_name (DealType type);
const char *deal_effect_to_name (DealEffect effect);
const char *deal_version_status_to_name (DealVersionStatus status);
const char *deal_certainty_to_name (DealCertainty certainty);
const char *deal_unit_to_name (DealUnit unit);
const char *deal_payment_kind_to_name (DealPaymentKind kind);
const char *deal_rule_type_to_name (DealRuleType rule_type);
const char *deal_every_to_name (DealEvery every);
const char *deal_status_to_name (DealStatus status);
const char *deal_layer_to_name (DealLayer layer);
const char *deal_source_kind_to_name (DealSourceKind kind);
const char *deal_stance_to_name (DealStance stance);
const char *deal_strength_to_name (DealStrength strength);
const char *deal_conflict_kind_to_name (DealConflictKind kind);

G_END_DECLS
