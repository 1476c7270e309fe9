#!/usr/bin/python3
# test-search.py WINDOW PROGRAM: finds a phrase from anywhere, with the keys
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ctrl+F, some words, an arrow, Enter: a reader who knows a phrase lands on the term,
the claim, the event or the source that has it.  TAP."""
import sys

from deal_window import BUNDLED, Atspi, DealWindow, run, walk


class Search:
    def __init__(self, program):
        self.ui = DealWindow(program, BUNDLED)

    def button(self):
        return self.ui.shallow("push button", "Search")

    def rows(self):
        results = next((n for n in walk(self.ui.frame) if n.get_name() == "Results"
                        and n.get_role_name() == "list"), None)
        return [n.get_name() for n in walk(results)
                if n.get_role_name() == "list item"] if results else []

    def focused(self):
        return next((n for n in walk(self.ui.frame)
                     if self.ui.has_state(n, Atspi.StateType.FOCUSED)
                     and n.get_role_name() != "frame"), None)

    def search(self, words):
        """opens the search, types, waits for the first result; returns its rows"""
        self.ui.keys("ctrl+f")
        self.ui.wait(lambda: self.focused().get_name() == "Search", "the entry")
        self.ui.keys("ctrl+a")
        self.ui.type(words)
        entry = self.focused()
        self.ui.expect(lambda: self.ui.text(entry), words)
        return entry

    def says(self, entry, text):
        self.ui.wait(lambda: text in entry.get_description(), text)

    def closed(self):
        self.ui.wait(lambda: not self.rows(), "the search to close")

    def is_chosen(self, index):
        row = self.ui.sidebar.get_child_at_index(index)
        self.ui.wait(lambda: self.ui.is_selected(row), f"view {index}")

    def finds_a_term(self):
        entry = self.search("first ref")
        self.says(entry, "7 results. Term: Right of first refusal. Compute")
        rows = self.rows()
        assert rows[0].startswith("Term: Right of first refusal."), rows
        assert any(r.startswith("Claim: ") for r in rows), rows
        assert any(r.startswith("Conflict: ") for r in rows), rows
        self.ui.keys("Down")
        self.says(entry, "7 results. Term: Azure’s rank.")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(1)
        view = self.ui.shallow("filler", "DealTermsView")
        details = self.ui.wait(lambda: next(n for n in walk(view)
                                            if n.get_name() == "Details of the term"),
                               "the details")
        self.ui.wait(lambda: self.ui.find_all("label", "^Azure’s rank$", details), "it")
        self.ui.wait(lambda: (self.focused().get_name() or "").startswith("Azure’s rank."),
                     "the focus on its row")

    def does_not_wait_for_the_results(self):
        self.ui.view("Overview")
        self.search("openai pays: agi link")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(1)
        self.ui.wait(lambda: (self.focused().get_name() or "").startswith(
            "OpenAI pays: AGI link."), "the focus on its row")

    def shows_a_term_that_a_filter_hides(self):
        view = self.ui.view("Terms")
        self.ui.click("^Changed, 13$", under=view)
        entry = self.search("openai pays: rate")
        self.says(entry, "Term: OpenAI pays: rate.")
        self.ui.keys("Return")
        self.ui.wait(lambda: (self.focused().get_name() or "").startswith(
            "OpenAI pays: rate."), "the focus on its row")

    def finds_a_claim(self):
        entry = self.search("ended with the agreement of october")
        self.says(entry, "Claim: The right of first refusal ended")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(5)
        view = self.ui.shallow("filler", "DealEvidenceView")
        self.ui.wait(lambda: self.ui.find_all("label", "^Right of first refusal$", view), "it")

    def finds_an_event(self):
        entry = self.search("stargate is")
        self.says(entry, "Event: Compute exclusivity ends.")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(4)
        self.ui.wait(lambda: "Compute exclusivity ends" in (self.focused().get_name() or ""),
                     "the event's mark")

    def finds_a_source(self):
        entry = self.search("azure-first, non-exclusive")
        self.says(entry, "Source: Microsoft and OpenAI amend deal")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(6)
        view = self.ui.shallow("filler", "DealSourcesView")
        self.ui.wait(lambda: self.ui.find_all("label", "^Microsoft and OpenAI amend deal", view),
                     "it")

    def leads_to_all_terms_with_the_words(self):
        entry = self.search("azure")
        self.says(entry, "results. Term: Azure purchase.")
        more = next(i for i, r in enumerate(self.rows()) if r.endswith("more in Terms"))
        for _ in range(more):
            self.ui.keys("Down")
        self.says(entry, "more in Terms")
        self.ui.keys("Return")
        self.closed()
        self.is_chosen(1)
        view = self.ui.shallow("filler", "DealTermsView")
        self.ui.wait(lambda: not self.ui.find_all("list item", "^Microsoft’s stake", view),
                     "other terms to go")

    def shows_more_of_a_kind_in_place(self):
        entry = self.search("azure")
        self.says(entry, "results. Term: Azure purchase.")
        self.ui.keys("ctrl+f")
        rows = self.rows()
        more = next(i for i, r in enumerate(rows) if r.startswith("Show "))
        before = sum(r.startswith("Claim: ") for r in rows)
        assert before == 4, rows
        for _ in range(more):
            self.ui.keys("Down")
        self.says(entry, "Show ")
        self.ui.keys("Return")
        self.ui.wait(lambda: sum(r.startswith("Claim: ") for r in self.rows()) > before,
                     "more claims")
        self.ui.keys("Escape")
        self.closed()

    def says_that_nothing_matches(self):
        entry = self.search("<b>zeppelin & co")
        self.says(entry, "Nothing matches “<b>zeppelin & co”.")
        self.ui.click("^_?Clear")
        self.ui.expect(lambda: self.ui.text(entry), "")
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.ui.has_state(self.button(), Atspi.StateType.PRESSED),
                     "the search to close")

    def gives_the_focus_back(self):
        view = self.ui.view("Terms")
        item = self.ui.find("list item", "^Azure’s rank", view)
        self.ui.point(item)
        self.ui.wait(lambda: (self.focused().get_name() or "").startswith("Azure’s rank."),
                     "the focus")
        self.search("cap")
        self.ui.keys("Escape")
        self.ui.wait(lambda: (self.focused().get_name() or "").startswith("Azure’s rank."),
                     "the focus back")

    def closes_with_a_press_elsewhere(self):
        view = self.ui.view("Terms")
        entry = self.search("cap")
        self.says(entry, "result")
        self.ui.point(self.ui.find("list item", "^Azure’s rank", view))
        self.ui.wait(lambda: not self.ui.has_state(self.button(), Atspi.StateType.PRESSED),
                     "the search to close")

    def opens_and_closes_with_its_button(self):
        self.ui.point(self.button())
        self.ui.wait(lambda: self.ui.has_state(self.button(), Atspi.StateType.PRESSED), "it")
        self.ui.wait(lambda: self.focused().get_name() == "Search", "the entry")
        self.ui.point(self.button())
        self.ui.wait(lambda: not self.ui.has_state(self.button(), Atspi.StateType.PRESSED),
                     "the search to close")


def main(program):
    search = Search(program)
    return run(search.ui, [
        ("finds a term", search.finds_a_term),
        ("does not wait for the results", search.does_not_wait_for_the_results),
        ("shows a term that a filter hides", search.shows_a_term_that_a_filter_hides),
        ("finds a claim", search.finds_a_claim),
        ("finds an event", search.finds_an_event),
        ("finds a source", search.finds_a_source),
        ("leads to all terms with the words", search.leads_to_all_terms_with_the_words),
        ("shows more of a kind in place", search.shows_more_of_a_kind_in_place),
        ("says that nothing matches", search.says_that_nothing_matches),
        ("gives the focus back", search.gives_the_focus_back),
        ("closes with a press elsewhere", search.closes_with_a_press_elsewhere),
        ("opens and closes with its button", search.opens_and_closes_with_its_button),
    ])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
