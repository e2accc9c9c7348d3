"""Columns that many sources share, and every other header that identity goes by."""

from __future__ import annotations

from onroll.sources.shape import Column

LAESTAB = Column("laestab", "laestab", aliases=(
    "la_estab", "lae_stab", "dfe_number", "dfe_no", "dfes_number", "dfe", "dfe_code", "establishment", "estab",
    "establishment_number", "school", "school_code", "school_number", "school_laestab", "school_dfe",
    "school_dfe_number", "laestab_number", "lea_estab", "current_school", "school_id",
))  # fmt: skip
URN = Column("urn", "urn", aliases=("school_urn", "establishment_urn", "unique_reference_number"))
NATIVE_ID = Column("native_id", aliases=("native_school_id",))
LA_CODE = Column(
    "la_code", "la", aliases=("la", "lea", "lea_code", "authority_code", "local_authority", "la_number")
)
SCHOOL = (LAESTAB, URN)

AS_AT = Column("as_at", "date", aliases=(
    "as_at_date", "as_of", "as_on", "snapshot_date", "extract_date", "extracted_on", "census_date",
    "reference_date", "date_of_extract", "roll_date", "list_date", "at_date",
))  # fmt: skip
COVERAGE = Column("coverage", "code", codes=("whole_roll", "our_residents", "named_children"), code_aliases=(
    ("whole", "whole_roll"), ("full", "whole_roll"), ("all", "whole_roll"), ("residents", "our_residents"),
    ("named", "named_children"), ("some", "named_children"),
))  # fmt: skip

ROLL = (
    *SCHOOL, LA_CODE, AS_AT, COVERAGE,
    Column("entry_date", "date", aliases=("entry", "date_of_entry", "admission_date", "date_of_admission", "doa",
                                          "starting_day", "start_date", "enrolment_date", "admitted_on", "entered_on")),
    Column("enrol_status", "code", aliases=("enrolment_status", "registration_status", "enrollment_status"),
           codes=("C", "M", "S", "F", "O", "G"), code_aliases=(
               ("current", "C"), ("single", "C"), ("current single", "C"), ("current single registration", "C"),
               ("single registration", "C"), ("sole", "C"), ("main", "M"), ("current main", "M"), ("dual main", "M"),
               ("main dual registration", "M"), ("current main dual registration", "M"), ("subsidiary", "S"),
               ("current subsidiary", "S"), ("dual subsidiary", "S"), ("subsidiary dual registration", "S"),
               ("current subsidiary dual registration", "S"), ("FE college", "F"), ("fe", "F"), ("college", "F"),
               ("other provider", "O"), ("other", "O"), ("guest", "G"), ("guest pupil", "G"))),
    Column("nc_year", "year_group", aliases=("nc_year_actual", "year_group", "year", "ncy", "national_curriculum_year",
                                             "nc_year_group", "yeargrp", "yr", "curriculum_year", "school_year")),
    Column("part_time", "yes_no", aliases=("is_part_time", "part_time_indicator", "part_timer")),
)  # fmt: skip

IDENTITY_ALIASES: dict[str, tuple[str, ...]] = {
    "upn": ("unique_pupil_number", "upn_number", "pupil_number", "current_upn", "pupil_upn", "upn_no"),
    "former_upn": ("previous_upn", "old_upn", "upn_former"),
    "nhs_number": ("nhs", "nhs_no", "nhs_num", "nhs_id"),
    "surname": ("last_name", "family_name", "legal_surname", "legal_last_name", "legal_family_name", "child_surname",
                "pupil_surname", "second_name", "legal_sur_name"),
    "forename": ("first_name", "given_name", "given_names", "forenames", "legal_forename", "legal_first_name",
                 "first_names", "child_forename", "pupil_forename", "christian_name", "fore_name", "first"),
    "middle_names": ("middle_name", "second_forename", "other_names", "middle", "legal_middle_names"),
    "former_surname": ("previous_surname", "maiden_name", "former_last_name", "former_family_name", "old_surname"),
    "preferred_forename": ("known_as", "preferred_first_name", "chosen_forename", "preferred_name", "nickname",
                           "chosen_name", "preferred_given_name"),
    "full_name": ("name", "child_name", "pupil_name", "childs_name", "pupils_name", "name_of_child", "student_name",
                  "name_of_pupil", "child_full_name", "patient_name"),
    "dob": ("date_of_birth", "birth_date", "birthdate", "birthday", "d_o_b", "born", "born_on", "birth_dt",
            "pupil_dob", "child_dob", "person_birth_date", "dateofbirth_dob"),
    "sex": ("gender", "legal_sex", "sex_at_birth", "m_f", "person_gender"),
    "address1": ("address_1", "address_line_1", "addr1", "address_line1", "line1", "street", "street_address",
                 "house_and_street", "add1", "addressline_1"),
    "address2": ("address_2", "address_line_2", "addr2", "line2", "locality", "add2"),
    "address3": ("address_3", "address_line_3", "addr3", "line3", "add3"),
    "town": ("city", "post_town", "town_city", "address_town", "town_or_city"),
    "postcode": ("post_code", "postal_code", "pcode", "zip", "home_postcode", "address_postcode", "child_postcode",
                 "pupil_postcode"),
    "uprn": ("unique_property_reference_number", "property_ref", "property_reference"),
    "full_address": ("address", "home_address", "current_address", "child_address", "pupil_address"),
    "parent1_name": ("parent_name", "parent", "parent_carer", "parent_carer_name", "carer_name", "mother_name",
                     "parent_1_name", "guardian_name", "contact_name", "parent_guardian", "contact1_name", "parent1"),
    "parent1_phone": ("phone", "telephone", "mobile", "parent_phone", "contact_number", "phone_number", "tel",
                      "telephone_number", "mobile_number", "parent_1_phone", "parent_telephone", "contact1_phone"),
    "parent1_email": ("email", "email_address", "parent_email", "e_mail", "parent_1_email", "contact_email"),
    "parent2_name": ("second_parent", "father_name", "parent_2_name", "contact2_name", "parent2"),
    "parent2_phone": ("parent_2_phone", "second_phone", "contact2_phone", "other_phone", "alternative_phone"),
    "home_language": ("language", "first_language", "mother_tongue", "main_language", "languages"),
    "household_ref": ("household", "household_id", "household_reference", "family_ref", "family_id", "claim_ref",
                      "claim_reference"),
    "source_ref": ("source_reference", "ref", "reference", "our_ref", "sender_ref", "child_id", "child_ref",
                   "pupil_id", "local_id", "local_ref", "admission_number", "admission_no", "adno", "record_id",
                   "person_id", "client_id", "patient_id", "case_ref", "id"),
}  # fmt: skip
