/* deal-cli-sources.c: the archive on the command line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-sources.h"

#include <string.h>

#include "deal-clock.h"
#include "deal-text.h"
#include "net/deal-citations.h"
#include "net/deal-url.h"

/**
 * deal_cli_open_archive:
 * @cli: a run
 *
 * Says on stderr when a damaged archive was found and set aside.
 *
 * Returns: (transfer full): the user's archive, or `NULL` with status 1
 */
DealArchive *
deal_cli_open_archive (DealCli *cli)
{
  g_autoptr (GError) error = NULL;
  DealArchive *archive = deal_archive_open (NULL, &error);

  if (archive == NULL)
    {
      deal_cli_fail (cli, error);
      return NULL;
    }
  if (deal_archive_get_set_aside (archive) != NULL)
    {
      g_autofree char *name = g_filename_display_name (
        deal_archive_get_set_aside (archive));

      /* Translators: %s is a file name */
      g_printerr (
        _ ("The archive was damaged; it is kept as “%s”, and a new one is begun.\n"),
        name);
    }

  return archive;
}

void
deal_cli_add_text (JsonBuilder *builder,
                   const char  *name,
                   const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
deal_cli_add_number (JsonBuilder *builder,
                     const char  *name,
                     gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* Never is null. */
void
deal_cli_add_time (JsonBuilder *builder,
                   const char  *name,
                   gint64       seconds)
{
  g_autofree char *text = seconds != 0 ? deal_clock_to_iso (seconds) : NULL;

  deal_cli_add_text (builder, name, text);
}

/**
 * deal_cli_print_json_line:
 * @cli: a run
 * @builder: has built one value
 *
 * Returns: FALSE when stdout took no more
 */
gboolean
deal_cli_print_json_line (DealCli     *cli,
                          JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  return deal_cli_write (cli, line, strlen (line));
}

/* What only the archive knows; all of it null without one. */
static void
add_archived (JsonBuilder              *builder,
              const DealArchivedSource *source)
{
  static const DealArchivedSource none;
  const DealArchivedSource       *known = source != NULL ? source : &none;

  deal_cli_add_text (builder, "state",
                     source != NULL ? deal_archived_state_to_name (source->state) : NULL);
  deal_cli_add_text (builder, "modified", known->modified);
  deal_cli_add_time (builder, "first_seen", known->first_seen);
  deal_cli_add_time (builder, "last_seen", known->last_seen);
  deal_cli_add_time (builder, "asked", known->asked);
  deal_cli_add_time (builder, "answered", known->answered);
  deal_cli_add_time (builder, "changed", known->changed);
  deal_cli_add_text (builder, "reason", known->reason);
  json_builder_set_member_name (builder, "read");
  json_builder_add_boolean_value (builder, known->is_read);
  deal_cli_add_text (builder, "list", known->list_url);
}

/**
 * deal_cli_print_archived:
 * @cli: a run
 * @source: a source that the deal does not cite
 * @typed: among lines of other kinds
 *
 * Prints it as a line of JSON.
 */
gboolean
deal_cli_print_archived (DealCli                  *cli,
                         const DealArchivedSource *source,
                         gboolean                  typed)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *id = g_strdup_printf ("archive-%" G_GINT64_FORMAT, source->id);

  json_builder_begin_object (builder);
  if (typed)
    deal_cli_add_text (builder, "type", "source");
  deal_cli_add_text (builder, "id", id);
  deal_cli_add_text (builder, "title", source->title);
  deal_cli_add_text (builder, "url", source->url);
  deal_cli_add_text (builder, "publisher", source->publisher);
  deal_cli_add_text (builder, "published", source->published);
  add_archived (builder, source);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

/**
 * deal_cli_print_news:
 * @cli: a run
 * @source: a source
 *
 * Prints it as a line for people.
 */
gboolean
deal_cli_print_news (DealCli                  *cli,
                     const DealArchivedSource *source)
{
  g_autofree char *day = g_strndup (source->published != NULL ? source->published : "–",
                                    10);
  g_autofree char *line = g_strdup_printf (
    "%s  %s  %s  %s\n", source->state == DEAL_ARCHIVED_NEW ? _ ("new") : _ ("changed"),
    day, source->title, source->url != NULL ? source->url : "");

  return deal_cli_write (cli, line, strlen (line));
}

/* What became of the words by which each claim is found in it. */
static void
add_citations (JsonBuilder         *builder,
               const Deal          *deal,
               const DealSource    *cited,
               const DealCitations *citations)
{
  json_builder_set_member_name (builder, "citations");
  json_builder_begin_array (builder);
  for (gsize i = 0; citations != NULL && i < deal->n_claims; i++)
    {
      const DealClaim *claim = &deal->claims[i];

      if (claim->source != cited || claim->anchor == NULL)
        continue;
      json_builder_begin_object (builder);
      deal_cli_add_text (builder, "claim", claim->id);
      deal_cli_add_text (builder, "anchor", claim->anchor);
      deal_cli_add_text (builder, "state",
                         deal_anchor_state_to_name (citations->states[i]));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
print_cited (DealCli                  *cli,
             const DealSource         *cited,
             const DealArchivedSource *source,
             const DealCitations      *citations)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *published = deal_date_is_set (cited->published)
                                 ? deal_date_to_iso (cited->published)
                                 : NULL;

  json_builder_begin_object (builder);
  deal_cli_add_text (builder, "id", cited->id);
  deal_cli_add_text (builder, "title", cited->title);
  deal_cli_add_text (builder, "url", cited->url);
  deal_cli_add_text (builder, "publisher", cited->publisher);
  deal_cli_add_text (builder, "published", published);
  add_archived (builder, source);
  deal_cli_add_number (builder, "number", cited->number);
  deal_cli_add_text (builder, "kind", deal_source_kind_to_name (cited->kind));
  add_citations (builder, cli->deal, cited, citations);
  json_builder_end_object (builder);

  return deal_cli_print_json_line (cli, builder);
}

static gboolean
print_all (DealCli             *cli,
           GPtrArray           *sources,
           const DealCitations *citations)
{
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < sources->len; i++)
    {
      DealArchivedSource *source = sources->pdata[i];

      if (source->url != NULL)
        g_hash_table_insert (by_url, source->url, source);
    }
  for (gsize i = 0; i < cli->deal->n_sources; i++)
    {
      const DealSource *cited = &cli->deal->sources[i];
      g_autofree char  *url =
        cited->url != NULL ? deal_url_check (cited->url, NULL) : NULL;
      const DealArchivedSource *source = NULL;

      if (url != NULL)
        source = g_hash_table_lookup (by_url, url);
      if (!print_cited (cli, cited, source, citations))
        return FALSE;
      if (source != NULL)
        g_hash_table_remove (by_url, url);
    }

  for (guint i = 0; i < sources->len; i++)
    {
      DealArchivedSource *source = sources->pdata[i];

      if ((source->url == NULL || g_hash_table_contains (by_url, source->url)) &&
          !deal_cli_print_archived (cli, source, FALSE))
        return FALSE;
    }

  return TRUE;
}

/**
 * deal_cli_print_sources:
 * @cli: a run with a deal
 *
 * Prints the sources of the deal, each with what the archive knows of it, and
 * then what only the archive has: a line of JSON each.
 *
 * Returns: FALSE with status 1 when the archive cannot be read; the deal's own
 *   sources are printed all the same
 */
gboolean
deal_cli_print_sources (DealCli *cli)
{
  g_autoptr (DealArchive) archive = deal_cli_open_archive (cli);
  g_autoptr (GPtrArray) sources = NULL;
  g_autoptr (DealCitations) citations = NULL;
  g_autoptr (GError) error = NULL;

  if (archive != NULL)
    sources = deal_archive_load_sources (archive, &error);
  if (sources != NULL)
    citations = deal_citations_load (archive, cli->deal, &error);
  if (error != NULL)
    deal_cli_fail (cli, error);
  if (sources == NULL)
    sources = g_ptr_array_new ();

  return print_all (cli, sources, citations) && cli->status == DEAL_EXIT_DONE;
}
