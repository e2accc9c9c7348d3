"""The clocks that law and statutory codes set."""

from dataclasses import replace
from datetime import date

from onroll.facts.citation import Citation
from onroll.law import admissions, children_not_in_school, education_act_1996, exclusions
from onroll.law.pupil_registration_2024.registers import place
from onroll.law.pupil_registration_2024.returns import NEW_PUPIL_DAYS
from onroll.policy.deadlines.clock import Clock

HEADING = "Legislative Context and other Related Documents"

ACT = education_act_1996.ACT
CODE = admissions.CODE

NEW_PUPIL_RETURN = Clock(
    code="new-pupil-return",
    title="School tells the council of a new pupil",
    starts="the name is entered in the admission register",
    length=NEW_PUPIL_DAYS,
    unit="days",
    owed_by="school",
    citation=place("reg.13(1)"),
    heading="Schools and academies",
    escalates_to="officer",
)

DELETION_RETURN = Clock(
    code="deletion-return",
    title="School tells the council of a pupil taken off roll",
    starts="the name is deleted from the admission register",
    length=0,
    unit="days",
    owed_by="school",
    citation=place("reg.13(4)"),
    heading="Mid-year leavers",
    escalates_to="officer",
)

UNKNOWN_ABSENCE_CODE = Clock(
    code="unknown-absence-code",
    title="School replaces code N with the true reason",
    starts="code N is entered",
    length=5,
    unit="school_days",
    owed_by="school",
    citation=place("reg.10"),
    heading="Schools and academies",
    escalates_to="officer",
    warns_before=1,
)

ATTENDANCE_RETURN = Clock(
    code="attendance-return",
    title="School tells the council of a pupil absent without leave ten school days in a row",
    starts="the first school day of absence without leave",
    length=10,
    unit="school_days",
    owed_by="school",
    citation=place("reg.13", "unconfirmed"),  # confirmed from the earlier regulations
    heading="Schools and academies",
    counts_first_day=True,
    escalates_to="officer",
)

SICKNESS_RETURN = replace(
    ATTENDANCE_RETURN,
    code="sickness-return",
    title="School tells the council of a pupil absent through illness for 15 school days",
    starts="the first school day of illness",
    length=15,  # whether in a row or in all is unconfirmed
)

SICKNESS_EXPECTED = replace(
    SICKNESS_RETURN,
    code="sickness-return-expected",
    title="School tells the council at once of an illness expected to last 15 school days",
    starts="15 school days of illness are expected",
    length=0,
    unit="days",
    counts_first_day=False,
)

LEAVE_NOT_RETURNED = Clock(
    code="leave-not-returned",
    title="A pupil has not come back from leave: ground (h) may arise",
    starts="the leave of absence ends",
    length=10,
    unit="school_days",
    owed_by="school",
    citation=place("reg.9(1)(h)", "unconfirmed"),  # the ten days are confirmed from the earlier text
    heading="Mid-year leavers",
    escalates_to="officer",
)

CONTINUOUS_ABSENCE = Clock(
    code="continuous-absence",
    title="A pupil has been absent 20 school days: ground (i) may arise",
    starts="the first day of unexplained absence",
    length=20,
    unit="school_days",
    owed_by="school",
    citation=place("reg.9(1)(i)"),
    heading="Mid-year leavers",
    escalates_to="officer",
    counts_first_day=True,
)

NOTICE_TO_SATISFY = Clock(
    code="notice-to-satisfy",
    title="Parent satisfies the council that the child is suitably educated",
    starts="the notice is served",
    length=education_act_1996.NOTICE_DAYS,
    unit="days",
    owed_by="parent",
    citation=Citation(ACT, "s.437(2)", education_act_1996.IN_FORCE),
    heading="Ways in which a child can fall out of the education system",
    escalates_to="officer",
    warns_before=3,
    counts_first_day=True,
)

SCHOOL_CHOICE = replace(
    NOTICE_TO_SATISFY,
    code="school-choice",
    title="Parent chooses another school before an attendance order",
    starts="the notice of the intended school is served",
    citation=Citation(ACT, "s.438(3)", education_act_1996.IN_FORCE, None, "unconfirmed"),
)

SCHOOL_CONSULTED = replace(
    NOTICE_TO_SATISFY,
    code="school-consulted",
    title="School or other council refers the naming to the Secretary of State",
    starts="the school or council is told it is to be named",
    owed_by="school",
    citation=Citation(ACT, "s.439", education_act_1996.IN_FORCE, None, "unconfirmed"),
)

IN_YEAR_OUTCOME = Clock(
    code="in-year-outcome",
    title="Parent is told the outcome of an in-year application",
    starts="the application is received",
    length=admissions.MUST_DECIDE_SCHOOL_DAYS,
    unit="school_days",
    owed_by="admission authority",
    citation=Citation(CODE, "para.2.28", admissions.CODE_IN_FORCE, None, "unconfirmed"),  # paragraph number
    heading="Parents are unable to find a school place",
    escalates_to="manager",
    warns_before=3,
)

IN_YEAR_OUTCOME_AIM = replace(
    IN_YEAR_OUTCOME,
    code="in-year-outcome-aim",
    title="Parent is told the outcome of an in-year application (target)",
    length=admissions.AIM_TO_DECIDE_SCHOOL_DAYS,
    aim=True,
    escalates_to="",
)

IN_YEAR_NOTICE_TO_COUNCIL = replace(
    IN_YEAR_OUTCOME,
    code="in-year-notice-to-council",
    title="School handling its own admissions tells the council of an application and its outcome (target)",
    starts="the application is received, or decided",
    length=admissions.AIM_TO_TELL_COUNCIL_SCHOOL_DAYS,
    owed_by="school",
    citation=Citation(CODE, "para.2.22", admissions.CODE_IN_FORCE, None, "unconfirmed"),  # paragraph number
    warns_before=0,
    aim=True,
    escalates_to="",
)

FAIR_ACCESS_PLACE = Clock(
    code="fair-access-place",
    title="A place is allocated under the fair access protocol",
    starts="it is agreed the child is to be considered",
    length=admissions.FAIR_ACCESS_SCHOOL_DAYS,
    unit="school_days",
    owed_by="council",
    citation=Citation(CODE, "para.3.19", admissions.CODE_IN_FORCE, None, "unconfirmed"),  # paragraph number
    heading="SCC Fair Access Protocol",
    escalates_to="manager",
    warns_before=5,
)

SUSPENSION_PROVISION = Clock(
    code="suspension-provision",
    title="School provides full-time education from the sixth school day of a suspension",
    starts="the first day of the suspension",
    length=exclusions.SIXTH_DAY,
    unit="school_days",
    owed_by="school",
    citation=Citation(
        *exclusions.SUSPENSION, exclusions.IN_FORCE, None, "unconfirmed"
    ),  # instrument; rule confirmed
    heading="Permanent Exclusions",
    escalates_to="officer",
    warns_before=2,
    counts_first_day=True,
)

EXCLUSION_PROVISION = replace(
    SUSPENSION_PROVISION,
    code="exclusion-provision",
    title="Council provides full-time education from the sixth school day of a permanent exclusion",
    starts="the first day of the permanent exclusion",
    owed_by="council",
    citation=Citation(*exclusions.EXCLUSION, exclusions.IN_FORCE, None, "unconfirmed"),
    escalates_to="manager",
)

TRANSFER_FILE = Clock(
    code="transfer-file",
    title="Old school sends the common transfer file",
    starts="the pupil ceases to be registered",
    length=15,
    unit="school_days",
    owed_by="school",
    citation=Citation(
        "Education (Pupil Information) (England) Regulations 2005",
        "reg.9",
        date(2005, 9, 1),
        None,
        "unconfirmed",
    ),
    heading="Schools and academies",
    escalates_to="officer",
    warns_before=3,
)

FIRST_VISIT = Clock(
    code="first-visit",
    title="Council may ask for a home visit after registering a child not in school",
    starts="the child is entered in the register of children not in school",
    length=15,
    unit="days",
    owed_by="council",
    citation=Citation(children_not_in_school.ACT, "s.38 (new s.436B)", children_not_in_school.COMMENCED_ON),
    heading=HEADING,
    escalates_to="manager",
    warns_before=3,
)

PARENT_TELLS_REGISTER = replace(
    FIRST_VISIT,
    code="parent-tells-register",
    title="Parent tells the council that a child is not in school",
    starts="the child becomes eligible for the register",
    owed_by="parent",
    escalates_to="officer",
    citation=Citation(
        children_not_in_school.ACT,
        "s.38 (new s.436D)",
        children_not_in_school.COMMENCED_ON,
        None,
        "unconfirmed",
    ),
)

CLOCKS: tuple[Clock, ...] = (
    NEW_PUPIL_RETURN,
    DELETION_RETURN,
    UNKNOWN_ABSENCE_CODE,
    ATTENDANCE_RETURN,
    SICKNESS_RETURN,
    SICKNESS_EXPECTED,
    LEAVE_NOT_RETURNED,
    CONTINUOUS_ABSENCE,
    NOTICE_TO_SATISFY,
    SCHOOL_CHOICE,
    SCHOOL_CONSULTED,
    IN_YEAR_OUTCOME,
    IN_YEAR_OUTCOME_AIM,
    IN_YEAR_NOTICE_TO_COUNCIL,
    FAIR_ACCESS_PLACE,
    SUSPENSION_PROVISION,
    EXCLUSION_PROVISION,
    TRANSFER_FILE,
    FIRST_VISIT,
    PARENT_TELLS_REGISTER,
)
