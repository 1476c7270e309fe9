/* deal-diff-size.c: what became of a value, and by how much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

#define MINUS "\u2212"

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

/* The end decides, for a new version often restates the start as its own; then
 * the condition that ends it; and the start where there is nothing else. */
static DealKind
compare_periods (const DealValue *old_value,
                 const DealValue *new_value)
{
  gboolean old_closed = deal_date_is_set (old_value->to);
  gboolean new_closed = deal_date_is_set (new_value->to);
  DealKind kind = DEAL_KIND_UNCHANGED;

  if (old_closed != new_closed)
    return new_closed ? DEAL_KIND_SHORTENED : DEAL_KIND_EXTENDED;
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
    case DEAL_TYPE_TEXT:
    default:
      return deal_text_is_same (old_value->text, new_value->text) ? DEAL_KIND_UNCHANGED
                                                                  : DEAL_KIND_REWORDED;
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

static char *
get_share_size (DealDecimal old_share,
                DealDecimal new_share)
{
  g_autofree char *before = deal_format_share (old_share);
  g_autofree char *after = deal_format_share (new_share);
  g_autofree char *points = NULL;
  DealDecimal      difference;

  if (!deal_decimal_subtract (new_share, old_share, &difference))
    return g_strdup_printf (_ ("%s → %s"), before, after);

  /* The formatted share without its sign of per cent. */
  points = deal_format_share (difference);
  points[strlen (points) - 1] = '\0';

  /* Translators: old share, new share, difference as "+5" */
  return g_strdup_printf (_ ("%s → %s (%s%s percentage points)"), before, after,
                          difference.digits > 0 ? "+" : "", points);
}

/* "×2.5"; nothing where it says no more than the difference does. */
static char *
get_ratio (gint64 old_amount,
           gint64 new_amount)
{
  gint64 hundredths;

  if (old_amount <= 0 || new_amount <= 0 ||
      !deal_money_divide (100, new_amount, old_amount, &hundredths) || hundredths == 0)
    return NULL;

  /* In units of 1/100, which money with two digits says too. */
  g_autofree char *number = deal_format_money_number (hundredths, 2, 0, 2);

  return g_strconcat ("×", number, NULL);
}

static char *
get_amount_size (const Deal      *deal,
                 const DealTerm  *term,
                 const DealValue *old_value,
                 const DealValue *new_value)
{
  guint            digits = deal->currency_digits;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *size = NULL;
  g_autofree char *ratio = NULL;
  gint64           old_amount;
  gint64           new_amount;
  gint64           difference;

  if (!deal_decimal_to_minor (old_value->number, term->scale, digits, &old_amount) ||
      !deal_decimal_to_minor (new_value->number, term->scale, digits, &new_amount) ||
      !deal_money_subtract (new_amount, old_amount, &difference))
    return NULL;

  before = deal_format_money (old_amount, deal->currency, digits);
  after = deal_format_money (new_amount, deal->currency, digits);
  size = deal_format_money (difference, deal->currency, digits);
  ratio = get_ratio (old_amount, new_amount);
  if (ratio == NULL)
    return g_strdup_printf (_ ("%s → %s (%s%s)"), before, after,
                            difference > 0 ? "+" : "", size);

  /* Translators: old amount, new amount, difference as "+$1 bn", ratio as "×2" */
  return g_strdup_printf (_ ("%s → %s (%s%s, %s)"), before, after,
                          difference > 0 ? "+" : "", size, ratio);
}

static gboolean
is_month_end (DealDate date)
{
  return date.day == g_date_get_days_in_month (date.month, (GDateYear) date.year);
}

/* As precise as the less precise of the two: whole years, months or days. */
static char *
get_distance (DealDate old_date,
              DealDate new_date)
{
  gboolean has_months = old_date.month > 0 && new_date.month > 0;
  gboolean has_days = old_date.day > 0 && new_date.day > 0;
  int      years = new_date.year - old_date.year;
  int      months = years * 12 + (has_months ? new_date.month - old_date.month : 0);
  int      size;

  if (has_days && old_date.day != new_date.day &&
      !(is_month_end (old_date) && is_month_end (new_date)))
    {
      gint64 days = (gint64) deal_date_get_first_day (new_date) -
                    (gint64) deal_date_get_first_day (old_date);

      size = (int) ABS (days);
      /* Translators: the first %s is a plus or a minus */
      return g_strdup_printf (P_ ("%s%d day", "%s%d days", (gulong) size),
                              days < 0 ? MINUS : "+", size);
    }
  if (months % 12 == 0)
    {
      size = ABS (months) / 12;
      /* Translators: the first %s is a plus or a minus */
      return g_strdup_printf (P_ ("%s%d year", "%s%d years", (gulong) size),
                              months < 0 ? MINUS : "+", size);
    }
  size = ABS (months);

  /* Translators: the first %s is a plus or a minus */
  return g_strdup_printf (P_ ("%s%d month", "%s%d months", (gulong) size),
                          months < 0 ? MINUS : "+", size);
}

static char *
get_date_size (DealDate old_date,
               DealDate new_date)
{
  g_autofree char *before = deal_format_date (old_date);
  g_autofree char *after = deal_format_date (new_date);
  g_autofree char *distance = NULL;

  if (!deal_date_is_set (old_date))
    /* Translators: a period without an end, then the date on which it now ends */
    return g_strdup_printf (_ ("open end → %s"), after);
  if (!deal_date_is_set (new_date))
    /* Translators: the date on which a period ended, now without an end */
    return g_strdup_printf (_ ("%s → open end"), before);

  distance = get_distance (old_date, new_date);

  /* Translators: old date, new date, difference as "+2 years" */
  return g_strdup_printf (_ ("%s → %s (%s)"), before, after, distance);
}

/**
 * deal_value_get_size:
 * @deal: the deal
 * @term: one of its terms
 * @old_value: a value of it, with the state value
 * @new_value: another
 *
 * Says by how much a term was raised, lowered, extended or shortened, with
 * both sides: `20% → 25% (+5 percentage points)`.
 *
 * Returns: (transfer full) (nullable): the size; `NULL` where it has none
 */
char *
deal_value_get_size (const Deal      *deal,
                     const DealTerm  *term,
                     const DealValue *old_value,
                     const DealValue *new_value)
{
  switch (term->type)
    {
    case DEAL_TYPE_SHARE:
      return get_share_size (old_value->number, new_value->number);
    case DEAL_TYPE_AMOUNT:
      return get_amount_size (deal, term, old_value, new_value);
    case DEAL_TYPE_DATE:
      return get_date_size (old_value->date, new_value->date);
    case DEAL_TYPE_PERIOD:
      return get_date_size (old_value->to, new_value->to);
    case DEAL_TYPE_TEXT:
    case DEAL_TYPE_FLAG:
    case DEAL_TYPE_PARTY:
    default:
      return NULL;
    }
}
