"""What a person establishes about a child becomes news like any other: a delivery of one row, that can be withdrawn.

The row names the child as the latest row about them does, and is linked to them by the person's
decision: no matching is asked. So the account moves by the same rules as for every file.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction

from onroll.register import trail
from onroll.register.bulk import lock, next_ids
from onroll.register.identities import joined, key_of
from onroll.register.models import Child, Delivery, Fact, Identity, Link, Sighting
from onroll.register.refs import new_ref
from onroll.register.scope import Actor, NotFound
from onroll.register.search import refresh
from onroll.sources.catalogue import find
from onroll.sources.shape import IDENTITY

REASON = "person-established"
WHO = ("upn", "former_upn", "nhs_number", "surname", "forename", "middle_names", "former_surname",
       "preferred_forename", "full_name", "dob", "sex")  # fmt: skip
DOOR = "form"
"""A single row, as the senders' own systems send it: no list, so it has no usual size."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim about one child, as a fact of the source it belongs to (`onroll.sources.datasets`)."""

    source: str
    kind: str
    code: str = ""
    true_from: date | None = None
    true_until: date | None = None
    said_on: date | None = None
    school: str = ""
    place: str = ""
    detail: str = ""


class NotSaid(ValueError):
    """The claim is not one that its source can make; says why."""


def say(ref: str, said: Said, *, key: str, actor: Actor, now: datetime) -> Delivery:
    """Take a claim in, inside the transaction of the act that made it. The same claim under the same key is one.

    key: what establishes it, so that saying it again is a repeat: "KABC act 12". Raises NotFound, NotSaid.
    """
    _check(said)
    with transaction.atomic():
        lock("intake")
        child: Child | None = Child.objects.seen_by(actor).filter(ref=ref).first()
        if child is None:
            raise NotFound(ref)
        row = json.dumps({"of": ref, "key": key} | asdict(said), sort_keys=True, default=str)
        digest = sha256(row.encode()).hexdigest()
        earlier = Delivery.objects.filter(source=said.source, sha256=digest, state="read").first()
        if earlier is not None:
            earlier.repeat = True
            return earlier
        delivery = _delivery(said, digest, key, actor, now)
        _add(child, delivery, said, row, actor, now)
        trail.record(actor, "said_of", about=ref, detail={"delivery": delivery.ref, "source": said.source})
        refresh.refresh([child.pk])
    return delivery


def _check(said: Said) -> None:
    shapes = [shape for shape in find(said.source).facts if shape.kind == said.kind]
    if not shapes:
        raise NotSaid(f"{said.source} never says {said.kind!r}")
    columns = {column.name: column.codes for column in find(said.source).columns}
    codes = columns.get(shapes[0].code, ())
    if codes and said.code not in codes:
        raise NotSaid(f"{said.source}: {said.code!r} is not one of {', '.join(codes)}")


def _delivery(said: Said, digest: str, key: str, actor: Actor, now: datetime) -> Delivery:
    return Delivery.objects.create(
        ref=new_ref("D"), source=said.source, file_name=key[:255], sha256=digest, state="read", received_at=now,
        learned_at=now, rows=1, accepted=1, received_by=actor.name, sender=actor.name[:80], door=DOOR,
        school=said.school[:40],
    )  # fmt: skip


def _add(child: Child, delivery: Delivery, said: Said, row: str, actor: Actor, now: datetime) -> None:
    """The sighting, its fact, and the link that a person decided."""
    (sighting,), (fact,), (link,) = (next_ids(table, 1) for table in (Sighting, Fact, Link))
    Sighting.objects.create(
        id=sighting, delivery=delivery, line=1, identity=_identity(child), said_on=said.said_on,
        true_from=said.true_from, true_until=said.true_until, school=said.school or None, learned_at=now, raw=row,
    )  # fmt: skip
    Fact.objects.create(
        id=fact, sighting_id=sighting, kind=said.kind, true_from=said.true_from, true_until=said.true_until,
        said_on=said.said_on, school=said.school or None, code=said.code or None, detail=said.detail[:400] or None,
        place=said.place[:200] or None, learned_at=now,
    )  # fmt: skip
    Link.objects.create(
        id=link, sighting_id=sighting, child=child, reason=REASON, decided_by=actor.name, known_from=now, made_at=now,
        cause=delivery,
    )  # fmt: skip


def _identity(child: Child) -> Identity:
    """Who the child is, by the latest standing row about them; where they live is not said again."""
    links = Link.objects.filter(child=child, undone_at=None, sighting__delivery__state="read")
    latest = (
        links.select_related("sighting__identity").order_by("-sighting__learned_at", "-sighting_id").first()
    )
    if latest is None:
        raise NotFound(child.ref)
    who = {name: getattr(latest.sighting.identity, name) for name in WHO}
    key = key_of(joined(who.get(name) for name in IDENTITY))
    return Identity.objects.get_or_create(key=key, defaults=who)[0]
