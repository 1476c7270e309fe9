/* deal-diff-size.c: by how much a value changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-diff-private.h"

#include <string.h>

#include "calc/deal-format.h"
#include "calc/deal-money.h"
#include "deal-text.h"

#define MINUS "\u2212"

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

/* "×2.5"; nothing where it says no more than the difference does, as a “×1” of
 * amounts that are not the same. */
static char *
get_ratio (gint64 old_amount,
           gint64 new_amount)
{
  gint64 hundredths;

  if (old_amount <= 0 || new_amount <= 0 ||
      !deal_money_divide (100, new_amount, old_amount, &hundredths) || hundredths == 0 ||
      hundredths == 100)
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
  g_autofree char *distance = get_distance (old_date, new_date);

  /* Translators: old date, new date, difference as "+2 years" */
  return g_strdup_printf (_ ("%s → %s (%s)"), before, after, distance);
}

/* Its date, the condition that ends it, or both. */
static char *
format_end (const DealValue *value)
{
  g_autofree char *date =
    deal_date_is_set (value->to) ? deal_format_date (value->to) : NULL;

  if (date != NULL && value->until != NULL)
    /* Translators: a condition that ends a period, then its date: "until AGI is
     * verified, 2030 at the latest" */
    return g_strdup_printf (_ ("until %s, %s at the latest"), value->until, date);
  if (date != NULL)
    return g_steal_pointer (&date);
  if (value->until != NULL)
    /* Translators: a condition that ends a period: "until AGI is verified" */
    return g_strdup_printf (_ ("until %s"), value->until);

  return g_strdup (_ ("open end"));
}

/* Words in @length bytes of @text. */
static guint
count_words (const char *text,
             gsize       length)
{
  guint    n_words = 0;
  gboolean inside = FALSE;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gboolean is_space = g_unichar_isspace (g_utf8_get_char (p));

      n_words += !is_space && !inside ? 1 : 0;
      inside = !is_space;
    }

  return n_words;
}

/* "2 words removed, 3 words added"; of a text that is another one, nothing. */
static char *
get_words_size (const char *old_text,
                const char *new_text)
{
  g_autoptr (GArray) marks = deal_words_diff (old_text, new_text);
  g_autofree char *lost = NULL;
  g_autofree char *won = NULL;
  guint            n_removed = 0;
  guint            n_added = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DealWords *mark = &g_array_index (marks, DealWords, i);

      if (mark->kind == DEAL_WORDS_REMOVED)
        n_removed += count_words (old_text + mark->start, mark->length);
      else if (mark->kind == DEAL_WORDS_ADDED)
        n_added += count_words (new_text + mark->start, mark->length);
    }
  if (n_removed > 0)
    lost = g_strdup_printf (P_ ("%u word removed", "%u words removed", n_removed),
                            n_removed);
  if (n_added > 0)
    won = g_strdup_printf (P_ ("%u word added", "%u words added", n_added), n_added);
  if (lost != NULL && won != NULL)
    /* Translators: "2 words removed", then "3 words added" */
    return g_strdup_printf (_ ("%s, %s"), lost, won);

  return lost != NULL ? g_steal_pointer (&lost) : g_steal_pointer (&won);
}

static char *
get_period_size (const DealValue *old_value,
                 const DealValue *new_value)
{
  g_autofree char *before = format_end (old_value);
  g_autofree char *after = format_end (new_value);

  if (g_str_equal (before, after))
    return get_words_size (old_value->text, new_value->text);
  if (deal_date_is_set (old_value->to) && deal_date_is_set (new_value->to))
    return get_date_size (old_value->to, new_value->to);

  /* Translators: two versions of the same: "until AGI is verified → 2030" */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

/* What is measured, where it is the same on both sides. */
static char *
get_text_size (const DealTerm  *term,
               const DealValue *old_value,
               const DealValue *new_value)
{
  if (term->type == DEAL_TYPE_PARTY && old_value->party != new_value->party)
    /* Translators: two versions of the same: "until AGI is verified → 2030" */
    return g_strdup_printf (_ ("%s → %s"), old_value->party->name,
                            new_value->party->name);
  if (term->type == DEAL_TYPE_FLAG && deal_value_has_end (old_value) &&
      deal_value_has_end (new_value))
    return get_period_size (old_value, new_value);

  return get_words_size (old_value->text, new_value->text);
}

/* All of what came or went. */
static char *
get_whole_size (const Deal      *deal,
                const DealTerm  *term,
                const DealValue *value)
{
  gint64 amount;

  if (value->state != DEAL_STATE_VALUE)
    return NULL;

  switch (term->type)
    {
    case DEAL_TYPE_SHARE:
      return deal_format_share (value->number);
    case DEAL_TYPE_AMOUNT:
      return deal_decimal_to_minor (value->number, term->scale, deal->currency_digits,
                                    &amount)
               ? deal_format_money (amount, deal->currency, deal->currency_digits)
               : NULL;
    case DEAL_TYPE_DATE:
      return deal_format_date (value->date);
    case DEAL_TYPE_PERIOD:
      return format_end (value);
    case DEAL_TYPE_PARTY:
      return g_strdup (value->party->name);
    case DEAL_TYPE_FLAG:
      return deal_value_has_end (value) ? format_end (value) : NULL;
    case DEAL_TYPE_TEXT:
    default:
      return NULL;
    }
}

/* "none → $2 bn", or "not stated → $2 bn" where nobody spoke of it before; a
 * right that comes or goes has no size. */
static char *
get_one_sided_size (const Deal      *deal,
                    const DealTerm  *term,
                    const DealValue *value,
                    const DealValue *absent,
                    gboolean         is_added)
{
  g_autofree char *whole =
    term->type != DEAL_TYPE_FLAG ? get_whole_size (deal, term, value) : NULL;
  /* Translators: beside an amount or a date, of a term that a version does not
   * mention, or of which it says that there is none */
  const char *nothing = absent == NULL ? _ ("not stated") : _ ("none");

  if (whole == NULL)
    return NULL;

  /* Translators: two versions of the same: "until AGI is verified → 2030" */
  return g_strdup_printf (_ ("%s → %s"), is_added ? nothing : whole,
                          is_added ? whole : nothing);
}

/* Two ends are known, but not which of them comes first. */
static char *
get_both_ends (const Deal      *deal,
               const DealTerm  *term,
               const DealValue *old_value,
               const DealValue *new_value)
{
  g_autofree char *before = get_whole_size (deal, term, old_value);
  g_autofree char *after = get_whole_size (deal, term, new_value);

  if ((term->type != DEAL_TYPE_PERIOD && term->type != DEAL_TYPE_DATE &&
       term->type != DEAL_TYPE_FLAG) ||
      before == NULL || after == NULL)
    return NULL;

  /* Translators: two versions of the same: "until AGI is verified → 2030" */
  return g_strdup_printf (_ ("%s → %s"), before, after);
}

static char *
get_typed_size (const Deal      *deal,
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
      return get_period_size (old_value, new_value);
    case DEAL_TYPE_TEXT:
    case DEAL_TYPE_FLAG:
    case DEAL_TYPE_PARTY:
    default:
      return get_text_size (term, old_value, new_value);
    }
}

/**
 * deal_value_get_size:
 * @deal: the deal
 * @term: one of its terms
 * @kind: what became of it
 * @old_value: (nullable): a value of it
 * @new_value: (nullable): another
 *
 * Says by how much a term changed, in its own unit, with both sides: `20% → 25%
 * (+5 percentage points)`; of a text how many words were removed and added.
 *
 * Returns: (transfer full) (nullable): the size; `NULL` where there is none, or
 *   nobody knows it
 */
char *
deal_value_get_size (const Deal      *deal,
                     const DealTerm  *term,
                     DealKind         kind,
                     const DealValue *old_value,
                     const DealValue *new_value)
{
  switch (kind)
    {
    case DEAL_KIND_ADDED:
      return get_one_sided_size (deal, term, new_value, old_value, TRUE);
    case DEAL_KIND_ENDED:
      return get_one_sided_size (deal, term, old_value, new_value, FALSE);
    case DEAL_KIND_RAISED:
    case DEAL_KIND_LOWERED:
    case DEAL_KIND_EXTENDED:
    case DEAL_KIND_SHORTENED:
    case DEAL_KIND_REWORDED:
      return get_typed_size (deal, term, old_value, new_value);
    case DEAL_KIND_UNCLEAR:
      return old_value != NULL && new_value != NULL
               ? get_both_ends (deal, term, old_value, new_value)
               : NULL;
    case DEAL_KIND_UNCHANGED:
    case DEAL_KIND_NOT_RESTATED:
    case DEAL_KIND_ABSENT:
    default:
      return NULL;
    }
}
