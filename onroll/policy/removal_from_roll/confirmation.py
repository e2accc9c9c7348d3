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


def _shows(said: list[str], yes: set[str] | frozenset[str] = SHOWS_LOCATED) -> Truth:
    if any(one in yes for one in said):
        return Truth.YES
    return Truth.NO if any(one in SHOWS_NOT for one in said) else Truth.UNKNOWN


def _best(one: Truth, other: Truth) -> Truth:
    return max(one, other, key=lambda truth: truth.rank)
