/* deal-clipboard.c: figures and tables for other programs to paste
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-clipboard.h"

#include "export/deal-export.h"

/* The size of a figure that is pasted: that of the web preset. */
#define PRESET "web"

/* A tab or a line break inside a cell would start a cell or a row. */
static void
append_cell (GString    *text,
             const char *cell)
{
  for (; *cell != '\0'; cell++)
    g_string_append_c (text, strchr ("\t\r\n", *cell) != NULL ? ' ' : *cell);
}

static void
append_row (GString         *text,
            const DealTable *table,
            gsize            row)
{
  for (guint i = 0; i < table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_cell (text, deal_table_get_cell (table, row, i));
    }
  g_string_append_c (text, '\n');
}

/**
 * deal_table_to_tsv:
 * @table: a table
 * @rows: (nullable): which of its rows; `NULL`: all
 *
 * Returns: (transfer full): the titles of the columns and the rows, with tabs
 *   between the cells, as spreadsheets paste them
 */
char *
deal_table_to_tsv (const DealTable *table,
                   GtkBitset       *rows)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\t');
      append_cell (text, g_array_index (table->columns, DealColumn, i).title);
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    if (rows == NULL || gtk_bitset_contains (rows, i))
      append_row (text, table, i);

  return g_string_free (text, FALSE);
}

/* The figure as an export has it: whole, light, in the language of the source. */
static GdkTexture *
make_texture (DealFigure *figure)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealFigure) exported = NULL;
  g_autoptr (GBytes) png = NULL;
  GdkTexture *texture;

  exported = deal_figure_new (deal_figure_get_kind (figure),
                              deal_figure_get_options (figure), FALSE, &error);
  if (exported != NULL)
    png = deal_figure_export (exported, DEAL_FORMAT_PNG, &deal_preset_find (PRESET)->size,
                              DEAL_STYLE_LIGHT, &error);
  texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;
  if (texture == NULL)
    g_warning ("The figure could not be copied as a picture: %s", error->message);

  return texture;
}

/**
 * deal_clipboard_set_figure:
 * @clipboard: a clipboard
 * @figure: what to put there
 *
 * Offers the figure as a picture, with title, sources and assumptions, and as
 * a table of the same numbers; who pastes takes what it can.
 */
void
deal_clipboard_set_figure (GdkClipboard *clipboard,
                           DealFigure   *figure)
{
  g_autofree char *tsv = deal_table_to_tsv (deal_figure_get_table (figure), NULL);
  g_autoptr (GdkTexture) texture = make_texture (figure);
  GdkContentProvider *providers[2];
  g_autoptr (GdkContentProvider) both = NULL;

  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, tsv);
  if (texture == NULL)
    {
      both = providers[1];
    }
  else
    {
      providers[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture);
      both = gdk_content_provider_new_union (providers, 2);
    }
  gdk_clipboard_set_content (clipboard, both);
}

/**
 * deal_clipboard_set_rows:
 * @clipboard: a clipboard
 * @table: a table
 * @rows: which of its rows
 */
void
deal_clipboard_set_rows (GdkClipboard    *clipboard,
                         const DealTable *table,
                         GtkBitset       *rows)
{
  g_autofree char *tsv = deal_table_to_tsv (table, rows);

  gdk_clipboard_set_text (clipboard, tsv);
}
