/* deal-export-dialog.c: which figure becomes which file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-export-dialog.h"

#include "deal-adaptive-bin.h"
#include "deal-compat.h"
#include "deal-config.h"
#include "deal-export-choices.h"
#include "deal-export-job.h"
#include "deal-export-preview.h"
#include "deal-export-toast.h"
#include "deal-figure-job.h"
#include "deal-figure-maker.h"
#include "deal-names.h"
#include "deal-size-chooser.h"
#include "deal-text.h"
#include "deal-ui.h"

#define CHOICES_WIDTH 384
#define NARROW_WIDTH 720

/**
 * DealExportDialog:
 *
 * Shows the very figure that is written: in the language of the source and
 * whole, with its sources and assumptions, which have no switch.  The last
 * format, size, style and folder are kept for the next time.
 */
struct _DealExportDialog
{
  AdwWindow parent_instance;

  DealOptions  *options; /* a copy: the window behind does not change */
  DealFigure   *figure;  /* nullable: it is being made, or could not be */
  GSettings    *settings;
  GCancellable *saving; /* nullable */
  GFile        *file;   /* nullable; what is being saved */
  gboolean      is_updating;

  DealFigureMaker    maker;
  DealAdaptiveBin   *bin;
  GtkBox            *panes;
  DealExportPreview *preview;
  GtkWidget         *choices_window;
  GtkDropDown       *kind_drop_down;
  GtkToggleButton   *png_toggle;
  GtkToggleButton   *svg_toggle;
  GtkToggleButton   *pdf_toggle;
  GtkToggleButton   *csv_toggle;
  GtkWidget         *picture_choices;
  DealSizeChooser   *size_chooser;
  GtkToggleButton   *light_toggle;
  GtkToggleButton   *dark_toggle;
  GtkToggleButton   *print_toggle;
  GtkWidget         *options_list;
  GtkSwitch         *range_switch;
  GtkLabel          *left_out;
  GtkLabel          *note;
  GtkLabel          *problem;
  GtkWidget         *export_button;
};

G_DEFINE_FINAL_TYPE (DealExportDialog, deal_export_dialog, ADW_TYPE_WINDOW)

static DealFigureKind
get_kind (DealExportDialog *self)
{
  return (DealFigureKind) gtk_drop_down_get_selected (self->kind_drop_down);
}

static DealStyle
get_style (DealExportDialog *self)
{
  if (gtk_toggle_button_get_active (self->dark_toggle))
    return DEAL_STYLE_DARK;

  return gtk_toggle_button_get_active (self->print_toggle) ? DEAL_STYLE_PRINT
                                                           : DEAL_STYLE_LIGHT;
}

static void
show_problem (DealExportDialog *self,
              const char       *message)
{
  gtk_label_set_text (self->problem, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), message != NULL);
}

/* Which rows a picture of that size has no room for; or that it is not known yet. */
static void
show_left_out (DealExportDialog *self,
               const DealSize   *size)
{
  DealSize         full;
  g_autofree char *text = size != NULL
                            ? deal_size_tell_left_out (size, self->figure, &full)
                            : NULL;

  if (self->maker.making != NULL)
    text = g_strdup (_ ("Drawing…"));
  gtk_label_set_text (self->left_out, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), text != NULL);
}

/* Everything that follows from the choices, and a new estimate. */
static void
update (DealExportDialog *self)
{
  DealSize   size = deal_size_chooser_get_size (self->size_chooser);
  DealFormat format = deal_export_dialog_get_format (self);
  gboolean   is_picture = format != DEAL_FORMAT_CSV;
  gboolean   is_good;
  g_autoptr (GError) error = NULL;

  if (self->is_updating)
    return;

  gtk_widget_set_visible (self->picture_choices, is_picture);
  gtk_widget_set_visible (self->options_list, get_kind (self) == DEAL_FIGURE_PAYMENTS &&
                                                self->options->deal->n_scenarios > 1);
  gtk_label_set_text (
    self->note,
    is_picture
      ? _ ("Title, sources and assumptions are part of every picture, and so is the "
           "word “illustrative” where it belongs. The alternative text is written "
           "into the file.")
      : _ ("The numbers of the chart with their states, units, assumptions and "
           "sources, in UTF-8."));

  is_good = self->figure != NULL && deal_size_check_for (&size, self->figure, &error);
  gtk_widget_set_sensitive (self->export_button, is_good && self->saving == NULL);
  show_problem (self, error != NULL ? error->message : NULL);
  show_left_out (self, is_good && is_picture ? &size : NULL);
  if (is_good)
    deal_export_preview_show (self->preview, self->figure, format, &size,
                              get_style (self));
}

static void
show_figure (GtkWidget    *widget,
             DealFigure   *figure,
             const GError *error)
{
  DealExportDialog *self = DEAL_EXPORT_DIALOG (widget);

  if (figure != NULL)
    self->figure = deal_figure_ref (figure);
  update (self);
  if (figure == NULL)
    show_problem (self, error->message);
}

/* The figure as an export has it: in the language of the source. */
static void
remake_figure (DealExportDialog *self)
{
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (GError) error = NULL;

  if (self->is_updating)
    return;

  deal_figure_maker_stop (&self->maker);
  self->maker.kind = get_kind (self);
  g_clear_pointer (&self->figure, deal_figure_job_release);
  if (deal_figure_job_is_worth (self->maker.kind, self->options))
    {
      deal_figure_maker_make (&self->maker, self->options);
      update (self);
      return;
    }

  figure = deal_figure_new (self->maker.kind, self->options, FALSE, &error);
  show_figure (GTK_WIDGET (self), figure, error);
}

static void
range_switched_cb (DealExportDialog *self)
{
  self->options->range = gtk_switch_get_active (self->range_switch);
  remake_figure (self);
}

/* One of a group goes off as another comes on; the second is the change. */
static void
toggled_cb (DealExportDialog *self,
            GtkToggleButton  *toggle)
{
  if (gtk_toggle_button_get_active (toggle))
    update (self);
}

static void
lay_out (DealExportDialog *self,
         gboolean          is_narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->panes),
                                  is_narrow ? GTK_ORIENTATION_VERTICAL
                                            : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->choices_window, is_narrow ? -1 : CHOICES_WIDTH, -1);
  gtk_widget_set_vexpand (self->choices_window, is_narrow);
}

static void
narrow_changed_cb (DealExportDialog *self)
{
  lay_out (self, deal_adaptive_bin_is_narrow (self->bin));
}

/* A dialog is no wider than the window that it stands on. */
static void
fit_parent (DealExportDialog *self,
            GtkWindow        *parent)
{
  int width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int height = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  lay_out (self, width > 0 && width < NARROW_WIDTH);
  if (width > 0 && width < NARROW_WIDTH)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static void
remember_choices (DealExportDialog *self)
{
  g_autoptr (GFile) folder = g_file_get_parent (self->file);
  g_autofree char  *uri = folder != NULL ? g_file_get_uri (folder) : NULL;
  DealExportChoices choices = { deal_export_dialog_get_format (self),
                                deal_size_chooser_get_size (self->size_chooser),
                                get_style (self) };

  deal_export_choices_save (self->settings, &choices);
  if (uri != NULL)
    g_settings_set_string (self->settings, "export-folder", uri);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  gssize            n_bytes = deal_export_job_run_finish (result, &error);
  DealExportDialog *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = user_data;
  g_clear_object (&self->saving);
  gtk_widget_set_sensitive (self->export_button, TRUE);
  if (n_bytes < 0)
    {
      show_problem (self, error->message);
      return;
    }

  remember_choices (self);
  deal_export_announce (gtk_window_get_transient_for (GTK_WINDOW (self)), self->file);
  gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen_cb (GFile   *file,
                gpointer user_data)
{
  deal_export_dialog_save (DEAL_EXPORT_DIALOG (user_data), file);
}

static void
export_clicked_cb (DealExportDialog *self)
{
  DealFormat       format = deal_export_dialog_get_format (self);
  g_autofree char *name = deal_figure_suggest_name (self->figure, format);
  g_autofree char *uri = g_settings_get_string (self->settings, "export-folder");
  const char      *pictures = g_get_user_special_dir (G_USER_DIRECTORY_PICTURES);
  g_autoptr (GFile) folder = NULL;

  if (uri[0] != '\0')
    folder = g_file_new_for_uri (uri);
  else if (pictures != NULL)
    folder = g_file_new_for_path (pictures);
  deal_compat_choose_save_file (GTK_WINDOW (self), _ ("Export Chart"), name, folder,
                                file_chosen_cb, self);
}

static void
deal_export_dialog_dispose (GObject *object)
{
  DealExportDialog *self = DEAL_EXPORT_DIALOG (object);

  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  g_clear_object (&self->saving);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  deal_figure_maker_stop (&self->maker);
  g_clear_pointer (&self->figure, deal_figure_job_release);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_EXPORT_DIALOG);
  g_clear_pointer (&self->options, deal_options_free);

  G_OBJECT_CLASS (deal_export_dialog_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealExportDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (bin);
  BIND (panes);
  BIND (preview);
  BIND (choices_window);
  BIND (kind_drop_down);
  BIND (png_toggle);
  BIND (svg_toggle);
  BIND (pdf_toggle);
  BIND (csv_toggle);
  BIND (picture_choices);
  BIND (size_chooser);
  BIND (light_toggle);
  BIND (dark_toggle);
  BIND (print_toggle);
  BIND (options_list);
  BIND (range_switch);
  BIND (left_out);
  BIND (note);
  BIND (problem);
  BIND (export_button);
}

static void
deal_export_dialog_class_init (DealExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = deal_export_dialog_dispose;

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_EXPORT_PREVIEW);
  g_type_ensure (DEAL_TYPE_SIZE_CHOOSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remake_figure);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, range_switched_cb);
}

static void
fill_drop_down (DealExportDialog *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (int kind = 0; kind < DEAL_N_FIGURES; kind++)
    gtk_string_list_append (list, deal_figure_kind_get_title ((DealFigureKind) kind));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (list));
}

/* What was chosen the last time. */
static void
recall_choices (DealExportDialog *self)
{
  DealExportChoices choices;

  deal_export_choices_load (self->settings, &choices);
  deal_size_chooser_set_size (self->size_chooser, &choices.size);
  deal_export_dialog_set_style (self, choices.style);
  deal_export_dialog_set_format (self, choices.format);
}

static void
deal_export_dialog_init (DealExportDialog *self)
{
  self->is_updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (DEAL_APP_ID);
  self->maker = (DealFigureMaker){
    .widget = GTK_WIDGET (self), .untranslated = TRUE, .made = show_figure
  };
  fill_drop_down (self);
}

/**
 * deal_export_dialog_new:
 * @parent: (nullable): the window that asks
 * @options: what the figures are made with
 * @kind: the figure shown first
 *
 * Returns: (transfer none): a dialog, which belongs to itself as windows do
 */
GtkWidget *
deal_export_dialog_new (GtkWindow         *parent,
                        const DealOptions *options,
                        DealFigureKind     kind)
{
  DealExportDialog *self =
    g_object_new (DEAL_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->options = deal_options_copy (options);
  gtk_drop_down_set_selected (self->kind_drop_down, kind);
  gtk_switch_set_active (self->range_switch, options->range);
  recall_choices (self);
  fit_parent (self, parent);
  self->is_updating = FALSE;
  remake_figure (self);
  deal_names_add (GTK_WIDGET (self), _ ("Export Chart"));
  /* What to export is the first question; Enter answers all of them. */
  gtk_window_set_default_widget (GTK_WINDOW (self), self->export_button);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_drop_down));

  return GTK_WIDGET (self);
}

void
deal_export_dialog_set_format (DealExportDialog *self,
                               DealFormat        format)
{
  GtkToggleButton *toggles[] = { self->png_toggle, self->svg_toggle, self->pdf_toggle,
                                 self->csv_toggle };

  g_return_if_fail (DEAL_IS_EXPORT_DIALOG (self));

  gtk_toggle_button_set_active (toggles[format], TRUE);
}

DealFormat
deal_export_dialog_get_format (DealExportDialog *self)
{
  if (gtk_toggle_button_get_active (self->svg_toggle))
    return DEAL_FORMAT_SVG;
  if (gtk_toggle_button_get_active (self->pdf_toggle))
    return DEAL_FORMAT_PDF;

  return gtk_toggle_button_get_active (self->csv_toggle) ? DEAL_FORMAT_CSV
                                                         : DEAL_FORMAT_PNG;
}

void
deal_export_dialog_set_size (DealExportDialog *self,
                             const DealSize   *size)
{
  g_return_if_fail (DEAL_IS_EXPORT_DIALOG (self));

  deal_size_chooser_set_size (self->size_chooser, size);
}

void
deal_export_dialog_set_style (DealExportDialog *self,
                              DealStyle         style)
{
  GtkToggleButton *toggle = self->light_toggle;

  g_return_if_fail (DEAL_IS_EXPORT_DIALOG (self));

  if (style == DEAL_STYLE_PRINT)
    toggle = self->print_toggle;
  else if (style == DEAL_STYLE_DARK || style == DEAL_STYLE_HIGH_CONTRAST_DARK)
    toggle = self->dark_toggle;
  gtk_toggle_button_set_active (toggle, TRUE);
}

/**
 * deal_export_dialog_save:
 * @self: a dialog whose figure could be made
 * @file: where to
 *
 * Writes the file as the choices say, and closes the dialog; if that fails it
 * stays open and says why.
 */
void
deal_export_dialog_save (DealExportDialog *self,
                         GFile            *file)
{
  g_autofree char *path = g_file_get_path (file);
  DealSize         size = deal_size_chooser_get_size (self->size_chooser);

  g_return_if_fail (DEAL_IS_EXPORT_DIALOG (self));
  g_return_if_fail (self->figure != NULL);

  if (path == NULL)
    {
      show_problem (self, _ ("A chart can be saved in a folder of this computer only."));
      return;
    }

  show_problem (self, NULL);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  g_set_object (&self->file, file);
  self->saving = g_cancellable_new ();
  deal_export_job_run_async (self->figure, deal_export_dialog_get_format (self), &size,
                             get_style (self), path, self->saving, saved_cb, self);
}
