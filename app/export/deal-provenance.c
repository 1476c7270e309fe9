/* deal-provenance.c: what a file says of itself: options, assumptions, sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>

#include "chart/deal-fonts.h"
#include "deal-config.h"
#include "export/deal-export-private.h"
#include "export/deal-scenario-json.h"

const char *
deal_export_get_software (void)
{
  return "Counterpart " DEAL_VERSION;
}

/* The facts are the sources'; the figure is whoever exports it. */
const char *
deal_export_get_licence_note (void)
{
  return "Made with Counterpart, free software under GPL-3.0-or-later, whose licence "
         "does not extend "
         "to this figure. Facts are those of the sources named.";
}

/**
 * deal_source_cite:
 * @source: a source
 *
 * Returns: (transfer full): title, publisher, date and address, in a line
 */
char *
deal_source_cite (const DealSource *source)
{
  GString         *text = g_string_new (source->title);
  g_autofree char *date = deal_date_to_iso (source->published);

  if (source->publisher != NULL)
    g_string_append_printf (text, ". %s", source->publisher);
  if (deal_date_is_set (source->published))
    g_string_append_printf (text, ", %s", date);
  if (source->url != NULL)
    g_string_append_printf (text, ". %s", source->url);

  return g_string_free (text, FALSE);
}

/**
 * deal_figure_list_sources:
 * @figure: the figure
 *
 * Returns: (transfer full): a line for each source: number, title, publisher,
 *   date, address
 */
char *
deal_figure_list_sources (const DealFigure *figure)
{
  GPtrArray *sources = deal_figure_get_sources (figure);
  GString   *text = g_string_new (NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const DealSource *source = sources->pdata[i];
      g_autofree char  *citation = deal_source_cite (source);

      g_string_append_printf (text, "%s[%u] %s", i > 0 ? "\n" : "", source->number,
                              citation);
    }

  return g_string_free (text, FALSE);
}

static void
add_strings (JsonBuilder       *builder,
             const char        *name,
             const char *const *values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; values[i] != NULL; i++)
    json_builder_add_string_value (builder, values[i]);
  json_builder_end_array (builder);
}

/* The deal's file does not have it, so the picture must. */
static void
add_own_scenario (JsonBuilder       *builder,
                  const DealOptions *options)
{
  g_autofree char *body = deal_scenario_to_json (options->scenario, options->deal);

  json_builder_set_member_name (builder, "own_scenario");
  json_builder_add_value (builder, json_from_string (body, NULL));
}

static void
add_parameters (JsonBuilder       *builder,
                const DealOptions *options)
{
  json_builder_set_member_name (builder, "set");
  json_builder_begin_object (builder);
  for (gsize i = 0; i < options->deal->n_parameters; i++)
    if (options->is_set[i])
      {
        const DealParameter *parameter = &options->deal->parameters[i];
        g_autofree char     *value =
          deal_parameter_to_setting (parameter, options->values[i]);

        deal_json_add_text (builder, parameter->id, value);
      }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "withheld");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < options->deal->n_parameters; i++)
    if (options->is_withheld[i])
      json_builder_add_string_value (builder, options->deal->parameters[i].id);
  json_builder_end_array (builder);
}

static void
add_readings (JsonBuilder       *builder,
              const DealOptions *options)
{
  const Deal *deal = options->deal;

  json_builder_set_member_name (builder, "readings");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < deal->n_conflicts; i++)
    {
      const DealReading *reading = deal_options_get_reading (options,
                                                             &deal->conflicts[i]);

      if (reading->position == NULL)
        continue;
      json_builder_begin_object (builder);
      deal_json_add_text (builder, "conflict", deal->conflicts[i].id);
      deal_json_add_text (builder, "says", reading->position->says);
      deal_json_add_text (builder, "reason", reading->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* What the archive added to the figure. */
static void
add_gone (JsonBuilder       *builder,
          const DealOptions *options)
{
  if (options->anchors == NULL)
    return;

  json_builder_set_member_name (builder, "citations_gone");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < options->deal->n_claims; i++)
    if (options->anchors[i] == DEAL_ANCHOR_GONE)
      json_builder_add_string_value (builder, options->deal->claims[i].id);
  json_builder_end_array (builder);
}

/* The months that the payments are cut down to, as "2027-01/2029-12". */
static void
add_window (JsonBuilder *builder,
            DealPeriod   window)
{
  g_autofree char *text = window.last > 0 ? deal_period_to_text (window) : NULL;

  deal_json_add_text (builder, "window", text);
}

/* Everything that is needed to make the same figure again. */
static void
add_options (JsonBuilder       *builder,
             const DealOptions *options)
{
  g_autofree char *on = deal_date_to_iso (options->on);
  g_autofree char *known_on = deal_date_is_set (options->deal->known_on)
                                ? deal_date_to_iso (options->deal->known_on)
                                : NULL;

  json_builder_set_member_name (builder, "options");
  json_builder_begin_object (builder);
  deal_json_add_text (builder, "old", options->old_version->id);
  deal_json_add_text (builder, "new", options->new_version->id);
  deal_json_add_text (builder, "scenario",
                      options->scenario != NULL ? options->scenario->id : NULL);
  if (options->scenario != NULL && options->scenario->is_own)
    add_own_scenario (builder, options);
  add_parameters (builder, options);
  add_readings (builder, options);
  add_gone (builder, options);
  deal_json_add_text (builder, "by", deal_granularity_to_name (options->by));
  json_builder_set_member_name (builder, "cumulative");
  json_builder_add_boolean_value (builder, options->cumulative);
  json_builder_set_member_name (builder, "range");
  json_builder_add_boolean_value (builder, options->range);
  deal_json_add_text (builder, "on", on);
  deal_json_add_text (builder, "known_on", known_on);
  if (options->platform != NULL)
    deal_json_add_text (builder, "platform", options->platform->id);
  json_builder_set_member_name (builder, "kinds");
  json_builder_add_int_value (builder, options->kinds);
  json_builder_set_member_name (builder, "from_year");
  json_builder_add_int_value (builder, options->from_year);
  add_window (builder, options->window);
  deal_json_add_text (builder, "sort", deal_term_order_to_name (options->term_order));
  json_builder_set_member_name (builder, "by_kind");
  json_builder_add_boolean_value (builder, options->by_kind);
  json_builder_end_object (builder);
}

static void
add_deal (JsonBuilder *builder,
          const Deal  *deal)
{
  json_builder_set_member_name (builder, "deal");
  json_builder_begin_object (builder);
  deal_json_add_text (builder, "id", deal->id);
  deal_json_add_text (builder, "file", deal->file_name);
  deal_json_add_text (builder, "sha256", deal->sha256);
  json_builder_end_object (builder);
}

static char *
finish (JsonBuilder *builder,
        gboolean     is_pretty)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, is_pretty);
}

/**
 * deal_figure_to_provenance:
 * @figure: the figure
 * @style: its colours
 *
 * Returns: (transfer full): a JSON object from which the same figure can be
 *   made again, and which says whether the deal has changed since
 */
char *
deal_figure_to_provenance (const DealFigure *figure,
                           DealStyle         style)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DealOptions *options = deal_figure_get_options (figure);

  json_builder_begin_object (builder);
  deal_json_add_text (builder, "format", "counterpart-figure/1");
  deal_json_add_text (builder, "program", DEAL_VERSION);
  add_deal (builder, options->deal);
  deal_json_add_text (builder, "figure",
                      deal_figure_kind_to_name (deal_figure_get_kind (figure)));
  deal_json_add_text (builder, "style", deal_style_to_name (style));
  add_options (builder, options);
  add_strings (builder, "assumptions", deal_figure_get_assumptions (figure));
  json_builder_end_object (builder);

  return finish (builder, FALSE);
}

gboolean
deal_figure_is_reproducible (const DealFigure *figure)
{
  const char *const *footer = deal_figure_get_footer (figure);
  gboolean           is_covered = deal_fonts_cover (deal_figure_get_title (figure)) &&
                        deal_fonts_cover (deal_figure_get_subtitle (figure));

  for (gsize i = 0; is_covered && footer[i] != NULL; i++)
    is_covered = deal_fonts_cover (footer[i]);
  for (gsize i = 0; is_covered && i < deal_figure_get_n_marks (figure); i++)
    is_covered = deal_fonts_cover (deal_figure_get_mark (figure, i)->label);

  return is_covered;
}

/**
 * deal_figure_describe:
 * @figure: the figure
 * @size: of the picture that is described
 * @style: its colours
 *
 * Returns: (transfer full): title, subtitle, alternative text, footer,
 *   assumptions, sources and the smallest font in points, as JSON
 */
char *
deal_figure_describe (const DealFigure *figure,
                      const DealSize   *size,
                      DealStyle         style)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const DealOptions *options = deal_figure_get_options (figure);
  DealFrame          frame;
  double             scale;
  double             points;

  deal_size_get_frame (size, style, &frame, &scale);
  points = deal_figure_get_smallest_font (figure, &frame) * scale * 72 / size->dpi;

  json_builder_begin_object (builder);
  deal_json_add_text (builder, "figure",
                      deal_figure_kind_to_name (deal_figure_get_kind (figure)));
  deal_json_add_text (builder, "title", deal_figure_get_title (figure));
  deal_json_add_text (builder, "subtitle", deal_figure_get_subtitle (figure));
  deal_json_add_text (builder, "alt_text", deal_figure_get_alt_text (figure));
  add_strings (builder, "footer", deal_figure_get_footer (figure));
  add_strings (builder, "assumptions", deal_figure_get_assumptions (figure));
  json_builder_set_member_name (builder, "smallest_font_pt");
  json_builder_add_double_value (builder, round (points * 100) / 100);
  json_builder_set_member_name (builder, "width");
  json_builder_add_int_value (builder, size->width);
  json_builder_set_member_name (builder, "height");
  json_builder_add_int_value (builder, size->height);
  json_builder_set_member_name (builder, "dpi");
  json_builder_add_double_value (builder, size->dpi);
  deal_json_add_text (builder, "style", deal_style_to_name (style));
  json_builder_set_member_name (builder, "letters_are_bundled");
  json_builder_add_boolean_value (builder, deal_figure_is_reproducible (figure));
  json_builder_set_member_name (builder, "n_marks");
  json_builder_add_int_value (builder, (gint64) deal_figure_get_n_marks (figure));
  json_builder_set_member_name (builder, "n_sources");
  json_builder_add_int_value (builder, deal_figure_get_sources (figure)->len);
  add_deal (builder, options->deal);
  add_options (builder, options);
  json_builder_end_object (builder);

  return finish (builder, TRUE);
}
