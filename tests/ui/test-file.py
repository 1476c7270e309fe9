#!/usr/bin/python3
# test-file.py WINDOW PROGRAM: another deal is opened, edited, broken and repaired
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts on the bundled deal, opens a file through the file chooser, and changes that
file on disk as an editor would.  TAP."""
import os
import sys

from deal_window import SMALL, Atspi, DealWindow, run

TITLE = "Harbour Charts and Tidewater Hosting"
AGREEMENT = '"title": "Agreement of January 2024"'
# What is broken in the file, and what the reader says of it.
BREAKS = (
    ('"currency": "EUR"', '"currency": "EURO"', "/currency"),
    ('"old": "2024-01"', '"old": "2023-13"', "/compare/old"),
    ('"announced": "2024-11-05"', '"announced": "2024-11-31"', "/versions/1/announced"),
)


class File:
    def __init__(self, program):
        self.ui = DealWindow(program)
        self.path = os.path.join(self.ui.tmp, "Hafen – ö.deal.json")
        self.name = os.path.basename(self.path)
        with open(SMALL) as file:
            self.good = file.read()
        self.write(self.good)

    def write(self, text):
        """as most editors do: beside it, then over it"""
        with open(self.path + "~", "w") as file:
            file.write(text)
        os.rename(self.path + "~", self.path)

    def expect_title(self, title):
        self.ui.expect(self.ui.frame.get_name, title)

    def toast(self, text):
        self.ui.wait(lambda: self.ui.shallow("label", text), text)

    def page(self):
        return self.ui.shallow("filler", "DealProblemsPage")

    def problems(self):
        """the rows of the page of mistakes that are on the screen"""
        return [r.get_name() for r in self.ui.find_all("list item", "", self.page())]

    def starts_on_the_bundled_deal(self):
        self.expect_title("Microsoft–OpenAI")

    def opens_another(self):
        self.ui.keys("ctrl+o")
        chooser = self.ui.wait(lambda: self.ui.top("Open Deal File", "Open"), "the chooser")
        self.ui.keys("ctrl+l")

        def entry():
            return next(n for n in self.ui.find_all("text", "", chooser)
                        if self.ui.has_state(n, Atspi.StateType.FOCUSED))
        node = self.ui.wait(entry, "the field for the name")
        assert node.get_editable_text_iface().set_text_contents(self.path)
        self.ui.expect(lambda: self.ui.text(node), self.path)
        self.ui.keys("Return")
        self.expect_title(TITLE)
        self.ui.expect(self.ui.pair, ["Old version: Agreement of January 2024",
                                      "New version: Amendment of July 2025"])

    def reads_it_again(self):
        assert AGREEMENT in self.good
        self.write(self.good.replace(AGREEMENT, '"title": "Pact of January 2024"'))
        self.ui.expect(lambda: self.ui.pair()[0], "Old version: Pact of January 2024")
        self.toast("The file has changed, and was read again")

    def shows_its_mistakes(self):
        text = self.good
        for good, broken, _ in BREAKS:
            assert text.count(good) == 1, good
            text = text.replace(good, broken)
        self.write(text)
        self.ui.wait(lambda: len(self.problems()) == len(BREAKS), "three mistakes")
        assert not self.ui.shows_views()
        lines = text.split("\n")
        for row, (_, broken, pointer) in zip(self.problems(), BREAKS):
            line = next(i for i, l in enumerate(lines, 1) if broken in l)
            assert row.startswith(f"{self.name}:{line}:"), (row, line)
            assert pointer in row, (row, pointer)
        self.ui.find("status bar", f"^{self.name} has 3 errors", self.page())
        self.ui.find("label", "^expected a date as ", self.page())
        assert self.ui.find_all("label", "^The file is watched", self.page())

    def shows_the_line(self):
        line = self.good[:self.good.index(BREAKS[1][0])].count("\n") + 1
        self.ui.click(f"^Show line {line}$", under=self.page())
        self.ui.wait(lambda: self.ui.find_all("label", "2023-13", self.page()), "the line")
        self.ui.keys("Escape")

    def comes_back_when_repaired(self):
        self.write(self.good)
        self.ui.wait(self.ui.shows_views, "the views")
        self.ui.expect(lambda: self.ui.pair()[0], "Old version: Agreement of January 2024")
        view = self.ui.view("Terms")
        self.ui.find("list item", "^Licence to the charts", view)

    def keeps_what_was_open(self):
        self.write("{ not a deal")
        self.ui.wait(lambda: len(self.problems()) == 1, "a mistake")
        self.ui.wait(lambda: not self.ui.shows_views(), "the page of mistakes")
        self.ui.click("Last Working Version", under=self.page())
        self.ui.wait(self.ui.shows_views, "the views")
        view = self.ui.view("Overview")
        self.ui.wait(lambda: "terms changed" in self.ui.heading(view), "the overview")
        self.write(self.good.replace(AGREEMENT, '"title": "Treaty of January 2024"'))
        self.ui.expect(lambda: self.ui.pair()[0], "Old version: Treaty of January 2024")

    def starts_with_a_folder(self):
        """which is no file that somebody saves"""
        self.ui.quit(close=False)
        self.ui.start([self.ui.argv[0], self.ui.tmp])
        self.ui.wait(lambda: self.ui.find_all("status bar", "", self.page()), "the page")
        assert not self.ui.find_all("label", "^The file is watched", self.page())

    def starts_with_it_again(self):
        self.ui.quit(close=False)
        self.ui.start(self.ui.argv)
        self.expect_title(TITLE)


def main():
    file = File(sys.argv[1])
    return run(file.ui, [
        ("starts on the bundled deal", file.starts_on_the_bundled_deal),
        ("opens another through the chooser", file.opens_another),
        ("reads it again when it changes", file.reads_it_again),
        ("shows its mistakes with their lines", file.shows_its_mistakes),
        ("shows a line of the file", file.shows_the_line),
        ("comes back when it is repaired", file.comes_back_when_repaired),
        ("keeps what was open", file.keeps_what_was_open),
        ("starts with it the next time", file.starts_with_it_again),
        ("starts with a folder", file.starts_with_a_folder),
    ])


if __name__ == "__main__":
    sys.exit(main())
