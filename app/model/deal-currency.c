/* deal-currency.c: the currencies of the world and their minor units
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "model/deal-reader-private.h"

/* Codes of ISO 4217 by the digits of their minor unit, in alphabetical order.
 * Funds, metals and test codes are no money that a deal is written in.
 * Source: ISO 4217, list one, as of 2025. */
static const char *const codes[] = {
  /* 0 */
  "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
  /* 1 */
  "",
  /* 2 */
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP "
  "BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP "
  "GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW "
  "KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR "
  "MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR "
  "SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS "
  "UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG",
  /* 3 */
  "BHD IQD JOD KWD LYD OMR TND",
};

/**
 * deal_currency_get_digits:
 * @code: anything
 * @digits: (out): digits of the minor unit: 2 for USD, 0 for JPY, 3 for KWD
 *
 * Returns: whether @code is a currency
 */
gboolean
deal_currency_get_digits (const char *code,
                          guint      *digits)
{
  if (strlen (code) != 3)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    for (const char *p = codes[i]; *p != '\0'; p += p[3] == ' ' ? 4 : 3)
      if (strncmp (p, code, 3) == 0)
        {
          *digits = i;
          return TRUE;
        }

  return FALSE;
}
