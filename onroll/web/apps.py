"""The web room owns no tables."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "onroll.web"
    label = "web"
