"""What is compared of those on the shortlist: kin of their names, how rare they are, house, street and parents."""

from __future__ import annotations

from onroll.matching.engine import Engine

LETTERS = "regexp_replace(lower(strip_accents({field})), '[^a-z]', '', 'g')"
PARENTS = ", ".join(LETTERS.format(field=f"p.parent{nth}_name") for nth in (1, 2))
SUBJECT = f"""
CREATE OR REPLACE TEMP TABLE subject AS
WITH chosen AS (SELECT a AS ix FROM pairs UNION SELECT b FROM pairs),
bearers_f AS (SELECT joined AS fx, count(DISTINCT dob) - 1 AS f_others
  FROM named JOIN given_names ON raw = forename GROUP BY joined),
bearers_s AS (SELECT joined AS sx, count(DISTINCT dob) - 1 AS s_others
  FROM named JOIN family_names ON raw = surname GROUP BY joined)
SELECT p.ix, p.upn, p.upn_permanent, p.former_upn, p.nhs, p.fx, p.sx, p.f_code, p.s_code, p.fkeys, p.skeys,
  p.dob, p.y, p.m, p.d, p.born, p.contacts, p.uprn, p.postcode,
  f.well, m.joined AS mx, p.fx || coalesce(m.joined, '') AS given, o.joined AS former,
  CASE WHEN p.fx IS NOT NULL THEN greatest(f_others, coalesce(cf.others, 0)) END AS f_others,
  CASE WHEN p.sx IS NOT NULL THEN greatest(s_others, coalesce(cs.others, 0)) END AS s_others,
  p.born::VARCHAR AS dobs, p.m = 1 AND p.d = 1 AS jan1,
  list_concat(f.toks, m.toks, q.toks, [f.joined]) AS gtoks,
  list_concat(f.kin_is, q.kin_is) AS kin_is, list_concat(f.kin_for, q.kin_for) AS kin_for,
  coalesce(f.shared, false) AS shared_first, list_concat(s.toks, o.toks) AS stoks,
  CASE upper(left(p.sex, 1)) WHEN 'M' THEN 'M' WHEN 'F' THEN 'F' WHEN 'B' THEN 'M' WHEN 'G' THEN 'F' END AS sex,
  list_filter([{PARENTS}], x -> length(x) > 4) AS parents,
  nullif(array_to_string(regexp_extract_all(lower(p.address1), '[0-9]+[a-z]?'), '/'), '') AS number,
  nullif(regexp_replace(lower(strip_accents(p.address1)), '[^a-z]|flat', '', 'g'), '') AS street,
  coalesce(number, left(street, 5)) AS house
FROM chosen JOIN person p USING (ix)
LEFT JOIN given_names f ON f.raw = p.forename LEFT JOIN given_names m ON m.raw = p.middle
LEFT JOIN given_names q ON q.raw = p.preferred_forename
LEFT JOIN family_names s ON s.raw = p.surname LEFT JOIN family_names o ON o.raw = p.former_surname
LEFT JOIN bearers_f bf ON bf.fx = p.fx LEFT JOIN bearers_s bs ON bs.sx = p.sx
LEFT JOIN census_in cf ON cf.name = p.fx LEFT JOIN census_in cs ON cs.name = p.sx
"""


def traits(con: Engine) -> None:
    """Make the table `subject`: everybody on the shortlist, with all that is compared."""
    con.execute(SUBJECT)
