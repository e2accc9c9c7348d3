"""Which pairs are worth weighing: those that share at least one of these keys."""

from __future__ import annotations

from onroll.matching.engine import Engine

# Each rule: what is told apart into one row for each of its values, and then the parts of the key. Two identities that
# share a key are weighed. A key with a missing part is no key.
RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "birthday and how a name begins": (("[left(fx, 3), left(sx, 3)] AS n",), ("born", "n")),
    "forename and surname": (("fkeys AS f", "skeys AS s"), ("least(f, s)", "greatest(f, s)")),
    "year, short form and surname": (("kin AS k", "skeys AS s"), ("y", "k", "s")),
    "birthday and postcode": ((), ("born", "postcode")),
    "birthday and contact": (("contacts AS c",), ("born", "c")),
    "birthday and address": ((), ("born", "street_starts")),
    "postcode and a name": (("names AS k",), ("postcode", "k")),
    "contact and a name": (("contacts AS c", "names AS k"), ("c", "k")),
    "contact and initial": (("contacts AS c",), ("c", "left(fx, 1)")),
    "address and a name": (("names AS k",), ("street_starts", "k")),
    "birthday either way round, and a name": (("names AS k",), ("y", "least(m, d)", "greatest(m, d)", "k")),
    "month, surname and initial": (("skeys AS s",), ("y", "m", "s", "left(fx, 1)")),
    "day, surname and initial": (("skeys AS s",), ("m", "d", "s", "left(fx, 1)")),
    "day, forename and initial": (("fkeys AS f",), ("m", "d", "f", "left(sx, 1)")),
}
# A key that more identities share than this tells nobody apart (a school's own telephone, say).
CROWD = 400

PAIRS = """
CREATE OR REPLACE TEMP TABLE pairs AS
WITH shared AS (SELECT key FROM keys GROUP BY key HAVING count(*) BETWEEN 2 AND {crowd}),
near AS (SELECT k.* FROM keys k SEMI JOIN shared USING (key)),
found AS (
  SELECT l.ix AS a, r.ix AS b, NULL::VARCHAR AS rule FROM near l JOIN near r
    ON l.key = r.key AND l.ix < r.ix AND r.waiting
  UNION ALL SELECT a, b, rule FROM certain)
SELECT a, b, min(rule) AS rule FROM found GROUP BY a, b
"""
WAITING_KEYS = """
CREATE OR REPLACE TEMP TABLE waiting_keys AS SELECT DISTINCT ix, key FROM ({every})
"""
KEYS = """
CREATE OR REPLACE TEMP TABLE keys AS
SELECT ix, key, true AS waiting FROM waiting_keys
UNION ALL SELECT DISTINCT ix, key, false FROM (SELECT e.ix, e.key FROM ({every}) e SEMI JOIN waiting_keys USING (key))
"""


def each_key(who: str) -> str:
    """Every key under every rule, hashed, of those waiting or of those registered."""
    return " UNION ALL ".join(
        keys_of(nth, lists, parts, who) for nth, (lists, parts) in enumerate(RULES.values())
    )


def keys_of(nth: int, lists: tuple[str, ...], parts: tuple[str, ...], who: str) -> str:
    """The keys of one rule. The values are hashed as they are: to write each key out as a text costs far more."""
    rows = f"(SELECT * FROM person WHERE {who})"
    for each in lists:  # one after another: two side by side would go in step
        rows = f"(SELECT *, unnest({each.replace(' AS ', ') AS ')} FROM {rows})"
    told = " AND ".join(f"{part} IS NOT NULL" for part in parts)
    return f"SELECT ix, hash({nth}, {', '.join(parts)}) AS key FROM {rows} WHERE {told}"


def shortlist(con: Engine) -> None:
    """Make the table `pairs` (a before b, b always waiting) from `person` and the pairs of the certain rules."""
    con.execute(WAITING_KEYS.format(every=each_key("NOT registered")))
    con.execute(KEYS.format(every=each_key("registered")))
    con.execute(PAIRS.format(crowd=CROWD))
