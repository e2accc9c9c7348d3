"""Where a child stands, from what the sources say. Each test is a sentence of the design."""

from datetime import date

import pytest

from tests.register.reduction import NEXT_DOORS, OTHER_PRIMARY, PRIMARY, SECONDARY, Town

BORN_YEAR_6 = "2014-10-01"  # Year 6 in 2025/26, Year 7 in 2026/27; the usual child is a year below


def test_it_finds_a_child_on_the_roll_from_the_entry_date():
    town = Town().on_roll("2026-10-01", true_from="2026-09-03")
    assert town.position("2026-09-02") == "unaccounted"
    assert town.position("2026-09-03") == "on_roll"
    assert town.position("2026-11-24") == "on_roll"


def test_it_ends_roll_evidence_at_the_next_whole_roll_without_the_child():
    town = Town().on_roll("2026-09-15", year=5).roll_without("2026-09-15").roll_without("2026-11-02")
    assert town.position("2026-11-01") == "on_roll"
    assert town.position("2026-11-02") == "unaccounted"
    assert town.row("2026-11-10")["roll_since"].isoformat() == "2026-11-02"


def test_it_takes_no_absence_from_a_roll_of_other_year_groups():
    town = Town().on_roll("2026-09-15", year=5).roll_without("2026-09-15").roll_without("2026-11-02", year=2)
    assert town.position("2026-11-10") == "on_roll"


def test_it_takes_no_absence_from_a_roll_under_half_the_size_of_the_last():
    town = Town().on_roll("2026-09-15", year=5).roll_without("2026-09-15", pupils=9)
    town.roll_without("2026-11-02", pupils=4)
    assert town.position("2026-11-10") == "on_roll"
    town.roll_without("2026-11-09", pupils=4)
    assert town.position("2026-11-10") == "on_roll", "nor from a second small roll, by comparison with the first"


def test_it_takes_no_absence_from_a_neighbours_list_of_our_residents():
    town = Town().on_roll("2026-09-15", school=NEXT_DOORS, year=5, source="neighbour_roll")
    town.roll_without("2026-11-02", NEXT_DOORS, source="neighbour_roll")
    assert town.position("2026-11-10") == "on_roll"


def test_it_ends_roll_evidence_on_the_first_of_september_after_the_top_year():
    town = Town(born=BORN_YEAR_6).on_roll("2026-06-01", year=6)
    assert town.position("2026-08-31") == "on_roll"
    assert town.position("2026-09-01") == "unaccounted"
    assert town.judged("2026-09-01").way_out == "phase_transfer"


def test_it_ends_roll_evidence_when_home_education_starts_after_the_rolls_day():
    town = Town().on_roll("2026-06-01").says("home_education", true_from="2026-06-20", said_on="2026-06-20")
    assert town.position("2026-06-19") == "on_roll"
    assert town.position("2026-06-20") == "home_education_unassessed"


def test_it_ends_roll_evidence_when_the_school_closes():
    town = Town().on_roll("2026-06-01")
    town.closed[PRIMARY] = date(2026, 7, 1)
    assert (town.position("2026-06-30"), town.position("2026-07-01")) == ("on_roll", "unaccounted")


def test_it_never_puts_a_child_on_roll_at_a_setting_that_is_not_a_registered_school():
    town = Town().on_roll("2026-09-15", school="8999999")
    assert town.position("2026-10-01") == "unaccounted"
    assert town.row("2026-10-01")["roll"] == "unregistered_setting"
    assert Town(schools_loaded=False).on_roll("2026-09-15", school="8999999").position("2026-10-01") == "on_roll"


def test_it_does_not_take_guest_registration_for_registration():
    assert Town().on_roll("2026-09-15", code="G").position("2026-10-01") == "unaccounted"


@pytest.mark.parametrize(
    ("ground", "kind", "place", "position"),
    [
        ("a", "school", OTHER_PRIMARY, "in_transit"),
        ("g", "other_la", "898", "in_transit"),
        ("g", "abroad", "Poland", "in_transit"),
        ("g", "unknown", None, "whereabouts_unknown"),
        ("g", None, None, "whereabouts_unknown"),
        ("h", None, None, "whereabouts_unknown"),
        ("i", None, None, "whereabouts_unknown"),
        ("f", "home_education", None, "unaccounted"),
        ("o", None, None, "excluded_without_provision"),
        ("k", None, None, "died"),
    ],
)
def test_it_reads_a_leavers_return(ground, kind, place, position):
    town = Town().on_roll("2026-09-15")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code=ground, detail=kind, place=place)
    assert town.position("2026-10-04") == "on_roll"
    assert town.position("2026-10-05") == position
    assert town.position("2026-11-24") == position


def test_it_confirms_a_destination_by_the_receiving_schools_roll():
    town = Town().on_roll("2026-09-15")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code="a", detail="school", place=OTHER_PRIMARY)
    town.on_roll("2026-11-02", school=OTHER_PRIMARY, true_from="2026-10-12")
    assert town.position("2026-10-08") == "in_transit"
    assert town.position("2026-10-12") == "on_roll"


def test_it_refutes_a_destination_by_that_schools_whole_roll():
    town = Town().on_roll("2026-09-15")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code="a", detail="school", place=OTHER_PRIMARY)
    town.roll_without("2026-11-02", OTHER_PRIMARY, year=6)
    assert town.position("2026-11-01") == "in_transit"
    assert town.position("2026-11-02") == "whereabouts_unknown"


def test_it_does_not_refute_by_a_roll_taken_before_the_stated_start():
    town = Town().on_roll("2026-09-15")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code="a", detail="school", place=OTHER_PRIMARY,
              ref="2026-11-09")  # fmt: skip
    town.roll_without("2026-11-02", OTHER_PRIMARY, year=6)
    assert town.position("2026-11-05") == "in_transit"


def test_it_confirms_or_refutes_by_the_other_authoritys_answer():
    town = Town().on_roll("2026-09-15")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code="g", detail="other_la", place="898")
    town.says("other_authority", true_from="2026-10-06", said_on="2026-10-20", code="not_known", place="898")
    assert town.judged("2026-10-20").return_reason == "Believed to have moved to another local authority"
    town.says("other_authority", true_from="2026-10-21", said_on="2026-10-30", code="known", place="898")
    assert town.position("2026-10-30") == "lives_elsewhere"


def test_it_lets_a_confirmed_move_hold_only_while_nothing_later_places_the_child_here():
    town = Town().says("closure", true_from="2026-05-01", code="failed_to_track")
    assert town.position("2026-06-01") == "failed_to_track"
    town.says("health", true_from="2026-10-01", source="child_health")
    assert town.position("2026-09-30") == "failed_to_track"
    assert town.position("2026-10-01") == "unaccounted"


def test_it_never_revives_home_education_when_a_later_enrolment_ends():
    town = Town().says("home_education", true_from="2026-01-10", said_on="2026-01-10", code="suitable")
    town.on_roll("2026-05-01", true_from="2026-04-20", year=5)
    town.roll_without("2026-05-01").roll_without("2026-09-15", year=6)
    assert town.position("2026-03-01") == "home_educated"
    assert town.position("2026-05-02") == "on_roll"
    assert town.position("2026-09-15") == "unaccounted"


def test_it_calls_home_education_suitable_only_from_the_day_it_was_assessed():
    town = Town().says("home_education", true_from="2026-03-01", said_on="2026-05-01", code="suitable")
    assert town.position("2026-04-01") == "home_education_unassessed"
    assert town.position("2026-05-01") == "home_educated"


@pytest.mark.parametrize("finding", ["pending", "insufficient", "no_response", None])
def test_it_does_not_take_anything_but_suitable_for_satisfied(finding):
    town = Town().says("home_education", true_from="2026-03-01", said_on="2026-03-01", code=finding)
    judged = town.judged("2026-04-01")
    assert (judged.position, judged.missing_education.truth.value) == ("home_education_unassessed", "unknown")


def test_it_ends_eotas_on_its_last_day_and_counts_provision_after_exclusion():
    town = Town().says("exclusion", true_from="2026-03-02", code="PERM", school=PRIMARY)
    assert town.position("2026-03-05") == "excluded_without_provision"
    town.says("eotas", true_from="2026-03-10", true_until="2026-06-01")
    assert town.position("2026-03-10") == "eotas"
    assert town.position("2026-06-01") == "excluded_without_provision"


def test_it_holds_an_accepted_place_in_transit_until_the_schools_roll_is_in():
    town = Town(born=BORN_YEAR_6).on_roll("2026-06-01", year=6)
    town.says("application", true_from="2025-10-20", said_on="2026-03-02", code="offered", ref="A1",
              detail="secondary|")  # fmt: skip
    town.says("offer", true_from="2026-03-02", said_on="2026-03-10", code="accepted", ref="A1", school=SECONDARY,
              place="2026-09-03")  # fmt: skip
    assert town.position("2026-08-31") == "on_roll"
    assert town.position("2026-09-01") == "in_transit"
    assert town.position("2026-09-20") == "in_transit"
    town.roll_without("2026-09-25", SECONDARY, year=7)
    assert town.position("2026-09-24") == "in_transit"
    assert town.position("2026-09-25") == "offered_not_started"


def test_it_waits_for_the_start_of_an_accepted_in_year_place():
    town = Town().says("offer", true_from="2026-10-01", said_on="2026-10-03", code="accepted", ref="A1",
                       school=PRIMARY, place="2026-11-09")  # fmt: skip
    assert town.judged("2026-10-10").return_reason == "Waiting school start"
    assert town.position("2026-11-09") == "in_transit"


def test_it_counts_an_offer_nobody_has_answered():
    town = Town().says("offer", true_from="2026-10-01", code="none", ref="A1", school=PRIMARY, place="2026-10-12")
    judged = town.judged("2026-10-20")
    assert judged.position == "offered_not_started"
    assert judged.return_reason == "Offered school place but not yet accepted"


def test_it_does_not_bring_back_a_place_that_was_withdrawn_or_given_up():
    town = Town().says("offer", true_from="2026-10-01", said_on="2026-10-03", code="accepted", ref="A1",
                       school=PRIMARY, place="2026-10-12")  # fmt: skip
    assert town.position("2026-10-20") == "in_transit"
    town.says("offer", true_from="2026-10-01", said_on="2026-10-03", code="accepted", ref="A1", school=PRIMARY,
              place="2026-10-12", true_until="2026-10-30", learned="2026-10-31")  # fmt: skip
    assert town.position("2026-10-29") == "in_transit"
    assert town.position("2026-11-01") == "unaccounted"
    town.says("offer", true_from="2026-11-02", said_on="2026-11-02", code="accepted", ref="A2", school=PRIMARY)
    town.says("offer", true_from="2026-11-02", said_on="2026-11-05", code="refused", ref="A2", school=PRIMARY)
    assert town.position("2026-11-03") == "in_transit"
    assert town.position("2026-11-06") == "awaiting_place"


def test_it_waits_for_another_place_when_the_only_one_offered_was_withdrawn():
    town = Town().says("application", true_from="2026-10-01", said_on="2026-10-05", code="offered", ref="A1",
                       detail="in_year|")  # fmt: skip
    assert town.position("2026-10-06") == "offered_not_started"
    town.says("offer", true_from="2026-10-05", code="none", ref="A1", school=PRIMARY, true_until="2026-10-20")
    assert town.position("2026-10-19") == "offered_not_started"
    assert town.position("2026-10-20") == "awaiting_place"


def test_it_never_lets_an_allocated_place_outrank_whereabouts_unknown():
    town = Town().on_roll("2026-06-01").says("leaving", true_from="2026-07-20", school=PRIMARY, code="i")
    town.says("offer", true_from="2026-08-01", code="none", school=OTHER_PRIMARY, place="2026-09-03")
    assert town.position("2026-09-10") == "whereabouts_unknown"


@pytest.mark.parametrize(
    ("outcome", "reason", "expected"),
    [
        ("pending", "", "School application awaiting outcome"),
        ("refused", "oversubscribed", "Did not get school preference"),
        ("refused", "no places within reasonable distance", "Difficulty accessing suitable school place"),
    ],
)
def test_it_reads_an_application(outcome, reason, expected):
    town = Town().says("application", true_from="2026-10-01", said_on="2026-10-09", code=outcome, ref="A1",
                       detail=f"in_year|{reason}")  # fmt: skip
    assert town.position("2026-10-20") == "awaiting_place"
    assert town.judged("2026-10-20").return_reason == expected


def test_it_ends_an_application_when_a_later_enrolment_starts_and_does_not_revive_it():
    town = Town().says("application", true_from="2026-02-01", said_on="2026-02-01", code="pending", detail="in_year|")
    town.on_roll("2026-03-15", true_from="2026-03-09")
    town.says("leaving", true_from="2026-05-01", school=PRIMARY, code="g")
    assert town.position("2026-02-15") == "awaiting_place"
    assert town.position("2026-05-02") == "whereabouts_unknown"


def test_it_hears_a_referral_and_forgets_it_after_an_enrolment():
    town = Town().says("referral", true_from="2026-02-01", said_on="2026-02-01")
    assert town.position("2026-02-02") == "whereabouts_unknown"
    town.on_roll("2026-03-15", true_from="2026-03-09", year=5).roll_without("2026-03-15").roll_without("2026-05-05")
    assert town.position("2026-05-06") == "unaccounted"


def test_it_learns_nothing_from_a_look_up_taken_before_the_leaving():
    town = Town().on_roll("2026-06-01", year=5).roll_without("2026-06-01")
    town.roll_without("2026-09-15", year=6)
    town.says("lookup", said_on="2026-10-01", true_from="2026-05-21", code="no")
    assert town.position("2026-10-02") == "unaccounted"
    town.says("lookup", said_on="2026-11-01", true_from="2026-10-01", code="no")
    assert town.position("2026-11-02") == "whereabouts_unknown"


def test_it_does_not_count_a_child_who_lives_elsewhere_by_every_address():
    town = Town().on_roll("2026-09-15", postcode="ZY7 1AA")
    town.says("leaving", true_from="2026-10-05", school=PRIMARY, code="g", postcode="ZY7 1AA")
    assert town.judged("2026-10-10").in_scope_436a.truth.value == "no"


def test_it_keeps_an_unconfirmed_move_in_doubt():
    town = Town().says("health", true_from="2026-01-01")
    town.says("housing_move", true_from="2026-09-10", postcode="ZY7 1AA")
    assert town.judged("2026-10-10").in_scope_436a.truth.value == "unknown"


def test_it_says_unknown_when_nothing_tells_where_the_child_lives_or_how_old():
    judged = Town().says("lookup", said_on="2026-10-01", code="yes", dob=None, postcode=None).judged("2026-10-10")
    assert judged.position == "unaccounted"
    assert judged.in_scope_436a.truth.value == judged.missing_education.truth.value == "unknown"


def test_it_counts_an_absence_only_for_a_registered_child():
    town = Town().on_roll("2026-09-15").says("absence", true_from="2026-10-01", number=20, school=PRIMARY)
    judged = town.judged("2026-11-10")
    assert (judged.position, judged.attending) == ("on_roll", "absent_20")


def test_it_seals_an_adopted_identity_on_every_day():
    town = Town().on_roll("2026-03-01").says("adoption", true_from="2026-09-01")
    assert town.position("2026-02-01") == town.position("2026-10-01") == "sealed"
