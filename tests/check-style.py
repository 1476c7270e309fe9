#!/usr/bin/python3
# check-style.py SOURCE [CLANG_FORMAT]: what .editorconfig and .clang-format ask for
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Text files: UTF-8, LF, no tab, no space at a line's end, a newline at the end.
C files: at most 90 columns and 500 lines, a first line that says what the file
is, the licence below it, and clang-format has nothing to change."""
import os
import re
import subprocess
import sys

COLUMNS, LINES = 90, 500
TEXT = (".c", ".h", ".py", ".build", ".ui", ".xml", ".css", ".json", ".in", ".md", ".svg")
SCRIPTS = ("start", "deps", "build-env", "run", "with-x")
SKIP = re.compile(r"^(_build.*|\.git|\.cache|__pycache__|fonts|fixtures|screenshots)$")
# In a test, a line that is one string: what is read there is easier to know whole.
STRING = re.compile(r'\s*"(?:\\.|[^"\\])*"[\s,;(){}]*')
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
# It is part of TAP, and of this check.
KNOWS_THEM = ("check-style.py", "count-results.py")


def files(top):
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(f for f in folders if not SKIP.match(f))
        for name in sorted(names):
            if name.endswith(TEXT) or name in SCRIPTS:
                yield os.path.relpath(os.path.join(folder, name), top)


def check_text(path, data):
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"{path}: not UTF-8: {error}"
        return
    if b"\r" in data:
        yield f"{path}: a carriage return"
    if data and not data.endswith(b"\n"):
        yield f"{path}: no newline at the end"
    for number, line in enumerate(text.splitlines(), 1):
        if line != line.rstrip() and not path.endswith((".md", ".svg")):
            yield f"{path}:{number}: space at the end of the line"
        if "\t" in line:
            yield f"{path}:{number}: a tab"
        if UNFINISHED.search(line) and os.path.basename(path) not in KNOWS_THEM:
            yield f"{path}:{number}: says that it is unfinished"
        whole = path.startswith("tests/") and STRING.fullmatch(line)
        if path.endswith((".c", ".h")) and len(line) > COLUMNS and not whole:
            yield f"{path}:{number}: {len(line)} columns, more than {COLUMNS}"


def check_c(path, lines):
    if len(lines) > LINES:
        yield f"{path}: {len(lines)} lines, more than {LINES}"
    name = os.path.basename(path)
    if not lines or not lines[0].startswith(f"/* {name}: "):
        yield f"{path}:1: the first line does not say what the file is"
    if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in lines[:4]):
        yield f"{path}: no licence below the first line"


def check_format(top, tool, paths):
    result = subprocess.run([tool, "--dry-run", "-Werror", *paths], cwd=top,
                            capture_output=True, text=True)
    if result.returncode != 0:
        yield from re.findall(r"^\S+:\d+:\d+: error: .*$", result.stderr, re.M) or \
            [result.stderr or f"{tool}: status {result.returncode}"]


def main():
    top = sys.argv[1]
    mistakes, c_files = [], []
    for path in files(top):
        with open(os.path.join(top, path), "rb") as file:
            data = file.read()
        mistakes += check_text(path, data)
        if path.endswith((".c", ".h")):
            c_files.append(path)
            mistakes += check_c(path, data.decode("utf-8", "replace").splitlines())
    if len(sys.argv) > 2:
        mistakes += check_format(top, sys.argv[2], c_files)
    print("\n".join(mistakes) or f"{len(c_files)} C files are in style")
    return 1 if mistakes or not c_files else 0


if __name__ == "__main__":
    sys.exit(main())
