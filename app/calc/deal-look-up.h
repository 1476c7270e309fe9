/* deal-look-up.h: the word for a value of an enumeration
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "deal-text.h"

/* Returns from the caller with the translated word.  Values of our enumerations
 * only: the reader lets no other in. */
#define DEAL_LOOK_UP(names, value)                                             \
  G_STMT_START                                                                 \
  {                                                                            \
    g_assert ((guint) (value) < G_N_ELEMENTS (names) && names[value] != NULL); \
    return _ (names[value]);                                                   \
  }                                                                            \
  G_STMT_END
