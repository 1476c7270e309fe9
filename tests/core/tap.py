# tap.py: the tests of one file in turn, told as TAP
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""tap.py: runs functions, each in a folder of its own, and says how they ended"""

import subprocess
import sys
import tempfile

# What a test does not expect; anything else is a mistake in the test itself.
FAILURES = (AssertionError, KeyError, ValueError, OSError, AttributeError, StopIteration,
            subprocess.SubprocessError)


class Skip(Exception):
    """what the test needs is not there"""


def pick(names, prefix):
    """The functions of a module whose names begin so, in its order."""
    return [value for name, value in names.items() if name.startswith(prefix)]


def run_tests(tests, *arguments):
    """Calls each with the arguments and a new folder; returns the exit status."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        name = test.__doc__ or test.__name__.split("_", 1)[1].replace("_", " ")
        with tempfile.TemporaryDirectory() as place:
            try:
                test(*arguments, place)
                print(f"ok {number} - {name}")
            except Skip as why:
                print(f"ok {number} - {name} # SKIP {why}")
            except FAILURES as error:
                failed += 1
                print(f"not ok {number} - {name}")
                print("\n".join("# " + line for line in repr(error)[:1500].splitlines()))
                print(f"# line {error.__traceback__.tb_next.tb_lineno}")
        sys.stdout.flush()
    return 1 if failed else 0
