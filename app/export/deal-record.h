/* deal-record.h: what a picture says of how it was made, read back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

/* The most bytes of a picture that is opened: a figure of 25 megapixels is smaller. */
#define DEAL_PICTURE_MAX_BYTES (64 * 1024 * 1024)

/**
 * DealRecordPair:
 *
 * A parameter and its value, or a conflict and how it is read.
 */
typedef struct
{
  char *id;
  char *text;   /* a decimal in the parameter's scale; a position, in its words */
  char *reason; /* nullable */
} DealRecordPair;

/**
 * DealRecord:
 * @json: all that follows, as the picture has it, judged by our scanner
 * @title: (nullable): of the figure
 * @alt_text: (nullable): likewise
 * @sources: (nullable): a line for each
 * @program: the version that drew it
 * @deal_sha256: of the file that it was drawn from
 * @size: of the picture
 * @set: (element-type DealRecordPair): parameters that the user gave
 * @withheld: ids of those that the user wanted unknown
 * @readings: (element-type DealRecordPair): conflicts that the user decided
 * @platform_id: (nullable): the only platform of a matrix
 * @known_on: unset: all that the file knows
 *
 * What a PNG of this program says of itself.  Nothing of it has been compared
 * with a deal; texts are as the file has them, valid UTF-8, and not for markup.
 */
typedef struct
{
  char           *json;
  char           *title;
  char           *alt_text;
  char           *sources;
  char           *program;
  char           *deal_id;
  char           *deal_file;
  char           *deal_sha256;
  DealFigureKind  kind;
  DealStyle       style;
  DealSize        size;
  char           *old_id;
  char           *new_id;
  char           *scenario_id;  /* nullable */
  char           *own_scenario; /* nullable: that scenario, where it is the user's */
  GPtrArray      *set;
  char          **withheld;
  GPtrArray      *readings;
  char           *platform_id;
  DealGranularity by;
  gboolean        cumulative;
  gboolean        range;
  DealDate        on;
  DealDate        known_on;
  guint           kinds;
  int             from_year;
  DealPeriod      window; /* last 0: all */
  DealTermOrder   term_order;
  gboolean        by_kind;
  char          **assumptions;
} DealRecord;

DealRecord *deal_record_new_from_png (GBytes *bytes, GError **error);
DealRecord *deal_record_new_from_path (const char *path, GError **error);
void        deal_record_free (DealRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DealRecord, deal_record_free)

/* Whether the file begins as a PNG does; FALSE also for what cannot be read. */
gboolean deal_png_is_at (const char *path);
gboolean deal_png_has_signature (const guint8 *data, gsize size);

char        *deal_record_get_sibling (const DealRecord *record, const char *path);
gboolean     deal_record_is_of (const DealRecord *record, const Deal *deal);
gboolean     deal_record_is_unchanged (const DealRecord *record, const Deal *deal);
Deal        *deal_record_add_scenario (const DealRecord *record, const Deal *deal);
DealOptions *deal_record_to_options (const DealRecord *record,
                                     const Deal       *deal,
                                     GPtrArray        *missing,
                                     GError          **error);
char        *deal_record_describe (const DealRecord *record, const Deal *deal);

G_END_DECLS
