"""The certain rules: identifiers and keys that say it is the same child, unless something contradicts them."""

from __future__ import annotations

from onroll.matching.engine import Engine

# In order of precedence: the first rule that holds names the reason. Each gives key columns of two sides.
EXACT = (
    "l.fx = r.fx AND l.sx = r.sx AND l.dob = r.dob AND "
    "(l.postcode = r.postcode OR list_has_any(l.contacts, r.contacts) OR l.uprn = r.uprn)"
)
# One name at one home, a birthday missing: the same child, unless two children there have borne that name.
HOMES = """
CREATE OR REPLACE TEMP TABLE at_home AS
SELECT ix, registered, fx, sx, dob, home FROM (
  SELECT *, 'h:' || household AS home FROM person UNION ALL SELECT *, 'a:' || address FROM person)
WHERE fx IS NOT NULL AND sx IS NOT NULL AND home IS NOT NULL
"""
NAMESAKES = """
CREATE OR REPLACE TEMP TABLE namesakes AS
SELECT fx, sx, home FROM at_home GROUP BY ALL HAVING count(DISTINCT dob) > 1
"""
AT_HOME = """
SELECT DISTINCT l.ix, r.ix, '6 same-name-and-home' FROM at_home l JOIN at_home r USING (fx, sx, home)
ANTI JOIN namesakes USING (fx, sx, home)
WHERE l.ix < r.ix AND NOT r.registered AND (l.dob = r.dob OR l.dob IS NULL OR r.dob IS NULL)
"""
SIDES = "JOIN person r ON l.ix < r.ix AND NOT r.registered AND"
CERTAIN = f"""
CREATE OR REPLACE TEMP TABLE certain AS
SELECT l.ix AS a, r.ix AS b, '1 same-upn' AS rule FROM person l {SIDES} l.upn = r.upn
UNION ALL SELECT l.ix, r.ix, '2 former-upn' FROM person l {SIDES} l.upn = r.former_upn
UNION ALL SELECT l.ix, r.ix, '2 former-upn' FROM person l {SIDES} l.former_upn = r.upn
UNION ALL SELECT l.ix, r.ix, '3 same-nhs' FROM person l {SIDES} l.nhs = r.nhs
UNION ALL SELECT a.ix, b.ix, '4 same-source-ref' FROM keyed a JOIN keyed b
  ON a.space = b.space AND a.value = b.value AND a.ix < b.ix AND NOT b.registered
UNION ALL SELECT l.ix, r.ix, '5 identical' FROM person l {SIDES} {EXACT}
UNION ALL {AT_HOME}
"""
KEYED = """
CREATE OR REPLACE TEMP TABLE keyed AS
SELECT DISTINCT p.ix, p.registered, r.space, r.value FROM refs_in r JOIN person p USING (node)
WHERE r.space IS NOT NULL AND r.value IS NOT NULL
"""


def certain(con: Engine) -> None:
    """Make the table `certain`: pairs that a rule brings together, before anything is held against them."""
    con.execute(KEYED)
    con.execute(HOMES)
    con.execute(NAMESAKES)
    con.execute(CERTAIN)
