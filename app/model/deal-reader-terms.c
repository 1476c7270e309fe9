/* deal-reader-terms.c: parties, versions, categories and terms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader-private.h"

void
deal_reader_read_party (DealReader *reader,
                        Node       *node,
                        gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealParty, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealParty, name, "name", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealParty, role, "role", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}

void
deal_reader_read_version (DealReader *reader,
                          Node       *node,
                          gpointer    part)
{
  enum
  {
    STATUS = 5,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealVersion, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealVersion, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_FIELD (DealVersion, announced, "announced", DEAL_FIELD_DATE, DEAL_REQUIRED),
    DEAL_FIELD (DealVersion, effective, "effective", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_FIELD (DealVersion, signed_on, "signed", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    [STATUS] = DEAL_WORD (DealVersion, status, "status", deal_version_status_words,
                          DEAL_ALL_WORDS, DEAL_REQUIRED),
    DEAL_FIELD (DealVersion, summary, "summary", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealVersion, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
  };
  DealVersion *version = part;
  Node        *nodes[G_N_ELEMENTS (fields)];

  version->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  /* Nobody signs a statement. */
  if (nodes[STATUS] != NULL && version->status != DEAL_VERSION_STATEMENT &&
      deal_reader_find_member (reader, node, "effective") == NULL &&
      deal_reader_find_member (reader, node, "signed") == NULL)
    deal_reader_report (reader, DEAL_SEVERITY_WARNING, node->start, NULL,
                        _ ("The version has neither an effective nor a signing date"));
}

void
deal_reader_read_category (DealReader *reader,
                           Node       *node,
                           gpointer    part)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealCategory, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealCategory, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);
}

/* The members of a value that only some types of terms have. */
typedef enum
{
  VALUE_STATE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_FLAG,
  VALUE_DATE,
  VALUE_PERIOD,
  VALUE_PARTY,
  VALUE_NOTE,
  VALUE_SOURCES,
  N_VALUE_FIELDS,
} ValueField;

static const DealField value_fields[N_VALUE_FIELDS] = {
  DEAL_WORD (DealValue, state, "state", deal_state_words, DEAL_ALL_WORDS, DEAL_REQUIRED),
  DEAL_FIELD (DealValue, text, "text", DEAL_FIELD_BLANK, DEAL_REQUIRED),
  DEAL_FIELD (DealValue, number, "number", DEAL_FIELD_NUMBER, DEAL_OPTIONAL),
  DEAL_FIELD (DealValue, flag, "flag", DEAL_FIELD_FLAG, DEAL_OPTIONAL),
  DEAL_FIELD (DealValue, date, "date", DEAL_FIELD_DATE, DEAL_OPTIONAL),
  DEAL_NODE ("period", DEAL_FIELD_OBJECT, DEAL_OPTIONAL),
  DEAL_REF (DealValue, party, "party", DEAL_LIST_PARTIES, DEAL_OPTIONAL),
  DEAL_FIELD (DealValue, note, "note", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  DEAL_FIELD (DealValue, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
};

/* In the order of DealType. */
static const ValueField typed_fields[] = {
  VALUE_TEXT,
  VALUE_FLAG,
  VALUE_NUMBER,
  VALUE_NUMBER,
  VALUE_DATE,
  VALUE_PERIOD,
  VALUE_PARTY,
};

static void
read_period (DealReader *reader,
             Node       *node,
             DealValue  *value)
{
  static const DealField fields[] = {
    DEAL_FIELD (DealValue, from, "from", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_FIELD (DealValue, to, "to", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    DEAL_FIELD (DealValue, until, "until", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), value, nodes);

  if (nodes[1] != NULL)
    deal_reader_check_span (reader, nodes[1], value->from, value->to);
  if (deal_reader_find_member (reader, node, "from") == NULL &&
      deal_reader_find_member (reader, node, "to") == NULL &&
      deal_reader_find_member (reader, node, "until") == NULL)
    deal_reader_error (reader, node->start, _ ("at least one of: from, to, until"),
                       _ ("A period has neither beginning nor end"));
}

/* What does not exist lasts no time. */
static void
check_flag_lasts (DealReader      *reader,
                  Node           **nodes,
                  const DealValue *value)
{
  if (nodes[VALUE_FLAG] != NULL && !value->flag)
    deal_reader_error (reader, nodes[VALUE_PERIOD]->name - 1, NULL,
                       /* Translators: names of two members. */
                       _ ("“%s” does not go with “%s” that is false"),
                       value_fields[VALUE_PERIOD].name, value_fields[VALUE_FLAG].name);
}

/* The typed member must be there with the state `value`, and only there; a right
 * or duty that exists may say how long. */
static void
check_typed_members (DealReader      *reader,
                     Node            *node,
                     const DealValue *value,
                     const DealTerm  *term,
                     Node           **nodes)
{
  gboolean   is_value = value->state == DEAL_STATE_VALUE;
  ValueField typed = typed_fields[term->type];

  if (is_value && typed != VALUE_TEXT &&
      deal_reader_find_member (reader, node, value_fields[typed].name) == NULL)
    {
      g_autofree char *expected =
        /* Translators: the first is the type of a term, the second the name of a member.
         */
        g_strdup_printf (_ ("a term of type “%s” with the state “value” has “%s”"),
                         deal_type_to_name (term->type), value_fields[typed].name);

      deal_reader_error (reader, node->start, expected, _ ("“%s” is missing"),
                         value_fields[typed].name);
    }

  for (ValueField i = VALUE_NUMBER; i <= VALUE_PARTY; i++)
    {
      if (nodes[i] == NULL)
        continue;
      if (!is_value)
        deal_reader_error (reader, nodes[i]->name - 1, NULL,
                           /* Translators: names of a member and of a state. */
                           _ ("“%s” does not go with the state “%s”"),
                           value_fields[i].name, deal_state_to_name (value->state));
      else if (typed == VALUE_FLAG && i == VALUE_PERIOD)
        check_flag_lasts (reader, nodes, value);
      else if (i != typed)
        deal_reader_error (reader, nodes[i]->name - 1, NULL,
                           /* Translators: names of a member and of a type. */
                           _ ("“%s” does not go with a term of type “%s”"),
                           value_fields[i].name, deal_type_to_name (term->type));
    }
}

static void
read_value (DealReader     *reader,
            Node           *node,
            const DealTerm *term,
            gboolean        type_is_known,
            DealValue      *value)
{
  Node *nodes[N_VALUE_FIELDS];

  value->place = deal_reader_get_place (reader, node);
  value->version = deal_reader_resolve_name (reader, DEAL_LIST_VERSIONS, node);
  if (!deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
    return;

  deal_reader_read_fields (reader, node, value_fields, N_VALUE_FIELDS, value, nodes);
  value->has_number = nodes[VALUE_NUMBER] != NULL;
  value->has_flag = nodes[VALUE_FLAG] != NULL;
  if (nodes[VALUE_PERIOD] != NULL)
    read_period (reader, nodes[VALUE_PERIOD], value);

  if (nodes[VALUE_TEXT] != NULL && *value->text == '\0' && nodes[VALUE_STATE] != NULL &&
      value->state == DEAL_STATE_VALUE)
    deal_reader_error (reader, nodes[VALUE_TEXT]->start,
                       _ ("what the version says, in words"), _ ("A text is empty"));

  if (type_is_known && nodes[VALUE_STATE] != NULL)
    check_typed_members (reader, node, value, term, nodes);
  if (term->type == DEAL_TYPE_AMOUNT && nodes[VALUE_NUMBER] != NULL)
    deal_reader_check_amount (reader, nodes[VALUE_NUMBER], value->number, term->scale);
}

static int
compare_values (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const DealVersion *one = ((const DealValue *) a)->version;
  const DealVersion *other = ((const DealValue *) b)->version;

  return (one > other) - (one < other);
}

static void
read_values (DealReader *reader,
             Node       *object,
             gboolean    type_is_known,
             DealTerm   *term)
{
  DealValue *values = deal_arena_new_array (reader->store->arena, DealValue, object->n);
  gsize      n = 0;

  for (Node *node = deal_node_first (object); node != NULL;
       node = deal_node_next (object, node))
    read_value (reader, node, term, type_is_known, &values[n++]);

  /* Versions lie in their order. */
  if (n > 1)
    g_qsort_with_data (values, (int) n, sizeof *values, compare_values, NULL);
  term->values = values;
  term->n_values = n;
}

static void
read_change (DealReader *reader,
             Node       *node,
             DealChange *change)
{
  static const DealField fields[] = {
    DEAL_REF (DealChange, from, "from", DEAL_LIST_VERSIONS, DEAL_REQUIRED),
    DEAL_REF (DealChange, to, "to", DEAL_LIST_VERSIONS, DEAL_REQUIRED),
    DEAL_WORD (DealChange, effect, "effect", deal_effect_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
    DEAL_REF (DealChange, favours, "favours", DEAL_LIST_PARTIES, DEAL_OPTIONAL),
    DEAL_FIELD (DealChange, why, "why", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  change->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), change, nodes);

  if (change->from != NULL && change->from == change->to)
    deal_reader_error (reader, nodes[1]->start, _ ("two versions"),
                       _ ("A change goes from “%s” to itself"), change->from->id);
}

static void
read_changes (DealReader *reader,
              Node       *list,
              DealTerm   *term)
{
  DealChange *changes = deal_arena_new_array (reader->store->arena, DealChange, list->n);

  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    if (deal_reader_expect (reader, node, DEAL_FIELD_OBJECT))
      read_change (reader, node, &changes[term->n_changes++]);

  term->changes = changes;
}

void
deal_reader_read_term (DealReader *reader,
                       Node       *node,
                       gpointer    part)
{
  enum
  {
    TYPE = 3,
    SCALE = 5,
    VALUES,
    CHANGES,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealTerm, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_REF (DealTerm, category, "category", DEAL_LIST_CATEGORIES, DEAL_REQUIRED),
    DEAL_FIELD (DealTerm, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    [TYPE] = DEAL_WORD (DealTerm, type, "type", deal_type_words, DEAL_ALL_WORDS,
                        DEAL_REQUIRED),
    DEAL_FIELD (DealTerm, unit, "unit", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    [SCALE] = DEAL_FIELD (DealTerm, scale, "scale", DEAL_FIELD_SCALE, DEAL_OPTIONAL),
    [VALUES] = DEAL_NODE ("values", DEAL_FIELD_OBJECT, DEAL_REQUIRED),
    [CHANGES] = DEAL_NODE ("changes", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
    DEAL_FIELD (DealTerm, keywords, "keywords", DEAL_FIELD_WORDS, DEAL_OPTIONAL),
  };
  DealTerm *term = part;
  Node     *nodes[G_N_ELEMENTS (fields)];

  term->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  if (nodes[SCALE] != NULL && nodes[TYPE] != NULL && term->type != DEAL_TYPE_AMOUNT)
    deal_reader_error (reader, nodes[SCALE]->name - 1, NULL,
                       _ ("“%s” does not go with a term of type “%s”"), "scale",
                       deal_type_to_name (term->type));
  if (nodes[VALUES] != NULL)
    read_values (reader, nodes[VALUES], nodes[TYPE] != NULL, term);
  if (nodes[CHANGES] != NULL)
    read_changes (reader, nodes[CHANGES], term);
}
