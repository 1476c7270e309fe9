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
  char               *key;    /* the source's id, or the address */
  char               *folded; /* where words are looked for */
};

G_DEFINE_FINAL_TYPE (DealSourceItem, deal_source_item, G_TYPE_OBJECT)

static void
deal_source_item_finalize (GObject *object)
{
  DealSourceItem *self = DEAL_SOURCE_ITEM (object);

  g_clear_pointer (&self->archived, deal_archived_source_free);
  g_clear_pointer (&self->deal, deal_unref);
  g_free (self->key);
  g_free (self->folded);

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
 *   marked it as read; that its page could not be had since makes no difference
 */
gboolean
deal_source_item_is_unread (DealSourceItem *self)
{
  return self->archived != NULL && !self->archived->is_read;
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

static void
fold (DealSourceItem *self)
{
  const char *publisher = get_publisher (self);
  GString    *folded = g_string_new (NULL);

  deal_fold_append (folded, deal_source_item_get_title (self), NULL);
  deal_fold_append (folded, self->key, NULL);
  if (publisher != NULL)
    deal_fold_append (folded, publisher, NULL);
  if (self->source != NULL && self->source->note != NULL)
    deal_fold_append (folded, self->source->note, NULL);
  self->folded = g_string_free (folded, FALSE);
}

/**
 * deal_source_item_new:
 * @deal: (nullable): the deal of @source
 * @source: (nullable): what the deal cites
 * @archived: (nullable) (transfer full): what the archive has of it
 * @n_claims: how many claims rest on it
 *
 * One of @source and @archived must be there.
 */
DealSourceItem *
deal_source_item_new (const Deal         *deal,
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
  fold (self);

  return self;
}

/**
 * deal_source_words_new:
 * @typed: (nullable): what the user typed
 *
 * Returns: (transfer full): its words, for deal_source_item_matches()
 */
char **
deal_source_words_new (const char *typed)
{
  g_autofree char *folded = deal_fold_text (typed != NULL ? typed : "");

  return g_strsplit (g_strstrip (folded), " ", -1);
}

/**
 * deal_source_item_matches:
 * @self: an item
 * @words: of deal_source_words_new()
 *
 * Returns: whether every word is in the title, the publisher, the note or the id
 */
gboolean
deal_source_item_matches (DealSourceItem    *self,
                          const char *const *words)
{
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
shows_same (const DealArchivedSource *a,
            const DealArchivedSource *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return a->id == b->id && a->state == b->state && a->is_read == b->is_read &&
         g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->publisher, b->publisher) == 0 &&
         g_strcmp0 (a->published, b->published) == 0;
}

/**
 * deal_source_item_is_same:
 * @self: an item
 * @other: another
 *
 * Returns: whether a row shows the same of both, and both are found by the same words
 */
gboolean
deal_source_item_is_same (DealSourceItem *self,
                          DealSourceItem *other)
{
  return self->deal == other->deal && self->source == other->source &&
         self->n_claims == other->n_claims && g_str_equal (self->key, other->key) &&
         shows_same (self->archived, other->archived);
}

/**
 * deal_source_item_take_record:
 * @self: an item
 * @other: one that is the same, and fresher; not used any more
 *
 * Takes what the archive says besides: when it was asked for, and what came of it.
 */
void
deal_source_item_take_record (DealSourceItem *self,
                              DealSourceItem *other)
{
  DealArchivedSource *record = self->archived;

  self->archived = other->archived;
  other->archived = record;
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
