"""What is made of a pair: certain, same, maybe, or kept apart; the guards that no weight overrules."""

from __future__ import annotations

from onroll.matching.compare import BIRTHDAY, FORENAME, HOUSEHOLD, MIDDLE, NHS, SURNAME, UPN
from onroll.matching.engine import Engine
from onroll.matching.model import Model
from onroll.matching.weigh import BORN, among

IDENTIFIER = "rule IN ('1 same-upn', '2 former-upn', '3 same-nhs')"
EXACT = ("same, rare", "same", "same, common")
CLASH = f"({among(UPN, 'different')} OR {among(NHS, 'different')})"
OTHER = ("different", "partly", "another name", "one letter", "half turned")
OTHER_NAME = among(FORENAME, *OTHER)
OTHER_DAY = among(BIRTHDAY, "different", "two parts")
ONE_HOME = among(HOUSEHOLD, "contact and house", "contact", "house", "postcode", "parent")
FAMILY = f"({among(SURNAME, *SURNAME.codes[:-1])} OR g_surname = -1)"
SIBLINGS = f"({OTHER_NAME} AND {ONE_HOME} AND {FAMILY})"
ONE_DAY = among(BIRTHDAY, *BORN)
# Twins whose names are near enough to be taken for a slip of the pen.
TWINS = (
    f"({ONE_DAY} AND {FAMILY} AND ({among(FORENAME, 'another name')} OR "
    f"{among(MIDDLE, 'different after a shared forename')}))"
)
# An identifier is trusted unless name and birthday both speak against it, or it is a brother's or sister's.
AGAINST = f"({CLASH} OR ({OTHER_NAME} AND ({OTHER_DAY} OR ({ONE_DAY} AND {FAMILY}) OR {ONE_HOME})))"
NAME_FITS = among(FORENAME, *(code for code in FORENAME.codes if code not in OTHER))
DAY_FITS = among(BIRTHDAY, *(code for code in BIRTHDAY.codes if code not in ("different", "two parts")))
REF_HOLDS = f"(({NAME_FITS} AND NOT {OTHER_DAY}) OR ({DAY_FITS} AND g_forename = -1)) AND NOT {CLASH}"
# One name, one birthday, but another home and other parents: namesakes, until a person says otherwise.
NAMESAKES = f"({among(HOUSEHOLD, 'other parents')} AND g_upn <> 0 AND g_nhs_number <> 0)"
# Without a birthday or an identifier in common a name is never enough; the whole name at one home may be.
WHOLE_NAME = f"{among(FORENAME, *EXACT)} AND {among(SURNAME, *EXACT)}"
AT_HOME = among(HOUSEHOLD, "contact and house", "contact", "house")
NAME_ONLY = f"(g_birthday = -1 AND g_upn <> 0 AND g_nhs_number <> 0 AND NOT ({WHOLE_NAME} AND {AT_HOME}))"
# Nobody has said what one of them is called: a baby may have a twin, until a person says otherwise.
NAMELESS = "(g_forename = -1 AND g_upn <> 0 AND g_nhs_number <> 0)"
# The first of January stands for an unknown day: at another home it is no birthday in common.
NO_DAY = (
    f"({among(BIRTHDAY, 'first of January')} AND {among(HOUSEHOLD, 'different', 'other parents')} "
    "AND g_upn <> 0 AND g_nhs_number <> 0)"
)
# Another birthday, and no identifier in common: brothers and cousins, until a person says otherwise.
OTHER_BIRTHDAY = f"({among(BIRTHDAY, 'different')} AND g_upn <> 0 AND g_nhs_number <> 0)"

VERDICT = f"""
CREATE OR REPLACE TEMP TABLE judged AS
SELECT *,
  CASE WHEN {IDENTIFIER} AND NOT {AGAINST} THEN 'certain'
       WHEN {IDENTIFIER} THEN 'maybe'
       WHEN rule = '4 same-source-ref' AND {REF_HOLDS} THEN 'certain'
       WHEN rule = '5 identical' AND NOT {CLASH} AND NOT {TWINS} THEN 'certain'
       WHEN rule = '6 same-name-and-home' AND NOT {CLASH} AND NOT {TWINS} AND g_sex IN (-1, 0) THEN 'certain'
       WHEN {SIBLINGS} AND NOT ({TWINS}) THEN 'apart'
       WHEN weight < $maybe THEN CASE WHEN {TWINS} OR {NAMESAKES} THEN 'apart' END
       WHEN weight < $same OR {CLASH} OR {TWINS} OR {NAME_ONLY} OR {NAMESAKES} OR {OTHER_BIRTHDAY}
         OR {NAMELESS} OR {NO_DAY} THEN 'maybe'
       ELSE 'same' END AS verdict,
  CASE WHEN {IDENTIFIER} AND {AGAINST} THEN 'identifier-contradicted'
       WHEN {among(UPN, "different")} THEN 'two-upns' WHEN {among(NHS, "different")} THEN 'two-nhs-numbers'
       WHEN {TWINS} THEN 'twins' WHEN {SIBLINGS} THEN 'siblings' WHEN {NAME_ONLY} OR {NO_DAY} THEN 'name-only'
       WHEN {NAMELESS} THEN 'nameless'
       WHEN {NAMESAKES} THEN 'namesakes' WHEN weight >= $same AND {OTHER_BIRTHDAY} THEN 'other-birthday'
       WHEN weight < $same THEN 'weak' ELSE 'model' END AS why,
  {NAME_FITS} AND {ONE_DAY} AS firm
FROM weighed
"""


def decide(con: Engine, model: Model) -> None:
    """Make the table `judged` from `weighed`: each pair with its verdict and why."""
    con.execute(VERDICT, {"same": model.same, "maybe": model.maybe})
