#!/usr/bin/python3
# check-ui.py SOURCE MODULE: every .ui file is what GTK understands
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validates each with gtk4-builder-tool, which MODULE teaches the types of the
window, and asks that a broken one is refused.  TAP; needs a display."""
import glob
import os
import re
import subprocess
import sys
import tempfile

top, module = sys.argv[1:3]


def validate(text):
    """(whether GTK takes it, what it said)"""
    # Handlers are functions of one file each, which no tool can see.
    text = re.sub(r"<signal [^>]*/>", "", text)
    text = re.sub(r'(<closure [^>]*function=)"[^"]*"', r'\1"gtk_widget_get_name"', text)
    env = dict(os.environ, LD_PRELOAD=module, GTK_A11Y="none")
    # The sanitizers want to be the first library; they are linked into the module.
    env["ASAN_OPTIONS"] = "detect_leaks=0:verify_asan_link_order=0"
    with tempfile.NamedTemporaryFile("w", suffix=".ui", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        run = subprocess.run(["gtk4-builder-tool", "validate", file.name], env=env,
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return run.returncode == 0, run.stderr.strip()


def refuses(text):
    """whether the text with a property that does not exist is refused"""
    broken, count = re.subn(r"(<(?:object|template)[^>]*[^/]>)",
                            r'\1<property name="no-such-thing">1</property>', text, count=1)
    return count == 1 and not validate(broken)[0]


def main():
    paths = sorted(glob.glob(os.path.join(top, "ui", "*.ui")))
    print(f"1..{len(paths) + 1}")
    bad, text = 0, ""
    for number, path in enumerate(paths, 1):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        good, said = validate(text)
        bad += not good
        if not good:
            print(said, file=sys.stderr)
        print(f"{'ok' if good else 'not ok'} {number} {os.path.basename(path)}")
    good = bool(paths) and refuses(text)
    print(f"{'ok' if good else 'not ok'} {len(paths) + 1} a broken file is refused")
    return 1 if bad or not good else 0


if __name__ == "__main__":
    sys.exit(main())
