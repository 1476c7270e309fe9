/* make-deal.c: make-deal N FILE [PAYMENTS] writes a deal of N terms, for measuring
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Each term has a value in two versions, and three claims; words and numbers
 * come from a generator with a fixed seed, so that the file is always the same.  Of
 * each payment the amounts of N_MONTHS months are written out. */

#include <stdio.h>
#include <stdlib.h>

#define N_SOURCES 5000
#define N_MONTHS 8000
#define FIRST_YEAR 1500

static unsigned state = 1;

static const char *const words[] = {
  "compute",
  "storage",
  "egress",
  "licence",
  "minimum",
  "commitment",
  "renewal",
  "notice",
  "discount",
  "tier",
  "region",
  "support",
  "penalty",
  "term",
  "annual",
  "monthly",
  "reserved",
  "capacity",
  "price",
  "credit",
  "service",
  "level",
  "uptime",
  "audit",
  "data",
  "residency",
  "termination",
  "liability",
  "cap",
  "indemnity",
  "café",
  "€",
};

/* Below @n. */
static unsigned
take (unsigned n)
{
  state = state * 1664525u + 1013904223u;

  return (state >> 8) % n;
}

static void
put_words (FILE *file,
           int   n)
{
  for (int i = 0; i < n; i++)
    fprintf (file, "%s%s", i > 0 ? " " : "", words[take (32)]);
  if (take (20) == 0)
    fputs (" \\\"as agreed\\\"", file);
}

static void
put_value (FILE       *file,
           const char *version,
           const char *end)
{
  fprintf (file, "        \"%s\": { \"state\": \"value\", \"text\": \"", version);
  put_words (file, 9);
  fprintf (file, "\", \"number\": %u.%02u, \"sources\": [\"S%04u\"] }%s\n",
           take (9000000), take (100), take (N_SOURCES), end);
}

static void
put_term (FILE *file,
          int   i)
{
  fprintf (
    file,
    "%s    {\n      \"id\": \"T%06d\",\n      \"category\": \"c%u\","
    "\n      \"title\": \"",
    i > 0 ? ",\n" : "", i, take (6));
  put_words (file, 5);
  fputs (
    "\",\n      \"type\": \"amount\",\n      \"unit\": \"a month\","
    "\n      \"values\": {\n",
    file);
  put_value (file, "2025", ",");
  put_value (file, "2026", "");
  fputs ("      }\n    }", file);
}

static void
put_claim (FILE *file,
           int   i)
{
  static const char *const stances[] = { "supports", "contradicts", "mentions" };

  fprintf (
    file,
    "%s    { \"id\": \"C%07d\", \"source\": \"S%04u\", \"term\": \"T%06d\","
    " \"stance\": \"%s\", \"says\": \"",
    i > 0 ? ",\n" : "", i, take (N_SOURCES), i / 3, stances[take (3)]);
  put_words (file, 11);
  fprintf (file, "\", \"locator\": \"p. %u\", \"strength\": \"named\" }", take (400));
}

static void
put_payment (FILE *file,
             int   i)
{
  fprintf (file,
           "%s    { \"id\": \"P%d\", \"title\": \"Payment %d\", \"payer\": \"a\","
           " \"payee\": \"b\", \"versions\": [\"2025\", \"2026\"],"
           " \"certainty\": \"official\", \"sources\": [],\n"
           "      \"rule\": { \"type\": \"schedule\", \"amounts\": [",
           i > 0 ? ",\n" : "", i, i);
  for (int month = 0; month < N_MONTHS; month++)
    fprintf (file,
             "%s{ \"period\": \"%04d-%02d\", \"amount\": %u, \"kind\": \"reported\","
             " \"sources\": [] }",
             month > 0 ? "," : "", FIRST_YEAR + month / 12, month % 12 + 1, take (1000));
  fputs ("] } }", file);
}

int
main (int   argc,
      char *argv[])
{
  int   n = argc == 3 || argc == 4 ? atoi (argv[1]) : 0;
  int   n_payments = argc == 4 ? atoi (argv[3]) : 0;
  FILE *file = n > 0 ? fopen (argv[2], "w") : NULL;

  if (file == NULL)
    {
      fprintf (stderr, "make-deal N FILE [PAYMENTS]\n");
      return 2;
    }

  fputs (
    "{\n  \"format\": \"counterpart-deal/1\",\n  \"id\": \"made\",\n  \"title\":"
    " \"A made deal\",\n"
    "  \"as_of\": \"2026-01-01\",\n  \"currency\": \"USD\",\n"
    "  \"compare\": { \"old\": \"2025\", \"new\": \"2026\" },\n"
    "  \"parties\": [{ \"id\": \"a\", \"name\": \"A\" }, { \"id\": \"b\", \"name\":"
    " \"B\" }],\n"
    "  \"versions\": [\n"
    "    { \"id\": \"2025\", \"title\": \"Old\", \"announced\": \"2025\","
    " \"signed\": \"2025\", \"status\": \"amended\", \"sources\": [] },\n"
    "    { \"id\": \"2026\", \"title\": \"New\", \"announced\": \"2026\","
    " \"signed\": \"2026\", \"status\": \"in-force\", \"sources\": [] }\n  ],\n"
    "  \"categories\": [",
    file);
  for (int i = 0; i < 6; i++)
    fprintf (file, "%s{ \"id\": \"c%d\", \"title\": \"Category %d\" }", i > 0 ? ","
                                                                                " "
                                                                              : "",
             i, i);
  fputs ("],\n  \"terms\": [\n", file);
  for (int i = 0; i < n; i++)
    put_term (file, i);
  fputs ("\n  ],\n  \"sources\": [\n", file);
  for (int i = 0; i < N_SOURCES; i++)
    fprintf (
      file,
      "%s    { \"id\": \"S%04d\", \"title\": \"Source %d\", \"kind\": \"reporting\" }",
      i > 0 ? ",\n" : "", i, i);
  fputs ("\n  ],\n  \"claims\": [\n", file);
  for (int i = 0; i < 3 * n; i++)
    put_claim (file, i);
  for (int i = 0; i < n_payments; i++)
    {
      if (i == 0)
        fputs ("\n  ],\n  \"payments\": [\n", file);
      put_payment (file, i);
    }
  fputs ("\n  ]\n}\n", file);

  return fclose (file) != 0;
}
