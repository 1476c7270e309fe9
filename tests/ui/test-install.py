#!/usr/bin/python3
# test-install.py SOURCE BUILD FILE: the installed program, started in every way
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds for a prefix below BUILD, installs there, and starts the program as a
desktop would: from the menu, over D-Bus, by a double click, from a shell.  TAP."""
import os
import shutil
import subprocess
import sys
import time

from ui_driver import PATIENCE, Ui, children

ID = "io.github.counterpart_app.Counterpart"
TYPE = "application/vnd.counterpart.deal+json"
INSTALLED = (
    "bin/counterpart",
    "libexec/counterpart-window",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/metainfo/{ID}.metainfo.xml",
    f"share/mime/packages/{ID}.xml",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    "share/glib-2.0/schemas/gschemas.compiled",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/icons/hicolor/scalable/mimetypes/application-vnd.counterpart.deal+json.svg",
    "share/man/man1/counterpart.1",
    "share/counterpart/deals/microsoft-openai.deal.json",
    "share/counterpart/deal.schema.json",
    "share/counterpart/deal-format.md",
    "share/counterpart/fonts/Cantarell-Regular.otf",
)


def install(source, build):
    """the prefix; unoptimized, because it is compiled anew"""
    work = os.path.join(build, "install-test")
    prefix = os.path.join(work, "prefix")
    tree = os.path.join(work, "build")
    shutil.rmtree(prefix, ignore_errors=True)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "check": True}
    if not os.path.exists(os.path.join(tree, "build.ninja")):
        shutil.rmtree(tree, ignore_errors=True)
        subprocess.run(["meson", "setup", tree, source, "--prefix", prefix, "--buildtype=debug",
                        "-Dlibexecdir=libexec"], **quiet)
    subprocess.run(["ninja", "-C", tree, "program"], **quiet)
    subprocess.run(["meson", "install", "-C", tree, "--no-rebuild"], **quiet)
    return prefix


class Desktop:
    """A session that has the program installed, and the cases run in it."""

    def __init__(self, prefix, deal):
        # The bus takes its list of services from its own surroundings.
        self.ui = Ui(None, env={
            "PATH": f"{prefix}/bin:{os.environ['PATH']}",
            "XDG_DATA_DIRS": f"{prefix}/share:/usr/local/share:/usr/share",
            "GSETTINGS_BACKEND": "memory",
        })
        for name in ("COUNTERPART_DATA_DIR", "COUNTERPART_WINDOW", "COUNTERPART_LOCALE_DIR",
                     "GSETTINGS_SCHEMA_DIR"):
            self.ui.env.pop(name, None)
        self.prefix = prefix
        self.deal = os.path.join(self.ui.tmp, "Ein Vertrag & mehr – ö.deal.json")
        shutil.copy(deal, self.deal)

    def tell(self, *argv):
        return self.ui.sh(*argv)

    def starts(self, *argv, title):
        """whether that command brings up a window that shows the deal, and whether
        the program then owns its name and ends when asked"""
        log = open(os.path.join(self.ui.tmp, "launch.log"), "w+")
        launcher = subprocess.Popen(argv, env=self.ui.env, stdin=subprocess.DEVNULL,
                                    stdout=log, stderr=log)
        try:
            self.ui.attach()
            self.ui.wait(lambda: title in self.ui.frame.get_name() or self.ui.has(title), title)
            owner = self.tell("gdbus", "call", "--session", "-d", ID, "-o", "/",
                              "-m", "org.freedesktop.DBus.Peer.Ping").strip()
            self.tell("gapplication", "action", ID, "quit")
            status = launcher.wait(20 * PATIENCE)
            self.ui.wait(lambda: self.is_gone(), "the end of the program")
            log.seek(0)
            said = log.read()
            return owner == "()" and status == 0 and "WARNING" not in said or said or owner
        finally:
            launcher.poll() is None and launcher.kill()
            log.close()

    def shares_one_program(self):
        """whether a second start opens its file in the program that runs already"""
        ui = self.ui
        first = subprocess.Popen(["counterpart"], env=ui.env, stdin=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        try:
            ui.attach()
            ui.wait(lambda: self.titles() == ["Microsoft–OpenAI"], "the first window")
            self.tell("counterpart", self.deal)
            ui.wait(lambda: len(self.titles()) == 2, "a second window")
            ui.wait(lambda: any("Harbour" in t for t in self.titles()), "the second deal")
            self.tell("gapplication", "action", ID, "quit")
            return first.wait(20 * PATIENCE) == 0
        finally:
            first.poll() is None and first.kill()

    def titles(self):
        return sorted(n.get_name() for n in children(self.ui.root)
                      if n.get_role_name() == "frame")

    def is_gone(self):
        owned = self.tell("gdbus", "call", "--session", "-d", "org.freedesktop.DBus",
                          "-o", "/org/freedesktop/DBus",
                          "-m", "org.freedesktop.DBus.NameHasOwner", ID)
        return "false" in owned


def main():
    source, build, deal = sys.argv[1:4]
    prefix = install(source, build)
    desktop = Desktop(prefix, deal)
    path = "/" + ID.replace(".", "/")
    bundled, other = "Microsoft", "Harbour"

    cases = [(f"is installed: {name}", lambda name=name: os.path.isfile(f"{prefix}/{name}"))
             for name in INSTALLED]
    cases += [
        ("a deal file has its type", lambda: TYPE in desktop.tell(
            "gio", "info", "-a", "standard::content-type", desktop.deal)),
        ("which the program opens by default", lambda: desktop.tell(
            "xdg-mime", "query", "default", TYPE).strip() == ID + ".desktop"),
        ("the icon of the type is found", lambda: "application-vnd.counterpart.deal+json" in
            desktop.tell("gio", "info", "-a", "standard::icon", desktop.deal)),
        ("the subcommands need no display", lambda: subprocess.run(
            [prefix + "/bin/counterpart", "check", desktop.deal], env={"PATH": "/usr/bin:/bin"},
            stdin=subprocess.DEVNULL, capture_output=True).returncode == 0),
    ]
    starts = [
        ("from the menu", bundled, "gtk4-launch", ID),
        ("by its desktop entry", bundled, "gio", "launch", f"{prefix}/share/applications/{ID}.desktop"),
        ("as an application", bundled, "gapplication", "launch", ID),
        ("over D-Bus", bundled, "gdbus", "call", "--session", "-d", ID, "-o", path,
         "-m", "org.freedesktop.Application.Activate", "{}"),
        ("from a shell", bundled, "counterpart"),
        ("by a double click", other, "gio", "open", desktop.deal),
        ("by xdg-open", other, "xdg-open", desktop.deal),
        ("from a shell with a file", other, "counterpart", desktop.deal),
    ]
    cases += [("starts " + what, lambda title=title, argv=argv: desktop.starts(*argv, title=title))
              for what, title, *argv in starts]
    cases += [("a second start opens its file in the first", desktop.shares_one_program)]

    print(f"1..{len(cases)}")
    bad = 0
    for number, (what, function) in enumerate(cases, 1):
        begin = time.monotonic()
        try:
            good = function()
        except (AssertionError, subprocess.SubprocessError) as error:
            good = str(error)
        if good is not True:
            bad += 1
            print(f"{what}: {good}", file=sys.stderr)
        print(f"{'ok' if good is True else 'not ok'} {number} {what}", flush=True)
        print(f"# {time.monotonic() - begin:.1f} s")
    desktop.ui.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
