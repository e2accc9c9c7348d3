"""The child, and the links that say which sightings are about them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onroll.register.models.decision import Decision
from onroll.register.models.delivery import Delivery
from onroll.register.models.sighting import Sighting
from onroll.register.scope import ScopedManager


class Child(models.Model):
    """The person a set of sightings is about. It holds nothing about them: that is worked out."""

    ref = models.CharField(max_length=16, unique=True)
    created_at = models.DateTimeField()
    restriction = models.CharField(max_length=20, blank=True, default="")
    version = models.IntegerField(default=1)

    objects = ScopedManager()
    everyone = models.Manager()

    class Meta:
        base_manager_name = "everyone"
        default_manager_name = "everyone"


class Link(models.Model):
    """This sighting is about this child: why, how surely, who decided, known from when, undone when."""

    id = models.BigIntegerField(primary_key=True)
    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="links")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="links")
    reason = models.CharField(max_length=40)
    weight = models.FloatField(null=True)
    decided_by = models.CharField(max_length=150)
    anchor = models.ForeignKey(Sighting, null=True, on_delete=models.PROTECT, related_name="anchored")
    known_from = models.DateTimeField()
    made_at = models.DateTimeField()
    cause = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="caused")
    undone_at = models.DateTimeField(null=True)
    undone_known_from = models.DateTimeField(null=True)
    undone_because = models.CharField(max_length=150, blank=True, default="")
    undone_cause = models.ForeignKey(Delivery, null=True, on_delete=models.PROTECT, related_name="undid")
    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="made")
    undone_decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="undid")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sighting"], condition=Q(undone_at__isnull=True), name="one_live_link_per_sighting"
            ),
        ]
        indexes = [
            models.Index(fields=["undone_at"], condition=Q(undone_at__isnull=False), name="links_undone"),
        ]


class Doubt(models.Model):
    """Two identities that may be one child: kept apart until a person decides."""

    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="doubts")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="doubts")
    weight = models.FloatField()
    reason = models.CharField(max_length=40)
    evidence = models.TextField(default="[]")
    raised_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=150, blank=True, default="")
    decision = models.CharField(max_length=20, blank=True, default="")
    withdrawn = models.BooleanField(default=False)
