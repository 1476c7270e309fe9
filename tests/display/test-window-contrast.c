/* test-window-contrast.c: the words and signs of the window stand out from what is
 * below them, in every look
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <adwaita.h>

#include "chart/deal-palette.h"

/* Source: WCAG 2.1, 1.4.3 and 1.4.11. */
#define LEAST_OF_TEXT 4.5
#define LEAST_OF_SIGN 3.0

/* Of its own colour, which lies below the letters of a mistaken entry.
 * Source: libadwaita 1.2, `entry`. */
#define TINT 0.1f

static const struct
{
  const char *name;
  const char *scheme; /* as ADW_DEBUG_COLOR_SCHEME has it */
  const char *contrast;
} looks[] = {
  { "light", "default", "0" },
  { "dark", "prefer-dark", "0" },
  { "high-contrast", "default", "1" },
  { "high-contrast-dark", "prefer-dark", "1" },
};

/* Below all of the window's lists, cards and popovers. */
static const char *const grounds[] = { "window_bg_color", "view_bg_color",
                                       "card_bg_color", "popover_bg_color" };

/* On each of the grounds. */
static const struct
{
  const char *name;
  double      least;
} inks[] = {
  { "error_color", LEAST_OF_TEXT },
  { "deal_ink2", LEAST_OF_TEXT },
  { "deal_old_text", LEAST_OF_TEXT },
  { "deal_new_text", LEAST_OF_TEXT },
  { "deal_supports_text", LEAST_OF_TEXT },
  { "deal_ink3", LEAST_OF_SIGN },
  { "deal_supports", LEAST_OF_SIGN },
  { "deal_contradicts", LEAST_OF_SIGN },
  { "deal_disputed_line", LEAST_OF_SIGN },
};

/* On a ground of its own. */
static const char *const pairs[][2] = {
  { "deal_old_text", "deal_old_tint" },
  { "deal_new_text", "deal_new_tint" },
  { "deal_ended_text", "deal_ended" },
  { "deal_limited_text", "deal_limited" },
  { "deal_added_text", "deal_added" },
  { "deal_disputed_text", "deal_disputed" },
  { "deal_unread_text", "deal_unread" },
  { "window_fg_color", "deal_callout" },
  { "deal_ink2", "headerbar_bg_color" },
};

static GdkRGBA
look_up (GtkWidget  *widget,
         const char *name)
{
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name,
                                       &colour))
    g_error ("there is no colour “%s”", name);

  return colour;
}

/* @front laid on @back, which lets nothing through. */
static GdkRGBA
lay (GdkRGBA front,
     GdkRGBA back)
{
  return (GdkRGBA){ front.red * front.alpha + back.red * (1 - front.alpha),
                    front.green * front.alpha + back.green * (1 - front.alpha),
                    front.blue * front.alpha + back.blue * (1 - front.alpha), 1 };
}

static guint32
to_number (GdkRGBA colour)
{
  return (guint32) (colour.red * 255 + 0.5f) << 16 |
         (guint32) (colour.green * 255 + 0.5f) << 8 |
         (guint32) (colour.blue * 255 + 0.5f);
}

static void
check (const char *look,
       const char *front_name,
       GdkRGBA     front,
       const char *back_name,
       GdkRGBA     back,
       double      least)
{
  guint32 drawn = to_number (lay (front, back));
  double  contrast = deal_palette_get_contrast (drawn, to_number (back));

  g_test_message ("%s: %s on %s has %.2f", look, front_name, back_name, contrast);
  if (contrast < least)
    g_error ("%s: %s on %s, %06x on %06x, has %.2f, not %.1f", look, front_name,
             back_name, drawn, to_number (back), contrast, least);
}

static void
check_window (const char *look)
{
  g_autoptr (AdwApplication) application =
    g_object_new (ADW_TYPE_APPLICATION, "flags", G_APPLICATION_NON_UNIQUE,
                  "resource-base-path", "/io/github/counterpart_app/Counterpart", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  GdkRGBA    ground;
  GdkRGBA    mistake;
  GdkRGBA    tint;

  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  window = g_object_ref_sink (adw_application_window_new (GTK_APPLICATION (application)));
  ground = look_up (window, "window_bg_color");
  tint = mistake = look_up (window, "error_color");

  for (gsize i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      GdkRGBA back = lay (look_up (window, grounds[i]), ground);

      for (gsize k = 0; k < G_N_ELEMENTS (inks); k++)
        check (look, inks[k].name, look_up (window, inks[k].name), grounds[i], back,
               inks[k].least);
    }
  /* The one entry of that kind, the cap's, stands in a page; rows have no tint. */
  tint.alpha = TINT;
  check (look, "error_color", mistake, "its own tint", lay (tint, ground), LEAST_OF_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    check (look, pairs[i][0], look_up (window, pairs[i][0]), pairs[i][1],
           lay (look_up (window, pairs[i][1]), ground), LEAST_OF_TEXT);

  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

/* The look is chosen before the library begins, and so in a process of its own. */
static void
test_look (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  if (g_test_subprocess ())
    {
      g_assert_true (gtk_init_check ());
      adw_init ();
      g_assert_cmpint (adw_style_manager_get_high_contrast (
                         adw_style_manager_get_default ()),
                       ==, looks[i].contrast[0] == '1');
      g_assert_cmpint (adw_style_manager_get_dark (adw_style_manager_get_default ()), ==,
                       looks[i].scheme[0] == 'p');
      check_window (looks[i].name);
      return;
    }

  g_setenv ("ADW_DEBUG_COLOR_SCHEME", looks[i].scheme, TRUE);
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", looks[i].contrast, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *path = g_strconcat ("/window-contrast/", looks[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_look);
    }

  return g_test_run ();
}
