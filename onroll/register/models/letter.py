"""Letters: what was drafted, to whom, in whose words, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from onroll.register.models.case import Case, Document
from onroll.register.models.child import Child

DRAFTED, SENDING, SENT, PRINTED, CANCELLED = "drafted", "sending", "sent", "printed", "cancelled"


class Letter(models.Model):
    """One letter. `drafted` is the text as it came from the template, `text` as an officer has edited it.

    state: drafted; sending (begun, and not known yet to have gone); sent, printed or cancelled, for good.
    """

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="letters")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    code = models.CharField(max_length=40)
    edition = models.CharField(max_length=10)
    language = models.CharField(max_length=3)
    kind = models.CharField(max_length=20)
    to_kind = models.CharField(max_length=20)
    to_name = models.CharField(max_length=200)
    address = models.CharField(max_length=600)
    tells = models.CharField(max_length=60, blank=True, default="")
    reason = models.CharField(max_length=400, blank=True, default="")
    facts_on = models.DateField()
    facts = models.JSONField(default=dict)
    drafted = models.TextField()
    text = models.TextField()
    state = models.CharField(max_length=10, default=DRAFTED)
    problem = models.CharField(max_length=400, blank=True, default="")
    drafted_by = models.CharField(max_length=150)
    drafted_at = models.DateTimeField()
    ended_by = models.CharField(max_length=150, blank=True, default="")
    ended_at = models.DateTimeField(null=True)
    effect_key = models.CharField(max_length=80, unique=True)
    post_ref = models.CharField(max_length=100, blank=True, default="")
    document = models.ForeignKey(Document, null=True, on_delete=models.PROTECT, related_name="letters")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=[SENT, PRINTED]) | ~Q(sha256=""), name="what_has_left_is_kept"
            ),
        ]
