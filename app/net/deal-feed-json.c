/* deal-feed-json.c: JSON Feed 1.0 and 1.1
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "model/deal-json.h"
#include "net/deal-clean.h"
#include "net/deal-url.h"

#define VERSION_PREFIX "https://jsonfeed.org/version/1"

typedef struct
{
  const char         *text;
  const DealJsonNode *nodes;
} Tree;

/* The first mistake is enough: a list is not mended by hand. */
typedef struct
{
  const char *text;
  GError     *error;
} Report;

static void
mistake_found_cb (DealJsonFault fault,
                  gpointer      user_data)
{
  Report *report = user_data;
  gulong  line = 1;

  if (report->error == NULL && fault.severity == DEAL_SEVERITY_ERROR)
    {
      for (guint32 i = 0; i < fault.offset; i++)
        line += report->text[i] == '\n';
      deal_feed_set_error (&report->error, line, fault.message);
    }
  g_free (fault.message);
  g_free (fault.expected);
}

static char *
dup_inside (const Tree *tree,
            guint32     start,
            gsize       length)
{
  g_autofree char *decoded = g_malloc (length + 1);

  decoded[deal_json_unescape (tree->text + start, length, decoded)] = '\0';

  return g_steal_pointer (&decoded);
}

static gboolean
has_name (const Tree         *tree,
          const DealJsonNode *node,
          const char         *name)
{
  g_autofree char *decoded = dup_inside (tree, node->name, node->name_length);

  return g_str_equal (decoded, name);
}

/* The member @name of the object at @object; 0, the root, when there is none. */
static guint32
find_member (const Tree *tree,
             guint32     object,
             const char *name)
{
  guint32 node = object + 1;

  if (tree->nodes[object].type != DEAL_JSON_OBJECT)
    return 0;
  for (guint32 i = 0; i < tree->nodes[object].n; i++, node += tree->nodes[node].span)
    if (has_name (tree, &tree->nodes[node], name))
      return node;

  return 0;
}

/* A text; also of a number, for ids are often that. */
static char *
dup_text (const Tree *tree,
          guint32     object,
          const char *name)
{
  guint32             index = find_member (tree, object, name);
  const DealJsonNode *node = &tree->nodes[index];

  if (index == 0)
    return NULL;
  if (node->type == DEAL_JSON_NUMBER)
    return g_strndup (tree->text + node->start, node->end - node->start);
  if (node->type != DEAL_JSON_STRING || node->end - node->start <= 2)
    return NULL;

  return dup_inside (tree, node->start + 1, node->end - node->start - 2);
}

static char *
dup_url (const Tree *tree,
         guint32     object,
         const char *name,
         GUri       *base)
{
  g_autofree char *text = dup_text (tree, object, name);

  if (text == NULL)
    return NULL;
  g_strstrip (text);
  if (*text == '\0')
    return NULL;

  return deal_url_resolve_text (base, text, NULL);
}

static gboolean
read_item (const Tree      *tree,
           guint32          item,
           GUri            *base,
           DealFeedBuilder *builder,
           GError         **error)
{
  DealDraft draft = { 0 };

  draft.id = dup_text (tree, item, "id");
  draft.url = dup_url (tree, item, "url", base);
  if (draft.url == NULL)
    draft.url = dup_url (tree, item, "external_url", base);
  draft.title = dup_text (tree, item, "title");
  draft.summary = dup_text (tree, item, "summary");
  draft.published = dup_text (tree, item, "date_published");
  draft.modified = dup_text (tree, item, "date_modified");
  draft.content = dup_text (tree, item, "content_text");
  if (draft.content == NULL)
    {
      draft.content = dup_text (tree, item, "content_html");
      draft.content_markup = DEAL_MARKUP_HTML;
    }

  return deal_feed_builder_add (builder, &draft, error);
}

static gboolean
read_feed (const Tree      *tree,
           const char      *url,
           DealFeedBuilder *builder,
           GError         **error)
{
  g_autoptr (GUri) base = url != NULL ? deal_url_parse (url, NULL) : NULL;
  g_autofree char *version = dup_text (tree, 0, "version");
  g_autofree char *title = dup_text (tree, 0, "title");
  guint32          items = find_member (tree, 0, "items");
  guint32          item = items + 1;

  if (version == NULL || !g_str_has_prefix (version, VERSION_PREFIX) ||
      tree->nodes[items].type != DEAL_JSON_ARRAY)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                           _ ("This is JSON, but no list of articles"));
      return FALSE;
    }

  builder->document->format = DEAL_FEED_JSON;
  if (title != NULL)
    builder->document->title = deal_clean_text (title, DEAL_CLEAN_ONE_LINE,
                                                DEAL_CLEAN_TITLE);
  for (guint32 i = 0; i < tree->nodes[items].n; i++, item += tree->nodes[item].span)
    if (tree->nodes[item].type == DEAL_JSON_OBJECT &&
        !read_item (tree, item, base, builder, error))
      return FALSE;

  return TRUE;
}

/**
 * deal_feed_parse_json:
 * @text: JSON in UTF-8
 * @length: of @text
 * @url: (nullable): where it came from
 * @builder: gets what is found
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_INVALID` or `DEAL_ERROR_LIMIT`
 */
gboolean
deal_feed_parse_json (const char      *text,
                      gsize            length,
                      const char      *url,
                      DealFeedBuilder *builder,
                      GError         **error)
{
  DealJsonTape     tape = { 0 };
  DealJsonPosition position = { .line = 1 };
  Report           report = { .text = text };
  gboolean         is_good = FALSE;

  if (deal_json_check (text, length, &tape, mistake_found_cb, &report) &&
      report.error == NULL)
    {
      deal_json_read (text, length, &position, &tape);

      Tree tree = { text, tape.nodes };

      is_good = read_feed (&tree, url, builder, error);
    }
  else
    g_propagate_error (error, report.error);
  deal_json_tape_clear (&tape);

  return is_good;
}
