/* deal-reader-fields.c: members of an object, read by a table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-plain.h"
#include "model/deal-reader-private.h"

#define MAX_ID 64
#define MAX_URL 4096
/* Of a value that a message quotes, in characters. */
#define MAX_QUOTE 60
/* Of each severity; nobody reads more, and a file could hold millions. */
#define MAX_FAULTS 1000

/* In the order of DealFieldKind. */
static const char *const expectations[] = {
  N_ ("a text"),
  N_ ("a text, which may be empty"),
  N_ ("an id: 1 to 64 letters, digits, “-”, “_” and “.”"),
  N_ ("a text"),
  N_ ("a date as 2026, 2026-04 or 2026-04-27"),
  N_ ("a period as 2026, 2026-Q2, 2026-04 or 2025-01/2025-09"),
  N_ ("a number"),
  N_ ("true or false"),
  N_ ("1, 1000, 1000000 or 1000000000"),
  N_ ("an address that begins with http:// or https://"),
  N_ ("an id, as a text"),
  N_ ("a list of source ids"),
  N_ ("a list of texts"),
  N_ ("a list"),
  N_ ("an object"),
  N_ ("a value"),
};

static const char *const list_names[DEAL_N_LISTS] = {
  "parties",
  "versions",
  "categories",
  "terms",
  "series",
  "parameters",
  "scenarios",
  "products",
  "platforms",
  "sources",
  "payments",
  "claims",
};

/* The files of the reader call it as deal_reader_error() mostly. */
void
deal_reader_report (DealReader  *reader,
                    DealSeverity severity,
                    guint32      offset,
                    const char  *expected,
                    const char  *format,
                    ...)
{
  guint        *n = severity == DEAL_SEVERITY_ERROR ? &reader->n_errors : &reader->n_warnings;
  DealJsonFault fault = { offset, severity, NULL, NULL };
  va_list       args;

  if (++*n > MAX_FAULTS)
    return;

  va_start (args, format);
  fault.message = g_strdup_vprintf (format, args);
  va_end (args);
  fault.expected = g_strdup (expected);
  g_array_append_val (reader->faults, fault);
}

/* The text at @raw as a message quotes it. */
static char *
quote (const char *raw,
       gsize       length,
       gboolean    is_escaped)
{
  g_autofree char *text = g_strndup (raw, length);

  if (is_escaped)
    text[deal_json_unescape (raw, length, text)] = '\0';

  return deal_plain_text (text, MAX_QUOTE);
}

/* A scalar as a message quotes it. */
char *
deal_reader_quote (DealReader *reader,
                   Node       *node)
{
  gboolean is_text = node->type == DEAL_JSON_STRING;

  return quote (reader->text + node->start + is_text,
                node->end - node->start - 2 * is_text,
                (node->flags & DEAL_JSON_ESCAPED) != 0);
}

/* Line and column of @node; quick when it follows the last one that was asked for. */
DealPlace
deal_reader_get_place (DealReader *reader,
                       Node       *node)
{
  DealPlace place = { node->line, 1 };
  guint32   from = node->line_start;

  if (reader->known.line == node->line && reader->known_offset <= node->start)
    {
      from = reader->known_offset;
      place = reader->known;
    }
  else if (reader->base.line == node->line && reader->base_offset <= node->start)
    {
      from = reader->base_offset;
      place = reader->base;
    }

  deal_json_advance (reader->text + from, reader->text + node->start, &place);
  reader->known = place;
  reader->known_offset = node->start;

  return place;
}

static gboolean
has_type (Node         *node,
          DealFieldKind kind)
{
  switch (kind)
    {
    case DEAL_FIELD_TEXT:
    case DEAL_FIELD_BLANK:
    case DEAL_FIELD_ID:
    case DEAL_FIELD_WORD:
    case DEAL_FIELD_DATE:
    case DEAL_FIELD_PERIOD:
    case DEAL_FIELD_URL:
    case DEAL_FIELD_REF:
      return node->type == DEAL_JSON_STRING;

    case DEAL_FIELD_NUMBER:
    case DEAL_FIELD_SCALE:
      return node->type == DEAL_JSON_NUMBER;

    case DEAL_FIELD_FLAG:
      return node->type == DEAL_JSON_TRUE || node->type == DEAL_JSON_FALSE;

    case DEAL_FIELD_SOURCES:
    case DEAL_FIELD_WORDS:
    case DEAL_FIELD_ARRAY:
      return node->type == DEAL_JSON_ARRAY;

    case DEAL_FIELD_OBJECT:
      return node->type == DEAL_JSON_OBJECT;

    case DEAL_FIELD_ANY:
      return TRUE;

    default:
      g_assert_not_reached ();
    }
}

/* Says it when @node is not of the type that @kind needs. */
gboolean
deal_reader_expect (DealReader   *reader,
                    Node         *node,
                    DealFieldKind kind)
{
  g_autofree char *name = NULL;

  if (has_type (node, kind))
    return TRUE;

  if (node->name_length > 0)
    {
      name = quote (reader->text + node->name, node->name_length,
                    (node->flags & DEAL_JSON_NAME_ESCAPED) != 0);
      /* Translators: %s is the name of a member of the deal file. */
      deal_reader_error (reader, node->start, _ (expectations[kind]),
                         _ ("“%s” is a value of the wrong type"), name);
    }
  else
    {
      deal_reader_error (reader, node->start, _ (expectations[kind]),
                         _ ("This is a value of the wrong type"));
    }

  return FALSE;
}

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
    deal_reader_error (reader, node->start, _ ("plain text"),
                       _ ("A text holds the character U+%04X, which would disturb its display"),
                       unsafe);
  if (length == 0 && !may_be_empty)
    deal_reader_error (reader, node->start, _ ("a text"), _ ("A text is empty"));

  return text;
}

static const char *
read_id (DealReader *reader,
         Node       *node)
{
  const char *id = copy_string (reader, node);
  gsize       length = strlen (id);
  gboolean    is_right = length >= 1 && length <= MAX_ID;

  for (gsize i = 0; i < length && is_right; i++)
    is_right = g_ascii_isalnum (id[i]) || id[i] == '-' || id[i] == '_' || id[i] == '.';

  if (!is_right)
    {
      g_autofree char *quoted = deal_reader_quote (reader, node);

      /* Translators: %s is a text from the deal file. */
      deal_reader_error (reader, node->start, _ (expectations[DEAL_FIELD_ID]),
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

static gboolean
read_word (DealReader      *reader,
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
  /* Translators: the first is a word from the deal file, the second the name of a member. */
  deal_reader_error (reader, node->start, expected, _ ("“%s” is no word for “%s”"), quoted,
                     field->name);

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

static gboolean
read_date (DealReader *reader,
           Node       *node,
           DealDate   *date)
{
  char             text[32];
  g_autofree char *quoted = NULL;

  if (get_short (reader, node, text) && deal_date_parse (text, date))
    return TRUE;

  quoted = deal_reader_quote (reader, node);
  deal_reader_error (reader, node->start, _ (expectations[DEAL_FIELD_DATE]),
                     _ ("“%s” is no date"), quoted);

  return FALSE;
}

static gboolean
read_period (DealReader *reader,
             Node       *node,
             DealPeriod *period)
{
  char             text[32];
  g_autofree char *quoted = NULL;

  if (get_short (reader, node, text) && deal_period_parse (text, period))
    return TRUE;

  quoted = deal_reader_quote (reader, node);
  deal_reader_error (reader, node->start, _ (expectations[DEAL_FIELD_PERIOD]),
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

  deal_reader_error (reader, node->start, _ ("at most 18 digits on either side of the point"),
                     _ ("A number is too large or too precise"));

  return FALSE;
}

static gint64
read_scale (DealReader *reader,
            Node       *node)
{
  DealDecimal scale;

  if (!deal_reader_read_number (reader, node, &scale))
    return 1;
  if (scale.places == 0 && (scale.digits == 1 || scale.digits == 1000 ||
                            scale.digits == 1000000 || scale.digits == 1000000000))
    return scale.digits;

  deal_reader_error (reader, node->start, _ (expectations[DEAL_FIELD_SCALE]),
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
      deal_reader_error (reader, node->start, NULL, _ ("The amount %s is too large"), quoted);
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

static const char *
read_url (DealReader *reader,
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
      g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NON_DNS | G_URI_FLAGS_ENCODED, NULL);

      if (uri != NULL && g_uri_get_userinfo (uri) == NULL && g_uri_get_host (uri) != NULL &&
          *g_uri_get_host (uri) != '\0')
        return url;
    }

  g_autofree char *quoted = deal_reader_quote (reader, node);

  deal_reader_error (reader, node->start, _ (expectations[DEAL_FIELD_URL]),
                     _ ("“%s” is no address of a page"), quoted);

  return url;
}

/**
 * deal_reader_resolve:
 * @reader: the reader
 * @list: where the id should be
 * @offset: where to report that it is not
 * @id: the id as the file writes it
 * @length: its bytes
 * @is_escaped: whether there are escapes in it
 *
 * Returns: (nullable): the part with the id
 */
gconstpointer
deal_reader_resolve (DealReader *reader,
                     DealListId  list,
                     guint32     offset,
                     const char *id,
                     gsize       length,
                     gboolean    is_escaped)
{
  gconstpointer    part;
  g_autofree char *decoded = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *expected = NULL;
  const char      *wanted = id;
  gsize            wanted_length = length;

  if (!reader->list_is_known[list])
    return NULL;

  if (is_escaped)
    {
      wanted = decoded = g_malloc (length + 1);
      wanted_length = deal_json_unescape (id, length, decoded);
    }
  part = deal_index_find (&reader->lists[list], wanted, wanted_length);
  if (part != NULL)
    return part;

  quoted = quote (id, length, is_escaped);
  /* Translators: %s is the name of a list in the deal file. */
  expected = g_strdup_printf (_ ("an id from “%s”"), list_names[list]);
  /* Translators: the first is an id, the second the name of a list in the deal file. */
  deal_reader_error (reader, offset, expected, _ ("“%s” is not among the “%s”"), quoted,
                     list_names[list]);

  return NULL;
}

/* What the string @node refers to. */
gconstpointer
deal_reader_resolve_node (DealReader *reader,
                          DealListId  list,
                          Node       *node)
{
  if (!deal_reader_expect (reader, node, DEAL_FIELD_REF))
    return NULL;

  return deal_reader_resolve (reader, list, node->start, reader->text + node->start + 1,
                              node->end - node->start - 2,
                              (node->flags & DEAL_JSON_ESCAPED) != 0);
}

/* What the name of the member @node refers to. */
gconstpointer
deal_reader_resolve_name (DealReader *reader,
                          DealListId  list,
                          Node       *node)
{
  return deal_reader_resolve (reader, list, node->name - 1, reader->text + node->name,
                              node->name_length,
                              (node->flags & DEAL_JSON_NAME_ESCAPED) != 0);
}

static void
read_sources (DealReader     *reader,
              Node           *list,
              DealSourceList *sources)
{
  const DealSource **items = deal_arena_new_array (reader->store->arena, const DealSource *,
                                                   list->n);

  reader->n_seen++;
  for (Node *node = deal_node_first (list); node != NULL; node = deal_node_next (list, node))
    {
      const DealSource *source = deal_reader_resolve_node (reader, DEAL_LIST_SOURCES, node);
      guint32          *seen_in;

      if (source == NULL)
        continue;

      seen_in = &reader->seen_in[source->number - 1];
      if (*seen_in == reader->n_seen)
        deal_reader_error (reader, node->start, NULL, _ ("“%s” is given twice"), source->id);
      *seen_in = reader->n_seen;
      items[sources->n++] = source;
    }

  sources->items = items;
}

static void
read_words (DealReader   *reader,
            Node         *list,
            DealWordList *words)
{
  const char **items = deal_arena_new_array (reader->store->arena, const char *, list->n);

  for (Node *node = deal_node_first (list); node != NULL; node = deal_node_next (list, node))
    if (deal_reader_expect (reader, node, DEAL_FIELD_TEXT))
      items[words->n++] = deal_reader_read_text (reader, node, FALSE);

  words->items = items;
}

/* Returns whether the struct has the value now, or the caller can read it. */
static gboolean
read_field (DealReader      *reader,
            Node            *node,
            const DealField *field,
            gpointer         part)
{
  gpointer place;

  if (!deal_reader_expect (reader, node, field->kind))
    return FALSE;
  if (field->offset == DEAL_NO_OFFSET)
    return TRUE;

  place = (char *) part + field->offset;

  switch (field->kind)
    {
    case DEAL_FIELD_TEXT:
      *(const char **) place = deal_reader_read_text (reader, node, !field->required);
      return TRUE;
    case DEAL_FIELD_BLANK:
      *(const char **) place = deal_reader_read_text (reader, node, TRUE);
      return TRUE;
    case DEAL_FIELD_ID:
      *(const char **) place = read_id (reader, node);
      reader->id_offset = node->start;
      return TRUE;
    case DEAL_FIELD_WORD:
      return read_word (reader, node, field, place);
    case DEAL_FIELD_DATE:
      return read_date (reader, node, place);
    case DEAL_FIELD_PERIOD:
      return read_period (reader, node, place);
    case DEAL_FIELD_NUMBER:
      return deal_reader_read_number (reader, node, place);
    case DEAL_FIELD_FLAG:
      *(gboolean *) place = node->type == DEAL_JSON_TRUE;
      return TRUE;
    case DEAL_FIELD_SCALE:
      *(gint64 *) place = read_scale (reader, node);
      return TRUE;
    case DEAL_FIELD_URL:
      *(const char **) place = read_url (reader, node);
      return TRUE;
    case DEAL_FIELD_REF:
      *(gconstpointer *) place = deal_reader_resolve_node (reader, field->list, node);
      return *(gconstpointer *) place != NULL;
    case DEAL_FIELD_SOURCES:
      read_sources (reader, node, place);
      return TRUE;
    case DEAL_FIELD_WORDS:
      read_words (reader, node, place);
      return TRUE;
    default:
      g_assert_not_reached ();
    }
}

/* The field that @node is, looked for from @start on: a file mostly gives its
 * members in the order of the table.  @n_fields when it is none. */
static gsize
find_field (DealReader      *reader,
            Node            *node,
            const DealField *fields,
            gsize            n_fields,
            gsize            start)
{
  char        decoded[MAX_ID];
  const char *name = reader->text + node->name;
  gsize       length = node->name_length;

  if ((node->flags & DEAL_JSON_NAME_ESCAPED) != 0)
    {
      if (length > sizeof decoded)
        return n_fields;
      length = deal_json_unescape (name, length, decoded);
      name = decoded;
    }

  for (gsize i = 0; i < n_fields; i++)
    {
      gsize field = start + i < n_fields ? start + i : start + i - n_fields;

      if (fields[field].length == length && memcmp (fields[field].name, name, length) == 0)
        return field;
    }

  return n_fields;
}

/* The member @name of @object, right or wrong. */
Node *
deal_reader_find_member (DealReader *reader,
                         Node       *object,
                         const char *name)
{
  DealField field = { .name = name, .length = strlen (name) };

  for (Node *node = deal_node_first (object); node != NULL; node = deal_node_next (object, node))
    if (find_field (reader, node, &field, 1, 0) == 0)
      return node;

  return NULL;
}

/**
 * deal_reader_read_fields:
 * @reader: the reader
 * @object: an object
 * @fields: (array length=n_fields): the members that it may have
 * @n_fields: how many, at most DEAL_MAX_FIELDS
 * @part: the struct that they belong to; zeroed
 * @nodes: (out caller-allocates) (array length=n_fields): the members that
 *   are there and right, in the order of @fields; else `NULL`
 *
 * Reads all members that need no more than a table, and says which are missing
 * or wrong.  Members that are not in the table are passed over.
 */
void
deal_reader_read_fields (DealReader      *reader,
                         Node            *object,
                         const DealField *fields,
                         gsize            n_fields,
                         gpointer         part,
                         Node           **nodes)
{
  gsize   next = 0;
  guint32 found = 0;

  for (gsize i = 0; i < n_fields; i++)
    {
      nodes[i] = NULL;
      if (fields[i].kind == DEAL_FIELD_SCALE)
        *(gint64 *) ((char *) part + fields[i].offset) = 1;
    }

  for (Node *node = deal_node_first (object); node != NULL; node = deal_node_next (object, node))
    {
      gsize i = find_field (reader, node, fields, n_fields, next);

      if (i == n_fields || (found >> i & 1) != 0)
        continue;
      found |= 1u << i;
      next = i + 1;
      if (read_field (reader, node, &fields[i], part))
        nodes[i] = node;
    }

  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].required && (found >> i & 1) == 0)
      /* Translators: %s is the name of a member of the deal file. */
      deal_reader_error (reader, object->start, _ (expectations[fields[i].kind]),
                         _ ("“%s” is missing"), fields[i].name);
}
