/* start-limit.c: a program that is linked with what draws a figure, and does nothing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>

/* A call of each, or the linker would leave it out. */
int
main (void)
{
  return cairo_version () == 0 || pango_cairo_font_map_get_type () == 0 ||
         json_parser_get_type () == 0;
}
