#!/usr/bin/python3
# test-overview.py WINDOW PROGRAM: every number leads to its view, and what is new
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Clicks every card and every number of the overview and looks where that leads; then
comes back to a deal whose file has changed meanwhile: what is new is said once, leads
to it, and goes when it was seen, unless that is undone.  TAP."""
import os
import sys

from deal_window import SMALL, Atspi, DealWindow, run

VIEWS = ("Overview", "Terms", "Payments", "Availability", "Timeline", "Evidence", "Sources")
LATER = "2026-05-11T09:00:00Z"


def copy_small(folder):
    path = os.path.join(folder, "copy.deal.json")
    with open(SMALL, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def amend(path):
    """other words in one term, another amount in a payment and in a reading"""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    changed = text.replace("has an exclusive licence to host the charts",
                           "has the only licence to host the charts", 1)
    for old, new in (('"amount": 500, "scale": 1000, "on"', '"amount": 600, "scale": 1000, "on"'),
                     ('"parameters": { "cap": 20 }', '"parameters": { "cap": 25 }')):
        assert changed.count(old) == 1
        changed = changed.replace(old, new)
    assert changed != text
    with open(path, "w", encoding="utf-8") as file:
        file.write(changed)


class Overview:
    def __init__(self, program):
        self.ui = DealWindow(program, prepare=copy_small)

    def shown(self):
        rows = [self.ui.sidebar.get_child_at_index(i) for i in range(len(VIEWS))]
        return next(v for v, row in zip(VIEWS, rows) if self.ui.is_selected(row))

    def buttons(self):
        view = self.ui.view("Overview")
        self.ui.find("push button", "^Sources: ", view)
        return [b.get_name() for b in self.ui.find_all("push button", "", view)]

    def leads_somewhere_from_every_button(self):
        names = self.buttons()
        assert len(names) >= 10, names
        ways = {"Payments: ": "Payments", "Availability: ": "Availability",
                "Key dates: ": "Timeline", "Sources: ": "Sources"}
        for index, name in enumerate(names):
            view = self.ui.view("Overview")
            self.ui.do(self.ui.wait(lambda i=index, v=view: self.ui.find_all(
                "push button", "", v)[i], name))
            wanted = next((ways[w] for w in ways if name.startswith(w)), None)
            if wanted is None:
                wanted = "Terms" if name[0].isdigit() else "Evidence"
            if name.split(" ")[-1] == "More" or "isputed" in name:
                wanted = self.ui.wait(lambda: self.shown() in ("Terms", "Evidence")
                                      and self.shown(), name)
            self.ui.expect(self.shown, wanted)

    def opens_the_terms_that_a_number_counts(self):
        view = self.ui.view("Overview")
        button = self.ui.find("push button", "^[1-9][0-9]* Capped: ", view)
        name = button.get_name()
        self.ui.do(button)
        self.ui.expect(self.shown, "Terms")
        terms = self.ui.wait(lambda: self.ui.shallow("filler", "DealTermsView"), "terms")
        self.ui.wait(lambda: len(self.ui.find_all("list item", r"\. Capped", terms)) ==
                     int(name.split(" ")[0]), "the capped terms")
        assert not self.ui.find_all("list item", r"\. (Ended|Added|Unchanged)", terms)

    def says_nothing_on_the_first_visit(self):
        view = self.ui.view("Overview")
        assert not self.ui.find_all("push button", "^Mark as Seen$", view)

    def says_what_changed(self):
        self.ui.quit(close=False)
        amend(self.ui.argv[1])
        self.ui.env["COUNTERPART_NOW"] = LATER
        self.ui.start(self.ui.argv)
        view = self.ui.view("Overview")
        self.ui.find("label", "^New since 4.May.2026$", view)
        self.ui.find("push button", "^Licence to the charts, changed$", view)
        self.ui.find("push button", "^1 payment changed$", view)
        self.ui.find("push button", "^1 conflict changed$", view)

    def leads_to_what_changed(self):
        view = self.ui.view("Overview")
        self.ui.click("^Licence to the charts, changed$", under=view)
        self.ui.expect(self.shown, "Terms")
        terms = self.ui.wait(lambda: self.ui.shallow("filler", "DealTermsView"), "terms")
        self.ui.wait(lambda: self.ui.has_state(
            self.ui.find("list item", "^Licence to the charts", terms),
            Atspi.StateType.SELECTED), "the term to be selected")

    def marks_as_seen(self):
        view = self.ui.view("Overview")
        self.ui.click("^Mark as Seen$", under=view)
        self.ui.wait(lambda: not self.ui.find_all("label", "^New since", view), "no news")

    def undoes_that(self):
        view = self.ui.view("Overview")
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"), "the toast"))
        self.ui.find("push button", "^Licence to the charts, changed$", view)

    def remembers_what_was_seen(self):
        view = self.ui.view("Overview")
        self.ui.click("^Mark as Seen$", under=view)
        self.ui.wait(lambda: not self.ui.find_all("label", "^New since", view), "no news")
        self.ui.quit(close=False)
        self.ui.start(self.ui.argv)
        view = self.ui.view("Overview")
        self.ui.find("push button", "^Sources: ", view)
        assert not self.ui.find_all("label", "^New since", view)


def main():
    overview = Overview(sys.argv[1])
    return run(overview.ui, [
        ("leads somewhere from every button", overview.leads_somewhere_from_every_button),
        ("opens the terms that a number counts",
         overview.opens_the_terms_that_a_number_counts),
        ("says nothing on the first visit", overview.says_nothing_on_the_first_visit),
        ("says what changed", overview.says_what_changed),
        ("leads to what changed", overview.leads_to_what_changed),
        ("marks it as seen", overview.marks_as_seen),
        ("undoes that", overview.undoes_that),
        ("remembers what was seen", overview.remembers_what_was_seen),
    ])


if __name__ == "__main__":
    sys.exit(main())
