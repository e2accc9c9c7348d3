"""A day as people type it in three boxes, and what to say when it is not one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class TypedDay:
    """What was typed, the day it means, and what is wrong with it in an officer's words."""

    name: str
    typed: tuple[str, str, str]
    day: date | None
    error: str

    def items(self) -> list[dict[str, str]]:
        """The three boxes of the component, as they were filled in."""
        wide = {"year": "govuk-input--width-4"}
        bad = " govuk-input--error" if self.error else ""
        return [
            {"name": part, "label": part.capitalize(), "value": value,
             "classes": wide.get(part, "govuk-input--width-2") + bad}
            for part, value in zip(PARTS, self.typed, strict=True)
        ]  # fmt: skip


def read(form: Mapping[str, str], name: str, what: str, *, needed: bool) -> TypedDay:
    """Read "{name}-day", "-month" and "-year". `what` begins the message: "The day of the roll"."""
    typed = tuple(str(form.get(f"{name}-{part}", "")).strip()[:10] for part in PARTS)
    day, month, year = typed
    if not any(typed):
        return TypedDay(name, (day, month, year), None, f"{what} is needed" if needed else "")
    if not all(typed):
        return TypedDay(name, (day, month, year), None, f"{what} needs a day, a month and a year")
    try:
        found = date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return TypedDay(name, (day, month, year), None, f"{what} is not a day in the calendar: check it")
    if found.year > 2100:
        return TypedDay(name, (day, month, year), None, f"{what} is too far off: give a year up to 2100")
    if found.year < 1900:
        return TypedDay(name, (day, month, year), None, f"{what} needs a year of four digits, such as 2026")
    return TypedDay(name, (day, month, year), found, "")


def of(name: str, day: date | None) -> TypedDay:
    """A day already known, put into the boxes."""
    typed = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
    return TypedDay(name, typed, day, "")
