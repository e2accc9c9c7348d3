"""Which given names are written for one another: published short forms, and spellings across languages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from nicknames import NickNamer


@dataclass(frozen=True)
class Kin:
    """What a name is, and what it may stand for: two names are kin when one's `is_` meets the other's `for_`."""

    is_: frozenset[str]
    for_: frozenset[str]


@lru_cache(maxsize=1)
def published() -> NickNamer:
    """The table of the published package."""
    return NickNamer()


@lru_cache(maxsize=1)
def our_table() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """Our own list: for each spelling the groups it is in, and for each short form the names it stands for."""
    table = json.loads(files("onroll.matching").joinpath("name_variants.json").read_text(encoding="utf-8"))
    groups: dict[str, set[str]] = {}
    for spellings in table["spellings"]:
        for spelling in spellings:
            groups.setdefault(spelling, set()).add("~" + spellings[0])
    shorts = {short: frozenset(names) for short, names in table["short_forms"].items()}
    return {name: frozenset(found) for name, found in groups.items()}, shorts


@lru_cache(maxsize=100_000)
def kin(folded: str) -> Kin:
    """The kin of a folded given name."""
    groups, shorts = our_table()
    itself = frozenset({folded}) | groups.get(folded, frozenset())
    stands_for = set(published().canonicals_of(folded)) | shorts.get(folded, frozenset())
    formal = {group for name in shorts.get(folded, ()) for group in groups.get(name, ())}
    return Kin(itself, itself | frozenset(stands_for) | frozenset(formal))


@lru_cache(maxsize=100_000)
def well_known(folded: str) -> bool:
    """A name some published table knows: not likely to be a slip of the pen for another."""
    groups, shorts = our_table()
    named = published()
    return (
        folded in groups
        or folded in shorts
        or bool(named.nicknames_of(folded))
        or bool(named.canonicals_of(folded))
    )


@lru_cache(maxsize=1)
def _of_each_group() -> dict[str, frozenset[str]]:
    """Our own list the other way round: the spellings of each group, and the short forms of each name."""
    groups, shorts = our_table()
    found: dict[str, set[str]] = {}
    for name, told in [*groups.items(), *shorts.items()]:
        for one in told:
            found.setdefault(one, set()).add(name)
    return {one: frozenset(names) for one, names in found.items()}


@lru_cache(maxsize=100_000)
def forms(folded: str) -> frozenset[str]:
    """Every name that a published table gives for this one, longer or shorter."""
    members = _of_each_group()
    kindred = kin(folded)
    near = [
        members.get(one, frozenset()) for one in kindred.is_ | kindred.for_ if one[0] == "~" or one == folded
    ]
    return frozenset(
        {name for name in kindred.for_ if name[0] != "~"} | published().nicknames_of(folded)
    ).union(*near)
