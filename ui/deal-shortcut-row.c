/* deal-shortcut-row.c: what the keyboard can do, and with which keys
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "deal-shortcut-row.h"

#include "deal-wrap-layout.h"

#define KEY_GAP 6

struct _DealShortcutRow
{
  AdwActionRow parent_instance;

  char *keys;    /* nullable */
  char *keys_of; /* nullable */
};

enum
{
  PROP_KEYS = 1,
  PROP_KEYS_OF,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DealShortcutRow, deal_shortcut_row, ADW_TYPE_ACTION_ROW)

/* “<Control>Page_Up” as on a keyboard: “Ctrl+Page Up”. */
static char *
write_key (const char *accelerator)
{
  guint           key;
  GdkModifierType modifiers;
  char           *label;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);
  label = gtk_accelerator_get_label (key, modifiers);

  return g_strdelimit (label, "_", ' ');
}

static void
add_key (GtkWidget  *box,
         const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "deal-key");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_keys (GtkWidget         *box,
          const char *const *accelerators)
{
  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (accelerators[i], "...", 2);
      g_autofree char *first = write_key (ends[0]);
      g_autofree char *range = NULL;

      if (ends[0] != NULL && ends[1] != NULL)
        {
          g_autofree char *last = write_key (ends[1]);

          range = g_strdup_printf ("%s…%s", first, last);
        }
      add_key (box, range != NULL ? range : first);
    }
}

static void
deal_shortcut_row_constructed (GObject *object)
{
  DealShortcutRow *self = DEAL_SHORTCUT_ROW (object);
  GApplication    *application = g_application_get_default ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_auto (GStrv) keys = NULL;

  G_OBJECT_CLASS (deal_shortcut_row_parent_class)->constructed (object);

  if (self->keys != NULL)
    keys = g_strsplit (self->keys, " ", -1);
  else if (self->keys_of != NULL && GTK_IS_APPLICATION (application))
    keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application),
                                                  self->keys_of);
  gtk_widget_set_layout_manager (box, deal_wrap_layout_new (KEY_GAP, KEY_GAP));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (keys != NULL)
    add_keys (box, (const char *const *) keys);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), box);
}

static void
deal_shortcut_row_finalize (GObject *object)
{
  DealShortcutRow *self = DEAL_SHORTCUT_ROW (object);

  g_free (self->keys);
  g_free (self->keys_of);

  G_OBJECT_CLASS (deal_shortcut_row_parent_class)->finalize (object);
}

static void
deal_shortcut_row_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DealShortcutRow *self = DEAL_SHORTCUT_ROW (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      g_value_set_string (value, self->keys);
      break;
    case PROP_KEYS_OF:
      g_value_set_string (value, self->keys_of);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_shortcut_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  DealShortcutRow *self = DEAL_SHORTCUT_ROW (object);

  switch (prop_id)
    {
    case PROP_KEYS:
      self->keys = g_value_dup_string (value);
      break;
    case PROP_KEYS_OF:
      self->keys_of = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
deal_shortcut_row_class_init (DealShortcutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = deal_shortcut_row_constructed;
  object_class->finalize = deal_shortcut_row_finalize;
  object_class->get_property = deal_shortcut_row_get_property;
  object_class->set_property = deal_shortcut_row_set_property;

  properties[PROP_KEYS] = g_param_spec_string (
    "keys", NULL, NULL, NULL,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEYS_OF] = g_param_spec_string (
    "keys-of", NULL, NULL, NULL,
    G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
deal_shortcut_row_init (DealShortcutRow *self)
{
}
