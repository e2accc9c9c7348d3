"""A register that is built once and put back is the same, row for row, on either engine."""

import pytest
from django.db import transaction

from onroll.register.models import Delivery
from onroll.register.models.setting import Setting
from tests import once
from tests.intake.lists import LEONA, ROWAN, Desk, on_roll

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
TOLD: list[str] = []


def a_roll_comes_and_the_council_is_renamed(desk: Desk) -> Delivery:
    """Adds rows, and changes one that was there."""
    TOLD.append("once")
    Setting.objects.filter(key="council").update(value="anybourne")
    Setting.objects.create(key="motto", value="tab\tline\nback\\slash, \N{SNOWMAN}")
    return desk.bring("school_roll", on_roll([ROWAN, LEONA], "2026-09-10"))


def test_it_puts_back_every_row_as_it_was(desk: Desk) -> None:
    Setting.objects.filter(key="council").update(value="another")
    with transaction.atomic():
        brought = desk.begin(a_roll_comes_and_the_council_is_renamed)
        built = {table: set(rows) for table, rows in once._rows().items()}
        transaction.set_rollback(True)
    assert not Delivery.objects.exists()
    desk.brought = 0
    assert desk.begin(a_roll_comes_and_the_council_is_renamed).ref == brought.ref
    assert {table: set(rows) for table, rows in once._rows().items()} == built
    assert (TOLD, desk.brought) == (["once"], 1)
