#!/usr/bin/python3
# test-cli-refresh.py: feed, refresh and sources, as they are typed
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program named by COUNTERPART against a server of its own on the
loopback address, with an archive in a folder of its own; prints TAP."""
import glob
import http.server
import json
import os
import signal
import subprocess
import sys
import threading
import time

from tap import pick, run_tests

PROGRAM = os.environ["COUNTERPART"]
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>A list</title>
<item><guid>1</guid><title>One &amp;lt;b&gt;two&lt;/b&gt;</title><link>/1</link>
<pubDate>Mon, 27 Apr 2026 09:41:00 GMT</pubDate><description>Words</description></item>
<item><guid>2</guid><title>Zwei</title></item></channel></rss>"""
ENTRY_MEMBERS = ["id", "title", "url", "date_published", "date_modified", "summary"]


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    requests = []

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        Handler.requests.append((self.path, self.headers.get("If-None-Match")))
        if self.path == "/slow":
            time.sleep(20)
        elif self.path == "/held":
            self.answer(503, Retry_After="600")
        elif self.path != "/rss":
            self.answer(404)
        elif self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.end_headers()
        else:
            self.answer(200, RSS, ETag='"1"')


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def run(*arguments, data, timeout=60, now=None):
    environment = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*")
    environment.pop("COUNTERPART_CA_FILE", None)
    if now:
        environment["COUNTERPART_NOW"] = now
    done = subprocess.run([PROGRAM, *arguments], env=environment, timeout=timeout, text=True,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout, done.stderr


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def test_log(base, data):
    """refresh leaves no log behind, which the next one would take for a crash"""
    for _ in range(8):
        assert run("refresh", "--source-list", base + "/rss", data=data)[0] == 0
        left = os.listdir(os.path.join(data, "counterpart"))
        assert sorted(left) == ["archive.sqlite", "archive.sqlite-lock"], left


def test_feed(base, data):
    """feed prints the entries of an address and of a file"""
    status, out, err = run("feed", base + "/rss", data=data)
    assert status == 0 and err == "", (status, err)
    first, second = lines(out)
    assert list(first) == list(second) == ENTRY_MEMBERS, first
    assert first == {"id": "1", "title": "One <b>two", "url": base + "/1", "summary": "Words",
                     "date_published": "2026-04-27T09:41:00Z", "date_modified": None}, first
    assert second["title"] == "Zwei" and second["url"] is None, second
    path = os.path.join(data, "list.xml")
    with open(path, "wb") as file:
        file.write(RSS)
    status, out, _ = run("feed", path, data=data)
    assert status == 0 and [line["id"] for line in lines(out)] == ["1", "2"], out
    assert not glob.glob(data + "/counterpart/*"), "feed keeps nothing"


def test_feed_fails(base, data):
    """feed says in one line what is wrong, and prints nothing else"""
    for place in (base + "/missing", data, os.path.join(data, "nowhere"), "/dev/zero",
                  "http://127.0.0.1:1/", PROGRAM):
        status, out, err = run("feed", place, data=data)
        assert (status, out) == (1, "") and err.count("\n") == 1, (place, status, out, err)
        assert place in err, err
    started = time.monotonic()
    status, _, err = run("feed", "--timeout", "1", base + "/slow", data=data)
    assert status == 1 and time.monotonic() - started < 10 and "1 second" in err, err
    for wrong in ([], ["a", "b"], ["--timeout", "-1", "a"], ["--timeout", "x", "a"]):
        assert run("feed", *wrong, data=data)[0] == 2, wrong


def test_refresh(base, data):
    """refresh keeps what is new, and the next one is told that nothing is"""
    url = base + "/rss"
    status, out, err = run("refresh", "--source-list", url, data=data)
    assert status == 0 and err.startswith("[1/1] A list: "), (status, err)
    assert len(out.splitlines()) == 2 and "One <b>two" in out, out
    del Handler.requests[:]
    status, out, err = run("refresh", "--source-list", url, "--format", "json", data=data)
    assert status == 0 and Handler.requests == [("/rss", '"1"')], Handler.requests
    top, *sources = lines(out)
    assert (top["type"], top["outcome"], top["status"]) == ("list", "not-changed", 304), top
    assert sorted(s["title"] for s in sources) == ["One <b>two", "Zwei"], sources
    assert all(s["type"] == "source" and s["state"] == "new" and s["list"] == url
               for s in sources), sources


def test_sources(base, data):
    """sources --format json is the deal's sources, then what only the archive has"""
    run("refresh", "--source-list", base + "/rss", data=data)
    status, out, _ = run("sources", "--format", "json", data=data)
    found = lines(out)
    assert status == 0 and all({"id", "title", "url", "state", "published"} <= set(s)
                               for s in found)
    assert [s["title"] for s in found[-2:]] == ["One <b>two", "Zwei"], found[-2:]
    assert len({s["id"] for s in found}) == len(found) > 2
    assert found[0]["number"] == 1 and found[0]["state"] is None, found[0]


def test_refresh_fails(base, data):
    """refresh ends with 1 when a list did not come in, and says why for each"""
    status, out, err = run("refresh", "--source-list", base + "/missing", "--source-list",
                           base + "/rss", data=data)
    assert status == 1 and "404" in err and "1 of 2" in err, (status, err)
    assert len(out.splitlines()) == 2, out
    status, _, err = run("refresh", "--source-list", base + "/rss", "--offline", data=data)
    assert status == 1 and "offline" in err, err
    for wrong in (["--source-list", "ftp://a/"], ["--format", "csv"], ["a", "b"]):
        assert run("refresh", *wrong, data=data)[0] == 2, wrong


def test_held(base, data):
    """a server that wants to be left alone is, by the next program too"""
    address = ("refresh", "--source-list", base + "/held", "--format", "json")
    status, out, _ = run(*address, data=data, now="2026-04-27T10:00:00Z")
    assert status == 1 and lines(out)[0]["not_before"] == "2026-04-27T10:10:00Z", out
    del Handler.requests[:]
    status, out, _ = run(*address, data=data, now="2026-04-27T10:09:59Z")
    assert (status, lines(out)[0]["outcome"], Handler.requests) == (1, "skipped", []), out
    run(*address, data=data, now="2026-04-27T10:10:00Z")
    assert len(Handler.requests) == 1, Handler.requests


def test_damaged(base, data):
    """a damaged archive is set aside, and said so"""
    run("refresh", "--source-list", base + "/rss", data=data)
    path = os.path.join(data, "counterpart", "archive.sqlite")
    # What a write-ahead log still holds would be read in the place of the file.
    for left in glob.glob(path + "-*"):
        os.remove(left)
    with open(path, "r+b") as file:
        file.write(b"This is no archive any more.")
    status, out, err = run("refresh", "--source-list", base + "/rss", data=data)
    kept = glob.glob(os.path.join(data, "counterpart", "archive-*.damaged"))
    assert status == 0 and len(kept) == 1 and kept[0] in err, (status, err, kept)
    assert len(out.splitlines()) == 2, out


def test_lists(base, data):
    """lists go in and out as OPML, each once, and are asked from then on"""
    status, out, err = run("lists", data=data)
    assert (status, out) == (0, "") and "no lists of your own" in err, (status, out, err)
    path, out_path = os.path.join(data, "in.opml"), os.path.join(data, "out.opml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<opml><body><outline text="F"><outline text="L &amp; M" xmlUrl="{base}/rss"/>'
                   f'<outline xmlUrl="{base}/rss"/><outline xmlUrl="file:///x"/></outline>'
                   '</body></opml>')
    for added in ("1 list was added.\n", "0 lists were added.\n"):
        assert run("lists", "--import", path, data=data) == (0, "", added)
    _, out, _ = run("lists", "--format", "json", data=data)
    assert [line["url"] for line in lines(out)] == [base + "/rss"], out
    run("refresh", "--source-list", base + "/rss", data=data)
    assert run("lists", "-o", out_path, data=data)[0] == 0
    with open(out_path, encoding="utf-8") as file:
        assert f'text="A list" xmlUrl="{base}/rss"' in file.read()
    assert run("lists", "--import", out_path, data=data)[2] == "0 lists were added.\n"
    status, _, err = run("lists", "--import", PROGRAM, data=data)
    assert status == 1 and err.count("\n") == 1, err


def test_interrupted(base, data):
    """Ctrl+C ends a refresh at once, and what came in before is kept"""
    environment = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*")
    with subprocess.Popen([PROGRAM, "refresh", "--source-list", base + "/rss", "--source-list",
                           base + "/slow"], env=environment, text=True,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        assert child.stderr.readline().startswith("[1/2] A list")
        child.send_signal(signal.SIGINT)
        started = time.monotonic()
        assert child.wait(10) == 1 and time.monotonic() - started < 5
    _, out, _ = run("sources", "--format", "json", data=data)
    assert lines(out)[-1]["title"] == "Zwei", out


def main():
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    return run_tests(pick(globals(), "test_"), base)


if __name__ == "__main__":
    sys.exit(main())
