/* deal-reader-payments.c: payments and their rules
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/deal-reader-private.h"

#define BIT(word) (1u << (word))

#define PAYMENT_CERTAINTIES                                        \
  (BIT (DEAL_CERTAINTY_OFFICIAL) | BIT (DEAL_CERTAINTY_REPORTED) | \
   BIT (DEAL_CERTAINTY_DERIVED) | BIT (DEAL_CERTAINTY_ASSUMED) |   \
   BIT (DEAL_CERTAINTY_UNKNOWN))

/* The members of all rules; which of them count follows the type. */
typedef enum
{
  RULE_OF,
  RULE_RATE,
  RULE_AMOUNTS,
  RULE_AMOUNT,
  RULE_SCALE,
  RULE_EVERY,
  RULE_FROM,
  RULE_ON,
  RULE_TO,
  RULE_ENDS_WHEN,
  RULE_ENDS_PARAMETER,
  RULE_GROWTH,
  RULE_CAP,
  RULE_TOTAL,
  N_RULE_FIELDS,
} RuleField;

static const DealField rule_fields[N_RULE_FIELDS] = {
  DEAL_REF (DealRule, series, "of", DEAL_LIST_SERIES, DEAL_OPTIONAL),
  DEAL_NODE ("rate", DEAL_FIELD_ANY, DEAL_OPTIONAL),
  DEAL_NODE ("amounts", DEAL_FIELD_ARRAY, DEAL_OPTIONAL),
  DEAL_NODE ("amount", DEAL_FIELD_ANY, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, scale, "scale", DEAL_FIELD_SCALE, DEAL_OPTIONAL),
  DEAL_WORD (DealRule, every, "every", deal_every_words, DEAL_ALL_WORDS, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, from, "from", DEAL_FIELD_DATE, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, from, "on", DEAL_FIELD_DATE, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, to, "to", DEAL_FIELD_DATE, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, ends_when, "ends_when", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
  DEAL_REF (
    DealRule, ends_parameter, "ends_parameter", DEAL_LIST_PARAMETERS, DEAL_OPTIONAL),
  DEAL_FIELD (DealRule, growth, "growth", DEAL_FIELD_NUMBER, DEAL_OPTIONAL),
  DEAL_NODE ("cap", DEAL_FIELD_OBJECT, DEAL_OPTIONAL),
  DEAL_NODE ("total", DEAL_FIELD_NUMBER, DEAL_OPTIONAL),
};

#define BITS_OF_SPAN (BIT (RULE_FROM) | BIT (RULE_TO) | BIT (RULE_ENDS_WHEN))

/* In the order of DealRuleType. */
static const struct
{
  guint required;
  guint optional;
} rule_members[] = {
  [DEAL_RULE_SHARE] = { BIT (RULE_OF) | BIT (RULE_RATE) | BIT (RULE_FROM),
                        BITS_OF_SPAN | BIT (RULE_ENDS_PARAMETER) | BIT (RULE_CAP) |
                          BIT (RULE_AMOUNTS) | BIT (RULE_SCALE) },
  [DEAL_RULE_SCHEDULE] = { BIT (RULE_AMOUNTS), BIT (RULE_SCALE) },
  [DEAL_RULE_FIXED] = { BIT (RULE_AMOUNT) | BIT (RULE_EVERY) | BIT (RULE_FROM),
                        BITS_OF_SPAN | BIT (RULE_ENDS_PARAMETER) | BIT (RULE_SCALE) |
                          BIT (RULE_GROWTH) },
  [DEAL_RULE_ONE_OFF] = { BIT (RULE_AMOUNT) | BIT (RULE_ON), BIT (RULE_SCALE) },
  [DEAL_RULE_UNKNOWN] = { BIT (RULE_FROM),
                          BITS_OF_SPAN | BIT (RULE_TOTAL) | BIT (RULE_SCALE) },
};

/* Says it when the parameter at @node is not of the unit that its place needs. */
static void
check_unit (DealReader          *reader,
            Node                *node,
            const DealParameter *parameter,
            DealUnit             unit)
{
  if (parameter == NULL || parameter->unit == unit)
    return;

  /* Translators: %s is the word for a unit in the deal file. */
  g_autofree char *expected = g_strdup_printf (_ ("a parameter of unit “%s”"),
                                               deal_unit_to_name (unit));

  deal_reader_error (reader, node->start, expected,
                     /* Translators: the id of a parameter, and its unit. */
                     _ ("The parameter “%s” is of unit “%s”"), parameter->id,
                     deal_unit_to_name (parameter->unit));
}

/* A number, or an object that names a parameter. */
static void
read_input (DealReader *reader,
            Node       *node,
            DealUnit    unit,
            gint64      scale,
            DealInput  *input)
{
  static const DealField fields[] = {
    DEAL_REF (DealInput, parameter, "parameter", DEAL_LIST_PARAMETERS, DEAL_REQUIRED),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  if (node->type == DEAL_JSON_NUMBER)
    {
      if (deal_reader_read_number (reader, node, &input->number) &&
          unit == DEAL_UNIT_CURRENCY)
        deal_reader_check_amount (reader, node, input->number, scale);
    }
  else if (node->type == DEAL_JSON_OBJECT)
    {
      deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), input, nodes);
      if (nodes[0] != NULL)
        check_unit (reader, nodes[0], input->parameter, unit);
    }
  else
    {
      deal_reader_error (reader, node->start, _ ("a number, or {\"parameter\": an id}"),
                         _ ("This is a value of the wrong type"));
    }
}

static void
read_cap (DealReader *reader,
          Node       *node,
          DealCap    *cap)
{
  enum
  {
    TOTAL,
    PARAMETER = 3,
  };
  struct
  {
    DealCap cap;
    gint64  scale;
  } read = { 0 };
  static const DealField fields[] = {
    [TOTAL] = DEAL_NODE ("total", DEAL_FIELD_NUMBER, DEAL_OPTIONAL),
    { DEAL_NAME ("scale"), DEAL_FIELD_SCALE, DEAL_OPTIONAL, sizeof (DealCap), NULL, 0,
      0 },
    DEAL_FIELD (DealCap, counts_from, "counts_from", DEAL_FIELD_DATE, DEAL_OPTIONAL),
    [PARAMETER] = DEAL_REF (DealCap, parameter, "parameter", DEAL_LIST_PARAMETERS,
                            DEAL_OPTIONAL),
  };
  Node *nodes[G_N_ELEMENTS (fields)];

  G_STATIC_ASSERT (sizeof (DealCap) % sizeof (gint64) == 0);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), &read, nodes);

  *cap = read.cap;
  cap->exists = TRUE;
  if (nodes[TOTAL] != NULL)
    cap->has_total = deal_reader_read_amount (reader, nodes[TOTAL], read.scale,
                                              &cap->total);
  if (nodes[PARAMETER] != NULL)
    check_unit (reader, nodes[PARAMETER], cap->parameter, DEAL_UNIT_CURRENCY);
}

/* Says which members @rule lacks, and which other types have. */
static void
check_members (DealReader     *reader,
               Node           *object,
               const DealRule *rule)
{
  guint required = rule_members[rule->type].required;
  guint allowed = required | rule_members[rule->type].optional;

  for (guint i = 0; i < N_RULE_FIELDS; i++)
    {
      Node *member = deal_reader_find_member (reader, object, rule_fields[i].name);

      if (member == NULL && (required & BIT (i)) != 0)
        {
          g_autofree char *expected =
            /* Translators: the type of a rule and the name of a member. */
            g_strdup_printf (_ ("a rule of type “%s” has “%s”"),
                             deal_rule_type_to_name (rule->type), rule_fields[i].name);

          deal_reader_error (reader, object->start, expected, _ ("“%s” is missing"),
                             rule_fields[i].name);
        }
      else if (member != NULL && (allowed & BIT (i)) == 0)
        {
          deal_reader_error (
            reader, member->name - 1, NULL,
            /* Translators: the name of a member and the type of a rule. */
            _ ("“%s” does not go with a rule of type “%s”"), rule_fields[i].name,
            deal_rule_type_to_name (rule->type));
        }
    }
}

/* The members that need more than a table. */
static void
read_rule_members (DealReader *reader,
                   Node      **nodes,
                   DealRule   *rule)
{
  if (rule->type == DEAL_RULE_SHARE && nodes[RULE_RATE] != NULL)
    read_input (reader, nodes[RULE_RATE], DEAL_UNIT_SHARE, 1, &rule->rate);
  if (rule->type == DEAL_RULE_SHARE && nodes[RULE_CAP] != NULL)
    read_cap (reader, nodes[RULE_CAP], &rule->cap);
  if ((rule->type == DEAL_RULE_SCHEDULE || rule->type == DEAL_RULE_SHARE) &&
      nodes[RULE_AMOUNTS] != NULL)
    rule->amounts = deal_reader_read_points (reader, nodes[RULE_AMOUNTS], rule->scale,
                                             &rule->n_amounts);
  if ((rule->type == DEAL_RULE_FIXED || rule->type == DEAL_RULE_ONE_OFF) &&
      nodes[RULE_AMOUNT] != NULL)
    read_input (reader, nodes[RULE_AMOUNT], DEAL_UNIT_CURRENCY, rule->scale,
                &rule->amount);
  if (rule->type == DEAL_RULE_UNKNOWN && nodes[RULE_TOTAL] != NULL)
    rule->has_total = deal_reader_read_amount (reader, nodes[RULE_TOTAL], rule->scale,
                                               &rule->total);
  if (nodes[RULE_GROWTH] != NULL &&
      deal_decimal_compare (rule->growth, (DealDecimal){ -1, 0 }) < 0)
    deal_reader_error (reader, nodes[RULE_GROWTH]->start, _ ("−1 or more: 0.05 is 5 %"),
                       _ ("A growth below −1 makes payments negative"));
  if (nodes[RULE_TO] != NULL)
    deal_reader_check_span (reader, nodes[RULE_TO], rule->from, rule->to);
  if (nodes[RULE_ENDS_PARAMETER] != NULL)
    check_unit (reader, nodes[RULE_ENDS_PARAMETER], rule->ends_parameter, DEAL_UNIT_YEAR);
}

static void
read_rule (DealReader *reader,
           Node       *object,
           DealRule   *rule)
{
  static const DealField type_fields[] = {
    DEAL_WORD (DealRule, type, "type", deal_rule_type_words, DEAL_ALL_WORDS,
               DEAL_REQUIRED),
  };
  Node *type[G_N_ELEMENTS (type_fields)];
  Node *nodes[N_RULE_FIELDS];

  deal_reader_read_fields (reader, object, type_fields, G_N_ELEMENTS (type_fields), rule,
                           type);
  deal_reader_read_fields (reader, object, rule_fields, N_RULE_FIELDS, rule, nodes);
  if (type[0] == NULL)
    return;

  check_members (reader, object, rule);
  read_rule_members (reader, nodes, rule);
}

static void
read_versions (DealReader  *reader,
               Node        *list,
               DealPayment *payment)
{
  const DealVersion **versions = deal_arena_new_array (reader->store->arena,
                                                       const DealVersion *, list->n);

  guint32 number = ++reader->n_seen;

  if (list->n == 0)
    deal_reader_error (reader, list->start, _ ("the versions under which it is due"),
                       _ ("A list is empty"));

  for (Node *node = deal_node_first (list); node != NULL;
       node = deal_node_next (list, node))
    {
      const DealVersion *version = deal_reader_resolve_node (reader, DEAL_LIST_VERSIONS,
                                                             node);

      guint32 *seen_in;

      if (version == NULL)
        continue;

      seen_in = &reader->version_seen_in[version - reader->store->deal.versions];
      if (*seen_in == number)
        deal_reader_error (reader, node->start, NULL, _ ("“%s” is given twice"),
                           version->id);
      *seen_in = number;
      versions[payment->n_versions++] = version;
    }

  payment->versions = versions;
}

void
deal_reader_read_payment (DealReader *reader,
                          Node       *node,
                          gpointer    part)
{
  enum
  {
    VERSIONS = 5,
    RULE,
  };
  static const DealField fields[] = {
    DEAL_FIELD (DealPayment, id, "id", DEAL_FIELD_ID, DEAL_REQUIRED),
    DEAL_FIELD (DealPayment, title, "title", DEAL_FIELD_TEXT, DEAL_REQUIRED),
    DEAL_WORD (DealPayment, kind, "kind", deal_payment_kind_words, DEAL_ALL_WORDS,
               DEAL_OPTIONAL),
    DEAL_REF (DealPayment, payer, "payer", DEAL_LIST_PARTIES, DEAL_REQUIRED),
    DEAL_REF (DealPayment, payee, "payee", DEAL_LIST_PARTIES, DEAL_REQUIRED),
    [VERSIONS] = DEAL_NODE ("versions", DEAL_FIELD_ARRAY, DEAL_REQUIRED),
    [RULE] = DEAL_NODE ("rule", DEAL_FIELD_OBJECT, DEAL_REQUIRED),
    DEAL_WORD (DealPayment, certainty, "certainty", deal_certainty_words,
               PAYMENT_CERTAINTIES, DEAL_REQUIRED),
    DEAL_FIELD (DealPayment, note, "note", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_FIELD (DealPayment, caveat, "caveat", DEAL_FIELD_TEXT, DEAL_OPTIONAL),
    DEAL_REF (DealPayment, term, "term", DEAL_LIST_TERMS, DEAL_OPTIONAL),
    DEAL_FIELD (DealPayment, sources, "sources", DEAL_FIELD_SOURCES, DEAL_REQUIRED),
  };
  DealPayment *payment = part;
  Node        *nodes[G_N_ELEMENTS (fields)];

  payment->place = deal_reader_get_place (reader, node);
  deal_reader_read_fields (reader, node, fields, G_N_ELEMENTS (fields), part, nodes);

  if (nodes[VERSIONS] != NULL)
    read_versions (reader, nodes[VERSIONS], payment);
  if (nodes[RULE] != NULL)
    read_rule (reader, nodes[RULE], &payment->rule);
}
