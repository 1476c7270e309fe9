/* feed-limit.c: feed-limit FILE TIMES reads a list of articles by libxml2's SAX alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* It takes the texts of each item as they stand: no markup in them is cleaned, no
 * date read, no address judged, and no limit kept. */

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[] = { "title", "link", "guid", "pubDate", "description" };

#define N_NAMES (sizeof names / sizeof names[0])

typedef struct
{
  char  *text;
  size_t length;
  size_t room;
} Text;

typedef struct
{
  Text   fields[N_NAMES]; /* of the item that is being read */
  Text  *current;         /* nullable */
  int    is_in_item;
  size_t n_items;
  size_t n_bytes;
} Reading;

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  Reading *reading = data;

  if (strcmp ((const char *) name, "item") == 0)
    {
      reading->is_in_item = 1;
      for (size_t i = 0; i < N_NAMES; i++)
        reading->fields[i] = (Text){ 0 };
    }
  for (size_t i = 0; reading->is_in_item && i < N_NAMES; i++)
    if (strcmp ((const char *) name, names[i]) == 0)
      reading->current = &reading->fields[i];
}

static void
characters_cb (void          *data,
               const xmlChar *characters,
               int            length)
{
  Text *text = ((Reading *) data)->current;

  if (text == NULL)
    return;

  if (text->length + (size_t) length + 1 > text->room)
    {
      text->room = 2 * (text->length + (size_t) length + 1);
      text->text = realloc (text->text, text->room);
    }
  memcpy (text->text + text->length, characters, (size_t) length);
  text->length += (size_t) length;
  text->text[text->length] = '\0';
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  Reading *reading = data;

  reading->current = NULL;
  if (strcmp ((const char *) name, "item") != 0)
    return;

  reading->is_in_item = 0;
  reading->n_items++;
  for (size_t i = 0; i < N_NAMES; i++)
    {
      reading->n_bytes += reading->fields[i].length;
      free (reading->fields[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  xmlSAXHandler handler = { .initialized = XML_SAX2_MAGIC,
                            .startElementNs = start_cb,
                            .endElementNs = end_cb,
                            .characters = characters_cb,
                            .cdataBlock = characters_cb };
  FILE         *file = argc == 3 ? fopen (argv[1], "rb") : NULL;
  char         *text;
  long          size;
  Reading       reading = { 0 };

  if (file == NULL)
    return 2;

  fseek (file, 0, SEEK_END);
  size = ftell (file);
  rewind (file);
  text = malloc ((size_t) size);
  if (fread (text, 1, (size_t) size, file) != (size_t) size)
    return 1;
  for (int i = atoi (argv[2]); i > 0; i--)
    if (xmlSAXUserParseMemory (&handler, &reading, text, (int) size) != 0)
      return 1;
  printf ("%zu items of %zu bytes\n", reading.n_items, reading.n_bytes);

  return 0;
}
