"""Rows that have been tried and still wait: they quote a reference that nobody here bears yet."""

from django.db import models

from onroll.register.models.sighting import Sighting


class Wait(models.Model):
    """A sighting that names nobody but by a reference: it is tried again whenever there is news."""

    sighting = models.OneToOneField(
        Sighting, primary_key=True, on_delete=models.PROTECT, related_name="waits"
    )
    tried_at = models.DateTimeField()
