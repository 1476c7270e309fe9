/* deal-availability-words.c: what an availability figure finds and says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-format.h"
#include "chart/deal-availability-private.h"
#include "deal-text.h"

static char *
describe_layer (const DealMatrix      *matrix,
                const DealMatrixLayer *layer,
                const char            *name)
{
  const char      *before = deal_format_status (layer->before);
  const char      *after = deal_format_status (layer->after);
  DealDate         day = deal_matrix_get_confirmed (matrix, layer->after_entry,
                                                    matrix->after);
  g_autofree char *date = NULL;
  g_autofree char *confirmed = g_strdup ("");

  if (deal_date_is_set (day))
    {
      date = deal_format_date (day);
      g_free (confirmed);
      /* Translators: behind a status, the day of the last source that says so. */
      confirmed = g_strdup_printf (_ (" (last confirmed %s)"), date);
    }
  if (layer->before == layer->after)
    /* Translators: "contract", status, " (last confirmed 2 Jun 2026)" or nothing. */
    return g_strdup_printf (_ ("%1$s: %2$s, unchanged%3$s"), name, after, confirmed);

  /* Translators: "contract", status before, status after, " (last confirmed 2 Jun 2026)"
   * or nothing. */
  return g_strdup_printf (_ ("%1$s: %2$s before, %3$s now%4$s"), name, before, after,
                          confirmed);
}

/* What it became, if it is another thing at the end of what the deal knows. */
static char *
describe_latest (const DealAvailabilityFigure *self,
                 const DealMatrixCell         *cell)
{
  g_autofree char *date = deal_format_date (self->matrix->latest);

  if (!cell->is_outdated)
    return g_strdup ("");

  /* Translators: after a full stop and a space: a date, and the statuses of a cell
   * on it, what the contract permits and what is offered. */
  return g_strdup_printf (_ (" By %1$s – contract: %2$s; offer: %3$s."), date,
                          deal_format_status (cell->layers[DEAL_LAYER_CONTRACT].latest),
                          deal_format_status (cell->layers[DEAL_LAYER_OFFER].latest));
}

/**
 * deal_availability_describe_cell:
 * @self: the figure
 * @product: row
 * @platform: column
 *
 * Returns: (transfer full): both layers, before and after, in a sentence
 */
char *
deal_availability_describe_cell (const DealAvailabilityFigure *self,
                                 gsize                         product,
                                 gsize                         platform)
{
  const Deal           *deal = self->base.options->deal;
  const DealMatrixCell *cell = deal_matrix_get_cell (self->matrix, product, platform);
  g_autofree char      *contract = describe_layer (
         self->matrix, &cell->layers[DEAL_LAYER_CONTRACT], C_ ("layer", "contract"));
  g_autofree char *offer = describe_layer (
    self->matrix, &cell->layers[DEAL_LAYER_OFFER], C_ ("layer", "offer"));

  g_autofree char *later = describe_latest (self, cell);

  /* Translators: product, platform, what the contract permits, what is offered; last
   * " By 20 Nov 2026: Permitted, Available.", or nothing. */
  return g_strdup_printf (_ ("%1$s on %2$s – %3$s; %4$s.%5$s"),
                          deal->products[product].title, deal->platforms[platform].title,
                          contract, offer, later);
}

/* Of the whole deal, whichever platform is drawn. */
static guint
get_n_pairs (const DealAvailabilityFigure *self)
{
  const Deal *deal = self->base.options->deal;

  return (guint) (deal->n_products * deal->n_platforms);
}

static guint
count_unknown_offers (const DealAvailabilityFigure *self)
{
  guint n = 0;

  for (guint i = 0; i < get_n_pairs (self); i++)
    if (self->matrix->cells[i].layers[DEAL_LAYER_OFFER].after == DEAL_STATUS_UNKNOWN)
      n++;

  return n;
}

/* Where no offer is known, none is found to be new. */
static char *
write_permitted (const DealAvailabilityFigure *self,
                 guint                         n_permitted)
{
  guint            n_silent = count_unknown_offers (self);
  g_autofree char *permitted =
    g_strdup_printf (P_ ("%u product–platform pair newly permitted",
                         "%u product–platform pairs newly permitted", n_permitted),
                     n_permitted);

  if (2 * n_silent <= get_n_pairs (self))
    /* Translators: "14 product–platform pairs newly permitted". */
    return g_strdup_printf (_ ("%s, none newly on offer"), permitted);

  /* Translators: "14 product–platform pairs newly permitted". */
  return g_strdup_printf (P_ ("%1$s; %2$u offer unknown",
                              "%1$s; %2$u offers unknown", n_silent),
                          permitted, n_silent);
}

/* No pair is newly permitted or on offer. */
static char *
write_little (const DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;

  if (matrix->n_changed > 0)
    return g_strdup_printf (P_ ("%u product–platform pair changed",
                                "%u product–platform pairs changed", matrix->n_changed),
                            matrix->n_changed);
  if (matrix->n_newly_stated > 0)
    return g_strdup_printf (P_ ("%u product–platform pair newly stated, none changed",
                                "%u product–platform pairs newly stated, none changed",
                                matrix->n_newly_stated),
                            matrix->n_newly_stated);

  return g_strdup (_ ("No change known in what is permitted or offered"));
}

static char *
write_finding (const DealAvailabilityFigure *self)
{
  guint            n_permitted;
  guint            n_offered;
  g_autofree char *permitted = NULL;
  g_autofree char *offered = NULL;

  deal_availability_count_news (self, &n_permitted, &n_offered);
  if (n_permitted == 0 && n_offered == 0)
    return write_little (self);
  if (n_offered == 0)
    return write_permitted (self, n_permitted);
  if (n_permitted == 0)
    return g_strdup_printf (P_ ("%u product–platform pair newly on offer",
                                "%u product–platform pairs newly on offer", n_offered),
                            n_offered);

  permitted = g_strdup_printf (P_ ("%u product–platform pair newly permitted",
                                   "%u product–platform pairs newly permitted",
                                   n_permitted),
                               n_permitted);
  offered = g_strdup_printf (P_ ("%u newly on offer", "%u newly on offer", n_offered),
                             n_offered);

  /* Translators: "14 product–platform pairs newly permitted", "5 newly on offer". */
  return g_strdup_printf (_ ("%1$s, %2$s"), permitted, offered);
}

/* Where little is known, that is said first. */
static char *
write_known (const DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;
  guint             n = get_n_pairs (self);
  guint             n_permitted;
  guint             n_offered;

  deal_availability_count_news (self, &n_permitted, &n_offered);
  if (n_permitted > 0 || n_offered > 0)
    /* Translators: four numbers of pairs. */
    return g_strdup_printf (
      _ ("Known for %1$u of %2$u pairs: %3$u newly permitted, %4$u newly on offer"),
      n - matrix->n_unknown, n, n_permitted, n_offered);

  /* Translators: four numbers of pairs. */
  return g_strdup_printf (
    _ ("Known for %1$u of %2$u pairs: %3$u changed, %4$u newly stated"),
    n - matrix->n_unknown, n, matrix->n_changed, matrix->n_newly_stated);
}

static char *
write_title (const DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;
  guint             n = get_n_pairs (self);

  if (n == 0)
    return g_strdup (_ ("This deal names no products or platforms"));
  if (matrix->n_unknown == n)
    return g_strdup (_ ("No source says what was permitted or offered then"));

  return 2 * matrix->n_unknown > n ? write_known (self) : write_finding (self);
}

/* Which two days are compared, and why these. */
static char *
write_days (const DealAvailabilityFigure *self)
{
  const DealMatrix  *matrix = self->matrix;
  const DealOptions *options = self->base.options;
  gboolean           is_swapped = options->old_version > options->new_version;
  const DealVersion *later = is_swapped ? options->old_version : options->new_version;
  g_autofree char   *before = deal_format_date (matrix->before);
  g_autofree char   *after = deal_format_date (matrix->after);

  if (matrix->boundary == NULL)
    /* Translators: a date. */
    return g_strdup_printf (_ ("As of %s, before both versions: one day, no change"),
                            after);
  if (matrix->boundary == later && is_swapped)
    /* Translators: a date, a version as “Apr 2026 amendment”, and the day before it. */
    return g_strdup_printf (_ ("%1$s → back to before %2$s (%3$s)"), before,
                            later->title, after);
  if (matrix->boundary == later)
    /* Translators: a version as “Apr 2026 amendment”, the day before it, a later one. */
    return g_strdup_printf (_ ("Before %1$s (%2$s) → %3$s"), later->title,
                            before, after);
  if (is_swapped)
    /* Translators: a date, a version, and the day before it; another version. */
    return g_strdup_printf (
      _ ("%1$s, before %4$s → back to before %2$s (%3$s)"), before,
      matrix->boundary->title, after, later->title);

  /* Translators: a version, the day before it, a later day; another version. */
  return g_strdup_printf (_ ("Before %1$s (%2$s) → %3$s, before %4$s"),
                          matrix->boundary->title, before, after, later->title);
}

/* How many cells the contract barred before, and bars in both. */
static char *
write_barred (const DealAvailabilityFigure *self)
{
  guint n_before = 0;
  guint n_still = 0;

  for (guint i = 0; i < get_n_pairs (self); i++)
    {
      const DealMatrixLayer *contract =
        &self->matrix->cells[i].layers[DEAL_LAYER_CONTRACT];

      if (contract->before != DEAL_STATUS_FORBIDDEN)
        continue;
      n_before++;
      if (contract->after == DEAL_STATUS_FORBIDDEN)
        n_still++;
    }

  if (n_before == 0)
    return g_strdup ("");
  if (n_still == 0)
    /* Translators: of product–platform pairs; after a full stop and a space. */
    return g_strdup (_ (" None still barred."));

  /* Translators: a number of product–platform pairs; after a full stop and a space. */
  return g_strdup_printf (P_ (" %u still barred.",
                              " %u still barred.", n_still),
                          n_still);
}

static char *
write_subtitle (const DealAvailabilityFigure *self)
{
  const DealMatrix *matrix = self->matrix;
  guint             n = get_n_pairs (self);
  g_autofree char  *days = write_days (self);
  g_autofree char  *pairs = g_strdup_printf (P_ ("%u\u00a0pair", "%u\u00a0pairs", n), n);
  g_autofree char  *barred = write_barred (self);

  /* Translators: two days, "63 pairs", then how many of them are what; the spaces
   * behind the numbers do not break.  Last " None still barred.", or
   * nothing. */
  return g_strdup_printf (_ ("%1$s. %2$s: %3$u changed, %4$u newly stated, "
                             "%5$u unchanged, %6$u unknown.%7$s"),
                          days, pairs, matrix->n_changed, matrix->n_newly_stated,
                          matrix->n_unchanged, matrix->n_unknown, barred);
}

/* How many cells of a layer are what now; the numbers add up to the pairs. */
static void
append_statuses (const DealAvailabilityFigure *self,
                 GString                      *text,
                 DealLayer                     layer)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize status = 0; status <= DEAL_STATUS_WITHDRAWN; status++)
    {
      guint n = 0;

      for (guint i = 0; i < get_n_pairs (self); i++)
        if (self->matrix->cells[i].layers[layer].after == (DealStatus) status)
          n++;
      if (n > 0)
        /* Translators: a number of pairs, and the status that they have */
        g_string_append_printf (list, C_ ("alt text", "%1$s%2$u %3$s"),
                                list->len > 0 ? ", " : "", n,
                                deal_format_status ((DealStatus) status));
    }

  /* Translators: a layer, as “Contract permits”; numbers of pairs by status */
  g_string_append_printf (text, C_ ("alt text", " %1$s: %2$s."),
                          deal_format_layer (layer), list->str);
}

static void
append_cells (const DealAvailabilityFigure *self,
              GString                      *text,
              DealMatrixChange              change)
{
  const Deal *deal = self->base.options->deal;

  for (gsize row = 0; row < deal->n_products; row++)
    for (gsize column = 0; column < deal->n_platforms; column++)
      if (deal_matrix_get_cell (self->matrix, row, column)->change == change)
        {
          g_autofree char *cell = deal_availability_describe_cell (self, row, column);

          g_string_append_printf (text, " %s", cell);
        }
}

/* Where something changed, product by product. */
static void
append_changed (const DealAvailabilityFigure *self,
                GString                      *text)
{
  const Deal *deal = self->base.options->deal;
  gboolean    is_first = TRUE;

  for (gsize row = 0; row < deal->n_products; row++)
    {
      g_autoptr (GString) platforms = g_string_new (NULL);

      for (gsize column = 0; column < deal->n_platforms; column++)
        if (deal_matrix_get_cell (self->matrix, row, column)->change ==
            DEAL_MATRIX_CHANGED)
          g_string_append_printf (platforms, "%s%s",
                                  platforms->len > 0 ? C_ ("between platforms", ", ")
                                                     : "",
                                  deal->platforms[column].title);
      if (platforms->len == 0)
        continue;
      g_string_append (text,
                       is_first ? _ (" Changed: ") : C_ ("between products", "; "));
      /* Translators: a product, and a list of platforms. */
      g_string_append_printf (text, _ ("%1$s on %2$s"), deal->products[row].title,
                              platforms->str);
      is_first = FALSE;
    }
  if (!is_first)
    g_string_append_c (text, '.');
}

static char *
write_summary (const DealAvailabilityFigure *self)
{
  GString *text = g_string_new (NULL);

  for (int layer = 0; layer < DEAL_N_LAYERS && get_n_pairs (self) > 0; layer++)
    append_statuses (self, text, (DealLayer) layer);
  append_changed (self, text);

  return g_strchug (g_string_free (text, FALSE));
}

static char *
write_alt_text (const DealAvailabilityFigure *self)
{
  GString *text = g_string_new (self->base.title);

  g_string_append_printf (text, ". %s", self->base.subtitle);
  for (int layer = 0; layer < DEAL_N_LAYERS && get_n_pairs (self) > 0; layer++)
    append_statuses (self, text, (DealLayer) layer);
  if (self->matrix->n_changed > 0)
    g_string_append (text, _ (" Changed:"));
  append_cells (self, text, DEAL_MATRIX_CHANGED);
  if (self->matrix->n_newly_stated > 0)
    g_string_append (text, _ (" Newly stated:"));
  append_cells (self, text, DEAL_MATRIX_NEWLY_STATED);

  return g_string_free (text, FALSE);
}

/**
 * deal_availability_write:
 * @self: a figure with its matrix and marks
 *
 * Title, subtitle, notes and alternative text, all from the same cells.
 */
void
deal_availability_write (DealAvailabilityFigure *self)
{
  deal_availability_assume (self);
  self->base.title = write_title (self);
  self->base.subtitle = write_subtitle (self);
  self->base.alt_text = write_alt_text (self);
  self->base.summary = write_summary (self);
}
