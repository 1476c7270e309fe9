#!/usr/bin/python3
# test-report.py: the report holds what the deal says, whole and the same everywhere
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the program named by COUNTERPART and reads what it writes; prints TAP."""
import collections
import csv
import decimal
import filecmp
import hashlib
import html
import html.parser
import json
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys

from tap import Skip, pick, run_tests

PROGRAM = os.environ["COUNTERPART"]
BUNDLED = os.path.join(os.environ["COUNTERPART_DATA_DIR"],
                       "deals", "microsoft-openai.deal.json")
LIST = "counterpart-report.sha256"
VOID = {"meta", "link", "img", "br", "hr", "input"}


def run(*words, **more):
    environment = dict(os.environ, **more)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        environment.pop(name, None)
    return subprocess.run([PROGRAM, *words], env=environment, capture_output=True, text=True)


def write(folder, *words, **more):
    made = run("report", "-o", folder, *words, **more)
    assert made.returncode == 0 and made.stdout == "", made.stderr
    return made


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        return file.read()


def rows(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def pages(folder):
    if shutil.which("pdftotext") is None:
        raise Skip("pdftotext is not installed")
    text = subprocess.run(["pdftotext", "-layout", os.path.join(folder, "report.pdf"), "-"],
                          capture_output=True, text=True, check=True).stdout
    return [re.sub("[ \u00a0]+", " ", page) for page in text.split("\f")[:-1]]


def deal(**members):
    whole = {
        "format": "counterpart-deal/1", "id": "made", "title": "Made", "as_of": "2026-06-30",
        "currency": "USD", "compare": {"old": "a", "new": "b"},
        "parties": [{"id": "x", "name": "Ex"}, {"id": "y", "name": "Why"}],
        "versions": [
            {"id": v, "title": f"Version {v}", "announced": day, "effective": day,
             "status": "in-force", "summary": "", "sources": []}
            for v, day in (("a", "2025-01-05"), ("b", "2026-01-20"))],
        "categories": [{"id": "c", "title": "All"}], "terms": [], "sources": []}
    whole.update(members)
    return whole


def save(folder, whole, name="made.deal.json"):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(whole, file)
    return path


def term(number, old, new):
    return {"id": f"t{number}", "category": "c", "title": f"Term {number}", "type": "text",
            "values": {"a": {"state": "value", "text": old, "sources": []},
                       "b": {"state": "value", "text": new, "sources": []}},
            "changes": [], "keywords": []}


class Page(html.parser.HTMLParser):
    """elements, texts and tables of a page; complains about tags that do not match"""

    def __init__(self, text):
        super().__init__()
        self.open, self.elements, self.tables, self.ids = [], [], [], []
        self.references, self.words = set(), collections.defaultdict(list)
        self.feed(text)
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.elements.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        for name in ("href", "xlink:href"):
            if attributes.get(name, "").startswith("#"):
                self.references.add(attributes[name][1:])
        for name in ("aria-labelledby", "aria-describedby"):
            self.references.update(attributes.get(name, "").split())
        for value in attributes.values():
            self.references.update(re.findall(r"url\(#([^)]+)\)", value or ""))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-3:], self.getpos())
        self.open.pop()

    def handle_data(self, data):
        for tag in set(self.open):
            self.words[tag].append(data)
        if self.open and self.open[-1] in ("th", "td"):
            self.tables[-1][-1][-1] += data


def check_folder(place):
    out = os.path.join(place, "a", "b")
    made = write(out)
    names = set(os.listdir(out))
    for figure in ("payments-annual", "payments-cumulative", "payments-range", "availability",
                   "timeline", "evidence", "terms"):
        assert {figure + ".png", figure + ".svg"} <= names, figure
    tables = [read(out, name) for name in sorted(names) if name.endswith(".csv")
              and not name.startswith("schedule-")]
    assert len(set(tables)) == len(tables) > 5, "one table stands there twice"
    assert {"report.pdf", "README.md", LIST, "terms.csv", "availability.csv", "conflicts.csv",
            "sources.csv", "claims.csv", "schedule-2026-04.csv"} <= names
    readme = read(out, "README.md")
    for name in names - {LIST}:
        assert f"[{name}]({name})" in readme or name == "README.md", name
    ranged = [row for row in rows(out, "payments-range.csv") if row["old_low"]]
    assert len(ranged) > 4
    for row in ranged:
        low, high = (decimal.Decimal(row[name]) for name in ("old_low", "old_high"))
        assert low <= decimal.Decimal(row["old"]) <= high, row
    sheet = {row["period"]: row for row in rows(out, "payments-range.csv")
             if row["payer"] == "OpenAI"}
    for scenario in ("low", "high"):
        for row in csv.DictReader(run("schedule", "--version", "2025-10", "--scenario", scenario,
                                      "--format", "csv").stdout.splitlines()):
            if row["payer"] == "OpenAI" and row["period"] in sheet and row["amount"]:
                cells = sheet[row["period"]]
                assert not cells["old_low"] or decimal.Decimal(cells["old_low"]) <= \
                    decimal.Decimal(row["amount"]) <= decimal.Decimal(cells["old_high"]), row
    assert "of “Payments per year” and of “Payments, running total”" in readme
    assert "no schedule of “Sep 2025 memorandum”" in readme
    assert "schedule-2025-09.csv" not in names
    assert "No publisher named, undated. No address\n" in readme
    listed = dict(line.split("  ")[::-1] for line in read(out, LIST).splitlines())
    assert set(listed) == names - {LIST}
    for name, digest in listed.items():
        with open(os.path.join(out, name), "rb") as file:
            assert hashlib.sha256(file.read()).hexdigest() == digest, name
    sizes = {}
    for name in names:
        if name.endswith(".png"):
            with open(os.path.join(out, name), "rb") as file:
                sizes[name] = struct.unpack(">II", file.read(24)[16:])
    assert {width for width, _ in sizes.values()} == {1890}
    assert sizes["payments-annual.png"][1] == 1181
    # A row of a list takes 60 pixels at least: all rows are there.
    n_terms = len(rows(out, "terms.csv"))
    assert sizes["terms.png"][1] > 100 * n_terms and sizes["evidence.png"][1] > 60 * n_terms
    steps = re.findall(r"(\d+) of (\d+): (.*)", made.stderr)
    assert [int(step[0]) for step in steps] == list(range(1, int(steps[0][1]) + 1))
    assert steps[-1][2] == out
    for words in ("terms", "conflicts", "sources"):
        printed = run(words, "--format", "csv").stdout
        first = printed.splitlines()[0]
        assert read(out, words + ".csv").startswith(first), words


WORDS = ["not disclosed", "Unchanged", "Period", "In force", "open end", "No.", "Term",
         "%s, state", "Reporting", "supports", "Terms: “%s” and “%s”"]


def translate(place):
    """a folder with a translation of some words into capitals"""
    folder = os.path.join(place, "words", "de", "LC_MESSAGES")
    os.makedirs(folder)
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    text += "".join(f'msgid "{word}"\nmsgstr "XX {word}"\n' for word in WORDS)
    subprocess.run(["msgfmt", "-o", os.path.join(folder, "counterpart.mo"), "-"],
                   input=text, text=True, check=True)
    return os.path.join(place, "words")


def check_bytes(place):
    first, second = os.path.join(place, "1"), os.path.join(place, "2")
    locales = os.path.join(place, "locales")
    os.mkdir(locales)
    more = {"TZ": "Asia/Tokyo", "COUNTERPART_LOCALE_DIR": translate(place),
            "LANGUAGE": "de"}
    if subprocess.run(["localedef", "--no-archive", "-i", "de_DE", "-f", "UTF-8",
                       os.path.join(locales, "de_DE.UTF-8")], capture_output=True,
                      check=False).returncode == 0:
        more.update(LOCPATH=locales, LC_ALL="de_DE.UTF-8")
        assert "XX Period" in run("schedule", **more).stdout, "the words are translated"
    words = ("--set", "cap=38bn", "--by", "quarter")
    write(first, *words)
    write(second, *words, **more)
    write(os.path.join(place, "1.html"), "--format", "html", *words)
    write(os.path.join(place, "2.html"), "--format", "html", *words, **more)
    same = filecmp.dircmp(first, second)
    assert not same.left_only and not same.right_only and not same.funny_files
    assert filecmp.cmpfiles(first, second, same.common, shallow=False)[1:] == ([], [])
    assert filecmp.cmp(first + ".html", second + ".html", shallow=False)
    assert os.path.exists(os.path.join(first, "payments-quarterly.png"))
    assert os.path.exists(os.path.join(first, "payments-annual.png"))


def check_pdf(place):
    out = os.path.join(place, "out")
    write(out)
    every = pages(out)
    contents = re.findall(r"^((?:Figure \d|Where|Sources|Method).*?) (\d+)$", every[1],
                          re.MULTILINE)
    assert len(contents) == 10, contents
    for chapter, number in contents:
        page = every[int(number) - 1]
        if re.match("Figure [1-6]", chapter):
            assert page.lstrip().startswith(chapter), chapter
        else:
            assert re.search(rf"^ ?{re.escape(chapter)}$", page, re.MULTILINE), chapter
    for number, page in enumerate(every, 1):
        assert page.rstrip().endswith(f"{number} / {len(every)}"), number
    terms = int(dict(contents)["Figure 7. Terms side by side"]) - 1
    after = int(dict(contents)["Where the sources conflict"])
    for page in every[terms:after]:
        assert re.search(r"Term +Change +Oct 2025 agreement +Apr 2026 amendment", page)
    for row in rows(out, "terms.csv"):
        name, words = row["title"].split()[0], row["new_text"].split()[0]
        assert any(re.search(re.escape(name) + r".*?" + re.escape(words), page, re.DOTALL)
                   for page in every[terms:after]), row["title"]
    whole = "\n".join(every)
    for row in rows(out, "conflicts.csv"):
        assert row["question"][:30] in whole
    with open(os.path.join(out, "report.pdf"), "rb") as file:
        raw = file.read()
    boxes = subprocess.run(["pdftotext", "-bbox", os.path.join(out, "report.pdf"), "-"],
                           capture_output=True, text=True, check=True).stdout
    heights = [float(low) - float(high) for high, low in
               re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', boxes)]
    assert len(heights) > 5000 and min(heights) > 7 * 1.19, "a line of 7 points"
    links = set(re.findall(rb"/URI \(([^)]*)\)", raw))
    there = {row["url"] for row in rows(out, "sources.csv") if row["url"]}
    assert len(links) >= len(there) - 2, (len(links), len(there))
    assert raw.count(b"/Title") > 20, "an outline"
    info = subprocess.run(["pdfinfo", os.path.join(out, "report.pdf")], capture_output=True,
                          env=dict(os.environ, TZ="UTC"), text=True, check=True).stdout
    assert re.search(r"CreationDate: +Fri Nov 20 00:00:00 2026", info), info
    assert re.search(r"Title: +Microsoft–OpenAI: Oct 2025", info)
    assert re.search(r"Page size:.*A4", info)


def updated(raw):
    """the objects that stand behind the first end of the file, by number"""
    first = raw.index(b"%%EOF") + len(b"%%EOF")
    objects = re.findall(rb"(\d+) 0 obj\n(.*?)\nendobj", raw[first:], re.DOTALL)
    # Each stands where the last table says.
    places = {int(number): int(place) for number, place in
              re.findall(rb"(\d+) 1\n(\d{10}) 00000 n \n", raw[first:])}
    for number, _ in objects:
        assert raw[places[int(number)]:].startswith(number + b" 0 obj\n"), number
    assert int(re.search(rb"/Prev (\d+)", raw[first:]).group(1)) == raw.rindex(b"xref\n0 ")
    return {int(number): body for number, body in objects}


def check_tags(place):
    """a reader that speaks finds headings, lists, heads of tables, and figures in words"""
    out = os.path.join(place, "out")
    write(out)
    path = os.path.join(out, "report.pdf")
    with open(path, "rb") as file:
        raw = file.read()
    new = updated(raw)
    catalogue = [body for body in new.values() if b"/Type /Catalog" in body]
    assert len(catalogue) == 1 and b"/Lang (en)" in catalogue[0]
    assert b"/MarkInfo << /Marked true >>" in catalogue[0]
    assert b"/StructTreeRoot" in catalogue[0] and b"/DisplayDocTitle true" in catalogue[0]
    figures = [body for _, body in sorted(new.items()) if b"/S /Figure\n" in body]
    words = [bytes.fromhex(re.search(rb"/Alt <([0-9A-F]+)>", body).group(1).decode())
             .decode("utf-16") for body in figures]
    names = ("payments", "payments --cumulative", "payments --range", "availability",
             "timeline", "evidence")
    assert len(words) == len(names)
    for name, text in zip(names, words):
        told = json.loads(run("describe", *name.split()).stdout)
        assert text.startswith(told["title"]), (name, text[:80])
    heads = [body for body in new.values() if b"/S /TH\n" in body]
    assert len(heads) == raw[:raw.index(b"%%EOF")].count(b"/S /TH\n") > 100
    # Payments, availability, lanes, events, stances, terms.
    assert sum(b"/Scope /Column" in body for body in heads) == 5 + 4 + 6 + 6 + 4 + 3 + 5 + 4
    if shutil.which("pdfinfo") is None:
        raise Skip("pdfinfo is not installed; the tags were read from the file")
    info = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True)
    assert re.search("Tagged: +yes", info.stdout) and info.stderr == "", info
    tree = subprocess.run(["pdfinfo", "-struct", path], capture_output=True, text=True,
                          check=True)
    assert tree.stderr == "", tree.stderr[:500]
    lines = tree.stdout.splitlines()
    counted = collections.Counter(line.split()[0].rstrip(":") for line in lines)
    assert lines[0] == "Document" and counted["H1"] == 1
    # The chapters, the contents, and two headings before them.
    assert counted["Sect"] == counted["TOCI"] == 10 and counted["H2"] == 10 + 3
    assert counted["Figure"] == 6 and counted["Table"] == 8 and counted["TH"] == len(heads)
    assert counted["LI"] == counted["LBody"] == counted["Lbl"]
    assert counted["LI"] > len(rows(out, "sources.csv"))
    level = 1
    for line in lines:
        heading = re.match(r" *H(\d)\b", line)
        if heading:
            assert int(heading.group(1)) <= level + 1, line
            level = int(heading.group(1))


def check_one_page(place):
    """a figure and its assumptions are on one page, and so are its words if they can"""
    out = os.path.join(place, "out")
    for words in ((), ("--set", "cap=38bn"), ("--set", "microsoft-share=2bn")):
        write(out, *words)
        write(out + ".html", "--format", "html", *words)
        html_text = read(place, "out.html")
        every = pages(out)
        for page in every[2:]:
            if not re.match(r"\s*Figure [1-6]\.", page):
                continue
            assert "Assumptions of this figure" in page, page[:200]
            listed = page.split("Assumptions of this figure")[1].split("In words")[0]
            name = page.split(".")[0].split()[-1]
            section = re.search(rf'<section class="chapter drawn" id="figure-{name}".*?'
                                r"<h3[^>]*>Assumptions[^<]*</h3>(.*?)</ul>", html_text,
                                re.DOTALL).group(1)
            assert listed.count("•") == section.count("<li"), (name, listed)
            if "Payments" in page[:40]:
                assert "The numbers" in page and "In words" in page, page[:200]
                assert "Rests on" in page, page[:200]
        # No page ends with a heading, and none begins with the last line of a text.
        for page in every:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-2] not in ("In words", "The numbers"), lines[-3:]
            assert not re.fullmatch(r"[a-z ]{1,14}[.;]", lines[0]), lines[0]


def check_full(place):
    """no page is half empty but the title's and the last, and no heading is the last line"""
    out = os.path.join(place, "out")
    for words in ((), ("--set", "cap=38bn"), ("--set", "microsoft-share=2bn")):
        write(out, *words)
        every = pages(out)
        boxes = subprocess.run(["pdftotext", "-bbox", os.path.join(out, "report.pdf"), "-"],
                               capture_output=True, text=True, check=True).stdout
        lowest = []
        for page in boxes.split("<page ")[1:]:
            height = float(re.search(r'height="([\d.]+)"', page).group(1))
            # The foot is below all that is told.
            ends = [float(y) / height for y in re.findall(r'yMax="([\d.]+)"', page)]
            lowest.append(max(y for y in ends if y < 0.92))
        empty = [number for number, y in enumerate(lowest, 1)
                 if y < 0.5 and number not in (1, len(lowest))]
        assert not empty, [(number, lowest[number - 1]) for number in empty]
        headings = {"In words", "The numbers", "Assumptions of this figure", "Assumptions",
                    "Events", "Each product and platform", "Each right, duty and payment",
                    "How many sources speak of each term", "Method", "Sources"}
        for page in every:
            lines = [line.strip() for line in page.splitlines() if line.strip()]
            assert lines[-2] not in headings, lines[-2:]


def check_words(place):
    """the words of a figure are short and say what is found; its table has the numbers"""
    out, path = os.path.join(place, "out"), os.path.join(place, "report.html")
    for words in ((), ("--set", "cap=38bn")):
        write(out, *words)
        write(path, "--format", "html", *words)
        text = read(place, "report.html")
        told = [html.unescape(re.sub("<[^>]*>", "", paragraph)) for paragraph in
                re.findall(r'<p class="text" dir="auto" id="words-\d">(.*?)</p>', text)]
        assert len(told) == 6
        for name, sentence in zip(("payments", "payments --cumulative", "payments --range",
                                   "availability", "timeline", "evidence"), told):
            figure = json.loads(run("describe", *name.split(), *words).stdout)
            assert sentence.startswith(figure["title"] + ". " + figure["subtitle"]), sentence
            assert len(sentence) <= 800, (name, len(sentence))
            assert re.search(r"Sources conflict on \d+ points?\.$|conflicts between sources are "
                             r"on file\.$", sentence), sentence
        payments = "\u00a0".join(told[0].split())
        if words:
            assert "total\u00a0$38\u00a0bn;" in payments and "cut\u00a0off\u00a0by" in payments
        else:
            assert "total\u00a0≤\u00a0$128.78\u00a0bn;" in payments, payments
            assert "total\u00a0not\u00a0disclosed;" in payments, payments
    every = Page(text).tables
    heads = {tuple(table[0][:2]): table for table in every}
    cells = rows(out, "availability.csv")
    n = 0
    for row in heads[("Product", "On")][1:]:
        for platform in row[1].split(", "):
            pair = {cell["layer"]: cell for cell in cells if cell["product_title"] == row[0]
                    and cell["platform_title"] == platform}
            assert row[2:4] == [pair["contract"]["before"], pair["contract"]["after"]], row
            assert row[4:6] == [pair["offer"]["before"], pair["offer"]["after"]], row
            n += 1
    assert n * 2 == len(cells) > 100
    lanes = {row[0].removesuffix(" †"): row for row in
             heads[("Right, duty or payment", "Its time")][1:]}
    listed = {row["title"]: row for row in rows(out, "timeline.csv") if row["row"] == "lane"}
    assert set(lanes) == set(listed) and len(lanes) >= 25
    for title, row in lanes.items():
        assert row[1] == listed[title]["change"], row
        assert row[0].endswith("†") == (listed[title]["disputed"] == "yes"), row
    with open(BUNDLED, encoding="utf-8") as file:
        whole = json.load(file)
    events = heads[("No.", "Date")][1:]
    assert [row[2] for row in events] == [event["title"] for event in whole["events"]]
    stances = heads[("Term", "How it is backed")][1:]
    claims = rows(out, "claims.csv")
    for row in stances:
        voices = {}
        for claim in claims:
            if claim["title"] == row[0]:
                voices.setdefault(claim["number"], set()).add(claim["stance"])
        assert int(row[3]) == sum("contradicts" in voice for voice in voices.values()), row
        assert row[1] == next(claim["backing"] for claim in claims
                              if claim["title"] == row[0]), row


AMOUNT = re.compile(r"^(?:([≥≤])\u00a0)?(−?)\$([\d.,]+)(?:\u00a0(bn|m|k))?$")


def parse(cell):
    bound, minus, digits, unit = AMOUNT.match(cell).groups()
    scale = {"bn": 10 ** 9, "m": 10 ** 6, "k": 10 ** 3, None: 1}[unit]
    amount = decimal.Decimal(digits.replace(",", "")) * scale
    return bound, -amount if minus else amount


def check_numbers(place):
    out, page = os.path.join(place, "out"), os.path.join(place, "out.html")
    words = ("--set", "cap=38bn", "--set", "microsoft-share=2bn")
    write(out, *words)
    write(page, *words)
    tables = Page(read(place, "out.html")).tables
    table = next(t for t in tables if t[0][-1] == "Difference")
    numbers = rows(out, "payments-annual.csv")
    assert len(table) - 1 == len(numbers) > 8
    text = "\n".join(pages(out))
    seen = 0
    for cells, row in zip(table[1:], numbers):
        for cell, column in ((cells[2], "old"), (cells[3], "new"), (cells[4], "difference")):
            if row[column] == "":
                assert AMOUNT.match(cell) is None, (cell, row)
                continue
            bound, amount = parse(cell)
            assert amount == decimal.Decimal(row[column]), (cell, row)
            if column != "difference":
                assert (bound or "exact") == row[column + "_bound"], (cell, row)
            assert cell.replace("\u00a0", " ") in text, cell
            seen += 1
    assert seen > 20
    assert not re.search(r"words? (added|removed)", text)
    assert {"38000000000.00"} <= {row["new_running"] for row in numbers}


def check_choices(place):
    out = os.path.join(place, "out")
    write(out, "--old", "2025-01", "--new", "2025-10", "--set", "microsoft-share=2bn",
          "--known-on", "2026-04-26", "--style", "print", "--format", "folder")
    readme = read(out, "README.md")
    assert "As publicly known on 26" in readme and "2025-01" in readme
    with open(BUNDLED, encoding="utf-8") as file:
        summary = json.load(file)["summary"]
    assert summary[:40] not in readme, "it tells what came later"
    for name in os.listdir(out):
        if name.endswith(".svg"):
            block = re.search("<metadata>(.*?)</metadata>", read(out, name)).group(1)
            saved = json.loads(html.unescape(block))
            options = saved["options"]
            assert (options["old"], options["new"]) == ("2025-01", "2025-10"), name
            assert options["known_on"] == "2026-04-26" and saved["style"] == "print", name
            for sentence in saved["assumptions"]:
                assert re.sub(r"([\\`*_\[\]<>|&~])", r"\\\1", sentence) in readme, sentence


def check_page(place):
    write(place, "--format", "html")
    text = read(place, "report.html")
    page = Page(text)
    tags = collections.Counter(tag for tag, _ in page.elements)
    assert len(page.ids) == len(set(page.ids)) and page.references <= set(page.ids)
    assert tags["svg"] == 6 and tags["script"] == tags["link"] == tags["img"] == 0
    assert tags["main"] == tags["nav"] == tags["h1"] == tags["header"] == tags["footer"] == 1
    assert tags["caption"] == tags["table"] == 8
    level = 1
    for tag, attributes in page.elements:
        if re.fullmatch("h[1-6]", tag):
            assert int(tag[1]) <= level + 1, "a level of headings is left out"
            level = int(tag[1])
        if tag == "th":
            assert attributes["scope"] in ("row", "col")
        if tag == "svg":
            assert attributes["role"] == "img" and attributes["aria-describedby"]
        if tag == "html":
            assert attributes["lang"] == "en"
        assert not any(name.startswith("on") for name in attributes)
        assert not (attributes.get("src") or attributes.get("srcset"))
    # On paper each picture begins a page, and is not made too small to be read there.
    drawn = [attributes for tag, attributes in page.elements if tag == "section"
             and attributes["class"] == "chapter drawn"]
    assert [attributes["id"] for attributes in drawn] == [f"figure-{n}" for n in range(1, 7)]
    boxes = re.findall(r'<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"', text)
    assert len(boxes) == 6 and max(float(height) for _, height in boxes) <= 222 / 25.4 * 72
    style = "".join(page.words["style"])
    assert "section.drawn{break-before:page}" in re.sub("section.start,", "", style)
    assert "prefers-color-scheme:dark" in style and "@media print" in style
    assert "--ground:#ffffff;" in style and "--ground:#242424;" in style
    assert "@import" not in style and "url(" not in style
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", text))
    assert len(used) > 20 and used <= set(re.findall(r"(--[a-z0-9-]+):", style))
    if shutil.which("xmllint") is not None:
        lint = subprocess.run(["xmllint", "--html", "--noout",
                               os.path.join(place, "report.html")],
                              capture_output=True, text=True, check=False).stderr
        wrong = [line for line in lint.splitlines() if "error" in line and
                 not re.search(r"Tag \w+ invalid", line)]
        assert not wrong, wrong[:3]


def check_colours(place):
    """in light colours the page's figure is the file's, and in dark the dark one's"""
    out = {}
    for style in ("light", "dark"):
        path = os.path.join(place, style + ".svg")
        made = run("export", "payments", "-o", path, "--style", style)
        assert made.returncode == 0, made.stderr
        out[style] = read(place, style + ".svg").split("</metadata>")[1]
    write(place, "--format", "html")
    text = read(place, "report.html")
    figure = re.search("(<svg.*?</svg>)", text, re.DOTALL).group(1).split("</title>\n")[1]
    style = re.search("<style>(.*?)</style>", text, re.DOTALL).group(1)
    sets = re.findall(r":root\{[^}]*?(--c0:[^}]*)\}", style)
    assert len(sets) == 2
    for name, variables in zip(("light", "dark"), sets):
        values = dict(pair.split(":") for pair in variables.split(";") if pair)
        drawn = re.sub(r"var\((--c\d+)\)", lambda m, v=values: v[m.group(1)], figure)
        drawn = re.sub(r'( id="|href="#|url\(#)f1-', r"\1", drawn)
        drawn = re.sub(r"<(\w+)([^<>]*)></\1>", r"<\1\2/>", drawn)
        assert drawn.strip() == out[name].strip(), name


HOSTILE = ["<script>alert(1)</script>", "=HYPERLINK(\"http://x.test\")", "\"><img src=x>",
           "](javascript:alert(1)) `code` | **bold** # no heading", "&amp; &lt;b&gt;",
           "עברית שלום", "+1", "--></style></svg>", "'); drop"]


def check_hostile(place):
    terms = [dict(term(n, text, text + " new"), title=text)
             for n, text in enumerate(HOSTILE)]
    sources = [{"id": f"s{n}", "title": text, "publisher": text, "kind": "reporting",
                "url": "https://x.test/'a)>?q=\"<b>&c", "language": "en"}
               for n, text in enumerate(HOSTILE)]
    conflict = {"term": "t0", "question": HOSTILE[0], "kind": "contradiction",
                "positions": [{"says": HOSTILE[2], "sources": ["s0"]},
                              {"says": HOSTILE[3], "sources": ["s1"]}]}
    path = save(place, deal(title=HOSTILE[0], summary=" ".join(HOSTILE), terms=terms,
                            sources=sources, conflicts=[conflict]), "a b <i>.deal.json")
    out = os.path.join(place, "out")
    write(out, path)
    write(out + ".html", path, "--format", "html")
    text = read(place, "out.html")
    page = Page(text)
    tags = collections.Counter(tag for tag, _ in page.elements)
    assert not tags["script"] and not tags["img"] and not tags["b"] and not tags["i"]
    assert "".join(page.words["h1"]).strip() == HOSTILE[0]
    for words in HOSTILE:
        assert any(words == cell for row in page.tables[-1] for cell in row) or \
            any(words + " †" == row[0] for row in page.tables[-1]), words
    for tag, attributes in page.elements:
        href = attributes.get("href", "#") or "#"
        assert href.startswith(("#", "https://x.test/")), href
    readme = read(out, "README.md")
    assert "<script" not in readme.replace("\\<script", "") and "\n# no" not in readme
    assert "\\](javascript" in readme
    for row in rows(out, "terms.csv"):
        assert row["title"][0] not in "=+-@", row["title"]
    pages_text = "\n".join(pages(out))
    assert "alert(1)" in pages_text and "HYPERLINK" in pages_text


def check_others(place):
    out = os.path.join(place, "out")
    os.mkdir(out)
    with open(os.path.join(out, ".directory"), "w", encoding="utf-8") as file:
        file.write("a desktop's")
    whole = deal(terms=[term(1, "old", "new")],
                 payments=[{"id": "p", "title": "P", "payer": "x", "payee": "y",
                            "versions": ["a", "b"], "certainty": "reported", "sources": [],
                            "rule": {"type": "one-off", "amount": 5, "on": "2026-02-01"}}])
    path = save(place, whole)
    assert "was replaced" not in write(out, path).stderr
    with open(os.path.join(out, "notes.txt"), "w", encoding="utf-8") as file:
        file.write("mine")
    assert "payments-annual.png" in os.listdir(out)
    kept = os.path.join(out, "payments-annual.svg")
    with open(kept, "a", encoding="utf-8") as file:
        file.write("<!-- edited -->")
    del whole["payments"]
    assert f"The earlier report in “{out}” was replaced." in write(
        out, save(place, whole)).stderr
    names = os.listdir(out)
    assert "payments-annual.png" not in names, "it would pass for a part of this report"
    assert "payments-annual.svg" in names, "somebody has worked on it"
    assert read(out, "notes.txt") == "mine"
    assert [name for name in names if name.startswith(".")] == [".directory"]
    write(out, path)


def check_foreign(place):
    out = os.path.join(place, "out")
    os.mkdir(out)
    with open(os.path.join(out, "README.md"), "w", encoding="utf-8") as file:
        file.write("mine")
    path = save(place, deal(terms=[term(1, "old", "new")]))
    made = run("report", "-o", out, path)
    assert made.returncode == 1 and "README.md" in made.stderr
    assert os.listdir(out) == ["README.md"] and read(out, "README.md") == "mine"
    os.rename(os.path.join(out, "README.md"), os.path.join(out, "notes"))
    made = run("report", "-o", out, path)
    assert made.returncode == 1 and "other files are in it" in made.stderr, made.stderr
    assert os.listdir(out) == ["notes"], "it is no folder of reports"
    os.rename(os.path.join(out, "notes"), os.path.join(out, "README.md"))
    # A list of somebody else's, or one that has been meddled with, names no file of ours.
    victim = os.path.join(place, "victim")
    with open(victim, "w", encoding="utf-8") as file:
        file.write("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    os.remove(os.path.join(out, "README.md"))
    with open(os.path.join(out, LIST), "w", encoding="utf-8") as file:
        file.write(f"{digest}  ../victim\n{digest}  {victim}\n{digest}  .hidden\nx\n")
    with open(os.path.join(out, ".hidden"), "w", encoding="utf-8") as file:
        file.write("mine")
    write(out, path)
    assert os.path.exists(victim) and os.path.exists(os.path.join(out, ".hidden"))


def check_halves(place):
    """what was broken off is not taken for whole, and is made whole by the next"""
    out = os.path.join(place, "out")
    path = save(place, deal(terms=[term(1, "old", "new")]))
    write(out, path)
    os.rename(os.path.join(out, LIST), os.path.join(out, LIST + ".partial"))
    os.remove(os.path.join(out, "terms.png"))
    write(out, path)
    assert {LIST, "terms.png"} <= set(os.listdir(out))
    assert LIST + ".partial" not in os.listdir(out)
    # A failure before the first rename leaves the old report.
    os.remove(os.path.join(out, "terms.svg"))
    os.mkdir(os.path.join(out, "terms.svg"))
    before = {name: os.stat(os.path.join(out, name)).st_mtime_ns for name in os.listdir(out)}
    made = run("report", "-o", out, path)
    assert made.returncode == 1 and "terms.svg" in made.stderr
    after = {name: os.stat(os.path.join(out, name)).st_mtime_ns for name in os.listdir(out)}
    assert after == before


def without_room():
    """each file may have 50 kB, as if there were no more room on the disk"""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))


def look(folder):
    found = {}
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found[name] = file.read()
    return found


def check_room(place):
    """what was there before is still there, and the message names what was asked for"""
    out, picture = os.path.join(place, "out"), os.path.join(place, "a.png")
    page = os.path.join(place, "a.html")
    write(out)
    write(page, "--format", "html")
    assert run("export", "payments", "-o", picture).returncode == 0
    before, files = look(out), {picture: "", page: ""}
    for path in files:
        with open(path, "rb") as file:
            files[path] = file.read()
    for words, named in ((("report", "-o", out, "--set", "cap=38bn"), "payments-annual.png"),
                         (("report", "-o", page, "--format", "html"), "a.html"),
                         (("export", "payments", "-o", picture), "a.png")):
        made = subprocess.run([PROGRAM, *words], capture_output=True, text=True,
                              preexec_fn=without_room, check=False)
        said = made.stderr.splitlines()[-1]
        assert made.returncode == 1 and named + "” could not be written: " in said, said
        assert ".report" not in said and said.count(named) == 1, said
    assert look(out) == before and set(os.listdir(place)) == {"out", "a.png", "a.html"}
    for path, was in files.items():
        with open(path, "rb") as file:
            assert file.read() == was, path


def check_misuse(place):
    file = os.path.join(place, "file")
    with open(file, "w", encoding="utf-8") as out:
        out.write("x")
    for words, status in (([], 2), (["-o", file], 1), (["-o", file + "/x"], 1),
                          (["-o", place, "--format", "docx"], 2),
                          (["-o", file + ".html", "--format", "folder"], 2),
                          (["-o", place, "--style", "pink"], 2),
                          (["-o", place, "--from", "0"], 2),
                          (["-o", place, "--sort", "size"], 2),
                          (["-o", place, "--set", "nothing=1"], 2),
                          (["-o", file, "--format", "html"], 1),
                          (["-o", place, file], 1)):
        made = run("report", *words)
        assert made.returncode == status and made.stderr and not made.stdout, (words, made)
    assert os.listdir(place) == ["file"]


def check_little(place):
    out = os.path.join(place, "out")
    path = save(place, deal())
    write(out, path)
    readme = read(out, "README.md")
    for words in ("lists no payments", "no products and platforms", "has no terms"):
        assert words in readme, words
    assert {name for name in os.listdir(out) if name.endswith(".png")} == {"timeline.png"}
    assert "No source is on file" in readme
    text = "\n".join(pages(out))
    assert "No source is on file" in text and "no conflict between sources" in text
    write(place, path, "--format", "html")
    Page(read(place, "report.html"))
    write(out + "2", "--old", "2019-07", "--new", "2019-07", "--known-on", "2019-08-01")
    assert "no payments under these two versions" in read(out + "2", "README.md")


def check_unpaid(place):
    """a payment that pays nothing, or under neither version, has no empty figure"""
    def payment(versions, rule):
        return {"id": "p", "title": "Fee", "payer": "x", "payee": "y", "versions": versions,
                "certainty": "official", "note": "", "sources": [], "rule": rule}
    third = deal()["versions"][0] | {"id": "c", "title": "Version c", "announced": "2026-02-01",
                                     "effective": "2026-02-01"}
    for number, made in enumerate((
            deal(payments=[payment(["a", "b"], {"type": "schedule", "amounts": []})]),
            deal(payments=[payment(["c"], {"type": "one-off", "amount": 5, "on": "2026-03-01"})],
                 versions=deal()["versions"] + [third]))):
        out = os.path.join(place, str(number))
        write(out, save(place, made))
        assert "no payments under these two versions" in read(out, "README.md")
        assert not [name for name in os.listdir(out) if name.startswith("payments")]
        text = "\n".join(pages(out))
        assert "no payments under these two versions" in text
        assert "Payments per year" not in text and "The numbers" not in text
        page = os.path.join(place, f"{number}.html")
        write(page, os.path.join(place, "made.deal.json"), "--format", "html")
        assert "Payments per year" not in read(place, f"{number}.html")


def check_assumed(place):
    """payments with more assumptions than a page has room for: a wider picture"""
    parameters = [{"id": f"q{n}", "title": f"The share of kind {n} that is assumed to be paid",
                   "unit": "currency", "scale": 1, "minimum": 0, "maximum": 1000, "step": 1,
                   "default": 10 + n, "state": "not-disclosed", "why": "W", "sources": []}
                  for n in range(160)]
    sales = {"id": "s", "title": "Sales", "unit": "currency", "scale": 1,
             "points": [{"period": "2026", "amount": 100, "kind": "reported", "sources": []}]}
    payments = [{"id": f"p{n}", "title": f"Fee {n}", "payer": "x", "payee": "y",
                 "versions": ["a", "b"], "certainty": "official", "note": "", "sources": [],
                 "rule": {"type": "share", "of": "s", "rate": 0.1, "from": "2026",
                          "cap": {"total": 0, "counts_from": "2026", "parameter": f"q{n}"}}}
                for n in range(160)]
    out = os.path.join(place, "out")
    write(out, save(place, deal(parameters=parameters, series=[sales], payments=payments)))
    for heading in ("Payments per year", "Payments, running total"):
        page, = (page for page in pages(out) if re.match(rf"\s*Figure \d\. {heading}", page))
        assert "cap would be reached only" in page, page[:300]
        figure = " ".join(page.split("Assumptions of this figure")[0].split())
        for n in range(160):
            assert f"kind {n} that is assumed" in figure, (heading, n)


def check_endless(place):
    out = os.path.join(place, "out")
    words = " ".join(f"w{n}w" for n in range(6000))
    write(out, save(place, deal(terms=[term(1, "short", words), term(2, "end", "ends")])))
    text = " ".join(pages(out)).split()
    found = set(text)
    missing = [n for n in range(6000) if f"w{n}w" not in found]
    assert not missing, (len(missing), missing[:5])
    assert "ends" in found


def check_lanes(place):
    """the timeline goes on from page to page until it has told every lane"""
    out = os.path.join(place, "bundled")
    write(out)
    titles = {row["title"] for row in rows(out, "timeline.csv") if row["row"] == "lane"}
    assert len(titles) >= 25
    shown = [page for page in pages(out) if "39 events" in page or "(continued)" in page]
    for title in titles:
        assert any(title in page for page in shown), title
    assert not any("more lane" in page for page in shown)

    lanes = [dict(term(n, "T", "T"), title=f"Right no {n}.", type="period")
             for n in range(200)]
    for number, lane in enumerate(lanes):
        lane["values"]["a"]["period"] = {"until": "it rains"}
        lane["values"]["b"]["period"] = {"to": str(2027 + number % 9)}
    out = os.path.join(place, "many")
    write(out, save(place, deal(terms=lanes)))
    every = pages(out)
    first = next(i for i, page in enumerate(every)
                 if re.match(r"\s*Figure \d. What runs", page))
    run = []
    for page in every[first:]:
        run += [page]
        if "continued on the next page" not in page:
            break
    assert 3 <= len(run) <= 8, len(run)
    assert all("(continued)" in page for page in run[1:])
    seen = [int(number) for page in run
            for number in re.findall(r"Right no (\d+)\.", page.split("In words")[0])]
    assert seen == list(range(200)), seen
    scales = {tuple(re.findall(r"\b20[23]\d\b", line)) for page in run
              for line in page.splitlines() if re.match(r"\s*2025 +20", line)}
    assert len(scales) == 1, scales


def check_much(place):
    out = os.path.join(place, "out")
    terms = [term(n, f"Old words of {n}. " * (n % 7 + 1), f"New words of {n}.")
             for n in range(1000)]
    terms[500]["values"]["a"]["text"] = "Very long words. " * 900
    write(out, save(place, deal(terms=terms)))
    every = pages(out)
    text = "\n".join(every)
    with_rows = [page for page in every if "New words of" in page]
    assert len(with_rows) > 30
    assert all("Term Change Version a Version b" in page for page in with_rows[:20])
    for n in range(1000):
        assert re.search(rf"\bTerm:? {n}\b", text), n
    assert "terms.csv" in os.listdir(out) and len(rows(out, "terms.csv")) == 1000


if __name__ == "__main__":
    sys.exit(run_tests(pick(globals(), "check_")))
