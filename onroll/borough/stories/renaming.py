"""Surnames change: by marriage, by deed, or because a family decides to use the other parent's."""

from __future__ import annotations

from onroll.borough import names
from onroll.borough.world import World


def tell(world: World) -> None:
    """Tell of the families whose children take another surname."""
    rng = world.rng("renaming")
    steady = [h for h in world.households if all(p.scenario == "steady" for p in h.people)]
    for household in world.cast(rng, 25, steady):
        on, surname = world.day(rng), names.surname(rng, household.origin)
        for person in household.people:
            person.former_surname, person.surname, person.renamed_on = person.surname, surname, on
