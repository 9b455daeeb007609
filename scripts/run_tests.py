#!/usr/bin/env python3
"""Runs the test suites and adds them up. Called by ./test; see there."""
import json
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out" / "tests"
SUITES = ["unit", "web", "journeys", "interop"]
# Debian packages by suite. The journeys use a real desktop, a real browser and real network namespaces.
PACKAGES = {
    "unit": ["postgresql", "slapd", "xvfb", "xserver-xephyr", "openbox", "xdotool", "xterm", "mousepad", "x11-utils", "x11-xkb-utils",
             "x11-xserver-utils", "xserver-xorg-core", "xserver-xorg-video-dummy", "fonts-dejavu-core", "dbus-x11"],
    "web": ["clang", "lld"],
    "journeys": ["postgresql", "xvfb", "xserver-xephyr", "openbox", "xdotool", "xterm", "mousepad", "pcmanfm", "x11-utils", "x11-xkb-utils",
                 "x11-xserver-utils", "xserver-xorg-core", "xserver-xorg-video-dummy", "fonts-dejavu-core", "fonts-noto-core", "dbus-x11",
                 "chromium", "tcpdump", "iproute2", "curl", "git"],
    # Programs from elsewhere. One that cannot be had skips its tests, and the run says so at its end.
    "interop": ["qemu-system-x86", "seabios", "ovmf", "amtterm", "e2fsprogs", "ntfs-3g", "dosfstools", "mtools", "xorriso", "cpio", "kmod", "binutils", "xz-utils",
                "chromium"],
}
MOST_AGAIN = 6
MESHCENTRAL = "meshcentral@1.1.55"


class Tally:
    def __init__(self):
        self.passed = self.failed = 0
        self.skipped = []
        self.unsteady = []

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped
        self.unsteady += other.unsteady


def shell(script):
    """Runs a piece of the shell library; its failures have been told already."""
    return subprocess.run(["bash", "-c", f'. "{ROOT}/scripts/setup.sh"; {script}']).returncode == 0


def need(packages):
    return not packages or shell("need_deb " + " ".join(packages))


def run_once(folder, environment, *only):
    """Runs a self-executing test project, whole or only some methods: its exit code and its report (CTRF), or None without one."""
    name = folder.name
    report = OUT / f"{name}.json"
    report.unlink(missing_ok=True)
    exe = folder / "bin" / "Release" / "net10.0" / name
    code = subprocess.run([str(exe), "-ctrf", str(report), "-noColor", "-noLogo", *only], cwd=exe.parent, env={**os.environ, **(environment or {})},
                          stdin=subprocess.DEVNULL).returncode
    return code, json.loads(report.read_text())["results"] if report.exists() else None


def failed_methods(results):
    """Names without the arguments of their cases, each once."""
    return sorted({test["name"].split("(")[0] for test in results["tests"] if test["status"] == "failed"})


def run_dotnet_project(folder, environment=None):
    """
    One test project. On a machine too busy for real desktops, servers and browsers a test may fail for want of time: up to MOST_AGAIN that
    failed, or a project that ended without a report, are run once more, alone. What passes then counts as passed, and the end of the
    run names it as unsteady: a defect of the test or of the product, to be found.
    """
    name = folder.name
    print(f"── {name}", flush=True)
    started = time.monotonic()
    tally = Tally()
    code, results = run_once(folder, environment)
    if results is None:
        tally.unsteady.append(f"{name} ended with code {code} and no report")
        code, results = run_once(folder, environment)
    if results:
        tally.passed = results["summary"]["passed"]
        tally.failed = results["summary"]["failed"]
        tally.skipped = [f"{name}: {test['name']}: {test.get('message', '')}" for test in results["tests"] if test["status"] == "skipped"]
        methods = failed_methods(results)
        if 0 < len(methods) <= MOST_AGAIN:
            code, again = run_once(folder, environment, *[word for method in methods for word in ("-method", method)])
            if again and code == 0 and again["summary"]["failed"] == 0 and again["summary"]["passed"] >= tally.failed:
                tally.passed += tally.failed
                tally.failed = 0
                tally.unsteady += [f"{name}: {method}" for method in methods]
    report = OUT / f"{name}.json"
    if (code != 0 or not report.exists()) and tally.failed == 0:
        print(f"{name} ended with code {code} and no failed test: counted as one failure.", flush=True)
        tally.failed = 1
    print(f"   {tally.passed} passed, {tally.failed} failed in {time.monotonic() - started:.0f} s", flush=True)
    return tally


def one(label, ok):
    tally = Tally()
    tally.passed, tally.failed = (1, 0) if ok else (0, 1)
    print(f"   {label}: {'ok' if ok else 'FAILED'}", flush=True)
    return tally


def test_folders(*endings):
    return sorted(path.parent for path in (ROOT / "tests").glob("*/*.csproj") if path.parent.name.endswith(endings))


def build(projects):
    if not shell("need_dotnet"):
        return False
    print("── build", flush=True)
    for project in projects:
        if subprocess.run(["dotnet", "build", str(project), "-c", "Release", "-v", "q", "--nologo"]).returncode != 0:
            return False
    return True


def unit():
    tally = Tally()
    # The server's tests talk to a mail server, a directory and an identity provider from npm: peers that are not ours.
    if not need(PACKAGES["unit"]) or not shell("web_packages") or not build([ROOT / "Deskside.slnx"]):
        return one("build", False)
    for folder in test_folders(".Tests"):
        if "Journeys" not in folder.name and "Interop" not in folder.name:
            tally.add(run_dotnet_project(folder))
    if os.environ.get("CI"):
        tally.add(one("dotnet format", subprocess.run(
            ["dotnet", "format", "whitespace", "Deskside.slnx", "--verify-no-changes", "--no-restore"], cwd=ROOT).returncode == 0))
    return tally


def web():
    if not need(PACKAGES["web"]) or not shell("web_packages"):
        return one("web packages", False)
    tally = Tally()
    print("── web", flush=True)
    # The decoder's tests run the WebAssembly that customers' pages load, not a stand-in.
    if subprocess.run(["npm", "run", "--silent", "build", "-w", "decoder"], cwd=ROOT / "web").returncode != 0:
        return one("decoder", False)
    tally.add(one("types and style", subprocess.run(["npm", "run", "--silent", "check"], cwd=ROOT / "web").returncode == 0))
    OUT.mkdir(parents=True, exist_ok=True)
    report = OUT / "web.json"
    report.unlink(missing_ok=True)
    code = subprocess.run(["npx", "vitest", "run", "--reporter=default", "--reporter=json", f"--outputFile.json={report}"], cwd=ROOT / "web").returncode
    if not report.exists():
        return one("vitest", False)
    results = json.loads(report.read_text())
    tally.passed += results["numPassedTests"]
    tally.failed += results["numFailedTests"]
    if code != 0 and results["numFailedTests"] == 0:
        tally.add(one("vitest", False))
    return tally


def journeys():
    if not need(PACKAGES["journeys"]) or not shell("build_web && build_companion && build_server"):
        return one("build", False)
    folders = test_folders("Journeys.Tests")
    if not build([next(folder.glob("*.csproj")) for folder in folders]):
        return one("build", False)
    tally = Tally()
    for folder in folders:
        tally.add(run_dotnet_project(folder))
    return tally


def meshcentral():
    """The folder of MeshCentral's package, installed beside the build's output; None when npm does not reach its registry."""
    home = OUT.parent / "interop"
    package = home / "node_modules" / "meshcentral"
    if not (package / "package.json").exists():
        home.mkdir(parents=True, exist_ok=True)
        (home / "package.json").write_text('{"private": true}\n')
        print(f"── npm: {MESHCENTRAL}", flush=True)
        subprocess.run(["npm", "install", MESHCENTRAL, "--no-audit", "--no-fund", "--loglevel=error"], cwd=home, stdin=subprocess.DEVNULL)
    return package if (package / "package.json").exists() else None


def repair_image():
    """The repair image, built beside the build's output; None when Debian's packages cannot be had."""
    image = OUT.parent / "interop" / "repair.iso"
    sources = ROOT / "deploy" / "repair-image"
    if not image.exists() or any(path.stat().st_mtime > image.stat().st_mtime for path in sources.rglob("*")):
        image.parent.mkdir(parents=True, exist_ok=True)
        print("── repair image", flush=True)
        subprocess.run(["bash", str(sources / "build.sh"), "--out", str(image), "--cache", str(image.parent / "packages")], stdin=subprocess.DEVNULL)
    return image if image.exists() else None


def interop():
    folders = test_folders("Interop.Tests")
    if not folders:
        return Tally()
    for package in PACKAGES["interop"]:
        if not need([package]):
            print(f"{package} cannot be installed: its tests are skipped.", flush=True)
    # The whole story is told by the real server and its pages.
    if not shell("need_node; build_web && build_companion && build_server"):
        return one("build", False)
    peers = {"DESKSIDE_MESHCENTRAL": meshcentral(), "DESKSIDE_REPAIR_IMAGE": repair_image()}
    if not build([next(folder.glob("*.csproj")) for folder in folders]):
        return one("build", False)
    tally = Tally()
    for folder in folders:
        tally.add(run_dotnet_project(folder, {name: str(path) for name, path in peers.items() if path}))
    return tally


def main():
    asked = sys.argv[1:] or SUITES
    unknown = [name for name in asked if name not in SUITES]
    if unknown:
        sys.exit(f"Unknown suite {', '.join(unknown)}. There are: {', '.join(SUITES)}.")
    OUT.mkdir(parents=True, exist_ok=True)
    tally = Tally()
    for name in asked:
        tally.add(globals()[name]())
    for line in tally.skipped:
        print(f"SKIPPED {line}")
    for line in tally.unsteady:
        print(f"UNSTEADY (failed once, passed when run again) {line}")
    print(f"{tally.passed} passed, {tally.failed} failed")
    sys.exit(0 if tally.failed == 0 and tally.passed > 0 else 1)


main()
