"""Make a transfer file for one child: one file, one child, under the destination's next number."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from onroll.casework.make_transfer_file import Made, make_transfer_file
from onroll.jobs import desk
from onroll.register import trail
from onroll.register.models import Child
from onroll.reports.child import child_record
from onroll.reports.stays import stays_of
from onroll.sources.xml.write_ctf import VERSION, CannotWrite, Pupil, check_destination, check_whole

NAME = "transfer"
HELP = "make a transfer file (CTF) for one child, such as for the Lost Pupil Database"
WHO = (
    "upn",
    "surname",
    "forename",
    "sex",
    "former_upn",
    "middle_names",
    "former_surname",
    "preferred_forename",
)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("child", metavar="CHILD", help="the child's reference, such as C7K2M9QXB4")
    whither = "XXXXXXX (not known), MMMMMMM (outside the sector or abroad), or a school's seven digits"
    parser.add_argument("--to", required=True, metavar="WHERE", help=whither)
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the folder to put it in")
    parser.add_argument(
        "--ctf-version", default=VERSION, metavar="N", help=f"the version to write: {VERSION}"
    )
    parser.add_argument("--json", action="store_true", help="print for machines")


def run(asked: argparse.Namespace) -> int:
    desk.ready()
    to = asked.to.upper()
    if not asked.out.is_dir():
        raise desk.BadUse(f"{asked.out}: there is no such folder")
    try:
        check_destination(to)
        pupil = pupil_of(asked.child)
        check_whole(pupil)
        trail.looked(desk.actor(), [asked.child], page=f"transfer {to}")
        made = make_transfer_file(
            asked.child, pupil, to=to, actor=desk.actor(), now=desk.now(), version=asked.ctf_version
        )
    except CannotWrite as why:
        raise desk.BadUse(str(why)) from why
    _tell(asked, to, made, _put(made, asked.out))
    return desk.DONE


def pupil_of(ref: str) -> Pupil:
    """What we know of a child that a transfer file tells. Raises NotFound for a child unknown or unseen."""
    who = child_record(ref, desk.today(), None, desk.actor()).identity
    child = Child.objects.seen_by(desk.actor()).get(ref=ref)
    texts = {name: who.get(name) or "" for name in WHO}
    return Pupil(**texts, dob=who.get("dob"), stays=stays_of(child.pk))


def _put(made: Made, folder: Path) -> Path:
    """Write it for its owner's eyes only; a file that is there already is never replaced."""
    path = folder / made.file
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise desk.BadUse(
            f"{path} is there already and was left as it is; number {made.number} is spent"
        ) from None
    with open(handle, "wb") as file:
        file.write(made.content)
        file.flush()
        os.fsync(file.fileno())
    return path


def _tell(asked: argparse.Namespace, to: str, made: Made, path: Path) -> None:
    if asked.json:
        told = {"child": asked.child, "to": to, "file": made.file, "path": str(path), "number": made.number,
                "version": asked.ctf_version, "sha256": made.sha256}  # fmt: skip
        desk.out_json(told)
    else:
        desk.say(
            f"{path}: one pupil, CTF {asked.ctf_version} (unconfirmed: check it against this year's version)."
        )
