/* rule-cases.h: a payment by every kind of rule, worked out by hand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define UNKNOWN -1

/* Worked out by hand, in cents, for 2026 and 2027.  The old terms have 480 a year in
 * all of them, to measure by. */
static const struct
{
  const char *name;
  const char *rule;
  gint64      years[2];
  const char *total;    /* at the end of the payment's words */
  const char *binds[3]; /* by month, quarter and year; NULL: never */
} cases[] = {
  { "fixed-month",
    "{\"type\":\"fixed\",\"amount\":10.01,\"every\":\"month\",\"from\":\"2026-01\","
    "\"to\":\"2027\"}",
    { 12012, 12012 },
    "$240.24",
    { NULL } },
  { "fixed-quarter",
    "{\"type\":\"fixed\",\"amount\":30.05,\"every\":\"quarter\",\"from\":\"2026-01\","
    "\"to\":\"2027\"}",
    { 12020, 12020 },
    "$240.40",
    { NULL } },
  { "fixed-year",
    "{\"type\":\"fixed\",\"amount\":100.01,\"every\":\"year\",\"from\":\"2026-01\","
    "\"to\":\"2027\"}",
    { 10001, 10001 },
    "$200.02",
    { NULL } },
  /* 100 and 110. */
  { "fixed-growth",
    "{\"type\":\"fixed\",\"amount\":100,\"every\":\"year\",\"from\":\"2026-01\","
    "\"to\":\"2027\",\"growth\":0.1}",
    { 10000, 11000 },
    "$210",
    { NULL } },
  { "schedule",
    "{\"type\":\"schedule\",\"amounts\":[{\"period\":\"2026-03\",\"amount\":5.55,"
    "\"kind\":\"reported\",\"sources\":[]},{\"period\":\"2027-Q2\",\"amount\":7.76,"
    "\"kind\":\"reported\",\"sources\":[]}]}",
    { 555, 776 },
    "≥\u00a0$13.31",
    { NULL } },
  { "one-off",
    "{\"type\":\"one-off\",\"amount\":99.99,\"on\":\"2026-05-05\"}",
    { 9999, 0 },
    "$99.99",
    { NULL } },
  { "unknown",
    "{\"type\":\"unknown\",\"from\":\"2026-01\",\"to\":\"2027\"}",
    { UNKNOWN, UNKNOWN },
    "not disclosed",
    { NULL } },
  /* A fifth of 1000.10 and 2000.20. */
  { "share",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":0.2,\"from\":\"2026-01\",\"to\":\"2027\"}",
    { 20002, 40004 },
    "$600.06",
    { NULL } },
  { "share-of-parameter",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":{\"parameter\":\"rate\"},\"from\":"
    "\"2026-01\",\"to\":\"2027\"}",
    { 10001, 20002 },
    "$300.03",
    { NULL } },
  /* 50.005 a quarter: after two of them 100.01. */
  { "share-cap-100",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":0.2,\"from\":\"2026-01\",\"to\":\"2027\","
    "\"cap\":{\"total\":100}}",
    { 10000, 0 },
    "$100",
    { "Jun\u00a02026", "Q2\u00a02026", "2026" } },
  /* 200.02, then 100.01 a quarter: 99.98 are left of the first. */
  { "share-cap-300",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":0.2,\"from\":\"2026-01\",\"to\":\"2027\","
    "\"cap\":{\"total\":300}}",
    { 20002, 9998 },
    "$300",
    { "Mar\u00a02027", "Q1\u00a02027", "2027" } },
  /* 299.98 left of 400.04: in the third quarter, for three are 300.03. */
  { "share-cap-500",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":0.2,\"from\":\"2026-01\",\"to\":\"2027\","
    "\"cap\":{\"parameter\":\"cap\"}}",
    { 20002, 29998 },
    "$500",
    { "Sep\u00a02027", "Q3\u00a02027", "2027" } },
  { "share-cap-700",
    "{\"type\":\"share\",\"of\":\"r\",\"rate\":0.2,\"from\":\"2026-01\",\"to\":\"2027\","
    "\"cap\":{\"total\":700}}",
    { 20002, 40004 },
    "$600.06",
    { NULL } },
};

G_END_DECLS
