"""The trail: every action, and every look at a child. Append-only and chained, so that tampering shows."""

from django.db import models


class Chained(models.Model):
    """A row that carries the fingerprint of the row before it."""

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    before = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)

    class Meta:
        abstract = True


class Event(Chained):
    """One action, in the same transaction as what it did. It holds ids and counts, never names."""

    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=80, blank=True, default="")
    why = models.CharField(max_length=400, blank=True, default="")
    detail = models.TextField(blank=True, default="{}")


class Look(Chained):
    """One disclosure of one child to one person, written before the answer leaves, in its own store."""

    child_ref = models.CharField(max_length=16, db_index=True)
    page = models.CharField(max_length=80)
    request = models.CharField(max_length=40, blank=True, default="")
    why = models.CharField(max_length=400, blank=True, default="")
