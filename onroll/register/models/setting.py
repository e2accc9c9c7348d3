"""What this register was set up with."""

from django.db import models


class Setting(models.Model):
    """One named value, such as the council this register belongs to."""

    key = models.CharField(primary_key=True, max_length=40)
    value = models.TextField()
