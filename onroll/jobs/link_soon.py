"""Find the children behind what has come in, as soon as the worker is free. Running it again changes nothing."""

from onroll.intake.link import link_waiting
from onroll.jobs import desk
from onroll.register.scope import SYSTEM


def run() -> None:
    """Link and settle all that waits."""
    link_waiting(SYSTEM, now=desk.now())
