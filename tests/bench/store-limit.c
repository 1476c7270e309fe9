/* store-limit.c: articles put into a full-text index, and nothing else
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* store-limit FILE N LENGTH: makes an SQLite file with a table of N articles of LENGTH
 * bytes each, all of their words in the index, in one transaction. */

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = { "capacity", "clause", "compute", "exclusive",
                                     "license", "payment", "region", "renewal",
                                     "revenue", "share", "support", "term" };

#define N_WORDS (sizeof words / sizeof *words)

static void
check (sqlite3 *db,
       int      code)
{
  if (code == SQLITE_OK || code == SQLITE_DONE)
    return;

  fprintf (stderr, "store-limit: %s\n", sqlite3_errmsg (db));
  exit (EXIT_FAILURE);
}

static size_t
write_text (char    *text,
            size_t   length,
            unsigned number)
{
  size_t   n = (size_t) sprintf (text, "%u", number);
  unsigned random = number;

  while (n + 16 < length)
    {
      random = random * 1103515245 + 12345;
      n += (size_t) sprintf (text + n, " %s", words[(random >> 16) % N_WORDS]);
    }

  return n;
}

int
main (int    argc,
      char **argv)
{
  sqlite3      *db = NULL;
  sqlite3_stmt *insert = NULL;
  unsigned      n = argc == 4 ? (unsigned) strtoul (argv[2], NULL, 10) : 0;
  size_t        length = argc == 4 ? strtoul (argv[3], NULL, 10) : 0;
  char         *text = malloc (length + 32);

  if (n == 0 || text == NULL)
    {
      fputs ("store-limit FILE N LENGTH\n", stderr);
      return EXIT_FAILURE;
    }

  remove (argv[1]);
  check (db, sqlite3_open (argv[1], &db));
  check (db, sqlite3_exec (db,
                           "PRAGMA journal_mode = WAL;"
                           "CREATE VIRTUAL TABLE articles USING fts5 (body); BEGIN",
                           NULL, NULL, NULL));
  check (db, sqlite3_prepare_v2 (db, "INSERT INTO articles VALUES (?1)", -1, &insert,
                                 NULL));
  for (unsigned i = 0; i < n; i++)
    {
      check (db, sqlite3_bind_text (insert, 1, text, (int) write_text (text, length, i),
                                    SQLITE_STATIC));
      check (db, sqlite3_step (insert));
      check (db, sqlite3_reset (insert));
    }
  sqlite3_finalize (insert);
  check (db, sqlite3_exec (db, "COMMIT", NULL, NULL, NULL));
  check (db, sqlite3_close (db));
  free (text);

  return EXIT_SUCCESS;
}
