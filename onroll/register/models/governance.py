"""What the service keeps in force: its policy, its agreements, and the log of what it read, met about and taught."""

from __future__ import annotations

from django.db import models


class GovernanceRecord(models.Model):
    """One writing-down of an entry; only ever added. The next of the same `ref` reviews it, replaces it or ends it."""

    ref = models.CharField(max_length=16)
    version = models.IntegerField()
    act = models.CharField(max_length=20)  # written, reviewed, replaced, ended
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True, default="")
    neighbours = models.CharField(max_length=200, blank=True, default="")
    """The codes of neighbouring authorities that are party to it, with a space between."""
    with_whom = models.CharField(max_length=200, blank=True, default="")
    purpose = models.TextField(blank=True, default="")
    from_day = models.DateField()
    review_due_on = models.DateField(null=True)
    until_day = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    owner = models.CharField(max_length=150)
    changed = models.TextField(blank=True, default="")
    why = models.CharField(max_length=400, blank=True, default="")
    rulebook = models.CharField(max_length=12)
    """The version of the rulebook on the day it was written."""
    file_name = models.CharField(max_length=255, blank=True, default="")
    content_type = models.CharField(max_length=80, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref", "version"], name="one_of_each_version"),
            models.CheckConstraint(condition=~models.Q(owner=""), name="what_is_kept_has_an_owner"),
        ]
