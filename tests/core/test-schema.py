#!/usr/bin/env python3
# test-schema.py: the schema and the reader are of one mind
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-schema.py READER [--all]: compares the schema with the program READER (read-deals)

What the schema refuses, the reader must refuse.  What only the reader refuses
must be of a kind that no schema can see.  Of the files with one place changed,
every seventh is looked at, with --all each: that takes a minute.
"""

import copy
import glob
import json
import os
import re
import subprocess
import sys

from full_deal import read_full_deal

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP the Python module jsonschema is not installed")
    sys.exit(0)

MARK = "«"
SOURCE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(SOURCE, "tests", "fixtures", "deals")
# What is beyond a schema, by the reader's messages.
BEYOND = re.compile(
    r"is not among the|is given twice|is no currency|is no date|is no period|overlaps"
    r"|is no whole number|is too large|lies before the beginning|below the minimum"
    r"|is no year|out of the range|comes back to itself|to itself|is of unit|is no address"
)

tests = failures = 0


def check(name, is_right, detail=""):
    global tests, failures
    tests += 1
    failures += not is_right
    print(f"{'ok' if is_right else 'not ok'} {tests} {name}")
    if not is_right:
        print(f"# {detail}")


def read_json(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def places(value, path=()):
    """Every place in a value, the whole first."""
    yield path
    if isinstance(value, dict):
        for name, member in value.items():
            yield from places(member, path + (name,))
    elif isinstance(value, list):
        for number, element in enumerate(value):
            yield from places(element, path + (number,))


def mutants(deal):
    """The deal with one place removed, or filled with something else."""
    for path in places(deal):
        if not path:
            continue
        for filler in ("remove", None, 7, -0.5, True, "", "x", "2025", [], {}, ["x"], [{}]):
            mutant = copy.deepcopy(deal)
            parent = mutant
            for step in path[:-1]:
                parent = parent[step]
            if filler == "remove":
                del parent[path[-1]]
            else:
                parent[path[-1]] = filler
            yield f"{'/'.join(map(str, path))} = {json.dumps(filler)}", mutant


def ask_reader(program, deals):
    text = "".join(json.dumps(deal, ensure_ascii=False) + "\n" for deal in deals)
    environment = dict(os.environ, LC_ALL="C.UTF-8")
    answer = subprocess.run([program], input=text.encode(), stdout=subprocess.PIPE,
                            check=True, env=environment).stdout
    lines = answer.decode().split("\n")[:-1]
    assert len(lines) == len(deals)
    return [line.split("\t")[:-1] for line in lines]


def main():
    schema = read_json(os.path.join(SOURCE, "data", "deal.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    good = os.path.join(FIXTURES, "good-small.deal.json")

    files = glob.glob(os.path.join(FIXTURES, "good-*.deal.json"))
    files += glob.glob(os.path.join(SOURCE, "data", "deals", "*.deal.json"))
    for path in sorted(files):
        errors = [error.message for error in validator.iter_errors(read_json(path))]
        check(f"{os.path.basename(path)} is right", not errors, errors[:3])

    with open(good, encoding="utf-8") as file:
        text = file.read()
    for mistake in read_json(os.path.join(FIXTURES, "mistakes.json")):
        wrong = text.replace(mistake["find"], mistake["replace"].replace(MARK, ""))
        refused = not validator.is_valid(json.loads(wrong))
        check(f"{mistake['what']}: {'refused' if mistake['schema'] else 'beyond a schema'}",
              refused == mistake["schema"])

    pairs = list(mutants(read_full_deal()))[:: 1 if "--all" in sys.argv else 7]
    verdicts = ask_reader(sys.argv[1], [mutant for _, mutant in pairs])
    missed = []
    unknown = []
    for (name, mutant), messages in zip(pairs, verdicts):
        refused = not validator.is_valid(mutant)
        if refused and not messages:
            missed.append(name)
        if messages and not refused and not all(BEYOND.search(m) for m in messages):
            unknown.append(f"{name}: {messages}")
    print(f"# {len(pairs)} files with one place changed")
    check("what the schema refuses, the reader refuses", not missed,
          f"{len(missed)}: {missed[:20]}")
    check("what only the reader refuses is beyond a schema", not unknown,
          f"{len(unknown)}: {unknown[:20]}")

    print(f"1..{tests}")
    return 1 if failures else 0


sys.exit(main())
