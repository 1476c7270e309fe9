#!/usr/bin/python3
# test-refresh.py WINDOW PROGRAM: sources are asked over HTTP, kept, and read
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server of this test on the loopback has three lists of articles; the user adds
them, refreshes, reads, and starts the program again without the server.  TAP."""
import http.server
import json
import os
import sys
import threading

from deal_window import SMALL, Atspi, DealWindow, run

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour News",
    "home_page_url": "http://127.0.0.1/",
    "items": [
        {"id": "1", "url": "http://127.0.0.1/a/1", "title": "The share is capped at last",
         "content_text": "Both sides confirm it.", "date_published": "2025-09-01T08:00:00Z"},
        {"id": "2", "url": "http://127.0.0.1/a/2", "title": "Sales of charts: <b>up</b> & away",
         "content_text": "By a third.", "date_published": "2025-09-20T08:00:00+02:00"},
    ],
})
RSS = """<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0"><channel><title>Küstenbote</title><link>http://127.0.0.1/</link>
<description>Nachrichten von der Küste</description>
<item><title>Größe der Flotte bleibt geheim</title><link>http://127.0.0.1/b/1</link>
<guid isPermaLink="false">b-1</guid><pubDate>Tue, 02 Sep 2025 10:00:00 +0200</pubDate>
<description>Niemand zählt die Schiffe.</description></item>
</channel></rss>
""".encode("iso-8859-1")
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Tide Watch</title>
<id>urn:uuid:60a76c80-d399-11d9-b93c-0003939e0af6</id><updated>2025-09-10T12:00:00Z</updated>
<author><name>Coast Institute</name></author>
<entry><title type="html">The survey is &lt;em&gt;nearly&lt;/em&gt; complete</title>
<link rel="alternate" href="http://127.0.0.1/c/1"/><id>urn:x:c-1</id>
<updated>2025-09-10T12:00:00Z</updated><summary>Two bays are left.</summary></entry>
</feed>
""".encode()
LISTS = {
    "/news.json": ("application/feed+json", JSON_FEED.encode()),
    "/rss.xml": ("application/rss+xml", RSS),
    "/atom.xml": ("application/atom+xml", ATOM),
}
# Not a list, and not in the lists that are asked again.
PAGE = ("text/html", b"<!DOCTYPE html><title>Harbour</title><p>Welcome to the harbour.</p>")
ARTICLES = ("The share is capped at last", "Sales of charts: <b>up</b> & away",
            "Größe der Flotte bleibt geheim", "The survey is nearly complete")


class Lists(http.server.ThreadingHTTPServer):
    """Serves the lists, each with an ETag; seen: [(path, If-None-Match, status)]."""

    daemon_threads = True

    def __init__(self, port=0):
        self.seen = []
        self.gate = threading.Event()   # /rss.xml answers when it is open
        self.gate.set()
        super().__init__(("127.0.0.1", port), Answer)
        self.thread = threading.Thread(target=self.serve_forever, daemon=True)
        self.thread.start()

    def address(self, path):
        return f"http://127.0.0.1:{self.server_address[1]}{path}"

    def stop(self):
        self.shutdown()
        self.server_close()
        self.thread.join()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kind, body = LISTS.get(self.path, PAGE if self.path == "/page" else ("text/plain", None))
        tag = f'"{self.path.strip("/")}-1"'
        known = self.headers.get("If-None-Match")
        status = 404 if body is None else 304 if known == tag else 200
        self.server.seen.append((self.path, known, status))
        if self.path == "/rss.xml" and not self.server.gate.is_set():
            self.server.gate.wait(60)
            self.close_connection = True    # nobody waits for it any more
            return
        self.send_response(status)
        self.send_header("ETag", tag)
        if status == 200:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status == 200:
            self.wfile.write(body)

    def log_message(self, *args):
        pass


def make_deal(folder):
    """the small deal without lists of its own, which are elsewhere in the world"""
    with open(SMALL) as file:
        deal = json.load(file)
    deal["feeds"] = []
    path = os.path.join(folder, "harbour.deal.json")
    with open(path, "w") as file:
        json.dump(deal, file)
    return path


class Sources:
    def __init__(self, program, counterpart):
        self.server = Lists()
        self.program = program
        self.counterpart = counterpart
        self.ui = DealWindow(program, prepare=make_deal)
        self.n_cited = 0
        self.look()

    def look(self):
        self.view = self.ui.view("Sources")
        self.list = self.ui.find("list", "^Sources$", self.view)

    def rows(self):
        return [r.get_name() for r in self.ui.find_all("list item", "", self.list)]

    def row(self, title):
        return self.ui.find("list item", "^" + title, self.list)

    def state(self, title):
        return self.row(title).get_name().split(", ")[-2]

    def summary(self):
        return self.ui.find("status bar", "", self.view).get_name()

    def expect_button(self, name):
        self.ui.wait(lambda: self.ui.find_all("push button", f"^{name}$", self.view), name)

    def starts_with_what_the_deal_cites(self):
        self.ui.wait(lambda: self.summary().endswith("0 found in lists"), "the sources")
        self.n_cited = int(self.summary().split()[0])
        self.expect_button("Unread 0")
        self.ui.wait(lambda: self.ui.shallow("label", "Not checked yet"), "the age")

    def add(self, path):
        self.ui.click("^Lists of Articles$", under=self.view)
        entry = self.ui.find("text", "^Address of a list$", self.view)
        self.ui.wait(lambda: self.ui.has_state(entry, Atspi.StateType.FOCUSED), "the focus")
        self.ui.write_focused(entry, self.server.address(path))
        self.ui.wait(lambda: self.ui.text(entry) == "", "the list to be taken")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.find_all("text", "^Address of a list$", self.view),
                     "the popover to close")

    def adds_lists(self):
        for n, (path, n_articles) in enumerate(
                (("/news.json", 2), ("/rss.xml", 3), ("/atom.xml", 4))):
            self.add(path)
            self.expect_button(f"Unread {n_articles}")
            self.expect_button(f"All {self.n_cited + n_articles}")
        # Each alone: those that were here before are not asked again.
        assert sorted(self.server.seen) == sorted((p, None, 200) for p in LISTS), \
            self.server.seen

    def own_lists(self):
        listed = json.loads("[" + ",".join(self.ui.sh(
            self.counterpart, "lists", "--format", "json").splitlines()) + "]")
        return [entry["url"] for entry in listed]

    def takes_back_what_is_no_list(self):
        del self.server.seen[:]
        before = self.own_lists()
        self.add("/page")
        self.ui.wait(lambda: self.ui.find_all("label", "^Added, but it cannot be read: This is a web page"),
                     "what is said of it")
        assert self.own_lists() == before + [self.server.address("/page")]
        assert self.server.seen == [("/page", None, 200)], self.server.seen
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"),
                                "the offer to undo"))
        self.ui.expect(self.own_lists, before)
        self.ui.click("^Dismiss the Message$", under=self.view)

    def shows_the_articles(self):
        for title in ARTICLES:
            self.ui.wait(lambda t=title: any(r.startswith(t + ",") for r in self.rows()), title)
        self.ui.expect(self.summary, f"{self.n_cited} cited by the deal, 4 found in lists")

    def opens_an_article(self):
        self.ui.point(self.row(ARTICLES[3]))
        page = self.ui.find("filler", "^DealSourcePage$", self.view)
        for text in (ARTICLES[3], "Tide Watch", "Two bays are left."):
            self.ui.wait(lambda t=text: any(t in n.get_name() for n in
                                            self.ui.find_all("label", "", page)), text)

    def marks_and_takes_back(self):
        self.ui.click("^Mark as Read$", under=self.view)
        self.expect_button("Unread 3")
        self.ui.expect(lambda: self.state(ARTICLES[3]), "Unchanged")
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Undo"),
                                "the offer to undo"))
        self.expect_button("Unread 4")
        self.ui.expect(lambda: self.state(ARTICLES[3]), "New")
        self.ui.click("^Mark as Read$", under=self.view)
        self.expect_button("Unread 3")

    def refresh(self):
        self.ui.keys("ctrl+r")

    def asks_on_condition(self):
        self.ui.wait(lambda: self.is_idle(), "the end of the refresh before")
        del self.server.seen[:]
        self.refresh()
        self.ui.wait(lambda: len(self.server.seen) >= 3, "three requests")
        self.ui.wait(self.is_idle, "the end of the refresh")
        assert sorted(self.server.seen) == sorted(
            (path, f'"{path.strip("/")}-1"', 304) for path in LISTS), self.server.seen
        self.expect_button("Unread 3")
        self.expect_button(f"All {self.n_cited + 4}")

    def is_idle(self):
        return self.ui.shallow("push button", "Refresh Sources")

    def shows_progress_and_stops(self):
        self.server.gate.clear()
        self.refresh()
        # Two have answered, and the third does not.
        self.ui.wait(lambda: self.ui.find_all("label", r"^Checking [23] of \d+ (lists|addresses)$",
                                              self.view),
                     "the progress")
        self.ui.click("^Stop$", under=self.view)
        self.ui.wait(self.is_idle, "the end of the refresh")
        self.server.gate.set()
        self.ui.wait(lambda: not self.ui.find_all("label", "^Checking ", self.view),
                     "the progress to go")
        self.expect_button("Unread 3")
        self.expect_button(f"All {self.n_cited + 4}")
        self.shows_the_articles()
        # What was stopped is asked the next time, like the others.
        self.asks_on_condition()

    def keeps_what_it_knows_without_the_network(self):
        self.server.stop()
        self.refresh()
        self.ui.wait(lambda: self.ui.find_all("label", "^No list could be reached", self.view),
                     "the bar that says so")
        # Each with what happened, here and at the list itself.
        self.ui.wait(lambda: self.ui.find_all("label", "Harbour News: The server does not take connections", self.view),
                     "why")
        self.ui.click("^Lists of Articles$", under=self.view)
        self.ui.wait(lambda: len(self.ui.find_all("label", "^The server does not take connections$", self.view)) == 3,
                     "why at each list")
        self.ui.keys("Escape")
        self.ui.click("^Dismiss the Message$", under=self.view)
        self.ui.wait(lambda: not self.ui.find_all("label", "^No list could be", self.view),
                     "the message to go")
        self.expect_button(f"All {self.n_cited + 4}")
        self.shows_the_articles()
        self.expect_button("Unread 3")

    def goes_on_when_the_network_is_back(self):
        self.server = Lists(self.server.server_address[1])
        self.asks_on_condition()
        self.ui.click("^Lists of Articles$", under=self.view)
        self.ui.find("text", "^Address of a list$", self.view)
        self.ui.wait(lambda: not self.ui.find_all("label", "^The server does not take", self.view),
                     "the failures to go")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.find_all("text", "^Address of a list$", self.view),
                     "the popover to close")
        self.server.stop()

    def keeps_it_over_a_restart(self):
        self.ui.quit(close=False)
        self.ui.start(self.ui.argv)
        self.look()
        self.expect_button("Unread 3")
        self.shows_the_articles()
        self.ui.point(self.row(ARTICLES[3]))
        self.ui.find("push button", "^Mark as Unread$", self.view)

    def finds_by_words(self):
        entry = self.ui.find("entry", "^Filter sources$", self.view)
        self.ui.focus(self.ui.find("text", "", entry) if entry.get_child_count() else entry)
        self.ui.type("capped")
        self.ui.expect(lambda: [r.split(",")[0] for r in self.rows()], [ARTICLES[0]])
        self.ui.keys("Escape")
        self.shows_the_articles()


def main():
    view = Sources(sys.argv[1], sys.argv[2])
    return run(view.ui, [
        ("starts with what the deal cites", view.starts_with_what_the_deal_cites),
        ("adds three lists, each asked at once", view.adds_lists),
        ("takes back what is no list", view.takes_back_what_is_no_list),
        ("shows their articles", view.shows_the_articles),
        ("opens an article", view.opens_an_article),
        ("marks as read, and takes it back", view.marks_and_takes_back),
        ("asks again on condition only", view.asks_on_condition),
        ("shows how far it is, and stops when told to", view.shows_progress_and_stops),
        ("keeps what it knows without the network", view.keeps_what_it_knows_without_the_network),
        ("goes on when the network is back", view.goes_on_when_the_network_is_back),
        ("keeps it over a restart", view.keeps_it_over_a_restart),
        ("finds an article by a word", view.finds_by_words),
    ])


if __name__ == "__main__":
    sys.exit(main())
