/* deal-clean.c: strangers' text made fit to be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-clean.h"

#include "net/deal-tree.h"

#include <string.h>

/* Some fonts pile up any number of marks on one letter, and take seconds. */
#define MARKS_MOST 8
/* So much markup goes to gumbo at most: it frees its tree by recursion. */
#define HTML_MOST (2 * 1024 * 1024)
#define TAGS_MOST 10000

/* Characters that show nothing but change how others are shown, or that no
 * text has.  The joiners stay: emoji and Persian need them. */
static gboolean
is_dropped (gunichar c)
{
  return (c < 0x20) || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
         (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x206f) || c == 0x200b || c == 0x2060 || c == 0xfeff ||
         (c >= 0xfff0 && c <= 0xfffb) || (c & 0xfffe) == 0xfffe ||
         (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xe0000 && c <= 0xe007f);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_plain (char c)
{
  return c > 0x20 && c < 0x7f;
}

/* How many plain characters stand in a row, with single spaces between them: nearly
 * all of most texts. */
static gsize
measure_words (const char *text,
               gsize       most)
{
  gsize length = 0;

  while (length < most &&
         (is_plain (text[length]) ||
          (text[length] == ' ' && length + 1 < most && is_plain (text[length + 1]))))
    length++;

  return length;
}

/* Plain characters with single spaces between them, and nothing else: most texts are
 * clean already.  All of it is looked at in any case and without jumps, for then the
 * compiler takes many bytes at a time. */
static gboolean
is_clean (const char *text,
          gsize       length)
{
  guchar odd = *text == ' ';

  for (gsize i = 0; i < length; i++)
    odd |= (text[i] < ' ') | (text[i] > '~') | ((text[i] == ' ') & (text[i + 1] == ' '));

  return odd == 0;
}

/**
 * deal_clean_text:
 * @text: plain text; what is no UTF-8 in it is replaced
 * @shape: what becomes of its lines
 * @most: how many characters it may have
 *
 * Folds white space, drops control characters and what changes the direction
 * of writing, limits marks on a letter, and cuts what is too long with an
 * ellipsis.
 *
 * Returns: (transfer full): the text; may be empty
 */
char *
deal_clean_text (const char    *text,
                 DealCleanShape shape,
                 gsize          most)
{
  gsize            length = strlen (text);
  g_autofree char *valid = NULL;
  GString         *clean;
  gunichar         space = 0;
  guint            marks = 0;
  gsize            n = 0;

  if (length < most && is_clean (text, length))
    return g_strndup (text, length - (g_str_has_suffix (text, " ") ? 1 : 0));

  valid = g_utf8_make_valid (text, (gssize) length);
  clean = g_string_new (NULL);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if (space == 0 && is_plain (*p) && n + 2 <= most)
        {
          gsize words = measure_words (p, most - n - 1);

          g_string_append_len (clean, p, (gssize) words);
          n += words;
          marks = 0;
          p += words - 1;
          continue;
        }
      c = g_utf8_get_char (p);
      if (g_unichar_isspace (c) || is_line_end (c))
        {
          if (shape == DEAL_CLEAN_PARAGRAPHS && is_line_end (c))
            space = '\n';
          else if (space == 0)
            space = ' ';
          continue;
        }
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (is_dropped (c) || marks > MARKS_MOST)
        continue;

      if (n + 2 + (space != 0 && clean->len > 0) > most)
        {
          g_string_append (clean, "…");
          break;
        }
      if (space != 0 && clean->len > 0)
        {
          g_string_append_c (clean, (char) space);
          n++;
        }
      space = 0;
      g_string_append_unichar (clean, c);
      n++;
    }

  return g_string_free (clean, FALSE);
}

/**
 * deal_clean_is_block:
 * @name: an element of HTML, in lower case
 *
 * Returns: whether its text stands on lines of its own
 */
gboolean
deal_clean_is_block (const char *name)
{
  static const char *const blocks[] = {
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
    NULL,
  };

  return g_strv_contains (blocks, name);
}

static gboolean
is_skipped (GumboTag tag)
{
  return tag == GUMBO_TAG_SCRIPT || tag == GUMBO_TAG_STYLE || tag == GUMBO_TAG_NOSCRIPT ||
         tag == GUMBO_TAG_TEMPLATE || tag == GUMBO_TAG_IFRAME ||
         tag == GUMBO_TAG_OBJECT || tag == GUMBO_TAG_SVG || tag == GUMBO_TAG_MATH ||
         tag == GUMBO_TAG_TITLE || tag == GUMBO_TAG_TEXTAREA || tag == GUMBO_TAG_SELECT;
}

static void
append_break (GString         *text,
              const GumboNode *node)
{
  if (deal_clean_is_block (gumbo_normalized_tagname (node->v.element.tag)))
    g_string_append_c (text, '\n');
}

static void
leave_cb (const GumboNode *node,
          gpointer         text)
{
  append_break (text, node);
}

/**
 * deal_tree_get_next:
 * @root: where the way through a tree began
 * @node: where it is
 * @is_open: whether it goes into the children of @node
 * @leave: called with each node whose last child it leaves
 * @user_data: for @leave
 *
 * Without recursion: the depth of a tree is the stranger's.
 *
 * Returns: (nullable): where it is next; `NULL` at the end
 */
const GumboNode *
deal_tree_get_next (const GumboNode *root,
                    const GumboNode *node,
                    gboolean         is_open,
                    DealTreeLeave    leave,
                    gpointer         user_data)
{
  if (is_open && node->v.element.children.length > 0)
    return node->v.element.children.data[0];

  while (node != root)
    {
      const GumboVector *siblings = &node->parent->v.element.children;
      gsize              next = node->index_within_parent + 1;

      if (next < siblings->length)
        return siblings->data[next];

      node = node->parent;
      leave (node, user_data);
    }

  return NULL;
}

static void
collect_text (const GumboNode *root,
              GString         *text)
{
  const GumboNode *node = root;

  while (node != NULL)
    {
      gboolean is_open =
        node->type == GUMBO_NODE_ELEMENT && !is_skipped (node->v.element.tag);

      if (is_open)
        append_break (text, node);
      else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA)
        g_string_append (text, node->v.text.text);
      node = deal_tree_get_next (root, node, is_open, leave_cb, text);
    }
}

/* How much of the markup is read: up to a limit of size and of tags. */
static gsize
measure_html (const char *html)
{
  gsize length = 0;
  guint tags = 0;

  for (; html[length] != '\0' && length < HTML_MOST; length++)
    if (html[length] == '<' && ++tags > TAGS_MOST)
      break;
  while (length > 0 && ((guchar) html[length] & 0xc0) == 0x80)
    length--;

  return length;
}

/**
 * deal_clean_html:
 * @html: a piece of HTML
 * @shape: as for deal_clean_text()
 * @most: likewise
 *
 * Returns: (transfer full): what a reader would see of it, as deal_clean_text()
 */
char *
deal_clean_html (const char    *html,
                 DealCleanShape shape,
                 gsize          most)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput *output;

  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_BODY;
  options.fragment_namespace = GUMBO_NAMESPACE_HTML;
  output = gumbo_parse_with_options (&options, html, measure_html (html));
  collect_text (output->root, text);
  gumbo_destroy_output (&options, output);

  return deal_clean_text (text->str, shape, most);
}

/**
 * deal_clean_looks_like_html:
 * @text: text of a format that does not say whether it is HTML
 *
 * A known tag or a character reference is taken for HTML; “List<String>” and
 * “a < b” are not.
 */
gboolean
deal_clean_looks_like_html (const char *text)
{
  for (const char *p = strpbrk (text, "<&"); p != NULL; p = strpbrk (p + 1, "<&"))
    {
      const char *name = p + 1 + (*p == '<' && p[1] == '/');
      gsize       length = strspn (name, "abcdefghijklmnopqrstuvwxyz"
                                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");

      if (length == 0)
        continue;
      if (*p == '&' && name[length] == ';')
        return TRUE;
      if (*p == '<' && length < 16 && strchr (" />\t\n", name[length]) != NULL &&
          strchr (name, '>') != NULL)
        {
          g_autofree char *tag = g_ascii_strdown (name, (gssize) length);

          if (gumbo_tag_enum (tag) != GUMBO_TAG_UNKNOWN)
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * deal_clean_entity:
 * @name: the name of a character reference, without `&` and `;`
 * @length: of @name, in bytes
 *
 * Returns: (transfer full) (nullable): the characters that HTML means by it
 */
char *
deal_clean_entity (const char *name,
                   gsize       length)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *reference = g_strdup_printf ("&%.*s;", (int) length, name);
  GumboOptions     options = kGumboDefaultOptions;
  GumboOutput     *output;

  options.fragment_context = GUMBO_TAG_BODY;
  options.fragment_namespace = GUMBO_NAMESPACE_HTML;
  output = gumbo_parse_with_options (&options, reference, strlen (reference));
  collect_text (output->root, text);
  gumbo_destroy_output (&options, output);

  /* The tree's own elements may add breaks around it. */
  g_strstrip (text->str);
  if (*text->str == '\0' || g_str_equal (text->str, reference))
    return NULL;

  return g_strdup (text->str);
}
