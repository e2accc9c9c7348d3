"""Pupils taken off a roll: when, on which ground, and where they are said to have gone.

Law: the deletion return of SI 2024/208 reg 13(4)-(6), due as soon as a ground of reg 9(1) is met and no later than
the deletion. What was said of the next school or address is reg 8(3).
"""

from onroll.sources.shape import Column, FactShape, Source
from onroll.sources.shared_columns import SCHOOL

DESTINATION_WORDS = (
    ("another school", "school"), ("other school", "school"), ("new school", "school"), ("state school", "school"),
    ("independent school", "school"), ("elective home education", "home_education"), ("ehe", "home_education"),
    ("home educated", "home_education"), ("home schooling", "home_education"), ("home school", "home_education"),
    ("overseas", "abroad"), ("moved abroad", "abroad"), ("another country", "abroad"), ("other country", "abroad"),
    ("emigrated", "abroad"), ("other local authority", "other_la"), ("another local authority", "other_la"),
    ("out of area", "other_la"), ("other authority", "other_la"), ("another authority", "other_la"),
    ("moved out of area", "other_la"), ("not known", "unknown"), ("none", "unknown"), ("no destination", "unknown"),
    ("cme", "unknown"), ("missing", "unknown"), ("whereabouts unknown", "unknown"),
)  # fmt: skip
LEAVING = FactShape(
    kind="leaving", true_from=("leaving_date",), said_on=("returned_on", "leaving_date"), school=("school",),
    code="ground", detail="destination_kind", place=("destination_laestab", "destination_la", "destination_country"),
    ref="destination_start",
)  # fmt: skip
SOURCE = Source(
    code="school_leavers",
    title="School leavers",
    kind="changes",
    columns=(
        *SCHOOL,
        Column("leaving_date", "date", aliases=("date_of_leaving", "left_on", "leave_date", "off_roll_date", "dol",
                                                "date_off_roll", "deletion_date", "removed_on", "date_left")),
        Column("ground", "code", codes=tuple("abcdefghijklmno"),
               aliases=("reason_code", "deletion_ground", "ground_for_removal", "ground_letter", "regulation",
                        "removal_ground", "leaving_ground"),
               code_aliases=tuple((f"{before}{letter}", letter) for letter in "abcdefghijklmno"
                                  for before in ("9(1)", "reg 9(1)", "regulation 9(1)", "ground "))),
        Column("destination_kind", "code", codes=("school", "home_education", "abroad", "other_la", "unknown"),
               aliases=("destination", "destination_type", "leaving_destination"), code_aliases=DESTINATION_WORDS,
               inferred=(("destination_laestab", "school"), ("destination_la", "other_la"),
                         ("destination_country", "abroad"))),
        Column("destination_laestab", "laestab", aliases=("destination_school", "new_school", "new_school_laestab",
                                                          "next_school", "destination_dfe", "receiving_school")),
        Column("destination_la", "la", aliases=("destination_authority", "new_la", "receiving_la",
                                                "destination_la_code")),
        Column("destination_country", aliases=("new_country", "country")),
        Column("destination_address", aliases=("new_address", "forwarding_address")),
        Column("destination_start", "date", aliases=("expected_start", "new_school_start", "destination_start_date",
                                                     "start_at_new_school")),
        Column("returned_on", "date", aliases=("date_returned", "return_date", "notified_on", "sent_on",
                                               "reported_on")),
    ),
    facts=(LEAVING,),
    legal_basis="SI 2024/208 reg 13(4)-(6)",
    legal_certainty="confirmed",
    speaks_of_residents=False,
    school_sent=True,
)  # fmt: skip
