"""Fetch the front-end files and copy what pages need into the ignored vendor folder."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "onroll" / "web" / "static" / "vendor"
STAMP = ROOT / ".cache" / "front_end.stamp"
FONTS = "Arial, Helvetica, sans-serif"

GOVUK = "govuk-frontend/dist/govuk"
MOJ = "@ministryofjustice/frontend"
FILES = {
    f"{GOVUK}/govuk-frontend.min.css": "govuk-frontend.min.css",
    f"{GOVUK}/govuk-frontend.min.js": "govuk-frontend.min.js",
    f"{MOJ}/moj/moj-frontend.min.css": "moj-frontend.min.css",
    f"{MOJ}/moj/moj-frontend.min.js": "moj-frontend.min.js",
    "accessible-autocomplete/dist/accessible-autocomplete.min.css": "accessible-autocomplete.min.css",
    "accessible-autocomplete/dist/accessible-autocomplete.min.js": "accessible-autocomplete.min.js",
}
LETTERS = ROOT / "onroll" / "letters" / "fonts"
FACES = ("NotoNastaliqUrdu", "NotoSansArabic", "NotoSansBengali")
"""The scripts that letters to families are printed in, each plain and bold, with its licence."""


def main() -> None:
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted and VENDOR.exists() and LETTERS.exists():
        return
    print("dev: fetching front-end files …", flush=True)
    npm("ci", "--ignore-scripts", "--omit=optional")
    check_versions()
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    copy_files()
    copy_fonts()
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(wanted)


def fingerprint() -> str:
    """What the result depends on: the lock file and this recipe."""
    return hashlib.sha256((ROOT / "package-lock.json").read_bytes() + Path(__file__).read_bytes()).hexdigest()


def npm(*words: str) -> None:
    """Run the npm at hand, or the one the nodejs wheel carries."""
    beside = Path(sys.executable).parent
    program = shutil.which("npm") or str(beside / "npm")
    path = os.environ["PATH"] + os.pathsep + str(beside)
    command = [program, *words, "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PATH": path}, stdout=subprocess.DEVNULL)


def check_versions() -> None:
    for name, version in json.loads((ROOT / "package.json").read_text())["dependencies"].items():
        found = json.loads((MODULES / name / "package.json").read_text())["version"]
        if found != version:
            sys.exit(f"dev: {name} is {found}, package.json asks for {version}")


def copy_files() -> None:
    for source, target in FILES.items():
        text = (MODULES / source).read_text(encoding="utf-8")
        text = re.sub(r"(/\*|//)# sourceMappingURL=\S+( \*/)?", "", text)
        (VENDOR / target).write_text(without_their_fonts(text) if target.endswith(".css") else text)
    theirs = shutil.ignore_patterns("govuk-*", "moj-*", "favicon*")
    for images in (MODULES / GOVUK / "assets" / "images", MODULES / MOJ / "moj" / "assets" / "images"):
        shutil.copytree(images, VENDOR / "images", dirs_exist_ok=True, ignore=theirs)


def copy_fonts() -> None:
    """Letters are printed by the server, so their fonts lie beside them and are served to nobody."""
    shutil.rmtree(LETTERS, ignore_errors=True)
    LETTERS.mkdir()
    for face in FACES:
        package = MODULES / "@expo-google-fonts" / re.sub("(?<!^)([A-Z])", r"-\1", face).lower()
        for weight in ("400Regular", "700Bold"):
            shutil.copy(package / weight / f"{face}_{weight}.ttf", LETTERS)
        shutil.copy(package / "LICENSE_FONT", LETTERS / f"{face}-OFL.txt")


def without_their_fonts(css: str) -> str:
    """GDS Transport and the crest are for GOV.UK only; images are found beside the style sheet."""
    css = re.sub(r"@font-face\s*{[^}]*}", "", css)
    css = re.sub(r"font-family:[^;}]*(GDS Transport|Open Sans)[^;}]*", f"font-family:{FONTS}", css)
    css = re.sub(r"url\([^)]*govuk-crest[^)]*\)", "none", css)
    return css.replace("/assets/images/", "images/")


if __name__ == "__main__":
    main()
