"""Only those who share something are weighed."""

from datetime import date
from typing import Any

from onroll.matching.door import weigh_all
from onroll.matching.engine import here
from onroll.matching.model import default_model
from onroll.matching.tables import REFS, REGISTER, WAITING
from tests.matching.people import AMIRA, BEN, rows


def shortlisted(*waiting: dict[str, Any]) -> int:
    """How many pairs of these people, all of them waiting, are weighed."""
    new = [{"node": f"w{n}", "restricted": False, **person} for n, person in enumerate(waiting)]
    with here() as con:
        weigh_all(con, rows(WAITING, new), REGISTER.empty_table(), REFS.empty_table(), default_model())
        return int(con.execute("SELECT count(*) FROM pairs").fetchone()[0])


def test_it_does_not_pair_those_who_share_nothing_but_a_blank() -> None:
    unknown = {"dob": None, "postcode": None, "address1": None, "phone1": None}
    assert shortlisted(AMIRA | unknown, BEN | unknown) == 0


def test_it_pairs_two_who_share_no_more_than_a_birthday_and_how_a_name_begins() -> None:
    born = {"dob": date(2014, 5, 6), "forename": None, "postcode": None, "address1": None, "phone1": None}
    assert shortlisted(born | {"surname": "Haddad"}, born | {"surname": "Hadley"}) == 1
    assert shortlisted(born | {"surname": "Haddad"}, born | {"surname": "Okonkwo"}) == 0
