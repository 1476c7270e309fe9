/* deal-feed-mend.c: small mistakes of XML put right, large ones found early
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-clean.h"

#define NAME_MOST 32

/**
 * Mender:
 * @p: how far it has come
 * @kept: what stands from here to @p remains as it is, and is not in @mended yet
 * @mended: (nullable): the text so far; `NULL` as long as all of it remains
 * @is_clean: it is known that no character of the text is forbidden
 * @has_entities: the text declares its own
 * @known: (nullable): name → characters, "" for none
 */
typedef struct
{
  const char *text;
  const char *p;
  const char *end;
  const char *kept;
  GString    *mended;
  gboolean    is_clean;
  gboolean    has_entities;
  GHashTable *known;
} Mender;

/**
 * deal_feed_set_error:
 * @error: return location for an error
 * @line: from 1
 * @message: what is wrong there
 */
void
deal_feed_set_error (GError    **error,
                     gulong      line,
                     const char *message)
{
  /* Translators: the number of a line, and what is wrong there */
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID, _ ("Line %lu: %s"), line, message);
}

/* What XML 1.0 has no place for. */
static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xd800) ||
         (c >= 0xe000 && c < 0xfffe) || (c >= 0x10000 && c <= 0x10ffff);
}

/* Where the first character from @p on stands that XML has no place for; else @to. */
static const char *
find_forbidden (const char *p,
                const char *to)
{
  for (; p < to; p++)
    {
      guchar c = (guchar) *p;

      /* All that are forbidden beyond ASCII begin with the same byte. */
      if ((c < 0x20 || c == 0xef) && !is_allowed (g_utf8_get_char (p)))
        break;
    }

  return p;
}

/* All of it in any case and without jumps, for then the compiler takes many bytes at
 * a time. */
static gboolean
may_have_forbidden (const char *text,
                    gsize       length)
{
  guchar found = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      found |= ((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r')) | (c == 0xef);
    }

  return found != 0;
}

static void
flush (Mender *mender)
{
  if (mender->mended == NULL)
    mender->mended = g_string_sized_new ((gsize) (mender->end - mender->text) + 1);
  g_string_append_len (mender->mended, mender->kept, mender->p - mender->kept);
}

/* What stands from the mender's place to @to goes. */
static void
drop_to (Mender     *mender,
         const char *to)
{
  flush (mender);
  mender->p = mender->kept = to;
}

/* It stays, but for what is forbidden in it. */
static void
keep_to (Mender     *mender,
         const char *to)
{
  while (mender->p < to)
    {
      mender->p = mender->is_clean ? to : find_forbidden (mender->p, to);
      if (mender->p < to)
        drop_to (mender, g_utf8_next_char (mender->p));
    }
}

static gboolean
is_xml_entity (const char *name,
               gsize       length)
{
  static const char *const names[] = { "amp", "lt", "gt", "quot", "apos" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == length && memcmp (names[i], name, length) == 0)
      return TRUE;

  return FALSE;
}

static const char *
look_up (Mender     *mender,
         const char *name,
         gsize       length)
{
  g_autofree char *key = g_strndup (name, length);
  const char      *found;

  if (mender->known == NULL)
    mender->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  found = g_hash_table_lookup (mender->known, key);
  if (found == NULL)
    {
      char *characters = deal_clean_entity (name, length);

      found = characters != NULL ? characters : g_strdup ("");
      g_hash_table_insert (mender->known, g_steal_pointer (&key), (gpointer) found);
    }

  return found;
}

/* A reference to a character that XML does not have goes; one that only HTML
 * knows is put into words that XML knows. */
static void
mend_reference (Mender *mender)
{
  const char *name = mender->p + 1;
  gsize       left = (gsize) (mender->end - name);
  const char *semicolon = memchr (name, ';', MIN (left, NAME_MOST + 1));
  gsize       length = semicolon != NULL ? (gsize) (semicolon - name) : 0;

  if (length > 1 && *name == '#')
    {
      gboolean is_hex = name[1] == 'x';
      guint64  code = g_ascii_strtoull (name + 1 + is_hex, NULL, is_hex ? 16 : 10);

      if (code > 0x10ffff || !is_allowed ((gunichar) code))
        {
          drop_to (mender, semicolon + 1);
          return;
        }
    }
  else if (length > 1 && !mender->has_entities && !is_xml_entity (name, length) &&
           g_ascii_isalpha (*name))
    {
      const char *characters = look_up (mender, name, length);

      if (*characters != '\0')
        {
          drop_to (mender, semicolon + 1);
          for (const char *c = characters; *c != '\0'; c = g_utf8_next_char (c))
            g_string_append_printf (mender->mended, "&#%u;", g_utf8_get_char (c));
          return;
        }
    }

  keep_to (mender, mender->p + 1);
}

/* TRUE when what begins at the mender's place with @start was kept up to and
 * with @end; without an end, to the end of all. */
static gboolean
keep_section (Mender     *mender,
              const char *start,
              const char *end)
{
  const char *found;

  if (!g_str_has_prefix (mender->p, start))
    return FALSE;

  found = strstr (mender->p + strlen (start), end);
  keep_to (mender, found != NULL ? found + strlen (end) : mender->end);

  return TRUE;
}

static void
refuse_tag (const Mender *mender,
            const char   *start,
            GError      **error)
{
  gulong line = 1;

  for (const char *p = mender->text; p < start; p++)
    line += *p == '\n';
  deal_feed_set_error (error, line, _ ("a tag is too long"));
}

/* Nearly all tags are so short that a search for their end takes longer than going
 * there byte by byte. */
static gboolean
keep_tag (Mender  *mender,
          GError **error)
{
  const char *start = mender->p;
  char        quote = '\0';

  keep_to (mender, mender->p + 1);
  while (mender->p < mender->end)
    {
      char c = *mender->p;

      if (mender->p - start > DEAL_FEED_TAG_MOST)
        {
          refuse_tag (mender, start, error);
          return FALSE;
        }
      if (c == '&')
        mend_reference (mender);
      else if (mender->is_clean)
        mender->p++;
      else
        keep_to (mender, mender->p + 1);

      if (quote == '\0' && (c == '"' || c == '\''))
        quote = c;
      else if (c == quote)
        quote = '\0';
      else if (c == '>' && quote == '\0')
        break;
    }

  return TRUE;
}

/**
 * deal_feed_mend:
 * @text: XML in UTF-8, a zero behind it
 * @length: of @text
 * @mended: (out) (transfer full) (nullable): the text without its mistakes; `NULL`
 *   when it has none, which is usual
 * @error: return location for an error
 *
 * Drops characters that XML forbids and resolves the character references that
 * only HTML knows.  Lines remain lines.
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` for a tag that is too long
 */
gboolean
deal_feed_mend (const char *text,
                gsize       length,
                GString   **mended,
                GError    **error)
{
  const char *end = text + length;
  Mender      mender = {
         .text = text,
         .p = text,
         .end = end,
         .kept = text,
         .is_clean = !may_have_forbidden (text, length),
         .has_entities = strstr (text, "<!ENTITY") != NULL,
  };
  gboolean is_good = TRUE;

  while (is_good && mender.p < mender.end)
    {
      const char *next = mender.p + strcspn (mender.p, "<&");

      keep_to (&mender, next);
      if (mender.p >= mender.end)
        break;
      if (*mender.p == '&')
        mend_reference (&mender);
      else if ((mender.p[1] != '!' && mender.p[1] != '?') ||
               (!keep_section (&mender, "<!--", "-->") &&
                !keep_section (&mender, "<![CDATA[", "]]>") &&
                !keep_section (&mender, "<?", "?>")))
        is_good = keep_tag (&mender, error);
    }
  if (mender.mended != NULL)
    flush (&mender);
  g_clear_pointer (&mender.known, g_hash_table_unref);
  *mended = mender.mended;

  return is_good;
}
