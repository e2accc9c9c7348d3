"""Every source there is: a file in `datasets/` is its registration."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from onroll.sources import datasets
from onroll.sources.shape import IDENTITY, Column, Source
from onroll.sources.shared_columns import IDENTITY_ALIASES


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, by its code."""
    return tuple(sorted(_by_code().values(), key=lambda source: source.code))
ROWS = ("2",)


def find(code: str) -> Source:
    """The source of this code. Raises LookupError naming the codes there are."""
    found = _by_code().get(code)
    if found is None:
        raise LookupError(f"there is no source {code!r}; there are: {', '.join(sorted(_by_code()))}")
    return found


@cache
def description(code: str) -> str:
    """What a source is and under what power it comes, as its own file says."""
    return (importlib.import_module(f"{datasets.__name__}.{code}").__doc__ or "").strip()


def as_markdown() -> str:
    """The page `docs/sources.md`: every source, its columns and the headers each is known by."""
    lines = ["# Sources", "", "Written from `onroll/sources/datasets/`, a file per source."]
    for source in all_sources():
        lines += ["", f"## {source.title} (`{source.code}`)", "", description(source.code), ""]
        lines += [f"- {fact}" for fact in _facts(source)]
        lines += ["", "| column | holds | also known as |", "| --- | --- | --- |"]
        lines += [f"| `{one.name}` | {_holds(one)} | {', '.join(one.aliases)} |" for one in source.columns]
    lines += ["", "## Who the child is", "", "Every source about children may send these, all optional.", ""]
    lines += ["| column | also known as |", "| --- | --- |"]
    lines += [
        f"| `{name}` | {', '.join(IDENTITY_ALIASES.get(name, ()))} |" for name in (*IDENTITY, "source_ref")
    ]
    return "\n".join(lines) + "\n"


def _facts(source: Source) -> list[str]:
    of_term = " of term" if source.term_time else ""
    every = f"; expected every {source.rhythm_days} days{of_term}" if source.rhythm_days else ""
    told = [f"Kind: {source.kind}{every}", f"Law: {source.legal_basis} ({source.legal_certainty})"]
    if source.default_coverage:
        told.append(f"Coverage where the file does not say: {source.default_coverage}")
    if source.preview:
        told.append("Held until somebody has seen what it would change, unless it comes by command")
    if source.restricted:
        told.append("Restricted: sealed identities")
    if kinds := sorted({shape.kind for shape in source.facts}):
        told.append(f"Tells of: {', '.join(kinds)}")
    return told


def _holds(column: Column) -> str:
    return f"one of {', '.join(column.codes)}" if column.codes else column.kind.replace("_", " ")


@cache
def _by_code() -> dict[str, Source]:
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(datasets.__path__):
        source: Source = importlib.import_module(f"{datasets.__name__}.{module.name}").SOURCE
        if source.code != module.name:
            raise ValueError(
                f"datasets/{module.name}.py declares {source.code!r}: the file is named after the source"
            )
        found[source.code] = source
    return found
