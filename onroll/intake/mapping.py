"""How one sender's columns are read: decided once by a person, remembered, and undone when it proves wrong."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from onroll.intake import check
from onroll.intake.check import NotReceived
from onroll.register import models, trail
from onroll.register.scope import Actor, NotFound
from onroll.sources.headers import REFERENCES, WHO, columns_of, fingerprint
from onroll.sources.shape import Source

Decided = dict[tuple[str, str], dict[str, dict[str, str]]]
"""For a source and a sender: by the header row's fingerprint, each header and its column, or "" to leave it out."""


def decided(senders: Iterable[str]) -> Decided:
    """All that people have decided for these senders, and that stands."""
    found: Decided = {}
    for one in models.Mapping.objects.filter(sender__in=set(senders), replaced_at=None):
        found.setdefault((one.source, one.sender), {})[one.headers] = columns(one)
    return found


def senders() -> list[str]:
    """Every name a sender has been known by, in order: of files, of remembered columns and of keys."""
    told = (models.Mapping, models.Delivery, models.ApiKey)
    return sorted(
        {name for one in told for name in one.objects.values_list("sender", flat=True).distinct()} - {""}
    )


def same_sender(typed: str) -> str:
    """A sender's name as it was written before, whatever its capitals and spaces; a new one, tidied."""
    tidy = " ".join(typed.split())
    if not tidy:
        return ""
    known = [name for name in senders() if name.casefold() == tidy.casefold()]
    return tidy if tidy in known or not known else known[0]


def columns(kept: models.Mapping) -> dict[str, str]:
    """Each header of a mapping, and the column it is read as, or "" where it is left out."""
    return {str(header): str(column) for header, column in json.loads(kept.columns).items()}


def wrongs(source: Source, chosen: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with a choice of columns, by header ("" for the whole of it); empty when it can be used."""
    known = set(columns_of(source))
    found: dict[str, str] = {}
    taken: dict[str, str] = {}
    for header, column in chosen.items():
        if not column:
            continue
        if column not in known:
            found[header] = f"“{header}” cannot be {column}: {source.title} has no such column"
        elif column in taken:
            found[header] = f"“{header}” and “{taken[column]}” cannot both be {column}: leave one of them out"
        taken.setdefault(column, header)
    return found or _nobody(source, set(taken))


def _nobody(source: Source, taken: set[str]) -> dict[str, str]:
    """What is missing before a row can be about anybody."""
    if source.identity_columns:
        if taken.isdisjoint((*WHO, *REFERENCES)):
            return {"": "No column says who the child is: choose a name, a UPN, an NHS number or a reference"}
        return {}
    missing = [key for key in source.key if taken.isdisjoint(key.split("|"))]
    return {"": f"Choose the column that is {missing[0].replace('|', ' or ')}"} if missing else {}


def decide(
    source: Source, sender: str, chosen: Mapping[str, str], *, actor: Actor, now: datetime
) -> models.Mapping:
    """Read this sender's files with these headers so, from now on. Raises NotAllowed, or NotReceived saying why not."""
    check.may_send(actor)
    if found := wrongs(source, chosen):
        raise NotReceived("; ".join(found.values()))
    print_of = fingerprint(chosen)
    with transaction.atomic():
        earlier = models.Mapping.objects.filter(
            source=source.code, sender=sender[:80], headers=print_of, replaced_at=None
        )
        replaced = earlier.update(replaced_at=now)
        made = models.Mapping.objects.create(
            source=source.code, sender=sender[:80], headers=print_of, decided_by=actor.name, decided_at=now,
            columns=json.dumps(dict(chosen), ensure_ascii=False),
        )  # fmt: skip
        used = sum(bool(column) for column in chosen.values())
        detail = {"source": source.code, "columns": len(chosen), "read": used, "replaced": replaced}
        trail.record(actor, "columns_decided", about=str(made.pk), detail=detail)
    return made


def in_use(number: int) -> models.Mapping:
    """A mapping that stands. Raises NotFound."""
    found = models.Mapping.objects.filter(pk=number, replaced_at=None).first()
    if found is None:
        raise NotFound
    return found


def undo(number: int, *, actor: Actor, now: datetime) -> models.Mapping:
    """Read so no more: the next file is asked about again; what came in stays. Raises NotAllowed or NotFound."""
    check.may_send(actor)
    with transaction.atomic():
        found = in_use(number)
        found.replaced_at = now
        found.save(update_fields=["replaced_at"])
        trail.record(actor, "columns_undone", about=str(found.pk), detail={"source": found.source})
    return found
