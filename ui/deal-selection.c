/* deal-selection.c: what the reader looks at: the deal, the pair, the choices
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-selection-private.h"

#include "deal-ui.h"

enum
{
  PROP_TERM = 1,
  PROP_SOURCE,
  N_PROPS,
};

enum
{
  CHANGED,
  OPEN_VIEW,
  READING_CHOSEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DealSelection, deal_selection, G_TYPE_OBJECT)

void
deal_selection_forget_values (DealSelection *self)
{
  g_clear_pointer (&self->diff, deal_diff_unref);
  g_clear_pointer (&self->matrix, deal_matrix_free);
}

void
deal_selection_emit_changed (DealSelection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
deal_selection_emit_reading (DealSelection       *self,
                             const char          *conflict,
                             DealArchivedReading *reading)
{
  g_signal_emit (self, signals[READING_CHOSEN], 0, conflict, reading);
}

static void
deal_selection_finalize (GObject *object)
{
  DealSelection *self = DEAL_SELECTION (object);

  deal_selection_forget_values (self);
  g_clear_pointer (&self->evidence, deal_evidence_free);
  g_clear_pointer (&self->options, deal_options_free);
  g_clear_pointer (&self->deal, deal_unref);
  g_clear_pointer (&self->file, deal_unref);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->whole, deal_unref);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_free (self->term);
  g_free (self->source);

  G_OBJECT_CLASS (deal_selection_parent_class)->finalize (object);
}

static void
deal_selection_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  DealSelection *self = DEAL_SELECTION (object);

  switch (prop_id)
    {
    case PROP_TERM:
      g_value_set_string (value, self->term);
      break;

    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_selection_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  DealSelection *self = DEAL_SELECTION (object);

  switch (prop_id)
    {
    case PROP_TERM:
      deal_selection_set_term (self, g_value_get_string (value));
      break;

    case PROP_SOURCE:
      deal_selection_set_source (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_selection_class_init (DealSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = deal_selection_finalize;
  object_class->get_property = deal_selection_get_property;
  object_class->set_property = deal_selection_set_property;

  properties[PROP_TERM] =
    g_param_spec_string ("term", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS);
  properties[PROP_SOURCE] =
    g_param_spec_string ("source", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = deal_ui_signal_new ("changed", G_TYPE_FROM_CLASS (klass), 0);
  signals[OPEN_VIEW] = deal_ui_signal_new ("open-view", G_TYPE_FROM_CLASS (klass), 1,
                                           G_TYPE_STRING);
  signals[READING_CHOSEN] = deal_ui_signal_new ("reading-chosen",
                                                G_TYPE_FROM_CLASS (klass), 2,
                                                G_TYPE_STRING, G_TYPE_POINTER);
}

static void
deal_selection_init (DealSelection *self)
{
  self->own = g_ptr_array_new_with_free_func (g_free);
  self->readings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_archived_reading_free);
}

DealSelection *
deal_selection_new (void)
{
  return g_object_new (DEAL_TYPE_SELECTION, NULL);
}

Deal *
deal_selection_get_deal (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  return self->deal;
}

const DealOptions *
deal_selection_get_options (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  return self->options;
}

/**
 * deal_selection_set_options:
 * @self: a selection
 * @options: options of its deal; copied
 *
 * Takes over what the reader chose and emits “changed”.
 */
void
deal_selection_set_options (DealSelection     *self,
                            const DealOptions *options)
{
  DealOptions *copy;

  g_return_if_fail (DEAL_IS_SELECTION (self));
  g_return_if_fail (options != NULL && options->deal == self->deal);

  /* @options may be the present ones. */
  copy = deal_options_copy (options);
  if (copy->old_version != self->options->old_version ||
      copy->new_version != self->options->new_version)
    {
      self->hidden_old = self->hidden_new = NULL;
      g_clear_pointer (&self->diff, deal_diff_unref);
    }
  /* Nothing but the pair goes into the difference of its terms. */
  g_clear_pointer (&self->matrix, deal_matrix_free);
  g_clear_pointer (&self->options, deal_options_free);
  self->options = copy;
  deal_selection_emit_changed (self);
}

void
deal_selection_swap (DealSelection *self)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));

  if (self->options == NULL)
    return;

  deal_options_swap (self->options);
  self->hidden_old = self->hidden_new = NULL;
  deal_selection_forget_values (self);
  deal_selection_emit_changed (self);
}

const DealDiff *
deal_selection_get_diff (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  if (self->diff == NULL && self->options != NULL)
    self->diff = deal_diff_new (self->deal,
                                self->options->old_version,
                                self->options->new_version);

  return self->diff;
}

const DealMatrix *
deal_selection_get_matrix (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  if (self->matrix == NULL && self->options != NULL)
    self->matrix = deal_matrix_new_for_options (self->options);

  return self->matrix;
}

const DealEvidence *
deal_selection_get_evidence (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  if (self->evidence == NULL && self->deal != NULL)
    self->evidence = deal_evidence_new (self->deal);

  return self->evidence;
}

const char *
deal_selection_get_term (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  return self->term;
}

static void
set_id (DealSelection *self,
        char         **field,
        const char    *id,
        guint          property)
{
  if (g_strcmp0 (*field, id) == 0)
    return;

  /* @id may lie in *@field. */
  g_autofree char *before = g_steal_pointer (field);

  *field = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

void
deal_selection_set_term (DealSelection *self,
                         const char    *term_id)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));

  set_id (self, &self->term, term_id, PROP_TERM);
}

const char *
deal_selection_get_source (DealSelection *self)
{
  g_return_val_if_fail (DEAL_IS_SELECTION (self), NULL);

  return self->source;
}

void
deal_selection_set_source (DealSelection *self,
                           const char    *source_id)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));

  set_id (self, &self->source, source_id, PROP_SOURCE);
}

/**
 * deal_selection_open_view:
 * @self: a selection
 * @view: the name of a view, or of a part of one as `terms/disputed`
 *
 * Asks the window for another view.
 */
void
deal_selection_open_view (DealSelection *self,
                          const char    *view)
{
  g_return_if_fail (DEAL_IS_SELECTION (self));
  g_return_if_fail (view != NULL);

  g_signal_emit (self, signals[OPEN_VIEW], 0, view);
}
