"""What every decision asks first: who may decide, a reason, children whom this person may see, and nothing newer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onroll.facts.identifiers import is_temporary_upn
from onroll.intake.check import NotAllowed
from onroll.matching.family import clashing
from onroll.register.models import Child, Decision, Doubt, Identity, Link, Sighting
from onroll.register.scope import MAY_DECIDE, Actor, NotFound

LONGEST = 400


class NotDecided(Exception):
    """Nothing was decided, and here is why."""


class Changed(NotDecided):
    """These children have been decided about since this person looked. own: by this person, who went back."""

    def __init__(self, says: str, *, own: bool = False) -> None:
        self.own = own
        super().__init__(says)


class TwoNumbers(NotDecided):
    """The two bear two lasting numbers of one kind: to join them needs a reason of its own."""


class RestsOn(NotDecided):
    """Later decisions rest on this one, and are to be undone first: `later` holds their numbers, newest first."""

    def __init__(self, later: list[int]) -> None:
        self.later = later
        super().__init__(
            f"later decisions rest on this one; undo first: {', '.join(str(one) for one in later)}"
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two children of whom a person may say that they are one: the elder, whose reference is kept, and the younger."""

    elder: Child
    younger: Child
    doubt: Doubt | None = None
    rows: tuple[list[int], list[int]] = field(default=([], []))


def reason(actor: Actor, why: str) -> str:
    """The reason, tidied. Raises NotAllowed, or NotDecided when none is given."""
    if actor.role not in MAY_DECIDE:
        raise NotAllowed(f"{actor.name} may not decide who is whom")
    told = " ".join(why.split())[:LONGEST]
    if not told:
        raise NotDecided("say why: a decision needs a reason")
    return told


def doubtful(number: int, actor: Actor) -> Pair:
    """The two children of an open doubt. Raises NotFound for one unseen, and Changed for one already decided."""
    doubt = Doubt.objects.filter(pk=number).select_related("child").first()
    link = Link.objects.filter(sighting__doubts=number, undone_at=None).first() if doubt else None
    if doubt is None or doubt.withdrawn or link is None:
        raise NotFound(str(number))
    seen_both(link.child_id, doubt.child_id, actor)
    if doubt.decided_at is not None or link.child_id == doubt.child_id:
        raise already(number, actor)
    return two(link.child_id, doubt.child_id, actor, doubt)


def already(number: int, actor: Actor) -> Changed:
    """Says that a doubt has been decided, and by whom where a person's decision is kept of it."""
    made = Decision.objects.filter(doubt=number, undone_at=None).exclude(kind="cannot_tell").last()
    if made is not None and made.decided_by == actor.name:
        return Changed(f"you have decided this pair already: decision {made.pk}", own=True)
    return Changed("this pair has been decided meanwhile: look again")


def named(ref: str, other: str, actor: Actor) -> Pair:
    """Two children by their references. Raises NotFound for one unseen, NotDecided for one and the same."""
    found = {one.ref: one.pk for one in Child.objects.seen_by(actor).filter(ref__in=[ref, other])}
    for each in (ref, other):
        if each not in found:
            raise NotFound(each)
    if ref == other:
        raise NotDecided("a child cannot be joined with itself: give another child's reference")
    return two(found[ref], found[other], actor)


def two(one: int, other: int, actor: Actor, doubt: Doubt | None = None) -> Pair:
    """The elder and the younger of two children, with their rows. Raises NotFound when one is unseen or not here."""
    elder, younger = seen_both(one, other, actor)
    rows = (rows_of(elder.pk), rows_of(younger.pk))
    if not all(rows):
        raise NotFound("")
    return Pair(elder, younger, doubt, rows)


def seen_both(one: int, other: int, actor: Actor) -> tuple[Child, Child]:
    """The elder and the younger. Raises NotFound when this person may not see both."""
    children = list(Child.objects.seen_by(actor).filter(pk__in=[one, other]).order_by("pk"))
    if len(children) != len({one, other}):
        raise NotFound("")
    return children[0], children[-1]


def rows_of(child: int) -> list[int]:
    """The numbers of the rows that are about a child now."""
    return list(
        Link.objects.filter(child_id=child, undone_at=None)
        .order_by("sighting_id")
        .values_list("sighting_id", flat=True)
    )


def unchanged(children: Mapping[str, int], seen: Mapping[str, int] | None) -> None:
    """Raises Changed when a child is no longer as this person saw it. seen: reference to version, or None."""
    if seen is not None and any(seen.get(ref) != version for ref, version in children.items()):
        raise Changed("somebody else has decided about one of these children meanwhile: look again")


def versions(pair: Pair) -> dict[str, int]:
    """The version of each child, by reference."""
    return {child.ref: child.version for child in (pair.elder, pair.younger)}


def two_numbers(pair: Pair) -> list[str]:
    """Which lasting numbers speak against the two being one: "UPN", "NHS number"."""
    one, two = (_numbers(rows) for rows in pair.rows)
    against = []
    if clashing(one["upn"], two["upn"], one["former_upn"] | two["former_upn"]):
        against.append("UPN")
    if clashing(one["nhs_number"], two["nhs_number"], set()):
        against.append("NHS number")
    return against


def _numbers(rows: list[int]) -> dict[str, set[str]]:
    names = ("upn", "former_upn", "nhs_number")
    identities = Sighting.objects.filter(pk__in=rows).values("identity")
    found: dict[str, set[str]] = {name: set() for name in names}
    for values in Identity.objects.filter(pk__in=identities).values_list(*names):
        for name, value in zip(names, values, strict=True):
            if value and not (name == "upn" and is_temporary_upn(value)):
                found[name].add(value)
    return found


def standing(number: int, actor: Actor) -> Decision:
    """A decision that may be undone. Raises NotFound for one unseen, Changed for one undone already."""
    decision = Decision.objects.filter(pk=number).select_related("child", "other").first()
    wanted = {one for one in (decision.child_id, decision.other_id) if one} if decision else set()
    if decision is None or Child.objects.seen_by(actor).filter(pk__in=wanted).count() != len(wanted):
        raise NotFound(str(number))
    if decision.undone_at is not None:
        raise Changed(f"{decision.undone_by} has undone this decision already")
    return decision
