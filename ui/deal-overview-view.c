/* deal-overview-view.c: the deal at a glance; every number leads to its view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-overview-view.h"

#include <adwaita.h>

#include "deal-adaptive-bin.h"
#include "deal-clock.h"
#include "deal-key-dates.h"
#include "deal-news-card.h"
#include "deal-overview-cards.h"
#include "deal-overview-figure.h"
#include "deal-text.h"
#include "deal-ui.h"

/**
 * DealOverviewView:
 *
 * Cards, each a way into the view that it sums up.  Signal `undoable` (text,
 * closure): the news were marked as seen.
 */
struct _DealOverviewView
{
  GtkWidget parent_instance;

  DealSelection *selection;     /* nullable */
  DealUpdates   *updates;       /* nullable */
  guint          update_source; /* idle; 0: none */
  guint          look_source;   /* likewise, after the archive has changed */
  GCancellable  *looking;       /* nullable: at the archive */
  gboolean       looks_again;   /* when that is done */

  DealAdaptiveBin    *bin;
  GtkWidget          *page;
  DealNewsCard       *news;
  GtkGrid            *cards;
  GtkWidget          *conflicts_card;
  GtkLabel           *headline;
  GtkLabel           *subtitle;
  GtkFlowBox         *tally;
  DealOverviewFigure *payments_card;
  DealOverviewFigure *availability_card;
  GtkLabel           *conflicts_count;
  GtkLabel           *conflicts_text;
  GtkLabel           *conflicts_more;
  GtkBox             *conflicts;
  GtkWidget          *dates_card;
  DealKeyDates       *key_dates;
  GtkWidget          *sources_card;
  GtkGrid            *sources_grid;
  GtkLabel           *sources_text;
};

enum
{
  PROP_SELECTION = 1,
  PROP_UPDATES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  UNDOABLE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealOverviewView, deal_overview_view, GTK_TYPE_WIDGET)

static void
set_name (GtkWidget  *widget,
          const char *view,
          const char *text)
{
  /* Translators: a card for a screen reader: its title and what it says. */
  g_autofree char *name = g_strdup_printf (_ ("%s: %s"), view, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static void
conflict_clicked_cb (DealOverviewView *self,
                     const char       *term)
{
  if (term == NULL)
    {
      deal_selection_open_view (self->selection, "evidence/disputed");
      return;
    }
  deal_selection_set_term (self->selection, term);
  deal_selection_open_view (self->selection, "evidence");
}

static DealArchive *
get_archive (DealOverviewView *self)
{
  return self->updates != NULL ? deal_updates_get_archive (self->updates, NULL) : NULL;
}

static void
show_sources (DealOverviewView *self)
{
  g_autofree char *text =
    self->updates != NULL ? deal_updates_describe_age (self->updates) : g_strdup ("");

  deal_overview_fill_sources (self->sources_grid,
                              deal_selection_get_options (self->selection));
  gtk_label_set_label (self->sources_text, text);
  set_name (self->sources_card, _ ("Sources"), text);
}

static void
say_busy (DealOverviewView *self,
          gboolean          is_busy)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->news), GTK_ACCESSIBLE_STATE_BUSY,
                               is_busy, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->sources_card),
                               GTK_ACCESSIBLE_STATE_BUSY, is_busy, -1);
}

static void
show_found (DealOverviewView *self,
            DealNewsFound    *found)
{
  deal_overview_show_found (self->sources_grid, found);
  deal_news_card_show (self->news, self->selection, get_archive (self), found);
}

static void found_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Looks at the archive in a thread; what is there stays until that is done.  One look
 * at a time: a refresh changes the archive many times in a second. */
static void
look (DealOverviewView *self)
{
  Deal        *deal = deal_selection_get_whole (self->selection);
  DealArchive *archive = get_archive (self);

  if (deal == NULL || archive == NULL)
    {
      show_found (self, NULL);
      return;
    }
  self->looks_again = self->looking != NULL;
  if (self->looks_again)
    return;

  say_busy (self, TRUE);
  deal_news_card_leave (self->news, deal);
  self->looking = g_cancellable_new ();
  deal_news_job_run_async (deal, archive, self->looking, found_cb, self);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DealNewsFound    *found = deal_news_job_run_finish (result, NULL);
  DealOverviewView *self;

  /* A view that has gone has cancelled it. */
  if (found == NULL)
    return;

  self = DEAL_OVERVIEW_VIEW (user_data);
  g_clear_object (&self->looking);
  say_busy (self, FALSE);
  if (found->deal == deal_selection_get_whole (self->selection))
    show_found (self, found);
  else
    deal_news_found_free (found);
  if (self->looks_again)
    look (self);
}

static void
update (DealOverviewView *self)
{
  const DealOptions *options = deal_selection_get_options (self->selection);
  const DealDiff    *diff = deal_selection_get_diff (self->selection);
  g_autofree char   *dates = NULL;
  g_autofree char   *count = NULL;
  g_autofree char   *counted = NULL;
  g_autofree char   *others = NULL;

  if (options == NULL || diff == NULL)
    return;

  deal_overview_show_headline (self->headline, self->subtitle, options, diff);
  deal_overview_fill_tally (self->tally, diff, self->selection);
  deal_overview_figure_show (self->payments_card, DEAL_FIGURE_PAYMENTS, options);
  deal_overview_figure_show (self->availability_card, DEAL_FIGURE_AVAILABILITY, options);

  deal_overview_fill_conflicts (self->conflicts, diff, G_CALLBACK (conflict_clicked_cb),
                                self);
  count = g_strdup_printf ("%zu", options->deal->n_conflicts);
  gtk_label_set_label (self->conflicts_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_count),
                          options->deal->n_conflicts > 0);
  counted = deal_overview_describe_conflicts (options->deal);
  gtk_label_set_label (self->conflicts_text, counted);
  others = deal_overview_describe_others (diff);
  gtk_label_set_label (self->conflicts_more, others);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_more), others[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts_text),
                          options->deal->n_conflicts > 0);

  deal_key_dates_set_options (self->key_dates, options);
  dates = deal_key_dates_describe (self->key_dates);
  set_name (self->dates_card, _ ("Key dates"), dates);
  show_sources (self);
  look (self);
}

static gboolean
update_later_cb (gpointer user_data)
{
  DealOverviewView *self = user_data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Moving a slider elsewhere changes the options many times; a view that nobody
 * looks at waits until it is mapped. */
static void
changed_cb (DealOverviewView *self)
{
  if (self->selection != NULL && self->update_source == 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_source = g_idle_add (update_later_cb, self);
}

static gboolean
look_later_cb (gpointer user_data)
{
  DealOverviewView *self = user_data;

  self->look_source = 0;
  if (deal_selection_get_options (self->selection) != NULL)
    {
      show_sources (self);
      look (self);
    }

  return G_SOURCE_REMOVE;
}

/* A refresh does so many times in a second, and most of the page does not care. */
static void
archive_changed_cb (DealOverviewView *self)
{
  if (self->selection != NULL && self->look_source == 0 &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->look_source = g_idle_add (look_later_cb, self);
}

static void
payments_clicked_cb (DealOverviewView *self)
{
  deal_selection_open_view (self->selection, "payments");
}

static void
availability_clicked_cb (DealOverviewView *self)
{
  deal_selection_open_view (self->selection, "availability");
}

static void
dates_clicked_cb (DealOverviewView *self)
{
  deal_selection_open_view (self->selection, "timeline");
}

static void
sources_clicked_cb (DealOverviewView *self)
{
  deal_selection_open_view (self->selection, "sources");
}

/* A look that began before would show the news once more. */
static void
undoable_cb (DealOverviewView *self,
             const char       *text,
             GClosure         *undo)
{
  if (self->looking != NULL)
    {
      g_cancellable_cancel (self->looking);
      g_clear_object (&self->looking);
      look (self);
    }
  g_signal_emit (self, signals[UNDOABLE], 0, text, undo);
}

static void
deal_overview_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (deal_overview_view_parent_class)->map (widget);
  if (DEAL_OVERVIEW_VIEW (widget)->selection != NULL)
    update (DEAL_OVERVIEW_VIEW (widget));
}

static void
deal_overview_view_dispose (GObject *object)
{
  DealOverviewView *self = DEAL_OVERVIEW_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->selection);
  g_clear_object (&self->updates);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_OVERVIEW_VIEW);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_overview_view_parent_class)->dispose (object);
}

static void
deal_overview_view_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DealOverviewView *self = DEAL_OVERVIEW_VIEW (object);

  switch (property_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_UPDATES:
      g_value_set_object (value, self->updates);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
deal_overview_view_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  DealOverviewView *self = DEAL_OVERVIEW_VIEW (object);
  GObject          *given = g_value_get_object (value);

  switch (property_id)
    {
    case PROP_SELECTION:
      if (g_set_object (&self->selection, (DealSelection *) given) && given != NULL)
        g_signal_connect_object (given, "changed", G_CALLBACK (changed_cb), self,
                                 G_CONNECT_SWAPPED);
      break;
    case PROP_UPDATES:
      if (g_set_object (&self->updates, (DealUpdates *) given) && given != NULL)
        g_signal_connect_object (given, "changed", G_CALLBACK (archive_changed_cb), self,
                                 G_CONNECT_SWAPPED);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-overview-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, bin);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, page);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, news);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, cards);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, conflicts_card);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, headline);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, subtitle);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, tally);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, payments_card);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView,
                                        availability_card);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, conflicts_count);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, conflicts_text);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, conflicts_more);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, conflicts);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, dates_card);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, key_dates);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, sources_card);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, sources_grid);
  gtk_widget_class_bind_template_child (widget_class, DealOverviewView, sources_text);
  gtk_widget_class_bind_template_callback (widget_class, payments_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, availability_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sources_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undoable_cb);
}

static void
deal_overview_view_class_init (DealOverviewViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags     flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_KEY_DATES);
  g_type_ensure (DEAL_TYPE_NEWS_CARD);
  g_type_ensure (DEAL_TYPE_OVERVIEW_FIGURE);
  object_class->dispose = deal_overview_view_dispose;
  object_class->get_property = deal_overview_view_get_property;
  object_class->set_property = deal_overview_view_set_property;
  widget_class->map = deal_overview_view_map;

  properties[PROP_SELECTION] =
    g_param_spec_object ("selection", NULL, NULL, DEAL_TYPE_SELECTION, flags);
  properties[PROP_UPDATES] =
    g_param_spec_object ("updates", NULL, NULL, DEAL_TYPE_UPDATES, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[UNDOABLE] = deal_ui_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), 2,
                                          G_TYPE_STRING, G_TYPE_CLOSURE);
  bind_template (widget_class);
}

/* Three columns, or one below the other, with less around them. */
static void
lay_out (DealOverviewView *self)
{
  gboolean         narrow = deal_adaptive_bin_is_narrow (self->bin);
  GtkWidget       *cards[] = { GTK_WIDGET (self->payments_card),
                               GTK_WIDGET (self->availability_card),
                               self->conflicts_card, self->dates_card,
                               self->sources_card };
  static const int wide[][3] = {
    { 0, 0, 1 }, { 1, 0, 1 }, { 2, 0, 1 }, { 0, 1, 2 }, { 2, 1, 1 }
  };

  if (narrow)
    gtk_widget_add_css_class (self->page, "narrow");
  else
    gtk_widget_remove_css_class (self->page, "narrow");

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_object_ref (cards[i]);
      if (gtk_widget_get_parent (cards[i]) != NULL)
        gtk_grid_remove (self->cards, cards[i]);
      if (narrow)
        gtk_grid_attach (self->cards, cards[i], 0, (int) i, 1, 1);
      else
        gtk_grid_attach (self->cards, cards[i], wide[i][0], wide[i][1], wide[i][2], 1);
      g_object_unref (cards[i]);
    }
}

static void
deal_overview_view_init (DealOverviewView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lay_out (self);
  g_signal_connect_object (self->bin, "notify::narrow", G_CALLBACK (lay_out), self,
                           G_CONNECT_SWAPPED);
}
