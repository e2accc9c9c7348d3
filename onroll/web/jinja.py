"""The templates' environment: components, addresses, and how days and numbers are written."""

from datetime import date, datetime
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django_htmx.jinja import htmx_script
from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader

from onroll.web import charts, words
from onroll.web.today import LONDON
from onroll.web.waterfall import signed

MACROS = "govuk_frontend_jinja"


def environment(**options: Any) -> Environment:
    """Our own pages first; the GOV.UK components under their own name."""
    ours = options.pop("loader")
    loader = ChoiceLoader([ours, PrefixLoader({MACROS: PackageLoader(MACROS)})])
    made = Environment(loader=loader, trim_blocks=True, lstrip_blocks=True, **options)
    made.globals |= {
        "static": static,
        "url": lambda name, *args: reverse(name, args=args),
        "htmx_script": htmx_script,
        "get_messages": get_messages,
        "chart": charts.address,
    }
    made.filters |= {
        "day": day,
        "moment": moment,
        "day_of": day_of,
        "number": number,
        "role_word": words.role,
        "position": words.position,
        "owner": words.owner,
        "source": words.source,
        "word": words.word,
        "capitalize_first": words.plain,
        "flag": words.flag,
        "decided": lambda code: words.DECISIONS.get(code, words.plain(code)),
        "signed": signed,
        "joined": lambda code: words.JOINED.get(code, words.plain(code)),
    }
    return made


def day(value: date | str | None) -> str:
    """2 November 2026; a day nobody knows is "not known"."""
    if not value:
        return "not known"
    if isinstance(value, str):
        value = date.fromisoformat(value)
    return f"{value.day} {value:%B %Y}"


def day_of(value: date | datetime) -> str:
    """The day of a moment, in London."""
    return day(value.astimezone(LONDON).date() if isinstance(value, datetime) else value)


def moment(value: datetime | None) -> str:
    """2 November 2026, 9:05am: in London, as people say it."""
    if value is None:
        return "not known"
    local = value.astimezone(LONDON)
    clock = (
        f"{local.hour % 12 or 12}{local:%p}".lower()
        if not local.minute
        else f"{local:%I:%M%p}".lower().lstrip("0")
    )
    return f"{day(local.date())}, {clock}"


def number(value: int | None) -> str:
    """8,012; a number nobody knows is a dash."""
    return "–" if value is None else f"{value:,}"
