#!/usr/bin/python3
# test-preferences.py WINDOW PROGRAM: the archive's size and old texts, lists in OPML
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line keeps four versions of a page; the preferences say what can go,
remove it once that is confirmed, and save the rest; the view of sources takes lists
from a file of another reader and writes its own.  TAP."""
import json
import os
import re
import subprocess
import sys
import time

from deal_window import SMALL, Atspi, DealWindow, run, walk
from page_server import PageServer

TEXTS = ("Only host.", "Host of charts. " * 400, "Second host.", "First host.")
GOOD = ('<opml version="2.0"><body><outline text="Folder"><outline text="One" xmlUrl="{0}/1"/>'
        '<outline text="Two" xmlUrl="{0}/2"/></outline></body></opml>')
BROKEN = '<opml version="2.0">\n<body>\n<outline text="One" xmlUrl="https://a.example/1">\n</body>'


class Preferences:
    def __init__(self, window, program):
        self.body = b""
        self.base = PageServer(lambda path: self.body if path == "/page" else None).address("")
        self.program = program
        self.ui = DealWindow(window, prepare=self.prepare)
        self.dialog = None

    def run(self, *arguments, now="2026-05-04T09:00:00Z"):
        env = dict(os.environ, COUNTERPART_NOW=now,
                   XDG_DATA_HOME=os.path.join(self.folder, "data_home"))
        return subprocess.run([self.program, *arguments], env=env, check=True, text=True,
                              capture_output=True, timeout=60).stdout

    def prepare(self, folder):
        self.folder = folder
        with open(SMALL, encoding="utf-8") as file:
            deal = json.load(file)
        deal["feeds"] = []
        path = self.path("harbour.deal.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(deal, file)
        for day, words in enumerate(TEXTS, 1):
            self.body = f"<html><p>{words}</p></html>".encode()
            self.run("refresh", "--page", self.base + "/page", now=f"2026-05-0{day}T09:00:00Z")
        return path

    def path(self, name):
        return os.path.join(self.folder, name)

    def archive_size(self):
        return int(self.run("archive").split()[-1])

    def choose(self, title, button, name):
        """a file or folder in GTK's own dialog, by its name"""
        chooser = self.ui.wait(lambda: self.ui.top(title, button), title)
        self.ui.keys("ctrl+l")

        def entry():
            return next(n for n in self.ui.find_all("text", "", chooser)
                        if self.ui.has_state(n, Atspi.StateType.FOCUSED))
        node = self.ui.wait(entry, "the field for the name")
        assert node.get_editable_text_iface().set_text_contents(self.path(name))
        self.ui.expect(lambda: self.ui.text(node), self.path(name))

        def closes():
            # The first Return may only take what the field completes.
            if self.ui.top(title, button):
                self.ui.keys("Return")
                time.sleep(0.5)
            return not self.ui.top(title, button)
        self.ui.wait(closes, "the dialog to close")

    def says(self, pattern):
        """in the preferences, a toast included"""
        self.ui.wait(lambda: any(re.search(pattern, n.get_name() or "")
                                 for n in walk(self.dialog)), pattern)

    def says_how_large_it_is(self):
        self.ui.keys("ctrl+comma")
        self.dialog = self.ui.wait(lambda: self.ui.top("Preferences", "Old texts"),
                                   "the preferences")
        self.says(r"^\d+\.\d.kB$")
        self.says(r"^2 texts between the first and the newest, 6\.4.kB$")

    def ask(self):
        self.ui.click("^Remove Old Texts", under=self.dialog)
        return self.ui.wait(lambda: self.ui.top("Remove 2 Old Texts?", "This frees about"),
                            "the question")

    def asks_before_it_removes(self):
        self.ask()
        # Enter takes the safe way.
        self.ui.keys("Return")
        self.ui.wait(lambda: not self.ui.top("Remove 2 Old Texts?", "This frees"), "its end")
        self.says("^2 texts between")
        assert "2 old texts" not in self.run("archive")

    def removes_them(self):
        before = self.archive_size()
        self.ui.click("Remove$", under=self.ask())
        self.says("^2 old texts removed; the archive is smaller by ")
        self.says("^None. The first and the newest")
        assert self.archive_size() < before, (self.archive_size(), before)
        button = self.ui.find("push button", "^Remove Old Texts", self.dialog)
        assert not self.ui.has_state(button, Atspi.StateType.SENSITIVE)

    def saves_all_texts(self):
        os.mkdir(self.path("texts"))
        self.ui.click("^Save All Texts", under=self.dialog)
        self.choose("Choose an Empty Folder", "Choose", "texts")
        self.says("^2 texts saved$")
        with open(self.path("texts/index.json"), encoding="utf-8") as file:
            source, = json.load(file)["sources"]
        kept = []
        for text in source["texts"]:
            with open(os.path.join(self.path("texts"), text["file"]), encoding="utf-8") as file:
                kept.append(file.read().strip())
        assert kept == [TEXTS[0], TEXTS[3]], kept

    def writes_over_nothing(self):
        self.ui.click("^Save All Texts", under=self.dialog)
        self.choose("Choose an Empty Folder", "Choose", "texts")
        self.says("is not empty")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.top("Preferences", "Old texts"), "the end")

    def own_lists(self):
        return [json.loads(line)["url"] for line in
                self.run("lists", "--format", "json").splitlines()]

    def lists(self, button):
        self.ui.click("^Lists of Articles$", under=self.view)
        self.ui.click(f"^{button}", under=self.view)

    def says_where_a_file_is_broken(self):
        self.view = self.ui.view("Sources")
        with open(self.path("broken.opml"), "w", encoding="utf-8") as file:
            file.write(BROKEN)
        self.lists("Import")
        self.choose("Import Lists", "Import", "broken.opml")
        self.ui.wait(lambda: self.ui.find_all("label", r"^broken\.opml: Line 4: ", self.view),
                     "the line")
        assert self.own_lists() == []

    def imports_lists(self):
        with open(self.path("good.opml"), "w", encoding="utf-8") as file:
            file.write(GOOD.format(self.base))
        self.lists("Import")
        self.choose("Import Lists", "Import", "good.opml")
        self.ui.wait(lambda: self.ui.shallow("label", "2 lists added"), "what came of it")
        assert self.own_lists() == [self.base + "/1", self.base + "/2"]

    def takes_the_import_back(self):
        """by the key: the offer makes room for whatever else is told meanwhile"""
        self.ui.keys("ctrl+z")
        self.ui.expect(self.own_lists, [])

    def exports_lists(self):
        self.lists("Import")
        self.choose("Import Lists", "Import", "good.opml")
        self.ui.expect(self.own_lists, [self.base + "/1", self.base + "/2"])
        self.lists("Export")
        self.choose("Export Lists", "Save", "mine.opml")
        self.ui.wait(lambda: self.ui.shallow("label", "2 lists saved"), "what came of it")
        with open(self.path("mine.opml"), encoding="utf-8") as file:
            assert re.findall('xmlUrl="([^"]*)"', file.read()) == self.own_lists()


def main():
    test = Preferences(sys.argv[1], sys.argv[2])
    return run(test.ui, [
        ("says how large the archive is", test.says_how_large_it_is),
        ("asks before it removes", test.asks_before_it_removes),
        ("removes old texts", test.removes_them),
        ("saves all texts", test.saves_all_texts),
        ("writes over nothing", test.writes_over_nothing),
        ("says where a file of lists is broken", test.says_where_a_file_is_broken),
        ("imports lists", test.imports_lists),
        ("takes the import back", test.takes_the_import_back),
        ("exports lists", test.exports_lists),
    ])


if __name__ == "__main__":
    sys.exit(main())
