"""Find the children behind what has come in, as soon as the worker is free. Running it again changes nothing."""

from django_q.brokers import get_broker

from onroll.intake.link import link_waiting
from onroll.jobs import desk, open_cases
from onroll.register.scope import SYSTEM


def run() -> None:
    """Link and settle all that waits; the last of a burst of news also opens the cases that it calls for."""
    link_waiting(SYSTEM, now=desk.now())
    if not get_broker().queue_size():
        open_cases.run()
