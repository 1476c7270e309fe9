#!/usr/bin/python3
# test-views.py WINDOW PROGRAM: every view, the pair, a term, a cell, a day
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through the window on the bundled deal, as a person who looks for what changed:
the overview, the terms with their evidence, the matrix and its date.  TAP."""
import sys

from deal_window import BUNDLED, DealWindow, run, walk

OLD, NEW = "Oct 2025 agreement", "Apr 2026 amendment"


def plain(text):
    return text.replace("\u00a0", " ")


class Views:
    def __init__(self, program):
        self.ui = DealWindow(program, BUNDLED)

    def labels(self, under):
        return [plain(n.get_name()) for n in self.ui.find_all("label", "", under)]

    def expect_label(self, text, under):
        self.ui.wait(lambda: any(text in said for said in self.labels(under)), text)

    def shows_the_overview(self):
        view = self.ui.view("Overview")
        self.ui.expect(lambda: self.ui.heading(view), "13 of 26 terms changed")
        for card in ("^4 Ended", "^1 Capped: OpenAI pays: total$", "^16 Disputed"):
            self.ui.find("push button", card, view)

    def says_what_is_counted(self):
        """the same thing has the same number, and what is counted is said"""
        counts = {1: "13 of 26 terms changed",
                  3: "23 of 63 product–platform pairs changed",
                  5: "Sources conflict on 16 of 26 terms"}
        for index, told in counts.items():
            row = self.ui.sidebar.get_child_at_index(index)
            self.ui.expect(lambda r=row: plain(r.get_description()), told)
        view = self.ui.view("Overview")
        disputed = self.ui.find("push button", "^16 Disputed", view)
        self.ui.expect(lambda: disputed.get_description(), counts[5])
        ended = self.ui.find("push button", "^4 Ended", view)
        assert ended.get_description().startswith("4 of 26 terms"), ended.get_description()
        self.ui.find("label", "^22$", view)
        self.ui.find("label", "^22 questions about 1[0-9] terms$", view)
        self.agrees_on_what_is_disputed(view)

    def agrees_on_what_is_disputed(self, view):
        """terms with a question and those without are as many as the tile says"""
        asked = self.ui.find("label", "^22 questions about 1[0-9] terms$", view).get_name()
        others = self.ui.find("label", "^[0-9]+ more terms? (is|are) disputed", view).get_name()
        assert int(asked.split()[3]) + int(others.split()[0]) == 16, (asked, others)

    def goes_from_the_overview_to_a_view(self):
        view = self.ui.view("Overview")
        self.ui.click("^Payments: ", under=view)
        row = self.ui.sidebar.get_child_at_index(2)
        self.ui.wait(lambda: self.ui.is_selected(row), "the payments in the sidebar")

    def lists_the_terms(self):
        view = self.ui.view("Terms")
        for name in ("^All, 26$", "^Changed, 13$", "^Disputed, 16$"):
            self.ui.find("push button", name, view)
        self.ui.click("^Changed, 13$", under=view)
        self.ui.wait(lambda: not self.ui.find_all("list item", r"^OpenAI pays: rate\.", view),
                     "what is unchanged to go")
        self.ui.click("^All, 26$", under=view)
        self.ui.find("list item", r"^OpenAI pays: rate\. Unchanged", view)

    def selects_a_term(self):
        view = self.ui.view("Terms")
        self.ui.point(self.ui.find("list item", r"^OpenAI pays: total\. Capped", view))
        details = self.ui.wait(lambda: next(n for n in walk(view)
                                            if n.get_name() == "Details of the term"),
                               "the details")
        self.expect_label("OpenAI pays: total", details)
        for text in ("Is the size of the cap known?", "History", "Evidence"):
            self.expect_label(text, details)
        assert len(self.ui.find_all("push button", r"^Source \d+: ", details)) >= 5
        self.ui.point(self.ui.find("list item", r"^OpenAI pays: AGI link\. Ended", view))
        self.expect_label("OpenAI pays: AGI link", details)

    def filters_the_terms(self):
        view = self.ui.view("Terms")
        self.ui.keys("ctrl+shift+f")
        self.ui.type("revenue counted")
        self.ui.wait(lambda: not self.ui.find_all("list item", "^OpenAI pays: total", view),
                     "other terms to go")
        self.ui.find("list item", "^OpenAI pays: revenue counted", view)
        self.ui.keys("Escape")
        self.ui.find("list item", "^Microsoft pays", view)

    def swaps_the_pair(self):
        view = self.ui.view("Terms")
        self.ui.expect(self.ui.pair, ["Old version: " + OLD, "New version: " + NEW])
        self.ui.do(self.ui.shallow("push button", "Swap versions"))
        self.ui.expect(self.ui.pair, ["Old version: " + NEW, "New version: " + OLD])
        self.ui.wait(lambda: self.ui.shallow("label", "Older terms are on the right."), "the bar")
        heading = self.ui.find("filler", "^DealTermRow$", view)
        self.ui.expect(lambda: self.labels(heading), ["Term", NEW, OLD])
        self.ui.keys("ctrl+shift+x")
        self.ui.expect(lambda: self.labels(heading), ["Term", OLD, NEW])

    def chart(self, view):
        return self.ui.find("image", "^[^G]", view)

    def opens_a_cell(self):
        view = self.ui.view("Availability")
        chart = self.chart(view)
        self.ui.expect(lambda: self.ui.heading(view),
                       "8 product–platform pairs newly permitted, 3 newly on offer")
        self.ui.focus(chart, dx=4, dy=4)
        self.ui.keys("ctrl+Home")
        self.ui.wait(lambda: chart.get_name().startswith("Frontier API"), "the first cell")
        self.ui.wait(lambda: "Azure" in chart.get_name(), "its platform")
        self.ui.keys("Right")
        self.ui.wait(lambda: "AWS" in chart.get_name(), "the cell beside it")
        self.ui.keys("Return")
        for text in ("Frontier API on AWS", "Contract permits", "Actually offered",
                     "Not permitted", "Permitted", "Available"):
            self.expect_label(text, chart)
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.find_all("label", "^Frontier API on AWS$", chart),
                     "the popover to close")
        self.ui.keys("Escape")

    def points_at_a_cell(self):
        view = self.ui.view("Availability")
        chart = self.chart(view)
        width, height = self.ui.place(chart)[2:]
        self.ui.point(chart, dx=int(width * 0.46), dy=int(height * 0.46))
        self.ui.wait(lambda: self.ui.find_all("label", " on Google Cloud$", chart), "a cell")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.find_all("label", " on Google Cloud$", chart),
                     "the popover to close")
        self.ui.keys("Escape")

    def changes_the_day(self):
        view = self.ui.view("Availability")
        bar = self.ui.find("filler", "^DealDateBar$", view)
        today, first = self.labels(bar)[1], self.ui.heading(view)
        self.ui.click("^To the change before$", under=bar)
        self.ui.wait(lambda: self.labels(bar)[1] != today, "another day")
        slider = self.ui.find("slider", "^As-of date$", bar).get_value_iface()
        slider.set_current_value(slider.get_minimum_value())
        self.ui.expect(lambda: self.labels(bar)[1], "22 July 2019")
        self.ui.wait(lambda: self.ui.heading(view) != first, "what was so on that day")
        slider.set_current_value(slider.get_maximum_value())
        self.ui.expect(lambda: (self.labels(bar)[1], self.ui.heading(view)), (today, first))

    def shows_the_matrix_as_a_table(self):
        view = self.ui.view("Availability")
        self.ui.click("^Table$", under=view)
        self.ui.wait(lambda: self.ui.find_all("tree table", "", view), "the table")
        self.ui.wait(lambda: "Frontier API" in " ".join(self.labels(view)), "its first row")
        self.ui.click("^Matrix$", under=view)
        self.ui.wait(lambda: self.ui.is_pressed("^Matrix$", view), "the matrix")

    def shows_the_sources(self):
        view = self.ui.view("Sources")
        self.ui.find("push button", "^All 180$", view)
        self.ui.expect(lambda: self.ui.find("status bar", "", view).get_name(),
                       "180 cited by the deal, 0 found in lists")
        self.expect_label("11 claims rest on it", self.ui.find("filler", "^DealSourcePage$", view))

    def loads_no_mesa(self):
        with open(f"/proc/{self.ui.app.pid}/maps", encoding="ascii") as file:
            loaded = file.read()
        assert "libgtk-4" in loaded, "not the window's process"
        assert "libGL" not in loaded and "libEGL" not in loaded, "Cairo draws without"


def main():
    views = Views(sys.argv[1])
    return run(views.ui, [
        ("shows the overview", views.shows_the_overview),
        ("says what is counted", views.says_what_is_counted),
        ("goes from the overview to a view", views.goes_from_the_overview_to_a_view),
        ("lists the terms", views.lists_the_terms),
        ("selects a term, and shows its evidence", views.selects_a_term),
        ("filters the terms", views.filters_the_terms),
        ("swaps the pair", views.swaps_the_pair),
        ("opens a cell with the keys", views.opens_a_cell),
        ("opens a cell with the pointer", views.points_at_a_cell),
        ("changes the day", views.changes_the_day),
        ("shows the matrix as a table", views.shows_the_matrix_as_a_table),
        ("shows the sources", views.shows_the_sources),
        ("loads no Mesa where Cairo draws", views.loads_no_mesa),
    ])


if __name__ == "__main__":
    sys.exit(main())
