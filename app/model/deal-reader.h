/* deal-reader.h: a deal file becomes a Deal, or a list of all its mistakes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "model/deal.h"

G_BEGIN_DECLS

/* DESIGN §3: what a file may hold at most. */
#define DEAL_FILE_MAX_BYTES (128 * 1024 * 1024)
#define DEAL_FETCHED_MAX_BYTES (16 * 1024 * 1024)
#define DEAL_JSON_MAX_DEPTH 64
#define DEAL_JSON_MAX_MEMBERS 512
#define DEAL_JSON_MAX_STRING (1024 * 1024)
#define DEAL_JSON_MAX_ELEMENTS 1000000
#define DEAL_JSON_MAX_VALUES 8000000

typedef enum
{
  DEAL_SEVERITY_ERROR,
  DEAL_SEVERITY_WARNING,
} DealSeverity;

/**
 * DealProblem:
 * @severity: an error keeps the file from opening, a warning does not
 * @line: from 1
 * @column: from 1, in characters
 * @message: what is wrong, a sentence without the full stop
 * @expected: (nullable): what would be right
 * @pointer: RFC 6901 JSON pointer to the place; "" for the whole file
 */
typedef struct
{
  DealSeverity severity;
  guint32      line;
  guint32      column;
  char        *message;
  char        *expected;
  char        *pointer;
} DealProblem;

DealProblem *deal_problem_new (DealSeverity severity,
                               DealPlace    place,
                               const char  *pointer,
                               const char  *expected,
                               const char  *format,
                               ...) G_GNUC_PRINTF (5, 6);
void         deal_problem_free (DealProblem *problem);
char        *deal_problem_format_expected (const DealProblem *problem);
char        *deal_problem_to_text (const DealProblem *problem, const char *file_name);

GBytes *deal_file_load (const char *path, GError **error);
Deal   *deal_new_from_bytes (GBytes     *bytes,
                             const char *file_name,
                             GPtrArray  *problems,
                             GError    **error);
Deal   *deal_new_from_path (const char *path, GPtrArray *problems, GError **error);

G_END_DECLS
