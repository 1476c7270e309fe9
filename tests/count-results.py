#!/usr/bin/python3
# count-results.py BUILD LOG STATUS: what a run of the tests came to, in one line
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts test cases: each result of a TAP test, and each other test as one.

A test that ends badly although none of its cases failed (a crash, a time-out, a
sanitizer's report) counts as one failure more.  LOG is the base name given to
`meson test --logbase`, STATUS its exit status.
"""
import json
import os
import re
import subprocess
import sys

GOOD = ("OK", "EXPECTEDFAIL")
CASE = re.compile(r"^(ok|not ok)\b(?!.*# TODO)(.*)$", re.M)


def is_tap(build):
    listed = subprocess.run(["meson", "introspect", "--tests", build], check=True,
                            capture_output=True, text=True).stdout
    return {t["name"]: t["protocol"] == "tap" for t in json.loads(listed)}


def count(entries, tap):
    """(passed, failed, skipped) of the lines of a meson JSON log"""
    passed = failed = skipped = 0
    for entry in entries:
        name, result = entry["name"].split(" / ")[-1], entry["result"]
        bad = 0
        if tap.get(name):
            for word, rest in CASE.findall(entry.get("stdout") or ""):
                if "# SKIP" in rest:
                    skipped += 1
                elif word == "ok":
                    passed += 1
                else:
                    bad += 1
        elif result in GOOD:
            passed += 1
        if result == "SKIP" and not tap.get(name):
            skipped += 1
        elif result not in GOOD + ("SKIP",) and bad == 0:
            bad = 1
        failed += bad
    return passed, failed, skipped


def main():
    build, base, status = sys.argv[1], sys.argv[2], int(sys.argv[3])
    path = os.path.join(build, "meson-logs", base + ".json")
    entries = []
    if os.path.exists(path):
        with open(path, encoding="utf-8") as log:
            entries = [json.loads(line) for line in log if line.strip()]
    passed, failed, skipped = count(entries, is_tap(build))
    if status != 0 and failed == 0:
        failed = 1
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or passed == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
