#!/usr/bin/python3
# test-figure-files.py: every figure in every preset, as other programs read the files
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program named by COUNTERPART and reads what it writes; prints TAP.

What a tool of the machine would say is read here as well, so that nothing goes
unchecked where the tool is missing.
"""
import csv
import filecmp
import html
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import xml.dom.minidom
import zlib

from tap import Skip, pick, run_tests

PROGRAM = os.environ["COUNTERPART"]
BUNDLED = os.path.join(os.environ["COUNTERPART_DATA_DIR"],
                       "deals", "microsoft-openai.deal.json")
FIGURES = ("payments", "availability", "timeline", "evidence", "terms")
# What a timeline tells of the lanes that it leaves out.
ROOM = re.compile(r"\((--size \d+x\d+ --dpi \d+)\)\n$")
STYLES = ("light", "dark", "high-contrast", "high-contrast-dark", "print")
# Pixels, their number an inch, and the least size of a letter in points.
PRESETS = {
    "report-column": (1004, 709, 300, 7.0),
    "report-page": (1890, 1181, 300, 8.0),
    "slide": (1920, 1080, 144, 14.0),
    "web": (1700, 1200, 192, 9.0),
    "link-preview": (1200, 628, 96, 11.6),
    "square": (2160, 2160, 192, 11.0),
}


def run(*words, **more):
    environment = dict(os.environ, **more)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    return subprocess.run([PROGRAM, *words], env=environment, capture_output=True, text=True)


def export(figure, path, *words, **more):
    made = run("export", figure, "-o", path, *words, **more)
    assert made.returncode == 0 and made.stdout == "", made
    assert made.stderr == "" or figure == "timeline" and ROOM.search(made.stderr), made
    return path


def describe(figure, *words):
    return json.loads(run("describe", figure, *words).stdout)


def every(place, ending):
    """each figure in each preset, as a file of that kind"""
    for figure in FIGURES:
        for preset in PRESETS:
            path = os.path.join(place, f"{figure}-{preset}.{ending}")
            yield figure, preset, export(figure, path, "--preset", preset)


def tool(*words):
    """what a tool of the machine prints; None where it is not installed"""
    if shutil.which(words[0]) is None:
        return None
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", (words, done.stderr)
    return done.stdout


def read_png(path):
    """the header's size and the pixels a metre, with every sum checked"""
    found = {}
    with open(path, "rb") as file:
        assert file.read(8) == b"\x89PNG\r\n\x1a\n"
        while True:
            length, kind = struct.unpack(">I4s", file.read(8))
            data = file.read(length)
            assert zlib.crc32(kind + data) == struct.unpack(">I", file.read(4))[0], kind
            found[kind] = data
            if kind == b"IEND":
                break
        assert file.read() == b""
    width, height = struct.unpack(">II", found[b"IHDR"][:8])
    across, down, unit = struct.unpack(">IIB", found[b"pHYs"])
    assert unit == 1, "the unit is the metre"
    return width, height, across * 0.0254, down * 0.0254


def check_room(place):
    """told with what has no room is a size in which everything has"""
    for preset in PRESETS:
        path = os.path.join(place, "timeline.png")
        first = run("export", "timeline", "-o", path, "--preset", preset)
        told = ROOM.search(first.stderr)
        if preset == "square":
            assert first.stderr == "", "a square has room for all"
            continue
        assert told, preset
        made = run("export", "timeline", "-o", path, *told.group(1).split())
        assert made.returncode == 0 and made.stderr == "", (preset, made)
    as_table = run("export", "timeline", "-o", os.path.join(place, "timeline.csv"))
    assert as_table.returncode == 0 and as_table.stderr == "", as_table


def check_png_size(place):
    paths = []
    for figure, preset, path in every(place, "png"):
        wanted = PRESETS[preset]
        width, height, across, down = read_png(path)
        assert (width, height) == wanted[:2], (figure, preset, width, height)
        assert abs(across - wanted[2]) < 0.02 and abs(down - wanted[2]) < 0.02, path
        paths.append((preset, path))
    assert len(paths) == len(FIGURES) * len(PRESETS)
    # One look at them all: pixels, and dots an inch.
    told = tool("identify", "-units", "PixelsPerInch", "-format", "%w %h %x %y\n",
                *(path for _, path in paths))
    if told is None:
        raise Skip("identify is not installed; the sizes were read from the files")
    for (preset, path), line in zip(paths, told.splitlines(), strict=True):
        numbers = [float(number) for number in line.split()]
        for number, wanted in zip(numbers, PRESETS[preset][:3] + PRESETS[preset][2:3],
                                  strict=True):
            assert abs(number - wanted) < 0.02, (path, line)


def check_svg(place):
    paths = []
    for figure, preset, path in every(place, "svg"):
        paths.append(path)
        root = xml.dom.minidom.parse(path).documentElement
        told = describe(figure, "--preset", preset)
        title = root.getElementsByTagName("title")[0].firstChild.data
        assert title == told["title"], (path, title)
        words = root.getElementsByTagName("desc")[0].firstChild.data
        assert words.startswith(told["alt_text"]), path
        width, height, dpi, _ = PRESETS[preset]
        box = [float(number) for number in root.getAttribute("viewBox").split()]
        assert abs(box[2] - width * 72 / dpi) < 1 and abs(box[3] - height * 72 / dpi) < 1
        for tag in ("script", "image", "foreignObject", "style"):
            assert not root.getElementsByTagName(tag), (path, tag)
    if tool("xmllint", "--noout", *paths) is None:
        raise Skip("xmllint is not installed; the files were read by another parser")


def squeeze(text):
    return re.sub(r"\s+", "", text.replace("\u00ad", ""))


def check_pdf(place):
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    with open(BUNDLED, encoding="utf-8") as file:
        urls = {source["url"] for source in json.load(file)["sources"] if "url" in source}
    for figure, preset, path in every(place, "pdf"):
        told = describe(figure, "--preset", preset)
        text = squeeze(tool("pdftotext", path, "-"))
        assert squeeze(told["title"]) in text, (path, told["title"])
        # The footer's last lines: the day, the deal's file with its sum, the program.
        assert "microsoft-openai.deal.json" in text and "Counterpart0.1.0" in text, path
        assert re.search("[Aa]sof20Nov2026", text) or "20Nov2026" in text, path
        assert re.search(r"microsoft-openai\.deal\.json.?[0-9a-f]{8}", text), path
        with open(path, "rb") as file:
            links = {link.decode() for link in
                     re.findall(rb"/URI \(([^)]*)\)", file.read())}
        assert links <= urls, links - urls
        if preset == "report-page":
            assert links, (path, "a page has room for the sources, and links to them")
        info = tool("pdfinfo", path)
        assert re.search("^Tagged: +yes", info, re.M), info
        assert tool("pdfinfo", "-struct", path).splitlines()[1].split()[0].rstrip(":") == \
            "Figure", path
        with open(path, "rb") as file:
            words = re.search(rb"/Alt <([0-9A-F]+)>", file.read()).group(1).decode()
        assert bytes.fromhex(words).decode("utf-16") == told["alt_text"], path
        assert re.search(r"^Title: +" + re.escape(told["title"]), info, re.M), info
        width, height, dpi, _ = PRESETS[preset]
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
        assert abs(float(size.group(1)) - width * 72 / dpi) < 0.6, size
        assert abs(float(size.group(2)) - height * 72 / dpi) < 0.6, size


def check_letters(_place):
    """no letter is smaller than its paper allows, and the footer is complete"""
    for figure in FIGURES:
        for preset, (_, _, _, least) in PRESETS.items():
            told = describe(figure, "--preset", preset)
            assert told["smallest_font_pt"] >= least - 0.005, (figure, preset, told)
            assert told["letters_are_bundled"]
            footer = "\n".join(told["footer"])
            assert "microsoft-openai.deal.json" in footer and "Counterpart" in footer
            for sentence in told["assumptions"]:
                assert sentence in footer, (figure, sentence)


def check_styles(place):
    """the same size and the same words in other colours"""
    for figure in FIGURES:
        bytes_of = set()
        for style in STYLES:
            path = export(figure, os.path.join(place, f"{style}.png"), "--style", style,
                          "--preset", "report-column")
            assert read_png(path)[:2] == PRESETS["report-column"][:2]
            with open(path, "rb") as file:
                bytes_of.add(file.read())
        assert len(bytes_of) == len(STYLES), figure


FORMULAS = ["=HYPERLINK(\"http://x.test\",\"y\")", "+SUM(1,1)", "-2+3", "@SUM(1)",
            "=1+1", "=cmd|' /C calc'!A0"]


def hostile(place):
    """the bundled deal, whose words a spreadsheet would run"""
    with open(BUNDLED, encoding="utf-8") as file:
        deal = json.load(file)
    deal["title"] = FORMULAS[0]
    named = (deal["terms"], deal["sources"], deal["products"], deal["platforms"],
             deal["payments"], deal["versions"], deal["parties"], deal["events"],
             deal["scenarios"], deal["parameters"])
    for number, members in enumerate(named):
        for count, member in enumerate(members):
            name = "title" if "title" in member else "name"
            member[name] = FORMULAS[(number + count) % len(FORMULAS)] + str(count)
    for term in deal["terms"]:
        for count, value in enumerate(term["values"].values()):
            if value.get("text"):
                value["text"] = FORMULAS[count % len(FORMULAS)]
    for claim in deal["claims"]:
        claim["says"] = FORMULAS[1] + claim["says"]
    path = os.path.join(place, "made.deal.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(deal, file)
    return path


def tables(place):
    """the CSV of every figure and of every other table, of a hostile deal"""
    deal = hostile(place)
    paths = [export(figure, os.path.join(place, figure + ".csv"), deal)
             for figure in FIGURES]
    for words in ("terms", "schedule", "matrix", "conflicts", "sources"):
        path = os.path.join(place, f"table-{words}.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(run(words, deal, "--format", "csv").stdout)
        paths.append(path)
    return paths


def check_csv(place):
    """no cell begins as a formula does, unless it is a number"""
    seen = 0
    for path in tables(place):
        with open(path, encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        assert len(lines) > 1, path
        for line in lines:
            assert len(line) == len(lines[0]), (path, line)
            for cell in line:
                if cell[:1] in ("=", "+", "-", "@", "\t", "\r"):
                    assert re.fullmatch(r"-?\d+(\.\d+)?", cell), (path, cell)
                seen += cell.startswith("'")
    assert seen > 100, "the deal has such words"


def check_spreadsheet(place):
    """LibreOffice takes no cell for a formula and keeps every word as it is"""
    office = shutil.which("soffice")
    if office is None:
        raise Skip("LibreOffice is not installed; “csv” has looked at every cell")
    paths = tables(place)
    home = os.path.join(place, "home")
    # The numbers: comma, quote, UTF-8, from line 1; no column with a type of its own.
    subprocess.run([office, f"-env:UserInstallation=file://{home}", "--headless",
                    "--infilter=Text - txt - csv (StarCalc):44,34,76,1", "--convert-to",
                    "fods", "--outdir", place, *paths], capture_output=True, timeout=240,
                   check=True)
    for path in paths:
        with open(path[:-3] + "fods", encoding="utf-8") as file:
            sheet = file.read()
        assert "table:formula" not in sheet, path
        assert "Err:" not in sheet and "#NAME?" not in sheet, path
        assert "HYPERLINK" in sheet or "SUM(" in sheet, path


def check_same_bytes(place):
    """in another time zone, language and locale, from another folder"""
    first, second = os.path.join(place, "1"), os.path.join(place, "2")
    locales = os.path.join(place, "locales")
    for folder in (first, second, locales):
        os.mkdir(folder)
    more = {"TZ": "Pacific/Kiritimati", "LANGUAGE": "de", "SOURCE_DATE_EPOCH": "1"}
    made = subprocess.run(["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8",
                           os.path.join(locales, "de_DE.UTF-8")], capture_output=True,
                          check=False)
    if made.returncode == 0:
        more.update(LOCPATH=locales, LC_ALL="de_DE.UTF-8")
    for figure in FIGURES:
        for ending in ("png", "svg", "pdf", "csv"):
            name = f"{figure}.{ending}"
            words = ("--preset", "report-page", "--set", "cap=38.05bn")
            export(figure, os.path.join(first, name), *words)
            export(figure, os.path.join(second, name), *words, **more)
    names = os.listdir(first)
    assert len(names) == 20
    same = filecmp.cmpfiles(first, second, names, shallow=False)
    assert sorted(same[0]) == sorted(names), same


def check_provenance(place):
    """what every picture says of itself is enough to make it again"""
    for figure in FIGURES:
        path = export(figure, os.path.join(place, figure + ".svg"), "--set", "cap=38bn",
                      "--style", "dark", "--old", "2025-01")
        with open(path, encoding="utf-8") as file:
            block = re.search("<metadata>(.*?)</metadata>", file.read()).group(1)
        saved = json.loads(html.unescape(block))
        told = describe(figure, "--set", "cap=38bn", "--style", "dark", "--old", "2025-01")
        assert saved["figure"] == figure and saved["style"] == "dark"
        assert saved["options"]["old"] == "2025-01"
        assert saved["assumptions"] == told["assumptions"], figure
        png = export(figure, os.path.join(place, figure + ".png"), "--set", "cap=38bn",
                     "--style", "dark", "--old", "2025-01", "--reading",
                     "share-until=3:what the press has")
        again = os.path.join(place, "again.png")
        made = run("export", png, "-o", again)
        assert made.returncode == 0, made.stderr
        assert filecmp.cmp(png, again, shallow=False), figure


if __name__ == "__main__":
    sys.exit(run_tests(pick(globals(), "check_")))
