/* deal-edition-write.c: what a deal file says, in a text to be kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition-content.h"

/*
 * An edition is a text.  Its first line is the SHA-256 of the file; each other
 * one a kind, an id, what stands for the content, and a title, between tabs.
 */

#define ID(part) ((part) != NULL ? (part)->id : NULL)

static void
add_version (GString           *content,
             const DealVersion *version)
{
  deal_edition_add_text (content, version->title);
  deal_edition_add_date (content, version->announced);
  deal_edition_add_date (content, version->effective);
  deal_edition_add_date (content, version->signed_on);
  deal_edition_add_number (content, version->status);
  deal_edition_add_text (content, version->summary);
  deal_edition_add_sources (content, &version->sources);
}

static void
add_value (GString         *content,
           const DealValue *value)
{
  deal_edition_add_text (content, value->version->id);
  deal_edition_add_number (content, value->state);
  deal_edition_add_text (content, value->text);
  deal_edition_add_number (content, value->has_number);
  deal_edition_add_decimal (content, value->number);
  deal_edition_add_number (content, value->has_flag);
  deal_edition_add_number (content, value->flag);
  deal_edition_add_date (content, value->date);
  deal_edition_add_date (content, value->from);
  deal_edition_add_date (content, value->to);
  deal_edition_add_text (content, value->until);
  deal_edition_add_text (content, ID (value->party));
  deal_edition_add_text (content, value->note);
  deal_edition_add_sources (content, &value->sources);
}

static void
add_changes (GString        *content,
             const DealTerm *term)
{
  g_autoptr (GPtrArray) changes = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (gsize i = 0; i < term->n_changes; i++)
    {
      const DealChange *change = &term->changes[i];

      deal_edition_add_text (part, change->from->id);
      deal_edition_add_text (part, change->to->id);
      deal_edition_add_number (part, change->effect);
      deal_edition_add_text (part, ID (change->favours));
      deal_edition_add_text (part, change->why);
      deal_edition_add_to_set (changes, part);
    }
  deal_edition_add_set (content, changes);
}

static void
add_term (GString        *content,
          const DealTerm *term)
{
  deal_edition_add_text (content, term->category->id);
  deal_edition_add_text (content, term->title);
  deal_edition_add_number (content, term->type);
  deal_edition_add_text (content, term->unit);
  deal_edition_add_number (content, term->scale);
  for (gsize i = 0; i < term->n_values; i++)
    add_value (content, &term->values[i]);
  add_changes (content, term);
  deal_edition_add_words (content, &term->keywords);
}

static void
add_parameter_values (GString                  *content,
                      const DealParameterValue *values,
                      gsize                     n_values)
{
  g_autoptr (GPtrArray) set = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (gsize i = 0; i < n_values; i++)
    {
      deal_edition_add_text (part, values[i].parameter->id);
      deal_edition_add_number (part, values[i].is_withheld);
      deal_edition_add_decimal (part, values[i].value);
      deal_edition_add_to_set (set, part);
    }
  deal_edition_add_set (content, set);
}

static void
add_conflict (GString            *content,
              const DealConflict *conflict)
{
  g_autoptr (GPtrArray) positions = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  deal_edition_add_text (content, conflict->term->id);
  deal_edition_add_text (content, conflict->question);
  deal_edition_add_number (content, conflict->kind);
  deal_edition_add_text (content, conflict->assessment);
  deal_edition_add_text (content, conflict->settled_by);
  for (gsize i = 0; i < conflict->n_positions; i++)
    {
      const DealPosition *position = &conflict->positions[i];

      deal_edition_add_text (part, position->says);
      deal_edition_add_sources (part, &position->sources);
      add_parameter_values (part, position->parameters, position->n_parameters);
      deal_edition_add_to_set (positions, part);
    }
  deal_edition_add_set (content, positions);
}

static void
add_claim (GString         *content,
           const DealClaim *claim)
{
  deal_edition_add_text (content, claim->source->id);
  deal_edition_add_text (content, claim->term->id);
  deal_edition_add_text (content, ID (claim->version));
  deal_edition_add_number (content, claim->stance);
  deal_edition_add_number (content, claim->strength);
  deal_edition_add_text (content, claim->says);
  deal_edition_add_text (content, claim->locator);
  deal_edition_add_text (content, claim->anchor);
}

static void
add_source (GString          *content,
            const DealSource *source)
{
  deal_edition_add_text (content, source->title);
  deal_edition_add_text (content, source->publisher);
  deal_edition_add_text (content, source->url);
  deal_edition_add_date (content, source->published);
  deal_edition_add_date (content, source->retrieved);
  deal_edition_add_number (content, source->kind);
  deal_edition_add_text (content, source->language);
  deal_edition_add_text (content, ID (source->origin));
  deal_edition_add_text (content, source->note);
}

/* Their periods ascend and never overlap. */
static void
add_points (GString         *content,
            const DealPoint *points,
            gsize            n_points)
{
  deal_edition_add_number (content, n_points);
  for (gsize i = 0; i < n_points; i++)
    {
      g_autofree char *period = deal_period_to_text (points[i].period);

      deal_edition_add_text (content, period);
      deal_edition_add_number (content, points[i].amount);
      deal_edition_add_number (content, points[i].certainty);
      deal_edition_add_sources (content, &points[i].sources);
    }
}

static void
add_series (GString          *content,
            const DealSeries *series)
{
  deal_edition_add_text (content, series->title);
  deal_edition_add_number (content, series->unit);
  deal_edition_add_number (content, series->scale);
  add_points (content, series->points, series->n_points);
}

static void
add_parameter (GString             *content,
               const DealParameter *parameter)
{
  deal_edition_add_text (content, parameter->title);
  deal_edition_add_number (content, parameter->unit);
  deal_edition_add_number (content, parameter->scale);
  deal_edition_add_decimal (content, parameter->minimum);
  deal_edition_add_decimal (content, parameter->maximum);
  deal_edition_add_decimal (content, parameter->step);
  deal_edition_add_number (content, parameter->has_default);
  deal_edition_add_decimal (content, parameter->default_value);
  deal_edition_add_number (content, parameter->state);
  deal_edition_add_text (content, parameter->why);
  deal_edition_add_sources (content, &parameter->sources);
}

static void
add_scenario (GString            *content,
              const DealScenario *scenario)
{
  g_autoptr (GPtrArray) series = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  deal_edition_add_text (content, scenario->title);
  deal_edition_add_text (content, scenario->why);
  for (gsize i = 0; i < scenario->n_series; i++)
    {
      deal_edition_add_text (part, scenario->series[i].series->id);
      add_points (part, scenario->series[i].points, scenario->series[i].n_points);
      deal_edition_add_to_set (series, part);
    }
  deal_edition_add_set (content, series);
  add_parameter_values (content, scenario->parameters, scenario->n_parameters);
}

static void
add_input (GString         *content,
           const DealInput *input)
{
  deal_edition_add_text (content, ID (input->parameter));
  deal_edition_add_decimal (content, input->number);
}

static void
add_rule (GString        *content,
          const DealRule *rule)
{
  const DealCap *cap = &rule->cap;

  deal_edition_add_number (content, rule->type);
  deal_edition_add_date (content, rule->from);
  deal_edition_add_date (content, rule->to);
  deal_edition_add_text (content, rule->ends_when);
  deal_edition_add_text (content, ID (rule->ends_parameter));
  deal_edition_add_number (content, rule->scale);
  deal_edition_add_text (content, ID (rule->series));
  add_input (content, &rule->rate);
  deal_edition_add_number (content, cap->exists);
  deal_edition_add_number (content, cap->has_total);
  deal_edition_add_number (content, cap->total);
  deal_edition_add_date (content, cap->counts_from);
  deal_edition_add_text (content, ID (cap->parameter));
  add_points (content, rule->amounts, rule->n_amounts);
  add_input (content, &rule->amount);
  deal_edition_add_number (content, rule->every);
  deal_edition_add_decimal (content, rule->growth);
  deal_edition_add_number (content, rule->has_total);
  deal_edition_add_number (content, rule->total);
}

static void
add_payment (GString           *content,
             const DealPayment *payment)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new ();

  deal_edition_add_text (content, payment->title);
  deal_edition_add_number (content, payment->kind);
  deal_edition_add_text (content, payment->payer->id);
  deal_edition_add_text (content, payment->payee->id);
  for (gsize i = 0; i < payment->n_versions; i++)
    g_ptr_array_add (versions, (gpointer) payment->versions[i]->id);
  deal_edition_add_set (content, versions);
  add_rule (content, &payment->rule);
  deal_edition_add_number (content, payment->certainty);
  deal_edition_add_text (content, payment->note);
  deal_edition_add_text (content, payment->caveat);
  deal_edition_add_text (content, ID (payment->term));
  deal_edition_add_sources (content, &payment->sources);
}

/* Entries of one cell and layer never begin on one day: together they name one. */
static void
add_availability (GString                *edition,
                  GString                *content,
                  const DealAvailability *entry)
{
  g_autofree char *from = deal_date_to_iso (entry->from);
  g_autofree char *id = g_strdup_printf ("%s/%s/%d/%s", entry->product->id,
                                         entry->platform->id, entry->layer, from);
  g_autofree char *title =
    g_strdup_printf ("%s · %s", entry->product->title, entry->platform->title);

  deal_edition_add_number (content, entry->status);
  deal_edition_add_date (content, entry->to);
  deal_edition_add_text (content, entry->note);
  deal_edition_add_text (content, ID (entry->term));
  deal_edition_add_sources (content, &entry->sources);
  deal_edition_add_line (edition, DEAL_NEWS_AVAILABILITY, id, title, content);
}

/* Day and title name an event; @used holds those that did, to number a second. */
static void
add_event (GString         *edition,
           GString         *content,
           const DealEvent *event,
           GHashTable      *used)
{
  g_autofree char *day = deal_date_to_iso (event->date);
  g_autofree char *name = g_strdup_printf ("%s %s", day, event->title);
  guint            n = GPOINTER_TO_UINT (g_hash_table_lookup (used, name)) + 1;
  g_autofree char *id = n > 1 ? g_strdup_printf ("%s #%u", name, n) : g_strdup (name);

  deal_edition_add_text (content, event->detail);
  deal_edition_add_sources (content, &event->sources);
  g_strdelimit (id, "\t\n", ' ');
  deal_edition_add_line (edition, DEAL_NEWS_EVENT, id, event->title, content);
  g_hash_table_replace (used, g_steal_pointer (&name), GUINT_TO_POINTER (n));
}

static void
add_named (GPtrArray  *set,
           GString    *part,
           const char *id,
           const char *name,
           const char *detail)
{
  deal_edition_add_text (part, id);
  deal_edition_add_text (part, name);
  deal_edition_add_text (part, detail);
  deal_edition_add_to_set (set, part);
}

/* The lists that hold names and little else. */
static void
add_lists (GString    *content,
           const Deal *deal)
{
  g_autoptr (GPtrArray) parties = deal_edition_set_new ();
  g_autoptr (GPtrArray) categories = deal_edition_set_new ();
  g_autoptr (GPtrArray) products = deal_edition_set_new ();
  g_autoptr (GPtrArray) platforms = deal_edition_set_new ();
  g_autoptr (GPtrArray) feeds = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (gsize i = 0; i < deal->n_parties; i++)
    add_named (parties, part, deal->parties[i].id, deal->parties[i].name,
               deal->parties[i].role);
  for (gsize i = 0; i < deal->n_categories; i++)
    add_named (categories, part, deal->categories[i].id, deal->categories[i].title, NULL);
  for (gsize i = 0; i < deal->n_products; i++)
    add_named (products, part, deal->products[i].id, deal->products[i].title,
               deal->products[i].detail);
  for (gsize i = 0; i < deal->n_platforms; i++)
    add_named (platforms, part, deal->platforms[i].id, deal->platforms[i].title,
               deal->platforms[i].detail);
  for (gsize i = 0; i < deal->n_feeds; i++)
    {
      deal_edition_add_words (part, &deal->feeds[i].match);
      add_named (feeds, part, deal->feeds[i].url, deal->feeds[i].title, NULL);
    }
  deal_edition_add_set (content, parties);
  deal_edition_add_set (content, categories);
  deal_edition_add_set (content, products);
  deal_edition_add_set (content, platforms);
  deal_edition_add_set (content, feeds);
}

static void
add_deal (GString    *edition,
          GString    *content,
          const Deal *deal)
{
  const DealScenario *scenario = deal->compare_scenario;

  deal_edition_add_text (content, deal->title);
  deal_edition_add_text (content, deal->summary);
  deal_edition_add_date (content, deal->as_of);
  deal_edition_add_text (content, deal->currency);
  deal_edition_add_text (content, deal->compare_old->id);
  deal_edition_add_text (content, deal->compare_new->id);
  deal_edition_add_text (content, ID (scenario));
  deal_edition_add_text (content, deal->update_url);
  add_lists (content, deal);
  deal_edition_add_line (edition, DEAL_NEWS_DEAL, deal->id, deal->title, content);
}

/* The line of one part, which is called what its member @name has; and of each of a
 * list of the deal. */
#define ADD_PART(part, add, kind, name)              \
  (add (g_string_truncate (content, 0), part),       \
   deal_edition_add_line (edition, kind, (part)->id, \
                          (part)->name, content))
#define ADD_EACH(list, add, kind, name)      \
  for (gsize i = 0; i < deal->n_##list; i++) \
  ADD_PART (&deal->list[i], add, kind, name)

/**
 * deal_edition_write:
 * @deal: a deal, of which nothing is hidden
 *
 * Returns: (transfer full): what deal_edition_compare() needs of it, a text to
 *   be kept; every member of the format has a part in it, but not the user's own
 *   scenarios, nor the order of the file's lists
 */
char *
deal_edition_write (const Deal *deal)
{
  GString *edition = g_string_new (deal->sha256);
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GHashTable) events =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_string_append_c (edition, '\n');
  add_deal (edition, content, deal);
  ADD_EACH (versions, add_version, DEAL_NEWS_VERSION, title);
  ADD_EACH (terms, add_term, DEAL_NEWS_TERM, title);
  ADD_EACH (conflicts, add_conflict, DEAL_NEWS_CONFLICT, question);
  ADD_EACH (claims, add_claim, DEAL_NEWS_CLAIM, says);
  ADD_EACH (sources, add_source, DEAL_NEWS_SOURCE, title);
  ADD_EACH (payments, add_payment, DEAL_NEWS_PAYMENT, title);
  ADD_EACH (series, add_series, DEAL_NEWS_SERIES, title);
  ADD_EACH (parameters, add_parameter, DEAL_NEWS_PARAMETER, title);
  for (gsize i = 0; i < deal->n_scenarios; i++)
    if (!deal->scenarios[i].is_own)
      ADD_PART (&deal->scenarios[i], add_scenario, DEAL_NEWS_SCENARIO, title);
  for (gsize i = 0; i < deal->n_availability; i++)
    add_availability (edition, g_string_truncate (content, 0), &deal->availability[i]);
  for (gsize i = 0; i < deal->n_events; i++)
    add_event (edition, g_string_truncate (content, 0), &deal->events[i], events);

  return g_string_free (edition, FALSE);
}
