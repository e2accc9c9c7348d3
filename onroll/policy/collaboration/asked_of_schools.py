"""What a school is asked and answers itself, in words that tell it nothing of what others know of the child."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from onroll.facts.case import STEP, CaseFile
from onroll.policy.pathway import Question, Step, pathways
from onroll.policy.plan import state_of
from onroll.policy.removal_from_roll import known, removal
from onroll.policy.ways_out import off_rolling
from onroll.policy.ways_out import unexplained_absence as absence
from onroll.policy.ways_out.unexplained_absence import CASEWORKER

HEADING = "Schools and academies"
ROWS = ("44", "45", "49", "50", "51")


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as it is put to a school. What is not declared here is never shown to one.

    `titles`: other words for its questions. `of_today`: the question that is answered by the day itself.
    `done_on`: the question whose answer is the day on which it was done, as its clock counts.
    `papers`: whether files may come with the answer. `own_form`: it is answered on the form of the request.
    """

    title: str
    why: str
    titles: Mapping[str, str] = field(default_factory=dict)
    of_today: str = ""
    done_on: str = ""
    papers: bool = False
    own_form: bool = False


NAME_THE_GROUND = Asked(
    "Tell us on which ground the name was removed",
    "A name is deleted if, and only if, a ground of regulation 9 arises. Name it, and answer its questions.",
    own_form=True,
)
TELL_THE_CASEWORKER = Asked(
    "Tell the child’s caseworker within 24 hours, if there is one",
    "Then tell us that you have. We ask it of every pupil who is absent without a reason known, and it says nothing"
    " about this one: where there is no caseworker, write so.",
    {"told_on": "Day you told the caseworker, or asked whether there is one"},
    done_on="told_on",
)
REMOVAL = {
    removal.QUERY: NAME_THE_GROUND,
    known.REQUEST: NAME_THE_GROUND,
    CASEWORKER.code: TELL_THE_CASEWORKER,
    known.HOME_VISIT: Asked(
        "Record the home visit",
        "A pupil whose home was not visited stays on your roll.",
        done_on="visited_on",
        papers=True,
    ),
    removal.FORWARDING: Asked(
        "Record where the pupil went",
        "The removal is agreed. Say when the name was deleted, and what your register holds as the destination.",
        {"recorded": "What you recorded as the destination"},
        done_on="deleted_on",
    ),
}
OFF_ROLLING = {
    off_rolling.REPLY: Asked(
        "Reply to an allegation about a removal from your roll",
        "You have the right to reply. We have come to no finding, and shall come to none before you could.",
        {"reply": "Your reply"}, "replied_on", papers=True,
    ),
    **{code: Asked(f"Send us: {title}",
                   "We ask for this so that the allegation can be looked into.",
                   {"came": "What you send, or why there is none"}, papers=True)
       for code, title in off_rolling.EVIDENCE.items()},
}  # fmt: skip
ABSENCE = {
    absence.KNOWN: Asked(
        "Tell us since when the pupil is absent, and how it is marked",
        "The days by which the rest is due are counted from the first day, over your own calendar.",
    ),
    absence.BEGUN.code: Asked(
        "Begin your enquiries: calls, messages, emergency contacts",
        absence.BEGUN.why,
        done_on="begun_on",
        papers=True,
    ),
    CASEWORKER.code: TELL_THE_CASEWORKER,
    absence.TRUE_REASON.code: Asked("Put the true reason in place of code N", absence.TRUE_REASON.why),
    absence.VISITED.code: Asked(
        "Record the home visit",
        "A knock on the door tells more than ten unanswered calls. If you fear for the child, tell the police and"
        " children’s services first.",
        done_on="visited_on",
        papers=True,
    ),
    absence.REFERRED.code: Asked(
        "Refer the absence to the council", absence.REFERRED.why, done_on="referred_on"
    ),
    absence.TEN_DAYS.code: Asked(
        "Send the return of ten days’ absence without leave", absence.TEN_DAYS.why, done_on="sent_on"
    ),
    absence.FIFTEEN_DAYS.code: Asked(
        "Send the return of fifteen days’ illness",
        "The council must consider what education it owes a child who is too ill for school.",
        done_on="sent_on",
    ),
    absence.FIFTEEN_EXPECTED.code: Asked(
        "Send the return of an illness that is expected to last fifteen school days",
        absence.FIFTEEN_EXPECTED.why,
        done_on="sent_on",
    ),
    absence.LEAVE_OVER.code: Asked(
        "Say whether the pupil came back within ten school days of the leave’s end", absence.LEAVE_OVER.why
    ),
    absence.TWENTY_DAYS.code: Asked(
        "Say whether the pupil was back by the twentieth school day", absence.TWENTY_DAYS.why
    ),
    absence.BACK.code: Asked(
        "Tell us when the pupil is back",
        "Your own register shows it: then there is no more to do.",
        {"shown_by": "Shown by: the register, or who saw the pupil"},
        done_on="back_on",
    ),
}
PUT_TO_SCHOOLS: Mapping[str, Mapping[str, Asked]] = {
    removal.CODE: REMOVAL,
    off_rolling.CODE: OFF_ROLLING,
    absence.CODE: ABSENCE,
}
"""By the case's way out and the step's code."""
TO_DECIDE = {removal.CODE: (known.HOME_VISIT, CASEWORKER.code)}
"""What a request for removal needs to be decided: asked no more once it is, or once the request was taken back."""
BEGINS = {absence.CODE: absence.KNOWN}
"""The step with which it begins: until the school has told us, or somebody has asked it, it hears of no case."""


def as_asked(file: CaseFile) -> CaseFile:
    """The case by its acts alone, as though every child had a caseworker.

    So what a school is asked never tells what the account or the services hold of this one. When its pupil was born
    the school knows: some duties are of pupils of school age alone.
    """
    flags = tuple(sorted(removal.KNOWN_TO_SOCIAL_CARE))
    known = {"dob": file.facts["dob"]} if file.facts.get("dob") else {}
    return replace(file, position="", since=None, flags=flags, before=0, facts=known)


def asked_as(file: CaseFile, code: str) -> Asked | None:
    """A step in the words for a school; nothing for one that is no school's to see."""
    return PUT_TO_SCHOOLS.get(file.way_out, {}).get(code)


def is_put(step: Step, file: CaseFile) -> bool:
    """Whether the school has been asked: what is sent counts once it was sent, the rest once it can be done."""
    if asked_as(file, step.code) is None or file.closed_on is not None or not step.when(file):
        return False
    if step.code in TO_DECIDE.get(file.way_out, ()) and is_over(file):
        return False
    begins = BEGINS.get(file.way_out, step.code)
    if begins != step.code and file.last(STEP, begins) is None:
        return False
    return state_of(step, file) in (("waiting", "done") if step.sends else ("todo", "done"))


def is_over(file: CaseFile) -> bool:
    """Whether a request was decided, or the school has taken it back and not asked again."""
    back, request = file.last("request_withdrawn"), file.last(STEP, known.REQUEST)
    taken_back = back is not None and (request is None or back.number > request.number)
    return taken_back or file.settled(removal.DECISION) is not None


def to_answer(file: CaseFile) -> tuple[Step, ...]:
    """The steps of an open case that wait for its school, in the policy's order."""
    put = [step for step in pathways()[file.way_out].steps
           if is_put(step, file) and state_of(step, file) != "done"]  # fmt: skip
    queried = any(step.code == removal.QUERY for step in put)
    return tuple(step for step in put if not (queried and step.code == known.REQUEST))


def questions_to(step: Step, asked: Asked) -> tuple[Question, ...]:
    """What a school is asked with a step, in its own words."""
    return tuple(replace(one, title=asked.titles.get(one.code, one.title))
                 for one in step.asks if one.code != asked.of_today)  # fmt: skip
