#!/usr/bin/python3
# test-kill.py: what was reported as kept survives a kill at any moment
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs refreshes of many lists and pages on a server of its own, kills each after a
random time, and looks what the archive has: all that was reported, whole, and in a
file that is sound.  200 kills, of refreshes and migrations; prints TAP."""
import http.server
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

PROGRAM = os.environ["COUNTERPART"]
SCHEMA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "app", "archive",
                      "deal-schema.c")
N_LISTS, N_ENTRIES, N_PAGES = 40, 5, 20


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    round = 0

    def log_message(self, *_):
        pass

    def do_GET(self):
        name, now = self.path[1:], Handler.round
        if name.startswith("page"):
            body = f"<p>Text of {name} in round {now}</p>"
        else:
            body = f"<rss><channel><title>List {name}</title>" + "".join(
                f"<item><guid>{name}-{i}</guid><title>Entry {i} of {name}</title>"
                f"<description>Text in round {now}</description></item>"
                for i in range(N_ENTRIES)) + "</channel></rss>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())


def environment(data):
    result = dict(os.environ, XDG_DATA_HOME=data, NO_PROXY="*", no_proxy="*")
    result.pop("COUNTERPART_CA_FILE", None)
    return result


def command(base):
    return [PROGRAM, "refresh", "--format", "json",
            *(f"--source-list={base}/{i}" for i in range(N_LISTS)),
            *(f"--page={base}/page{i}" for i in range(N_PAGES))]


def kill_refresh(base, data, after):
    """Starts a refresh and kills it; returns the lines that it reported."""
    Handler.round += 1
    out_path = os.path.join(data, "out")
    with open(out_path, "w+", encoding="utf-8") as out:
        with subprocess.Popen(command(base), env=environment(data), stdout=out,
                              stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
            time.sleep(after)
            child.kill()
            child.wait()
        out.seek(0)
        return [json.loads(line) for line in out.read().split("\n")[:-1]]


def look(data):
    """The archive as another program sees it, after it was opened by ours."""
    done = subprocess.run([PROGRAM, "sources", "--format", "json"], env=environment(data),
                          timeout=60, text=True, capture_output=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0 and "damaged" not in done.stderr, done.stderr
    archive = sqlite3.connect(os.path.join(data, "counterpart", "archive.sqlite"))
    assert archive.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert archive.execute("PRAGMA foreign_key_check").fetchall() == []
    return archive


def texts(archive, where, argument):
    return [row[0] for row in archive.execute(
        "SELECT t.body FROM sources AS s JOIN texts AS t ON t.hash = s.hash "
        f"LEFT JOIN lists AS l ON l.id = s.list WHERE {where} = ?", (argument,))]


def test_refreshes(base):
    """160 refreshes are killed: what was reported is there, and lists are whole"""
    reported = {}
    with tempfile.TemporaryDirectory() as data:
        started = time.monotonic()
        for number in range(160):
            for line in kill_refresh(base, data, random.uniform(0.02, 0.35)):
                if line["type"] in ("list", "page") and line["outcome"] != "failed":
                    reported[line["url"]] = Handler.round
            if number % 8 != 7:
                continue
            archive = look(data)
            for url, last in reported.items():
                found = texts(archive, "s.url" if "/page" in url else "l.url", url)
                assert len(found) == (1 if "/page" in url else N_ENTRIES), (url, found)
                rounds = {int(text.rsplit(" ", 1)[1]) for text in found}
                assert len(rounds) == 1 and rounds.pop() >= last, (url, last, found)
            archive.close()
        print(f"# {len(reported)} of {N_LISTS + N_PAGES} reported, "
              f"{time.monotonic() - started:.0f} s")
    assert len(reported) > 0, "killed too early to have reported anything"


def first_schema():
    """The statements that made the first version of the archive."""
    with open(SCHEMA, encoding="utf-8") as file:
        found = re.search(r"version_1\[\] =(.*?);\n\n", file.read(), re.DOTALL)
    return "".join(re.findall(r'^\s*"(.*)"', found.group(1), re.MULTILINE))


def test_migrations(_):
    """40 migrations are killed: the next start ends them, and nothing is lost"""
    with tempfile.TemporaryDirectory() as data:
        folder = os.path.join(data, "counterpart")
        path = os.path.join(folder, "archive.sqlite")
        os.mkdir(folder, 0o700)
        archive = sqlite3.connect(path)
        archive.executescript(first_schema() + "PRAGMA user_version=1;")
        archive.executemany(
            "INSERT INTO sources (key, url, title, first_seen, last_seen, changed)"
            " VALUES (?1, ?1, 'Old', 1, 1, 1)",
            [(f"https://example.org/{i}",) for i in range(500)])
        archive.commit()
        archive.close()
        with open(path, "rb") as file:
            old = file.read()
        versions = set()
        for _ in range(40):
            for tail in ("-wal", "-shm"):
                if os.path.exists(path + tail):
                    os.unlink(path + tail)
            with open(path, "wb") as file:
                file.write(old)
            with subprocess.Popen([PROGRAM, "sources", "--format", "json"],
                                  env=environment(data), stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as child:
                time.sleep(random.uniform(0, 0.05))
                child.kill()
            archive = look(data)
            versions.add(archive.execute("PRAGMA user_version").fetchone()[0])
            assert archive.execute("SELECT count(*) FROM sources WHERE title = 'Old'"
                                   " AND page = 0").fetchone()[0] == 500
            archive.close()
    assert len(versions) == 1 and versions.pop() > 2, versions


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """whoever is killed does not say goodbye"""


def main():
    random.seed(int(os.environ.get("KILL_SEED", "1")))
    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    tests = [test_refreshes, test_migrations]
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            test(base)
            print(f"ok {number} - {test.__doc__}")
        except (AssertionError, subprocess.SubprocessError, ValueError) as error:
            failed += 1
            print(f"not ok {number} - {test.__doc__}\n# {type(error).__name__}: {error!r}")
        sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
