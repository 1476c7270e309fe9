/* deal-pdf-tags.c: a PDF that says what its parts are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cairo 1.16 writes the tree of elements and nothing else about them.  What is
 * missing is put behind its file as an update: the language, what a figure shows in
 * words, and which cells of a table are heads.
 *
 * Source: ISO 32000-1, 7.5.6 (incremental updates), 14.7 (structure), 14.9.3
 * (alternate descriptions).
 */

#include "export/deal-pdf-tags.h"

#include <stdlib.h>
#include <string.h>

#define FIGURE "Figure"
#define HEAD "TH"

/* At the end of a file, all text: "startxref", a number and the mark of the end. */
#define TAIL 40

/* A line of the cross-reference table. */
#define XREF_LINE 20

/* What an element says besides. */
typedef struct
{
  const char *tag;
  char       *entries;
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_free (note->entries);
  g_free (note);
}

void
deal_pdf_tags_init (DealPdfTags *tags,
                    cairo_t     *cr)
{
  *tags = (DealPdfTags){ cr, g_ptr_array_new_with_free_func (note_free) };
}

void
deal_pdf_tags_clear (DealPdfTags *tags)
{
  g_clear_pointer (&tags->notes, g_ptr_array_unref);
}

void
deal_pdf_tags_open (DealPdfTags *tags,
                    const char  *tag)
{
  if (tags->cr != NULL)
    cairo_tag_begin (tags->cr, tag, NULL);
}

void
deal_pdf_tags_close (DealPdfTags *tags,
                     const char  *tag)
{
  if (tags->cr != NULL)
    cairo_tag_end (tags->cr, tag);
}

/* Takes @entries. */
static void
open_with_note (DealPdfTags *tags,
                const char  *tag,
                char        *entries)
{
  Note *note = g_new (Note, 1);

  *note = (Note){ tag, entries };
  if (tags->cr == NULL)
    {
      note_free (note);
      return;
    }
  g_ptr_array_add (tags->notes, note);
  deal_pdf_tags_open (tags, tag);
}

/* As UTF-16 in hexadecimal digits, where no character needs an escape. */
static char *
write_text (const char *text)
{
  g_autofree gunichar2 *units = NULL;
  GString              *hex = g_string_new ("<FEFF");
  glong                 n = 0;

  units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  for (glong i = 0; i < n; i++)
    g_string_append_printf (hex, "%04X", units[i]);
  g_string_append_c (hex, '>');

  return g_string_free (hex, FALSE);
}

/**
 * deal_pdf_tags_open_figure:
 * @tags: the structure
 * @alt_text: the figure in words
 *
 * Begins a picture; deal_pdf_tags_close() with "Figure" ends it.
 */
void
deal_pdf_tags_open_figure (DealPdfTags *tags,
                           const char  *alt_text)
{
  g_autofree char *text = write_text (alt_text);

  open_with_note (tags, FIGURE,
                  g_strdup_printf ("/Alt %s\n   /A << /O /Layout /Placement /Block >>",
                                   text));
}

/* Begins a cell that heads its row, or else its column; “TH” ends it. */
void
deal_pdf_tags_open_head (DealPdfTags *tags,
                         gboolean     of_row)
{
  open_with_note (tags, HEAD,
                  g_strdup_printf ("/A << /O /Table /Scope /%s >>",
                                   of_row ? "Row" : "Column"));
}

/* A file that cairo has written: objects as plain text, one table of their places. */
typedef struct
{
  const char *data; /* ends with a zero byte */
  gsize       size;
  gsize       xref; /* where the table begins */
  gsize       first_line;
  guint       n_objects;
  GString    *update;
  GArray     *changed; /* guint: object, offset, … */
} File;

/* FALSE: written by another cairo than this knows; it is left as it is. */
static gboolean
file_init (File             *file,
           const GByteArray *bytes)
{
  const char *tail = (const char *) bytes->data + bytes->len - MIN (bytes->len, TAIL);
  const char *start = strstr (tail, "startxref");
  char       *end;
  guint64     xref;

  *file = (File){ .data = (const char *) bytes->data, .size = bytes->len };
  if (start == NULL)
    return FALSE;
  xref = g_ascii_strtoull (start + strlen ("startxref"), NULL, 10);
  if (xref + XREF_LINE > bytes->len || !g_str_has_prefix (file->data + xref, "xref\n0 "))
    return FALSE;

  file->xref = (gsize) xref;
  file->n_objects = (guint) g_ascii_strtoull (file->data + xref + strlen ("xref\n0 "),
                                              &end, 10);
  file->first_line = (gsize) (end + 1 - file->data);

  return file->first_line + (gsize) file->n_objects * XREF_LINE < bytes->len;
}

/* An object without the words around it; NULL: not one that is written in text. */
static char *
get_object (const File *file,
            guint       number)
{
  const char *line = file->data + file->first_line + (gsize) number * XREF_LINE;
  guint64     offset = g_ascii_strtoull (line, NULL, 10);
  const char *body;
  const char *end;

  if (offset == 0 || offset >= file->xref)
    return NULL;
  body = strstr (file->data + offset, " obj\n");
  end = body != NULL ? strstr (body, "\nendobj") : NULL;

  return end != NULL ? g_strndup (body + strlen (" obj\n"),
                                  (gsize) (end - body) - strlen (" obj\n"))
                     : NULL;
}

/* Writes the object again, with @entries. */
static void
add_entries (File       *file,
             guint       number,
             const char *object,
             const char *entries)
{
  const char *end = g_strrstr (object, ">>");
  guint       offset = (guint) (file->size + file->update->len);

  g_array_append_val (file->changed, number);
  g_array_append_val (file->changed, offset);
  g_string_append_printf (file->update, "%u 0 obj\n", number);
  g_string_append_len (file->update, object, end - object);
  g_string_append_printf (file->update, "   %s\n>>\nendobj\n", entries);
}

/* Elements are numbered in the order in which they were opened. */
static void
add_notes (File            *file,
           const GPtrArray *notes,
           const char      *tag)
{
  g_autofree char *start = g_strdup_printf ("<< /Type /StructElem\n   /S /%s\n", tag);
  guint            next = 0;

  for (guint i = 1; i < file->n_objects; i++)
    {
      g_autofree char *object = get_object (file, i);

      if (object == NULL || !g_str_has_prefix (object, start))
        continue;
      while (next < notes->len &&
             !g_str_equal (((Note *) notes->pdata[next])->tag, tag))
        next++;
      if (next < notes->len)
        add_entries (file, i, object, ((Note *) notes->pdata[next++])->entries);
    }
}

static gboolean
add_catalogue (File *file)
{
  const char      *trailer = g_strrstr (file->data + file->xref, "trailer");
  const char      *root = trailer != NULL ? strstr (trailer, "/Root ") : NULL;
  guint            number = 0;
  g_autofree char *object = NULL;

  if (root != NULL)
    number = (guint) g_ascii_strtoull (root + strlen ("/Root "), NULL, 10);
  if (number == 0 || number >= file->n_objects)
    return FALSE;
  object = get_object (file, number);
  if (object == NULL)
    return FALSE;
  add_entries (file, number, object,
               "/Lang (en)\n   /ViewerPreferences << /DisplayDocTitle true >>");

  return TRUE;
}

/* The places of the new objects, and the old trailer with the way to the old table. */
static void
add_trailer (File *file)
{
  gsize            xref = file->size + file->update->len;
  const char      *trailer = g_strrstr (file->data + file->xref, "trailer");
  g_autofree char *entries = g_strndup (trailer,
                                        (gsize) (strstr (trailer, ">>") - trailer));

  g_string_append (file->update, "xref\n");
  for (guint i = 0; i < file->changed->len; i += 2)
    g_string_append_printf (file->update, "%u 1\n%010u 00000 n \n",
                            g_array_index (file->changed, guint, i),
                            g_array_index (file->changed, guint, i + 1));
  g_string_append_printf (file->update,
                          "%s   /Prev %zu\n>>\nstartxref\n%zu\n%%%%EOF\n", entries,
                          file->xref, xref);
}

/**
 * deal_pdf_tags_finish:
 * @tags: the structure
 * @file: (transfer full): the file that cairo has written
 *
 * Adds what cairo cannot say.  Every export is in the source's language.
 *
 * Returns: (transfer full): the whole file
 */
GBytes *
deal_pdf_tags_finish (const DealPdfTags *tags,
                      GByteArray        *file)
{
  File old;

  /* For the functions that look for the end of a text. */
  g_byte_array_append (file, (const guint8 *) "", 1);
  g_byte_array_set_size (file, file->len - 1);
  if (file_init (&old, file))
    {
      old.update = g_string_new (NULL);
      old.changed = g_array_new (FALSE, FALSE, sizeof (guint));
      if (add_catalogue (&old))
        {
          add_notes (&old, tags->notes, FIGURE);
          add_notes (&old, tags->notes, HEAD);
          add_trailer (&old);
        }
      g_byte_array_append (file, (const guint8 *) old.update->str,
                           (guint) old.update->len);
      g_string_free (old.update, TRUE);
      g_array_unref (old.changed);
    }

  return g_byte_array_free_to_bytes (file);
}
