/* deal-report-style.c: how an HTML page looks, on a screen and on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-report-page.h"

/* No font is fetched, for the page asks nobody for anything. */
const char *const deal_page_style =
  "*{box-sizing:border-box}\n"
  "html{font:100%/1.5 Cantarell,\"Noto Sans\",\"Segoe UI\",system-ui,sans-serif;"
  "background:var(--ground);color:var(--ink);scroll-padding-top:1rem}\n"
  "body{max-width:52rem;margin:0 auto;padding:3rem 1.5rem}\n"
  ".skip{position:absolute;left:-100rem}\n"
  ".skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem}\n"
  "a{color:var(--link);text-underline-offset:.15em;overflow-wrap:anywhere}\n"
  ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
  ".bar{width:4.5rem;height:.35rem;margin:0 0 1rem;"
  "background:linear-gradient(90deg,var(--old) 50%,var(--new) 50%)}\n"
  "h1{font-size:2.6rem;line-height:1.15;font-weight:800;margin:.25rem 0}\n"
  "h2{font-size:1.5rem;line-height:1.25;font-weight:800;margin:4rem 0 1rem}\n"
  "h3{font-size:1.05rem;font-weight:700;margin:2rem 0 .4rem}\n"
  "p{margin:.4rem 0}\n"
  ".kicker,.pair,.note,.finding,footer{color:var(--ink2)}\n"
  ".kicker{font-weight:700;font-size:.9rem}\n"
  ".pair{font-size:1.25rem}\n"
  ".lead{font-size:1.1rem;margin:1.25rem 0}\n"
  ".note,footer{font-size:.85rem}\n"
  "nav ol{list-style:none;padding:0}\n"
  "nav li{margin:.6rem 0}\n"
  ".finding{display:block;font-size:.9rem}\n"
  "dl{margin:0}\n"
  "dl div{display:grid;grid-template-columns:13rem 1fr;gap:1rem;padding:.15rem 0}\n"
  "dt{color:var(--ink2)}\n"
  "dd{margin:0;overflow-wrap:anywhere}\n"
  "ul{padding-left:1.2rem;margin:.4rem 0}\n"
  "ol.labelled{list-style:none;padding:0;margin:.4rem 0}\n"
  "ol.labelled li{display:grid;grid-template-columns:3rem 1fr;margin:.3rem 0}\n"
  "ol.labelled li:target{outline:2px solid var(--line);outline-offset:.25rem}\n"
  "figure{margin:1rem 0}\n"
  "figure svg{display:block;width:100%;height:auto}\n"
  "figcaption{color:var(--ink2);font-size:.85rem;margin-top:.5rem}\n"
  ".scroll{overflow-x:auto;margin:1rem 0}\n"
  "table{border-collapse:collapse;width:100%;font-size:.9rem;"
  "font-variant-numeric:tabular-nums}\n"
  "caption{text-align:left;color:var(--ink2);padding-bottom:.4rem}\n"
  "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;"
  "border-bottom:1px solid var(--line)}\n"
  "thead th{border-top:3px solid var(--ink2);border-bottom-color:var(--ink2)}\n"
  "thead th.old{border-top-color:var(--old)}\n"
  "thead th.new{border-top-color:var(--new)}\n"
  "tbody th:first-child{min-width:8rem}\n"
  ".old{color:var(--old-text)}\n"
  ".new{color:var(--new-text)}\n"
  ".number{text-align:right;white-space:nowrap}\n"
  "footer{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--line)}\n"
  "@media (max-width:36rem){dl div{grid-template-columns:1fr;gap:0}}\n"
  "@media screen and (max-width:40rem){figure{overflow-x:auto}"
  "figure svg{width:38rem}}\n"
  "@page{size:A4;margin:20mm}\n"
  "@media print{"
  "html{font-size:9.5pt;line-height:1.35}body{max-width:none;padding:0}"
  ".skip{display:none}\n"
  "section.start,section.drawn{break-before:page}h2,h3{break-after:avoid}\n"
  "h2{margin:2rem 0 .5rem}nav h2,section.start h2,section.drawn h2{margin-top:0}\n"
  "h3{margin:.6rem 0 .1rem}th,td{padding:.1rem .4rem}table{font-size:.85rem}\n"
  "ul{margin:.1rem 0;columns:2;column-gap:1.5rem;font-size:.9rem}\n"
  /* The headings above them say the same. */
  "figcaption,caption{display:none}.scroll{margin:.2rem 0}\n"
  "figure{margin:.3rem 0}figure svg{width:auto;max-width:100%;max-height:21cm}\n"
  "p{orphans:3;widows:3}p.text,p.note,figure,tr,li,dl div{break-inside:avoid}\n"
  "thead{display:table-header-group}.scroll{overflow:visible}\n"
  "footer{margin-top:.5rem;padding-top:.3rem;break-before:avoid}}\n";

/* What the sheet above calls the colours of figures. */
static const struct
{
  const char *name;
  DealColour  colour;
} tokens[] = {
  { "ground", DEAL_COLOUR_GROUND },
  { "ink", DEAL_COLOUR_INK },
  { "ink2", DEAL_COLOUR_INK2 },
  { "line", DEAL_COLOUR_LINE },
  { "old", DEAL_COLOUR_OLD },
  { "old-text", DEAL_COLOUR_OLD_TEXT },
  { "new", DEAL_COLOUR_NEW },
  { "new-text", DEAL_COLOUR_NEW_TEXT },
  { "link", DEAL_COLOUR_STRONGEST },
};

/**
 * deal_page_append_tokens:
 * @page: a style sheet, inside a rule
 * @style: the colours of figures
 *
 * Gives the page the colours of its figures.
 */
void
deal_page_append_tokens (GString  *page,
                         DealStyle style)
{
  gboolean is_dark = style == DEAL_STYLE_DARK || style == DEAL_STYLE_HIGH_CONTRAST_DARK;

  g_string_append_printf (page, "color-scheme:%s;", is_dark ? "dark" : "light");
  for (gsize i = 0; i < G_N_ELEMENTS (tokens); i++)
    g_string_append_printf (page, "--%s:#%06x;", tokens[i].name,
                            deal_palette_get (style, tokens[i].colour));
}

/**
 * deal_page_get_dark:
 * @style: the colours of figures
 *
 * Returns: those for a reader who prefers dark; @style if that was chosen for
 *   paper, or is dark itself
 */
DealStyle
deal_page_get_dark (DealStyle style)
{
  if (style == DEAL_STYLE_LIGHT)
    return DEAL_STYLE_DARK;

  return style == DEAL_STYLE_HIGH_CONTRAST ? DEAL_STYLE_HIGH_CONTRAST_DARK : style;
}
