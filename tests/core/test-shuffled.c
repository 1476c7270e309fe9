/* test-shuffled.c: the order of a file's lists changes nothing that is calculated
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "calc/deal-lanes.h"
#include "calc/deal-table.h"
#include "read-deal.h"
#include "same-lines.h"

static DealSchedule *
compute (DealOptions       *options,
         const DealVersion *version,
         DealGranularity    by)
{
  g_autoptr (GError) error = NULL;
  DealSchedule *schedule;

  options->by = by;
  schedule = deal_schedule_new (options, version, &error);
  g_assert_no_error (error);

  return schedule;
}

/* Behind the value that begins at @p; the file is known to be well formed.  By
 * text, because a parser would make binary fractions of the numbers. */
static const char *
skip_value (const char *p)
{
  guint depth = 0;

  do
    {
      if (*p == '"')
        for (p++; *p != '"'; p++)
          p += *p == '\\' ? 1 : 0;
      else if (*p == '{' || *p == '[')
        depth++;
      else if (*p == '}' || *p == ']')
        depth--;
      p++;
    }
  while (depth > 0);

  return p;
}

/* The elements of the list that begins at @p in another order. */
static void
append_shuffled (GString    *text,
                 const char *p)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new_with_free_func (g_free);

  for (p++; *p != ']'; p++)
    if (*p == '{')
      {
        const char *end = skip_value (p);

        g_ptr_array_add (elements, g_strndup (p, (gsize) (end - p)));
        p = end - 1;
      }

  g_string_append_c (text, '[');
  while (elements->len > 0)
    {
      guint index = (guint) g_test_rand_int_range (0, (gint32) elements->len);

      g_string_append (text, elements->pdata[index]);
      g_string_append (text, elements->len > 1 ? "," : "");
      g_ptr_array_remove_index (elements, index);
    }
  g_string_append_c (text, ']');
}

/* The file with the elements of each of its lists in another order, but for the
 * categories, whose order is that of the terms. */
static Deal *
read_shuffled (const char *where)
{
  gsize            length;
  g_autofree char *text = get_text (where, &length);
  g_autoptr (GString) shuffled = g_string_new ("{");
  const char *p = strchr (text, '{') + 1;

  while (*p != '}')
    {
      const char *end = p;

      if (strchr ("\"{[", *p) != NULL)
        end = skip_value (p);
      if (*p == '[' && !g_str_has_suffix (shuffled->str, "\"categories\": "))
        append_shuffled (shuffled, p);
      else
        g_string_append_len (shuffled, p, MAX (end - p, 1));
      p = MAX (end, p + 1);
    }
  g_string_append_c (shuffled, '}');

  return read_bytes (shuffled->str, shuffled->len);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows of a table, each as one text, in an order of their own. */
static void
append_rows (GString         *text,
             const DealTable *table)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->rows->len; i++)
    g_ptr_array_add (rows, g_strjoinv ("|", table->rows->pdata[i]));
  g_ptr_array_sort (rows, compare_strings);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) rows->pdata[i]);
}

static void
append_pair (GString           *text,
             const DealOptions *options)
{
  g_autoptr (DealSchedule) old_schedule = NULL;
  g_autoptr (DealSchedule) new_schedule = NULL;
  g_autoptr (DealTable) table = NULL;

  g_assert_true (deal_schedule_new_pair (options, &old_schedule, &new_schedule, NULL));
  table = deal_schedule_pair_to_table (old_schedule, new_schedule, options);
  append_rows (text, table);
}

static void
append_lanes (GString           *text,
              DealOptions       *options,
              const DealVersion *old_version,
              const DealVersion *new_version)
{
  g_autoptr (DealLanes) lanes = NULL;
  g_autoptr (DealTable) table = NULL;

  options->old_version = old_version;
  options->new_version = new_version;
  lanes = deal_lanes_new (options);
  table = deal_lanes_to_table (lanes);
  append_rows (text, table);
}

/* Everything that is calculated from a deal. */
static char *
calculate_all (const Deal *deal)
{
  GString *text = g_string_new (NULL);
  g_autoptr (DealOptions) options = deal_options_new (deal);
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);
  g_autoptr (DealTable) places = deal_matrix_to_table (matrix);
  g_autoptr (DealTable) conflicts = deal_conflicts_to_table (deal);

  append_rows (text, places);
  append_rows (text, conflicts);
  append_pair (text, options);
  for (gsize i = 0; i < deal->n_versions; i++)
    {
      g_autoptr (DealSchedule) schedule =
        compute (options, &deal->versions[i], DEAL_BY_QUARTER);
      g_autoptr (DealTable) payments = deal_schedule_to_table (schedule, options);

      append_rows (text, payments);
      for (gsize j = 0; j < deal->n_versions; j++)
        {
          g_autoptr (DealDiff) diff =
            deal_diff_new (deal, &deal->versions[i], &deal->versions[j]);
          g_autoptr (DealTable) terms = deal_diff_to_table (diff);

          append_rows (text, terms);
          append_lanes (text, options, &deal->versions[i], &deal->versions[j]);
        }
    }

  return g_string_free (text, FALSE);
}

static void
test_shuffled (gconstpointer where)
{
  Deal            *deal = read_file (where);
  g_autofree char *wanted = calculate_all (deal);

  g_assert_cmpuint (strlen (wanted), >, 1000);
  for (guint round = 0; round < 3; round++)
    {
      Deal            *shuffled = read_shuffled (where);
      g_autofree char *found = calculate_all (shuffled);

      assert_same_lines (found, wanted);
      deal_unref (shuffled);
    }
  deal_unref (deal);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_path_get_basename (files[i]);
      g_autofree char *path = g_strconcat ("/shuffled/", name, NULL);

      g_test_add_data_func (path, files[i], test_shuffled);
    }

  return g_test_run ();
}
