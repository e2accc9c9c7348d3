"""Which pairs are worth weighing: those that share at least one of these keys."""

from __future__ import annotations

from onroll.matching.engine import Engine

# Each rule gives a list of keys; two identities that share a key are weighed. A key with a missing part is no key.
RULES: dict[str, str] = {
    "birthday and how a name begins": "[born || '/' || left(n, 3) FOR n IN [fx, sx]]",
    "forename and surname": "flatten([[least(f, s) || '/' || greatest(f, s) FOR s IN skeys] FOR f IN fkeys])",
    "year, short form and surname": "flatten([[y || k || '/' || s FOR s IN skeys] FOR k IN kin])",
    "birthday and postcode": "[born || postcode]",
    "birthday and contact": "[born || c FOR c IN contacts]",
    "birthday and address": "[born || street_starts]",
    "postcode and a name": "[postcode || '/' || k FOR k IN names]",
    "contact and a name": "flatten([[c || '/' || k FOR k IN names] FOR c IN contacts])",
    "contact and initial": "[c || left(fx, 1) FOR c IN contacts]",
    "address and a name": "[street_starts || '/' || k FOR k IN names]",
    "birthday either way round, and a name": "[y || '/' || least(m, d) || '/' || greatest(m, d) || k FOR k IN names]",
    "month, surname and initial": "[y || '/' || m || '/' || s || left(fx, 1) FOR s IN skeys]",
    "day, surname and initial": "[m || '-' || d || '-' || s || left(fx, 1) FOR s IN skeys]",
    "day, forename and initial": "[m || '-' || d || '-' || f || '/' || left(sx, 1) FOR f IN fkeys]",
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
CREATE OR REPLACE TEMP TABLE waiting_keys AS SELECT DISTINCT ix, key FROM ({every}) WHERE key IS NOT NULL
"""
KEYS = """
CREATE OR REPLACE TEMP TABLE keys AS
SELECT ix, key, true AS waiting FROM waiting_keys
UNION ALL SELECT DISTINCT ix, key, false FROM (SELECT e.ix, e.key FROM ({every}) e SEMI JOIN waiting_keys USING (key))
"""


def each_key(who: str) -> str:
    """Every key under every rule, hashed, of those waiting or of those registered."""
    return " UNION ALL ".join(
        f"SELECT ix, hash('{rule}' || k) AS key FROM (SELECT ix, unnest({keys}) AS k FROM person WHERE {who})"
        for rule, keys in RULES.items()
    )


def shortlist(con: Engine) -> None:
    """Make the table `pairs` (a before b, b always waiting) from `person` and the pairs of the certain rules."""
    con.execute(WAITING_KEYS.format(every=each_key("NOT registered")))
    con.execute(KEYS.format(every=each_key("registered")))
    con.execute(PAIRS.format(crowd=CROWD))
