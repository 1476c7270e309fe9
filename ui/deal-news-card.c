/* deal-news-card.c: what is new since the reader last looked at the deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-news-card.h"

#include "calc/deal-format.h"
#include "deal-clock.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* How many terms have a button of their own before one leads to the rest. */
#define MAX_TERMS 4

/**
 * DealNewsCard:
 *
 * Compares the deal with the edition that the archive has of the last visit, and
 * the archive with the day of it.  Each of its buttons opens a view.
 */
struct _DealNewsCard
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  DealArchive   *archive;   /* nullable */
  DealNewsFound *found;     /* nullable */

  GtkWidget *title;
  GtkWidget *buttons;
};

enum
{
  UNDOABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealNewsCard, deal_news_card, GTK_TYPE_WIDGET)

static void
button_clicked_cb (GtkButton    *button,
                   DealNewsCard *self)
{
  const char *term = g_object_get_data (G_OBJECT (button), "term");
  const char *view = g_object_get_data (G_OBJECT (button), "view");

  if (term != NULL)
    deal_selection_set_term (self->selection, term);
  deal_selection_open_view (self->selection, view);
}

static void
add_button (DealNewsCard *self,
            const char   *icon,
            const char   *text,
            const char   *view,
            const char   *term)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = deal_ui_label_new (text, NULL);

  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "deal-news");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  g_object_set_data (G_OBJECT (button), "view", (gpointer) view);
  g_object_set_data_full (G_OBJECT (button), "term", g_strdup (term), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_widget_set_parent (button, self->buttons);
}

/* "Azure first, changed" */
static void
add_term (DealNewsCard   *self,
          const DealNews *news)
{
  static const char *const icons[DEAL_N_NEWS_CHANGES] = {
    "change-added-symbolic", "change-reworded-symbolic", "change-ended-symbolic"
  };
  const char      *change = news->change == DEAL_NEWS_ADDED ? C_ ("term", "added")
                            : news->change == DEAL_NEWS_CHANGED
                              ? C_ ("term", "changed")
                              : C_ ("term", "removed");
  g_autofree char *text =
    /* Translators: the title of a term, then “added”, “changed” or “removed”. */
    g_strdup_printf (_ ("%s, %s"), news->title, change);

  add_button (self, icons[news->change], text, "terms",
              news->change != DEAL_NEWS_REMOVED ? news->id : NULL);
}

static void
add_terms (DealNewsCard *self,
           GPtrArray    *news)
{
  guint n = 0;

  for (guint i = 0; i < news->len; i++)
    {
      const DealNews *one = g_ptr_array_index (news, i);

      if (one->kind == DEAL_NEWS_TERM && n++ < MAX_TERMS)
        add_term (self, one);
    }
  if (n > MAX_TERMS)
    {
      g_autofree char *text =
        g_strdup_printf (P_ ("%u more term", "%u more terms", n - MAX_TERMS),
                         n - MAX_TERMS);

      add_button (self, "view-terms-symbolic", text, "terms", NULL);
    }
}

static guint
count_news (GPtrArray     *news,
            DealNewsKind   kind,
            DealNewsChange change)
{
  guint n = 0;

  for (guint i = 0; i < news->len; i++)
    {
      const DealNews *one = g_ptr_array_index (news, i);

      n += one->kind == kind && one->change == change ? 1 : 0;
    }

  return n;
}

/* What one button counts, and where it leads. */
static const struct
{
  DealNewsKind   kind;
  DealNewsChange change;
  const char    *icon;
  const char    *view;
} counts[] = {
  { DEAL_NEWS_VERSION, DEAL_NEWS_ADDED, "change-added-symbolic", "terms" },
  { DEAL_NEWS_VERSION, DEAL_NEWS_CHANGED, "change-reworded-symbolic", "terms" },
  { DEAL_NEWS_CONFLICT, DEAL_NEWS_ADDED, "change-disputed-symbolic",
    "evidence/disputed" },
  { DEAL_NEWS_CONFLICT, DEAL_NEWS_CHANGED, "change-disputed-symbolic",
    "evidence/disputed" },
  { DEAL_NEWS_CLAIM, DEAL_NEWS_ADDED, "view-evidence-symbolic", "evidence" },
  { DEAL_NEWS_CLAIM, DEAL_NEWS_CHANGED, "view-evidence-symbolic", "evidence" },
  { DEAL_NEWS_SOURCE, DEAL_NEWS_ADDED, "view-sources-symbolic", "sources" },
  { DEAL_NEWS_PAYMENT, DEAL_NEWS_ADDED, "view-payments-symbolic", "payments" },
  { DEAL_NEWS_PAYMENT, DEAL_NEWS_CHANGED, "view-payments-symbolic", "payments" },
  { DEAL_NEWS_PAYMENT, DEAL_NEWS_REMOVED, "view-payments-symbolic", "payments" },
  { DEAL_NEWS_AVAILABILITY, DEAL_NEWS_ADDED, "view-availability-symbolic",
    "availability" },
  { DEAL_NEWS_AVAILABILITY, DEAL_NEWS_CHANGED, "view-availability-symbolic",
    "availability" },
  { DEAL_NEWS_EVENT, DEAL_NEWS_ADDED, "view-timeline-symbolic", "timeline" },
  { DEAL_NEWS_EVENT, DEAL_NEWS_CHANGED, "view-timeline-symbolic", "timeline" },
};

/* Of the kinds of the table above. */
static char *
write_count (DealNewsKind   kind,
             DealNewsChange change,
             guint          n)
{
  gboolean is_added = change == DEAL_NEWS_ADDED;

  switch (kind)
    {
    case DEAL_NEWS_VERSION:
      return is_added
               ? g_strdup_printf (P_ ("%u new version", "%u new versions", n), n)
               : g_strdup_printf (P_ ("%u version changed", "%u versions changed", n),
                                  n);
    case DEAL_NEWS_CONFLICT:
      return is_added
               ? g_strdup_printf (P_ ("%u new conflict", "%u new conflicts", n), n)
               : g_strdup_printf (P_ ("%u conflict changed", "%u conflicts changed", n),
                                  n);
    case DEAL_NEWS_CLAIM:
      return is_added
               ? g_strdup_printf (P_ ("%u new claim", "%u new claims", n), n)
               : g_strdup_printf (P_ ("%u claim changed", "%u claims changed", n), n);
    case DEAL_NEWS_SOURCE:
      return g_strdup_printf (P_ ("%u more source cited", "%u more sources cited", n), n);
    case DEAL_NEWS_PAYMENT:
      return is_added ? g_strdup_printf (P_ ("%u new payment", "%u new payments", n), n)
             : change == DEAL_NEWS_REMOVED
               ? g_strdup_printf (P_ ("%u payment removed", "%u payments removed", n), n)
               : g_strdup_printf (P_ ("%u payment changed", "%u payments changed", n), n);
    case DEAL_NEWS_AVAILABILITY:
      return is_added
               ? g_strdup_printf (P_ ("%u new entry on availability",
                                      "%u new entries on availability", n),
                                  n)
               : g_strdup_printf (P_ ("%u entry on availability changed",
                                      "%u entries on availability changed", n),
                                  n);
    case DEAL_NEWS_EVENT:
      return is_added
               ? g_strdup_printf (P_ ("%u new event", "%u new events", n), n)
               : g_strdup_printf (P_ ("%u event changed", "%u events changed", n), n);
    case DEAL_NEWS_TERM:
    case DEAL_NEWS_SERIES:
    case DEAL_NEWS_PARAMETER:
    case DEAL_NEWS_SCENARIO:
    case DEAL_NEWS_DEAL:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
add_counts (DealNewsCard *self,
            GPtrArray    *news)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      guint            n = count_news (news, counts[i].kind, counts[i].change);
      g_autofree char *text =
        n > 0 ? write_count (counts[i].kind, counts[i].change, n) : NULL;

      if (text != NULL)
        add_button (self, counts[i].icon, text, counts[i].view, NULL);
    }
}

/* What the payments are reckoned from: one button, however much of it is new. */
static void
add_assumptions (DealNewsCard *self,
                 GPtrArray    *news)
{
  guint n = 0;

  for (guint i = 0; i < news->len; i++)
    {
      const DealNews *one = g_ptr_array_index (news, i);

      n += one->kind == DEAL_NEWS_SERIES || one->kind == DEAL_NEWS_PARAMETER ||
           one->kind == DEAL_NEWS_SCENARIO;
    }
  if (n > 0)
    add_button (self, "view-payments-symbolic", _ ("Other numbers behind the payments"),
                "payments", NULL);
}

/* What refreshes found since the last visit. */
static void
add_found (DealNewsCard *self)
{
  guint            n_new = self->found->n_new;
  guint            n_changed = self->found->n_changed;
  g_autofree char *found =
    g_strdup_printf (P_ ("%u article found", "%u articles found", n_new), n_new);
  g_autofree char *changed =
    g_strdup_printf (P_ ("%u source rewritten", "%u sources rewritten", n_changed),
                     n_changed);

  if (n_new > 0)
    add_button (self, "starred-symbolic", found, "sources", NULL);
  if (n_changed > 0)
    add_button (self, "change-reworded-symbolic", changed, "sources", NULL);
}

static void
show_title (DealNewsCard *self)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (self->found->visited);
  DealDate         date = { g_date_time_get_year (time), g_date_time_get_month (time),
                            g_date_time_get_day_of_month (time) };
  g_autofree char *day = deal_format_date_long (date);
  g_autofree char *text =
    /* Translators: the day on which the reader last looked. */
    g_strdup_printf (_ ("New since %s"), day);

  gtk_label_set_label (GTK_LABEL (self->title), text);
}

static void
show_news (DealNewsCard *self)
{
  const DealNewsFound *found = self->found;

  deal_ui_remove_children (self->buttons);
  if (found != NULL && found->news != NULL)
    {
      show_title (self);
      add_terms (self, found->news);
      add_counts (self, found->news);
      add_assumptions (self, found->news);
      add_found (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (self->buttons) != NULL);
}

/* What the visit was before it was marked as seen. */
typedef struct
{
  DealArchive *archive;
  char        *deal;
  char        *edition;
  gint64       at;
} Before;

static void
before_free (gpointer  data,
             GClosure *closure)
{
  Before *before = data;

  g_object_unref (before->archive);
  g_free (before->deal);
  g_free (before->edition);
  g_free (before);
}

/* The archive says that it changed, and the card shows the news again. */
static void
undone_cb (const Before *before,
           GError      **error)
{
  deal_archive_keep_visit (before->archive, before->deal, before->edition, before->at,
                           error);
}

static void
seen_clicked_cb (DealNewsCard *self)
{
  Before   *before = g_new0 (Before, 1);
  GClosure *undo = g_cclosure_new_swap (G_CALLBACK (undone_cb), before, before_free);
  g_autoptr (GError) error = NULL;

  before->archive = g_object_ref (self->archive);
  before->deal = g_strdup (self->found->deal->id);
  before->edition = g_strdup (self->found->before);
  before->at = self->found->visited;
  g_closure_ref (undo);
  g_closure_sink (undo);
  if (deal_archive_keep_visit (self->archive, self->found->deal->id,
                               self->found->edition, deal_clock_now (), &error))
    {
      gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                              GTK_DIR_TAB_FORWARD);
      /* Whoever owns the card looks again, for the archive has changed. */
      g_clear_pointer (&self->found, deal_news_found_free);
      show_news (self);
      g_signal_emit (self, signals[UNDOABLE], 0, _ ("Marked as seen"), undo);
    }
  else
    g_signal_emit (self, signals[UNDOABLE], 0, error->message, NULL);
  g_closure_unref (undo);
}

/**
 * deal_news_card_show:
 * @self: the card
 * @selection: told what its buttons ask for
 * @archive: (nullable): where the visit is kept
 * @found: (nullable) (transfer full): what is new; `NULL`: nothing
 *
 * Shows what is new, or hides itself.  The first visit has no news, and is the one
 * that the next is compared with.
 */
void
deal_news_card_show (DealNewsCard  *self,
                     DealSelection *selection,
                     DealArchive   *archive,
                     DealNewsFound *found)
{
  g_return_if_fail (DEAL_IS_NEWS_CARD (self));

  g_set_object (&self->selection, selection);
  g_set_object (&self->archive, archive);
  g_clear_pointer (&self->found, deal_news_found_free);
  self->found = found;
  if (found != NULL && found->is_first)
    deal_archive_keep_visit (archive, found->deal->id, found->edition, deal_clock_now (),
                             NULL);
  show_news (self);
}

void
deal_news_card_leave (DealNewsCard *self,
                      const Deal   *deal)
{
  g_return_if_fail (DEAL_IS_NEWS_CARD (self));

  if (self->found != NULL && !g_str_equal (self->found->deal->id, deal->id))
    {
      g_clear_pointer (&self->found, deal_news_found_free);
      show_news (self);
    }
}

static void
deal_news_card_dispose (GObject *object)
{
  DealNewsCard *self = DEAL_NEWS_CARD (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->found, deal_news_found_free);
  if (self->buttons != NULL)
    deal_ui_remove_children (self->buttons);
  self->buttons = NULL;
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_news_card_parent_class)->dispose (object);
}

static void
deal_news_card_class_init (DealNewsCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_news_card_dispose;

  signals[UNDOABLE] = deal_ui_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), 2,
                                          G_TYPE_STRING, G_TYPE_CLOSURE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_news_card_init (DealNewsCard *self)
{
  GtkWidget        *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget        *seen = gtk_button_new_with_label (_ ("Mark as Seen"));
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "deal-news-card");

  self->title = deal_ui_label_new (NULL, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_widget_set_valign (seen, GTK_ALIGN_CENTER);
  g_signal_connect_object (seen, "clicked", G_CALLBACK (seen_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (head), seen);
  gtk_widget_set_parent (head, GTK_WIDGET (self));

  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, deal_wrap_layout_new (8, 8));
  gtk_widget_set_parent (self->buttons, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
