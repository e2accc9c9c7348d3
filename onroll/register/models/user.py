"""The people who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    """Somebody who signs in: a role, and for a school's staff the schools they speak for."""

    role = models.CharField(max_length=20, default="none")
    schools = models.CharField(
        max_length=400, blank=True, default="", help_text="LAESTABs, separated by spaces"
    )
