/* deal-preferences.c: what the reader sets once for every deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-preferences.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "deal-archive-group.h"
#include "deal-compat.h"
#include "deal-names.h"
#include "deal-text.h"

/* In the order of the list. */
static const struct
{
  const char    *name; /* in the settings */
  const char    *title;
  AdwColorScheme scheme;
} schemes[] = {
  { "system", N_ ("As the system"), ADW_COLOR_SCHEME_DEFAULT },
  { "light", N_ ("Light"), ADW_COLOR_SCHEME_FORCE_LIGHT },
  { "dark", N_ ("Dark"), ADW_COLOR_SCHEME_FORCE_DARK },
};

static guint
find_scheme (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i].name, name))
      return i;

  return 0;
}

static gboolean
name_to_scheme (GValue   *value,
                GVariant *name,
                gpointer  unused)
{
  guint place = find_scheme (g_variant_get_string (name, NULL));

  g_value_set_enum (value, (int) schemes[place].scheme);

  return TRUE;
}

static gboolean
name_to_place (GValue   *value,
               GVariant *name,
               gpointer  unused)
{
  g_value_set_uint (value, find_scheme (g_variant_get_string (name, NULL)));

  return TRUE;
}

/* In the order of the list. */
static const struct
{
  const char *name; /* in the settings */
  const char *title;
} intervals[] = {
  { "off", N_ ("Only when asked") },
  { "daily", N_ ("Daily") },
  { "hourly", N_ ("Hourly") },
};

static gboolean
interval_to_place (GValue   *value,
                   GVariant *name,
                   gpointer  unused)
{
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    if (g_str_equal (intervals[i].name, g_variant_get_string (name, NULL)))
      g_value_set_uint (value, i);

  return TRUE;
}

static GVariant *
place_to_interval (const GValue       *value,
                   const GVariantType *type,
                   gpointer            unused)
{
  guint place = g_value_get_uint (value);

  return g_variant_new_string (
    intervals[MIN (place, G_N_ELEMENTS (intervals) - 1)].name);
}

static GtkWidget *
new_pages_row (GSettings *settings)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *pages = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Check cited pages"));
  adw_action_row_set_subtitle (
    ADW_ACTION_ROW (row),
    _ ("Each once a day, with a refresh, to see whether it still says the same"));
  gtk_widget_set_valign (pages, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pages);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), pages);
  g_settings_bind (settings, "check-pages", pages, "active", G_SETTINGS_BIND_DEFAULT);

  return row;
}

static GtkWidget *
new_sources_group (GSettings *settings)
{
  GtkWidget     *group = adw_preferences_group_new ();
  GtkWidget     *row = adw_combo_row_new ();
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    gtk_string_list_append (titles, _ (intervals[i].title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_object_unref (titles);
  /* The choice is the subtitle: beside the title large text would cut it. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("Refresh while the window is open"));
  g_settings_bind_with_mapping (settings, "refresh-interval", row, "selected",
                                G_SETTINGS_BIND_DEFAULT, interval_to_place,
                                place_to_interval, NULL, NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Sources"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_pages_row (settings));

  return group;
}

static GVariant *
place_to_name (const GValue       *value,
               const GVariantType *type,
               gpointer            unused)
{
  guint place = g_value_get_uint (value);

  return g_variant_new_string (schemes[MIN (place, G_N_ELEMENTS (schemes) - 1)].name);
}

/**
 * deal_preferences_bind:
 * @settings: the program's settings
 *
 * Has the program look as the settings say, from now on.
 */
void
deal_preferences_bind (GSettings *settings)
{
  g_settings_bind_with_mapping (settings, "color-scheme",
                                adw_style_manager_get_default (), "color-scheme",
                                G_SETTINGS_BIND_GET, name_to_scheme, NULL, NULL, NULL);
}

/**
 * deal_preferences_can_keep:
 *
 * Returns: whether what the reader sets is there the next time, too: the system says
 *   nothing of a folder for settings that it cannot write to
 */
gboolean
deal_preferences_can_keep (void)
{
  const char *folder = g_get_user_config_dir ();

  return g_mkdir_with_parents (folder, 0700) == 0 && g_access (folder, W_OK) == 0;
}

static GtkWidget *
new_appearance_group (GSettings *settings)
{
  GtkWidget     *group = adw_preferences_group_new ();
  GtkWidget     *row = adw_combo_row_new ();
  GtkStringList *titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    gtk_string_list_append (titles, _ (schemes[i].title));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_object_unref (titles);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Style"));
  g_settings_bind_with_mapping (settings, "color-scheme", row, "selected",
                                G_SETTINGS_BIND_DEFAULT, name_to_place, place_to_name,
                                NULL, NULL);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Appearance"));
  adw_preferences_group_set_description (
    ADW_PREFERENCES_GROUP (group),
    _ ("Of the window; a chart has its own when exported"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

/**
 * deal_preferences_show:
 * @parent: the window that asks
 * @settings: the program's settings; changed at once, as the rows are
 * @updates: whose archive is measured, and pruned if the reader wants it
 */
void
deal_preferences_show (GtkWindow   *parent,
                       GSettings   *settings,
                       DealUpdates *updates)
{
  const GError *error = NULL;
  DealArchive  *archive = deal_updates_get_archive (updates, &error);
  GtkWidget    *page = adw_preferences_page_new ();
  GtkWidget    *groups[] = {
       new_appearance_group (settings),
       new_sources_group (settings),
       deal_archive_group_new (archive, error != NULL ? error->message : NULL),
  };
  GtkWindow *window;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (groups[i]));
  window = deal_compat_preferences_window_new (parent, ADW_PREFERENCES_PAGE (page));
  deal_names_add (GTK_WIDGET (window), _ ("Preferences"));
  gtk_window_present (window);
}
