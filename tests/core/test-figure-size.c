/* test-figure-size.c: no file that nobody can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>
#include <string.h>

#include "deal-error.h"
#include "export/deal-export.h"
#include "small-figure.h"

/* A deal whose assumptions alone fill a small picture: no file that nobody can
 * read, but the size that it takes. */
static void
test_too_small (void)
{
  GString *members = g_string_new (",\"parameters\":[{\"id\":\"s\",\"title\":\"");
  g_autoptr (DealFigure) figure = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DealSize size = { 320, 320, 96 };

  for (int i = 0; i < 60; i++)
    g_string_append (members, "one more assumption, ");
  g_string_append (
    members,
    "\",\"unit\":\"currency\",\"minimum\":0,\"maximum\":9,\"step\":1,\"default\":5,"
    "\"state\":\"not-disclosed\",\"sources\":[]}],"
    "\"payments\":[{\"id\":\"p\",\"title\":\"P\",\"payer\":\"x\",\"payee\":\"y\","
    "\"versions\":[\"a\",\"b\"],\"rule\":{\"type\":\"fixed\",\"amount\":{\"parameter\":"
    "\"s\"},\"every\":\"year\",\"from\":\"2026\",\"to\":\"2027\"},"
    "\"certainty\":\"official\",\"sources\":[]}]");
  figure = make_small_figure (DEAL_FIGURE_PAYMENTS, members->str, FALSE);
  g_string_free (members, TRUE);
  bytes = deal_figure_export (figure, DEAL_FORMAT_PNG, &size, DEAL_STYLE_LIGHT, &error);
  g_assert_null (bytes);
  g_assert_error (error, DEAL_ERROR, DEAL_ERROR_LIMIT);

  /* What it asks for is enough, and no more than enough. */
  g_assert_cmpint (sscanf (strstr (error->message, "it needs "), "it needs %d×%d",
                           &size.width, &size.height),
                   ==, 2);
  g_assert_cmpint (size.width, ==, 320);
  g_assert_cmpint (size.height, >, 320);
  g_clear_error (&error);
  g_assert_true (deal_size_check_for (&size, figure, &error));
  g_assert_no_error (error);
  size.height -= 2;
  g_assert_false (deal_size_check_for (&size, figure, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/figure/too-small", test_too_small);

  return g_test_run ();
}
