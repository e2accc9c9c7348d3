"""Cases: the work on a child, and every act of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onroll.register.models.child import Child


class Case(models.Model):
    """The work on one child and one way out. What follows from its acts is worked out, never stored."""

    ref = models.CharField(max_length=16, unique=True)
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="cases")
    way_out = models.CharField(max_length=40)
    school = models.CharField(max_length=40, blank=True, default="")
    opened_on = models.DateField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=150)
    because = models.CharField(max_length=400)
    owner = models.CharField(max_length=150, db_index=True)
    offered_to = models.CharField(max_length=150, blank=True, default="")
    closed_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=40, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child", "way_out", "school"], condition=Q(closed_at__isnull=True),
                name="one_open_case_per_way_out",
            ),
            models.CheckConstraint(condition=~Q(owner=""), name="a_case_has_an_owner"),
        ]  # fmt: skip


class CaseAct(models.Model):
    """One thing that was done; only ever added. Without a case it is about the child in every case."""

    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="acts")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=30)
    step = models.CharField(max_length=60, blank=True, default="")
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["child", "kind"])]


class Document(models.Model):
    """A file kept with a case: its bytes lie in a private folder under their fingerprint."""

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="documents")
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=200)
    file_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=80)
    size = models.IntegerField()
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=150)


class Away(models.Model):
    """Days [from_day, until_day) somebody is not at work, and who does their work meanwhile."""

    officer = models.CharField(max_length=150)
    cover = models.CharField(max_length=150)
    from_day = models.DateField()
    until_day = models.DateField()
    entered_by = models.CharField(max_length=150)
    entered_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)


class NamedOfficer(models.Model):
    """The officer each school knows by name."""

    school = models.CharField(max_length=40, unique=True)
    officer = models.CharField(max_length=150)
    named_by = models.CharField(max_length=150)
    named_at = models.DateTimeField()
