"""A school asks to remove a name, or has removed one without asking: what is checked, agreed and answered."""

from __future__ import annotations

from onroll.facts.case import STEP, Act, CaseFile, as_day
from onroll.law.pupil_registration_2024.registers import place
from onroll.policy.collaboration.endings import SHOWN, Shown
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.deadlines.local import CASEWORKER_TOLD, PARTNER_REPLY
from onroll.policy.pathway import Given, Outcome, Pathway, Question, Step, When
from onroll.policy.removal_from_roll import known
from onroll.policy.removal_from_roll.confirmation import STEP_CODE as CONFIRM
from onroll.policy.removal_from_roll.grounds import ASKED

HEADING = "APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"
CODE = "removal_from_roll"
MID_YEAR = "Mid-year leavers"
QUERY, DECISION, LETTER, FORWARDING = "query-to-school", "decision", "answer-to-school", "forwarding-recorded"
LOCATED, NOT_LOCATED, REMAINS, WITHDRAWN = "located", "not_located", "remains_on_roll", "request_withdrawn"
DIED, GROUND_DIED = "died", "k"
AGREED = (LOCATED, NOT_LOCATED, DIED)
CHASED_TWICE = 2
KNOWN_TO_SOCIAL_CARE = frozenset({"CP", "CIN", "LAC", "CFF"})
NAMED_BY_AN_ORDER = frozenset("acdef")


def is_challenge(file: CaseFile) -> bool:
    """Has the school removed the name without asking, and not said yet on which ground?"""
    return file.last(STEP, known.REQUEST) is None


def was_challenged(file: CaseFile) -> bool:
    """Was the school asked about a removal, or is it still to be asked?"""
    return is_challenge(file) or file.last(STEP, QUERY) is not None


def asked_twice(file: CaseFile) -> bool:
    """Has the school been asked twice and not answered?"""
    sent = [act for act in file.of(STEP, QUERY) if act.outcome == "sent"]
    return len(sent) >= CHASED_TWICE and file.settled(QUERY) is None


def is_not_located(file: CaseFile) -> bool:
    """Does the request rest on a ground for a pupil whom nobody could find?"""
    ground = ASKED.get(known.ground_of(file))
    return ground is not None and not ground.located


def is_to_be_confirmed(file: CaseFile) -> bool:
    """Does the ground speak of a place where the pupil is said to be?"""
    return known.ground_of(file) in {"a", "c", "f", "g"}


def order_matters(file: CaseFile) -> bool:
    """Does the ground depend on a school attendance order?"""
    return known.ground_of(file) in NAMED_BY_AN_ORDER


def has_a_caseworker(file: CaseFile) -> bool:
    """Is the child open to children's services, and absent without a reason known?"""
    return bool(KNOWN_TO_SOCIAL_CARE & set(file.flags)) and bool(known.answers_of(file).get("absent-since"))


def decision_of(file: CaseFile) -> Act | None:
    """The decision that stands, if there is one: once the case is opened again, what was asked is decided anew."""
    act = file.since_opened(DECISION)
    return act if act is not None and act.data.get("decision") else None


def decided(file: CaseFile) -> str:
    """What was decided and stands; nothing while it is open."""
    act = decision_of(file)
    return str(act.data["decision"]) if act is not None else ""


def is_agreed(file: CaseFile) -> bool:
    """Was the removal agreed?"""
    return decided(file) in AGREED


def goes_somewhere(file: CaseFile) -> bool:
    """Was the removal agreed of a pupil who goes on somewhere? Nothing is forwarded for one who has died."""
    return is_agreed(file) and decided(file) != DIED


def before_the_decision(given: Given) -> str:
    """Why a day cannot be the day of the deletion (law: it cannot be dated back), in words; empty when it can.

    Of a name that was gone before anybody asked, the day lies before the decision: that is what was challenged.
    """
    day, act = as_day(given.answer), decision_of(given.file) if given.file is not None else None
    if given.file is None or act is None or day is None or day >= act.on or given.file.of(STEP, QUERY):
        return ""
    return f"it was agreed on {act.on:%-d %B %Y}, and a deletion cannot be dated back"


FINDS = (("nothing", "Nothing that helps"), ("something", "Something that helps"))
POLICY = policy_says(HEADING)

DECISIONS = {
    LOCATED: "Agreed: located",
    NOT_LOCATED: "Agreed: not located, and the council now holds the case",
    DIED: "Agreed: the pupil has died",
    REMAINS: "The pupil remains on roll",
}

STEPS = (
    Step(QUERY, "Ask the school on which ground the name was removed",
         "A removal that nobody asked about, late, unconfirmed or on no lawful ground is challenged.",
         rows=("33", "37"), citation=place("reg.13(4)-(6)"), clock=PARTNER_REPLY, starts=QUERY, sends=True,
         when=was_challenged, skip="manager", letter="removal-query"),
    Step("query-escalated", "Take it to the head teacher yourself: two letters are unanswered",
         "The senior officer follows up where the school has not satisfied us.", rows=("37",), who="manager",
         citation=policy_says(MID_YEAR), when=asked_twice,
         asks=(Question("spoke_to", "Who you spoke to, and when"), Question("said", "What was said", "long"))),
    Step(known.REQUEST, "The school names the ground and answers its questions",
         "A name is deleted if, and only if, a ground of regulation 9 arises.", rows=("33", "38", "43"), who="school",
         citation=place("reg.9"), skip="manager", own_form="removal-request"),
    Step("caseworker-told", "Has the school told the child’s caseworker within 24 hours?",
         "The child is open to children’s services: the caseworker hears first.", rows=("51",), who="school",
         citation=policy_says("Children's Resource Service"), clock=CASEWORKER_TOLD,
         starts=f"{known.REQUEST}.absent-since", when=has_a_caseworker,
         asks=(Question("told_on", "Day the caseworker was told", "day"),
               Question("who", "Who was told, and at what time"))),
    Step(known.HOME_VISIT, "The home has been visited", "A pupil who was not visited stays on the roll.",
         rows=("45",), who="school", citation=POLICY, when=is_not_located, skip="never",
         asks=(Question("visited_on", "Day of the visit", "day"), Question("by", "Who went"),
               Question("found", "What was found", "long"))),
    Step(known.CHECKS[0], "Look the child up in the education database",
         "Earlier involvements, brothers and sisters, admissions, and who else lives at the postcode.", rows=("46",),
         citation=POLICY, when=is_not_located,
         asks=(Question("involvements", "Earlier involvements", "choice", FINDS),
               Question("siblings", "Brothers and sisters", "choice", FINDS),
               Question("admissions", "Admissions", "choice", FINDS),
               Question("postcode", "Others at the postcode", "choice", FINDS),
               Question("found", "What was found", "long", needed=False))),
    Step(known.CHECKS[1], "Look the child up in social care, and in revenues and benefits",
         "The other databases that the council may look at.", rows=("46",), citation=POLICY, when=is_not_located,
         asks=(Question("social_care", "Social care", "choice", FINDS),
               Question("revenues", "Revenues and benefits", "choice", FINDS),
               Question("found", "What was found", "long", needed=False))),
    Step(known.CHILD_HEALTH, "Ask Child Health", "No reply is not the same as no trace.", rows=("46",), who="partner",
         citation=POLICY, clock=PARTNER_REPLY, starts=known.CHILD_HEALTH, sends=True, gate=True, when=is_not_located,
         letter="enquiry", asks=(Question("answer", "What it knows", "choice", FINDS),
                                 Question("found", "What was found", "long", needed=False))),
    Step(CONFIRM, "Have the stated place confirmed",
         "Located means confirmed: by the new school, the new authority, the parent’s letter, or evidence of the move.",
         rows=("39", "40", "41", "42"), citation=POLICY, clock=PARTNER_REPLY, starts=CONFIRM, sends=True, gate=True,
         when=is_to_be_confirmed, letter="confirm-destination", own_form="removal-confirmation"),
    Step(known.ORDER, "Look whether there is a school attendance order", "An order that names the school keeps the"
         " name on its roll.", rows=("43",), citation=place("reg.9(1)"), when=order_matters,
         asks=(Question("names_school", "Does an order name this school?", "yes_no"),
               Question("amended", "Was it changed to name another school?", "yes_no", needed=False),
               Question("revoked", "Was it revoked for suitable education elsewhere?", "yes_no", needed=False))),
    Step(known.CONSENT, "Ask the authority that placed the pupil whether it consents",
         "A child placed at a special school stays until that authority consents.", rows=("43",), who="partner",
         citation=place("reg.9", "unconfirmed"), sends=True, when=known.may_be_placed, skip="never",
         asks=(Question("consents", "Does it consent?", "yes_no"), Question("who", "Who said so, and when"))),
    Step(known.JOINT, "Decide together with the school", "Grounds (h) and (i) need school and council to agree.",
         rows=("45", "47"), citation=place("reg.9(1)(h)-(i)", "unconfirmed"), after=known.ENQUIRIES,
         when=is_not_located, skip="never",
         asks=(Question("agrees", "Do both agree that there are no grounds to expect the pupil?", "yes_no"),
               Question("with", "With whom at the school, and when"))),
    Step(DECISION, "Decide", "When a ground is made out the name must go; when none is, the pupil remains on roll.",
         rows=("33", "47", "48"), citation=place("reg.9"), skip="never", own_form="removal-decision",
         afresh=True),
    Step(LETTER, "Answer the head teacher in writing", "The answer states the legal reason, and the codes and duties"
         " meanwhile.", rows=("47", "48"), citation=POLICY, after=(DECISION,), skip="manager",
         letter="removal-made-out", afresh=True),
    Step(FORWARDING, "The school has recorded where the pupil went", "So that a later roll can be held against it.",
         rows=("44",), who="school", citation=place("reg.8(3)", "unconfirmed"), after=(DECISION,), when=goes_somewhere,
         asks=(Question("deleted_on", "Day the name was deleted", "day", wrong=before_the_decision),
               Question("recorded", "What was recorded as the destination"))),
)  # fmt: skip


def not_decided(decision: str) -> When:
    """Whether something other than this was decided, or nothing."""
    return lambda file: decided(file) != decision


def accounted_for(one: Shown) -> Outcome:
    """A challenge ends when the child is accounted for; a request does not: it waits for its answer."""
    return Outcome(
        one.code, one.title, forbids=lambda file: not is_challenge(file) or file.position not in one.positions,
        forbidden="the account does not say so, or the school waits for an answer",
    )  # fmt: skip


PATHWAY = Pathway(
    code=CODE,
    title="Removal from roll",
    heading=HEADING,
    steps=STEPS,
    outcomes=(
        Outcome("agreed_located", "Removal agreed: located", needs=(LETTER, FORWARDING), done=(DECISION,),
                forbids=not_decided(LOCATED), forbidden="it was not decided so"),
        Outcome("agreed_not_located", "Removal agreed: not located", needs=(LETTER, FORWARDING), done=(DECISION,),
                forbids=not_decided(NOT_LOCATED), forbidden="it was not decided so"),
        Outcome("agreed_died", "Removal agreed: the pupil has died", needs=(LETTER,), done=(DECISION,),
                forbids=not_decided(DIED), forbidden="it was not decided so"),
        Outcome(REMAINS, "The pupil remains on roll", needs=(LETTER,), done=(DECISION,),
                forbids=not_decided(REMAINS), forbidden="it was not decided so"),
        *(accounted_for(one) for one in SHOWN),
        Outcome(WITHDRAWN, "The school no longer asks, or the name is back on the roll"),
    ),
    rows=("33", "37", "43", "44"),
)  # fmt: skip


def why_not_agreed(file: CaseFile, decision: str, made_out: bool) -> tuple[str, ...]:
    """Why a removal may not be agreed so, in words; empty when it may. Keeping the pupil on roll is always open."""
    if decision == REMAINS:
        return ("a ground is made out: the name must be deleted",) if made_out else ()
    lacking = [] if made_out else ["no ground is made out on what is known"]
    if (decision == DIED) != (known.ground_of(file) == GROUND_DIED):
        lacking.append("ground (k), and no other, is for a pupil who has died")
    if decision == NOT_LOCATED:
        lacking += [] if known.visited(file) else ["the home has not been visited since the absence began"]
        lacking += [f"{one.title}: not settled" for one in STEPS
                    if one.code in known.ENQUIRIES[1:] and file.settled(one.code) is None]  # fmt: skip
    elif is_not_located(file):
        lacking.append("this ground is for a pupil who has not been found")
    elif is_to_be_confirmed(file) and not known.located(file):
        lacking.append("where the pupil has gone is not confirmed")
    return tuple(lacking)
