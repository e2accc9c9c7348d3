"""Is there a school, or an authority, of this number? The lists of schools that the register was sent know."""

from __future__ import annotations

from collections.abc import Iterable

from onroll.register import council
from onroll.register.models import School

Ages = tuple[int | None, int | None]


def is_listed(laestab: str) -> bool:
    """Whether a list of schools that stands has a school of this seven-digit number."""
    return School.objects.filter(laestab=laestab, delivery__state="read").exists()


def may_be_a_school(laestab: str) -> bool:
    """Whether it is listed; while no list of schools stands, any number may be a school's."""
    return is_listed(laestab) or not School.objects.filter(delivery__state="read").exists()


def may_be_an_authority(code: str) -> bool:
    """Whether a three-digit code is another authority's: a neighbour's, or one that a list of schools names.

    While no list of schools stands, any number but nought may be one.
    """
    ours = council.choices()
    if code == ours.la_code:
        return False
    if code in {one.la_code for one in ours.neighbours}:
        return True
    listed = School.objects.filter(delivery__state="read")
    return listed.filter(la_code=code).exists() or (code != "000" and not listed.exists())


def ages_of(laestabs: Iterable[str]) -> dict[str, Ages]:
    """The statutory lowest and highest age of each of these schools, as the latest list that stands has them."""
    listed = School.objects.filter(laestab__in=set(laestabs), delivery__state="read").order_by(
        "delivery__learned_at"
    )
    return {
        str(laestab): (low, high)
        for laestab, low, high in listed.values_list("laestab", "low_age", "high_age")
    }
