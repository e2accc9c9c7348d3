"""The project's own app: it holds no tables, only the checks made at every start."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    name = "onroll.project"
    label = "project"

    def ready(self) -> None:
        from onroll.project import checks  # noqa: F401
