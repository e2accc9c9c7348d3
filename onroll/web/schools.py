"""Schools by name, where a sentence has only their number."""

import re
from collections.abc import Sequence
from typing import Any

from onroll.register.models import School

NUMBER = re.compile(r"\b\d{7}\b|\burn:\d{6}\b")


def named(things: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """The same things, with each school's number in one of their sentences turned into its name."""
    numbers = {number for one in things for number in NUMBER.findall(one[key])}
    names = names_of(numbers)
    return [{**one, key: NUMBER.sub(lambda found: names.get(found[0], found[0]), one[key])} for one in things]


def named_in(sentences: Sequence[str]) -> list[str]:
    """Sentences, with each school's number in them turned into its name."""
    return [one["says"] for one in named([{"says": says} for says in sentences], "says")]


def names_of(numbers: set[str]) -> dict[str, str]:
    """The names that the latest list of schools gives."""
    if not numbers:
        return {}
    urns = {number.removeprefix("urn:") for number in numbers}
    known = School.objects.filter(laestab__in=numbers) | School.objects.filter(urn__in=urns)
    found: dict[str, str] = {}
    for laestab, urn, name in known.order_by("delivery__learned_at", "id").values_list(
        "laestab", "urn", "name"
    ):
        if name:
            found |= {str(laestab): name, f"urn:{urn}": name}
    return found
