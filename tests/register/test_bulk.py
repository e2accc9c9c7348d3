"""Many rows at once come out as they went in, on both engines."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import polars as pl
import pytest
from django.db import IntegrityError, transaction

from onroll.register import bulk
from onroll.register.bulk import PLACE_OF_NUL, among, insert_frame, lock, next_ids, read_frame
from onroll.register.models import Child, Event, Identity, Link

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
MOMENT = pl.Datetime("us", "UTC")
AWKWARD = [
    "O'Brien", 'a "quoted" word', "comma, and\ttab", "two\nlines", "two\r\nlines", "\\N", "\\.", "NULL", "",
    " led and trailed ", "Zoë Ångström", "李小龙", "😀", "%s", "{}", "1e5", "007", "=1+1",
]  # fmt: skip


def identities(surnames: list[str | None], born: date | None = date(2016, 2, 29)) -> pl.DataFrame:
    keys = [f"k{number:05}" for number in range(len(surnames))]
    return pl.DataFrame(
        {"key": keys, "surname": surnames, "dob": [born] * len(keys)},
        {"key": pl.String, "surname": pl.String, "dob": pl.Date},
    )


def back() -> list[tuple[str, str | None, date | None]]:
    schema = {"key": pl.String, "surname": pl.String, "dob": pl.Date}
    return read_frame("SELECT key, surname, dob FROM register_identity ORDER BY key", [], schema).rows()


def test_it_brings_every_text_back_as_it_was() -> None:
    assert insert_frame(Identity, identities([*AWKWARD, None])) == len(AWKWARD) + 1
    assert [surname for _, surname, _ in back()] == [*AWKWARD, None]
    assert [identity.surname for identity in Identity.objects.order_by("key")] == [*AWKWARD, None]


def test_it_tells_nothing_and_blank_apart() -> None:
    insert_frame(Identity, identities(["", None]))
    assert Identity.objects.filter(surname="").count() == Identity.objects.filter(surname=None).count() == 1


def test_it_puts_a_mark_where_no_store_can_hold_a_nul() -> None:
    insert_frame(Identity, identities(["before\x00after"]))
    assert back()[0][1] == f"before{PLACE_OF_NUL}after"


@pytest.mark.parametrize(
    "born", [date(1, 1, 1), date(1969, 12, 31), date(2016, 2, 29), date(9999, 12, 31), None]
)
def test_it_brings_every_day_back(born: date | None) -> None:
    insert_frame(Identity, identities(["Haddad"], born))
    assert back()[0][2] == Identity.objects.get().dob == born


@pytest.mark.parametrize("micro", [0, 1, 120_000, 999_999])
def test_it_brings_every_moment_back_as_the_models_read_it(micro: int) -> None:
    at = datetime(2026, 3, 29, 1, 30, 0, micro, tzinfo=UTC)
    rows = pl.DataFrame(
        [(1, "C1", at, "", 1)],
        {
            "id": pl.Int64,
            "ref": pl.String,
            "created_at": MOMENT,
            "restriction": pl.String,
            "version": pl.Int64,
        },
        orient="row",
    )
    insert_frame(Child, rows)
    read = read_frame("SELECT created_at FROM register_child", [], {"at": MOMENT})["at"][0]
    assert read == Child.everyone.get().created_at == at
    assert Child.everyone.filter(created_at=at, created_at__lte=at).exists()
    assert not Child.everyone.filter(created_at__lt=at).exists()


def test_it_writes_moments_in_any_zone_as_the_same_moment() -> None:
    at = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    summer = pl.Series([at], dtype=MOMENT).dt.convert_time_zone("Europe/London")
    rows = pl.DataFrame({"id": [1], "ref": ["C1"], "created_at": summer, "restriction": [""], "version": [1]})
    insert_frame(Child, rows)
    assert Child.everyone.get().created_at == at


def test_it_reads_numbers_shares_and_yes_and_no() -> None:
    schema = {
        "whole": pl.Int64,
        "share": pl.Float64,
        "yes": pl.Boolean,
        "no": pl.Boolean,
        "nothing": pl.Int64,
    }
    sql = "SELECT 9007199254740993, 0.1, 1 = 1, 1 = 2, CAST(NULL AS INTEGER)"
    (row,) = read_frame(sql, [], schema).rows()
    assert row == (9007199254740993, 0.1, True, False, None)


def test_it_keeps_the_columns_of_a_query_without_rows() -> None:
    schema = {"key": pl.String, "dob": pl.Date, "at": MOMENT, "yes": pl.Boolean}
    found = read_frame("SELECT ref, created_at, created_at, version = 1 FROM register_child", [], schema)
    assert (found.height, dict(found.schema)) == (0, schema)


def test_it_adds_all_or_nothing() -> None:
    twice = pl.concat([identities(["Haddad"] * 3), identities(["Okonkwo"])])
    with pytest.raises(IntegrityError):
        insert_frame(Identity, twice)
    assert Identity.objects.count() == 0


def test_it_takes_in_more_rows_than_one_part_holds() -> None:
    assert insert_frame(Identity, identities(["Haddad"] * 60_001)) == Identity.objects.count() == 60_001


def test_it_asks_for_very_many_values_at_once() -> None:
    insert_frame(Identity, identities(AWKWARD))
    where, values = among("surname", [*AWKWARD[:5], *(f"nobody {number}" for number in range(50_000))])
    found = read_frame(f"SELECT surname FROM register_identity WHERE {where}", values, {"surname": pl.String})
    assert sorted(found["surname"]) == sorted(AWKWARD[:5])


def test_it_finds_nobody_among_no_values() -> None:
    insert_frame(Identity, identities(["Haddad"]))
    where, values = among("surname", [])
    assert read_frame(
        f"SELECT surname FROM register_identity WHERE {where}", values, {"s": pl.String}
    ).is_empty()


def test_it_numbers_rows_without_gaps_and_lets_the_models_go_on_from_there() -> None:
    assert list(next_ids(Child, 0)) == []
    first = next_ids(Child, 3)
    rows = [Child(pk=pk, ref=f"C{pk}", created_at=datetime(2026, 1, 1, tzinfo=UTC)) for pk in first]
    Child.everyone.bulk_create(rows)
    later = Child.everyone.create(ref="later", created_at=datetime(2026, 1, 1, tzinfo=UTC))
    assert later.pk == first[-1] + 1
    assert next_ids(Child, 1) == range(later.pk + 1, later.pk + 2)
    assert next_ids(Link, 2) == range(1, 3)


def test_it_holds_a_lock_only_within_a_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    with transaction.atomic():
        lock("intake")
        lock("intake")
    outside = SimpleNamespace(in_atomic_block=False, vendor="sqlite")
    monkeypatch.setattr(bulk, "connections", {"default": outside})
    with pytest.raises(transaction.TransactionManagementError):
        lock("intake")


def test_it_reads_the_rows_of_its_own_transaction() -> None:
    with transaction.atomic():
        insert_frame(Identity, identities(["Haddad"]))
        assert len(back()) == 1


def test_it_writes_to_the_store_of_the_trail() -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(microseconds=5)
    words = dict.fromkeys(("actor", "role", "kind", "about", "why", "detail", "before", "chain"), "x")
    insert_frame(Event, pl.DataFrame({"id": [1], "at": pl.Series([at], dtype=MOMENT), **words}))
    assert Event.objects.get().at == at
