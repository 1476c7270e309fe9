/* deal-feed.c: a list of articles, whatever format it is written in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-sha256.h"
#include "net/deal-clean.h"

#define ID_MOST 1000

static void
deal_feed_entry_free (DealFeedEntry *entry)
{
  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->url);
  g_free (entry->date_published);
  g_free (entry->date_modified);
  g_free (entry->summary);
  g_free (entry->text);
  g_free (entry);
}

/**
 * deal_feed_document_free:
 * @document: (nullable) (transfer full): a list
 */
void
deal_feed_document_free (DealFeedDocument *document)
{
  if (document == NULL)
    return;

  g_free (document->title);
  g_ptr_array_unref (document->entries);
  g_free (document);
}

void
deal_draft_clear (DealDraft *draft)
{
  g_free (draft->id);
  g_free (draft->url);
  g_free (draft->title);
  g_free (draft->summary);
  g_free (draft->content);
  g_free (draft->published);
  g_free (draft->modified);
  memset (draft, 0, sizeof *draft);
}

/**
 * deal_feed_clean:
 * @text: as it stands in the list
 * @markup: what the list says of it
 * @is_title: one line, not paragraphs
 * @most: how many characters it may have
 *
 * Returns: (transfer full): plain text; may be empty
 */
char *
deal_feed_clean (const char *text,
                 DealMarkup  markup,
                 gboolean    is_title,
                 gsize       most)
{
  DealCleanShape shape = is_title ? DEAL_CLEAN_ONE_LINE : DEAL_CLEAN_PARAGRAPHS;
  gboolean       is_html = markup == DEAL_MARKUP_HTML ||
                     (markup == DEAL_MARKUP_UNSAID && deal_clean_looks_like_html (text));

  return is_html ? deal_clean_html (text, shape, most)
                 : deal_clean_text (text, shape, most);
}

static char *
clean_or_null (const char *text,
               DealMarkup  markup,
               gsize       most)
{
  g_autofree char *clean = text != NULL ? deal_feed_clean (text, markup, FALSE, most)
                                        : NULL;

  return clean != NULL && *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/* What the entry is called when the list does not say. */
static char *
make_id (const DealDraft     *draft,
         const DealFeedEntry *entry)
{
  g_autofree char *id = deal_clean_text (draft->id != NULL ? draft->id : "",
                                         DEAL_CLEAN_ONE_LINE, ID_MOST);
  g_autofree char *all = NULL;

  if (*id != '\0')
    return g_steal_pointer (&id);
  if (entry->url != NULL)
    return g_strdup (entry->url);

  all = g_strconcat (entry->title, "\n",
                     entry->date_published != NULL ? entry->date_published : "", "\n",
                     entry->summary != NULL ? entry->summary : "", NULL);

  return deal_sha256_of_text (all);
}

/* TRUE when the entry has an id of its own; two articles under one id have an
 * address each, and what has not is there twice. */
static gboolean
settle_id (DealFeedBuilder *builder,
           DealFeedEntry   *entry)
{
  DealFeedEntry *twin = g_hash_table_lookup (builder->ids, entry->id);

  if (twin == NULL)
    return TRUE;
  if (entry->url == NULL || g_strcmp0 (twin->url, entry->url) == 0 ||
      g_hash_table_contains (builder->ids, entry->url))
    return FALSE;

  g_free (entry->id);
  entry->id = g_strdup (entry->url);

  return TRUE;
}

/**
 * deal_feed_builder_add:
 * @builder: the list so far
 * @draft: an entry as it is written; cleared
 * @error: return location for an error
 *
 * Adds an entry, unless it is there already or says nothing at all.
 *
 * Returns: FALSE with `DEAL_ERROR_LIMIT` when there are too many
 */
gboolean
deal_feed_builder_add (DealFeedBuilder *builder,
                       DealDraft       *draft,
                       GError         **error)
{
  DealFeedEntry *entry = g_new0 (DealFeedEntry, 1);

  entry->title = deal_feed_clean (draft->title != NULL ? draft->title : "",
                                  draft->title_markup, TRUE, DEAL_CLEAN_TITLE);
  entry->url = g_steal_pointer (&draft->url);
  entry->date_published = deal_feed_date_parse (draft->published);
  entry->date_modified = deal_feed_date_parse (draft->modified);
  entry->summary = clean_or_null (draft->summary, draft->summary_markup,
                                  DEAL_CLEAN_SUMMARY);
  entry->text = clean_or_null (draft->content, draft->content_markup, DEAL_CLEAN_TEXT);
  if (entry->summary == NULL && entry->text != NULL)
    entry->summary = deal_clean_text (entry->text, DEAL_CLEAN_PARAGRAPHS,
                                      DEAL_CLEAN_SUMMARY);
  entry->id = make_id (draft, entry);
  deal_draft_clear (draft);

  if ((*entry->title == '\0' && entry->url == NULL && entry->summary == NULL) ||
      !settle_id (builder, entry))
    {
      deal_feed_entry_free (entry);
      return TRUE;
    }
  if (builder->document->entries->len >= DEAL_FEED_MAX_ENTRIES)
    {
      deal_feed_entry_free (entry);
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           _ ("The list has too many entries"));
      return FALSE;
    }

  g_ptr_array_add (builder->document->entries, entry);
  g_hash_table_insert (builder->ids, entry->id, entry);

  return TRUE;
}

static gboolean
begins_with (const char *text,
             const char *word)
{
  return g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/* Things that are known to be no list, so that the message can say what. */
static gboolean
refuse_known (const char *text,
              GError    **error)
{
  const char *message = NULL;

  if (begins_with (text, "<!doctype html") || begins_with (text, "<html") ||
      begins_with (text, "<head") || begins_with (text, "<body"))
    message = _ ("This is a web page, not a list of articles");
  else if (begins_with (text, "%PDF"))
    message = _ ("This is a PDF document, not a list of articles");
  else if (*text == '\0')
    message = _ ("The answer is empty");
  else if (*text != '<' && *text != '{')
    message = _ ("This is no list of articles");
  if (message != NULL)
    g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID, message);

  return message != NULL;
}

static gboolean
is_picture (GBytes *bytes)
{
  static const char *const starts[] = { "\x89PNG", "\xff\xd8\xff", "GIF8",
                                        "RIFF", "PK\x03\x04", "\x1f\x8b" };
  gsize                    size;
  const char              *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (size >= strlen (starts[i]) && memcmp (data, starts[i], strlen (starts[i])) == 0)
      return TRUE;

  return FALSE;
}

/**
 * deal_feed_parse:
 * @bytes: what came
 * @charset: (nullable): of the `Content-Type` header
 * @url: (nullable): where it came from, for relative links
 * @error: return location for an error
 *
 * Reads JSON Feed, RSS or Atom; which one, its content tells.  Either the whole
 * list is read or nothing of it.  May be called from any thread.
 *
 * Returns: (transfer full): the list, or `NULL` with `DEAL_ERROR_INVALID` or
 *   `DEAL_ERROR_LIMIT`
 */
DealFeedDocument *
deal_feed_parse (GBytes     *bytes,
                 const char *charset,
                 const char *url,
                 GError    **error)
{
  g_autoptr (DealFeedDocument) document = NULL;
  g_autoptr (GHashTable) ids = NULL;
  g_autofree char *text = NULL;
  const char      *start;
  gsize            length = 0;
  gboolean         is_good;

  if (g_bytes_get_size (bytes) > DEAL_FEED_MAX_BYTES)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           _ ("The list is too large"));
      return NULL;
    }
  if (is_picture (bytes))
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("This is no list of articles"));
      return NULL;
    }
  if (g_bytes_get_size (bytes) > 0)
    text = deal_feed_decode (bytes, charset, &length, error);
  else
    text = g_strdup ("");
  if (text == NULL)
    return NULL;
  start = text + strspn (text, " \t\r\n");
  if (refuse_known (start, error))
    return NULL;

  ids = g_hash_table_new (g_str_hash, g_str_equal);
  document = g_new0 (DealFeedDocument, 1);
  document->entries = g_ptr_array_new_with_free_func (
    (GDestroyNotify) deal_feed_entry_free);

  DealFeedBuilder builder = { document, ids };

  is_good = *start == '{' ? deal_feed_parse_json (text, length, url, &builder, error)
                          : deal_feed_parse_xml (start, length - (gsize) (start - text),
                                                 url, &builder, error);
  if (!is_good)
    return NULL;
  if (document->title == NULL)
    document->title = g_strdup ("");

  return g_steal_pointer (&document);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

/* @word as a whole word of @text; both are case-folded. */
static gboolean
has_word (const char *text,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *p = strstr (text, word); p != NULL && length > 0;
       p = strstr (p + 1, word))
    {
      gboolean starts = p == text ||
                        !is_word_character (g_utf8_get_char (g_utf8_prev_char (p)));
      gboolean ends = p[length] == '\0' ||
                      !is_word_character (g_utf8_get_char (p + length));

      if (starts && ends)
        return TRUE;
    }

  return FALSE;
}

/**
 * deal_feed_entry_matches:
 * @entry: an entry
 * @words: (array length=n_words): words or phrases
 * @n_words: how many; with none, every entry matches
 *
 * Returns: whether one of the words stands in the title or the summary, as a
 *   whole word and in any case
 */
gboolean
deal_feed_entry_matches (const DealFeedEntry *entry,
                         const char *const   *words,
                         gsize                n_words)
{
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  if (n_words == 0)
    return TRUE;

  all = g_strconcat (entry->title, "\n", entry->summary, NULL);
  folded = g_utf8_casefold (all, -1);
  for (gsize i = 0; i < n_words; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);

      if (has_word (folded, word))
        return TRUE;
    }

  return FALSE;
}
