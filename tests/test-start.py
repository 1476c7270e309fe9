#!/usr/bin/python3
# test-start.py SOURCE: app/start, with the tools that it calls played by others
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of the scripts in a folder with a space in its name, where meson, ninja
and dpkg-query only note that they were called, and the program prints what it was
given.  TAP."""
import atexit
import os
import shutil
import stat
import subprocess
import sys
import tempfile

top = sys.argv[1]

# Played tools: each appends its name to the log beside it.
MESON = """echo meson >>"$LOG"
[ "$1" != setup ] || shift
[ "$1" != --reconfigure ] || shift
touch "$1/build.ninja"
mkdir -p "$1/app/cli"
cp "$PLAYED/program" "$1/app/cli/counterpart"
cp "$PLAYED/window" "$1/counterpart-window"
"""
NINJA = """echo ninja >>"$LOG"; echo "noise of a build"; sleep 0.2; exit "${NINJA_STATUS:-0}"
"""
DPKG = """echo dpkg >>"$LOG"
for word; do case $word in -*) ;; *) [ "$word" = "$MISSING" ] || echo "installed $word" ;; esac; done
"""
PROGRAM = """echo program >>"$LOG"
echo "cwd $PWD"; for word; do echo "word $word"; done
echo "data $COUNTERPART_DATA_DIR"; echo "window $COUNTERPART_WINDOW"
[ "$1 $2" != "report -o" ] || touch "$3/report.pdf"
exit "${PROGRAM_STATUS:-0}"
"""
WINDOW = """[ "$1" = --check-display ] && [ -n "${SHOWS:-}" ]
"""
APT = """echo "apt $*" >>"$LOG"; [ "${!#}" != "${FAILS_ONCE:-}" ] || {
  [ -e "$LOG.failed" ] && exit 0; touch "$LOG.failed"; exit 100; }
"""
ID = """echo "${USER_ID:-0}"
"""


class Place:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="start-")
        atexit.register(shutil.rmtree, self.folder)
        self.root = os.path.join(self.folder, "a b", "counterpart")
        os.makedirs(self.root + "/app")
        for name in ("start", "deps", "build-env"):
            shutil.copy(os.path.join(top, "app", name), self.root + "/app")
        self.played = os.path.join(self.folder, "played")
        os.mkdir(self.played)
        for name, text in (("meson", MESON), ("ninja", NINJA), ("dpkg-query", DPKG),
                           ("program", PROGRAM), ("window", WINDOW), ("apt-get", APT), ("id", ID)):
            path = os.path.join(self.played, name)
            with open(path, "w") as file:
                file.write("#!/bin/bash\n" + text)
            os.chmod(path, stat.S_IRWXU)
        self.cwd = os.path.join(self.folder, "else where")
        os.mkdir(self.cwd)
        self.log = os.path.join(self.folder, "log")

    def environment(self, **more):
        return dict(PATH=self.played + ":/usr/bin:/bin", PLAYED=self.played, LOG=self.log,
                    HOME=self.folder, **more)

    def start(self, *argv, **more):
        return subprocess.run([self.root + "/app/start", *argv], cwd=self.cwd, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              env=self.environment(**more))

    def calls(self):
        """the tools called since the last time"""
        if not os.path.exists(self.log):
            return []
        with open(self.log) as file:
            lines = file.read().split("\n")[:-1]
        os.remove(self.log)
        return lines


def passes_arguments():
    place = Place()
    run = place.start("check", "a b.json", "", "--x=ü")
    words = [l[5:] for l in run.stdout.splitlines() if l.startswith("word ")]
    return (run.returncode == 0 and words == ["check", "a b.json", "", "--x=ü"] and
            f"cwd {place.cwd}\n" in run.stdout and
            f"data {place.root}/data\n" in run.stdout and
            f"window {place.root}/_build/counterpart-window\n" in run.stdout)


def keeps_stdout_clean():
    run = Place().start("terms")
    return not any(l.split()[0] not in ("cwd", "word", "data", "window")
                   for l in run.stdout.splitlines()) and "setting up" in run.stderr


def does_only_what_is_needed():
    place = Place()
    place.start("terms")
    first = place.calls()
    place.start("terms")
    return first == ["dpkg", "meson", "ninja", "program"] and place.calls() == ["ninja", "program"]


def asks_again_when_the_list_changed():
    place = Place()
    place.start("terms")
    place.calls()
    late = os.stat(place.root + "/_build/.deps-build-").st_mtime + 5
    os.utime(place.root + "/app/deps", (late, late))
    place.start("terms")
    return place.calls() == ["dpkg", "ninja", "program"]


def gives_the_status():
    return Place().start("terms", PROGRAM_STATUS="2").returncode == 2


def stops_when_the_build_fails():
    place = Place()
    run = place.start("terms", NINJA_STATUS="1")
    return (run.returncode == 1 and run.stdout == "" and "noise of a build" in run.stderr and
            "program" not in place.calls())


def installs_what_is_missing():
    place = Place()
    run = place.start("terms", MISSING="libgumbo-dev")
    calls = place.calls()
    return run.returncode == 0 and calls[1].endswith(
        "install --no-install-recommends libgumbo-dev")


def fetches_the_lists_and_tries_again():
    place = Place()
    run = place.start("terms", MISSING="libgumbo-dev", FAILS_ONCE="libgumbo-dev")
    calls = [c.split()[-1] for c in place.calls()]
    return run.returncode == 0 and calls[:4] == ["dpkg", "libgumbo-dev", "update", "libgumbo-dev"]


def says_what_to_run_as_root():
    place = Place()
    shutil.copy(place.played + "/id", place.played + "/sudo")
    with open(place.played + "/sudo", "w") as file:
        file.write("#!/bin/bash\nexit 1\n")
    run = place.start("terms", MISSING="libgumbo-dev", USER_ID="1000")
    return (run.returncode == 4 and run.stdout == "" and
            "apt-get install --no-install-recommends libgumbo-dev" in run.stderr)


def says_what_to_install_elsewhere():
    place = Place()
    tools = os.path.join(place.folder, "tools")
    os.mkdir(tools)
    for name in ("bash", "dirname", "readlink", "mkdir", "touch", "cat", "find", "rm", "cp",
                 "flock", "env", "sleep", "tail"):
        os.symlink(shutil.which(name), os.path.join(tools, name))
    os.remove(place.played + "/apt-get")
    env = dict(place.environment(), PATH=place.played + ":" + tools)
    run = subprocess.run([place.root + "/app/start", "terms"], cwd=place.cwd, env=env, text=True,
                         stdin=subprocess.DEVNULL, capture_output=True)
    return run.returncode == 0 and all(
        word in run.stderr for word in ("sudo dnf install", "sudo pacman -S", "sudo zypper install"))


def opens_the_window_under_a_display():
    run = Place().start(SHOWS="1")
    return run.returncode == 0 and "word" not in run.stdout and "cwd" in run.stdout


def writes_the_report_without_a_display():
    place = Place()
    run = place.start()
    out = place.cwd + "/counterpart-report"
    return (run.returncode == 0 and run.stdout == "" and out in run.stderr and
            place.calls().count("program") == 1 and os.listdir(out) == ["report.pdf"])


def builds_once_for_two_at_once():
    place = Place()
    runs = [subprocess.Popen([place.root + "/app/start", "terms"], cwd=place.cwd, text=True,
                             stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, env=place.environment()) for _ in range(2)]
    good = all(r.communicate() and r.returncode == 0 for r in runs)
    calls = place.calls()
    return good and calls.count("meson") == 1 and calls.count("program") == 2 and \
        calls[:3] == ["dpkg", "meson", "ninja"]


def starts_through_a_link():
    place = Place()
    link = os.path.join(place.folder, "link")
    os.symlink(place.root + "/app/start", link)
    run = subprocess.run([link, "terms"], cwd=place.cwd, env=place.environment(), text=True,
                         stdin=subprocess.DEVNULL, capture_output=True)
    return f"data {place.root}/data\n" in run.stdout


def sets_a_moved_tree_up_again():
    place = Place()
    place.start("terms")
    place.calls()
    os.rename(place.root, place.root + "-2")
    place.root += "-2"
    place.start("terms")
    return "meson" in place.calls()


CASES = [passes_arguments, keeps_stdout_clean, does_only_what_is_needed,
         asks_again_when_the_list_changed, gives_the_status, stops_when_the_build_fails,
         installs_what_is_missing, fetches_the_lists_and_tries_again, says_what_to_run_as_root,
         says_what_to_install_elsewhere, opens_the_window_under_a_display,
         writes_the_report_without_a_display, builds_once_for_two_at_once,
         starts_through_a_link, sets_a_moved_tree_up_again]


def main():
    print(f"1..{len(CASES)}")
    bad = 0
    for number, case in enumerate(CASES, 1):
        try:
            good = case()
        except (OSError, IndexError) as error:
            good = print(error, file=sys.stderr)
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {case.__name__.replace('_', ' ')}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
