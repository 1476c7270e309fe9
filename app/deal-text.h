/* deal-text.h: the words a person reads, in their language or in the source's
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Everything visible goes through _(), C_() or P_().  A figure for export must
 * be the same bytes in every locale, so whoever builds one brackets the work
 * with deal_text_begin_untranslated() and deal_text_end_untranslated(); the
 * brackets nest and hold for the calling thread only.
 */
#define GETTEXT_PACKAGE_DOMAIN "counterpart"

#define _(text) deal_text (text)
#define N_(text) (text)
#define C_(context, text) deal_text_in_context (context, text)
#define P_(one, many, n) deal_text_plural (one, many, n)

const char *deal_text (const char *text) G_GNUC_FORMAT (1);
const char *deal_text_in_context (const char *context, const char *text)
  G_GNUC_FORMAT (2);
const char *deal_text_plural (const char *one, const char *many, gulong n)
  G_GNUC_FORMAT (1) G_GNUC_FORMAT (2);

void deal_text_begin_untranslated (void);
void deal_text_end_untranslated (void);

G_END_DECLS
