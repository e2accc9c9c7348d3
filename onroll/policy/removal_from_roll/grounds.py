"""Regulation 9(1), ground by ground: the questions that each ground needs, and nothing that it does not."""

from __future__ import annotations

from dataclasses import dataclass

from onroll.facts.citation import Certainty
from onroll.law.pupil_registration_2024 import GROUNDS, Ground
from onroll.policy.removal_from_roll.conditions import (
    ABSENT_20_DAYS,
    AGREED,
    CONSENTED,
    ENQUIRED,
    ENROLLED,
    LEAVE_ENDED,
    MOVED,
    NO_ORDER,
    NOT_DUAL,
    NOT_EXPECTED,
    NOT_ILL,
    NOT_MOBILE,
    NOTICE_SEEN,
    By,
    Condition,
    has_passed,
    is_no,
    is_yes,
    school_days_have_passed,
)

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("33", "38", "43")


@dataclass(frozen=True, slots=True)
class GroundAsked:
    """One ground: what must be so, and whether it is used of a pupil who has been found or of one who has not.

    `consent`: a child placed at a special school needs the placing authority's consent besides.
    """

    letter: str
    conditions: tuple[Condition, ...]
    located: bool = True
    consent: bool = True

    @property
    def law(self) -> Ground:
        """The ground as the regulations have it."""
        return GROUNDS[self.letter]


def _yes(
    code: str, question: str, lacks: str, fails: str, *, by: By = "school", certainty: Certainty = "confirmed",
    seen: bool = False,
) -> Condition:  # fmt: skip
    """A condition that a yes speaks for. seen: the council looks at evidence of it, or knows it from the register."""
    return Condition(
        code, question, is_yes, lacks, fails, by="council" if seen else by, certainty=certainty, seen=seen
    )


EACH = (
    GroundAsked("a", (ENROLLED, NO_ORDER, NOT_MOBILE, NOT_DUAL)),
    GroundAsked(
        "b",
        (
            _yes(
                "nursery-complete",
                "Has the pupil’s nursery education here ended, so that Reception or above would follow?",
                "whether nursery education is complete",
                "nursery education is not complete",
            ),
            NOT_EXPECTED,
        ),
    ),
    GroundAsked(
        "c",
        (
            ENROLLED,
            _yes(
                "others-consent",
                "Has every other school where the pupil is registered consented?",
                "the consent of every other school",
                "another school where the pupil is registered does not consent",
            ),
            NOT_EXPECTED,
            NO_ORDER,
            NOT_MOBILE,
        ),
    ),
    GroundAsked(
        "d",
        (
            _yes(
                "order-amended",
                "Has the council changed the school attendance order to name another school?",
                "the council’s amended order",
                "the council has not named another school in the order",
                by="council",
            ),
        ),
    ),
    GroundAsked(
        "e",
        (
            _yes(
                "order-revoked",
                "Has the council revoked the order because suitable education elsewhere is arranged?",
                "the council’s revocation of the order",
                "the council has not revoked the order",
                by="council",
            ),
        ),
    ),
    GroundAsked(
        "f",
        (
            Condition(
                "stated-day",
                "After which day, does the parent write, will the pupil not attend?",
                has_passed,
                "the day that the parent’s notice states, which must have passed",
                "the day that the parent’s notice states has not passed",
                kind="day",
                ahead=True,
                hint="What was only said does not count: it must be in writing.",
            ),
            NOTICE_SEEN,
            NO_ORDER,
        ),
    ),
    GroundAsked(
        "g",
        (
            Condition(
                "boarder",
                "Is the pupil a boarder?",
                is_no,
                "whether the pupil is a boarder",
                "the pupil is a boarder",
                certainty="unconfirmed",
            ),
            MOVED,
            NOT_EXPECTED,
        ),
    ),
    GroundAsked(
        "h",
        (
            Condition(
                LEAVE_ENDED,
                "On which day did the leave of absence end?",
                school_days_have_passed(10),
                "ten school days since the leave ended",
                "ten school days have not passed since the leave ended",
                kind="day",
            ),
            NOT_ILL,
            ENQUIRED,
            AGREED,
        ),
        located=False,
    ),
    GroundAsked(
        "i",
        (
            ABSENT_20_DAYS,
            _yes(
                "only-g-n-o",
                "Were only the codes G, N or O used on all of them?",
                "the codes used throughout",
                "a code other than G, N or O was used",
            ),
            NOT_ILL,
            ENQUIRED,
            AGREED,
        ),
        located=False,
    ),
    GroundAsked(
        "j",
        (
            _yes(
                "four-months",
                "Is the pupil held under an order of at least four months?",
                "evidence of the order and its length, which the council has seen",
                "the order is of less than four months",
                certainty="unconfirmed",
                seen=True,
            ),
            NOT_EXPECTED,
        ),
    ),
    GroundAsked(
        "k",
        (
            _yes(
                "died",
                "Has the pupil died?",
                "evidence that the pupil has died, or the council’s own confirmation",
                "the pupil has not died",
                seen=True,
            ),
        ),
        consent=False,
    ),
    GroundAsked(
        "l",
        (
            _yes(
                "over-age",
                "Will the pupil be over compulsory school age before the school next meets?",
                "the date of birth, from which the council sees whether the pupil will be over compulsory school age",
                "the pupil will still be of compulsory school age",
                certainty="unconfirmed",
                seen=True,
            ),
            _yes(
                "not-sixth-form",
                "Has the pupil said they will not stay, or are the sixth form’s requirements not met?",
                "whether the pupil goes on to the sixth form",
                "the pupil stays, or may",
                certainty="unconfirmed",
            ),
        ),
    ),
    GroundAsked(
        "m",
        (
            _yes(
                "boards-here",
                "Is the pupil a boarder at a maintained school or academy?",
                "evidence that the pupil boards, which the council has seen",
                "the pupil is not a boarder at a maintained school or academy",
                seen=True,
            ),
            _yes(
                "unpaid-at-end",
                "Are the parent’s charges still unpaid at the end of the term they were due in?",
                "whether the charges are still unpaid",
                "the charges were paid, or the term has not ended",
            ),
        ),
    ),
    GroundAsked(
        "n",
        (
            _yes(
                "independent",
                "Is your school independent, or a special school that no council maintains?",
                "what kind of school it is: the council’s list of schools does not say",
                "the school is neither independent nor a special school that no council maintains",
                seen=True,
            ),
            _yes(
                "ceased",
                "Has the pupil ceased to be a pupil of your school?",
                "whether the pupil has ceased to be one",
                "the pupil has not ceased to be one of the school’s",
            ),
        ),
    ),
    GroundAsked(
        "o",
        (
            _yes(
                "excluded",
                "Has the head teacher permanently excluded the pupil?",
                "the head teacher’s notice of the permanent exclusion: the council has not been told of one",
                "the pupil is not permanently excluded",
                seen=True,
            ),
            _yes(
                "governors-ended",
                "Has the governing board decided, or can it no longer be asked?",
                "the end of the governing board’s stage",
                "the governing board’s stage has not ended",
            ),
            _yes(
                "review-ended",
                "Has the independent review ended, been waived in writing, or its time passed?",
                "the end of the independent review’s stage",
                "the independent review’s stage has not ended",
            ),
        ),
    ),
)
ASKED: dict[str, GroundAsked] = {one.letter: one for one in EACH}
CONSENT = CONSENTED


def asked(letter: str) -> GroundAsked:
    """What the ground of this letter needs. Raises KeyError for no such letter."""
    return ASKED[letter]
