/* deal-source-item.c: one row of the list of sources: cited, found, or both
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-source-item.h"

#include <string.h>

#include "calc/deal-format.h"
#include "deal-text.h"
#include "model/deal-fold.h"
#include "net/deal-url.h"

/**
 * DealSourceItem:
 *
 * A source that the deal cites, or an article that a list brought, or both when
 * their addresses are the same.
 */
struct _DealSourceItem
{
  GObject parent_instance;

  Deal               *deal;     /* nullable; keeps the source alive */
  const DealSource   *source;   /* nullable */
  DealArchivedSource *archived; /* nullable; owned */
  guint               n_claims;
  char               *key; /* the source's id, or the address */
};

G_DEFINE_FINAL_TYPE (DealSourceItem, deal_source_item, G_TYPE_OBJECT)

/* Takes @archived. */
static DealSourceItem *
new_item (const Deal         *deal,
          const DealSource   *source,
          DealArchivedSource *archived,
          guint               n_claims)
{
  DealSourceItem *self = g_object_new (DEAL_TYPE_SOURCE_ITEM, NULL);

  self->deal = deal != NULL ? deal_ref (deal) : NULL;
  self->source = source;
  self->archived = archived;
  self->n_claims = n_claims;
  if (source != NULL)
    self->key = g_strdup (source->id);
  else
    self->key = g_strdup (archived->url != NULL ? archived->url : archived->title);

  return self;
}

static void
deal_source_item_finalize (GObject *object)
{
  DealSourceItem *self = DEAL_SOURCE_ITEM (object);

  g_clear_pointer (&self->archived, deal_archived_source_free);
  g_clear_pointer (&self->deal, deal_unref);
  g_free (self->key);

  G_OBJECT_CLASS (deal_source_item_parent_class)->finalize (object);
}

static void
deal_source_item_class_init (DealSourceItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_source_item_finalize;
}

static void
deal_source_item_init (DealSourceItem *self)
{
}

/**
 * deal_source_item_get_key:
 * @self: an item
 *
 * Returns: what stays the same when the list is made anew: the id of a source
 *   that the deal cites, the address of any other
 */
const char *
deal_source_item_get_key (DealSourceItem *self)
{
  return self->key;
}

const DealSource *
deal_source_item_get_source (DealSourceItem *self)
{
  return self->source;
}

const DealArchivedSource *
deal_source_item_get_archived (DealSourceItem *self)
{
  return self->archived;
}

const char *
deal_source_item_get_title (DealSourceItem *self)
{
  if (self->source != NULL)
    return self->source->title;
  if (self->archived->title[0] != '\0')
    return self->archived->title;

  return self->archived->url != NULL ? self->archived->url : _ ("Without a title");
}

const char *
deal_source_item_get_url (DealSourceItem *self)
{
  if (self->source != NULL && self->source->url != NULL)
    return self->source->url;

  return self->archived != NULL ? self->archived->url : NULL;
}

guint
deal_source_item_get_n_claims (DealSourceItem *self)
{
  return self->n_claims;
}

/**
 * deal_source_item_is_unread:
 * @self: an item
 *
 * Returns: whether a list brought it, or brought it changed, and nobody has
 *   marked it as read
 */
gboolean
deal_source_item_is_unread (DealSourceItem *self)
{
  return self->archived != NULL && !self->archived->is_read &&
         (self->archived->state == DEAL_ARCHIVED_NEW ||
          self->archived->state == DEAL_ARCHIVED_CHANGED);
}

gboolean
deal_source_item_is_problem (DealSourceItem *self)
{
  return self->archived != NULL &&
         (self->archived->state == DEAL_ARCHIVED_UNREACHABLE ||
          self->archived->state == DEAL_ARCHIVED_GONE);
}

static const char *
get_publisher (DealSourceItem *self)
{
  if (self->source != NULL)
    return self->source->publisher;
  if (self->archived->publisher[0] != '\0')
    return self->archived->publisher;

  return NULL;
}

/**
 * deal_source_item_matches:
 * @self: an item
 * @words: (nullable): what the user typed
 *
 * Returns: whether every word is in the title, the publisher, the note or the id
 */
gboolean
deal_source_item_matches (DealSourceItem *self,
                          const char     *words)
{
  const char      *publisher = get_publisher (self);
  g_autofree char *needle = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) folded = NULL;

  if (words == NULL || words[0] == '\0')
    return TRUE;

  folded = g_string_new (NULL);
  deal_fold_append (folded, deal_source_item_get_title (self), NULL);
  deal_fold_append (folded, self->key, NULL);
  if (publisher != NULL)
    deal_fold_append (folded, publisher, NULL);
  if (self->source != NULL && self->source->note != NULL)
    deal_fold_append (folded, self->source->note, NULL);

  needle = deal_fold_text (words);
  parts = g_strsplit (g_strstrip (needle), " ", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (strstr (folded->str, parts[i]) == NULL)
      return FALSE;

  return TRUE;
}

static char *
get_date (DealSourceItem *self)
{
  DealDate date = { 0 };

  if (self->source != NULL && deal_date_is_set (self->source->published))
    return deal_format_date (self->source->published);

  if (self->archived != NULL && self->archived->published != NULL)
    {
      g_autofree char *day = g_strndup (self->archived->published, 10);

      if (deal_date_parse (day, &date))
        return deal_format_date (date);
    }

  return g_strdup (_ ("Undated"));
}

/**
 * deal_source_item_get_details:
 * @self: an item
 *
 * Returns: (transfer full): publisher, kind and date in a line
 */
char *
deal_source_item_get_details (DealSourceItem *self)
{
  const char      *publisher = get_publisher (self);
  g_autofree char *date = get_date (self);

  if (publisher == NULL)
    publisher = _ ("Publisher not named");
  if (self->source != NULL)
    return g_strdup_printf ("%s · %s · %s", publisher,
                            deal_format_source_kind (self->source->kind), date);

  return g_strdup_printf ("%s · %s", publisher, date);
}

/**
 * deal_source_item_get_state_name:
 * @self: an item
 *
 * Returns: one word for the state, translated
 */
const char *
deal_source_item_get_state_name (DealSourceItem *self)
{
  if (self->archived == NULL)
    return C_ ("source state", "Not checked");

  switch (self->archived->state)
    {
    case DEAL_ARCHIVED_NEW:
      return C_ ("source state", "New");
    case DEAL_ARCHIVED_UNCHANGED:
      return C_ ("source state", "Unchanged");
    case DEAL_ARCHIVED_CHANGED:
      return C_ ("source state", "Changed");
    case DEAL_ARCHIVED_UNREACHABLE:
      return C_ ("source state", "Unreachable");
    case DEAL_ARCHIVED_GONE:
      return C_ ("source state", "Gone");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * deal_source_item_get_state_icon:
 * @self: an item
 *
 * Returns: (nullable): the name of the icon that goes with the state's word
 */
const char *
deal_source_item_get_state_icon (DealSourceItem *self)
{
  if (self->archived == NULL)
    return NULL;

  switch (self->archived->state)
    {
    case DEAL_ARCHIVED_NEW:
      return self->archived->is_read ? NULL : "starred-symbolic";
    case DEAL_ARCHIVED_CHANGED:
      return "document-edit-symbolic";
    case DEAL_ARCHIVED_UNREACHABLE:
      return "dialog-warning-symbolic";
    case DEAL_ARCHIVED_GONE:
      return "status-not-permitted-symbolic";
    case DEAL_ARCHIVED_UNCHANGED:
    default:
      return NULL;
    }
}

/**
 * deal_source_item_get_citation:
 * @self: an item
 *
 * Returns: (transfer full): publisher, title, date and address, to be pasted
 */
char *
deal_source_item_get_citation (DealSourceItem *self)
{
  g_autofree char *date = get_date (self);
  const char      *publisher = get_publisher (self);
  const char      *url = deal_source_item_get_url (self);
  GString         *text = g_string_new (NULL);

  if (publisher != NULL)
    g_string_append_printf (text, "%s: ", publisher);
  g_string_append_printf (text, "“%s”, %s", deal_source_item_get_title (self), date);
  if (url != NULL)
    g_string_append_printf (text, ", %s", url);

  return g_string_free (text, FALSE);
}

/* Articles that no reader has seen come first, then what the deal cites. */
static int
compare_found (gconstpointer a,
               gconstpointer b,
               gpointer      unused)
{
  const DealArchivedSource *first = DEAL_SOURCE_ITEM ((gpointer) a)->archived;
  const DealArchivedSource *second = DEAL_SOURCE_ITEM ((gpointer) b)->archived;
  int                       order;

  order = g_strcmp0 (second->published, first->published);
  if (order == 0)
    order = first->id < second->id ? -1 : first->id > second->id;

  return order;
}

/**
 * deal_source_items_new:
 * @deal: (nullable): a deal
 * @archive: (nullable): the archive
 * @error: return location for an error
 *
 * Puts together what the deal cites and what the lists brought.  Articles that
 * are not cited come first, the newest on top.
 *
 * Returns: (transfer full): a list of #DealSourceItem; with an error, of what
 *   the deal cites alone
 */
GListStore *
deal_source_items_new (const Deal  *deal,
                       DealArchive *archive,
                       GError     **error)
{
  GListStore *items = g_list_store_new (DEAL_TYPE_SOURCE_ITEM);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DealEvidence) evidence = deal != NULL ? deal_evidence_new (deal) : NULL;
  g_autoptr (GPtrArray) cited = g_ptr_array_new_with_free_func (g_object_unref);

  if (archive != NULL)
    found = deal_archive_load_sources (archive, error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      DealArchivedSource *source = g_ptr_array_index (found, i);

      if (source->url != NULL)
        g_hash_table_insert (by_url, source->url, GUINT_TO_POINTER (i + 1));
    }

  for (gsize i = 0; deal != NULL && i < deal->n_sources; i++)
    {
      const DealSource   *source = &deal->sources[i];
      DealArchivedSource *archived = NULL;
      guint               at = 0;

      g_autofree char *url =
        source->url != NULL ? deal_url_check (source->url, NULL) : NULL;

      if (url != NULL)
        at = GPOINTER_TO_UINT (g_hash_table_lookup (by_url, url));
      if (at > 0)
        archived = g_steal_pointer (&g_ptr_array_index (found, at - 1));
      g_ptr_array_add (cited,
                       new_item (deal, source, archived, evidence->claims_by_source[i]));
    }

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (g_ptr_array_index (found, i) != NULL)
      {
        g_autoptr (DealSourceItem) item =
          new_item (NULL, NULL, g_steal_pointer (&g_ptr_array_index (found, i)), 0);

        g_list_store_append (items, item);
      }
  g_list_store_sort (items, compare_found, NULL);
  g_list_store_splice (items, g_list_model_get_n_items (G_LIST_MODEL (items)), 0,
                       cited->pdata, cited->len);

  return items;
}
