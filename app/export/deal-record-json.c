/* deal-record-json.c: what a picture says, member by member
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "export/deal-record-private.h"

#include <string.h>

#include "deal-error.h"
#include "deal-text.h"

/* FALSE, and says which member it is. */
gboolean
deal_said_refuse (GError    **error,
                  const char *name)
{
  g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
               /* Translators: %s is the name of a part, as “scenario”. */
               _ ("What the picture says of itself is damaged: “%s” is missing or wrong"),
               name);

  return FALSE;
}

Node *
deal_said_get_first (Node *node)
{
  return node->n > 0 ? node + 1 : NULL;
}

Node *
deal_said_get_next (Node *parent,
                    Node *node)
{
  node += node->span;

  return node < parent + parent->span ? node : NULL;
}

/* Our own names have no escapes. */
Node *
deal_said_find (const DealSaid *json,
                Node           *object,
                const char     *name)
{
  gsize length = strlen (name);

  for (Node *node = deal_said_get_first (object); node != NULL;
       node = deal_said_get_next (object, node))
    if (node->name_length == length &&
        memcmp (json->text + node->name, name, length) == 0)
      return node;

  return NULL;
}

/* NULL for what is no text, or one with a NUL in it. */
char *
deal_said_dup_text (const DealSaid *json,
                    Node           *node)
{
  gsize            length;
  g_autofree char *text = NULL;

  if (node == NULL || node->type != DEAL_JSON_STRING)
    return NULL;

  length = node->end - node->start - 2;
  text = g_malloc (length + 1);
  length = deal_json_unescape (json->text + node->start + 1, length, text);
  text[length] = '\0';

  return strlen (text) == length ? g_steal_pointer (&text) : NULL;
}

char *
deal_said_dup_name (const DealSaid *json,
                    Node           *node)
{
  g_autofree char *name = g_malloc (node->name_length + 1);
  gsize            length = deal_json_unescape (json->text + node->name,
                                                node->name_length, name);

  name[length] = '\0';

  return strlen (name) == length ? g_steal_pointer (&name) : NULL;
}

gboolean
deal_said_read_text (const DealSaid *json,
                     Node           *object,
                     const char     *name,
                     char          **text,
                     GError        **error)
{
  *text = deal_said_dup_text (json, deal_said_find (json, object, name));

  return *text != NULL || deal_said_refuse (error, name);
}

/* A text or null. */
gboolean
deal_said_read_nullable (const DealSaid *json,
                         Node           *object,
                         const char     *name,
                         char          **text,
                         GError        **error)
{
  Node *node = deal_said_find (json, object, name);

  if (node != NULL && node->type == DEAL_JSON_NULL)
    return TRUE;

  return deal_said_read_text (json, object, name, text, error);
}

gboolean
deal_said_read_flag (const DealSaid *json,
                     Node           *object,
                     const char     *name,
                     gboolean       *flag,
                     GError        **error)
{
  Node *node = deal_said_find (json, object, name);

  if (node == NULL || (node->type != DEAL_JSON_TRUE && node->type != DEAL_JSON_FALSE))
    return deal_said_refuse (error, name);

  *flag = node->type == DEAL_JSON_TRUE;

  return TRUE;
}

gboolean
deal_said_read_number (const DealSaid *json,
                       Node           *object,
                       const char     *name,
                       guint           maximum,
                       guint          *number,
                       GError        **error)
{
  Node            *node = deal_said_find (json, object, name);
  g_autofree char *text = NULL;
  guint64          value;

  if (node == NULL || node->type != DEAL_JSON_NUMBER)
    return deal_said_refuse (error, name);

  text = g_strndup (json->text + node->start, node->end - node->start);
  if (!g_ascii_string_to_unsigned (text, 10, 0, maximum, &value, NULL))
    return deal_said_refuse (error, name);

  *number = (guint) value;

  return TRUE;
}

gboolean
deal_said_read_date (const DealSaid *json,
                     Node           *object,
                     const char     *name,
                     gboolean        may_be_null,
                     DealDate       *date,
                     GError        **error)
{
  g_autofree char *text = NULL;

  if (!(may_be_null
          ? deal_said_read_nullable (json, object, name, &text, error)
          : deal_said_read_text (json, object, name, &text, error)))
    return FALSE;

  return (text == NULL && may_be_null) ||
         (deal_date_parse (text, date) && deal_date_is_set (*date)) ||
         deal_said_refuse (error, name);
}

gboolean
deal_said_read_texts (const DealSaid *json,
                      Node           *object,
                      const char     *name,
                      char         ***texts,
                      GError        **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Node *list = deal_said_find (json, object, name);

  if (list == NULL || list->type != DEAL_JSON_ARRAY)
    return deal_said_refuse (error, name);

  for (Node *node = deal_said_get_first (list); node != NULL;
       node = deal_said_get_next (list, node))
    {
      g_autofree char *text = deal_said_dup_text (json, node);

      if (text == NULL)
        return deal_said_refuse (error, name);
      g_strv_builder_add (builder, text);
    }
  *texts = g_strv_builder_end (builder);

  return TRUE;
}

/* The first mistake is enough: nobody mends these by hand. */
static void
fault_cb (DealJsonFault fault,
          gpointer      user_data)
{
  char **message = user_data;

  if (fault.severity == DEAL_SEVERITY_ERROR && *message == NULL)
    *message = g_strdup (fault.message);
  g_free (fault.message);
  g_free (fault.expected);
}

/* The whole as a tape; FALSE for what is no JSON. */
gboolean
deal_said_make_tape (DealSaid *json,
                     GError  **error)
{
  g_autofree char *message = NULL;
  DealJsonTape     members = { 0 };
  DealJsonPosition position = { 0, 1, 0 };
  gboolean         is_good = deal_json_check (json->text, json->size, &members, fault_cb,
                                              &message);

  if (is_good)
    {
      position.offset = members.nodes[0].start;
      deal_json_read (json->text, json->size, &position, &json->tape);
    }
  else
    {
      g_set_error (error, DEAL_ERROR, DEAL_ERROR_INVALID,
                   /* Translators: %s is the mistake. */
                   _ ("What the picture says of itself is damaged: %s"),
                   message != NULL ? message : _ ("it is empty"));
    }
  deal_json_tape_clear (&members);

  return is_good;
}
