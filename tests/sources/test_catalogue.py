"""The sources there are are the sources the contract names, and the page about them is up to date."""

from __future__ import annotations

from pathlib import Path

import pytest

from onroll.sources.catalogue import all_sources, as_markdown, description, find

NAMED = """
    schools school_links postcodes school_roll school_census school_leavers school_joiners transfer_files
    independent_roll neighbour_roll roll_check no_shows applications offers home_education eotas exclusions absences
    send_plans looked_after social_care child_health early_years benefits housing police_notices adoption
    youth_justice other_authority pupil_lookup closures referrals
    vacancies
"""
SNAPSHOTS = {
    "school_roll", "school_census", "independent_roll", "neighbour_roll", "looked_after", "social_care",
    "early_years", "benefits",
}  # fmt: skip


def test_it_has_every_source_of_the_contract_and_no_other() -> None:
    assert {source.code for source in all_sources()} == set(NAMED.split())


def test_it_knows_which_are_snapshots() -> None:
    assert {source.code for source in all_sources() if source.kind == "snapshot"} == SNAPSHOTS


def test_it_finds_a_source_by_its_code_and_says_what_there_is_otherwise() -> None:
    assert find("offers").title == "Offers of a place"
    with pytest.raises(LookupError, match="school_roll"):
        find("gossip")


def test_it_says_of_every_source_what_it_is_and_under_what_law() -> None:
    for source in all_sources():
        assert len(description(source.code)) > 60 and source.legal_basis, source.code


def test_it_restricts_adoption_alone() -> None:
    assert [source.code for source in all_sources() if source.restricted] == ["adoption"]


def test_its_page_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "sources.md"
    assert page.read_text("utf-8") == as_markdown()
