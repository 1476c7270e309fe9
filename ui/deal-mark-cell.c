/* deal-mark-cell.c: what stands behind a cell of the matrix
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-mark-cell.h"

#include "calc/deal-evidence.h"
#include "calc/deal-format.h"
#include "calc/deal-matrix.h"
#include "deal-claim-row.h"
#include "deal-status-chip.h"
#include "deal-text.h"
#include "deal-ui.h"

static GtkWidget *
new_box (int spacing)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing);
}

static void
append (GtkWidget *box,
        GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static gboolean
is_source_of (const DealSource       *source,
              const DealAvailability *entry)
{
  for (gsize i = 0; i < entry->sources.n; i++)
    if (entry->sources.items[i] == source)
      return TRUE;

  return FALSE;
}

/* Claims of a version that came only after the entry ended speak of another time. */
static gboolean
is_of_time (const DealClaim        *claim,
            const DealAvailability *entry)
{
  return claim->version == NULL || !deal_date_is_set (entry->to) ||
         deal_date_get_first_day (claim->version->announced) <=
           deal_date_get_last_day (entry->to);
}

/**
 * deal_mark_cell_list_claims:
 * @deal: a deal
 * @entry: an entry of its matrix
 *
 * Returns: (transfer container) (element-type DealClaim): what the sources of the
 *   entry claim of its term; support before contradiction, then by strength; none
 *   for an entry of no term
 */
GPtrArray *
deal_mark_cell_list_claims (const Deal             *deal,
                            const DealAvailability *entry)
{
  static const DealStance order[] = { DEAL_STANCE_SUPPORTS, DEAL_STANCE_CONTRADICTS,
                                      DEAL_STANCE_MENTIONS };
  GPtrArray              *found = g_ptr_array_new ();
  g_autoptr (GPtrArray) claims = NULL;

  if (entry->term == NULL)
    return found;

  claims = deal_term_get_claims (deal, entry->term);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < claims->len; j++)
      {
        const DealClaim *claim = claims->pdata[j];

        if (claim->stance == order[i] && is_source_of (claim->source, entry) &&
            is_of_time (claim, entry))
          g_ptr_array_add (found, claims->pdata[j]);
      }

  return found;
}

/* The best claim in full; the other sources, with those since which it is on record, as
 * their numbers. */
static void
add_evidence (GtkWidget              *box,
              const DealMatrix       *matrix,
              DealSelection          *selection,
              const DealAvailability *entry)
{
  g_autoptr (GPtrArray) sources = deal_matrix_list_sources (matrix, entry);
  g_autoptr (GPtrArray) claims =
    deal_mark_cell_list_claims (deal_selection_get_deal (selection), entry);
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  const DealClaim *best = claims->len > 0 ? claims->pdata[0] : NULL;
  DealSourceList   list;

  if (best != NULL)
    append (box, deal_claim_row_new (selection, best));
  for (guint i = 0; i < sources->len; i++)
    if (best == NULL || sources->pdata[i] != (gpointer) best->source)
      g_ptr_array_add (others, sources->pdata[i]);
  if (others->len == 0)
    return;

  if (best != NULL)
    append (box, deal_ui_label_new (_ ("Also in"), "deal-caption"));
  list = (DealSourceList){ (const DealSource **) others->pdata, others->len };
  append (box, deal_claim_row_new_chips (selection, &list));
}

/* When, which status, why, and who says so. */
static void
add_side (GtkWidget              *box,
          const DealMatrix       *matrix,
          const char             *when,
          const char             *confirmed,
          DealStatus              status,
          const DealAvailability *entry,
          DealSelection          *selection)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *caption = deal_ui_label_new (when, "deal-caption");

  gtk_widget_set_hexpand (caption, TRUE);
  gtk_widget_set_valign (caption, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (head, 4);
  append (head, deal_status_chip_new (status));
  append (head, caption);
  append (box, head);
  if (entry == NULL)
    {
      append (box, deal_ui_label_new (_ ("Nothing on record for this day."),
                                      "deal-caption"));
      return;
    }

  if (confirmed != NULL)
    append (box, deal_ui_label_new (confirmed, "deal-caption"));
  if (entry->note != NULL)
    append (box, deal_ui_label_new (entry->note, "deal-body"));
  add_evidence (box, matrix, selection, entry);
}

/* Since when the status holds, and on which day it is looked at. */
static char *
describe_days (const DealMatrix       *matrix,
               const DealAvailability *entry,
               const char             *on)
{
  DealMatrixSpan   span = deal_matrix_get_span (matrix, entry);
  g_autofree char *since = NULL;

  if (!deal_date_is_set (span.since))
    /* Translators: a date, or two as "26 Apr 2026 and 20 Nov 2026". */
    return g_strdup_printf (C_ ("status", "as of %s"), on);

  since = deal_format_date (span.since);
  if (span.has_start)
    /* Translators: the day on which a status began; the day or days of which it is
     * told. */
    return g_strdup_printf (C_ ("status", "since %1$s · as of %2$s"), since, on);

  /* Translators: the first day for which a status is on record, which may be older;
   * the day or days of which it is told. */
  return g_strdup_printf (C_ ("status", "on record since %1$s · as of %2$s"), since, on);
}

/* How old what is told of @day is: a status holds until a source says otherwise. */
static char *
describe_confirmed (const DealMatrix       *matrix,
                    const DealAvailability *entry,
                    DealDate                day)
{
  DealDate         confirmed = deal_matrix_get_confirmed (matrix, entry, day);
  g_autofree char *date = NULL;

  if (entry == NULL || entry->status == DEAL_STATUS_UNKNOWN)
    return NULL;
  if (!deal_date_is_set (confirmed))
    return g_strdup (_ ("The sources of it bear no date."));

  date = deal_format_date (confirmed);

  /* Translators: the day of the last source that says so. */
  return g_strdup_printf (_ ("Last confirmed %s."), date);
}

/* @day: the last of those that @on names. */
static void
add_day (GtkWidget              *box,
         const DealMatrix       *matrix,
         const char             *on,
         DealDate                day,
         DealStatus              status,
         const DealAvailability *entry,
         DealSelection          *selection)
{
  g_autofree char *when = describe_days (matrix, entry, on);
  g_autofree char *confirmed = describe_confirmed (matrix, entry, day);

  add_side (box, matrix, when, confirmed, status, entry, selection);
}

static GtkWidget *
new_layer (const DealMatrix      *matrix,
           const DealMatrixLayer *cell,
           DealLayer              layer,
           DealSelection         *selection)
{
  GtkWidget       *box = new_box (6);
  GtkWidget       *title = deal_ui_label_new (deal_format_layer (layer),
                                              "caption-heading");
  g_autofree char *before = deal_format_date (matrix->before);
  g_autofree char *after = deal_format_date (matrix->after);
  guint32          day = deal_date_get_last_day (matrix->latest);
  gboolean         is_later = day > deal_date_get_last_day (matrix->after) &&
                      day > deal_date_get_last_day (matrix->before);

  gtk_widget_add_css_class (title, "deal-section");
  append (box, title);
  if (cell->before == cell->after && cell->before_entry == cell->after_entry)
    {
      /* Translators: two dates, between which nothing changed */
      g_autofree char *both = g_strdup_printf (_ ("%1$s and %2$s"), before, after);

      add_day (box, matrix, both,
               deal_date_get_last_day (matrix->after) >
                   deal_date_get_last_day (matrix->before)
                 ? matrix->after
                 : matrix->before,
               cell->after, cell->after_entry, selection);
    }
  else
    {
      add_day (box, matrix, before, matrix->before, cell->before, cell->before_entry,
               selection);
      add_day (box, matrix, after, matrix->after, cell->after, cell->after_entry,
               selection);
    }
  if (is_later && cell->latest_entry != cell->after_entry &&
      cell->latest_entry != cell->before_entry)
    {
      g_autofree char *latest = deal_format_date (matrix->latest);

      add_day (box, matrix, latest, matrix->latest, cell->latest, cell->latest_entry,
               selection);
    }

  return box;
}

/* Sources that contradict each other stay in sight wherever their term is read. */
static void
add_conflicts (GtkWidget      *box,
               const Deal     *deal,
               const DealMark *mark)
{
  g_autoptr (GPtrArray) conflicts = NULL;

  if (mark->term == NULL)
    return;

  conflicts = deal_term_get_conflicts (deal, mark->term);
  for (guint i = 0; i < conflicts->len; i++)
    {
      const DealConflict *conflict = conflicts->pdata[i];
      GtkWidget          *callout = new_box (2);

      gtk_widget_add_css_class (callout, "deal-callout");
      append (callout, deal_ui_label_new (_ ("Sources conflict"), "caption-heading"));
      append (callout, deal_ui_label_new (conflict->question, "deal-caption"));
      append (box, callout);
    }
}

/**
 * deal_mark_cell_new:
 * @options: what the matrix was made from
 * @mark: of a product on a platform
 * @selection: where a click on a source goes
 *
 * Returns: (transfer floating): both layers on both days: the status, why, and
 *   the evidence for it
 */
GtkWidget *
deal_mark_cell_new (const DealOptions *options,
                    const DealMark    *mark,
                    DealSelection     *selection)
{
  const Deal *deal = options->deal;
  g_autoptr (DealMatrix) matrix = deal_matrix_new_for_options (options);
  const DealMatrixCell *cell =
    deal_matrix_get_cell (matrix, (gsize) (mark->product - deal->products),
                          (gsize) (mark->platform - deal->platforms));
  g_autofree char *title = NULL;
  GtkWidget       *box = new_box (10);

  /* Translators: a product, then the cloud that it is on */
  title = g_strdup_printf (_ ("%s on %s"), mark->product->title, mark->platform->title);
  append (box, deal_ui_label_new (title, "heading"));
  for (int layer = 0; layer < DEAL_N_LAYERS; layer++)
    append (box, new_layer (matrix, &cell->layers[layer], (DealLayer) layer, selection));
  add_conflicts (box, deal, mark);

  return box;
}
