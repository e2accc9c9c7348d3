"""Which model of matching this register uses, and those it may use: shipped ones, and ones saved beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import polars as pl
from django.conf import settings
from django.db import transaction

from onroll.matching.model import CURRENT, Model, load, model_from, settings_of, shipped
from onroll.register import trail
from onroll.register.bulk import read_frame
from onroll.register.models.setting import Setting
from onroll.register.scope import Actor

KEY = "matching_model"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class NoModel(Exception):
    """There is no model of this name, or a model may not be called so."""


def known() -> list[str]:
    """The names of all models that may be used."""
    return sorted({*shipped(), *(path.stem for path in _folder().glob("*.json"))})


def named(name: str) -> Model:
    """The model of a name. Raises NoModel."""
    if name in shipped():
        return load(name)
    if name not in known():
        raise NoModel(f"there is no model {name!r}; there are: {', '.join(known())}")
    return model_from(json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8")))


def in_use() -> Model:
    """The model that decides now."""
    found = Setting.objects.filter(key=KEY).first()
    return named(found.value if found else CURRENT)


def use(name: str, *, actor: Actor, why: str = "") -> None:
    """Let this model decide from now on; nothing linked before is linked again. Raises NoModel."""
    model = named(name)
    with transaction.atomic():
        before = in_use().name
        Setting.objects.update_or_create(key=KEY, defaults={"value": model.name})
        trail.record(actor, "model_used", why=why, detail={"model": model.name, "before": before})


def save(model: Model) -> Path:
    """Keep a model beside the register, so that it can be compared and used. Raises NoModel."""
    if not NAME.fullmatch(model.name) or model.name in known():
        raise NoModel(
            f"a new model's name is of small letters, figures, - and _, and not yet taken: {model.name!r}"
        )
    _folder().mkdir(parents=True, exist_ok=True)
    path = _folder() / f"{model.name}.json"
    path.write_text(json.dumps(settings_of(model), indent=1) + "\n", encoding="utf-8")
    return path


def with_refs(moved: pl.DataFrame) -> pl.DataFrame:
    """The moves with each child's reference in place of its number, for a list that leaves the register."""
    refs = read_frame(
        "SELECT id, ref FROM register_child WHERE restriction = ''", [], {"child": pl.Int64, "ref": pl.String}
    )
    return moved.join(refs, on="child").select(child="ref", was="was", becomes="becomes")


def _folder() -> Path:
    return Path(settings.ONROLL_HOME) / "models"
