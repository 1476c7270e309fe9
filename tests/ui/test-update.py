#!/usr/bin/python3
# test-update.py WINDOW PROGRAM: another edition of the deal is shown, kept, taken, undone
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A deal was opened from an address of this test; while the window is open another
process finds that another edition is published there.  TAP."""
import json
import os
import subprocess
import sys
import time

from deal_window import SMALL, DealWindow, run
from page_server import PageServer

with open(SMALL) as small:
    DEAL = json.load(small)
DEAL["feeds"] = []
del DEAL["update_url"]
TITLE = DEAL["title"]
RSS = b"""<rss version="2.0"><channel><title>Added meanwhile</title>
<item><guid>1</guid><title>An article</title></item></channel></rss>"""
OPML = '<opml version="2.0"><body><outline xmlUrl="{}" text="L"/></body></opml>'


def write(**changes):
    return json.dumps({**DEAL, **changes}, indent=1).encode()


def newer():
    terms = json.loads(write())["terms"]
    terms[0]["title"] = "Another term title"
    return write(title="The second edition", as_of="2026-12-31", terms=terms,
                 claims=DEAL["claims"][1:])


class Update:
    def __init__(self, window, program):
        self.server, self.program = PageServer(self.answer), program
        self.body, self.pause, self.seen, self.path = write(), 0, [], None
        self.ui = DealWindow(window, prepare=self.open_address)

    def answer(self, path):
        self.seen.append(path)
        if path == "/deal":
            time.sleep(self.pause)
        return RSS if path == "/list" else self.body

    def call(self, folder, *arguments):
        """the program on the command line, as another process beside the window"""
        env = dict(os.environ, XDG_DATA_HOME=os.path.join(folder, "data_home"),
                   COUNTERPART_WINDOW=os.path.join(folder, "note"), NO_PROXY="*",
                   no_proxy="*", DISPLAY=":none")
        return subprocess.run([self.program, *arguments], env=env, timeout=60, check=True,
                              text=True, capture_output=True).stdout

    def open_address(self, folder):
        with open(os.path.join(folder, "note"), "w") as file:
            file.write('#!/bin/sh\nprintf "%s" "$1"\n')
        os.chmod(file.name, 0o700)
        self.path = self.call(folder, self.server.address("/deal"))
        return self.path

    def read(self):
        with open(self.path, "rb") as file:
            return file.read()

    def bar(self):
        return self.ui.shallow("status bar", "A newer edition is published")

    def expect_bar(self):
        self.ui.wait(self.bar, "the bar")

    def expect_no_bar(self):
        self.ui.wait(lambda: not self.bar(), "the bar to go")

    def undo(self, text):
        self.ui.wait(lambda: self.ui.shallow("label", text), text)
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"), "Undo"))

    def dialog(self):
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Show Changes"),
                                "Show Changes"))
        return self.ui.wait(lambda: self.ui.top("Another Edition", "Replace"), "the dialog")

    def starts_with_the_copy(self):
        self.ui.expect(self.ui.frame.get_name, TITLE)
        assert not self.bar()

    def hears_of_what_another_process_found(self):
        self.body = newer()
        self.call(self.ui.tmp, "refresh", self.path)
        self.expect_bar()
        self.ui.wait(lambda: self.ui.shallow("label", "0 added, 3 changed, 1 removed"),
                     "the count")
        assert self.read() == write(), "nothing is replaced by itself"

    def shows_what_is_different(self):
        dialog = self.dialog()
        for text in ("Title", "New: The second edition", f"Old: {TITLE}",
                     "New: Another term title", "As-of date", "New: 2026-12-31", "Claim: ",
                     self.server.address("/deal")):
            self.ui.wait(lambda t=text: any(t in (n.get_name() or "") for n in
                                            self.ui.find_all("label", "", dialog)), text)
        if "SHOTS" in os.environ:
            time.sleep(1)
            self.ui.screenshot(os.path.join(os.environ["SHOTS"], "update-dialog.png"))
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.top("Another Edition", "Replace"), "the end")
        assert self.bar() and self.read() == write(), "nothing is decided"

    def keeps_and_takes_it_back(self):
        self.ui.click("^Keep Mine$", under=self.dialog())
        self.expect_no_bar()
        assert self.read() == write()
        self.undo("Your edition stays")
        self.expect_bar()

    def replaces(self):
        self.ui.click("^Replace$", under=self.dialog())
        self.ui.expect(self.ui.frame.get_name, "The second edition")
        self.expect_no_bar()
        assert self.read() == newer()

    def takes_the_old_one_back(self):
        self.undo("The new edition is open")
        self.ui.expect(self.ui.frame.get_name, TITLE)
        assert self.read() == write()
        self.expect_bar()

    def is_idle(self):
        return self.ui.shallow("push button", "Refresh Sources")

    def says_what_is_wrong_with_an_edition(self):
        self.body = newer()[:-40]
        self.ui.keys("ctrl+r")
        self.ui.wait(lambda: self.ui.shallow("label", "The edition that is published has a "
                                             "mistake in line"), "the mistake")
        assert self.read() == write() and self.bar(), "the good one still waits"
        self.ui.wait(self.is_idle, "the end of the refresh")

    def asks_for_what_is_added_meanwhile(self):
        self.body, self.pause = newer(), 3
        del self.seen[:]
        self.ui.keys("ctrl+r")
        self.ui.wait(lambda: self.seen == ["/deal"], "the refresh to begin")
        lists = os.path.join(self.ui.tmp, "lists.opml")
        with open(lists, "w") as file:
            file.write(OPML.format(self.server.address("/list")))
        self.call(self.ui.tmp, "lists", "--import", lists)
        self.ui.keys("ctrl+r")
        self.ui.keys("ctrl+r")
        self.ui.wait(lambda: self.seen == ["/deal", "/list"], "the list, once")
        self.pause = 0
        self.ui.wait(self.is_idle, "the end of both")
        assert self.seen == ["/deal", "/list"], self.seen

    def presses_not_now(self):
        """the end of a refresh may make the bar anew while its button is pressed"""
        button = self.ui.shallow("push button", "Not now")
        if button:
            self.ui.do(button)
        return not self.bar()

    def puts_it_off(self):
        self.ui.wait(self.bar, "the bar")
        self.ui.wait(self.presses_not_now, "the bar to go")
        self.expect_no_bar()
        self.body = write(title="A third", as_of="2027-01-31")
        self.call(self.ui.tmp, "refresh", self.path)
        self.expect_bar()

    def replaces_with_what_it_showed(self):
        before, third = self.read(), self.body
        dialog = self.dialog()
        self.body = write(title="A fourth", as_of="2027-02-28", claims=[])
        self.call(self.ui.tmp, "refresh", self.path)
        self.ui.wait(lambda: self.ui.shallow("label", "0 added, 2 changed, 5 removed"),
                     "the fourth to be told of")
        self.ui.click("Replace$", under=dialog)
        self.ui.expect(self.ui.frame.get_name, "A third")
        assert self.read() == third != before
        self.expect_bar()


def main():
    update = Update(sys.argv[1], sys.argv[2])
    return run(update.ui, [
        ("starts with the copy", update.starts_with_the_copy),
        ("hears of what another process found", update.hears_of_what_another_process_found),
        ("shows what is different", update.shows_what_is_different),
        ("keeps the old one, and takes that back", update.keeps_and_takes_it_back),
        ("replaces the old one", update.replaces),
        ("takes the old one back", update.takes_the_old_one_back),
        ("says what is wrong with an edition", update.says_what_is_wrong_with_an_edition),
        ("asks for what is added during a refresh", update.asks_for_what_is_added_meanwhile),
        ("puts it off until another one comes", update.puts_it_off),
        ("replaces with what it showed", update.replaces_with_what_it_showed),
    ])


if __name__ == "__main__":
    sys.exit(main())
