/* deal-feed-decode.c: bytes of whatever encoding become UTF-8
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"

/* Of text that claims to be UTF-8 and is not, so much at most may be beyond
 * ASCII (a part in twenty) to take it for a Western encoding: where more is,
 * the language is another, and the guess would print rubbish. */
#define WESTERN_SHARE 20

/* Begins another character set in encodings that have no bytes beyond ASCII, as that
 * of Japanese mail has. */
#define ESCAPE 0x1b

static const struct
{
  const char *bytes;
  gsize       length;
  const char *charset;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\0\0", 4, "UTF-32LE" },
  { "\0\0\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* No mark, but the shape of “<?” in two bytes each. */
static const char *
guess_wide (const char *data,
            gsize       length)
{
  if (length >= 4 && memcmp (data, "<\0", 2) == 0 && data[3] == '\0')
    return "UTF-16LE";
  if (length >= 4 && memcmp (data, "\0<", 2) == 0 && data[2] == '\0')
    return "UTF-16BE";

  return NULL;
}

/* `encoding` of an XML declaration, which stands at the very beginning. */
static char *
find_declared (const char *data,
               gsize       length)
{
  g_autofree char *head = g_strndup (data, MIN (length, 256));
  char            *end = strstr (head, "?>");
  char            *name;

  if (!g_str_has_prefix (head, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';
  name = strstr (head, "encoding");
  if (name == NULL)
    return NULL;
  name += strcspn (name, "\"'");
  if (*name == '\0')
    return NULL;
  name++;
  name[strcspn (name, "\"'")] = '\0';

  return g_strdup (name);
}

/* To the end in any case, for then the compiler takes many bytes at a time. */
static gboolean
is_ascii (const char *data,
          gsize       length)
{
  guchar all = 0;

  for (gsize i = 0; i < length; i++)
    all |= (guchar) data[i];

  return all < 0x80;
}

/* With a zero behind it; NULL of nothing. */
static char *
dup_text (const char *data,
          gsize       length)
{
  char *text;

  if (length == 0)
    return NULL;

  text = g_malloc (length + 1);

  memcpy (text, data, length);
  text[length] = '\0';

  return text;
}

/* Encodings that mean a superset of what they say, as the web has agreed.
 * Source: the WHATWG's Encoding Standard. */
static const char *
get_real_charset (const char *charset)
{
  static const struct
  {
    const char *said;
    const char *meant;
  } supersets[] = {
    { "iso-8859-1", "WINDOWS-1252" },
    { "iso8859-1", "WINDOWS-1252" },
    { "latin1", "WINDOWS-1252" },
    { "latin-1", "WINDOWS-1252" },
    { "us-ascii", "WINDOWS-1252" },
    { "ascii", "WINDOWS-1252" },
    { "iso-8859-9", "WINDOWS-1254" },
    { "gb2312", "GB18030" },
    { "gbk", "GB18030" },
    { "shift_jis", "CP932" },
    { "x-sjis", "CP932" },
    { "euc-kr", "CP949" },
    { "ks_c_5601-1987", "CP949" },
    { "big5", "BIG5-HKSCS" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (supersets); i++)
    if (g_ascii_strcasecmp (charset, supersets[i].said) == 0)
      return supersets[i].meant;

  return charset;
}

static char *
convert (const char *data,
         gsize       length,
         const char *charset,
         gsize      *converted)
{
  const char *real = get_real_charset (charset);
  gboolean    is_western = g_str_equal (real, "WINDOWS-1252") ||
                        g_ascii_strncasecmp (real, "iso-8859-", 9) == 0 ||
                        g_ascii_strncasecmp (real, "windows-125", 11) == 0;

  /* A text of single bytes is hardly ever UTF-8 by accident. */
  if ((is_western || g_ascii_strcasecmp (real, "UTF-8") == 0 ||
       g_ascii_strcasecmp (real, "utf8") == 0) &&
      g_utf8_validate_len (data, length, NULL))
    {
      *converted = length;
      return dup_text (data, length);
    }

  return g_convert (data, (gssize) length, "UTF-8", real, NULL, converted, NULL);
}

static gboolean
may_be_western (const char *data,
                gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += (guchar) data[i] >= 0x80;

  return n <= length / WESTERN_SHARE;
}

static char *
decode (const char *data,
        gsize       length,
        const char *charset,
        gsize      *decoded)
{
  g_autofree char *declared = find_declared (data, length);
  const char      *wide = guess_wide (data, length);
  const char      *candidates[] = { wide, charset, declared, "UTF-8" };
  char            *text = NULL;

  for (gsize i = 0; text == NULL && i < G_N_ELEMENTS (candidates); i++)
    if (candidates[i] != NULL)
      text = convert (data, length, candidates[i], decoded);
  if (text == NULL && may_be_western (data, length))
    text = convert (data, length, "WINDOWS-1252", decoded);

  return text;
}

/**
 * deal_feed_decode:
 * @bytes: as they came
 * @charset: (nullable): what the server says
 * @length: (out): of what is returned
 * @error: return location for an error
 *
 * A byte order mark outranks the server, and the server what the text itself
 * says, except where one of them is plainly wrong.
 *
 * Returns: (transfer full): UTF-8 with a zero behind it and without mark, or
 *   `NULL` with `DEAL_ERROR_INVALID`
 */
char *
deal_feed_decode (GBytes     *bytes,
                  const char *charset,
                  gsize      *length,
                  GError    **error)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *raw = NULL;
  gsize            mark = G_N_ELEMENTS (marks);

  for (gsize i = 0; mark == G_N_ELEMENTS (marks) && i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      mark = i;

  if (mark < G_N_ELEMENTS (marks))
    raw = convert (data + marks[mark].length, size - marks[mark].length,
                   marks[mark].charset, length);
  else if (is_ascii (data, size) && memchr (data, ESCAPE, size) == NULL &&
           guess_wide (data, size) == NULL)
    raw = dup_text (data, *length = size);
  else
    raw = size > 0 ? decode (data, size, charset, length) : NULL;

  if (raw == NULL || *length > 4 * DEAL_FEED_MAX_BYTES ||
      memchr (raw, '\0', *length) != NULL)
    {
      g_set_error_literal (
        error, DEAL_ERROR, DEAL_ERROR_INVALID,
        _ ("The encoding of the text is not the one it claims to have"));
      return NULL;
    }

  return g_steal_pointer (&raw);
}
