"""A census and transfer files, from the file to where each child stands."""

import pytest

from onroll.intake.withdraw import withdraw
from tests.intake.lists import DEV, NOW, Desk, account_csv, nameless, upn
from tests.sources.xml.files import HEADER, PUPIL, census, ctf

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AMIRA = PUPIL.replace("X852400126001", upn(1))
BEN = AMIRA.replace(upn(1), upn(2)).replace("Amira", "Ben").replace("2016-03-14", "2015-11-02")
HOUSING = PUPIL.replace("X852400126001", upn(3)).replace("Amira", "Carol").replace("2016-03-14", "2016-04-02")
GONE = (
    f"<UPN>{upn(1)}</UPN><Surname>Yusuf</Surname><Forename>Amira</Forename><DOB>2016-03-14</DOB><Sex>F</Sex>"
)
LEAVER = f"""<PupilNoLongerOnRoll><UPN>{upn(2)}</UPN><Surname>Yusuf</Surname><Forename>Ben</Forename>
<DOB>2015-11-02</DOB><LeavingDate>2026-10-05</LeavingDate></PupilNoLongerOnRoll>"""


def positions() -> dict[str, str]:
    return {str(row[0]).split()[0]: row[3] for row in nameless()}


def test_it_puts_the_roll_and_the_leavers_of_a_census_where_they_stand(desk: Desk) -> None:
    desk.bring("school_census", census(AMIRA + BEN, ""), name="1.xml")
    assert positions() == {"Amira": "on_roll", "Ben": "on_roll"}
    later = HEADER.replace("2026-10-01", "2026-10-15")
    desk.bring("school_census", census(AMIRA, LEAVER, header=later), name="2.xml")
    assert positions() == {"Amira": "on_roll", "Ben": "whereabouts_unknown"}


def test_it_takes_a_pupil_no_longer_in_the_census_for_gone(desk: Desk) -> None:
    desk.bring("school_census", census(AMIRA + BEN + HOUSING, ""), name="1.xml")
    later = HEADER.replace("2026-10-01", "2026-10-15")
    desk.bring("school_census", census(AMIRA + BEN, "", header=later), name="2.xml")
    assert positions() == {"Amira": "on_roll", "Ben": "on_roll", "Carol": "unaccounted"}


@pytest.mark.parametrize(
    ("to", "position"), [(("XXX", "XXXX"), "whereabouts_unknown"), (("MMM", "MMMM"), "in_transit")]
)
def test_it_counts_a_lost_child_as_lost_and_a_stated_place_as_unconfirmed(
    desk: Desk, to: tuple[str, str], position: str
) -> None:
    desk.bring("school_census", census(AMIRA + BEN, ""), name="1.xml")
    before = account_csv()
    lost = desk.bring("transfer_files", ctf(GONE, to=to).replace("2026-09-28", "2026-11-06"), name="2.xml")
    assert positions() == {"Amira": position, "Ben": "on_roll"}
    withdraw(lost.ref, actor=DEV, why="sent in error", now=NOW)
    assert account_csv() == before


def test_it_lets_a_history_of_earlier_schools_end_no_present_roll(desk: Desk) -> None:
    stays = """<SchoolHistory><School><LEA>850</LEA><Estab>2002</Estab><EntryDate>2019-09-01</EntryDate>
    <LeavingDate>2021-07-20</LeavingDate></School></SchoolHistory>"""
    desk.bring("school_census", census(AMIRA, ""), name="1.xml")
    desk.bring("transfer_files", ctf(GONE + stays, sender=("850", "2002"), to=("852", "4001")), name="2.xml")
    assert positions() == {"Amira": "on_roll"}
