/* test-marked-text.c: the lines below added words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-palette.h"
#include "deal-marked-text.h"
#include "show-widget.h"

/* How many pixels of @colour lie on each other at most. */
static int
get_thickness (cairo_surface_t *picture,
               guint32          colour)
{
  int                  stride = cairo_image_surface_get_stride (picture);
  const unsigned char *data = cairo_image_surface_get_data (picture);
  int                  most = 0;

  for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
    for (int y = 0, n = 0; y < cairo_image_surface_get_height (picture); y++)
      {
        guint32 pixel = *(const guint32 *) (data + y * stride + x * 4) & 0xffffff;

        n = pixel == colour ? n + 1 : 0;
        most = MAX (most, n);
      }

  return most;
}

typedef struct
{
  GtkWidget parent_instance;
  GtkLabel *label;
} Marked;

typedef struct
{
  GtkWidgetClass parent_class;
} MarkedClass;

GType marked_get_type (void);
G_DEFINE_TYPE (Marked, marked, GTK_TYPE_WIDGET)

static void
marked_snapshot (GtkWidget   *widget,
                 GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (marked_parent_class)->snapshot (widget, snapshot);
  deal_marked_text_snapshot (((Marked *) widget)->label, widget, snapshot);
}

static void
marked_dispose (GObject *object)
{
  Marked *self = (Marked *) object;

  if (self->label != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->label));
  self->label = NULL;
  G_OBJECT_CLASS (marked_parent_class)->dispose (object);
}

static void
marked_class_init (MarkedClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = marked_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = marked_snapshot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
marked_init (Marked *self)
{
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

/* Two pixels below each added word, on every line, and none where nothing is added. */
static void
test_underline (void)
{
  static const char *const pairs[][2] = {
    { "No limit on the total.", "A cap on the total." },
    { "One two three four.", "One two three four, and then five six seven eight nine." },
    { "The same.", "The same." },
  };
  guint32 colour = deal_palette_get (DEAL_STYLE_LIGHT, DEAL_COLOUR_NEW);

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GArray) words = deal_words_diff (pairs[i][0], pairs[i][1]);
      PangoAttrList *list =
        deal_marked_text_get_attributes (words, DEAL_SIDE_NEW, DEAL_STYLE_LIGHT);
      Marked          *widget = g_object_new (marked_get_type (), NULL);
      GtkWidget       *window = show_widget (GTK_WIDGET (widget), 160, 120);
      cairo_surface_t *picture;

      gtk_label_set_text (widget->label, pairs[i][1]);
      gtk_label_set_attributes (widget->label, list);
      settle ();
      picture = picture_widget (GTK_WIDGET (widget));
      g_assert_cmpint (get_thickness (picture, colour), ==, i < 2 ? 2 : 0);
      cairo_surface_destroy (picture);
      pango_attr_list_unref (list);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/marked-text/line-below-added-words", test_underline);

  return g_test_run ();
}
