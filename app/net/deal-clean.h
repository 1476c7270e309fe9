/* deal-clean.h: strangers' text made fit to be shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DEAL_CLEAN_TITLE 300 /* characters */
#define DEAL_CLEAN_SUMMARY 2000
#define DEAL_CLEAN_TEXT (1024 * 1024)

typedef enum
{
  DEAL_CLEAN_ONE_LINE,
  DEAL_CLEAN_PARAGRAPHS, /* line feeds stay, one between two paragraphs */
} DealCleanShape;

char    *deal_clean_text (const char *text, DealCleanShape shape, gsize most);
char    *deal_clean_html (const char *html, DealCleanShape shape, gsize most);
gboolean deal_clean_looks_like_html (const char *text);
gboolean deal_clean_is_block (const char *name);
char    *deal_clean_entity (const char *name, gsize length);

G_END_DECLS
