"""What a later row says of the same thing replaces what was said before, though it repeats nothing else."""

from tests.register.reduction import OTHER_PRIMARY, PRIMARY, Town


def test_it_ends_home_education_by_a_row_that_gives_only_its_end():
    town = Town().says("home_education", true_from="2026-09-01", said_on="2026-09-14", code="suitable")
    town.says("home_education", true_until="2026-10-01", learned="2026-10-01", code="pending")
    assert town.position("2026-09-30") == "home_educated"
    assert town.position("2026-10-01") == "unaccounted"


def test_it_ends_home_education_by_a_row_without_the_assessment():
    town = Town().says("home_education", true_from="2026-09-01", said_on="2026-09-14", code="suitable")
    town.says("home_education", true_from="2026-09-01", true_until="2026-10-01", learned="2026-10-01")
    assert town.position("2026-10-02") == "unaccounted"


def test_it_ends_what_the_authority_arranged_by_a_later_row():
    for again in ({"true_from": "2026-09-01"}, {}):
        town = Town().says("eotas", true_from="2026-09-01")
        town.says("eotas", true_until="2026-10-01", learned="2026-10-01", **again)
        assert town.position("2026-09-30") == "eotas"
        assert town.position("2026-10-01") == "unaccounted"


def test_it_keeps_a_second_provision_when_the_first_has_ended():
    town = Town().says("eotas", true_from="2026-09-01")
    town.says("eotas", true_from="2026-09-01", true_until="2026-10-01", learned="2026-10-01")
    town.says("eotas", true_from="2026-10-02", learned="2026-10-01")
    assert town.position("2026-10-05") == "eotas"


def test_it_keeps_one_of_two_providers_who_began_together():
    town = Town().says("eotas", true_from="2026-09-01", detail="Tutors")
    town.says("eotas", true_from="2026-09-01", detail="Hospital")
    town.says("eotas", true_from="2026-09-01", true_until="2026-10-01", detail="Tutors", learned="2026-10-01")
    assert town.position("2026-10-05") == "eotas"


def test_it_takes_a_decision_that_names_only_the_application():
    applied = {"true_from": "2026-09-10", "said_on": "2026-09-10", "code": "pending", "detail": "in_year|"}
    for outcome, position in (("refused", "awaiting_place"), ("withdrawn", "unaccounted")):
        town = Town().says("application", ref="A1", **applied)
        town.says("application", ref="A1", said_on="2026-10-02", code=outcome, detail="|full")
        assert town.row("2026-10-01")["admission"] == "applied"
        assert town.row("2026-10-02")["admission"] != "applied"
        assert town.position("2026-10-02") == position


def test_it_takes_an_answer_that_names_only_the_application_offered():
    for answer, admission in (("accepted", "accepted_start_to_come"), ("refused", "preference_refused")):
        town = Town().says("offer", ref="A1", true_from="2026-09-12", said_on="2026-09-12", code="none",
                           school=PRIMARY, place="2026-12-01")  # fmt: skip
        town.says("offer", ref="A1", said_on="2026-10-02", code=answer)
        assert town.row("2026-10-01")["admission"] == "offered"
        assert town.row("2026-10-02")["admission"] == admission


def test_it_takes_a_withdrawal_that_names_only_the_application_offered():
    town = Town().says("offer", ref="A1", true_from="2026-09-12", said_on="2026-09-12", code="accepted",
                       school=PRIMARY, place="2026-12-01")  # fmt: skip
    town.says("offer", ref="A1", true_until="2026-10-02", code="none", learned="2026-10-02")
    assert town.row("2026-10-01")["admission"] == "accepted_start_to_come"
    assert town.row("2026-10-02")["admission"] == "none"


def test_it_ends_the_roll_of_a_child_who_repeats_a_year():
    town = Town().on_roll("2026-06-10", year=5).roll_without("2026-06-10")
    town.on_roll("2026-09-15", year=5).roll_without("2026-09-15").roll_without("2026-11-02")
    assert town.position("2026-11-01") == "on_roll"
    assert town.position("2026-11-02") == "unaccounted"


def test_it_hears_a_stated_school_say_that_the_child_was_never_there():
    town = Town().on_roll("2026-06-01")
    town.says("leaving", true_from="2026-06-10", detail="school", place=OTHER_PRIMARY, school=PRIMARY)
    assert town.position("2026-06-20") == "in_transit"
    town.says("roll_check", said_on="2026-06-22", school=OTHER_PRIMARY, code="never_here")
    assert town.position("2026-06-22") == "whereabouts_unknown"


def test_it_believes_the_last_answer_of_another_authority():
    town = Town().on_roll("2026-06-01")
    town.says("leaving", true_from="2026-06-10", detail="other_la", place="898", school=PRIMARY)
    town.says("other_authority", said_on="2026-06-20", place="898", code="known")
    assert town.position("2026-06-21") == "lives_elsewhere"
    town.says("other_authority", said_on="2026-07-01", place="898", code="not_known")
    assert town.position("2026-07-02") == "whereabouts_unknown"
