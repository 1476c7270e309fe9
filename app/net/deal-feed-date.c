/* deal-feed-date.c: the dates of lists, as people write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "net/deal-feed-private.h"

#include <string.h>

#define MINUTES_OF_DAY (24 * 60)

/* A date with its zone in words is shorter. */
#define LENGTH_MOST 100

/* What was found of a date; -1 is nothing. */
typedef struct
{
  int      year;
  int      month;
  int      day;
  int      hour;
  int      minute;
  int      second;
  int      offset; /* minutes east of UTC */
  gboolean has_offset;
  gboolean is_afternoon;
  gboolean is_morning;
} Parts;

static const struct
{
  const char *name;
  int         offset;
} zones[] = {
  { "UT", 0 },
  { "UTC", 0 },
  { "GMT", 0 },
  { "Z", 0 },
  { "EST", -300 },
  { "EDT", -240 },
  { "CST", -360 },
  { "CDT", -300 },
  { "MST", -420 },
  { "MDT", -360 },
  { "PST", -480 },
  { "PDT", -420 },
  { "CET", 60 },
  { "CEST", 120 },
};

/* A fixed number of digits, or fewer down to @least. */
static gboolean
read_digits (const char **p,
             int          least,
             int          most,
             int         *value)
{
  int n = 0;

  *value = 0;
  for (; n < most && g_ascii_isdigit (**p); n++, (*p)++)
    *value = *value * 10 + (**p - '0');

  return n >= least;
}

/* `hh:mm`, `hh:mm:ss`, `hh:mm:ss.fff` */
static gboolean
read_time (const char **p,
           Parts       *parts)
{
  parts->second = 0;
  if (!read_digits (p, 1, 2, &parts->hour) || **p != ':')
    return FALSE;
  (*p)++;
  if (!read_digits (p, 2, 2, &parts->minute))
    return FALSE;
  if (**p == ':')
    {
      (*p)++;
      if (!read_digits (p, 1, 2, &parts->second))
        return FALSE;
    }
  if (**p == '.' || **p == ',')
    *p += 1 + strspn (*p + 1, "0123456789");

  return TRUE;
}

/* `+hhmm`, `+hh:mm`, `+hh` */
static gboolean
read_offset (const char **p,
             Parts       *parts)
{
  int sign = **p == '-' ? -1 : 1;
  int hours;
  int minutes = 0;

  (*p)++;
  if (!read_digits (p, 1, 2, &hours))
    return FALSE;
  if (**p == ':')
    (*p)++;
  if (g_ascii_isdigit (**p) && !read_digits (p, 2, 2, &minutes))
    return FALSE;
  if (hours > 14 || minutes > 59)
    return FALSE;

  parts->offset = sign * (hours * 60 + minutes);
  parts->has_offset = TRUE;

  return TRUE;
}

/* Letters that differ at once need no more than a look. */
static gboolean
begins_with (const char *name,
             const char *word,
             gsize       length)
{
  return (*name | 0x20) == (*word | 0x20) && length <= strlen (name) &&
         g_ascii_strncasecmp (name, word, length) == 0;
}

static int
find_month (const char *word,
            gsize       length)
{
  static const char *const months[] = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
  };

  for (int i = 0; length >= 3 && i < (int) G_N_ELEMENTS (months); i++)
    if (begins_with (months[i], word, length))
      return i + 1;

  return -1;
}

static void
read_word (const char *word,
           gsize       length,
           Parts      *parts)
{
  int month = find_month (word, length);

  if (month > 0)
    parts->month = month;
  if (length == 2 && g_ascii_strncasecmp (word, "PM", 2) == 0)
    parts->is_afternoon = TRUE;
  if (length == 2 && g_ascii_strncasecmp (word, "AM", 2) == 0)
    parts->is_morning = TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (begins_with (zones[i].name, word, length) && zones[i].name[length] == '\0')
      {
        parts->offset = zones[i].offset;
        parts->has_offset = TRUE;
      }
}

static gboolean
read_number (const char **p,
             Parts       *parts)
{
  const char *start = *p;
  gsize       length = strspn (start, "0123456789");
  int         value;

  if (start[length] == ':')
    return read_time (p, parts);
  if (length > 4 || !read_digits (p, 1, 4, &value))
    return FALSE;

  if (length <= 2 && parts->day < 0)
    parts->day = value;
  else if (length == 4 && parts->year < 0)
    parts->year = value;
  else if (length == 2 && parts->year < 0)
    parts->year = value + (value < 50 ? 2000 : 1900); /* RFC 2822 §4.3 */
  else
    return FALSE;

  return TRUE;
}

/* RFC 822 and its relatives: the parts tell by their looks what they are. */
static gboolean
read_words (const char *text,
            Parts      *parts)
{
  for (const char *p = text; *p != '\0';)
    {
      if (g_ascii_isalpha (*p))
        {
          gsize length = 1;

          while (g_ascii_isalpha (p[length]))
            length++;
          read_word (p, length, parts);
          p += length;
        }
      else if (g_ascii_isdigit (*p))
        {
          if (!read_number (&p, parts))
            return FALSE;
        }
      else if ((*p == '+' || *p == '-') && g_ascii_isdigit (p[1]) && parts->hour >= 0)
        {
          if (!read_offset (&p, parts))
            return FALSE;
        }
      else if (strchr (" \t\r\n,.-/()", *p) != NULL)
        p++;
      else
        return FALSE;
    }

  return parts->year >= 0 && parts->month > 0 && parts->day > 0;
}

/* RFC 3339, and less of it: the day, the month or the year alone. */
static gboolean
read_iso (const char *text,
          Parts      *parts)
{
  const char *p = text;

  if (!read_digits (&p, 4, 4, &parts->year))
    return FALSE;
  if (*p == '\0')
    return TRUE;
  if ((*p != '-' && *p != '/') || (p++, !read_digits (&p, 1, 2, &parts->month)))
    return FALSE;
  if (*p == '\0')
    return TRUE;
  if ((*p != '-' && *p != '/') || (p++, !read_digits (&p, 1, 2, &parts->day)))
    return FALSE;
  if (*p == '\0')
    return TRUE;

  if (*p != 'T' && *p != 't' && *p != ' ')
    return FALSE;
  p += strspn (p, "Tt ");
  if (!read_time (&p, parts))
    return FALSE;
  p += strspn (p, " ");
  if (*p == '+' || *p == '-')
    return read_offset (&p, parts) && *p == '\0';
  if (*p != '\0')
    read_word (p, strlen (p), parts);

  return *p == '\0' || parts->has_offset;
}

/* Makes @minutes, which may go beyond the day of @date by less than another one, a
 * time of day; FALSE: there is no such year. */
static gboolean
move_day (GDate *date,
          int   *minutes)
{
  if (*minutes < 0)
    {
      if (g_date_get_julian (date) == 1)
        return FALSE;
      g_date_subtract_days (date, 1);
      *minutes += MINUTES_OF_DAY;
    }
  else if (*minutes >= MINUTES_OF_DAY)
    {
      g_date_add_days (date, 1);
      *minutes -= MINUTES_OF_DAY;
    }

  return g_date_get_year (date) <= 9999;
}

/* Lists have thousands of dates, for which printf() takes its time. */
static void
put_digits (char *place,
            guint n,
            guint value)
{
  for (; n > 0; n--, value /= 10)
    place[n - 1] = (char) ('0' + value % 10);
}

static void
put_date (char *text,
          guint year,
          guint month,
          guint day)
{
  put_digits (text, 4, year);
  put_digits (text + 5, 2, month);
  put_digits (text + 8, 2, day);
}

static char *
to_text (Parts *parts)
{
  char  text[] = "YYYY-MM-DDThh:mm:ssZ";
  GDate date;
  int   minutes;

  if (parts->year < 1 || parts->month == 0 || parts->month > 12)
    return NULL;
  put_date (text, (guint) parts->year, (guint) MAX (parts->month, 0),
            (guint) MAX (parts->day, 0));
  if (parts->month < 0)
    return g_strndup (text, strlen ("YYYY"));
  if (parts->day < 0)
    return g_strndup (text, strlen ("YYYY-MM"));
  if (parts->day > 31 ||
      !g_date_valid_dmy ((GDateDay) parts->day, (GDateMonth) parts->month,
                         (GDateYear) parts->year))
    return NULL;

  if (parts->is_afternoon && parts->hour < 12)
    parts->hour += 12;
  if (parts->is_morning && parts->hour == 12)
    parts->hour = 0;
  /* A zone that is not known makes the hour unknown. */
  if (parts->hour < 0 || parts->hour > 23 || parts->minute > 59 || !parts->has_offset)
    return g_strndup (text, strlen ("YYYY-MM-DD"));

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) parts->day, (GDateMonth) parts->month,
                  (GDateYear) parts->year);
  minutes = parts->hour * 60 + parts->minute - parts->offset;
  if (!move_day (&date, &minutes))
    return NULL;

  put_date (text, g_date_get_year (&date), g_date_get_month (&date),
            g_date_get_day (&date));
  put_digits (text + 11, 2, (guint) minutes / 60);
  put_digits (text + 14, 2, (guint) minutes % 60);
  put_digits (text + 17, 2, (guint) MIN (parts->second, 59));

  return g_strdup (text);
}

/**
 * deal_feed_date_parse:
 * @text: (nullable): a date of RFC 822, RFC 3339 or nearly so
 *
 * Returns: (transfer full) (nullable): the date in ISO 8601, in UTC when there
 *   is a time; without the time when its zone is not known
 */
char *
deal_feed_date_parse (const char *text)
{
  g_autofree char *stripped = NULL;
  Parts            parts = { .year = -1, .month = -1, .day = -1, .hour = -1 };

  if (text == NULL)
    return NULL;

  stripped = g_strstrip (g_strndup (text, strnlen (text, LENGTH_MOST)));
  if (*stripped == '\0')
    return NULL;
  if (read_iso (stripped, &parts))
    return to_text (&parts);

  parts = (Parts){ .year = -1, .month = -1, .day = -1, .hour = -1 };

  return read_words (stripped, &parts) ? to_text (&parts) : NULL;
}
