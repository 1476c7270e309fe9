/* tree-limit.c: tree-limit FILE reads a deal as json-glib does, into a tree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <json-glib/json-glib.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root;
  JsonArray  *terms;
  double      sum = 0.0;

  if (argc != 2 || !json_parser_load_from_mapped_file (parser, argv[1], NULL))
    return 1;

  root = json_node_get_object (json_parser_get_root (parser));
  terms = json_object_get_array_member (root, "terms");
  for (guint i = 0; i < json_array_get_length (terms); i++)
    {
      JsonObject *values = json_object_get_object_member (
        json_array_get_object_element (terms, i), "values");

      sum += json_object_get_double_member (
               json_object_get_object_member (values, "2026"), "number") -
             json_object_get_double_member (
               json_object_get_object_member (values, "2025"), "number");
    }
  g_print ("%u terms sum %.2f\n", json_array_get_length (terms), sum);

  return 0;
}
