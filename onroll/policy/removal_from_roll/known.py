"""What the council itself has established about a request: from its checks, its confirmations and the account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.calendars import ONE_DAY, Calendar, CalendarEnds
from onroll.facts.case import STEP, CaseFile, as_day
from onroll.facts.days import nc_year
from onroll.law.education_act_1996 import compulsory_school_age_ends
from onroll.policy.removal_from_roll import ruling
from onroll.policy.removal_from_roll.conditions import (
    LEAVE_ENDED,
    SPECIAL,
    SPECIAL_SCHOOL,
    Told,
    first_day_absent,
)
from onroll.policy.removal_from_roll.confirmation import established

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("39", "40", "41", "42", "45", "46")

REQUEST = "request"
HOME_VISIT, CHECKS, CHILD_HEALTH = "home-visit", ("education-database", "other-databases"), "child-health"
ENQUIRIES = (HOME_VISIT, *CHECKS, CHILD_HEALTH)
JOINT, CONSENT, ORDER = "joint-decision", "placing-authority", "attendance-order"
SAID = {"yes": Truth.YES, "no": Truth.NO}
FOUND = {**SAID, "unknown": Truth.UNKNOWN}
DECISION, FINDINGS = "decision", "found"
YEAR_1 = 1


def told_of(file: CaseFile, on: date, calendar: Calendar) -> Told:
    """Everything the ruling looks at, out of the case and the account."""
    return Told(answers_of(file), known_of(file, on, calendar), on, calendar, found_of(file))


def found_of(file: CaseFile) -> dict[str, Truth]:
    """The officer's own answers to the conditions of the ground, as last given with a decision on that ground."""
    return found_in(said_so_far(file))


def said_so_far(file: CaseFile) -> dict[str, str]:
    """The same as they were given: they stand until the officer answers otherwise."""
    last = file.last(STEP, DECISION)
    if last is None or last.data.get("ground") != ground_of(file):
        return {}
    return dict(last.data.get(FINDINGS) or {})


def found_in(said: Mapping[str, str]) -> dict[str, Truth]:
    """An officer's answers by the code of the condition; what they left blank is not there."""
    return {code: FOUND[answer] for code, answer in said.items() if answer in FOUND}


def ground_of(file: CaseFile) -> str:
    """The letter of the ground the school relies on, or nothing."""
    return str(file.said(REQUEST, "ground") or "")


def answers_of(file: CaseFile) -> Mapping[str, Any]:
    """What the school answered when it last did."""
    act = next((one for one in reversed(file.of(STEP, REQUEST)) if "ground" in one.data), None)
    return act.data if act is not None else {}


def rule(
    file: CaseFile, on: date, calendar: Calendar, found: Mapping[str, str] | None = None
) -> ruling.Ruling:
    """The ruling on a case as it stands on a day. found: the officer's own answers, given with the decision."""
    told = told_of(file, on, calendar)
    told = told if found is None else replace(told, found=found_in(found))
    return ruling.rule(ground_of(file), told)


def known_of(file: CaseFile, on: date, calendar: Calendar) -> dict[str, Truth]:
    """What is known by the code of the condition it answers; what is not there is not known."""
    found = established(file)
    moved = max(found.known_elsewhere, found.abroad, key=lambda truth: truth.rank)
    known = {
        "enrolled-elsewhere": _enrolled(file, found.enrolled),
        "notice-seen": found.notice,
        "moved-away": moved,
        "joint-enquiry": _enquired(file),
        "council-agrees": _said(file, JOINT, "agrees"),
        "placing-consent": _said(file, CONSENT, "consents"),
        SPECIAL: Truth.YES if file.facts.get("school_is_special") is False else Truth.UNKNOWN,
        SPECIAL_SCHOOL: Truth.YES if file.facts.get("school_is_special") is True else Truth.UNKNOWN,
        "order-names-school": _not(_said(file, ORDER, "names_school")),
        "order-amended": _said(file, ORDER, "amended"),
        "order-revoked": _said(file, ORDER, "revoked"),
        "over-age": _over_age(file.facts.get("dob"), on, calendar),
        "nursery-complete": _nursery(file.facts.get("dob"), on),
        "independent": _independent(str(file.facts.get("school_type") or "")),
        "excluded": Truth.YES if file.facts.get("excluded") else Truth.UNKNOWN,
        "died": Truth.YES if file.position == "died" else Truth.UNKNOWN,
    }
    return {code: truth for code, truth in known.items() if truth is not Truth.UNKNOWN}


def visited(file: CaseFile) -> bool:
    """Has the home been visited in the absence? A visit before it shows nothing, and one left out was not made."""
    act, first = file.settled(HOME_VISIT), absent_from(file)
    if act is None or act.outcome != "done":
        return False
    day = as_day(act.data.get("visited_on"))
    return first is None or (day is not None and day >= first)


def absent_from(file: CaseFile) -> date | None:
    """The first day on which the pupil was away as the ground has it: after the leave ended, or as the school tells."""
    said = answers_of(file)
    ended = as_day(said.get(LEAVE_ENDED))
    return first_day_absent(said) if ended is None else ended + ONE_DAY


def may_be_placed(file: CaseFile) -> bool:
    """May an authority have placed the pupil at this school, a special one? Only an officer finds that none did."""
    found = found_of(file).get(SPECIAL, Truth.UNKNOWN)
    if found is not Truth.UNKNOWN:
        return found is Truth.NO
    return answers_of(file).get(SPECIAL) == "yes" or file.facts.get("school_is_special") is True


def located(file: CaseFile) -> bool:
    """Is it confirmed where the pupil is, by somebody's word, a paper that was seen, or another school's roll?"""
    found = established(file)
    return found.located or _enrolled(file, found.enrolled) is Truth.YES


def _enrolled(file: CaseFile, confirmed: Truth) -> Truth:
    """The other school's word, or its roll: the account shows the child there."""
    elsewhere = file.position == "on_roll" and file.facts.get("school") not in (None, "", file.school)
    return Truth.YES if elsewhere else confirmed


def _enquired(file: CaseFile) -> Truth:
    """The visit is made and every other enquiry has been answered, or is not appropriate for a stated reason."""
    done = visited(file) and all(file.settled(step) is not None for step in ENQUIRIES)
    return Truth.YES if done else Truth.UNKNOWN


def _said(file: CaseFile, step: str, question: str) -> Truth:
    return SAID.get(str(file.said(step, question)), Truth.UNKNOWN)


def _not(truth: Truth) -> Truth:
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, Truth.UNKNOWN)


def _over_age(born: date | None, on: date, calendar: Calendar) -> Truth:
    """Whether the pupil will be past school age when school next meets: from the date of birth and the calendar."""
    if born is None:
        return Truth.UNKNOWN
    ends = compulsory_school_age_ends(born)
    if ends <= on:
        return Truth.YES
    try:
        return Truth.YES if ends <= calendar.nth_school_day(on + ONE_DAY, 1) else Truth.NO
    except CalendarEnds:
        return Truth.UNKNOWN


def _nursery(born: date | None, on: date) -> Truth:
    """A pupil whose cohort is past Reception is in no nursery; for a younger one the school says."""
    return Truth.NO if born is not None and nc_year(born, on) >= YEAR_1 else Truth.UNKNOWN


def _independent(kind: str) -> Truth:
    """By the kind of school in the list of schools: independent, or a non-maintained special school."""
    said = kind.lower()
    if not said:
        return Truth.UNKNOWN
    return Truth.YES if "independent" in said or "non-maintained special" in said else Truth.NO
