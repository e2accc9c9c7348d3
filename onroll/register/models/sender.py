"""Who sends us files by themselves, and how each one's columns are to be read."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Mapping(models.Model):
    """How one sender's columns are read for one source: decided by a person once, and remembered."""

    source = models.CharField(max_length=40)
    sender = models.CharField(max_length=80, blank=True, default="")
    headers = models.CharField(max_length=64)
    """The fingerprint of the header row it was made for."""
    columns = models.TextField(default="{}")
    """JSON: each header as sent, and the column it is, or "" for one to be left out."""
    decided_by = models.CharField(max_length=150)
    decided_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "sender", "headers"],
                condition=Q(replaced_at__isnull=True),
                name="one_mapping_in_use",
            ),
        ]


class ApiKey(models.Model):
    """The key with which a sender's own system brings files in. Only its fingerprint is kept."""

    sender = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    sources = models.CharField(max_length=400, blank=True, default="")
    """The source codes it may send, separated by spaces."""
    schools = models.CharField(max_length=400, blank=True, default="")
    made_by = models.CharField(max_length=150)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
