#!/usr/bin/python3
# test-names.py WINDOW PROGRAM: whatever can have the focus says what it is
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the accessible tree of every view, dialog and popover, and names what can be
reached with the keyboard but has no words for those who hear it.  TAP."""
import re
import sys
import time

from deal_window import SMALL, DealWindow, run
from ui_driver import Atspi, GLib, children, extents, walk

# What stands in for a name where there is none: the name of a class.
NO_NAME = re.compile(r"^(|(Gtk|Adw|Deal)[A-Z]\w+)$")

HIDDEN = re.compile(r"^Deal\w+(View|Page)$")


def is_focusable(node):
    return (node.get_state_set().contains(Atspi.StateType.FOCUSABLE)
            and extents(node)[2] > 0)       # what is not on the screen has no size


def unnamed(node, path=""):
    """(where, role) of what can have the focus and has no name, anywhere below"""
    try:
        name, role = node.get_name() or "", node.get_role_name()
        if HIDDEN.match(name) and extents(node)[2] == 0:
            return                      # a view that is not shown: thousands of nodes
        path = f"{path}/{role}" + (f" {name!r}" if name else "")
        if is_focusable(node) and NO_NAME.match(name.strip()):
            yield path
        for child in children(node):
            yield from unnamed(child, path)
    except GLib.Error:
        pass                            # gone meanwhile


class Names:
    def __init__(self, ui):
        self.ui = ui
        self.views = [row.get_name().split(",")[0] for row in children(ui.sidebar)]

    def check(self, node=None):
        found = sorted(set(unnamed(node or self.ui.root)))
        assert not found, "\n".join(found)

    def view(self, name):
        """the view, and the table of its numbers if it has one"""
        self.ui.view(name)
        self.check()
        self.ui.keys("ctrl+d")
        time.sleep(0.3)
        self.check()

    def open_lists(self):
        """what every drop-down and menu button of the view opens"""
        for name in self.views:
            view = self.ui.view(name)
            for combo in self.ui.find_all("combo box", "", view):
                self.ui.click("", under=combo)
                self.ui.wait(lambda c=combo: self.ui.find_all("list item", "", c), "a list")
                self.check(combo)
                self.ui.keys("Escape")

    def dialog(self, keys, title):
        self.ui.keys(keys)
        self.ui.wait(lambda: [n for n in children(self.ui.root) if n.get_name() == title], title)
        time.sleep(0.5)
        self.check()
        self.ui.keys("Escape")
        self.ui.wait(lambda: len(children(self.ui.root)) == 1
                     or not [n for n in children(self.ui.root) if n.get_name() == title
                             and extents(n)[2] > 0], "the dialog to go")

    def menus(self):
        """the popovers of the header bar and of the sidebar"""
        for button in self.ui.find_all("push button", "^(Main menu|Refresh|.*version: .*|Deal.*)$"):
            if button.get_n_actions() == 0:
                continue
            self.ui.do(button)
            time.sleep(0.4)
            self.check(button)
            self.ui.keys("Escape")
            time.sleep(0.2)

    def finds(self):
        """a walk that never finds anything would prove nothing"""
        assert len(self.views) == 7
        assert any(is_focusable(n) for n in walk(self.ui.frame))
        assert NO_NAME.match("GtkToggleButton") and NO_NAME.match("")
        assert not NO_NAME.match("Table") and not NO_NAME.match("Total cap")


def main():
    ui = DealWindow(sys.argv[1], SMALL)
    names = Names(ui)
    return run(ui, [("looks at what can have the focus", names.finds)]
               + [(f"every part of {view} has a name", lambda v=view: names.view(v))
                  for view in names.views]
               + [("every list that opens", names.open_lists),
                  ("every menu", names.menus),
                  ("the export dialog", lambda: names.dialog("ctrl+e", "Export Chart")),
                  ("the preferences", lambda: names.dialog("ctrl+comma", "Preferences")),
                  ("the shortcuts", lambda: names.dialog("ctrl+question",
                                                         "Keyboard Shortcuts"))])


if __name__ == "__main__":
    sys.exit(main())
