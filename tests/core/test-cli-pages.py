#!/usr/bin/python3
# test-cli-pages.py: pages of sources and their citations, as they are typed
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program named by COUNTERPART with a deal that cites a page of a server of
its own on the loopback address; prints TAP."""
import http.server
import json
import os
import sqlite3
import subprocess
import sys
import threading

from tap import pick, run_tests

PROGRAM = os.environ["COUNTERPART"]
DEAL = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fixtures", "deals",
                    "good-small.deal.json")
PAGE = "<html><title>T</title><nav>Home</nav><p>Before.</p><p>%s</p></html>"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    status, body = 200, ""

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = Handler.body.encode()
        self.send_response(Handler.status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def run(*arguments, data):
    run.second = getattr(run, "second", 0) + 1
    environment = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*",
                       COUNTERPART_NOW=f"2026-05-04T09:{run.second // 60:02}:{run.second % 60:02}Z")
    environment.pop("COUNTERPART_CA_FILE", None)
    return subprocess.run([PROGRAM, *arguments], env=environment, timeout=60, text=True,
                          stdin=subprocess.DEVNULL, capture_output=True)


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def made_deal(base, data):
    """A deal whose first source stands on our server."""
    with open(DEAL, encoding="utf-8") as file:
        deal = json.load(file)
    deal["sources"][0]["url"] = base + "/page"
    deal["claims"][0]["anchor"] = "the only host of our charts"
    deal["feeds"] = []
    path = os.path.join(data, "made.deal.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(deal, file)
    return path


def refresh(base, data, status=200, words=""):
    Handler.status, Handler.body = status, PAGE % words
    return run("refresh", "--page", base + "/page", "--format", "json", data=data)


def citation(deal, data):
    done = run("sources", deal, "--format", "json", data=data)
    first = lines(done.stdout)[0]
    return first["state"], [item["state"] for item in first["citations"]]


def test_citation(base, data):
    """a citation stands, moves, is there twice, is gone, and comes back"""
    deal = made_deal(base, data)
    assert citation(deal, data) == (None, ["unchecked"])
    anchor = "the  only host of\nour charts"
    for words, outcome, state in (
            (anchor, "came-in", "stands"),
            (anchor, "not-changed", "stands"),
            ("At last " + anchor, "changed", "moved"),
            (anchor + ". " + anchor, "changed", "ambiguous"),
            ("Nothing more is said", "changed", "gone"),
            (anchor, "changed", "stands")):
        done = refresh(base, data, words=words)
        assert done.returncode == 0, done.stderr
        line = lines(done.stdout)[0]
        assert (line["type"], line["outcome"]) == ("page", outcome), line
        assert line["changed"] == (outcome == "changed"), line
        assert citation(deal, data)[1] == [state], words
    done = refresh(base, data, status=404)
    assert lines(done.stdout)[0]["outcome"] == "failed", done.stdout
    assert citation(deal, data) == ("unreachable", ["stands"])
    done = refresh(base, data, status=410)
    assert citation(deal, data) == ("gone", ["stands"])


def describe(deal, data):
    """The figure, and which citations it says are gone: None if it did not look."""
    looked = json.loads(run("describe", "evidence", deal, "--citations", data=data).stdout)
    return looked, looked["options"].pop("citations_gone", None)


def test_warning(base, data):
    """a figure warns of a citation that is gone, but only where it is asked to look"""
    deal = made_deal(base, data)
    plain = run("describe", "evidence", deal, data=data).stdout
    assert describe(deal, data) == (json.loads(plain), [])
    refresh(base, data, words="the only host of our charts")
    assert describe(deal, data) == (json.loads(plain), [])
    refresh(base, data, words="silence")
    assert run("describe", "evidence", deal, data=data).stdout == plain
    warned, gone = describe(deal, data)
    assert gone == ["c1"], gone
    assert "1 passage that it cites is no longer found in its source (number 1)." in \
        " ".join(warned["footer"]), warned["footer"]
    for name in ("a.png", "b.png"):
        path = os.path.join(data, name)
        done = run("export", "evidence", deal, "--citations", "-o", path, data=data)
        assert done.returncode == 0, done.stderr
    with open(path, "rb") as file:
        picture = file.read()
    assert b'"citations_gone":["c1"]' in picture
    with open(os.path.join(data, "a.png"), "rb") as file:
        assert file.read() == picture


def test_candidates(base, data):
    """passages that speak of a term are offered; the accepted ones go into a file"""
    deal = made_deal(base, data)
    none = run("candidates", deal, data=data)
    assert (none.returncode, none.stdout) == (0, "") and "no unread article" in none.stderr
    words = "Harbour Charts keeps the exclusive licence as the only host"
    run("refresh", "--page", base + "/article", "--page", base + "/page", data=data)
    Handler.status, Handler.body = 200, PAGE % words
    done = run("refresh", "--page", base + "/article", data=data)
    assert done.returncode == 0, done.stderr
    found = lines(run("candidates", deal, "--format", "json", data=data).stdout)
    assert [(line["term"], line["passage"]) for line in found if line["url"] == base + "/article"
            ][:1] == [("licence", words)], found
    assert found[0]["words"] and all(word in words for word in found[0]["words"]), found
    archive = sqlite3.connect(os.path.join(data, "counterpart", "archive.sqlite"))
    source = archive.execute("SELECT id FROM sources WHERE url = ?", (base + "/article",)
                             ).fetchone()[0]
    archive.executemany("INSERT INTO judgements VALUES ('harbour-tidewater', ?, ?, ?, ?, ?, 1)", [
        (source, "licence", words, "contradicts", "There is one host."),
        (source, "no-such-term", words, "supports", "Nothing."),
        (source, "share-cap", words, None, None)])
    archive.commit()
    archive.close()
    assert not [line for line in lines(run("candidates", deal, "--format", "json",
                                           data=data).stdout)
                if line["term"] == "licence" and line["passage"] == words]
    path = os.path.join(data, "own.deal.json")
    done = run("candidates", deal, "-o", path, data=data)
    assert done.returncode == 0 and done.stderr == "1 claim was added.\n", done.stderr
    assert run("check", path, data=data).returncode == 0
    with open(path, encoding="utf-8") as file:
        own = json.load(file)
    claim, article = own["claims"][-1], own["sources"][-1]
    assert article["url"] == base + "/article" and claim["source"] == article["id"]
    assert claim["stance"] == "contradicts" and claim["says"] == "There is one host."
    assert claim["anchor"] == " ".join(words.split(" ")[:8]), claim
    again = os.path.join(data, "again.deal.json")
    assert run("candidates", path, "-o", again, data=data).stderr == "0 claims were added.\n"


def test_archive(base, data):
    """the archive is written out whole, and pruned of what nobody needs"""
    texts = ["The first.", "The second.", "The third.", "The fourth."]
    for words in texts:
        assert refresh(base, data, words=words).returncode == 0
    folder = os.path.join(data, "out")
    done = run("archive", "-o", folder, data=data)
    assert done.returncode == 0 and done.stderr == "4 texts were written.\n", done.stderr
    with open(os.path.join(folder, "index.json"), encoding="utf-8") as file:
        source, = json.load(file)["sources"]
    assert source["url"] == base + "/page" and len(source["texts"]) == 4, source
    for text, words in zip(source["texts"], texts):
        with open(os.path.join(folder, text["file"]), encoding="utf-8") as file:
            assert file.read() == f"Before.\n{words}\n", text
        assert text["page"] is True and text["seen"].startswith("2026-05-04T09:"), text
    again = run("archive", "-o", folder, data=data)
    assert again.returncode == 1 and "is not empty" in again.stderr, again.stderr
    size = int(run("archive", data=data).stdout.split()[-1])
    assert size > 4096
    assert run("archive", "--prune", data=data).stderr == "2 old texts were removed.\n"
    assert run("archive", "--prune", data=data).stderr == "0 old texts were removed.\n"
    left = os.path.join(data, "left")
    run("archive", "-o", left, data=data)
    with open(os.path.join(left, "index.json"), encoding="utf-8") as file:
        kept = json.load(file)["sources"][0]["texts"]
    assert [text["sha256"] for text in kept] == [source["texts"][i]["sha256"] for i in (0, 3)]
    assert lines(run("search", "fourth", "--format", "json", data=data).stdout.strip()
                 .replace("\n", " "))


def test_usage(base, data):
    """what is no address is misuse, and what is typed may be private"""
    assert run("refresh", "--page", "file:///etc/passwd", data=data).returncode == 2
    done = refresh(base, data, words="text")
    assert done.returncode == 0 and "1 of 1 pages came in, 0 changed." in done.stderr
    gone = run("refresh", "--page", "http://127.0.0.1:1/nobody", data=data)
    assert gone.returncode == 1 and "0 of 1 pages came in" in gone.stderr, gone.stderr


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    return run_tests(pick(globals(), "test_"), base)


if __name__ == "__main__":
    sys.exit(main())
