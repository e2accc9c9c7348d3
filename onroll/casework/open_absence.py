"""Open a case of an absence that a school has reported: what the report says is done is written down with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from django.db import transaction

from onroll.casework.act import Doer, NotDone, act_on
from onroll.casework.do_step import DONE
from onroll.casework.open_case import open_case
from onroll.facts.case import STEP
from onroll.policy.school_returns.owed import News, is_illness
from onroll.policy.ways_out.unexplained_absence import (
    CODE,
    FIFTEEN_DAYS,
    ILLNESS,
    KNOWN,
    REFERRED,
    TEN_DAYS,
    UNEXPLAINED,
)
from onroll.register.models import Case

ROWS = ("32",)


def open_absence(child: str, news: News, by: Doer) -> Case:
    """Open it at the school that reported it, with its first day. To report is to refer.

    Raises NotFound, NotDone when the report is none of an absence or there is a case of it already.
    """
    if news.kind != "absence":
        raise NotDone("this is no report of an absence")
    why = f"absent since {news.day:%-d %B %Y}, as the school has told us"
    with transaction.atomic():
        case = open_case(child, CODE, why, by, school=news.school)
        for step, said in _told(news):
            told = replace(by, on=news.told_on or by.on)
            act_on(case, STEP, told, step=step, data={"outcome": DONE, **said}, why="the school’s own report")
    case.refresh_from_db()
    return case


def _told(news: News) -> Iterator[tuple[str, dict[str, str]]]:
    """What the report answers, by the code of the step."""
    ill = is_illness(news)
    kind = ILLNESS if ill else UNEXPLAINED
    yield KNOWN, {"kind": kind, "first_day": news.day.isoformat(), "codes": news.codes}
    if news.told_on is None:
        return
    sent = FIFTEEN_DAYS if ill else TEN_DAYS
    if not ill:
        yield REFERRED.code, {"referred_on": news.told_on.isoformat()}
    if sent.clock is not None and news.school_days >= sent.clock.length:
        yield sent.code, {"sent_on": news.told_on.isoformat()}
