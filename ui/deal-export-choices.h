/* deal-export-choices.h: what was chosen for the last export
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "export/deal-export.h"

G_BEGIN_DECLS

/**
 * DealExportChoices:
 *
 * How a figure becomes a file, a picture on the clipboard or one that is dragged.
 */
typedef struct
{
  DealFormat format;
  DealSize   size;
  DealStyle  style;
} DealExportChoices;

void deal_export_choices_load (GSettings *settings, DealExportChoices *choices);
void deal_export_choices_save (GSettings *settings, const DealExportChoices *choices);

G_END_DECLS
