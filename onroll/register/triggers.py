"""Triggers that refuse change and deletion of what has been recorded, on both engines.

The application's own code never tries; these are the second lock, against a mistake or a hand at the console.
"""

from __future__ import annotations

from typing import Any

ONLY_ADDED = (
    "register_identity",
    "register_sighting",
    "register_senderref",
    "register_fact",
    "register_event",
)
ONLY_ADDED_TO_CASES = ("register_caseact",)
ONLY_ADDED_TO_SCHOOLS = ("register_schoolact",)
ONLY_ADDED_TO_GOVERNANCE = ("register_governancerecord",)
ONLY_ADDED_TO_THE_TRAIL = ("register_look",)

SQLITE = """
CREATE TRIGGER {table}_no_{action} BEFORE {action} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is only ever added to'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION onroll_only_added() RETURNS trigger AS
$$ BEGIN RAISE EXCEPTION '% is only ever added to', TG_TABLE_NAME; END $$ LANGUAGE plpgsql
"""
POSTGRES = """
CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION onroll_only_added()
"""


def install(connection: Any, tables: tuple[str, ...]) -> None:
    """Put the triggers on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
            for table in tables:
                cursor.execute(POSTGRES.format(table=table))
            return
        for table in tables:
            for action in ("UPDATE", "DELETE"):
                cursor.execute(SQLITE.format(table=table, action=action))


def remove(connection: Any, tables: tuple[str, ...]) -> None:
    """Take the triggers off: for a migration that must, and for emptying a test's database."""
    with connection.cursor() as cursor:
        for table in tables:
            if connection.vendor == "postgresql":
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}")
                continue
            for action in ("UPDATE", "DELETE"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
