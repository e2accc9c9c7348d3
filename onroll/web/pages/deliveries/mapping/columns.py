"""Columns in an officer's words, and as the choices of a form."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from onroll.sources.headers import columns_of
from onroll.sources.shape import Source
from onroll.web import words

LEFT_OUT = "Leave it out"
CALLED = {
    "upn": "UPN", "former_upn": "Former UPN", "nhs_number": "NHS number", "dob": "Date of birth", "uprn": "UPRN",
    "laestab": "School’s number (LAESTAB)", "urn": "School’s URN", "la_code": "Authority’s code",
    "nc_year": "Year group", "source_ref": "Sender’s own reference", "parent1_name": "First parent’s name",
    "parent1_phone": "First parent’s telephone", "parent1_email": "First parent’s email",
    "parent2_name": "Second parent’s name", "parent2_phone": "Second parent’s telephone",
    "as_at": "Day the list speaks of", "full_name": "Whole name in one cell",
    "full_address": "Whole address in one cell", "enrol_status": "Registration (C, M, S, F, O or G)",
}  # fmt: skip


def called(column: str) -> str:
    """A column's name for people: Date of birth."""
    return CALLED.get(column) or words.plain(column)


def form(
    headers: Sequence[str], chosen: Mapping[str, str], source: Source, errors: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Each header with its choices, the one chosen marked, and what is wrong with it."""
    offered = {column: called(column) for column in columns_of(source)}
    return [
        {"header": header, "name": f"column-{place}", "error": errors.get(header, ""), "items": [
            {"value": column, "text": text, "selected": column == chosen.get(header, "")}
            for column, text in {"": LEFT_OUT, **offered}.items()
        ]}
        for place, header in enumerate(headers)
    ]  # fmt: skip


def chosen_in(form: QueryDict, headers: Sequence[str]) -> dict[str, str]:
    """Each header and the column somebody chose for it."""
    return {header: form.get(f"column-{place}", "") for place, header in enumerate(headers)}
