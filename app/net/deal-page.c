/* deal-page.c: the readable text of a page of the web
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-page-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "net/deal-clean.h"
#include "net/deal-feed-private.h"
#include "net/deal-tree.h"

/* How much of all text a main part, or one article, must hold to be what the page
 * is about: a page of many articles is about all of them.  By eye. */
#define MAIN_SHARE 4
#define ARTICLE_SHARE 2

/* A list is navigation when it has so many links, and hardly anything else. */
#define LINKS_LEAST 3
#define LINKS_SHARE 0.9

/* The standard looks so far for the encoding. */
#define META_MOST 1024

/* A part of the text as it is collected, in bytes. */
typedef struct
{
  gsize start;
  gsize end;
} Part;

/* A list that is open. */
typedef struct
{
  gsize start;
  gsize n_characters;
  gsize n_linked;
  guint n_links;
} Links;

typedef struct
{
  GString *text;
  GArray  *lists; /* Links: those that are open */
  Part     main;  /* the longest */
  Part     article;
  GArray  *starts;  /* gsize: of the main parts and articles that are open */
  guint    n_links; /* that are open */
  guint    n_verbatim;
} Reading;

void
deal_page_free (DealPage *page)
{
  if (page == NULL)
    return;

  g_free (page->title);
  g_free (page->text);
  g_free (page);
}

static gboolean
has_attribute (const GumboNode *node,
               const char      *name)
{
  return gumbo_get_attribute (&node->v.element.attributes, name) != NULL;
}

static gboolean
is_main (const GumboNode *node)
{
  return node->v.element.tag == GUMBO_TAG_MAIN || has_attribute (node, DEAL_PAGE_MAIN);
}

static gboolean
is_list (const GumboNode *node)
{
  return node->v.element.tag == GUMBO_TAG_UL || node->v.element.tag == GUMBO_TAG_OL;
}

/* Head and foot of an article belong to it, those of the page do not. */
static gboolean
is_skipped (const Reading   *reading,
            const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;

  return has_attribute (node, DEAL_PAGE_SKIP) || tag == GUMBO_TAG_NAV ||
         tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_MENU ||
         ((tag == GUMBO_TAG_HEADER || tag == GUMBO_TAG_FOOTER) &&
          reading->starts->len == 0);
}

static void
append_break (Reading         *reading,
              const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;

  if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)
    {
      /* A row is a paragraph: only what stands before a cell is parted from it. */
      if (reading->text->len > 0 && reading->text->str[reading->text->len - 1] != '\n')
        g_string_append (reading->text, " ");
    }
  else if (tag != GUMBO_TAG_UNKNOWN && tag != GUMBO_TAG_Q && tag != GUMBO_TAG_SPAN)
    g_string_append_c (reading->text, '\n');
}

static void
enter (Reading         *reading,
       const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;

  append_break (reading, node);
  if (is_main (node) || tag == GUMBO_TAG_ARTICLE)
    g_array_append_val (reading->starts, reading->text->len);
  if (is_list (node))
    {
      Links list = { .start = reading->text->len };

      g_array_append_val (reading->lists, list);
    }
  reading->n_links += tag == GUMBO_TAG_Q;
  reading->n_verbatim += tag == GUMBO_TAG_PRE;
  if (tag == GUMBO_TAG_Q && reading->lists->len > 0)
    g_array_index (reading->lists, Links, reading->lists->len - 1).n_links++;
}

static void
keep_longer (Part *part,
             gsize start,
             gsize end)
{
  if (end - start > part->end - part->start)
    *part = (Part){ start, end };
}

static void
drop_from (Reading *reading,
           gsize    start)
{
  g_string_truncate (reading->text, start);
  if (reading->main.end > start)
    reading->main = (Part){ 0, 0 };
  if (reading->article.end > start)
    reading->article = (Part){ 0, 0 };
}

/* What a list within a list has counts for both. */
static void
leave_list (Reading *reading)
{
  Links *list = &g_array_index (reading->lists, Links, reading->lists->len - 1);

  if (list->n_links >= LINKS_LEAST && reading->starts->len == 0 &&
      (double) list->n_linked >= LINKS_SHARE * (double) list->n_characters)
    drop_from (reading, list->start);
  else if (reading->lists->len > 1)
    {
      list[-1].n_links += list->n_links;
      list[-1].n_characters += list->n_characters;
      list[-1].n_linked += list->n_linked;
    }
  g_array_set_size (reading->lists, reading->lists->len - 1);
}

static void
leave (Reading         *reading,
       const GumboNode *node)
{
  GumboTag tag = node->v.element.tag;

  if (is_main (node) || tag == GUMBO_TAG_ARTICLE)
    {
      guint last = reading->starts->len - 1;

      keep_longer (is_main (node) ? &reading->main : &reading->article,
                   g_array_index (reading->starts, gsize, last), reading->text->len);
      g_array_set_size (reading->starts, last);
    }
  if (is_list (node))
    leave_list (reading);
  reading->n_links -= tag == GUMBO_TAG_Q;
  reading->n_verbatim -= tag == GUMBO_TAG_PRE;
  append_break (reading, node);
}

/* The lines of the markup are not those of the text, but where it says so. */
static void
append_text (Reading    *reading,
             const char *text)
{
  gsize n = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_end = *p == '\n' || *p == '\r';

      g_string_append_c (reading->text, is_end && reading->n_verbatim == 0 ? ' ' : *p);
      n += !g_ascii_isspace (*p);
    }

  if (reading->lists->len > 0)
    {
      Links *list = &g_array_index (reading->lists, Links, reading->lists->len - 1);

      list->n_characters += n;
      list->n_linked += reading->n_links > 0 ? n : 0;
    }
}

static void
leave_cb (const GumboNode *node,
          gpointer         reading)
{
  leave (reading, node);
}

static void
read_tree (const GumboNode *root,
           Reading         *reading)
{
  const GumboNode *node = root;

  while (node != NULL)
    {
      gboolean is_open = node->type == GUMBO_NODE_ELEMENT &&
                         (node == root || !is_skipped (reading, node));

      if (is_open)
        {
          enter (reading, node);
          if (node->v.element.children.length == 0)
            leave (reading, node);
        }
      else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE)
        append_text (reading, node->v.text.text);
      node = deal_tree_get_next (root, node, is_open, leave_cb, reading);
    }
}

static gsize
count_signs (const char *text,
             gsize       length)
{
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    n += !g_ascii_isspace (text[i]);

  return n;
}

/* The main part where it is one, else the one article that is most of the page,
 * else all of it. */
static char *
choose_part (const Reading *reading)
{
  const char *text = reading->text->str;
  gsize       all = count_signs (text, reading->text->len);
  Part        main = reading->main;
  Part        article = reading->article;

  if (count_signs (text + main.start, main.end - main.start) * MAIN_SHARE > all)
    return g_strndup (text + main.start, main.end - main.start);
  if (count_signs (text + article.start, article.end - article.start) * ARTICLE_SHARE >
      all)
    return g_strndup (text + article.start, article.end - article.start);

  return g_strdup (text);
}

static char *
read_html (const GString *html)
{
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;
  Reading      reading = {
         .text = g_string_new (NULL),
         .lists = g_array_new (FALSE, FALSE, sizeof (Links)),
         .starts = g_array_new (FALSE, FALSE, sizeof (gsize)),
  };
  g_autofree char *part = NULL;

  options.max_errors = 0;
  output = gumbo_parse_with_options (&options, html->str, html->len);
  read_tree (output->root, &reading);
  gumbo_destroy_output (&options, output);

  part = choose_part (&reading);
  g_string_free (reading.text, TRUE);
  g_array_unref (reading.lists);
  g_array_unref (reading.starts);

  return deal_clean_text (part, DEAL_CLEAN_PARAGRAPHS, DEAL_CLEAN_TEXT);
}

/* Lines that were broken to fit a terminal are one paragraph. */
static char *
read_plain (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_string_append (joined, g_strstrip (lines[i]));
      g_string_append_c (joined, *lines[i] == '\0' ? '\n' : ' ');
    }

  return deal_clean_text (joined->str, DEAL_CLEAN_PARAGRAPHS, DEAL_CLEAN_TEXT);
}

/* The encoding that a page names in itself. */
static char *
find_charset (GBytes *bytes)
{
  static const char name[] = "charset=";
  gsize             size;
  const char       *data = g_bytes_get_data (bytes, &size);
  g_autofree char  *head = g_strndup (data, MIN (size, META_MOST));
  g_autofree char  *lower = g_ascii_strdown (head, -1);
  const char       *meta = strstr (lower, "<meta");
  const char       *value = meta != NULL ? strstr (meta, name) : NULL;

  if (value == NULL)
    return NULL;
  value += strlen (name);
  value += strspn (value, " \"'");

  /* Whoever could read this was not reading two bytes at a time. */
  if (g_str_has_prefix (value, "utf-16"))
    return g_strdup ("utf-8");

  return g_strndup (value, strcspn (value, " \t\r\n\"'/;>"));
}

static gboolean
is_one_of (const char        *type,
           const char *const *types)
{
  g_autofree char *lower = g_ascii_strdown (type, -1);

  return g_strv_contains (types, lower);
}

static gboolean
check_kind (GBytes     *bytes,
            const char *content_type,
            GError    **error)
{
  static const char *const texts[] = {
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/octet-stream",
    NULL,
  };
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *kind = content_type != NULL ? content_type : "text/html";

  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    kind = "application/pdf";
  if (size > DEAL_PAGE_MAX_BYTES)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           _ ("The page is larger than what is read of one"));
      return FALSE;
    }
  if (!is_one_of (kind, texts))
    {
      /* Translators: %s is a type of file, as “application/pdf” */
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   _ ("What stands there is no page of text but “%s”"), kind);
      return FALSE;
    }

  return TRUE;
}

/**
 * deal_page_parse:
 * @bytes: as they came
 * @content_type: (nullable): what the server says it is, without parameters
 * @charset: (nullable): what the server says of its encoding
 * @error: return location for an error
 *
 * Takes time and memory in proportion to the size of the page, whoever made it.
 *
 * Returns: (transfer full): what a person reads of it, or `NULL` with
 *   `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
DealPage *
deal_page_parse (GBytes     *bytes,
                 const char *content_type,
                 const char *charset,
                 GError    **error)
{
  static const char *const plain[] = { "text/plain", NULL };
  g_autoptr (DealPage) page = g_new0 (DealPage, 1);
  g_auto (DealPageScan) scan = { 0 };
  g_autofree char *named = charset == NULL ? find_charset (bytes) : NULL;
  g_autofree char *text = NULL;
  gsize            length;

  if (!check_kind (bytes, content_type, error))
    return NULL;
  text = deal_feed_decode (bytes, charset != NULL ? charset : named, &length, error);
  if (text == NULL)
    return NULL;

  if (content_type != NULL && is_one_of (content_type, plain))
    {
      page->title = g_strdup ("");
      page->text = read_plain (text);
    }
  else
    {
      if (!deal_page_scan (text, length, &scan, error))
        return NULL;
      page->title = deal_clean_html (scan.title, DEAL_CLEAN_ONE_LINE, DEAL_CLEAN_TITLE);
      page->text = read_html (scan.html);
    }

  if (*page->text == '\0')
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("The page has no text that can be read without running "
                              "its scripts"));
      return NULL;
    }

  return g_steal_pointer (&page);
}
