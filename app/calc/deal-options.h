/* deal-options.h: what a reader chose: the pair, the scenario, the parameters, the dates
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-anchor.h"
#include "model/deal.h"

G_BEGIN_DECLS

typedef enum
{
  DEAL_BY_MONTH,
  DEAL_BY_QUARTER,
  DEAL_BY_YEAR,
} DealGranularity;

/* Who gave a parameter its value. */
typedef enum
{
  DEAL_GIVEN_BY_NOBODY, /* it has none: what depends on it is not disclosed */
  DEAL_GIVEN_BY_DEFAULT,
  DEAL_GIVEN_BY_SCENARIO,
  DEAL_GIVEN_BY_READING, /* of a conflict, chosen by the user */
  DEAL_GIVEN_BY_USER,
} DealGivenBy;

/* In which order terms stand where their evidence is compared. */
typedef enum
{
  DEAL_ORDER_DISPUTED, /* the disputed ones first, then by how many agree */
  DEAL_ORDER_FILE,
  DEAL_ORDER_SOURCES, /* those that most sources speak of first */
  DEAL_ORDER_TITLE,
} DealTermOrder;
#define DEAL_N_ORDERS 4

/**
 * DealReading:
 * @position: (nullable): the position that the user takes for true; NULL: none
 * @reason: (nullable): why
 *
 * How the user reads a conflict.  Nothing is chosen by itself.
 */
typedef struct
{
  const DealPosition *position;
  char               *reason;
} DealReading;

/**
 * DealOptions:
 *
 * One choice of everything that calculations and figures depend on besides the
 * deal.  A plain value: copy it, change the copy, and make new results from it.
 */
typedef struct
{
  Deal               *deal; /* owned reference; what the pointers below point into */
  const DealVersion  *old_version;
  const DealVersion  *new_version;
  const DealScenario *scenario; /* nullable: reported figures only */
  DealGranularity     by;
  gboolean            cumulative;
  gboolean            range;       /* draw low and high over the scenarios */
  DealDate            on;          /* as-of date of the matrix; day precision */
  const DealPlatform *platform;    /* nullable: the only one that a matrix is drawn of */
  guint               kinds;       /* bits 1 << DealPaymentKind */
  DealTermOrder       term_order;  /* of the evidence */
  gboolean            by_kind;     /* evidence: count sources by kind, name none */
  int                 from_year;   /* where a timeline begins; 0: with the first date */
  DealPeriod          window;      /* months of the payments drawn; last 0: all */
  DealDate            today;       /* on a timeline; unset: the deal's as-of date */
  gboolean           *is_set;      /* per parameter of the deal: the user gave a value */
  gboolean           *is_withheld; /* likewise: the user wants it unknown */
  DealDecimal        *values;      /* likewise */
  DealReading        *readings;    /* per conflict of the deal */
  DealAnchorState    *anchors;     /* per claim: what became of its passage; nullable:
                                      nobody looked, and no figure says anything of it */
} DealOptions;

DealOptions *deal_options_new (const Deal *deal);
DealOptions *deal_options_copy (const DealOptions *options);
void         deal_options_free (DealOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealOptions, deal_options_free)

gboolean deal_options_equal_but_window (const DealOptions *a,
                                        const DealOptions *b);
void     deal_options_swap (DealOptions *options);
void     deal_options_set_pair (DealOptions       *options,
                                const DealVersion *old_version,
                                const DealVersion *new_version);
void     deal_options_fit_date (DealOptions *options);
gboolean deal_options_check_value (const DealOptions   *options,
                                   const DealParameter *parameter,
                                   DealDecimal          value,
                                   GError             **error);
/* As deal_options_set() takes it: "38bn". */
char              *deal_parameter_to_setting (const DealParameter *parameter,
                                              DealDecimal          value);
gboolean           deal_options_set (DealOptions *options,
                                     const char  *name,
                                     const char  *value,
                                     GError     **error);
void               deal_options_set_parameter (DealOptions         *options,
                                               const DealParameter *parameter,
                                               const DealDecimal   *value);
void               deal_options_withhold_parameter (DealOptions         *options,
                                                    const DealParameter *parameter);
void               deal_options_take_assumptions (DealOptions       *options,
                                                  const DealOptions *from);
void               deal_options_choose_reading (DealOptions        *options,
                                                const DealConflict *conflict,
                                                const DealPosition *position,
                                                const char         *reason);
gboolean           deal_options_set_reading (DealOptions *options,
                                             const char  *reading,
                                             GError     **error);
void               deal_options_set_anchors (DealOptions           *options,
                                             const DealAnchorState *anchors);
const DealReading *deal_options_get_reading (const DealOptions  *options,
                                             const DealConflict *conflict);
GHashTable        *deal_options_get_read_terms (const DealOptions *options);
DealGivenBy        deal_options_get_parameter (const DealOptions   *options,
                                               const DealParameter *parameter,
                                               DealDecimal         *value);

const char *deal_amount_skip_currency (const char *text);
gboolean    deal_amount_parse (const char *text, gint64 scale, DealDecimal *value);

const char *deal_granularity_to_name (DealGranularity by); /* "quarter" */
gboolean    deal_granularity_from_name (const char *name, DealGranularity *by);

G_END_DECLS
