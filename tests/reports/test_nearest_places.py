"""The nearest school with a place, from the lists of schools, postcodes and vacancies that came in."""

from __future__ import annotations

from datetime import date

import pytest

from onroll.reports.nearest_places import nearest_places
from tests.intake.lists import ON, Desk
from tests.policy.case_files import case

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
HEAD = "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),"
SCHOOLS = HEAD + """StatutoryLowAge,StatutoryHighAge,Easting,Northing
140001,899,2001,Alder Park Primary School,Community school,Open,4,11,440100,112000
140002,899,2002,Birch Lane Primary School,Community school,Open,4,11,441000,112000
140003,899,2003,Cedar Row Primary School,Community school,Closed,4,11,440010,112000
140004,899,4001,Ferrymead School,Academy converter,Open,11,16,440020,112000
140005,899,7001,Dell House School,Community special school,Open,4,16,440030,112000
140006,898,2009,Westshire Primary School,Community school,Open,4,11,440200,112000
"""
BORN_FOR_YEAR_3 = date(2019, 3, 1)
FACTS = {"dob": BORN_FOR_YEAR_3, "postcode": "ZY1 2BB"}


@pytest.fixture
def told(desk: Desk) -> Desk:
    desk.take("schools", SCHOOLS, as_at=date(2026, 9, 1))
    desk.take("postcodes", "postcode,la_code,oseast1m,osnrth1m\nZY1 2BB,899,440000,112000\n")
    desk.take("vacancies", "laestab,year_group,places,counted_on\n8992001,3,0,2026-11-10\n8992002,3,2,2026-11-10\n")
    return desk


def names(**more):
    found = nearest_places(case("no_school_place", facts={**FACTS, **more}), ON)
    return [(one.vacancies.name.split()[0], one.vacancies.places) for one in found]


def test_it_lists_open_schools_of_the_childs_age_those_with_a_place_first(told: Desk):
    assert names() == [("Birch", 2), ("Alder", 0)]
    assert names(dob=date(2014, 3, 1)) == [("Ferrymead", None)]


def test_it_says_how_far_and_who_counted_when(told: Desk):
    birch = nearest_places(case("no_school_place", facts=FACTS), ON)[0]
    assert round(birch.miles, 2) == 0.62 and birch.vacancies.counted_on == date(2026, 11, 10)
    assert birch.vacancies.said_by == "dev"


def test_it_goes_by_the_latest_count(told: Desk):
    told.take("vacancies", "laestab,year_group,places,counted_on\n8992001,3,1,2026-11-17\n")
    assert names() == [("Alder", 1), ("Birch", 2)]


def test_it_looks_next_door_when_asked_to(told: Desk):
    found = nearest_places(case("no_school_place", facts=FACTS), ON, neighbours=True)
    assert "Westshire Primary School" in {one.vacancies.name for one in found}


def test_it_does_not_guess_where_a_postcode_is(told: Desk):
    (first, *_) = nearest_places(case("no_school_place", facts={**FACTS, "postcode": "ZY9 9ZZ"}), ON)
    assert first.miles is None and "where the child's postcode is" in first.unknown
    assert nearest_places(case("no_school_place", facts={}), ON) == ()
