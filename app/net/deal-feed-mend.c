/* deal-feed-mend.c: small mistakes of XML put right, large ones found early
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-clean.h"

/* No list needs a longer tag, and a hundred thousand attributes need one. */
#define TAG_MOST (64 * 1024)
#define NAME_MOST 32

typedef struct
{
  const char *p;
  const char *end;
  GString    *mended;
  gulong      line;
  gboolean    has_entities; /* the text declares its own */
  GHashTable *known;        /* name → characters; "" for none */
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

static void
copy_to (Mender     *mender,
         const char *to)
{
  while (mender->p < to)
    {
      const char *stop = find_forbidden (mender->p, to);

      for (const char *p = mender->p; p < stop; p++)
        mender->line += *p == '\n';
      g_string_append_len (mender->mended, mender->p, stop - mender->p);
      mender->p = stop < to ? g_utf8_next_char (stop) : to;
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
  const char      *found = g_hash_table_lookup (mender->known, key);

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
copy_reference (Mender *mender)
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
          mender->p = semicolon + 1;
          return;
        }
    }
  else if (length > 1 && !mender->has_entities && !is_xml_entity (name, length) &&
           g_ascii_isalpha (*name))
    {
      const char *characters = look_up (mender, name, length);

      for (const char *c = characters; *c != '\0'; c = g_utf8_next_char (c))
        g_string_append_printf (mender->mended, "&#%u;", g_utf8_get_char (c));
      if (*characters != '\0')
        {
          mender->p = semicolon + 1;
          return;
        }
    }

  copy_to (mender, mender->p + 1);
}

/* TRUE when what begins at the mender's place with @start was copied up to and
 * with @end; without an end, to the end of all. */
static gboolean
copy_section (Mender     *mender,
              const char *start,
              const char *end)
{
  const char *found;

  if (!g_str_has_prefix (mender->p, start))
    return FALSE;

  found = strstr (mender->p + strlen (start), end);
  copy_to (mender, found != NULL ? found + strlen (end) : mender->end);

  return TRUE;
}

static gboolean
copy_tag (Mender  *mender,
          GError **error)
{
  const char *start = mender->p;
  gulong      line = mender->line;
  char        quote = '\0';

  copy_to (mender, mender->p + 1);
  while (mender->p < mender->end)
    {
      char  c = *mender->p;
      gsize plain = strcspn (mender->p, quote == '\0'  ? "&>\"'"
                                        : quote == '"' ? "&\""
                                                       : "&'");

      if (mender->p - start > TAG_MOST)
        {
          deal_feed_set_error (error, line, _ ("a tag is too long"));
          return FALSE;
        }
      if (plain > 0)
        {
          copy_to (mender, mender->p + plain);
          continue;
        }
      if (c == '&')
        copy_reference (mender);
      else
        copy_to (mender, g_utf8_next_char (mender->p));

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
 * @error: return location for an error
 *
 * Drops characters that XML forbids and resolves the character references that
 * only HTML knows.  Lines remain lines.
 *
 * Returns: (transfer full): XML, or `NULL` with `DEAL_ERROR_INVALID` for a tag
 *   that is too long
 */
GString *
deal_feed_mend (const char *text,
                gsize       length,
                GError    **error)
{
  g_autoptr (GHashTable)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Mender mender = {
    .p = text,
    .end = text + length,
    .mended = g_string_sized_new (length + 1),
    .line = 1,
    .has_entities = strstr (text, "<!ENTITY") != NULL,
    .known = known,
  };
  gboolean is_good = TRUE;

  while (is_good && mender.p < mender.end)
    {
      const char *next = mender.p + strcspn (mender.p, "<&");

      copy_to (&mender, next);
      if (mender.p >= mender.end)
        break;
      if (*mender.p == '&')
        copy_reference (&mender);
      else if (!copy_section (&mender, "<!--", "-->") &&
               !copy_section (&mender, "<![CDATA[", "]]>") &&
               !copy_section (&mender, "<?", "?>"))
        is_good = copy_tag (&mender, error);
    }
  if (!is_good)
    {
      g_string_free (mender.mended, TRUE);
      return NULL;
    }

  return mender.mended;
}
