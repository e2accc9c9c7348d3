"""Every source there is: a file in `datasets/` is its registration."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from onroll.sources import datasets
from onroll.sources.shape import Source


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source, by its code."""
    return tuple(sorted(_by_code().values(), key=lambda source: source.code))


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


@cache
def _by_code() -> dict[str, Source]:
    found: dict[str, Source] = {}
    for module in pkgutil.iter_modules(datasets.__path__):
        source: Source = importlib.import_module(f"{datasets.__name__}.{module.name}").SOURCE
        if source.code != module.name:
            raise ValueError(f"datasets/{module.name}.py declares {source.code!r}: the file is named after the source")
        found[source.code] = source
    return found
