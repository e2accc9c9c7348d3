"""What a held delivery would change, worked out whole and kept for its page: references and codes, never a name."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import polars as pl

from onroll.engines.duck import Duck
from onroll.intake.check import NotReceived
from onroll.intake.hold import alarms
from onroll.intake.link import TRIES, Unsettled, link_waiting
from onroll.intake.preview import as_if_settled
from onroll.register import council, waiting
from onroll.register.models import Alert, Delivery, Doubt
from onroll.register.scope import Actor, NotFound
from onroll.register.situations import load
from onroll.register.situations.rolls import too_small
from onroll.reports.absent import not_believed, spoken_of
from onroll.reports.account import children_refs
from onroll.reports.difference import Difference, difference, picture
from onroll.sources.catalogue import find

LISTED = 500
"""The most children that are listed of one kind of change; all are counted."""


def preview(delivery_ref: str, *, actor: Actor, on: date, now: datetime) -> dict[str, Any]:
    """The difference a held delivery would make on a day: counts, and who. Raises NotFound, Unsettled, NotReceived."""
    delivery = Delivery.objects.filter(ref=delivery_ref, state="held").first()
    if delivery is None:
        raise NotFound(f"no delivery {delivery_ref} is held")
    if find(delivery.source).restricted:
        raise NotReceived("the children of this source are shown to nobody, so there is nothing to preview")
    for _ in range(TRIES):
        try:
            link_waiting(actor, now=now)
            return _preview(delivery, actor, on, now)
        except Unsettled:
            continue
    raise Unsettled("other files kept arriving while this was being worked out: try again")


def _preview(delivery: Delivery, actor: Actor, on: date, now: datetime) -> dict[str, Any]:
    """The register is shut to other news only while the rows are linked and fetched; judging holds no lock."""
    choices, state, pairs = council.choices(), waiting.state(), _pairs()
    with load(choices, None) as duck:
        before = picture(duck, choices, on)

    def fetch() -> tuple[Duck, int, int]:
        return load(choices, None), _pairs(), _alerts(delivery)

    counts, (duck, pairs_then, alerts) = as_if_settled(delivery.ref, fetch, state=state, actor=actor, now=now)
    with duck:
        after, small = picture(duck, choices, on), too_small(duck)
    spoken = spoken_of(delivery, None)
    found = difference(before, after, delivery.pk, spoken)
    small = spoken.join(small, left_on=["school", "said_on"], right_on=["school", "seen"])
    told: dict[str, Any] = {
        "delivery": delivery.ref,
        "source": delivery.source,
        "on": on.isoformat(),
        "state": fingerprint(state),
    }
    told |= {"rows": delivery.rows, "joined": counts["joined"], "pairs": max(0, pairs_then - pairs)}
    told |= {"alerts": alerts, "alarms": [*alarms(delivery), *not_believed(small)]}
    return told | _counts(found) | {"children": _listed(found)}


def fingerprint(state: tuple[object, ...]) -> str:
    """A state of the register as one word: a preview holds for as long as it is the same."""
    return " ".join(str(one or 0) for one in state)


def _pairs() -> int:
    """How many pairs stand before a person now."""
    return Doubt.objects.filter(decided_at=None, withdrawn=False, child__restriction="").count()


def _alerts(delivery: Delivery) -> int:
    """How many of its rows look like a child who was closed or has left."""
    return Alert.objects.filter(sighting__delivery=delivery, withdrawn=False).exclude(kind="sealed").count()


def _counts(found: Difference) -> dict[str, Any]:
    moves = (
        found.positions.group_by("from", "to")
        .agg(children=pl.len())
        .sort("children", "from", descending=True)
    )
    return {
        "new_children": found.new.height,
        "joined_into_another": found.gone.height,
        "moved_home": found.moved_home.height,
        "moved_school": found.moved_school.height,
        "changed_facts": found.changed.height,
        "absent": found.absent.height,
        "changed_position": found.positions.height,
        "positions": moves.to_dicts(),
    }


def _listed(found: Difference) -> dict[str, list[dict[str, Any]]]:
    """Who, by kind of change: the child's reference, or for a new one the delivery's own line."""
    refs = children_refs().rename({"child": "ref", "child_id": "child"})
    into = refs.rename({"ref": "into_ref", "child": "into"})
    return {
        "new": found.new.drop("child").head(LISTED).to_dicts(),
        "gone": _named(found.gone.join(into, on="into", how="left").select("child", into="into_ref"), refs),
        "positions": _named(found.positions, refs),
        "moved_school": _named(found.moved_school, refs),
        "moved_home": _named(found.moved_home, refs),
        "changed": _named(found.changed, refs),
        "absent": _named(found.absent, refs),
    }


def _named(frame: pl.DataFrame, refs: pl.DataFrame) -> list[dict[str, Any]]:
    joined = frame.head(LISTED).join(refs, on="child", how="left", maintain_order="left")
    return joined.drop("child").rename({"ref": "child"}).to_dicts()
