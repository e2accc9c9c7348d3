"""Long work and how far it has come."""

from django.db import models


class Job(models.Model):
    """Long work, polled by the page that asked for it. It carries ids only, never a child's name."""

    ref = models.CharField(max_length=16, unique=True)
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=12, default="waiting")  # waiting, running, done, failed
    says = models.CharField(max_length=400, blank=True, default="")
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True, default="")
