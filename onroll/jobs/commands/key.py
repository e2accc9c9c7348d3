"""Keys for senders' own systems: make one, list them, end one."""

from __future__ import annotations

import argparse

from onroll.intake import keys
from onroll.jobs import desk
from onroll.register.models import ApiKey

NAME = "key"
HELP = "make, list and end the keys with which senders' systems bring files in"


def add(parser: argparse.ArgumentParser) -> None:
    each = parser.add_subparsers(title="what to do", metavar="new|list|end", dest="do", required=True)
    new = each.add_parser("new", help="make a key; its secret is told once")
    new.add_argument("--sender", required=True, metavar="NAME", help="whose system it is for")
    new.add_argument(
        "--source", required=True, action="append", metavar="SOURCE", help="what it may send; repeatable"
    )
    new.add_argument("--school", default=[], action="append", metavar="KEY",
                     help="the only schools it may speak for; repeatable; all, if not given")  # fmt: skip
    listed = each.add_parser("list", help="every key: whose, for what, and when last used")
    end = each.add_parser("end", help="end a key at once")
    end.add_argument("number", type=int, metavar="NUMBER", help="its number in the list")
    for one in (new, listed, end):
        one.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    {"new": _new, "list": _list, "end": _end}[asked.do](asked)
    return desk.DONE


def _new(asked: argparse.Namespace) -> None:
    key, secret = keys.make(asked.sender, asked.source, asked.school, actor=desk.actor(), now=desk.now())
    if asked.json:
        desk.out_json({"key": key.pk, "sender": key.sender, "secret": secret})
    else:
        desk.say(f"Key {key.pk} for {key.sender}. Its secret is shown this once:", secret)


def _list(asked: argparse.Namespace) -> None:
    names = ("pk", "sender", "sources", "schools", "made_by", "made_at", "last_used_at", "ended_at")
    rows = list(ApiKey.objects.order_by("pk").values_list(*names))
    if asked.json:
        desk.out_json([dict(zip(("key", *names[1:]), row, strict=True)) for row in rows])
    else:
        desk.table(("Key", "Sender", "Sources", "Schools", "Made by", "Made", "Last used", "Ended"), rows)


def _end(asked: argparse.Namespace) -> None:
    key = keys.end(asked.number, actor=desk.actor(), now=desk.now())
    if asked.json:
        desk.out_json({"key": key.pk, "sender": key.sender, "ended_at": key.ended_at})
    else:
        desk.say(f"Key {key.pk} of {key.sender} is ended: it opens nothing any more.")
