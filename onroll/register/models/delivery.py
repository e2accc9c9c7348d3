"""What arrived: each file with its fingerprint, and each problem found in it."""

from django.db import models
from django.db.models import Q


class Delivery(models.Model):
    """One file received from a source. It can be withdrawn whole, and all that came of it goes with it."""

    ref = models.CharField(max_length=16, unique=True)
    source = models.CharField(max_length=40)
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=12)  # read, held, refused, withdrawn
    received_at = models.DateTimeField()
    learned_at = models.DateTimeField(db_index=True)
    as_at = models.DateField(null=True)
    school = models.CharField(max_length=40, blank=True, default="")
    said_beside = models.CharField(max_length=60, blank=True, default="")
    coverage = models.CharField(max_length=20, blank=True, default="")
    rows = models.IntegerField(null=True)
    accepted = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    warnings = models.IntegerField(default=0)
    refusal = models.TextField(blank=True, default="")
    received_by = models.CharField(max_length=150)
    sender = models.CharField(max_length=80, blank=True, default="")
    door = models.CharField(max_length=12, blank=True, default="")  # command, page, folder, api
    held_because = models.TextField(blank=True, default="")
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=150, blank=True, default="")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.CharField(max_length=150, blank=True, default="")
    version = models.IntegerField(default=1)

    repeat = False
    """Whether this answer to a file received is an earlier delivery of the same bytes. Never stored."""

    class Meta:
        ordering = ["-learned_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "sha256", "said_beside"],
                condition=Q(state__in=["read", "held"]),
                name="one_live_delivery_of_the_same_bytes",
            ),
        ]


class Problem(models.Model):
    """One thing wrong with one row: where, what was found, and whether the row was taken all the same."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="problems")
    line = models.IntegerField()
    column = models.CharField(max_length=80, blank=True, default="")
    value = models.TextField(blank=True, default="")
    problem = models.TextField()
    severity = models.CharField(max_length=10)
    raw = models.TextField(blank=True, default="")
