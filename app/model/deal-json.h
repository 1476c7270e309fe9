/* deal-json.h: strict JSON, in place, with the place of every value
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "model/deal-reader.h"

G_BEGIN_DECLS

/*
 * A text is read twice.  deal_json_check() judges the whole by RFC 8259 and by
 * our limits, and notes the members of the outermost object.  Then
 * deal_json_read() makes a tape of one value at a time; it trusts the check.
 * Thus the tape stays as small as the largest element of a list, and a text
 * with a mistake in its grammar makes nothing at all.
 */

typedef enum
{
  DEAL_JSON_NULL,
  DEAL_JSON_FALSE,
  DEAL_JSON_TRUE,
  DEAL_JSON_NUMBER,
  DEAL_JSON_STRING,
  DEAL_JSON_ARRAY,
  DEAL_JSON_OBJECT,
} DealJsonType;

typedef enum
{
  DEAL_JSON_WIDE = 1 << 0,         /* a string with bytes beyond ASCII */
  DEAL_JSON_ESCAPED = 1 << 1,      /* a string with escapes */
  DEAL_JSON_NAME_ESCAPED = 1 << 2, /* a member whose name has escapes */
} DealJsonFlags;

/**
 * DealJsonNode:
 * @start: its first byte in the text; of a string, the quote
 * @end: behind its last byte
 * @name: of a member, the first byte of its name, behind the quote; else 0
 * @name_length: bytes of the name as written
 * @line: from 1
 * @line_start: where that line begins in the text
 * @span: nodes that it is made of, itself and all in it
 * @n: elements or members
 *
 * A value.  In a tape its children follow it, each with all that is in it, so
 * that a sibling stands @span nodes further.
 */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 name;
  guint32 name_length;
  guint32 line;
  guint32 line_start;
  guint32 span;
  guint32 n;
  guint8  type;
  guint8  flags;
} DealJsonNode;

typedef struct
{
  DealJsonNode *nodes;
  guint32       n_nodes;
  guint32       n_allocated;
} DealJsonTape;

/* Where reading goes on. */
typedef struct
{
  guint32 offset;
  guint32 line;
  guint32 line_start;
} DealJsonPosition;

/**
 * DealJsonFault:
 * @offset: where in the text
 * @severity: as in DealProblem, like the rest
 */
typedef struct
{
  guint32      offset;
  DealSeverity severity;
  char        *message;
  char        *expected;
} DealJsonFault;

/* Takes @fault. */
typedef void (*DealJsonFaultFunc) (DealJsonFault fault, gpointer user_data);

void deal_json_tape_clear (DealJsonTape *tape);

gboolean deal_json_check (const char       *text,
                          gsize             size,
                          DealJsonTape     *root,
                          DealJsonFaultFunc report,
                          gpointer          user_data);
void     deal_json_read (const char       *text,
                         gsize             size,
                         DealJsonPosition *position,
                         DealJsonTape     *tape);
gboolean deal_json_read_element (const char       *text,
                                 gsize             size,
                                 DealJsonPosition *position,
                                 DealJsonTape     *tape);
gsize    deal_json_unescape (const char *raw, gsize length, char *decoded);
void     deal_json_advance (const char *from, const char *to, DealPlace *place);
void     deal_json_locate (const char    *text,
                           gsize          size,
                           DealJsonFault *faults,
                           gsize          n_faults,
                           GPtrArray     *problems);

G_END_DECLS
