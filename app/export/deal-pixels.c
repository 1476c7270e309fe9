/* deal-pixels.c: memory for pictures, in large pages where the system has them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>
#include <sys/mman.h>

#include "export/deal-export-private.h"

/* Of x86-64, and of ARM with pages of 4 KiB; elsewhere the advice does nothing. */
#define LARGE_PAGE (2 * 1024 * 1024)

/**
 * deal_pixels_alloc:
 * @size: in bytes
 *
 * A picture fills thousands of pages, and the system takes longer to give them one by
 * one than cairo takes to draw on them.
 *
 * Returns: (transfer full) (nullable): memory with anything in it, for g_free(); NULL if
 *   there is not enough
 */
gpointer
deal_pixels_alloc (gsize size)
{
  gpointer pixels = NULL;
  gsize    whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;

  if (size < LARGE_PAGE)
    return malloc (size);

  if (posix_memalign (&pixels, LARGE_PAGE, whole) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  madvise (pixels, whole, MADV_HUGEPAGE);
#endif

  return pixels;
}
