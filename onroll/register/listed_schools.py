"""Is there a school of this number? The lists of schools that the register was sent know."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.register.models import School

Ages = tuple[int | None, int | None]


def is_listed(laestab: str) -> bool:
    """Whether a list of schools that stands has a school of this seven-digit number."""
    return School.objects.filter(laestab=laestab, delivery__state="read").exists()


def may_be_a_school(laestab: str) -> bool:
    """Whether it is listed; while no list of schools stands, any number may be a school's."""
    return is_listed(laestab) or not School.objects.filter(delivery__state="read").exists()


def ages_of(laestabs: Iterable[str]) -> dict[str, Ages]:
    """The statutory lowest and highest age of each of these schools, as the latest list that stands has them."""
    listed = School.objects.filter(laestab__in=set(laestabs), delivery__state="read").order_by(
        "delivery__learned_at"
    )
    return {
        str(laestab): (low, high)
        for laestab, low, high in listed.values_list("laestab", "low_age", "high_age")
    }
