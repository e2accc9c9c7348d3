"""The models of matching: which there are, what another would decide otherwise, and which is used from now on."""

from __future__ import annotations

import argparse
from pathlib import Path

import polars as pl

from onroll.intake import nodes
from onroll.jobs import desk
from onroll.matching.door import link
from onroll.matching.model import Model
from onroll.matching.moves import moves
from onroll.register import matching_model, trail

NAME = "model"
HELP = "list, teach, compare and choose the models of matching"


def add(parser: argparse.ArgumentParser) -> None:
    each = parser.add_subparsers(
        title="what to do", metavar="list|compare|use|teach", dest="do", required=True
    )
    listed = each.add_parser("list", help="every model, what it was taught by and how wrong it is")
    compare = each.add_parser("compare", help="which decisions another model would take otherwise")
    compare.add_argument("name", metavar="NAME", help="the other model")
    compare.add_argument("--export", type=Path, metavar="CSV", help="write the list of them")
    use = each.add_parser("use", help="let a model decide from now on; nothing is linked again")
    use.add_argument("name", metavar="NAME", help="which")
    use.add_argument("--why", default="", metavar="WORDS", help="the reason, for the trail")
    teach = each.add_parser("teach", help="let Splink learn a model from this register")
    teach.add_argument("name", metavar="NAME", help="what to call it, such as splink_2026")
    for one in (listed, compare):
        one.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    {"list": _list, "compare": _compare, "use": _use, "teach": _teach}[asked.do](asked)
    return desk.DONE


def _list(asked: argparse.Namespace) -> None:
    used = matching_model.in_use().name
    models = [matching_model.named(name) for name in matching_model.known()]
    if asked.json:
        desk.out_json([{"model": one.name, "in_use": one.name == used, **one.about} for one in models])
        return
    rows = [
        ("in use" if m.name == used else "", m.name, m.about.get("taught by", ""), _figures(m))
        for m in models
    ]
    desk.table(("", "Model", "Taught by", "Measured"), rows)


def _figures(model: Model) -> str:
    measured = model.about.get("measured on seeds not used to teach", {})
    return "; ".join(
        f"precision {one['pair precision']}, recall {one['pair recall']}" for one in measured.values()
    )


def _compare(asked: argparse.Namespace) -> None:
    everybody = nodes.everybody()
    tables = [frame.to_arrow() for frame in (everybody.waiting, everybody.register, everybody.refs)]
    told = [
        link(*tables, model=model) for model in (matching_model.in_use(), matching_model.named(asked.name))
    ]
    moved = moves(*told).join(everybody.sightings.select("node", "child"), on="node", maintain_order="left")
    counts = moved.group_by("was", "becomes").len("identities").sort("was", "becomes")
    if asked.export:
        listed = matching_model.with_refs(moved)
        trail.looked(desk.actor(), listed["child"].unique().sort().to_list(), page="model compare")
        listed.write_csv(asked.export)
    if asked.json:
        desk.out_json({"identities": everybody.waiting.height, "moves": counts.to_dicts()})
    else:
        desk.say(_summary(everybody.waiting.height, counts, asked.name))


def _summary(identities: int, counts: pl.DataFrame, name: str) -> str:
    if counts.is_empty():
        return f"All {identities:,} identities would be decided alike by {name}."
    lines = [f"{number:,} from {was!r} to {becomes!r}" for was, becomes, number in counts.rows()]
    return f"Of {identities:,} identities, {name} would move: {'; '.join(lines)}. Nothing has been changed."


def _use(asked: argparse.Namespace) -> None:
    matching_model.use(asked.name, actor=desk.actor(), why=asked.why)
    desk.say(f"{asked.name} decides from now on. Nothing linked before is linked again.")


def _teach(asked: argparse.Namespace) -> None:
    from onroll.matching.splinked import by_splink

    everybody = nodes.everybody()
    waiting, register = everybody.waiting.to_arrow(), everybody.register.to_arrow()
    path = matching_model.save(by_splink(waiting, register, prior=matching_model.in_use(), name=asked.name))
    desk.say(f"Written: {path}. Compare it (`onroll model compare {asked.name}`) before it is used.")
