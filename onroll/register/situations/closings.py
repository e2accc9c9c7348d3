"""The closures of a few children, and what has been said of them, without reducing a whole city."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl
from django.db import connection

from onroll.engines.duck import Duck
from onroll.policy.choices import Choices
from onroll.register.situations.load import put_postcodes
from onroll.register.situations.people import know_people, put_people

STEP = (Path(__file__).parent / "5_closing.sql").read_text()
CLOSING_KINDS = ("closure", "other_authority")
CLOSE = "kind IN ('closure', 'other_authority')"
"""As the index `facts_that_may_close` has it."""
EVER_CLOSED = f"""
SELECT DISTINCT l.child_id FROM register_fact f
JOIN register_link l ON l.sighting_id = f.sighting_id AND l.undone_at IS NULL
JOIN register_sighting s ON s.id = f.sighting_id
JOIN register_delivery d ON d.id = s.delivery_id AND d.state = 'read'
JOIN register_child c ON c.id = l.child_id AND c.restriction = ''
WHERE f.{CLOSE} ORDER BY l.child_id
"""
SAID = """
with here_now as (select sighting, max(on_day) as here_on from presence group by sighting),
born as (select s.child, max(i.dob) as dob from sighting s join identity i on i.key = s.identity group by s.child)
select s.child, s.id as sighting, s.delivery, s.identity, s.source, s.learned_at, b.dob,
       coalesce(f.kind, '') as kind, coalesce(f.code, '') as code, h.here_on,
       coalesce(greatest(coalesce(f.true_from, f.said_on), coalesce(f.said_on, f.true_from)), s.learned_on) as on_day
from sighting s left join fact f on f.sighting = s.id left join here_now h on h.sighting = s.id
join born b on b.child = s.child
order by s.learned_at, s.id, f.id
"""


@dataclass(frozen=True)
class Closings:
    """closed: child, sighting, learned_at, on_day, code (a `Closing`'s), each closure there has been.

    said: child, sighting, delivery, identity, source, learned_at, dob, kind, code, on_day (the latest day the claim
    speaks of), here_on (the latest day on which the row places the child here, or null): one row a claim.
    """

    closed: pl.DataFrame
    said: pl.DataFrame


def ever_closed() -> list[int]:
    """The children, none of them restricted, whom some standing row has closed or said to be elsewhere."""
    with connection.cursor() as cursor:
        cursor.execute(EVER_CLOSED)
        return [row[0] for row in cursor.fetchall()]


def closings(choices: Choices, children: Sequence[int], on: date) -> Closings:
    """Every closure of these children until a day, and everything said of them."""
    with Duck() as duck:
        put_people(duck, children)
        know_people(duck, None)
        put_postcodes(duck, choices, None)
        duck.run("create or replace temp table here as select {la} as la_code", la=choices.la_code)
        duck.run(STEP, on=on)
        closed = duck.frame(
            "select child, sighting, learned_at, on_day, code from closed where code is not null"
        )
        return Closings(closed, duck.frame(SAID))
