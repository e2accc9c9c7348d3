"""The sixteen enquiries before a search may end, in the policy's order. A new source of data is one more entry."""

from __future__ import annotations

from datetime import date

from onroll.facts.case import STEP, CaseFile
from onroll.facts.citation import Citation, citation_of
from onroll.law import cme_guidance
from onroll.law.education_act_1996 import not_receiving_education
from onroll.policy.collaboration.policy_says import policy_says
from onroll.policy.failed_to_track.enquiry import Enquiry
from onroll.policy.failed_to_track.lookup_again import AGAIN, LOOKUP, opens_after_census, too_early
from onroll.policy.pathway import Question

HEADING = "Children we have failed to track"
ROWS = ("93", "103", "104")
"""93: the sixteen. 103: a new national source is one more entry. 104: no entry flags a health record, nor may one."""

DUTY = citation_of(not_receiving_education)
POLICY = policy_says(HEADING)
GUIDANCE = {clause.code: clause.citation for clause in cme_guidance.REASONABLE_ENQUIRIES}
WORK_TOGETHER = Citation("Children Act 2004", "s.10", date(2005, 4, 1), None, "unconfirmed")
YOUTH_CRIME = Citation("Crime and Disorder Act 1998", "s.115", date(1998, 9, 30), None, "unconfirmed")

SOCIAL_CARE, HOME_VISIT = "social-care-records", "home-visit"


def known_child_protection(file: CaseFile) -> bool:
    """Whether child protection issues are known of: a plan today, or the social care record says so."""
    return "CP" in file.flags or file.said(SOCIAL_CARE, "child_protection") == "yes"


ENQUIRIES: tuple[Enquiry, ...] = (
    Enquiry("last-provision", "93.1", "Ask the last school or setting", "Last provision", DUTY,
            partner=True, leaves=True, letter="enquiry-last-school"),
    Enquiry("child-health", "93.2", "Ask Child Health", "Child Health", WORK_TOGETHER, partner=True, leaves=True),
    Enquiry(HOME_VISIT, "93.3", "Visit the last known address", "Whoever is at the address", GUIDANCE["home-visit"],
            leaves=True, skip="manager",
            why="Somebody may be there, or a neighbour may know. Only a manager may agree that nobody goes.",
            more=(Question("address", "Address visited"), Question("who", "Who went, and whom they met"))),
    Enquiry("lost-pupil-database", "93.4", "Look in the Lost Pupil Database", "DfE Lost Pupil Database",
            GUIDANCE["national-search"]),
    Enquiry("education-welfare-records", "93.5", "Look in the Education Welfare records", "Education Welfare", DUTY),
    Enquiry("last-authority", "93.6", "Ask the last known authority", "Last known local authority",
            GUIDANCE["other-councils"], partner=True, leaves=True, letter="enquiry-authority"),
    Enquiry("youth-offending", "93.7", "Ask the Youth Offending Service", "Youth Offending Service", YOUTH_CRIME,
            partner=True, leaves=True),
    Enquiry("involved-services", "93.8", "Ask the agencies and services that were involved", "Involved agencies",
            WORK_TOGETHER, partner=True, leaves=True),
    Enquiry("192-com", "93.9", "Look on 192.com", "192.com", POLICY),
    Enquiry(SOCIAL_CARE, "93.10", "Look in the social care database", "Care Director", WORK_TOGETHER,
            more=(Question("child_protection", "Does it know of child protection issues, now or before", "yes_no"),)),
    Enquiry("revenues-and-benefits", "93.11", "Look in Revenues and Benefits", "Revenues and Benefits", POLICY),
    Enquiry("postcode", "93.12", "Look for the postcode in the education database", "Education database", DUTY),
    Enquiry(LOOKUP, "93.13", "Look in Get Information About Pupils", "Get Information About Pupils",
            GUIDANCE["national-search"]),
    Enquiry("admissions", "93.14", "Look in the Admissions records", "Admissions", GUIDANCE["own-records"]),
    Enquiry("visas-and-immigration", "93.15", "Ask UK Visas and Immigration", "UK Visas and Immigration",
            GUIDANCE["borders"], partner=True, leaves=True, when=known_child_protection,
            why="Asked only where child protection issues are known."),
    Enquiry("all-authorities", "93.16", "Message every authority through the Lost Pupil Database",
            "Every local authority", GUIDANCE["other-councils"], partner=True, leaves=True, waits=True,
            why="Sent as a message through the database. The answer is theirs, or that the time to answer has passed"
                " and nobody wrote, as the database shows it."),
    Enquiry(AGAIN, "93.13", "Look in Get Information About Pupils again, after the census", "Get Information About"
            " Pupils", GUIDANCE["national-search"], when=too_early, opens=opens_after_census,
            opens_after="when a school census later than the disappearance has been taken",
            why="The first look came before any census could show a child who had left by then."),
)  # fmt: skip
"""In the policy's order. The last is the look-up repeated, and shows only where the first came too early."""


def called_for(file: CaseFile) -> tuple[Enquiry, ...]:
    """The enquiries that this child's case needs, and any other that somebody has begun."""
    return tuple(one for one in ENQUIRIES if one.when(file) or file.last(STEP, one.code))
