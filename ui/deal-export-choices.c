/* deal-export-choices.c: what was chosen for the last export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-export-choices.h"

#define CUSTOM "custom"
#define FIRST_PRESET "report-page"

static const char *const formats[] = { "png", "svg", "pdf", "csv" };

static const DealPreset *
find_preset (const DealSize *size)
{
  for (gsize i = 0; i < DEAL_N_PRESETS; i++)
    {
      const DealPreset *preset = deal_preset_get (i);

      if (preset->size.width == size->width && preset->size.height == size->height &&
          preset->size.dpi == size->dpi)
        return preset;
    }

  return NULL;
}

static DealSize
load_size (GSettings *settings)
{
  g_autofree char  *name = g_settings_get_string (settings, "export-preset");
  const DealPreset *preset = deal_preset_find (name);
  DealSize          size;

  if (preset != NULL)
    return preset->size;

  g_settings_get (settings, "export-size", "(iid)", &size.width, &size.height, &size.dpi);
  if (g_str_equal (name, CUSTOM) && deal_size_check (&size, NULL))
    return size;

  return deal_preset_find (FIRST_PRESET)->size;
}

/**
 * deal_export_choices_load:
 * @settings: the program's
 * @choices: (out): what was chosen; what no longer exists is as at the first time
 */
void
deal_export_choices_load (GSettings         *settings,
                          DealExportChoices *choices)
{
  g_autofree char *format = g_settings_get_string (settings, "export-format");
  g_autofree char *style = g_settings_get_string (settings, "export-style");

  *choices = (DealExportChoices){ DEAL_FORMAT_PNG, load_size (settings),
                                  DEAL_STYLE_LIGHT };
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (format, formats[i]))
      choices->format = (DealFormat) i;
  deal_style_from_name (style, &choices->style);
}

void
deal_export_choices_save (GSettings               *settings,
                          const DealExportChoices *choices)
{
  const DealPreset *preset = find_preset (&choices->size);

  g_settings_set_string (settings, "export-format", formats[choices->format]);
  g_settings_set_string (settings, "export-style", deal_style_to_name (choices->style));
  g_settings_set_string (settings, "export-preset",
                         preset != NULL ? preset->name : CUSTOM);
  g_settings_set (settings, "export-size", "(iid)", choices->size.width,
                  choices->size.height, choices->size.dpi);
}
