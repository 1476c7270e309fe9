/* deal-print.c: a figure on paper
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-print.h"

#include "export/deal-export.h"

#define POINTS_PER_INCH 72.0

/* Shapes stay shapes: only the size of letters follows from the resolution, as in
 * an export. */
#define DPI 150.0

/* The layout of a page of @width × @height points; no part of the figure is
 * squeezed, for a page is larger than its letters need. */
static void
get_page_frame (const DealFigure *figure,
                double            width,
                double            height,
                DealFrame        *frame,
                double           *scale)
{
  DealSize size = { (int) (width * DPI / POINTS_PER_INCH),
                    (int) (height * DPI / POINTS_PER_INCH), DPI };
  double   least_width;
  double   least_height;
  double   enlarge;

  deal_size_get_frame (&size, DEAL_STYLE_PRINT, frame, scale);
  deal_figure_get_least_size (figure, frame, &least_width, &least_height);
  enlarge = MAX (1.0, MAX (least_width / frame->width, least_height / frame->height));
  frame->width *= enlarge;
  frame->height *= enlarge;
  *scale *= POINTS_PER_INCH / DPI / enlarge;
}

static void
page_drawn_cb (GtkPrintOperation *operation,
               GtkPrintContext   *context,
               int                page,
               DealFigure        *figure)
{
  cairo_t  *cr = gtk_print_context_get_cairo_context (context);
  DealFrame frame;
  double    scale;

  get_page_frame (figure, gtk_print_context_get_width (context),
                  gtk_print_context_get_height (context), &frame, &scale);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  deal_figure_draw (figure, cr, &frame);
  cairo_restore (cr);
}

static void
figure_gone_cb (gpointer  data,
                GClosure *closure)
{
  deal_figure_unref (data);
}

/**
 * deal_print_operation_new:
 * @figure: what to print
 *
 * One page, as large as the paper, drawn as an export for print is: whole, with its
 * sources and assumptions.  Wide paper unless the reader chooses another.
 *
 * Returns: (transfer full): the work, to be run
 */
GtkPrintOperation *
deal_print_operation_new (DealFigure *figure)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, deal_figure_get_title (figure));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (page_drawn_cb),
                         deal_figure_ref (figure), figure_gone_cb, 0);

  return operation;
}
