"""The clocks the council's own policy and practice set; `choices.toml` can change some lengths."""

from dataclasses import replace
from datetime import date, timedelta

from onroll.facts.citation import Certainty, Citation
from onroll.policy.choices import Choices
from onroll.policy.deadlines.clock import Clock

HEADING = "Collaboration with other services"
POLICY = "Children Missing Education Policy 2024/25"
EFFECTIVE = date(2024, 9, 2)
ROUTES = "Routes into education for children of compulsory school age"


def _policy(heading: str, certainty: Certainty = "confirmed") -> Citation:
    return Citation(POLICY, heading, EFFECTIVE, None, certainty)


CASEWORKER_TOLD = Clock(
    code="caseworker-told",
    title="School tells the allocated caseworker of an unexplained absence",
    starts="the first unauthorised absence, no contact made",
    length=24,
    unit="hours",
    owed_by="school",
    citation=_policy("Children's Resource Service"),
    heading="Children's Resource Service",
    escalates_to="officer",
)

IMMEDIATE_RISK = replace(
    CASEWORKER_TOLD,
    code="immediate-risk",
    title="Children's Resource Service and police are told of a risk of harm",
    starts="the risk is suspected or known",
    length=0,
    citation=_policy("Police"),
    heading="Police",
    escalates_to="manager",
)

ENQUIRIES_BEGIN = Clock(
    code="enquiries-begin",
    title="School begins its enquiries into an unexplained absence",
    starts="the first day of unexplained absence",
    length=3,
    unit="school_days",
    owed_by="school",
    citation=_policy(
        "Schools and academies", "derived"
    ),  # good practice elsewhere; this policy sets no number
    heading="Schools and academies",
    escalates_to="officer",
    counts_first_day=True,
    aim=True,
)

SCHOOL_REFERS = replace(
    ENQUIRIES_BEGIN,
    code="school-refers",
    title="School refers an unexplained absence to the council",
    length=10,
)

ENQUIRE_SAME_DAY = Clock(
    code="enquire-same-day",
    title="A child at risk whose education is not established is enquired after the same day",
    starts="the child is noticed to be on nothing, or in transit",
    length=0,
    unit="days",
    owed_by="council",
    citation=_policy("Police", "derived"),  # the policy says immediately; the day is its measure here
    heading="Police",
    escalates_to="manager",
)
DESTINATION_CONFIRMED = Clock(
    code="destination-confirmed",
    title="A stated destination is confirmed, or the transit becomes overdue",
    starts="the child leaves for a stated destination",
    length=20,
    unit="school_days",
    owed_by="council",
    citation=_policy("Mid-year leavers", "derived"),  # the policy sets no number: a council's choice
    heading="Mid-year leavers",
    escalates_to="manager",
    warns_before=5,
)

NOTICED = replace(
    DESTINATION_CONFIRMED,
    code="noticed",
    title="A child who may be missing is on somebody's work list",
    starts="the data that reveals it arrives",
    length=5,
    warns_before=0,
)

OFF_ROLLING_REPLY = Clock(
    code="off-rolling-reply",
    title="Head teacher replies to an allegation of off-rolling",
    starts="the allegation is reported to the head teacher",
    length=10,
    unit="school_days",
    owed_by="school",
    citation=_policy("Off Rolling", "derived"),  # the right of reply is the policy's; its length is a choice
    heading="Off Rolling",
    escalates_to="manager",
    warns_before=2,
)

FAILED_TO_TRACK_RECHECK = Clock(
    code="failed-to-track-recheck",
    title="A child we failed to track is checked again against every dataset",
    starts="the closure, or the last check",
    length=365,
    unit="days",
    owed_by="council",
    citation=_policy("APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL"),
    heading="APPENDIX 1: CME PROCESS – REMOVAL FROM ROLL",
    escalates_to="manager",
    warns_before=30,
)

PARTNER_REPLY = Clock(
    code="partner-reply",
    title="A partner that has not answered an enquiry is asked again",
    starts="the enquiry is sent, or sent again",
    length=10,
    unit="working_days",
    owed_by="partner",
    citation=_policy("Partner agencies", "derived"),  # the policy sets no number: a council's choice
    heading="Partner agencies",
    warns_before=2,
    escalates_to="officer",
)

PLACE_KEPT_30 = Clock(
    code="place-kept-30",
    title="The child is still at the school 30 days after a place was taken up",
    starts="the place is taken up",
    length=30,
    unit="days",
    owed_by="council",
    citation=_policy(ROUTES, "derived"),  # the policy sets no number of days
    heading=ROUTES,
    warns_before=7,
    escalates_to="manager",
)

PLACE_KEPT_90 = replace(
    PLACE_KEPT_30,
    code="place-kept-90",
    title="The child is still at the school 90 days after a place was taken up",
    length=90,
)

PLACE_KEPT_240 = replace(
    PLACE_KEPT_30,
    code="place-kept-240",
    title="The child is still at the school 240 days after a place was taken up",
    length=240,
)

CLOCKS: tuple[Clock, ...] = (
    CASEWORKER_TOLD,
    IMMEDIATE_RISK,
    ENQUIRIES_BEGIN,
    SCHOOL_REFERS,
    ENQUIRE_SAME_DAY,
    DESTINATION_CONFIRMED,
    NOTICED,
    OFF_ROLLING_REPLY,
    FAILED_TO_TRACK_RECHECK,
    PARTNER_REPLY,
    PLACE_KEPT_30,
    PLACE_KEPT_90,
    PLACE_KEPT_240,
)

MONTHS_WITHOUT_A_REPORT = frozenset({7, 8, 9})


CHOSEN_LENGTHS = {
    DESTINATION_CONFIRMED.code: "transit_limit_school_days",
    OFF_ROLLING_REPLY.code: "off_rolling_reply_school_days",
    FAILED_TO_TRACK_RECHECK.code: "recheck_days",
    PARTNER_REPLY.code: "partner_reply_working_days",
}
"""The clocks whose length a council sets, and the name of that choice in its `choices.toml`."""


def as_chosen(choices: Choices) -> tuple[Clock, ...]:
    """The local clocks with the lengths a council has chosen."""
    lengths = {code: getattr(choices, name) for code, name in CHOSEN_LENGTHS.items()}
    return tuple(replace(clock, length=lengths.get(clock.code, clock.length)) for clock in CLOCKS)


def monthly_report_due_on(year: int, month: int) -> date | None:
    """The day the month-end report is due: the last of the month; None in July, August and September."""
    if month in MONTHS_WITHOUT_A_REPORT:
        return None
    next_month = date(year + month // 12, month % 12 + 1, 1)
    return next_month - timedelta(days=1)
