"""What officers do with a school: visits and meetings planned, what came of them, new staff. No child is in it."""

from __future__ import annotations

from django.db import models


class SchoolAct(models.Model):
    """One thing that was done or said about a school; only ever added. `data` holds no child."""

    school = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    data = models.JSONField(default=dict)
