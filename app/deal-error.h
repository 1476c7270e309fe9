/* deal-error.h: errors in what a user, a file, a server or a disk gave us
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DealError:
 * @DEAL_ERROR_INVALID: data is missing, of the wrong type or out of range
 * @DEAL_ERROR_LIMIT: data is larger than what we accept
 * @DEAL_ERROR_OVERFLOW: an exact amount does not fit
 * @DEAL_ERROR_NOT_FOUND: a name, version, figure or source does not exist
 * @DEAL_ERROR_REFUSED: not done for safety, as a redirect to a private address
 * @DEAL_ERROR_NETWORK: the server or the way to it failed
 * @DEAL_ERROR_ARCHIVE: the archive could not be read or written
 * @DEAL_ERROR_WRITE: a file could not be written
 *
 * A mistake of ours is never a `DealError`: it is a failed assertion.
 */
typedef enum
{
  DEAL_ERROR_INVALID,
  DEAL_ERROR_LIMIT,
  DEAL_ERROR_OVERFLOW,
  DEAL_ERROR_NOT_FOUND,
  DEAL_ERROR_REFUSED,
  DEAL_ERROR_NETWORK,
  DEAL_ERROR_ARCHIVE,
  DEAL_ERROR_WRITE,
} DealError;

#define DEAL_ERROR (deal_error_quark ())
GQuark deal_error_quark (void);

G_END_DECLS
