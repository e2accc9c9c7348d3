"""What a pair's levels weigh together, as the logarithm to base 2 of the odds that it is one child.

A pair is first told by its crowd: are the two in one household, namesakes, born on one day? Siblings and
twins agree on much that strangers do not, so each crowd has weights of its own.
"""

from __future__ import annotations

from math import log2

from onroll.matching.compare import BIRTHDAY, COMPARISONS, FORENAME, HOUSEHOLD, SURNAME, Comparison, column
from onroll.matching.engine import Engine
from onroll.matching.model import Model

SAME_NAME = ("same, rare", "same", "same, common", "turned round", "variant")
SAME_FAMILY = ("same, rare", "same", "same, common", "turned round", "former", "part")
BORN = ("same", "first of January")


def among(comparison: Comparison, *levels: str) -> str:
    """A condition: the comparison's level is one of these."""
    places = ", ".join(str(comparison.codes.index(level)) for level in levels)
    return f"{column(comparison)} IN ({places})"


NAMESAKES = f"{among(FORENAME, *SAME_NAME)} AND {among(SURNAME, *SAME_FAMILY)}"
AT_HOME = among(HOUSEHOLD, "contact and house", "contact", "house")
# In order: the first that holds is the pair's crowd. The last takes whoever is left.
CROWDS: dict[str, str] = {
    "one household, one birthday": f"{AT_HOME} AND {among(BIRTHDAY, *BORN)}",
    "one household": AT_HOME,
    "one street": among(HOUSEHOLD, "postcode", "parent"),
    "namesakes of one day": f"{NAMESAKES} AND {among(BIRTHDAY, *BORN)}",
    "namesakes": NAMESAKES,
    "born on one day": among(BIRTHDAY, *BORN, "turned round"),
    "strangers": "true",
}
GROWS = {"namesakes of one day", "namesakes", "born on one day", "strangers"}


def crowd_sql() -> str:
    """The number of a pair's crowd."""
    whens = " ".join(f"WHEN {when} THEN {place}" for place, when in enumerate(CROWDS.values()))
    return f"CASE {whens} END"


def weight_sql(model: Model, people: float) -> str:
    """A pair's weight: its crowd's base and the weight of each level in that crowd; a blank weighs nothing."""
    grown = log2(max(people, 1.0) / model.people)
    bases = [crowd.base - (grown if crowd.grows else 0.0) for crowd in model.crowds]
    terms = [f"{listed(bases)}[crowd + 1]"]
    for comparison in COMPARISONS:
        width = len(comparison.codes) + 1
        flat = [weight for crowd in model.crowds for weight in (0.0, *crowd.weights[comparison.code])]
        terms.append(f"{listed(flat)}[crowd * {width} + {column(comparison)} + 2]")
    return " + ".join(terms)


def listed(numbers: list[float]) -> str:
    """Numbers as a list in SQL."""
    return "[" + ", ".join(f"{number:.4f}::DOUBLE" for number in numbers) + "]"


def weigh(con: Engine, model: Model) -> None:
    """Make the table `weighed` from `compared`: each pair with its crowd and weight."""
    (people,) = con.execute("SELECT people FROM population").fetchone() or (model.people,)
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE weighed AS SELECT *, {weight_sql(model, people)} AS weight "
        f"FROM (SELECT *, {crowd_sql()} AS crowd FROM compared)"
    )
