"""A very small invented town, received and linked like any other: two schools and a handful of children."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from onroll.facts.identifiers import make_upn
from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_many
from onroll.register.council import set_council
from onroll.register.models import Child, Delivery
from onroll.register.personas import ensure_personas
from onroll.register.scope import SYSTEM, Actor
from onroll.reports.account import account
from onroll.reports.judge import judge_all

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SCHOOL, OTHER_SCHOOL = "8992001", "8994001"

AMIRA = Actor("amira", "officer")
BEN = Actor("ben", "school", frozenset({SCHOOL}))
CAROL = Actor("carol", "manager")
DEV = Actor("dev", "data")

SCHOOLS = """URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),PhaseOfEducation (name),\
EstablishmentStatus (name),StatutoryLowAge,StatutoryHighAge,SchoolCapacity,NumberOfPupils,Postcode,OpenDate,CloseDate
140001,899,2001,Alder Park Primary School,Community school,Primary,Open,4,11,420,378,ZY1 1AA,,
140002,899,4001,Ferrymead School,Academy converter,Secondary,Open,11,16,900,800,ZY2 1AA,,
"""
PUPILS = [
    ("Amara", "Okonjo", "2018-03-02", SCHOOL), ("Zofia", "Nowicka", "2017-05-11", SCHOOL),
    ("Idris", "Haddad", "2016-10-21", SCHOOL), ("Maisie", "Pettifer", "2019-01-30", SCHOOL),
    ("Rohan", "Deshpande", "2013-04-08", OTHER_SCHOOL), ("Ffion", "Prothero", "2012-12-19", OTHER_SCHOOL),
]  # fmt: skip
GONE = ("Leander", "Quickfall", "2017-02-14", SCHOOL)
POLICE = (
    "notice_ref,surname,forename,dob,postcode,notice_on\nPN1,Deshpande,Rohan,2013-04-08,ZY1 2BB,2026-11-02\n"
)
WRONG = (
    "laestab,as_at,upn,surname,forename,dob,entry_date,nc_year,postcode\n"
    "8994001,2026-11-10,,Vance,=cmd,31/02/2014,2025-09-01,7,ZY1 2BB\n"
    "8994001,2026-11-10,,,,,2025-09-01,7,\n"
)


@dataclass(frozen=True)
class Town:
    """The references that tests ask for."""

    of_ben: str
    elsewhere: str
    gone: str
    roll: str
    refused: str
    wrong: str


def build(folder: Path) -> Town:
    """Receive the town's lists, find the children, judge them."""
    set_council("anybourne")
    items = [
        _item(folder, "schools", SCHOOLS, day=1, as_at=date(2026, 9, 1)),
        _item(folder, "school_roll", roll([*PUPILS[:4], GONE], "2026-09-02"), day=2),
        _item(folder, "school_roll", roll(PUPILS[4:], "2026-09-02"), day=3),
        _item(folder, "school_roll", roll(PUPILS[:4], "2026-10-05"), day=40),
        _item(folder, "police_notices", POLICE, day=64),
        _item(folder, "school_leavers", "\0\1not a list", day=66),
        _item(folder, "home_education", WRONG.replace("laestab", "x"), day=70),
    ]
    received = receive_many(items, actor=SYSTEM, now=NOW)
    link_waiting(SYSTEM, now=NOW)
    judge_all(TODAY, SYSTEM, NOW)
    return _references(received)


def settle(folder: Path) -> Town:
    """The town, with the cast who look at it."""
    ensure_personas(SCHOOL)
    return build(folder)


def roll(pupils: list[tuple[str, str, str, str]], as_at: str) -> str:
    lines = ["laestab,as_at,upn,surname,forename,dob,entry_date,nc_year,postcode"]
    for forename, surname, born, school in pupils:
        serial = int(born.replace("-", "")[2:])
        upn = make_upn("899", int(school[3:]), 23, serial % 1000)
        lines.append(f"{school},{as_at},{upn},{surname},{forename},{born},2025-09-01,,ZY1 2BB")
    return "\n".join(lines) + "\n"


def _item(folder: Path, source: str, content: str, *, day: int, as_at: date | None = None) -> Item:
    path = folder / f"{day:02}-{source}.csv"
    path.write_text(content)
    learned_at = datetime.fromordinal(date(2026, 9, 1).toordinal() + day - 1).replace(hour=9, tzinfo=UTC)
    return Item(source, path, learned_at, as_at)


def _references(received: list[Delivery]) -> Town:
    rows = account(TODAY, None, SYSTEM).rows
    refs = {row["name"]: row["child"] for row in rows.to_dicts()}
    assert Child.everyone.count() == len(refs)
    return Town(
        of_ben=refs["Amara Okonjo"], elsewhere=refs["Rohan Deshpande"], gone=refs["Leander Quickfall"],
        roll=received[1].ref, refused=received[5].ref, wrong=received[6].ref,
    )  # fmt: skip
