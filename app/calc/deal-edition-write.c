/* deal-edition-write.c: what a deal file says, in a text to be kept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calc/deal-edition-content.h"

/*
 * An edition is a text.  Its first line is the SHA-256 of the file; each other
 * one a kind, an id, what stands for the content, and a title, between tabs.
 */

static void
add_version (GString           *edition,
             GString           *content,
             const DealVersion *version)
{
  deal_edition_add_text (content, version->title);
  deal_edition_add_date (content, version->announced);
  deal_edition_add_date (content, version->effective);
  deal_edition_add_date (content, version->signed_on);
  deal_edition_add_number (content, version->status);
  deal_edition_add_text (content, version->summary);
  deal_edition_add_sources (content, &version->sources);
  deal_edition_add_line (edition, DEAL_NEWS_VERSION, version->id, version->title,
                         content);
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
  deal_edition_add_text (content, value->party != NULL ? value->party->id : NULL);
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
      deal_edition_add_text (part, change->favours != NULL ? change->favours->id : NULL);
      deal_edition_add_text (part, change->why);
      deal_edition_add_to_set (changes, part);
    }
  deal_edition_add_set (content, changes);
}

static void
add_term (GString        *edition,
          GString        *content,
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
  deal_edition_add_line (edition, DEAL_NEWS_TERM, term->id, term->title, content);
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
add_conflict (GString            *edition,
              GString            *content,
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
  deal_edition_add_line (edition, DEAL_NEWS_CONFLICT, conflict->id, conflict->question,
                         content);
}

static void
add_claim (GString         *edition,
           GString         *content,
           const DealClaim *claim)
{
  deal_edition_add_text (content, claim->source->id);
  deal_edition_add_text (content, claim->term->id);
  deal_edition_add_text (content, claim->version != NULL ? claim->version->id : NULL);
  deal_edition_add_number (content, claim->stance);
  deal_edition_add_number (content, claim->strength);
  deal_edition_add_text (content, claim->says);
  deal_edition_add_text (content, claim->locator);
  deal_edition_add_text (content, claim->anchor);
  deal_edition_add_line (edition, DEAL_NEWS_CLAIM, claim->id, claim->says, content);
}

static void
add_source (GString          *edition,
            GString          *content,
            const DealSource *source)
{
  deal_edition_add_text (content, source->title);
  deal_edition_add_text (content, source->publisher);
  deal_edition_add_text (content, source->url);
  deal_edition_add_date (content, source->published);
  deal_edition_add_date (content, source->retrieved);
  deal_edition_add_number (content, source->kind);
  deal_edition_add_text (content, source->language);
  deal_edition_add_text (content, source->origin != NULL ? source->origin->id : NULL);
  deal_edition_add_text (content, source->note);
  deal_edition_add_line (edition, DEAL_NEWS_SOURCE, source->id, source->title, content);
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
add_series (GString          *edition,
            GString          *content,
            const DealSeries *series)
{
  deal_edition_add_text (content, series->title);
  deal_edition_add_number (content, series->unit);
  deal_edition_add_number (content, series->scale);
  add_points (content, series->points, series->n_points);
  deal_edition_add_line (edition, DEAL_NEWS_SERIES, series->id, series->title, content);
}

static void
add_parameter (GString             *edition,
               GString             *content,
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
  deal_edition_add_line (edition, DEAL_NEWS_PARAMETER, parameter->id, parameter->title,
                         content);
}

/* One of the user's own is nothing that the file's author says. */
static void
add_scenario (GString            *edition,
              GString            *content,
              const DealScenario *scenario)
{
  g_autoptr (GPtrArray) series = deal_edition_set_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  if (scenario->is_own)
    return;

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
  deal_edition_add_line (edition, DEAL_NEWS_SCENARIO, scenario->id, scenario->title,
                         content);
}

static void
add_input (GString         *content,
           const DealInput *input)
{
  deal_edition_add_text (content, input->parameter != NULL ? input->parameter->id : NULL);
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
  deal_edition_add_text (content, rule->ends_parameter != NULL ? rule->ends_parameter->id
                                                               : NULL);
  deal_edition_add_number (content, rule->scale);
  deal_edition_add_text (content, rule->series != NULL ? rule->series->id : NULL);
  add_input (content, &rule->rate);
  deal_edition_add_number (content, cap->exists);
  deal_edition_add_number (content, cap->has_total);
  deal_edition_add_number (content, cap->total);
  deal_edition_add_date (content, cap->counts_from);
  deal_edition_add_text (content, cap->parameter != NULL ? cap->parameter->id : NULL);
  add_points (content, rule->amounts, rule->n_amounts);
  add_input (content, &rule->amount);
  deal_edition_add_number (content, rule->every);
  deal_edition_add_decimal (content, rule->growth);
  deal_edition_add_number (content, rule->has_total);
  deal_edition_add_number (content, rule->total);
}

static void
add_payment (GString           *edition,
             GString           *content,
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
  deal_edition_add_text (content, payment->term != NULL ? payment->term->id : NULL);
  deal_edition_add_sources (content, &payment->sources);
  deal_edition_add_line (edition, DEAL_NEWS_PAYMENT, payment->id, payment->title,
                         content);
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
  deal_edition_add_text (content, entry->term != NULL ? entry->term->id : NULL);
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
  deal_edition_add_text (content, scenario != NULL ? scenario->id : NULL);
  deal_edition_add_text (content, deal->update_url);
  add_lists (content, deal);
  deal_edition_add_line (edition, DEAL_NEWS_DEAL, deal->id, deal->title, content);
}

/* Of each of the list of @deal that @member names. */
#define ADD_EACH(deal, member, add)              \
  for (gsize i = 0; i < (deal)->n_##member; i++) \
  add (edition, g_string_truncate (content, 0), &(deal)->member[i])

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
  ADD_EACH (deal, versions, add_version);
  ADD_EACH (deal, terms, add_term);
  ADD_EACH (deal, conflicts, add_conflict);
  ADD_EACH (deal, claims, add_claim);
  ADD_EACH (deal, sources, add_source);
  ADD_EACH (deal, payments, add_payment);
  ADD_EACH (deal, series, add_series);
  ADD_EACH (deal, parameters, add_parameter);
  ADD_EACH (deal, scenarios, add_scenario);
  ADD_EACH (deal, availability, add_availability);
  for (gsize i = 0; i < deal->n_events; i++)
    add_event (edition, g_string_truncate (content, 0), &deal->events[i], events);

  return g_string_free (edition, FALSE);
}
