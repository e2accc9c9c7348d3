"""So much of the register as shares anything with somebody waiting: a day's few rows need not wake all of it.

It must never leave out what the shortlist would find: a birthday (also turned round), a postcode, the beginning of
an address, a contact, an identifier, a sender's key, a day of the year, or a
surname that sounds like any name of somebody waiting.
"""

from __future__ import annotations

from onroll.matching.engine import Engine

POSTCODE = "replace(upper(e.postcode), ' ', '')"
PHONE = "right(replace(replace({field}, ' ', ''), '-', ''), 10)"
EACH_CONTACT = (
    PHONE.format(field="e.phone1"),
    PHONE.format(field="e.phone2"),
    "lower(e.email1)",
    "lower(e.email2)",
    "'household ' || e.household_ref",
)
CONTACTS = f"list_filter([{', '.join(EACH_CONTACT)}], x -> length(x) > 6)"
STREET = "regexp_replace(lower(e.address1), '[^a-z0-9]', '', 'g')"
STREET_STARTS = f"left({STREET}, 10)"
TURNED = "year(e.dob) * 10000 + least(month(e.dob), day(e.dob)) * 100 + greatest(month(e.dob), day(e.dob))"
DAY = "month(e.dob) * 100 + day(e.dob)"
SOUNDS = """
CREATE OR REPLACE TEMP TABLE sounding AS
WITH heard AS (
  SELECT unnest(sounds) AS k FROM given_names
  SEMI JOIN (SELECT unnest([forename, preferred_forename]) AS raw FROM named WHERE NOT registered) USING (raw)
  UNION SELECT unnest(sounds) FROM family_names
  SEMI JOIN (SELECT unnest([surname, former_surname]) AS raw FROM named WHERE NOT registered) USING (raw))
SELECT DISTINCT raw FROM (SELECT raw, unnest(sounds) AS k FROM family_names) SEMI JOIN heard USING (k)
"""
VALUES = f"""
CREATE OR REPLACE TEMP TABLE waiting_values AS
SELECT DISTINCT e.dob, {POSTCODE} AS postcode, e.upn, e.former_upn, e.nhs_number AS nhs, {STREET_STARTS} AS street,
  {TURNED} AS turned, {DAY} AS day FROM waiting_in e
"""
CALLED = f"CREATE OR REPLACE TEMP TABLE waiting_contacts AS SELECT DISTINCT unnest({CONTACTS}) AS c FROM waiting_in e"
SHARES_CONTACT = " OR ".join(f"{one} IN (SELECT c FROM waiting_contacts)" for one in EACH_CONTACT)
MANY = 500
"""With more rows waiting most days of the year are somebody's birthday: to ask who is near costs more than it saves."""
EVERYBODY = "CREATE OR REPLACE TEMP TABLE near AS SELECT DISTINCT child FROM register_in"
NEAR = f"""
CREATE OR REPLACE TEMP TABLE near AS
WITH found AS (
  SELECT e.node FROM register_in e WHERE e.dob IN (SELECT dob FROM waiting_values)
    OR {POSTCODE} IN (SELECT postcode FROM waiting_values)
    OR e.upn IN (SELECT upn FROM waiting_values) OR e.upn IN (SELECT former_upn FROM waiting_values)
    OR e.former_upn IN (SELECT upn FROM waiting_values) OR e.nhs_number IN (SELECT nhs FROM waiting_values)
    OR {STREET_STARTS} IN (SELECT street FROM waiting_values) OR {TURNED} IN (SELECT turned FROM waiting_values)
    OR {DAY} IN (SELECT day FROM waiting_values)
    OR {SHARES_CONTACT}
  UNION SELECT node FROM named WHERE registered
    AND (surname IN (SELECT raw FROM sounding) OR former_surname IN (SELECT raw FROM sounding))
  UNION SELECT r.node FROM refs_in r JOIN refs_in w USING (space, value) SEMI JOIN waiting_in s ON s.node = w.node)
SELECT DISTINCT child FROM register_in SEMI JOIN found USING (node)
"""


def nearby(con: Engine) -> None:
    """Make the table `near`: the register's children that could be anybody waiting."""
    (rows,) = con.execute("SELECT count(*) FROM waiting_in").fetchone()
    for statement in (EVERYBODY,) if rows > MANY else (SOUNDS, VALUES, CALLED, NEAR):
        con.execute(statement)
