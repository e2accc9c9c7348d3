"""All that the register holds of a child and the safe-contact gate is asked with: read for many children at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from onroll.facts.case import Act, standing
from onroll.facts.identifiers import clean_laestab
from onroll.policy.removal_from_roll.removal import CODE
from onroll.policy.who_may_know.answers import SafeContact
from onroll.policy.who_may_know.from_acts import ANSWERED, JOINED, answers_of
from onroll.register.cases import act_of
from onroll.register.homes import homes_now, place_of
from onroll.register.models import CaseAct, Fact, Link, School, Sighting
from onroll.register.schools import now_standing

PLACES = ("enrolment", "joining", "lookup", "offer", "leaving", "closure")
"""The kinds of fact that say where a child is, was or is to be."""
Acts = tuple[Act, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One fact of where a child is: its kind, its code, the school it is of, and where it says the child goes."""

    kind: str
    code: str
    school: str
    goes_to: str


@dataclass(frozen=True, slots=True)
class Held:
    """rows: every row in a delivery that stands, the earliest first. acts: those about the child whatever the case.

    removals: the standing acts of each case of a removal, open or closed. schools: every name a list gave, by number.
    """

    rows: tuple[Sighting, ...]
    acts: Acts
    removals: tuple[Acts, ...]
    places: tuple[Place, ...]
    schools: Mapping[str, frozenset[str]]
    follows: bool = False
    """Another record was joined to this one, or this one to another, and what was said of it has not followed."""
    others: tuple[SafeContact, ...] = ()
    """What was answered for other children who live at an address of this one, as the lists have it now."""


def held(child: int) -> Held:
    """What is held of one child, by its number."""
    return held_of([child])[child]


def held_of(children: Iterable[int]) -> dict[int, Held]:
    """What is held of each of these children, by its number. The same questions, however many there are."""
    wanted = set(children)
    rows, acts, places = rows_of(wanted), acts_of(wanted), _places(wanted)
    removals = _removals(wanted)
    names = _names({one.school for found in places.values() for one in found}
                   | {clean_laestab(one.goes_to) for found in places.values() for one in found}
                   | _numbers(removals))  # fmt: skip
    follow, others = still_to_follow(wanted, acts), _at_the_same_home(rows)
    return {
        child: Held(tuple(rows[child]), tuple(acts[child]), tuple(removals[child]), tuple(places[child]), names,
                    child in follow, tuple(others[child]))
        for child in wanted
    }  # fmt: skip


def still_to_follow(children: Collection[int], acts: Mapping[int, list[Act]]) -> set[int]:
    """Those of the children that were joined with another whose cases or answers are still to follow.

    A record that went has no row left; the one that is kept says so once everything has followed.
    """
    live = Link.objects.filter(child=OuterRef("child"), undone_at=None)
    gone = Link.objects.exclude(undone_at=None).filter(~Exists(live))
    went = set(gone.filter(child__in=children).values_list("child", flat=True))
    worked = gone.filter(
        Exists(CaseAct.objects.filter(child=OuterRef("child"))),
        sighting__links__child__in=children, sighting__links__undone_at=None,
    )  # fmt: skip
    pairs = set(worked.values_list("sighting__links__child", "child__ref"))
    return went | {kept for kept, ref in pairs if ref not in _followed(acts[kept])}


def _followed(acts: list[Act]) -> set[str]:
    return {str(act.data.get("from")) for act in standing(tuple(acts)) if act.kind == JOINED}


def child_acts(child: int) -> Acts:
    """The acts that are about one child whatever the case, the earliest first."""
    return tuple(acts_of([child])[child])


def rows_of(children: Collection[int]) -> Mapping[int, list[Sighting]]:
    """Every row about each child in a delivery that stands, the earliest first."""
    links = Link.objects.filter(child__in=children, undone_at=None, sighting__delivery__state="read")
    found: dict[int, list[Sighting]] = defaultdict(list)
    for link in links.select_related("sighting__identity", "sighting__delivery").order_by(
        "sighting__learned_at", "sighting__pk"
    ):
        found[link.child_id].append(link.sighting)
    return found


def acts_of(children: Collection[int]) -> Mapping[int, list[Act]]:
    """The acts that are about each child whatever the case, the earliest first."""
    found: dict[int, list[Act]] = defaultdict(list)
    for row in CaseAct.objects.filter(child__in=children, case=None).order_by("pk"):
        found[row.child_id].append(act_of(row))
    return found


def _at_the_same_home(rows: Mapping[int, list[Sighting]]) -> Mapping[int, list[SafeContact]]:
    """For each child what was answered for others at one of its addresses now. Sealed children tell nothing."""
    homes = {child: _doors(found) for child, found in rows.items()}
    postcodes = {home.postcode for found in rows.values() for home in homes_now(found) if home.postcode}
    near = set(
        Link.objects.filter(
            undone_at=None, sighting__delivery__state="read", sighting__identity__postcode__in=postcodes,
            child__restriction="", child__acts__kind=ANSWERED, child__acts__case=None,
        ).values_list("child", flat=True)
    )  # fmt: skip
    found: dict[int, list[SafeContact]] = defaultdict(list)
    there, said = rows_of(near), acts_of(near)
    for other in near:
        answers, doors = answers_of(said[other])[1], _doors(there[other])
        for child in (child for child, own in homes.items() if child != other and own & doors):
            found[child] += [answers] if answers else []
    return found


def _doors(rows: Iterable[Sighting]) -> set[tuple[str, str]]:
    """The addresses that lists give now, each with a line besides its postcode: a postcode alone is a street's."""
    return {place for home in homes_now(rows) if (place := place_of(home))[0] != place[1]}


def _removals(children: Collection[int]) -> Mapping[int, list[Acts]]:
    cases: dict[tuple[int, int], list[Act]] = defaultdict(list)
    for row in CaseAct.objects.filter(child__in=children, case__way_out=CODE).order_by("pk"):
        cases[row.child_id, row.case_id or 0].append(act_of(row))
    found: dict[int, list[Acts]] = defaultdict(list)
    for (child, _), acts in cases.items():
        found[child].append(standing(tuple(acts)))
    return found


def _places(children: Collection[int]) -> Mapping[int, set[Place]]:
    facts = Fact.objects.filter(
        sighting__links__child__in=children, sighting__links__undone_at=None, kind__in=PLACES
    )
    found: dict[int, set[Place]] = defaultdict(set)
    numbers = now_standing()
    for child, kind, code, school, place in facts.values_list(
        "sighting__links__child", "kind", "code", "school", "place"
    ).distinct():
        found[child].add(Place(kind, code or "", numbers.get(school or "", school or ""), place or ""))
    return found


def _numbers(removals: Mapping[int, list[Acts]]) -> set[str]:
    """Whatever in the answers of these cases may be the number of a school."""
    return {
        number for cases in removals.values() for acts in cases for act in acts for said in act.data.values()
        if isinstance(said, str) and (number := clean_laestab(said) or "")
    }  # fmt: skip


def _names(numbers: set[str | None]) -> Mapping[str, frozenset[str]]:
    """Every name that a list of schools ever gave: an old one tells as much as the new."""
    found: dict[str, set[str]] = defaultdict(set)
    known = School.objects.filter(laestab__in=numbers - {None, ""}).values_list("laestab", "name")
    for number, name in known.distinct():
        found[str(number)].update({name} if name else ())
    return {number: frozenset(names) for number, names in found.items()}
