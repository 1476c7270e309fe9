/* deal-term-item.c: a row of the terms: a term, or the head of a category
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-term-item.h"

#include "calc/deal-format.h"
#include "deal-text.h"
#include "model/deal-fold.h"

/**
 * DealTermItem:
 *
 * A row of the list, immutable once the list has it: another pair or filter
 * makes new rows.
 */
struct _DealTermItem
{
  GObject parent_instance;

  DealDiff           *diff; /* what @row and @category live in */
  const DealDiffRow  *row;
  const DealCategory *category;
  guint               n_terms;
  gboolean            is_first;
  gboolean            is_last;
  gboolean            is_read;
};

G_DEFINE_FINAL_TYPE (DealTermItem, deal_term_item, G_TYPE_OBJECT)

static void
deal_term_item_finalize (GObject *object)
{
  DealTermItem *self = DEAL_TERM_ITEM (object);

  deal_diff_unref (self->diff);

  G_OBJECT_CLASS (deal_term_item_parent_class)->finalize (object);
}

static void
deal_term_item_class_init (DealTermItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = deal_term_item_finalize;
}

static void
deal_term_item_init (DealTermItem *self)
{
}

DealTermItem *
deal_term_item_new_term (const DealDiff    *diff,
                         const DealDiffRow *row)
{
  DealTermItem *self = g_object_new (DEAL_TYPE_TERM_ITEM, NULL);

  self->diff = deal_diff_ref (diff);
  self->row = row;
  self->category = row->term->category;

  return self;
}

DealTermItem *
deal_term_item_new_category (const DealCategory *category,
                             const DealDiff     *diff)
{
  DealTermItem *self = g_object_new (DEAL_TYPE_TERM_ITEM, NULL);

  self->diff = deal_diff_ref (diff);
  self->category = category;

  return self;
}

const DealDiffRow *
deal_term_item_get_row (DealTermItem *self)
{
  return self->row;
}

const DealCategory *
deal_term_item_get_category (DealTermItem *self)
{
  return self->category;
}

guint
deal_term_item_get_n_terms (DealTermItem *self)
{
  return self->n_terms;
}

gboolean
deal_term_item_is_first (DealTermItem *self)
{
  return self->is_first;
}

gboolean
deal_term_item_is_last (DealTermItem *self)
{
  return self->is_last;
}

gboolean
deal_term_item_is_read (DealTermItem *self)
{
  return self->is_read;
}

/* What a side says, to stand in a sentence that has its own full stop. */
static char *
dup_words (const DealValue *value)
{
  const char *text = value != NULL && value->text[0] != '\0' ? value->text : NULL;
  gsize       length;

  if (value == NULL)
    return g_strdup (_ ("not stated in any source"));
  if (text == NULL)
    return g_strdup (deal_format_state (value->state));

  length = strlen (text);

  return g_strndup (text, length - (text[length - 1] == '.' ? 1 : 0));
}

/**
 * deal_term_item_describe:
 * @self: a row
 *
 * Returns: (transfer full): the row as a sentence: title, badges, both sides
 */
char *
deal_term_item_describe (DealTermItem *self)
{
  const DealDiffRow *row = self->row;
  g_autofree char   *old_words = NULL;
  g_autofree char   *new_words = NULL;
  const char        *badge;

  if (row == NULL)
    /* Translators: a category, and how many terms it has */
    return g_strdup_printf (P_ ("%s, %u term", "%s, %u terms", self->n_terms),
                            self->category->title, self->n_terms);

  old_words = dup_words (row->old_value);
  new_words = dup_words (row->new_value);
  badge = deal_diff_row_is_same_in_other_words (row) ? _ ("Unchanged, reworded")
                                                     : deal_format_badge (row->badge);
  if (self->is_read)
    /* Translators: a term, what happened to it, its old and its new text */
    return g_strdup_printf (
      _ ("%s. %s, disputed, a reading is chosen. Old: %s. New: %s."), row->term->title,
      badge, old_words, new_words);
  if (row->disputed)
    /* Translators: a term, what happened to it, its old and its new text */
    return g_strdup_printf (_ ("%s. %s, disputed. Old: %s. New: %s."),
                            row->term->title, badge, old_words, new_words);

  /* Translators: a term, what happened to it, its old and its new text */
  return g_strdup_printf (_ ("%s. %s. Old: %s. New: %s."), row->term->title, badge,
                          old_words, new_words);
}

/* As the tally of a difference counts; silence is not a change. */
gboolean
deal_diff_row_is_changed (const DealDiffRow *row)
{
  return row->badge != DEAL_BADGE_UNCHANGED && row->badge != DEAL_BADGE_NOT_RESTATED &&
         row->badge != DEAL_BADGE_UNCLEAR;
}

/* Both sides say it, in other words, and the deal reads no change out of them: marks
 * beside the badge “Unchanged” would contradict it. */
gboolean
deal_diff_row_is_same_in_other_words (const DealDiffRow *row)
{
  return row->badge == DEAL_BADGE_UNCHANGED && row->old_value != NULL &&
         row->new_value != NULL && row->old_is_restated && row->new_is_restated &&
         strcmp (row->old_value->text, row->new_value->text) != 0;
}

char *
deal_term_item_dup_note (DealTermItem *self,
                         DealSide      side)
{
  const DealDiffRow *row = self->row;
  const DealValue   *value = side == DEAL_SIDE_OLD ? row->old_value : row->new_value;
  gboolean           is_restated =
    side == DEAL_SIDE_OLD ? row->old_is_restated : row->new_is_restated;

  if (side == DEAL_SIDE_NEW && deal_diff_row_is_same_in_other_words (row))
    return g_strdup (_ ("Reworded, to the same effect"));
  if (value == NULL || is_restated)
    return NULL;
  if (row->ended_before)
    /* Translators: %s is a version, as "Oct 2025 agreement" */
    return g_strdup_printf (_ ("Not restated; ended before, in %s"),
                            value->version->title);

  /* Translators: %s is a version, as "Oct 2025 agreement" */
  return g_strdup_printf (_ ("Not restated; said in %s"), value->version->title);
}

static void
add_text (GString    *folded,
          const char *text)
{
  if (text != NULL)
    deal_fold_append (folded, text, NULL);
}

/* In title, category and keywords, and in what any version says: what the search
 * of the deal finds in a term is found here as well. */
static gboolean
row_has_words (const DealDiffRow *row,
               char             **words,
               GString           *folded)
{
  const DealTerm *term = row->term;

  if (words[0] == NULL)
    return TRUE;

  g_string_truncate (folded, 0);
  add_text (folded, term->title);
  add_text (folded, term->category->title);
  for (gsize i = 0; i < term->keywords.n; i++)
    add_text (folded, term->keywords.items[i]);
  for (gsize i = 0; i < term->n_values; i++)
    {
      add_text (folded, term->values[i].text);
      add_text (folded, term->values[i].until);
      add_text (folded, term->values[i].note);
    }
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded->str, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
row_matches (const DealDiffRow    *row,
             const DealTermsQuery *query,
             char                **words,
             GString              *folded)
{
  if (query->filter == DEAL_TERMS_CHANGED && !deal_diff_row_is_changed (row))
    return FALSE;
  if (query->filter == DEAL_TERMS_DISPUTED && !row->disputed)
    return FALSE;
  if (query->badge >= 0 && row->badge != (DealBadge) query->badge)
    return FALSE;

  return row_has_words (row, words, folded);
}

/**
 * deal_terms_select:
 * @diff: the rows, by category
 * @query: which of them
 *
 * Returns: (transfer full) (element-type DealTermItem): the rows, each
 *   category's after its head; a category without rows has none
 */
GPtrArray *
deal_terms_select (const DealDiff       *diff,
                   const DealTermsQuery *query)
{
  GPtrArray       *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *folded = deal_fold_text (query->words != NULL ? query->words : "");
  g_auto (GStrv) words = g_strsplit (g_strstrip (folded), " ", -1);
  g_autoptr (GString) space = g_string_new (NULL); /* for each row in turn */
  DealTermItem *head = NULL;
  DealTermItem *last = NULL;

  for (gsize i = 0; i < diff->n_rows; i++)
    {
      const DealDiffRow *row = &diff->rows[i];
      DealTermItem      *item;

      if (!row_matches (row, query, words, space))
        continue;

      item = deal_term_item_new_term (diff, row);
      if (head == NULL || head->category != item->category)
        {
          head = deal_term_item_new_category (item->category, diff);
          g_ptr_array_add (items, head);
          item->is_first = TRUE;
          if (last != NULL)
            last->is_last = TRUE;
        }
      head->n_terms++;
      g_ptr_array_add (items, item);
      last = item;
    }
  if (last != NULL)
    last->is_last = TRUE;

  return items;
}

/**
 * deal_terms_mark_read:
 * @items: DealTermItems
 * @options: what the reader has chosen
 *
 * Marks the terms about which the reader has chosen how a conflict is read, and those
 * alone.
 *
 * Returns: whether any mark is other than it was
 */
gboolean
deal_terms_mark_read (GListModel        *items,
                      const DealOptions *options)
{
  g_autoptr (GHashTable) read = deal_options_get_read_terms (options);
  gboolean is_news = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DealTermItem) item = g_list_model_get_item (items, i);
      gboolean is_read =
        item->row != NULL && g_hash_table_contains (read, item->row->term);

      is_news |= is_read != item->is_read;
      item->is_read = is_read;
    }

  return is_news;
}
