"""The days on which one school closes, or opens, unlike the council's calendar."""

from django.db import models
from django.db.models import Q


class SchoolDay(models.Model):
    """One day of one school that is not as the council's calendar has it. Taken back, never changed."""

    laestab = models.CharField(max_length=10)
    day = models.DateField()
    opens = models.BooleanField()
    """True for a day on which pupils come though the council's calendar has none; False for a closed day."""
    why = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=150)
    entered_at = models.DateTimeField()
    taken_back_by = models.CharField(max_length=150, blank=True, default="")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["laestab", "day"],
                condition=Q(taken_back_at__isnull=True),
                name="one_word_on_a_school_day",
            ),
        ]
