/* deal-revision.c: what is different between two editions of a deal file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-revision.h"

#include "deal-text.h"
#include "export/deal-json-numbers.h"
#include "export/deal-revision-private.h"
#include "model/deal-plain.h"

/*
 * The files themselves are compared, member by member, and not what the program
 * understands of them: thus no difference can be missed, whatever it is.
 */

/* Of a text that is shown, in characters. */
#define SHOWN_MOST 300

#define ARROW " › "

/* What a person calls an element, the first that it has. */
static const char *const names[] = { "title", "name", "question", "says", "detail" };

/* The sections of the format, as one of their elements is called. */
static const struct
{
  const char *member;
  const char *title;
} sections[] = {
  { "title", N_ ("Title") },
  { "summary", N_ ("Summary") },
  { "as_of", N_ ("As-of date") },
  { "currency", N_ ("Currency") },
  { "compare", N_ ("Versions shown first") },
  { "parties", N_ ("Party") },
  { "versions", N_ ("Version") },
  { "categories", N_ ("Category") },
  { "terms", N_ ("Term") },
  { "series", N_ ("Series") },
  { "parameters", N_ ("Parameter") },
  { "scenarios", N_ ("Scenario") },
  { "payments", N_ ("Payment") },
  { "products", N_ ("Product") },
  { "platforms", N_ ("Platform") },
  { "availability", N_ ("Availability") },
  { "events", N_ ("Event") },
  { "sources", N_ ("Source") },
  { "claims", N_ ("Claim") },
  { "conflicts", N_ ("Conflict") },
  { "feeds", N_ ("List of articles") },
  { "update_url", N_ ("Address of newer editions") },
};

static void
detail_free (DealRevisionDetail *detail)
{
  g_free (detail->path);
  g_free (detail->before);
  g_free (detail->after);
  g_free (detail);
}

/**
 * deal_revision_free:
 * @revision: (nullable) (transfer full): one difference
 */
void
deal_revision_free (DealRevision *revision)
{
  if (revision == NULL)
    return;

  g_free (revision->section);
  g_free (revision->id);
  g_free (revision->title);
  g_ptr_array_unref (revision->details);
  g_free (revision);
}

/**
 * deal_revision_get_section_title:
 * @revision: a difference
 *
 * Returns: what one of its kind is called, translated; of a member that the format
 *   does not know, its name
 */
const char *
deal_revision_get_section_title (const DealRevision *revision)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].member, revision->section))
      return _ (sections[i].title);

  return revision->section;
}

/**
 * deal_revision_change_to_name:
 * @change: what became of something
 *
 * Returns: its word in the output for machines
 */
const char *
deal_revision_change_to_name (DealNewsChange change)
{
  static const char *const words[DEAL_N_NEWS_CHANGES] = { "added", "changed",
                                                          "removed" };

  return words[change];
}

/**
 * deal_revision_detail_to_text:
 * @detail: a place in something that is different
 *
 * Returns: (transfer full): one line for people
 */
char *
deal_revision_detail_to_text (const DealRevisionDetail *detail)
{
  const char *before = detail->before != NULL ? detail->before : _ ("nothing");
  const char *after = detail->after != NULL ? detail->after : _ ("nothing");

  if (*detail->path == '\0')
    /* Translators: what stood there, and what stands there now */
    return g_strdup_printf (_ ("%1$s → %2$s"), before, after);

  /* Translators: where something is different, what stood there, what stands there */
  return g_strdup_printf (_ ("%1$s: %2$s → %3$s"), detail->path, before, after);
}

static const char *
get_first_text (JsonNode          *node,
                const char *const *members,
                gsize              n_members)
{
  for (gsize i = 0; i < n_members; i++)
    {
      const char *text = deal_revision_get_text (node, members[i]);

      if (text != NULL)
        return text;
    }

  return NULL;
}

static char *
write_node (JsonNode *node)
{
  g_autofree char *text = node != NULL ? deal_json_node_to_text (node) : NULL;

  return text != NULL ? deal_plain_text (text, SHOWN_MOST) : NULL;
}

static void
add_detail (GPtrArray  *details,
            const char *path,
            JsonNode   *before,
            JsonNode   *after)
{
  DealRevisionDetail *detail = g_new0 (DealRevisionDetail, 1);

  detail->path = deal_plain_text (path, SHOWN_MOST);
  detail->before = write_node (before);
  detail->after = write_node (after);
  g_ptr_array_add (details, detail);
}

static char *
join_path (const char *path,
           const char *step)
{
  return *path != '\0' ? g_strconcat (path, ARROW, step, NULL) : g_strdup (step);
}

static void add_details (GPtrArray  *details,
                         const char *path,
                         JsonNode   *before,
                         JsonNode   *after);

static void
add_object_details (GPtrArray  *details,
                    const char *path,
                    JsonObject *before,
                    JsonObject *after)
{
  g_autoptr (GList) old = json_object_get_members (before);
  g_autoptr (GList) new = json_object_get_members (after);

  for (GList *l = new; l != NULL; l = l->next)
    {
      g_autofree char *deeper = join_path (path, l->data);

      add_details (details, deeper, json_object_get_member (before, l->data),
                   json_object_get_member (after, l->data));
    }
  for (GList *l = old; l != NULL; l = l->next)
    {
      g_autofree char *deeper = join_path (path, l->data);

      if (!json_object_has_member (after, l->data))
        add_details (details, deeper, json_object_get_member (before, l->data), NULL);
    }
}

/* The outermost places at which two values differ; the format's limit of depth
 * limits this one. */
static void
add_details (GPtrArray  *details,
             const char *path,
             JsonNode   *before,
             JsonNode   *after)
{
  if (before != NULL && after != NULL && json_node_equal (before, after))
    return;

  if (before != NULL && after != NULL && JSON_NODE_HOLDS_OBJECT (before) &&
      JSON_NODE_HOLDS_OBJECT (after))
    add_object_details (details, path, json_node_get_object (before),
                        json_node_get_object (after));
  else if (before != NULL && after != NULL && JSON_NODE_HOLDS_ARRAY (before) &&
           JSON_NODE_HOLDS_ARRAY (after))
    {
      g_autoptr (GArray) pairs = deal_revision_pair (before, after);

      for (guint i = 0; i < pairs->len; i++)
        {
          const DealRevisionPair *pair = &g_array_index (pairs, DealRevisionPair, i);
          g_autofree char        *deeper = pair->id != NULL ? join_path (path, pair->id)
                                                            : g_strdup (path);

          add_details (details, deeper, pair->before, pair->after);
        }
    }
  else
    add_detail (details, path, before, after);
}

static void
add_revision (GPtrArray              *revisions,
              const char             *section,
              const DealRevisionPair *pair)
{
  JsonNode     *shown = pair->after != NULL ? pair->after : pair->before;
  const char   *name = get_first_text (shown, names, G_N_ELEMENTS (names));
  DealRevision *revision = g_new0 (DealRevision, 1);

  revision->section = deal_plain_text (section, SHOWN_MOST);
  revision->id = pair->id != NULL ? deal_plain_text (pair->id, SHOWN_MOST) : NULL;
  revision->title = name != NULL                     ? deal_plain_text (name, SHOWN_MOST)
                    : JSON_NODE_HOLDS_OBJECT (shown) ? write_node (shown)
                                                     : g_strdup ("");
  revision->change = pair->before == NULL  ? DEAL_NEWS_ADDED
                     : pair->after == NULL ? DEAL_NEWS_REMOVED
                                           : DEAL_NEWS_CHANGED;
  revision->details = g_ptr_array_new_with_free_func ((GDestroyNotify) detail_free);
  if (revision->change == DEAL_NEWS_CHANGED)
    add_details (revision->details, "", pair->before, pair->after);
  g_ptr_array_add (revisions, revision);
}

static void
add_section (GPtrArray  *revisions,
             const char *section,
             JsonNode   *before,
             JsonNode   *after)
{
  g_autoptr (GArray) pairs = NULL;
  DealRevisionPair whole = { before, after, NULL };

  if (before == NULL || after == NULL || !JSON_NODE_HOLDS_ARRAY (before) ||
      !JSON_NODE_HOLDS_ARRAY (after))
    {
      g_autoptr (JsonNode) none = json_node_new (JSON_NODE_ARRAY);

      json_node_take_array (none, json_array_new ());
      if (before == NULL && JSON_NODE_HOLDS_ARRAY (after))
        add_section (revisions, section, none, after);
      else if (after == NULL && JSON_NODE_HOLDS_ARRAY (before))
        add_section (revisions, section, before, none);
      else if (before == NULL || after == NULL || !json_node_equal (before, after))
        add_revision (revisions, section, &whole);
      return;
    }

  pairs = deal_revision_pair (before, after);
  for (guint i = 0; i < pairs->len; i++)
    add_revision (revisions, section, &g_array_index (pairs, DealRevisionPair, i));
}

/**
 * deal_revisions_new:
 * @before: a deal file that the strict reader has passed
 * @after: another one
 * @error: return location for an error
 *
 * The order of a list whose elements have names does not matter, and white space
 * never does.
 *
 * Returns: (transfer full) (element-type DealRevision): all that is different, in
 *   the order of the files' members, or `NULL`
 */
GPtrArray *
deal_revisions_new (GBytes  *before,
                    GBytes  *after,
                    GError **error)
{
  g_autoptr (JsonParser) old_parser = deal_json_parse_exactly (before, TRUE, error);
  g_autoptr (JsonParser) new_parser =
    old_parser != NULL ? deal_json_parse_exactly (after, TRUE, error) : NULL;
  GPtrArray  *revisions;
  JsonObject *old;
  JsonObject *new;

  if (new_parser == NULL)
    return NULL;

  revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_revision_free);
  old = json_node_get_object (json_parser_get_root (old_parser));
  new = json_node_get_object (json_parser_get_root (new_parser));

  g_autoptr (GList) old_members = json_object_get_members (old);
  g_autoptr (GList) new_members = json_object_get_members (new);

  for (GList *l = new_members; l != NULL; l = l->next)
    add_section (revisions, l->data, json_object_get_member (old, l->data),
                 json_object_get_member (new, l->data));
  for (GList *l = old_members; l != NULL; l = l->next)
    if (!json_object_has_member (new, l->data))
      add_section (revisions, l->data, json_object_get_member (old, l->data), NULL);

  return revisions;
}
