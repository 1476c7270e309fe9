/* deal-reader-scalars.c: ids, words, dates, numbers and addresses of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-plain.h"
#include "model/deal-reader-private.h"

#define MAX_URL 4096

/* The inside of a string, copied for as long as the deal lives. */
static const char *
copy_string (DealReader *reader,
             Node       *node)
{
  const char *raw = reader->text + node->start + 1;
  gsize       length = node->end - node->start - 2;
  char       *copy = deal_arena_strndup (reader->store->arena, raw, length);

  if ((node->flags & DEAL_JSON_ESCAPED) != 0)
    copy[deal_json_unescape (raw, length, copy)] = '\0';

  return copy;
}

/**
 * deal_reader_read_text:
 * @reader: the reader
 * @node: a string
 * @may_be_empty: whether it may
 *
 * Returns: the text, plain or not
 */
const char *
deal_reader_read_text (DealReader *reader,
                       Node       *node,
                       gboolean    may_be_empty)
{
  const char *text = copy_string (reader, node);
  gsize       length = node->end - node->start - 2;
  gunichar    unsafe = 0;

  if ((node->flags & (DEAL_JSON_WIDE | DEAL_JSON_ESCAPED)) != 0)
    unsafe = deal_plain_find_unsafe (text, strlen (text));
  else if (memchr (text, 0x7f, length) != NULL)
    unsafe = 0x7f;

  if (unsafe != 0)
    deal_reader_error (
      reader, node->start, _ ("plain text"),
      _ ("A text holds the character U+%04X, which would disturb its display"), unsafe);
  if (length == 0 && !may_be_empty)
    deal_reader_error (reader, node->start, _ ("a text"), _ ("A text is empty"));

  return text;
}

const char *
deal_reader_read_id (DealReader *reader,
                     Node       *node)
{
  const char *id = copy_string (reader, node);
  gsize       length = strlen (id);
  gboolean    is_right = length >= 1 && length <= DEAL_MAX_ID;

  for (gsize i = 0; i < length && is_right; i++)
    is_right = g_ascii_isalnum (id[i]) || id[i] == '-' || id[i] == '_' || id[i] == '.';

  if (!is_right)
    {
      g_autofree char *quoted = deal_reader_quote (reader, node);

      /* Translators: %s is a text from the deal file. */
      deal_reader_error (reader, node->start, _ (deal_reader_expectations[DEAL_FIELD_ID]),
                         _ ("“%s” is no id"), quoted);
    }

  return id;
}

static char *
list_words (const DealField *field)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; field->words[i] != NULL; i++)
    if ((field->allowed >> i & 1) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", field->words[i]);

  return g_string_free (list, FALSE);
}

gboolean
deal_reader_read_word (DealReader      *reader,
                       Node            *node,
                       const DealField *field,
                       guint           *word)
{
  const char      *raw = reader->text + node->start + 1;
  gsize            length = node->end - node->start - 2;
  g_autofree char *quoted = NULL;
  g_autofree char *words = NULL;
  g_autofree char *expected = NULL;

  for (guint i = 0; field->words[i] != NULL; i++)
    if ((field->allowed >> i & 1) != 0 && strlen (field->words[i]) == length &&
        memcmp (field->words[i], raw, length) == 0)
      {
        *word = i;
        return TRUE;
      }

  quoted = deal_reader_quote (reader, node);
  words = list_words (field);
  /* Translators: %s is a list of words with commas. */
  expected = g_strdup_printf (_ ("one of: %s"), words);
  /* Translators: the first is a word from the deal file, the second the name of a member.
   */
  deal_reader_error (reader, node->start, expected, _ ("“%s” is no word for “%s”"),
                     quoted, field->name);

  return FALSE;
}

/* The string @node, if it is short enough to be a date or a period. */
static gboolean
get_short (DealReader *reader,
           Node       *node,
           char        text[32])
{
  gsize length = node->end - node->start - 2;

  if (length >= 32)
    return FALSE;

  memcpy (text, reader->text + node->start + 1, length);
  text[length] = '\0';

  return TRUE;
}

gboolean
deal_reader_read_date (DealReader *reader,
                       Node       *node,
                       DealDate   *date)
{
  char             text[32];
  g_autofree char *quoted = NULL;

  if (get_short (reader, node, text) && deal_date_parse (text, date))
    return TRUE;

  quoted = deal_reader_quote (reader, node);
  deal_reader_error (reader, node->start, _ (deal_reader_expectations[DEAL_FIELD_DATE]),
                     _ ("“%s” is no date"), quoted);

  return FALSE;
}

gboolean
deal_reader_read_period (DealReader *reader,
                         Node       *node,
                         DealPeriod *period)
{
  char             text[32];
  g_autofree char *quoted = NULL;

  if (get_short (reader, node, text) && deal_period_parse (text, period))
    return TRUE;

  quoted = deal_reader_quote (reader, node);
  deal_reader_error (reader, node->start, _ (deal_reader_expectations[DEAL_FIELD_PERIOD]),
                     _ ("“%s” is no period"), quoted);

  return FALSE;
}

/* A number; its digits were counted when the text was judged. */
gboolean
deal_reader_read_number (DealReader  *reader,
                         Node        *node,
                         DealDecimal *number)
{
  if (!deal_reader_expect (reader, node, DEAL_FIELD_NUMBER))
    return FALSE;
  if (deal_decimal_parse (reader->text + node->start, node->end - node->start, number))
    return TRUE;

  deal_reader_error (reader, node->start,
                     _ ("at most 18 digits on either side of the point"),
                     _ ("A number is too large or too precise"));

  return FALSE;
}

gint64
deal_reader_read_scale (DealReader *reader,
                        Node       *node)
{
  DealDecimal scale;

  if (!deal_reader_read_number (reader, node, &scale))
    return 1;
  if (scale.places == 0 && (scale.digits == 1 || scale.digits == 1000 ||
                            scale.digits == 1000000 || scale.digits == 1000000000))
    return scale.digits;

  deal_reader_error (reader, node->start, _ (deal_reader_expectations[DEAL_FIELD_SCALE]),
                     _ ("The scale is not one of the four"));

  return 1;
}

/* Says it when @number times @scale is no amount of the deal's currency. */
static gboolean
make_amount (DealReader *reader,
             Node       *node,
             DealDecimal number,
             gint64      scale,
             gint64     *amount)
{
  guint            digits = reader->store->deal.currency_digits;
  g_autofree char *quoted = NULL;
  g_autofree char *expected = NULL;
  double           minor;

  if (deal_decimal_to_minor (number, scale, digits, amount))
    return TRUE;

  minor = deal_decimal_to_double (number) * (double) scale;
  quoted = deal_reader_quote (reader, node);
  for (guint i = 0; i < digits; i++)
    minor *= 10.0;

  if (ABS (minor) >= (double) G_MAXINT64)
    {
      deal_reader_error (reader, node->start, NULL, _ ("The amount %s is too large"),
                         quoted);
      return FALSE;
    }

  expected = g_strdup_printf (P_ ("at most %u digit behind the point, counted in %s",
                                  "at most %u digits behind the point, counted in %s",
                                  digits),
                              digits, reader->store->deal.currency);
  deal_reader_error (reader, node->start, expected,
                     _ ("The amount %s is no whole number of the currency’s minor unit"),
                     quoted);

  return FALSE;
}

/* A number times @scale, in minor units. */
gboolean
deal_reader_read_amount (DealReader *reader,
                         Node       *node,
                         gint64      scale,
                         gint64     *amount)
{
  DealDecimal number;

  return deal_reader_read_number (reader, node, &number) &&
         make_amount (reader, node, number, scale, amount);
}

/* Says it when @number, which stands at @node, is no amount. */
void
deal_reader_check_amount (DealReader *reader,
                          Node       *node,
                          DealDecimal number,
                          gint64      scale)
{
  gint64 amount;

  make_amount (reader, node, number, scale, &amount);
}

/* Says it at @end when @to lies before @from; either may be unset. */
void
deal_reader_check_span (DealReader *reader,
                        Node       *end,
                        DealDate    from,
                        DealDate    to)
{
  if (!deal_date_is_set (from) || !deal_date_is_set (to) ||
      deal_date_get_last_day (to) >= deal_date_get_first_day (from))
    return;

  g_autofree char *first = deal_date_to_iso (from);
  g_autofree char *last = deal_date_to_iso (to);
  /* Translators: %s is a date. */
  g_autofree char *expected = g_strdup_printf (_ ("%s or later"), first);

  /* Translators: both are dates. */
  deal_reader_error (reader, end->start, expected,
                     _ ("The end %s lies before the beginning %s"), last, first);
}

const char *
deal_reader_read_url (DealReader *reader,
                      Node       *node)
{
  const char *url = copy_string (reader, node);
  gsize       length = strlen (url);
  gsize       scheme = g_ascii_strncasecmp (url, "https://", 8) == 0  ? 8
                       : g_ascii_strncasecmp (url, "http://", 7) == 0 ? 7
                                                                      : 0;
  gboolean    is_right = scheme > 0 && length <= MAX_URL;

  for (gsize i = 0; i < length && is_right; i++)
    is_right = (guchar) url[i] > ' ' && url[i] != 0x7f;

  if (is_right && deal_plain_find_unsafe (url, length) == 0)
    {
      g_autoptr (GUri)
        uri = g_uri_parse (url, G_URI_FLAGS_NON_DNS | G_URI_FLAGS_ENCODED, NULL);

      if (uri != NULL && g_uri_get_userinfo (uri) == NULL &&
          g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0')
        return url;
    }

  g_autofree char *quoted = deal_reader_quote (reader, node);

  deal_reader_error (reader, node->start, _ (deal_reader_expectations[DEAL_FIELD_URL]),
                     _ ("“%s” is no address of a page"), quoted);

  return url;
}
