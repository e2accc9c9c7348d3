"""Decide who is whom from a terminal: list what waits, decide, split, join, undo."""

from __future__ import annotations

import argparse
import re
from typing import Any

from onroll.casework.act import Doer
from onroll.intake.review import decide, undo
from onroll.intake.review import split as parted
from onroll.jobs import desk, open_cases
from onroll.policy.at_risk.mistaken_identity import if_different, if_same
from onroll.register import trail
from onroll.register.models import Decision, Sighting
from onroll.reports.review.pair import headlines
from onroll.reports.review.queue import Waiting, queue

NAME = "review"
HELP = "decide who is whom: list, decide, split, join, undo"
KINDS = ("same", "different", "cannot-tell")


def add(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(title="what to do", metavar="ACT", required=True)
    listing = _act(acts, "list", listed, "what waits for a person, the gravest first")
    listing.add_argument("--on", type=desk.day, metavar="DATE", help="as things stand on this day: today")
    deciding = _act(acts, "decide", decided, "say of a pair: same, different or cannot-tell")
    deciding.add_argument("doubt", type=int, metavar="DOUBT", help="the number that `review list` gives")
    deciding.add_argument("kind", choices=KINDS)
    deciding.add_argument("--again-on", type=desk.day, metavar="DATE", help="cannot-tell: when to look again")
    deciding.add_argument("--waits-for", default="", metavar="TEXT", help="cannot-tell: what is waited for")
    joining = _act(acts, "join", joined, "two children are one")
    joining.add_argument("child", metavar="CHILD")
    joining.add_argument("other", metavar="OTHER")
    splitting = _act(acts, "split", was_split, "some rows of a child are about another child")
    splitting.add_argument("child", metavar="CHILD")
    splitting.add_argument("rows", nargs="+", metavar="DELIVERY:LINE", help="such as D7K2M9QXB4:12")
    undoing = _act(acts, "undo", undone, "take a decision back")
    undoing.add_argument("decision", type=int, metavar="DECISION")
    undoing.add_argument("--with-later", action="store_true", help="and first all that rest on it")
    for act in (deciding, joining, splitting, undoing):
        act.add_argument("--why", required=True, metavar="TEXT", help="the reason; do not name a child")
    for act in (deciding, joining):
        help_text = "why they are one child though each has a lasting number of their own"
        act.add_argument("--confirm-two-numbers", default="", metavar="TEXT", help=help_text)


def _act(acts: Any, name: str, do: Any, says: str) -> argparse.ArgumentParser:
    act: argparse.ArgumentParser = acts.add_parser(name, help=says, description=says)
    act.add_argument("--json", action="store_true", help="print for machines")
    act.set_defaults(act=do)
    return act


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    return int(asked.act(asked))


def listed(asked: argparse.Namespace) -> int:
    """What waits: one look for each child listed."""
    actor = desk.actor()
    waits = queue(asked.on or desk.today(), actor)
    who = headlines([child for one in waits for child in (one.elder, one.younger)])
    trail.looked(actor, [one["ref"] for one in who.values()], page="review list")
    told = [_line(one, who) for one in waits]
    if asked.json:
        desk.out_json(told)
        return desk.DONE
    desk.say(f"{len(told):,} {'pair waits' if len(told) == 1 else 'pairs wait'} for a person.")
    for one in told:
        put_back = f" (put back until {one['again_on']})" if one["again_on"] else ""
        desk.say(f"{one['doubt']}: {' and '.join(one['children'])}{put_back}: {one['says']}")
    return desk.DONE


def _line(one: Waiting, who: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {
        "doubt": one.doubt, "children": [who[child]["ref"] for child in (one.elder, one.younger)],
        "positions": [where.position for where in one.stands[:2]], "if_same": if_same(*one.stands),
        "if_different": if_different(*one.stands[:2]), "harm": one.harm.grade, "says": one.harm.says,
        "risk_flags": list(one.flags), "days_waiting": one.days, "weight": round(one.weight, 2), "reason": one.reason,
        "again_on": one.again_on, "waits_for": one.waits_for,
    }  # fmt: skip


def decided(asked: argparse.Namespace) -> int:
    told: dict[str, Any] = {"actor": desk.actor(), "why": asked.why, "now": desk.now()}
    if asked.kind == "same":
        made = decide.same(asked.doubt, confirmed=asked.confirm_two_numbers, **told)
    elif asked.kind == "different":
        made = decide.different(asked.doubt, **told)
    elif asked.again_on is None or asked.again_on <= desk.today():
        raise desk.BadUse("cannot-tell needs --again-on, a day to come on which to look again")
    else:
        made = decide.cannot_tell(asked.doubt, again_on=asked.again_on, waits_for=asked.waits_for, **told)
    return _say(asked, [made])


def joined(asked: argparse.Namespace) -> int:
    told: dict[str, Any] = {"actor": desk.actor(), "why": asked.why, "now": desk.now()}
    return _say(asked, [decide.join(asked.child, asked.other, confirmed=asked.confirm_two_numbers, **told)])


def was_split(asked: argparse.Namespace) -> int:
    rows = [_row(text) for text in asked.rows]
    return _say(asked, [parted.split(asked.child, rows, actor=desk.actor(), why=asked.why, now=desk.now())])


def _row(text: str) -> int:
    found = re.fullmatch(r"(D\w+):(\d+)", text)
    if not found:
        raise desk.BadUse(f"{text!r} is not a row: write its delivery and line, such as D7K2M9QXB4:12")
    row = Sighting.objects.filter(delivery__ref=found[1], delivery__state="read", line=int(found[2])).first()
    if row is None:
        raise desk.BadUse(f"{text}: there is no such row")
    return int(row.pk)


def undone(asked: argparse.Namespace) -> int:
    told: dict[str, Any] = {"actor": desk.actor(), "why": asked.why, "now": desk.now()}
    if asked.with_later:
        return _say(asked, undo.undo_in_order(asked.decision, **told))
    return _say(asked, [undo.undo(asked.decision, **told)])


def _say(asked: argparse.Namespace, made: list[Decision]) -> int:
    by = Doer(desk.actor(), desk.now(), desk.today())
    open_cases.follow_joins(by)
    open_cases.follow_splits(by)
    told = [
        {"decision": one.pk, "kind": one.kind, "child": one.child.ref, "other": one.other.ref if one.other else None,
         "why": one.why, "decided_by": one.decided_by, "undone_by": one.undone_by or None}
        for one in made
    ]  # fmt: skip
    if asked.json:
        desk.out_json(told)
    for one in [] if asked.json else told:
        state = f"undone by {one['undone_by']}" if one["undone_by"] else f"made by {one['decided_by']}"
        desk.say(f"Decision {one['decision']} ({one['kind']}: {one['child']} and {one['other']}) is {state}.")
    return desk.DONE
