/* fixture.h: what the tests of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "model/deal-reader.h"

/* The bundled deal's text, with every @from made @to. */
static inline char *
fixture_dup_text (const char *from,
                  const char *to)
{
  const char      *folder = g_getenv ("COUNTERPART_DATA_DIR");
  g_autofree char *path = g_build_filename (folder, "deals",
                                            "microsoft-openai.deal.json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  changed = g_string_new (text);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (changed, from, to, 0), >, 0);

  return g_strdup (changed->str);
}

static inline Deal *
fixture_load (const char *from,
              const char *to)
{
  char *text = fixture_dup_text (from, to);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GError) error = NULL;
  Deal *deal = deal_new_from_bytes (bytes, "a.deal.json", problems, &error);

  g_assert_no_error (error);

  return deal;
}

/* Whether a label somewhere below @widget, or itself, shows @text and nothing else. */
static inline gboolean
fixture_shows (GtkWidget  *widget,
               const char *text)
{
  gboolean found = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
                   g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !found;
       child = gtk_widget_get_next_sibling (child))
    found = fixture_shows (child, text);

  return found;
}

/* Seconds until a wait has failed: sanitizers make a program several times slower. */
#ifdef __SANITIZE_ADDRESS__
#define FIXTURE_PATIENCE 60
#else
#define FIXTURE_PATIENCE 10
#endif

/* Lets the main loop run until @done says so, at most FIXTURE_PATIENCE. */
static inline void
fixture_wait (gboolean (*done) (gpointer),
              gpointer data)
{
  gint64 end = g_get_monotonic_time () + FIXTURE_PATIENCE * G_USEC_PER_SEC;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (2000);
    }
}

/* Lets the main loop run for a while: for what must not happen. */
static inline void
fixture_idle (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}
