/* test-states.c: the five states of a value look like five, wherever they are told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "chart/deal-figure-private.h"
#include "export/deal-export.h"
#include "model/deal-reader.h"

/* Nothing under the old terms.  Under the new ones each year is of another state: a
 * number, nothing, none that applies, one not disclosed, one not found.  So is each
 * term. */
static const char deal_text[] =
  "{'format':'counterpart-deal/1','id':'states','title':'States',"
  "'as_of':'2026-06-30','currency':'JPY','compare':{'old':'a','new':'b'},"
  "'parties':[{'id':'x','name':'Ex'},{'id':'y','name':'Why'}],"
  "'versions':["
  "{'id':'a','title':'Old','announced':'2025-01-05','effective':'2025-01-05',"
  "'status':'superseded','summary':'','sources':[]},"
  "{'id':'b','title':'New','announced':'2026-01-20','effective':'2026-01-20',"
  "'status':'in-force','summary':'','sources':[]}],"
  "'categories':[{'id':'c','title':'C'}],'sources':[],"
  "'series':[{'id':'s','title':'S','unit':'currency','points':["
  "{'period':'2025','amount':100,'kind':'reported','sources':[]}]}],"
  "'payments':["
  "{'id':'p','title':'P','payer':'x','payee':'y','versions':['b'],"
  "'rule':{'type':'schedule','amounts':["
  "{'period':'2026','amount':500,'kind':'reported','sources':[]},"
  "{'period':'2027','amount':0,'kind':'reported','sources':[]}]},"
  "'certainty':'official','sources':[]},"
  "{'id':'q','title':'Q','payer':'x','payee':'y','versions':['b'],"
  "'rule':{'type':'unknown','from':'2029','to':'2029'},"
  "'certainty':'unknown','sources':[]},"
  "{'id':'r','title':'R','payer':'x','payee':'y','versions':['b'],"
  "'rule':{'type':'share','of':'s','rate':0.2,'from':'2030','to':'2030'},"
  "'certainty':'official','sources':[]}],"
  "'terms':[";

static const char *const states[] = { "value", "zero", "not-applicable", "not-disclosed",
                                      "not-found" };

#define N_STATES G_N_ELEMENTS (states)

static void
append_term (GString *text,
             gsize    state)
{
  g_string_append_printf (
    text,
    "%s{'id':'t%zu','category':'c','title':'Term %zu','type':'amount','unit':'JPY',"
    "'values':{'a':{'state':'value','text':'7 yen','number':7,'sources':[]},"
    "'b':{'state':'%s','text':'%s'%s,'sources':[]}},'changes':[],'keywords':[]}",
    state > 0 ? "," : "", state, state, states[state], state == 0 ? "9 yen" : "",
    state == 0 ? ",'number':9" : "");
}

static DealFigure *
make_figure (DealFigureKind kind,
             gboolean       cumulative)
{
  g_autoptr (GString) text = g_string_new (deal_text);
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) deal_problem_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (Deal) deal = NULL;
  g_autoptr (DealOptions) options = NULL;
  DealFigure *figure;

  for (gsize i = 0; i < N_STATES; i++)
    append_term (text, i);
  g_string_append (text, "]}");
  g_strdelimit (text->str, "'", '"');
  bytes = g_bytes_new (text->str, text->len);
  deal = deal_new_from_bytes (bytes, "states.deal.json", problems, &error);
  g_assert_no_error (error);
  options = deal_options_new (deal);
  options->cumulative = cumulative;
  figure = deal_figure_new (kind, options, FALSE, &error);
  g_assert_no_error (error);

  return figure;
}

static DealScene *
lay_out (const DealFigure *figure)
{
  DealFrame frame = { 900, 640, DEAL_STYLE_LIGHT, TRUE, 1, FALSE, 0, 0, FALSE, 0 };

  return deal_figure_get_scene (figure, &frame);
}

/* What a year's slot shows above the year's word: "bar 500", "0", "", "question",
 * "cross". */
static char *
read_slot (const DealScene *scene,
           const char      *year)
{
  GString *shown = g_string_new (NULL);
  double   middle = -1;
  double   bottom = 0;

  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && g_str_equal (item->text, year))
        {
          middle = item->box.x + item->box.width / 2;
          bottom = item->box.y;
        }
    }
  g_assert_cmpfloat (middle, >, 0);
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];
      double          x = item->box.x + item->box.width / 2;
      const char     *word = NULL;

      if (x < middle - 60 || x > middle + 60 || item->box.y < 135 ||
          item->box.y >= bottom)
        continue;
      if (item->kind == DEAL_ITEM_RECT)
        word = "bar";
      else if (item->kind == DEAL_ITEM_TEXT)
        word = item->text;
      else if (item->kind == DEAL_ITEM_GLYPH)
        word = item->glyph == DEAL_GLYPH_CROSS ? "cross" : "question";
      if (word != NULL)
        g_string_append_printf (shown, "%s%s", shown->len > 0 ? " " : "", word);
    }

  return g_string_free (shown, FALSE);
}

static gboolean
has_text (const DealScene *scene,
          const char      *text)
{
  for (guint i = 0; i < scene->items->len; i++)
    {
      const DealItem *item = scene->items->pdata[i];

      if (item->kind == DEAL_ITEM_TEXT && strstr (item->text, text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static const char *
get_cell (const DealFigure *figure,
          gsize             row,
          const char       *column)
{
  const DealTable *table = deal_figure_get_table (figure);
  gssize           place = deal_table_find_column (table, column);

  g_assert_cmpint (place, >=, 0);

  return deal_table_get_cell (table, row, (gsize) place);
}

/* The line of the CSV that begins with @start. */
static char *
find_line (const DealFigure *figure,
           const char       *start)
{
  g_autoptr (GBytes) bytes = deal_table_to_csv (deal_figure_get_table (figure));
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], start))
      return g_strdup (lines[i]);

  return NULL;
}

/* What is paid each year: drawn, tabled, exported and told. */
static void
test_payments (void)
{
  static const struct
  {
    const char *year;
    const char *drawn;
    const char *state;
    const char *amount; /* a cell that is never 0 for what is not known */
    const char *csv;
    const char *told; /* NULL: where nothing applies there is nothing to tell */
  } cases[] = {
    { "2026", "bar 500", "value", "500", ",value,exact,500,", " 2026 ¥500;" },
    { "2027", "0", "zero", "0", ",zero,exact,0,", " 2027 ¥0;" },
    { "2028", "", "not applicable", "", ",not applicable,,,", NULL },
    { "2029", "question", "not disclosed", "", ",not disclosed,,,",
      " 2029 the amount is not disclosed;" },
    { "2030", "cross", "not found", "", ",not found,,,", " 2030 no figure was found;" },
  };
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_PAYMENTS, FALSE);
  g_autoptr (DealScene) scene = lay_out (figure);
  const char *alt_text = deal_figure_get_alt_text (figure);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *drawn = read_slot (scene, cases[i].year);
      g_autofree char *line = find_line (figure, cases[i].year);
      g_autofree char *year = g_strconcat (" ", cases[i].year, " ", NULL);

      g_assert_cmpstr (drawn, ==, cases[i].drawn);
      g_assert_cmpstr (get_cell (figure, i, "new_state"), ==, cases[i].state);
      g_assert_cmpstr (get_cell (figure, i, "new"), ==, cases[i].amount);
      g_assert_nonnull (strstr (line, cases[i].csv));
      if (cases[i].told != NULL)
        g_assert_nonnull (strstr (alt_text, cases[i].told));
      else
        g_assert_null (strstr (alt_text, year));
    }
  /* The signs are explained. */
  g_assert_true (has_text (scene, "no figure found"));
  g_assert_true (has_text (scene, "not disclosed"));
}

/* The sum of them all lacks two parts. */
static void
test_total (void)
{
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_PAYMENTS, FALSE);
  g_autoptr (DealFigure) running = make_figure (DEAL_FIGURE_PAYMENTS, TRUE);
  g_autoptr (DealScene) scene = lay_out (running);
  g_autofree char *line = find_line (figure, "total");
  gsize            last = N_STATES;

  g_assert_cmpstr (get_cell (figure, last, "period"), ==, "total");
  g_assert_cmpstr (get_cell (figure, last, "new_bound"), ==, "≥");
  g_assert_cmpstr (get_cell (figure, last, "new"), ==, "500");
  g_assert_cmpstr (get_cell (figure, last - 3, "new_running_bound"), ==, "exact");
  g_assert_cmpstr (get_cell (figure, last - 2, "new_running_bound"), ==, "≥");
  g_assert_nonnull (strstr (line, ",≥,500,"));
  g_assert_nonnull (strstr (deal_figure_get_alt_text (figure), " total ≥\302\240¥500."));
  g_assert_true (has_text (scene, "≥\302\240¥500"));
}

/* The new side of each term. */
static void
test_terms (void)
{
  static const struct
  {
    const char *drawn;
    const char *state;
    const char *told;
  } cases[N_STATES] = {
    { "9 yen", "value", "New: 9 yen" },
    { "zero", "zero", "New: zero" },
    { "not applicable", "not applicable", "New: not applicable" },
    { "not disclosed", "not disclosed", "New: not disclosed" },
    { "not found", "not found", "New: not found" },
  };
  g_autoptr (DealFigure) figure = make_figure (DEAL_FIGURE_TERMS, FALSE);
  g_autoptr (DealScene) scene = lay_out (figure);

  for (gsize i = 0; i < N_STATES; i++)
    {
      g_autofree char *start = g_strdup_printf ("t%zu,", i);
      g_autofree char *csv = g_strdup_printf (",b,%s,", cases[i].state);
      g_autofree char *line = find_line (figure, start);

      g_assert_true (has_text (scene, cases[i].drawn));
      g_assert_cmpstr (get_cell (figure, i, "new_state"), ==, cases[i].state);
      g_assert_nonnull (strstr (line, csv));
      g_assert_nonnull (strstr (deal_figure_get_alt_text (figure), cases[i].told));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/states/payments", test_payments);
  g_test_add_func ("/states/total-with-a-missing-part", test_total);
  g_test_add_func ("/states/terms", test_terms);

  return g_test_run ();
}
