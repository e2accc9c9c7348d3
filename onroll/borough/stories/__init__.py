"""What happens in the borough: a file per kind of story, told in this order."""

from onroll.borough.stories import (
    adoption,
    exclusion,
    falling_out,
    home_education,
    moving,
    never_in,
    paperwork,
    phase_transfer,
    renaming,
    special,
    standing,
)
from onroll.borough.world import World

TOLD_IN_ORDER = (
    special.tell,
    standing.tell,
    home_education.tell,
    adoption.tell,
    exclusion.tell,
    falling_out.tell,
    never_in.tell,
    renaming.tell,
    moving.tell,
    phase_transfer.tell,
    special.tell_plans,
    exclusion.tell_suspensions,
    paperwork.tell,
)


def tell_all(world: World) -> None:
    """Let everything happen."""
    for tell in TOLD_IN_ORDER:
        tell(world)
