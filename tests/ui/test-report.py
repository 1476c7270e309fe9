#!/usr/bin/python3
# test-report.py WINDOW PROGRAM: the report of what the window shows, through the menu
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the report as a page and as a folder through the real file chooser, compares
both with those of the command line, and cancels one on its way.  TAP."""
import filecmp
import os
import subprocess
import sys
import time

from deal_window import BUNDLED, Atspi, DealWindow, run
from ui_driver import children

NAME = "counterpart-report-2026-11-20"


class Report:
    def __init__(self, window, program):
        self.ui = DealWindow(window, BUNDLED)
        self.program = program
        self.folder = os.path.join(self.ui.tmp, "reports")
        os.mkdir(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def open(self):
        """the dialog, by the menu"""
        self.ui.click("^Main menu", under=self.ui.shallow("push button", "Main menu"))
        item = self.ui.find("menu item", "^Report…$")
        self.ui.do(item)
        return self.ui.wait(self.dialog, "the dialog")

    def dialog(self):
        return self.ui.top("Report", "Web page")

    def command(self, path, *options):
        subprocess.run([self.program, "report", "-o", path, BUNDLED, *options],
                       env=self.ui.env, check=True, stdin=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def focused_entry(self):
        """of the file chooser, which is a window of its own"""
        for node in children(self.ui.root):
            for entry in self.ui.find_all("text", "", node):
                if self.ui.has_state(entry, Atspi.StateType.FOCUSED):
                    return entry
        return None

    def says_that_it_is_saved(self):
        """which is when the dialog has gone; looking into it meanwhile could be too late"""
        self.ui.wait(lambda: self.ui.shallow("label", "Report saved"), "the toast", 120)
        self.ui.wait(lambda: not self.dialog(), "the dialog to go")

    def writes_a_page(self):
        dialog = self.open()
        self.ui.point(self.ui.find("list item", "^Web page$", dialog))
        self.ui.click("Save…", under=dialog)
        entry = self.ui.wait(self.focused_entry, "the field for the name")
        self.ui.wait(lambda: self.ui.text(entry) == NAME + ".html", "the proposed name")
        path = self.path("page.html")
        assert entry.get_editable_text_iface().set_text_contents(path)
        self.ui.expect(lambda: self.ui.text(entry), path)
        self.ui.keys("Return")
        self.ui.wait(lambda: os.path.exists(path), path, 60)
        self.says_that_it_is_saved()

    def the_page_equals_the_commands(self):
        self.command(self.path("command.html"), "--format", "html")
        assert filecmp.cmp(self.path("page.html"), self.path("command.html"), shallow=False)

    def entry_for_place(self):
        """which a slash opens, once the chooser has shown a folder: no part of it tells when"""
        self.ui.keys("slash")
        end = time.monotonic() + 2
        while time.monotonic() < end:
            entry = self.focused_entry()
            if entry:
                return entry
            time.sleep(0.1)
        return None

    def choose_folder(self, dialog):
        self.ui.click("^Choose…$", under=dialog)
        self.ui.wait(lambda: len(children(self.ui.root)) > 2, "the file chooser")
        entry = self.ui.wait(self.entry_for_place, "the field for the place")
        assert entry.get_editable_text_iface().set_text_contents(self.folder)
        self.ui.expect(lambda: self.ui.text(entry), self.folder)
        self.ui.keys("Return")

    def can_be_cancelled_on_the_way(self):
        dialog = self.open()
        self.choose_folder(dialog)
        self.ui.wait(lambda: self.ui.find_all("label", "^Step ", dialog), "the progress")
        self.ui.click("Cancel", under=dialog)
        self.ui.wait(lambda: not self.dialog(), "the dialog to close")
        left = os.listdir(self.folder)
        assert NAME not in left and not [n for n in left if n.startswith(".")], left

    def writes_a_folder(self):
        self.choose_folder(self.open())
        whole = os.path.join(self.folder, NAME, "counterpart-report.sha256")
        self.ui.wait(lambda: os.path.exists(whole), whole, 120)
        self.says_that_it_is_saved()
        self.ui.wait(lambda: self.ui.shallow("push button", "Open Folder"), "the offer")

    def the_folder_equals_the_commands(self):
        self.command(self.path("command"))
        names = sorted(os.listdir(self.path("command")))
        assert names == sorted(os.listdir(self.path(NAME)))
        assert filecmp.cmpfiles(self.path("command"), self.path(NAME), names,
                                shallow=False)[1:] == ([], [])


def main():
    report = Report(*sys.argv[1:3])
    return run(report.ui, [
        ("writes a page where the chooser says", report.writes_a_page),
        ("the page equals the command's to the byte", report.the_page_equals_the_commands),
        ("can be cancelled on its way, and leaves nothing",
         report.can_be_cancelled_on_the_way),
        ("writes a folder", report.writes_a_folder),
        ("the folder equals the command's to the byte",
         report.the_folder_equals_the_commands),
    ])


if __name__ == "__main__":
    sys.exit(main())
