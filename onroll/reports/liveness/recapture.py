"""How many are in none of three lists: the log-linear model without a three-way interaction, in closed form.

S. E. Fienberg, "The multiple recapture census for closed populations and incomplete 2^k contingency tables",
Biometrika 59 (1972) 591-603; Y. M. M. Bishop, S. E. Fienberg, P. W. Holland, "Discrete Multivariate Analysis" (1975).
Any two lists may depend on each other; what is assumed is that their dependence is the same whoever is in the third,
that nobody comes or goes meanwhile, and that matching is perfect. The interval is log-normal, after A. Chao,
Biometrics 43 (1987) 783-791. Too narrow wherever an assumption fails: never a count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log, prod, sqrt

EVEN = ("111", "100", "010", "001")
ODD = ("110", "101", "011")
FEWEST = 5
"""With fewer than this in any two lists together the answer is noise, and none is given."""
Z95 = 1.959964


@dataclass(frozen=True, slots=True)
class Unseen:
    """How many are known, how many more there may be in none of the lists, and between which bounds (95 in 100)."""

    known: int
    estimate: float
    low: float
    high: float


def unseen(cells: Mapping[str, int]) -> Unseen | None:
    """From how many are in each pattern of lists ("110": in the first two only); None where that is too few to say."""
    counts = {cell: cells.get(cell, 0) for cell in (*EVEN, *ODD)}
    if min(counts[cell] for cell in ODD) < FEWEST or not all(counts.values()):
        return None
    none = prod(counts[cell] for cell in EVEN) / prod(counts[cell] for cell in ODD)
    variance = none * none * sum(1 / n for n in counts.values()) + none
    spread = exp(Z95 * sqrt(log(1 + variance / (none * none))))
    return Unseen(sum(counts.values()), none, none / spread, none * spread)
