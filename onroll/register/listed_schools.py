"""Is there a school of this number? The lists of schools that the register was sent know."""

from __future__ import annotations

from onroll.register.models import School


def is_listed(laestab: str) -> bool:
    """Whether a list of schools that stands has a school of this seven-digit number."""
    return School.objects.filter(laestab=laestab, delivery__state="read").exists()


def may_be_a_school(laestab: str) -> bool:
    """Whether it is listed; while no list of schools stands, any number may be a school's."""
    return is_listed(laestab) or not School.objects.filter(delivery__state="read").exists()
