#!/usr/bin/python3
# test-end.py WINDOW PROGRAM: told to end from outside, it ends as its window does
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""A session that ends, a terminal that closes, Control+C where it was started: the
archive is closed each time, without a log that the next start would have to read. TAP."""
import os
import signal
import sys

from deal_window import DealWindow, run


class End:
    def __init__(self, program):
        self.ui = DealWindow(program)

    def archive(self):
        for folder, _, names in os.walk(self.ui.env["XDG_DATA_HOME"]):
            for name in names:
                yield os.path.join(folder, name)

    def ends(self, number):
        self.ui.wait(lambda: any(path.endswith("-wal") for path in self.archive()),
                     "the archive to be open")
        self.ui.app.send_signal(number)
        assert self.ui.app.wait(self.ui.timeout) == 0
        assert not self.ui.warnings(), self.ui.warnings()
        left = list(self.archive())
        assert left and not any(path.endswith(("-wal", "-shm")) for path in left), left
        self.ui.start(self.ui.argv)


def main():
    end = End(sys.argv[1])
    return run(end.ui, [(f"ends with {number.name}", lambda n=number: end.ends(n))
                        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)])


if __name__ == "__main__":
    sys.exit(main())
