"""Every page works in a browser that runs no scripts."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onroll.jobs import receive_upload
from onroll.register.models import Job
from tests.web.town import PUPILS, Town, roll

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "trail"])


def test_amira_filters_and_reads_why(plain: Page, town: Town) -> None:
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Amira").click()
    plain.get_by_role("link", name="All children", exact=True).click()
    plain.get_by_label(re.compile("Unaccounted for")).check()
    plain.get_by_role("button", name="Apply filters").first.click()
    plain.get_by_role("link", name="Quickfall, Leander").click()
    expect(plain.get_by_role("heading", name="Why: unaccounted for")).to_be_visible()


def test_dev_brings_a_roll_in_and_looks_again(plain: Page, town: Town, tmp_path: Path) -> None:
    file = tmp_path / "roll.csv"
    file.write_text(roll(PUPILS[:4], "2026-11-16"))
    plain.goto("/sign-in")
    plain.get_by_role("button", name="Sign in as Dev").click()
    plain.get_by_role("link", name="Deliveries", exact=True).click()
    plain.get_by_role("button", name="Bring files in").click()
    plain.get_by_label("Who sent them?").select_option("school_roll")
    plain.get_by_label("The files").set_input_files(file)
    plain.get_by_role("button", name="Bring in").click()
    expect(plain.get_by_text("Waiting for its turn.")).to_be_visible()
    receive_upload.run(Job.objects.get().ref)
    plain.get_by_role("link", name="Look again now").click()
    expect(plain.get_by_text("4 rows accepted, 0 rejected")).to_be_visible()
