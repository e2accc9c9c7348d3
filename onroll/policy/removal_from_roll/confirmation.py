"""Where a pupil has gone is believed when whoever now teaches or knows them says so: the handshake of Appendix 1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from onroll.facts.answers import Truth
from onroll.facts.case import STEP, Act, CaseFile

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("39", "40", "41", "42", "43")

STEP_CODE = "confirm-destination"
SCHOOL, AUTHORITY, PARENT, ABROAD = "receiving_school", "receiving_authority", "parents_notice", "move_abroad"
KINDS = {
    SCHOOL: "The new school confirms that the pupil is on its roll",
    AUTHORITY: "The new authority confirms that it knows the child",
    PARENT: "The parent’s written notice of home education has been seen",
    ABROAD: "Evidence of the move abroad has been seen",
}
BY_LINK = frozenset({SCHOOL, AUTHORITY})
"""Those who can be sent a link; the other two are papers that an officer looks at."""

ADDRESS_FROM = {
    "directory": "our own directory",
    "website": "their own website, or the national list of schools",
    "telephone": "told us by telephone",
    "rung_back": "rung back on a number of our own directory",
}
"""How the council came by the address that a link goes to. The word of the school that asks is none of them."""
NOT_SAID = "nobody wrote down where it came from"

ON_ROLL, KNOWN, NOT_KNOWN, REFERRED, SEEN, NOT_SEEN = (
    "on_roll",
    "known",
    "not_known",
    "referred",
    "seen",
    "not_seen",
)
ANSWERS: dict[str, dict[str, str]] = {
    SCHOOL: {
        ON_ROLL: "On our roll", NOT_KNOWN: "Not known to us", REFERRED: "Not with us: somebody else will know",
    },
    AUTHORITY: {
        ON_ROLL: "On the roll of a school here", KNOWN: "Known to us", NOT_KNOWN: "Not known to us",
        REFERRED: "Not with us: somebody else will know",
    },
    PARENT: {SEEN: "Seen, and kept with the case", NOT_SEEN: "There is none"},
    ABROAD: {SEEN: "Seen, and kept with the case", NOT_SEEN: "It does not show a move abroad"},
}  # fmt: skip
SHOWS_LOCATED = frozenset({ON_ROLL, KNOWN, SEEN})
SHOWS_NOT = frozenset({NOT_KNOWN, NOT_SEEN})


@dataclass(frozen=True, slots=True)
class Established:
    """What the confirmations of a case show of each kind: yes, no, or nobody has answered."""

    enrolled: Truth
    known_elsewhere: Truth
    notice: Truth
    abroad: Truth

    @property
    def located(self) -> bool:
        """Is the pupil located in the sense of the policy?"""
        return Truth.YES in (self.enrolled, self.known_elsewhere, self.notice, self.abroad)


def established(file: CaseFile) -> Established:
    """What has been confirmed. Somebody who has not answered has said nothing; a later answer replaces an earlier."""
    said = {kind: _of_kind(file, kind) for kind in KINDS}
    school, authority = said[SCHOOL], said[AUTHORITY]
    enrolled = _best(_shows(school, {ON_ROLL}), _shows(authority, {ON_ROLL}))
    return Established(
        enrolled, _shows(authority, {ON_ROLL, KNOWN}), _shows(said[PARENT]), _shows(said[ABROAD])
    )


def _of_kind(file: CaseFile, kind: str) -> list[str]:
    """The latest answer of each one asked of a kind."""
    found: dict[Any, str] = {}
    for act in answers(file):
        if act.data.get("kind") == kind:
            found[act.data.get("to_name", "")] = str(act.data.get("answer", ""))
    return list(found.values())


def answers(file: CaseFile) -> tuple[Act, ...]:
    """The answers given, the earliest first."""
    return tuple(act for act in file.of(STEP, STEP_CODE) if act.data.get("answer"))


def asked_with(file: CaseFile, act: Act) -> Act:
    """The question that an act of this step asks or answers; an answer without a question is its own."""
    number = act.data.get("asked") or act.number
    return next((one for one in file.of(STEP, STEP_CODE) if one.number == number), act)


def address_said(act: Act) -> str:
    """The address that a question went to, how we came by it, and why that was good enough; nothing without one."""
    address, why = act.data.get("to_email"), act.data.get("why")
    if not address:
        return ""
    came_by = ADDRESS_FROM.get(str(act.data.get("address_from")), NOT_SAID)
    return f"{address} ({came_by}{f'; a manager’s reason: {why}' if why else ''})"


def of_address(file: CaseFile, address: str) -> str:
    """The same of the latest question that went to this address."""
    asked = [act for act in file.of(STEP, STEP_CODE) if address and act.data.get("to_email") == address]
    return address_said(asked[-1]) if asked else ""


def _shows(said: list[str], yes: set[str] | frozenset[str] = SHOWS_LOCATED) -> Truth:
    if any(one in yes for one in said):
        return Truth.YES
    return Truth.NO if any(one in SHOWS_NOT for one in said) else Truth.UNKNOWN


def _best(one: Truth, other: Truth) -> Truth:
    return max(one, other, key=lambda truth: truth.rank)
