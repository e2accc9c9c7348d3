"""Finding a child by what somebody types: a name, a UPN, a postcode, a date of birth. Never in an address."""

import re
import unicodedata
from datetime import date

import polars as pl

SEARCHED = ("name", "upn", "child", "postcode")
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
LONGEST = 100


def matching(rows: pl.DataFrame, text: str) -> pl.DataFrame:
    """The rows in which every typed word is found; a date is looked for as a date of birth."""
    words, born = parted(text)
    if born:
        rows = rows.filter(pl.col("dob") == born)
    if not words:
        return rows
    texts = [searchable(*values) for values in rows.select(SEARCHED).iter_rows()]
    return rows.filter(pl.Series([all(word in one for word in words) for one in texts], dtype=pl.Boolean))


def parted(text: str) -> tuple[list[str], date | None]:
    """The words, and the day if one was typed."""
    born = None
    for found in DAY.finditer(text):
        try:
            born = date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            continue
        text = text.replace(found[0], " ")
    return folded(text).split(), born


def searchable(name: str | None, upn: str | None, child: str, postcode: str | None) -> str:
    together = (postcode or "").replace(" ", "")
    return folded(f"{name or ''} {upn or ''} {child} {postcode or ''} {together}")


def folded(text: str) -> str:
    """Without capitals, accents or apostrophes, as people type in a hurry."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"['’`]", "", bare.casefold())
