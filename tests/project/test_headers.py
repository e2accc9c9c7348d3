"""Every answer carries the headers that keep a page to itself."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "trail"])


def test_it_lets_a_page_load_only_what_is_our_own(client: Client) -> None:
    policy = client.get("/nothing-here").headers["Content-Security-Policy"]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";") if rule.strip())
    assert rules.pop("default-src") == rules.pop("frame-ancestors") == rules.pop("base-uri") == "'none'"
    assert set(rules.values()) == {"'self'"}


def test_it_sends_nothing_of_itself_to_others(client: Client) -> None:
    headers = client.get("/nothing-here").headers
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "camera=()" in headers["Permissions-Policy"]


def test_it_is_closed_unless_opened() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE
    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert settings.DEBUG is False
