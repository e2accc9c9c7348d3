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
TAKEN_BACK = "taken back by a person"
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


def key_of_act(ref: str, act: int) -> str:
    """Under this key is kept what an act of a case has told: "KABC act 12"."""
    return f"{ref} act {act}"


def unsay(key: str, *, actor: Actor, why: str, now: datetime) -> None:
    """Take out again, as a withdrawn list is, what was said under a key, inside the transaction of the act that does.

    Whatever found its child by this row finds it by the row whose words it repeats. Nothing said: nothing is done.
    """
    with transaction.atomic():
        lock("intake")
        by_persons = Link.objects.filter(reason=REASON).values("sighting__delivery")
        for delivery in Delivery.objects.filter(file_name=key, state="read", pk__in=by_persons):
            _withdraw(delivery, actor, now)
            trail.record(actor, "withdrawn", about=delivery.ref, why=why, detail={"links_undone": 1})


def _withdraw(delivery: Delivery, actor: Actor, now: datetime) -> None:
    delivery.state, delivery.withdrawn_at, delivery.withdrawn_by = "withdrawn", now, actor.name
    delivery.version += 1
    delivery.save(update_fields=["state", "withdrawn_at", "withdrawn_by", "version"])
    for link in Link.objects.filter(sighting__delivery=delivery, undone_at=None).select_related("sighting"):
        before = Link.objects.filter(child=link.child_id, undone_at=None, sighting__lt=link.sighting_id)
        other = before.order_by("-sighting").first()
        if other is not None:
            Link.objects.filter(anchor=link.sighting_id, undone_at=None).update(anchor=other.sighting_id)
        link.undone_at, link.undone_because, link.undone_known_from = now, TAKEN_BACK, link.known_from
        link.save(update_fields=["undone_at", "undone_because", "undone_known_from"])
        refresh.refresh([link.child_id])


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
