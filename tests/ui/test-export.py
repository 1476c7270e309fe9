#!/usr/bin/python3
# test-export.py WINDOW PROGRAM: a chart becomes a file, through the dialog
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports the payments under an assumed cap as PNG and CSV through the real file
chooser, reads the PNG, and compares each file with that of the command line.  TAP."""
import json
import os
import struct
import subprocess
import sys
import zlib

from deal_window import BUNDLED, Atspi, DealWindow, run
from ui_driver import SANITIZED

WIDTH, HEIGHT, DPI = 1890, 1181, 300     # the preset report-page


def read_chunks(data):
    """[(type, bytes)] of a PNG whose checksums are right"""
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    chunks, at = [], 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        check, = struct.unpack(">I", data[at + 8 + length:at + 12 + length])
        assert check == zlib.crc32(kind + body), kind
        chunks.append((kind.decode(), body))
        at += 12 + length
    return chunks


def read_texts(chunks):
    """{keyword: text} of the text chunks, of all three kinds"""
    texts = {}
    for kind, body in chunks:
        if kind == "tEXt":
            key, text = body.split(b"\0", 1)
            texts[key.decode("latin-1")] = text.decode("latin-1")
        elif kind == "zTXt":
            key, rest = body.split(b"\0", 1)
            texts[key.decode("latin-1")] = zlib.decompress(rest[1:]).decode("latin-1")
        elif kind == "iTXt":
            key, rest = body.split(b"\0", 1)
            text = rest[2:].split(b"\0", 2)[2]
            texts[key.decode("latin-1")] = (zlib.decompress(text) if rest[0] else text).decode()
    return texts


def read_lines(chunks):
    """the unfiltered rows of pixels of a PNG without interlacing, and bytes a pixel"""
    header = dict(chunks)["IHDR"]
    width, height, depth, colour = struct.unpack(">IIBB", header[:10])
    assert depth == 8 and header[12] == 0, header
    size = {0: 1, 2: 3, 3: 1, 6: 4}[colour]
    raw = zlib.decompress(b"".join(body for kind, body in chunks if kind == "IDAT"))
    stride = width * size
    assert len(raw) == height * (stride + 1)
    above, lines = bytes(stride), []
    for y in range(height):
        filtered, row = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:][:stride])
        for i in range(stride if filtered else 0):
            left = row[i - size] if i >= size else 0
            corner = above[i - size] if i >= size else 0
            row[i] = (row[i] + predict(filtered, left, above[i], corner)) & 255
        lines.append(bytes(row))
        above = row
    return lines, size


def predict(filtered, left, above, corner):
    if filtered < 4:
        return (0, left, above, (left + above) // 2)[filtered]
    guess = left + above - corner
    return min((left, above, corner), key=lambda v: abs(guess - v))


class Export:
    def __init__(self, window, program):
        self.ui = DealWindow(window, BUNDLED)
        self.program = program
        self.folder = os.path.join(self.ui.tmp, "A folder – ä")
        os.mkdir(self.folder)
        self.view = self.ui.view("Payments")

    def path(self, name):
        return os.path.join(self.folder, name)

    def assume(self):
        cap = self.ui.find("panel", "^Total cap", self.view)
        self.ui.click("^Assumed$", under=cap)
        self.ui.write(self.ui.find("text", "", cap), "38bn")
        self.ui.wait(lambda: "in 2028" in self.ui.heading(self.view), "the assumed cap")

    def open(self):
        self.ui.keys("ctrl+e")
        return self.ui.wait(self.dialog, "the dialog")

    def dialog(self):
        return self.ui.top("Export Chart", "PNG")

    def save(self, dialog, path):
        """presses Export…, and types the path into the file chooser"""
        def entry():
            return next(n for n in self.ui.find_all("text", "", chooser())
                        if self.ui.has_state(n, Atspi.StateType.FOCUSED))

        def chooser():
            return self.ui.top("Export Chart", "Name")

        self.ui.click("Export…", under=dialog)
        node = self.ui.wait(entry, "the field for the name")
        self.ui.wait(lambda: self.ui.text(node) != "", "the name that is proposed")
        assert node.get_editable_text_iface().set_text_contents(path)
        self.ui.expect(lambda: self.ui.text(node), path)
        self.ui.keys("Return")
        self.ui.wait(lambda: os.path.exists(path), path)
        self.ui.wait(lambda: not self.dialog(), "the dialog to close")

    def command(self, name, *options):
        """the same file as the command line makes it"""
        path = self.path("by-command-" + name)
        subprocess.run([self.program, "export", "payments", BUNDLED, "-o", path,
                        "--set", "cap=38bn", *options], env=self.ui.env, check=True,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        with open(path, "rb") as file:
            return file.read()

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def previews_what_is_chosen(self):
        self.assume()
        dialog = self.open()
        self.ui.choose(self.ui.find("combo box", "^Size$", dialog), "^Report page")
        self.ui.wait(lambda: any("1890" in n.get_name() for n in
                                 self.ui.find_all("label", "", dialog)), "the size in pixels")
        self.ui.click("^CSV$", under=dialog)
        self.ui.wait(lambda: not self.ui.find_all("combo box", "^Size$", dialog), "no size")
        self.ui.click("^PNG$", under=dialog)
        self.ui.find("combo box", "^Size$", dialog)
        self.ui.click("^Print$", under=dialog)
        self.save(dialog, self.path("Zahlungen.png"))

    def says_that_it_is_saved(self):
        self.ui.wait(lambda: self.ui.shallow("label", "Chart saved"), "the toast")

    def has_its_true_size(self):
        chunks = dict(read_chunks(self.read("Zahlungen.png")))
        width, height = struct.unpack(">II", chunks["IHDR"][:8])
        x, y, unit = struct.unpack(">IIB", chunks["pHYs"])
        assert (width, height) == (WIDTH, HEIGHT), (width, height)
        assert x == y == round(DPI / 0.0254) and unit == 1, (x, y, unit)

    def has_its_words(self):
        texts = read_texts(read_chunks(self.read("Zahlungen.png")))
        assert "$38" in texts["Title"] and "2028" in texts["Title"], texts
        assert "is assumed" in texts["Description"], texts
        assert texts["Software"].startswith("Counterpart"), texts
        blocks = [json.loads(t) for t in texts.values() if t.startswith("{")]
        assert len(blocks) == 1 and "38" in json.dumps(blocks[0]), texts

    def has_its_pixels(self):
        chunks = read_chunks(self.read("Zahlungen.png"))
        lines, size = read_lines(chunks)
        colours = {}
        for line in lines[::4]:
            for i in range(0, len(line), size):
                colour = line[i:i + size]
                colours[colour] = colours.get(colour, 0) + 1
        total = sum(colours.values())
        most, n = max(colours.items(), key=lambda item: item[1])
        # White paper, and marks on at least a twentieth of it.
        assert 0.4 * total < n < 0.95 * total, (most, n, total)
        assert most[:3] == b"\xff" * len(most[:3]) or size == 1, most
        assert len(colours) > 20, len(colours)

    def equals_the_command(self):
        assert self.read("Zahlungen.png") == self.command(
            "a.png", "--preset", "report-page", "--style", "print")

    def recalls_the_choices(self):
        dialog = self.open()
        for name in ("^PNG$", "^Print$"):
            self.ui.wait(lambda n=name: self.ui.is_pressed(n, dialog), name)
        combo = self.ui.find("combo box", "^Size$", dialog)
        self.ui.wait(lambda: self.ui.find_all("label", "^Report page", combo), "the size")
        self.ui.click("^CSV$", under=dialog)
        self.save(dialog, self.path("Zahlungen.csv"))
        assert self.read("Zahlungen.csv") == self.command("a.csv")

    def can_be_cancelled(self):
        dialog = self.open()
        self.ui.click("Cancel", under=dialog)
        self.ui.wait(lambda: not self.dialog(), "the dialog to close")
        self.open()
        self.ui.keys("Escape")
        self.ui.wait(lambda: not self.dialog(), "the dialog to close")

    def keeps_little(self):
        """glibc would give each thread that drew a picture a heap of its own; one begins
        where 64 MiB do"""
        with open(f"/proc/{self.ui.app.pid}/maps", encoding="utf-8") as file:
            heaps = [line for line in file if len(line.split()) == 5 and " rw-p " in line
                     and int(line.split("-")[0], 16) % (64 << 20) == 0]
        # Sanitizers bring an allocator of their own.
        assert len(heaps) <= 1 or SANITIZED, heaps


def main():
    export = Export(*sys.argv[1:3])
    return run(export.ui, [
        ("chooses, and saves where the chooser says", export.previews_what_is_chosen),
        ("says that it is saved", export.says_that_it_is_saved),
        ("has its true size", export.has_its_true_size),
        ("has its words", export.has_its_words),
        ("has its pixels", export.has_its_pixels),
        ("equals the command's to the byte", export.equals_the_command),
        ("recalls the choices; the table equals the command's", export.recalls_the_choices),
        ("can be cancelled", export.can_be_cancelled),
        ("keeps little of what pictures took", export.keeps_little),
    ])


if __name__ == "__main__":
    sys.exit(main())
