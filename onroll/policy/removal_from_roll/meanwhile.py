"""What a school owes a pupil whose name it has asked to remove, until the name may go."""

from __future__ import annotations

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
ROWS = ("48", "51", "52")

ALWAYS = (
    "The pupil stays on your admission register and in your attendance register, and is your pupil in every way.",
    "Mark every session. Code N stands for no more than five school days: replace it by the true reason. Use code O"
    " for an absence that no other code fits, and code G for a holiday without leave.",
    "Go on looking for the pupil, and write down each attempt, by whom and when.",
    "If the child has a caseworker in children’s services, tell them within 24 hours of an absence you cannot explain.",
    "If you think the child may come to harm, or of a crime, tell the Children’s Resource Service and the police at"
    " once, and us as soon as you can afterwards.",
)
ONCE_GONE = (
    "The name went before a ground was shown. Name the ground and answer its questions, or put the name back.",
    *ALWAYS[2:],
)
ONCE_MADE_OUT = (
    "Until you delete the name the pupil is marked as before. A deletion is never dated back.",
    "Make your return to us no later than you delete the name, with the ground and where the pupil goes.",
    "Send the common transfer file within 15 school days, to the new school or to the Lost Pupil Database.",
)

UNTIL_DIED_IS_MADE_OUT = (
    "We are sorry for your loss. Leave the entry in your registers as it is until we have answered.",
    "Do not ask the family for anything, and send them nothing. Take them off every list that writes by itself.",
    "If you fear for a brother or a sister, tell the Children’s Resource Service and the police at once.",
)
ONCE_DIED = (
    "Delete the name, and make your return to us no later than you do. Nothing else is asked of you.",
    "Send nothing more to the family, and take them off every list that writes by itself.",
)


def meanwhile(made_out: bool, died: bool = False, gone: bool = False) -> tuple[str, ...]:
    """The codes and duties, a sentence each. died: the ground is the pupil's death. gone: the name went unasked."""
    if died:
        return ONCE_DIED if made_out else UNTIL_DIED_IS_MADE_OUT
    if gone and not made_out:
        return ONCE_GONE
    return ONCE_MADE_OUT if made_out else ALWAYS
