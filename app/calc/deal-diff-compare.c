/* deal-diff-compare.c: what became of a value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff-private.h"

/* How a value counts when two are compared. */
typedef enum
{
  PRESENT,     /* it is there, and known */
  ABSENT,      /* it is known not to be there */
  UNDISCLOSED, /* it is there, its size is secret */
  UNKNOWN,
} Presence;

static Presence
get_presence (const DealValue *value)
{
  switch (value->state)
    {
    case DEAL_STATE_VALUE:
      return value->has_flag && !value->flag ? ABSENT : PRESENT;
    case DEAL_STATE_ZERO:
    case DEAL_STATE_NOT_APPLICABLE:
      return ABSENT;
    case DEAL_STATE_NOT_DISCLOSED:
      return UNDISCLOSED;
    case DEAL_STATE_NOT_FOUND:
    default:
      return UNKNOWN;
    }
}

/**
 * deal_value_is_present:
 * @value: a value
 *
 * Returns: whether what it speaks of exists under its version, be its size
 *   known or secret
 */
gboolean
deal_value_is_present (const DealValue *value)
{
  Presence presence = get_presence (value);

  return presence == PRESENT || presence == UNDISCLOSED;
}

/* Runs of white space become one space, letters their folded case. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  GString         *result = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        g_string_append_unichar (result, c);
      else if (result->len > 0 && result->str[result->len - 1] != ' ')
        g_string_append_c (result, ' ');
    }
  if (result->len > 0 && result->str[result->len - 1] == ' ')
    g_string_truncate (result, result->len - 1);

  return g_string_free (result, FALSE);
}

/**
 * deal_text_is_same:
 * @a: (nullable): a text
 * @b: (nullable): another
 *
 * Returns: whether they differ in nothing but case and white space
 */
gboolean
deal_text_is_same (const char *a,
                   const char *b)
{
  g_autofree char *left = fold (a != NULL ? a : "");
  g_autofree char *right = fold (b != NULL ? b : "");

  return g_str_equal (left, right);
}

static DealKind
compare_numbers (DealDecimal old_number,
                 DealDecimal new_number)
{
  int order = deal_decimal_compare (new_number, old_number);

  if (order == 0)
    return DEAL_KIND_UNCHANGED;

  return order > 0 ? DEAL_KIND_RAISED : DEAL_KIND_LOWERED;
}

/* Dates of unequal precision of which one can be the other decide nothing. */
static DealKind
compare_dates (DealDate old_date,
               DealDate new_date)
{
  if (deal_date_get_first_day (old_date) == deal_date_get_first_day (new_date) &&
      deal_date_get_last_day (old_date) == deal_date_get_last_day (new_date))
    return DEAL_KIND_UNCHANGED;
  if (deal_date_get_first_day (new_date) > deal_date_get_last_day (old_date))
    return DEAL_KIND_EXTENDED;
  if (deal_date_get_last_day (new_date) < deal_date_get_first_day (old_date))
    return DEAL_KIND_SHORTENED;

  return DEAL_KIND_UNCLEAR;
}

/* Whether a period without a date of its own can end before one that has one. */
static gboolean
may_end_before (const DealValue *open,
                const DealValue *closed)
{
  return open->until != NULL && !deal_text_is_same (open->until, closed->until);
}

/* The end decides, for a new version often restates the start as its own; then
 * the condition that ends it; and the start where there is nothing else.  Of a
 * date and a condition nobody knows which comes first. */
static DealKind
compare_periods (const DealValue *old_value,
                 const DealValue *new_value)
{
  gboolean old_closed = deal_date_is_set (old_value->to);
  gboolean new_closed = deal_date_is_set (new_value->to);
  DealKind kind = DEAL_KIND_UNCHANGED;

  if (old_closed && !new_closed)
    return may_end_before (new_value, old_value) ? DEAL_KIND_UNCLEAR : DEAL_KIND_EXTENDED;
  if (!old_closed && new_closed)
    return may_end_before (old_value, new_value) ? DEAL_KIND_UNCLEAR
                                                 : DEAL_KIND_SHORTENED;
  if (old_closed)
    kind = compare_dates (old_value->to, new_value->to);
  if (kind != DEAL_KIND_UNCHANGED)
    return kind;
  if (!deal_text_is_same (old_value->until, new_value->until))
    return DEAL_KIND_REWORDED;
  if (!old_closed && old_value->until == NULL &&
      deal_date_compare (old_value->from, new_value->from) != 0)
    return DEAL_KIND_REWORDED;

  return DEAL_KIND_UNCHANGED;
}

static DealKind
compare_texts (const DealValue *old_value,
               const DealValue *new_value)
{
  return deal_text_is_same (old_value->text, new_value->text) ? DEAL_KIND_UNCHANGED
                                                              : DEAL_KIND_REWORDED;
}

/**
 * deal_value_has_end:
 * @value: a value
 *
 * Returns: whether it says when it ends, by date or by condition
 */
gboolean
deal_value_has_end (const DealValue *value)
{
  return deal_date_is_set (value->to) || value->until != NULL;
}

/* By their end where both have one, or else by what is said of them. */
static DealKind
compare_rights (const DealValue *old_value,
                const DealValue *new_value)
{
  DealKind kind = DEAL_KIND_UNCHANGED;

  if (deal_value_has_end (old_value) && deal_value_has_end (new_value))
    kind = compare_periods (old_value, new_value);

  return kind != DEAL_KIND_UNCHANGED ? kind : compare_texts (old_value, new_value);
}

static DealKind
compare_typed (const DealTerm  *term,
               const DealValue *old_value,
               const DealValue *new_value)
{
  switch (term->type)
    {
    case DEAL_TYPE_SHARE:
    case DEAL_TYPE_AMOUNT:
      return compare_numbers (old_value->number, new_value->number);
    case DEAL_TYPE_DATE:
      return compare_dates (old_value->date, new_value->date);
    case DEAL_TYPE_PERIOD:
      return compare_periods (old_value, new_value);
    case DEAL_TYPE_PARTY:
      return old_value->party == new_value->party ? DEAL_KIND_UNCHANGED
                                                  : DEAL_KIND_REWORDED;
    case DEAL_TYPE_FLAG:
      /* A right may be there before and after, and be another. */
      return compare_rights (old_value, new_value);
    case DEAL_TYPE_TEXT:
    default:
      return compare_texts (old_value, new_value);
    }
}

/**
 * deal_value_compare:
 * @term: a term
 * @old_value: one of its values
 * @new_value: another
 *
 * Derives what became of a value from types, numbers and states alone.  From
 * something to nothing it ended, also where its size was secret; nothing can be
 * said where one side is unknown, or known on the other side only.
 *
 * Returns: the kind; swapping the values mirrors it
 */
DealKind
deal_value_compare (const DealTerm  *term,
                    const DealValue *old_value,
                    const DealValue *new_value)
{
  Presence before = get_presence (old_value);
  Presence after = get_presence (new_value);

  if (before == PRESENT && after == PRESENT)
    return compare_typed (term, old_value, new_value);
  if (before == UNKNOWN || after == UNKNOWN)
    return DEAL_KIND_UNCLEAR;
  if (before == ABSENT && after == ABSENT)
    return DEAL_KIND_UNCHANGED;
  if (before == ABSENT)
    return DEAL_KIND_ADDED;
  if (after == ABSENT)
    return DEAL_KIND_ENDED;

  return DEAL_KIND_UNCLEAR;
}

/**
 * deal_kind_mirror:
 * @kind: what became of a value
 *
 * Returns: what became of it seen from the other side
 */
DealKind
deal_kind_mirror (DealKind kind)
{
  switch (kind)
    {
    case DEAL_KIND_ADDED:
      return DEAL_KIND_ENDED;
    case DEAL_KIND_ENDED:
      return DEAL_KIND_ADDED;
    case DEAL_KIND_RAISED:
      return DEAL_KIND_LOWERED;
    case DEAL_KIND_LOWERED:
      return DEAL_KIND_RAISED;
    case DEAL_KIND_EXTENDED:
      return DEAL_KIND_SHORTENED;
    case DEAL_KIND_SHORTENED:
      return DEAL_KIND_EXTENDED;
    case DEAL_KIND_UNCHANGED:
    case DEAL_KIND_REWORDED:
    case DEAL_KIND_NOT_RESTATED:
    case DEAL_KIND_UNCLEAR:
    case DEAL_KIND_ABSENT:
    default:
      return kind;
    }
}
