/* deal-reader-run.c: how reading a text begins, is judged and ends
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-error.h"
#include "model/deal-reader-private.h"

static void
report_cb (DealJsonFault fault,
           gpointer      user_data)
{
  deal_reader_report (user_data, fault.severity, fault.offset, fault.expected, "%s",
                      fault.message);
  g_free (fault.expected);
  g_free (fault.message);
}

static void
clear_fault (gpointer data)
{
  DealJsonFault *fault = data;

  g_free (fault->message);
  g_free (fault->expected);
}

static void
add_problems (DealReader *reader,
              GPtrArray  *problems)
{
  guint listed = MIN (reader->n_errors, DEAL_MAX_PROBLEMS) +
                 MIN (reader->n_warnings, DEAL_MAX_PROBLEMS);
  guint left = reader->n_errors + reader->n_warnings - listed;

  deal_json_locate (reader->text, reader->size,
                    (DealJsonFault *) (gpointer) reader->faults->data,
                    reader->faults->len, problems);
  if (left > 0)
    g_ptr_array_add (problems,
                     deal_problem_new (reader->n_errors > DEAL_MAX_PROBLEMS
                                         ? DEAL_SEVERITY_ERROR
                                         : DEAL_SEVERITY_WARNING,
                                       (DealPlace){ 1, 1 }, "", NULL,
                                       P_ ("%u more problem is not listed",
                                           "%u more problems are not listed", left),
                                       left));
}

void
deal_reader_begin (DealReader *reader)
{
  reader->origins = g_array_new (FALSE, FALSE, sizeof (DealPendingOrigin));
  reader->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  reader->faults = g_array_new (FALSE, FALSE, sizeof (DealJsonFault));
  g_array_set_clear_func (reader->faults, clear_fault);
}

/* Whether the grammar is right. */
gboolean
deal_reader_judge (DealReader *reader)
{
  return deal_json_check (reader->text, reader->size, &reader->root, report_cb, reader);
}

/* The deal has taken what it needs; the rest goes.  FALSE with an error when there
 * was one in the file. */
gboolean
deal_reader_end (DealReader *reader,
                 const char *name,
                 GPtrArray  *problems,
                 GError    **error)
{
  if (problems != NULL)
    add_problems (reader, problems);
  deal_index_clear (&reader->lists[DEAL_LIST_PARTIES]);
  deal_index_clear (&reader->lists[DEAL_LIST_CATEGORIES]);
  deal_index_clear (&reader->lists[DEAL_LIST_SERIES]);
  deal_index_clear (&reader->lists[DEAL_LIST_PRODUCTS]);
  deal_index_clear (&reader->lists[DEAL_LIST_PLATFORMS]);
  deal_index_clear (&reader->lists[DEAL_LIST_PAYMENTS]);
  deal_index_clear (&reader->lists[DEAL_LIST_CLAIMS]);
  deal_index_clear (&reader->lists[DEAL_LIST_CONFLICTS]);
  deal_json_tape_clear (&reader->root);
  deal_json_tape_clear (&reader->tape);
  g_clear_pointer (&reader->origins, g_array_unref);
  g_clear_pointer (&reader->offsets, g_array_unref);
  g_clear_pointer (&reader->seen_in, g_free);
  g_clear_pointer (&reader->version_seen_in, g_free);
  g_clear_pointer (&reader->faults, g_array_unref);
  if (reader->n_errors == 0)
    return TRUE;

  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: %s is the name of a file. */
               P_ ("%s has %u error", "%s has %u errors", reader->n_errors), name,
               reader->n_errors);

  return FALSE;
}
