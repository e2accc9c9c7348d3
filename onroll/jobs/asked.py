"""What all work in the background shares: which day it is, and who asked for it."""

from __future__ import annotations

import os
from datetime import date

from onroll.jobs import desk
from onroll.register.models import Job, User
from onroll.register.scope import Actor


def today() -> date:
    """Today in London; the invented borough's today is its own last day."""
    fixed = os.environ.get("ONROLL_TODAY")
    return date.fromisoformat(fixed) if fixed else desk.today()


def asker(job: Job) -> Actor:
    """Who asked, with the role they have now."""
    user = User.objects.get(username=job.asked_by)
    return Actor(user.get_username(), user.role, frozenset(user.schools.split()))
