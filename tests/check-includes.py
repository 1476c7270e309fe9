#!/usr/bin/python3
# check-includes.py SOURCE [BUILD]: the direction of includes
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A file includes its own folder and what stands before it:

    error, text · model · calc, archive · net · chart · export · cli, ui · app

A refresh puts what it finds into the archive, which knows nothing of networks.

Folders of one rank do not know each other, and no toolkit stands in the core or
in the subcommands.  With BUILD, also holds that the core is compiled without GTK
on its include path, by asking the compiler for it.
"""
import json
import os
import re
import shlex
import subprocess
import sys

RANKS = {"": 0, "model": 1, "calc": 2, "archive": 2, "net": 3, "chart": 4, "export": 5,
         "cli": 6, "ui": 6, "application": 7}
GENERATED = {"deal-config.h": ""}
TOOLKIT = re.compile(r"<(gtk|gdk|gsk|adwaita)[/.]|<gtk4|<libadwaita")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"][^>"]+[>"])', re.M)
# The only files of app/ that know the window.
APPLICATION = ("app/main.c", "app/deal-application.c", "app/deal-application.h")


def folder_of(path):
    """the layer of a file, by its path from the top of the sources"""
    parts = path.split("/")
    if path in APPLICATION:
        return "application"
    if parts[0] == "ui":
        return "ui"
    return parts[1] if len(parts) > 2 else ""


def sources(top):
    for start in ("app", "ui"):
        for folder, _, names in sorted(os.walk(os.path.join(top, start))):
            for name in sorted(names):
                if name.endswith((".c", ".h")):
                    yield os.path.relpath(os.path.join(folder, name), top)


def resolve(top, path, name):
    """the included file by its path from the top, or None"""
    for base in (os.path.dirname(path), "app", "ui", "."):
        candidate = os.path.normpath(os.path.join(base, name))
        if os.path.exists(os.path.join(top, candidate)):
            return candidate
    return None


def check_file(top, path):
    """one message for each include that goes the wrong way"""
    mine = folder_of(path)
    if mine not in RANKS:
        yield f"{path}: the folder “{mine}” has no place in the order of layers"
        return
    with open(os.path.join(top, path), encoding="utf-8") as file:
        text = file.read()
    for match in INCLUDE.finditer(text):
        place = f"{path}:{text.count(chr(10), 0, match.start(1)) + 1}"
        name = match.group(1)
        if name.startswith("<"):
            if TOOLKIT.match(name) and RANKS[mine] < RANKS["ui"] or \
               TOOLKIT.match(name) and mine == "cli":
                yield f"{place}: {name} in “{mine or 'app'}”, which knows no toolkit"
            continue
        name = name[1:-1]
        if name in GENERATED:
            continue
        target = resolve(top, path, name)
        if target is None:
            yield f"{place}: “{name}” is no file of ours"
            continue
        theirs = folder_of(target)
        if theirs != mine and RANKS.get(theirs, 99) >= RANKS[mine]:
            yield f"{place}: “{mine or 'app'}” includes {target}, which does not stand before it"


def check_compiler(build):
    """the core's own commands must not find GTK"""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    core = [c for c in commands if "libdeal-core.a.p" in c["output"]]
    if not core:
        yield "no command compiles deal-core"
    for command in core:
        if re.search(r"-I\S*(gtk-4|libadwaita)", command["command"]):
            yield f"{command['file']}: compiled with GTK on the include path"
    for command in core[:1]:
        flags = [a for a in shlex.split(command["command"]) if a.startswith(("-I", "-isystem"))]
        for header in ("glib.h", "gtk/gtk.h"):
            found = subprocess.run(
                ["cc", "-fsyntax-only", *flags, "-xc", "-"], cwd=command["directory"],
                input=f"#include <{header}>\n", text=True, capture_output=True).returncode == 0
            if found != (header == "glib.h"):
                yield f"<{header}> {'can' if found else 'cannot'} be included by deal-core"


def main():
    top = sys.argv[1]
    paths = list(sources(top))
    mistakes = [m for path in paths for m in check_file(top, path)]
    if len(sys.argv) > 2:
        mistakes += check_compiler(sys.argv[2])
    print("\n".join(mistakes) or f"{len(paths)} files include in the right direction")
    return 1 if mistakes or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
