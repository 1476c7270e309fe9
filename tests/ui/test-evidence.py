#!/usr/bin/python3
# test-evidence.py WINDOW PROGRAM: who says so, who says otherwise, and which to follow
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes from the overview's disputed terms to their evidence, from conflict to conflict,
from a cell to its claim, and has the charts follow one reading and follow none again,
with pointer and keys.  TAP."""
import json
import re
import sys

from deal_window import BUNDLED, Atspi, DealWindow, run, walk

QUESTION = "Is the size of the cap known?"
REPORTED = "38 billion dollars, from one unnamed person."
COMMON = "OpenAI pays: rate"


def plain(text):
    return text.replace("\u00a0", " ")


class Evidence:
    def __init__(self, program):
        self.ui = DealWindow(program, BUNDLED)
        self.headline = None

    def labels(self, under):
        return [plain(n.get_name()) for n in self.ui.find_all("label", "", under)]

    def expect_label(self, text, under):
        self.ui.wait(lambda: any(text in said for said in self.labels(under)), text)

    def view(self):
        return self.ui.view("Evidence")

    def chart(self, view):
        return self.ui.find("image", "^[^G]", view)

    def conflict(self, view):
        return next(t for t in self.labels(view) if t.startswith("Conflict "))

    def reading(self, view):
        return self.ui.wait(lambda: next(
            n for n in walk(view) if n.get_role_name() in ("radio button", "check box")
            and n.get_name() == "Use this reading in charts: " + REPORTED), "the reading")

    def choose(self, view):
        """a click while the views still fade over is lost"""
        def is_chosen():
            node = self.reading(view)
            self.ui.point(node)
            return self.ui.has_state(node, Atspi.StateType.CHECKED)
        self.ui.wait(is_chosen, "the reading to be chosen")

    def opens_from_the_overview(self):
        self.ui.click("^16 Disputed", under=self.ui.view("Overview"))
        row = self.ui.sidebar.get_child_at_index(5)
        self.ui.wait(lambda: self.ui.is_selected(row), "the evidence in the sidebar")
        assert row.get_name() == "Evidence, 16 disputed", row.get_name()
        view = self.view()
        self.ui.expect(lambda: self.ui.heading(view), "Sources conflict on 16 of 26 terms")
        with open(BUNDLED, encoding="utf-8") as file:
            n_sources = len(json.load(file)["sources"])
        counts = re.compile(r"; (\d+) sources, .*; (\d+) sources that speak of no term are hidden")
        said = self.ui.wait(lambda: next(filter(None, map(counts.search, self.labels(view)))),
                            "the sources that are shown and hidden")
        assert int(said.group(1)) + int(said.group(2)) == n_sources, said.group()

    def goes_from_conflict_to_conflict(self):
        view = self.view()
        self.ui.point(self.chart(view), dx=6, dy=6)
        self.ui.keys("Escape")
        first = self.conflict(view)
        self.ui.keys("alt+Down")
        self.ui.wait(lambda: self.conflict(view) != first, "the next conflict")
        second = self.conflict(view)
        number = [int(t.split()[1]) for t in (first, second)]
        assert number[1] == number[0] + 1, (first, second)
        self.ui.keys("alt+Up")
        self.ui.expect(lambda: self.conflict(view), first)

    def goes_from_a_cell_to_its_claim(self):
        view = self.view()
        chart = self.chart(view)
        self.ui.focus(chart, dx=6, dy=6)
        self.ui.keys("ctrl+Home")
        self.ui.wait(lambda: chart.get_name().startswith(COMMON + ". Disputed: "),
                     "the first term")
        self.ui.keys("Right")
        self.ui.wait(lambda: ", source 6 OpenAI: supports, official text. "
                     in plain(chart.get_name()), "its first source")
        self.ui.keys("Return")
        self.expect_label(COMMON, view)
        self.expect_label("official text · ", view)
        self.expect_label("The same percentage", view)
        self.ui.keys("Escape")

    def follows_a_reading(self):
        payments = self.ui.view("Payments")
        self.headline = self.ui.heading(payments)
        view = self.view()
        for _ in range(22):
            if any(QUESTION in said for said in self.labels(view)):
                break
            before = self.conflict(view)
            self.ui.keys("alt+Down")
            self.ui.wait(lambda b=before: self.conflict(view) != b, "the next conflict")
        for text in ("Contradiction", "3 sources, 1 origin", "What would settle it",
                     "No reading is chosen: charts follow no side."):
            self.expect_label(text, view)
        self.choose(view)
        self.ui.wait(lambda: self.ui.shallow("label", "Reading used in charts: “38 billion"),
                     "the toast")
        self.expect_label("Reading used in charts", view)
        payments = self.ui.view("Payments")
        self.ui.wait(lambda: self.ui.heading(payments) != self.headline,
                     "other numbers in the payments")
        self.expect_label(QUESTION, payments)
        self.expect_label("†", payments)

    def takes_it_back(self):
        view = self.view()
        self.ui.click("^Clear$", under=view)
        self.ui.wait(lambda: self.ui.shallow("label", "Charts follow no side"), "the toast")
        self.expect_label("No reading is chosen", view)
        payments = self.ui.view("Payments")
        self.ui.expect(lambda: self.ui.heading(payments), self.headline)

    def undoes_it(self):
        view = self.view()
        self.choose(view)
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"), "the toast"))
        self.expect_label("No reading is chosen", view)
        payments = self.ui.view("Payments")
        self.ui.expect(lambda: self.ui.heading(payments), self.headline)

    def counts_by_kind_and_tables(self):
        view = self.view()
        self.ui.click("^Kinds$", under=view)
        self.ui.wait(lambda: self.ui.is_pressed("^Kinds$", view), "the kinds")
        chart = self.chart(view)
        self.ui.focus(chart, dx=6, dy=6)
        self.ui.keys("ctrl+Home", "Right")
        self.ui.wait(lambda: ", Party: " in chart.get_name(), "a kind of source")
        self.ui.click("^Sources$", under=view)
        self.ui.keys("ctrl+d")
        self.ui.wait(lambda: self.ui.find_all("tree table", "", view), "the table")
        table = self.ui.find("tree table", "", view)
        self.expect_label("official text", table)
        self.ui.keys("ctrl+d")
        self.ui.wait(lambda: self.ui.is_pressed("^Matrix$", view), "the matrix")

    def goes_from_a_claim_to_the_source(self):
        view = self.view()
        buttons = self.ui.find_all("push button", r"^Open the original of source \d+$", view)
        assert buttons, "no way to the original"
        self.ui.do(self.ui.find_all("push button", r"^Source \d+: ", view)[-1])
        row = self.ui.sidebar.get_child_at_index(6)
        self.ui.wait(lambda: self.ui.is_selected(row), "the sources in the sidebar")

    def names_all_that_takes_the_focus(self):
        view = self.view()
        for node in walk(view):
            if node.get_role_name() in ("push button", "toggle button", "radio button",
                                        "check box", "entry", "text", "combo box"):
                assert node.get_name() or self.labels(node), node.get_role_name()


def main():
    evidence = Evidence(sys.argv[1])
    return run(evidence.ui, [
        ("opens from the overview", evidence.opens_from_the_overview),
        ("goes from conflict to conflict", evidence.goes_from_conflict_to_conflict),
        ("goes from a cell to its claim", evidence.goes_from_a_cell_to_its_claim),
        ("follows a reading in every chart", evidence.follows_a_reading),
        ("takes a reading back", evidence.takes_it_back),
        ("undoes a reading", evidence.undoes_it),
        ("counts by kind, and shows the table", evidence.counts_by_kind_and_tables),
        ("goes from a claim to its source", evidence.goes_from_a_claim_to_the_source),
        ("names all that takes the focus", evidence.names_all_that_takes_the_focus),
    ])


if __name__ == "__main__":
    sys.exit(main())
