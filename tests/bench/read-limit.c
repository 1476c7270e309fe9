/* read-limit.c: read-limit FILE [csv] is what plain C allows for a file of make-deal
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One pass over a private mapping; strings stay in place and are unescaped
 * where they lie; terms, values and claims in arrays.  It checks only the
 * grammar that it walks and resolves nothing: no reader of a stranger's file
 * may be so careless.  read-deal is measured against it,
 * and with “csv”, which prints the terms as a table, the program's own table. */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>

typedef struct
{
  char  *text;
  size_t length;
} Text;

typedef struct
{
  Text   version, text, state;
  double number;
  Text   source;
} Value;

typedef struct
{
  Text  id, category, title, type, unit;
  Value values[2];
  int   n_values;
} Term;

typedef struct
{
  Text id, source, term, stance, says, locator, strength;
} Claim;

static char  *p, *end;
static Term  *terms;
static Claim *claims;
static size_t n_terms, n_claims, room_terms, room_claims;

static char
skip_space (void)
{
  while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
    p++;

  return *p;
}

static void
expect (char c)
{
  if (skip_space () != c)
    {
      fprintf (stderr, "not “%c” at %td\n", c, p - end);
      exit (1);
    }
  p++;
}

/* The next quote or backslash. */
static char *
find_stop (char *q)
{
  const unsigned long low = ~0ul / 255;

  for (; q + 8 <= end; q += 8)
    {
      unsigned long word, quote, slash, marks;

      memcpy (&word, q, 8);
      quote = word ^ low * '"';
      slash = word ^ low * '\\';
      marks = (((quote - low) & ~quote) | ((slash - low) & ~slash)) & low << 7;
      if (marks != 0)
        return q + __builtin_ctzl (marks) / 8;
    }
  while (q < end && *q != '"' && *q != '\\')
    q++;

  return q;
}

static Text
take_text (void)
{
  expect ('"');
  Text  text = { p, 0 };
  char *from = find_stop (p);
  char *to = from;

  while (from < end && *from == '\\')
    {
      *to++ = from[1];
      char *stop = find_stop (from + 2);

      memmove (to, from + 2, (size_t) (stop - from - 2));
      to += stop - from - 2;
      from = stop;
    }
  text.length = (size_t) (to - text.text);
  p = from + 1;

  return text;
}

static double
take_number (void)
{
  double number = 0.0, unit = 1.0;

  skip_space ();
  for (; *p >= '0' && *p <= '9'; p++)
    number = number * 10.0 + (*p - '0');
  if (*p == '.')
    for (p++; *p >= '0' && *p <= '9'; p++)
      number += (*p - '0') * (unit /= 10.0);

  return number;
}

static int
is (Text        text,
    const char *name)
{
  return strlen (name) == text.length && memcmp (text.text, name, text.length) == 0;
}

#define OBJECT(body)                \
  do                                \
    {                               \
      expect ('{');                 \
      while (skip_space () != '}')  \
        {                           \
          Text name = take_text (); \
          expect (':');             \
          body;                     \
          if (skip_space () == ',') \
            p++;                    \
        }                           \
      p++;                          \
    }                               \
  while (0)

#define LIST(body)                  \
  do                                \
    {                               \
      expect ('[');                 \
      while (skip_space () != ']')  \
        {                           \
          body;                     \
          if (skip_space () == ',') \
            p++;                    \
        }                           \
      p++;                          \
    }                               \
  while (0)

static void
skip_value (void)
{
  switch (skip_space ())
    {
    case '"':
      take_text ();
      break;
    case '{':
      OBJECT ((void) name; skip_value ());
      break;
    case '[':
      LIST (skip_value ());
      break;
    default:
      take_number ();
    }
}

static void
take_value (Value *value)
{
  OBJECT (
    if (is (name, "state")) value->state = take_text ();
    else if (is (name, "text")) value->text = take_text ();
    else if (is (name, "number")) value->number = take_number ();
    else if (is (name, "sources")) LIST (value->source = take_text ());
    else skip_value ());
}

static void
take_term (void)
{
  if (n_terms == room_terms)
    terms = realloc (terms,
                     (room_terms = room_terms ? 2 * room_terms : 1024) * sizeof *terms);
  Term *term = memset (&terms[n_terms++], 0, sizeof *term);

  OBJECT (
    if (is (name, "id")) term->id = take_text ();
    else if (is (name, "category")) term->category = take_text ();
    else if (is (name, "title")) term->title = take_text ();
    else if (is (name, "type")) term->type = take_text ();
    else if (is (name, "unit")) term->unit = take_text ();
    else if (is (name, "values")) OBJECT (term->values[term->n_values].version = name;
                                          take_value (&term->values[term->n_values++]));
    else skip_value ());
}

static void
take_claim (void)
{
  if (n_claims == room_claims)
    claims = realloc (claims, (room_claims = room_claims ? 2 * room_claims : 1024) *
                                sizeof *claims);
  Claim *claim = memset (&claims[n_claims++], 0, sizeof *claim);

  OBJECT (
    if (is (name, "id")) claim->id = take_text ();
    else if (is (name, "source")) claim->source = take_text ();
    else if (is (name, "term")) claim->term = take_text ();
    else if (is (name, "stance")) claim->stance = take_text ();
    else if (is (name, "says")) claim->says = take_text ();
    else if (is (name, "locator")) claim->locator = take_text ();
    else if (is (name, "strength")) claim->strength = take_text ();
    else skip_value ());
}

static void
put_cell (Text        text,
          const char *behind)
{
  putchar_unlocked ('"');
  for (size_t i = 0; i < text.length; i++)
    {
      if (text.text[i] == '"')
        putchar_unlocked ('"');
      putchar_unlocked (text.text[i]);
    }
  putchar_unlocked ('"');
  fputs (behind, stdout);
}

static void
put_table (void)
{
  for (size_t i = 0; i < n_terms; i++)
    {
      const Value *values = terms[i].values;

      put_cell (terms[i].id, ",");
      put_cell (terms[i].category, ",");
      put_cell (terms[i].title, ",");
      for (int k = 0; k < 2; k++)
        {
          put_cell (values[k].version, ",");
          put_cell (values[k].state, ",");
          put_cell (values[k].text, ",");
          put_cell (values[k].source, ",");
        }
      printf ("%.2f,%.2f,%.2f\n", values[0].number, values[1].number,
              values[1].number - values[0].number);
    }
}

int
main (int   argc,
      char *argv[])
{
  struct stat status;
  double      sum = 0.0;
  int         fd = argc > 1 ? open (argv[1], O_RDONLY) : -1;

  if (fd < 0 || fstat (fd, &status) != 0)
    return 2;

  p = mmap (NULL, (size_t) status.st_size + 16, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd,
            0);
  end = p + status.st_size;
  OBJECT (
    if (is (name, "terms")) LIST (take_term ());
    else if (is (name, "claims")) LIST (take_claim ());
    else skip_value ());

  if (argc > 2)
    {
      put_table ();
      return 0;
    }

  for (size_t i = 0; i < n_terms; i++)
    sum += terms[i].values[1].number - terms[i].values[0].number;
  printf ("%zu terms %zu claims sum %.2f\n", n_terms, n_claims, sum);

  return 0;
}
