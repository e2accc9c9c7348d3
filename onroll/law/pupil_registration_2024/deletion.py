"""Regulation 9(1): the fifteen grounds on which the name of a pupil of compulsory school age is deleted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from onroll.facts.citation import Certainty, Citation, cite
from onroll.law.pupil_registration_2024.registers import IN_FORCE, SI, place

NOT_MODELLED = (
    "Regulation 9(3), the grounds for pupils not of compulsory school age.",
    "The paragraph on special schools, whose number is unconfirmed: its consent test is in `returns`.",
    "The 2026 Act's changes to these grounds, for lack of a start date.",
)

GoesTo = Literal["school", "home_education", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Ground:
    """One lawful ground for deleting a name, and what must be true before it is used.

    `certainty` is of the heading, `conditions_certainty` of the preconditions as paraphrased here.
    `goes_to` is the education the ground itself points to: a school, home education, none (death, end of
    school age), or unknown.
    """

    letter: str
    code: str
    heading: str
    preconditions: tuple[str, ...]
    citation: Citation
    conditions_certainty: Certainty
    goes_to: GoesTo = "unknown"
    needs_joint_enquiry: bool = False
    needs_written_notice: bool = False
    school_days_absent: int = 0
    only_codes: tuple[str, ...] = ()

    @property
    def certainty(self) -> Certainty:
        return self.citation.certainty


NOT_AN_ORDER = "no school attendance order names this school"
NOT_MOBILE_MAIN = "not a mobile child whose main school this is"
NOT_EXPECTED = "no reasonable grounds to believe the pupil will attend again"
NOT_ILL = "no reasonable grounds to think sickness or an unavoidable cause explains it"
JOINT_ENQUIRY = (
    "school and council have jointly made reasonable efforts to find the pupil and the pupil's"
    " circumstances, and either failed, or succeeded and agree there are no reasonable grounds to expect"
    " attendance"
)


def _ground(
    letter: str,
    code: str,
    heading: str,
    *preconditions: str,
    sure: bool = True,
    goes_to: GoesTo = "unknown",
    joint: bool = False,
    written: bool = False,
    absent: int = 0,
    only_codes: tuple[str, ...] = (),
) -> Ground:
    cited = place(f"reg.9(1)({letter})")
    known: Certainty = "confirmed" if sure else "unconfirmed"
    return Ground(
        letter, code, heading, preconditions, cited, known, goes_to, joint, written, absent, only_codes
    )


GROUNDS: dict[str, Ground] = {
    entry.letter: entry
    for entry in (
        _ground(
            "a",
            "another-school",
            "Registered at another school",
            NOT_AN_ORDER,
            NOT_MOBILE_MAIN,
            "dual registration has not been agreed",
            goes_to="school",
        ),
        _ground(
            "b",
            "nursery-not-moving-up",
            "Has not continued at the school after nursery education",
            "nursery education is complete and the pupil would move to Reception or above",
            NOT_EXPECTED,
        ),
        _ground(
            "c",
            "dual-registered",
            "Also registered elsewhere, and the other schools agree",
            NOT_EXPECTED,
            "the proprietor of every other school consents",
            NOT_AN_ORDER,
            NOT_MOBILE_MAIN,
            goes_to="school",
        ),
        _ground(
            "d",
            "order-changed",
            "School attendance order changed to name another school",
            "the council has amended the order to substitute another school",
            goes_to="school",
        ),
        _ground(
            "e",
            "order-revoked",
            "School attendance order revoked",
            "the council revoked it because suitable education otherwise than at school is arranged",
            goes_to="home_education",
        ),
        _ground(
            "f",
            "home-education",
            "Leaving for education otherwise than at school",
            "the parent told the school in writing that the child will not attend after a stated day",
            "that day has passed",
            NOT_AN_ORDER,
            goes_to="home_education",
            written=True,
        ),
        _ground(
            "g",
            "too-far-away",
            "No longer normally lives a reasonable distance away",
            "not a boarder",
            NOT_EXPECTED,
            sure=False,
        ),
        _ground(
            "h",
            "not-back-from-leave",
            "Has not come back after leave of absence",
            "ten school days have passed since the leave ended",
            NOT_ILL,
            JOINT_ENQUIRY,
            sure=False,  # days confirmed from the earlier text; the second limb is not
            joint=True,
            absent=10,
        ),
        _ground(
            "i",
            "absent-20-days",
            "Continuously absent for 20 school days",
            "at least 20 school days, marked only G, N or O throughout",
            NOT_ILL,
            JOINT_ENQUIRY,
            sure=False,  # days and codes are confirmed; the second limb of the joint enquiry is not
            joint=True,
            absent=20,
            only_codes=("G", "N", "O"),
        ),
        _ground(
            "j",
            "detained",
            "Detained under a sentence of detention",
            "an order of at least four months, and no reasonable grounds to expect return at its end",
            sure=False,  # the four months are confirmed for the 2006 regulations only
        ),
        _ground("k", "died", "Died", goes_to="none"),
        _ground(
            "l",
            "over-age",
            "Over compulsory school age and not going on to the sixth form",
            "will be over compulsory school age before the school next meets",
            "has said so, or does not meet the sixth form's entry requirements",
            sure=False,  # the limbs are confirmed for the 2006 regulations only
            goes_to="none",
        ),
        _ground(
            "m",
            "fees-unpaid",
            "Boarding fees unpaid",
            "a boarder at a maintained school or academy",
            "charges payable by the parent are still unpaid at the end of the term they were due",
        ),
        _ground(
            "n",
            "left-independent-school",
            "Ceased to be a pupil of an independent or non-maintained special school",
        ),
        _ground(
            "o",
            "permanently-excluded",
            "Permanently excluded",
            "the governing board's and the independent review's stages have ended or been waived",
        ),
    )
}

_LETTER = re.compile(r"(?:.*\(\s*([a-o])\s*\)|(?:ground\s*)?\(?([a-o])\)?\.?)", re.IGNORECASE)


@cite(SI, "reg.9(1)", in_force_from=IN_FORCE)
def ground_letter(written: str) -> str | None:
    """The letter of a ground as people write it: "A", "ground a", "9(1)(a)"; None when it is no ground."""
    found = _LETTER.fullmatch(written.strip())
    return (found[1] or found[2]).lower() if found else None


@cite(SI, "reg.9(1)", in_force_from=IN_FORCE)
def ground(letter: str, on: date) -> Ground | None:
    """The ground of that letter as it stands on a day; None before the regulations, or for no such letter."""
    return GROUNDS.get(letter) if on >= IN_FORCE else None
