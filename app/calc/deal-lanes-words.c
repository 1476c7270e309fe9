/* deal-lanes-words.c: lanes in words, and as a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "calc/deal-lanes.h"
#include "calc/deal-table-private.h"
#include "deal-text.h"

/**
 * deal_span_format_end:
 * @span: a span that runs
 *
 * Says when it ends: `through 2030`, `to 2032`, `until AGI is verified`, `no end
 * given`.
 *
 * Returns: (transfer full): the words
 */
char *
deal_span_format_end (const DealSpan *span)
{
  g_autofree char *date = deal_format_date (span->to);

  switch (deal_span_get_end (span))
    {
    case DEAL_END_EITHER:
      /* Translators: a condition, then a date; whichever comes first ends it. */
      return g_strdup_printf (_ ("until %1$s, at the latest through %2$s"), span->until,
                              date);
    case DEAL_END_CONDITIONAL:
      /* Translators: %s is a condition, as “AGI is verified”. */
      return g_strdup_printf (_ ("until %s"), span->until);
    case DEAL_END_OPEN:
      return g_strdup (_ ("no end given"));
    case DEAL_END_KNOWN:
    default:
      break;
    }
  if (span->to_is_assumed)
    /* Translators: %s is a year that the reader assumes. */
    return g_strdup_printf (_ ("through %s, assumed"), date);
  if (span->to_is_included)
    /* Translators: %s is a date, the last day or year included. */
    return g_strdup_printf (_ ("through %s"), date);

  /* Translators: %s is a date on or in which it ends. */
  return g_strdup_printf (_ ("to %s"), date);
}

/**
 * deal_span_format_start:
 * @span: one that runs
 *
 * Returns: (transfer full): from when, as precisely as it is known
 */
char *
deal_span_format_start (const DealSpan *span)
{
  g_autofree char *date = deal_format_date (span->from);
  gboolean         is_rough = span->from.day == 0 && !span->from_is_whole;

  if (is_rough)
    /* Translators: %s is a year or a month. */
    return g_strdup_printf (_ ("from some day of %s"), date);

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("from %s"), date);
}

/**
 * deal_span_format_state:
 * @span: a span
 *
 * Returns: its state in words, as on a bar and in a file
 */
const char *
deal_span_format_state (const DealSpan *span)
{
  switch (span->state)
    {
    case DEAL_SPAN_ENDED:
      return C_ ("right or duty", "ended");
    case DEAL_SPAN_ABSENT:
      return C_ ("right or duty", "does not exist");
    case DEAL_SPAN_NOT_RESTATED:
      return C_ ("right or duty", "not restated");
    case DEAL_SPAN_NOT_DISCLOSED:
      return deal_format_state (DEAL_STATE_NOT_DISCLOSED);
    case DEAL_SPAN_NOT_FOUND:
      return deal_format_state (DEAL_STATE_NOT_FOUND);
    case DEAL_SPAN_RUNS:
    default:
      return C_ ("right or duty", "runs");
    }
}

const char *
deal_lane_format_change (DealLaneChange change)
{
  switch (change)
    {
    case DEAL_LANE_ENDED:
      return C_ ("right or duty", "ended");
    case DEAL_LANE_DATED:
      return C_ ("right or duty", "now ends on a date");
    case DEAL_LANE_UNDATED:
      return C_ ("right or duty", "no longer ends on a date alone");
    case DEAL_LANE_SHORTENED:
      return C_ ("right or duty", "ends earlier");
    case DEAL_LANE_EXTENDED:
      return C_ ("right or duty", "ends later");
    case DEAL_LANE_OTHERWISE:
      return C_ ("right or duty", "ends on another condition");
    case DEAL_LANE_ADDED:
      return C_ ("right or duty", "added");
    case DEAL_LANE_NOT_RESTATED:
      return C_ ("right or duty", "not restated");
    case DEAL_LANE_UNCLEAR:
      return C_ ("right or duty", "unclear");
    case DEAL_LANE_UNCHANGED:
    default:
      return C_ ("right or duty", "runs as long as before");
    }
}

/**
 * deal_lane_get_group:
 * @lane: a lane
 *
 * Returns: what stands above it and its neighbours: the title of its category, or
 *   what kind of payments they are
 */
const char *
deal_lane_get_group (const DealLane *lane)
{
  if (lane->category != NULL)
    return lane->category->title;

  return lane->kind == DEAL_PAYMENT_PURCHASE ? _ ("Purchases") : _ ("Sums due");
}

static const char *
get_end_word (const DealSpan *span)
{
  if (span->state != DEAL_SPAN_RUNS)
    return "";

  switch (deal_span_get_end (span))
    {
    case DEAL_END_KNOWN:
      return C_ ("end", "date");
    case DEAL_END_CONDITIONAL:
      return C_ ("end", "condition");
    case DEAL_END_EITHER:
      return C_ ("end", "condition or date");
    case DEAL_END_OPEN:
    default:
      return C_ ("end", "none given");
    }
}

static const char *
get_side_word (DealLaneSide side)
{
  if (side == DEAL_LANE_OTHER)
    return C_ ("version", "other");

  return side == DEAL_LANE_OLD ? C_ ("version", "old") : C_ ("version", "new");
}

static const DealColumnSpec lane_columns[] = {
  { "row", N_ ("What it is"), DEAL_COLUMN_TEXT },
  { "group", N_ ("Group"), DEAL_COLUMN_TEXT },
  { "id", N_ ("Id"), DEAL_COLUMN_TEXT },
  { "title", N_ ("Right, duty or event"), DEAL_COLUMN_TEXT },
  { "side", N_ ("Side"), DEAL_COLUMN_TEXT },
  { "version", N_ ("Version"), DEAL_COLUMN_TEXT },
  { "state", N_ ("State"), DEAL_COLUMN_TEXT },
  { "from", N_ ("From"), DEAL_COLUMN_DATE },
  { "to", N_ ("To"), DEAL_COLUMN_DATE },
  { "end", N_ ("Kind of end"), DEAL_COLUMN_TEXT },
  { "until", N_ ("Until"), DEAL_COLUMN_TEXT },
  { "replaced", N_ ("A later version from"), DEAL_COLUMN_DATE },
  { "change", N_ ("Change"), DEAL_COLUMN_TEXT },
  { "disputed", N_ ("Disputed"), DEAL_COLUMN_FLAG },
  { "says", N_ ("In words"), DEAL_COLUMN_TEXT },
  { "announced", N_ ("Announced"), DEAL_COLUMN_DATE },
  { "effective", N_ ("Effective"), DEAL_COLUMN_DATE },
  { "signed", N_ ("Signed"), DEAL_COLUMN_DATE },
  { "sources", N_ ("Sources"), DEAL_COLUMN_LIST },
};

/* The columns that a row of this kind has not. */
static void
skip (GPtrArray *cells,
      guint      n)
{
  while (n-- > 0)
    deal_cells_add (cells, "");
}

static void
write_span (DealTable      *table,
            GPtrArray      *cells,
            const DealLane *lane,
            const DealSpan *span)
{
  gboolean              runs = span->state == DEAL_SPAN_RUNS;
  const DealSourceList *sources = span->value != NULL ? &span->value->sources
                                                      : &span->payment->sources;
  const char           *says = span->value != NULL ? span->value->text
                                                   : span->payment->note;

  if (span->state == DEAL_SPAN_NOT_RESTATED)
    says = "";
  deal_cells_add (cells, C_ ("row", "lane"));
  deal_cells_add (cells, deal_lane_get_group (lane));
  deal_cells_add (cells, lane->term != NULL ? lane->term->id : span->payment->id);
  deal_cells_add (cells, lane->title);
  deal_cells_add (cells, get_side_word (span->side));
  deal_cells_add (cells, span->version->id);
  deal_cells_add (cells, deal_span_format_state (span));
  deal_cells_take (cells, deal_date_to_iso (span->from));
  deal_cells_take (cells, runs ? deal_date_to_iso (span->to) : g_strdup (""));
  deal_cells_add (cells, get_end_word (span));
  deal_cells_add (cells, runs && span->until != NULL ? span->until : "");
  deal_cells_take (cells, deal_date_to_iso (span->replaced));
  deal_cells_add (cells, deal_lane_format_change (lane->change));
  deal_cells_add (cells, lane->disputed ? _ ("yes") : _ ("no"));
  deal_cells_add (cells, says);
  skip (cells, 3);
  deal_cells_take (cells, deal_source_list_to_ids (sources));
  deal_cells_end (cells, table);
}

static void
write_version (DealTable         *table,
               GPtrArray         *cells,
               const DealLanes   *lanes,
               const DealVersion *version)
{
  DealLaneSide side = version == lanes->new_version   ? DEAL_LANE_NEW
                      : version == lanes->old_version ? DEAL_LANE_OLD
                                                      : DEAL_LANE_OTHER;

  deal_cells_add (cells, C_ ("row", "version"));
  skip (cells, 1);
  deal_cells_add (cells, version->id);
  deal_cells_add (cells, version->title);
  deal_cells_add (cells, get_side_word (side));
  deal_cells_add (cells, version->id);
  deal_cells_add (cells, deal_format_version_status (version->status));
  deal_cells_take (cells, deal_date_to_iso (deal_version_get_start (version)));
  skip (cells, 6);
  deal_cells_add (cells, version->summary);
  deal_cells_take (cells, deal_date_to_iso (version->announced));
  deal_cells_take (cells, deal_date_to_iso (version->effective));
  deal_cells_take (cells, deal_date_to_iso (version->signed_on));
  deal_cells_take (cells, deal_source_list_to_ids (&version->sources));
  deal_cells_end (cells, table);
}

static void
write_event (DealTable       *table,
             GPtrArray       *cells,
             const DealEvent *event)
{
  deal_cells_add (cells, C_ ("row", "event"));
  skip (cells, 2);
  deal_cells_add (cells, event->title);
  skip (cells, 3);
  deal_cells_take (cells, deal_date_to_iso (event->date));
  skip (cells, 6);
  deal_cells_add (cells, event->detail);
  skip (cells, 3);
  deal_cells_take (cells, deal_source_list_to_ids (&event->sources));
  deal_cells_end (cells, table);
}

/**
 * deal_lanes_to_table:
 * @lanes: lanes
 *
 * One row per span, then one per version and one per event.  Dates are as precise
 * as they are known; an empty `to` with a kind of end says why there is none.
 *
 * Returns: (transfer full): the table
 */
DealTable *
deal_lanes_to_table (const DealLanes *lanes)
{
  g_autoptr (GPtrArray) cells = deal_cells_new ();
  DealTable *table = deal_table_new_with_columns ("timeline", _ ("Timeline"),
                                                  lane_columns,
                                                  G_N_ELEMENTS (lane_columns));

  for (gsize i = 0; i < lanes->n_lanes; i++)
    for (guint k = 0; k < lanes->lanes[i].spans->len; k++)
      write_span (table, cells, &lanes->lanes[i],
                  &g_array_index (lanes->lanes[i].spans, DealSpan, k));
  for (gsize i = 0; i < lanes->deal->n_versions; i++)
    write_version (table, cells, lanes, &lanes->deal->versions[i]);
  for (gsize i = 0; i < lanes->deal->n_events; i++)
    write_event (table, cells, &lanes->deal->events[i]);

  return table;
}
