#!/usr/bin/python3
# test-payments.py WINDOW PROGRAM: the view of the payments, used as a person would
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Assumes a cap and moves it, changes everything else that the view offers, and goes
through the bars with keys and pointer.  TAP."""
import re
import sys

from deal_window import BUNDLED, DealWindow, run

UNDISCLOSED = "OpenAI keeps paying 20% (reported) through 2030, up to an undisclosed cap"


def stop(amount, year):
    return (f"With a ${amount}\u00a0bn cap, OpenAI’s payments to Microsoft would stop "
            f"in {year}").replace("\u00a0", " ")


class Payments:
    def __init__(self, ui):
        self.ui = ui
        self.view = ui.view("Payments")
        self.cap = ui.find("panel", "^Total cap", self.view)
        self.chart = ui.find("image", "", self.view)

    def expect_headline(self, text):
        self.ui.expect(lambda: self.ui.heading(self.view).replace("\u00a0", " "), text)

    def described(self):
        return self.chart.get_description().replace("\u00a0", " ")

    def marked(self):
        return self.chart.get_name().replace("\u00a0", " ")

    def expect_mark(self, *words):
        self.ui.wait(lambda: all(w in self.marked() for w in words), f"a mark with {words}")

    def says_that_the_cap_is_undisclosed(self):
        self.expect_headline(UNDISCLOSED)
        self.ui.wait(lambda: "is due if the undisclosed cap is not reached" in self.described(),
                     "the undisclosed cap in the description")

    def assumes_a_cap(self):
        self.ui.click("^Assumed$", under=self.cap)
        self.ui.write(self.ui.find("text", "", self.cap), "38bn")
        self.expect_headline(stop(38, 2028))
        self.ui.wait(lambda: "$38 bn is assumed" in self.described(), "the assumption")
        # From within the field, too, it is the cap that is taken back, not its letters.
        self.ui.keys("ctrl+z")
        self.ui.wait(lambda: "$38 bn is assumed" not in self.described(), "no such cap")
        self.ui.click("^Assumed$", under=self.cap)
        self.ui.write(self.ui.find("text", "", self.cap), "38bn")
        self.expect_headline(stop(38, 2028))

    def moves_the_cap(self):
        slider = self.ui.find("slider", "", self.cap)
        value = slider.get_value_iface()
        value.set_current_value(value.get_current_value() + 10)
        self.expect_headline(stop(48, 2029))
        entry = self.ui.find("text", "", self.cap)
        self.ui.expect(lambda: self.ui.text(entry).replace("\u00a0", " "), "$48 bn")
        self.ui.focus(entry)
        self.ui.keys(*["Down"] * 10)
        self.expect_headline(stop(38, 2028))

    def refuses_what_is_no_amount(self):
        entry = self.ui.find("text", "", self.cap)
        self.ui.write(entry, "a lot")
        self.ui.focus(self.chart, dx=4, dy=4)
        self.expect_headline(stop(38, 2028))
        self.ui.write(entry, "38bn")

    def changes_the_scenario(self):
        self.ui.click("^High$", under=self.view)
        self.ui.wait(lambda: self.ui.is_pressed("^High$", self.view), "the scenario")
        self.ui.wait(lambda: "“High" in self.described(), "the scenario in the description")
        self.ui.click("^Base$", under=self.view)
        self.ui.wait(lambda: "“Base" in self.described(), "the first scenario again")

    def changes_the_periods(self):
        combo = self.ui.find("combo box", "^Length of the periods$", self.view)
        self.ui.choose(combo, "^By quarter$")
        self.ui.wait(lambda: "Q4 2030" in self.described(), "quarters")
        self.ui.choose(combo, "^By year$")
        self.ui.wait(lambda: "Q4 2030" not in self.described(), "years again")

    def shown(self):
        found = re.search(r"Shown: (.*?) of 2026–2030", self.described())
        return found.group(1) if found else "all"

    def expect_other(self, before):
        self.ui.wait(lambda: self.shown() != before, f"another time than {before}")
        return self.shown()

    def looks_closer(self):
        assert not self.ui.find_all("push button", "^Show all years$", self.view)
        combo = self.ui.find("combo box", "^Length of the periods$", self.view)
        self.ui.choose(combo, "^By month$")
        self.ui.wait(lambda: self.ui.find_all("push button", "^Show all years$", self.view),
                     "buttons for the time of sixty months")
        self.ui.click("^Show a shorter time$", under=self.view)
        shown = self.expect_other("all")
        self.ui.click("^Show all years$", under=self.view)
        assert self.expect_other(shown) == "all"
        self.ui.focus(self.chart, dx=4, dy=4)
        self.ui.keys("ctrl+plus", "ctrl+plus")
        closer = self.expect_other("all")
        self.ui.keys("Prior")
        earlier = self.expect_other(closer)
        self.ui.keys("ctrl+minus")
        self.expect_other(earlier)
        self.ui.keys("ctrl+0")
        self.ui.wait(lambda: self.shown() == "all", "all years")

    def goes_along_the_time(self):
        x, y, width, height = self.ui.place(self.chart)
        self.ui.sh("xdotool", "mousemove", str(x + width // 2), str(y + height // 3))
        self.ui.sh("xdotool", "keydown", "ctrl", "click", "4", "click", "4", "keyup", "ctrl")
        shown = self.expect_other("all")
        self.ui.sh("xdotool", "mousedown", "1", "mousemove_relative", "--", "80", "0",
                   "mousemove_relative", "--", "120", "0", "mouseup", "1")
        earlier = self.expect_other(shown)
        # A mark that the keys go to is brought into sight.
        self.ui.keys("ctrl+Home")
        self.expect_mark("Jan 2026,")
        self.ui.keys("Escape")
        self.ui.wait(lambda: self.shown().startswith("Jan 2026"), f"January, not {earlier}")
        self.ui.keys("ctrl+0")
        self.ui.wait(lambda: self.shown() == "all", "all years")
        combo = self.ui.find("combo box", "^Length of the periods$", self.view)
        self.ui.choose(combo, "^By year$")
        self.ui.wait(lambda: not self.ui.find_all("push button", "^Show all years$", self.view),
                     "no buttons for five years")

    def adds_up(self):
        self.ui.click("^Cumulative$", under=self.view)
        self.ui.wait(lambda: "Running total of payments" in self.described(), "running totals")
        self.ui.click("^Annual$", under=self.view)
        self.ui.wait(lambda: "Payments per year" in self.described(), "amounts a year")

    def shows_the_table(self):
        self.ui.click("^Table$", under=self.view)
        head, rows = self.ui.wait(lambda: self.table(), "the table")
        assert any("2028" in texts[0] for _, _, texts in rows), rows
        self.ui.keys("ctrl+d")
        self.ui.wait(lambda: self.ui.find_all("image", "", self.view), "the chart again")
        return head

    def table(self):
        table = self.ui.find_all("tree table", "", self.view)
        if not table:
            return None
        self.ui.root, root = self.view, self.ui.root
        try:
            head, rows = self.ui.rows()
        finally:
            self.ui.root = root
        return (head, rows) if len(rows) > 4 else None

    def walks_with_the_keys(self):
        self.ui.focus(self.chart, dx=4, dy=4)
        self.ui.keys("ctrl+Home")
        self.expect_mark("2026,", "OpenAI pays Microsoft")
        self.ui.keys("End")
        self.expect_mark("2030,")
        self.ui.keys("Left")
        before = self.marked()
        self.ui.keys("Home", "Down", "Down")
        self.expect_mark("2026,", "Microsoft pays OpenAI")
        assert self.marked() != before
        self.ui.keys("Escape")
        self.expect_mark("With a $38 bn cap")

    def opens_evidence_with_enter(self):
        self.ui.keys("ctrl+Home", "End", "Return")
        self.expect_popover("2030, Oct")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.popover(), "the popover to close")
        self.ui.keys("Escape")
        self.expect_mark("With a $38 bn cap")

    def opens_evidence_with_the_pointer(self):
        width, height = self.ui.place(self.chart)[2:]
        self.ui.point(self.chart, dx=int(width * 0.92), dy=height // 2)
        self.expect_mark("2030, Apr 2026", "$0 of the $56 bn due, cut off by the cap")
        self.expect_popover("2030, Apr")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.popover(), "the popover to close")
        self.ui.keys("Escape")
        self.expect_mark("With a $38 bn cap")

    def popover(self):
        return self.ui.find_all("push button", "^Source [0-9]+: ", self.chart)

    def expect_popover(self, mark):
        self.ui.wait(lambda: len(self.popover()) >= 3, "a popover with sources")
        self.ui.wait(lambda: self.ui.find_all("label", "^" + mark, self.chart), "what it says")

    def forgets_the_cap(self):
        self.ui.click("^Undisclosed$", under=self.cap)
        self.says_that_the_cap_is_undisclosed()
        self.ui.keys("ctrl+z")
        self.ui.wait(lambda: "With a $" in self.described(), "the cap that was taken away")
        self.ui.click("^Undisclosed$", under=self.cap)
        self.says_that_the_cap_is_undisclosed()


def main():
    ui = DealWindow(sys.argv[1], BUNDLED)
    view = Payments(ui)
    return run(ui, [
        ("says that the cap is not disclosed", view.says_that_the_cap_is_undisclosed),
        ("assumes a cap", view.assumes_a_cap),
        ("moves the cap with slider and keys", view.moves_the_cap),
        ("refuses what is no amount", view.refuses_what_is_no_amount),
        ("changes the scenario", view.changes_the_scenario),
        ("changes the length of the periods", view.changes_the_periods),
        ("looks closer at a part of the time", view.looks_closer),
        ("goes along the time with wheel and pointer", view.goes_along_the_time),
        ("shows running totals", view.adds_up),
        ("shows the table of the same numbers", view.shows_the_table),
        ("walks over the bars with the keys", view.walks_with_the_keys),
        ("opens a bar's evidence with Enter", view.opens_evidence_with_enter),
        ("opens a bar's evidence with the pointer", view.opens_evidence_with_the_pointer),
        ("forgets the cap again", view.forgets_the_cap),
    ])


if __name__ == "__main__":
    sys.exit(main())
