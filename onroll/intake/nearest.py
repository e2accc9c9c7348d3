"""The few children of the register that a few waiting rows can be about, found by the search's index.

A day's one referral must not read a quarter of a million children. Whoever shares a number, a telephone, a
postcode, a birthday (or its day of the year, or day and month turned round), a sender's key, or a name that sounds
alike beside another such name or the year of birth, is read; and every sealed child, since search knows none.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from onroll.matching.census import NAMES, Census
from onroll.matching.clean import sound
from onroll.register.bulk import among, read_frame
from onroll.register.search.asked import kept_phone
from onroll.register.search.words import name_words
from onroll.register.waiting import LINKED

FEW = 50
"""With more rows waiting, the whole register is read at once."""
GIVEN = ("forename", "middle_names", "preferred_forename", "full_name")
FAMILY = ("surname", "former_surname", "full_name")
ALL_NAMES = tuple(dict.fromkeys(GIVEN + FAMILY))
CHILD = {"child": pl.Int64}
WORDS: dict[str, Any] = {"child": pl.Int64, "key": pl.String, "word": pl.String, "born": pl.Int64}


def children_near(asked: pl.DataFrame, refs: pl.DataFrame) -> tuple[list[int], Census]:
    """Children that these identities may be, and how common names like theirs are. `refs` is what the rows quote."""
    named = _sounding(asked)
    found = [*_by_value(asked), *_by_name(asked, named), *_by_reference(refs), *_sealed()]
    return sorted(set(found)), _census(named)


def _census(named: pl.DataFrame) -> Census:
    counted = named.group_by(name="word").agg(others=pl.col("child").n_unique().cast(pl.Int64) - 1)
    people = read_frame("SELECT count(*) FROM register_child", [], CHILD).item()
    return Census(people, counted.to_arrow().cast(NAMES))


def _by_value(asked: pl.DataFrame) -> list[int]:
    """Children of the same number, telephone, postcode or birthday."""
    found: list[int] = []
    for kind, values in _values(asked).items():
        if values:
            where, told = among("value", sorted(values))
            sql = f"SELECT DISTINCT child FROM register_searchvalue WHERE kind = '{kind}' AND {where}"
            found += read_frame(sql, told, CHILD)["child"].to_list()
    return found


def _values(asked: pl.DataFrame) -> dict[str, set[str]]:
    """What to look for, in the form in which the index keeps it."""
    days = asked["dob"].drop_nulls().to_list()
    phones = {kept_phone(text) for text in _texts(asked, "parent1_phone", "parent2_phone")}
    return {
        "upn": {text.upper() for text in _texts(asked, "upn", "former_upn")},
        "nhs": set(_texts(asked, "nhs_number")),
        "postcode": {text.upper().replace(" ", "") for text in _texts(asked, "postcode")},
        "phone": phones - {""},
        "dob": {f"{day:%Y%m%d}" for day in days} | {turned for day in days if (turned := _turned(day))},
        "day": {f"{day:%m%d}" for day in days},
    }


def _turned(day: date) -> str:
    """The same birthday with day and month turned round, when there is such a day."""
    return f"{day:%Y%d%m}" if day.day <= 12 else ""


def _texts(asked: pl.DataFrame, *columns: str) -> list[str]:
    return [text for column in columns for text in asked[column].drop_nulls().unique().to_list()]


def _sounds(asked: pl.DataFrame, columns: tuple[str, ...]) -> set[str]:
    return {f"~{sound(word)}" for text in _texts(asked, *columns) for word in name_words(text)}


def _sounding(asked: pl.DataFrame) -> pl.DataFrame:
    """Every child with a word that sounds like one of these names: child, the sound, the word, year of birth."""
    where, sounds = among("k.key", sorted(_sounds(asked, ALL_NAMES)))
    # CROSS, for then SQLite goes by the few sounds; left to itself it goes through every name.
    return read_frame(
        "SELECT DISTINCT n.child, k.key, w.text, n.born FROM register_searchkey k "
        "CROSS JOIN register_searchword w CROSS JOIN register_searchname n "
        f"WHERE w.id = k.word AND n.whose = 0 AND n.word = k.word AND {where}",
        sounds,
        WORDS,
    )


def _by_name(asked: pl.DataFrame, named: pl.DataFrame) -> list[int]:
    """A surname that sounds alike, and a forename too or the same year of birth."""
    family = named.filter(pl.col("key").is_in(_sounds(asked, FAMILY)))
    given = named.filter(pl.col("key").is_in(_sounds(asked, GIVEN)))
    years = asked["dob"].dt.year().drop_nulls().cast(pl.Int64).unique()
    both = family.join(given.select("child"), on="child", how="semi")
    born = family.filter(pl.col("born").is_in(years.implode()))
    return [*both["child"].to_list(), *born["child"].to_list()]


def _by_reference(refs: pl.DataFrame) -> list[int]:
    """Children for whom somebody has quoted the same sender's key."""
    spaces, named = among("r.space", refs["space"].unique().to_list())
    where, values = among("r.value", refs["value"].unique().to_list())
    sql = (
        f"SELECT DISTINCT l.child_id FROM {LINKED} JOIN register_senderref r ON r.sighting_id = s.id "
        f"WHERE l.undone_at IS NULL AND {spaces} AND {where}"
    )
    return read_frame(sql, [*named, *values], CHILD)["child"].to_list()


def _sealed() -> list[int]:
    return read_frame("SELECT id FROM register_child WHERE restriction <> ''", [], CHILD)["child"].to_list()
