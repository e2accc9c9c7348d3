"""How two identities are compared: for each comparison its levels, best first, in SQL and in plain words.

Conditions are written with the suffixes _l and _r, as Splink writes them, so one text serves both engines.
The first level that holds is the one that counts; a blank is a level of its own and counts for nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onroll.matching.engine import Engine


@dataclass(frozen=True)
class Level:
    """One degree of agreement."""

    code: str
    when: str
    says: str


@dataclass(frozen=True)
class Comparison:
    """What is compared, and its levels; when none holds the two are different."""

    code: str
    missing: str
    levels: tuple[Level, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """All levels in order, without the blank: a level's place in this tuple is its number."""
        return (*(level.code for level in self.levels), "different")

    def sql(self) -> str:
        """The number of the level that holds, -1 when one side is blank."""
        whens = " ".join(f"WHEN {level.when} THEN {place}" for place, level in enumerate(self.levels))
        return f"CASE WHEN {self.missing} THEN -1 {whens} ELSE {len(self.levels)} END"


KIN = "(list_has_any(kin_is_l, kin_for_r) OR list_has_any(kin_for_l, kin_is_r))"
OTHERWISE = "jaro_winkler_similarity(sx_l, sx_r) < 0.8 AND jaro_winkler_similarity(fx_l, fx_r) < 0.8"


def stands_as(given: str, family: str) -> str:
    """One's given name is written where the other's family name is."""
    f, s = f"fx_{given}", f"sx_{family}"
    begins = f"(length({s}) = 1 AND starts_with({f}, {s}))"
    parts = f"list_contains(stoks_{family}, {f})"
    return f"({f} = {s} OR jaro_winkler_similarity({f}, {s}) >= 0.8 OR {parts} OR {begins})"


TURNED = f"({stands_as('l', 'r')} AND {stands_as('r', 'l')} AND {OTHERWISE})"
HALF_TURNED = f"((fx_l = sx_r OR sx_l = fx_r) AND {OTHERWISE})"
MIDDLE_ONE = "(list_contains(gtoks_r, fx_l) OR list_contains(gtoks_l, fx_r))"
# Amelia Rose is Rose Amelia, or Rose A.
GIVEN_TURNED = (
    "((list_contains(gtoks_r, fx_l) AND "
    "(list_contains(gtoks_l, fx_r) OR (length(mx_l) = 1 AND starts_with(fx_r, mx_l))))"
    " OR (list_contains(gtoks_l, fx_r) AND length(mx_r) = 1 AND starts_with(fx_l, mx_r)))"
)
# Muhammad Ali, A is Muhammad, Ali: the same names, parted in another place.
GIVEN_PARTED = (
    "(given_l = given_r OR (mx_l IS NOT NULL AND mx_r IS NOT NULL AND "
    "(starts_with(given_l, given_r) OR starts_with(given_r, given_l))))"
)
# Both are known for names, or borne by others: neither is a slip of the pen for the other.
TWO_NAMES = "((well_l AND well_r) OR least(f_others_l, f_others_r) >= 5)"
RARE, COMMON = "0.0004", "0.004"


def rarity(others: str) -> tuple[str, str]:
    """Conditions for a rare and a middling name: how many others in a thousand are called so."""
    most = f"greatest({others}_l, {others}_r) / (SELECT people FROM population)"
    return f"{most} <= {RARE}", f"{most} <= {COMMON}"


def one_slip(field: str) -> str:
    """At most one letter more, less, changed or changed round, in three letters or more.

    Counting slips is the dearest thing done to a pair, so what cannot be one slip is put aside first: it leaves
    the first letter or the last as it was.
    """
    left, right = f"{field}_l", f"{field}_r"
    return (
        f"(abs(length({left}) - length({right})) <= 1 AND "
        f"(left({left}, 1) = left({right}, 1) OR right({left}, 1) = right({right}, 1)) AND "
        f"damerau_levenshtein({left}, {right}) <= 1)"
    )


def names_alike(field: str, letters: float) -> str:
    """Spelt nearly alike."""
    short = f"least(length({field}_l), length({field}_r)) >= 4"
    return f"(jaro_winkler_similarity({field}_l, {field}_r) >= {letters} OR ({short} AND {one_slip(field)}))"


FORENAME = Comparison(
    "forename",
    "fx_l IS NULL OR fx_r IS NULL",
    (
        Level("same, rare", f"fx_l = fx_r AND {rarity('f_others')[0]}", "the same uncommon forename"),
        Level("same", f"fx_l = fx_r AND {rarity('f_others')[1]}", "the same forename"),
        Level("same, common", "fx_l = fx_r", "the same forename, a common one"),
        Level("turned round", TURNED, "forename and surname are turned round"),
        Level("given turned round", GIVEN_TURNED, "forename and middle name are turned round"),
        Level("parted", GIVEN_PARTED, "the same given names, parted in another place"),
        Level("variant", KIN, "forenames that are written for one another"),
        Level("middle", f"{MIDDLE_ONE} AND NOT (shared_first_l OR shared_first_r)", "one's middle name"),
        Level("shared middle", MIDDLE_ONE, "one's middle name, of a kind that brothers share"),
        Level(
            "initial",
            "(starts_with(fx_l, fx_r) OR starts_with(fx_r, fx_l)) AND "
            "(least(length(fx_l), length(fx_r)) = 1 OR "
            f"(least(length(fx_l), length(fx_r)) >= 3 AND NOT {TWO_NAMES}))",
            "one forename begins the other",
        ),
        Level(
            "another name",
            f"{TWO_NAMES} AND (list_has_any(fkeys_l, fkeys_r) OR jaro_winkler_similarity(fx_l, fx_r) >= 0.8)",
            "forenames that look alike but are two different names",
        ),
        Level("spelling", names_alike("fx", 0.92), "forenames spelt nearly alike"),
        Level("sound", "list_has_any(fkeys_l, fkeys_r)", "forenames that sound alike"),
        Level(
            "one letter",
            f"greatest(length(fx_l), length(fx_r)) >= 3 AND {one_slip('fx')}",
            "short forenames, one letter apart",
        ),
        Level("half turned", HALF_TURNED, "one's forename is written as the other's surname"),
        Level("partly", "jaro_winkler_similarity(fx_l, fx_r) >= 0.8", "forenames that are partly alike"),
    ),
)
FORMER = "(sx_l = former_r OR former_l = sx_r OR former_l = former_r)"
SURNAME = Comparison(
    "surname",
    "sx_l IS NULL OR sx_r IS NULL",
    (
        Level("same, rare", f"sx_l = sx_r AND {rarity('s_others')[0]}", "the same uncommon surname"),
        Level("same", f"sx_l = sx_r AND {rarity('s_others')[1]}", "the same surname"),
        Level("same, common", "sx_l = sx_r", "the same surname, a common one"),
        Level("turned round", TURNED, "surname: counted with the forename"),
        Level("former", FORMER, "one's former surname"),
        Level("part", "list_has_any(stoks_l, stoks_r)", "a part of the surname is the same"),
        Level("spelling", names_alike("sx", 0.92), "surnames spelt nearly alike"),
        Level("sound", "list_has_any(skeys_l, skeys_r)", "surnames that sound alike"),
        Level("partly", "jaro_winkler_similarity(sx_l, sx_r) >= 0.84", "surnames that are partly alike"),
    ),
)
BIRTHDAY = Comparison(
    "birthday",
    "dob_l IS NULL OR dob_r IS NULL",
    (
        Level("same", "dob_l = dob_r AND NOT jan1_l", "the same date of birth"),
        Level(
            "first of January", "dob_l = dob_r", "the same date of birth, but 1 January often means unknown"
        ),
        Level("turned round", "y_l = y_r AND m_l = d_r AND d_l = m_r", "day and month of birth turned round"),
        Level(
            "year only",
            "(jan1_l OR jan1_r) AND y_l = y_r",
            "the same year of birth, and a day that may be unknown",
        ),
        Level(
            "slip",  # one slip leaves the year or the day as it was
            "(y_l = y_r OR d_l = d_r) AND damerau_levenshtein(dobs_l, dobs_r) <= 1",
            "dates of birth one slip of the pen apart",
        ),
        Level(
            "two parts",
            "(y_l = y_r)::INT + (m_l = m_r)::INT + (d_l = d_r)::INT = 2",
            "two of day, month and year of birth agree",
        ),
    ),
)
SEX = Comparison("sex", "sex_l IS NULL OR sex_r IS NULL", (Level("same", "sex_l = sex_r", "the same sex"),))
MIDDLE = Comparison(
    "middle names",
    "mx_l IS NULL OR mx_r IS NULL",
    (
        Level(
            "with the forename",
            f"fx_l <> fx_r AND ({GIVEN_TURNED} OR {GIVEN_PARTED})",
            "middle names: counted with the forename",
        ),
        Level("same", "mx_l = mx_r", "the same middle names"),
        Level(
            "initial",
            "starts_with(mx_l, mx_r) OR starts_with(mx_r, mx_l)",
            "one middle name begins the other",
        ),
        Level(
            "elsewhere",
            "list_contains(gtoks_l, mx_r) OR list_contains(gtoks_r, mx_l)",
            "given names in another order",
        ),
        Level("spelling", names_alike("mx", 0.9), "middle names spelt nearly alike"),
        Level(
            "different after a shared forename",
            "shared_first_l AND shared_first_r",
            "a forename brothers share, and different names after it",
        ),
    ),
)
CONTACT = "list_has_any(contacts_l, contacts_r)"
STREET = "(house_l = house_r AND jaro_winkler_similarity(street_l, street_r) >= 0.9)"
# The postcode is missing or mistyped, but the house and the street are the same.
NO_POSTCODE = f"(postcode_l IS NULL OR postcode_r IS NULL OR {one_slip('postcode')})"
HOUSE = (
    f"((uprn_l = uprn_r) OR (postcode_l = postcode_r AND house_l = house_r) OR ({STREET} AND {NO_POSTCODE}))"
)
HOUSEHOLD = Comparison(
    "household",
    "NOT ((array_length(contacts_l) > 0 AND array_length(contacts_r) > 0) OR "
    "(postcode_l IS NOT NULL AND postcode_r IS NOT NULL) OR (street_l IS NOT NULL AND street_r IS NOT NULL) OR "
    "(array_length(parents_l) > 0 AND array_length(parents_r) > 0))",
    (
        Level(
            "contact and house", f"{CONTACT} AND {HOUSE}", "the same address and the same telephone or email"
        ),
        Level("contact", CONTACT, "the same telephone, email or household"),
        Level("house", HOUSE, "the same address"),
        Level("postcode", "postcode_l = postcode_r", "the same postcode"),
        Level("parent", "list_has_any(parents_l, parents_r)", "a parent of the same name"),
        Level(
            "near",
            f"{STREET} OR "
            f"((house_l = house_r OR house_l IS NULL OR house_r IS NULL) AND {one_slip('postcode')})",
            "nearly the same address",
        ),
        Level(
            "other parents",
            "array_length(parents_l) > 0 AND array_length(parents_r) > 0",
            "another address, and no parent's name in common",
        ),
    ),
)
UPN = Comparison(
    "UPN",
    "upn_l IS NULL OR upn_r IS NULL OR (upn_l <> upn_r AND NOT (upn_permanent_l AND upn_permanent_r))",
    (
        Level("same", "upn_l = upn_r", "the same unique pupil number"),
        Level("former", "upn_l = former_upn_r OR former_upn_l = upn_r", "one's former unique pupil number"),
    ),
)
NHS = Comparison(
    "NHS number",
    "nhs_l IS NULL OR nhs_r IS NULL",
    (Level("same", "nhs_l = nhs_r", "the same NHS number"),),
)
COMPARISONS: tuple[Comparison, ...] = (FORENAME, SURNAME, BIRTHDAY, SEX, MIDDLE, HOUSEHOLD, UPN, NHS)


def column(comparison: Comparison) -> str:
    """The name of the column that holds a comparison's level."""
    return "g_" + comparison.code.lower().replace(" ", "_")


def sided(condition: str) -> str:
    """Splink's suffixes as table aliases: fx_l becomes l.fx."""
    return re.sub(r"\b(\w+)_([lr])\b", r"\2.\1", condition)


POPULATION = """
CREATE OR REPLACE TEMP TABLE population AS
SELECT greatest(?, count(DISTINCT (lower(forename), lower(surname), dob))) AS people FROM named
"""
# Of names that are codes only what is coded tells one from another: two codes are two children.
ONE_CODE = "coalesce(f_code_l = f_code_r, true) AND coalesce(s_code_l = s_code_r, true)"
COMPARED = """
CREATE OR REPLACE TEMP TABLE compared AS
SELECT p.a, p.b, p.rule, {levels}
FROM pairs p JOIN subject l ON l.ix = p.a JOIN subject r ON r.ix = p.b
WHERE p.rule IS NOT NULL OR ({one_code})
"""


def compare(con: Engine, population_floor: int) -> None:
    """Make the table `compared`: every pair with the level of each comparison."""
    con.execute(POPULATION, [population_floor])
    levels = ", ".join(f"{sided(c.sql())} AS {column(c)}" for c in COMPARISONS)
    con.execute(COMPARED.format(levels=levels, one_code=sided(ONE_CODE)))
