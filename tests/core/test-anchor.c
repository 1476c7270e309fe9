/* test-anchor.c: a passage stands, moved, is there twice, or is gone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-anchor.h"

static void
test_states (void)
{
  static const struct
  {
    const char     *anchor;
    const char     *before;
    const char     *now;
    DealAnchorState state;
  } cases[] = {
    /* Exactly, but for white space. */
    { "share of 20 %", NULL, "A share of 20 % it is", DEAL_ANCHOR_STANDS },
    { " share\tof  20 % ", NULL, "A share of\n20\u00a0% it is", DEAL_ANCHOR_STANDS },
    { "share", NULL, "share", DEAL_ANCHOR_STANDS },
    { "Share", NULL, "A share of 20 % it is", DEAL_ANCHOR_GONE },
    { "share of 20%", NULL, "A share of 20 % it is", DEAL_ANCHOR_GONE },
    { "it's", NULL, "it’s", DEAL_ANCHOR_GONE },

    /* Whole words. */
    { "38 bn", NULL, "138 bn", DEAL_ANCHOR_GONE },
    { "38 bn", NULL, "138 bn, no, 38 bn", DEAL_ANCHOR_STANDS },
    { "38 bn", NULL, "38 bnd", DEAL_ANCHOR_GONE },
    { "38 bn", NULL, "38 bné", DEAL_ANCHOR_GONE },
    { "38 bn", NULL, "US$38 bn.", DEAL_ANCHOR_STANDS },
    { "$38", NULL, "US$38", DEAL_ANCHOR_STANDS },
    { "20 %", NULL, "20 %ige", DEAL_ANCHOR_STANDS },
    { "契約", NULL, "独占 契約", DEAL_ANCHOR_STANDS },

    /* More than once. */
    { "cap", NULL, "a cap, a cap", DEAL_ANCHOR_AMBIGUOUS },
    { "cap", "a cap, a cap", "a cap\na cap", DEAL_ANCHOR_AMBIGUOUS },
    { "a a", NULL, "a a a", DEAL_ANCHOR_AMBIGUOUS },
    { "cap", "a cap, a cap", "a cap, a cap\nand nothing else", DEAL_ANCHOR_AMBIGUOUS },

    /* The paragraph that it was in. */
    { "cap", "One.\nA cap here.\nTwo.", "New.\nA  cap here.\nOne.", DEAL_ANCHOR_STANDS },
    { "cap", "One.\nA cap here.", "One.\nA cap there.", DEAL_ANCHOR_MOVED },
    { "cap", "One.\nA cap here.", "One. A cap here.", DEAL_ANCHOR_MOVED },
    { "cap", "A cap here.\nNo cap.", "No cap.", DEAL_ANCHOR_STANDS },
    { "cap", "Nothing of the kind", "A cap here.", DEAL_ANCHOR_STANDS },
    { "here. Two", "One.\nA cap here.\nTwo.", "A cap here.\nTwo.", DEAL_ANCHOR_STANDS },
    { "cap", "A cap here.", "Nothing of the kind", DEAL_ANCHOR_GONE },

    /* Nothing to say. */
    { NULL, NULL, "A text", DEAL_ANCHOR_UNCHECKED },
    { " ", NULL, "A text", DEAL_ANCHOR_UNCHECKED },
    { "cap", "A cap here.", NULL, DEAL_ANCHOR_UNCHECKED },
    { "cap", "A cap here.", " \n", DEAL_ANCHOR_UNCHECKED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DealAnchorState state = deal_anchor_check (cases[i].anchor, cases[i].before,
                                                 cases[i].now);

      g_test_message ("%s in %s", cases[i].anchor, cases[i].now);
      g_assert_cmpstr (deal_anchor_state_to_name (state), ==,
                       deal_anchor_state_to_name (cases[i].state));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/anchor/states", test_states);

  return g_test_run ();
}
