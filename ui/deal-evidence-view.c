/* deal-evidence-view.c: who says so, and who says otherwise
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-evidence-view.h"

#include <adwaita.h>

#include "deal-adaptive-bin.h"
#include "deal-conflict-panel.h"
#include "deal-evidence-matrix.h"
#include "deal-ui.h"

/**
 * DealEvidenceView:
 *
 * The matrix of terms and sources, and the conflict and the claims of the selected
 * term: beside it where there is room, else as a page of their own.
 */
struct _DealEvidenceView
{
  GtkWidget parent_instance;

  DealSelection *selection; /* nullable */

  AdwLeaflet         *leaflet;
  GtkWidget          *matrix_page;
  DealEvidenceMatrix *matrix;
  AdwLeafletPage     *separator_page;
  GtkWidget          *panel_page;
  DealConflictPanel  *panel;
};

enum
{
  PROP_SELECTION = 1,
  PROP_CAN_GO_BACK,
  N_PROPS
};

enum
{
  UNDOABLE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealEvidenceView, deal_evidence_view, GTK_TYPE_WIDGET)

static gboolean
can_go_back (DealEvidenceView *self)
{
  return adw_leaflet_get_folded (self->leaflet) &&
         adw_leaflet_get_visible_child (self->leaflet) == self->panel_page;
}

static void
page_changed_cb (DealEvidenceView *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

static void
show_panel (DealEvidenceView *self)
{
  gtk_widget_show (self->panel_page);
  adw_leaflet_set_visible_child (self->leaflet, self->panel_page);
}

/* A term, a bar or a cell of another view asks for its claims; “evidence/disputed”
 * asks for the matrix. */
static void
view_asked_cb (DealEvidenceView *self,
               const char       *view)
{
  if (g_str_equal (view, "evidence") && deal_selection_get_term (self->selection) != NULL)
    show_panel (self);
  else if (g_str_equal (view, "evidence/disputed"))
    adw_leaflet_set_visible_child (self->leaflet, self->matrix_page);
}

static void
step (DealEvidenceView *self,
      int               direction)
{
  if (!deal_conflict_panel_step (self->panel, direction))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
next_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  step (DEAL_EVIDENCE_VIEW (widget), +1);
}

static void
previous_activated (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  step (DEAL_EVIDENCE_VIEW (widget), -1);
}

static void
details_activated (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  DealEvidenceView *self = DEAL_EVIDENCE_VIEW (widget);
  gboolean          is_shown = gtk_widget_get_visible (self->panel_page);

  if (adw_leaflet_get_folded (self->leaflet) && is_shown)
    adw_leaflet_set_visible_child (self->leaflet,
                                   can_go_back (self) ? self->matrix_page
                                                      : self->panel_page);
  else
    gtk_widget_set_visible (self->panel_page, !is_shown);
}

static void
back_activated (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  DealEvidenceView *self = DEAL_EVIDENCE_VIEW (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->matrix_page);
}

/* `view.table` and `view.copy` are the matrix's. */
static void
matrix_activated (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (DEAL_EVIDENCE_VIEW (widget)->matrix),
                                      name, NULL);
}

static void
undoable_cb (DealEvidenceView *self,
             const char       *text,
             GClosure         *undo)
{
  g_signal_emit (self, signals[UNDOABLE], 0, text, undo);
}

static void
set_selection (DealEvidenceView *self,
               DealSelection    *selection)
{
  if (!g_set_object (&self->selection, selection) || selection == NULL)
    return;

  g_signal_connect_object (selection, "open-view", G_CALLBACK (view_asked_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set (self->matrix, "selection", selection, NULL);
  g_object_set (self->panel, "selection", selection, NULL);
}

static void
deal_evidence_view_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DealEvidenceView *self = DEAL_EVIDENCE_VIEW (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, can_go_back (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_evidence_view_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTION:
      set_selection (DEAL_EVIDENCE_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_evidence_view_dispose (GObject *object)
{
  DealEvidenceView *self = DEAL_EVIDENCE_VIEW (object);

  g_clear_object (&self->selection);
  gtk_widget_dispose_template (GTK_WIDGET (self), DEAL_TYPE_EVIDENCE_VIEW);
  deal_ui_remove_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (deal_evidence_view_parent_class)->dispose (object);
}

#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, DealEvidenceView, name)

static void
deal_evidence_view_class_init (DealEvidenceViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = deal_evidence_view_dispose;
  object_class->get_property = deal_evidence_view_get_property;
  object_class->set_property = deal_evidence_view_set_property;

  properties[PROP_SELECTION] = g_param_spec_object (
    "selection", NULL, NULL, DEAL_TYPE_SELECTION,
    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* What the window makes a toast of. */
  signals[UNDOABLE] = deal_ui_signal_new ("undoable", G_TYPE_FROM_CLASS (klass), 2,
                                          G_TYPE_STRING, G_TYPE_CLOSURE);

  g_type_ensure (DEAL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (DEAL_TYPE_CONFLICT_PANEL);
  g_type_ensure (DEAL_TYPE_EVIDENCE_MATRIX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DEAL_UI_PATH "deal-evidence-view.ui");
  BIND (leaflet);
  BIND (matrix_page);
  BIND (matrix);
  BIND (separator_page);
  BIND (panel_page);
  BIND (panel);
  gtk_widget_class_install_action (widget_class, "view.next", NULL, next_activated);
  gtk_widget_class_install_action (widget_class, "view.previous", NULL,
                                   previous_activated);
  gtk_widget_class_install_action (widget_class, "view.details", NULL, details_activated);
  gtk_widget_class_install_action (widget_class, "view.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "view.table", NULL, matrix_activated);
  gtk_widget_class_install_action (widget_class, "view.copy", NULL, matrix_activated);
}

static void
deal_evidence_view_init (DealEvidenceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (self->panel_page, "visible",
                          adw_leaflet_page_get_child (self->separator_page), "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->matrix, "chosen", G_CALLBACK (show_panel), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panel, "undoable", G_CALLBACK (undoable_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (page_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child",
                           G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED);
}
