#!/usr/bin/python3
# test-checks.py SOURCE: the checks of the sources find what they are for
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plants a mistake of each kind in an otherwise good tree and asks for it.  TAP."""
import importlib.util
import os
import sys
import tempfile

top = sys.argv[1]


def load(name):
    spec = importlib.util.spec_from_file_location(
        name.replace("-", "_"), os.path.join(top, "tests", name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


includes, style, results = load("check-includes"), load("check-style"), load("count-results")

HEAD = "/* {}: a file\n *\n * SPDX-License-Identifier: GPL-3.0-or-later\n */\n\n"
TREE = ("app/deal-error.h", "app/model/deal.h", "app/calc/deal-money.h", "app/net/deal-fetch.h",
        "app/chart/deal-figure.h", "app/export/deal-export.h", "app/cli/deal-cli.h",
        "ui/deal-window.h", "app/deal-application.h", "app/main.c")

# What stands in which file, and a part of the answer; None: nothing is wrong.
INCLUDES = [
    ("what stands before", "app/calc/a.c", '"model/deal.h"', None),
    ("its own folder", "app/calc/a.c", '"deal-money.h"', None),
    ("errors everywhere", "app/cli/a.c", '"deal-error.h"', None),
    ("the window and GTK in main.c", "app/main.c", '"deal-application.h"', None),
    ("GTK in the window", "ui/a.c", "<gtk/gtk.h>", None),
    ("what stands after", "app/model/a.c", '"calc/deal-money.h"', "app/calc/deal-money.h"),
    ("a folder of the same rank", "app/archive/a.c", '"calc/deal-money.h"', "app/calc/deal-money.h"),
    ("the network in the archive", "app/archive/a.c", '"net/deal-fetch.h"', "app/net/deal-fetch.h"),
    ("a way round by dots", "app/model/a.c", '"../export/deal-export.h"', "deal-export.h"),
    ("the window in a subcommand", "app/cli/a.c", '"../../ui/deal-window.h"', "deal-window.h"),
    ("a subcommand in the window", "ui/a.c", '"cli/deal-cli.h"', "app/cli/deal-cli.h"),
    ("the application in the window", "ui/a.c", '"deal-application.h"', "deal-application.h"),
    ("GTK in the core", "app/chart/a.c", "<gtk/gtk.h>", "knows no toolkit"),
    ("libadwaita in a subcommand", "app/cli/a.c", "<adwaita.h>", "knows no toolkit"),
    ("GTK beside the errors", "app/a.c", "<gdk/gdk.h>", "knows no toolkit"),
    ("a header that is not there", "app/calc/a.c", '"deal-monney.h"', "no file of ours"),
    ("a folder without a place", "app/extra/a.c", '"deal-error.h"', "no place"),
]

STYLE = [
    ("a good file", "a.c", "int a;\n", None),
    ("a long line", "a.c", "int " + "a" * 90 + ";\n", "columns"),
    ("a long line of two-byte letters", "a.c", "/* " + "ä" * 84 + " */\n", None),
    ("a long string outside of a test", "a.c", '"' + "a" * 90 + '"\n', "columns"),
    ("a long file", "a.c", "int a;\n" * 500, "lines, more"),
    ("a tab", "a.c", "\tint a;\n", "a tab"),
    ("space at the end", "a.py", "a = 1 \n", "space at the end"),
    ("no newline at the end", "a.c", "int a;", "no newline"),
    ("a carriage return", "a.c", "int a;\r\n", "carriage"),
    ("what is unfinished", "a.c", "/* TO" "DO: more */\n", "unfinished"),
    ("bytes that are not UTF-8", "a.c", b"/* \xff */\n", "not UTF-8"),
]

TAP = {"t": True, "plain": False}
COUNTS = [
    ("cases", [("t", "OK", "1..2\nok 1 /a\nok 2 /b\n")], (2, 0, 0)),
    ("a failed case", [("t", "FAIL", "1..2\nok 1 /a\nnot ok 2 /b\n")], (1, 1, 0)),
    ("a crash after good cases", [("t", "FAIL", "1..2\nok 1 /a\n")], (1, 1, 0)),
    ("a time-out", [("t", "TIMEOUT", "")], (0, 1, 0)),
    ("a skipped case", [("t", "OK", "1..2\nok 1 /a\nok 2 /b # SKIP no bus\n")], (1, 0, 1)),
    ("no TAP", [("plain", "OK", "ok then\nok 3\n")], (1, 0, 0)),
    ("no TAP, failed", [("plain", "FAIL", "")], (0, 1, 0)),
    ("no TAP, skipped", [("plain", "SKIP", "")], (0, 0, 1)),
    ("several", [("t", "OK", "ok 1 /a\n"), ("plain", "ERROR", None)], (1, 1, 0)),
]


def write(folder, path, text):
    path = os.path.join(folder, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def includes_case(path, include, expected):
    with tempfile.TemporaryDirectory() as folder:
        for name in TREE:
            write(folder, name, "")
        write(folder, path, f"#include {include}\n")
        found = [m for p in includes.sources(folder) for m in includes.check_file(folder, p)]
    return found == [] if expected is None else len(found) == 1 and expected in found[0]


def style_case(path, text, expected):
    head = HEAD.format(path) if path.endswith(".c") else ""
    data = head.encode() + (text if isinstance(text, bytes) else text.encode())
    found = list(style.check_text(path, data))
    if path.endswith(".c"):
        found += style.check_c(path, data.decode("utf-8", "replace").splitlines())
    return found == [] if expected is None else len(found) == 1 and expected in found[0]


def counts_case(entries, expected):
    lines = [{"name": f"counterpart:core / {n}", "result": r, "stdout": s}
             for n, r, s in entries]
    return results.count(lines, TAP) == expected


def main():
    cases = [("includes", includes_case, row) for row in INCLUDES]
    cases += [("style", style_case, row) for row in STYLE]
    cases += [("counts", counts_case, row) for row in COUNTS]
    print(f"1..{len(cases)}")
    bad = 0
    for number, (kind, function, row) in enumerate(cases, 1):
        good = function(*row[1:])
        bad += not good
        print(f"{'ok' if good else 'not ok'} {number} {kind}: {row[0]}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
