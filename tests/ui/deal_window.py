# deal_window.py: the window of one deal, as the tests that drive it see it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every test of tests/ui/test-*.py shares: the window on a deal, its parts by
their names, and cases that run one after the other and print TAP.

The tree has thousands of nodes, hidden pages included, and every look at one is a
message to the program: look below a view, never through the whole window."""
import os
import sys
import time

from ui_driver import Atspi, Ui, children, walk

SOURCE = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
SMALL = os.path.join(SOURCE, "tests", "fixtures", "deals", "good-small.deal.json")
BUNDLED = os.path.join(SOURCE, "data", "deals", "microsoft-openai.deal.json")
NOW = "2026-05-04T09:00:00Z"


class DealWindow(Ui):
    """The program, started on a file or without one; see Ui.  prepare(folder) may
    make that file, in a folder that goes with the window."""

    def __init__(self, program, *files, prepare=None, env=None):
        super().__init__(None, env={"COUNTERPART_NOW": NOW, **(env or {})})
        if prepare:
            files += (prepare(self.tmp),)
        self.argv = [program, *files]
        self.start(self.argv)

    def start(self, argv):
        super().start(argv)
        self.sidebar = self.find("list", "^Views$")
        self.wait(lambda: self.sidebar.get_child_count() == 7, "seven entries in the sidebar")

    def shallow(self, role, name):
        """a part of the window outside the views: walks into none of them"""
        todo = [self.frame]
        while todo:
            node = todo.pop(0)
            said = node.get_name() or ""
            if node.get_role_name() == role and name in said:
                return node
            if not (said.startswith("Deal") and said.endswith("View")):
                todo += children(node)
        return None

    def top(self, title, inside):
        """a further window with that title that has a part of that name, or None"""
        for node in children(self.root):
            if title in [node.get_name()] + [n.get_name() for n in children(node)]:
                if any(inside in (n.get_name() or "") for n in walk(node)):
                    return node
        return None

    def view(self, name):
        """opens a view by its entry in the sidebar; returns the view's root"""
        row = self.wait(lambda: next(r for r in children(self.sidebar)
                                     if r.get_name().split(",")[0] == name), name)

        def is_open():
            # A list that is still open takes the first click to close itself.
            if not self.is_selected(row):
                self.point(row)
            return self.is_selected(row)
        self.wait(is_open, name)
        return self.wait(lambda: self.shallow("filler", f"Deal{name}View"), f"view {name}")

    def shows_views(self):
        """or else the page of a file's mistakes, while which no view can be chosen"""
        return self.has_state(self.sidebar, Atspi.StateType.SENSITIVE)

    def heading(self, view):
        return self.find("heading", under=view).get_name()

    def pair(self):
        """what the two buttons of the header bar say, old then new"""
        panel = self.wait(lambda: self.shallow("panel", "Versions compared"), "the pair")
        return [b.get_name() for b in walk(panel) if b.get_role_name() == "push button"
                and b.get_name().count("version: ") == 1]

    def has_state(self, node, state):
        return node.get_state_set().contains(state)

    def is_selected(self, node):
        return self.has_state(node, Atspi.StateType.SELECTED)

    def focus(self, node, **place):
        """by a click of the pointer; then keys go there"""
        self.wait(lambda: self.has_state(node, Atspi.StateType.SENSITIVE), "a part that works")
        self.point(node, **place)
        self.wait(lambda: self.has_state(node, Atspi.StateType.FOCUSED), "the focus")

    def choose(self, combo, entry):
        """an entry of a drop-down, a regular expression, with the keys"""
        def focused():
            return next((n for n in self.find_all("list item", "", combo)
                         if self.has_state(n, Atspi.StateType.FOCUSED)), None)

        self.click("", under=combo)
        self.wait(focused, "the list to open")
        self.keys("Home")
        for _ in range(self.find("list", "", combo).get_child_count()):
            before = self.wait(focused, "the focus")
            if self.find_all("label", entry, before):
                break
            self.keys("Down")
            self.wait(lambda b=before: focused() not in (b, None), "the next entry")
        self.keys("Return")
        self.wait(lambda: not self.find_all("list item", "", combo), "the list to close")
        self.wait(lambda: self.find_all("label", entry, combo), entry)

    def text(self, node):
        return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))

    def write(self, node, text):
        """types over what an entry holds, then Enter; ASCII only"""
        self.focus(node)
        self.write_focused(node, text)

    def write_focused(self, node, text):
        self.keys("ctrl+a")
        self.type(text)
        self.expect(lambda: self.text(node), text)
        self.keys("Return")

    def is_pressed(self, name, under):
        return self.has_state(self.find("push button", name, under), Atspi.StateType.PRESSED)


def run(ui, cases):
    """runs the cases in order, then quits as the user does; returns the exit status.
    A case is (what, function) and good when it raises nothing."""
    cases = cases + [("ends well, and never warned", ui.quit)]
    print(f"1..{len(cases)}", flush=True)
    bad = 0
    for number, (what, function) in enumerate(cases, 1):
        begin = time.monotonic()
        try:
            function()
            word = "ok"
        except Exception as error:  # whatever it is, the next case may still say more
            bad += 1
            word = "not ok"
            print(f"{what}: {error!r}"[:60000], file=sys.stderr)
        print(f"{word} {number} {what}\n# {time.monotonic() - begin:.1f} s", flush=True)
    ui.close()
    return 1 if bad else 0
