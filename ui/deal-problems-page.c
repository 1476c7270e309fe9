/* deal-problems-page.c: what is wrong with a deal file, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-problems-page.h"

#include <string.h>

#include "deal-text.h"
#include "deal-ui.h"
#include "deal-wrap-layout.h"

/* Rows of a GtkListBox cost most of a millisecond each; who has more mistakes
 * than this mends the first ones first, and Copy All has every one. */
#define MAX_ROWS 200
/* How many characters of a line a popover shows around the mistake. */
#define MAX_LINE 160

/**
 * DealProblemsPage:
 *
 * Stands in for every view while a file that was asked for has mistakes.
 */
struct _DealProblemsPage
{
  GtkWidget parent_instance;

  GFile     *file;     /* nullable */
  GPtrArray *problems; /* DealProblem; nullable */
  char      *fault;    /* why it could not be read at all; nullable */

  GtkLabel   *summary;
  GtkWidget  *last_child;
  GtkWidget  *list_head;
  GtkWidget  *watched;
  GtkLabel   *count;
  GtkListBox *list;
  GtkPopover *lines; /* those around a mistake */
};

enum
{
  CHECK_AGAIN,
  USE_LAST,
  OPEN_ANOTHER,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealProblemsPage, deal_problems_page, GTK_TYPE_WIDGET)

static char *
get_name (DealProblemsPage *self)
{
  g_autofree char *base = g_file_get_basename (self->file);

  return g_filename_display_name (base);
}

/* The line of a mistake and its neighbours, cut to what a popover can hold. */
static char *
load_lines (DealProblemsPage *self,
            guint             line)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autoptr (GBytes) bytes = path != NULL ? deal_file_load (path, NULL) : NULL;
  GString    *text = g_string_new (NULL);
  const char *at;
  const char *end;
  gsize       length = 0;

  if (bytes == NULL)
    return g_string_free (text, FALSE);

  at = g_bytes_get_data (bytes, &length);
  end = at + length;
  for (guint i = 1; at < end && i <= line + 1; i++)
    {
      const char *next = memchr (at, '\n', (gsize) (end - at));

      if (next == NULL)
        next = end;
      if (i + 1 >= line)
        {
          g_autofree char *valid = g_utf8_make_valid (at, next - at);
          g_autofree char *cut =
            g_utf8_substring (valid, 0, MIN (MAX_LINE, g_utf8_strlen (valid, -1)));

          g_string_append_printf (text, "%5u  %s\n", i, cut);
        }
      at = next + 1;
    }
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (text, FALSE);
}

/* The place of a row's button in what can be seen of the page. */
static GdkRectangle
find_place (DealProblemsPage *self,
            GtkWidget        *button)
{
  int             width = gtk_widget_get_width (GTK_WIDGET (self));
  int             height = gtk_widget_get_height (GTK_WIDGET (self));
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 1, 1);
  int             y;

  if (!gtk_widget_compute_bounds (button, GTK_WIDGET (self), &bounds))
    return (GdkRectangle){ width / 2, height / 2, 1, 1 };
  y = CLAMP ((int) bounds.origin.y, 0, MAX (0, height - (int) bounds.size.height));

  return (GdkRectangle){ (int) bounds.origin.x, y, (int) bounds.size.width,
                         (int) bounds.size.height };
}

/* One popover, which hangs on the page: a row may be scrolled away or taken out
 * while it is shown. */
static void
show_line_cb (GtkButton        *button,
              DealProblemsPage *self)
{
  gpointer         data = g_object_get_data (G_OBJECT (button), "line");
  g_autofree char *text = load_lines (self, GPOINTER_TO_UINT (data));
  GdkRectangle     place;

  gtk_widget_grab_focus (GTK_WIDGET (button));
  place = find_place (self, GTK_WIDGET (button));
  gtk_label_set_text (GTK_LABEL (gtk_popover_get_child (self->lines)), text);
  gtk_popover_set_pointing_to (self->lines, &place);
  gtk_popover_popup (self->lines);
}

static void
add_popover (DealProblemsPage *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The line in the file"), -1);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  self->lines = GTK_POPOVER (popover);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_texts (DealProblemsPage  *self,
           const DealProblem *problem,
           const char        *name)
{
  GtkWidget       *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *label;
  g_autofree char *expected = deal_problem_format_expected (problem);
  g_autofree char *place =
    g_strdup_printf ("%s:%u:%u", name, problem->line, problem->column);

  label = new_label (place, "monospace");
  gtk_widget_add_css_class (label, "deal-place");
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), new_label (problem->message, NULL));
  if (expected != NULL)
    {
      label = new_label (expected, "caption");
      gtk_widget_add_css_class (label, "deal-dim");
      gtk_box_append (GTK_BOX (texts), label);
    }
  if (problem->pointer[0] != '\0')
    {
      label = new_label (problem->pointer, "caption");
      gtk_widget_add_css_class (label, "deal-dim");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_widget_set_hexpand (texts, TRUE);

  return texts;
}

static GtkWidget *
new_row (DealProblemsPage  *self,
         const DealProblem *problem,
         const char        *name)
{
  gboolean   is_error = problem->severity == DEAL_SEVERITY_ERROR;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *icon = gtk_image_new_from_icon_name (
    is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  GtkWidget       *button = gtk_button_new_with_label (_ ("Show Line"));
  g_autofree char *text = deal_problem_to_text (problem, name);
  g_autofree char *button_name = NULL;

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, is_error ? "deal-problem" : "deal-disputed");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: %u is the number of a line in a file. */
  button_name = g_strdup_printf (_ ("Show line %u"), problem->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button_name, -1);
  g_object_set_data (G_OBJECT (button), "line", GUINT_TO_POINTER (problem->line));
  g_signal_connect (button, "clicked", G_CALLBACK (show_line_cb), self);

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), new_texts (self, problem, name));
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "deal-problem-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);

  return row;
}

static void
show_summary (DealProblemsPage *self,
              const char       *name,
              gboolean          has_last)
{
  guint            n_errors = 0;
  guint            n_warnings = 0;
  g_autofree char *errors = NULL;
  g_autofree char *warnings = NULL;
  g_autofree char *text = NULL;
  const char      *last = "";

  if (has_last)
    last = _ ("The last working version is still available.");

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      const DealProblem *problem = g_ptr_array_index (self->problems, i);

      n_errors += problem->severity == DEAL_SEVERITY_ERROR;
      n_warnings += problem->severity == DEAL_SEVERITY_WARNING;
    }

  if (n_errors == 0)
    {
      /* Translators: why a file could not be read, and whether another can be used. */
      text = g_strdup_printf (_ ("%s. %s"), self->fault, last);
      gtk_label_set_label (self->summary, text);
      return;
    }

  errors = g_strdup_printf (P_ ("%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (P_ ("%u warning", "%u warnings", n_warnings), n_warnings);
  if (n_warnings > 0)
    /* Translators: a file's name, errors, warnings, and whether another can be used. */
    text = g_strdup_printf (_ ("%s has %s and %s. %s"), name, errors, warnings, last);
  else
    /* Translators: a file's name, errors, and whether another can be used. */
    text = g_strdup_printf (_ ("%s has %s. %s"), name, errors, last);
  gtk_label_set_label (self->summary, text);
}

static void
check_clicked_cb (DealProblemsPage *self)
{
  g_signal_emit (self, signals[CHECK_AGAIN], 0);
}

static void
last_clicked_cb (DealProblemsPage *self)
{
  g_signal_emit (self, signals[USE_LAST], 0);
}

static void
open_clicked_cb (DealProblemsPage *self)
{
  g_signal_emit (self, signals[OPEN_ANOTHER], 0);
}

static void
copy_clicked_cb (DealProblemsPage *self)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *name = get_name (self);
  g_autofree char *all = NULL;

  for (guint i = 0; self->problems != NULL && i < self->problems->len; i++)
    {
      g_autofree char *line =
        deal_problem_to_text (g_ptr_array_index (self->problems, i), name);

      g_string_append_printf (text, "%s\n", line);
    }
  all = g_string_free (text, FALSE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  g_signal_emit (self, signals[TOLD], 0, _ ("Problems copied"));
}

static void
deal_problems_page_dispose (GObject *object)
{
  DealProblemsPage *self = DEAL_PROBLEMS_PAGE (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DEAL_TYPE_PROBLEMS_PAGE);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_problems_page_parent_class)->dispose (object);
}

static void
deal_problems_page_finalize (GObject *object)
{
  g_free (DEAL_PROBLEMS_PAGE (object)->fault);

  G_OBJECT_CLASS (deal_problems_page_parent_class)->finalize (object);
}

static void
deal_problems_page_class_init (DealProblemsPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  object_class->dispose = deal_problems_page_dispose;
  object_class->finalize = deal_problems_page_finalize;
  signals[CHECK_AGAIN] = deal_ui_signal_new ("check-again", type, 0);
  signals[USE_LAST] = deal_ui_signal_new ("use-last", type, 0);
  signals[OPEN_ANOTHER] = deal_ui_signal_new ("open-another", type, 0);
  signals[TOLD] = deal_ui_signal_new ("told", type, 1, G_TYPE_STRING);

  g_type_ensure (DEAL_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/counterpart_app/Counterpart/deal-problems-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, last_child);
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, list_head);
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, watched);
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, count);
  gtk_widget_class_bind_template_child (widget_class, DealProblemsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, last_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
deal_problems_page_init (DealProblemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_popover (self);
}

/**
 * deal_problems_page_show:
 * @self: the page
 * @file: the file that could not be opened
 * @error: why
 * @problems: (nullable) (element-type DealProblem): its mistakes
 * @has_last: a deal is still open behind the page
 * @is_watched: the file is read again when it is saved
 *
 * Shows what is wrong with a file.
 */
void
deal_problems_page_show (DealProblemsPage *self,
                         GFile            *file,
                         const GError     *error,
                         GPtrArray        *problems,
                         gboolean          has_last,
                         gboolean          is_watched)
{
  guint            n = problems != NULL ? problems->len : 0;
  g_autofree char *name = NULL;
  g_autofree char *count = NULL;
  GtkWidget       *child;

  gtk_popover_popdown (self->lines);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  self->problems = problems != NULL ? g_ptr_array_ref (problems) : NULL;
  g_free (self->fault);
  self->fault = g_strdup (error != NULL ? error->message : "");

  name = get_name (self);
  show_summary (self, name, has_last);
  gtk_widget_set_visible (self->last_child, has_last);
  gtk_widget_set_visible (self->watched, is_watched);
  gtk_widget_set_visible (self->list_head, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  count = g_strdup_printf (P_ ("%u problem", "%u problems", n), n);
  gtk_label_set_label (self->count, count);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    gtk_list_box_append (self->list,
                         new_row (self, g_ptr_array_index (problems, i), name));
}
