/* read-deal.c: read-deal FILE reads a deal as the program does, for measuring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader.h"

#include <stdio.h>

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = argc == 2 ? deal_new_from_path (argv[1], NULL, &error) : NULL;
  double sum = 0.0;

  if (deal == NULL)
    {
      fprintf (stderr, "%s\n", error != NULL ? error->message : "read-deal FILE");
      return 2;
    }

  for (gsize i = 0; i < deal->n_terms; i++)
    if (deal->terms[i].n_values == 2)
      sum += deal_decimal_to_double (deal->terms[i].values[1].number) -
             deal_decimal_to_double (deal->terms[i].values[0].number);
  printf ("%" G_GSIZE_FORMAT " terms %" G_GSIZE_FORMAT " claims sum %.2f\n",
          deal->n_terms, deal->n_claims, sum);

  return 0;
}
