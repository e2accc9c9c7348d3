"""What a school reads of its pupil whom others have placed elsewhere: its own last word, before the night and after."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_many
from onroll.register.models import Child
from onroll.register.said_of import Said, say
from onroll.register.scope import SYSTEM
from onroll.reports.account import account
from onroll.reports.judge import judge_all
from tests.web.removals.asking import ask
from tests.web.test_every_page import WHO, addresses
from tests.web.town import AMIRA, BEN, NOW, OTHER_SCHOOL, PUPILS, SCHOOL, TODAY, Town, roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
SignIn = Callable[[str], Client]

ELSEWHERE = {
    "the other school answers": Said("roll_check", "roll_check", "on_roll", true_from=date(2026, 11, 2),
                                     said_on=TODAY, school=OTHER_SCHOOL),
    "another authority answers": Said("other_authority", "other_authority", "enrolled", true_from=TODAY,
                                      said_on=TODAY, place="850"),
    "the parent gives notice": Said("home_education", "home_education", "pending", true_from=date(2026, 11, 2),
                                    said_on=TODAY),
    "the move abroad is shown": Said("closures", "closure", "abroad_confirmed", true_from=TODAY, detail="evidence"),
}  # fmt: skip
LISTS = ("/account", "/account/export.csv", "/account/export.xlsx", "/worklist", "/worklist/export.csv",
         "/worklist/export.xlsx", "/", "/search", "/removals", "/removals/ask", "/asked-of-us",
         "/school-returns")  # fmt: skip


def told_elsewhere(child: str, said: Said) -> None:
    say(child, said, key="a test", actor=AMIRA, now=NOW)


def where(child: str, actor: object) -> str:
    rows = account(TODAY, None, actor).rows.to_dicts()  # type: ignore[arg-type]
    return next((f"{row['position']}:{row['school']}" for row in rows if row["child"] == child), "not there")


def on_roll_elsewhere(folder: Path) -> None:
    """Ferrymead's own roll has Amara, under a later day than Alder Park's."""
    path = folder / "later-roll.csv"
    hers = roll([PUPILS[0]], "2026-11-10").splitlines()[1].replace(SCHOOL, OTHER_SCHOOL, 1)
    path.write_text(roll(PUPILS[4:], "2026-11-10") + hers + "\n")
    receive_many([Item("school_roll", path, NOW, None)], actor=SYSTEM, now=NOW)
    link_waiting(SYSTEM, now=NOW)


def both_sides_of_the_night() -> Iterator[str]:
    yield "before the night"
    judge_all(TODAY, SYSTEM, NOW)
    yield "after the night"


def text_of(client: Client, address: str) -> str:
    """A page or a file as its reader has it, without what differs at every look."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    if body[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/") and name.endswith(".xml")]
            return " ".join(book.read(name).decode() for name in sheets)
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|src="/charts/[^"]*"', "", body.decode())


def every_page(town: Town) -> list[str]:
    """All that the site map gives a school, with the pages that are about a child."""
    mine = [address for name, address in addresses(town).items() if "ben" in WHO[name]]
    return [*mine, *LISTS, "/account?school=" + OTHER_SCHOOL, f"/removals/ask/{town.of_ben}/g"]


@pytest.mark.parametrize("way", ELSEWHERE)
def test_it_reads_the_same_to_a_school_whoever_has_placed_its_pupil_elsewhere(
    way: str, town: Town, signed_in: SignIn
) -> None:
    client = signed_in("ben")
    ask(client, town.of_ben, "g")
    client.post("/search", {"words": "Okonjo"})
    pages = [
        f"/child/{town.of_ben}",
        "/account/export.csv",
        "/account",
        "/removals/ask",
        "/search",
        "/worklist",
    ]
    client.get("/removals")
    before = {address: text_of(client, address) for address in pages}
    assert "Amara Okonjo" in before[pages[0]] and "Amara O." in before["/search"]
    told_elsewhere(town.of_ben, ELSEWHERE[way])
    for when in both_sides_of_the_night():
        for address in pages:
            assert text_of(client, address) == before[address], (when, address)


def test_it_names_no_other_school_on_any_page_or_file_that_a_school_may_open(
    town: Town, signed_in: SignIn
) -> None:
    client = signed_in("ben")
    ref = ask(client, town.of_ben, "g")
    client.post("/search", {"words": "Okonjo"})
    told_elsewhere(town.of_ben, ELSEWHERE["the other school answers"])
    for when in both_sides_of_the_night():
        for address in [*every_page(town), f"/removals/{ref}"]:
            found = re.search(f"Ferrymead|{OTHER_SCHOOL}", text_of(client, address).replace(address, ""))
            assert not found, (when, address)


def test_it_names_no_other_school_whose_own_roll_has_the_pupil_and_then_lists_the_pupil_no_more(
    town: Town, signed_in: SignIn, tmp_path: Path
) -> None:
    client = signed_in("ben")
    on_roll_elsewhere(tmp_path)
    assert where(town.of_ben, SYSTEM) == f"on_roll:{OTHER_SCHOOL}"
    client.post("/search", {"words": "Okonjo"})
    lists = []
    for when in both_sides_of_the_night():
        for address in every_page(town):
            found = re.search(
                f"Ferrymead|{OTHER_SCHOOL}", text_of(client, address).replace(OTHER_SCHOOL + '"', "")
            )
            assert not found, (when, address)
        lists.append(where(town.of_ben, BEN))
    assert lists == [f"on_roll:{SCHOOL}", "not there"]


def test_it_shows_a_pupil_who_left_by_the_schools_own_word_no_longer_as_its_own(
    town: Town, signed_in: SignIn
) -> None:
    """By its own word: a later roll of its own without the pupil, though another school has told of them since."""
    child = Child.everyone.get(ref=town.of_ben).ref
    left = Said("school_leavers", "leaving", "g", true_from=date(2026, 11, 9), said_on=TODAY, school=SCHOOL)
    say(child, left, key="a return", actor=AMIRA, now=NOW)
    assert where(child, BEN) == "not there"
    assert signed_in("ben").get(f"/child/{child}").status_code == 404


def test_it_keeps_a_pupils_name_whoever_repeats_it(town: Town, signed_in: SignIn) -> None:
    say(town.of_ben, ELSEWHERE["the other school answers"], key="again", actor=AMIRA, now=NOW)
    page = text_of(signed_in("ben"), f"/child/{town.of_ben}")
    assert "Amara Okonjo" in page and "Name not known" not in page and "2 March 2018" in page
