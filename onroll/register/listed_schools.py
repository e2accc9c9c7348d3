"""Is there a school of this number? The lists of schools that the register was sent know."""

from __future__ import annotations

from onroll.register.models import School


def is_listed(laestab: str) -> bool:
    """Whether a list of schools that stands has a school of this seven-digit number."""
    return School.objects.filter(laestab=laestab, delivery__state="read").exists()
