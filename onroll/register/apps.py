"""The register is the only room with tables."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "onroll.register"
    label = "register"
    default_auto_field = "django.db.models.BigAutoField"
