#!/usr/bin/python3
# test-full-disk.py FAULT MARK: whatever is written, the disk may be full
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each command that writes is run with a library preloaded that makes its first
operation on the disk fail, then its second, and so on to the last: once with a disk
that stays full, once with a single error.  Then the command has said so, what was
there before is there, and doing it again works.  Kills marks too.  Prints TAP."""
import errno
import filecmp
import http.server
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading

PROGRAM = os.environ["COUNTERPART"]
FAULT, MARK = map(os.path.abspath, sys.argv[1:3])
SMALL = os.path.join(os.path.dirname(__file__), "..", "fixtures", "deals",
                     "good-small.deal.json")
# A report has hundreds of operations and takes its time: so many of them are tried.
REPORT_TRIES = 12
KILLS = 40
FAULTS = ((errno.ENOSPC, False), (errno.EIO, True))

with open(SMALL) as small:
    DEAL = json.load(small)
DEAL["feeds"] = []


def deal(base, summary):
    """it says itself where it is published: a copy of the data is of the same deal"""
    return json.dumps({**DEAL, "update_url": base + "/deal", "summary": summary}).encode()


def feed(number, word):
    items = "".join(
        f"<item><guid>{i}</guid><title>Article {number}.{i}</title><link>/{number}/{i}</link>"
        f"<description>{word} {number} {i}</description></item>" for i in range(5))
    return f"<rss><channel><title>List {number}</title>{items}</channel></rss>".encode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    word, deal = "first", b""

    def log_message(self, *_):
        pass

    def do_GET(self):
        body = Handler.deal if self.path == "/deal" else feed(self.path[1:], Handler.word)
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True


class Place:
    """A folder with the user's data and what the commands write"""

    def __init__(self, top, base):
        self.top, self.base = top, base
        self.old, self.new, self.deal = None, None, None
        self.archive = os.path.join(top, "counterpart", "archive.sqlite")

    def path(self, name):
        return os.path.join(self.top, name)

    def copy(self, name):
        other = Place(os.path.join(os.path.dirname(self.top), name), self.base)
        other.old, other.new, other.deal = self.old, self.new, self.deal
        shutil.rmtree(other.top, ignore_errors=True)
        shutil.copytree(self.top, other.top)
        return other

    def run(self, argv, nth=None, number=errno.ENOSPC, once=False):
        """(status, stdout, stderr, operations)"""
        report = self.top + ".count"
        env = dict(os.environ, XDG_DATA_HOME=self.top, NO_PROXY="*", no_proxy="*")
        env["ASAN_OPTIONS"] = env.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        if nth is not None:
            env.update(LD_PRELOAD=FAULT, FAULT_ROOT=self.top, FAULT_NTH=str(nth),
                       FAULT_ERRNO=str(int(number)), FAULT_REPORT=report)
            if once:
                env["FAULT_ONCE"] = "1"
        if os.path.exists(report):
            os.unlink(report)
        program = [MARK] if argv[0] == "mark" else [PROGRAM]
        rest = argv[1:] if argv[0] == "mark" else argv
        done = subprocess.run(program + rest, env=env, timeout=120, text=True, cwd=self.top,
                              stdin=subprocess.DEVNULL, capture_output=True)
        n = os.path.getsize(report) if os.path.exists(report) else 0
        return done.returncode, done.stdout, done.stderr, n

    def query(self, sql):
        archive = sqlite3.connect(self.archive)
        try:
            assert archive.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return archive.execute(sql).fetchall()
        finally:
            archive.close()

    def sources(self):
        return self.query("SELECT s.title, t.body FROM sources s JOIN texts t"
                          " ON t.hash = s.hash ORDER BY s.title")

    def marks(self):
        return dict(self.query("SELECT source, revision FROM marks"))

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()


def expected(*words_and_numbers):
    return sorted((f"Article {n}.{i}", f"{w} {n} {i}") for w, n in words_and_numbers
                  for i in range(5))


def refresh(base):
    return ["refresh", "--source-list", base + "/1", "--source-list", base + "/2",
            "--source-list", base + "/3"]


def make(folder, base):
    """what the user has: two lists that were read, and a deal with an edition waiting"""
    place = Place(os.path.join(folder, "good"), base)
    os.mkdir(place.top)
    Handler.word, Handler.deal = "first", deal(base, "Old")
    place.old, place.new = Handler.deal, deal(base, "New")
    assert place.run(refresh(base)[:5])[0] == 0
    with open(place.path("note"), "w") as file:
        file.write('#!/bin/sh\nprintf "%s" "$1"\n')
    os.chmod(file.name, 0o700)
    env = dict(os.environ, XDG_DATA_HOME=place.top, NO_PROXY="*", no_proxy="*", DISPLAY=":0",
               COUNTERPART_WINDOW=file.name)
    path = subprocess.run([PROGRAM, base + "/deal"], env=env, check=True, text=True,
                          capture_output=True).stdout
    shutil.copy(path, place.path("copy.deal.json"))
    Handler.deal = place.new
    place.deal = os.path.relpath(path, place.top)
    assert place.run(["refresh", path])[0] == 0
    # Two more texts of each article, so that there is an old one to prune.  The last is
    # in a log that is left over, as after a kill.
    Handler.word = "second"
    assert place.run(refresh(base)[:5])[0] == 0
    reader = sqlite3.connect(place.archive)
    reader.execute("SELECT count (*) FROM sources").fetchall()
    Handler.word = "third"
    assert place.run(refresh(base)[:5])[0] == 0
    left = place.copy("left")
    reader.close()
    assert os.path.getsize(left.archive + "-wal") > 0
    Handler.word = "fourth"
    return left


def try_all(good, argv, check, tries=None):
    """each operation fails in turn; check(place, status) after it"""
    status, _, err, n = good.copy("count").run(argv, nth=0)
    assert status == 0 and n > 0, (argv, status, err, n)
    chosen = range(1, n + 1) if tries is None else sorted(
        random.Random(1).sample(range(1, n + 1), min(tries, n)))
    n_failed = 0
    for number, once in FAULTS:
        for nth in chosen:
            place = good.copy("try")
            what = (argv[0], errno.errorcode[number], nth, n)
            status, out, err, _ = place.run(argv, nth=nth, number=number, once=once)
            assert status in (0, 1), (what, status, err)
            assert not any(bad in err for bad in ("CRITICAL", "WARNING", "ERROR", "Bail")), err
            if status:
                n_failed += 1
                assert err.strip() and len(err.splitlines()[-1]) > 20, (what, err)
            try:
                check(place, status, out)
                if status:
                    assert place.run(argv)[0] == 0, what
                    check(place, 0, "")
            except (AssertionError, sqlite3.Error) as error:
                raise AssertionError(f"{what} {err!r}: {error!r}") from error
    assert n_failed > 0, "a full disk was never noticed"
    print(f"# {argv[0]}: {n} operations, {len(chosen) * len(FAULTS)} faults,"
          f" {n_failed} told", flush=True)


def test_refresh(good):
    """a refresh keeps whole lists or what was there"""
    old = {n: expected(("third", n)) for n in (1, 2)}
    new = {n: expected(("fourth", n)) for n in (1, 2, 3)}

    def check(place, status, out):
        found = place.sources()
        for n in (1, 2, 3):
            mine = [s for s in found if s[0].startswith(f"Article {n}.")]
            assert mine == new[n] if status == 0 else mine in (old.get(n, []), new[n]), mine

    try_all(good, refresh(good.base), check)


def test_mark(good):
    """a mark that is said to be saved is, and one that is not leaves the others"""
    before = good.copy("look").marks()

    def check(place, status, out):
        saved = dict(map(int, line.split()) for line in out.splitlines())
        after = place.marks()
        assert all(after.get(source, 0) > before.get(source, 0) for source in saved), after
        assert status == 1 or len(after) == 10, after

    try_all(good, ["mark"], check)


def test_accept(good):
    """an edition takes the place of the file whole, or not at all; so does undo"""
    def check(place, status, out):
        held = place.read(good.deal)
        assert held == good.new if status == 0 else held in (good.old, good.new), held
        names = os.listdir(os.path.dirname(place.path(good.deal)))
        assert names == [os.path.basename(good.deal)], names
        if held == good.new:
            status, _, err, _ = place.run(["update", good.deal, "--undo"])
            assert status == 0 and place.read(good.deal) == good.old, err

    try_all(good, ["update", good.deal, "--accept"], check)


def test_export(good):
    """a picture is the old one or the new one"""
    target = good.path("chart.png")
    with open(target, "wb") as file:
        file.write(b"old")
    argv = ["export", "terms", "-o", "chart.png", "copy.deal.json"]
    whole = good.copy("whole")
    assert whole.run(argv)[0] == 0

    def check(place, status, out):
        held = place.read("chart.png")
        assert held == whole.read("chart.png") if status == 0 else held in (
            b"old", whole.read("chart.png"))
        left = [n for n in os.listdir(place.top) if n.startswith("chart.png.")]
        assert not left, left

    try_all(good, argv, check)


def test_archive_out(good):
    """the archive as a folder has its index only if it is whole"""
    argv = ["archive", "-o", "out"]
    whole = good.copy("whole")
    assert whole.run(argv)[0] == 0
    sources = good.copy("look").sources()

    def check(place, status, out):
        assert place.sources() == sources
        index = place.path("out/index.json")
        if status == 0:
            same = filecmp.dircmp(place.path("out"), whole.path("out"))
            assert not same.left_only and not same.right_only, same.right_only
        else:
            assert not os.path.exists(index), "it seems whole"
            # What is begun is never written over: it is for the user to remove.
            shutil.rmtree(place.path("out"), ignore_errors=True)

    try_all(good, argv, check)


def test_prune(good):
    """what is pruned is old texts, and nothing else"""
    sources = good.copy("look").sources()

    def check(place, status, out):
        assert place.sources() == sources
        n = place.query("SELECT count (*) FROM texts")[0][0]
        assert n < 30 if status == 0 else n <= 30, n

    assert good.copy("look").query("SELECT count (*) FROM texts") == [(30,)]
    try_all(good, ["archive", "--prune"], check)


def test_report(good):
    """a report has its list of hashes only if it is whole"""
    argv = ["report", "-o", "report", "copy.deal.json"]
    whole = good.copy("whole")
    assert whole.run(argv)[0] == 0

    def check(place, status, out):
        if status == 0:
            same = filecmp.dircmp(place.path("report"), whole.path("report"))
            assert not same.left_only and not same.right_only, (same.left_only,
                                                                same.right_only)
        else:
            hashes = place.path("report/counterpart-report.sha256")
            assert not os.path.exists(hashes), "it seems whole"

    try_all(good, argv, check, tries=REPORT_TRIES)


def test_killed_marks(good):
    """a mark that was said to be saved outlives a kill at any moment"""
    chance = random.Random(2)
    n_said = 0
    for _ in range(KILLS):
        place = good.copy("kill")
        env = dict(os.environ, XDG_DATA_HOME=place.top)
        process = subprocess.Popen([MARK, "on"], env=env, text=True, stdout=subprocess.PIPE)
        timer = threading.Timer(0.05 + chance.random() * 0.2, process.send_signal,
                                [signal.SIGKILL])
        timer.start()
        said, order = {}, []
        for line in process.stdout:
            if line.endswith("\n"):
                source, is_read = map(int, line.split())
                said[source] = is_read
                order.append(source)
        process.wait()
        timer.cancel()
        revisions = dict(place.query("SELECT id, revision FROM sources"))
        marks = place.marks()
        # The one after the last that was told of may be further on.
        next_one = order[-len(revisions)] if len(order) >= len(revisions) else None
        for source, is_read in said.items():
            assert source == next_one or (marks[source] == revisions[source]) == bool(
                is_read), (source, is_read, marks)
        n_said += len(order)
        assert place.run(["mark"])[0] == 0
    assert n_said > KILLS, n_said


def main():
    tests = [test_refresh, test_mark, test_accept, test_export, test_archive_out, test_prune,
             test_report, test_killed_marks]
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bad = 0
    print(f"1..{len(tests)}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        good = make(folder, f"http://127.0.0.1:{server.server_address[1]}")
        for number, test in enumerate(tests, 1):
            try:
                test(good)
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
