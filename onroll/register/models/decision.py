"""What a person decided about who is whom: kept for good, and undone without being erased."""

from __future__ import annotations

from django.db import models


class Decision(models.Model):
    """One decision of a person: one child, two children, cannot tell yet, a child split, two children joined.

    `child` is the child who is kept (of two that are one, the elder) and `other` the one beside.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=20)  # same, different, cannot_tell, split, join
    doubt = models.ForeignKey(
        "register.Doubt", null=True, on_delete=models.PROTECT, related_name="decisions"
    )
    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="decided")
    other = models.ForeignKey(
        "register.Child", null=True, on_delete=models.PROTECT, related_name="decided_beside"
    )
    why = models.CharField(max_length=400)
    confirmed = models.CharField(max_length=400, blank=True, default="")
    """Why the two are one child though they bear two lasting numbers of one kind."""
    waits_for = models.CharField(max_length=200, blank=True, default="")
    again_on = models.DateField(null=True)
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True, default="")
    undone_why = models.CharField(max_length=400, blank=True, default="")


class DecidedRow(models.Model):
    """A row that a decision was about, and on which of its two sides: the decision holds for it wherever it goes."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="rows")
    sighting = models.ForeignKey("register.Sighting", on_delete=models.PROTECT, related_name="decided")
    side = models.SmallIntegerField()  # 0: of `child`, 1: of `other`
