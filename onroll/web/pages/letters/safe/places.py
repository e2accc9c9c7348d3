"""What the safe-contact page says of each address: where it came from, and whether anything may go there now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from onroll.facts.answers import Truth
from onroll.policy.who_may_know.answers import SafeContact
from onroll.policy.who_may_know.from_acts import ANSWERED
from onroll.policy.who_may_know.safe_contact import place_ready
from onroll.policy.who_may_know.sending import plain
from onroll.register import council
from onroll.register.contact import REMOVAL_REQUEST, Reach
from onroll.register.held import Held
from onroll.register.where_from import Origin, where_from
from onroll.sources.catalogue import find
from onroll.web import schools
from onroll.web.jinja import day_of
from onroll.web.pages.cases import people

OURS = {REMOVAL_REQUEST: "A school’s request to remove the name", ANSWERED: "Put down here"}


def of_places(
    of: Held, found: Reach, texts: Iterable[str], answers: SafeContact | None, now: datetime
) -> dict[str, str]:
    """A line for each of these places, by its text."""
    origins = where_from(of, found)
    of_schools = schools.names_of({one.school for each in origins.values() for one in each if one.school})
    names = people.names()
    return {
        text: " ".join(
            (_from(origins.get(plain(text), ()), of_schools, names), _now(text, answers, found, now))
        )
        for text in texts
    }


def _from(origins: Iterable[Origin], of_schools: dict[str, str], names: dict[str, str]) -> str:
    said = [_origin(one, of_schools, names) for one in origins]
    return f"From: {'; '.join(said)}." if said else "Not kept yet."


def _origin(one: Origin, of_schools: dict[str, str], names: dict[str, str]) -> str:
    """ "School roll (Alder Park), 3 September 2026, last on 2 November 2026, brought by Dev"."""
    source = OURS.get(one.source) or find(one.source).title
    school = f" ({of_schools.get(one.school, one.school)})" if one.school else ""
    first, last = day_of(one.since), day_of(one.last)
    again = f", last on {last}" if last != first else ""
    return f"{source}{school}, {first}{again}, by {names.get(one.by, one.by)}"


def _now(text: str, answers: SafeContact | None, found: Reach, now: datetime) -> str:
    """Whether anything may go there, in the gate's own words."""
    addresses = [home.address for home in found.homes]
    ruling = place_ready(text, answers, addresses, now=now, days=council.choices().safe_contact_days)
    if ruling:
        return "Safe, as answered."
    refused = answers is not None and answers.is_safe(text) is Truth.NO
    return f"{'Never used' if refused else 'Held'}: {ruling.why[:1].lower()}{ruling.why[1:]}"
