#!/usr/bin/python3
# test-cli-update.py: a deal that is published is opened, asked for and replaced
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program named by COUNTERPART against a server of its own on the loopback,
with data in a folder of its own; the window is a script that notes what it is to
open.  Prints TAP."""
import contextlib
import gzip
import http.server
import json
import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
import threading

PROGRAM = os.environ["COUNTERPART"]
SMALL = os.path.join(os.path.dirname(__file__), "..", "fixtures", "deals",
                     "good-small.deal.json")
with open(SMALL) as small:
    DEAL = json.load(small)
DEAL["feeds"] = []
del DEAL["update_url"]


def write(**changes):
    return json.dumps({**DEAL, **changes}, indent=1).encode()


def newer():
    """the deal a day later: one of each kind of difference, money among them"""
    deal = json.loads(write())
    deal["as_of"] = "2026-12-31"
    deal["terms"][0]["title"] = "Another title"
    deal["payments"][0]["note"] = "Paid at once"
    deal["events"].append({"date": "2025-01-02", "title": "A new event",
                           "sources": DEAL["events"][0]["sources"]})
    deal["claims"] = deal["claims"][1:]
    return json.dumps(deal).encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # What /d answers: status, body, headers; and what was asked.
    reply = (200, write(), {})
    seen = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        Handler.seen.append((self.path, self.headers.get("If-None-Match")))
        status, body, headers = Handler.reply if self.path == "/d" else (404, b"", {})
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


def run(*arguments, data, now=None):
    environment = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*",
                       DISPLAY=":none", COUNTERPART_WINDOW=os.path.join(data, "window"))
    if now:
        environment["COUNTERPART_NOW"] = now
    done = subprocess.run([PROGRAM, *arguments], env=environment, timeout=60, text=True,
                          stdin=subprocess.DEVNULL, capture_output=True)
    return done.returncode, done.stdout, done.stderr


def make_window(data):
    path = os.path.join(data, "window")
    with open(path, "w") as file:
        file.write('#!/bin/sh\nprintf "%s" "$1"\n')
    os.chmod(path, stat.S_IRWXU)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def open_deal(base, data):
    make_window(data)
    status, out, err = run(base + "/d", data=data)
    assert status == 0 and err == "", (status, err)
    return out


def publish(body, tag=None, status=200, **headers):
    Handler.reply = (status, body, {**({"ETag": tag} if tag else {}), **headers})


def test_open(base, data):
    """an address opens as a copy, which stays when the network goes or changes"""
    publish(write())
    path = open_deal(base, data)
    assert path.startswith(data) and path.endswith(f"/{DEAL['id']}.deal.json"), path
    assert read(path) == write()
    assert open_deal(base, data) == path, "one copy of one address"
    publish(newer())
    assert open_deal(base, data) == path and read(path) == write(), "nothing is replaced"
    publish(b"", status=500)
    status, out, err = run(base + "/d", data=data)
    assert (status, out) == (0, path) and "500" in err and "earlier" in err, (out, err)
    os.unlink(path)
    status, out, err = run(base + "/d", data=data)
    assert (status, out) == (1, "") and err.count("\n") == 1, (status, out, err)


def test_open_just_now(base, data):
    """what fails once the copy is made does not make it one from earlier"""
    publish(write())
    path = open_deal(base, data)
    os.unlink(path)
    change_archive(data, "CREATE TRIGGER full BEFORE INSERT ON editions"
                         " BEGIN SELECT RAISE (FAIL, 'full'); END")
    status, out, err = run(base + "/d", data=data)
    assert (status, out) == (0, path) and read(path) == write(), (status, out)
    assert "full" in err and "just now" in err and "earlier" not in err, err


def test_open_fails(base, data):
    """what is no deal, or cannot be had, opens no window, and says why"""
    make_window(data)
    for reply, said in (((200, b"<html><body>Hello</body></html>", {}), ":1:1: error"),
                        ((200, write(id=7), {}), "error"),
                        ((200, b'{"format": "counterpart-deal/1"', {}), "error"),
                        ((404, b"", {}), "404"),
                        ((302, b"", {"Location": "file:///etc/passwd"}), "file"),
                        ((302, b"", {"Location": "http://127.0.0.1:1/d"}), "private"),
                        ((200, gzip.compress(b" " * (17 << 20)),
                          {"Content-Encoding": "gzip"}), "16")):
        Handler.reply = reply
        status, out, err = run(base + "/d", data=data)
        assert (status, out) == (1, "") and said in err, (reply[0], said, err)
        assert not os.path.exists(os.path.join(data, "counterpart", "deals"))
    status, _, err = run("http://user:secret@127.0.0.1/d", data=data)
    assert status == 1 and "secret" not in err.replace("user:secret@127.0.0.1/d:", ""), err


def changes(path, data):
    status, out, err = run("update", path, "--format", "json", data=data)
    assert status == 0, err
    return [json.loads(line) for line in out.splitlines()], err


def test_refresh_and_accept(base, data):
    """a refresh finds an edition, update tells what it changes, takes it, and back"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    del Handler.seen[:]
    status, out, err = run("refresh", path, "--format", "json", data=data)
    line = json.loads(out)
    assert status == 0 and Handler.seen == [("/d", '"1"')], (err, Handler.seen)
    assert (line["type"], line["outcome"], line["status"]) == ("deal", "not-changed", 304)
    assert run("update", path, data=data)[1] == ""

    publish(newer(), '"2"')
    status, out, err = run("refresh", path, "--format", "json", data=data)
    line = json.loads(out)
    assert status == 0 and line["outcome"] == "changed" and line["changed"] == 1, line
    assert "counterpart update" in err, err
    assert read(path) == write(), "nothing is replaced by itself"

    found, err = changes(path, data)
    assert {(c["section"], c["change"]) for c in found} == {
        ("as_of", "changed"), ("terms", "changed"), ("payments", "changed"),
        ("events", "added"), ("claims", "removed")}, found
    term = next(c for c in found if c["section"] == "terms")
    assert term["id"] == DEAL["terms"][0]["id"] and term["details"] == [
        {"path": "title", "before": DEAL["terms"][0]["title"], "after": "Another title"}]
    assert "1 added, 3 changed, 1 removed" in err, err
    text = run("update", path, data=data)[1]
    assert f"title: {DEAL['terms'][0]['title']} → Another title\n" in text, text

    status, _, err = run("update", path, "--accept", data=data)
    assert status == 0 and read(path) == newer(), err
    assert changes(path, data)[0] == []
    status, _, err = run("update", path, "--undo", data=data)
    assert status == 0 and read(path) == write(), err
    assert len(changes(path, data)[0]) == 5, "it waits again"
    assert run("update", path, "--undo", data=data)[0] == 1, "there is nothing to undo"


def test_keep(base, data):
    """an edition that is not wanted is not told of again, but the next one is"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    publish(newer(), '"2"')
    run("refresh", path, data=data)
    assert run("update", path, "--keep", data=data)[0] == 0
    assert changes(path, data)[0] == [] and read(path) == write()
    status, _, err = run("refresh", path, data=data)
    assert status == 0 and "counterpart update" not in err, err
    status, _, _ = run("update", path, "--accept", data=data)
    assert status == 0 and read(path) == newer(), "who asks for it may have it"
    publish(write(summary="A third"), '"3"')
    assert "counterpart update" in run("refresh", path, data=data)[2]


def test_faulty(base, data):
    """an edition that is no good, or of another deal, takes nothing away"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    for reply, said in (((200, b"{}", {"ETag": '"bad"'}), "line 1, column 1"),
                        ((200, newer()[:-20], {}), "line "),
                        ((200, write(id="other"), {}), "“other”"),
                        ((200, b"<html></html>", {}), "line 1"),
                        ((500, b"", {}), "500"),
                        ((410, b"", {}), "410")):
        Handler.reply = reply
        status, out, err = run("refresh", path, "--format", "json", data=data)
        line = json.loads(out)
        assert status == 1 and line["outcome"] in ("failed", "gone"), line
        assert said in line["message"], line
        assert read(path) == write() and changes(path, data)[0] == []
    del Handler.seen[:]
    status, out, _ = run("refresh", path, "--format", "json", data=data)
    assert json.loads(out)["outcome"] == "skipped" and Handler.seen == [], "it is gone"


def test_held(base, data):
    """what a server asks for is done: not again before Retry-After"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    publish(b"", status=503, **{"Retry-After": "600"})
    run("refresh", path, data=data, now="2026-05-04T09:00:00Z")
    del Handler.seen[:]
    publish(newer(), '"2"')
    out = run("refresh", path, "--format", "json", data=data, now="2026-05-04T09:09:00Z")[1]
    assert json.loads(out)["outcome"] == "skipped" and Handler.seen == [], out
    out = run("refresh", path, "--format", "json", data=data, now="2026-05-04T09:11:00Z")[1]
    assert json.loads(out)["outcome"] == "changed", out


def test_private(base, data):
    """an address that a file names itself is never a private one"""
    path = os.path.join(data, "own.deal.json")
    with open(path, "wb") as file:
        file.write(write(update_url=base + "/d"))
    publish(newer())
    del Handler.seen[:]
    status, out, _ = run("refresh", path, "--format", "json", data=data)
    line = json.loads(out)
    assert status == 1 and line["outcome"] == "failed" and Handler.seen == [], line
    assert "private" in line["message"], line
    # The user typed another address of the same server: then it may.
    publish(write(update_url=base + "/d"))
    path = open_deal(base, data)
    publish(newer())
    status, out, _ = run("refresh", path, "--format", "json", data=data)
    assert json.loads(out)["outcome"] == "changed", out


def test_changed_meanwhile(base, data):
    """a file that somebody edits is never overwritten unasked"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    publish(newer(), '"2"')
    run("refresh", path, data=data)
    run("update", path, "--accept", data=data)
    with open(path, "wb") as file:
        file.write(write(summary="My own words"))
    status, _, err = run("update", path, "--undo", data=data)
    assert status == 1 and err.count("\n") == 1, err
    assert read(path) == write(summary="My own words")


def change_archive(data, sql):
    with contextlib.closing(sqlite3.connect(
            os.path.join(data, "counterpart", "archive.sqlite"))) as archive:
        archive.execute(sql)
        archive.commit()


def test_failed_read(base, data):
    """what the archive cannot tell is not taken for nothing"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    publish(newer(), '"2"')
    change_archive(data, "ALTER TABLE editions RENAME COLUMN declined TO hidden")
    for reply in ("changed", "304"):
        status, out, err = run("refresh", path, "--format", "json", data=data)
        line = json.loads(out)
        assert status == 1 and line["outcome"] == "failed", (reply, line)
        assert "The archive could not be used" in line["message"], (reply, line)
    status, out, err = run("update", path, data=data)
    assert (status, out) == (1, "") and "could not be used" in err, err
    change_archive(data, "ALTER TABLE editions RENAME COLUMN hidden TO declined")
    assert len(changes(path, data)[0]) == 5

    change_archive(data, "ALTER TABLE files RENAME TO elsewhere")
    folder = os.path.dirname(path)
    before = os.listdir(folder)
    status, out, err = run(base + "/d", data=data)
    assert (status, out) == (1, "") and "could not be used" in err, (out, err)
    assert os.listdir(folder) == before, "no second copy"
    change_archive(data, "ALTER TABLE elsewhere RENAME TO files")
    assert open_deal(base, data) == path


def test_undo_keeps(base, data):
    """what was put back is not said to have failed"""
    publish(write(), '"1"')
    path = open_deal(base, data)
    publish(newer(), '"2"')
    run("refresh", path, data=data)
    assert run("update", path, "--accept", data=data)[0] == 0
    change_archive(data, "CREATE TRIGGER stay BEFORE DELETE ON replaced"
                         " BEGIN SELECT RAISE (FAIL, 'stays'); END")
    status, _, err = run("update", path, "--undo", data=data)
    assert status == 0 and read(path) == write(), err


def test_usage(base, data):
    """what cannot be meant is wrong usage"""
    for wrong in (["--accept", "--undo"], ["--format", "csv"], ["a", "b"], ["--what"]):
        assert run("update", *wrong, data=data)[0] == 2, wrong
    status, out, err = run("update", data=data)
    assert (status, out) == (0, "") and err.count("\n") == 1, err


def main():
    tests = [test_open, test_open_just_now, test_open_fails, test_refresh_and_accept, test_keep, test_faulty,
             test_held, test_private, test_changed_meanwhile, test_failed_read,
             test_undo_keeps, test_usage]
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    bad = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as data:
            try:
                test(base, data)
                word = "ok"
            except Exception as error:  # the next one may still say more
                bad += 1
                word = "not ok"
                print(f"{test.__name__}: {error!r}", file=sys.stderr)
        print(f"{word} {number} {test.__doc__}", flush=True)
    server.shutdown()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
