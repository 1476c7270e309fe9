/* deal-opml.h: the lists that a reader of news asks, as one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DealOpmlEntry:
 * @url: http or https
 * @title: one line; may be empty
 */
typedef struct
{
  char *url;
  char *title;
} DealOpmlEntry;

DealOpmlEntry *deal_opml_entry_new (const char *url, const char *title);
void           deal_opml_entry_free (DealOpmlEntry *entry);

GPtrArray *deal_opml_parse (GBytes *bytes, GError **error);
char      *deal_opml_write (GPtrArray *entries);

G_END_DECLS
