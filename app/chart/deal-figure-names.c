/* deal-figure-names.c: what kinds and styles of figures there are, and their names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-figure-private.h"
#include "deal-text.h"

static const struct
{
  const char            *name;
  const char            *title; /* untranslated */
  const DealFigureClass *klass;
} kinds[DEAL_N_FIGURES] = {
  [DEAL_FIGURE_PAYMENTS] = { "payments", N_ ("Payments"), &deal_payments_figure_class },
  [DEAL_FIGURE_AVAILABILITY] = { "availability", N_ ("Availability"),
                                 &deal_availability_figure_class },
  [DEAL_FIGURE_TIMELINE] = { "timeline", N_ ("Timeline"), &deal_timeline_figure_class },
  [DEAL_FIGURE_EVIDENCE] = { "evidence", N_ ("Evidence"), &deal_evidence_figure_class },
  [DEAL_FIGURE_TERMS] = { "terms", N_ ("Terms"), &deal_terms_figure_class },
};

static const char *const styles[DEAL_N_STYLES] = {
  [DEAL_STYLE_LIGHT] = "light",
  [DEAL_STYLE_DARK] = "dark",
  [DEAL_STYLE_HIGH_CONTRAST] = "high-contrast",
  [DEAL_STYLE_HIGH_CONTRAST_DARK] = "high-contrast-dark",
  [DEAL_STYLE_PRINT] = "print",
};

const DealFigureClass *
deal_figure_kind_get_class (DealFigureKind kind)
{
  return kinds[kind].klass;
}

const char *
deal_figure_kind_to_name (DealFigureKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind].name;
}

const char *
deal_figure_kind_get_title (DealFigureKind kind)
{
  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (kinds), NULL);

  return _ (kinds[kind].title);
}

gboolean
deal_figure_kind_from_name (const char     *name,
                            DealFigureKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].name, name) == 0)
      {
        *kind = (DealFigureKind) i;
        return TRUE;
      }

  return FALSE;
}

const char *
deal_style_to_name (DealStyle style)
{
  g_return_val_if_fail ((gsize) style < G_N_ELEMENTS (styles), NULL);

  return styles[style];
}

gboolean
deal_style_from_name (const char *name,
                      DealStyle  *style)
{
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (strcmp (styles[i], name) == 0)
      {
        *style = (DealStyle) i;
        return TRUE;
      }

  return FALSE;
}
