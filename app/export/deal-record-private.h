/* deal-record-private.h: what a picture says, member by member
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "export/deal-record.h"
#include "model/deal-json.h"

G_BEGIN_DECLS

/* A text that passed the check, and the whole of it as a tape. */
typedef struct
{
  const char  *text;
  gsize        size;
  DealJsonTape tape;
} DealSaid;

typedef const DealJsonNode Node;

gboolean deal_said_refuse (GError    **error,
                           const char *name);
Node    *deal_said_get_first (Node *node);
Node    *deal_said_get_next (Node *parent,
                             Node *node);
Node    *deal_said_find (const DealSaid *json,
                         Node           *object,
                         const char     *name);
char    *deal_said_dup_text (const DealSaid *json,
                             Node           *node);
char    *deal_said_dup_name (const DealSaid *json,
                             Node           *node);
gboolean deal_said_read_text (const DealSaid *json,
                              Node           *object,
                              const char     *name,
                              char          **text,
                              GError        **error);
gboolean deal_said_read_nullable (const DealSaid *json,
                                  Node           *object,
                                  const char     *name,
                                  char          **text,
                                  GError        **error);
gboolean deal_said_read_flag (const DealSaid *json,
                              Node           *object,
                              const char     *name,
                              gboolean       *flag,
                              GError        **error);
gboolean deal_said_read_number (const DealSaid *json,
                                Node           *object,
                                const char     *name,
                                guint           maximum,
                                guint          *number,
                                GError        **error);
gboolean deal_said_read_date (const DealSaid *json,
                              Node           *object,
                              const char     *name,
                              gboolean        may_be_null,
                              DealDate       *date,
                              GError        **error);
gboolean deal_said_read_texts (const DealSaid *json,
                               Node           *object,
                               const char     *name,
                               char         ***texts,
                               GError        **error);
gboolean deal_said_make_tape (DealSaid *json,
                              GError  **error);

G_END_DECLS
