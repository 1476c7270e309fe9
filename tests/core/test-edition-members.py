#!/usr/bin/env python3
# test-edition-members.py: whatever changes in a deal file is news
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-edition-members.py PROGRAM: changes every member of the schema in turn

PROGRAM is compare-editions.  Each change that the reader accepts must be news;
each member must have had one that it accepts.
"""

import copy
import json
import os
import subprocess
import sys

from full_deal import SOURCE, read_full_deal

# What has one word to choose from, or none that goes with the same members beside
# it; and what is of the user's own scenarios, of which the file's author says nothing.
ALONE = {"/format", "/series/*/unit", "/payments/*/rule/type", "/scenarios/*/own",
         "/scenarios/*/base",
         "/availability/*/layer"}
# What a member says that is not there.
DEFAULTS = {"/payments/*/kind": "obligation"}
# How many places of the deal stand for one member of the schema.
PLACES = 4
DATES = ["2023", "2024-02", "2025-05-05", "2026-11", "2027-12-31", "2031", "2028/2029"]

tests = failures = 0


def check(name, is_right, detail=""):
    global tests, failures
    tests += 1
    failures += not is_right
    print(f"{'ok' if is_right else 'not ok'} {tests} {name}")
    if not is_right:
        print(f"# {detail}")


def get_members(schema, node, path, found, enums):
    """Every member below a node of the schema that is not itself made of members."""
    while "$ref" in node:
        node = dict(schema["$defs"][node["$ref"].rsplit("/", 1)[1]],
                    **{name: value for name, value in node.items() if name != "$ref"})
    enums.setdefault(path, set()).update(node.get("enum", []))
    inner = [(f"{path}/{name}", child) for name, child in node.get("properties", {}).items()]
    inner += [(f"{path}/*", node[name]) for name in ("items", "additionalProperties")
              if isinstance(node.get(name), dict)]
    if not inner and not node.get("allOf") and path:
        found.add(path)
    for name, child in inner:
        if isinstance(child, dict):
            get_members(schema, child, name, found, enums)
    for part in node.get("allOf", []) + node.get("oneOf", []):
        for branch in (part, part.get("then", {}), part.get("else", {})):
            if "properties" in branch or "$ref" in branch:
                get_members(schema, branch, path, found, enums)


def get_places(deal, node, path=(), member=""):
    """Place and member of everything in a deal that is no object."""
    if isinstance(node, dict):
        # What has ids for names counts as one member, whatever the ids.
        is_map = member.endswith(("/values", "/positions/*/parameters")) or member in (
            "/scenarios/*/series", "/scenarios/*/parameters")
        for name, child in node.items():
            yield from get_places(deal, child, path + (name,),
                                  f"{member}/{'*' if is_map else name}")
        return
    yield path, member
    if isinstance(node, list):
        for number, child in enumerate(node):
            yield from get_places(deal, child, path + (number,), f"{member}/*")


def get_value(deal, path):
    for step in path:
        deal = deal[step]
    return deal


def get_others(deal, member, value, ids, enums):
    """What could stand in the place of a value."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, (int, float)) or value is None:
        number = value or 4
        return [number * 2, number / 2, number + 1, number - 1, None]
    if isinstance(value, list):
        return [value[:-1], value[1:], value + ["press-2024"], value + ["analyst-2025"]]
    others = [word for word in sorted(map(str, enums.get(member, ()))) if word != value]
    others += [f"{value}x", f"x{value}"] + [day for day in DATES if day != value]
    for group in ids:
        others += [other for other in sorted(group) if value in group and other != value]
    return others + (["USD"] if member == "/currency" else [])


def get_changes(deal, enums):
    """Member and changed deal, for some places of each member."""
    ids = [{part["id"] for part in deal[name] if "id" in part}
           for name, parts in deal.items() if isinstance(parts, list)]
    n_places = {}
    for path, member in get_places(deal, deal):
        n_places[member] = n_places.get(member, 0) + 1
        value = get_value(deal, path)
        if n_places[member] > PLACES or isinstance(value, list) and not value:
            continue
        if path[0] == "scenarios" and path[1:] and deal["scenarios"][path[1]].get("own"):
            continue
        if path[-1] == "id" and isinstance(value, str):
            text = json.dumps(deal).replace(json.dumps(value), json.dumps(value + "x"))
            yield member, json.loads(text)
        for other in get_others(deal, member, value, ids, enums):
            changed = copy.deepcopy(deal)
            get_value(changed, path[:-1])[path[-1]] = other
            if other != value:
                yield member, changed
        changed = copy.deepcopy(deal)
        del get_value(changed, path[:-1])[path[-1]]
        if DEFAULTS.get(member) != value:
            yield member, changed


def turn_lists(node):
    """The same, with every list the other way round."""
    if isinstance(node, dict):
        return {name: turn_lists(child) for name, child in node.items()}
    return [turn_lists(child) for child in reversed(node)] if isinstance(node, list) else node


def ask(program, deals):
    text = "".join(json.dumps(deal, ensure_ascii=False) + "\n" for deal in deals)
    answer = subprocess.run([program], input=text.encode(), stdout=subprocess.PIPE,
                            check=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return answer.stdout.decode().split("\n")[:-1]


def main():
    with open(os.path.join(SOURCE, "data", "deal.schema.json"), encoding="utf-8") as file:
        schema = json.load(file)
    members, enums = set(), {}
    get_members(schema, schema, "", members, enums)
    deal = read_full_deal()
    changes = list(get_changes(deal, enums))
    answers = ask(sys.argv[1], [deal] + [changed for _, changed in changes])
    accepted = {}
    for (member, changed), answer in zip(changes, answers):
        if answer != "refused":
            accepted.setdefault(member, []).append((answer, changed))
    print(f"# {len(members)} members, {len(changes)} changes, "
          f"{sum(map(len, accepted.values()))} accepted")
    check("every change has an answer", len(answers) == len(changes))
    for member in sorted(members - ALONE):
        # A list of words or ids is changed as a whole, too.
        answers = accepted.get(member, []) + accepted.get(member.removesuffix("/*"), [])
        silent = [changed for answer, changed in answers if not answer]
        check(f"{member} is news", answers and not silent,
              "no change was accepted" if not answers else f"{len(silent)} are none")
    own = copy.deepcopy(deal)
    own["scenarios"][-1]["title"] = "Another of mine"
    layer = copy.deepcopy(deal)
    layer["availability"][-1].update(layer="contract", status="silent")
    rule = copy.deepcopy(deal)
    rule["payments"][0]["rule"] = {"type": "unknown", "from": "2024-01"}
    check("an own scenario is no news", ask(sys.argv[1], [deal, own]) == [""])
    check("another layer is news", ask(sys.argv[1], [deal, layer]) != [""])
    check("another rule is news", ask(sys.argv[1], [deal, rule]) != [""])
    turned = turn_lists(deal)
    # What a scenario starts from stands before it.
    turned["scenarios"].sort(key=lambda scenario: "base" in scenario)
    answer = ask(sys.argv[1], [deal, turned])
    check("the order of the lists is no news", answer == [""], answer)
    print(f"1..{tests}")
    return 1 if failures else 0


sys.exit(main())
