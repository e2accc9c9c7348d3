"""What a person decided about who is whom: kept for good, and undone without being erased."""

from __future__ import annotations

from django.db import models


class Decision(models.Model):
    """One decision of a person: one child, two children, cannot tell yet, a child split, two children joined.

    `sightings` holds the numbers of the sightings it was about, in two sides (JSON: `[[…], […]]`), so that it can
    be held to whatever becomes of the children and their links later.
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
    sightings = models.TextField(default="[]")
    why = models.CharField(max_length=400)
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True, default="")
    undone_why = models.CharField(max_length=400, blank=True, default="")
