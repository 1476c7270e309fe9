#!/usr/bin/python3
# test-timeline.py WINDOW PROGRAM: the view of the timeline, used as a person would
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks through the lanes with the keys, changes the years, flips to the table and goes
from a lane to its evidence.  TAP."""
import sys

from deal_window import BUNDLED, DealWindow, children, run


class Timeline:
    def __init__(self, ui):
        self.ui = ui
        self.view = ui.view("Timeline")
        self.chart = ui.find("image", "", self.view)

    def marked(self):
        return self.chart.get_name().replace("\u00a0", " ")

    def expect_mark(self, *words):
        self.ui.wait(lambda: all(w in self.marked() for w in words), f"a mark with {words}")

    def says_what_it_finds(self):
        self.ui.expect(lambda: self.ui.heading(self.view),
                       "6 rights or duties end, 2 get an end date, 2 are new")
        self.ui.wait(lambda: "until AGI is verified" in self.chart.get_description(),
                     "the conditions in the description")

    def is_the_fifth_view(self):
        self.ui.keys("ctrl+1", "ctrl+5")
        row = self.ui.sidebar.get_child_at_index(4)
        assert row.get_name().startswith("Timeline"), row.get_name()
        self.ui.wait(lambda: self.ui.is_selected(row), "the timeline in the sidebar")

    def walks_with_the_keys(self):
        self.ui.focus(self.chart, dx=4, dy=4)
        self.ui.keys("ctrl+Home")
        self.expect_mark("22 Jul 2019: First investment.")
        self.ui.keys("Down")
        self.expect_mark("OpenAI pays: end, Jan 2025 change", "through 2030")
        self.ui.keys("End")
        self.expect_mark("OpenAI pays: end, Apr 2026 amendment", "through 2030")
        self.ui.keys("Left")
        self.expect_mark("Oct 2025 agreement", "until AGI is verified")
        self.ui.keys("ctrl+End")
        self.expect_mark("Apr 2026 amendment", "through 2034")
        self.ui.keys("Escape")
        self.expect_mark("6 rights or duties end")

    def begins_in_a_later_year(self):
        combo = self.ui.find("combo box", "^Years of the scale$", self.view)
        self.ui.choose(combo, "^From 2025$")
        self.ui.wait(lambda: any("2025–2035" in n.get_name()
                                 for n in self.ui.find_all("label", "", self.view)),
                     "the years in the subtitle")
        self.ui.choose(combo, "2019–2035$")

    def shows_the_table(self):
        self.ui.click("^Table$", under=self.view)
        self.ui.wait(lambda: self.ui.find_all("tree table", "", self.view), "the table")
        self.ui.keys("ctrl+d")
        self.ui.wait(lambda: self.ui.find_all("image", "", self.view), "the chart again")

    def opens_an_event_with_enter(self):
        self.ui.focus(self.chart, dx=4, dy=4)
        self.ui.keys("ctrl+Home", "Return")
        self.ui.wait(lambda: self.popover(), "a popover with sources")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.popover(), "the popover to close")

    def popover(self):
        return self.ui.find_all("push button", "^Source [0-9]+: ", self.chart)

    def opens_the_evidence_of_a_lane(self):
        self.ui.focus(self.chart, dx=4, dy=4)
        self.ui.keys("ctrl+Home", "Down", "End")
        self.expect_mark("OpenAI pays: end, Apr 2026 amendment")
        self.ui.keys("Return")
        row = next(r for r in children(self.ui.sidebar)
                   if r.get_name().startswith("Evidence"))
        self.ui.wait(lambda: self.ui.is_selected(row), "the evidence")
        self.ui.view("Timeline")


def main():
    ui = DealWindow(sys.argv[1], BUNDLED)
    view = Timeline(ui)
    return run(ui, [
        ("says what it finds", view.says_what_it_finds),
        ("is the fifth view", view.is_the_fifth_view),
        ("walks through the lanes with the keys", view.walks_with_the_keys),
        ("begins in a later year", view.begins_in_a_later_year),
        ("shows the table of the same", view.shows_the_table),
        ("opens an event with Enter", view.opens_an_event_with_enter),
        ("opens the evidence of a lane", view.opens_the_evidence_of_a_lane),
    ])


if __name__ == "__main__":
    sys.exit(main())
