/* deal-reader-private.h: what the files of the reader share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-text.h"
#include "model/deal-json.h"
#include "model/deal-private.h"
#include "model/deal-reader.h"

G_BEGIN_DECLS

/* What a member holds, and what its place in the struct is. */
typedef enum
{
  DEAL_FIELD_TEXT,    /* const char *; not empty where it is required */
  DEAL_FIELD_BLANK,   /* const char *; may be empty */
  DEAL_FIELD_ID,      /* const char * */
  DEAL_FIELD_WORD,    /* an enumeration; data: its words */
  DEAL_FIELD_DATE,    /* DealDate */
  DEAL_FIELD_PERIOD,  /* DealPeriod */
  DEAL_FIELD_NUMBER,  /* DealDecimal */
  DEAL_FIELD_FLAG,    /* gboolean */
  DEAL_FIELD_SCALE,   /* gint64; 1 when the member is absent */
  DEAL_FIELD_URL,     /* const char * */
  DEAL_FIELD_REF,     /* a pointer; data: in which list */
  DEAL_FIELD_SOURCES, /* DealSourceList */
  DEAL_FIELD_WORDS,   /* DealWordList */
  DEAL_FIELD_ARRAY,   /* the caller reads it, like the following */
  DEAL_FIELD_OBJECT,
  DEAL_FIELD_ANY,
} DealFieldKind;

/* Lists of parts with an id. */
typedef enum
{
  DEAL_LIST_PARTIES,
  DEAL_LIST_VERSIONS,
  DEAL_LIST_CATEGORIES,
  DEAL_LIST_TERMS,
  DEAL_LIST_SERIES,
  DEAL_LIST_PARAMETERS,
  DEAL_LIST_SCENARIOS,
  DEAL_LIST_PRODUCTS,
  DEAL_LIST_PLATFORMS,
  DEAL_LIST_SOURCES,
  DEAL_LIST_PAYMENTS,
  DEAL_LIST_CLAIMS,
  DEAL_LIST_CONFLICTS,
  DEAL_N_LISTS,
  DEAL_LIST_NONE = DEAL_N_LISTS, /* of parts without an id */
} DealListId;

/* All the words of an enumeration. */
#define DEAL_ALL_WORDS G_MAXUINT

/**
 * DealField:
 * @name: of the member
 * @length: bytes in @name
 * @kind: what it holds
 * @required: whether it must be there
 * @offset: where its value goes in the struct, or DEAL_NO_OFFSET
 * @words: of a word
 * @allowed: the words that may stand here, one bit each
 * @list: of a reference
 */
typedef struct
{
  const char        *name;
  gsize              length;
  DealFieldKind      kind;
  gboolean           required;
  gsize              offset;
  const char *const *words;
  guint              allowed;
  DealListId         list;
} DealField;

#define DEAL_OPTIONAL FALSE
#define DEAL_REQUIRED TRUE
#define DEAL_NAME(name) name, sizeof (name) - 1
#define DEAL_FIELD(T, member, name, kind, required)                    \
  {                                                                    \
    DEAL_NAME (name), kind, required, offsetof (T, member), NULL, 0, 0 \
  }
#define DEAL_WORD(T, member, name, words, allowed, required)           \
  {                                                                    \
    DEAL_NAME (name), DEAL_FIELD_WORD, required, offsetof (T, member), \
      words, allowed, 0                                                \
  }
#define DEAL_REF(T, member, name, list, required)                     \
  {                                                                   \
    DEAL_NAME (name), DEAL_FIELD_REF, required, offsetof (T, member), \
      NULL, 0, list                                                   \
  }
/* Whatever it is, the caller reads it. */
#define DEAL_NO_OFFSET G_MAXSIZE
#define DEAL_NODE(name, kind, required)                          \
  {                                                              \
    DEAL_NAME (name), kind, required, DEAL_NO_OFFSET, NULL, 0, 0 \
  }

#define DEAL_MAX_FIELDS 32
#define DEAL_MAX_ID 64
/* Of each severity; nobody reads more, and a file could hold millions. */
#define DEAL_MAX_PROBLEMS 1000

typedef struct
{
  const char  *text;
  gsize        size;
  DealStore   *store;
  DealJsonTape root; /* the outermost object and its members */
  DealJsonTape tape; /* the element that is being read */
  DealIndex    lists[DEAL_N_LISTS];
  gboolean     list_is_known[DEAL_N_LISTS]; /* else nothing is missing in it */
  GArray      *faults;                      /* DealJsonFault */
  guint        n_errors;
  guint        n_warnings;
  guint32      id_offset;       /* of the id that was read last */
  GArray      *origins;         /* DealPendingOrigin, while sources are read */
  GArray      *offsets;         /* guint32: where each availability entry stands */
  guint        n_sources;       /* so far */
  guint32     *seen_in;         /* by source: the last list that named it */
  guint32     *version_seen_in; /* by version, likewise */
  guint32      n_seen;          /* lists of sources or versions so far */
  gboolean     is_own;          /* all scenarios are the user's */
  DealPlace    base;            /* of the element that is being read */
  guint32      base_offset;
  DealPlace    known; /* the last place that was asked for in it */
  guint32      known_offset;

  gconstpointer latest[DEAL_N_LISTS]; /* nullable: what was referred to last */
} DealReader;

typedef const DealJsonNode Node;

/* The source that another reprints, before all of them are read. */
typedef struct
{
  DealSource  *source;
  DealJsonNode node;
} DealPendingOrigin;

/* Reads the element at @node, the first of the tape, into @part. */
typedef void (*DealReadFunc) (DealReader *reader, Node *node, gpointer part);

/* In the order of DealFieldKind: what would be right, for _(). */
extern const char *const deal_reader_expectations[];

/* deal-reader-run.c */
void     deal_reader_begin (DealReader *reader);
gboolean deal_reader_judge (DealReader *reader);
gboolean deal_reader_end (DealReader *reader,
                          const char *name,
                          GPtrArray  *problems,
                          GError    **error);
/* deal-reader.c */
void deal_reader_add_to_index (DealReader *reader, DealListId id, gconstpointer part);

/* deal-reader-own.c */
void deal_reader_finish_own_scenario (DealReader   *reader,
                                      Node         *node,
                                      DealScenario *scenario);

/* deal-reader-report.c */
void deal_reader_report (DealReader  *reader,
                         DealSeverity severity,
                         guint32      offset,
                         const char  *expected,
                         const char  *format,
                         ...) G_GNUC_PRINTF (5, 6);
#define deal_reader_error(reader, offset, expected, ...) \
  deal_reader_report (reader, DEAL_SEVERITY_ERROR, offset, expected, __VA_ARGS__)
char         *deal_reader_quote (DealReader *reader, Node *node);
DealPlace     deal_reader_get_place (DealReader *reader, Node *node);
gboolean      deal_reader_expect (DealReader *reader, Node *node, DealFieldKind kind);
Node         *deal_reader_find_member (DealReader *reader,
                                       Node       *object,
                                       const char *name);
void          deal_reader_read_fields (DealReader      *reader,
                                       Node            *object,
                                       const DealField *fields,
                                       gsize            n_fields,
                                       gpointer         part,
                                       Node           **nodes);
const char   *deal_reader_read_text (DealReader *reader,
                                     Node       *node,
                                     gboolean    may_be_empty);
gconstpointer deal_reader_resolve (DealReader *reader,
                                   DealListId  list,
                                   guint32     offset,
                                   const char *id,
                                   gsize       length,
                                   gboolean    is_escaped);
gconstpointer deal_reader_resolve_node (DealReader *reader, DealListId list, Node *node);
gconstpointer deal_reader_resolve_name (DealReader *reader, DealListId list, Node *node);
gboolean      deal_reader_read_number (DealReader  *reader,
                                       Node        *node,
                                       DealDecimal *number);
gboolean      deal_reader_read_amount (DealReader *reader,
                                       Node       *node,
                                       gint64      scale,
                                       gint64     *amount);
void          deal_reader_check_amount (DealReader *reader,
                                        Node       *node,
                                        DealDecimal number,
                                        gint64      scale);
void          deal_reader_check_span (DealReader *reader,
                                      Node       *end,
                                      DealDate    from,
                                      DealDate    to);

static inline Node *
deal_node_first (Node *node)
{
  return node->n > 0 ? node + 1 : NULL;
}

/* The sibling of @node that follows it; @parent holds both. */
static inline Node *
deal_node_next (Node *parent,
                Node *node)
{
  node += node->span;

  return node < parent + parent->span ? node : NULL;
}

/* deal-reader-scalars.c */
const char *deal_reader_read_id (DealReader *reader, Node *node);
gboolean    deal_reader_read_word (DealReader      *reader,
                                   Node            *node,
                                   const DealField *field,
                                   guint           *word);
gboolean    deal_reader_read_date (DealReader *reader, Node *node, DealDate *date);
gboolean    deal_reader_read_period (DealReader *reader, Node *node, DealPeriod *period);
gint64      deal_reader_read_scale (DealReader *reader, Node *node);
const char *deal_reader_read_url (DealReader *reader, Node *node);
char       *deal_reader_quote_raw (const char *raw, gsize length, gboolean is_escaped);

/* deal-reader-terms.c */
void deal_reader_read_party (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_version (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_category (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_term (DealReader *reader, Node *node, gpointer part);

/* deal-reader-money.c */
void deal_reader_read_series (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_parameter (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_scenario (DealReader *reader, Node *node, gpointer part);
DealPoint *
deal_reader_read_points (DealReader *reader, Node *list, gint64 scale, gsize *n);

/* deal-reader-payments.c */
void deal_reader_read_payment (DealReader *reader, Node *node, gpointer part);

/* deal-reader-availability.c */
void deal_reader_read_product (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_platform (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_availability (DealReader *reader, Node *node, gpointer part);
void deal_reader_check_availability (DealReader *reader);

/* deal-reader-evidence.c */
void deal_reader_read_event (DealReader *reader, Node *node, gpointer part);
void deal_reader_resolve_origins (DealReader *reader);
void deal_reader_name_conflicts (DealReader *reader);

const DealParameterValue *
deal_reader_read_parameter_values (DealReader *reader,
                                   Node       *object,
                                   gboolean    may_be_null,
                                   gsize      *n);

void deal_reader_read_source (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_claim (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_conflict (DealReader *reader, Node *node, gpointer part);
void deal_reader_read_feed (DealReader *reader, Node *node, gpointer part);

/* deal-currency.c */
gboolean deal_currency_get_digits (const char *code, guint *digits);

G_END_DECLS
