/* deal-key-dates.c: the few dates that matter, on one line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-key-dates.h"

#include <adwaita.h>
#include <string.h>

#include "calc/deal-format.h"
#include "chart/deal-palette.h"
#include "deal-chart.h"
#include "deal-text.h"

/* The line leaves this much at either side, so that the dots are whole. */
#define MARGIN 12.0
/* Between a label and the line, and between two labels of one side; by eye. */
#define GAP 8.0
#define RADIUS 5.0
/* More ends than this would not be key dates. */
#define MAX_ENDS 3

typedef struct
{
  DealDate   date;
  guint32    day; /* where it stands: an end at the last day of its precision */
  DealColour fill;
  DealColour text;
  char      *when;
  char      *what;
} KeyDate;

/**
 * DealKeyDates:
 *
 * The two versions of the pair, today, and the ends that the new version names.
 * It draws and does nothing else: the card around it is the button.
 */
struct _DealKeyDates
{
  GtkWidget parent_instance;

  GArray *dates; /* KeyDate, ascending */
};

G_DEFINE_FINAL_TYPE (DealKeyDates, deal_key_dates, GTK_TYPE_WIDGET)

static void
key_date_clear (gpointer data)
{
  KeyDate *key = data;

  g_free (key->when);
  g_free (key->what);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const KeyDate *first = a;
  const KeyDate *second = b;

  return first->day < second->day ? -1 : first->day > second->day;
}

static KeyDate *
find_day (DealKeyDates *self,
          guint32       day)
{
  for (guint i = 0; i < self->dates->len; i++)
    if (g_array_index (self->dates, KeyDate, i).day == day)
      return &g_array_index (self->dates, KeyDate, i);

  return NULL;
}

static void
add_version (DealKeyDates      *self,
             const DealVersion *version,
             DealColour         fill,
             DealColour         text)
{
  KeyDate key = { .date = version->announced, .fill = fill, .text = text };

  key.day = deal_date_get_first_day (key.date);
  key.when = deal_format_date (key.date);
  key.what = g_strdup (version->title);
  g_array_append_val (self->dates, key);
}

static void
add_today (DealKeyDates *self)
{
  KeyDate key = { .fill = DEAL_COLOUR_INK, .text = DEAL_COLOUR_INK };

  key.date = deal_date_get_today ();
  key.day = deal_date_get_first_day (key.date);
  key.when = g_strdup (_ ("Today"));
  key.what = deal_format_date (key.date);
  g_array_append_val (self->dates, key);
}

/* Several terms that end on one day share a dot. */
static void
add_end (DealKeyDates   *self,
         const DealTerm *term,
         DealDate        date)
{
  guint32  day = deal_date_get_last_day (date);
  KeyDate *known = find_day (self, day);

  if (known != NULL)
    {
      g_autofree char *what = g_steal_pointer (&known->what);

      /* Translators: two terms that end on one day. */
      known->what = g_strdup_printf (_ ("%s; %s"), what, term->title);
      return;
    }

  KeyDate key = {
    .date = date, .day = day, .fill = DEAL_COLOUR_NEW, .text = DEAL_COLOUR_NEW_TEXT
  };
  g_autofree char *when = deal_format_date (date);

  /* Translators: %s is a year, a month or a day that is still included. */
  key.when = date.month == 0 ? g_strdup_printf (_ ("End of %s"), when) : g_strdup (when);
  key.what = g_strdup (term->title);
  g_array_append_val (self->dates, key);
}

static void
add_ends (DealKeyDates      *self,
          const DealOptions *options)
{
  guint first = self->dates->len;

  for (gsize i = 0; i < options->deal->n_terms; i++)
    {
      const DealTerm  *term = &options->deal->terms[i];
      const DealValue *value = deal_term_get_value (term, options->new_version);
      DealDate         date;

      if (value == NULL || value->state != DEAL_STATE_VALUE)
        continue;

      date = term->type == DEAL_TYPE_DATE ? value->date : value->to;
      if (deal_date_is_set (date) && (self->dates->len - first < MAX_ENDS ||
                                      find_day (self, deal_date_get_last_day (date))))
        add_end (self, term, date);
    }
}

static PangoLayout *
new_layout (DealKeyDates  *self,
            const KeyDate *key,
            double         max_width)
{
  g_autofree char *text = g_strdup_printf ("%s\n%s", key->when, key->what);
  PangoLayout     *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList   *attributes = pango_attr_list_new ();
  PangoAttribute  *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute  *small = pango_attr_scale_new (0.86);

  bold->end_index = (guint) strlen (key->when);
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, small);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (layout, -3);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_set_width (layout, (int) (max_width * PANGO_SCALE));

  return layout;
}

static double
get_x (DealKeyDates *self,
       guint         index,
       double        width)
{
  guint32 first = g_array_index (self->dates, KeyDate, 0).day;
  guint32 last = g_array_index (self->dates, KeyDate, self->dates->len - 1).day;
  guint32 day = g_array_index (self->dates, KeyDate, index).day;

  if (last == first)
    return width / 2;

  return MARGIN + (width - 2 * MARGIN) * (day - first) / (last - first);
}

/* Labels alternate above and below the line, and move right where they would
 * touch the last one of their side. */
static void
draw_labels (DealKeyDates *self,
             cairo_t      *cr,
             DealStyle     style,
             double        width,
             double        height)
{
  double right[2] = { 0.0, 0.0 };
  double max_width = MAX (60.0, width / ((self->dates->len + 1) / 2 + 0.3));

  for (guint i = 0; i < self->dates->len; i++)
    {
      const KeyDate *key = &g_array_index (self->dates, KeyDate, i);
      g_autoptr (PangoLayout) layout = new_layout (self, key, max_width);
      double         x = get_x (self, i, width);
      guint          side = i % 2;
      PangoRectangle extents;
      double         left;

      pango_layout_get_pixel_extents (layout, NULL, &extents);
      left = CLAMP (x - extents.width / 2.0, right[side],
                    MAX (right[side], width - extents.width));
      right[side] = left + extents.width + GAP;
      deal_palette_set_source (cr, style, key->text);
      cairo_move_to (cr, left - extents.x,
                     side == 0 ? height / 2 - RADIUS - GAP / 2 - extents.height
                               : height / 2 + RADIUS + GAP / 2);
      pango_cairo_show_layout (cr, layout);
    }
}

static void
draw_line (DealKeyDates *self,
           cairo_t      *cr,
           DealStyle     style,
           double        width,
           double        height)
{
  deal_palette_set_source (cr, style, DEAL_COLOUR_INK3);
  cairo_set_line_width (cr, 1.0);
  cairo_move_to (cr, 0, (int) (height / 2) + 0.5);
  cairo_line_to (cr, width, (int) (height / 2) + 0.5);
  cairo_stroke (cr);

  for (guint i = 0; i < self->dates->len; i++)
    {
      const KeyDate *key = &g_array_index (self->dates, KeyDate, i);
      double         x = get_x (self, i, width);

      deal_palette_set_source (cr, style, key->fill);
      if (key->fill == DEAL_COLOUR_INK)
        cairo_rectangle (cr, (int) x - 1, height / 2 - 2 * RADIUS, 2, 4 * RADIUS);
      else
        cairo_arc (cr, x, (int) (height / 2) + 0.5, RADIUS, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
deal_key_dates_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DealKeyDates *self = DEAL_KEY_DATES (widget);
  double        width = gtk_widget_get_width (widget);
  double        height = gtk_widget_get_height (widget);
  DealStyle     style = deal_chart_get_style_for_widget (widget);
  cairo_t      *cr;

  if (self->dates->len == 0 || width <= 2 * MARGIN)
    return;

  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  draw_line (self, cr, style, width, height);
  draw_labels (self, cr, style, width, height);
  cairo_destroy (cr);
}

static void
deal_key_dates_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "2030\nX\nX");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 200;
      *natural = 600;
    }
  else
    *minimum = *natural = 2 * height + (int) (2 * GAP + 2 * RADIUS);
}

static void
deal_key_dates_finalize (GObject *object)
{
  g_array_unref (DEAL_KEY_DATES (object)->dates);

  G_OBJECT_CLASS (deal_key_dates_parent_class)->finalize (object);
}

static void
deal_key_dates_class_init (DealKeyDatesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = deal_key_dates_finalize;
  widget_class->snapshot = deal_key_dates_snapshot;
  widget_class->measure = deal_key_dates_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
deal_key_dates_init (DealKeyDates *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->dates = g_array_new (FALSE, TRUE, sizeof (KeyDate));
  g_array_set_clear_func (self->dates, key_date_clear);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * deal_key_dates_set_options:
 * @self: the line
 * @options: whose pair and deal it shows
 *
 * Takes the dates from the pair, the clock and the new version's terms.
 */
void
deal_key_dates_set_options (DealKeyDates      *self,
                            const DealOptions *options)
{
  g_array_set_size (self->dates, 0);
  add_version (self, options->old_version, DEAL_COLOUR_OLD, DEAL_COLOUR_OLD_TEXT);
  add_version (self, options->new_version, DEAL_COLOUR_NEW, DEAL_COLOUR_NEW_TEXT);
  add_today (self);
  add_ends (self, options);
  g_array_sort (self->dates, compare_days);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * deal_key_dates_describe:
 * @self: the line
 *
 * Returns: (transfer full): what it shows, in words
 */
char *
deal_key_dates_describe (DealKeyDates *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->dates->len; i++)
    {
      const KeyDate *key = &g_array_index (self->dates, KeyDate, i);

      /* Translators: a date and what happens then, in a list. */
      g_string_append_printf (text, _ ("%s: %s. "), key->when, key->what);
    }

  return g_string_free (text, FALSE);
}
