"""Every clock and key day there is, by code: for pages, and the source of `docs/clocks.md`."""

from onroll.facts.citation import Citation
from onroll.policy.choices import Choices
from onroll.policy.deadlines import local, statutory
from onroll.policy.deadlines.clock import Clock
from onroll.policy.deadlines.key_days import KEY_DAYS

HEADING = "Roles and responsibilities"
UNITS = {"school_days": "school day", "working_days": "working day", "days": "day", "hours": "hour"}
NOT_SURE = {"unconfirmed": "to be confirmed", "derived": "worked out", "confirmed": "confirmed"}


def clocks(choices: Choices | None = None) -> dict[str, Clock]:
    """Every clock by its code, those of law first; with a council's own lengths when its choices are given."""
    chosen = local.as_chosen(choices) if choices else local.CLOCKS
    return {one.code: one for one in (*statutory.CLOCKS, *chosen)}


def length_in_words(clock: Clock) -> str:
    """How long a clock runs: "15 school days, the first day counted"."""
    if clock.length == 0:
        return "the same day"
    long = f"{clock.length} {UNITS[clock.unit]}{'s' if clock.length != 1 else ''}"
    return f"{long}, the first day counted" if clock.counts_first_day else long


def as_markdown() -> str:
    """The clocks and key days as the page `docs/clocks.md`."""
    lines = [
        "# Clocks",
        "",
        "Generated from `onroll/policy/deadlines`. A clock warns before it runs out; once late, somebody hears of it.",
        "A length marked * is the council's choice (`choices.toml`). Prospective rules are made but not yet in force.",
        "",
        "| clock | from | runs | warns | owed by | once late | rule | how sure |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
        *(_row(one) for one in clocks().values()),
        "",
        "## Key days",
        "",
        "| day | in 2026/27 | warns | owed by | once late | rule | how sure |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for one in KEY_DAYS:
        days = ", ".join(f"{day:%-d %B %Y}" for day in one.in_school_year(2026))
        warns = f"{one.warns_before} days" if one.warns_before else "-"
        sure = _sure(one.citation)
        lines.append(
            f"| {one.title} | {days} | {warns} | {one.owed_by} | {one.escalates_to or '-'} | {one.citation} | {sure} |"
        )
    return "\n".join(lines) + "\n"


def _row(one: Clock) -> str:
    runs = (
        length_in_words(one)
        + (" *" if one.code in local.CHOSEN_LENGTHS else "")
        + (" (a target)" if one.aim else "")
    )
    warns = f"{one.warns_before} before" if one.warns_before else "-"
    cells = (
        one.title,
        one.starts,
        runs,
        warns,
        one.owed_by,
        one.escalates_to or "-",
        one.citation,
        _sure(one.citation),
    )
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _sure(citation: Citation) -> str:
    return NOT_SURE[citation.certainty] + ("" if citation.in_force_from else "; prospective")
