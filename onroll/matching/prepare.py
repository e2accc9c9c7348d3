"""Identities made ready to compare: each distinct name is cleaned once and joined back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pyarrow as pa

from onroll.matching.clean import code, known, parted, sound, words
from onroll.matching.engine import Engine
from onroll.matching.nearby import CONTACTS, POSTCODE, STREET, STREET_STARTS, nearby
from onroll.matching.nicknames import kin, our_table, well_known
from onroll.matching.tables import NODE

TEXTS = pa.list_(pa.string())
FULL = pa.schema([("raw", pa.string()), ("f", pa.string()), ("m", pa.string()), ("s", pa.string())])
GIVEN = pa.schema(
    [
        ("raw", pa.string()),
        ("joined", pa.string()),
        ("toks", TEXTS),
        ("sounds", TEXTS),
        ("kin_is", TEXTS),
        ("kin_for", TEXTS),
        ("well", pa.bool_()),
        ("shared", pa.bool_()),
        ("code", pa.string()),
    ]
)
FAMILY = pa.schema(
    [
        ("raw", pa.string()),
        ("joined", pa.string()),
        ("toks", TEXTS),
        ("sounds", TEXTS),
        ("code", pa.string()),
    ]
)
# First names that many brothers share and that are seldom the name a child is called by.
SHARED_FIRST = ("~muhammad", "abdul", "abu", "syed", "sri", "noor")


def full_row(raw: str) -> tuple[Any, ...]:
    """A whole name, parted."""
    return (raw, *parted(raw))


def called(folded: str) -> list[str]:
    """What a child of this given name may be called: the whole, and the word that is theirs alone."""
    parts = folded.split()
    if len(parts) < 2:
        return [folded]
    groups = our_table()[0].get(parts[0], frozenset()) | {parts[0]}
    own = parts[1] if any(shared in groups for shared in SHARED_FIRST) else parts[0]
    return [folded.replace(" ", ""), own]


def given_row(raw: str) -> tuple[Any, ...]:
    """A given name with its sounds and its kin."""
    folded = known(raw)
    if not folded:
        return (raw, None, None, None, None, None, False, False, None)
    names = called(folded)
    kins = [kin(name) for name in names]
    is_, for_ = (sorted(set().union(*sets)) for sets in ((k.is_ for k in kins), (k.for_ for k in kins)))
    sounds = sorted({sound(name) for name in names})
    well, shared = well_known(names[-1]), not set(SHARED_FIRST).isdisjoint(is_)
    return (raw, folded.replace(" ", ""), folded.split(), sounds, is_, for_, well, shared, code(folded))


def family_row(raw: str) -> tuple[Any, ...]:
    """A surname with its words and sounds."""
    folded = known(raw)
    if not folded:
        return (raw, None, None, None, None)
    told = [word for word in words(folded) if len(word) > 2]
    sounds = sorted({sound(folded)} | {sound(word) for word in told})
    return (raw, folded.replace(" ", ""), told, sounds, code(folded))


def once_each(
    con: Engine,
    name: str,
    schema: pa.Schema,
    row: Callable[[str], tuple[Any, ...]],
    query: str,
) -> None:
    """Register a table that maps each distinct value of a query to its cleaned form."""
    raws: Iterable[tuple[str]] = con.execute(query).fetchall()
    columns = list(zip(*(row(raw) for (raw,) in raws), strict=True)) or [()] * len(schema)
    arrays = [pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)]
    con.register(name, pa.table(arrays, schema=schema))


TOLD = ", ".join(f'"{column}"' for column in NODE)
NAMED = f"""
CREATE OR REPLACE TEMP TABLE named AS
SELECT e.node, e.registered, e.dob,
  coalesce(nullif(trim(e.forename), ''), CASE WHEN e.surname IS NULL THEN n.f END) AS forename,
  coalesce(e.middle_names, CASE WHEN e.surname IS NULL AND e.forename IS NULL THEN n.m END) AS middle,
  coalesce(nullif(trim(e.surname), ''), CASE WHEN e.forename IS NULL THEN n.s END) AS surname,
  e.former_surname, e.preferred_forename
FROM (SELECT {TOLD}, true AS registered FROM register_in UNION ALL SELECT {TOLD}, false FROM waiting_in) e
LEFT JOIN full_names n ON n.raw = e.full_name
"""
FULL_NAMES = """SELECT DISTINCT full_name FROM (
  SELECT full_name FROM register_in UNION ALL SELECT full_name FROM waiting_in) WHERE full_name IS NOT NULL"""
NAMES = "SELECT DISTINCT raw FROM (SELECT unnest([{columns}]) AS raw FROM named) WHERE raw IS NOT NULL"
GIVEN_NAMES = NAMES.format(columns="forename, middle, preferred_forename")
FAMILY_NAMES = NAMES.format(columns="surname, former_surname")
# Numbered by themselves: to sort whole rows would cost more than all that is made of them.
NUMBERED = """
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT node, row_number() OVER (ORDER BY NOT registered, node) - 1 AS ix FROM (
  SELECT node, true AS registered FROM register_in SEMI JOIN near USING (child)
  UNION ALL SELECT node, false FROM waiting_in)
"""
EVERYONE = f"""
SELECT {TOLD}, child, sealed, false AS restricted, true AS registered FROM register_in
UNION ALL SELECT {TOLD}, NULL::BIGINT, false, restricted, false FROM waiting_in
"""
PERSON = f"""
CREATE OR REPLACE TEMP TABLE person AS
SELECT i.ix, e.node, e.registered, e.child, coalesce(e.sealed, false) AS sealed,
  coalesce(e.restricted, false) AS restricted, e.list, e.upn, e.former_upn, e.nhs_number AS nhs,
  right(e.upn, 1) BETWEEN '0' AND '9' AS upn_permanent,
  n.forename, n.middle, n.preferred_forename, n.surname, n.former_surname,
  f.joined AS fx, s.joined AS sx, f.code AS f_code, s.code AS s_code,
  list_concat(f.sounds, p.sounds) AS fkeys, list_concat(s.sounds, o.sounds) AS skeys,
  list_concat(fkeys, skeys, f.kin_for, p.kin_for, mid.sounds) AS names, f.kin_for AS kin,
  {STREET_STARTS} AS street_starts,
  e.dob, year(e.dob) AS y, month(e.dob) AS m, day(e.dob) AS d, (y * 100 + m) * 100 + d AS born,
  e.sex, e.parent1_name, e.parent2_name, {CONTACTS} AS contacts, e.address1, e.uprn, {POSTCODE} AS postcode,
  trim(e.household_ref) AS household, nullif({STREET}, '') || e.postcode AS address,
  fx IS NULL AND sx IS NULL AND e.upn IS NULL AND nhs IS NULL AND e.former_upn IS NULL AS only_refs
FROM ({EVERYONE}) e JOIN numbered i USING (node) JOIN named n USING (node)
LEFT JOIN given_names f ON f.raw = n.forename LEFT JOIN given_names p ON p.raw = n.preferred_forename
LEFT JOIN given_names mid ON mid.raw = n.middle
LEFT JOIN family_names s ON s.raw = n.surname LEFT JOIN family_names o ON o.raw = n.former_surname
"""


def prepare(con: Engine) -> None:
    """Make the table `person` from `waiting_in` and so much of `register_in` as may be anybody waiting."""
    once_each(con, "full_names", FULL, full_row, FULL_NAMES)
    con.execute(NAMED)
    once_each(con, "given_names", GIVEN, given_row, GIVEN_NAMES)
    once_each(con, "family_names", FAMILY, family_row, FAMILY_NAMES)
    nearby(con)
    con.execute(NUMBERED)
    con.execute(PERSON)
