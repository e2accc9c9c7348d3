"""The secret key: from the environment, else made once and kept in the user's own folder."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    given = os.environ.get("ONROLL_SECRET_KEY")
    if given:
        return given
    kept = home / "secret-key"
    if not kept.exists():
        write_once(kept, secrets.token_urlsafe(64))
    return kept.read_text().strip()


def write_once(path: Path, text: str) -> None:
    """Whole or not at all, readable by its owner only; the first of two writers wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
