/* test-parameter.c: exact values from a slider and a field
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "deal-parameter-control.h"
#include "deal-parameter-steps.h"
#include "deal-wrap-layout.h"
#include "show-widget.h"

static DealDecimal
decimal (const char *text)
{
  DealDecimal value;

  g_assert_true (deal_decimal_parse (text, -1, &value));

  return value;
}

static const struct
{
  const char *says;
  const char *minimum;
  const char *maximum;
  const char *step;
  guint       n_steps;
  guint       place;
  const char *value;
} places[] = {
  { "the-first", "10", "100", "1", 90, 0, "10" },
  { "the-last", "10", "100", "1", 90, 90, "100" },
  { "one-between", "10", "100", "1", 90, 30, "40" },
  { "tenths", "0", "10", "0.1", 100, 3, "0.3" },
  { "tenths-that-make-a-whole", "0", "10", "0.1", 100, 70, "7" },
  { "a-short-last-step", "0", "1", "0.3", 4, 4, "1" },
  { "before-a-short-last-step", "0", "1", "0.3", 4, 3, "0.9" },
  { "below-zero", "-2", "2", "0.5", 8, 1, "-1.5" },
  { "nothing-to-choose", "5", "5", "1", 0, 0, "5" },
};

static void
test_place (gconstpointer data)
{
  gsize         i = GPOINTER_TO_SIZE (data);
  DealParameter parameter = {
    .unit = DEAL_UNIT_NUMBER,
    .scale = 1,
    .minimum = decimal (places[i].minimum),
    .maximum = decimal (places[i].maximum),
    .step = decimal (places[i].step),
  };
  DealDecimal value = deal_parameter_get_step_value (&parameter, places[i].place);

  g_assert_cmpuint (deal_parameter_get_n_steps (&parameter), ==, places[i].n_steps);
  g_assert_cmpint (deal_decimal_compare (value, decimal (places[i].value)), ==, 0);
  for (guint place = 0; place <= places[i].n_steps; place++)
    {
      value = deal_parameter_get_step_value (&parameter, place);
      g_assert_cmpuint (deal_parameter_find_step (&parameter, value), ==, place);
    }
}

static const struct
{
  const char *says;
  const char *parameter;
  const char *typed;
  const char *value; /* NULL: none */
} typed[] = {
  { "what-the-field-shows", "cap", "€12 m", "12" },
  { "the-command-line's", "cap", "12m", "12" },
  { "a-bare-number", "cap", "12.5", "12.5" },
  { "with-spaces", "cap", "  12 ", "12" },
  { "another-suffix", "cap", "1500k", "1.5" },
  { "too-little", "cap", "500k", NULL },
  { "too-much", "cap", "41", NULL },
  { "no-number", "cap", "many", NULL },
  { "nothing", "cap", "", NULL },
  { "the-word-for-nobody-knows", "cap", "undisclosed", NULL },
  { "a-year", "survey-end", "2033", "2033" },
  { "no-year", "survey-end", "2033.5", NULL },
  { "a-share-in-per-cent", "rebate", "20%", "0.2" },
  { "a-bare-share", "rebate", "20", "0.2" },
};

static void
test_typed (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (GError) error = NULL;
  const DealParameter *parameter = deal_find_parameter (deal, typed[i].parameter);
  DealDecimal          value;
  gboolean             is_value =
    deal_parameter_parse (options, parameter, typed[i].typed, &value, &error);

  if (typed[i].value == NULL)
    {
      g_assert_false (is_value);
      g_autofree char *given = g_strstrip (g_strdup (typed[i].typed));
      g_autofree char *end = g_strdup_printf (", not “%s”.", given);

      g_assert_error (error, DEAL_ERROR, DEAL_ERROR_INVALID);
      /* By the title that stands in the window, and as it was typed. */
      g_assert_nonnull (strstr (error->message, parameter->title));
      g_assert_true (g_str_has_suffix (error->message, end));
      return;
    }
  g_assert_no_error (error);
  g_assert_true (is_value);
  g_assert_cmpint (deal_decimal_compare (value, decimal (typed[i].value)), ==, 0);
}

/* The slider starts on a round number in range, and on one of its steps. */
static void
test_start (void)
{
  g_autoptr (Deal) deal = read_small_deal ();

  for (gsize i = 0; i < deal->n_parameters; i++)
    {
      const DealParameter *parameter = &deal->parameters[i];
      DealDecimal          start = deal_parameter_get_start (parameter);

      g_assert_cmpint (deal_decimal_compare (start, parameter->minimum), >=, 0);
      g_assert_cmpint (deal_decimal_compare (start, parameter->maximum), <=, 0);
      if (parameter->has_default)
        g_assert_cmpint (deal_decimal_compare (start, parameter->default_value), ==, 0);
    }
  g_assert_cmpint (
    deal_decimal_compare (deal_parameter_get_start (deal_find_parameter (deal, "cap")),
                          decimal ("10")),
    ==, 0);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static const char *
get_typed (GtkWidget *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (entry));
}

/* The label that says why; NULL while none is seen. */
static GtkWidget *
find_problem (GtkWidget *control)
{
  GtkWidget *box = gtk_widget_get_last_child (control);
  GtkWidget *label = gtk_widget_get_last_child (box);

  if (!GTK_IS_LABEL (label) || !gtk_widget_get_visible (box))
    return NULL;

  /* By a sign and by the colour of mistakes, which the grey of captions gives way to. */
  g_assert_true (GTK_IS_IMAGE (gtk_widget_get_prev_sibling (label)));
  g_assert_true (gtk_widget_has_css_class (label, "deal-problem"));

  return label;
}

/* What is wrong is read without pointing at it; what is left wrong is put right. */
static void
test_problem (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  const DealParameter *parameter = deal_find_parameter (deal, "cap");
  GtkWidget           *widget = deal_parameter_control_new (options, parameter);
  GtkWidget           *window = show_widget (widget, 700, 100);
  GtkWidget           *entry = find_widget (widget, GTK_TYPE_ENTRY);
  g_autofree char     *said = NULL;
  graphene_rect_t      field;
  graphene_rect_t      below;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (widget, "Assumed")),
                                TRUE);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "400");
  g_assert_null (find_problem (widget));
  g_signal_emit_by_name (entry, "activate");
  settle ();
  g_assert_nonnull (find_problem (widget));
  said = g_strdup_printf ("“%s” takes a value from €1\u00a0m to €40\u00a0m, not “400”.",
                          parameter->title);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_problem (widget))), ==, said);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, said);
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_true (gtk_widget_compute_bounds (entry, widget, &field));
  g_assert_true (gtk_widget_compute_bounds (find_problem (widget), widget, &below));
  g_assert_cmpfloat (below.origin.y, >=, field.origin.y + field.size.height);
  g_assert_cmpstr (get_typed (entry), ==, "400");

  gtk_widget_grab_focus (find_button (widget, "Assumed"));
  settle ();
  g_assert_null (find_problem (widget));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  g_assert_cmpstr (get_typed (entry), ==, "€10\u00a0m");
  destroy_window (window);
}

/* Where nothing is known, no number stands that could be read as known. */
static void
test_unknown (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  const DealParameter *parameter = deal_find_parameter (deal, "cap");
  GtkWidget           *widget = deal_parameter_control_new (options, parameter);
  GtkWidget           *window = show_widget (widget, 700, 100);
  GtkWidget           *scale = find_widget (widget, GTK_TYPE_SCALE);
  GtkWidget           *entry = find_widget (widget, GTK_TYPE_ENTRY);

  g_assert_cmpstr (get_typed (entry), ==, "–");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "Undisclosed");
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 0);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (widget, "Assumed")),
                                TRUE);
  g_assert_cmpstr (get_typed (entry), ==, "€10\u00a0m");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (scale),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "€10\u00a0m");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (widget, "Undisclosed")),
                                TRUE);
  g_assert_cmpstr (get_typed (entry), ==, "–");
  destroy_window (window);
}

/* Clicks, slides and types as a reader does. */
static void
test_control (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  const DealParameter  *parameter = deal_find_parameter (deal, "cap");
  GtkWidget            *widget = deal_parameter_control_new (options, parameter);
  DealParameterControl *control = DEAL_PARAMETER_CONTROL (widget);
  GtkWidget            *window = show_widget (widget, 700, 100);
  GtkWidget            *scale = find_widget (widget, GTK_TYPE_SCALE);
  GtkWidget            *entry = find_widget (widget, GTK_TYPE_ENTRY);
  DealDecimal           value;
  guint                 n_changed = 0;

  g_signal_connect_swapped (control, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_false (deal_parameter_control_get_value (control, NULL));
  g_assert_false (gtk_widget_get_sensitive (scale));
  g_assert_nonnull (find_button (widget, "Undisclosed"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (widget, "Assumed")),
                                TRUE);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_true (deal_parameter_control_get_value (control, &value));
  g_assert_cmpint (deal_decimal_compare (value, decimal ("10")), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (scale));

  gtk_range_set_value (GTK_RANGE (scale), 3);
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_true (deal_parameter_control_get_value (control, &value));
  g_assert_cmpint (deal_decimal_compare (value, decimal ("2.5")), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "€2.5\u00a0m");

  gtk_editable_set_text (GTK_EDITABLE (entry), "7");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_true (deal_parameter_control_get_value (control, &value));
  g_assert_cmpint (deal_decimal_compare (value, decimal ("7")), ==, 0);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 12);

  gtk_editable_set_text (GTK_EDITABLE (entry), "nonsense");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (n_changed, ==, 3);
  g_assert_true (gtk_widget_has_css_class (entry, "error"));
  g_assert_nonnull (find_problem (widget));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_button (widget, "Undisclosed")),
                                TRUE);
  g_assert_cmpuint (n_changed, ==, 4);
  g_assert_false (deal_parameter_control_get_value (control, &value));
  g_assert_cmpint (deal_decimal_compare (value, decimal ("7")), ==, 0);
  g_assert_false (gtk_widget_has_css_class (entry, "error"));
  destroy_window (window);
}

/* Options are shown without being changed. */
static void
test_control_follows (void)
{
  g_autoptr (Deal) deal = read_small_deal ();
  g_autoptr (DealOptions) options = deal_options_new (deal);
  GtkWidget *widget = g_object_ref_sink (
    deal_parameter_control_new (options, deal_find_parameter (deal, "cap")));
  DealParameterControl *control = DEAL_PARAMETER_CONTROL (widget);
  DealDecimal           value;
  guint                 n_changed = 0;

  g_signal_connect_swapped (control, "changed", G_CALLBACK (count_cb), &n_changed);
  g_assert_true (deal_options_set (options, "cap", "33m", NULL));
  deal_parameter_control_set_options (control, options);
  g_assert_true (deal_parameter_control_get_value (control, &value));
  g_assert_cmpint (deal_decimal_compare (value, decimal ("33")), ==, 0);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strconcat ("/parameter/place/", places[i].says, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_place);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *path = g_strconcat ("/parameter/typed/", typed[i].says, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_typed);
    }
  g_test_add_func ("/parameter/start", test_start);
  g_test_add_func ("/parameter/control", test_control);
  g_test_add_func ("/parameter/problem", test_problem);
  g_test_add_func ("/parameter/unknown", test_unknown);
  g_test_add_func ("/parameter/control-follows-options", test_control_follows);

  return g_test_run ();
}
