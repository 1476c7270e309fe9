#!/usr/bin/python3
# test-interval.py WINDOW PROGRAM: lists are asked by themselves, as often as they like
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The user has set an hourly refresh and has two lists, which were asked two hours ago;
one then wished to be left alone for twenty.  The window asks the other by itself, that
one only when its time has come, and nobody while the setting says so.  A notification
comes only while the window is not looked at.  TAP."""
import http.server
import json
import os
import subprocess
import sys
import threading
import time

from deal_window import SMALL, Atspi, DealWindow, run

ITEM = ("<item><guid>{0}</guid><title>Article {0}</title><link>https://a.example/{0}</link>"
        "</item>")
SETTINGS = "io/github/counterpart_app/Counterpart"


class Lists(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.seen, self.n_items, self.is_busy = [], 1, True
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        host = self.headers["Host"].split(":")[0]
        self.server.seen.append(host)
        items = "".join(ITEM.format(n) for n in range(self.server.n_items))
        body = f"<rss><channel><title>{host}</title>{items}</channel></rss>".encode()
        if host == "localhost" and self.server.is_busy:
            self.send_response(429)
            self.send_header("Retry-After", str(20 * 3600))
            body = b""
        else:
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


class Interval:
    def __init__(self, window, program):
        self.server = Lists()
        self.program = program
        self.monitor = None
        # Without it a machine that has no network asks nobody by itself.
        self.ui = DealWindow(window, prepare=self.prepare,
                             env={"GIO_USE_NETWORK_MONITOR": "base"})
        # Nobody shows notifications here; that they are sent is seen on the bus.
        self.ui.allow = "unable to send notifications through org.freedesktop"

    def address(self, host):
        return f"http://{host}:{self.server.server_address[1]}/list"

    def prepare(self, folder):
        self.folder = folder
        with open(SMALL, encoding="utf-8") as file:
            deal = json.load(file)
        deal["feeds"] = []
        path = os.path.join(folder, "harbour.deal.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(deal, file)
        opml = os.path.join(folder, "lists.opml")
        with open(opml, "w", encoding="utf-8") as file:
            file.write("<opml><body>" + "".join(
                f'<outline xmlUrl="{self.address(host)}"/>' for host in ("127.0.0.1", "localhost"))
                + "</body></opml>")
        env = dict(os.environ, COUNTERPART_NOW="2026-05-04T07:00:00Z", no_proxy="*",
                   XDG_DATA_HOME=os.path.join(folder, "data_home"))
        subprocess.run([self.program, "lists", "--import", opml], env=env, check=True,
                       capture_output=True, timeout=60)
        subprocess.run([self.program, "refresh", path], env=env, capture_output=True,
                       timeout=60, check=False)
        assert sorted(self.server.seen) == ["127.0.0.1", "localhost"], self.server.seen
        del self.server.seen[:]
        self.set_interval("hourly")
        return path

    def set_interval(self, name):
        settings = os.path.join(self.folder, "config_home", "glib-2.0", "settings")
        os.makedirs(settings, exist_ok=True)
        with open(os.path.join(settings, "keyfile"), "w", encoding="utf-8") as file:
            file.write(f"[{SETTINGS}]\nrefresh-interval='{name}'\n")

    def again(self, name, now):
        """the program, started anew with this setting on that day"""
        self.ui.quit(close=False)
        self.set_interval(name)
        self.ui.env["COUNTERPART_NOW"] = now
        del self.server.seen[:]
        self.ui.start(self.ui.argv)

    def expect_asked(self, hosts):
        self.ui.wait(lambda: len(self.server.seen) >= len(hosts), f"{hosts} to be asked")
        self.ui.wait(lambda: self.ui.shallow("push button", "Refresh Sources"), "the end")
        assert sorted(self.server.seen) == hosts, self.server.seen

    def asks_what_is_due(self):
        self.expect_asked(["127.0.0.1"])

    def asks_nobody_twice(self):
        self.again("daily", "2026-05-04T20:00:00Z")
        time.sleep(8)
        assert self.server.seen == [], self.server.seen

    def asks_sooner_if_told(self):
        self.again("hourly", "2026-05-04T20:00:00Z")
        self.expect_asked(["127.0.0.1"])

    def asks_nobody_unless_told(self):
        self.again("off", "2026-06-04T20:00:00Z")
        time.sleep(8)
        assert self.server.seen == [], self.server.seen

    def asks_again_when_the_time_is_over(self):
        self.server.is_busy = False
        self.again("daily", "2026-05-10T09:00:00Z")
        self.expect_asked(["127.0.0.1", "localhost"])

    def log(self):
        with open(os.path.join(self.folder, "notes"), encoding="utf-8") as file:
            return file.read()

    def refresh(self, n_items):
        """while the pointer and the keys are elsewhere"""
        self.server.n_items = n_items
        del self.server.seen[:]
        self.ui.do(self.ui.wait(lambda: self.ui.shallow("push button", "Refresh Sources"),
                                "the button"))
        self.ui.wait(lambda: len(self.server.seen) == 2, "two requests")
        self.ui.wait(lambda: self.ui.shallow("push button", "Refresh Sources"), "the end")

    def is_active(self):
        return self.ui.has_state(self.ui.frame, Atspi.StateType.ACTIVE)

    def says_nothing_to_who_looks(self):
        self.monitor = subprocess.Popen(
            ["dbus-monitor", "--session", "interface=org.freedesktop.Notifications"],
            env=self.ui.env, stdout=open(os.path.join(self.folder, "notes"), "wb"),
            stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.ui.procs.append(self.monitor)
        self.ui.wait(lambda: "NameAcquired" in self.log() or "signal" in self.log(),
                     "the monitor")
        self.ui.wait(self.is_active, "the window to be active")
        self.refresh(3)
        time.sleep(1)
        assert "Notify" not in self.log(), self.log()

    def notifies_who_looks_elsewhere(self):
        wid = self.ui.sh("xdotool", "search", "--onlyvisible", "--name",
                         self.ui.frame.get_name()).split()[-1]
        self.ui.sh("xdotool", "windowminimize", wid)
        self.ui.wait(lambda: not self.is_active(), "the window to be left")
        self.refresh(5)
        self.ui.wait(lambda: "member=Notify" in self.log(), "the notification")
        assert "New articles" in self.log() and "2 new articles" in self.log(), self.log()
        self.ui.sh("xdotool", "windowmap", wid, "windowactivate", wid)
        self.ui.wait(self.is_active, "the window to come back")

    def says_nothing_without_news(self):
        before = self.log().count("member=Notify")
        self.refresh(5)
        time.sleep(1)
        assert self.log().count("member=Notify") == before, self.log()


def main():
    test = Interval(sys.argv[1], sys.argv[2])
    return run(test.ui, [
        ("asks what is due, and leaves alone who wished it", test.asks_what_is_due),
        ("asks nobody twice a day", test.asks_nobody_twice),
        ("asks after an hour if told so", test.asks_sooner_if_told),
        ("asks nobody unless told", test.asks_nobody_unless_told),
        ("asks again when that time is over", test.asks_again_when_the_time_is_over),
        ("says nothing to who looks", test.says_nothing_to_who_looks),
        ("notifies who looks elsewhere", test.notifies_who_looks_elsewhere),
        ("says nothing without news", test.says_nothing_without_news),
    ])


if __name__ == "__main__":
    sys.exit(main())
