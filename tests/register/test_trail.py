"""The trail and the sightings are only ever added to, and whoever changes them past the program is found out."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, connections, router, transaction

from onroll.register import trail, triggers
from onroll.register.models import Event, Fact, Identity, Look, SenderRef, Sighting
from onroll.register.scope import SYSTEM, Actor
from tests.intake.conftest import _another_register, desk, read_here  # noqa: F401
from tests.intake.lists import ROWAN, SCHOOL, Desk

pytestmark = pytest.mark.django_db(databases=["default", "trail"])
AMIRA = Actor("amira", "officer")
RECORDED = [Identity, Sighting, SenderRef, Fact, Event, Look]
TRIES: dict[str, Callable[..., object]] = {
    "change it": lambda rows: rows.update(**{CHANGED[rows.model]: "another"}),
    "delete it": lambda rows: rows._raw_delete(rows.db),
    "change it in bulk": lambda rows: rows.bulk_update(list(rows), [CHANGED[rows.model]]),
    "change it in SQL": lambda rows: sql(rows.model, "UPDATE {table} SET {column} = 'another'"),
    "delete it in SQL": lambda rows: sql(rows.model, "DELETE FROM {table}"),
}
CHANGED = {
    Identity: "surname",
    Sighting: "raw",
    SenderRef: "value",
    Fact: "detail",
    Event: "why",
    Look: "why",
}


def sql(model: type, words: str) -> None:
    alias = router.db_for_write(model)
    with connections[alias].cursor() as cursor:
        cursor.execute(words.format(table=model._meta.db_table, column=CHANGED[model]))  # type: ignore[attr-defined]


@pytest.fixture
def recorded(desk: Desk) -> None:  # noqa: F811
    """One application, with somebody named in it, and one look at the child."""
    desk.take("applications", [{"application_ref": "A-77", **ROWAN, "received_on": "2026-01-10"}])
    desk.take("offers", [{"application_ref": "A-77", "laestab": SCHOOL, "offered_on": "2026-03-02"}])
    trail.looked(AMIRA, ["C1"], page="child")


@pytest.mark.parametrize("model", RECORDED)
def test_it_lets_nobody_change_what_has_been_recorded(recorded: None, model: type) -> None:
    """Row 6."""
    alias = router.db_for_write(model)
    rows = model._default_manager.using(alias)  # type: ignore[attr-defined]
    before = list(rows.order_by("pk").values())
    assert before
    for act in TRIES.values():
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(alias):
            act(rows.all())
        assert list(rows.order_by("pk").values()) == before


@pytest.mark.parametrize("model", [Fact, Event, Look])
def test_it_lets_nobody_empty_a_table(recorded: None, model: type) -> None:
    alias = router.db_for_write(model)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(alias):
        if connections[alias].vendor == "postgresql":
            sql(model, "SET CONSTRAINTS ALL IMMEDIATE")
            sql(model, "TRUNCATE {table}")
        sql(model, "DELETE FROM {table}")  # SQLite has no TRUNCATE: this is how it empties a table


def test_it_seals_each_row_with_the_one_before() -> None:
    for number in range(3):
        trail.record(AMIRA, "judged", about=f"day {number}", detail={"changed": number})
    trail.looked(AMIRA, ["C1", "C2", "C1"], page="account", why="a call from the school")
    assert trail.verify("events") == (3, None)
    assert trail.verify("looks") == (2, None)
    assert [look.child_ref for look in Look.objects.order_by("id")] == ["C1", "C2"]
    assert trail.head("looks") == (2, Look.objects.get(pk=2).chain)


def test_it_has_a_whole_trail_when_nothing_has_happened() -> None:
    assert trail.verify("events") == (0, None)
    assert trail.head("events") == (0, trail.START)


TAMPERED = {
    "a word changed": ("UPDATE {table} SET why = 'nothing to see' WHERE id = 3", 3),
    "another name": ("UPDATE {table} SET actor = 'ben' WHERE id = 2", 2),
    "another moment": ("UPDATE {table} SET at = '2020-01-01 00:00:00+00:00' WHERE id = 4", 4),
    "a row taken out": ("DELETE FROM {table} WHERE id = 2", 2),
    "the first row taken out": ("DELETE FROM {table} WHERE id = 1", 1),
    "a row put in": ("INSERT INTO {table} ({columns}) SELECT 6, {others} FROM {table} WHERE id = 5", 6),
    "a fingerprint changed": ("UPDATE {table} SET chain = before WHERE id = 5", 5),
}


@pytest.mark.parametrize("kind", ["events", "looks"])
@pytest.mark.parametrize("what", TAMPERED)
def test_it_names_the_first_row_that_is_not_as_it_was_written(kind: trail.Kind, what: str) -> None:
    words, first_bad = TAMPERED[what]
    five_rows(kind)
    tamper(trail.TABLES[kind], words)
    assert trail.verify(kind)[1] == first_bad


def test_it_shows_a_cut_end_against_the_last_fingerprint_kept_elsewhere() -> None:
    five_rows("events")
    kept = trail.head("events")
    tamper(Event, "DELETE FROM {table} WHERE id = 5")
    assert trail.verify("events") == (4, None)
    assert trail.head("events") != kept


def test_it_shows_a_trail_chained_afresh_against_the_fingerprint_kept_elsewhere() -> None:
    five_rows("events")
    kept = trail.head("events")
    tamper(Event, "DELETE FROM {table}")
    five_rows("events", who=Actor("ben", "school"))
    assert trail.verify("events") == (5, None)
    assert trail.head("events") != kept


def five_rows(kind: trail.Kind, who: Actor = AMIRA) -> None:
    for number in range(1, 6):
        if kind == "events":
            trail.record(who, "judged", about=str(number), why="the night's work")
        else:
            trail.looked(who, [f"C{number}"], page="child", why="a call from the school")


def tamper(model: type, words: str) -> None:
    """What somebody at the console could do: take the triggers off, and write."""
    alias = router.db_for_write(model)
    table = model._meta.db_table  # type: ignore[attr-defined]
    others = ", ".join(field.column for field in model._meta.local_fields if field.column != "id")  # type: ignore[attr-defined]
    triggers.remove(connections[alias], (table,))
    with connections[alias].cursor() as cursor:
        cursor.execute(words.format(table=table, columns=f"id, {others}", others=others))


def test_it_keeps_a_long_reason_short_and_its_chain_whole() -> None:
    trail.record(AMIRA, "judged", why="é" * 1000)
    assert len(Event.objects.get().why) == trail.LONGEST_WHY
    assert trail.verify("events") == (1, None)


def test_it_undoes_the_record_with_what_it_recorded() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        trail.record(SYSTEM, "judged")
        raise RuntimeError
    assert Event.objects.count() == 0


def test_it_writes_one_row_for_each_child_of_a_long_list() -> None:
    trail.looked(AMIRA, [f"C{number}" for number in range(2500)], page="account 2026-11-20")
    assert trail.verify("looks") == (2500, None)
