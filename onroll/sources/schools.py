"""Which school a row speaks of, as one key: seven digits, else `urn:123456`, else `native:SCH5`."""

from __future__ import annotations

import re

import polars as pl

from onroll.facts import identifiers
from onroll.sources.shape import Refused, Source

OWN_KEYS = ("laestab", "urn", "native_id")


def school_key(text: str) -> str:
    """A school named by hand (`--school`), as its key: "852/4001", "123456", "urn:123456" or the sender's own code.

    Raises Refused when it is none of these.
    """
    text = text.strip()
    if laestab := identifiers.clean_laestab(text):
        return laestab
    bare = re.sub(r"^urn[:\s]*", "", text, flags=re.IGNORECASE)
    if urn := identifiers.clean_urn(bare):
        return f"urn:{urn}"
    own = re.sub(r"^native[:\s]*", "", text, flags=re.IGNORECASE).strip()
    if not own or not own.isprintable():
        raise Refused(
            f"{text!r} is no school: give its seven-digit number, its URN, or the sender's own code."
        )
    return f"native:{own}"


def with_school(frame: pl.DataFrame, source: Source, given: str | None) -> pl.DataFrame:
    """Add `school`: the row's own key, or the one given where the row leaves all its school cells blank."""
    columns = [column.name for column in source.columns if column.name in OWN_KEYS]
    default = school_key(given) if given else None
    if not columns:
        return frame.with_columns(school=pl.lit(default, dtype=pl.String))
    sent = [pl.col(f"sent.{name}") for name in columns if f"sent.{name}" in frame.columns]
    blank = ~pl.any_horizontal(sent) if sent else pl.lit(value=True)
    keys = {
        "laestab": _laestab(frame),
        "urn": pl.lit("urn:") + pl.col("urn") if "urn" in columns else None,
        "native_id": pl.lit("native:") + pl.col("native_id") if "native_id" in columns else None,
    }
    own = pl.coalesce(keys[name] for name in columns)
    return frame.with_columns(school=pl.when(blank).then(pl.lit(default, dtype=pl.String)).otherwise(own))


def _laestab(frame: pl.DataFrame) -> pl.Expr:
    """Seven digits; four digits alone are joined to the authority's code where the row has one."""
    laestab = pl.col("laestab")
    joined = pl.col("la_code") + laestab if "la_code" in frame.columns else pl.lit(None, dtype=pl.String)
    return pl.when(laestab.str.len_chars() == 7).then(laestab).otherwise(joined)
