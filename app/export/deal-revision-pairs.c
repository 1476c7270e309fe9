/* deal-revision-pairs.c: which elements of two lists belong together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-revision-private.h"

#include "export/deal-json-numbers.h"

/* What names an element of a list, the first that it has. */
static const char *const keys[] = { "id", "period", "version" };

/* The value of a member that is text, or NULL. */
const char *
deal_revision_get_text (JsonNode   *node,
                        const char *member)
{
  JsonNode *value = JSON_NODE_HOLDS_OBJECT (node)
                      ? json_object_get_member (json_node_get_object (node), member)
                      : NULL;

  return value != NULL && JSON_NODE_HOLDS_VALUE (value) &&
             json_node_get_value_type (value) == G_TYPE_STRING &&
             *json_node_get_string (value) != DEAL_JSON_NUMBER_MARK
           ? json_node_get_string (value)
           : NULL;
}

/* How the elements of two lists are told apart: by a member that all have, each
 * another one; NULL if there is none. */
static const char *
find_key (JsonArray *before,
          JsonArray *after)
{
  JsonArray *both[] = { before, after };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      gboolean is_good = TRUE;

      for (gsize j = 0; j < G_N_ELEMENTS (both) && is_good; j++)
        {
          g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
          guint n = json_array_get_length (both[j]);

          for (guint k = 0; k < n && is_good; k++)
            {
              JsonNode   *node = json_array_get_element (both[j], k);
              const char *id = deal_revision_get_text (node, keys[i]);

              is_good = id != NULL && g_hash_table_add (seen, (gpointer) id);
            }
        }
      if (is_good)
        return keys[i];
    }

  return NULL;
}

static void
add_pair (GArray     *pairs,
          JsonNode   *before,
          JsonNode   *after,
          const char *id)
{
  DealRevisionPair pair = { before, after, id };

  g_array_append_val (pairs, pair);
}

static void
pair_by_key (JsonArray  *before,
             JsonArray  *after,
             const char *key,
             GArray     *pairs)
{
  g_autoptr (GHashTable) old = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before = json_array_get_length (before);
  guint n_after = json_array_get_length (after);

  for (guint i = 0; i < n_before; i++)
    {
      JsonNode *node = json_array_get_element (before, i);

      g_hash_table_insert (old, (gpointer) deal_revision_get_text (node, key), node);
    }
  for (guint i = 0; i < n_after; i++)
    {
      JsonNode   *node = json_array_get_element (after, i);
      const char *id = deal_revision_get_text (node, key);
      JsonNode   *was = g_hash_table_lookup (old, id);

      if (was == NULL || !json_node_equal (was, node))
        add_pair (pairs, was, node, id);
      g_hash_table_remove (old, id);
    }
  for (guint i = 0; i < n_before; i++)
    {
      JsonNode   *node = json_array_get_element (before, i);
      const char *id = deal_revision_get_text (node, key);

      if (g_hash_table_contains (old, id))
        add_pair (pairs, node, NULL, id);
    }
}

/* Elements without a name of their own: each is either there or not, as often as it
 * is written. */
static void
pair_by_content (JsonArray *before,
                 JsonArray *after,
                 GArray    *pairs)
{
  g_autoptr (GHashTable) old =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_before = json_array_get_length (before);
  guint n_after = json_array_get_length (after);

  for (guint i = 0; i < n_before; i++)
    {
      char *text = json_to_string (json_array_get_element (before, i), FALSE);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (old, text));

      g_hash_table_insert (old, text, GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < n_after; i++)
    {
      JsonNode *node = json_array_get_element (after, i);
      char     *text = json_to_string (node, FALSE);
      guint     n = GPOINTER_TO_UINT (g_hash_table_lookup (old, text));

      if (n == 0)
        add_pair (pairs, NULL, node, NULL);
      g_hash_table_insert (old, text, GUINT_TO_POINTER (n > 0 ? n - 1 : 0));
    }
  for (guint i = 0; i < n_before; i++)
    {
      JsonNode *node = json_array_get_element (before, i);
      char     *text = json_to_string (node, FALSE);
      guint     n = GPOINTER_TO_UINT (g_hash_table_lookup (old, text));

      if (n > 0)
        add_pair (pairs, node, NULL, NULL);
      g_hash_table_insert (old, text, GUINT_TO_POINTER (n > 0 ? n - 1 : 0));
    }
}

/**
 * deal_revision_pair:
 * @before: a list
 * @after: another edition of it
 *
 * Returns: (transfer full) (element-type DealRevisionPair): what is different in them;
 *   the nodes stay the lists'
 */
GArray *
deal_revision_pair (JsonNode *before,
                    JsonNode *after)
{
  GArray    *pairs = g_array_new (FALSE, FALSE, sizeof (DealRevisionPair));
  JsonArray *old = json_node_get_array (before);
  JsonArray *new = json_node_get_array (after);
  const char *key = find_key (old, new);

  if (key != NULL)
    pair_by_key (old, new, key, pairs);
  else
    pair_by_content (old, new, pairs);

  return pairs;
}
