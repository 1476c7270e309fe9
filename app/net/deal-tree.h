/* deal-tree.h: the way through the tree of a page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <gumbo.h>

G_BEGIN_DECLS

typedef void (*DealTreeLeave) (const GumboNode *node, gpointer user_data);

const GumboNode *deal_tree_get_next (const GumboNode *root,
                                     const GumboNode *node,
                                     gboolean         is_open,
                                     DealTreeLeave    leave,
                                     gpointer         user_data);

G_END_DECLS
