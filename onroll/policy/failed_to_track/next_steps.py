"""What the policy asks to be done when a child nobody looks for any more is mentioned again."""

from __future__ import annotations

from onroll.policy.failed_to_track.sleeping import FAILED_TO_TRACK, LEFT_AREA, SEALED

HEADING = "Children we have failed to track"

FIRST_IF_ALIKE = (
    "Decide whether it is the same child. Ask whoever sent the row what they know before asking the family."
)
STEPS = {
    FAILED_TO_TRACK: (
        "Open the case again today: until somebody shows where the child is educated, the child is missing education.",
        "Ask whoever sent the row where the child lives now, and at which school, if any.",
        "Tell the Children's Resource Service, which was asked to flag the child, that the child has been heard of. "
        "If there is any sign of harm, tell it and the police at once.",
        "Tell Admissions, who were asked not to take the child up as a new one.",
    ),
    LEFT_AREA: (
        "Ask whoever sent the row whether the child lives here again, or whether their record is out of date.",
        "Ask the authority or the school that had confirmed the move whether the child is still with them.",
        "If the child is back, look for them as for any child of whom no school is known.",
    ),
    SEALED: (
        "Ask the adoption contact at the virtual school, naming the delivery and the line and nothing else.",
        "They alone decide whether the row may be shown. Write down here only what they decided.",
    ),
}


def next_steps(kind: str, *, joined: bool) -> tuple[str, ...]:
    """The steps, first things first. joined: the row is known to be about the child and not only like it."""
    alike = () if joined or kind == SEALED else (FIRST_IF_ALIKE,)
    return alike + STEPS[kind]
