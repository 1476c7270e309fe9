/* deal-problem.c: one mistake of a deal file, with its place
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-text.h"
#include "model/deal-plain.h"
#include "model/deal-reader.h"

/**
 * deal_problem_new:
 * @severity: whether it keeps the file from opening
 * @place: where; both numbers from 1
 * @pointer: RFC 6901 JSON pointer to the place; "" for the whole file
 * @expected: (nullable): what would be right
 * @format: what is wrong, a sentence without the full stop
 * @...: what @format asks for
 *
 * Returns: (transfer full): a problem; deal_problem_free() frees it
 */
DealProblem *
deal_problem_new (DealSeverity severity,
                  DealPlace    place,
                  const char  *pointer,
                  const char  *expected,
                  const char  *format,
                  ...)
{
  DealProblem *problem = g_new0 (DealProblem, 1);
  va_list      args;

  problem->severity = severity;
  problem->line = place.line;
  problem->column = place.column;
  problem->pointer = g_strdup (pointer);
  problem->expected = g_strdup (expected);
  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);

  return problem;
}

void
deal_problem_free (DealProblem *problem)
{
  g_free (problem->message);
  g_free (problem->expected);
  g_free (problem->pointer);
  g_free (problem);
}

/**
 * deal_problem_format_expected:
 * @problem: a problem
 *
 * Returns: (transfer full) (nullable): what would be right, as “expected a date”; NULL if
 *   the problem does not say
 */
char *
deal_problem_format_expected (const DealProblem *problem)
{
  if (problem->expected == NULL)
    return NULL;

  /* Translators: %s says what a file should hold, as "a date". */
  return g_strdup_printf (_ ("expected %s"), problem->expected);
}

/**
 * deal_problem_to_text:
 * @problem: a problem
 * @file_name: the file as the reader knows it
 *
 * Returns: (transfer full): one line for people and for editors that jump to
 *   places, `FILE:LINE:COLUMN: error: MESSAGE (/json/pointer)`, in which
 *   nothing from the file can move a terminal's cursor
 */
char *
deal_problem_to_text (const DealProblem *problem,
                      const char        *file_name)
{
  g_autofree char *file = deal_plain_text (file_name, G_MAXSIZE);
  g_autofree char *pointer = deal_plain_text (problem->pointer, G_MAXSIZE);
  g_autofree char *message = deal_plain_text (problem->message, G_MAXSIZE);
  GString         *line = g_string_new (file);

  g_string_append_printf (line, ":%u:%u: %s: %s", problem->line, problem->column,
                          problem->severity == DEAL_SEVERITY_ERROR ? _ ("error")
                                                                   : _ ("warning"),
                          message);
  if (problem->expected != NULL)
    {
      g_autofree char *expected = deal_problem_format_expected (problem);
      g_autofree char *plain = deal_plain_text (expected, G_MAXSIZE);

      g_string_append_printf (line, "; %s", plain);
    }
  if (pointer[0] != '\0') /* else it is the whole file */
    g_string_append_printf (line, " (%s)", pointer);

  return g_string_free (line, FALSE);
}
