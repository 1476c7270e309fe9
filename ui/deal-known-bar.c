/* deal-known-bar.c: the day whose public knowledge the window shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-known-bar.h"

#include "calc/deal-format.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"
#include "model/deal-known.h"

#define DAYS_A_MONTH 30

/**
 * DealKnownBar:
 *
 * Stands under the header while the window shows an earlier day.  The slider
 * goes by days from the first version to the deal's as-of date, the arrows from
 * one day on which a source came out to the next.
 */
struct _DealKnownBar
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */
  Deal          *whole;     /* nullable; whose days the slider has */
  GArray        *days;      /* guint32, ascending: on which sources came out */
  guint32        day;       /* GDate's count; 0: none */
  gboolean       is_updating;

  GtkMenuButton *date_button;
  GtkPopover    *popover;
  GtkCalendar   *calendar;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;
  GtkScale      *scale;
  GtkAdjustment *adjustment;
  GtkLabel      *count_label;
};

G_DEFINE_FINAL_TYPE (DealKnownBar, deal_known_bar, GTK_TYPE_WIDGET)

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return (first > second) - (first < second);
}

/* The day nearest before (-1) or after (1) on which a source came out; 0: none. */
static guint32
find_day (DealKnownBar *self,
          int           sense)
{
  guint32 found = 0;

  for (guint i = 0; i < self->days->len; i++)
    {
      guint32 day = g_array_index (self->days, guint32, i);

      if (sense < 0 && day < self->day)
        found = day;
      if (sense > 0 && day > self->day && found == 0)
        found = day;
    }

  return found;
}

static void
show_calendar_day (DealKnownBar *self,
                   DealDate      date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time =
    g_date_time_new (utc, date.year, date.month, date.day, 0, 0, 0);

  gtk_calendar_select_day (self->calendar, time);
}

static void
update_words (DealKnownBar *self)
{
  Deal            *deal = deal_selection_get_deal (self->selection);
  g_autofree char *date = deal_format_date_long (deal_date_from_day (self->day));
  /* Translators: how many sources were public on a day, and how many there are. */
  g_autofree char *count = g_strdup_printf (
    P_ ("%u of %u sources was public; what rests on others alone is hidden",
        "%u of %u sources were public; what rests on others alone is hidden",
        deal->n_sources),
    (guint) deal->n_sources, (guint) self->whole->n_sources);

  gtk_menu_button_set_label (self->date_button, date);
  gtk_label_set_text (self->count_label, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, date, -1);
}

static void
update_widgets (DealKnownBar *self)
{
  self->is_updating = TRUE;
  gtk_adjustment_set_value (self->adjustment, self->day);
  show_calendar_day (self, deal_date_from_day (self->day));
  self->is_updating = FALSE;
  gtk_widget_set_sensitive (self->previous_button,
                            find_day (self, -1) >=
                              gtk_adjustment_get_lower (self->adjustment));
  gtk_widget_set_sensitive (self->next_button, find_day (self, 1) != 0);
  update_words (self);
}

/* Looks at another day; one before the first version is brought to it. */
static void
set_day (DealKnownBar *self,
         guint32       day)
{
  day = CLAMP (day, (guint32) gtk_adjustment_get_lower (self->adjustment),
               (guint32) gtk_adjustment_get_upper (self->adjustment));
  if (day == self->day)
    return;

  self->day = day;
  deal_selection_set_known_on (self->selection, deal_date_from_day (day), NULL);
}

static void
slid_cb (DealKnownBar *self)
{
  if (!self->is_updating)
    set_day (self, (guint32) (gtk_adjustment_get_value (self->adjustment) + 0.5));
}

static void
previous_clicked_cb (DealKnownBar *self)
{
  set_day (self, find_day (self, -1));
}

static void
next_clicked_cb (DealKnownBar *self)
{
  set_day (self, find_day (self, 1));
}

static void
day_selected_cb (DealKnownBar *self)
{
  g_autoptr (GDateTime) time = NULL;
  DealDate date = { 0 };

  if (self->is_updating)
    return;

  time = gtk_calendar_get_date (self->calendar);
  date.year = (gint16) g_date_time_get_year (time);
  date.month = (guint8) g_date_time_get_month (time);
  date.day = (guint8) g_date_time_get_day_of_month (time);
  gtk_popover_popdown (self->popover);
  set_day (self, deal_date_get_last_day (date));
  /* A day out of range was brought to one in it. */
  update_widgets (self);
}

static void
show_all_clicked_cb (DealKnownBar *self)
{
  deal_selection_set_known_on (self->selection, (DealDate){ 0 }, NULL);
}

/* From the day of the first version to the deal's own last one. */
static void
set_whole (DealKnownBar *self,
           Deal         *deal)
{
  guint32 first = deal_date_get_last_day (deal->as_of);
  guint32 last = first;

  g_clear_pointer (&self->whole, deal_unref);
  self->whole = deal_ref (deal);
  g_array_set_size (self->days, 0);
  gtk_scale_clear_marks (self->scale);

  for (gsize i = 0; i < deal->n_versions; i++)
    if (deal_date_is_set (deal->versions[i].announced))
      first = MIN (first, deal_date_get_last_day (deal->versions[i].announced));
  for (gsize i = 0; i < deal->n_sources; i++)
    {
      guint32 day = deal_source_get_known_day (&deal->sources[i], deal);

      if (day >= first && day <= last)
        g_array_append_val (self->days, day);
    }
  g_array_sort (self->days, compare_days);

  self->is_updating = TRUE;
  gtk_adjustment_configure (self->adjustment, self->day, first, last, 1, DAYS_A_MONTH, 0);
  self->is_updating = FALSE;
  for (gsize i = 0; i < deal->n_versions; i++)
    gtk_scale_add_mark (self->scale,
                        deal_date_get_last_day (deal->versions[i].announced),
                        GTK_POS_BOTTOM, NULL);
}

static void
selection_changed_cb (DealKnownBar *self)
{
  Deal    *whole = deal_selection_get_whole (self->selection);
  DealDate day = deal_selection_get_known_on (self->selection);

  gtk_widget_set_visible (GTK_WIDGET (self), deal_date_is_set (day));
  if (!deal_date_is_set (day))
    {
      self->day = 0;
      return;
    }

  self->day = deal_date_get_last_day (day);
  if (whole != self->whole)
    set_whole (self, whole);
  update_widgets (self);
}

static void
deal_known_bar_dispose (GObject *object)
{
  DealKnownBar *self = DEAL_KNOWN_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_KNOWN_BAR);
  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_object (&self->selection);
  g_clear_pointer (&self->whole, deal_unref);
  g_clear_pointer (&self->days, g_array_unref);

  G_OBJECT_CLASS (deal_known_bar_parent_class)->dispose (object);
}

static void
deal_known_bar_class_init (DealKnownBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_known_bar_dispose;

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-known-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, date_button);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, popover);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, calendar);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, scale);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, DealKnownBar, count_label);
  gtk_widget_class_bind_template_callback (widget_class, slid_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_clicked_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
deal_known_bar_init (DealKnownBar *self)
{
  self->days = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * deal_known_bar_set_selection:
 * @self: a bar
 * @selection: the selection whose day it shows and changes
 */
void
deal_known_bar_set_selection (DealKnownBar  *self,
                              DealSelection *selection)
{
  g_return_if_fail (DEAL_IS_KNOWN_BAR (self));
  g_return_if_fail (self->selection == NULL);

  self->selection = g_object_ref (selection);
  g_signal_connect_object (selection, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * deal_known_bar_start:
 * @self: a bar whose selection has a deal
 *
 * Shows the day before the newer version of the pair was announced; where that
 * is the first version, the day of it.  Does nothing where a day is shown.
 */
void
deal_known_bar_start (DealKnownBar *self)
{
  const DealOptions *options = deal_selection_get_options (self->selection);
  Deal              *whole = deal_selection_get_whole (self->selection);
  guint32            day;

  if (whole == NULL || deal_date_is_set (deal_selection_get_known_on (self->selection)))
    return;

  day = MAX (deal_date_get_last_day (options->old_version->announced),
             deal_date_get_last_day (options->new_version->announced));
  if (!deal_selection_set_known_on (self->selection, deal_date_from_day (day - 1), NULL))
    deal_selection_set_known_on (self->selection, deal_date_from_day (day), NULL);
}
