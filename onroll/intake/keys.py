"""The keys with which senders' own systems bring files in: made, listed and ended; only a fingerprint is kept."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction

from onroll.intake import check
from onroll.intake.check import NotReceived
from onroll.register import trail
from onroll.register.models import ApiKey
from onroll.register.scope import Actor, NotFound
from onroll.sources.schools import school_key
from onroll.sources.shape import Refused

MARK = "onroll_"
LONGEST = 400
FRESH = timedelta(minutes=1)
"""How finely it is known when a key was last used: a busy key writes once in this time."""


def make(
    sender: str, sources: Sequence[str], schools: Sequence[str], *, actor: Actor, now: datetime
) -> tuple[ApiKey, str]:
    """A new key and its secret, which is told this once. Raises NotAllowed, or NotReceived saying what is wrong."""
    check.may_send(actor)
    named = " ".join(sender.split())
    if not named or len(named) > 80:
        raise NotReceived("a key needs its sender's name, of 80 letters or fewer")
    codes = sorted({check.source_of(code).code for code in sources})
    if not codes:
        raise NotReceived("a key needs at least one source that it may send")
    places = sorted({_school(text) for text in schools})
    if max(len(" ".join(codes)), len(" ".join(places))) > LONGEST:
        raise NotReceived("that is more than one key can hold: make several")
    secret = MARK + secrets.token_urlsafe(32)
    with transaction.atomic():
        key = ApiKey.objects.create(
            sender=named, digest=_digest(secret), sources=" ".join(codes), schools=" ".join(places),
            made_by=actor.name, made_at=now,
        )  # fmt: skip
        trail.record(actor, "key_made", about=str(key.pk), detail={"sources": codes, "schools": places})
    return key, secret


def end(number: int, *, actor: Actor, now: datetime) -> ApiKey:
    """End a key: from now on it opens nothing. Raises NotAllowed or NotFound."""
    check.may_send(actor)
    with transaction.atomic():
        key = ApiKey.objects.select_for_update().filter(pk=number, ended_at=None).first()
        if key is None:
            raise NotFound(f"no key {number} is in use")
        key.ended_at = now
        key.save(update_fields=["ended_at"])
        trail.record(actor, "key_ended", about=str(key.pk))
    return key


def find(secret: str, now: datetime) -> ApiKey | None:
    """The key in use with this secret, or none; that it was used is noted."""
    digest = _digest(secret)
    key = ApiKey.objects.filter(digest=digest, ended_at=None).first()
    if key is None or not hmac.compare_digest(key.digest, digest):
        return None
    if key.last_used_at is None or now - key.last_used_at > FRESH:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)
    return key


def actor_of(key: ApiKey) -> Actor:
    """The key as an actor: it may bring files in and sees no child."""
    return Actor(f"{key.sender} (key {key.pk})", "data")


def may_speak_for(key: ApiKey) -> frozenset[str]:
    """The only schools this key may speak for; none named is all."""
    return frozenset(key.schools.split())


def _school(text: str) -> str:
    try:
        school = school_key(text)
    except Refused as why:
        raise NotReceived(str(why)) from why
    if " " in school:
        raise NotReceived(f"{text!r}: a school's own code cannot hold a space here")
    return school


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
