"""Two pairs in the town of whom nobody can tell whether they are one child: a grave doubt and a light one."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from onroll.facts.identifiers import make_upn
from onroll.intake.link import link_waiting
from onroll.intake.receive import Item, receive_many
from onroll.register.models import Child, Doubt, Link
from onroll.register.scope import SYSTEM
from tests.web.town import NOW, OTHER_SCHOOL, SCHOOL

ROW = "{school},{as_at},{upn},{surname},{forename},{born},2025-09-01,,ZY1 9CC,12 Plover Way,07700900123\n"
HEADINGS = "laestab,as_at,upn,surname,forename,dob,entry_date,nc_year,postcode,address1,parent1_phone\n"


@dataclass(frozen=True)
class Doubts:
    """The numbers of the doubts, gravest first, and the references of the grave pair, elder first."""

    grave: int
    light: int
    elder: str
    younger: str


def bring(folder: Path) -> Doubts:
    """A child gone from a roll may be one who came to another; two on one roll may be one entered twice."""
    gone = _row(SCHOOL, "2026-09-02", 901, "Marlowe", "Tobias", "2017-04-03")
    came = _row(OTHER_SCHOOL, "2026-11-09", 902, "Marlowe", "Tobias", "2017-04-03")
    one = _row(OTHER_SCHOOL, "2026-11-09", 903, "Ibbotson", "Freya", "2014-07-19")
    two = _row(OTHER_SCHOOL, "2026-11-16", 904, "Ibbotson", "Freya", "2014-07-19")
    bystander = _row(OTHER_SCHOOL, "2026-11-16", 905, "Marlowe", "Imogen", "2013-02-08")
    lists = [(20, gone), (71, came + one), (78, came + two + one + bystander)]
    items = []
    for day, rows in lists:
        path = folder / f"doubt-{day}.csv"
        path.write_text(HEADINGS + rows)
        learned = datetime.fromordinal(date(2026, 9, 1).toordinal() + day).replace(hour=9, tzinfo=UTC)
        items.append(Item("school_roll", path, learned, None))
    receive_many(items, actor=SYSTEM, now=NOW)
    link_waiting(SYSTEM, now=NOW)
    grave, light = _about("Marlowe"), _about("Ibbotson")
    refs = _refs("Tobias")
    return Doubts(grave, light, refs[0], refs[1])


def _row(school: str, as_at: str, serial: int, surname: str, forename: str, born: str) -> str:
    upn = make_upn("899", int(school[3:]), 23, serial)
    return ROW.format(school=school, as_at=as_at, upn=upn, surname=surname, forename=forename, born=born)


def _about(surname: str) -> int:
    found = Doubt.objects.filter(decided_at=None, withdrawn=False, sighting__identity__surname=surname)
    return int(found.order_by("-weight", "pk").values_list("pk", flat=True)[0])


def _refs(forename: str) -> list[str]:
    here = Link.objects.filter(undone_at=None, sighting__identity__forename=forename).values("child")
    return list(Child.everyone.filter(pk__in=here).order_by("pk").values_list("ref", flat=True))
