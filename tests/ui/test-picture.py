#!/usr/bin/python3
# test-picture.py WINDOW PROGRAM: a picture opens the view that it was made from
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the window with an exported PNG, opens others through the file chooser, one
of a deal that has changed, one whose deal is not found, and one of another program.
TAP."""
import os
import shutil
import subprocess
import sys
import time

from deal_window import SMALL, SOURCE, Atspi, DealWindow, run

FOREIGN = os.path.join(SOURCE, "data", "screenshots", "terms.png")
SAME = "This is the view it was made from. The deal has not changed since."


class Picture:
    def __init__(self, window, program):
        self.program = program
        self.ui = DealWindow(window, prepare=self.prepare)

    def prepare(self, folder):
        self.folder = folder
        return self.export("first.png", "payments", "--set", "cap=38bn", "--by", "quarter",
                           "--scenario", "high", "--known-on", "2026-05-01")

    def path(self, name):
        return os.path.join(self.folder, name)

    def export(self, name, *options):
        subprocess.run([self.program, "export", *options, "-o", self.path(name)], check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        return self.path(name)

    def says(self, text):
        self.ui.wait(lambda: self.ui.shallow("status bar", text), text)

    def opens(self, path):
        self.ui.keys("ctrl+o")
        chooser = self.ui.wait(lambda: self.ui.top("Open Deal File", "Open"), "the chooser")
        self.ui.keys("ctrl+l")

        def entry():
            return next(n for n in self.ui.find_all("text", "", chooser)
                        if self.ui.has_state(n, Atspi.StateType.FOCUSED))
        node = self.ui.wait(entry, "the field for the name")
        assert node.get_editable_text_iface().set_text_contents(path)
        self.ui.expect(lambda: self.ui.text(node), path)
        self.ui.wait(self.accepts, "the chooser to close")

    def accepts(self):
        """the first Return may only take what the field completes"""
        if self.ui.top("Open Deal File", "Open"):
            self.ui.keys("Return")
            time.sleep(0.5)
        return not self.ui.top("Open Deal File", "Open")

    def starts_on_its_view(self):
        self.says(SAME)
        view = self.ui.wait(lambda: self.ui.shallow("filler", "DealPaymentsView"), "the view")
        self.ui.wait(lambda: "$38" in self.ui.heading(view) and "Q3" in self.ui.heading(view),
                     "the cap, by quarter")
        self.ui.wait(lambda: self.ui.is_pressed("^High$", view), "the scenario")
        self.ui.wait(lambda: self.ui.shallow("push button", "1\u00a0May\u00a02026"), "the day")

    def says_that_the_deal_has_changed(self):
        deal = self.path("mine.deal.json")
        shutil.copy(SMALL, deal)
        picture = self.export("second.png", "terms", deal)
        with open(deal, "a") as file:
            file.write("\n")
        self.opens(picture)
        self.says("The deal has changed since this picture was made")
        self.ui.wait(lambda: self.ui.shallow("filler", "DealTermsView"), "the terms")

    def refuses_another_programs(self):
        self.opens(FOREIGN)
        self.says("was not made by Counterpart")
        assert self.ui.shows_views()

    def starts_with_another_programs(self):
        """the window that has nothing else to show still says why"""
        self.ui.quit(close=False)
        self.ui.start([self.ui.argv[0], FOREIGN])
        self.says("was not made by Counterpart")
        self.ui.wait(self.ui.shows_views, "a deal")
        self.says("was not made by Counterpart")

    def asks_for_a_deal_that_is_not_found(self):
        os.rename(self.path("mine.deal.json"), self.path("elsewhere.deal.json"))
        self.opens(self.path("first.png"))
        self.says(SAME)
        away = os.path.join(self.folder, "away")
        os.mkdir(away)
        shutil.move(self.path("second.png"), away)
        os.rename(self.path("elsewhere.deal.json"), os.path.join(away, "x.deal.json"))
        self.opens(os.path.join(away, "second.png"))
        self.says("is neither open nor beside it")
        assert self.ui.shallow("push button", "Choose Deal File")

    def closes_the_bar(self):
        text = self.ui.shallow("status bar", "neither open")
        self.ui.click("^Close$", under=text.get_parent().get_parent())
        self.ui.wait(lambda: not self.ui.has_state(text, Atspi.StateType.SHOWING),
                     "the bar to go")


def main():
    picture = Picture(*sys.argv[1:3])
    return run(picture.ui, [
        ("starts on the view of a picture", picture.starts_on_its_view),
        ("says that the deal has changed", picture.says_that_the_deal_has_changed),
        ("refuses the picture of another program", picture.refuses_another_programs),
        ("asks for a deal that it does not find", picture.asks_for_a_deal_that_is_not_found),
        ("closes the bar", picture.closes_the_bar),
        ("starts with the picture of another program", picture.starts_with_another_programs),
    ])


if __name__ == "__main__":
    sys.exit(main())
