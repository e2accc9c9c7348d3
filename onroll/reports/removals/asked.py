"""The requests of schools, and what each comes to today: the ruling, the confirmations, and the answer to the head."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import STEP, Act, CaseFile
from onroll.policy.removal_from_roll import known, removal, ruling
from onroll.policy.removal_from_roll.confirmation import answers
from onroll.policy.removal_from_roll.forwarding import borne_out
from onroll.policy.removal_from_roll.grounds import ASKED
from onroll.policy.removal_from_roll.meanwhile import meanwhile
from onroll.register.cases import cases_seen_by
from onroll.register.models import Case, Document, Fact, School, User
from onroll.register.scope import Actor
from onroll.reports.cases.files import case_files, clocks

SPECIAL = "special"
LETTERS = {
    ruling.MADE_OUT: "removal-made-out",
    ruling.NOT_MADE_OUT: "removal-not-made-out",
    ruling.MORE_NEEDED: "removal-missing",
}
REMAINS_ON_ROLL = "remains-on-roll"
ANSWERS = {"removal-made-out": "made out", "removal-not-made-out": "not made out",
           "removal-missing": "something is missing", REMAINS_ON_ROLL: "the pupil remains on roll"}  # fmt: skip
"""The letters that answer a head, each by what it says."""


@dataclass(frozen=True)
class Request:
    """One request as it stands on a day. `stage`: challenge, asked, decided or closed."""

    case: Case
    file: CaseFile
    ruling: ruling.Ruling
    stage: str

    @property
    def name(self) -> str:
        return str(self.file.facts.get("name") or "Name not known")

    @property
    def decision(self) -> Act | None:
        """The last decision, if there is one that stands."""
        return removal.decision_of(self.file)

    @property
    def died(self) -> bool:
        """Does the school say that the pupil has died?"""
        return self.ruling.letter == removal.GROUND_DIED

    @property
    def gone(self) -> bool:
        """Was the name taken off before anybody was asked?"""
        return removal.was_challenged(self.file)

    @property
    def ground(self) -> str:
        """The ground in words."""
        decided = self.decision
        asked = ASKED.get(str(decided.data.get("ground")) if decided else self.ruling.letter)
        return f"({asked.letter}) {asked.law.heading}" if asked else "No ground is named"


def requests(actor: Actor, on: date, *, open_only: bool = True) -> list[Request]:
    """The requests and challenges this person may see: the oldest first."""
    found = cases_seen_by(actor).filter(way_out=removal.CODE).order_by("opened_on", "pk")
    return as_requests(found.filter(closed_at=None) if open_only else found, on)


def as_requests(cases: Iterable[Case], on: date) -> list[Request]:
    """Cases, which somebody may see already, each with its ruling."""
    wanted = list(cases)
    kinds, excluded = _kinds({case.school for case in wanted}), _excluded({case.child_id for case in wanted})
    files = [_with_school(file, kinds, excluded) for file in case_files(wanted, on)]
    by = clocks(files)
    ruled = [known.rule(file, on, by.calendar(file)) for file in files]
    return [Request(case, file, found, stage(file))
            for case, file, found in zip(wanted, files, ruled, strict=True)]  # fmt: skip


def stage(file: CaseFile) -> str:
    """How far a request has come."""
    if file.closed_on is not None:
        return "closed"
    if removal.decided(file):
        return "decided"
    return "challenge" if removal.is_challenge(file) else "asked"


def letter_code(one: Request) -> str:
    """The letter that answers the head as things stand."""
    decided = one.decision
    if decided is not None and decided.data["decision"] == removal.REMAINS:
        return REMAINS_ON_ROLL
    return LETTERS[ruling.MADE_OUT if decided is not None else one.ruling.outcome]


def why_not_the_answer(code: str, case: Case, said: Mapping[str, Any], on: date) -> str:
    """Why a letter that answers a head may not be written or leave now, in words; nothing for any other letter.

    said: the facts it is written with. It is the one that answers what stands now, on the ground that stands now.
    """
    if code not in ANSWERS:
        return ""
    if case.way_out != removal.CODE:
        return "" if code == REMAINS_ON_ROLL else "no school has asked in this case to remove a name"
    (one,) = as_requests([case], on)
    if code != (due := letter_code(one)):
        return f"as things stand the answer to the head teacher is another letter: “{ANSWERS[due]}”"
    ground = str(said.get("ground") or "")
    if ground and ground.strip()[:3].lower() != one.ground[:3]:
        return f"the letter speaks of another ground than the request: {one.ground}"
    return ""


def letter_facts(one: Request) -> dict[str, str | date]:
    """What that letter says, by the names the letters know: once decided, what the decision was made on."""
    asked = one.file.last(STEP, known.REQUEST)
    because = one.decision.data.get("reason", "") if one.decision else one.ruling.because
    made_out = letter_code(one) == LETTERS[ruling.MADE_OUT]
    found = {
        "child": one.name, "born_on": one.file.facts.get("dob") or "", "school": _school_name(one),
        "ground": one.ground, "asked_on": asked.on if asked else "", "reasons": because,
        "missing": _list(one.ruling.missing), "meanwhile": _list(meanwhile(made_out, one.died, one.gone)),
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}


def forwarding(one: Request) -> Truth:
    """Row 44: once the removal is agreed, does a later roll bear out where the school said the pupil went?"""
    if not removal.is_agreed(one.file):
        return Truth.UNKNOWN
    said = [act.data.get("number", "") for act in answers(one.file) if act.data.get("answer") == "on_roll"]
    roll = str(one.file.facts.get("school") or "")
    return borne_out(said[-1] if said else "", one.file.position, roll, one.file.school)


def documents(one: Request, *, own_only: bool = False) -> list[dict[str, Any]]:
    """The papers of a request. own_only: those that the school sent, and none that the council has added."""
    kept = Document.objects.filter(case=one.case, letters=None).order_by("pk")
    if own_only:
        kept = kept.filter(kept_by__in=User.objects.filter(role="school").values_list("username", flat=True))
    return [dict(row) for row in kept.values("pk", "title", "file_name", "size", "kept_at", "kept_by")]


def facts_for_letter(case: Case, on: date) -> dict[str, str | date]:
    """What a letter about this case may say of the request; nothing for a case of another kind."""
    return letter_facts(as_requests([case], on)[0]) if case.way_out == removal.CODE else {}


def _school_name(one: Request) -> str:
    names = School.objects.filter(laestab=one.case.school).order_by("-delivery__learned_at")
    return str(names.values_list("name", flat=True).first() or one.case.school)


def _kinds(schools: set[str]) -> dict[str, str]:
    """For each school that the national list knows, the kind of school it is; blank where the list does not say."""
    rows = School.objects.filter(laestab__in=schools, delivery__state="read").order_by("delivery__learned_at")
    return {str(laestab): kind or "" for laestab, kind in rows.values_list("laestab", "type")}


def _excluded(children: set[int]) -> set[tuple[str, str]]:
    """Each child with the school that excluded them for good, as the register was told."""
    told = Fact.objects.filter(
        kind="exclusion", code="PERM", sighting__delivery__state="read", sighting__links__child_id__in=children,
        sighting__links__undone_at=None,
    )  # fmt: skip
    return {
        (str(child), str(school))
        for child, school in told.values_list("sighting__links__child__ref", "school")
    }


def _with_school(file: CaseFile, kinds: dict[str, str], excluded: set[tuple[str, str]]) -> CaseFile:
    more: dict[str, Any] = {"excluded": (file.child, file.school) in excluded}
    if kind := kinds.get(file.school):
        more |= {"school_is_special": SPECIAL in kind.lower(), "school_type": kind}
    return replace(file, facts={**file.facts, **more})


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
