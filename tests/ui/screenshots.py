#!/usr/bin/python3
# screenshots.py BUILD [FOLDER]: a picture of every view, for README.md and the software centre
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the window of BUILD (a build folder, as app/start makes `_build`) on the
bundled deal and photographs each view into FOLDER, data/screenshots by default:
light, and the first also dark and narrow."""
import os
import sys

from ui_driver import Ui

TOP = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
VIEWS = ("Overview", "Terms", "Payments", "Availability", "Sources")


def photograph(build, folder, views, suffix="", screen="1480x1000x24", **env):
    ui = Ui([os.path.join(build, "counterpart-window")], screen=screen, env=dict(
        COUNTERPART_DATA_DIR=os.path.join(TOP, "data"),
        COUNTERPART_LOCALE_DIR=os.path.join(build, "data", "po"),
        GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"),
        COUNTERPART_NOW="2026-05-04T09:00:00Z", **env))
    for view in views:
        ui.open_view(view)
        ui.window_screenshot(os.path.join(folder, f"{view.lower()}{suffix}.png"))
    ui.quit()


def main():
    build = os.path.realpath(sys.argv[1])
    folder = sys.argv[2] if len(sys.argv) > 2 else os.path.join(TOP, "data", "screenshots")
    os.makedirs(folder, exist_ok=True)
    photograph(build, folder, VIEWS)
    photograph(build, folder, VIEWS, "-dark", ADW_DEBUG_COLOR_SCHEME="prefer-dark")


if __name__ == "__main__":
    main()
