/* deal-page-hidden.c: which parts of a page nobody means to read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-page-private.h"

#include <string.h>

/* Whole words of `class` and `id`.  A name that merely contains one of them, as
 * “with-sidebar”, often stands on the article itself. */
static const char *const words[] = {
  "ad",
  "ads",
  "advert",
  "advertisement",
  "banner-ad",
  "breadcrumb",
  "breadcrumbs",
  "comments",
  "cookie-banner",
  "cookie-consent",
  "cookie-notice",
  "cookies",
  "menu",
  "nav",
  "navbar",
  "navigation",
  "newsletter",
  "pagination",
  "related",
  "related-articles",
  "screen-reader-text",
  "share",
  "share-buttons",
  "sharing",
  "sidebar",
  "skip-link",
  "social",
  "social-share",
  "sr-only",
  "subscribe",
  "visually-hidden",
  NULL,
};

static const char *const roles[] = {
  "alert",
  "alertdialog",
  "banner",
  "complementary",
  "contentinfo",
  "dialog",
  "menu",
  "menubar",
  "navigation",
  "search",
  "tablist",
  "toolbar",
  NULL,
};

static gboolean
has_word (const char *value)
{
  g_auto (GStrv) parts = g_strsplit_set (value, " \t\n\r\f", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;

  return FALSE;
}

/* “display: none”, however it is spaced. */
static gboolean
is_invisible (const char *style)
{
  g_autoptr (GString) tight = g_string_new (NULL);

  for (const char *p = style; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (tight, *p);

  return strstr (tight->str, "display:none") != NULL ||
         strstr (tight->str, "visibility:hidden") != NULL;
}

gboolean
deal_page_hides (const char *tag,
                 const char *name,
                 const char *value)
{
  static const char *const pages[] = { "html", "body", "main", "article", NULL };
  g_autofree char         *lower = NULL;

  /* What holds the whole text is never navigation, whatever it is called; and
   * scripts show a body that they hid. */
  if (g_strv_contains (pages, tag))
    return FALSE;

  lower = g_ascii_strdown (value, -1);
  if (g_str_equal (name, "hidden"))
    return TRUE;
  if (g_str_equal (name, "aria-hidden"))
    return g_str_equal (lower, "true");
  if (g_str_equal (name, "style"))
    return is_invisible (lower);
  if (g_str_equal (name, "role"))
    return g_strv_contains (roles, lower);

  return (g_str_equal (name, "class") || g_str_equal (name, "id")) && has_word (lower);
}

gboolean
deal_page_is_main (const char *name,
                   const char *value)
{
  return g_str_equal (name, "role") && g_ascii_strcasecmp (value, "main") == 0;
}
