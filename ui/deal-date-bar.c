/* deal-date-bar.c: a day on the way from the first fact to today
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-date-bar.h"

#include "calc/deal-format.h"
#include "calc/deal-lanes.h"
#include "calc/deal-matrix.h"
#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* A slider that is dragged is drawn to a change as near as this, in pixels. */
#define MAGNET 6

/* More marks than this would be one line. */
#define MAX_MARKS 250

/**
 * DealDateBar:
 *
 * The slider has a mark, and a step, at each day on which something changes: the
 * arrow keys, the wheel and the buttons go from one to the next, and at last to
 * the end; Page Up and Page Down go from version to version.  The pointer may stop
 * at any day, and is drawn to those.  Long marks are the versions of the deal.
 */
struct _DealDateBar
{
  GtkWidget parent_instance;

  Deal    *deal;    /* nullable; whose dates the slider has */
  GArray  *changes; /* DealDate, ascending */
  guint32  day;     /* GDate's count */
  gboolean is_updating;

  GtkLabel      *caption;
  GtkLabel      *date_label;
  GtkWidget     *previous_button;
  GtkWidget     *next_button;
  GtkScale      *scale;
  GtkAdjustment *adjustment;
  GtkLabel      *first_label;
  GtkLabel      *last_label;
  GtkWidget     *ends;
  gboolean       is_narrow;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealDateBar, deal_date_bar, GTK_TYPE_WIDGET)

static guint32
get_version_start (const DealVersion *version)
{
  return deal_date_get_first_day (deal_version_get_start (version));
}

/* Takes @day for the step when it is nearer than @found (0: none) on the side of
 * @sense. */
static guint32
choose_nearer (DealDateBar *self,
               guint32      found,
               guint32      day,
               int          sense)
{
  guint32 end = (guint32) gtk_adjustment_get_upper (self->adjustment);
  guint32 first = (guint32) gtk_adjustment_get_lower (self->adjustment);

  if (day > end || day < first)
    return found;
  if (sense < 0)
    return day < self->day && day > found ? day : found;

  return day > self->day && (found == 0 || day < found) ? day : found;
}

/* The day to step to, before (-1) or after (1): a change, and behind the last of
 * them the end; 0: none. */
static guint32
find_step (DealDateBar *self,
           int          sense)
{
  guint32 end = (guint32) gtk_adjustment_get_upper (self->adjustment);
  guint32 found = 0;

  for (guint i = 0; i < self->changes->len; i++)
    found = choose_nearer (self, found,
                           deal_date_get_first_day (
                             g_array_index (self->changes, DealDate, i)),
                           sense);

  return sense > 0 && found == 0 && self->day < end ? end : found;
}

/* Likewise the first day of a version. */
static guint32
find_version_step (DealDateBar *self,
                   int          sense)
{
  guint32 end = (guint32) gtk_adjustment_get_upper (self->adjustment);
  guint32 found = 0;

  for (gsize i = 0; i < self->deal->n_versions; i++)
    found = choose_nearer (self, found, get_version_start (&self->deal->versions[i]),
                           sense);

  return sense > 0 && found == 0 && self->day < end ? end : found;
}

/* The version in whose time the day is; NULL: before all. */
static const DealVersion *
find_version (DealDateBar *self)
{
  const DealVersion *found = NULL;

  for (gsize i = 0; i < self->deal->n_versions; i++)
    if (get_version_start (&self->deal->versions[i]) <= self->day)
      found = &self->deal->versions[i];

  return found;
}

static void
update_widgets (DealDateBar *self)
{
  const DealVersion *version = find_version (self);
  g_autofree char   *text = deal_format_date_long (deal_date_from_day (self->day));
  g_autofree char   *value = NULL;

  self->is_updating = TRUE;
  gtk_adjustment_set_value (self->adjustment, self->day);
  self->is_updating = FALSE;
  gtk_label_set_text (self->date_label, text);
  gtk_widget_set_sensitive (self->previous_button, find_step (self, -1) != 0);
  gtk_widget_set_sensitive (self->next_button, find_step (self, 1) != 0);
  if (version == NULL)
    {
      gtk_label_set_text (self->caption, self->is_narrow
                                           ? _ ("As of")
                                           : _ ("As of, before all versions"));
      value = g_strdup (text);
    }
  else
    {
      /* Translators: %s is a version, as “Apr 2026 amendment”; a date follows. */
      g_autofree char *caption = g_strdup_printf (_ ("As of, under %s"), version->title);

      gtk_label_set_text (self->caption, self->is_narrow ? _ ("As of") : caption);
      /* Translators: a date, and the version in whose time it is. */
      value = g_strdup_printf (_ ("%1$s, under %2$s"), text, version->title);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
}

static void
set_day (DealDateBar *self,
         guint32      day)
{
  if (self->day == day)
    return;

  self->day = day;
  update_widgets (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
slid_cb (DealDateBar *self)
{
  if (!self->is_updating)
    set_day (self, (guint32) (gtk_adjustment_get_value (self->adjustment) + 0.5));
}

/* A day that something happened on, if @day is as near as the pointer can show. */
static guint32
attract (DealDateBar *self,
         guint32      day)
{
  double span = gtk_adjustment_get_upper (self->adjustment) -
                gtk_adjustment_get_lower (self->adjustment);
  int     width = gtk_widget_get_width (GTK_WIDGET (self->scale));
  guint32 best = width > 0 ? (guint32) (span * MAGNET / width) + 1 : 0;
  guint32 found = day;

  for (guint i = 0; i < self->changes->len; i++)
    {
      guint32 change =
        deal_date_get_first_day (g_array_index (self->changes, DealDate, i));
      guint32 distance = change > day ? change - day : day - change;

      if (distance < best)
        {
          best = distance;
          found = change;
        }
    }

  return found;
}

/* What the keys, the wheel and the pointer ask of the slider. */
static gboolean
value_asked_cb (DealDateBar  *self,
                GtkScrollType scroll,
                double        value)
{
  double  now = gtk_adjustment_get_value (self->adjustment);
  int     sense = value > now ? 1 : -1;
  guint32 day = 0;

  switch (scroll)
    {
    case GTK_SCROLL_START:
    case GTK_SCROLL_END:
      return FALSE;
    case GTK_SCROLL_JUMP:
      day = attract (self, (guint32) (CLAMP (value,
                                             gtk_adjustment_get_lower (self->adjustment),
                                             gtk_adjustment_get_upper (
                                               self->adjustment)) +
                                      0.5));
      break;
    case GTK_SCROLL_PAGE_BACKWARD:
    case GTK_SCROLL_PAGE_FORWARD:
    case GTK_SCROLL_PAGE_UP:
    case GTK_SCROLL_PAGE_DOWN:
    case GTK_SCROLL_PAGE_LEFT:
    case GTK_SCROLL_PAGE_RIGHT:
      day = find_version_step (self, sense);
      break;
    default:
      day = find_step (self, sense);
      break;
    }
  if (day != 0)
    set_day (self, day);

  return TRUE;
}

static gboolean
wheeled_cb (DealDateBar *self,
            double       dx,
            double       dy)
{
  if (dx + dy != 0)
    deal_date_bar_step (self, dx + dy > 0 ? 1 : -1);

  return TRUE;
}

static void
previous_clicked_cb (DealDateBar *self)
{
  deal_date_bar_step (self, -1);
}

static void
next_clicked_cb (DealDateBar *self)
{
  deal_date_bar_step (self, 1);
}

/* Versions below the slider; above it whatever changes. */
static void
add_marks (DealDateBar *self,
           guint32      first,
           guint32      last)
{
  gtk_scale_clear_marks (self->scale);
  for (guint i = 0; i < self->changes->len && self->changes->len <= MAX_MARKS; i++)
    {
      guint32 day = deal_date_get_first_day (g_array_index (self->changes, DealDate, i));

      if (day <= last)
        gtk_scale_add_mark (self->scale, day, GTK_POS_TOP, NULL);
    }
  for (gsize i = 0; i < self->deal->n_versions; i++)
    {
      guint32 day = get_version_start (&self->deal->versions[i]);

      if (day >= first && day <= last)
        gtk_scale_add_mark (self->scale, day, GTK_POS_BOTTOM, NULL);
    }
}

/* From the first day on which something changes to today, and to the deal's own
 * last day where the clock is behind it. */
static void
set_deal (DealDateBar *self,
          const Deal  *deal)
{
  guint32          first = deal_date_get_last_day (deal->as_of);
  guint32          last = MAX (first, deal_date_get_first_day (deal_date_get_today ()));
  g_autofree char *first_text = NULL;
  g_autofree char *last_text = NULL;

  g_clear_pointer (&self->deal, deal_unref);
  self->deal = deal_ref (deal);
  g_clear_pointer (&self->changes, g_array_unref);
  self->changes = deal_matrix_get_dates (deal);
  if (self->changes->len > 0)
    first =
      MIN (last, deal_date_get_first_day (g_array_index (self->changes, DealDate, 0)));

  self->is_updating = TRUE;
  gtk_adjustment_configure (self->adjustment, self->day, first, last, 1, 1, 0);
  self->is_updating = FALSE;
  add_marks (self, first, last);

  first_text = deal_format_date (deal_date_from_day (first));
  last_text = deal_format_date (deal_date_from_day (last));
  if (last == deal_date_get_first_day (deal_date_get_today ()))
    {
      g_autofree char *day = g_steal_pointer (&last_text);

      /* Translators: %s is a date */
      last_text = g_strdup_printf (_ ("%s, today"), day);
    }
  gtk_label_set_text (self->first_label, first_text);
  gtk_label_set_text (self->last_label, last_text);
}

static void
deal_date_bar_dispose (GObject *object)
{
  DealDateBar *self = DEAL_DATE_BAR (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_DATE_BAR);
  deal_ui_remove_children (GTK_WIDGET (self));
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->deal, deal_unref);

  G_OBJECT_CLASS (deal_date_bar_parent_class)->dispose (object);
}

static void
deal_date_bar_class_init (DealDateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_date_bar_dispose;

  /**
   * DealDateBar::changed:
   *
   * The reader chose another day.
   */
  signals[CHANGED] =
    deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dealdatebar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-date-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, caption);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, date_label);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, previous_button);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, next_button);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, scale);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, adjustment);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, first_label);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, last_label);
  gtk_widget_class_bind_template_child (widget_class, DealDateBar, ends);
  gtk_widget_class_bind_template_callback (widget_class, slid_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, wheeled_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);
}

static void
deal_date_bar_init (DealDateBar *self)
{
  self->changes = g_array_new (FALSE, FALSE, sizeof (DealDate));
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_updating = FALSE;
}

/**
 * deal_date_bar_set_options:
 * @self: a bar
 * @options: options, of any deal
 *
 * Shows the as-of date of the options.  Emits nothing.
 */
void
deal_date_bar_set_options (DealDateBar       *self,
                           const DealOptions *options)
{
  g_return_if_fail (DEAL_IS_DATE_BAR (self));

  self->day = deal_date_get_last_day (options->on);
  if (self->deal != options->deal)
    set_deal (self, options->deal);
  update_widgets (self);
}

/**
 * deal_date_bar_set_narrow:
 * @self: a bar
 * @is_narrow: whether to say no more than the day, which is what a figure that
 *   stands above it needs the room for
 */
void
deal_date_bar_set_narrow (DealDateBar *self,
                          gboolean     is_narrow)
{
  g_return_if_fail (DEAL_IS_DATE_BAR (self));

  self->is_narrow = is_narrow;
  gtk_widget_set_visible (self->ends, !is_narrow);
  if (is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (self->deal != NULL)
    update_widgets (self);
}

DealDate
deal_date_bar_get_date (DealDateBar *self)
{
  return deal_date_from_day (self->day);
}

/**
 * deal_date_bar_step:
 * @self: a bar
 * @sense: -1: back; 1: on
 *
 * Goes to the nearest day on which something changes, or behind the last of them
 * to the end of the bar.
 */
void
deal_date_bar_step (DealDateBar *self,
                    int          sense)
{
  guint32 day;

  g_return_if_fail (DEAL_IS_DATE_BAR (self));

  day = find_step (self, sense);
  if (day != 0)
    set_day (self, day);
}
