"""A borough's year reviewed by somebody who knows the truth: nobody wrongly joined, fewer split; then all undone."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from onroll.borough import write
from onroll.intake.review.decide import different, same
from onroll.intake.review.undo import undo
from onroll.jobs.scoring import pairs
from onroll.jobs.scoring.play import Played, play
from onroll.jobs.scoring.truth import Truth, read_truth
from onroll.register.council import set_council
from onroll.register.models import Decision
from onroll.register.scope import SYSTEM
from onroll.reports.account import account
from onroll.reports.review.queue import Waiting, queue
from tests.intake.review.people import AMIRA

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
CHILDREN, SEED = 700, 4711
START, END = date(2026, 5, 4), date(2026, 11, 24)


def test_a_reviewer_who_knows_mends_the_register_and_can_take_all_of_it_back(
    tmp_path: Path, db: None
) -> None:
    set_council("anybourne")
    write(tmp_path, children=CHILDREN, seed=SEED, start=START, end=END)
    truth = read_truth(tmp_path)
    played = play(tmp_path, truth, step=40)
    before, asked, found = csv(), numbers(), linkage(played, truth)
    decided = review(played, truth)
    after = linkage(played, truth)
    assert decided >= 3
    assert after["children_split"] < found["children_split"]
    assert after["children_wrongly_joined"] == 0
    assert account(END, None, SYSTEM).residual == 0 and numbers() == set()
    for made in Decision.objects.filter(undone_at=None).order_by("-pk"):
        undo(made.pk, actor=AMIRA, why="a rehearsal", now=moment(decided + 1))
    assert (csv(), numbers()) == (before, asked)


def review(played: Played, truth: Truth) -> int:
    """Answer every doubt, the gravest first, by whom the two are truly about; returns how many were answered."""
    decided = 0
    while waits := queue(END, AMIRA):
        answer(waits[0], persons(played, truth), moment(decided))
        decided += 1
    return decided


def answer(asked: Waiting, person: dict[int, str], now: datetime) -> None:
    why = "I know them"
    if person[asked.elder] == person[asked.younger]:
        same(asked.doubt, actor=AMIRA, why=why, now=now, confirmed=why)
    else:
        different(asked.doubt, actor=AMIRA, why=why, now=now)


def persons(played: Played, truth: Truth) -> dict[int, str]:
    """Whom each child's rows are truly about."""
    held = pairs.held(played, truth).drop_nulls(["child", "person"])
    return dict(held.unique("child", keep="first", maintain_order=True).select("child", "person").rows())


def linkage(played: Played, truth: Truth) -> dict[str, int]:
    return pairs.linkage(pairs.held(played, truth), played)


def numbers() -> set[int]:
    return {one.doubt for one in queue(END, AMIRA)}


def csv() -> str:
    return account(END, None, SYSTEM).csv()


def moment(minutes: int) -> datetime:
    """A moment of the day after the story's last."""
    return datetime.fromisoformat("2026-11-25T09:00:00+00:00") + timedelta(minutes=minutes)
