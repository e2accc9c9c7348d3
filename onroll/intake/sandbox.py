"""The child process that opens files from outside: little memory, little time, no database and no secrets.

It is asked by lines of JSON on its input and answers by lines of JSON; what it read lies in a folder as Arrow.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import Any

MEMORY = "ONROLL_READ_MEMORY"
SECONDS = "ONROLL_READ_SECONDS"


def main() -> int:
    """Answer until there is nothing more to read."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # nothing a library prints may be taken for an answer
    limit_memory(int(os.environ[MEMORY]))
    for line in sys.stdin:
        limit_time(int(os.environ[SECONDS]))
        answers.write(json.dumps(answer(json.loads(line))) + "\n")
        answers.flush()
    return 0


def limit_memory(size: int) -> None:
    """No more than this, and no file larger than a few times this."""
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """So many seconds of work for the next file, then the end."""
    spent = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + seconds + 1, resource.RLIM_INFINITY))


def answer(asked: dict[str, Any]) -> dict[str, str]:
    """Do what is asked of one file; say what came of it without repeating what the file holds, but in a refusal."""
    from onroll.sources.shape import Refused

    try:
        {"read": read_one, "look": look_at, "preview": preview_one}[asked["do"]](asked)
    except Refused as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"failed": "it needs more memory than one file may use"}
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        return {"failed": f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"}
    return {"done": "read"}


def read_one(asked: dict[str, Any]) -> None:
    """Read a file and keep what it says in the folder named."""
    from onroll.sources.catalogue import find
    from onroll.sources.headers import written_by
    from onroll.sources.keep import write_reading
    from onroll.sources.read import read

    reading = read(
        written_by(find(asked["source"]), asked["mappings"]),
        Path(asked["path"]),
        as_at=date.fromisoformat(asked["as_at"]) if asked["as_at"] else None,
        school=asked["school"] or None,
        learned_on=date.fromisoformat(asked["learned_on"]),
        max_rows=asked["max_rows"],
    )
    write_reading(reading, Path(asked["out"]))


def look_at(asked: dict[str, Any]) -> None:
    """Keep a file's first rows, and which column each header may be, in the folder named."""
    from onroll.sources import sample
    from onroll.sources.catalogue import find
    from onroll.sources.headers import written_by

    folder = Path(asked["out"])
    found = sample.look(
        written_by(find(asked["source"]), asked["mappings"]),
        Path(asked["path"]),
        folder,
        learned_on=date.fromisoformat(asked["learned_on"]),
        max_rows=asked["max_rows"],
    )
    sample.write(found, folder / sample.LOOK)


def preview_one(asked: dict[str, Any]) -> None:
    """Keep how the first rows would be read with the columns chosen, in the folder named."""
    from onroll.sources import sample
    from onroll.sources.catalogue import find
    from onroll.sources.headers import written_by

    source = written_by(find(asked["source"]), asked["mappings"])
    found = sample.preview(source, Path(asked["path"]), learned_on=date.fromisoformat(asked["learned_on"]))
    sample.write(found, Path(asked["out"]) / sample.PREVIEW)


if __name__ == "__main__":
    sys.exit(main())
