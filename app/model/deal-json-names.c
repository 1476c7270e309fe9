/* deal-json-names.c: no name may come twice in an object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-json-names.h"

#include <string.h>

#include "model/deal-json.h"

/* Of a name in a message, in bytes. */
#define MAX_NAME 80

typedef DealJsonName Name;

void
deal_json_names_init (DealJsonNames *names,
                      const char    *text)
{
  names->text = text;
  names->n_allocated = 64;
  names->names = g_new (Name, names->n_allocated);
  names->n_names = 0;
  names->decoded = g_byte_array_new ();
}

void
deal_json_names_clear (DealJsonNames *names)
{
  g_clear_pointer (&names->names, g_free);
  g_clear_pointer (&names->decoded, g_byte_array_unref);
}

/* What deal_json_names_close() wants at the end of the object that begins. */
DealJsonMark
deal_json_names_open (const DealJsonNames *names)
{
  return (DealJsonMark){ names->n_names, names->decoded->len };
}

static const char *
get_bytes (const DealJsonNames *names,
           const Name          *name)
{
  return name->decoded != 0 ? (const char *) names->decoded->data + name->decoded - 1
                            : names->text + name->offset;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Name *one = a;
  const Name *other = b;
  int         order;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  if (one->length != other->length)
    return one->length < other->length ? -1 : 1;

  order = memcmp (get_bytes (user_data, one), get_bytes (user_data, other), one->length);

  return order != 0 ? order
                    : (one->offset > other->offset) - (one->offset < other->offset);
}

/* Adds the name of @length bytes at @offset to those of the innermost object. */
void
deal_json_names_add (DealJsonNames *names,
                     guint32        offset,
                     guint32        length,
                     gboolean       is_escaped)
{
  Name        name = { 0, offset, length, 0 };
  const char *bytes;

  if (is_escaped)
    {
      guint start = names->decoded->len;

      g_byte_array_set_size (names->decoded, start + length);
      name.decoded = start + 1;
      name.length = (guint32) deal_json_unescape (names->text + offset, length,
                                                  (char *) names->decoded->data + start);
    }

  bytes = get_bytes (names, &name);
  memcpy (&name.key, bytes, MIN (name.length, sizeof name.key));
  name.key ^= (guint64) name.length << 56;
  if (names->n_names == names->n_allocated)
    {
      names->n_allocated *= 2;
      names->names = g_renew (Name, names->names, names->n_allocated);
    }
  names->names[names->n_names++] = name;
}

static gboolean
is_equal (const DealJsonNames *names,
          const Name          *one,
          const Name          *other)
{
  return one->key == other->key && one->length == other->length &&
         memcmp (get_bytes (names, one), get_bytes (names, other), one->length) == 0;
}

static void
report_twice (const DealJsonNames *names,
              const Name          *name,
              DealJsonTwiceFunc    report,
              gpointer             user_data)
{
  g_autofree char *text = g_strndup (get_bytes (names, name),
                                     MIN (name->length, MAX_NAME));
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  report (name->offset - 1, valid, user_data);
}

/**
 * deal_json_names_close:
 * @names: the names
 * @mark: what deal_json_names_open() gave for the object that ends
 * @report: takes each name that came before, and where its quote stands
 * @user_data: for @report
 *
 * Looks for names that came twice in an object, in O(n log n) whatever they
 * are, and forgets them.
 */
void
deal_json_names_close (DealJsonNames    *names,
                       DealJsonMark      mark,
                       DealJsonTwiceFunc report,
                       gpointer          user_data)
{
  guint32 n = names->n_names - mark.name;
  Name   *first = names->names + mark.name;

  if (n > 8)
    {
      g_qsort_with_data (first, (int) n, sizeof *first, compare_names, names);
      for (guint32 i = 1; i < n; i++)
        if (is_equal (names, &first[i - 1], &first[i]))
          report_twice (names, &first[i], report, user_data);
    }
  else
    {
      for (guint32 i = 1; i < n; i++)
        for (guint32 j = 0; j < i; j++)
          if (is_equal (names, &first[i], &first[j]))
            {
              report_twice (names, &first[i], report, user_data);
              break;
            }
    }

  names->n_names = mark.name;
  if (names->decoded->len > mark.decoded)
    g_byte_array_set_size (names->decoded, mark.decoded);
}
