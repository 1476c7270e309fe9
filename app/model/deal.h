/* deal.h: a deal and its parts, immutable once read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-date.h"
#include "model/deal-decimal.h"

G_BEGIN_DECLS

/*
 * The parts are plain structs that live exactly as long as their Deal; whoever
 * keeps one keeps a reference to the Deal.  Strings are UTF-8, never NULL where
 * the format requires the member, NULL where it is optional and absent.
 * References between parts are resolved: a pointer is never dangling and an
 * array never holds NULL.  `data/deal-format.md` says what each member means.
 */

typedef struct _Deal          Deal;
typedef struct _DealParty     DealParty;
typedef struct _DealVersion   DealVersion;
typedef struct _DealCategory  DealCategory;
typedef struct _DealTerm      DealTerm;
typedef struct _DealSeries    DealSeries;
typedef struct _DealParameter DealParameter;
typedef struct _DealScenario  DealScenario;
typedef struct _DealPayment   DealPayment;
typedef struct _DealProduct   DealProduct;
typedef struct _DealPlatform  DealPlatform;
typedef struct _DealSource    DealSource;

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

/* Where a part stands in its file; both from 1. */
typedef struct
{
  guint32 line;
  guint32 column;
} DealPlace;

typedef struct
{
  const DealSource *const *items;
  gsize                    n;
} DealSourceList;

typedef struct
{
  const char *const *items;
  gsize              n;
} DealWordList;

struct _DealParty
{
  const char *id;
  const char *name;
  const char *role; /* nullable */
};

struct _DealVersion
{
  const char       *id;
  const char       *title;
  DealDate          announced;
  DealDate          effective; /* may be unset */
  DealDate          signed_on; /* may be unset; JSON: signed */
  DealVersionStatus status;
  const char       *summary; /* nullable */
  DealSourceList    sources;
  DealPlace         place;
};

struct _DealCategory
{
  const char *id;
  const char *title;
};

/* One term in one version.  Which typed member is set follows the term's type. */
typedef struct
{
  const DealVersion *version;
  DealState          state;
  const char        *text; /* what the version says, for people */
  gboolean           has_number;
  gboolean           has_flag;
  gboolean           flag;
  DealDecimal        number; /* share, or amount in units of the term's scale */
  DealDate           date;   /* may be unset */
  DealDate           from;   /* of a period; may be unset */
  DealDate           to;     /* of a period; unset: open end */
  const char        *until;  /* condition that ends the period; nullable */
  const DealParty   *party;  /* nullable */
  const char        *note;   /* nullable */
  DealSourceList     sources;
  DealPlace          place;
} DealValue;

typedef struct
{
  const DealVersion *from;
  const DealVersion *to;
  DealEffect         effect;
  const DealParty   *favours; /* nullable: nobody, or nobody can say */
  const char        *why;     /* nullable */
  DealPlace          place;
} DealChange;

struct _DealTerm
{
  const char         *id;
  const DealCategory *category;
  const char         *title;
  DealType            type;
  const char         *unit;   /* nullable; for people, as "of revenue" */
  gint64              scale;  /* of amounts: 1, 1 000, 1 000 000 or 1 000 000 000 */
  const DealValue    *values; /* in the order of the deal's versions; a version without one is absent */
  gsize               n_values;
  const DealChange   *changes;
  gsize               n_changes;
  DealWordList        keywords;
  DealPlace           place;
};

/* A point's certainty is reported, projected or interpolated. */
typedef struct
{
  DealPeriod     period;
  gint64         amount; /* minor units of the deal's currency */
  DealCertainty  certainty;
  DealSourceList sources;
  DealPlace      place;
} DealPoint;

struct _DealSeries
{
  const char      *id;
  const char      *title;
  DealUnit         unit; /* currency */
  gint64           scale;
  const DealPoint *points; /* ascending, never overlapping */
  gsize            n_points;
};

struct _DealParameter
{
  const char    *id;
  const char    *title;
  DealUnit       unit;
  gint64         scale; /* of currency; 1 otherwise */
  DealDecimal    minimum;
  DealDecimal    maximum;
  DealDecimal    step;
  gboolean       has_default;
  DealDecimal    default_value;
  DealState      state; /* what is publicly known of it */
  const char    *why;   /* nullable */
  DealSourceList sources;
};

/* The points a scenario puts in place of those of a series that they overlap. */
typedef struct
{
  const DealSeries *series;
  const DealPoint  *points; /* ascending, never overlapping */
  gsize             n_points;
} DealScenarioSeries;

typedef struct
{
  const DealParameter *parameter;
  DealDecimal          value;
} DealParameterValue;

struct _DealScenario
{
  const char               *id;
  const char               *title;
  const char               *why; /* nullable */
  const DealScenarioSeries *series;
  gsize                     n_series;
  const DealParameterValue *parameters;
  gsize                     n_parameters;
};

/* A number that the file gives, or leaves to a parameter. */
typedef struct
{
  DealDecimal          number;    /* when parameter is NULL */
  const DealParameter *parameter; /* nullable */
} DealInput;

typedef struct
{
  gboolean             exists;
  gboolean             has_total;
  gint64               total;       /* minor units */
  DealDate             counts_from; /* may be unset: from the start of the rule */
  const DealParameter *parameter;   /* nullable; when it has a value it outranks the total */
} DealCap;

typedef struct
{
  DealRuleType         type;
  DealDate             from;           /* may be unset for schedule; the day of a one-off */
  DealDate             to;             /* included; unset: open end */
  const char          *ends_when;      /* condition of an open end; nullable */
  const DealParameter *ends_parameter; /* unit year; nullable */
  gint64               scale;          /* of amounts */
  /* share */
  const DealSeries *series;
  DealInput         rate;
  DealCap           cap;
  /* schedule */
  const DealPoint *amounts;
  gsize            n_amounts;
  /* fixed, one-off */
  DealInput   amount; /* times scale */
  DealEvery   every;
  DealDecimal growth; /* a year; 0.05 is 5 % */
  /* unknown: the whole may be known where its parts are not */
  gboolean has_total;
  gint64   total; /* minor units */
} DealRule;

struct _DealPayment
{
  const char               *id;
  const char               *title;
  DealPaymentKind           kind;
  const DealParty          *payer;
  const DealParty          *payee;
  const DealVersion *const *versions;
  gsize                     n_versions;
  DealRule                  rule;
  DealCertainty             certainty;
  const char               *note; /* nullable */
  DealSourceList            sources;
  DealPlace                 place;
};

struct _DealProduct
{
  const char *id;
  const char *title;
  const char *detail; /* nullable */
};

struct _DealPlatform
{
  const char *id;
  const char *title;
  const char *detail; /* nullable */
};

typedef struct
{
  const DealProduct  *product;
  const DealPlatform *platform;
  DealLayer           layer;
  DealStatus          status;
  DealDate            from;
  DealDate            to;   /* included; unset: still so */
  const char         *note; /* nullable */
  DealSourceList      sources;
  DealPlace           place;
} DealAvailability;

typedef struct
{
  DealDate       date;
  const char    *title;
  const char    *detail; /* nullable */
  DealSourceList sources;
} DealEvent;

struct _DealSource
{
  const char       *id;
  guint             number; /* from 1, in the order of the file: how it is cited */
  const char       *title;
  const char       *publisher; /* nullable */
  const char       *url;       /* nullable; http or https */
  DealDate          published; /* may be unset */
  DealDate          retrieved; /* may be unset */
  DealSourceKind    kind;
  const char       *language; /* nullable */
  const DealSource *origin;   /* the source it reprints; nullable, never a loop */
  const char       *note;     /* nullable */
  DealPlace         place;
};

typedef struct
{
  const char        *id;
  const DealSource  *source;
  const DealTerm    *term;
  const DealVersion *version; /* nullable */
  DealStance         stance;
  const char        *says;    /* our words */
  const char        *locator; /* nullable: where in the source */
  const char        *anchor;  /* nullable: at most eight words to find the place */
  DealStrength       strength;
  DealPlace          place;
} DealClaim;

typedef struct
{
  const char    *says;
  DealSourceList sources;
} DealPosition;

typedef struct
{
  const DealTerm     *term;
  const char         *question;
  const DealPosition *positions;
  gsize               n_positions;
  const char         *assessment; /* nullable */
  DealConflictKind    kind;
  DealPlace           place;
} DealConflict;

typedef struct
{
  const char  *title;
  const char  *url;
  DealWordList match;
} DealFeed;

/**
 * Deal:
 *
 * A whole deal.  Immutable and reference counted, from any thread.
 */
struct _Deal
{
  const char *id;
  const char *title;
  const char *summary; /* nullable */
  DealDate    as_of;
  const char *currency;        /* ISO 4217 */
  guint       currency_digits; /* of its minor unit: 2 for USD, 0 for JPY */

  const char *file_name; /* base name, for people; cleaned */
  const char *sha256;    /* of the file's bytes, 64 hexadecimal digits */

  const DealVersion  *compare_old;
  const DealVersion  *compare_new;
  const DealScenario *compare_scenario; /* nullable */

  const DealParty        *parties;
  gsize                   n_parties;
  const DealVersion      *versions; /* by date of announcement */
  gsize                   n_versions;
  const DealCategory     *categories;
  gsize                   n_categories;
  const DealTerm         *terms;
  gsize                   n_terms;
  const DealSeries       *series;
  gsize                   n_series;
  const DealParameter    *parameters;
  gsize                   n_parameters;
  const DealScenario     *scenarios;
  gsize                   n_scenarios;
  const DealPayment      *payments;
  gsize                   n_payments;
  const DealProduct      *products;
  gsize                   n_products;
  const DealPlatform     *platforms;
  gsize                   n_platforms;
  const DealAvailability *availability;
  gsize                   n_availability;
  const DealEvent        *events; /* by date */
  gsize                   n_events;
  const DealSource       *sources;
  gsize                   n_sources;
  const DealClaim        *claims;
  gsize                   n_claims;
  const DealConflict     *conflicts;
  gsize                   n_conflicts;
  const DealFeed         *feeds;
  gsize                   n_feeds;
  const char             *update_url; /* nullable */
};

Deal *deal_ref (const Deal *deal);
void  deal_unref (Deal *deal);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deal, deal_unref)

const DealVersion   *deal_find_version (const Deal *deal, const char *id);
const DealScenario  *deal_find_scenario (const Deal *deal, const char *id);
const DealParameter *deal_find_parameter (const Deal *deal, const char *id);
const DealTerm      *deal_find_term (const Deal *deal, const char *id);
const DealSource    *deal_find_source (const Deal *deal, const char *id);
const DealValue     *deal_term_get_value (const DealTerm *term, const DealVersion *version);
const DealSource    *deal_source_get_origin (const DealSource *source);
gboolean             deal_payment_is_in (const DealPayment *payment, const DealVersion *version);

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
