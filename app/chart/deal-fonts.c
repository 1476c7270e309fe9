/* deal-fonts.c: the bundled letters, the same on every machine
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart/deal-fonts.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#include "deal-data.h"
#include "deal-error.h"
#include "deal-text.h"

static const char *const files[] = {
  "fonts/Cantarell-Regular.otf",
  "fonts/Cantarell-Bold.otf",
  "fonts/Cantarell-ExtraBold.otf",
};

/* Letters are shaped at one size and scaled, for nothing is hinted: Pango looks
 * each size up in fontconfig again, on two threads of its own. */
#define SHAPED_SIZE 100.0

/* How many texts are kept: more than any figure has.  To lay a text out is dear,
 * and a figure measures each of its texts several times before it draws it. */
#define MAX_KEPT 512

/* Font maps belong to a thread.  Only a text with letters that the bundled
 * font lacks asks for the second, which knows the machine's fonts too. */
typedef struct
{
  PangoContext  *bundled;
  PangoCoverage *coverage; /* of the bundled font */
  PangoContext  *fallback; /* nullable */
  GHashTable    *kept;     /* Text -> PangoLayout */
} Fonts;

/* All that decides about a layout, for every text is shaped at one size. */
typedef struct
{
  char *text;
  gsize n_bold;
  int   weight;
  int   width; /* in Pango's units; -1: no line breaks */
} Text;

static guint
text_hash (gconstpointer data)
{
  const Text *text = data;

  return g_str_hash (text->text) ^ (guint) text->width;
}

static gboolean
text_equal (gconstpointer a,
            gconstpointer b)
{
  const Text *one = a;
  const Text *other = b;

  return one->width == other->width && one->weight == other->weight &&
         one->n_bold == other->n_bold &&
         strcmp (one->text, other->text) == 0;
}

static void
text_free (gpointer data)
{
  Text *text = data;

  g_free (text->text);
  g_free (text);
}

static void
fonts_free (gpointer data)
{
  Fonts *fonts = data;

  g_clear_pointer (&fonts->kept, g_hash_table_unref);
  g_clear_object (&fonts->coverage);
  g_clear_object (&fonts->bundled);
  g_clear_object (&fonts->fallback);
  g_free (fonts);
}

static GPrivate thread_fonts = G_PRIVATE_INIT (fonts_free);

/* Nothing of the machine or its user decides about the letters: neither its
 * fontconfig rules, nor hinting, nor the resolution, nor the language. */
static PangoContext *
create_context (FcConfig *config)
{
  PangoFontMap         *map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  PangoContext         *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = deal_data_get_path (files[i]);

      FcConfigAppFontAddFile (config, (const FcChar8 *) path);
    }
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (map), config);
  FcConfigDestroy (config);

  context = pango_font_map_create_context (map);
  g_object_unref (map);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("en"));

  return context;
}

static PangoFontDescription *
describe_font (int weight)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, "Cantarell, sans-serif");
  pango_font_description_set_absolute_size (description, SHAPED_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) weight);

  return description;
}

static PangoCoverage *
get_coverage (PangoContext *context)
{
  PangoFontDescription *description = describe_font (PANGO_WEIGHT_NORMAL);
  PangoFont            *font = pango_context_load_font (context, description);
  PangoCoverage        *coverage =
    pango_font_get_coverage (font, pango_context_get_language (context));

  g_object_unref (font);
  pango_font_description_free (description);

  return coverage;
}

static Fonts *
get_fonts (void)
{
  Fonts *fonts = g_private_get (&thread_fonts);

  if (fonts == NULL)
    {
      fonts = g_new0 (Fonts, 1);
      fonts->bundled = create_context (FcConfigCreate ());
      fonts->coverage = get_coverage (fonts->bundled);
      fonts->kept = g_hash_table_new_full (text_hash, text_equal, text_free,
                                           g_object_unref);
      g_private_set (&thread_fonts, fonts);
    }

  return fonts;
}

/**
 * deal_fonts_claim_process:
 *
 * Spares a process that draws nothing but figures the machine's font settings,
 * which Pango reads for every font map, needed or not.  Must come before any
 * text; not for a program with a window, whose letters are the machine's.
 */
void
deal_fonts_claim_process (void)
{
  FcConfig *config = FcConfigCreate ();

  FcConfigSetCurrent (config);
  FcConfigDestroy (config);
}

/**
 * deal_fonts_check:
 * @error: return location for an error
 *
 * Says whether the bundled font can be read; without it a picture would have
 * the letters of whatever machine drew it.
 *
 * Returns: TRUE, or FALSE with `DEAL_ERROR_NOT_FOUND`
 */
gboolean
deal_fonts_check (GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = deal_data_get_path (files[i]);

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        {
          g_set_error (error, DEAL_ERROR, DEAL_ERROR_NOT_FOUND,
                       /* Translators: %s is a file name. */
                       _ ("The font for pictures is missing: %s"), path);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * deal_fonts_get_scale:
 *
 * Returns: how many units of the caller's one unit of a layout is
 */
double
deal_fonts_get_scale (DealFont font)
{
  return font.size / SHAPED_SIZE;
}

static PangoLayout *
create_layout (PangoContext *context,
               const Text   *text)
{
  PangoLayout          *layout = pango_layout_new (context);
  PangoFontDescription *description = describe_font (text->weight);
  PangoAttrList        *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (text->n_bold > 0)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->end_index = (guint) text->n_bold;
      pango_attr_list_insert (attributes, bold);
    }

  pango_layout_set_text (layout, text->text, -1);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_width (layout, text->width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);

  return layout;
}

static PangoLayout *
lay_out (Fonts      *fonts,
         const Text *text)
{
  PangoLayout *layout = create_layout (fonts->bundled, text);

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return layout;

  g_object_unref (layout);
  if (fonts->fallback == NULL)
    fonts->fallback = create_context (FcInitLoadConfigAndFonts ());

  return create_layout (fonts->fallback, text);
}

/**
 * deal_fonts_get_layout:
 * @font: the font
 * @text: plain UTF-8
 * @n_bold: how many bytes from the start are bold
 * @width: where lines break; <= 0: nowhere
 *
 * Returns: (transfer none): a layout of the calling thread, not to be changed and
 *   valid until the next call; what it says of lengths is to be multiplied by
 *   deal_fonts_get_scale()
 */
PangoLayout *
deal_fonts_get_layout (DealFont    font,
                       const char *text,
                       gsize       n_bold,
                       double      width)
{
  Fonts       *fonts = get_fonts ();
  double       shaped_width = width / deal_fonts_get_scale (font);
  Text         key = { (char *) text, n_bold, font.weight,
               shaped_width > 0 ? (int) ceil (shaped_width * PANGO_SCALE) : -1 };
  PangoLayout *layout = g_hash_table_lookup (fonts->kept, &key);

  if (layout != NULL)
    return layout;

  if (g_hash_table_size (fonts->kept) == MAX_KEPT)
    g_hash_table_remove_all (fonts->kept);
  layout = lay_out (fonts, &key);
  key.text = g_strdup (text);
  g_hash_table_insert (fonts->kept, g_memdup2 (&key, sizeof key), layout);

  return layout;
}

/**
 * deal_fonts_is_bundled:
 * @layout: from deal_fonts_get_layout()
 *
 * Returns: whether none of its letters is one of the machine's
 */
gboolean
deal_fonts_is_bundled (PangoLayout *layout)
{
  return pango_layout_get_context (layout) == get_fonts ()->bundled;
}

/* Whether the bundled font has a glyph for each of the characters, one by one. */
static gboolean
has_characters (const char *text)
{
  PangoCoverage *coverage = get_fonts ()->coverage;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (pango_coverage_get (coverage, (int) g_utf8_get_char (p)) != PANGO_COVERAGE_EXACT)
      return FALSE;

  return TRUE;
}

/**
 * deal_fonts_cover:
 * @text: plain UTF-8
 *
 * Returns: whether the bundled font has all its letters, so that it looks the same
 *   on every machine
 */
gboolean
deal_fonts_cover (const char *text)
{
  /* To lay a text out is dear, but it also knows of letters made of several
   * characters. */
  return has_characters (text) ||
         deal_fonts_is_bundled (
           deal_fonts_get_layout ((DealFont){ SHAPED_SIZE, 400 }, text, 0, 0));
}

/**
 * deal_fonts_measure:
 * @font: the font
 * @text: plain UTF-8
 * @n_bold: how many bytes from the start are bold
 * @width: where lines break; <= 0: nowhere
 * @text_width: (out) (optional): of the longest line
 * @text_height: (out) (optional): of all lines
 */
void
deal_fonts_measure (DealFont    font,
                    const char *text,
                    gsize       n_bold,
                    double      width,
                    double     *text_width,
                    double     *text_height)
{
  double         scale = deal_fonts_get_scale (font) / PANGO_SCALE;
  PangoRectangle logical;

  pango_layout_get_extents (deal_fonts_get_layout (font, text, n_bold, width), NULL,
                            &logical);
  if (text_width != NULL)
    *text_width = logical.width * scale;
  if (text_height != NULL)
    *text_height = logical.height * scale;
}

double
deal_fonts_get_width (DealFont    font,
                      const char *text)
{
  double width;

  deal_fonts_measure (font, text, 0, 0, &width, NULL);

  return width;
}

double
deal_fonts_get_height (DealFont font)
{
  double height;

  deal_fonts_measure (font, "0", 0, 0, NULL, &height);

  return height;
}

/**
 * deal_fonts_ellipsize:
 * @font: the font
 * @text: plain UTF-8
 * @width: what there is room for
 *
 * Returns: (transfer full): @text, cut with an ellipsis where it is too long
 */
char *
deal_fonts_ellipsize (DealFont    font,
                      const char *text,
                      double      width)
{
  g_autofree char *cut = NULL;
  glong            low = 0;
  glong            high = g_utf8_strlen (text, -1);

  if (deal_fonts_get_width (font, text) <= width)
    return g_strdup (text);

  while (low < high)
    {
      glong            middle = (low + high + 1) / 2;
      g_autofree char *start = g_utf8_substring (text, 0, middle);
      g_autofree char *trial = g_strconcat (g_strchomp (start), "…", NULL);

      if (deal_fonts_get_width (font, trial) <= width)
        low = middle;
      else
        high = middle - 1;
    }

  cut = g_utf8_substring (text, 0, low);

  return g_strconcat (g_strchomp (cut), "…", NULL);
}
