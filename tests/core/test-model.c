/* test-model.c: what the model stands on: memory, ids, words, digests, currencies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-plain.h"
#include "model/deal-reader-private.h"
#include "model/deal-sha256.h"

/* Pieces are zeroed, aligned, apart, and stay where they are. */
static void
test_arena (void)
{
  g_autoptr (DealArena) arena = deal_arena_new ();
  char   *texts[2000];
  gint64 *numbers[2000];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = g_strnfill (i, (char) ('a' + i % 26));

      texts[i] = deal_arena_strndup (arena, text, i);
      numbers[i] = deal_arena_new_array (arena, gint64, i % 700 + 1);
      g_assert_cmpuint ((guintptr) numbers[i] % sizeof (gint64), ==, 0);
      for (guint j = 0; j <= i % 700; j++)
        {
          g_assert_cmpint (numbers[i][j], ==, 0);
          numbers[i][j] = i;
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (strlen (texts[i]), ==, i);
      g_assert_true (i == 0 || texts[i][i - 1] == 'a' + (char) (i % 26));
      g_assert_cmpint (numbers[i][i % 700], ==, i);
    }
  g_assert_null (deal_arena_alloc (arena, 0, 8));
}

static void
test_index (void)
{
  DealCategory *parts = g_new0 (DealCategory, 5000);
  DealCategory  twin = { "id-77", "" };
  DealIndex     index;

  deal_index_init (&index, 5001);
  for (guint i = 0; i < 5000; i++)
    {
      parts[i].id = g_strdup_printf ("id-%u", i);
      g_assert_null (deal_index_add (&index, &parts[i]));
    }
  g_assert_true (deal_index_add (&index, &twin) == &parts[77]);

  for (guint i = 0; i < 5000; i++)
    g_assert_true (deal_index_find (&index, parts[i].id, strlen (parts[i].id)) ==
                   &parts[i]);
  g_assert_null (deal_index_find (&index, "id-5000", 7));
  g_assert_null (deal_index_find (&index, "id-", 3));
  g_assert_null (deal_index_find (&index, "", 0));
  g_assert_null (deal_index_find (&index, "id-7\0", 5));
  g_assert_true (deal_index_find (&index, "id-77", 4) == &parts[7]);

  deal_index_clear (&index);
  deal_index_init (&index, 0);
  g_assert_null (deal_index_find (&index, "id-1", 4));
  deal_index_clear (&index);
  for (guint i = 0; i < 5000; i++)
    g_free ((char *) parts[i].id);
  g_free (parts);
}

/* Lengths around the borders of blocks, against GLib; and the two texts that
 * FIPS 180-4 works out. */
static void
test_sha256 (void)
{
  g_autofree char *data = g_malloc (3000000);
  const gsize      sizes[] = { 0, 1, 3, 54, 55, 56, 57, 63,
                               64, 65, 119, 120, 127, 128, 1000, 2999999 };
  const struct
  {
    const char *text;
    const char *digest;
  } known[] = {
    { "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
  };

  for (gsize i = 0; i < 3000000; i++)
    data[i] = (char) (i * 31 + i / 251);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (data, sizes[i]);
      DealSha256       sha256 = deal_sha256_begin (bytes);
      g_autofree char *digest = deal_sha256_end (&sha256);
      g_autofree char *expected = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_assert_cmpstr (digest, ==, expected);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr (GBytes)
        bytes = g_bytes_new_static (known[i].text, strlen (known[i].text));
      DealSha256       sha256 = deal_sha256_begin (bytes);
      g_autofree char *digest = deal_sha256_end (&sha256);

      g_assert_cmpstr (digest, ==, known[i].digest);
    }
}

static void
test_currencies (void)
{
  const struct
  {
    const char *code;
    int         digits; /* -1: none */
  } cases[] = {
    { "USD", 2 },
    { "EUR", 2 },
    { "AED", 2 },
    { "ZWG", 2 },
    { "JPY", 0 },
    { "BIF", 0 },
    { "XPF", 0 },
    { "KWD", 3 },
    { "TND", 3 },
    { "BZD", 2 },
    { "CAD", 2 },
    { "", -1 },
    { "US", -1 },
    { "USDX", -1 },
    { "usd", -1 },
    { "XTS", -1 },
    { "D A", -1 },
    { "SD ", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint digits = 9;

      g_test_message ("%s", cases[i].code);
      g_assert_cmpint (deal_currency_get_digits (cases[i].code, &digits), ==,
                       cases[i].digits >= 0);
      g_assert_cmpint ((int) digits, ==, cases[i].digits >= 0 ? cases[i].digits : 9);
    }
}

static void
test_plain (void)
{
  const struct
  {
    const char *text;
    gunichar    unsafe;
    const char *plain;
  } cases[] = {
    { "", 0, "" },
    { "plain é € 漢 🚢", 0, "plain é € 漢 🚢" },
    { "a\nb", '\n', "a\ufffdb" },
    { "\x7f", 0x7f, "\ufffd" },
    { "\xc2\x85", 0x85, "\ufffd" },
    { "\u00a0", 0, "\u00a0" },
    { "€\u2028", 0x2028, "€\ufffd" },
    { "a\u202eb", 0x202e, "a\ufffdb" },
    { "\u2066", 0x2066, "\ufffd" },
    { "\u200f\u061c", 0, "\u200f\u061c" },
    { "\u206a", 0, "\u206a" },
  };
  g_autofree char *cut = deal_plain_text ("漢字漢字", 2);
  g_autofree char *whole = deal_plain_text ("漢字", 2);
  g_autofree char *invalid = deal_plain_text ("a\xff", 9);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = deal_plain_text (cases[i].text, 100);

      g_assert_cmpuint (deal_plain_find_unsafe (cases[i].text, strlen (cases[i].text)),
                        ==, cases[i].unsafe);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
  g_assert_cmpstr (cut, ==, "漢字…");
  g_assert_cmpstr (whole, ==, "漢字");
  g_assert_cmpstr (invalid, ==, "a\ufffd");
}

/* The first and the last word of each list. */
static void
test_names (void)
{
  g_assert_cmpstr (deal_state_to_name (DEAL_STATE_VALUE), ==, "value");
  g_assert_cmpstr (deal_state_to_name (DEAL_STATE_NOT_FOUND), ==, "not-found");
  g_assert_cmpstr (deal_type_to_name (DEAL_TYPE_PARTY), ==, "party");
  g_assert_cmpstr (deal_effect_to_name (DEAL_EFFECT_UNCLEAR), ==, "unclear");
  g_assert_cmpstr (deal_version_status_to_name (DEAL_VERSION_STATEMENT), ==, "statement");
  g_assert_cmpstr (deal_certainty_to_name (DEAL_CERTAINTY_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (deal_unit_to_name (DEAL_UNIT_NUMBER), ==, "number");
  g_assert_cmpstr (deal_payment_kind_to_name (DEAL_PAYMENT_PURCHASE), ==, "purchase");
  g_assert_cmpstr (deal_rule_type_to_name (DEAL_RULE_UNKNOWN), ==, "unknown");
  g_assert_cmpstr (deal_every_to_name (DEAL_EVERY_YEAR), ==, "year");
  g_assert_cmpstr (deal_status_to_name (DEAL_STATUS_WITHDRAWN), ==, "withdrawn");
  g_assert_cmpstr (deal_layer_to_name (DEAL_LAYER_OFFER), ==, "offer");
  g_assert_cmpstr (deal_source_kind_to_name (DEAL_SOURCE_AGGREGATOR), ==, "aggregator");
  g_assert_cmpstr (deal_stance_to_name (DEAL_STANCE_MENTIONS), ==, "mentions");
  g_assert_cmpstr (deal_strength_to_name (DEAL_STRENGTH_OPINION), ==, "opinion");
  g_assert_cmpstr (deal_conflict_kind_to_name (DEAL_CONFLICT_UNIT), ==, "unit");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/arena", test_arena);
  g_test_add_func ("/model/index", test_index);
  g_test_add_func ("/model/sha256", test_sha256);
  g_test_add_func ("/model/currencies", test_currencies);
  g_test_add_func ("/model/plain-text", test_plain);
  g_test_add_func ("/model/names", test_names);

  return g_test_run ();
}
