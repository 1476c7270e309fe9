/* deal-page-scan.c: a stranger's page cut down to what may go to the parser
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* gumbo takes time and memory without bound for pages made to harm it: many
 * attributes on a tag, formatting that is never closed, elements in elements.
 * None of this is needed to read a page.  What passes here has at most one
 * attribute a tag, no formatting, and a depth that is known. */

#include "net/deal-page-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"

#define DEPTH_MOST 256
#define TAGS_MOST 100000
#define NAME_MOST 20
#define VALUE_MOST 1024

/* A button or a picture is short: where its end is further away, it is missing. */
#define PART_MOST (256 * 1024)

/* Elements that the parser ends by itself, so that they do not add up. */
static const char *const loose[] = {
  "br",
  "caption",
  "dd",
  "dt",
  "hr",
  "li",
  "p",
  "tbody",
  "td",
  "tfoot",
  "th",
  "thead",
  "tr",
  NULL,
};

static const char *const containers[] = {
  "address",
  "article",
  "aside",
  "blockquote",
  "center",
  "details",
  "dialog",
  "div",
  "dl",
  "figcaption",
  "figure",
  "footer",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "header",
  "main",
  "menu",
  "nav",
  "ol",
  "pre",
  "section",
  "summary",
  "table",
  "ul",
  NULL,
};

/* What is left out with all that is in it: first code, which has no elements,
 * then what is no part of the text. */
#define N_CODE 7
static const char *const left_out[] = {
  "script",
  "style",
  "iframe",
  "noembed",
  "noframes",
  "textarea",
  "xmp",
  "title",
  "audio",
  "button",
  "canvas",
  "datalist",
  "math",
  "noscript",
  "object",
  "select",
  "svg",
  "template",
  "video",
};
#define N_LEFT_OUT G_N_ELEMENTS (left_out)

typedef struct
{
  const char *at;
  const char *end;
  const char *next_end[N_LEFT_OUT]; /* of each, not before @at; nullable */
  GString    *html;
  char       *title;                      /* nullable */
  GPtrArray  *open;                       /* names from the table of containers */
  char        inline_name[NAME_MOST + 1]; /* of a hidden element within a line */
  guint       inline_depth;               /* 0: there is none */
  gboolean    is_link;
  guint       n_tags;
} Scan;

typedef struct
{
  char     name[NAME_MOST + 1];
  gboolean is_end;
  gboolean is_hidden;
  gboolean is_main;
  gboolean is_empty; /* “<br/>” */
} Tag;

void
deal_page_scan_clear (DealPageScan *scan)
{
  if (scan->html != NULL)
    g_string_free (g_steal_pointer (&scan->html), TRUE);
  g_clear_pointer (&scan->title, g_free);
}

static const char *
find_name (const char *const *names,
           const char        *name)
{
  for (; *names != NULL; names++)
    if (g_str_equal (*names, name))
      return *names;

  return NULL;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void
skip_blanks (Scan *scan)
{
  while (scan->at < scan->end && (is_blank (*scan->at) || *scan->at == '/'))
    scan->at++;
}

/* Up to a sign of @stops; @lower gets what fits. */
static void
read_word (Scan       *scan,
           const char *stops,
           char       *lower,
           gsize       most)
{
  gsize n = 0;

  for (; scan->at < scan->end && strchr (stops, *scan->at) == NULL; scan->at++)
    if (n < most)
      lower[n++] = g_ascii_tolower (*scan->at);
  lower[n] = '\0';
}

static void
read_value (Scan *scan,
            char *value)
{
  char quote;

  value[0] = '\0';
  while (scan->at < scan->end && is_blank (*scan->at))
    scan->at++;
  if (scan->at == scan->end || *scan->at != '=')
    return;

  scan->at++;
  while (scan->at < scan->end && is_blank (*scan->at))
    scan->at++;
  if (scan->at == scan->end)
    return;

  quote = *scan->at;
  if (quote == '"' || quote == '\'')
    {
      scan->at++;
      read_word (scan, quote == '"' ? "\"" : "'", value, VALUE_MOST);
      scan->at += scan->at < scan->end;
    }
  else
    read_word (scan, " \t\n\r\f>", value, VALUE_MOST);
}

/* @scan stands behind “<” or “</”, and is left behind “>”. */
static void
read_tag (Scan *scan,
          Tag  *tag)
{
  char name[NAME_MOST + 1];
  char value[VALUE_MOST + 1];

  read_word (scan, " \t\n\r\f/>", tag->name, NAME_MOST);
  for (skip_blanks (scan); scan->at < scan->end && *scan->at != '>'; skip_blanks (scan))
    {
      /* A sign of equality in front belongs to the name, as browsers have it. */
      scan->at += *scan->at == '=';
      read_word (scan, " \t\n\r\f/>=", name, NAME_MOST);
      read_value (scan, value);
      tag->is_hidden |= deal_page_hides (tag->name, name, value);
      tag->is_main |= deal_page_is_main (name, value);
    }
  tag->is_empty = scan->at < scan->end && scan->at[-1] == '/';
  scan->at += scan->at < scan->end;
}

/* Where “</NAME” begins, the end of the page when it never does.  Looked for once
 * for all that begins before it: a page may open without end. */
static const char *
find_end (Scan *scan,
          gsize which)
{
  const char *name = left_out[which];
  gsize       length = strlen (name);
  const char *p = scan->next_end[which];

  if (p != NULL && p >= scan->at)
    return p;

  for (p = scan->at; (p = memchr (p, '<', (gsize) (scan->end - p))) != NULL; p++)
    if ((gsize) (scan->end - p) >= length + 2 && p[1] == '/' &&
        g_ascii_strncasecmp (p + 2, name, length) == 0)
      break;
  scan->next_end[which] = p != NULL ? p : scan->end;

  return scan->next_end[which];
}

/* Goes behind the next “>”. */
static void
skip_tag (Scan *scan)
{
  const char *close = memchr (scan->at, '>', (gsize) (scan->end - scan->at));

  scan->at = close != NULL ? close + 1 : scan->end;
}

static void
skip_comment (Scan *scan)
{
  const char *close;

  if (scan->end - scan->at < 4 || strncmp (scan->at, "<!--", 4) != 0)
    {
      skip_tag (scan);
      return;
    }

  /* “<!-->” is a whole one. */
  close = g_strstr_len (scan->at + 2, scan->end - scan->at - 2, "-->");
  scan->at = close != NULL ? close + 3 : scan->end;
}

/* Leaves out an element with all that is in it.  Code without an end reaches to
 * the end of the page; of anything else only the tag is left out. */
static gboolean
skip_element (Scan      *scan,
              const Tag *tag)
{
  const char *start = scan->at;
  const char *close;
  gsize       which = 0;

  while (which < N_LEFT_OUT && !g_str_equal (left_out[which], tag->name))
    which++;
  if (which == N_LEFT_OUT)
    return FALSE;
  if (tag->is_end || (tag->is_empty && which >= N_CODE))
    return TRUE;

  close = find_end (scan, which);
  if (which >= N_CODE && (close == scan->end || close - start > PART_MOST))
    return TRUE;
  scan->at = close;
  if (scan->title == NULL && g_str_equal (tag->name, "title"))
    scan->title = g_strndup (start, (gsize) (close - start));
  skip_tag (scan);

  return TRUE;
}

static void
put_tag (Scan       *scan,
         const char *name,
         const char *attribute)
{
  g_string_append_printf (scan->html, "<%s%s>", name, attribute);
  scan->n_tags++;
}

static void
put_end (Scan       *scan,
         const char *name)
{
  g_string_append_printf (scan->html, "</%s>", name);
  scan->n_tags++;
}

/* An end counts only when the parser takes it too: nothing outside a table ends
 * within it. */
static void
end_container (Scan       *scan,
               const char *name)
{
  for (guint i = scan->open->len; i > 0; i--)
    {
      const char *open = scan->open->pdata[i - 1];

      if (open == name)
        {
          put_end (scan, name);
          g_ptr_array_set_size (scan->open, (gint) i - 1);
          return;
        }
      if (g_str_equal (open, "table"))
        return;
    }
}

static void
put_block (Scan       *scan,
           const char *name,
           const Tag  *tag)
{
  put_tag (scan, name,
           tag->is_hidden ? " " DEAL_PAGE_SKIP
           : tag->is_main ? " " DEAL_PAGE_MAIN
                          : "");
}

/* Links are told apart from the rest, for a list of links is no text; but not as
 * links, which the parser opens anew in each block where they were not closed. */
static void
put_link (Scan      *scan,
          const Tag *tag)
{
  if (scan->is_link)
    put_end (scan, DEAL_PAGE_LINK);
  scan->is_link = !tag->is_end;
  if (scan->is_link)
    put_tag (scan, DEAL_PAGE_LINK, tag->is_hidden ? " " DEAL_PAGE_SKIP : "");
}

/* Of other elements within a line only those that are hidden go to the parser, as
 * spans; what is hidden in them need not be told apart. */
static void
put_inline (Scan      *scan,
            const Tag *tag)
{
  if (scan->inline_depth > 0 && g_str_equal (scan->inline_name, tag->name))
    {
      if (tag->is_end)
        scan->inline_depth--;
      else if (!tag->is_empty)
        scan->inline_depth++;
      if (scan->inline_depth == 0)
        put_end (scan, "span");
    }
  else if (scan->inline_depth == 0 && tag->is_hidden && !tag->is_end && !tag->is_empty)
    {
      put_tag (scan, "span", " " DEAL_PAGE_SKIP);
      g_strlcpy (scan->inline_name, tag->name, sizeof scan->inline_name);
      scan->inline_depth = 1;
    }
}

static void
take_tag (Scan *scan)
{
  Tag         tag = { 0 };
  const char *name;

  scan->at++;
  tag.is_end = *scan->at == '/';
  scan->at += tag.is_end;
  read_tag (scan, &tag);

  if (skip_element (scan, &tag))
    return;

  if ((name = find_name (containers, tag.name)) != NULL)
    {
      if (tag.is_end)
        {
          end_container (scan, name);
          return;
        }
      put_block (scan, name, &tag);
      g_ptr_array_add (scan->open, (gpointer) name);
    }
  else if ((name = find_name (loose, tag.name)) != NULL)
    {
      if (tag.is_end)
        put_end (scan, name);
      else
        put_block (scan, name, &tag);
    }
  else if (g_str_equal (tag.name, "a"))
    put_link (scan, &tag);
  else
    put_inline (scan, &tag);
}

static void
take_text (Scan *scan)
{
  const char *next = memchr (scan->at, '<', (gsize) (scan->end - scan->at));
  const char *stop = next != NULL ? next : scan->end;

  g_string_append_len (scan->html, scan->at, stop - scan->at);
  scan->at = stop;
}

/**
 * deal_page_scan:
 * @html: a page in UTF-8
 * @length: of @html, in bytes
 * @scan: (out): what is left of it
 * @error: return location for an error
 *
 * Returns: FALSE with `DEAL_ERROR_LIMIT` for a page that is nested more deeply, or
 *   has more elements, than any that was written to be read
 */
gboolean
deal_page_scan (const char   *html,
                gsize         length,
                DealPageScan *result,
                GError      **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  Scan scan = {
    .at = html,
    .end = html + length,
    .html = g_string_sized_new (length),
    .open = open,
  };

  while (scan.at < scan.end && open->len <= DEPTH_MOST && scan.n_tags <= TAGS_MOST)
    {
      char next = scan.end - scan.at > 1 ? scan.at[1] : '\0';
      char after = scan.end - scan.at > 2 ? scan.at[2] : '\0';

      if (*scan.at != '<')
        take_text (&scan);
      else if (g_ascii_isalpha (next) || (next == '/' && g_ascii_isalpha (after)))
        take_tag (&scan);
      else if (next == '!' || next == '?' || next == '/')
        skip_comment (&scan);
      else
        {
          g_string_append (scan.html, "&lt;");
          scan.at++;
        }
    }

  result->html = scan.html;
  result->title = scan.title != NULL ? scan.title : g_strdup ("");
  if (scan.at < scan.end)
    {
      g_set_error_literal (error, DEAL_ERROR, DEAL_ERROR_LIMIT,
                           open->len > DEPTH_MOST
                             ? _ ("The page is nested too deeply to be read")
                             : _ ("The page has too many elements to be read"));
      deal_page_scan_clear (result);
      return FALSE;
    }

  return TRUE;
}
