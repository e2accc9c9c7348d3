"""Bring Spark for the tests: the extra's locked packages into this environment; say plainly when Java is missing.

python -m tools.spark UV
"""

import os
import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements-spark.txt"
NO_JAVA = "dev: the links on Spark need Java 17. On Debian: apt-get install openjdk-17-jre-headless"


def main(install: list[str]) -> int:
    """Install what the lock names unless it is here already; 1 when there is no Java."""
    if not java():
        print(NO_JAVA, file=sys.stderr)
        return 1
    if not installed():
        print("dev: installing Spark …", flush=True)
        return subprocess.run([*install, "--no-deps", "--require-hashes", "-r", LOCK]).returncode
    return 0


def java() -> bool:
    """Whether Spark will find a Java."""
    return bool(os.environ.get("JAVA_HOME") or shutil.which("java"))


def installed() -> bool:
    """Whether every package of the lock is here in the locked version."""
    locked = re.findall(r"^([\w.-]+)==(\S+)", LOCK.read_text(encoding="utf-8"), re.M)
    here = {found.metadata["Name"].lower(): found.version for found in metadata.distributions()}
    return all(here.get(name) == version for name, version in locked)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
