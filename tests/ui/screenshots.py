#!/usr/bin/python3
# screenshots.py BUILD [FOLDER]: a picture of every view, for README.md and the software centre
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window of BUILD (a build folder, as app/start makes `_build`) on the
bundled deal and photographs each view into FOLDER, data/screenshots by default,
light and dark."""
import os
import sys

from ui_driver import Ui

TOP = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
VIEWS = ("Overview", "Terms", "Payments", "Availability", "Timeline", "Evidence",
         "Sources")


def photograph(ui, folder, suffix):
    for view in VIEWS:
        ui.open_view(view)
        ui.window_screenshot(os.path.join(folder, f"{view.lower()}{suffix}.png"))


def main():
    build = os.path.realpath(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(TOP, "data", "screenshots")
    program = [os.path.join(build, "counterpart-window")]
    os.makedirs(folder, exist_ok=True)
    ui = Ui(program, screen="1480x1000x24", env={
        "COUNTERPART_DATA_DIR": os.path.join(TOP, "data"),
        "COUNTERPART_LOCALE_DIR": os.path.join(build, "data", "po"),
        "COUNTERPART_NOW": "2026-11-20T09:00:00Z",
        "FONTCONFIG_FILE": os.path.join(build, "tests", "display", "fonts.conf"),
        "GSETTINGS_SCHEMA_DIR": os.path.join(build, "data"),
    })
    photograph(ui, folder, "")
    ui.quit(close=False)
    ui.env["ADW_DEBUG_COLOR_SCHEME"] = "prefer-dark"
    ui.start(program)
    photograph(ui, folder, "-dark")
    ui.quit()


if __name__ == "__main__":
    main()
