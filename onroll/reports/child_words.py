"""What a fact says, in one plain sentence."""

from __future__ import annotations

from collections.abc import Callable

from onroll.register.models import Fact


def in_words(fact: Fact) -> str:
    """A sentence for the time line. An unknown kind is named as it is, never hidden."""
    say = WORDS.get(fact.kind)
    return say(fact) if say else fact.kind.replace("_", " ").capitalize()


def _enrolment(fact: Fact) -> str:
    part = ", part-time" if fact.detail == "part_time" else ""
    return f"On the roll of {fact.school}{part}"


def _leaving(fact: Fact) -> str:
    places = {
        "school": f"another school ({fact.place or 'not named'})",
        "home_education": "home education",
        "abroad": f"abroad ({fact.place or 'country not given'})",
        "other_la": f"another authority ({fact.place or 'not named'})",
    }
    where = places.get(fact.detail or "", "a place not known")
    ground = f", ground ({fact.code})" if fact.code else ""
    return f"Left {fact.school} for {where}{ground}"


def _offer(fact: Fact) -> str:
    answer = {"accepted": "accepted", "refused": "refused"}.get(fact.code or "", "not answered")
    return f"Offered a place at {fact.school}: {answer}"


def _application(fact: Fact) -> str:
    kind = (fact.detail or "").split("|")[0].replace("_", "-") or "school"
    return f"Applied for a place ({kind}): {fact.code or 'pending'}"


def _home_education(fact: Fact) -> str:
    return f"Home education: {(fact.code or 'pending').replace('_', ' ')}"


def _other_authority(fact: Fact) -> str:
    answer = {
        "known": "knows the child",
        "not_known": "does not know the child",
        "enrolled": "says the child is enrolled",
    }
    return f"Authority {fact.place or ''} {answer.get(fact.code or '', 'was asked')}"


def _absence(fact: Fact) -> str:
    return f"Absent {int(fact.number or 0)} school days from {fact.school}"


WORDS: dict[str, Callable[[Fact], str]] = {
    "enrolment": _enrolment,
    "leaving": _leaving,
    "offer": _offer,
    "application": _application,
    "home_education": _home_education,
    "other_authority": _other_authority,
    "absence": _absence,
    "joining": lambda fact: f"Started at {fact.school}",
    "roll_check": lambda fact: f"{fact.school} says: {(fact.code or '').replace('_', ' ')}",
    "no_show": lambda fact: f"Expected at {fact.school} and did not come",
    "eotas": lambda fact: f"Education arranged by the authority ({fact.detail or 'provider not given'})",
    "exclusion": lambda fact: (
        f"{'Permanently excluded' if fact.code == 'PERM' else 'Suspended'} from {fact.school}"
    ),
    "health": lambda fact: "Registered with health services here",
    "lookup": lambda fact: f"National look-up: {'found' if fact.code == 'yes' else 'not found'}",
    "referral": lambda fact: "Referred as a child missing education",
    "closure": lambda fact: f"Closed: {(fact.code or '').replace('_', ' ')}",
    "police_notice": lambda fact: "Named in a police notice",
    "looked_after": lambda fact: "Looked after by the authority",
    "social_care": lambda fact: f"Social care plan: {fact.code or 'not named'}",
    "send_plan": lambda fact: "Education, health and care plan",
    "early_years": lambda fact: f"Early years: {fact.detail or 'provider not given'}",
    "seen": lambda fact: "Household seen in benefits records",
    "housing_move": lambda fact: "Moved house",
    "youth_justice": lambda fact: "Known to youth justice",
}
