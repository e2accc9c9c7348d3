"""Two children side by side: what is said of each, where they differ, who else is at home, and what has happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from onroll.register.models import Child, Identity, Link, Sighting
from onroll.register.scope import Actor
from onroll.reports.child import ChildRecord, records
from onroll.sources.shape import IDENTITY

HOME = ("address1", "postcode")
PHONES = ("parent1_phone", "parent2_phone")
NAMES = ("forename", "surname", "full_name", "dob")
Beside = tuple[ChildRecord, ChildRecord]


@dataclass(frozen=True)
class SideBySide:
    """fields: field, verdict (same, differs, one), and the values of each side. household: other children there."""

    records: Beside
    fields: list[dict[str, Any]]
    household: list[dict[str, Any]]


def side_by_side(elder: int, younger: int, actor: Actor) -> SideBySide:
    """All that is known now of two children (their numbers, who must be seen already)."""
    found = records([elder, younger], None)
    both = (found[elder], found[younger])
    return SideBySide(both, _fields(both), _household(both, {elder, younger}, actor))


def _fields(both: Beside) -> list[dict[str, Any]]:
    """The whole names, then each field that anybody has given, with whether the two agree."""
    names = [list(dict.fromkeys(row["name"] for row in record.sightings if row["name"])) for record in both]
    rows = [{"field": "name", "verdict": verdict(*names), "values": names}] if any(names) else []
    for name in IDENTITY:
        values = [_values(record, name) for record in both]
        if any(values):
            rows.append({"field": name, "verdict": verdict(*values), "values": values})
    return rows


def _values(record: ChildRecord, name: str) -> list[Any]:
    return next(
        ([one["value"] for one in each["values"]] for each in record.fields if each["field"] == name), []
    )


def verdict(one: Iterable[Any], two: Iterable[Any]) -> str:
    """same: a value in common; differs: both have some and none in common; one: only one of them has any."""
    here, there = ({str(value).casefold() for value in side} for side in (one, two))
    if not here or not there:
        return "one"
    return "same" if here & there else "differs"


def _household(both: Beside, but: set[int], actor: Actor) -> list[dict[str, Any]]:
    """Other children, whom this person may see, at an address or telephone of either: name, dob, child, at."""
    home, phones = _addresses(both), {v for record in both for name in PHONES for v in _values(record, name)}
    if not home and not phones:
        return []
    at_home = Q(pk__in=[])
    for address1, postcode in home:
        at_home |= Q(address1__iexact=address1, postcode=postcode)
    called = Q(parent1_phone__in=phones) | Q(parent2_phone__in=phones)
    seen = Child.objects.seen_by(actor).exclude(pk__in=but)
    live = Link.objects.filter(
        undone_at=None, sighting__delivery__state="read", child__in=seen,
        sighting__identity__in=Identity.objects.filter(at_home | called),
    )  # fmt: skip
    told: dict[str, dict[str, Any]] = {}
    for link in live.select_related("child", "sighting__identity").order_by("child_id", "-sighting_id"):
        who = link.sighting.identity
        there = (str(who.address1 or "").casefold(), who.postcode) in {(a.casefold(), p) for a, p in home}
        at = "the same address" if there else "the same telephone"
        told.setdefault(
            link.child.ref, {"child": link.child.ref, "name": named(who), "dob": who.dob, "at": at}
        )
    return list(told.values())


def _addresses(both: Beside) -> set[tuple[str, str]]:
    """Every address that a row gives whole: its first line and postcode."""
    rows = [row["sighting"] for record in both for row in record.sightings]
    given = Sighting.objects.filter(pk__in=rows).values_list("identity__address1", "identity__postcode")
    return {(address1, postcode) for address1, postcode in given.distinct() if address1 and postcode}


def named(who: Any) -> str:
    """The name that a row gives."""
    return " ".join(part for part in (who.forename, who.surname) if part) or who.full_name or "Name not known"


def headlines(children: Iterable[int]) -> dict[int, dict[str, Any]]:
    """For lists: each child's reference, latest name and birthday. child number to {"ref", "name", "dob"}."""
    live = Link.objects.filter(undone_at=None, child_id__in=list(children), sighting__delivery__state="read")
    columns = ("child_id", "child__ref", *(f"sighting__identity__{name}" for name in NAMES))
    said: dict[int, dict[str, Any]] = {}
    for child, ref, *values in live.order_by("-sighting__learned_at", "-sighting_id").values_list(*columns):
        mine = said.setdefault(child, {"ref": ref, **dict.fromkeys(NAMES)})
        for name, value in zip(NAMES, values, strict=True):
            mine[name] = mine[name] or value
    return {child: {"ref": one["ref"], "name": _whole(one), "dob": one["dob"]} for child, one in said.items()}


def _whole(one: dict[str, Any]) -> str:
    parts = " ".join(part for part in (one["forename"], one["surname"]) if part)
    return parts or one["full_name"] or "Name not known"
