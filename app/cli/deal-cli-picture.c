/* deal-cli-picture.c: a picture in the place of the options that it was made with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "cli/deal-cli-picture.h"

#include <string.h>

#include "deal-data.h"
#include "deal-text.h"
#include "model/deal-plain.h"
#include "model/deal-reader.h"

/* Of a text in a message, in characters. */
#define MAX_SHOWN 80

/**
 * deal_cli_names_picture:
 * @argument: where the name of a figure may stand
 *
 * Returns: whether it is a PNG instead, or is called one
 */
gboolean
deal_cli_names_picture (const char *argument)
{
  gsize length = strlen (argument);

  return (length > 4 && g_ascii_strcasecmp (argument + length - 4, ".png") == 0) ||
         deal_png_is_at (argument);
}

/* The choices are the picture's; two sets of them would contradict each other. */
static gboolean
check_options (DealCli *cli)
{
  if (cli->old_id == NULL && cli->new_id == NULL && cli->scenario_id == NULL &&
      cli->scenario_file == NULL &&
      cli->settings == NULL && cli->readings == NULL && cli->by == NULL &&
      cli->on == NULL && cli->known_on == NULL)
    return TRUE;

  return deal_cli_misuse (cli, _ ("A picture brings its own options; only its size and "
                                  "style can be chosen anew."));
}

/* The deal of the same id, from @path if it can be read; not even a message if not. */
static gboolean
try_deal (DealCli          *cli,
          const DealRecord *record,
          const char       *path)
{
  g_autoptr (Deal) deal = deal_new_from_path (path, NULL, NULL);

  if (deal == NULL || !deal_record_is_of (record, deal))
    return FALSE;

  cli->deal = g_steal_pointer (&deal);

  return TRUE;
}

static gboolean
read_named (DealCli          *cli,
            const DealRecord *record,
            const char       *path)
{
  g_autofree char *id = NULL;

  if (!deal_cli_read (cli, path))
    return FALSE;
  if (deal_record_is_of (record, cli->deal))
    return TRUE;

  id = deal_plain_text (record->deal_id, MAX_SHOWN);

  /* Translators: a file, the id of its deal, the id of another deal. */
  return deal_cli_misuse (cli, _ ("“%s” is the deal “%s”; the picture is of “%s”."), path,
                          cli->deal->id, id);
}

/**
 * deal_cli_read_picture:
 * @cli: a run that was parsed; its first argument is a picture, its second may be
 *   a deal file
 *
 * Reads what the picture says, and its deal: the file that was named, else the
 * one beside the picture that is called as it was, else the bundled one.  Where
 * none of them is of the same id, the run has no deal.
 *
 * Returns: (transfer full): the record, or `NULL` after telling what is wrong,
 *   with the status set
 */
DealRecord *
deal_cli_read_picture (DealCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DealRecord) record = NULL;
  g_autofree char *bundled = deal_data_get_bundled_deal ();
  g_autofree char *beside = NULL;

  if (!check_options (cli))
    return NULL;
  record = deal_record_new_from_path (cli->arguments[0], &error);
  if (record == NULL)
    {
      deal_cli_fail (cli, error);
      return NULL;
    }
  if (cli->n_arguments > 1)
    return read_named (cli, record, cli->arguments[1]) ? g_steal_pointer (&record) : NULL;

  beside = deal_record_get_sibling (record, cli->arguments[0]);
  if (!try_deal (cli, record, beside))
    try_deal (cli, record, bundled);

  return g_steal_pointer (&record);
}

/**
 * deal_cli_load_picture:
 * @cli: a run as for deal_cli_read_picture()
 *
 * Reads the picture and its deal, and makes its choices again; what could not be
 * is told on stderr.
 *
 * Returns: (transfer full): the record, or `NULL` after telling what is wrong,
 *   with the status set
 */
DealRecord *
deal_cli_load_picture (DealCli *cli)
{
  g_autoptr (DealRecord) record = deal_cli_read_picture (cli);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    return NULL;
  if (cli->deal == NULL)
    {
      g_autofree char *file = deal_plain_text (record->deal_file, MAX_SHOWN);

      deal_cli_misuse (cli, _ ("Name the deal file of the picture as well: it was "
                               "called “%s”."),
                       file);
      return NULL;
    }

  cli->options = deal_record_to_options (record, cli->deal, missing, &error);
  if (cli->options == NULL)
    {
      deal_cli_fail (cli, error);
      return NULL;
    }
  if (!deal_record_is_unchanged (record, cli->deal))
    g_printerr ("counterpart %s: %s\n", cli->name,
                _ ("The deal has changed since the picture was made."));
  for (guint i = 0; i < missing->len; i++)
    g_printerr ("counterpart %s: %s\n", cli->name, (const char *) missing->pdata[i]);

  return g_steal_pointer (&record);
}
