#!/usr/bin/python3
# leak_check.py: what the sanitizers said, and whose fault it is
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""GTK leaks a little by itself wherever a file chooser opens, with nothing in the
stack that a suppression could name without hiding ours.  So a leak counts only if
a function of this program, other than main, stands in its stack."""
import re

OURS = re.compile(r"(^|/)(app|ui)/[\w/.-]+\.[ch]:")
ERROR = re.compile(r"^.*(?:ERROR: AddressSanitizer|runtime error:).*$", re.M)
LEAK = re.compile(r"^(Direct|Indirect) leak of (\d+) byte", re.M)
FRAME = re.compile(r"#\d+ 0x\w+ in (\S+) (\S+)")


def faults(text):
    """one line for each error, and for each leak that is ours"""
    found = ERROR.findall(text)
    for block in re.split(r"\n\s*\n", text):
        leak = LEAK.search(block)
        if not leak or leak.group(1) != "Direct":
            continue
        mine = [f"{function} {place}" for function, place in FRAME.findall(block)
                if OURS.search(place) and function != "main"]
        if mine:
            found.append(f"leak of {leak.group(2)} bytes: {' < '.join(mine[:3])}")
    return found
