#!/usr/bin/env python3
"""Lists the licence of everything that a release ships, as Markdown. Fails when one cannot be told."""
import json
import os
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED_PROJECTS = ["src/Deskside.Server", "src/Deskside.Companion.Linux"]
SHIPPED_PAGES = ["console", "customer", "viewer", "talk", "decoder"]
# Licence files instead of an SPDX expression in the package: read once, by hand.
BY_HAND = {
    "SQLitePCLRaw.bundle_e_sqlite3": "Apache-2.0", "SQLitePCLRaw.core": "Apache-2.0", "SQLitePCLRaw.lib.e_sqlite3": "Apache-2.0",
    "SQLitePCLRaw.provider.e_sqlite3": "Apache-2.0", "SQLitePCLRaw.provider.dynamic_cdecl": "Apache-2.0", "Dapper": "Apache-2.0",
}


def nuget_rows():
    folder = Path(os.environ.get("NUGET_PACKAGES", Path.home() / ".nuget/packages"))
    rows = {}
    for project in SHIPPED_PROJECTS:
        assets = json.loads((ROOT / project / "obj/project.assets.json").read_text())
        for target in assets["targets"].values():
            for key, library in target.items():
                # Analyzers and build tools bring no runtime file: they are not shipped.
                if library["type"] != "package" or not (library.get("runtime") or library.get("runtimeTargets") or library.get("native")):
                    continue
                name, version = key.split("/")
                rows[(name, version)] = nuget_licence(folder, name, version)
    return rows


def nuget_licence(folder, name, version):
    if name in BY_HAND:
        return BY_HAND[name]
    nuspec = folder / name.lower() / version.lower() / f"{name.lower()}.nuspec"
    metadata = ElementTree.parse(nuspec).getroot()[0]
    for element in metadata:
        if element.tag.endswith("}license") and element.get("type") == "expression":
            return element.text
    return None


def npm_rows():
    lock = json.loads((ROOT / "web/package-lock.json").read_text())["packages"]
    wanted, rows = set(), {}

    def walk(owner, name):
        place = owner
        while True:
            key = f"{place}/node_modules/{name}" if place else f"node_modules/{name}"
            if key in lock:
                break
            if not place:
                return
            place = place.rpartition("/node_modules/")[0] if "/node_modules/" in place else ""
        entry = lock[key]
        if entry.get("link"):
            key = entry["resolved"]
            entry = lock[key]
        if key in wanted:
            return
        wanted.add(key)
        if "node_modules/" in key:
            rows[(name, entry["version"])] = entry.get("license")
        for dependency in entry.get("dependencies", {}):
            walk(key, dependency)

    for page in SHIPPED_PAGES:
        for dependency in lock.get(page, {}).get("dependencies", {}):
            walk(page, dependency)
    return rows


def main():
    sections = [
        ("Deskside", {("Deskside", "this release"): "Apache-2.0"}),
        ("Runtime (inside the executables)", {(".NET and ASP.NET Core", "10.0"): "MIT", ("SQLite", "3.35"): "public domain"}),
        ("Libraries of server and Companion", nuget_rows()),
        ("Libraries of the pages", npm_rows()),
    ]
    unknown = [f"{name} {version}" for _, rows in sections for (name, version), licence in rows.items() if not licence]
    if unknown:
        sys.exit("No licence found for: " + ", ".join(unknown))
    print("# Licences of what this release ships\n")
    for title, rows in sections:
        print(f"## {title}\n\n| what | version | licence |\n|---|---|---|")
        for (name, version), licence in sorted(rows.items()):
            print(f"| {name} | {version} | {licence} |")
        print()


main()
