#!/usr/bin/python3
# test-data.py SOURCE BUILD: what stands beside the program agrees with it
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's files, settings, icons, translations and manual page.  TAP."""
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

top, build = sys.argv[1:3]
ID = "io.github.counterpart_app.Counterpart"
TYPE = "application/vnd.counterpart.deal+json"
# What is translated, but not by us: a word of C alone, not a call of it.
TRANSLATED = re.compile(r'(?<![A-Za-z_])(_|N_|C_|P_) \(')


def read(path, base=top):
    with open(os.path.join(base, path), encoding="utf-8") as file:
        return file.read()


def sources(*endings):
    for start in ("app", "ui"):
        for folder, _, names in os.walk(os.path.join(top, start)):
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(folder, name), top)


def one_type_everywhere():
    mime = ET.fromstring(read(f"data/{ID}.mime.xml"))
    meta = ET.fromstring(read(f"data/{ID}.metainfo.xml.in"))
    return (mime[0].get("type") == TYPE and
            f"MimeType={TYPE};" in read(f"data/{ID}.desktop.in") and
            meta.find("provides/mediatype").text == TYPE)


def one_version_everywhere():
    version = re.search(r"version: '([^']+)'", read("meson.build")).group(1)
    meta = ET.fromstring(read(f"data/{ID}.metainfo.xml.in"))
    return (meta.find("releases/release").get("version") == version and
            f'"Counterpart {version}"' in read("data/counterpart.1"))


def every_symbol_is_in_the_resource():
    listed = set(re.findall(r"^  '([a-z0-9-]+)',$", read("icons/meson.build"), re.M))
    there = {os.path.basename(p).removesuffix("-symbolic.svg") for p in glob.glob(
        os.path.join(top, "icons/hicolor/scalable/actions/*.svg"))}
    return listed == there or sorted(listed ^ there)


def icons_are_square_svg():
    bad = []
    for path in glob.glob(os.path.join(top, "icons/hicolor/**/*.svg"), recursive=True):
        root = ET.parse(path).getroot()
        size = 16 if path.endswith("-symbolic.svg") else 128
        if (root.get("width"), root.get("height")) != (str(size), str(size)):
            bad.append(path)
    return not bad or bad


def every_icon_that_is_named_exists():
    ours = {os.path.basename(p)[:-4] for p in glob.glob(
        os.path.join(top, "icons/hicolor/scalable/actions/*.svg"))}
    theme = {os.path.basename(p).split(".")[0] for p in glob.glob(
        "/usr/share/icons/Adwaita/**/*-symbolic*", recursive=True)}
    # GTK brings some of its own, libadwaita too.
    for library in glob.glob("/usr/lib/*/libgtk-4.so.1") + glob.glob("/usr/lib/*/libadwaita-1.so.0"):
        listed = subprocess.run(["gresource", "list", library], capture_output=True, text=True)
        theme |= {os.path.basename(p).rsplit(".", 1)[0] for p in listed.stdout.split()}
    named = {}
    for path in sources(".c", ".ui"):
        for name in re.findall(r'["\'>]([a-z0-9-]+-symbolic)["\'<]', read(path)):
            named[name] = path
    missing = [f"{named[n]}: {n}" for n in sorted(named) if n not in ours | theme]
    return not missing or missing


def translations_know_every_file():
    listed = {line for line in read("data/po/POTFILES.in").splitlines()
              if line and not line.startswith("#")}
    needed = {p for p in sources(".c", ".h") if TRANSLATED.search(read(p))
              and p != "app/deal-text.h"}
    needed |= {p for p in sources(".ui") if 'translatable="yes"' in read(p)}
    needed |= {f"data/{ID}.{e}" for e in ("desktop.in", "metainfo.xml.in", "gschema.xml")}
    return listed == needed or ["listed: " + p for p in sorted(listed - needed)] + \
        ["not listed: " + p for p in sorted(needed - listed)]


def translations_are_complete():
    bad = []
    for path in glob.glob(os.path.join(top, "data/po/*.po")):
        run = subprocess.run(["msgfmt", "--check", "--statistics", "-o", os.devnull, path],
                             capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"))
        if run.returncode != 0 or "untranslated" in run.stderr or "fuzzy" in run.stderr:
            bad.append(f"{os.path.basename(path)}: {run.stderr.strip()}")
    return not bad or bad


def interfaces_name_the_domain():
    bad = [p for p in sources(".ui") if "translatable" in read(p)
           and 'domain="counterpart"' not in read(p)]
    return not bad or bad


def every_setting_is_used():
    text = "".join(read(p) for p in sources(".c", ".ui"))
    keys = [k.get("name") for k in ET.fromstring(read(f"data/{ID}.gschema.xml")).iter("key")]
    unused = [k for k in keys if f'"{k}"' not in text]
    return not unused or unused


def every_setting_exists():
    keys = {k.get("name") for k in ET.fromstring(read(f"data/{ID}.gschema.xml")).iter("key")}
    used = set()
    for path in sources(".c"):
        used |= set(re.findall(
            r'g_settings_(?:get|set|bind)\w* \(\s*[\w>.()-]+(?: \([\w>-]+\))?,\s*"([a-z-]+)"', read(path)))
    return used <= keys or sorted(used - keys)


def schema_is_json_schema():
    import jsonschema
    schema = json.loads(read("data/deal.schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return schema["$schema"].endswith("2020-12/schema")


def manual_is_without_warning():
    run = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z",
                          os.path.join(top, "data/counterpart.1")], stdin=subprocess.DEVNULL,
                         capture_output=True, text=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
    return run.returncode == 0 and not run.stderr or run.stderr


def manual_names_every_command_and_option():
    program = os.path.join(build, "app", "cli", "counterpart")
    manual = read("data/counterpart.1").replace("\\-", "-")
    commands = re.findall(r"^DEAL_COMMAND \((\w+),", read("app/cli/deal-cli-commands.h"), re.M)
    missing = [c for c in commands if not re.search(rf"\b{c}\b", manual)]
    env = dict(os.environ, LC_ALL="C.UTF-8")
    for command in commands:
        told = subprocess.run([program, command, "--help"], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, env=env).stdout
        missing += [f"{command} {o}" for o in re.findall(r"^ +(?:-\w, )?(--[a-z-]+)", told, re.M)
                    if not re.search(rf"{o}\b", manual)]
    return commands and not missing or missing


def manual_promises_no_other_option():
    text = subprocess.run(
        [os.path.join(build, "app", "cli", "counterpart"), "--help"], capture_output=True,
        text=True, stdin=subprocess.DEVNULL, env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
    sources_text = "".join(read(p) for p in sources(".c")) + text
    named = set(re.findall(r"--([a-z][a-z-]+)", read("data/counterpart.1").replace("\\-", "-")))
    unknown = [o for o in named if f'"{o}"' not in sources_text and o not in ("help",)]
    return not unknown or unknown


def completion_names_every_command():
    commands = set(re.findall(r"^DEAL_COMMAND \((\w+),", read("app/cli/deal-cli-commands.h"), re.M))
    named = set(re.search(r"commands='([^']*)'", read("data/counterpart.bash")).group(1).split())
    return named == commands or sorted(named ^ commands)


CASES = [one_type_everywhere, one_version_everywhere, every_symbol_is_in_the_resource,
         icons_are_square_svg, every_icon_that_is_named_exists, translations_know_every_file,
         translations_are_complete, interfaces_name_the_domain, every_setting_is_used,
         every_setting_exists, schema_is_json_schema, manual_is_without_warning,
         manual_names_every_command_and_option, manual_promises_no_other_option,
         completion_names_every_command]


def main():
    print(f"1..{len(CASES)}")
    bad = 0
    for number, case in enumerate(CASES, 1):
        try:
            good = case()
        except (OSError, AttributeError, ValueError) as error:
            good = repr(error)
        name = case.__name__.replace("_", " ")
        if good is not True:
            bad += 1
            for line in [good] if isinstance(good, str) else good or ():
                print(f"{name}: {line}", file=sys.stderr)
        print(f"{'ok' if good is True else 'not ok'} {number} {name}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
