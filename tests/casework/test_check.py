"""`onroll check` says when a case is with somebody who works no cases."""

from __future__ import annotations

import pytest

from onroll.register.models import User
from onroll.reports.check import checks
from tests.casework.conftest import DAY, Desk

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def cases(desk: Desk) -> dict[str, object]:
    (found,) = [one for one in checks(DAY) if one["name"] == "cases"]
    return found


def test_it_fails_while_an_open_case_is_with_somebody_who_has_left(desk: Desk) -> None:
    desk.case("ama")
    assert cases(desk)["holds"]
    User.objects.filter(username="ama").update(is_active=False)
    assert cases(desk) == {"name": "cases", "holds": False, "figure": 1}
