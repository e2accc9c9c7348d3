"""What the sleeping watch noticed: a row that may be about a child who was closed, left, or is protected."""

from __future__ import annotations

from django.db import models

from onroll.register.models.child import Child
from onroll.register.models.sighting import Sighting


class Alert(models.Model):
    """A new row that looks like a sleeping child: why, how surely, and what an officer answered."""

    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="alerts")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="alerts")
    kind = models.CharField(max_length=20)  # failed_to_track, left_area, sealed
    weight = models.FloatField(null=True)
    evidence = models.TextField(default="[]")
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=20, blank=True, default="")
    why = models.CharField(max_length=400, blank=True, default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=150, blank=True, default="")
    withdrawn = models.BooleanField(default=False)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sighting", "child", "kind"], name="one_alert_per_row_and_child"),
        ]
