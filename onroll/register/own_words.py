"""What a school may read of a pupil: its own words. What others have said, another school too, is not its to read.

Where a family has gone, who has told the council, and why a child is at risk would else be told by a name or a day.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

import polars as pl
from django.db.models import Q

from onroll.engines.duck import Duck
from onroll.register.schools import now_standing
from onroll.register.scope import SEES_EVERY_CHILD, Actor
from onroll.sources.catalogue import all_sources

ROWS = ("7",)
ANSWERED_BY_SCHOOLS = ("roll_check",)
"""Lists of the council's own on which a school answers: the answer is the school's word."""
OTHERS_WORDS = """
delete from fact where school is null
  or school not in (select school from own_school) or source not in (select source from own_source);
delete from sighting where id not in (select sighting from fact);
"""


@cache
def own_sources() -> tuple[str, ...]:
    """The sources by which a school speaks."""
    return (*(one.code for one in all_sources() if one.school_sent), *ANSWERED_BY_SCHOOLS)


def words_for(actor: Actor) -> Q:
    """Of the links of rows to children, those this reader may read."""
    if actor.role in SEES_EVERY_CHILD:
        return Q()
    numbers = {said for said, now in now_standing().items() if now in actor.schools} | actor.schools
    return Q(sighting__delivery__source__in=own_sources(), sighting__school__in=numbers)


def keep_own_words(duck: Duck, schools: Collection[str]) -> None:
    """Leave of a loaded register what these schools have said themselves."""
    duck.put("own_school", pl.DataFrame({"school": sorted(schools)}, {"school": pl.String}))
    duck.put("own_source", pl.DataFrame({"source": own_sources()}, {"source": pl.String}))
    duck.run(OTHERS_WORDS)
