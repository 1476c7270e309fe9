#!/usr/bin/python3
# test-ledger.py: each way a server can answer, and the line that the ledger keeps of it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A server on the loopback answers well, badly and not at all; after one refresh every
address has the expected line on the output and in the archive, and the server's own
log says what it was asked.  Prints TAP."""
import gzip
import json
import os
import socket
import socketserver
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.environ["COUNTERPART"]
NOW = "2026-05-04T09:00:00Z"
RSS = (b"<rss><channel><title>L</title><item><guid>%s</guid><title>T</title>"
       b"</item></channel></rss>")
TIMEOUT = 3


def good(path):
    return RSS % path.encode()


def head(status, body=b"", *fields, length=True):
    lines = [f"HTTP/1.1 {status}", "Connection: close", *fields]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


BOMB = gzip.compress(b"<rss>" + b" " * (64 << 20))


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        path = self.rfile.readline().decode("latin-1").split(" ")[1]
        fields = {}
        for line in iter(self.rfile.readline, b"\r\n"):
            if not line:
                return
            name, value = line.decode("latin-1").split(":", 1)
            fields[name.lower()] = value.strip()
        with self.server.lock:
            self.server.seen.append((path, fields.get("if-none-match")))
            self.server.active += 1
            self.server.most = max(self.server.most, self.server.active)
        self.is_counted = True
        try:
            self.answer(path, fields)
        except OSError:
            pass
        finally:
            self.let_go()

    def let_go(self):
        """what is answered does not count: the client may ask for the next before this
        thread runs again"""
        with self.server.lock:
            self.server.active -= self.is_counted
            self.is_counted = False

    def send(self, answer):
        self.let_go()
        self.wfile.write(answer)

    def answer(self, path, fields):
        base = self.server.base
        simple = {
            "/ok": head("200 OK", good(path), 'ETag: "1"'),
            "/moved": head("301 Moved Permanently", b"", f"Location: {base}/moved-to"),
            "/moved-to": head("200 OK", good(path)),
            "/moved308": head("308 Permanent Redirect", b"", "Location: /moved308-to"),
            "/moved308-to": head("200 OK", good(path)),
            "/gone": head("410 Gone"),
            "/missing": head("404 Not Found"),
            "/forbidden": head("401 Unauthorized", b"", 'WWW-Authenticate: Basic realm="x"'),
            "/broken": head("500 Internal Server Error"),
            "/cut": head("200 OK", good(path)[:-9], length=False).replace(
                b"\r\n\r\n", b"\r\nContent-Length: 9999\r\n\r\n", 1),
            "/bomb": head("200 OK", BOMB, "Content-Encoding: gzip"),
            "/two-codings": head("200 OK", b"x", "Content-Encoding: gzip, gzip"),
            "/html": head("200 OK", b"<!doctype html><title>A page</title><p>Hello",
                          "Content-Type: application/rss+xml"),
            "/picture": head("200 OK", b"\x89PNG\r\n\x1a\n" + b"\0" * 64,
                             "Content-Type: image/png"),
            "/pdf": head("200 OK", b"%PDF-1.7\n", "Content-Type: application/pdf"),
            "/half": head("200 OK", good(path)[:-30]),
            "/laughs": head("200 OK", b'<!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
                            b"<rss><channel><title>&b;</title></channel></rss>"),
            "/inward": head("302 Found", b"", "Location: http://127.0.0.2:9/x"),
            "/metadata": head("302 Found", b"", "Location: http://169.254.169.254/"),
            "/file": head("302 Found", b"", "Location: file:///etc/passwd"),
            "/loop": head("302 Found", b"", "Location: /loop"),
            "/nowhere": head("302 Found"),
        }
        if path == "/ok" and fields.get("if-none-match") == '"1"':
            self.send(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
        elif path in simple:
            time.sleep(0.05)
            self.send(simple[path])
        elif path == "/slow":
            for byte in head("200 OK", good(path)):
                self.wfile.write(bytes([byte]))
                time.sleep(0.5)
        elif path == "/silent":
            self.connection.settimeout(3 * TIMEOUT)
            self.rfile.read(1)      # which ends when the client has gone
        elif path == "/endless":
            self.wfile.write(head("200 OK", length=False) + b"<rss>")
            while True:
                self.wfile.write(b" " * 65536)
        elif path == "/hop" or path.startswith("/hop/"):
            self.send(head("302 Found", b"", f"Location: /hop/{len(path)}" + "x" * len(path)))
        else:
            self.send(head("404 Not Found"))


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, status=None, retry=None):
        self.lock, self.seen, self.active, self.most = threading.Lock(), [], 0, 0
        self.held = (status, retry)
        super().__init__(("127.0.0.1", 0), Handler if status is None else Held)
        self.base = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Held(Handler):
    """a server that wants to be left alone"""

    def answer(self, path, fields):
        status, retry = self.server.held
        self.wfile.write(head(status, b"", f"Retry-After: {retry}"))


# path → outcome, status, words of the message
EXPECTED = {
    "/ok": ("came-in", 200, "1 entry: 1 new"),
    "/moved": ("came-in", 200, "1 new"),
    "/moved308": ("came-in", 200, "1 new"),
    "/gone": ("gone", 410, "410"),
    "/missing": ("failed", 404, "404"),
    "/forbidden": ("failed", 401, "401"),
    "/broken": ("failed", 500, "500"),
    "/cut": ("failed", 0, "broke off"),
    "/bomb": ("failed", 0, "8.0\u00a0MiB"),
    "/two-codings": ("failed", 0, "compressed"),
    "/html": ("failed", 200, "web page"),
    "/picture": ("failed", 200, "no list of articles"),
    "/pdf": ("failed", 200, "PDF"),
    "/half": ("failed", 200, "breaks off"),
    "/laughs": ("failed", 200, "entities"),
    "/inward": ("failed", 0, "private"),
    "/metadata": ("failed", 0, "private"),
    "/file": ("failed", 0, "file"),
    "/loop": ("failed", 0, "without end"),
    "/hop": ("failed", 0, "without end"),
    "/nowhere": ("failed", 0, "without saying where"),
    "/slow": ("failed", 0, f"{TIMEOUT} seconds"),
    "/silent": ("failed", 0, f"{TIMEOUT} seconds"),
    "/endless": ("failed", 0, "8.0\u00a0MiB"),
}
# Never asked more than once by one refresh, but for what is allowed to be tried again.
TRIED_AGAIN = {"/cut", "/broken"}


def refresh(data, urls, now=NOW):
    env = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*",
               COUNTERPART_NOW=now)
    argv = [PROGRAM, "refresh", "--format", "json", "--timeout", str(TIMEOUT)]
    for url in urls:
        argv += ["--source-list", url]
    done = subprocess.run(argv, env=env, timeout=100, text=True, capture_output=True,
                          stdin=subprocess.DEVNULL)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return done.returncode, {line["url"]: line for line in lines if line["type"] == "list"}


def ledger(data):
    archive = sqlite3.connect(os.path.join(data, "counterpart", "archive.sqlite"))
    rows = archive.execute(
        "SELECT l.url, l.current_url, a.outcome, a.status, a.reason, l.gone, l.failures,"
        " l.not_before FROM lists l JOIN asks a ON a.list = l.id"
        " WHERE a.id = (SELECT max (id) FROM asks WHERE list = l.id)").fetchall()
    archive.close()
    return {row[0]: row[1:] for row in rows}


def test_each_case(data):
    """every answer has its line, on the output and in the ledger"""
    server = Server()
    urls = {path: server.base + path for path in EXPECTED}
    status, lines = refresh(data, urls.values())
    assert status == 1
    kept = ledger(data)
    for path, (outcome, code, words) in EXPECTED.items():
        line = lines[urls[path]]
        current, kept_outcome, kept_code, reason, gone, failures, not_before = kept[urls[path]]
        assert (line["outcome"], line["status"]) == (outcome, code), (path, line)
        assert line["message"] and words in line["message"], (path, line)
        assert (kept_outcome, kept_code) == (outcome, code), (path, kept[urls[path]])
        assert "\n" not in line["message"] and len(line["message"]) < 400, line
        if outcome == "came-in":
            assert reason is None and failures == 0 and not_before == 0, kept[urls[path]]
        else:
            assert reason == line["message"] and failures == 1, (path, reason, line)
        assert gone == (path == "/gone"), path
    assert kept[urls["/moved"]][0] == server.base + "/moved-to"
    assert kept[urls["/moved308"]][0] == server.base + "/moved308-to"
    assert kept[urls["/inward"]][0] == urls["/inward"]
    for path in EXPECTED:
        n = sum(p == path for p, _ in server.seen)
        limit = 11 if path == "/loop" else 3 if path in TRIED_AGAIN else 1
        assert 1 <= n <= limit, (path, n)
    assert sum(p.startswith("/hop") for p, _ in server.seen) <= 11
    assert server.most <= 4, f"{server.most} at once"
    server.shutdown()


def test_again(data):
    """what is known is asked on condition, what has moved at its new place, what is
    gone not at all by itself"""
    server = Server()
    paths = ("/ok", "/moved", "/moved308", "/gone", "/missing")
    urls = {path: server.base + path for path in paths}
    env = dict(os.environ, XDG_DATA_HOME=data, COUNTERPART_NOW=NOW)
    opml = os.path.join(data, "lists.opml")
    with open(opml, "w") as file:
        file.write("<opml version='2.0'><body>" + "".join(
            f"<outline text='x' xmlUrl='{url}'/>" for url in urls.values()) + "</body></opml>")
    subprocess.run([PROGRAM, "lists", "--import", opml], env=env, check=True,
                   capture_output=True)
    deal = os.path.join(data, "d.deal.json")
    with open(os.path.join(os.path.dirname(__file__), "..", "fixtures", "deals",
                           "good-small.deal.json")) as small, open(deal, "w") as file:
        json.dump({**json.load(small), "feeds": []}, file)

    def run(now):
        done = subprocess.run([PROGRAM, "refresh", "--format", "json", deal],
                              env=dict(env, COUNTERPART_NOW=now, NO_PROXY="*", no_proxy="*"),
                              text=True, capture_output=True)
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        return {line["url"]: line for line in lines if line["type"] == "list"}

    run(NOW)
    del server.seen[:]
    lines = run("2026-05-04T10:00:00Z")
    assert sorted(server.seen) == [("/missing", None), ("/moved-to", None),
                                   ("/moved308-to", None), ("/ok", '"1"')], server.seen
    assert lines[urls["/ok"]]["outcome"] == "not-changed", lines[urls["/ok"]]
    assert ledger(data)[urls["/ok"]][1:4] == ("not-changed", 304, None), ledger(data)
    assert lines[urls["/ok"]]["status"] == 304
    assert lines[urls["/gone"]]["outcome"] == "skipped", lines[urls["/gone"]]
    assert ledger(data)[urls["/ok"]][1:3] == ("not-changed", 304)
    assert ledger(data)[urls["/missing"]][5] == 2, "two failures in a row"
    server.shutdown()


def test_held(data):
    """a host that says when to come back is not asked before, not even by another list"""
    for status, retry in (("503 Service Unavailable", "600"), ("429 Too Many Requests", "600"),
                          ("503 Service Unavailable", "Mon, 04 May 2026 09:10:00 GMT")):
        server = Server(status, retry)
        url, other = server.base + "/a", server.base + "/b"
        code, lines = refresh(data, [url])
        line = lines[url]
        assert code == 1 and line["outcome"] == "failed", line
        assert line["status"] == int(status[:3]), line
        assert line["not_before"] == "2026-05-04T09:10:00Z", line
        assert "left alone until 2026-05-04T09:10:00Z" in line["message"], line
        _, outcome, kept_status, reason, *_ = ledger(data)[url]
        assert (outcome, kept_status, reason) == ("failed", int(status[:3]),
                                                  line["message"]), (outcome, reason)
        del server.seen[:]
        for now in ("2026-05-04T09:01:00Z", "2026-05-04T09:09:59Z"):
            _, lines = refresh(data, [url, other], now=now)
            assert server.seen == [], server.seen
            for line in lines.values():
                assert line["outcome"] == "skipped", line
                assert line["not_before"] == "2026-05-04T09:10:00Z", line
        refresh(data, [url], now="2026-05-04T09:10:01Z")
        assert [p for p, _ in server.seen] == ["/a"], server.seen
        server.shutdown()


def test_no_server(data):
    """nobody listens, no such name: one line each, and what is known stays"""
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    urls = [f"http://127.0.0.1:{port}/a", "http://no-such-name.invalid/a"]
    code, lines = refresh(data, urls)
    assert code == 1 and all(lines[url]["outcome"] == "failed" and lines[url]["status"] == 0
                             and lines[url]["message"] for url in urls), lines


def main():
    tests = [test_each_case, test_again, test_held, test_no_server]
    bad = 0
    print(f"1..{len(tests)}", flush=True)
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as data:
            try:
                test(data)
                word = "ok"
            except Exception as error:  # the next one may still say more
                bad += 1
                word = "not ok"
                print(f"{test.__name__}: {error!r}", file=sys.stderr)
        print(f"{word} {number} {' '.join(test.__doc__.split())}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
