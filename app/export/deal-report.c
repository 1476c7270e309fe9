/* deal-report.c: everything that a deal gives, in one folder or on one page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-report.h"

#include <string.h>

#include "chart/deal-fonts.h"
#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-report-private.h"

#define PDF_NAME "report.pdf"
#define PAGE_NAME "report.html"
#define README_NAME "README.md"

/* The pictures of a figure and its table; schedules; two tables; the PDF; the README
 * and the saving of them all. */
#define PICTURES_OF_A_FIGURE 2
#define OTHER_STEPS 5

/* One run. */
typedef struct
{
  const DealReport  *report;
  GPtrArray         *files; /* DealReportFile */
  GCancellable      *cancellable;
  DealReportProgress progress;
  gpointer           user_data;
  guint              n_done;
  guint              n_steps;
} Run;

void
deal_report_file_free (DealReportFile *file)
{
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->name);
  g_free (file->shows);
  g_free (file);
}

/* Says what comes next; FALSE: nothing, for somebody has cancelled. */
static gboolean
begin_step (Run        *run,
            const char *doing,
            GError    **error)
{
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error))
    return FALSE;

  if (run->progress != NULL)
    run->progress (doing, run->n_done, run->n_steps, run->user_data);
  run->n_done++;

  return TRUE;
}

/* Takes all but @run; FALSE if there are no bytes. */
static gboolean
add_file (Run    *run,
          char   *name,
          char   *shows,
          GBytes *bytes)
{
  DealReportFile *file = g_new0 (DealReportFile, 1);

  file->name = name;
  file->shows = shows;
  file->bytes = bytes;
  if (bytes == NULL)
    deal_report_file_free (file);
  else
    g_ptr_array_add (run->files, file);

  return bytes != NULL;
}

static gboolean
add_picture (Run                    *run,
             const DealReportFigure *entry,
             DealFormat              format,
             const char             *ending,
             GError                **error)
{
  g_autofree char *name = g_strconcat (entry->name, ".", ending, NULL);
  GBytes          *bytes;

  if (!begin_step (run, name, error))
    return FALSE;
  if (entry->too_large)
    return TRUE;

  bytes = deal_figure_export (entry->figure, format, &entry->size, run->report->style,
                              error);

  return add_file (run, g_steal_pointer (&name),
                   g_strdup_printf ("%s: %s", entry->heading,
                                    deal_figure_get_title (entry->figure)),
                   bytes);
}

/* Whether an earlier figure has the same numbers. */
static gboolean
shares_table (const DealReport *report,
              guint             index)
{
  const DealReportFigure *entry = report->figures->pdata[index];

  for (guint i = 0; i < index; i++)
    if (g_str_equal (((DealReportFigure *) report->figures->pdata[i])->table,
                     entry->table))
      return TRUE;

  return FALSE;
}

static char *
describe_table (const DealReport       *report,
                const DealReportFigure *entry)
{
  GString *text = g_string_new ("The numbers of ");
  guint    n = 0;

  for (guint i = 0; i < report->figures->len; i++)
    {
      const DealReportFigure *other = report->figures->pdata[i];

      if (g_str_equal (other->table, entry->table))
        g_string_append_printf (text, "%s“%s”", n++ > 0 ? " and of " : "",
                                other->heading);
    }
  g_string_append (text, ", with their assumptions");

  return g_string_free (text, FALSE);
}

static gboolean
add_table (Run                    *run,
           const DealReportFigure *entry,
           GError                **error)
{
  g_autofree char *table = g_strconcat (entry->table, ".csv", NULL);

  return begin_step (run, table, error) &&
         add_file (run, g_steal_pointer (&table), describe_table (run->report, entry),
                   deal_figure_export (entry->figure, DEAL_FORMAT_CSV, &entry->size,
                                       run->report->style, error));
}

static gboolean
add_figures (Run     *run,
             GError **error)
{
  for (guint i = 0; i < run->report->figures->len; i++)
    {
      const DealReportFigure *entry = run->report->figures->pdata[i];

      if (!add_picture (run, entry, DEAL_FORMAT_PNG, "png", error) ||
          !add_picture (run, entry, DEAL_FORMAT_SVG, "svg", error) ||
          (!shares_table (run->report, i) && !add_table (run, entry, error)))
        return FALSE;
    }

  return TRUE;
}

static GBytes *
table_to_file (DealTable *table)
{
  g_autoptr (DealTable) owned = table;

  return deal_table_to_csv (owned);
}

gboolean
deal_report_has_schedule (const Deal        *deal,
                          const DealVersion *version)
{
  for (gsize i = 0; i < deal->n_payments; i++)
    if (deal_payment_is_in (&deal->payments[i], version))
      return TRUE;

  return FALSE;
}

/* Letters, digits and hyphens of an id, which may hold anything; @number keeps
 * two ids apart that differ in nothing else. */
static char *
name_schedule (const DealVersion *version,
               gsize              number)
{
  g_autofree char *plain = g_strcanon (
    g_strdup (version->id), "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "0123456789-_",
    '-');

  if (g_str_equal (plain, version->id) && strlen (plain) <= 64)
    return g_strdup_printf ("schedule-%s.csv", plain);

  return g_strdup_printf ("schedule-version-%zu.csv", number + 1);
}

static gboolean
add_schedules (Run     *run,
               GError **error)
{
  const DealOptions *options = run->report->options;
  const Deal        *deal = run->report->deal;

  for (gsize i = 0; i < deal->n_versions; i++)
    {
      const DealVersion *version = &deal->versions[i];
      g_autofree char   *name = name_schedule (version, i);
      g_autoptr (DealSchedule) schedule = NULL;

      if (!begin_step (run, name, error))
        return FALSE;
      if (!deal_report_has_schedule (deal, version))
        continue;
      schedule = deal_schedule_new (options, version, error);
      if (schedule == NULL)
        return FALSE;
      add_file (run, g_steal_pointer (&name),
                g_strdup_printf ("What is paid when under “%s”, payment by payment",
                                 version->title),
                table_to_file (deal_schedule_to_table (schedule, options)));
    }

  return TRUE;
}

static gboolean
add_tables (Run     *run,
            GError **error)
{
  const DealReport *report = run->report;

  if (!begin_step (run, "conflicts.csv", error))
    return FALSE;
  add_file (run, g_strdup ("conflicts.csv"),
            g_strdup ("Where the sources conflict: every position and who takes it"),
            table_to_file (deal_conflicts_to_table (report->deal)));

  if (!begin_step (run, "sources.csv", error))
    return FALSE;
  add_file (run, g_strdup ("sources.csv"),
            g_strdup ("All sources by number, with the claims that rest on each"),
            table_to_file (deal_sources_to_table (report->evidence)));

  return TRUE;
}

static gboolean
add_documents (Run     *run,
               GError **error)
{
  GBytes *bytes;

  if (!begin_step (run, PDF_NAME, error))
    return FALSE;
  bytes = deal_report_to_pdf (run->report, run->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  add_file (run, g_strdup (PDF_NAME),
            g_strdup ("All figures with their texts, the terms, conflicts and sources"),
            bytes);

  if (!begin_step (run, README_NAME, error))
    return FALSE;
  add_file (run, g_strdup (README_NAME), g_strdup ("This page"),
            deal_report_to_readme (run->report, run->files));

  return TRUE;
}

/* The words of tables and documents are the source's, as those of figures are. */
static gboolean
make_files (Run     *run,
            GError **error)
{
  gboolean is_done;

  if (!add_figures (run, error))
    return FALSE;
  deal_text_begin_untranslated ();
  is_done = add_schedules (run, error) && add_tables (run, error) &&
            add_documents (run, error);
  deal_text_end_untranslated ();

  return is_done;
}

static gboolean
write_folder (Run        *run,
              const char *path,
              GError    **error)
{
  run->files = g_ptr_array_new_with_free_func ((GDestroyNotify) deal_report_file_free);
  run->n_steps = (guint) run->report->deal->n_versions + OTHER_STEPS;
  for (guint i = 0; i < run->report->figures->len; i++)
    run->n_steps += PICTURES_OF_A_FIGURE + (shares_table (run->report, i) ? 0 : 1);

  return make_files (run, error) && begin_step (run, path, error) &&
         deal_report_save_folder (path, run->files, error);
}

gboolean
deal_report_is_page (const char *path)
{
  return g_str_has_suffix (path, ".html") || g_str_has_suffix (path, ".htm");
}

/* A page has a name of its own, or the usual one in a folder. */
static char *
find_page (const char *path,
           GError    **error)
{
  if (deal_report_is_page (path))
    return g_strdup (path);

  if (g_mkdir_with_parents (path, 0777) != 0)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, DEAL_ERROR, DEAL_ERROR_WRITE,
                   /* Translators: %s is a file name. */
                   _ ("“%s” is no folder, and does not end in .html"), shown);
      return NULL;
    }

  return g_build_filename (path, PAGE_NAME, NULL);
}

static gboolean
write_page (Run        *run,
            const char *path,
            GError    **error)
{
  g_autofree char *target = NULL;
  g_autoptr (GBytes) page = NULL;

  run->n_steps = 2;
  if (!begin_step (run, PAGE_NAME, error))
    return FALSE;
  deal_text_begin_untranslated ();
  page = deal_report_to_page (run->report, error);
  deal_text_end_untranslated ();
  if (page == NULL || !begin_step (run, path, error))
    return FALSE;
  target = find_page (path, error);

  return target != NULL && deal_file_save (target, page, error);
}

/**
 * deal_report_form_from_name:
 * @name: "folder" or "html"
 * @form: (out): which form that is
 *
 * Returns: whether there is such a form
 */
gboolean
deal_report_form_from_name (const char     *name,
                            DealReportForm *form)
{
  static const char *const names[] = {
    [DEAL_REPORT_FOLDER] = "folder",
    [DEAL_REPORT_PAGE] = "html",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *form = (DealReportForm) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * deal_report_suggest_name:
 * @options: what the reader chose
 * @form: a folder or a page
 *
 * Returns: (transfer full): as "counterpart-report-2026-04-28", of a page with
 *   ".html", with the date that the deal is as of
 */
char *
deal_report_suggest_name (const DealOptions *options,
                          DealReportForm     form)
{
  g_autofree char *date = deal_date_to_iso (options->deal->as_of);

  return g_strconcat ("counterpart-report-", date,
                      form == DEAL_REPORT_PAGE ? ".html" : NULL, NULL);
}

/**
 * deal_report_write:
 * @options: what the reader chose; all figures and tables are made from it
 * @style: the colours of the pictures
 * @form: a folder or a page
 * @path: (type filename): where to: a folder, which is made if it is missing,
 *   or for a page also a file that ends in .html
 * @cancellable: (nullable): stops it as long as nothing is in its place
 * @progress: (nullable) (scope call): is told of each step
 * @user_data: for @progress
 * @error: return location for an error
 *
 * The same deal and options give the same bytes, in any locale and time zone.
 * Everything is made before anything is written.  Takes seconds; may be called
 * in any thread.
 *
 * Returns: TRUE, or FALSE with a `DealError` or `G_IO_ERROR_CANCELLED`
 */
gboolean
deal_report_write (const DealOptions *options,
                   DealStyle          style,
                   DealReportForm     form,
                   const char        *path,
                   GCancellable      *cancellable,
                   DealReportProgress progress,
                   gpointer           user_data,
                   GError           **error)
{
  g_autoptr (DealReport) report = NULL;
  Run      run = { .cancellable = cancellable,
                   .progress = progress,
                   .user_data = user_data };
  gboolean is_done;

  if (!deal_fonts_check (error))
    return FALSE;
  report = deal_report_new (options, style, error);
  if (report == NULL)
    return FALSE;

  run.report = report;
  is_done = form == DEAL_REPORT_PAGE ? write_page (&run, path, error)
                                     : write_folder (&run, path, error);
  g_clear_pointer (&run.files, g_ptr_array_unref);

  return is_done;
}
