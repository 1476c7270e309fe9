#!/usr/bin/python3
# test-nothing.py WINDOW PROGRAM: a deal with nothing in it: every view says so
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the views of a deal that has two versions and nothing else: each says in
words that it has nothing to show and what to do about it, none is an empty picture.
TAP."""
import json
import os
import sys

from deal_window import DealWindow, run

# What each view says, and how its advice begins.
WORDS = {
    "Terms": ("This deal names no terms", "Add terms, and what each version"),
    "Payments": ("The file lists no obligation under these versions", "Choose other versions"),
    "Availability": ("This deal names no products or platforms", "Add products, platforms"),
    "Timeline": ("This deal names no right or duty with a time", "Add terms with a time"),
    "Evidence": ("This deal names no terms", "Add terms, and what the sources"),
    "Sources": ("No Sources", "The deal cites none."),
}


def write_bare(folder):
    versions = [{"id": i, "title": t, "announced": day, "status": "in-force", "summary": "",
                 "sources": []}
                for i, t, day in (("a", "Old", "2025-01-01"), ("b", "New", "2026-01-01"))]
    deal = {"format": "counterpart-deal/1", "id": "bare", "title": "Bare", "summary": "",
            "as_of": "2026-05-04", "currency": "USD", "compare": {"old": "a", "new": "b"},
            "parties": [{"id": "p", "name": "P", "role": "seller"}], "versions": versions,
            "categories": [{"id": "c", "title": "All"}], "terms": [], "sources": []}
    path = os.path.join(folder, "bare.deal.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(deal, file)
    return path


class Nothing:
    def __init__(self, program):
        self.ui = DealWindow(program, prepare=write_bare)

    def says_so(self, name):
        view = self.ui.view(name)
        title, advice = WORDS[name]
        self.ui.find("label", f"^{title}$", view)
        self.ui.find("label", f"^{advice}", view)
        assert not self.ui.find_all("image", "^Chart", view)
        assert not self.ui.find_all("push button", "^Clear Filter$", view)

    def says_so_in_the_overview(self):
        view = self.ui.view("Overview")
        self.ui.expect(lambda: self.ui.heading(view), "This deal names no terms")
        for name in ("^Payments: The file lists no", "^Availability: This deal names no"):
            self.ui.find("push button", name, view)
        self.ui.find("label", "^The sources do not contradict each other", view)
        assert not self.ui.find_all("label", "questions? about", view)


def main():
    nothing = Nothing(sys.argv[1])
    return run(nothing.ui, [("says so in the overview", nothing.says_so_in_the_overview)] +
               [(f"says so in {name}", lambda n=name: nothing.says_so(n)) for name in WORDS])


if __name__ == "__main__":
    sys.exit(main())
