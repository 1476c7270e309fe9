/* deal-timeline-words.c: what a timeline finds and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-timeline-private.h"
#include "deal-text.h"

/* What is known of a payment's whole, before its end. */
static char *
label_payment (const DealTimelineFigure *self,
               const DealSpan           *span)
{
  const Deal      *deal = self->base.options->deal;
  g_autofree char *end = deal_span_format_end (span);
  g_autofree char *total = NULL;

  if (!span->payment->rule.has_total)
    return g_steal_pointer (&end);
  total = deal_format_money (span->payment->rule.total, deal->currency,
                             deal->currency_digits);

  /* Translators: an amount, then when the payments end. */
  return g_strdup_printf (_ ("%1$s in total, %2$s"), total, end);
}

/**
 * deal_timeline_label_span:
 * @self: the figure
 * @lane: one of its lanes
 * @span: a span of it
 * @n_bold: (out): how many bytes of the label are set in bold
 *
 * A right that exists or not says its version's own words, which hold its
 * conditions; one with typed dates says when it ends.
 *
 * Returns: (transfer full): the words on its bar, or in place of one
 */
char *
deal_timeline_label_span (const DealTimelineFigure *self,
                          const DealLane           *lane,
                          const DealSpan           *span,
                          gsize                    *n_bold)
{
  const char *state = deal_span_format_state (span);

  *n_bold = 0;
  if (span->state == DEAL_SPAN_RUNS)
    {
      if (span->payment != NULL)
        return label_payment (self, span);
      if (lane->term->type == DEAL_TYPE_FLAG)
        return g_strdup (span->value->text);
      return deal_span_format_end (span);
    }
  if (span->state == DEAL_SPAN_ENDED)
    *n_bold = strlen (state);
  if (span->state == DEAL_SPAN_NOT_RESTATED || span->value == NULL ||
      span->value->text[0] == '\0')
    return g_strdup (state);
  if (span->state == DEAL_SPAN_ABSENT)
    return g_strdup (span->value->text);

  if (span->side == DEAL_LANE_OTHER && span->state != DEAL_SPAN_ENDED)
    return g_strdup (state);

  /* Translators: what became of it, then what the version says. */
  return g_strdup_printf (_ ("%1$s: %2$s"), state, span->value->text);
}

static char *
note_side (const DealSpan *span)
{
  if (span == NULL || span->state == DEAL_SPAN_ABSENT)
    return g_strdup (C_ ("right or duty", "none"));
  if (span->state != DEAL_SPAN_RUNS)
    return g_strdup (deal_span_format_state (span));

  return deal_span_format_end (span);
}

/**
 * deal_timeline_note_lane:
 * @lane: a lane
 *
 * Returns: (transfer full): its old end and its new one in few words, for where
 *   there is no room on the bars
 */
char *
deal_timeline_note_lane (const DealLane *lane)
{
  g_autofree char *before = note_side (deal_lane_get_side (lane, DEAL_LANE_OLD));
  g_autofree char *after = note_side (deal_lane_get_side (lane, DEAL_LANE_NEW));

  if (strcmp (before, after) == 0)
    return g_steal_pointer (&after);
  /* A right that exists or not says nothing of an end of its own. */
  if (lane->change == DEAL_LANE_ENDED || lane->change == DEAL_LANE_ADDED)
    return g_strdup (deal_lane_format_change (lane->change));

  /* Translators: an old end, then a new one: “until … → through 2030”. */
  return g_strdup_printf (_ ("%1$s → %2$s"), before, after);
}

/* What the version says, in words of our own around its text. */
static char *
describe_state (const DealTimelineFigure *self,
                const DealLane           *lane,
                const DealSpan           *span)
{
  gsize            ignored;
  g_autofree char *words = deal_timeline_label_span (self, lane, span, &ignored);
  g_autofree char *start = deal_span_format_start (span);
  g_autofree char *end = NULL;
  g_autofree char *replaced = NULL;
  GString         *text;

  if (span->state == DEAL_SPAN_NOT_RESTATED)
    /* Translators: a version is silent on a right or duty. */
    return g_strdup (_ ("not restated; neither ended nor confirmed"));
  if (span->state != DEAL_SPAN_RUNS)
    return g_steal_pointer (&words);

  end = deal_span_format_end (span);
  /* Translators: a start, then an end: “from Jan 2026, through 2030”. */
  text = g_string_new (NULL);
  g_string_printf (text, _ ("%1$s, %2$s"), start, end);
  if (deal_date_is_set (span->replaced))
    {
      replaced = deal_format_date (span->replaced);
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("; a later version came on %s"), replaced);
    }
  if (strcmp (words, end) != 0)
    g_string_append_printf (text, ". %s", words);

  return g_string_free (text, FALSE);
}

/**
 * deal_timeline_describe_span:
 * @self: the figure
 * @lane: one of its lanes
 * @span: a span of it
 *
 * Returns: (transfer full): what it is, under which version, and when, in a
 *   sentence
 */
char *
deal_timeline_describe_span (const DealTimelineFigure *self,
                             const DealLane           *lane,
                             const DealSpan           *span)
{
  g_autofree char *state = describe_state (self, lane, span);
  const char      *dispute = lane->disputed ? _ (" Sources disagree on it.") : "";
  const char      *stop = g_str_has_suffix (state, ".") ? "" : ".";

  /* Translators: a right or duty, a version, when it runs, a full stop unless
   * there is one, and a sentence on disputes or nothing. */
  return g_strdup_printf (_ ("%1$s, %2$s: %3$s%4$s%5$s"), lane->title,
                          span->version->title, state, stop, dispute);
}

char *
deal_timeline_describe_event (const DealEvent *event)
{
  g_autofree char *date = deal_format_date (event->date);

  if (event->detail == NULL)
    /* Translators: a date, then what happened. */
    return g_strdup_printf (_ ("%1$s: %2$s."), date, event->title);

  /* Translators: a date, what happened, then more of it. */
  return g_strdup_printf (_ ("%1$s: %2$s. %3$s"), date, event->title, event->detail);
}

/* One of the parts of a headline.  The first has the noun that the others go
 * without. */
static char *
write_part (DealLaneChange change,
            gboolean       is_first,
            guint          n)
{
  switch (change)
    {
    case DEAL_LANE_ENDED:
      return g_strdup_printf (
        P_ ("%u right or duty ends", "%u rights or duties end", n), n);
    case DEAL_LANE_DATED:
      return is_first
               ? g_strdup_printf (P_ ("%u right or duty gets an end date",
                                      "%u rights or duties get an end date", n),
                                  n)
               : g_strdup_printf (P_ ("%u gets an end date", "%u get an end date", n), n);
    case DEAL_LANE_ADDED:
      return is_first
               ? g_strdup_printf (P_ ("%u right or duty is new",
                                      "%u rights or duties are new", n),
                                  n)
               : g_strdup_printf (P_ ("%u is new", "%u are new", n), n);
    case DEAL_LANE_OTHERWISE:
    case DEAL_LANE_UNDATED:
    case DEAL_LANE_SHORTENED:
    case DEAL_LANE_EXTENDED:
    case DEAL_LANE_UNCHANGED:
    case DEAL_LANE_NOT_RESTATED:
    case DEAL_LANE_UNCLEAR:
    default:
      return is_first
               ? g_strdup_printf (P_ ("%u right or duty changes its end",
                                      "%u rights or duties change their end", n),
                                  n)
               : g_strdup_printf (P_ ("%u changes its end", "%u change their end", n), n);
    }
}

/* Only the parts that are there; the counts are of lanes. */
static char *
write_title (const DealTimelineFigure *self)
{
  const guint *tally = self->lanes->tally;
  const struct
  {
    DealLaneChange change;
    guint          n;
  } parts[] = {
    { DEAL_LANE_ENDED, tally[DEAL_LANE_ENDED] },
    { DEAL_LANE_DATED, tally[DEAL_LANE_DATED] },
    { DEAL_LANE_OTHERWISE, tally[DEAL_LANE_UNDATED] + tally[DEAL_LANE_SHORTENED] +
                             tally[DEAL_LANE_EXTENDED] + tally[DEAL_LANE_OTHERWISE] },
    { DEAL_LANE_ADDED, tally[DEAL_LANE_ADDED] },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->lanes->n_lanes == 0)
    return g_strdup (_ ("This deal names no right or duty with a time"));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = NULL;

      if (parts[i].n == 0)
        continue;
      part = write_part (parts[i].change, text->len == 0, parts[i].n);
      if (text->len > 0)
        g_string_append (text, C_ ("between parts of a headline", ", "));
      g_string_append (text, part);
    }
  if (text->len == 0)
    return g_strdup (_ ("No right or duty is stated to change its time"));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
write_subtitle (const DealTimelineFigure *self)
{
  const DealLanes *lanes = self->lanes;
  g_autofree char *old_name = deal_figure_name_version (&self->base, lanes->old_version);
  g_autofree char *new_name = deal_figure_name_version (&self->base, lanes->new_version);
  guint            n_silent = lanes->tally[DEAL_LANE_NOT_RESTATED];
  g_autofree char *count = NULL;
  g_autofree char *silent = NULL;

  count = g_strdup_printf (P_ ("%u right, duty or payment", "%u rights, duties and "
                                                            "payments",
                               (guint) lanes->n_lanes),
                           (guint) lanes->n_lanes);
  if (n_silent == 0)
    /* Translators: “28 rights, duties and payments”, two years, two versions. */
    return g_strdup_printf (_ ("%1$s, %2$d–%3$d, %4$s → %5$s"), count,
                            lanes->first_year, lanes->last_year, old_name, new_name);
  silent = g_strdup_printf (P_ ("%u not restated", "%u not restated", n_silent),
                            n_silent);

  /* Translators: “28 rights, duties and payments”, two years, two versions, “8 not
   * restated”. */
  return g_strdup_printf (_ ("%1$s, %2$d–%3$d, %4$s → %5$s; %6$s"), count,
                          lanes->first_year, lanes->last_year, old_name, new_name,
                          silent);
}

static gboolean
is_change (DealLaneChange change)
{
  return change != DEAL_LANE_UNCHANGED && change != DEAL_LANE_NOT_RESTATED &&
         change != DEAL_LANE_UNCLEAR;
}

/* All that the years hold, by the numbers of the list. */
static void
append_events (const DealTimelineFigure *self,
               GString                  *text)
{
  const Deal *deal = self->base.options->deal;
  gboolean    is_first = TRUE;

  for (gsize i = 0; i < deal->n_events; i++)
    {
      const DealEvent *event = &deal->events[i];
      g_autofree char *date = deal_format_date (event->date);

      if (event->date.year < self->lanes->first_year ||
          event->date.year > self->lanes->last_year)
        continue;
      /* Translators: before a list of events: “Events: 1, Jul 2019, it began; …”. */
      g_string_append (text, is_first ? _ (" Events: ") : C_ ("between events", "; "));
      /* Translators: an event's number, its date, what happened. */
      g_string_append_printf (text, _ ("%1$zu, %2$s, %3$s"), i + 1, date, event->title);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (text, '.');
}

static char *
write_alt_text (const DealTimelineFigure *self)
{
  GString *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s.", self->base.subtitle);
  for (gsize i = 0; i < self->lanes->n_lanes; i++)
    {
      const DealLane *lane = &self->lanes->lanes[i];

      if (!is_change (lane->change))
        continue;
      g_string_append_printf (text, " %s", lane->title);
      g_string_append_printf (text, " (%s):", deal_lane_format_change (lane->change));
      for (DealLaneSide side = DEAL_LANE_OLD; side <= DEAL_LANE_NEW; side++)
        {
          const DealSpan  *span = deal_lane_get_side (lane, side);
          gsize            ignored;
          g_autofree char *words = NULL;

          if (span == NULL)
            continue;
          words = deal_timeline_label_span (self, lane, span, &ignored);
          g_string_append_printf (text, " %s: %s%s", span->version->title, words,
                                  g_str_has_suffix (words, ".") ? "" : ".");
        }
    }
  append_events (self, text);

  return g_string_free (text, FALSE);
}

/* It begins a sentence. */
static void
append_change (GString    *text,
               const char *change)
{
  g_autofree char *first = g_utf8_substring (change, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  g_autofree char *whole = g_strconcat (capital, change + strlen (first), NULL);

  /* Translators: what becomes of rights and duties, before a list of them. */
  g_string_append_printf (text, C_ ("before a list", " %s: "), whole);
}

/* The lanes by what becomes of their time. */
static char *
write_summary (const DealTimelineFigure *self)
{
  const DealLanes *lanes = self->lanes;
  GString         *text = g_string_new (NULL);

  for (guint change = 0; change < DEAL_N_LANE_CHANGES; change++)
    {
      gboolean is_first = TRUE;

      if (lanes->tally[change] == 0 || !is_change ((DealLaneChange) change))
        continue;
      for (gsize i = 0; i < lanes->n_lanes; i++)
        {
          if (lanes->lanes[i].change != (DealLaneChange) change)
            continue;
          if (is_first)
            append_change (text, deal_lane_format_change ((DealLaneChange) change));
          g_string_append_printf (text, "%s%s",
                                  is_first ? "" : C_ ("between rights or duties", "; "),
                                  lanes->lanes[i].title);
          is_first = FALSE;
        }
      g_string_append_c (text, '.');
    }

  return g_strchug (g_string_free (text, FALSE));
}

static gboolean
has_span (const DealTimelineFigure *self,
          gboolean (*test) (const DealSpan *span))
{
  for (gsize i = 0; i < self->lanes->n_lanes; i++)
    for (guint k = 0; k < self->lanes->lanes[i].spans->len; k++)
      if (test (&g_array_index (self->lanes->lanes[i].spans, DealSpan, k)))
        return TRUE;

  return FALSE;
}

static gboolean
is_replaced (const DealSpan *span)
{
  return span->state == DEAL_SPAN_RUNS && span->side != DEAL_LANE_OTHER &&
         deal_date_is_set (span->replaced);
}

static gboolean
is_open (const DealSpan *span)
{
  return span->state == DEAL_SPAN_RUNS && !deal_date_is_set (span->to);
}

static gboolean
is_silent (const DealSpan *span)
{
  return span->state == DEAL_SPAN_NOT_RESTATED;
}

static gboolean
is_assumed (const DealSpan *span)
{
  return span->to_is_assumed;
}

static gboolean
is_only_announced (const DealSpan *span)
{
  return span->value != NULL && !deal_date_is_set (span->version->effective) &&
         !deal_date_is_set (span->version->signed_on);
}

/**
 * deal_timeline_write:
 * @self: a figure with its lanes and marks
 *
 * Title, subtitle, notes and alternative text, all from the same lanes.
 */
void
deal_timeline_write (DealTimelineFigure *self)
{
  DealFigure *figure = &self->base;
  char       *ends = deal_timeline_explain_ends (self->lanes);

  if (has_span (self, is_assumed))
    deal_figure_add_assumption (figure,
                                g_strdup (_ ("An end that is said to be assumed is the "
                                             "reader’s or the scenario’s.")),
                                NULL);
  if (has_span (self, is_replaced))
    deal_figure_add_assumption (
      figure,
      g_strdup (_ ("Hatched: what the version would have run to.")),
      _ ("Hatched: what it would have run to."));
  if (has_span (self, is_open))
    deal_figure_add_assumption (figure,
                                g_strdup (_ ("Bars that fade have no end date.")), NULL);
  if (has_span (self, is_silent))
    deal_figure_add_assumption (
      figure,
      g_strdup (_ ("“Not restated”: the version is silent, which ends nothing.")),
      _ ("“Not restated” is not ended."));
  if (has_span (self, is_only_announced))
    deal_figure_add_assumption (
      figure,
      g_strdup (_ ("Versions without an effective date count from their announcement.")),
      "");
  if (ends != NULL)
    deal_figure_add_assumption (figure, ends, "");
  figure->title = write_title (self);
  figure->subtitle = write_subtitle (self);
  figure->alt_text = write_alt_text (self);
  figure->summary = write_summary (self);
}
