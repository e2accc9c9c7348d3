"""Every rule and provision in this room, found by looking: the source of `docs/law.md` and of house tests."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass
from functools import lru_cache
from types import ModuleType

import onroll.law
from onroll.facts.citation import Citation, citations_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule: where it is, what it says, whether it is worked out or only stated, and its citation."""

    module: str
    name: str
    says: str
    computed: bool
    citation: Citation


@lru_cache(maxsize=1)
def modules() -> tuple[ModuleType, ...]:
    """The modules of this room, one or a few to an instrument, but for this one."""
    found = pkgutil.walk_packages(onroll.law.__path__, "onroll.law.")
    return tuple(importlib.import_module(one.name) for one in found if not one.ispkg and one.name != __name__)


@lru_cache(maxsize=1)
def catalogue() -> tuple[Entry, ...]:
    """Every cited rule and provision, by module and then in the order of its file."""
    return tuple(entry for module in modules() for entry in (*_functions(module), *_tables(module)))


def not_modelled() -> tuple[tuple[str, str], ...]:
    """What each module leaves out on purpose: pairs of module and sentence."""
    return tuple(
        (module.__name__, says) for module in modules() for says in getattr(module, "NOT_MODELLED", ())
    )


def as_markdown() -> str:
    """The catalogue as the page `docs/law.md`."""
    lines = [
        "# The law, as the code has it",
        "",
        "Generated. Prospective rules are made but not yet in force.",
        "",
    ]
    for module in modules():
        lines += [f"## {module.__name__.removeprefix('onroll.law.')}", "", (module.__doc__ or "").strip(), ""]
        rows = [entry for entry in catalogue() if entry.module == module.__name__]
        if rows:
            lines += ["| provision | says | in force | how sure | code |", "| --- | --- | --- | --- | --- |"]
            lines += [_row(entry) for entry in rows] + [""]
        lines += [f"Not modelled: {says}" + "\n" for says in getattr(module, "NOT_MODELLED", ())]
    return "\n".join(lines).rstrip() + "\n"


def _row(entry: Entry) -> str:
    cited = entry.citation
    begins = cited.in_force_from.isoformat() if cited.in_force_from else "prospective"
    until = f" until {cited.in_force_until.isoformat()}" if cited.in_force_until else ""
    code = f"`{entry.name}`" if entry.computed else "stated"
    return f"| {cited} | {entry.says.replace('|', '/')} | {begins}{until} | {cited.certainty} | {code} |"


def _functions(module: ModuleType) -> Iterator[Entry]:
    for name, value in vars(module).items():
        if getattr(value, "__module__", None) == module.__name__ and not name.startswith("_"):
            says = (getattr(value, "__doc__", None) or "").strip().split("\n")[0]
            for citation in citations_of(value):
                yield Entry(module.__name__, name, says, True, citation)


def _tables(module: ModuleType) -> Iterator[Entry]:
    for name, value in vars(module).items():
        if name.isupper():
            for row in _rows(value):
                citation = getattr(row, "citation", None)
                if is_dataclass(row) and isinstance(citation, Citation):
                    yield Entry(module.__name__, name, _says(row), False, citation)


def _rows(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, tuple) else (value,)


def _says(row: object) -> str:
    parts = (getattr(row, field, "") for field in ("says", "heading", "meaning", "title"))
    return next((part for part in parts if part), "")
