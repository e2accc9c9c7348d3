"""Keys for senders' systems, made and ended at a terminal."""

import json

import pytest

from onroll.intake import keys
from onroll.register.models import ApiKey
from tests.cli.conftest import Onroll
from tests.intake.lists import NOW

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
NEW = ("key", "new", "--sender", "Alder Park MIS")


def test_it_tells_a_secret_once_and_ends_it(onroll: Onroll) -> None:
    _, out, _ = onroll(
        *NEW, "--source", "school_roll", "--source", "no_shows", "--school", "899/2001", "--json"
    )
    told = json.loads(out)
    assert keys.find(told["secret"], NOW) == ApiKey.objects.get()
    _, listed, _ = onroll("key", "list", "--json")
    (one,) = json.loads(listed)
    assert (one["sources"], one["schools"], one["made_by"]) == ("no_shows school_roll", "8992001", "amira")
    assert told["secret"] not in listed and one["last_used_at"]
    assert onroll("key", "end", told["key"])[0] == 0
    assert keys.find(told["secret"], NOW) is None
    assert onroll("key", "end", told["key"])[0] == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--source", "nonsense"), "there is no source"),
        (("--source", "referrals", "--school", "\x07"), "is no school"),
        (("--source", "referrals", "--sender", " "), "sender's name"),
    ],
)
def test_it_makes_no_key_that_makes_no_sense(onroll: Onroll, words: tuple[str, ...], says: str) -> None:
    status, _, err = onroll(*NEW, *words)
    assert status == 2 and says in err and not ApiKey.objects.exists()
