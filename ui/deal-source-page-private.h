/* deal-source-page-private.h: what the files of a source's page share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-kept-claims.h"
#include "deal-source-page.h"

G_BEGIN_DECLS

/**
 * DealSourcePage:
 *
 * The right half of the view of sources.
 */
struct _DealSourcePage
{
  GtkWidget parent_instance;

  DealSourceItem *item;      /* nullable */
  DealSelection  *selection; /* nullable */
  DealArchive    *archive;   /* nullable */

  GtkLabel        *number;
  GtkLabel        *details;
  GtkLabel        *title;
  GtkWidget       *open_button;
  GtkButton       *read_button;
  GtkWidget       *fetch_button;
  GtkLabel        *facts;
  GtkLabel        *claims_title;
  GtkBox          *claims;
  GtkWidget       *candidates_title;
  GtkBox          *candidates;
  DealKeptClaims  *kept;
  GtkWidget       *text_title;
  GtkWidget       *versions_box;
  GtkLabel        *versions;
  GtkToggleButton *changes_button;
  GtkLabel        *text;
};

/* deal-source-page-claims.c */
void _deal_source_page_show_claims (DealSourcePage *self);
void _deal_source_page_show_candidates (DealSourcePage *self);

/* deal-source-page-text.c */
char *_deal_source_page_format_time (gint64 seconds);
void  _deal_source_page_show_text (DealSourcePage *self);

G_END_DECLS
