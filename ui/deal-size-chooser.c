/* deal-size-chooser.c: one of the presets, or any size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-size-chooser.h"

#include "deal-text.h"
#include "deal-ui.h"

#define MM_PER_INCH 25.4

struct _DealSizeChooser
{
  GtkWidget parent_instance;

  GtkDropDown   *drop_down;
  GtkWidget     *custom_grid;
  GtkSpinButton *width_spin;
  GtkSpinButton *height_spin;
  GtkSpinButton *dpi_spin;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSizeChooser, deal_size_chooser, GTK_TYPE_WIDGET)

static void
changed_cb (DealSizeChooser *self)
{
  gtk_widget_set_visible (self->custom_grid, deal_size_chooser_get_preset (self) == NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The physical size of a preset, which is what a printed page asks for. */
static char *
describe_preset (const DealPreset *preset)
{
  const DealSize *size = &preset->size;
  double          mm = MM_PER_INCH / size->dpi;

  /* Translators: name of a size, width and height in pixels, the same in mm */
  return g_strdup_printf (_ ("%s · %d × %d px · %.0f × %.0f mm"), _ (preset->title),
                          size->width, size->height, size->width * mm, size->height * mm);
}

static void
deal_size_chooser_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_SIZE_CHOOSER);
  deal_ui_remove_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (deal_size_chooser_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealSizeChooser, name)

static void
deal_size_chooser_class_init (DealSizeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_size_chooser_dispose;

  /**
   * DealSizeChooser::changed:
   *
   * Another size was chosen; it may be one that no picture can have.
   */
  signals[CHANGED] =
    deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-size-chooser.ui");
  BIND (drop_down);
  BIND (custom_grid);
  BIND (width_spin);
  BIND (height_spin);
  BIND (dpi_spin);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
deal_size_chooser_init (DealSizeChooser *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    gtk_string_list_take (list, describe_preset (deal_preset_get (i)));
  gtk_string_list_append (list, C_ ("size", "Custom…"));
  deal_ui_let_shrink (self->drop_down);
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (list));
}

/**
 * deal_size_chooser_get_preset:
 * @self: a chooser
 *
 * Returns: (nullable): the chosen preset; `NULL`: another size
 */
const DealPreset *
deal_size_chooser_get_preset (DealSizeChooser *self)
{
  guint place = gtk_drop_down_get_selected (self->drop_down);

  return place < DEAL_N_PRESETS ? deal_preset_get (place) : NULL;
}

DealSize
deal_size_chooser_get_size (DealSizeChooser *self)
{
  const DealPreset *preset = deal_size_chooser_get_preset (self);

  if (preset != NULL)
    return preset->size;

  return (DealSize){ gtk_spin_button_get_value_as_int (self->width_spin),
                     gtk_spin_button_get_value_as_int (self->height_spin),
                     gtk_spin_button_get_value (self->dpi_spin) };
}

/**
 * deal_size_chooser_set_size:
 * @self: a chooser
 * @size: a size; that of a preset, or any other
 */
void
deal_size_chooser_set_size (DealSizeChooser *self,
                            const DealSize  *size)
{
  g_return_if_fail (DEAL_IS_SIZE_CHOOSER (self));

  for (guint i = 0; i < DEAL_N_PRESETS; i++)
    {
      const DealSize *preset = &deal_preset_get (i)->size;

      if (preset->width == size->width && preset->height == size->height &&
          preset->dpi == size->dpi)
        {
          gtk_drop_down_set_selected (self->drop_down, i);
          return;
        }
    }

  gtk_spin_button_set_value (self->width_spin, size->width);
  gtk_spin_button_set_value (self->height_spin, size->height);
  gtk_spin_button_set_value (self->dpi_spin, size->dpi);
  gtk_drop_down_set_selected (self->drop_down, DEAL_N_PRESETS);
}
