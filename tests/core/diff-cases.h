/* diff-cases.h: pairs of values, what became of them, and by how much
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "calc/deal-diff.h"
#include "made-deal.h"

G_BEGIN_DECLS

#define STATE(s)                        \
  {                                     \
    .state = DEAL_STATE_##s, .text = "" \
  }
#define TEXT(t)                            \
  {                                        \
    .state = DEAL_STATE_VALUE, .text = (t) \
  }
#define FLAG(f)                                                          \
  {                                                                      \
    .state = DEAL_STATE_VALUE, .text = "", .has_flag = TRUE, .flag = (f) \
  }
#define OTHER(t)                                                           \
  {                                                                        \
    .state = DEAL_STATE_VALUE, .text = (t), .has_flag = TRUE, .flag = TRUE \
  }
#define NUMBER(d, p)                                                            \
  {                                                                             \
    .state = DEAL_STATE_VALUE, .text = "", .has_number = TRUE, .number = {(d),  \
                                                                          (p) } \
  }
#define DATE(y, m, d)                                     \
  {                                                       \
    .state = DEAL_STATE_VALUE, .text = "", .date = {(y),  \
                                                    (m),  \
                                                    (d) } \
  }
#define UNTIL(y, m, d, u)                                                        \
  {                                                                              \
    .state = DEAL_STATE_VALUE, .text = "", .to = { (y), (m), (d) }, .until = (u) \
  }
#define ENDING(y, u)                                                       \
  {                                                                        \
    .state = DEAL_STATE_VALUE, .text = "", .has_flag = TRUE, .flag = TRUE, \
    .to = { (y), 0, 0 }, .until = (u)                                      \
  }
#define SINCE(y)                                         \
  {                                                      \
    .state = DEAL_STATE_VALUE, .text = "", .from = {(y), \
                                                    0,   \
                                                    0 }  \
  }
#define PARTY(p)                                                     \
  {                                                                  \
    .state = DEAL_STATE_VALUE, .text = "", .party = &made_parties[p] \
  }

static const struct
{
  const char *what;
  DealType    type;
  DealValue   before;
  DealValue   after;
  DealKind    kind;
  const char *size;
} cases[] = {
  { "a right begins", DEAL_TYPE_FLAG, FLAG (FALSE), FLAG (TRUE), DEAL_KIND_ADDED, NULL },
  { "a right stays", DEAL_TYPE_FLAG, FLAG (TRUE), FLAG (TRUE), DEAL_KIND_UNCHANGED,
    NULL },
  { "a right becomes another", DEAL_TYPE_FLAG, OTHER ("exclusive"), OTHER ("shared"),
    DEAL_KIND_REWORDED, NULL },
  { "a right until a date or a condition", DEAL_TYPE_FLAG, ENDING (2030, NULL),
    ENDING (0, "AGI"), DEAL_KIND_UNCLEAR, "2030 → until AGI" },
  { "a right lasts longer", DEAL_TYPE_FLAG, ENDING (2030, NULL), ENDING (2032, NULL),
    DEAL_KIND_EXTENDED, "2030 → 2032 (+2 years)" },
  { "a right whose end is told once", DEAL_TYPE_FLAG, ENDING (2030, NULL), FLAG (TRUE),
    DEAL_KIND_UNCHANGED, NULL },
  { "a right that ends", DEAL_TYPE_FLAG, ENDING (2030, NULL), FLAG (FALSE),
    DEAL_KIND_ENDED, NULL },
  { "none stays none", DEAL_TYPE_FLAG, FLAG (FALSE), FLAG (FALSE), DEAL_KIND_UNCHANGED,
    NULL },
  { "a share rises", DEAL_TYPE_SHARE, NUMBER (2, 1), NUMBER (25, 2), DEAL_KIND_RAISED,
    "20% → 25% (+5 percentage points)" },
  { "a share falls", DEAL_TYPE_SHARE, NUMBER (2, 1), NUMBER (125, 3), DEAL_KIND_LOWERED,
    "20% → 12.5% (\u22127.5 percentage points)" },
  { "a share stays", DEAL_TYPE_SHARE, NUMBER (2, 1), NUMBER (2, 1), DEAL_KIND_UNCHANGED,
    NULL },
  { "an amount doubles", DEAL_TYPE_AMOUNT, NUMBER (1, 0), NUMBER (2, 0), DEAL_KIND_RAISED,
    "$1\u00a0bn → $2\u00a0bn (+$1\u00a0bn, ×2)" },
  { "an amount rises by less than a ratio of two digits says", DEAL_TYPE_AMOUNT,
    NUMBER (1000, 0), NUMBER (1004, 0), DEAL_KIND_RAISED,
    "$1\u00a0tn → $1\u00a0tn (+$4\u00a0bn)" },
  { "an amount falls", DEAL_TYPE_AMOUNT, NUMBER (4, 0), NUMBER (1, 0), DEAL_KIND_LOWERED,
    "$4\u00a0bn → $1\u00a0bn (\u2212$3\u00a0bn, ×0.25)" },
  { "nothing becomes an amount", DEAL_TYPE_AMOUNT, STATE (ZERO), NUMBER (2, 0),
    DEAL_KIND_ADDED, "none → $2\u00a0bn" },
  { "an amount becomes nothing", DEAL_TYPE_AMOUNT, NUMBER (2, 0), STATE (NOT_APPLICABLE),
    DEAL_KIND_ENDED, "$2\u00a0bn → none" },
  { "an amount becomes secret", DEAL_TYPE_AMOUNT, NUMBER (2, 0), STATE (NOT_DISCLOSED),
    DEAL_KIND_UNCLEAR, NULL },
  { "an amount is lost", DEAL_TYPE_AMOUNT, NUMBER (2, 0), STATE (NOT_FOUND),
    DEAL_KIND_UNCLEAR, NULL },
  { "a secret begins", DEAL_TYPE_AMOUNT, STATE (NOT_APPLICABLE), STATE (NOT_DISCLOSED),
    DEAL_KIND_ADDED, NULL },
  { "a secret ends", DEAL_TYPE_AMOUNT, STATE (NOT_DISCLOSED), STATE (ZERO),
    DEAL_KIND_ENDED, NULL },
  { "a secret stays secret", DEAL_TYPE_AMOUNT, STATE (NOT_DISCLOSED),
    STATE (NOT_DISCLOSED), DEAL_KIND_UNCLEAR, NULL },
  { "nothing stays nothing", DEAL_TYPE_AMOUNT, STATE (ZERO), STATE (NOT_APPLICABLE),
    DEAL_KIND_UNCHANGED, NULL },
  { "unknown to nothing", DEAL_TYPE_AMOUNT, STATE (NOT_FOUND), STATE (ZERO),
    DEAL_KIND_UNCLEAR, NULL },
  { "later by years", DEAL_TYPE_DATE, DATE (2030, 0, 0), DATE (2032, 0, 0),
    DEAL_KIND_EXTENDED, "2030 → 2032 (+2 years)" },
  { "sooner by a year", DEAL_TYPE_DATE, DATE (2030, 5, 0), DATE (2029, 5, 0),
    DEAL_KIND_SHORTENED, "May\u00a02030 → May\u00a02029 (\u22121 year)" },
  { "later by months", DEAL_TYPE_DATE, DATE (2030, 1, 31), DATE (2031, 6, 30),
    DEAL_KIND_EXTENDED, "31\u00a0Jan\u00a02030 → 30\u00a0Jun\u00a02031 (+17 months)" },
  { "later by a day", DEAL_TYPE_DATE, DATE (2028, 2, 28), DATE (2028, 2, 29),
    DEAL_KIND_EXTENDED, "28\u00a0Feb\u00a02028 → 29\u00a0Feb\u00a02028 (+1 day)" },
  { "as precise as known", DEAL_TYPE_DATE, DATE (2030, 4, 27), DATE (2032, 0, 0),
    DEAL_KIND_EXTENDED, "27\u00a0Apr\u00a02030 → 2032 (+2 years)" },
  { "the same day", DEAL_TYPE_DATE, DATE (2030, 4, 27), DATE (2030, 4, 27),
    DEAL_KIND_UNCHANGED, NULL },
  { "a day in the year", DEAL_TYPE_DATE, DATE (2030, 4, 27), DATE (2030, 0, 0),
    DEAL_KIND_UNCLEAR, "27\u00a0Apr\u00a02030 → 2030" },
  { "an open end is closed", DEAL_TYPE_PERIOD, UNTIL (0, 0, 0, NULL),
    UNTIL (2030, 0, 0, NULL), DEAL_KIND_SHORTENED, "open end → 2030" },
  { "an end is opened", DEAL_TYPE_PERIOD, UNTIL (2030, 0, 0, NULL),
    UNTIL (0, 0, 0, NULL), DEAL_KIND_EXTENDED, "2030 → open end" },
  { "a date or a condition first", DEAL_TYPE_PERIOD, UNTIL (0, 0, 0, "AGI"),
    UNTIL (2030, 0, 0, NULL), DEAL_KIND_UNCLEAR, "until AGI → 2030" },
  { "the date of two ends goes", DEAL_TYPE_PERIOD, UNTIL (2030, 0, 0, "AGI"),
    UNTIL (0, 0, 0, "AGI"), DEAL_KIND_EXTENDED,
    "until AGI, 2030 at the latest → until AGI" },
  { "an end moves", DEAL_TYPE_PERIOD, UNTIL (2030, 0, 0, "AGI"),
    UNTIL (2032, 0, 0, "sale"), DEAL_KIND_EXTENDED, "2030 → 2032 (+2 years)" },
  { "another condition", DEAL_TYPE_PERIOD, UNTIL (0, 0, 0, "AGI"),
    UNTIL (0, 0, 0, "sale"), DEAL_KIND_REWORDED, "until AGI → until sale" },
  { "the same condition", DEAL_TYPE_PERIOD, UNTIL (0, 0, 0, "AGI"),
    UNTIL (0, 0, 0, " agi"), DEAL_KIND_UNCHANGED, NULL },
  { "another start, no end", DEAL_TYPE_PERIOD, SINCE (2023), SINCE (2024),
    DEAL_KIND_REWORDED, NULL },
  { "another party", DEAL_TYPE_PARTY, PARTY (0), PARTY (1), DEAL_KIND_REWORDED,
    "Alder → Birch" },
  { "the same party", DEAL_TYPE_PARTY, PARTY (0), PARTY (0), DEAL_KIND_UNCHANGED, NULL },
  { "other words", DEAL_TYPE_TEXT, TEXT ("exclusive"), TEXT ("non-exclusive"),
    DEAL_KIND_REWORDED, "1 word added" },
  { "words removed and added", DEAL_TYPE_TEXT, TEXT ("runs only on one cloud today"),
    TEXT ("runs on any cloud"), DEAL_KIND_REWORDED, "3 words removed, 1 word added" },
  { "words removed", DEAL_TYPE_TEXT, TEXT ("runs only on one"), TEXT ("runs on one"),
    DEAL_KIND_REWORDED, "1 word removed" },
  { "another right in few words", DEAL_TYPE_FLAG, OTHER ("on any cloud"),
    OTHER ("on any of two clouds"), DEAL_KIND_REWORDED, "1 word removed, 3 words added" },
  { "other spaces", DEAL_TYPE_TEXT, TEXT ("Any  cloud."), TEXT (" any cloud.\n"),
    DEAL_KIND_UNCHANGED, NULL },
};

G_END_DECLS
