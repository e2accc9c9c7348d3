"""Who else a case touches: children at the same address, and the child's other cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from onroll.facts.case import CaseFile
from onroll.register.cases import cases_seen_by
from onroll.register.models import Case
from onroll.register.scope import Actor
from onroll.reports.account import account


def at_the_same_address(file: CaseFile, actor: Actor, on: date) -> list[dict[str, Any]]:
    """The rows of the account of the other children at this child's address; none when it is not known."""
    postcode, address = file.facts.get("postcode"), file.facts.get("address1")
    if not postcode or not address:
        return []
    rows = account(on, None, actor).rows
    there = (pl.col("postcode") == postcode) & (pl.col("address1").str.to_lowercase() == address.lower())
    return rows.filter(there & (pl.col("child") != file.child)).sort("dob", nulls_last=True).to_dicts()


def other_cases(case: Case, actor: Actor) -> list[Case]:
    """The child's other cases, those still open first, then the latest."""
    found = cases_seen_by(actor).filter(child=case.child_id).exclude(pk=case.pk).order_by("-opened_on", "-pk")
    return sorted(found, key=lambda one: one.closed_on is not None)
