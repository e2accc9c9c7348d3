"""The access log lives in its own store, so a long import never delays the writing of a look."""

from typing import Any

from django.conf import settings

TRAIL_MODELS = frozenset({("register", "look")})


class TrailRouter:
    """Send looks to `trail` and everything else to `default`.

    A migration that runs SQL on the trail says so: RunSQL(..., hints={"model_name": "look"}).
    """

    def db_for_read(self, model: Any, **hints: Any) -> str:
        return "trail" if belongs_to_trail(model._meta.app_label, model._meta.model_name) else "default"

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return self.db_for_read(type(one)) == self.db_for_read(type(other))

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        if settings.TRAIL_SHARES_DEFAULT:
            return True
        return (db == "trail") == belongs_to_trail(app_label, model_name)


def belongs_to_trail(app_label: str, model_name: str | None) -> bool:
    return (app_label, (model_name or "").lower()) in TRAIL_MODELS
