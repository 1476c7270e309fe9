#!/usr/bin/python3
# test-known.py: the picture of an earlier day is that of a file without what came later
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Removes from copies of deals, as data/deal-format.md says, what was not public
on a day, and compares what the program named by COUNTERPART prints of a copy with
what --known-on makes of the whole; prints TAP."""
import calendar
import csv
import json
import os
import re
import subprocess
import sys
import tempfile

PROGRAM = os.environ["COUNTERPART"]
SOURCE = os.environ["G_TEST_SRCDIR"]
BUNDLED = os.path.join(os.environ["COUNTERPART_DATA_DIR"],
                       "deals", "microsoft-openai.deal.json")
SMALL = os.path.join(SOURCE, "fixtures", "deals", "good-small.deal.json")
DAYS = {
    BUNDLED: ["2019-12-31", "2023-02", "2025-09-30", "2026-02-27", "2026-04-26",
              "2026-04-27", "2026-05", "2030"],
    SMALL: ["2024-01-31", "2024-11-05", "2025-06-19", "2025-06-20", "2025-09-30"],
}
TABLES = [
    ["terms", "--format", "csv"],
    ["terms", "--format", "json"],
    ["terms", "--format", "markdown"],
    ["schedule", "--format", "csv", "--by", "quarter"],
    ["matrix", "--format", "csv"],
    ["conflicts", "--format", "csv"],
    ["sources", "--format", "csv"],
]


def last_day(date):
    parts = [int(part) for part in date.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return year, month, day


def forget(deal, day):
    """What data/deal-format.md says under “What was known on a day”."""
    until = last_day(day)

    def known_by(source):
        return last_day(source.get("published") or source.get("retrieved")
                        or deal["as_of"])

    known = {s["id"] for s in deal["sources"] if known_by(s) <= until}

    def keep(parts):
        kept = []
        for part in parts:
            sources = part.get("sources", [])
            left = [s for s in sources if s in known]
            if left or not sources:
                part = {**part, "sources": left} if sources else part
                if len(left) < len(sources):
                    part.pop("note", None)
                    part.pop("caveat", None)
                kept.append(part)
        return kept

    whole = deal
    deal = json.loads(json.dumps(deal))
    deal["sources"] = [s for s in deal["sources"] if s["id"] in known]
    for source in deal["sources"]:
        if source.get("origin") not in known:
            source.pop("origin", None)

    for version in deal["versions"]:
        version["_known"] = last_day(version["announced"]) <= until
    versions = {v["id"] for v in deal["versions"] if v.pop("_known")}
    deal["versions"] = [v for v in deal["versions"] if v["id"] in versions]
    for version in deal["versions"]:
        version["sources"] = [s for s in version.get("sources", []) if s in known]

    for series in deal.get("series", []):
        series["points"] = keep(series["points"])
    for scenario in deal.get("scenarios", []):
        scenario["series"] = {k: keep(v) for k, v in scenario.get("series", {}).items()}
    deal["payments"] = [p for p in keep(deal.get("payments", []))
                        if set(p["versions"]) & versions]
    for payment in deal["payments"]:
        payment["versions"] = [v for v in payment["versions"] if v in versions]
        if "amounts" in payment["rule"]:
            payment["rule"]["amounts"] = keep(payment["rule"]["amounts"])
    used = json.dumps([p["rule"] for p in deal["payments"]])
    deal["parameters"] = [
        {**p, "sources": [s for s in p.get("sources", []) if s in known]}
        for p in deal.get("parameters", [])
        if keep([p]) or '"%s"' % p["id"] in used]
    given = {p["id"]: p.get("sources", []) for p in whole.get("parameters", [])}
    for parameter in deal["parameters"]:
        if len(parameter["sources"]) < len(given[parameter["id"]]):
            parameter.pop("why", None)
        if given[parameter["id"]] and not parameter["sources"]:
            parameter.pop("default", None)
    parameters = {p["id"] for p in deal["parameters"]}
    for scenario in deal.get("scenarios", []):
        scenario["parameters"] = {k: v for k, v in scenario.get("parameters", {}).items()
                                  if k in parameters}

    claims = [c for c in deal.get("claims", []) if c["source"] in known]
    claimed = {c["term"] for c in claims}
    terms = []
    for term in deal["terms"]:
        before = term["values"]
        term["values"] = {
            version: kept[0] for version, value in before.items()
            if version in versions and (kept := keep([value]))}
        if before and not term["values"] and term["id"] not in claimed:
            continue
        lost = set(before) - set(term["values"])
        term["changes"] = [c for c in term.get("changes", [])
                           if {c["from"], c["to"]} <= versions
                           and not {c["from"], c["to"]} & lost]
        terms.append(term)
    deal["terms"] = terms
    ids = {t["id"] for t in terms}
    deal["claims"] = [c for c in claims if c["term"] in ids
                      and c.get("version", next(iter(versions))) in versions]

    for part in deal["payments"] + deal.get("availability", []):
        if part.get("term") not in ids:
            part.pop("term", None)

    conflicts = []
    for conflict in deal.get("conflicts", []):
        positions = keep(conflict["positions"])
        if conflict["term"] in ids and len(positions) >= 2:
            if len(positions) < len(conflict["positions"]):
                conflict.pop("assessment", None)
                conflict.pop("settled_by", None)
            conflicts.append({**conflict, "positions": positions})
    deal["conflicts"] = conflicts

    for entry in deal.get("availability", []):
        if ("to" in entry and last_day(entry["to"]) > until
                and not set(entry["sources"]) <= known):
            del entry["to"]
    deal["availability"] = keep(deal.get("availability", []))
    deal["events"] = [e for e in keep(deal.get("events", []))
                      if e.get("sources") or last_day(e["date"]) <= until]

    order = [v["id"] for v in sorted(deal["versions"],
                                     key=lambda v: last_day(v["announced"]))]
    pair = deal["compare"]
    if not {pair["old"], pair["new"]} <= versions:
        pair["new"] = order[-1]
        pair["old"] = order[-2 if len(order) > 1 else 0]
    if last_day(deal["as_of"]) > until:
        deal["as_of"] = day
    return deal


def strip_origin(row):
    """A copy is another file, and says nothing of the day that made it."""
    assert row.pop("deal_sha256")
    row["assumptions_in_words"] = re.sub("As publicly known on .*? left out. ?", "",
                                         row["assumptions_in_words"])
    return row


def answer(table, output):
    """What a subcommand prints; amounts say in every row of which file and day they are."""
    if table[0] != "schedule":
        return output.decode()
    return [strip_origin(row) for row in csv.DictReader(output.decode().splitlines())]


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, timeout=60,
                          check=False)


def compare(path, day, folder):
    with open(path, encoding="utf-8") as file:
        deal = forget(json.load(file), day)
    copy = os.path.join(folder, os.path.basename(path))
    with open(copy, "w", encoding="utf-8") as file:
        json.dump(deal, file)

    checked = run("check", copy)
    assert checked.returncode == 0, checked.stderr.decode()[-800:]
    exports = [os.path.join(folder, name + ".csv") for name in ("ours", "theirs")]
    for output, arguments in zip(exports, ([path, "--known-on", day], [copy])):
        assert run("export", "terms", "-o", output, *arguments).returncode == 0
    with open(exports[0], encoding="utf-8") as ours, \
            open(exports[1], encoding="utf-8") as theirs:
        rows = [[strip_origin(row) for row in csv.DictReader(file)]
                for file in (ours, theirs)]
    assert rows[0] == rows[1], "the exported terms differ"

    for table in TABLES:
        ours = run(table[0], path, "--known-on", day, *table[1:])
        theirs = run(table[0], copy, *table[1:])
        assert ours.returncode == theirs.returncode == 0, ours.stderr + theirs.stderr
        if answer(table, ours.stdout) != answer(table, theirs.stdout):
            lines = zip(ours.stdout.decode().splitlines(),
                        theirs.stdout.decode().splitlines())
            raise AssertionError("%s:\n%s" % (table[0], next(
                ("is %s\nnot %s" % pair for pair in lines if pair[0] != pair[1]),
                "one is longer")))


def check_whole():
    """A day after everything leaves nothing out."""
    for table in TABLES:
        whole = run(table[0], BUNDLED, *table[1:])
        later = run(table[0], BUNDLED, "--known-on", "2030", *table[1:])
        assert answer(table, later.stdout) == answer(table, whole.stdout), table


def check_refusals():
    early = run("terms", "--known-on", "2015")
    assert early.returncode == 1 and b"2015" in early.stderr, early
    wrong = run("terms", "--known-on", "April")
    assert wrong.returncode == 2 and "“April”".encode() in wrong.stderr, wrong


def check_hindsight():
    """A remark that rests on later sources too is none of that day."""
    def caveats(*options):
        footer = " ".join(json.loads(run("describe", "payments", *options).stdout)["footer"])
        return "overstates the near years" in footer

    assert caveats()
    assert not caveats("--known-on", "2026-04-26")


def check_figure():
    """The picture says of which day it is, and what it leaves out."""
    described = json.loads(run("describe", "payments", "--known-on", "2026-04-26").stdout)
    whole = json.loads(run("describe", "payments").stdout)
    said = "As publicly known on 26\u00a0Apr\u00a02026"
    assert any(said in line for line in described["footer"]), described["footer"]
    assert not any(said in line for line in whole["footer"])
    assert any("As of 26\u00a0Apr\u00a02026" in line for line in described["footer"])


def main():
    tests = [("a later day leaves nothing out", check_whole, ()),
             ("days that cannot be", check_refusals, ()),
             ("the figure says so", check_figure, ()),
             ("no hindsight", check_hindsight, ())]
    with tempfile.TemporaryDirectory() as folder:
        for path, days in DAYS.items():
            for day in days:
                tests.append(("%s on %s" % (os.path.basename(path), day),
                              compare, (path, day, folder)))
        print("1..%d" % len(tests))
        failed = 0
        for number, (name, test, arguments) in enumerate(tests, 1):
            try:
                test(*arguments)
                print("ok %d - %s" % (number, name))
            except (AssertionError, KeyError, ValueError) as error:
                failed += 1
                print("not ok %d - %s" % (number, name))
                print("\n".join("# " + line for line in str(error).splitlines()[:20]))
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
