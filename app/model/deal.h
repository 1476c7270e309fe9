/* deal.h: a deal and its parts, immutable once read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/deal-date.h"
#include "model/deal-decimal.h"
#include "model/deal-words.h"

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
  const char        *text; /* what the version says, for people */
  guint              has_number : 1;
  guint              has_flag : 1;
  gboolean           flag;
  DealDecimal        number; /* share, or amount in units of the term's scale */
  DealDate           date;   /* may be unset */
  DealDate           from;   /* of a period; may be unset */
  DealDate           to;     /* of a period; unset: open end */
  DealState          state;
  const char        *until; /* condition that ends the period; nullable */
  const DealParty   *party; /* nullable */
  const char        *note;  /* nullable */
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
  const char         *unit;  /* nullable; for people, as "of revenue" */
  gint64              scale; /* of amounts: 1, 1 000, 1 000 000 or 1 000 000 000 */
  const DealValue
                   *values; /* in the order of the versions; not of all */
  gsize             n_values;
  const DealChange *changes;
  gsize             n_changes;
  DealWordList      keywords;
  DealPlace         place;
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
  gboolean             is_withheld; /* it says that nobody told; only of a position */
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
  gboolean                  is_own; /* the user's: nothing that a source says */
  /* Of an own one: what it started from, and what it puts in the place of that; the
   * members above are the whole of both. */
  const DealScenario       *base; /* nullable */
  const DealScenarioSeries *own_series;
  gsize                     n_own_series;
  const DealParameterValue *own_parameters;
  gsize                     n_own_parameters;
};

/* A number that the file gives, or leaves to a parameter. */
typedef struct
{
  DealDecimal          number;    /* when parameter is NULL */
  const DealParameter *parameter; /* nullable */
} DealInput;

typedef struct
{
  gboolean exists;
  gboolean has_total;
  gint64   total;       /* minor units */
  DealDate counts_from; /* may be unset: from the start of the rule */
  const DealParameter
    *parameter; /* nullable; when it has a value it outranks the total */
} DealCap;

typedef struct
{
  DealRuleType         type;
  DealDate             from;           /* unset for schedule; the day of a one-off */
  DealDate             to;             /* included; unset: open end */
  const char          *ends_when;      /* condition of an open end; nullable */
  const DealParameter *ends_parameter; /* unit year; nullable */
  gint64               scale;          /* of amounts */
  /* share */
  const DealSeries *series;
  DealInput         rate;
  DealCap           cap;
  /* schedule; of a share what is reported beside what the rate comes to */
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
  const char               *note;   /* nullable */
  const char               *caveat; /* nullable; every figure of it says so */
  const DealTerm           *term;   /* nullable: whose evidence is its evidence */
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
  const DealTerm     *term; /* nullable: whose evidence is its evidence */
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
  const char        *says;    /* our words */
  const char        *locator; /* nullable: where in the source */
  const char        *anchor;  /* nullable: at most eight words to find the place */
  DealStance         stance;
  DealStrength       strength;
  DealPlace          place;
} DealClaim;

typedef struct
{
  const char               *says;
  DealSourceList            sources;
  const DealParameterValue *parameters; /* what calculations use who reads it so */
  gsize                     n_parameters;
} DealPosition;

typedef struct
{
  const char         *id; /* the file's, or TERM:1, TERM:2 … */
  const DealTerm     *term;
  const char         *question;
  const DealPosition *positions;
  gsize               n_positions;
  const char         *assessment; /* nullable */
  const char         *settled_by; /* what would settle it; nullable */
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

  DealDate known_on;          /* the day whose knowledge this is; unset: all of it */
  guint    n_unknown_sources; /* how many were not public then, or have no date */

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
const DealConflict  *deal_find_conflict (const Deal *deal, const char *id);
const DealValue     *deal_term_get_value (const DealTerm    *term,
                                          const DealVersion *version);
const DealSource    *deal_source_get_origin (const DealSource *source);
gboolean             deal_payment_is_in (const DealPayment *payment,
                                         const DealVersion *version);

G_END_DECLS
