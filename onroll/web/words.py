"""Codes in an officer's words. Meanings are the rulebook's; here is only how they are said on a page."""

from onroll.policy.at_risk.reasons import by_code
from onroll.policy.rulebook import positions
from onroll.sources.catalogue import all_sources

OWNERS = {
    "admissions": "Admissions team",
    "cme_officer": "CME officer",
    "custodian": "Records custodian",
    "early_years": "Early years team",
    "exclusions": "Exclusions team",
    "home_education": "Home education team",
    "inclusion": "Inclusion team",
    "other_authority": "Another authority",
    "records": "Records team",
    "school": "The school",
}
ROLES = {
    "officer": "CME officer",
    "manager": "Head of service",
    "school": "School office",
    "data": "Data team",
    "system": "Onroll itself",
    "none": "No role yet",
}
JOINED = {
    "same-identity": "Says word for word the same as another row",
    "identical": "Says word for word the same as another row",
    "same-upn": "Same pupil number",
    "former-upn": "A former pupil number of this child",
    "same-nhs": "Same NHS number",
    "same-name-and-home": "Same name at the same home",
    "same-source-ref": "Same reference from the same sender",
    "model": "Weighed and found to be the same child",
    "new": "The first row about this child",
    "person-said-same": "A person said that it is this child",
    "person-joined": "A person joined two children",
    "person-split": "A person split this child from another",
    "person-established": "A person established it of this child",
}
DECISIONS = {
    "same": "One child",
    "different": "Two children",
    "cannot_tell": "Cannot tell yet",
    "split": "Split into two children",
    "join": "Two children joined",
}
URGENCIES = {"same_day": "Today", "urgent": "Urgent", "soon": "Soon", "watch": "Watch"}
ANSWERS = {
    "attending": "Attending school?",
    "missing_education": "Missing education?",
    "in_scope_436a": "Must we establish who they are (section 436A)?",
    "cnis_eligible": "Children-not-in-school register, once in force?",
    "in_monthly_data": "In the monthly data?",
    "return_reason": "Line in the DfE return",
}
FIELDS = {
    "life": "School age",
    "residence": "Where the child lives",
    "roll": "School roll",
    "attendance": "Attendance",
    "closing": "Confirmed move or closure",
    "provision": "Education we arrange",
    "home": "Home education",
    "admission": "Application or offer",
    "said_unknown": "Has anybody said the child cannot be found?",
    "position": "Position",
    "upn": "UPN",
    "nhs_number": "NHS number",
    "dob": "Date of birth",
    "uprn": "Property number (UPRN)",
    "address1": "Address, line 1",
    "address2": "Address, line 2",
    "address3": "Address, line 3",
    "parent1_name": "Parent or carer 1",
    "parent1_phone": "Parent or carer 1, telephone",
    "parent1_email": "Parent or carer 1, email",
    "parent2_name": "Parent or carer 2",
    "parent2_phone": "Parent or carer 2, telephone",
    "former_upn": "Former UPN",
    "household_ref": "Household",
}
VALUES = {
    ("life", "before"): "before school age",
    ("life", "within"): "of school age",
    ("life", "after"): "over school age",
    ("life", "died"): "died",
    ("life", "sealed"): "a sealed identity",
    ("residence", "here"): "in our area",
    ("residence", "elsewhere"): "outside our area",
    ("roll", "never"): "on no roll we have seen",
    ("roll", "unregistered_setting"): "at a setting that is no registered school",
    ("roll", "current"): "on a roll now",
    ("roll", "current_part_time"): "on a roll now, part time",
    ("roll", "left_without_a_return"): "gone from the roll, with no return",
    ("roll", "finished_the_schools_top_year"): "finished the school’s top year",
    ("roll", "left_destination_unknown"): "left, destination not known",
    ("roll", "left_for_a_stated_school"): "left for a named school",
    ("roll", "left_for_another_authority"): "left for another authority",
    ("roll", "left_for_abroad"): "left to go abroad",
    ("roll", "left_for_home_education_by_schools_word"): "left for home education, by the school’s word",
    ("roll", "not_at_the_stated_school"): "not at the school that was named",
    ("roll", "not_known_to_the_stated_authority"): "not known to the authority that was named",
    ("attendance", "never_attended"): "has never attended",
    ("attendance", "absent_10"): "absent 10 school days or more",
    ("attendance", "absent_20"): "absent 20 school days or more",
    ("closing", "confirmed_elsewhere"): "confirmed elsewhere",
    ("closing", "confirmed_abroad"): "confirmed abroad",
    ("provision", "arranged_by_the_authority"): "arranged by the authority",
    ("home", "unassessed"): "not yet found suitable",
    ("admission", "applied"): "applied, no decision yet",
    ("admission", "preference_refused"): "preferred school refused",
    ("admission", "no_place_found"): "no place found",
    ("admission", "accepted_start_to_come"): "place accepted, start still to come",
    ("admission", "accepted_roll_not_in"): "place accepted, the school’s roll is not in",
    ("admission", "not_taken_up"): "place not taken up",
    ("admission", "allocated_without_application"): "place allocated without an application",
    ("said_unknown", "nobody_has_said"): "nobody has said so",
    ("said_unknown", "said_unknown"): "yes, somebody has said so",
}


def position(code: str) -> str:
    """The rulebook's own title of a position."""
    return {one.code: one.title for one in positions()}.get(code, plain(code))


def owner(code: str) -> str:
    """Who has it; of a school, only that it is the school: its name stands beside."""
    return OWNERS.get(code.split(":")[0], plain(code))


def role(code: str) -> str:
    return ROLES.get(code, plain(code))


def flag(code: str) -> str:
    reason = by_code().get(code)
    return reason.title if reason else plain(code)


def urgency(code: str) -> str:
    return URGENCIES.get(code, plain(code))


def source(code: str) -> str:
    """A source's title, as its declaration gives it."""
    return {one.code: one.title for one in all_sources()}.get(code, plain(code))


def answer(name: str) -> str:
    return ANSWERS.get(name, plain(name) + "?")


def field(name: str) -> str:
    return FIELDS.get(name, plain(name))


def value(of: str, code: str) -> str:
    """What a field's code means; several, as in "applied or offered", are each put into words."""
    if of == "position":
        return position(code) if code in {one.code for one in positions()} else code
    if " or " in code:
        return " or ".join(value(of, one) for one in code.split(" or "))
    if code.startswith("not "):
        return "not: " + ", ".join(value(of, one.removeprefix("not ")) for one in code.split(", "))
    if code == "unknown":
        return "not known"
    return VALUES.get((of, code), code.replace("_", " "))


def word(code: str) -> str:
    """Any other code: its words, without underscores."""
    return plain(code)


def plain(code: str) -> str:
    words = code.replace("_", " ").strip()
    return words[:1].upper() + words[1:]
