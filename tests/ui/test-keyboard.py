#!/usr/bin/python3
# test-keyboard.py WINDOW PROGRAM: the keyboard alone reaches everything
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every view with Tab, and holds what had the focus against what can have it;
then presses every key of the shortcuts window and looks at what that does.  The
pointer is not used.  TAP."""
import ctypes
import os
import re
import sys
import time
import xml.etree.ElementTree

from deal_window import SMALL, SOURCE, Atspi, DealWindow, children, run, walk
from gi.repository import GLib
from ui_driver import extents

VIEWS = ("Overview", "Terms", "Payments", "Availability", "Timeline", "Evidence", "Sources")
# They pass the focus on to what is in them.
HOLDERS = ("scroll pane", "list", "tree table")
# One of them is a stop of Tab; the arrow keys go to the others.
ITEMS = ("list item", "table row", "table cell", "tree item", "radio button")
MOST_STOPS = 150


class Focus:
    """what has the focus, as the program tells it, without a walk through the tree"""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self.told)
        self.listener.register("object:state-changed:focused")

    def told(self, event):
        if event.detail1:
            self.node = event.source

    def after(self, act, patience=0.5):
        """who has it after act(): the last that was told; None: nobody else"""
        context = GLib.MainContext.default()
        self.node = None
        act()
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if context.iteration(False) and self.node is not None:
                end = min(end, time.monotonic() + 0.05)
            else:
                time.sleep(0.005)
        return self.node


def clipboard_owner(display):
    """the X window that has what was copied; 0: none"""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    atom = x11.XInternAtom(connection, b"CLIPBOARD", 0)
    owner = x11.XGetSelectionOwner(connection, atom)
    x11.XCloseDisplay(connection)
    return owner


def describe(node):
    return f"{node.get_role_name()} {node.get_name()!r}"


class Keyboard:
    def __init__(self, program):
        self.ui = DealWindow(program, SMALL)
        self.focus = Focus()

    def go(self, name):
        """shows a view by its key"""
        index = VIEWS.index(name)
        self.ui.keys(f"ctrl+{index + 1}")
        row = self.ui.sidebar.get_child_at_index(index)
        self.ui.wait(lambda: self.ui.is_selected(row), name)
        return self.ui.wait(lambda: self.ui.shallow("filler", f"Deal{name}View"), name)

    def stops(self, view):
        """what Tab has to reach: all that can be focused, of the items of a list one"""
        wanted = (Atspi.StateType.FOCUSABLE, Atspi.StateType.VISIBLE,
                  Atspi.StateType.SENSITIVE)
        found, lists = set(), set()
        for node in walk(view):
            if not all(self.ui.has_state(node, state) for state in wanted):
                continue
            if extents(node)[2] <= 0 or node.get_role_name() in HOLDERS:
                continue
            if node.get_role_name() in ITEMS:
                lists.add(describe(node.get_parent()))
            else:
                found.add(describe(node))
        return found, lists

    def walks_through(self, name):
        view = self.go(name)
        wanted, lists = self.stops(view)
        assert wanted or lists, "nothing can be focused"
        for _ in range(MOST_STOPS):
            node = self.focus.after(lambda: self.ui.keys("Tab"))
            if node is None:
                continue
            wanted.discard(describe(node))
            if node.get_role_name() in ITEMS:
                lists.discard(describe(node.get_parent()))
            if not wanted and not lists:
                return
        raise AssertionError(f"Tab never came to {sorted(wanted | lists)}")

    def marks_what_is_shown(self):
        """Tab goes along the list of views: the mark stays with the one on the screen"""
        self.go("Timeline")
        row = self.ui.sidebar.get_child_at_index(VIEWS.index("Timeline"))
        assert self.comes_to_the_views()
        for _ in VIEWS:
            self.focus.after(lambda: self.ui.keys("Tab"))
            assert self.ui.is_selected(row)

    def begins_at_the_top(self):
        """also of a view that was never on the screen, which has no places yet, and when
        another view had the focus"""
        self.go("Terms")
        for name in ("Payments", "Availability", "Evidence"):
            node = self.focus.after(
                lambda n=name: self.ui.keys(f"ctrl+{VIEWS.index(n) + 1}"), 5)
            view = self.ui.wait(lambda n=name: self.ui.shallow("filler", f"Deal{n}View"), name)
            wanted = [n for n in walk(view) if extents(n)[2] > 0
                      and n.get_role_name() not in HOLDERS + ITEMS
                      and self.ui.has_state(n, Atspi.StateType.FOCUSABLE)]
            top = min(extents(n)[1] for n in wanted)
            assert node and extents(node)[1] <= top + 20, (name, node and describe(node))

    def goes_into_the_view(self):
        """the key of a view moves the focus into it, out of the list of views"""
        for index, name in enumerate(VIEWS):
            self.focus.after(lambda: self.ui.point(self.ui.sidebar.get_child_at_index(0)))

            def inside(i=index, n=name):
                node = self.focus.after(lambda: self.ui.keys(f"ctrl+{i + 1}"), 1)
                while node and node.get_name() != f"Deal{n}View":
                    node = node.get_parent()
                return node
            self.ui.wait(inside, f"the focus in {name}")

    # The shortcuts, each by its title in ui/deal-shortcuts.ui.

    def tops(self):
        return len(children(self.ui.root))

    def opens_a_window(self, key):
        before = self.tops()
        self.ui.keys(key)
        self.ui.wait(lambda: self.tops() > before, f"a window after {key}")
        self.ui.wait(lambda: self.focus.after(lambda: None, 0.2) or True, "quiet")
        self.ui.keys("Escape")
        self.ui.wait(lambda: self.tops() == before, "the window to close")

    def opens_the_shortcuts(self):
        """which say so themselves"""
        for key in ("ctrl+question", "F1"):
            self.opens_a_window(key)
        before = self.tops()
        self.ui.keys("F1")
        window = self.ui.wait(
            lambda: self.tops() > before and self.ui.top("Keyboard Shortcuts", "F1"), "F1")
        assert window, "F1 is not listed"
        self.ui.keys("Escape")
        self.ui.wait(lambda: self.tops() == before, "the window to close")

    def swaps(self):
        before = self.ui.pair()
        self.ui.keys("ctrl+shift+x")
        self.ui.wait(lambda: self.ui.pair() != before, "the pair to be swapped")
        self.ui.keys("ctrl+shift+x")
        self.ui.expect(self.ui.pair, before)

    def refreshes(self):
        self.ui.wait(lambda: self.ui.shallow("label", "Not checked yet"), "the state")
        self.ui.keys("F5")
        self.ui.wait(lambda: not self.ui.shallow("label", "Not checked yet"), "a refresh")

    def opens_the_menu(self):
        node = self.focus.after(lambda: self.ui.keys("F10"), 2)
        assert node and "menu" in node.get_role_name(), node and describe(node)
        self.ui.keys("Escape")

    def shows_views(self):
        for name in VIEWS[::-1]:
            self.go(name)

    def searches(self):
        node = self.focus.after(lambda: self.ui.keys("ctrl+f"), 2)
        assert node and node.get_role_name() in ("text", "entry"), node and describe(node)
        self.ui.keys("Escape")

    def filters(self):
        self.go("Terms")
        node = self.focus.after(lambda: self.ui.keys("ctrl+shift+f"), 2)
        assert node and node.get_role_name() in ("text", "entry"), node and describe(node)

    def selected_term(self, view):
        return next((n.get_name() for n in self.ui.find_all("list item", r"\. ", view)
                     if self.ui.is_selected(n)), None)

    def goes_to_the_next(self):
        view = self.go("Terms")
        before = self.selected_term(view)
        self.ui.keys("alt+Down")
        self.ui.wait(lambda: self.selected_term(view) not in (None, before), "another term")

    def goes_to_the_previous(self):
        self.goes_to_the_next()
        view = self.go("Terms")
        before = self.selected_term(view)
        self.ui.keys("alt+Up")
        self.ui.wait(lambda: self.selected_term(view) not in (None, before), "another term")

    def shows_the_table(self):
        view = self.go("Timeline")
        for name in ("^Table$", "^Lanes$"):
            self.ui.keys("ctrl+d")
            self.ui.wait(lambda n=name: self.ui.is_pressed(n, view), name)

    def hides_the_details(self):
        view = self.go("Terms")

        def shown():
            return any(n.get_name() == "Details of the term" and extents(n)[2] > 0
                       for n in walk(view))
        before = shown()
        self.ui.keys("F9")
        self.ui.wait(lambda: shown() != before, "the details to come or go")
        self.ui.keys("F9")
        self.ui.wait(lambda: shown() == before, "the details to go or come")

    def chart(self, name="Availability"):
        """goes to the chart of a view with Tab"""
        self.go(name)
        for _ in range(MOST_STOPS):
            node = self.focus.after(lambda: self.ui.keys("Tab"))
            if node and node.get_role_name() == "image":
                return node
        raise AssertionError("Tab never came to the chart")

    def walks_the_chart(self):
        """each key to another cell; Enter opens it, and Escape lets go"""
        chart = self.chart()
        self.ui.keys("ctrl+Home")
        for key in ("Right", "Left", "Down", "Up", "End", "Home", "ctrl+End", "ctrl+Home"):
            before = chart.get_name()
            self.ui.keys(key)
            self.ui.wait(lambda b=before: chart.get_name() != b, f"{key} to move on")
        self.ui.keys("Return")
        self.ui.wait(lambda: self.ui.find_all("label", "Contract permits", chart), "a popover")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.find_all("label", "Contract permits", chart),
                     "the popover to close")

    def copies(self):
        self.chart("Timeline")
        before = clipboard_owner(self.ui.env["DISPLAY"])
        self.ui.keys("ctrl+c")
        self.ui.wait(lambda: self.ui.shallow("label", "The table is on the clipboard"), "the toast")
        assert clipboard_owner(self.ui.env["DISPLAY"]) not in (0, before)

    def copies_the_chart(self):
        self.chart("Timeline")
        self.ui.keys("ctrl+shift+c")
        self.ui.wait(lambda: self.ui.shallow("label", "The chart is on the clipboard, with"
                                             " its sources"), "the toast")

    def prints(self):
        self.go("Timeline")
        self.opens_a_window("ctrl+p")

    def walks_the_time(self):
        """a shorter and a longer time, and all of it again"""
        chart = self.chart("Payments")
        view = self.ui.shallow("filler", "DealPaymentsView")
        combo = self.ui.find("combo box", "^Length of the periods$", view)
        self.ui.choose(combo, "^By month$")
        self.chart("Payments")

        def shown():
            found = re.search(r"Shown: [^.]*", chart.get_description())
            return found.group() if found else "all"
        for key in ("ctrl+plus", "ctrl+plus", "ctrl+minus"):
            before = shown()
            self.ui.keys(key)
            self.ui.wait(lambda b=before: shown() != b, f"{key} to show another time")
        self.ui.keys("ctrl+0")
        self.ui.expect(shown, "all")
        self.ui.choose(combo, "^By year$")

    def comes_to_the_views(self):
        """whether Tab goes to the list of views: it is on the screen"""
        for _ in range(12):
            node = self.focus.after(lambda: self.ui.keys("Tab"))
            if node and node.get_parent().get_name() == "Views":
                return True
        return False

    def goes_back(self):
        """from a view to the list of views, where only one of them has room"""
        self.go("Timeline")
        wid = self.ui.sh("xdotool", "getactivewindow").strip()

        def resized(width):
            # What fits is asked anew when the sidebar has gone.
            self.ui.sh("xdotool", "windowsize", wid, str(width), "872")
            time.sleep(0.3)
            return (extents(self.ui.frame)[2] > 1000) == (width > 1000)
        self.ui.wait(lambda: resized(430), "a narrow window")
        assert not self.comes_to_the_views(), "the list of views is there already"
        self.ui.keys("alt+Left")
        assert self.comes_to_the_views(), "the list of views does not come"
        self.ui.keys("ctrl+5")
        self.ui.wait(lambda: resized(1332), "a wide window")

    def closes(self):
        self.ui.quit(keys="ctrl+w", close=False)
        self.ui.start(self.ui.argv)

    def presses_every_shortcut(self):
        ways = {
            "Open a deal file": lambda: self.opens_a_window("ctrl+o"),
            "Swap the versions": self.swaps,
            "Export the chart": lambda: self.opens_a_window("ctrl+e"),
            "Write the report": lambda: self.opens_a_window("ctrl+shift+e"),
            "Refresh the sources": self.refreshes,
            "Main menu": self.opens_the_menu,
            "Preferences": lambda: self.opens_a_window("ctrl+comma"),
            "Keyboard shortcuts": self.opens_the_shortcuts,
            "Show a view": self.shows_views,
            "Back": self.goes_back,
            "Search": self.searches,
            "Filter the list": self.filters,
            "Previous change or conflict": self.goes_to_the_previous,
            "Next change or conflict": self.goes_to_the_next,
            "Chart or table": self.shows_the_table,
            "Show or hide the details": self.hides_the_details,
            # These are keys of one chart, as are those of its time below.
            "Take back what was done last": lambda: None,    # a case of test-pages.py
            "Previous or next period or column": self.walks_the_chart,
            "Series, rows or lanes": lambda: None,
            "First or last of the row": lambda: None,
            "First or last of all": lambda: None,
            "Open the evidence": lambda: None,
            "Let go": lambda: None,
            "Show a shorter or a longer time of the payments": self.walks_the_time,
            "Show all years of the payments": lambda: None,
            "Earlier or later payments": lambda: None,  # a case of test-payments.py
            "Copy the table or the selected rows": self.copies,
            "Copy the chart": self.copies_the_chart,
            "Print the chart": self.prints,
            "Close the window": self.closes,
            "Quit": lambda: None,       # the last case of every test
        }
        tree = xml.etree.ElementTree.parse(os.path.join(SOURCE, "ui", "deal-shortcuts.ui"))
        titles = [node.find("property[@name='title']").text for node in tree.iter("object")
                  if node.get("class") == "DealShortcutRow"]
        assert len(titles) > 20, titles
        bad = []
        for title in titles:
            try:
                ways[title]()
            except (AssertionError, KeyError, GLib.Error) as error:
                bad.append(f"{title}: {str(error)[:300]}")
        assert not bad, "\n".join(bad)


def main():
    keyboard = Keyboard(sys.argv[1])
    cases = [(f"walks through {name}", lambda n=name: keyboard.walks_through(n))
             for name in VIEWS]
    return run(keyboard.ui, [
        ("begins at the top of a view", keyboard.begins_at_the_top),
    ] + cases + [
        ("marks the view that is shown", keyboard.marks_what_is_shown),
        ("goes into a view with its key", keyboard.goes_into_the_view),
        ("presses every shortcut", keyboard.presses_every_shortcut),
    ])


if __name__ == "__main__":
    sys.exit(main())
