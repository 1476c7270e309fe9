#!/usr/bin/python3
# test-pages.py WINDOW PROGRAM: pages of sources, what changed in them, and claims
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line keeps two versions of a page that the deal cites, and an article
that it does not; the window shows what changed, what became of the citation, and the
passages that may become claims.  TAP."""
import json
import os
import subprocess
import sys

from deal_window import SMALL, Atspi, DealWindow, run, walk
from page_server import PageServer

ANCHOR = "the only host of our charts"
PAGES = (
    ("2026-05-01T09:00:00Z", "/page", f"<p>Tidewater is {ANCHOR}, they said.</p>"),
    ("2026-05-03T09:00:00Z", "/page", "<p>Tidewater is the first host of our charts, they "
     "said.</p>"),
    ("2026-05-03T09:00:00Z", "/article", "<title>Exclusive no more</title><p>Harbour Charts "
     "ended the exclusive licence.</p><p>Nothing else was said.</p>"),
)
PASSAGE = "Harbour Charts ended the exclusive licence."


class Pages:
    def __init__(self, window, program):
        self.body = b""
        self.base = PageServer(lambda path: self.body).address("")
        self.program = program
        self.ui = DealWindow(window, prepare=self.prepare)
        self.view = self.ui.view("Sources")
        self.list = self.ui.find("list", "^Sources$", self.view)

    def prepare(self, folder):
        with open(SMALL, encoding="utf-8") as file:
            deal = json.load(file)
        deal["feeds"] = []
        deal["sources"][0]["url"] = self.base + "/page"
        deal["claims"][0]["anchor"] = ANCHOR
        path = os.path.join(folder, "harbour.deal.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(deal, file)
        for now, place, body in PAGES:
            self.body = f"<html><nav>Home</nav>{body}</html>".encode()
            env = dict(os.environ, COUNTERPART_NOW=now,
                       XDG_DATA_HOME=os.path.join(folder, "data_home"))
            subprocess.run([self.program, "refresh", "--page", self.base + place], env=env,
                           check=True, capture_output=True, timeout=60)
        return path

    def texts(self):
        return [node.get_name() or "" for node in walk(self.view)]

    def button(self, name):
        return self.ui.wait(lambda: next(n for n in walk(self.view) if n.get_name() == name
                                         and n.get_role_name() == "push button"), name)

    def choose(self, title):
        self.ui.point(self.ui.find("list item", "^" + title, self.list))
        self.ui.wait(lambda: "Fetch Anew" in self.texts(), title)

    def says_what_became_of_a_citation(self):
        self.choose("Harbour and Tidewater agree")
        self.ui.wait(lambda: f"Found by “{ANCHOR}”: it no longer stands there" in self.texts(),
                     "the citation is gone")

    def shows_what_changed(self):
        self.ui.point(self.button("Show Changes"))
        self.ui.wait(lambda: "Tidewater is the only first host of our charts, they said."
                     in self.texts(), "both versions in one")
        self.ui.point(self.button("Show Changes"))
        self.ui.wait(lambda: "Tidewater is the first host of our charts, they said."
                     in self.texts(), "the version of today")

    def refuses_private_pages(self):
        self.ui.point(self.button("Fetch Anew"))
        self.ui.wait(lambda: any("is on a private network" in text for text in self.texts()),
                     "why its page was not asked for")
        self.ui.wait(lambda: self.ui.shallow("label", "is on a private network"),
                     "the reason in the message too")

    def an_article_stays_unread(self):
        """nobody has read it, though its page is refused; nothing was asked of it, and no
        later time is named"""
        unread = self.ui.wait(lambda: next(t for t in self.texts() if t.startswith("Unread ")),
                              "the count")
        assert unread != "Unread 0", unread
        self.choose("Exclusive no more")
        self.ui.point(self.button("Fetch Anew"))
        self.ui.wait(lambda: any(t.startswith("Status: Unreachable") and "Last tried: " in t
                                 for t in self.texts()), "why, and that it was tried")
        assert not any("Not asked again before" in t for t in self.texts())
        self.button("Mark as Read")
        assert unread in self.texts(), unread

    def judges(self):
        self.ui.point(self.button("Contradicts"))
        self.ui.wait(lambda: "Contradicts" not in self.texts(), "the passage is judged")

    def judges_and_takes_back(self):
        self.choose("Exclusive no more")
        self.ui.wait(lambda: PASSAGE in self.texts(), "the passage")
        self.judges()
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"), "the offer"))
        self.button("Contradicts")
        self.judges()
        self.ui.keys("ctrl+z")
        self.button("Contradicts")
        self.ui.wait(lambda: self.ui.shallow("label", "Taken back: Kept as a claim"), "it is told")

    def keeps_what_is_being_written(self):
        self.ui.focus(self.ui.find("text", "^What it says", self.view))
        self.ui.type("No longer exclusive")
        self.ui.point(self.button("Mark as Read"))
        self.button("Mark as Unread")
        self.ui.expect(lambda: self.ui.text(self.ui.find("text", "^What it says", self.view)),
                       "No longer exclusive")

    def judges_with_the_keys(self):
        self.ui.focus(self.ui.find("text", "^What it says", self.view))
        self.ui.keys("Tab", "Tab", "Return")    # past Supports, on Contradicts
        self.ui.wait(lambda: "Your claims" in self.texts(), "the claim")
        assert "No longer exclusive" in self.texts(), self.texts()
        self.ui.wait(lambda: any(self.ui.has_state(n, Atspi.StateType.FOCUSED)
                                 for n in walk(self.view)), "the focus to stay in the view")

    def saves_the_claims(self):
        self.ui.point(self.button("Save as Deal File…"))
        chooser = self.ui.wait(lambda: self.ui.top("Save as Deal File", "Save"), "the chooser")
        node = self.ui.wait(lambda: next(
            n for n in self.ui.find_all("text", "", chooser)
            if self.ui.has_state(n, Atspi.StateType.FOCUSED)), "the field for the name")
        assert self.ui.text(node) == "harbour-claims.deal.json", self.ui.text(node)
        path = os.path.join(self.ui.tmp, "mine.deal.json")
        assert node.get_editable_text_iface().set_text_contents(path)
        self.ui.keys("Return")
        self.ui.wait(lambda: self.ui.shallow("label", "Deal saved, with 1 claim of yours"),
                     "what came of it")
        with open(path, encoding="utf-8") as file:
            claim = json.load(file)["claims"][-1]
        assert (claim["says"], claim["stance"]) == ("No longer exclusive", "contradicts"), claim

    def takes_a_claim_back(self):
        self.ui.point(self.button("Take Back: Licence to the charts"))
        self.button("Contradicts")
        self.ui.wait(lambda: "Your claims" not in self.texts(), "the claim to go")
        self.ui.wait(lambda: self.ui.click("Undo") or True, "the offer to undo")
        self.button("Take Back: Licence to the charts")
        assert "No longer exclusive" in self.texts(), self.texts()

    def dismisses_and_offers_again(self):
        self.ui.point(self.button("Take Back: Licence to the charts"))
        self.ui.point(self.button("Dismiss"))
        self.ui.wait(lambda: "1 passage dismissed" in self.texts(), "what was dismissed")
        assert "Dismiss" not in self.texts()


def main():
    pages = Pages(sys.argv[1], sys.argv[2])
    return run(pages.ui, [
        ("says what became of a citation", pages.says_what_became_of_a_citation),
        ("shows what changed", pages.shows_what_changed),
        ("asks for no private page", pages.refuses_private_pages),
        ("leaves an article unread whose page is refused", pages.an_article_stays_unread),
        ("judges a passage, and takes it back", pages.judges_and_takes_back),
        ("keeps what is being written", pages.keeps_what_is_being_written),
        ("judges with the keys alone", pages.judges_with_the_keys),
        ("saves the claims as a deal file", pages.saves_the_claims),
        ("takes a claim back, and that too", pages.takes_a_claim_back),
        ("dismisses a passage", pages.dismisses_and_offers_again),
    ])


if __name__ == "__main__":
    sys.exit(main())
