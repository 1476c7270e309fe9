/* deal-json-names.h: no name may come twice in an object
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names of all objects that are open. */
typedef struct
{
  guint64 key; /* first eight bytes, and the length: most names differ in it */
  guint32 offset;
  guint32 length;
  guint32 decoded; /* of a name with escapes: where it stands in decoded, + 1 */
} DealJsonName;

typedef struct
{
  const char   *text;
  DealJsonName *names;
  guint32       n_names;
  guint32       n_allocated;
  GByteArray   *decoded; /* those with escapes */
} DealJsonNames;

/* Where an object's names begin. */
typedef struct
{
  guint32 name;
  guint32 decoded;
} DealJsonMark;

typedef void (*DealJsonTwiceFunc) (guint32 offset, const char *name, gpointer user_data);

void         deal_json_names_init (DealJsonNames *names, const char *text);
void         deal_json_names_clear (DealJsonNames *names);
DealJsonMark deal_json_names_open (const DealJsonNames *names);
void         deal_json_names_add (DealJsonNames *names,
                                  guint32        offset,
                                  guint32        length,
                                  gboolean       is_escaped);
void         deal_json_names_close (DealJsonNames    *names,
                                    DealJsonMark      mark,
                                    DealJsonTwiceFunc report,
                                    gpointer          user_data);

G_END_DECLS
