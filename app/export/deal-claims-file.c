/* deal-claims-file.c: a deal with the claims that the user found, as a file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-claims-file.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "deal-error.h"
#include "deal-text.h"
#include "export/deal-json-numbers.h"
#include "model/deal-reader.h"
#include "model/deal-sha256.h"
#include "net/deal-url.h"

/* What the format allows an anchor. */
#define ANCHOR_WORDS 8

typedef struct
{
  const Deal *deal;
  GPtrArray  *found; /* DealArchivedSource: all of the archive */
  JsonArray  *sources;
  JsonArray  *claims;
  GHashTable *ids; /* gint64 of the archive → id in the file, both owned */
} Writer;

static JsonArray *
ensure_array (JsonObject *root,
              const char *name)
{
  if (!json_object_has_member (root, name))
    json_object_set_array_member (root, name, json_array_new ());

  return json_object_get_array_member (root, name);
}

static const DealArchivedSource *
find_source (const Writer *writer,
             gint64        id)
{
  for (guint i = 0; i < writer->found->len; i++)
    {
      const DealArchivedSource *source = writer->found->pdata[i];

      if (source->id == id)
        return source;
    }

  return NULL;
}

/* The id of a source of the deal that has the same address. */
static const char *
find_cited (const Deal *deal,
            const char *address)
{
  for (gsize i = 0; address != NULL && i < deal->n_sources; i++)
    {
      g_autofree char *url = deal->sources[i].url != NULL
                               ? deal_url_check (deal->sources[i].url, NULL)
                               : NULL;

      if (g_strcmp0 (url, address) == 0)
        return deal->sources[i].id;
    }

  return NULL;
}

static void
add_source (Writer                   *writer,
            const DealArchivedSource *source,
            const char               *id)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *day = g_strndup (source->published != NULL ? source->published : "",
                                    strlen ("2026-04-27"));
  DealDate date;

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "title",
                                 *source->title != '\0' ? source->title : id);
  if (*source->publisher != '\0')
    json_object_set_string_member (object, "publisher", source->publisher);
  if (source->url != NULL)
    json_object_set_string_member (object, "url", source->url);
  if (deal_date_parse (day, &date))
    json_object_set_string_member (object, "published", day);
  json_object_set_string_member (object, "kind", "reporting");
  json_array_add_object_element (writer->sources, object);
}

static const char *
ensure_source (Writer                   *writer,
               const DealArchivedSource *source)
{
  const char *cited = find_cited (writer->deal, source->url);
  char       *id = g_hash_table_lookup (writer->ids, &source->id);

  if (cited != NULL || id != NULL)
    return cited != NULL ? cited : id;

  id = g_strdup_printf ("archive-%" G_GINT64_FORMAT, source->id);
  g_hash_table_insert (writer->ids, g_memdup2 (&source->id, sizeof source->id), id);
  if (deal_find_source (writer->deal, id) == NULL)
    add_source (writer, source, id);

  return id;
}

/* The words with which the passage begins. */
static char *
make_anchor (const char *passage)
{
  g_auto (GStrv) words = g_strsplit (passage, " ", ANCHOR_WORDS + 1);

  if (g_strv_length (words) > ANCHOR_WORDS)
    g_clear_pointer (&words[ANCHOR_WORDS], g_free);

  return g_strjoinv (" ", words);
}

static gboolean
has_claim (const Deal *deal,
           const char *id)
{
  for (gsize i = 0; i < deal->n_claims; i++)
    if (g_str_equal (deal->claims[i].id, id))
      return TRUE;

  return FALSE;
}

static void
add_claim (Writer                      *writer,
           const DealArchivedJudgement *judgement,
           const DealArchivedSource    *source)
{
  JsonObject      *object;
  g_autofree char *anchor = make_anchor (judgement->passage);
  g_autofree char *seed = g_strconcat (judgement->term, "\n", judgement->passage, NULL);
  g_autofree char *hash = deal_sha256_of_text (seed);
  g_autofree char *id = g_strdup_printf ("own-%.8s", hash);

  if (has_claim (writer->deal, id))
    return;

  object = json_object_new ();
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "source", ensure_source (writer, source));
  json_object_set_string_member (object, "term", judgement->term);
  json_object_set_string_member (object, "stance", judgement->stance);
  json_object_set_string_member (object, "says",
                                 judgement->says != NULL ? judgement->says : anchor);
  json_object_set_string_member (object, "anchor", anchor);
  json_object_set_string_member (object, "strength", "named");
  json_array_add_object_element (writer->claims, object);
}

static GBytes *
check (JsonNode   *root,
       const Deal *deal,
       GError    **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Deal) again = NULL;
  g_autofree char *written = NULL;
  char            *text;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  written = json_generator_to_data (generator, NULL);
  text = deal_json_unmark (written);
  bytes = g_bytes_new_take (text, strlen (text));
  again = deal_new_from_bytes (bytes, deal->file_name, NULL, error);

  return again != NULL ? g_steal_pointer (&bytes) : NULL;
}

/**
 * deal_claims_file_new:
 * @file: the bytes that @deal was read from
 * @deal: a deal
 * @archive: where the user's claims are
 * @n_claims: (out): how many claims were added
 * @error: return location for an error
 *
 * Adds what the user accepted, and the articles it comes from.  What speaks of a
 * term that the deal no longer has is left out.
 *
 * Returns: (transfer full): the file, or `NULL`
 */
GBytes *
deal_claims_file_new (GBytes      *file,
                      const Deal  *deal,
                      DealArchive *archive,
                      guint       *n_claims,
                      GError     **error)
{
  g_autoptr (GPtrArray) judgements =
    deal_archive_load_judgements (archive, deal->id, error);
  g_autoptr (GPtrArray) found =
    judgements != NULL ? deal_archive_load_sources (archive, error) : NULL;
  g_autoptr (JsonParser)
    parser = found != NULL ? deal_json_parse_exactly (file, FALSE, error) : NULL;
  g_autoptr (GHashTable)
    ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  JsonObject *root;

  if (parser == NULL)
    return NULL;

  root = json_node_get_object (json_parser_get_root (parser));

  Writer writer = { deal, found, ensure_array (root, "sources"),
                    ensure_array (root, "claims"), ids };
  guint  n_before = json_array_get_length (writer.claims);

  for (guint i = 0; i < judgements->len; i++)
    {
      const DealArchivedJudgement *judgement = judgements->pdata[i];
      const DealArchivedSource    *source = find_source (&writer, judgement->source);

      if (judgement->stance != NULL && source != NULL &&
          deal_find_term (deal, judgement->term) != NULL)
        add_claim (&writer, judgement, source);
    }
  *n_claims = json_array_get_length (writer.claims) - n_before;

  return check (json_parser_get_root (parser), deal, error);
}
