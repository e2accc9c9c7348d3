"""The whole small space of questions to the gate, and a second reading of the rules that shares none of its code."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import CONCERNS, MAY, MUST_NOT, Advice, SafeContact
from onroll.policy.who_may_know.ruling import Ruling
from onroll.policy.who_may_know.safe_contact import may_leave
from onroll.policy.who_may_know.sending import Address, Kind, Recipient, Sending, Tells, Who

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
DAYS = 28
ANSWERED = NOW - timedelta(days=3)
HOME, RIVAL = "1 Larch Hill, Anybourne, ZY1 1AA", "2 Elm Row, Anybourne, ZY2 2BB"
NAMES = {Who.PARENT: "Amira Testwell", Who.OTHER_PERSON: "Dev Testwell", Who.PARTNER: "Housing"}
NO_CONCERN = dict.fromkeys(CONCERNS, Truth.NO)


@dataclass(frozen=True)
class Point:
    """One point of the space, each side of it a word."""

    kind: Kind
    who: Who
    tells: frozenset[Tells]
    told: str  # may, must_not (of the name), kind_must_not, unsaid
    safe: str  # yes, no, unknown
    where: bool
    concern: str  # no, yes, unknown
    advice: str  # none, agrees, of_another, before, to_come, by_nobody
    flag: str
    when: str  # never, fresh, old, newer_address, to_come
    rivals: int = 1
    reason: str = ""
    forbidden_asked: bool = True

    @property
    def to(self) -> Recipient:
        return Recipient(self.who, NAMES.get(self.who, ""))


def answers(point: Point) -> SafeContact | None:
    """The answers at this point."""
    if point.when == "never":
        return None
    at = {"old": NOW - timedelta(days=DAYS, seconds=1), "to_come": NOW + timedelta(seconds=1)}.get(
        point.when, ANSWERED
    )
    key, given = point.to.key, advice(point, at)
    where = frozenset({key} if point.where else ())
    told = {"may": {key: MAY}, "must_not": {key: MUST_NOT}, "unsaid": {},
            "kind_must_not": {key: MAY, point.who.value: MUST_NOT}}[point.told]  # fmt: skip
    safe = {} if point.safe == "unknown" else {"1 larch hill anybourne zy1 1aa": Truth(point.safe)}
    concerns = {**NO_CONCERN, "refuge": Truth(point.concern)}
    return SafeContact(at, "carol", told, point.forbidden_asked, safe, where, concerns, given)


def advice(point: Point, at: datetime) -> Advice | None:
    """The advice at this point."""
    key = frozenset({point.to.key})
    return {
        "none": None,
        "agrees": Advice("The duty social worker", max(at, NOW - timedelta(days=1)), key),
        "of_another": Advice(
            "The duty social worker", NOW - timedelta(days=1), frozenset({"parent:another"})
        ),
        "before": Advice("The duty social worker", at - timedelta(seconds=1), key),
        "to_come": Advice("The duty social worker", NOW + timedelta(seconds=1), key),
        "by_nobody": Advice("", NOW - timedelta(days=1), key),
    }[point.advice]


def ruling(point: Point) -> Ruling:
    """What the gate says there."""
    learned = ANSWERED + timedelta(hours=1) if point.when == "newer_address" else NOW - timedelta(days=200)
    places = [Address(HOME, learned), Address(RIVAL, NOW - timedelta(days=300))][: point.rivals]
    sending = Sending(point.kind, point.to, HOME if reaches_home(point) else "", point.tells, point.reason)
    flags = {point.flag} if point.flag else set()
    return may_leave(sending, answers(point), flags, places, now=NOW, days=DAYS)


def reaches_home(point: Point) -> bool:
    return point.who in (Who.PARENT, Who.OTHER_PERSON) or point.kind in (
        Kind.CALL_SHEET, Kind.VISIT, Kind.FAMILY_LINK,
    )  # fmt: skip


def forbidden(point: Point) -> bool:
    """Read from the words: somebody who must not be told, for good, whatever else is answered."""
    answered = point.when != "never"
    by_answer = answered and (
        point.told in ("must_not", "kind_must_not") or (reaches_home(point) and point.safe == "no")
    )
    kinds = (Who.PARENT, Who.OTHER_PERSON, Who.LAST_SCHOOL, Who.SIBLINGS_SCHOOL)
    tells_where = bool(point.tells) and point.who in kinds and not (answered and point.where)
    return point.flag in ("sealed", "died") or by_answer or tells_where


def unanswered(point: Point) -> bool:
    """Read from the words: something that must be answered first is not, or is not any more."""
    if point.who in (Who.CRS, Who.POLICE) and not reaches_home(point):
        return False
    if point.when != "fresh" or not point.forbidden_asked or point.concern == "unknown":
        return True
    grave = point.concern == "yes" or point.flag in (*CONCERNS, "immediate_risk", "same_home")
    if grave and point.advice != "agrees":
        return True
    if point.who in (Who.PARENT, Who.OTHER_PERSON) and point.told != "may":
        return True
    if reaches_home(point) and point.safe != "yes":
        return True
    return point.kind is Kind.VISIT and point.rivals > 1 and not point.reason.strip()


TOLD = ("may", "must_not", "kind_must_not", "unsaid")
TELLS = tuple(
    frozenset(some) for n in range(3) for some in itertools.combinations((Tells.ADDRESS, Tells.RECEIVING_SCHOOL), n)
)  # fmt: skip
ADVICE = ("none", "agrees", "of_another", "before", "to_come", "by_nobody")
FLAGS = (
    "",
    "sealed",
    "died",
    "refuge",
    "honour_based_abuse",
    "abduction",
    "court_order",
    "immediate_risk",
    "same_home",
    "CP",
)
WHEN = ("never", "fresh", "old", "newer_address", "to_come")
SAFE = ("yes", "no", "unknown")


def people_and_places() -> Iterator[Point]:
    """Every recipient, by every way, telling every thing, whoever was said to be told and whatever is safe."""
    for kind, who, tells, told, safe, where, when in itertools.product(
        Kind, Who, TELLS, TOLD, SAFE, (False, True), WHEN
    ):
        yield Point(kind, who, tells, told, safe, where, "no", "none", "", when)


def dangers() -> Iterator[Point]:
    """Every concern, flag, advice and age of the answers, for those whom answers allow otherwise."""
    for kind, who, concern, advised, flag, when in itertools.product(Kind, Who, SAFE, ADVICE, FLAGS, WHEN):
        yield Point(kind, who, frozenset(), "may", "yes", False, concern, advised, flag, when)


def visits() -> Iterator[Point]:
    """Every number of addresses and reason, with the question who must not be told asked or not."""
    reasons = ("", " ", "The landlord saw them there")
    for kind, who, when, rivals, reason, asked in itertools.product(
        Kind, Who, WHEN, (1, 2), reasons, (True, False)
    ):
        yield Point(
            kind, who, frozenset(), "may", "yes", False, "no", "none", "", when, rivals, reason, asked
        )
