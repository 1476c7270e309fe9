#!/usr/bin/python3
# ui_driver.py: use a window as a person would
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts a program on an X display, a session bus and XDG folders of its own, and
works it through its accessible tree (AT-SPI) and, where GTK 4.8 offers no action
there, with pointer and keyboard (xdotool).

    ui = Ui([program, "file.deal.json"], env={"LANGUAGE": "de"})
    ui.click("Export"); ui.expect(lambda: ui.label("Total"), "Total 38 bn"); ui.quit()

The tree moves while it is looked at: ask with expect() and wait(), never once.
quit() fails if the program said a warning or did not end with status 0.
"""
import atexit
import ctypes
import os
import re
import select
import shutil
import signal
import subprocess
import tempfile
import time
import warnings

# libatspi warns of trees that change under it, in this process; that is no fault.
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from leak_check import faults  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)

BAD = re.compile(r"-(CRITICAL|WARNING|ERROR) \*\*|\bERROR\b.*Sanitizer|runtime error:")
# What the program takes from the surroundings; the rest of them is kept away.
KEEP = ("PATH", "GSETTINGS_SCHEMA_DIR", "FONTCONFIG_FILE", "ASAN_OPTIONS", "LSAN_OPTIONS",
        "UBSAN_OPTIONS", "G_SLICE", "COUNTERPART_DATA_DIR", "COUNTERPART_WINDOW",
        "COUNTERPART_LOCALE_DIR", "COUNTERPART_NOW")
SETTINGS = ("[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n"
            "gtk-font-name=Cantarell 11\n")
# Without a window manager dialogs get no keyboard; this one also composites.
WINDOW_MANAGER = ("xfwm4", "--compositor=on", "--vblank=off")
# Set for a program that was built with sanitizers, which is several times slower.
SANITIZED = bool(os.environ.get("UI_SANITIZED"))
PATIENCE = float(os.environ.get("UI_PATIENCE", "5" if SANITIZED else "2"))


def die_with_parent():
    """nothing outlives the test, even when it is killed"""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def children(node):
    return [c for c in map(node.get_child_at_index, range(node.get_child_count())) if c]


def walk(node):
    yield node
    for child in children(node):
        yield from walk(child)


def labels(node):
    return [n.get_name() for n in walk(node) if n.get_role_name() == "label"]


def extents(node):
    # Never CoordType.SCREEN: GTK 4 warns and answers wrongly.
    if not node.get_component_iface():
        return (0, 0, 0, 0)
    r = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return (r.x, r.y, r.width, r.height)


class Ui:
    """One run of a program, or without argv an empty desktop; env adds to its
    surroundings, allow is a pattern of lines on stderr that are no fault."""

    def __init__(self, argv, env=None, screen="1440x960x24", wm=WINDOW_MANAGER, timeout=15,
                 allow=None):
        self.timeout, self.allow = timeout * PATIENCE, allow
        self.procs, self.app, self.root, self.stderr = [], None, None, None
        self.tmp = tempfile.mkdtemp(prefix="ui-")
        atexit.register(self.close)
        self.env = self._surroundings(env or {})
        self.log = open(os.path.join(self.tmp, "helpers.log"), "wb")
        self.env["DISPLAY"] = ":" + self._server(
            "Xvfb", "-screen", "0", screen, "-nolisten", "tcp", "-noreset", "-displayfd", "{fd}")
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._server(
            "dbus-daemon", "--session", "--nofork", "--print-address={fd}")
        if wm:
            self._spawn(wm)
            self.wait(lambda: "window id" in self.sh("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
                      wm[0])
        os.environ.update(self.env)     # libatspi in this process needs the same bus
        Atspi.init()
        Atspi.set_timeout(int(3000 * PATIENCE), int(10000 * PATIENCE))
        if argv:
            self.start(argv)

    def _surroundings(self, env):
        result = {k: os.environ[k] for k in KEEP if k in os.environ}
        for name in ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            result["XDG_" + name] = os.path.join(self.tmp, name.lower())
            os.mkdir(result["XDG_" + name], 0o700)
        os.mkdir(result["XDG_CONFIG_HOME"] + "/gtk-4.0")
        with open(result["XDG_CONFIG_HOME"] + "/gtk-4.0/settings.ini", "w") as file:
            file.write(SETTINGS)
        result.update(HOME=self.tmp, GDK_BACKEND="x11", GSK_RENDERER="cairo", TZ="UTC",
                      GTK_USE_PORTAL="0", ADW_DISABLE_PORTAL="1", GSETTINGS_BACKEND="keyfile",
                      LC_ALL="C.UTF-8", XDG_CURRENT_DESKTOP="GNOME")
        if SANITIZED:
            # The reports go to files, and faults() tells ours from the libraries'.
            log = "log_path=" + os.path.join(self.tmp, "sanitizer")
            # The slow unwinder sees further through GTK, which has no frame pointers,
            # but nobody would wait for it: the display tests look for such leaks.
            result["ASAN_OPTIONS"] = log
            result["GDK_DEBUG"] = "gl-disable"
            result["UBSAN_OPTIONS"] = log + ":print_stacktrace=1"
            result["LSAN_OPTIONS"] = (result.get("LSAN_OPTIONS", "") + ":exitcode=0").lstrip(":")
            result["G_SLICE"] = "always-malloc"
        result.update(env)
        return result

    def start(self, argv):
        """starts the program; again after quit(close=False), with the same folders"""
        self.stderr = os.path.join(self.tmp, "stderr.txt")
        with open(self.stderr, "wb") as err:
            self.app = subprocess.Popen(
                list(argv), env=dict(self.env, G_DEBUG="fatal-criticals"), stderr=err,
                stdin=subprocess.DEVNULL, preexec_fn=die_with_parent)
        self.attach(lambda a: a.get_process_id() == self.app.pid)

    def attach(self, is_it=lambda a: a.get_name() == "counterpart-window"):
        """looks at a program that something else has started"""
        self.root = None
        self.root = self.wait(
            lambda: next(filter(is_it, children(Atspi.get_desktop(0))), None), "the program")
        self.frame = self.find("frame")

    def _spawn(self, cmd, fds=()):
        self.procs.append(subprocess.Popen(
            list(cmd), env=self.env, pass_fds=fds, stdin=subprocess.DEVNULL, stdout=self.log,
            stderr=self.log, preexec_fn=die_with_parent))

    def _server(self, *cmd):
        """starts a server that writes its address to {fd} once it is ready"""
        read, write = os.pipe()
        self._spawn([c.format(fd=write) for c in cmd], (write,))
        os.close(write)
        assert select.select([read], [], [], self.timeout)[0], cmd[0] + " did not start"
        with os.fdopen(read) as file:
            return file.readline().strip()

    def sh(self, *cmd):
        return subprocess.run(cmd, env=self.env, capture_output=True, text=True,
                              timeout=20 * PATIENCE).stdout

    def messages(self):
        with open(self.stderr, errors="replace") as file:
            return file.read()

    def wait(self, function, what, timeout=None):
        """what function returns, once that is true"""
        end = time.monotonic() + (timeout * PATIENCE if timeout else self.timeout)
        while time.monotonic() < end:
            if self.app and self.app.poll() is not None:
                raise AssertionError(
                    f"program ended with {self.app.returncode}: {self.messages()}")
            try:
                got = function()
                if got:
                    return got
            except (GLib.Error, StopIteration, AttributeError, IndexError):
                pass                    # the tree is changing: not yet
            time.sleep(0.03)
        raise AssertionError(f"timed out waiting for {what}\n{self.tree()}")

    def tree(self):
        """the accessible tree as text, for a message or a look"""
        if not self.root:
            return ""
        lines = []

        def add(node, depth):
            try:
                lines.append(f"{'  ' * depth}{node.get_role_name()} {node.get_name()!r}"
                             f" {extents(node)}")
                for child in children(node):
                    add(child, depth + 1)
            except GLib.Error:
                pass                    # gone meanwhile
        add(self.root, 0)
        return "\n".join(lines)

    def expect(self, function, value):
        last = []

        def same():
            last[:] = [function()]
            return last[0] == value
        try:
            self.wait(same, repr(value))
        except AssertionError as error:
            raise AssertionError(f"last seen: {last}\n{error}") from None

    def _matches(self, role, name, under):
        return (n for n in walk(under or self.root) if n.get_role_name() == role
                and re.search(name, n.get_name() or "") and extents(n)[2] > 0)

    def find_all(self, role, name="", under=None):
        """what is on the screen with that role, its name a regular expression"""
        return list(self._matches(role, name, under))

    def find(self, role, name="", under=None):
        """the first; under a small part of a large window is many times faster"""
        return self.wait(lambda: next(self._matches(role, name, under)), f"{role} {name!r}")

    def label(self, pattern, role="label"):
        return self.find(role, pattern).get_name()

    def has(self, text):
        """whether a label with exactly this text is on the screen, now"""
        return bool(self.find_all("label", f"^{re.escape(text)}$"))

    def do(self, node, action=None):
        """an accessible action, the first by default: no pointer involved"""
        names = [node.get_action_name(i) for i in range(node.get_n_actions())]
        assert node.do_action(names.index(action) if action else 0), names

    def click(self, name, role="push button", under=None):
        # Of nested buttons (a menu button) the inner one has the action.
        self.do(self.wait(lambda: [n for n in self.find_all(role, name, under)
                                   if n.get_n_actions() > 0][-1], f"{role} {name!r}"))

    def place(self, node):
        """(x, y, width, height) of a node on the screen, in X pixels; not for
        widgets inside popovers"""
        top = node
        while top.get_parent().get_role_name() != "application":
            top = top.get_parent()
        found = self.sh("xdotool", "search", "--onlyvisible", "--name",
                        f"^{re.escape(top.get_name())}$")
        wid = found.split()[-1]
        info = self.sh("xwininfo", "-id", wid)
        left, above, width, height = (
            int(re.search(k + r": +(-?\d+)", info).group(1)) for k in
            ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))
        scale = int(self.env.get("GDK_SCALE", 1))
        x, y, w, h = [v * scale for v in extents(node)]
        top_width, top_height = [v * scale for v in extents(top)[2:]]
        # The shadow round the window, or without a compositor a border.
        frame = re.search(r"= (\d+), \d+, (\d+), \d+",
                          self.sh("xprop", "-id", wid, "_GTK_FRAME_EXTENTS"))
        margin, above_margin = map(int, frame.groups()) if frame else (
            (width - top_width) // 2, (height - top_height) // 2)
        return left + margin + x, above + above_margin + y, w, h

    def point(self, node, button=1, dx=None, dy=None):
        """a click of the real pointer, in the middle or at dx, dy"""
        x, y, w, h = self.place(node)
        # Without --sync, which hangs when the pointer is already there.
        self.sh("xdotool", "mousemove", str(x + (w // 2 if dx is None else dx)),
                str(y + (h // 2 if dy is None else dy)), "click", str(button))

    def open_view(self, name):
        """a view by its entry in the sidebar, which shows it as selected"""
        rows = self.find("list", "^Views$")
        row = self.wait(lambda: next(r for r in children(rows) if name in labels(r)), name)
        self.point(row)
        self.wait(lambda: row.get_state_set().contains(Atspi.StateType.SELECTED),
                  f"the view {name}")

    def keys(self, *keys):
        self.sh("xdotool", "key", "--delay", "20", *keys)

    def type(self, text):
        """ASCII only: xdotool can drop what is not on the keyboard"""
        self.sh("xdotool", "type", "--delay", "15", text)

    def enter_text(self, name, text, role="text"):
        """any Unicode"""
        node = self.find(role, name)
        assert node.get_editable_text_iface().set_text_contents(text)
        self.expect(lambda: Atspi.Text.get_text(
            node, 0, Atspi.Text.get_character_count(node)), text)

    def rows(self, name=""):
        """(headers, [(row, selected, [texts])]) of a column view; those that are
        realised, which is about 200"""
        table = self.find("tree table", name)
        body = next(c for c in children(table) if c.get_role_name() == "list")
        selected = Atspi.StateType.SELECTED
        return labels(children(table)[0]), [
            (r, r.get_state_set().contains(selected), [" ".join(labels(c)) for c in children(r)])
            for r in children(body)]

    def select(self, index, name=""):
        row = self.rows(name)[1][index][0]
        assert row.get_parent().get_selection_iface().select_child(row.get_index_in_parent())

    def screenshot(self, path):
        """the whole screen, with the pointer out of the way"""
        self.sh("xdotool", "mousemove", "9999", "9999")
        time.sleep(0.5 * PATIENCE)
        self.sh("import", "-window", "root", path)

    def window_screenshot(self, path):
        """the window alone, its shadow cut off; maximize it or keep it uncovered"""
        self.sh("xdotool", "mousemove", "9999", "9999")
        time.sleep(0.5 * PATIENCE)
        x, y, w, h = self.place(self.frame)
        self.sh("import", "-window", "root", "-crop", f"{w}x{h}+{x}+{y}", "+repage", path)

    def warnings(self):
        """what the program said that it should not have had to say"""
        said = [line for line in self.messages().splitlines() if BAD.search(line)
                and not (self.allow and re.search(self.allow, line))]
        for name in os.listdir(self.tmp):
            if name.startswith("sanitizer"):
                with open(os.path.join(self.tmp, name), errors="replace") as file:
                    said += faults(file.read())
        return said

    def quit(self, keys="ctrl+q", expect=0, close=True):
        self.keys(keys)
        code = self.app.wait(self.timeout)
        bad = self.warnings()
        if close:
            self.close()
        assert code == expect and not bad, (code, bad)

    def close(self):
        for proc in [self.app] + self.procs[::-1]:
            if proc and proc.poll() is None:
                proc.kill()
                proc.wait()
        shutil.rmtree(self.tmp, ignore_errors=True)
