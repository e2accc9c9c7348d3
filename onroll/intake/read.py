"""Have files read in a child process, so that no file can harm the register or stop the server."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from onroll.intake import sandbox
from onroll.sources.keep import load_reading
from onroll.sources.shape import Reading, Refused

MEMORY = 5_000_000_000
"""Bytes of address space: two million rows, the most a file may have, take about four fifths of it."""
SECONDS = 300
PACKAGE = Path(__file__).resolve().parents[2]
NOTHING_TAKEN = "Nothing was taken from it."


@dataclass(frozen=True, slots=True)
class Asked:
    """One file to read: what it is, where it lies, what to assume, and the folder for what it says.

    `mappings`: how this sender's headers are read, by the header row's fingerprint.
    """

    source: str
    path: Path
    out: Path
    as_at: date | None
    school: str
    learned_on: date
    max_rows: int
    mappings: dict[str, dict[str, str]] = field(default_factory=dict)

    def line(self, do: str = "read") -> bytes:
        """As the child process is asked: to read it, to look at it, or to preview it."""
        words = {
            "do": do,
            "source": self.source,
            "path": str(self.path),
            "out": str(self.out),
            "as_at": self.as_at.isoformat() if self.as_at else "",
            "school": self.school,
            "learned_on": self.learned_on.isoformat(),
            "max_rows": self.max_rows,
            "mappings": self.mappings,
        }
        return json.dumps(words).encode() + b"\n"


class Reader:
    """A child process that reads one file after another; a new one takes over when it dies."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Reader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    def read(self, asked: Asked) -> Reading:
        """What the file says. Raises Refused, in a clerk's words, whatever became of the child process."""
        self.do("read", asked)
        return load_reading(asked.out)

    def do(self, what: str, asked: Asked) -> None:
        """Have it read, looked at or previewed; what was found lies in the folder named. Raises Refused."""
        name = asked.path.name
        try:
            told = self._ask(asked.line(what))
        except TimeoutError:
            self.close()
            raise Refused(
                f"{name}: reading it took longer than {_seconds()} seconds. {NOTHING_TAKEN}"
            ) from None
        except (EOFError, BrokenPipeError):
            self.close()
            raise Refused(
                f"{name}: it needs more memory or time than one file may use, and reading was stopped. "
                f"{NOTHING_TAKEN} Split it into smaller files."
            ) from None
        if "refused" in told:
            raise Refused(told["refused"])
        if "failed" in told:
            raise Refused(f"{name}: it cannot be read ({told['failed']}). {NOTHING_TAKEN}")

    def close(self) -> None:
        """End the child process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _shut(pipe)

    def _ask(self, line: bytes) -> dict[str, Any]:
        process = self._process or _start()
        self._process = process
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(line)
        process.stdin.flush()
        told = _line(process.stdout.fileno(), time.monotonic() + _seconds())
        return dict(json.loads(told))


def _start() -> subprocess.Popen[bytes]:
    """A fresh child process that knows neither our stores nor our secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    limits = {sandbox.MEMORY: os.environ.get(sandbox.MEMORY, str(MEMORY)), sandbox.SECONDS: str(_seconds())}
    return subprocess.Popen(
        [sys.executable, "-m", "onroll.intake.sandbox"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PACKAGE,
        env={
            **kept,
            **limits,
            "PYTHONPATH": str(PACKAGE),
            "POLARS_MAX_THREADS": "2",
            "MALLOC_ARENA_MAX": "2",
        },
    )


def _seconds() -> int:
    return int(os.environ.get(sandbox.SECONDS, SECONDS))


def _line(pipe: int, until: float) -> bytes:
    """One line of an answer. Raises TimeoutError, or EOFError when the child process has died."""
    told = b""
    while not told.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        part = os.read(pipe, 65_536)
        if not part:
            raise EOFError
        told += part
    return told


def _shut(pipe: Any) -> None:
    try:
        pipe.close()
    except BrokenPipeError:
        return
