"""What the house tests walk over: the files that we wrote ourselves."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
OURS = ("onroll", "tests", "tools", "benchmarks")
MADE = {"vendor", "migrations", "__pycache__", "collected"}


def files(*suffixes: str, under: tuple[str, ...] = OURS) -> list[Path]:
    """Every file of ours with such an ending, migrations and fetched files apart."""
    found = [path for folder in under for path in (ROOT / folder).rglob("*") if path.suffix in suffixes]
    return sorted(path for path in found if not MADE & set(path.relative_to(ROOT).parts))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))
